"""What an article's telling of known happenings says of the day it was published on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from marsad.reading.date_bounds import Weight, dates_happening, since
from marsad.reading.dates.finding import is_future, marks_future
from marsad.reading.dates.parts import DateParts, Direction, Found
from marsad.reading.view import Clue, View
from marsad.reading.windows import Window, between, union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.reading.happenings import Happening, Told

_DAY = dt.timedelta(days=1)
# Words between a happening and the expression that dates it.
_NEAR = 8
# «today» beside a happening dates it only where it stands this close, and the happening's words stand together.
_BESIDE, _COMPACT = 3, 12
# News of a coming event may tell of it without a mark of the future this many days before.
_EARLY = 30
# What is announced at all is spoken of a week before.
_WEEK = 7
# Words before a happening among which one may suppose it.
_SUPPOSING = 3
# What is announced at all may be spoken of this many days before; with its month, of the second.
_PLANNED, _LONG_PLANNED = 40, 300
# A telling of this many fragments is hardly another's.
_DETAILED = 3
# What is told without its weekday may be news of a week ago.
_LATE = 7
# A weekday or «last month» dates a happening from this close.
_CLOSE = 5
# Words between the word for an anniversary and what is remembered.
_REMEMBERED = 5
_WEEKEND = frozenset({5, 6})
# A happening is talked of as recent this many days; two that fell within as many are talked of together only then.
_TALKED_OF = 44
# What is told in the past tense of no other time.
_NEWS, _NOT_BEFORE = "news", "not before it"


def happening_clues(view: View) -> Iterator[Clue]:
    """Yield a clue for each place where a text tells of a happening; notes in the view the weekdays that date one."""
    recent: list[tuple[Happening, Told]] = []
    for told in view.told:
        if view.known.supposed.intersection(view.forms[max(0, told.first - _SUPPOSING) : told.first]):
            continue
        if told.times[0].remembered and not _is_remembered(view, told):
            continue
        made = [_of_happening(view, told, one) for one in told.times]
        weight = min(w for _, w, _ in made)
        one = told.times[0]
        plain = len(made) == 1 and one.fresh and not one.era and made[0][2] in (_NEWS, _NOT_BEFORE)
        if plain and not _told_as_past(view, told, one):
            recent.append((one, told))
        yield Clue(
            text=view.surface(told.first, told.last),
            weight=weight,
            window=union(s for window, _, _ in made for s in window),
            reason=f"{told.times[0].id}: {next(reason for _, w, reason in made if w == weight)}",
            place=told.first,
        )
    yield from _talked_of(view, recent)


def _talked_of(view: View, recent: list[tuple[Happening, Told]]) -> Iterator[Clue]:
    """Yield a clue where a text is not of long after the latest happening that it tells of.

    It is where the headline tells of that happening, or the opening does in detail, or where the text tells of another
    of the same weeks too: after a while the one is still remembered without the other. A text that names a later year
    looks back, and what has a name of its own is spoken of for years.
    """
    if not recent:
        return
    one, told = max(recent, key=lambda r: (r[0].start, -r[1].sentence, r[1].fragments))
    # One happening may stand in the table under two names: another is told in other words.
    together = any(
        other.start < one.start <= other.start + _TALKED_OF * _DAY
        and (place.last <= told.first or told.last <= place.first)
        for other, place in recent
    )
    if told.fragments == 1:
        return
    headed = (told.sentence == 0 and not view.text.startswith("\n")) or (
        view.in_opening(told.first) and told.fragments >= _DETAILED
    )
    if (together or headed) and not any(year > one.end.year for year in view.years):
        yield Clue(
            text=view.surface(told.first, told.last),
            weight=Weight.TALKED_OF,
            window=between(None, one.start + _TALKED_OF * _DAY),
            reason=f"{one.id}: "
            + ("talked of with another of the same weeks" if together else "what the opening tells"),
            place=told.first,
        )


def _is_remembered(view: View, told: Told) -> bool:
    """Tell whether the words right before an old happening tell its anniversary."""
    before = range(max(0, told.first - _REMEMBERED), told.first + 1)
    return view.known.years_since([view.forms[i] for i in before if view.sentence[i] == told.sentence]) is not None


def _of_happening(view: View, told: Told, one: Happening) -> tuple[Window, int, str]:
    if one.period:
        return between(one.start, one.end), Weight.HAPPENING, "spoken of while it lasted"
    if told.sentence < 0:
        return between(one.start, None), Weight.NOT_BEFORE, _NOT_BEFORE
    near = _near(view, told)
    if one.ahead > 0 and _announced(view, told, near):
        # With its month it is announced long before.
        early = _LONG_PLANNED if any(f.parts.month is not None for f in near) else _PLANNED
        # Where the resources tell when it was announced, they are heard.
        early = one.ahead if one.ahead >= _EARLY else early
        return between(one.start - early * _DAY, one.end), Weight.RELATION, "announced"
    # What is told by its date is no news of a weekday that stands beside it too.
    by_date = any((f.parts.day, f.parts.month) == (one.start.day, one.start.month) for f in view.inside(told.sentence))
    for found in near:
        if by_date and found.parts.weekday is not None and found.parts.day is None:
            continue
        news = _news(view, told, one, found)
        if news is not None:
            return news, Weight.HAPPENING, _NEWS
    for found in near:
        dated = None if one.era or _gap(told, found) > _CLOSE else dates_happening(found.parts, one, _gap(told, found))
        if dated is not None:
            return dated, Weight.HAPPENING, "dated by the words beside it"
    lately = None if one.era else view.known.lately(view.forms[max(0, told.first - _CLOSE) : told.last + _CLOSE])
    if lately is not None and one.fresh:
        return between(one.start, one.end + lately * _DAY), Weight.RELATION, "told as of late"
    years = view.known.years_since(view.forms_of(told.sentence))
    if years is not None and not one.era:
        # What falls on the day may be announced for «next May» in another sentence.
        coming = _announced(view, told, near) or any(
            f.parts.relation is Direction.FUTURE
            and (f.parts.month == one.start.month or view.sentence[f.first] == told.sentence)
            for f in view.found
        )
        return since(one, years, coming=coming), Weight.RELATION, "an anniversary of it"
    if one.brief and view.in_opening(told.first) and _is_fresh(view, told, one):
        early = min(max(one.ahead, _WEEK), _EARLY) if one.ahead else 0
        before, after = early * _DAY, (one.fresh + _LATE) * _DAY
        return between(one.start - before, one.end + after), Weight.HAPPENING, _NEWS
    planned = max(one.ahead, _PLANNED) if one.ahead else 0
    # The words of a passing event may by chance be another's.
    weight = Weight.RELATION if one.brief else Weight.NOT_BEFORE
    return between(one.start - planned * _DAY, None), weight, _NOT_BEFORE


def _is_fresh(view: View, told: Told, one: Happening) -> bool:
    """Tell whether the opening tells of a passing event as of its news."""
    if _told_as_past(view, told, one):
        return False
    if one.ahead > 0:
        return True
    # What comes unannounced is talked of long after: nothing may count from it, and few words need a day beside them.
    before = view.forms[max(0, told.first - _BESIDE) : told.first]
    return not view.known.background.intersection(before) and (view.names_a_day or told.fragments >= _DETAILED)


def _told_as_past(view: View, told: Told, one: Happening) -> bool:
    """Tell whether the sentence dates something by a month or year gone by, or the text names a later year."""
    return any(y > one.end.year + 1 for y in view.years) or any(
        f.parts.weekday is None
        and f.parts.offset is None
        and (
            f.parts.relation is Direction.PAST
            or (f.parts.year is not None and f.parts.day is None)
            or any(s is not None and s < 0 for s in (f.parts.month_shift, f.parts.year_shift))
        )
        for f in view.inside(told.sentence)
    )


def _news(view: View, told: Told, one: Happening, found: Found) -> Window | None:
    """Return the days on which these words beside a happening tell of it as news, or None."""
    parts = found.parts
    if not one.fresh or view.quoted[found.first] or parts.relation is not None:
        return None
    weekdays = {(one.start + n * _DAY).weekday() for n in range((one.end - one.start).days + 1)}
    if parts.offset is not None:
        if parts.weekday is None and (_gap(told, found) > _BESIDE or told.last - told.first > _COMPACT):
            return None
        if parts.weekday is not None and parts.weekday not in weekdays:
            return None
        return between(one.start - parts.offset * _DAY, one.end - parts.offset * _DAY)
    if parts.weekend and weekdays & _WEEKEND:
        return between(one.start, one.start + 6 * _DAY)
    if _gap(told, found) > _CLOSE:
        return None
    if parts.weekday in weekdays and parts.day is None and not is_future(view.words, found, view.vocabulary):
        view.spent.add(found.first)
        # Without a mark of tense a weekday may still be to come.
        return between(one.start - min(one.ahead, 6) * _DAY, one.end + 6 * _DAY)
    return None


def _near(view: View, told: Told) -> list[Found]:
    """Return the dates of the happening's sentence that stand close to it, nearest first."""
    near = []
    for found in view.inside(told.sentence):
        gap = _gap(told, found)
        if gap <= _NEAR and (found.parts.unit is not None or not view.quoted[found.first]):
            near.append((gap, found.first, found))
    return [f for _, _, f in sorted(near, key=lambda n: n[:2])]


def _announced(view: View, told: Told, near: list[Found]) -> bool:
    """Tell whether the happening is told as one to come."""
    stand_in = Found(first=told.first, last=told.last, prefix=0, parts=DateParts(), rule="")
    if is_future(view.words, stand_in, view.vocabulary):
        return True
    return any(f.parts.relation is Direction.FUTURE or is_future(view.words, f, view.vocabulary) for f in near) or (
        told.last - told.first <= _COMPACT
        and any(marks_future(w.form, view.vocabulary) for w in view.words[told.first : told.last])
    )


def _gap(told: Told, found: Found) -> int:
    """Return how many words stand between a happening's words and a date."""
    return max(found.first - told.last, told.first - found.last, 0)
