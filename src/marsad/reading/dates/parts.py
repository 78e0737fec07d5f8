"""What a date expression says, before it is counted from any day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Grain(StrEnum):
    """The unit that a date is told in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    #: Anything between two days that is none of the above.
    INTERVAL = "interval"


class Direction(IntEnum):
    """Which way a relation points from the day of counting."""

    BEFORE_LAST = -2
    PAST = -1
    THIS = 0
    FUTURE = 1
    AFTER_NEXT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of units counted from a day.

    Attributes:
        unit: ``hour``, ``minute``, ``day``, ``week``, ``month``, ``year``, ``decade`` or ``century``.
        count: how many, 1 or more.
        direction: past or future.
        whole: whether all the time between is meant («the last three days»), not its far end («three days ago»).
    """

    unit: str
    count: int
    direction: Direction
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateParts:
    """The parts that the words of one date give; what they do not give is None.

    Attributes:
        year: year, Gregorian, or of the Hijra where `hijri`.
        month: 1 to 12.
        day: 1 to 31.
        last_day: last day of a list or range of days in one month.
        hijri: whether year, month and day are of the Islamic calendar.
        weekday: Monday is 0.
        last_weekday: second weekday of a pair.
        offset: days from today.
        relation: last, this or next, said of the finest part.
        year_shift: years from this one («of last year»).
        month_shift: months from this one («of this month»).
        week_shift: weeks from this one («of last week»).
        unit: a bare unit («last month»), whose shift stands in its field.
        season: 21 spring to 24 winter, as in EDTF.
        decade: its first year.
        part: early, middle or late.
        section: quarter or half of a year as (which, of how many).
        counted: a number of units before or after.
        weekend: whether a weekend is meant.
        same: whether the words point at a time told before («of the same year»).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    hijri: bool = False
    weekday: int | None = None
    last_weekday: int | None = None
    offset: int | None = None
    relation: Direction | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    week_shift: int | None = None
    unit: str | None = None
    season: int | None = None
    decade: int | None = None
    part: str | None = None
    section: tuple[int, int] | None = None
    counted: Counted | None = None
    weekend: bool = False
    same: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date expression in the words of a text.

    Attributes:
        first: index of its first word.
        last: index after its last word.
        prefix: how many letters fused before its first word are not of it.
        parts: what it says; the start, where `to` is given.
        to: the end of a range.
        other: the same day in the other calendar, as «الموافق» gives it.
        rule: name of the rule that read it.
    """

    first: int
    last: int
    prefix: int
    parts: DateParts
    to: DateParts | None = None
    other: DateParts | None = None
    rule: str
