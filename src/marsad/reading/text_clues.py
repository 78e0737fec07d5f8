"""What an article's own words tell of the day it was published on.

Every clue is a set of days or a weekday, with a weight: how hard it is for the clue to be wrong. Weights are ordered,
not measured: a dated «today» above a named one, that above who held which office, that above what happened when.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.language.sentences import QUOTES, split_sentences
from marsad.language.words import Word, split_words
from marsad.reading.date_bounds import Weight, dates_happening, days_told, since
from marsad.reading.dates.finding import is_future, marks_future, marks_past
from marsad.reading.dates.parts import DateParts, Direction, Found
from marsad.reading.dates.scanner import scan_dates
from marsad.reading.dates.vocabulary import load_vocabulary
from marsad.reading.happenings import Happening, Told, load_known
from marsad.reading.offices import Sense, load_offices
from marsad.reading.windows import ALL_DAYS, Window, between, union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.reading.clues import DateClues

_DAY = dt.timedelta(days=1)
# Sentences of headline and opening, in which an article tells its news.
_OPENING = 3
# Words between a happening and the expression that dates it.
_NEAR = 8
# «today» beside a happening dates it only where it stands this close, and the happening's words stand together.
_BESIDE, _COMPACT = 3, 12
# News of a coming event may tell of it without a mark of the future this many days before.
_EARLY = 30
# What is announced at all may be spoken of this many days before.
_PLANNED = 40
# What is told without its weekday may be news of a week ago.
_LATE = 7
# A weekday or «last month» dates a happening from this close.
_CLOSE = 5
_WEEKEND = frozenset({5, 6})
# A weekday in quotation marks is no quotation.
_SHORT_QUOTE = 3
_BREAK = "\n"
_QUOTES_AND_BREAK = QUOTES | {_BREAK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One thing that an article's words tell of its day.

    Attributes:
        text: the words.
        weight: see `Weight`.
        window: the days that it admits; None where it tells a weekday alone.
        weekday: the weekday of publication; None where it tells days.
        reason: what the words are, in English.
        place: index of its first word, for a stable order.
    """

    text: str
    weight: int
    window: Window | None = None
    weekday: int | None = None
    reason: str
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextClues:
    """All clues of an article's words.

    Attributes:
        clues: hardest first, then in order of place.
        opening: weekdays that the opening names without «last» or «next» and not in the future, in order of place.
        weekdays: all weekdays that the narration so names, with their words.
        relative: whether the opening says «today», «yesterday» or «tomorrow» without naming the day.
    """

    clues: tuple[Clue, ...]
    opening: tuple[int, ...]
    weekdays: tuple[tuple[int, str], ...]
    relative: bool


def read_text_clues(clues: DateClues) -> TextClues:
    """Read the clues of a headline and a body."""
    text = clues.title + "\n" + "\n".join(clues.paragraphs)
    words = split_words(text) if clues.words is None else clues.words
    view = _View(text, words)
    found = [*view.date_clues(), *view.office_clues(), *view.happening_clues()]
    found.sort(key=lambda c: (-c.weight, c.place, c.reason))
    weekdays = view.weekdays()
    # A weekday with its date, in the opening, is surer than any other.
    weekdays = [w for w in weekdays if w[2] and w[3]] or [w for w in weekdays if not w[3]]
    return TextClues(
        clues=tuple(found),
        opening=tuple(w for w, _, opens, _ in weekdays if opens),
        weekdays=tuple((w, t) for w, t, _, _ in weekdays),
        relative=view.says_relative(),
    )


class _View:
    """An article's words with their sentences, dates, offices and happenings."""

    def __init__(self, text: str, words: tuple[Word, ...]) -> None:
        self.text = text
        self.words = words
        self.forms = tuple(w.form for w in words)
        self.vocabulary = load_vocabulary()
        self.known = load_known()
        self.found = scan_dates(words, self.vocabulary)
        self.sentence = [-1] * len(words)
        for index, sentence in enumerate(split_sentences(words)):
            self.sentence[sentence.first : sentence.last] = [index] * (sentence.last - sentence.first)
        self.quoted = _quoted(self.forms)
        self.told = self.known.told(self.forms, self.sentence)
        # Weekdays that tell of a known happening's day, and so not of the article's own.
        self.spent: set[int] = set()

    def surface(self, first: int, last: int) -> str:
        return self.text[self.words[first].start : self.words[last - 1].end]

    def in_opening(self, place: int) -> bool:
        return self.sentence[place] < _OPENING

    def says_relative(self) -> bool:
        return any(
            f.parts.offset is not None
            and f.parts.weekday is None
            and self.in_opening(f.first)
            and not self.quoted[f.first]
            for f in self.found
        )

    def weekdays(self) -> list[tuple[int, str, bool, bool]]:
        """Return the weekdays that the narration names and no tense moves.

        Returns:
            For each its number, its words, whether it stands in the opening, and whether with its date.
        """
        days = []
        for found in self.found:
            parts = found.parts
            if parts.weekday is None or parts.offset is not None or parts.relation is not None:
                continue
            if parts.week_shift is not None or self.quoted[found.first] or found.first in self.spent:
                continue
            if found.to is None and not is_future(self.words, found, self.vocabulary):
                last = parts.weekday if parts.last_weekday is None else parts.last_weekday
                words = self.surface(found.first, found.last)
                days.append((last, words, self.in_opening(found.first), parts.day is not None))
        return days

    def date_clues(self) -> Iterator[Clue]:
        today = any(f.parts.offset is not None and f.parts.weekday is not None for f in self.found)
        for found in self.found:
            future = is_future(self.words, found, self.vocabulary)
            limit = any(
                w.form in self.vocabulary.sets["deadline"] for w in self.words[max(0, found.first - 2) : found.first]
            )
            past = marks_past(self.words, found, self.vocabulary)
            opens = self.in_opening(found.first) and not self._dates_known(found)
            made = (
                None
                if limit and found.parts.year is None
                else days_told(found, future=future, past=past, opens=opens, alone=today or self._is_alone(found))
            )
            if made is None:
                continue
            weight, window, weekday, reason = made
            if self.quoted[found.first] and found.parts.offset is not None:
                weight = Weight.QUOTED
            yield Clue(
                text=self.surface(found.first, found.last),
                weight=weight,
                window=window,
                weekday=weekday,
                reason=reason,
                place=found.first,
            )

    def _is_alone(self, found: Found) -> bool:
        """Tell whether a date is all that its line holds."""
        before, after = found.first - 1, found.last
        return (before < 0 or self.forms[before] == _BREAK) and (
            after >= len(self.forms) or self.forms[after] == _BREAK
        )

    def _dates_known(self, found: Found) -> bool:
        """Tell whether a date is the day of a known happening that its sentence tells of."""
        sentence, parts = self.sentence[found.first], found.parts
        return any(
            (one.start.year, one.start.month, one.start.day) == (parts.year, parts.month, parts.day)
            for told in self.told
            if told.sentence == sentence
            for one in told.times
        )

    def office_clues(self) -> Iterator[Clue]:
        years = {self.sentence[f.first] for f in self.found if f.parts.year is not None and f.parts.offset is None}
        for held in load_offices().held(self.forms):
            window = union(s for first, last in held.stretches() for s in between(first, last))
            if not window:
                continue
            opens = self.in_opening(held.first) or held.sense in (Sense.FORMER, Sense.TOLD)
            told = not opens and self.sentence[held.first] in years
            for weight, days in (
                ((Weight.OFFICE, window),)
                if opens
                else ((Weight.OFFICE, ((window[0][0], ALL_DAYS[0][1]),)), (Weight.LATER_OFFICE, window))[
                    : 1 if told else 2
                ]
            ):
                yield Clue(
                    text=self.surface(held.first, held.last),
                    weight=weight,
                    window=days,
                    reason="held the office then",
                    # A text names past holders by their title, but none to come: the latest holder is heard first.
                    place=-window[0][0],
                )

    def happening_clues(self) -> Iterator[Clue]:
        for told in self.told:
            made = [self._of_happening(told, one) for one in told.times]
            weight = min(w for _, w, _ in made)
            yield Clue(
                text=self.surface(told.first, told.last),
                weight=weight,
                window=union(s for window, _, _ in made for s in window),
                reason=f"{told.times[0].id}: {next(reason for _, w, reason in made if w == weight)}",
                place=told.first,
            )

    def _of_happening(self, told: Told, one: Happening) -> tuple[Window, int, str]:
        if one.period:
            return between(one.start, one.end), Weight.HAPPENING, "spoken of while it lasted"
        if told.sentence < 0:
            return between(one.start, None), Weight.NOT_BEFORE, "not before it"
        near = self._near(told)
        if one.ahead > 0 and self._announced(told, near):
            return between(one.start - max(one.ahead, _PLANNED) * _DAY, one.end), Weight.RELATION, "announced"
        for found in near:
            news = self._news(told, one, found)
            if news is not None:
                return news, Weight.HAPPENING, "news"
        for found in near:
            dated = (
                None if one.era or _gap(told, found) > _CLOSE else dates_happening(found.parts, one, _gap(told, found))
            )
            if dated is not None:
                return dated, Weight.HAPPENING, "dated by the words beside it"
        years = self.known.years_since(self.forms_of(told.sentence))
        if years is not None and not one.era:
            return since(one, years), Weight.RELATION, "an anniversary of it"
        if one.brief and self.in_opening(told.first) and not self._told_as_past(told):
            before, after = min(one.ahead, _EARLY) * _DAY, (one.fresh + _LATE) * _DAY
            return between(one.start - before, one.end + after), Weight.HAPPENING, "news"
        planned = max(one.ahead, _PLANNED) if one.ahead else 0
        return between(one.start - planned * _DAY, None), Weight.NOT_BEFORE, "not before it"

    def _told_as_past(self, told: Told) -> bool:
        """Tell whether the sentence dates something by a month or year gone by."""
        return any(
            f.parts.weekday is None
            and f.parts.offset is None
            and (
                f.parts.relation is Direction.PAST
                or (f.parts.year is not None and f.parts.day is None)
                or any(s is not None and s < 0 for s in (f.parts.month_shift, f.parts.year_shift))
            )
            for f in self._inside(told.sentence)
        )

    def forms_of(self, sentence: int) -> tuple[str, ...]:
        first = self.sentence.index(sentence)
        last = first
        while last < len(self.forms) and self.sentence[last] == sentence:
            last += 1
        return self.forms[first:last]

    def _news(self, told: Told, one: Happening, found: Found) -> Window | None:
        """Return the days on which these words beside a happening tell of it as news, or None."""
        parts = found.parts
        if not one.fresh or self.quoted[found.first] or parts.relation is not None:
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
        if parts.weekday in weekdays and parts.day is None and not is_future(self.words, found, self.vocabulary):
            self.spent.add(found.first)
            # Without a mark of tense a weekday may still be to come.
            return between(one.start - min(one.ahead, 6) * _DAY, one.end + 6 * _DAY)
        return None

    def _inside(self, sentence: int) -> list[Found]:
        return [f for f in self.found if self.sentence[f.first] == sentence]

    def _near(self, told: Told) -> list[Found]:
        """Return the dates of the happening's sentence that stand close to it, nearest first."""
        near = []
        for found in self._inside(told.sentence):
            gap = _gap(told, found)
            if gap <= _NEAR and (found.parts.unit is not None or not self.quoted[found.first]):
                near.append((gap, found.first, found))
        return [f for _, _, f in sorted(near, key=lambda n: n[:2])]

    def _announced(self, told: Told, near: list[Found]) -> bool:
        """Tell whether the happening is told as one to come."""
        stand_in = Found(first=told.first, last=told.last, prefix=0, parts=DateParts(), rule="")
        if is_future(self.words, stand_in, self.vocabulary):
            return True
        return any(f.parts.relation is Direction.FUTURE or is_future(self.words, f, self.vocabulary) for f in near) or (
            told.last - told.first <= _COMPACT
            and any(marks_future(w.form, self.vocabulary) for w in self.words[told.first : told.last])
        )


def _gap(told: Told, found: Found) -> int:
    """Return how many words stand between a happening's words and a date."""
    return max(found.first - told.last, told.first - found.last, 0)


def _quoted(forms: tuple[str, ...]) -> list[bool]:
    """Tell for each word whether it stands in quotation marks that hold more than a name."""
    flags = [False] * len(forms)
    opened: int | None = None
    for place in [i for i, form in enumerate(forms) if form in _QUOTES_AND_BREAK]:
        if forms[place] == _BREAK:
            opened = None
        else:
            if opened is not None and place - opened > _SHORT_QUOTE:
                flags[opened:place] = [True] * (place - opened)
            opened = None if opened is not None else place
    return flags
