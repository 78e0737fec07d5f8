"""The days that a page's dates outside its articles' sentences tell, and which of them are trusted."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marsad.language.folding import fold_text
from marsad.reading.clues import DateClues, Stamp, StampPlace
from marsad.reading.dates import Grain, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Places whose date is the article's unless its words speak against it, most trusted first.
TRUSTED = (
    StampPlace.METADATA,
    StampPlace.DATE_LINE,
    StampPlace.DATELINE,
    StampPlace.URL,
    StampPlace.UPDATED,
    StampPlace.ROW_FIELD,
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
# A date as machines write it, with a time that names no zone or one by letters.
_PLAIN = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]{4,12})?(?: [A-Z]{3,4})?\s*")
_URL_DAYS = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)"),
    # With the section between the year and the day: /2013/world/8/3/.
    re.compile(r"/((?:19|20)\d\d)/(?:[a-z][a-z_-]{0,30}/)?(\d\d?)/(\d\d?)/"),
)
_DIGIT = re.compile(r"\d")
# What every whole date holds: a year of four figures, or three pairs of figures.
_YEAR = re.compile(r"\d{4}|\d\d/\d\d/\d\d")
# Characters of the longest dateline.
_LONGEST_DATELINE = 120
# A place's name before the date, and what stands between a dateline and the news.
_DATELINE_WORDS = 3
_DATELINE_MARKS = frozenset("(/-\u2013\u2014:")


def dated_stamps(clues: DateClues) -> Iterator[tuple[Stamp, dt.date]]:
    """Yield the days that a page's dates tell, the trusted places first, each in page order.

    Args:
        clues: dates outside the body, the body, whose own dateline counts too, and the outlet's zone.
    """
    opening = clues.paragraphs[0] if clues.paragraphs else ""
    # Clocks hold no day; pages hold many.
    stamps = [*(s for s in clues.stamps if _YEAR.search(s.text)), *_opening_dateline(opening)]
    # Lists of other stories repeat their dates.
    told = {stamp: tuple(_days(stamp, clues.zone)) for stamp in dict.fromkeys(stamps)}
    places = (*TRUSTED, *(p for p in StampPlace if p not in TRUSTED))
    for place in places:
        for stamp in stamps:
            if stamp.place is place:
                yield from ((stamp, day) for day in told[stamp])


def _opening_dateline(paragraph: str) -> tuple[Stamp, ...]:
    """Return the dateline that opens a body («بكين 22 مايو 2024 (شينخوا)»), if it holds a whole date."""
    head = paragraph[:_LONGEST_DATELINE]
    if not _DIGIT.search(head):
        return ()
    for found in find_dates(head, None):
        if found.grain is Grain.DAY and found.edtf is not None and len(head[: found.start].split()) <= _DATELINE_WORDS:
            following = head[found.end :].lstrip()
            if following[:1] in _DATELINE_MARKS:
                return (Stamp(text=head[: found.end], place=StampPlace.DATELINE),)
        break
    return ()


def _days(stamp: Stamp, zone: str | None) -> Iterator[dt.date]:
    """Yield the days that a date on the page tells."""
    moment = _MOMENT.search(fold_text(stamp.text).upper())
    if moment is not None:
        yield _local_day(moment[0], zone)
        return
    if stamp.place is StampPlace.URL:
        match = next((m for pattern in _URL_DAYS if (m := pattern.search(stamp.text))), None)
        if match is not None:
            try:
                yield dt.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return
        return
    plain = _PLAIN.fullmatch(stamp.text)
    if plain is not None:
        try:
            yield dt.date.fromisoformat(plain[1])
        except ValueError:
            return
        return
    for found in find_dates(stamp.text, None):
        if found.grain is Grain.DAY and found.first is not None:
            yield found.first


def _local_day(moment: str, zone: str | None) -> dt.date:
    """Return the outlet's day of a moment; the moment's own day where the zone is not known."""
    instant = dt.datetime.fromisoformat(moment)
    if zone is not None:
        try:
            instant = instant.astimezone(ZoneInfo(zone))
        except (ZoneInfoNotFoundError, ValueError):
            return instant.date()
    return instant.date()
