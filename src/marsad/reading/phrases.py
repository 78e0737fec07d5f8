"""Finds fixed phrases in folded words by their first word."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from marsad.language.words import NAME_PROCLITICS
from marsad.lexicon.loading import folded_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE, _LAM = "\u0627\u0644", "\u0644"


#: Phrases by their second word, "" where there is none: the other words, and the phrase's number.
_BySecond: TypeAlias = "dict[str, list[tuple[tuple[str, ...], int]]]"


class PhraseIndex:
    """Phrases by their first word, letters fused before it included, and their second.

    The many forms of one first word share its phrases: they are kept once, in small space.
    """

    def __init__(self) -> None:
        self._by_first: dict[str, tuple[_BySecond, ...]] = {}
        self._by_head: dict[tuple[str, bool], _BySecond] = {}
        self._numbers: dict[str, int] = {}

    def add(self, phrase: str, *, fused: bool = True) -> int:
        """Add a phrase and return its number.

        Args:
            phrase: the words.
            fused: whether a conjunction or preposition may be fused before it.
        """
        form = folded_phrase(phrase)
        number = self._numbers.get(form)
        if number is None:
            number = self._numbers[form] = len(self._numbers)
            head, *rest = form.split(" ")
            self._of(head, fused=fused).setdefault(rest[0] if rest else "", []).append((tuple(rest), number))
        return number

    def _of(self, head: str, *, fused: bool) -> _BySecond:
        """Return the phrases that begin with a word, which is entered under all its forms."""
        by_second = self._by_head.get((head, fused))
        if by_second is None:
            by_second = self._by_head[head, fused] = {}
            forms = [prefix + head for prefix in (NAME_PROCLITICS if fused else ("",))]
            if fused and head.startswith(_ARTICLE):
                forms.append(_LAM + head[1:])
            alone = (by_second,)
            for form in forms:
                known = self._by_first.get(form)
                self._by_first[form] = alone if known is None else (*known, by_second)
        return by_second

    def find(self, forms: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
        """Yield number, first word and end of every phrase in a text, given by its folded words."""
        by_first, last = self._by_first, len(forms) - 1
        for place in [i for i, form in enumerate(forms) if form in by_first]:
            form = forms[place]
            # A word said twice makes another title.
            if place and forms[place - 1].endswith(form):
                continue
            for by_second in by_first[form]:
                for _, number in by_second.get("", ()):
                    yield number, place, place + 1
                if place == last:
                    continue
                for rest, number in by_second.get(forms[place + 1], ()):
                    end = place + 1 + len(rest)
                    if len(rest) == 1 or forms[place + 1 : end] == rest:
                        yield number, place, end

    def longest_at(self, forms: tuple[str, ...], place: int) -> tuple[int, int] | None:
        """Return number and end of the longest phrase that begins at a word, or None."""
        found: tuple[int, int] | None = None
        for by_second in self._by_first.get(forms[place], ()):
            if found is None:
                found = next(((number, place + 1) for _, number in by_second.get("", ())), None)
            if place + 1 < len(forms):
                for rest, number in by_second.get(forms[place + 1], ()):
                    end = place + 1 + len(rest)
                    if (found is None or end > found[1]) and forms[place + 1 : end] == rest:
                        found = number, end
        return found
