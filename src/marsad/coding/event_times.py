"""When and where: dates and places in an event's clause."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from marsad.coding.event_days import is_vague, load_time_words, with_length
from marsad.coding.event_states import country_of
from marsad.edtf import parse_edtf
from marsad.lexicon.entries import EntryKind
from marsad.reading.dates import find_dates
from marsad.reading.happenings import load_known
from marsad.records import Basis, EventType, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.coding.event_scene import Scene
    from marsad.coding.event_triggers import Trigger
    from marsad.coding.marked import MarkedText
    from marsad.reading.dates import DateExpression
    from marsad.reading.happenings import Told
    from marsad.records import Article

_PLACES = (EntryKind.PLACE, EntryKind.CAPITAL, EntryKind.STATE)
_FI = "\u0641\u064a"
_BI = "\u0628"
_REACH = 20
# How many words may stand between «في» and the name of a place.
_HEADS = 3
# How near an event's word the words of no known time stand that are its own.
_NEAR = 12
# What happens at one moment: a day from which something goes on is not its day.
_MOMENTS = frozenset({EventType.CONSULT, EventType.AGREE, EventType.SUPPORT})
# The rule that reads a weekday by itself.
_WEEKDAY = "weekday"
# How many days a lead's date may be off the article's own to be the day of the news.
_NEWS = 3
# The most days of an interval that still tells something.
_WIDE = 62
# How many sentences may stand before one that tells the day's own news.
_EARLY = 6


@dataclass(frozen=True, slots=True)
class Dating:
    """When an event was, and by which words.

    Attributes:
        edtf: its date; None where no words tell it, or those that do cannot be worked out.
        basis: how it is known; unknown only where no words tell it.
        words: the words that tell it.
    """

    edtf: str | None
    basis: Basis
    words: Span | None


UNDATED = Dating(None, Basis.UNKNOWN, None)


class Calendar:
    """The date expressions of one article, by word.

    Args:
        scene: the article as the grammar sees it.
        article: the article itself, for its day.
        triggers: the words that report events, each of which may have a date of its own.
    """

    def __init__(self, scene: Scene, article: Article, triggers: tuple[Trigger, ...]) -> None:
        self._scene = scene
        self._told = frozenset(t.first for t in triggers)
        self._dates = [(scene.marked.word_at(d.start), d) for d in _told(article, scene.marked)]
        days = parse_edtf(article.published.edtf)
        self._published = days.earliest if days and days.earliest == days.latest else None
        self._places = [w for w, _ in self._dates]
        self._weekdays = {d.start for _, d in self._dates if d.rule == _WEEKDAY and d.direction is None}
        self._latest = days.latest if days else None

    def date_for(self, clause: tuple[int, int], trigger: Trigger) -> Dating:
        """Return the date told nearest to a trigger in its clause, else in its sentence.

        A date that another event's word stands nearer to is not this one's («انسحابها من الاتفاق الموقع عام 2015»).
        Where the nearest words of time cannot be worked out, there is a basis but no date, whatever others stand
        farther off.

        Args:
            clause: first word of the clause, and the word after its last.
            trigger: the word that reports the event.
        """
        sentence = self._scene.marked.sentence_at(trigger.first)
        for first, last in (clause, (sentence.first, sentence.last)):
            low, high = bisect_left(self._places, first), bisect_left(self._places, last)
            near = [(abs(w - trigger.first), d) for w, d in self._dates[low:high] if self._belongs(w, trigger)]
            if near:
                dating = _dating(min(near, key=lambda x: x[0])[1])
                if dating.edtf is None or trigger.pattern.type is not EventType.CONSULT:
                    return dating
                return replace(dating, edtf=with_length(self._scene, trigger.first, sentence.last, dating.edtf))
            if _told_vaguely(self._scene, trigger):
                break  # «قبل بضعة أشهر»: the day told farther off is not this one's
        return UNDATED

    @cached_property
    def _tellings(self) -> tuple[Told, ...]:
        """Where the article tells of happenings whose days are known, in detail."""
        return tuple(t for t in self._scene.marked.told if t.sentence >= 0 and t.fragments > 1)

    def known(self, triggers: Iterable[Trigger]) -> tuple[Dating, str]:
        """Return the days of the known happening of which the words that report an event are a part.

        Args:
            triggers: the words that report the event.

        Returns:
            Its days and its id; undated and "" where the words tell of none, of several, of an age alone, or of one
            after the article.
        """
        firsts = [t.first for t in triggers]
        told = [t for t in self._tellings if any(self._is_part(f, t) for f in firsts)]
        meant = {one.id: one for t in told for one in t.times if not (one.era or one.period)}
        one = next(iter(meant.values()), None)
        if one is None or len(meant) > 1 or (self._latest and one.start > self._latest):
            return UNDATED, ""
        first, last = one.start.isoformat(), one.end.isoformat()
        days = first if first == last else f"{first}/{last}"
        its = next(t for t in told if one in t.times)
        return Dating(days, Basis.INFERRED, self._scene.marked.span(its.first, its.last)), one.id

    def _is_part(self, place: int, told: Told) -> bool:
        """Tell whether a word is one of those by which a happening is known, and does not just stand among them."""
        if not told.first <= place < told.last:
            return False
        known = load_known()
        which = known.happenings.index(told.times)
        fragments = {n for i, phrase in known.phrases if i == which for options in phrase for n in options}
        found = known.index.find(self._scene.forms[told.first : told.last])
        return any(n in fragments and told.first + a <= place < told.first + b for n, a, b in found)

    def _belongs(self, place: int, trigger: Trigger) -> bool:
        """Tell whether no other event's word stands between a trigger and a date."""
        if abs(place - trigger.first) > _REACH:
            return False
        around = {self._scene.forms[place], self._scene.forms[place - 1]}
        if trigger.pattern.type in _MOMENTS and around & load_time_words().since:
            return False  # «for the first time since 2009» tells when it was last
        first, last = (place, trigger.first) if place < trigger.first else (trigger.last, place)
        return self._told.isdisjoint(range(first, last))

    def ahead(self, dating: Dating) -> Dating:
        """Return the dating of what is planned: a weekday by itself is the next one («يصل الوزير الخميس إلى ...»)."""
        day = parse_edtf(dating.edtf)
        plain = dating.words is not None and dating.words.start in self._weekdays
        if not plain or day is None or day.earliest is None or self._published is None or day.earliest != day.latest:
            return dating
        if day.earliest >= self._published:
            return dating
        return replace(dating, edtf=(day.earliest + dt.timedelta(weeks=1)).isoformat())

    def side(self, edtf: str | None) -> int:
        """Return 1 for a date that lies wholly after the article's day, -1 for one wholly before it, else 0."""
        days = parse_edtf(edtf)
        if days is None or self._published is None:
            return 0
        after = days.earliest is not None and days.earliest > self._published
        before = days.latest is not None and days.latest < self._published
        return after - before

    def is_over(self, edtf: str) -> bool:
        """Tell whether a date does not lie after the article's day; so it is taken where that is unknown."""
        days = parse_edtf(edtf)
        return days is not None and not (self._latest and days.earliest and days.earliest > self._latest)

    @property
    def lead(self) -> Dating:
        """The day that the first sentence of the body tells, if it is near the article's own; else none."""
        marked = self._scene.marked
        sentence = next((s for s in marked.sentences if s.first >= marked.body), None)
        if sentence is None or self._published is None:
            return UNDATED
        low, high = bisect_left(self._places, sentence.first), bisect_left(self._places, sentence.last)
        for _, date in self._dates[low:high]:
            if date.first and date.first == date.last and abs((date.first - self._published).days) <= _NEWS:
                return Dating(date.edtf, Basis.INFERRED, Span(start=date.start, end=date.end))
        return UNDATED


def _dating(date: DateExpression) -> Dating:
    by_itself = date.edtf is not None and date.counted_from is None
    return Dating(date.edtf, Basis.STATED if by_itself else Basis.INFERRED, Span(start=date.start, end=date.end))


def told_now(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an event is the day's own news: told early, by a verb or as an occasion of what is said.

    What a clause tells of somebody by the way («تركيا التي دعمت ...») or puts into no known time is none.
    """
    sentence = scene.marked.sentence_at(trigger.first)
    head = trigger.carrier.first if trigger.carrier else trigger.first
    if scene.forms[head - 1] in scene.grammar.relatives or _told_vaguely(scene, trigger):
        return False
    before = [s for s in scene.marked.sentences if scene.marked.body <= s.first < sentence.first]
    own = trigger.verbal or trigger.carrier is not None or scene.forms[trigger.first - 1] in scene.grammar.occasions
    return own and len(before) <= _EARLY


def _told_vaguely(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether words near an event's word, before the next verb, put it into a time of which no day is known."""
    start, end = scene.clause(trigger.first)
    end = min(end, trigger.last + _NEAR)
    end = next((i for i in range(trigger.last, end) if i in scene.barriers), end)
    return is_vague(scene, max(start, trigger.first - _NEAR), end)


def _told(article: Article, marked: MarkedText) -> list[DateExpression]:
    """Return the date expressions, without a date where their days are not certain.

    They are counted from the article's day. Where only an interval is known for it, they are counted from its first and
    its last day: the date is the same for both («in September», with an article of July), or an interval.
    """
    days = parse_edtf(article.published.edtf)
    first, last = (days.earliest, days.latest) if days else (None, None)
    found = find_dates(article.text, first if last else None, words=marked.words, scanned=marked.dates)
    if first is None or first == last:
        return list(found)
    again = find_dates(article.text, last, words=marked.words, scanned=marked.dates)
    others = {d.start: d for d in again}
    return [_between(d, others.get(d.start)) for d in found]


def _between(one: DateExpression, other: DateExpression | None) -> DateExpression:
    """Return an expression with the days that it admits, counted from the first and from the last day of an interval.

    Without any where they are too far apart to tell something.
    """
    if other is not None and other.edtf == one.edtf:
        return one
    last = other.last if other is not None else None
    if one.first is None or last is None or (last - one.first).days > _WIDE:
        return replace(one, edtf=None, first=None, last=None)
    return replace(one, edtf=f"{one.first.isoformat()}/{last.isoformat()}", last=last)


def place_for(scene: Scene, first: int, last: int) -> tuple[int, int, str | None] | None:
    """Return the words of the place that «في» names in a clause, and its country.

    What kind of place it is, and whose, may stand between («في العاصمة القطرية الدوحة»).

    Returns:
        First word, word after the last, and ISO 3166-1 alpha-3 code; None where no place is told.
    """
    heads = scene.grammar.place_heads
    for index in range(first, last):
        for hit in scene.marked.at(index, *_PLACES):
            if scene.forms[index - 1] == _FI or hit.prefix.endswith(_BI):
                return hit.first, hit.last, country_of(hit.entry)
            for head in range(index - 1, max(first, index - _HEADS) - 1, -1):
                form = scene.forms[head]
                if (form in heads and scene.forms[head - 1] == _FI) or (form[:1] == _BI and form[1:] in heads):
                    return hit.first, hit.last, country_of(hit.entry)
                if form not in heads and not scene.marked.at(head, EntryKind.NATIONALITY):
                    break
    return None
