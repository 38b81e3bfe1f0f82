"""The shapes of time expressions in English news, and a search for them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from syria_news.lexicon.codebook_files import Row, read_codebook

__all__ = ["CalendarWords", "Found", "calendar_words", "search"]

REACH = 44  # characters before a calendar word that may belong to its expression
_YEAR = r"(?:19|20)\d\d"
_SHORT_YEAR = r"(?:[01]\d|2\d)(?![\d./-]\d|%)"  # `3/2/15`, of this century
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_ORDINAL = r"(?:[12]?(?:1st|2nd|3rd)|[12]?[04-9]th|1[123]th|3(?:0th|1st))"
_WORD = re.compile(r"(?<![\w.,:/])\w+")


class CalendarWords(NamedTuple):
    """The codebook of calendar words, by kind."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, tuple[int, int]]
    units: dict[str, int]
    counts: dict[str, tuple[int, int]]
    seasons: dict[str, tuple[int, int]]
    parts: dict[str, int]
    orders: dict[str, int]
    shifts: dict[str, int]
    counted: frozenset[str]
    doubtful: frozenset[str]
    named: frozenset[str]

    def month(self, name: str) -> int:
        """The number of a month."""
        return self.months[name.lower().rstrip(".")]

    def shift(self, which: str) -> int:
        """How many units from that of the writing `last` or `next` lies; 0 for other words."""
        return self.shifts.get(which, 0)

    def part(self, words: str | None) -> int:
        """Which third of a unit is meant (`early`, `the end of`); 0 for all of it."""
        wanted = (words or "").lower().strip(" -")
        return next((n for word, n in self.parts.items() if wanted and word.removeprefix("the ") == wanted), 0)

    def number(self, words: str) -> tuple[int, int]:
        """The lowest and the highest number that words for one mean."""
        return (int(words), int(words)) if words.isdigit() else self.counts[words.lower()]

    def length(self, unit: str) -> int:
        """The days of a unit; 0 for hours and minutes."""
        name = unit.lower()
        return 0 if name in ("hour", "minute") else self.units.get(name, 0)


@cache
def calendar_words(folder: Path | None = None) -> CalendarWords:
    """Read the codebook of calendar words, with the rows of a user's folder."""
    rows = read_codebook("calendar_words", folder)

    def pairs(kind: str) -> dict[str, tuple[int, int]]:
        return {row["word"]: (int(row["low"]), int(row["high"] or row["low"])) for row in rows if row["kind"] == kind}

    def numbers(*kinds: str) -> dict[str, int]:
        return {row["word"]: int(row["low"]) for row in rows if row["kind"] in kinds and row["low"]}

    def words(kind: str) -> frozenset[str]:
        return frozenset(row["word"] for row in rows if row["kind"] == kind)

    return CalendarWords(
        numbers("month", "month_short"),
        numbers("weekday", "weekday_short"),
        pairs("day"),
        numbers("unit"),
        pairs("count"),
        pairs("season"),
        numbers("part"),
        numbers("order"),
        numbers("which"),
        words("counted"),
        words("doubtful"),
        words("named"),
    )


class Found(NamedTuple):
    """A time expression by its shape: the match, and the preposition before it."""

    start: int
    match: re.Match[str]
    role: str
    folder: Path | None = None

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end()

    @property
    def words(self) -> CalendarWords:
        """The calendar words by which it was found."""
        return calendar_words(self.folder)

    @property
    def shape(self) -> str:
        """The name of the shape: the outermost group that matched."""
        assert self.match.lastgroup  # a group closes after those within it
        return self.match.lastgroup


def search(text: str, folder: Path | None = None) -> Iterator[Found]:
    """Find the time expressions of a text by their shape, in order and without overlap.

    Only the neighbourhood of calendar words is searched, so the cost is that of one pass over the text.

    Examples
    --------
    >>> text = "Shells fell on Monday night, three weeks after the truce of 12 March."
    >>> [text[found.start : found.end] for found in search(text)]
    ['on Monday night', 'three weeks after', 'of 12 March']
    """
    pattern, starters, lead_in, end = _pattern(folder), _starters(folder), _lead(folder), 0
    text = text.replace("\xa0", " ").replace("\u202f", " ")
    for first, last in _windows(text, folder):
        for word in _WORD.finditer(text, max(first, end), last):
            start = word.start()
            if start < end or (word[0] not in starters and not word[0][0].isdigit()):
                continue
            if match := pattern.match(text, start):
                lead = lead_in.search(text, max(start - 24, end), start)
                role = (lead["role"] or "").lower() if lead else ""
                yield Found(lead.start() if lead and (role or not match["length"]) else start, match, role, folder)
                end = match.end()


def _windows(text: str, folder: Path | None) -> Iterator[tuple[int, int]]:
    """The stretches in which an expression can begin: up to each calendar word, joined where they touch."""
    first = last = -1
    for _, start, end in _gate(folder).find_matches_as_indexes(text):
        if first >= 0 and start - REACH > last:
            yield first, last
            first = start - REACH
        elif first < 0:
            first = max(start - REACH, 0)
        last = end
    if first >= 0:
        yield first, last


@cache
def _gate(folder: Path | None) -> AhoCorasick:
    rows = read_codebook("calendar_words", folder)
    kinds = ("month", "month_short", "weekday", "weekday_short", "day", "unit", "season")
    words = (
        {row["word"] for row in rows if row["kind"] in kinds}
        | {"weekend", "since then", "morning", "afternoon", "evening", "19", "20"}
        | _holiday_words(folder)
    )
    words |= {*(f"{figure}th" for figure in range(10)), "1st", "2nd", "3rd"}
    words |= {f"{sign}{ten}" for sign in "./" for ten in range(3)}  # a date in figures with a short year
    return AhoCorasick(sorted({form for word in words for form in _cases(word)}), matchkind=MatchKind.LeftmostFirst)


def _holiday_words(folder: Path | None) -> set[str]:
    return {row["name"] for row in read_codebook("holidays", folder)}


def _cases(word: str) -> tuple[str, ...]:
    return (word, word[:1].upper() + word[1:], word.upper())


@cache
def _pattern(folder: Path | None) -> re.Pattern[str]:
    rows = read_codebook("calendar_words", folder)
    month, full_month = _names(rows, "month", "month_short"), _names(rows, "month")
    any_month = rf"(?i:{_any(rows, 'month')})"
    weekday, full_weekday = _names(rows, "weekday", "weekday_short"), _names(rows, "weekday")
    unit, season = _any(rows, "unit"), _any(rows, "season")
    count, order = rf"(?:\d{{1,4}}|(?i:{_any(rows, 'count')}))", _any(rows, "order")
    part = rf"(?i:{_any(rows, 'part')})[ \-]"
    of_day = r"(?: (?i:early|late))?(?: (?i:morning|afternoon|evening|night|noon|dawn))?"
    on_week = rf"(?:{weekday}\.?,? )?"
    about, which = rf"(?:(?i:{_any(rows, 'about')}) )?", rf"(?i:{_any(rows, 'which')})"
    counted, early_late = rf"(?i:{_any(rows, 'counted')})", r"(?i:earlier|later|early|late)"
    the_day, month_end = r"(?i:day|night|morning|afternoon|evening)", r"(?:['’]?s)?\b(?! \d)"
    several, to = rf"(?:, {_DAY}){{0,3}},?", r"(?:[-–/]|(?i:and|to|or|until|through)\b)"
    year = rf"(?P<{{}}>{_YEAR})(?!\d|-\d|[.,]\d)"
    months_year = r"(?: (?:(?i:of )?(?P<month_shift>(?i:last|this|next)) year))"
    shapes = (
        rf"(?P<iso>(?P<iso_y>{_YEAR})(?P<iso_sign>[-/.])(?P<iso_m>[01]?\d)(?P=iso_sign)(?P<iso_d>[0-3]?\d)(?!\d))",
        rf"(?P<figures>{on_week}(?P<f_a>[0-3]?\d)(?P<f_sign>[./-])(?P<f_b>[0-3]?\d)(?P=f_sign)"
        rf"(?P<f_y>{_YEAR}|{_SHORT_YEAR})(?!\d))",
        rf"(?P<dmy>{on_week}(?P<dmy_d>{_DAY})(?:{several} ?{to} ?(?:the )?(?P<dmy_to>{_DAY}))?[ -](?:of )?"
        rf"(?P<dmy_m>{month}\b|{any_month}(?=[ -]{_YEAR}))(?:\.?,?[ -]{year.format('dmy_y')})?)",
        rf"(?P<mdy>{on_week}(?P<mdy_m>{month})\.? (?:the )?(?P<mdy_d>{_DAY})"
        rf"(?:{several} ?{to} ?(?:the )?(?P<mdy_to>{_DAY})\b(?! ?{month}))?"
        rf"(?:,? ?{year.format('mdy_y')}|(?!\d|[.,:]\d| {counted}\b)))",
        rf"(?P<my>(?:(?P<my_part>{part}))?(?P<my_m>{month})\b\.?,?(?: of)? {year.format('my_y')})",
        rf"(?P<month>(?:(?P<m_which>{which}) )?(?P<m_part>{part})?(?P<m_m>{full_month}){month_end}{months_year}?)",
        rf"(?P<weekday>(?:(?P<w_which>{which}) |{early_late}(?: on)? )?"
        rf"(?P<w_d>{full_weekday})(?P<w_own>['’]?s\b)?\b(?: (?:of )?(?P<w_week>(?i:last|this|next)) week)?{of_day})",
        rf"(?P<day>(?i:{_any(rows, 'day')})(?:['’]?s)?\b{of_day})",
        rf"(?P<ago>{about}(?:(?P<a_n>{count})[ \-]|(?=(?i:minutes|hours|days|weeks|months|years)\b))"
        rf"(?P<a_unit>(?i:{unit}))s? "
        r"(?P<a_way>(?i:ago|earlier|later|before|previously|after|on)))\b",
        rf"(?P<anaphor>(?i:(?:earlier|later) (?:in|on) the day|(?:(?:earlier|later) )?(?:on )?that (?:same )?{the_day}|"
        rf"(?:next|following|same|previous|preceding) {the_day}|{the_day} (?:before|after|earlier|later)|then))\b",
        rf"(?P<start>(?P<start_part>{part})(?i:the )(?P<start_unit>(?i:week|month|year)))\b",
        rf"(?P<unit>(?P<u_part>{part}|(?i:earlier|later|so far) )?(?i:the )?(?P<u_which>{which}) "
        rf"(?:(?P<u_n>{count})[ \-])?"
        rf"(?P<u_unit>(?i:{unit}|weekend|week-end|{season}))(?P<u_many>s)?)(?:['’]s)?\b",
        rf"(?P<season>(?P<s_part>{part})?(?P<s_s>(?i:{season}))(?: of)?(?: (?P<s_y>{_YEAR}))\b)",
        r"(?P<weekend>(?i:weekend|week-end))\b",
        rf"(?P<age>(?i:(?P<age_n>{order}|{_ORDINAL}) year))\b",
        rf"(?P<ordinal>(?P<o_d>{_ORDINAL})(?: ?{to} ?(?:the )?(?P<o_to>{_ORDINAL}))?"
        rf"(?: of (?P<o_which>(?i:the|this|last|next)) month)?)(?=$|[.,;:)”\"\n]| (?i:and on the)\b)",
        rf"(?P<length>{about}(?:(?P<l_n>{count})[ \-])?(?P<l_unit>(?i:{unit}))(?P<l_many>s)?)\b",
        rf"(?P<holiday>{'|'.join(sorted(map(re.escape, _holiday_words(folder)), key=len, reverse=True))})\b",
        rf"(?P<year>(?P<y_part>{part})?{year.format('y_y')}(?![A-Za-z]))",
    )
    return re.compile("|".join(shapes))


@cache
def _lead(folder: Path | None) -> re.Pattern[str]:
    """The preposition and article before an expression."""
    article, role = r"(?i:the|its|their)", _any(read_codebook("calendar_words", folder), "preposition")
    return re.compile(rf"(?<!\w)(?:(?P<role>(?i:{role})) (?:{article} )?|{article} )\Z")


@cache
def _starters(folder: Path | None) -> frozenset[str]:
    """The words with which an expression can begin, in the cases in which they are written."""
    rows = (
        row for row in read_codebook("calendar_words", folder) if row["kind"] not in ("preposition", "counted", "named")
    )
    words = [*(row["word"].removeprefix("the ") for row in rows), *_holiday_words(folder)]
    begin = {word.partition(" ")[0].partition("-")[0].lower() for word in words}
    others = {
        "weekend",
        "then",
        "that",
        "same",
        "preceding",
        "earlier",
        "later",
        "so",
        "morning",
        "afternoon",
        "evening",
    }
    return frozenset(form for word in begin | {word + "s" for word in begin} | others for form in _cases(word))


def _any(rows: tuple[Row, ...], kind: str) -> str:
    words = sorted((row["word"].removeprefix("the ") for row in rows if row["kind"] == kind), key=len, reverse=True)
    return "|".join(map(re.escape, words))


def _names(rows: tuple[Row, ...], *kinds: str) -> str:
    """Names of months or weekdays, which are written with a capital or in capitals."""
    words = [row["word"] for row in rows if row["kind"] in kinds]
    forms = sorted({form for word in words for form in (word.title(), word.upper())}, key=len, reverse=True)
    return "(?:" + "|".join(forms) + ")"
