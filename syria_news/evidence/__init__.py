"""A row shown in its text, so that a reader can check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.corpus import belonging
from syria_news.errors import SyriaNewsError
from syria_news.evidence.markup import Mark, as_html, as_text
from syria_news.language import split_sentences
from syria_news.lexicon.codebook_files import unknown_word
from syria_news.spans import Span

if TYPE_CHECKING:
    from syria_news.corpus import Corpus

__all__ = ["Evidence", "show"]

# What tells a row of one table from those of the others, the most telling first.
_TELLING = {
    "casualties": {"casualty_id"},
    "events": {"event_id"},
    "actors": {"article_id", "start", "actor_id"},
    "locations": {"article_id", "start", "location_id"},
    "articles": {"article_id"},
}
_SHOWN = {
    "actors": ("actor", "type", "country"),
    "locations": ("location", "kind", "country", "geocoding"),
    "events": ("type", "acled_type", "source", "target", "location_id", "date_from", "date_to", "status",
               "attributed_to", "repeats"),
    "casualties": ("harm", "low", "high", "approximate", "victims", "victim_class", "perpetrator", "location_id",
                   "date_from", "date_to", "attributed_to", "cumulative", "part_of", "repeats", "status"),
}  # fmt: skip


class Evidence:
    """A stretch of text with rows marked in it: HTML in a notebook, plain text in a terminal.

    Parameters
    ----------
    heading : str
        The article's title and day.
    text : str
        The stretch.
    marks : list of Mark
        The rows, by their offsets in the stretch.
    """

    def __init__(self, heading: str, text: str, marks: list[Mark]) -> None:
        self.heading = heading
        self.text = text
        self.marks = marks

    def __repr__(self) -> str:
        return as_text(self.heading, self.text, self.marks)

    def _repr_html_(self) -> str:
        return as_html(self.heading, self.text, self.marks)


def show(what: Corpus | pd.Series, which: str | pd.Series | None = None) -> Evidence:
    """Show an article with every row marked in it, or one row in its sentence.

    Parameters
    ----------
    what : Corpus or pandas.Series
        The tables; or a row of one of them, which remembers its corpus for as long as that exists.
    which : str or pandas.Series, optional
        With a corpus, the identifier of an article, an event or a casualty figure, or a row.

    Returns
    -------
    Evidence
        It draws itself in Jupyter; ``print`` gives plain text.

    Raises
    ------
    SyriaNewsError
        If there is no such row.

    Examples
    --------
    >>> from syria_news.corpus import Corpus
    >>> text = "Shells fell on Rastan."
    >>> article = ("rastan", None, text, None, None, None, "unknown", None, None, None, 0, 4)
    >>> place = ("rastan", 0, 15, 21, "Rastan", "rastan", "Rastan", "town", "SYR", "Homs", 34.93, 36.74, "codebook")
    >>> corpus = Corpus.from_rows({"articles": [article], "locations": [place]})
    >>> show(corpus.locations.iloc[0])
    rastan
    <BLANKLINE>
    Shells fell on <Rastan>.
    <BLANKLINE>
    <Rastan> location Rastan, kind town, country SYR, geocoding codebook
    """
    if isinstance(what, pd.Series):
        corpus = belonging.corpus_of(what)
        if corpus is None:
            raise SyriaNewsError("the row does not know its corpus (any more); write show(corpus, row)")
        return _show_row(corpus, *_find(corpus, what))
    if which is None:
        raise SyriaNewsError("show what? write show(corpus, identifier), or show(row) with a row of one of its tables")
    if isinstance(which, pd.Series):
        return _show_row(what, *_find(what, which))
    return _show_row(what, *_by_id(what, which))


def _by_id(corpus: Corpus, identifier: str) -> tuple[str, pd.Series]:
    for name, column in (("articles", "article_id"), ("casualties", "casualty_id"), ("events", "event_id")):
        frame = corpus.frames[name]
        found = frame[frame[column] == identifier]
        if len(found):
            return name, found.iloc[0]
    known = [*corpus.articles["article_id"], *corpus.casualties["casualty_id"], *corpus.events["event_id"]]
    raise SyriaNewsError(unknown_word("identifier", identifier, known[:10_000]))


def _find(corpus: Corpus, row: pd.Series) -> tuple[str, pd.Series]:
    """Find the table of a row, and the whole row there, since columns may have been left off."""
    name = next((name for name, telling in _TELLING.items() if telling <= set(row.index)), None)
    if name is None:
        raise SyriaNewsError("that is no row of these tables: it needs its article_id, event_id or casualty_id")
    frame = corpus.frames[name]
    same = pd.Series(True, index=frame.index)
    for column in _TELLING[name]:
        same &= frame[column] == row[column]
    if not same.any():
        raise SyriaNewsError(f"the corpus has no such row in {name}; show it with the corpus that it comes from")
    return name, frame[same].iloc[0]


def _show_row(corpus: Corpus, name: str, row: pd.Series) -> Evidence:
    article = corpus.article(row["article_id"])
    text = article["text"]
    heading = _heading(article)
    if name == "articles":
        return Evidence(heading, text, _marks_of(corpus, row["article_id"]))
    span = Span(int(row["start"]), int(row["end"]))
    around = _sentences(text, span)
    mark = _mark(name, row)
    return Evidence(heading, around.of(text), [mark.shift(-around.start)])


def _heading(article: pd.Series) -> str:
    title = article["article_id"] if pd.isna(article["title"]) else article["title"]
    first, last = article["published_earliest"], article["published_latest"]
    days = [f"{day:%Y-%m-%d}" for day in (first, last) if not pd.isna(day)]
    return f"{title} ({' to '.join(dict.fromkeys(days))})" if days else str(title)


def _sentences(text: str, span: Span) -> Span:
    """The sentences that a row touches."""
    touched = [sentence for sentence in split_sentences(text) if sentence.overlaps(span)]
    for sentence in touched:
        span = span.joined(sentence)
    return span


def _marks_of(corpus: Corpus, article_id: str) -> list[Mark]:
    marks = []
    for name in _SHOWN:
        frame = corpus.frames[name]
        marks += [_mark(name, row) for _, row in frame[frame["article_id"] == article_id].iterrows()]
    return marks


def _mark(name: str, row: pd.Series) -> Mark:
    span = Span(int(row["start"]), int(row["end"]))
    stated = [(column, _word(row[column])) for column in _SHOWN[name] if not _is_plain(row[column])]
    quote = row["quote"] if "quote" in row.index else row["surface"]
    core = _core(row, span, quote)
    key = next((str(row[column]) for column in ("casualty_id", "event_id") if column in row.index), "")
    return Mark(name, span, core, key if name in ("casualties", "events") else "", tuple(stated))


def _core(row: pd.Series, span: Span, quote: str) -> Span:
    """The word within the quote on which the row rests: the trigger or the figure."""
    word: Any = row.get("trigger", row.get("figure"))
    place = -1 if word is None or pd.isna(word) else quote.find(word)
    return Span(span.start + place, span.start + place + len(word)) if place >= 0 else span


def _is_plain(value: Any) -> bool:
    """Whether a value is not worth a word: missing, or no."""
    return bool(pd.isna(value)) or (pd.api.types.is_bool(value) and not value)


def _word(value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return "yes" if pd.api.types.is_bool(value) else str(value)
