"""A small corpus made by hand, of sentences of our own, for the tests of the tables."""

from __future__ import annotations

from itertools import count

from syria_news.corpus import Corpus

TITLE = "Shelling hits Rastan market"
BODY = (
    "Rebel shelling killed 12 people, including a girl, in the market of Rastan on Monday, the Observatory said.\n"
    "State television said 20 people were killed. The shelling killed 12 people, residents agreed.\n"
    "Shelling has killed 300 people since October. Seven soldiers were injured near Homs.\n"
    "The mayor of Homs met Turkish envoys in Ankara, and offered a truce. Doctors fear that 50 people may die."
)
TEXT = f"{TITLE}\n\n{BODY}"


def span(words: str, nth: int = 0, text: str = TEXT) -> tuple[int, int]:
    """Where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def actor(words: str, actor_id: str, kind: str, country: str | None, nth: int = 0) -> tuple[object, ...]:
    return ("rastan", 1, *span(words, nth), words, actor_id, words, kind, country)


def location(
    words: str, location_id: str, kind: str, at: tuple[float, float] | None, nth: int = 0
) -> tuple[object, ...]:
    latitude, longitude = at or (None, None)
    country = "TUR" if words == "Ankara" else "SYR"
    coding = "codebook" if at else "unknown"
    admin1 = "Homs" if country == "SYR" else None
    return (
        "rastan",
        1,
        *span(words, nth),
        words,
        location_id,
        words,
        kind,
        country,
        admin1,
        latitude,
        longitude,
        coding,
    )


def event(quote: str, trigger: str, kind: str, **rest: object) -> tuple[object, ...]:
    start, end = span(quote)
    event_id = f"rastan-e{start + quote.index(trigger)}"
    cells = {
        "acled_type": None, "source": None, "target": None, "location_id": None, "geo_precision": None,
        "date_from": None, "date_to": None, "time_precision": None, "status": "reported", "attributed_to": None,
        "repeats": None, "incident_id": event_id,
    } | rest  # fmt: skip
    return (event_id, "rastan", 1, start, end, quote, trigger, kind, *cells.values())


_numbers = count()


def casualty(
    quote: str, figure: str, harm: str, low: int | None, high: int | None, **rest: object
) -> tuple[object, ...]:
    start, end = span(quote)
    cells = {
        "approximate": False, "victims": "people", "victim_class": "unknown", "perpetrator": None, "location_id": None,
        "date_from": None, "date_to": None, "attributed_to": None, "cumulative": False, "part_of": None,
        "repeats": None, "status": "reported",
    } | {key: value for key, value in rest.items() if key != "event_id"}  # fmt: skip
    casualty_id = f"rastan-c{start + quote.index(figure)}"
    return (casualty_id, rest.get("event_id"), "rastan", 1, start, end, quote, figure, harm, low, high, *cells.values())


def hand_made() -> Corpus:
    """One article with mentions, events and figures of every kind that the tables tell apart."""
    day, month = "2016-11-07", "2016-10-01"
    shelling = event(
        "Rebel shelling killed 12 people", "shelling", "ASSAULT", acled_type="Explosions/Remote violence",
        source="rebels", target="civilians", location_id="rastan", geo_precision=1, date_from=day, date_to=day,
        time_precision=1, attributed_to="syrian-observatory-for-human-rights",
    )  # fmt: skip
    again = event(
        "The shelling killed 12 people", "killed", "ASSAULT", acled_type="Explosions/Remote violence",
        source="rebels", target="civilians", location_id="rastan", geo_precision=1, date_from=day, date_to=day,
        time_precision=1, repeats=shelling[0], incident_id=shelling[0],
    )  # fmt: skip
    talks = event("The mayor of Homs met Turkish envoys in Ankara", "met", "CONSULT", source="mayor-of-homs; turkey",
                  location_id="ankara", geo_precision=1)  # fmt: skip
    at = {"location_id": "rastan", "date_from": day, "date_to": day, "perpetrator": "rebels", "event_id": shelling[0]}
    first = casualty("killed 12 people", "12", "killed", 12, 12, **at,
                     attributed_to="syrian-observatory-for-human-rights")  # fmt: skip
    girl = casualty("killed 12 people, including a girl", "a girl", "killed", 1, 1, **at, part_of=first[0],
                    victims="a girl", victim_class="civilian")  # fmt: skip
    state = casualty("20 people were killed", "20", "killed", 20, 20, **at, attributed_to="sana")
    repeat = casualty("The shelling killed 12 people", "12", "killed", 12, 12, **at, repeats=first[0])
    toll = casualty("killed 300 people since October", "300", "killed", 300, 300, cumulative=True, date_from=month)
    hurt = casualty("Seven soldiers were injured", "Seven", "injured", 7, 7, victims="soldiers",
                    victim_class="combatant", location_id="homs")  # fmt: skip
    fear = casualty("50 people may die", "50", "killed", 50, 50, status="hypothetical")
    return Corpus.from_rows(
        {
            "articles": [
                ("rastan", TITLE, TEXT, None, "2016-11-07", "2016-11-09", "inferred", "Orient; SANA",
                 "A market (file picture)", "page.txt", 0, len(TEXT.split())),
            ],
            "actors": [
                actor("Rebel", "rebels", "rebel", "SYR"),
                actor("Observatory", "syrian-observatory-for-human-rights", "ngo", "GBR"),
                actor("State television", "sana", "media", "SYR"),
                actor("Turkish", "turkey", "state", "TUR"),
                actor("mayor of Homs", "mayor-of-homs", "government", None),
            ],
            "locations": [
                location("Rastan", "rastan", "town", (34.925, 36.735)),
                location("Rastan", "rastan", "town", (34.925, 36.735), nth=1),
                location("Homs", "homs", "city", (34.73, 36.71)),
                location("Ankara", "ankara", "city", (39.92, 32.85)),
            ],
            "events": [shelling, again, talks],
            "casualties": [first, girl, state, repeat, toll, hurt, fear],
            "date_reasons": [
                ("rastan", 1, "‘Monday’ lies on or before publication", "day told as past", "2016-11-07", None),
            ],
            "notes": [("page.txt", "rastan", "2 no-break spaces replaced")],
            "rejected": [("page.txt", 1, None, "no text; give each article some")],
        }
    )  # fmt: skip
