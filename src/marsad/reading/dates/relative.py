"""Reads what is told from the day of counting: today, weekdays, last month, three days ago; seasons and decades."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.reading.dates.cursor import Cursor, Read, first_read
from marsad.reading.dates.parts import Counted, DateParts, Direction
from marsad.reading.dates.single import read_date
from marsad.reading.dates.vocabulary import Kind

if TYPE_CHECKING:
    from marsad.reading.dates.cursor import Rules
    from marsad.reading.dates.vocabulary import Match

_OPENING = frozenset('(/"\u00ab\u201c\u060c,-\u2013[')
_CLOSING = frozenset(')/"\u00bb\u201d]')
_COMMAS = frozenset("\u060c,")
_FOUR_DIGITS = 1000
_LARGEST_COUNT = 200
# Earlier decades may be of this century, or ages: they need the century's name.
_UNDOUBTED_DECADE = 1950
_SHIFTED = {"week": "week_shift", "month": "month_shift", "year": "year_shift"}


def read_relative(cursor: Cursor, place: int) -> Read | None:
    """Read an expression that is counted from a day, a season or a decade.

    Args:
        cursor: the words.
        place: index of the first word.

    Returns:
        What was read, or None.
    """
    return first_read(cursor, place, _RULES)


def _after_parts(cursor: Cursor, place: int) -> int:
    """Return the index after words such as «يوم» and «مساء»."""
    at = place
    for _ in range(2):
        part = cursor.match(at, Kind.DAY_PART)
        if part is None:
            break
        at = part.end
    return at


def _day_word(cursor: Cursor, place: int) -> Read | None:
    """«اليوم», «مساء أمس», «اليوم الأربعاء», «بعد غد (الثلاثاء)», «أمس الأول»."""
    word = cursor.match(place, Kind.DAY_WORD)
    at = place
    if word is None:
        at = _after_parts(cursor, place)
        word = cursor.match(at, Kind.DAY_WORD) if at > place else None
    if word is None:
        return None
    end = word.end
    if cursor.vocabulary.sets["needs_day_part"].issuperset({word.term.form}) and at == place:
        return None
    weekday, end = _named_day(cursor, end)
    if weekday is None and word.term.value == 0 and at == place and _no_today(cursor, place, word):
        return None
    parts = DateParts(offset=word.term.value, weekday=weekday)
    if weekday is not None:
        said = read_date(cursor, end + 1 if cursor.form(end) in _OPENING else end)
        if said is not None and said.parts.day is not None and said.parts.month is not None:
            closed = cursor.form(said.end) in _CLOSING and cursor.form(end) in _OPENING
            return Read(replace(said.parts, weekday=weekday, offset=word.term.value), said.end + closed, "day-word")
    return Read(parts, end, "day-word")


def _named_day(cursor: Cursor, end: int) -> tuple[int | None, int]:
    """Return the weekday that names a day word's day, and the index after it."""
    opened = cursor.form(end) in _OPENING
    at = _after_parts(cursor, end + 1 if opened else end)
    weekday = cursor.match(at, Kind.WEEKDAY)
    if weekday is None or weekday.prefix or cursor.form(end) in ("-", "\u2013"):
        return None, end
    if opened and cursor.form(end) in _COMMAS:
        # «اليوم، الأحد،» names the day; «اليوم، والأحد ...» does not.
        return weekday.term.value, weekday.end
    closes = opened and cursor.form(weekday.end) in _CLOSING
    return weekday.term.value, weekday.end + (1 if closes else 0)


def _no_today(cursor: Cursor, place: int, word: Match) -> bool:
    """Tell whether the word for today means these times, a channel's name or a numbered day."""
    return (
        cursor.is_in(word.end, "day_word_guards.not_before")
        or cursor.is_in(place - 1, "day_word_guards.not_after")
        or word.prefix.endswith(("\u0643", "\u0644"))
    )


def _weekday(cursor: Cursor, place: int) -> Read | None:
    """«فجر الاثنين», «يوم الجمعة الماضي», «الثلاثاء والأربعاء الماضيين», «ليلة الأربعاء/الخميس»."""
    at = _after_parts(cursor, place)
    weekday = cursor.match(at, Kind.WEEKDAY)
    if weekday is None:
        return None
    if at == place and (cursor.is_in(place - 1, "weekday_guards.not_after") or _both(cursor, place, weekday)):
        return None
    if cursor.is_in(weekday.end, "weekday_guards.not_before"):
        return None
    parts = DateParts(weekday=weekday.term.value)
    end = weekday.end
    if cursor.form(end) == "/":
        second = cursor.match(end + 1, Kind.WEEKDAY)
        if second is not None:
            parts, end = replace(parts, last_weekday=second.term.value), second.end
    second = cursor.match(end, Kind.WEEKDAY)
    if second is not None and cursor.conjoined(end) and cursor.match(second.end, Kind.RELATION) is not None:
        parts, end = replace(parts, last_weekday=second.term.value), second.end
    relation = cursor.match(end, Kind.RELATION)
    if relation is not None:
        return Read(replace(parts, relation=Direction(relation.term.value)), relation.end, "weekday")
    of = cursor.match(end, Kind.OF)
    if of is not None:
        unit = _unit(cursor, of.end)
        if unit is not None and unit.parts.week_shift is not None:
            return Read(replace(parts, week_shift=unit.parts.week_shift), unit.end, "weekday")
    return Read(parts, end, "weekday")


def _both(cursor: Cursor, place: int, weekday: Match) -> bool:
    """Tell whether the word for Monday means "both", as after "between" with no second day."""
    if weekday.term.value != 0 or cursor.match(place - 1, Kind.BETWEEN) is None:
        return False
    return cursor.match(weekday.end, Kind.WEEKDAY) is None


def _weekend(cursor: Cursor, place: int) -> Read | None:
    weekend = cursor.match(place, Kind.WEEKEND)
    if weekend is None:
        return None
    relation = cursor.match(weekend.end, Kind.RELATION)
    if relation is None:
        return Read(DateParts(weekend=True), weekend.end, "weekend")
    return Read(DateParts(weekend=True, relation=Direction(relation.term.value)), relation.end, "weekend")


def _number(cursor: Cursor, place: int) -> tuple[int, int] | None:
    """Return a count in figures or in words, and the index after it."""
    at = place + 1 if cursor.match(place, Kind.AL) is not None else place
    number = cursor.number(at)
    if number is not None:
        return (number, at + 1) if 1 <= number <= _LARGEST_COUNT else None
    one = cursor.match(place, Kind.CARDINAL)
    if one is None:
        return None
    ten = cursor.match(one.end, Kind.CARDINAL)
    value = one.term.value
    if ten is not None and value < 10:  # noqa: PLR2004
        if ten.term.value == 10 and not cursor.conjoined(one.end):  # noqa: PLR2004  (thirteen)
            return value + 10, ten.end
        if ten.term.value >= 20 and cursor.conjoined(one.end):  # noqa: PLR2004  (twenty-three)
            return value + ten.term.value, ten.end
    return value, one.end


def _amount(cursor: Cursor, place: int) -> tuple[str, int, int] | None:
    """Return unit and count of an amount of time («ثلاثة أيام», «يومين», «أسبوع»), and the index after it."""
    unit = cursor.match(place, Kind.UNIT)
    if unit is not None:
        name, number, article = unit.term.value
        if article or number not in (1, 2) or unit.prefix:
            return None
        return name, number, unit.end
    counted = _number(cursor, place)
    if counted is None:
        return None
    unit = cursor.match(counted[1], Kind.UNIT)
    if unit is None or unit.term.value[2] or unit.prefix:
        return None
    return unit.term.value[0], counted[0], unit.end


def _counted(cursor: Cursor, place: int) -> Read | None:
    """«قبل 3 ساعات», «منذ أسبوع», «بعد يومين», «الأيام الثلاثة الماضية»."""
    before, after = cursor.match(place, Kind.AGO), cursor.match(place, Kind.AFTER)
    opening = before or after
    if opening is not None:
        about = cursor.match(opening.end, Kind.ABOUT)
        at = opening.end if about is None else about.end
        amount = _amount(cursor, at)
        if amount is None:
            return None
        unit, count, end = amount
        if cursor.is_in(end, "counted_from_other") or cursor.number(end) is not None:
            return None
        # «day after day» counts nothing.
        if cursor.match(place - 1, Kind.UNIT) is not None and before is None:
            return None
        if unit in ("day", "month") and _names_a_date(cursor, end):
            return None
        direction = Direction.PAST if before is not None else Direction.FUTURE
        counted = Counted(unit=unit, count=count, direction=direction, whole=False)
        return Read(DateParts(counted=counted), end, "counted")
    return _whole_span(cursor, place)


def _names_a_date(cursor: Cursor, end: int) -> bool:
    """Tell whether the unit's word only opens a name: «منذ يوم الجمعة», «قبل شهر مارس»."""
    kinds = (Kind.WEEKDAY, Kind.MONTH, Kind.HIJRI_MONTH, Kind.DAY_WORD)
    return cursor.number(end) is not None or any(cursor.match(end, k) is not None for k in kinds)


def _whole_span(cursor: Cursor, place: int) -> Read | None:
    """«الأشهر الستة الماضية», «الـ24 ساعة الماضية», «العامين الماضيين»."""
    unit = cursor.match(place, Kind.UNIT)
    if unit is not None:
        name, number, article = unit.term.value
        if not article or number == 1:
            return None
        count, end = (2, unit.end) if number == 2 else _number(cursor, unit.end) or (0, 0)  # noqa: PLR2004
    else:
        counted = _number(cursor, place)
        if counted is None:
            return None
        unit = cursor.match(counted[1], Kind.UNIT)
        if unit is None or unit.term.value[2]:
            return None
        name, (count, end) = unit.term.value[0], (counted[0], unit.end)
    relation = cursor.match(end, Kind.RELATION) if count else None
    if relation is None or relation.term.value not in (Direction.PAST, Direction.FUTURE):
        return None
    whole = Counted(unit=name, count=count, direction=Direction(relation.term.value), whole=True)
    return Read(DateParts(counted=whole), relation.end, "span")


def _unit(cursor: Cursor, place: int, *, partial: bool = False) -> Read | None:
    """«الأسبوع الماضي», «هذا الشهر», «العام قبل الماضي»; with a part before, «الشهر» alone means this one."""
    this = cursor.match(place, Kind.THIS)
    at = place if this is None else this.end
    unit = cursor.match(at, Kind.UNIT)
    if unit is None:
        return None
    name, number, article = unit.term.value
    if not article or number != 1:
        return None
    if name == "year" and this is None and cursor.is_in(place - 1, "general"):
        return None
    relation = cursor.match(unit.end, Kind.RELATION)
    if relation is not None:
        shift, end = relation.term.value, relation.end
    elif (this is not None or partial) and cursor.match(unit.end, Kind.SAME) is None:
        shift, end = 0, unit.end
    else:
        return None
    field = _SHIFTED.get(name)
    if field is None or (partial and this is None and cursor.number(unit.end) is not None):
        return None
    return Read(replace(DateParts(unit=name), **{field: shift}), end, "unit")


def _part_of_unit(cursor: Cursor, place: int) -> Read | None:
    """«بداية الشهر الجاري», «أواخر العام», «نهاية الأسبوع الماضي»."""
    part = cursor.match(place, Kind.PART)
    if part is None:
        return None
    read = _unit(cursor, part.end, partial=True) or _season(cursor, part.end) or _decade(cursor, part.end)
    return None if read is None else Read(replace(read.parts, part=part.term.value), read.end, read.rule)


def _section(cursor: Cursor, place: int) -> Read | None:
    """«الربع الأول من العام الجاري», «النصف الثاني من 2024»."""
    section = cursor.match(place, Kind.QUARTER) or cursor.match(place, Kind.HALF)
    if section is None:
        return None
    which = cursor.match(section.end, Kind.ORDINAL)
    of = None if which is None else cursor.match(which.end, Kind.OF)
    if which is None or of is None or not 1 <= which.term.value <= section.term.value:
        return None
    head = cursor.match(of.end, Kind.YEAR_HEAD)
    year = cursor.number(of.end if head is None else head.end)
    place_of = (which.term.value, section.term.value)
    if year is not None and year >= _FOUR_DIGITS:
        end = (of.end if head is None else head.end) + 1
        return Read(DateParts(year=year, section=place_of), end, "section")
    unit = _unit(cursor, of.end)
    if unit is None or unit.parts.year_shift is None:
        return None
    return Read(DateParts(year_shift=unit.parts.year_shift, section=place_of), unit.end, "section")


def _season(cursor: Cursor, place: int) -> Read | None:
    """«صيف 2012», «الصيف الماضي», «خريف هذا العام», «هذا الخريف»."""
    this = cursor.match(place, Kind.THIS)
    season = cursor.match(place if this is None else this.end, Kind.SEASON)
    if season is None:
        return None
    parts, end = DateParts(season=season.term.value), season.end
    if this is not None:
        return Read(replace(parts, relation=Direction.THIS), end, "season")
    relation = cursor.match(end, Kind.RELATION)
    if relation is not None:
        return Read(replace(parts, relation=Direction(relation.term.value)), relation.end, "season")
    of = cursor.match(end, Kind.OF)
    at = end if of is None else of.end
    head = cursor.match(at, Kind.YEAR_HEAD)
    year = cursor.number(at if head is None else head.end)
    if year is not None and year >= _FOUR_DIGITS:
        return Read(replace(parts, year=year), (at if head is None else head.end) + 1, "season")
    unit = _unit(cursor, at)
    if unit is not None and unit.parts.year_shift is not None:
        return Read(replace(parts, year_shift=unit.parts.year_shift), unit.end, "season")
    return None


def _decade(cursor: Cursor, place: int) -> Read | None:
    """«الثمانينيات», «تسعينيات القرن الماضي»; not a person's age."""
    decade = cursor.match(place, Kind.DECADE)
    if decade is None:
        return None
    of = cursor.match(decade.end, Kind.OF)
    at = decade.end if of is None else of.end
    if cursor.is_in(at, "age"):
        return None
    tail = cursor.match(at, Kind.DECADE_TAIL)
    century = cursor.match(at, Kind.UNIT)
    if tail is None and century is not None and century.term.value[0] == "century":
        return None
    if tail is None and decade.term.value < _UNDOUBTED_DECADE:
        return None
    return Read(DateParts(decade=decade.term.value), decade.end if tail is None else tail.end, "decade")


_RULES: Rules = (
    (frozenset({Kind.DAY_WORD, Kind.DAY_PART}), _day_word),
    (frozenset({Kind.WEEKDAY, Kind.DAY_PART}), _weekday),
    (frozenset({Kind.WEEKEND}), _weekend),
    (frozenset({Kind.AGO, Kind.AFTER, Kind.UNIT, Kind.NUMBER, Kind.AL, Kind.CARDINAL}), _counted),
    (frozenset({Kind.QUARTER, Kind.HALF}), _section),
    (frozenset({Kind.PART}), _part_of_unit),
    (frozenset({Kind.THIS, Kind.UNIT}), _unit),
    (frozenset({Kind.THIS, Kind.SEASON}), _season),
    (frozenset({Kind.DECADE}), _decade),
)
