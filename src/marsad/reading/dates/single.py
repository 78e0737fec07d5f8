"""Reads one date told by the calendar: day, month and year in any order, figures, years alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from marsad.language.words import WordKind
from marsad.reading.dates.cursor import Cursor, Read, first_read
from marsad.reading.dates.parts import DateParts, Direction
from marsad.reading.dates.vocabulary import Guard, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.reading.dates.cursor import Rules

_DASHES = frozenset("-\u2013\u2014\u2212/")
_COMMAS = frozenset(",\u060c")
_OPEN_CLOSE = {"(": ")", "[": "]", "/": "/"}
_LAST_DAY = 31
_SHORT_NAME = 3
# «11/06/09»: three pairs of figures, the last a year of this century.
_LAST_SHORT_YEAR = 49
_MONTHS = 12
#: Rows written from right to left put the full stop of a sentence before its last figures («عام .2015»).
STRAY_STOP = "."
_YEAR_OPENERS = frozenset({Kind.YEAR_HEAD, Kind.NUMBER})
_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1300, 1501)


def read_date(cursor: Cursor, place: int, *, guarded: bool = True) -> Read | None:
    """Read a date that names a month or is written in figures.

    Args:
        cursor: the words.
        place: index of the first word.
        guarded: whether a month that stands alone needs a preposition before it.

    Returns:
        What was read, or None.
    """
    return first_read(cursor, place, _DATES if guarded else _UNGUARDED)


def _weekday_first(cursor: Cursor, place: int) -> Read | None:
    """Weekday, then a whole date: «الثلاثاء 13 أبريل 2021», «يوم الجمعة (5 مايو)»."""
    at = place
    part = cursor.match(at, Kind.DAY_PART)
    if part is not None:
        at = part.end
    weekday = cursor.match(at, Kind.WEEKDAY)
    if weekday is None:
        if part is None:
            return None
        read = first_read(cursor, at, _CALENDAR)
        return None if read is None or read.parts.day is None else read
    at = weekday.end
    closing = ""
    if cursor.form(at) in _COMMAS or cursor.form(at) in _DASHES or cursor.form(at) in _OPEN_CLOSE:
        closing = _OPEN_CLOSE.get(cursor.form(at), "")
        at += 1
    inner = cursor.match(at, Kind.DAY_PART)
    read = first_read(cursor, at if inner is None else inner.end, _CALENDAR)
    if read is None or read.parts.day is None:
        return None
    end = read.end + 1 if closing and cursor.form(read.end) == closing else read.end
    today = cursor.match(place, Kind.DAY_WORD)
    offset = None if today is None else today.term.value
    return Read(replace(read.parts, weekday=weekday.term.value, offset=offset), end, read.rule)


def _figures(cursor: Cursor, place: int) -> Read | None:
    """A date in figures alone: 30/5/2024, 2024-05-30, 24.09.2025."""
    words = cursor.words
    if place >= len(words) or words[place].kind is not WordKind.NUMBER:
        return None
    numbers = words[place].form.split(".")
    end = place + 1
    short = False
    if len(numbers) == 1:
        mark = cursor.form(end)
        if mark not in _DASHES or cursor.form(end + 2) != mark:
            return None
        numbers = [words[place].form, cursor.form(end + 1), cursor.form(end + 3)]
        short = mark == "/"
        end += 4
    if len(numbers) != 3 or not all(n.isdigit() and len(n) <= 4 for n in numbers):  # noqa: PLR2004
        return None
    era = cursor.match(end, Kind.HIJRI)
    gregorian_era = cursor.match(end, Kind.GREGORIAN)
    parts = _order(numbers, short=short)
    if parts is None:
        return None
    if era is not None and parts.hijri:
        end = era.end
    elif gregorian_era is not None and not parts.hijri:
        end = gregorian_era.end
    return Read(parts, end, "numeric")


def _order(numbers: Sequence[str], *, short: bool) -> DateParts | None:
    """Tell day, month and year of three figures apart; None where they are no date.

    Args:
        numbers: the figures in the order of the text.
        short: whether the year may have two figures, as it has between strokes alone.
    """
    low, middle, high = (int(n) for n in numbers)
    if len(numbers[0]) == 4:  # noqa: PLR2004
        year, month, day = low, middle, high
    elif len(numbers[2]) == 4:  # noqa: PLR2004
        day, month, year = low, middle, high
        if month > _MONTHS >= day:
            day, month = month, day
    elif short and all(len(n) == 2 for n in numbers) and high <= _LAST_SHORT_YEAR:  # noqa: PLR2004
        day, month, year = low, middle, 2000 + high
    else:
        return None
    hijri = year in _HIJRI_YEARS
    if not (1 <= month <= _MONTHS and 1 <= day <= _LAST_DAY and (hijri or year in _YEARS)):
        return None
    return DateParts(year=year, month=month, day=day, hijri=hijri)


def _day(cursor: Cursor, place: int) -> tuple[int, int] | None:
    """Return a day of the month in figures or in words, and the index after it."""
    number = cursor.number(place)
    if number is not None:
        if not 1 <= number <= _LAST_DAY:
            return None
        end = place + 1
        suffix = cursor.match(end, Kind.SUFFIX)
        return number, end if suffix is None else suffix.end
    article = cursor.match(place, Kind.AL)
    if article is not None:
        number = cursor.number(article.end)
        return None if number is None or not 1 <= number <= _LAST_DAY else (number, article.end + 1)
    ordinal = cursor.match(place, Kind.ORDINAL)
    if ordinal is None:
        return None
    value, end = ordinal.term.value, ordinal.end
    teen = cursor.match(end, Kind.TEEN)
    tens = cursor.match(end, Kind.ORDINAL)
    if teen is not None and value < 10:  # noqa: PLR2004
        return value + 10, teen.end
    if tens is not None and tens.term.value >= 20 and value < 10 and cursor.conjoined(end):  # noqa: PLR2004
        value, end = value + tens.term.value, tens.end
    return (value, end) if value <= _LAST_DAY else None


def _days(cursor: Cursor, place: int) -> tuple[int, int | None, int] | None:
    """Return first day, last day of a list or range that shares one month, and the index after it."""
    first = _day(cursor, place)
    if first is None:
        return None
    value, end = first
    last: int | None = None
    while True:
        link = cursor.match(end, Kind.AND) or cursor.match(end, Kind.TO)
        mark = cursor.form(end)
        if link is not None:
            after = link.end
        elif mark in _DASHES or mark in _COMMAS:
            after = end + 1
        else:
            break
        following = _day(cursor, after)
        # Days of one list rise; «و» joins neighbours alone, else they would be no span.
        if following is None or following[0] <= (last or value):
            break
        joined = link is not None and link.term.kind is Kind.AND
        if joined and following[0] != (last or value) + 1 and not _between(cursor, place):
            break
        last, end = following
    return value, last, end


def _between(cursor: Cursor, place: int) -> bool:
    return cursor.match(place - 1, Kind.BETWEEN) is not None


def month_at(cursor: Cursor, place: int) -> tuple[int, bool, Guard, int] | None:
    """Return month, whether it is Hijri, what it still needs, and the index after it and its pair."""
    hijri = cursor.match(place, Kind.HIJRI_MONTH)
    if hijri is not None:
        return hijri.term.value, True, hijri.term.guard, hijri.end
    month = cursor.match(place, Kind.MONTH)
    if month is None:
        return None
    value, guard, end = month.term.value, month.term.guard, month.end
    while True:
        opening = cursor.form(end)
        at = end + 1 if opening in _DASHES or opening in _OPEN_CLOSE else end
        other = cursor.match(at, Kind.MONTH)
        if other is None or other.term.value != value or other.term.form == month.term.form or other.prefix:
            break
        end, guard = other.end, Guard.NONE
        if opening == "(" and cursor.form(end) == ")":
            end += 1
    return value, False, guard, end


def _tail(cursor: Cursor, end: int, parts: DateParts) -> tuple[DateParts, int]:
    """Add what follows a month: a year, «الماضي», «من العام الجاري»."""
    relation = cursor.match(end, Kind.RELATION)
    if relation is not None:
        return replace(parts, relation=Direction(relation.term.value)), relation.end
    same = cursor.match(end, Kind.SAME)
    if same is not None and parts.month is not None:
        return replace(parts, same=True), same.end
    at = end + 1 if cursor.form(end) in _COMMAS or cursor.form(end) in _DASHES else end
    of = cursor.match(at, Kind.OF)
    at = at if of is None else of.end
    this = cursor.match(at, Kind.THIS)
    head = cursor.match(at if this is None else this.end, Kind.YEAR_HEAD)
    if head is not None:
        if this is not None:
            return replace(parts, year_shift=0), head.end
        said = cursor.match(head.end, Kind.RELATION)
        if said is not None:
            return replace(parts, year_shift=int(said.term.value)), said.end
        if cursor.match(head.end, Kind.SAME) is not None:
            return replace(parts, same=True), head.end + 1
        at = head.end
    year = cursor.number(at)
    if year is not None and (year in _YEARS or (parts.hijri and year in _HIJRI_YEARS)):
        return _with_era(cursor, replace(parts, year=year), at + 1)
    return parts, end


def _with_era(cursor: Cursor, parts: DateParts, end: int) -> tuple[DateParts, int]:
    era = cursor.match(end, Kind.HIJRI if parts.hijri else Kind.GREGORIAN)
    return parts, end if era is None else era.end


def _day_month(cursor: Cursor, place: int) -> Read | None:
    """«22 مارس من العام الجاري», «الثاني والعشرين من مارس», «15 من الشهر الماضي», "30th, May 2024"."""
    days = _days(cursor, place)
    if days is None:
        return None
    day, last, at = days
    dashed = cursor.form(at) in _DASHES
    if dashed or cursor.form(at) in _COMMAS:
        at += 1
    of = cursor.match(at, Kind.OF)
    at = at if of is None else of.end
    this = cursor.match(at, Kind.THIS)
    if this is not None or of is not None:
        unit = cursor.match(at if this is None else this.end, Kind.UNIT)
        if unit is not None and unit.term.value == ("month", 1, True):
            relation = cursor.match(unit.end, Kind.RELATION)
            shift = relation.term.value if relation is not None else 0 if this is not None else None
            if shift is None:
                return None
            end = unit.end if relation is None else relation.end
            return Read(DateParts(day=day, last_day=last, month_shift=shift), end, "date")
    head = cursor.match(at, Kind.MONTH_HEAD)
    month = month_at(cursor, at if head is None else head.end)
    if month is None:
        return None
    number, hijri, guard, end = month
    if guard is Guard.DATED and of is None and head is None:
        # «4-0» is a score where zero is spelled like a month; an ordinal before a man's name is no day of a month.
        figures = cursor.words[place].kind is WordKind.NUMBER
        if dashed and cursor.form(end) not in _DASHES:
            return None
        if not figures and _tail(cursor, end, DateParts(month=number, hijri=hijri))[1] == end:
            return None
    parts, end = _tail(cursor, end, DateParts(day=day, last_day=last, month=number, hijri=hijri))
    if not hijri and cursor.match(end, Kind.HIJRI) is not None:
        return None
    return Read(parts, end, "date")


def _year_month_day(cursor: Cursor, place: int) -> Read | None:
    """A year before the month: «2024 مايو 30»."""
    year = cursor.number(place)
    if year is None or year not in _YEARS:
        return None
    at = place + 2 if cursor.form(place + 1) in _COMMAS or cursor.form(place + 1) in _DASHES else place + 1
    month = month_at(cursor, at)
    if month is None or month[1]:
        return None
    day = _day(cursor, month[3])
    if day is None or cursor.number(month[3]) is None:
        return None
    return Read(DateParts(year=year, month=month[0], day=day[0]), day[1], "date")


def _month_first(cursor: Cursor, place: int, *, guarded: bool = True) -> Read | None:
    """A month before its day, or a month without a day."""
    head = cursor.match(place, Kind.MONTH_HEAD)
    month = month_at(cursor, place if head is None else head.end)
    if month is None:
        return None
    number, hijri, guard, end = month
    day = _day(cursor, end) if cursor.number(end) is not None else None
    if day is not None:
        parts, after = _tail(cursor, day[1], DateParts(day=day[0], month=number, hijri=hijri))
        if parts.year is not None:
            return Read(parts, after, "date")
    parts, after = _tail(cursor, end, DateParts(month=number, hijri=hijri))
    dated = after > end or head is not None
    single = cursor.match(place, Kind.MONTH) or cursor.match(place, Kind.HIJRI_MONTH)
    pair = single is not None and end > single.end
    if not dated and guard is Guard.DATED:
        return None
    if not dated and not pair and guarded and not _after_preposition(cursor, place):
        return None
    return Read(parts, after, "month")


def _after_preposition(cursor: Cursor, place: int) -> bool:
    month = cursor.match(place, Kind.MONTH) or cursor.match(place, Kind.HIJRI_MONTH)
    if cursor.is_in(place - 1, "prepositions"):
        return True
    # A fused preposition before a short name makes another word more often than a date.
    return month is not None and month.prefix.endswith(("\u0628", "\u0644")) and len(month.term.form) > _SHORT_NAME


def _part(cursor: Cursor, place: int) -> Read | None:
    """«منتصف مايو», «مطلع آذار/مارس الماضي», «نهاية شهر يونيو المقبل», «أواخر عام 2011»."""
    part = cursor.match(place, Kind.PART)
    if part is None:
        return None
    read = _month_first(cursor, part.end, guarded=False) or read_year(cursor, part.end)
    if read is None:
        return None
    return Read(replace(read.parts, part=part.term.value), read.end, read.rule)


def read_year(cursor: Cursor, place: int, *, bare: bool = False) -> Read | None:
    """Read a year in figures: «عام 2015», «في 2015», «2015م», «1445هـ».

    Args:
        cursor: the words.
        place: index of the first word.
        bare: whether the figures alone are enough, as at the end of a range of years.

    Returns:
        What was read, or None.
    """
    if _YEAR_OPENERS.isdisjoint(cursor.kinds(place)):
        return None
    head = cursor.match(place, Kind.YEAR_HEAD)
    at = place if head is None else head.end
    at += head is not None and cursor.form(at) == STRAY_STOP and cursor.glued(at + 1)
    year = cursor.number(at)
    if year is None:
        return None
    hijri = cursor.match(at + 1, Kind.HIJRI)
    if hijri is not None and year in _HIJRI_YEARS and cursor.glued(at + 1):
        return Read(DateParts(year=year, hijri=True), hijri.end, "year")
    if year not in _YEARS:
        return None
    era = cursor.match(at + 1, Kind.GREGORIAN)
    if era is not None and cursor.glued(at + 1):
        return Read(DateParts(year=year), era.end, "year")
    if head is not None or bare:
        return Read(DateParts(year=year), at + 1, "year")
    if cursor.is_in(place - 1, "year_prepositions") and not cursor.is_in(at + 1, "counted"):
        return Read(DateParts(year=year), at + 1, "year")
    return None


_FIGURES: Rules = (
    (frozenset({Kind.NUMBER}), _figures),
    (frozenset({Kind.NUMBER, Kind.AL, Kind.ORDINAL}), _day_month),
    (frozenset({Kind.NUMBER}), _year_month_day),
)
_MONTH_OPENERS = frozenset({Kind.MONTH_HEAD, Kind.MONTH, Kind.HIJRI_MONTH})
_PARTS: Rules = ((frozenset({Kind.PART}), _part),)
_WEEKDAYS: Rules = ((frozenset({Kind.WEEKDAY, Kind.DAY_PART}), _weekday_first),)
_CALENDAR: Rules = (*_FIGURES, (_MONTH_OPENERS, _month_first), *_PARTS)
_DATES: Rules = (*_WEEKDAYS, *_CALENDAR)
_UNGUARDED: Rules = (*_WEEKDAYS, *_FIGURES, (_MONTH_OPENERS, partial(_month_first, guarded=False)), *_PARTS)
