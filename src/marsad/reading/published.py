"""Works an article's date of publication out of every clue there is; nothing is picked, and silence is an answer.

The article's words give a set of days and perhaps a weekday. A date on the page is the article's only if the words do
not speak against it; a date from a masthead, a footer or a crawl only if they speak for it. Without such a date the
words alone may decide, or may leave an interval, or nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marsad.language.folding import fold_text
from marsad.reading.clues import DateClues, Stamp, StampPlace
from marsad.reading.date_bounds import Weight
from marsad.reading.dates import Grain, edtf_days, find_dates
from marsad.reading.text_clues import TextClues, read_text_clues
from marsad.reading.windows import ALL_DAYS, Window, between, has_weekday, intersect, on_weekday, span
from marsad.records import Basis, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = dt.timedelta(days=1)
# Places whose date is the article's unless its words speak against it, most trusted first.
_TRUSTED = (
    StampPlace.METADATA,
    StampPlace.DATE_LINE,
    StampPlace.DATELINE,
    StampPlace.URL,
    StampPlace.ROW_FIELD,
)
# An interval longer than this tells nothing; one no longer than the second is narrow.
_WIDEST, _NARROW, _WEEK = 366, 45, 7
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
# A text row that begins with its own date field, by the field's name.
_LABELLED = re.compile(r"\s*date\W+\d{4}-\d\d-\d\d", re.IGNORECASE)
_LONGEST_EVIDENCE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class _Solved:
    """What the words alone tell.

    Attributes:
        window: the days that every kept clue admits.
        hard: the days that the hard clues admit, for judging a date on the page.
        weekday: the weekday of publication, if the words name it.
        evidence: the words of the clues that narrowed the window, hardest first.
        rejected: clues that speak against harder ones, with the reason.
    """

    window: Window
    hard: Window
    weekday: int | None
    evidence: tuple[str, ...]
    rejected: tuple[str, ...]


def work_out_published(clues: DateClues) -> Published:
    """Work out when an article was published.

    Args:
        clues: dates outside the body, headline, body, and the outlet's zone.

    Returns:
        The day, or an interval of at most a year, with its basis: stated by a date on the page, inferred from the
        words, or unknown. `rejected` lists the dates and clues that the rest speaks against, each with the reason.
    """
    text = read_text_clues(clues)
    solved = _solve(text)
    rejected: list[str] = []
    for stamp, day in _dated(clues):
        reason = _against(stamp, day, solved, text)
        if reason is None:
            return Published(
                edtf=day.isoformat(),
                earliest=day,
                latest=day,
                basis=Basis.STATED,
                evidence=_unique((_shortened(stamp.text), *solved.evidence)),
                rejected=_unique((*rejected, *_other_stamps(clues, day), *solved.rejected)),
            )
        rejected.append(f"{_shortened(stamp.text)}: {reason}")
    return _inferred(solved, text, _unique((*rejected, *solved.rejected)))


def _solve(text: TextClues) -> _Solved:
    """Narrow all days by the clues, hardest first; a clue that leaves no day is rejected."""
    window = hard = ALL_DAYS
    weekday: int | None = None
    evidence: list[str] = []
    rejected: list[str] = []
    for clue in text.clues:
        if clue.weekday is not None:
            if weekday is None and has_weekday(window, clue.weekday):
                weekday = clue.weekday
                evidence.append(clue.text)
            elif weekday != clue.weekday:
                rejected.append(f"{clue.text}: another weekday than harder clues tell")
            continue
        if clue.window is None:
            continue
        narrowed = intersect(window, clue.window)
        if not narrowed or (weekday is not None and not has_weekday(narrowed, weekday)):
            rejected.append(f"{clue.text}: speaks against harder clues ({clue.reason})")
            continue
        if narrowed != window:
            evidence.append(clue.text)
        window = narrowed
        if clue.weight >= Weight.HAPPENING:
            hard = intersect(hard, clue.window)
    return _Solved(window=window, hard=hard, weekday=weekday, evidence=tuple(evidence), rejected=tuple(rejected))


def _inferred(solved: _Solved, text: TextClues, rejected: tuple[str, ...]) -> Published:
    """Return what the words alone tell."""
    window = solved.window
    if solved.weekday is not None and span(window) <= _NARROW:
        window = on_weekday(window, solved.weekday)
    evidence = solved.evidence
    if solved.weekday is None and not text.relative and 1 < span(window) <= _WEEK and text.opening:
        window, evidence = _own_day(window, text, evidence)
    if not 1 <= span(window) <= _WIDEST or window == ALL_DAYS:
        return Published(rejected=rejected)
    edtf = _edtf(dt.date.fromordinal(window[0][0]), dt.date.fromordinal(window[-1][1]))
    ends = edtf_days(edtf)
    return Published(
        edtf=edtf,
        earliest=None if ends is None else ends[0],
        latest=None if ends is None else ends[1],
        basis=Basis.INFERRED,
        evidence=_unique(evidence),
        rejected=rejected,
    )


def _own_day(window: Window, text: TextClues, evidence: tuple[str, ...]) -> tuple[Window, tuple[str, ...]]:
    """Narrow a window of a week to the day that the opening names: news tells of its own day.

    Where the narration names the day after it too, the later one is the day on which the article was written.
    """
    days = on_weekday(window, text.opening[-1])
    if len(days) != 1:
        return window, evidence
    day, named = days[0][0], {weekday for weekday, _ in text.weekdays}
    while (day + 7) % 7 in named and day < window[-1][1]:
        day += 1
    words = next(t for w, t in text.weekdays if w == (day + 6) % 7)
    return ((day, day),), (*evidence, words)


def _edtf(first: dt.date, last: dt.date) -> str:
    """Return the EDTF form of a stretch of days: a day, a month, a year or an interval; a long one by its months."""
    if first == last:
        return first.isoformat()
    for whole in (f"{first:%Y}", f"{first:%Y-%m}"):
        if edtf_days(whole) == (first, last):
            return whole
    if (last - first).days > _NARROW:
        return f"{first:%Y-%m}/{last:%Y-%m}"
    return f"{first}/{last}"


def _dated(clues: DateClues) -> Iterator[tuple[Stamp, dt.date]]:
    """Yield the dates on the page, the trusted places first, each in page order; the body's own dateline counts."""
    opening = clues.paragraphs[0] if clues.paragraphs else ""
    stamps = (*clues.stamps, *_opening_dateline(opening))
    places = (*_TRUSTED, *(p for p in StampPlace if p not in _TRUSTED))
    for place in places:
        for stamp in stamps:
            if stamp.place is place:
                for day in _days(stamp, clues.zone):
                    yield stamp, day


def _opening_dateline(paragraph: str) -> tuple[Stamp, ...]:
    """Return the dateline that opens a body («بكين 22 مايو 2024 (شينخوا)»), if it holds a whole date."""
    head = paragraph[:_LONGEST_EVIDENCE]
    if not any(c.isdigit() for c in head):
        return ()
    for found in find_dates(head, None):
        if found.grain is Grain.DAY and found.edtf is not None and len(head[: found.start].split()) <= _DATELINE_WORDS:
            following = head[found.end :].lstrip()
            if following[:1] in _DATELINE_MARKS:
                return (Stamp(text=head[: found.end], place=StampPlace.DATELINE),)
        break
    return ()


# A place's name before the date, and what stands between a dateline and the news.
_DATELINE_WORDS = 3
_DATELINE_MARKS = frozenset("(/-\u2013\u2014:")


def _days(stamp: Stamp, zone: str | None) -> Iterator[dt.date]:
    """Yield the days that a date on the page tells."""
    moment = _MOMENT.search(fold_text(stamp.text).upper())
    if moment is not None:
        yield _local_day(moment[0], zone)
        return
    if stamp.place is StampPlace.URL:
        match = _URL_DAY.search(stamp.text)
        if match is not None:
            try:
                yield dt.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return
        return
    for found in find_dates(stamp.text, None):
        if found.grain is Grain.DAY and found.first is not None:
            yield found.first


def _local_day(moment: str, zone: str | None) -> dt.date:
    """Return the outlet's day of a moment; the moment's own day where the zone is not known."""
    instant = dt.datetime.fromisoformat(moment)
    if zone is not None:
        try:
            instant = instant.astimezone(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError):
            return instant.date()
    return instant.date()


def _against(stamp: Stamp, day: dt.date, solved: _Solved, text: TextClues) -> str | None:
    """Return why a date on the page is not the article's, or None if it is."""
    ordinal = day.toordinal()
    around = between(day - _DAY, day)
    if not intersect(around, solved.hard):
        return "the article's words tell of another time"
    trusted = stamp.place in _TRUSTED
    if solved.weekday is not None:
        if day.weekday() == solved.weekday:
            return None
        # A page dated on the morning after «today» was put up past midnight.
        if trusted and (day - _DAY).weekday() == solved.weekday:
            return None
        return "another weekday than the article's «today»"
    if trusted:
        return None
    if span(solved.window) <= _NARROW and any(low <= ordinal <= high for low, high in solved.window):
        return None
    if text.opening and day.weekday() == text.opening[-1]:
        return None
    # The row's own field may also be a crawl's day: it must not miss the weekday that the opening tells of.
    if _LABELLED.match(stamp.text) and (not text.opening or (day - _DAY).weekday() in text.opening):
        return None
    return "nothing in the article bears it out"


def _other_stamps(clues: DateClues, day: dt.date) -> Iterator[str]:
    """Yield the page's dates that are not the article's, once it is known."""
    for stamp, other in _dated(clues):
        if abs(other - day) > _DAY:
            yield f"{_shortened(stamp.text)}: another date is the article's"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_EVIDENCE else text[:_LONGEST_EVIDENCE]


def _unique(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
