"""Finds fixed phrases in folded words by their first word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.language.words import NAME_PROCLITICS
from marsad.lexicon.loading import folded_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARTICLE, _LAM = "\u0627\u0644", "\u0644"


class PhraseIndex:
    """Phrases by their first word, letters fused before it included, and their second, "" where there is none."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}
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
            for prefix in NAME_PROCLITICS if fused else ("",):
                self._put(prefix + head, tuple(rest), number)
            if fused and head.startswith(_ARTICLE):
                self._put(_LAM + head[1:], tuple(rest), number)
        return number

    def _put(self, head: str, rest: tuple[str, ...], number: int) -> None:
        by_second = self._by_first.setdefault(head, {})
        by_second.setdefault(rest[0] if rest else "", []).append((rest, number))

    def find(self, forms: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
        """Yield number, first word and end of every phrase in a text, given by its folded words."""
        by_first, last = self._by_first, len(forms) - 1
        for place in [i for i, form in enumerate(forms) if form in by_first]:
            form = forms[place]
            # A word said twice makes another title.
            if place and forms[place - 1].endswith(form):
                continue
            by_second = by_first[form]
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
        by_second = self._by_first.get(forms[place])
        if by_second is None:
            return None
        found = next(((number, place + 1) for _, number in by_second.get("", ())), None)
        if place + 1 < len(forms):
            for rest, number in by_second.get(forms[place + 1], ()):
                end = place + 1 + len(rest)
                if (found is None or end > found[1]) and forms[place + 1 : end] == rest:
                    found = number, end
        return found
