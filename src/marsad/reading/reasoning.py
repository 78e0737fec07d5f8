"""Tells how a date of publication was worked out: every clue, what it tells, and what became of it."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from marsad.reading.published import as_edtf, shortened, work_out
from marsad.reading.windows import ALL_DAYS
from marsad.records import Basis

if TYPE_CHECKING:
    from marsad.reading.clues import DateClues, StampPlace
    from marsad.reading.published import Workings
    from marsad.reading.view import Clue
    from marsad.reading.windows import Window
    from marsad.records import Published


class Verdict(StrEnum):
    """What became of a clue."""

    DECIDES = "decides"
    AGREES = "agrees"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A clue to the date of publication, weighed.

    Attributes:
        text: the words, address or metadata value, shortened.
        place: where on the page it stands; None for the article's own headline and body.
        tells: the days that it admits, in EDTF or in words.
        verdict: what became of it.
        reason: what the words are, or why they were rejected.
    """

    text: str
    place: StampPlace | None
    tells: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoning:
    """A date of publication with the clues that it was worked out from.

    Attributes:
        published: the answer.
        clues: the clues, dates on the page first, then the article's words, the hardest first.
    """

    published: Published
    clues: tuple[Weighed, ...]


def explain_published(clues: DateClues) -> Reasoning:
    """Work out when an article was published, and tell how.

    Args:
        clues: what the page offers; `Reading.clues` holds it for each article.

    Returns:
        The same answer as `work_out_published` gives, with every clue.
    """
    workings = work_out(clues)
    return Reasoning(published=workings.published, clues=(*_stamps(workings), *_words(workings)))


def _stamps(workings: Workings) -> list[Weighed]:
    """Return the dates on the page; the first that nothing speaks against decides."""
    weighed, decided = [], False
    for stamp, day, against in workings.stamps:
        verdict = Verdict.REJECTED if against else Verdict.AGREES if decided else Verdict.DECIDES
        decided = decided or not against
        weighed.append(
            Weighed(
                text=shortened(stamp.text),
                place=stamp.place,
                tells=day.isoformat(),
                verdict=verdict,
                reason=against or "a date on the page that the article's words allow",
            )
        )
    return weighed


def _words(workings: Workings) -> list[Weighed]:
    """Return what the article's words tell; beside a date on the page they do not decide."""
    published, solved = workings.published, workings.solved
    decides = Verdict.AGREES if published.basis is Basis.STATED else Verdict.DECIDES
    weighed = [_of_words(c, decides, c.reason) for c in solved.deciding]
    if published.basis is Basis.INFERRED:
        weighed += [
            Weighed(
                text=words,
                place=None,
                tells=published.edtf or "",
                verdict=decides,
                reason="the opening tells of its own day",
            )
            for words in published.evidence
            if words not in solved.evidence
        ]
    weighed += [_of_words(c, Verdict.AGREES, c.reason) for c in solved.agreeing]
    return weighed + [_of_words(c, Verdict.REJECTED, why) for c, why in solved.rejected]


def _of_words(clue: Clue, verdict: Verdict, reason: str) -> Weighed:
    tells = calendar.day_name[clue.weekday] if clue.weekday is not None else _told(clue.window or ())
    return Weighed(text=shortened(clue.text), place=None, tells=tells, verdict=verdict, reason=reason)


def _told(window: Window) -> str:
    """Return a set of days in EDTF, or in words where it is no single stretch."""
    if not window:
        return "no day"
    first, last = (dt.date.fromordinal(o) for o in (window[0][0], window[-1][1]))
    if len(window) == 1:
        opens, closes = window[0][0] == ALL_DAYS[0][0], window[0][1] == ALL_DAYS[0][1]
        if opens or closes:
            return f"{'..' if opens else first}/{'..' if closes else last}"
        return as_edtf(first, last)
    days = [(dt.date.fromordinal(low), dt.date.fromordinal(high)) for low, high in window]
    yearly = {
        (f"{low:%m-%d}", f"{high:%m-%d}") for low, high in days if low.year > first.year and high.year < last.year
    }
    if len(yearly) == 1:
        low, high = yearly.pop()
        return f"{low} of a year" if low == high else f"{low} to {high} of a year"
    return f"one of {len(window)} stretches from {first} to {last}"
