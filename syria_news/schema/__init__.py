"""Every table's columns, written once: the data dictionary, the data package and the checks come from here."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ALL_TABLES", "EXTRAS", "TABLES", "Column", "Reference", "Table"]

ACTOR_TYPES = ("state", "government", "military", "rebel", "political", "igo", "ngo", "media", "person", "civilian")
PLACE_KINDS = (
    "country",
    "region",
    "admin1",
    "admin2",
    "city",
    "town",
    "village",
    "neighbourhood",
    "facility",
    "natural",
)
EVENT_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
ACLED_TYPES = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
)
EVENT_STATUSES = ("reported", "planned", "proposed", "denied")
HARMS = ("killed", "injured", "casualties", "missing", "abducted", "detained", "displaced")
CASUALTY_STATUSES = ("reported", "negated", "denied", "hypothetical")
VICTIM_CLASSES = ("civilian", "combatant", "mixed", "unknown")
DATE_BASES = ("given", "printed", "inferred", "unknown")
DATE_EVIDENCE = (
    "given",
    "printed",
    "photo",
    "day told as past",
    "photo of what is told",
    "day still to come",
    "period told as past",
    "order of the page",
    "other article",
)
GEOCODINGS = ("codebook", "gazetteer", "ambiguous", "unknown")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name : str
        The column's name.
    dtype : str
        ``string``, ``Int64``, ``Float64``, ``boolean``, ``datetime`` (a day) or ``category``.
    meaning : str
        What a value says.
    allowed : tuple of str
        For a category, its values in order.
    missing : str
        When a value is missing; empty where it never is.
    unit : str
        The unit of a number.
    ordered : bool
        Whether the values of a category have an order.
    """

    name: str
    dtype: str
    meaning: str
    allowed: tuple[str, ...] = ()
    missing: str = ""
    unit: str = ""
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values, where not missing, stand in a column of another table or of the same."""

    column: str
    table: str
    to: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its grain, its key, its columns in order, and which of them point at other tables."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]


def _where() -> tuple[Column, ...]:
    """Give the columns that tie a row to its characters."""
    return (
        Column("article_id", "string", "The article that the row was read in."),
        Column("sentence", "Int64", "Number of the sentence in the article; 0 is the title, if there is one."),
        Column("start", "Int64", "Offset of the row's first character in `articles.text`.", unit="characters"),
        Column("end", "Int64", "Offset after the row's last character in `articles.text`.", unit="characters"),
    )


_OF_ARTICLE = Reference("article_id", "articles", "article_id")
_AT_PLACE = Reference("location_id", "locations", "location_id")

_ARTICLES = Table(
    "articles",
    "One row an article.",
    ("article_id",),
    (
        Column("article_id", "string", "A slug of the title, or the identifier that the caller gave; unique."),
        Column("title", "string", "The headline.", missing="the article has none"),
        Column("text", "string", "Title, an empty line, body. All spans of all tables are offsets into it."),
        Column("published", "datetime", "The day on which the article appeared.", missing="not known to the day"),
        Column("published_earliest", "datetime", "No earlier than this day.", missing="nothing bounds it"),
        Column("published_latest", "datetime", "No later than this day.", missing="nothing bounds it"),
        Column(
            "date_basis",
            "category",
            "Where the interval comes from: the caller, a date printed in the article, inference, or nowhere.",
            DATE_BASES,
            ordered=True,
        ),
        Column("sources", "string", "Outlets of the source line, joined by `; `.", missing="no source line"),
        Column("captions", "string", "Photo captions taken off the text, a line each.", missing="no captions"),
        Column("file", "string", "The file that held the article.", missing="it came from a DataFrame"),
        Column("position", "Int64", "Place in the file, 0 first."),
        Column("words", "Int64", "Words of the text.", unit="words"),
    ),
)

_ACTORS = Table(
    "actors",
    "One row a mention of an actor, not one an actor.",
    ("article_id", "start"),
    (
        *_where(),
        Column("surface", "string", "The source's own words: `text[start:end]`."),
        Column("actor_id", "string", "The actor; the same id in every article for actors of the codebook."),
        Column("actor", "string", "Its usual English name."),
        Column("type", "category", "What kind of actor.", ACTOR_TYPES),
        Column(
            "country",
            "string",
            "State it belongs to or acts for, ISO 3166-1 alpha-3.",
            missing="transnational, or not known",
        ),
    ),
    (_OF_ARTICLE,),
)

_LOCATIONS = Table(
    "locations",
    "One row a mention of a place as ground, not one a place.",
    ("article_id", "start"),
    (
        *_where(),
        Column("surface", "string", "The source's own words: `text[start:end]`."),
        Column("location_id", "string", "The place; the same id in every article for places of the gazetteer."),
        Column("location", "string", "Its usual English name."),
        Column("kind", "category", "What kind of place.", PLACE_KINDS),
        Column("country", "string", "ISO 3166-1 alpha-3.", missing="it lies in several, or is not known"),
        Column("admin1", "string", "Governorate, province or state.", missing="above that level, or not known"),
        Column("latitude", "Float64", "WGS 84.", missing="see `geocoding`", unit="degrees"),
        Column("longitude", "Float64", "WGS 84.", missing="see `geocoding`", unit="degrees"),
        Column(
            "geocoding", "category", "Where the coordinate comes from, or why there is none.", GEOCODINGS, ordered=True
        ),
    ),
    (_OF_ARTICLE,),
)

_EVENTS = Table(
    "events",
    "One row a report of an event: a thing that an article says happened, is planned, is called for or is denied.",
    ("event_id",),
    (
        Column("event_id", "string", "Article and offset of the trigger; stable."),
        *_where(),
        Column("quote", "string", "The clause: `text[start:end]`."),
        Column("trigger", "string", "The word that names the act, within the quote."),
        Column("type", "category", "PLOVER 2 event type.", EVENT_TYPES),
        Column("acled_type", "category", "ACLED event type.", ACLED_TYPES, missing="the event has no ACLED type"),
        Column("source", "string", "Who acts: actor ids joined by `; `.", missing="none stated"),
        Column("target", "string", "Whom it acts on: actor ids or a class of victims.", missing="none stated"),
        Column("location_id", "string", "The most precise place named for it.", missing="none stated"),
        Column(
            "geo_precision",
            "Int64",
            "ACLED's scale: 1 exact place, 2 near or part of, 3 region or country.",
            ("1", "2", "3"),
            missing="no place",
        ),
        Column("date_from", "datetime", "First day of the event.", missing="not stated"),
        Column("date_to", "datetime", "Last day of the event.", missing="not stated, or open"),
        Column(
            "time_precision",
            "Int64",
            "ACLED's scale: 1 day, 2 week, 3 month or longer.",
            ("1", "2", "3"),
            missing="no date",
        ),
        Column("status", "category", "Whether it happened.", EVENT_STATUSES),
        Column("attributed_to", "string", "Who says so.", missing="the article says it in its own voice"),
        Column(
            "repeats",
            "string",
            "The first row of the same article that tells the same happening.",
            missing="the row is the first",
        ),
        Column("incident_id", "string", "Groups the reports of one happening, across articles."),
    ),
    (_OF_ARTICLE, _AT_PLACE, Reference("repeats", "events", "event_id")),
)

_CASUALTIES = Table(
    "casualties",
    "One row a figure reported, not one a person harmed.",
    ("casualty_id",),
    (
        Column("casualty_id", "string", "Article and offset of the figure; stable."),
        Column("event_id", "string", "The event that did the harm.", missing="no event row"),
        *_where(),
        Column("quote", "string", "Figure, harm and victims: `text[start:end]`."),
        Column("figure", "string", "The words that state the number, within the quote.", missing="no figure stated"),
        Column("harm", "category", "What happened to them.", HARMS),
        Column("low", "Int64", "At least so many.", missing="no lower bound", unit="people"),
        Column("high", "Int64", "At most so many.", missing="no upper bound", unit="people"),
        Column("approximate", "boolean", "The words say about, around, nearly, some, an estimated."),
        Column("victims", "string", "Those harmed, in the source's words.", missing="not named"),
        Column("victim_class", "category", "Who they are.", VICTIM_CLASSES),
        Column("perpetrator", "string", "Who the article says did it: actor ids joined by `; `.", missing="not stated"),
        Column("location_id", "string", "The most precise place named for the harm.", missing="none stated"),
        Column("date_from", "datetime", "First day of the harm.", missing="not stated"),
        Column("date_to", "datetime", "Last day of the harm.", missing="not stated, or a toll that runs on"),
        Column("attributed_to", "string", "Whose claim it is.", missing="the article says it in its own voice"),
        Column("cumulative", "boolean", "A running toll over a period or campaign, or a sum of incidents."),
        Column("part_of", "string", "The figure of which this is a subset.", missing="not a subset"),
        Column("repeats", "string", "The first row that tells the same figure.", missing="the row is the first"),
        Column("status", "category", "Reported, or not to be counted.", CASUALTY_STATUSES),
    ),
    (
        _OF_ARTICLE,
        _AT_PLACE,
        Reference("event_id", "events", "event_id"),
        Reference("part_of", "casualties", "casualty_id"),
        Reference("repeats", "casualties", "casualty_id"),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in (_ARTICLES, _ACTORS, _LOCATIONS, _EVENTS, _CASUALTIES)}

_DATE_REASONS = Table(
    "date_reasons",
    "One row a step by which the interval of an article's publication was narrowed.",
    ("article_id", "step"),
    (
        Column("article_id", "string", "The article."),
        Column("step", "Int64", "Steps in the order in which they were taken, 1 first."),
        Column("reason", "string", "What the step rests on."),
        Column("evidence", "category", "What kind of evidence that is.", DATE_EVIDENCE),
        Column(
            "earliest", "datetime", "By this step alone, no earlier than this day.", missing="it sets no such bound"
        ),
        Column("latest", "datetime", "By this step alone, no later than this day.", missing="it sets no such bound"),
    ),
    (_OF_ARTICLE,),
)

_NOTES = Table(
    "notes",
    "One row a thing that was mended or noticed while reading.",
    (),
    (
        Column("file", "string", "The file.", missing="it came from a DataFrame"),
        Column("article_id", "string", "The article.", missing="it concerns the whole file"),
        Column("note", "string", "What was noticed."),
    ),
)

_REJECTED = Table(
    "rejected",
    "One row an article that was not read, while the others went through.",
    (),
    (
        Column("file", "string", "The file.", missing="it came from a DataFrame"),
        Column("position", "Int64", "Place in the file, 0 first.", missing="the whole file was rejected"),
        Column("article_id", "string", "The identifier that the caller gave.", missing="it had none"),
        Column("reason", "string", "Why it was not read, and the mend."),
    ),
)

EXTRAS: dict[str, Table] = {table.name: table for table in (_DATE_REASONS, _NOTES, _REJECTED)}
ALL_TABLES: dict[str, Table] = TABLES | EXTRAS
