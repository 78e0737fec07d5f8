"""What one date expression of an article tells of the day the article was published on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from marsad.reading.dates.calendars import a_month, hijri_month, months_between
from marsad.reading.dates.parts import DateParts, Direction, Found, Grain
from marsad.reading.dates.resolving import resolve
from marsad.reading.windows import Window, between, every_year

if TYPE_CHECKING:
    from collections.abc import Callable

    from marsad.reading.happenings import Happening

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
# A date without its year lies less than this many days back, or ahead.
_YEARLESS_PAST, _YEARLESS_FUTURE = 300, 200
_LAST_MONTHS = 330
_YEARLESS_SLACK = 60
# How far ahead a visit is planned that the resources do not say is announced.
_PLANNED = 60
# The opening tells what happened on a weekday that it dates in full within this many days.
_TOLD_AFTER = 30
# An anniversary is spoken of within this many days of it.
_ANNIVERSARY = 20
# «last year» dates a happening from this close, in words.
_BESIDE = 3
# Days of the units by which a recent happening is dated.
_COUNTED = {"day": 1, "week": 7, "month": 30}
# Hijri years of 1990 to 2049 less those of the common era, give or take the year that a lunar calendar gains.
_HIJRI_OFFSET = 579


class Weight:
    """How hard it is for a clue to be wrong; more is harder."""

    DATED_TODAY = 11
    NAMED_TODAY = 10
    NOT_BEFORE = 9
    OFFICE = 8
    THIS_MONTH = 7
    HAPPENING = 6
    RELATION = 5
    # Who is named late in a text may have held the office at the time that is told of.
    LATER_OFFICE = 4
    YEARLESS = 3
    QUOTED = 2
    YEAR = 1
    #: What is talked of is recent: a habit of news, not a law.
    TALKED_OF = 0


def days_told(
    found: Found, *, future: bool, past: bool, opens: bool, alone: bool
) -> tuple[int, Window | None, int | None, str] | None:
    """Return what one date expression tells of the day of publication.

    Args:
        found: the expression.
        future: whether its clause puts it in the future.
        past: whether a mark before it puts it in the past.
        opens: whether it stands in the opening and tells of no known happening.
        alone: whether it stands alone in its line, or beside a «today» with its weekday.

    Returns:
        Weight, days, weekday of publication, and reason in words; None where it tells nothing.
    """
    parts = found.parts
    if parts.offset is not None:
        return _of_today(parts)
    last = found.to or parts
    absolute = resolve(parts, None, future=False)
    if absolute is not None:
        end = resolve(last, None, future=False) or absolute
        if absolute.grain in (Grain.DAY, Grain.INTERVAL) and parts.day is not None:
            if future:
                return Weight.YEARLESS, between(None, end.last), None, "still to come"
            if parts.weekday is not None and opens:
                # A line that holds nothing else is a dateline; the day of a week that «today» closes is near.
                days = between(
                    absolute.first - (not alone) * _DAY, absolute.first + (6 if alone else _TOLD_AFTER) * _DAY
                )
                return Weight.RELATION, days, None, "day of the week and date"
            if past:
                return Weight.NOT_BEFORE, between(absolute.first, None), None, "already past"
            # Without a mark of tense the day may still be to come.
            return Weight.YEARLESS, between(absolute.first - _YEARLESS_SLACK * _DAY, None), None, "near or past"
        if parts.hijri and parts.relation is None and absolute.grain is Grain.MONTH:
            return Weight.YEAR, between(absolute.first - 30 * _DAY, None), None, "a month of that year"
        # Years alone are budgets, plans and seasons to come as often as they are past.
        if future or found.rule == "range" or absolute.grain is not Grain.MONTH:
            return None
        return Weight.YEAR, between(absolute.first, None), None, "already past"
    if parts.same:
        return None
    if parts.hijri:
        return _of_hijri(parts)
    if parts.month is not None:
        return _of_month(parts, last, future=future, past=past)
    return None


def _of_today(parts: DateParts) -> tuple[int, Window | None, int | None, str] | None:
    """«اليوم الأربعاء», with or without the date."""
    offset = (parts.offset or 0) * _DAY
    if parts.month is not None and parts.day is not None:
        month, day = parts.month, parts.day
        dated = resolve(parts, None, future=False)
        if dated is not None:
            return Weight.DATED_TODAY, between(dated.first - offset, dated.first - offset), None, "today and its date"
        if not parts.hijri:
            weekday = parts.weekday

            def on(year: int) -> tuple[dt.date, dt.date] | None:
                named = dt.date(year, month, day)
                return None if weekday not in (None, named.weekday()) else (named - offset, named - offset)

            window = every_year(on)
            return Weight.DATED_TODAY, window, None, "today and its date"
    if parts.weekday is None:
        return None
    return Weight.NAMED_TODAY, None, (parts.weekday - (parts.offset or 0)) % 7, "today and its weekday"


def _of_hijri(parts: DateParts) -> tuple[int, Window | None, int | None, str] | None:
    if parts.relation is not Direction.THIS or parts.month is None:
        return None
    month = parts.month

    def days(year: int) -> tuple[dt.date, dt.date] | None:
        found = hijri_month(year - _HIJRI_OFFSET, month)
        return None if found is None else (found.first, found.last)

    return Weight.THIS_MONTH, every_year(days), None, "this Islamic month"


def _of_month(
    parts: DateParts, last: DateParts, *, future: bool, past: bool
) -> tuple[int, Window | None, int | None, str] | None:
    """A month, or a day of one, without a year."""
    relation = last.relation if parts.relation is None else parts.relation
    shift = last.year_shift if parts.year_shift is None else parts.year_shift

    def days(year: int) -> tuple[dt.date, dt.date]:
        month = a_month(year, parts.month or 1)
        if parts.day is None:
            return month.first, month.last
        low = month.first.replace(day=parts.day)
        high = low
        if last is not parts and last.month is not None and last.day is not None:
            high = dt.date(year, last.month, last.day)
        elif parts.last_day is not None:
            high = month.first.replace(day=parts.last_day)
        return low, max(low, high)

    if shift == 0 and (future or past):
        window = every_year(lambda y: (dt.date(y, 1, 1), days(y)[1]) if future else (days(y)[0], dt.date(y, 12, 31)))
        return Weight.THIS_MONTH, window, None, "this year"
    if shift is not None:
        return None
    if relation is Direction.THIS:

        def this_month(year: int) -> tuple[dt.date, dt.date]:
            month = a_month(year, parts.month or 1)
            low, high = days(year) if parts.day is not None else (month.first, month.last)
            return low if past else month.first, high if future else month.last

        return Weight.THIS_MONTH, every_year(this_month), None, "this month"
    if relation is Direction.PAST:
        window = every_year(lambda y: (days(y)[1] + _DAY, days(y)[1] + _LAST_MONTHS * _DAY))
        return Weight.RELATION, window, None, "last month of that name"
    if relation is Direction.FUTURE:
        window = every_year(lambda y: (days(y)[0] - _LAST_MONTHS * _DAY, days(y)[0] - _DAY))
        return Weight.RELATION, window, None, "next month of that name"
    if relation is not None or parts.day is None:
        return None
    return _of_yearless(parts, days, future=future)


def _of_yearless(
    parts: DateParts, days: Callable[[int], tuple[dt.date, dt.date]], *, future: bool
) -> tuple[int, Window | None, int | None, str]:
    weekday = parts.weekday

    def stretch(year: int) -> tuple[dt.date, dt.date] | None:
        low, high = days(year)
        if weekday is not None and low.weekday() != weekday:
            return None
        if future:
            return low - _YEARLESS_FUTURE * _DAY, high
        # Without a mark of tense the day may still be to come.
        return low - (0 if weekday is not None else _YEARLESS_SLACK) * _DAY, high + _YEARLESS_PAST * _DAY

    return Weight.YEARLESS, every_year(stretch), None, "a date without its year"


def since(one: Happening, years: int, *, coming: bool) -> Window:
    """Return when an article was published that speaks of an anniversary of a happening: about that day.

    Args:
        one: the happening.
        years: which anniversary it is.
        coming: whether it is told as one to come.
    """
    day = months_between(one.start, 12 * years)
    return between(day - (_LAST_MONTHS if coming else _ANNIVERSARY) * _DAY, day + _ANNIVERSARY * _DAY)


def dates_happening(parts: DateParts, one: Happening, gap: int) -> Window | None:
    """Return when an article was published that dates a happening by these words, or None where they do not."""
    start, end = one.start, one.end
    shifts = (parts.month_shift, parts.week_shift, parts.year_shift)
    if any(s is not None and s > 0 for s in shifts):
        # What is planned may be put off: the plan tells less than the day on which it came to pass.
        return between(start - max(one.ahead, _PLANNED) * _DAY, start) if one.ahead else None
    if parts.month_shift is not None and parts.day is None:
        low, high = (
            a_month(start.year, start.month - parts.month_shift),
            a_month(end.year, end.month - parts.month_shift),
        )
        return between(max(low.first, start) if parts.month_shift == 0 else low.first, high.last)
    if parts.unit == "year" and parts.year_shift is not None and gap <= _BESIDE:
        return between(dt.date(start.year - parts.year_shift, 1, 1), dt.date(end.year - parts.year_shift, 12, 31))
    if parts.week_shift is not None and parts.weekday is None:
        # Weeks begin on Sunday for some outlets, on Monday for others.
        first, last = (day - ((day.weekday() + 1) % 7) * _DAY - parts.week_shift * _WEEK for day in (start, end))
        return between(max(first, start) if parts.week_shift == 0 else first, last + 8 * _DAY)
    if parts.counted is not None and parts.counted.unit == "year" and parts.counted.direction is Direction.PAST:
        count = 12 * parts.counted.count
        return between(months_between(start, count - 9), months_between(end, count + 12))
    if parts.counted is not None and parts.counted.unit in _COUNTED and parts.counted.direction is Direction.PAST:
        # The first or the last day of what takes several may be meant, and counts are round.
        unit = _COUNTED[parts.counted.unit]
        about, slack = parts.counted.count * unit * _DAY, max(1, unit // 2) * _DAY
        return None if parts.counted.whole else between(start + about - slack, end + about + slack)
    if parts.month == start.month and parts.year is None and not parts.hijri:
        if parts.day is not None and abs(parts.day - start.day) > 1:
            return None
        if parts.relation is Direction.PAST and parts.day is None:
            return between(a_month(start.year, start.month + 1).first, a_month(start.year, start.month + 11).last)
        if parts.relation is None:
            return between(start - one.ahead * _DAY, start + _YEARLESS_PAST * _DAY)
    return None
