"""Counts what a date expression says from a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from marsad.reading.dates.calendars import (
    Days,
    a_day,
    a_decade,
    a_month,
    a_season,
    a_week,
    a_year,
    hijri_day,
    hijri_month,
    hijri_year,
    interval,
    months_between,
)
from marsad.reading.dates.parts import Counted, DateParts, Direction, Grain

if TYPE_CHECKING:
    from collections.abc import Callable

_WEEK = dt.timedelta(days=7)
_DAY = dt.timedelta(days=1)
# A day and month without a year and without a mark of tense is past, unless the past one is older than this.
_OLDEST_PAST = dt.timedelta(days=270)
_HALF_WEEK = 3
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def resolve(parts: DateParts, anchor: dt.date | None, *, future: bool) -> Days | None:
    """Count a date from a day.

    Args:
        parts: what the words say.
        anchor: the day of counting, usually the day of publication; None if unknown.
        future: whether the words around put it in the future.

    Returns:
        The days it means; None where it needs a day of counting that is not known, or is no date.
    """
    try:
        days = _absolute(parts)
        if days is None and anchor is not None and not parts.same:
            days = _counted_from(parts, anchor, future=future)
    except (ValueError, OverflowError):  # the 31st of a short month; a year outside the calendar
        return None
    return days


def _absolute(parts: DateParts) -> Days | None:
    """Return the days of parts that need no day of counting."""
    if parts.decade is not None:
        return a_decade(parts.decade)
    if parts.year is None:
        return None
    return _in_year(parts, parts.year)


def _in_year(parts: DateParts, year: int) -> Days | None:
    if parts.hijri:
        return _in_hijri_year(parts, year)
    if parts.season is not None:
        return a_season(year, parts.season)
    if parts.section is not None:
        which, among = parts.section
        length = 12 // among
        return interval(a_month(year, length * (which - 1) + 1).first, a_month(year, length * which).last)
    if parts.month is None:
        return a_year(year)
    if parts.day is None:
        return a_month(year, parts.month)
    return interval(dt.date(year, parts.month, parts.day), dt.date(year, parts.month, parts.last_day or parts.day))


def _in_hijri_year(parts: DateParts, year: int) -> Days | None:
    if parts.month is None:
        first, last = hijri_month(year, 1), hijri_month(year, 12)
        return None if first is None or last is None else interval(first.first, last.last, Grain.YEAR)
    if parts.day is None:
        return hijri_month(year, parts.month)
    first_day = hijri_day(year, parts.month, parts.day)
    last_day = hijri_day(year, parts.month, parts.last_day or parts.day)
    return None if first_day is None or last_day is None else interval(first_day, last_day)


def _counted_from(parts: DateParts, anchor: dt.date, *, future: bool) -> Days | None:
    if parts.month is not None:
        return _month_or_day(parts, anchor, future=future)
    if parts.offset is not None:
        return a_day(_named(anchor + parts.offset * _DAY, parts.weekday))
    if parts.weekday is not None:
        return _weekday(parts, anchor, future=future)
    if parts.weekend:
        return _weekend(parts, anchor, future=future)
    if parts.counted is not None:
        return _amount(parts.counted, anchor)
    if parts.month_shift is not None:
        month = a_month(anchor.year, anchor.month + parts.month_shift)
        if parts.day is None:
            return month
        return interval(month.first.replace(day=parts.day), month.first.replace(day=parts.last_day or parts.day))
    if parts.season is not None:
        return _season(parts, anchor)
    if parts.year_shift is not None:
        return _in_year(parts, anchor.year + parts.year_shift)
    if parts.week_shift is not None:
        return a_week(anchor + parts.week_shift * _WEEK)
    return None


def _month_or_day(parts: DateParts, anchor: dt.date, *, future: bool) -> Days | None:
    """A month, or a day of one, without a year."""
    if parts.hijri:
        base = hijri_year(anchor)
        if base is None:
            return None
        return _choose(lambda year: _in_hijri_year(parts, year), base, parts.relation, anchor, future=future)
    if parts.year_shift is not None:
        return _in_year(parts, anchor.year + parts.year_shift)
    if parts.relation is Direction.THIS:
        # «6 آب/أغسطس الجاري»: this month's; «مارس الجاري» in another month is this year's.
        return _in_year(parts, anchor.year)
    return _choose(lambda year: _in_year(parts, year), anchor.year, parts.relation, anchor, future=future)


def _choose(
    made: Callable[[int], Days | None], base: int, relation: Direction | None, anchor: dt.date, *, future: bool
) -> Days | None:
    """Choose the year of a date that gives none."""
    candidates = []
    for year in range(base - 2, base + 3):
        try:
            days = made(year)
        except ValueError:  # the 29th of February
            continue
        if days is not None:
            candidates.append(days)
    before = [d for d in candidates if d.last < anchor]
    until = [d for d in candidates if d.first <= anchor]
    after = [d for d in candidates if d.first > anchor]
    since = [d for d in candidates if d.last >= anchor]
    if relation is Direction.THIS:
        holding = [d for d in until if d.last >= anchor]
        return _item(holding or until, -1)
    if relation in (Direction.PAST, Direction.BEFORE_LAST):
        return _item(before, -1 if relation is Direction.PAST else -2)
    if relation in (Direction.FUTURE, Direction.AFTER_NEXT):
        return _item(after, 0 if relation is Direction.FUTURE else 1)
    if future:
        return _item(since, 0)
    latest = _item(until, -1)
    if latest is not None and (latest.grain is Grain.MONTH or anchor - latest.last <= _OLDEST_PAST):
        return latest
    return _item(since, 0)


def _item(days: list[Days], place: int) -> Days | None:
    return days[place] if -len(days) <= place < len(days) else None


def _named(day: dt.date, weekday: int | None) -> dt.date:
    """Return the day of that weekday which lies nearest: a name is surer than a count across midnight."""
    if weekday is None:
        return day
    return day + ((weekday - day.weekday() + _HALF_WEEK) % 7 - _HALF_WEEK) * _DAY


def _weekday(parts: DateParts, anchor: dt.date, *, future: bool) -> Days | None:
    weekday = parts.weekday
    if weekday is None:
        return None
    if parts.week_shift is not None:
        return a_day(a_week(anchor + parts.week_shift * _WEEK).first + weekday * _DAY)
    back, ahead = (anchor.weekday() - weekday) % 7, (weekday - anchor.weekday()) % 7
    if parts.relation is Direction.PAST:
        day = anchor - (back or 7) * _DAY
    elif parts.relation is Direction.BEFORE_LAST:
        day = anchor - (back or 7) * _DAY - _WEEK
    elif parts.relation is Direction.FUTURE:
        day = anchor + (ahead or 7) * _DAY
    elif parts.relation is Direction.AFTER_NEXT:
        day = anchor + (ahead or 7) * _DAY + _WEEK
    elif parts.relation is Direction.THIS or future:
        day = anchor + ahead * _DAY
    else:
        day = anchor - back * _DAY
    if parts.last_weekday is None:
        return a_day(day)
    apart = (parts.last_weekday - weekday) % 7
    last = day + apart * _DAY
    if last > anchor and parts.relation is not Direction.FUTURE and not future:
        day, last = day - _WEEK, last - _WEEK
    return interval(day, last)


def _weekend(parts: DateParts, anchor: dt.date, *, future: bool) -> Days:
    """Saturday and Sunday; the last one unless the words say otherwise."""
    saturday = anchor - ((anchor.weekday() - 5) % 7) * _DAY
    if parts.relation in (Direction.FUTURE, Direction.AFTER_NEXT) or (future and saturday + _DAY < anchor):
        saturday += _WEEK
    elif parts.relation is Direction.PAST and saturday + _DAY >= anchor:
        saturday -= _WEEK
    return interval(saturday, saturday + _DAY)


def _amount(counted: Counted, anchor: dt.date) -> Days | None:
    count = counted.count * (1 if counted.direction > 0 else -1)
    if counted.unit in ("hour", "minute"):
        days = dt.timedelta(days=0) if counted.unit == "minute" else dt.timedelta(hours=count)
        # Hours within a day are told on that day; the clock is not known.
        far = anchor + dt.timedelta(days=int(days / _DAY))
    elif counted.unit in ("day", "week"):
        far = anchor + count * (_DAY if counted.unit == "day" else _WEEK)
    else:
        far = months_between(anchor, count * _MONTHS_IN[counted.unit])
    if counted.whole:
        return interval(min(far, anchor), max(far, anchor))
    if counted.unit == "month":
        return a_month(far.year, far.month)
    if counted.unit == "year":
        return a_year(far.year)
    if counted.unit == "decade":
        return a_year(far.year) if counted.count == 1 else a_decade(far.year // 10 * 10)
    return None if counted.unit == "century" else a_day(far)


def _season(parts: DateParts, anchor: dt.date) -> Days | None:
    if parts.season is None:
        return None
    if parts.year_shift is not None:
        return a_season(anchor.year + parts.year_shift, parts.season)
    candidates = [a_season(y, parts.season) for y in range(anchor.year - 2, anchor.year + 3)]
    if parts.relation is Direction.PAST:
        return _item([d for d in candidates if d.last < anchor], -1)
    if parts.relation is Direction.FUTURE:
        return _item([d for d in candidates if d.first > anchor], 0)
    return _item([d for d in candidates if d.last >= anchor], 0)
