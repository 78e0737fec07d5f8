"""Dates of the Extended Date/Time Format (EDTF, ISO 8601-2:2019), as far as Marsad writes them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_UNCERTAIN = "~?% "
# Season codes of EDTF level 1 with their first months: spring, summer, autumn, winter of the northern hemisphere.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that a date admits.

    Attributes:
        earliest: the first, or None if it is open.
        latest: the last, or None if it is open.
    """

    earliest: dt.date | None
    latest: dt.date | None


def parse_edtf(text: str | None) -> Days | None:
    """Return the first and last day that an EDTF date or interval admits.

    Args:
        text: a day, month, season or year, or two of them with a slash between, either of which may be open (empty or
            ``..``); marks of uncertainty are passed over.

    Returns:
        The days, or None where the text is no such date or is open on both sides.
    """
    if not text:
        return None
    parts = text.split("/")
    if len(parts) > 2:  # noqa: PLR2004  (an interval has two ends)
        return None
    try:
        edges = [_edges(p.strip(_UNCERTAIN)) for p in parts]
    except ValueError:
        return None
    days = Days(earliest=edges[0][0], latest=edges[-1][1])
    return None if days.earliest is days.latest is None else days


def _edges(text: str) -> tuple[dt.date | None, dt.date | None]:
    if text in ("", ".."):
        return None, None
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(x) if x else 0 for x in found.groups())
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    if month in _SEASONS:
        first, count = _SEASONS[month], 3
    else:
        first, count = (month, 1) if month else (1, 12)
    # A winter ends in the next year.
    years, last = divmod(first + count - 2, 12)
    final = dt.date(year + years, last + 1, calendar.monthrange(year + years, last + 1)[1])
    return dt.date(year, first, 1), final
