"""Finds date expressions in words: the ranges, lists and pairs around single dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.language.words import WordKind
from marsad.reading.dates.cursor import Cursor
from marsad.reading.dates.parts import Found
from marsad.reading.dates.relative import read_relative
from marsad.reading.dates.single import STRAY_STOP, read_date, read_year
from marsad.reading.dates.vocabulary import Kind, Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from marsad.language.words import Word
    from marsad.reading.dates.parts import DateParts

_DASHES = frozenset("-\u2013\u2014\u2212")
# Marks that may stand between the two calendars' readings of a day.
_PAIR_MARKS = frozenset("-\u2013\u2014/|(),\u060c=")


def scan_dates(words: tuple[Word, ...], vocabulary: Vocabulary | None = None) -> tuple[Found, ...]:
    """Find every date expression in the words of a text, before any is counted from a day.

    Args:
        words: the words of the text.
        vocabulary: the words of dates; the package's own if not given.

    Returns:
        Expressions in order; none overlaps another.
    """
    vocabulary = vocabulary or load_vocabulary()
    cursor = Cursor(words, vocabulary)
    found: list[Found] = []
    starts, number = vocabulary.starts, WordKind.NUMBER
    end = 0
    for place in [i for i, word in enumerate(words) if word.form in starts or word.kind is number]:
        # A word that opens no date by itself is passed over unless the next word can go on with one.
        if place < end or not (starts.get(words[place].form, True) or _goes_on(words, place + 1, vocabulary)):
            continue
        one = _read(cursor, place)
        if one is not None:
            found.append(one)
            end = one.last
    return tuple(found)


def _goes_on(words: tuple[Word, ...], place: int, vocabulary: Vocabulary) -> bool:
    place += words[place].form == STRAY_STOP if place < len(words) else 0
    return place < len(words) and (words[place].kind is WordKind.NUMBER or words[place].form in vocabulary.first)


def _read(cursor: Cursor, place: int) -> Found | None:
    """Return the expression that starts at place: a range, or a single date."""
    opening = cursor.match(place, Kind.BETWEEN) or cursor.match(place, Kind.FROM)
    if opening is not None:
        low = _one(cursor, opening.end)
        ranged = None if low is None else _range(cursor, low, between=opening.term.kind is Kind.BETWEEN)
        if ranged is not None:
            return replace(ranged, first=place, prefix=len(opening.prefix))
        if cursor.match(place, Kind.AGO) is None:
            return None
    one = _one(cursor, place)
    return None if one is None else _range(cursor, one, between=False) or one


def _one(cursor: Cursor, place: int) -> Found | None:
    """Return the single date that starts at place, with the same day in the other calendar."""
    read = read_date(cursor, place)
    if read is not None:
        found = Found(first=place, last=read.end, prefix=cursor.prefix(place), parts=read.parts, rule=read.rule)
        return _paired(cursor, found)
    read = read_relative(cursor, place) or read_year(cursor, place)
    if read is None:
        return None
    return Found(first=place, last=read.end, prefix=cursor.prefix(place), parts=read.parts, rule=read.rule)


def _paired(cursor: Cursor, found: Found) -> Found:
    """Add the other calendar's date where one follows."""
    parts = found.parts
    if parts.day is None or parts.month is None:
        return found
    place = found.last
    connected = False
    while place < found.last + 4:
        mark = cursor.form(place)
        corresponds = cursor.match(place, Kind.CORRESPONDS)
        if corresponds is not None:
            place, connected = corresponds.end, True
        elif mark in _PAIR_MARKS:
            place, connected = place + 1, True
        elif connected and mark == "\u0644":  # the preposition that the verb takes, written apart
            place += 1
        else:
            break
    other = read_date(cursor, place) if connected else None
    if other is None or other.parts.day is None or other.parts.month is None or other.parts.hijri == parts.hijri:
        return found
    end = other.end
    if cursor.form(end) == ")" and any(cursor.form(i) == "(" for i in range(found.last, place)):
        end += 1
    hijri, gregorian = (parts, other.parts) if parts.hijri else (other.parts, parts)
    weekday = parts.weekday if gregorian.weekday is None else gregorian.weekday
    return replace(found, last=end, parts=replace(gregorian, weekday=weekday), other=hijri, rule="pair")


def _range(cursor: Cursor, low: Found, *, between: bool) -> Found | None:
    """Return the range that begins with a date, or None."""
    parts, end = low.parts, low.last
    if parts.counted is not None or low.other is not None:
        return None
    link = cursor.match(end, Kind.TO)
    if link is not None:
        after = link.end
    elif cursor.form(end) in _DASHES and low.rule in ("date", "numeric", "year", "month"):
        after = end + 1
    elif between and (conjunction := cursor.match(end, Kind.AND)) is not None:
        after = conjunction.end
    elif between and cursor.conjoined(end):
        after = end
    else:
        return None
    opening = cursor.match(after, Kind.FROM)
    after = after if opening is None else opening.end
    high = read_date(cursor, after, guarded=False) or read_year(cursor, after, bare=low.rule == "year")
    high = high or read_relative(cursor, after)
    if high is None or high.parts.counted is not None or parts.hijri != high.parts.hijri:
        return None
    # «until» alone makes no range of a weekday and a far date.
    if link is not None and (parts.weekday is None) != (high.parts.weekday is None) and parts.day is None:
        return None
    return replace(low, last=high.end, parts=_completed(parts, high.parts), to=high.parts, rule="range")


def _completed(low: DateParts, high: DateParts) -> DateParts:
    """Give the start of a range what it leaves to its end to tell."""
    if low.year is None and low.month is not None and high.month is not None and high.year is not None:
        later = (low.month, low.day or 1) > (high.month, high.day or 31)
        return replace(low, year=high.year - 1 if later else high.year, relation=None, year_shift=None)
    if low.year is None and low.relation is None and low.year_shift is None:
        if low.month is not None and high.month is not None:
            return replace(low, relation=high.relation, year_shift=high.year_shift)
        if low.weekday is not None and high.relation is not None:
            return replace(low, relation=high.relation)
    return low
