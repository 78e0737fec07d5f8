"""A view of a text's words by the terms of the date vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from marsad.language.words import WordKind
from marsad.reading.dates.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from marsad.language.words import Word
    from marsad.reading.dates.parts import DateParts
    from marsad.reading.dates.vocabulary import Match, Vocabulary

_WAW = "\u0648"
_NUMBER: frozenset[Kind] = frozenset({Kind.NUMBER})
_NOTHING: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """What a rule read.

    Attributes:
        parts: what the words say.
        end: index after the last word.
        rule: name of the rule.
    """

    parts: DateParts
    end: int
    rule: str


class Cursor:
    """Terms and numbers by place; looked up once each.

    Args:
        words: the words of a text.
        vocabulary: the words of dates.
    """

    __slots__ = ("_matches", "vocabulary", "words")

    def __init__(self, words: tuple[Word, ...], vocabulary: Vocabulary) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self._matches: dict[int, dict[Kind, Match] | None] = {}

    def match(self, place: int, kind: Kind) -> Match | None:
        """Return the term of that kind at place, or None."""
        try:
            found = self._matches[place]
        except KeyError:
            found = self._look_up(place)
        return found.get(kind) if found else None

    def kinds(self, place: int) -> AbstractSet[Kind]:
        """Return of what kinds the terms at place are; a number is of a kind of its own."""
        found = self._matches[place] if place in self._matches else self._look_up(place)
        if found:
            return found.keys()
        return _NUMBER if place < len(self.words) and self.words[place].kind is WordKind.NUMBER else _NOTHING

    def _look_up(self, place: int) -> dict[Kind, Match] | None:
        found = self.vocabulary.matches(self.words, place) if 0 <= place < len(self.words) else None
        self._matches[place] = found
        return found

    def form(self, place: int) -> str:
        """Return the folded word at place; "" outside the text."""
        return self.words[place].form if 0 <= place < len(self.words) else ""

    def is_in(self, place: int, name: str) -> bool:
        """Tell whether the word at place is in a list of the vocabulary, a fused conjunction aside."""
        form, listed = self.form(place), self.vocabulary.sets[name]
        return form in listed or (form.startswith(_WAW) and form[1:] in listed)

    def number(self, place: int) -> int | None:
        """Return the whole number at place, or None."""
        if place < 0 or place >= len(self.words) or self.words[place].kind is not WordKind.NUMBER:
            return None
        form = self.words[place].form
        return int(form) if form.isdigit() and len(form) <= 4 else None  # noqa: PLR2004  (a year has four digits)

    def prefix(self, place: int) -> int:
        """Return how many letters fused before the word at place belong to no term."""
        if place not in self._matches:
            return 0
        found = self._matches[place]
        return min((len(m.prefix) for m in found.values()), default=0) if found else 0

    def conjoined(self, place: int) -> bool:
        """Tell whether the word at place opens with the fused conjunction."""
        return self.prefix(place) > 0 and self.form(place).startswith(_WAW)

    def glued(self, place: int) -> bool:
        """Tell whether no space stands between the word at place and the one before."""
        return 0 < place < len(self.words) and self.words[place].start == self.words[place - 1].end


#: Rules in the order in which they are asked, each with the kinds of terms of which one stands at its first word.
Rules: TypeAlias = "tuple[tuple[frozenset[Kind], Callable[[Cursor, int], Read | None]], ...]"


def first_read(cursor: Cursor, place: int, rules: Rules) -> Read | None:
    """Return what the first of the rules reads that can read the words at place, or None."""
    kinds = cursor.kinds(place)
    if kinds:
        for openers, rule in rules:
            if not openers.isdisjoint(kinds):
                read = rule(cursor, place)
                if read is not None:
                    return read
    return None
