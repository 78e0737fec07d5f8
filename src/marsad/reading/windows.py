"""Sets of days as sorted, disjoint stretches of ordinals; the algebra by which clues narrow a date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: Stretches (first, last) of `date.toordinal`, both ends included.
Window: TypeAlias = tuple[tuple[int, int], ...]

_FIRST_YEAR, _LAST_YEAR = 1990, 2049
_START, _END = dt.date(_FIRST_YEAR, 1, 1).toordinal(), dt.date(_LAST_YEAR, 12, 31).toordinal()
#: Every day that an article of the web may have.
ALL_DAYS: Window = ((_START, _END),)


def between(first: dt.date | None, last: dt.date | None) -> Window:
    """Return the days from first to last; an end that is None is open."""
    low = _START if first is None else max(_START, first.toordinal())
    high = _END if last is None else min(_END, last.toordinal())
    return ((low, high),) if low <= high else ()


def every_year(stretch: Callable[[int], tuple[dt.date, dt.date] | None]) -> Window:
    """Return the union of one stretch for each year.

    Args:
        stretch: gives first and last day for a year; None or ValueError where the year has none.
    """
    found = []
    for year in range(_FIRST_YEAR, _LAST_YEAR + 1):
        try:
            days = stretch(year)
        except ValueError:
            continue
        if days is not None:
            found.append((days[0].toordinal(), days[1].toordinal()))
    return union(found)


def union(stretches: Iterable[tuple[int, int]]) -> Window:
    """Return the days in any of the stretches."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(stretches):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        elif low <= high:
            merged.append((low, high))
    return tuple(merged)


def intersect(one: Window, other: Window) -> Window:
    """Return the days in both."""
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        low, high = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if low <= high:
            found.append((low, high))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def span(window: Window) -> int:
    """Return how many days lie from the first to the last day of a window, both counted; 0 if it is empty."""
    return window[-1][1] - window[0][0] + 1 if window else 0


def on_weekday(window: Window, weekday: int) -> Window:
    """Return the days of a window that fall on a weekday (Monday is 0)."""
    days: list[tuple[int, int]] = []
    for low, high in window:
        first = low + (weekday - (low + 6) % 7) % 7
        days.extend((d, d) for d in range(first, high + 1, 7))
    return tuple(days)


def has_weekday(window: Window, weekday: int) -> bool:
    """Tell whether a window holds a day that falls on a weekday (Monday is 0)."""
    return any(low + (weekday - (low + 6) % 7) % 7 <= high for low, high in window)
