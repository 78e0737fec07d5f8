"""What an article's own words tell of the day it was published on.

Every clue is a set of days or a weekday, with a weight: how hard it is for the clue to be wrong. Weights are ordered,
not measured: a dated «today» above a named one, that above who held which office, that above what happened when.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.language.words import split_words
from marsad.reading.date_bounds import Weight, days_told
from marsad.reading.dates.finding import is_future, marks_past
from marsad.reading.dates.parts import Direction
from marsad.reading.happening_clues import happening_clues
from marsad.reading.offices import Sense, load_offices
from marsad.reading.view import Clue, View
from marsad.reading.windows import ALL_DAYS, between, union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.reading.clues import DateClues
    from marsad.reading.dates.parts import Found
    from marsad.reading.windows import Window


@dataclass(frozen=True, slots=True, kw_only=True)
class TextClues:
    """All clues of an article's words.

    Attributes:
        clues: hardest first, then in order of place.
        opening: weekdays that the opening names without «last» or «next» and not in the future, in order of place.
        weekdays: all weekdays that the narration so names, with their words.
        relative: whether the opening says «today», «yesterday» or «tomorrow» without naming the day.
    """

    clues: tuple[Clue, ...]
    opening: tuple[int, ...]
    weekdays: tuple[tuple[int, str], ...]
    relative: bool


def read_text_clues(clues: DateClues) -> TextClues:
    """Read the clues of a headline and a body."""
    text = clues.title + "\n" + "\n".join(clues.paragraphs)
    view = clues.view or View(text, split_words(text))
    found = [*_date_clues(view), *_office_clues(view), *happening_clues(view)]
    found.sort(key=lambda c: (-c.weight, c.place, c.reason))
    weekdays = _weekdays(view)
    # A weekday with its date, in the opening, is surer than any other.
    weekdays = [w for w in weekdays if w[2] and w[3]] or [w for w in weekdays if not w[3]]
    return TextClues(
        clues=tuple(found),
        opening=tuple(w for w, _, opens, _ in weekdays if opens),
        weekdays=tuple((w, t) for w, t, _, _ in weekdays),
        relative=_says_relative(view),
    )


def _says_relative(view: View) -> bool:
    return any(
        f.parts.offset is not None and f.parts.weekday is None and view.in_opening(f.first) and not view.quoted[f.first]
        for f in view.found
    )


def _weekdays(view: View) -> list[tuple[int, str, bool, bool]]:
    """Return the weekdays that the narration names and no tense moves.

    Returns:
        For each its number, its words, whether it stands in the opening, and whether with its date.
    """
    days = []
    for found in view.found:
        parts = found.parts
        if parts.weekday is None or parts.offset is not None or parts.relation is not None:
            continue
        if parts.week_shift is not None or view.quoted[found.first] or found.first in view.spent:
            continue
        if found.to is None and not is_future(view.words, found, view.vocabulary):
            last = parts.weekday if parts.last_weekday is None else parts.last_weekday
            words = view.surface(found.first, found.last)
            days.append((last, words, view.in_opening(found.first), parts.day is not None))
    return days


def _date_clues(view: View) -> Iterator[Clue]:
    today = any(f.parts.offset is not None and f.parts.weekday is not None for f in view.found)
    gone = {f.parts.month for f in view.found if f.parts.relation is Direction.PAST}
    for found in view.found:
        # A month that the text calls both this one and a past one is misnamed once: neither is heard.
        if found.parts.relation is Direction.THIS and found.parts.month in gone and found.parts.month is not None:
            continue
        future = is_future(view.words, found, view.vocabulary)
        limit = any(
            w.form in view.vocabulary.sets["deadline"] for w in view.words[max(0, found.first - 2) : found.first]
        )
        past = marks_past(view.words, found, view.vocabulary)
        opens = view.in_opening(found.first) and not _dates_known(view, found)
        made = (
            None
            if limit and found.parts.year is None
            else days_told(found, future=future, past=past, opens=opens, alone=today or view.is_alone(found))
        )
        if made is None:
            continue
        weight, window, weekday, reason = made
        if view.quoted[found.first] and found.parts.offset is not None:
            weight = Weight.QUOTED
        yield Clue(
            text=view.surface(found.first, found.last),
            weight=weight,
            window=window,
            weekday=weekday,
            reason=reason,
            place=found.first,
        )


def _dates_known(view: View, found: Found) -> bool:
    """Tell whether a date is the day of a known happening that its sentence tells of."""
    sentence, parts = view.sentence[found.first], found.parts
    return any(
        (one.start.year, one.start.month, one.start.day) == (parts.year, parts.month, parts.day)
        for told in view.told
        if told.sentence == sentence
        for one in told.times
    )


def _office_clues(view: View) -> Iterator[Clue]:
    years = {view.sentence[f.first] for f in view.found if f.parts.year is not None and f.parts.offset is None}
    for held in load_offices().held(view.forms):
        window = union(s for first, last in held.stretches() for s in between(first, last))
        if not window:
            continue
        clues: tuple[tuple[int, Window], ...] = ((Weight.OFFICE, window),)
        if not view.in_opening(held.first) and held.sense in (Sense.HOLDS, Sense.NEW):
            # Late in a text a holder may be one of the time that is told of: only the beginning is sure.
            clues = ((Weight.OFFICE, ((window[0][0], ALL_DAYS[0][1]),)), (Weight.LATER_OFFICE, window))
            if view.sentence[held.first] in years:
                clues = clues[:1]
        for weight, days in clues:
            yield Clue(
                text=view.surface(held.first, held.last),
                weight=weight,
                window=days,
                reason="held the office then",
                # A text names past holders by their title, but none to come: the latest holder is heard first.
                place=-window[0][0],
            )
