"""Days, months, seasons and EDTF; the Islamic calendar by hijridate (Umm al-Qura)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from hijridate import Gregorian, Hijri

from marsad.reading.dates.parts import Grain

_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DECADE = re.compile(r"(\d{3})X")
_SPRING, _WINTER = 21, 24
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A stretch of days, both ends included.

    Attributes:
        first: first day.
        last: last day, not before first.
        grain: the unit that it was told in.
        edtf: its EDTF form, where that is not simply `first/last`.
    """

    first: dt.date
    last: dt.date
    grain: Grain
    edtf: str


def interval(first: dt.date, last: dt.date, grain: Grain = Grain.INTERVAL) -> Days:
    """Return the days from first to last as `first/last`, or as one day."""
    if first == last:
        return a_day(first)
    return Days(first=first, last=last, grain=grain, edtf=f"{first}/{last}")


def a_day(day: dt.date) -> Days:
    """Return one day."""
    return Days(first=day, last=day, grain=Grain.DAY, edtf=day.isoformat())


def a_week(day: dt.date) -> Days:
    """Return the week, Monday to Sunday, that holds a day."""
    monday = day - dt.timedelta(days=day.weekday())
    return interval(monday, monday + dt.timedelta(days=6), Grain.WEEK)


def a_month(year: int, month: int) -> Days:
    """Return a month; `month` may lie outside 1 to 12 and is then counted on into other years."""
    year, month = year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1
    last = dt.date(year + month // _MONTHS, month % _MONTHS + 1, 1) - dt.timedelta(days=1)
    return Days(first=dt.date(year, month, 1), last=last, grain=Grain.MONTH, edtf=f"{year}-{month:02}")


def a_season(year: int, season: int) -> Days:
    """Return a season by its EDTF number (21 spring, March to May, to 24 winter, December to February)."""
    first = a_month(year, 3 * (season - _SPRING) + 3).first
    last = a_month(year, 3 * (season - _SPRING) + 5).last
    return Days(first=first, last=last, grain=Grain.SEASON, edtf=f"{year}-{season}")


def a_year(year: int) -> Days:
    """Return a year."""
    return Days(first=dt.date(year, 1, 1), last=dt.date(year, 12, 31), grain=Grain.YEAR, edtf=f"{year:04}")


def a_decade(year: int) -> Days:
    """Return the ten years that begin with `year`."""
    return Days(first=dt.date(year, 1, 1), last=dt.date(year + 9, 12, 31), grain=Grain.DECADE, edtf=f"{year // 10:03}X")


def months_between(low: dt.date, count: int) -> dt.date:
    """Return the day that lies `count` months after low (before it, if negative), at the month's end if it is short."""
    month = a_month(low.year, low.month + count)
    return month.first.replace(day=min(low.day, month.last.day))


def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the Gregorian day of a Hijri one, or None outside the table (1343 to 1500 AH) or the month."""
    try:
        return dt.date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> Days | None:
    """Return the Gregorian days of a Hijri month, or None outside the table."""
    first = hijri_day(year, month, 1)
    if first is None:
        return None
    length = Hijri(year, month, 1).month_length()
    return interval(first, first + dt.timedelta(days=length - 1), Grain.MONTH)


def hijri_year(day: dt.date) -> int | None:
    """Return the Hijri year that a day lies in, or None outside the table."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().year
    except (ValueError, OverflowError):
        return None


def edtf_days(edtf: str) -> tuple[dt.date, dt.date] | None:
    """Return first and last day of an EDTF date or interval of the kinds that `find_dates` gives.

    Args:
        edtf: a day, month, season, year, decade (`198X`) or an interval of these; qualifiers are passed over.

    Returns:
        First and last day, or None where the text is no such date.
    """
    ends = [_edge(part.strip(" ~?%")) for part in edtf.split("/")]
    if not ends or len(ends) > 2 or any(e is None for e in ends):  # noqa: PLR2004  (an interval has two ends)
        return None
    low, high = ends[0], ends[-1]
    return None if low is None or high is None or high.last < low.first else (low.first, high.last)


def _edge(text: str) -> Days | None:
    decade = _DECADE.fullmatch(text)
    if decade is not None:
        return a_decade(int(decade[1]) * 10)
    match = _EDTF.fullmatch(text)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 0)
    try:
        if match[3]:
            return a_day(dt.date(year, month, int(match[3])))
        if _SPRING <= month <= _WINTER:
            return a_season(year, month)
        if match[2]:
            return a_month(year, month) if 1 <= month <= _MONTHS else None
        return a_year(year)
    except ValueError:
        return None
