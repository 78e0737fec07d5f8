"""An article's words, viewed once for all that reads them: sentences, dates, known happenings, what is quoted."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from marsad.language.sentences import QUOTES, split_sentences
from marsad.reading.dates.scanner import scan_dates
from marsad.reading.dates.vocabulary import load_vocabulary
from marsad.reading.happenings import load_known

if TYPE_CHECKING:
    from marsad.language.words import Word
    from marsad.reading.dates.parts import Found
    from marsad.reading.windows import Window

# Sentences of headline and opening, in which an article tells its news.
_OPENING = 3
# A weekday in quotation marks is no quotation.
_SHORT_QUOTE = 3
_BREAK = "\n"
_FORM = attrgetter("form")
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


class View:
    """An article's words with their sentences, dates and happenings, and flags for those in quotation marks."""

    def __init__(self, text: str, words: tuple[Word, ...]) -> None:
        self.text = text
        self.words = words
        self.forms = tuple(map(_FORM, words))
        self.vocabulary = load_vocabulary()
        self.known = load_known()
        self.found = scan_dates(words, self.vocabulary)
        self.sentence = [-1] * len(words)
        self.sentences = split_sentences(words)
        for index, sentence in enumerate(self.sentences):
            self.sentence[sentence.first : sentence.last] = [index] * (sentence.last - sentence.first)
        self.quoted = _quoted(self.forms)
        self.told = self.known.told(self.forms, self.sentence)
        self.years = {f.parts.year for f in self.found if f.parts.year is not None and not f.parts.hijri}
        # Whether headline or opening names a day by its weekday or as today's or yesterday's.
        self.names_a_day = any(
            self.in_opening(f.first) and (f.parts.weekday is not None or f.parts.offset is not None) for f in self.found
        )
        # First words of weekdays that tell of a known happening's day, and so not of the article's own.
        self.spent: set[int] = set()

    def surface(self, first: int, last: int) -> str:
        """Return the words from first to last, the latter not counted, as they stand."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def in_opening(self, place: int) -> bool:
        """Tell whether a word stands in the headline or the opening."""
        return self.sentence[place] < _OPENING

    def inside(self, sentence: int) -> list[Found]:
        """Return the dates of a sentence."""
        return [f for f in self.found if self.sentence[f.first] == sentence]

    def forms_of(self, sentence: int) -> tuple[str, ...]:
        """Return the folded words of a sentence."""
        first = last = self.sentence.index(sentence)
        while last < len(self.forms) and self.sentence[last] == sentence:
            last += 1
        return self.forms[first:last]

    def is_alone(self, found: Found) -> bool:
        """Tell whether a date is all that its line holds."""
        before, after = found.first - 1, found.last
        return (before < 0 or self.forms[before] == _BREAK) and (
            after >= len(self.forms) or self.forms[after] == _BREAK
        )


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
