"""Works an article's date of publication out of every clue there is; nothing is picked, and silence is an answer.

The article's words give a set of days and perhaps a weekday. A date on the page is the article's only if the words do
not speak against it; a date from a masthead, a footer or a crawl only if they speak for it. Without such a date the
words alone may decide, or may leave an interval, or nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.reading.date_bounds import Weight
from marsad.reading.dates import edtf_days
from marsad.reading.stamps import TRUSTED, dated_stamps
from marsad.reading.text_clues import read_text_clues
from marsad.reading.windows import ALL_DAYS, Window, between, has_weekday, intersect, on_weekday, span
from marsad.records import Basis, Published

if TYPE_CHECKING:
    from marsad.reading.clues import DateClues, Stamp
    from marsad.reading.text_clues import TextClues
    from marsad.reading.view import Clue

_DAY = dt.timedelta(days=1)
# An interval longer than this tells nothing; one no longer than the second is narrow.
_WIDEST, _NARROW, _WEEK = 366, 45, 7
# Terms of office that share less than this many days touch: one of the two is told as past.
_OFFICES, _TOUCH = frozenset({Weight.OFFICE, Weight.LATER_OFFICE}), 75
# A text row that begins with its own date field, by the field's name.
_LABELLED = re.compile(r"\s*date\W+\d{4}-\d\d-\d\d", re.IGNORECASE)
_LONGEST_EVIDENCE = 120
_OTHER = "another date is the article's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """What the words alone tell.

    Attributes:
        window: the days that every kept clue admits.
        hard: the days that the hard clues admit, for judging a date on the page.
        weekday: the weekday of publication, if the words name it.
        deciding: the clues that narrowed the window or named the weekday, hardest first.
        agreeing: those that told nothing new.
        rejected: clues that speak against harder ones, with the reason.
    """

    window: Window
    hard: Window
    weekday: int | None
    deciding: tuple[Clue, ...]
    agreeing: tuple[Clue, ...]
    rejected: tuple[tuple[Clue, str], ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The words of the deciding clues."""
        return tuple(c.text for c in self.deciding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workings:
    """An answer and all that it was worked out from.

    Attributes:
        published: the answer.
        stamps: the dates on the page in the order in which they were heard, each with the day it tells and the reason
            why it is not the article's, None if it is.
        solved: what the words tell.
    """

    published: Published
    stamps: tuple[tuple[Stamp, dt.date, str | None], ...]
    solved: Solved


def work_out_published(clues: DateClues) -> Published:
    """Work out when an article was published.

    Args:
        clues: dates outside the body, headline, body, and the outlet's zone.

    Returns:
        The day, or an interval of at most a year, with its basis: stated by a date on the page, inferred from the
        words, or unknown. `rejected` lists the dates and clues that the rest speaks against, each with the reason.
    """
    return work_out(clues).published


def work_out(clues: DateClues) -> Workings:
    """Work out when an article was published, and keep what it was worked out from; see `work_out_published`."""
    text = read_text_clues(clues)
    solved = _solve(text)
    heard = [(stamp, day, _against(stamp, day, solved, text)) for stamp, day in dated_stamps(clues)]
    chosen = next((i for i, (_, _, reason) in enumerate(heard) if reason is None), None)
    if chosen is None:
        published = _inferred(solved, text, _rejected(heard, solved))
        return Workings(published=published, stamps=tuple(heard), solved=solved)
    chosen_stamp, day, _ = heard[chosen]
    # Once the day is known, every other day that the page tells is known not to be the article's.
    heard = [
        (stamp, other, reason if i < chosen else _OTHER if abs(other - day) > _DAY else None)
        for i, (stamp, other, reason) in enumerate(heard)
    ]
    solved = _outweighed(solved, day)
    published = Published(
        edtf=day.isoformat(),
        earliest=day,
        latest=day,
        basis=Basis.STATED,
        evidence=_unique((shortened(chosen_stamp.text), *solved.evidence)),
        rejected=_rejected(heard, solved),
    )
    return Workings(published=published, stamps=tuple(heard), solved=solved)


def _solve(text: TextClues) -> Solved:
    """Narrow all days by the clues, hardest first; a clue that leaves no day is rejected."""
    window = hard = ALL_DAYS
    weekday: int | None = None
    deciding: list[Clue] = []
    agreeing: list[Clue] = []
    rejected: list[tuple[Clue, str]] = []
    for clue in text.clues:
        if clue.weekday is not None:
            if weekday is None and has_weekday(window, clue.weekday):
                weekday = clue.weekday
                deciding.append(clue)
            elif weekday != clue.weekday:
                rejected.append((clue, "another weekday than harder clues tell"))
            else:
                agreeing.append(clue)
            continue
        if clue.window is None:
            continue
        narrowed = intersect(window, clue.window)
        if clue.weight in _OFFICES and span(narrowed) < _TOUCH < max(high - low for low, high in window):
            rejected.append((clue, "holders of office whose times only touch"))
            continue
        if not narrowed or (weekday is not None and not has_weekday(narrowed, weekday)):
            rejected.append((clue, f"speaks against harder clues ({clue.reason})"))
            continue
        (agreeing if narrowed == window else deciding).append(clue)
        window = narrowed
        if clue.weight >= Weight.HAPPENING:
            hard = intersect(hard, clue.window)
    return Solved(
        window=window,
        hard=hard,
        weekday=weekday,
        deciding=tuple(deciding),
        agreeing=tuple(agreeing),
        rejected=tuple(rejected),
    )


def _inferred(solved: Solved, text: TextClues, rejected: tuple[str, ...]) -> Published:
    """Return what the words alone tell."""
    window = solved.window
    if solved.weekday is not None and all(high - low < _NARROW for low, high in window):
        window = on_weekday(window, solved.weekday)
    evidence = solved.evidence
    if solved.weekday is None and not text.relative and 1 < span(window) <= _WEEK and text.opening:
        window, evidence = _own_day(window, text, evidence)
    if not 1 <= span(window) <= _WIDEST or window == ALL_DAYS:
        return Published(rejected=rejected)
    edtf = as_edtf(dt.date.fromordinal(window[0][0]), dt.date.fromordinal(window[-1][1]))
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


def as_edtf(first: dt.date, last: dt.date) -> str:
    """Return the EDTF form of a stretch of days: a day, a month, a year or an interval; a long one by its months."""
    if first == last:
        return first.isoformat()
    for whole in (f"{first:%Y}", f"{first:%Y-%m}"):
        if edtf_days(whole) == (first, last):
            return whole
    if (last - first).days > _NARROW:
        return f"{first:%Y-%m}/{last:%Y-%m}"
    return f"{first}/{last}"


def _against(stamp: Stamp, day: dt.date, solved: Solved, text: TextClues) -> str | None:
    """Return why a date on the page is not the article's, or None if it is."""
    ordinal = day.toordinal()
    around = between(day - _DAY, day)
    if not intersect(around, solved.hard):
        return "the article's words tell of another time"
    trusted = stamp.place in TRUSTED
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


def _outweighed(solved: Solved, day: dt.date) -> Solved:
    """Return what the words tell beside a date on the page: those that do not fit it are rejected."""
    around = between(day - _DAY, day)
    unfit = [c for c in (*solved.deciding, *solved.agreeing) if c.window and not intersect(c.window, around)]
    return replace(
        solved,
        deciding=tuple(c for c in solved.deciding if c not in unfit),
        agreeing=tuple(c for c in solved.agreeing if c not in unfit),
        rejected=(*solved.rejected, *((c, f"a date on the page outweighs it ({c.reason})") for c in unfit)),
    )


def _rejected(heard: list[tuple[Stamp, dt.date, str | None]], solved: Solved) -> tuple[str, ...]:
    """Return what was rejected, each with its reason, as it is printed."""
    stamps = (f"{shortened(stamp.text)}: {reason}" for stamp, _, reason in heard if reason)
    return _unique((*stamps, *(f"{clue.text}: {why}" for clue, why in solved.rejected)))


def shortened(text: str) -> str:
    """Return a clue's words as evidence is printed: one line of at most 120 characters."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_EVIDENCE else text[:_LONGEST_EVIDENCE]


def _unique(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
