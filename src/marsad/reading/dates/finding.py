"""The public function: the date expressions of a text, counted from a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.language.words import Word, WordKind, split_words
from marsad.reading.dates.calendars import Days, a_day, hijri_day
from marsad.reading.dates.parts import DateParts, Direction, Found, Grain
from marsad.reading.dates.resolving import resolve
from marsad.reading.dates.scanner import scan_dates
from marsad.reading.dates.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMMAS = frozenset("\u060c,")
_STOPS = frozenset(".!?\u061f\u061b")
# How many words before and after a date may hold the mark of its tense.
_REACH_BEFORE, _REACH_AFTER = 12, 2
_CONTEXT_REACH = 4
# The two calendars' readings of one day may differ by this many days, for the moon is sighted.
_PAIR_TOLERANCE = 2
_SHORTEST_VERB = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """A date expression and what it means.

    Attributes:
        text: the words, as they stand.
        start: offset of the first code point in the text.
        end: offset after the last one.
        edtf: EDTF date or interval; None where the words do not tell, or where they must be counted from a day and
            none was given. Parts of a month or year («منتصف مايو») are given as the whole, with `part`.
        grain: the unit that it is told in.
        rule: the grammar rule that read it.
        counted_from: the day it was counted from; None for a date that stands by itself.
        direction: past, this or next, where the words say so, or where a mark of the future stands before; else None.
        part: ``early``, ``middle`` or ``late``, where the words say so.
        first: first day that edtf admits.
        last: last day that edtf admits.
    """

    text: str
    start: int
    end: int
    edtf: str | None
    grain: Grain
    rule: str
    counted_from: dt.date | None = None
    direction: Direction | None = None
    part: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None


def find_dates(
    text: str,
    anchor: dt.date | None,
    *,
    words: tuple[Word, ...] | None = None,
    scanned: tuple[Found, ...] | None = None,
) -> tuple[DateExpression, ...]:
    """Find every date expression of a text and count it from a day.

    Tense decides where the words leave it open: a weekday alone is the most recent one, the day of counting included,
    unless a mark of the future stands in its clause («سيزور», «من المقرر»); a day and month alone is the most recent
    one, unless that lies more than nine months back; a month alone is the most recent one, the current one included.

    Args:
        text: the text.
        anchor: the day of counting, usually the day of publication; None if unknown.
        words: the words of the text, if it was split before.
        scanned: what `scan_dates` found in these words, if it was asked before.

    Returns:
        Expressions in order of place; none overlaps another.
    """
    words = split_words(text) if words is None else words
    vocabulary = load_vocabulary()
    expressions = []
    for found in scan_dates(words, vocabulary) if scanned is None else scanned:
        one = _expression(text, found, words, anchor, vocabulary)
        # The 31st of February is no date, whatever it was meant to be.
        if one.edtf is not None or found.parts.year is None:
            expressions.append(one)
    return tuple(expressions)


def _expression(
    text: str, found: Found, words: tuple[Word, ...], anchor: dt.date | None, vocabulary: Vocabulary
) -> DateExpression:
    start, end = _after_prefix(text, words[found.first], found.prefix), words[found.last - 1].end
    future = is_future(words, found, vocabulary)
    rule = found.rule
    days, alone = _days(found, words, anchor, vocabulary, future=future)
    if found.other is not None and days is not None and _differs(found.other, days):
        rule = "pair-differs"
    parts = found.parts
    direction = _direction(parts)
    if direction is None and future and not alone:
        direction = Direction.FUTURE
    return DateExpression(
        text=text[start:end],
        start=start,
        end=end,
        edtf=None if days is None else days.edtf,
        grain=_grain(found) if days is None else days.grain,
        rule=rule,
        counted_from=None if alone or days is None else anchor,
        direction=direction,
        part=parts.part,
        first=None if days is None else days.first,
        last=None if days is None else days.last,
    )


def _days(
    found: Found, words: tuple[Word, ...], anchor: dt.date | None, vocabulary: Vocabulary, *, future: bool
) -> tuple[Days | None, bool]:
    """Return what an expression means, and whether it stands by itself."""
    parts = found.parts
    year = known_year(found, words, anchor, vocabulary)
    if year is not None:
        return a_day(dt.date(year, parts.month or 1, parts.day or 1)), True
    if _after_something_told(words, found, vocabulary):
        return None, False
    low = resolve(parts, None, future=False)
    alone = low is not None
    low = low or resolve(parts, anchor, future=future)
    if found.to is None or low is None:
        return low, alone
    # The end of a range is counted from its start, so that it cannot lie before it.
    high = resolve(found.to, None, future=False) or resolve(
        found.to, max(low.first, anchor or low.first), future=future
    )
    if high is not None and high.first < low.first:
        high = resolve(found.to, low.first, future=True)
    if high is None or high.last < low.first:
        return None, False
    edtf = f"{low.edtf.split('/')[0]}/{high.edtf.split('/')[-1]}"
    return Days(first=low.first, last=high.last, grain=Grain.INTERVAL, edtf=edtf), alone


def known_year(found: Found, words: tuple[Word, ...], anchor: dt.date | None, vocabulary: Vocabulary) -> int | None:
    """Return the year of a day that readers know by day and month alone, such as the seventh of October."""
    parts = found.parts
    if parts.day is None or parts.month is None or parts.hijri or found.to is not None or parts.last_day is not None:
        return None
    if parts.year is not None or parts.relation is not None or parts.year_shift is not None:
        return None
    for known in vocabulary.known_days:
        if (known.day, known.month) != (parts.day, parts.month):
            continue
        before = {w.form for w in words[max(0, found.first - _CONTEXT_REACH) : found.first]}
        plain = before | {f[2:] for f in before if f.startswith("\u0627\u0644")}
        if known.context and not known.context & plain:
            return None
        return known.year if anchor is None or anchor >= dt.date(known.year, known.month, known.day) else None
    return None


def is_future(words: tuple[Word, ...], found: Found, vocabulary: Vocabulary) -> bool:
    """Tell whether the clause of an expression puts it in the future: the nearest mark of tense before it decides."""
    sets = vocabulary.sets
    before = _tense_before(words, found.first, sets)
    if before is not None:
        return before is Direction.FUTURE
    for word in words[found.last : found.last + _REACH_AFTER]:
        if word.kind in (WordKind.BREAK, WordKind.MARK) and word.form not in _COMMAS:
            break
        if _is_future_verb(word.form, sets):
            return True
    return False


def marks_past(words: tuple[Word, ...], found: Found, vocabulary: Vocabulary) -> bool:
    """Tell whether a mark before an expression puts it in the past."""
    return _tense_before(words, found.first, vocabulary.sets) is Direction.PAST


def marks_future(form: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a folded word is a mark of the future or a future verb."""
    return form in vocabulary.sets["future_marks"] or _is_future_verb(form, vocabulary.sets)


def _tense_before(words: tuple[Word, ...], first: int, sets: Mapping[str, frozenset[str]]) -> Direction | None:
    """Return the nearest mark of tense before a word, in its sentence."""
    for place in range(first - 1, max(-1, first - 1 - _REACH_BEFORE), -1):
        word = words[place]
        if word.kind is WordKind.BREAK or word.form in _STOPS:
            break
        if word.form in sets["future_marks"] or _is_future_verb(word.form, sets):
            return Direction.FUTURE
        if word.form in sets["past_marks"]:
            return Direction.PAST
        if word.form in sets["said_marks"]:
            break
    return None


def _is_future_verb(form: str, sets: Mapping[str, frozenset[str]]) -> bool:
    if len(form) < _SHORTEST_VERB or form in sets["not_future"]:
        return False
    return form[:2] in sets["future_prefix"] or form[:3] in sets["future_prefix"]


def _after_something_told(words: tuple[Word, ...], found: Found, vocabulary: Vocabulary) -> bool:
    """Tell whether «بعد» counts from something that happened, not from the day of counting.

    Days and weeks ahead are counted from the day unless a past verb governs them; months and years only with a mark
    of the future, for a story goes on «after four years» more often than a plan does.
    """
    counted = found.parts.counted
    if counted is None or counted.whole or counted.direction is not Direction.FUTURE:
        return False
    tense = _tense_before(words, found.first, vocabulary.sets)
    if counted.unit in ("year", "decade", "century", "minute"):
        return tense is not Direction.FUTURE
    return tense is Direction.PAST


def _after_prefix(text: str, word: Word, letters: int) -> int:
    """Return the offset after the fused letters of a word, vowel signs between them included."""
    place = word.start
    while letters > 0:
        place += 1
        letters -= 1
        while place < word.end and not fold_text(text[place]):
            place += 1
    return place


def _direction(parts: DateParts) -> Direction | None:
    if parts.relation is not None:
        return parts.relation
    if parts.counted is not None:
        return parts.counted.direction
    shifts: Sequence[int | None] = (parts.offset, parts.week_shift, parts.month_shift, parts.year_shift)
    shift = next((s for s in shifts if s is not None), None)
    return None if shift is None else Direction(max(-2, min(2, shift)))


def _grain(found: Found) -> Grain:
    """Return the grain of an expression that could not be counted."""
    parts = found.parts
    if found.to is not None or parts.last_day or parts.last_weekday is not None or parts.section or parts.weekend:
        return Grain.INTERVAL
    if parts.counted is not None:
        named = {"week": Grain.DAY, "month": Grain.MONTH, "year": Grain.YEAR}
        return Grain.INTERVAL if parts.counted.whole else named.get(parts.counted.unit, Grain.DAY)
    if parts.day is not None or parts.weekday is not None or parts.offset is not None:
        return Grain.DAY
    if parts.month is not None or parts.month_shift is not None:
        return Grain.MONTH
    if parts.week_shift is not None:
        return Grain.WEEK
    return Grain.SEASON if parts.season is not None else Grain.YEAR


def _differs(hijri: DateParts, days: Days) -> bool:
    """Tell whether the Hijri side of a pair names another day."""
    if hijri.year is None or hijri.month is None or hijri.day is None:
        return False
    day = hijri_day(hijri.year, hijri.month, hijri.day)
    return day is not None and abs((day - days.first).days) > _PAIR_TOLERANCE
