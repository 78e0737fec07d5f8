"""Of whom a text has told: where figures were named or resolved to, and who of a kind was the latest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.records import ActorKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from marsad.coding.figures import Figure, Figures
    from marsad.coding.marked import MarkedText

_PAIR = 2
_TELLING = (EntryKind.STATE, EntryKind.CAPITAL, EntryKind.NATIONALITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A place where a figure was named or resolved to."""

    place: int
    figure: Figure


class Told:
    """The figures of one text in order of place.

    Args:
        marked: the text.
        figures: all its figures.
        seen: where figures were named, in order of place.
    """

    def __init__(self, marked: MarkedText, figures: Figures, seen: list[Seen]) -> None:
        self._marked = marked
        self._figures = figures
        self.seen = seen

    def add(self, first: int, figures: Iterable[Figure]) -> None:
        """Note of whom the words at a place tell."""
        place = next((k for k, s in enumerate(self.seen) if s.place > first), len(self.seen))
        self.seen[place:place] = [Seen(place=first, figure=figure) for figure in figures]

    def latest(self, wanted: Callable[[Figure], object], before: int | None = None) -> list[Figure]:
        """Return the figures of a kind, before a word if one is named, the latest first, each once."""
        found: list[Figure] = []
        for seen in reversed(self.seen):
            if (before is None or seen.place < before) and wanted(seen.figure) and seen.figure not in found:
                found.append(seen.figure)
        return found

    def two_persons(self, place: int) -> list[Figure]:
        """Return the last two persons before a word, if they are of two countries and told of in one sentence."""
        pair = self.latest(lambda f: f.kind is ActorKind.PERSON and not f.anonymous, before=place)[:_PAIR]
        countries = {f.country for f in pair}
        if len(countries) != _PAIR or None in countries or not self._together(pair):
            return []
        return pair[::-1]

    def _together(self, pair: list[Figure]) -> bool:
        """Tell whether a sentence tells of both of two figures."""
        where = [{self._marked.sentence_at(s.place).first for s in self.seen if s.figure is f} for f in pair]
        return not where[0].isdisjoint(where[1])

    def two_states(self, place: int) -> list[Figure]:
        """Return the two states of which the text has told most before a word."""
        counts: Counter[str] = Counter()
        for hit in self._marked.hits:
            if hit.first >= place:
                break
            if hit.entry.kind in _TELLING and "ambiguous" not in hit.features:
                counts[str(hit.entry.id)] += 1
        first = counts.most_common(_PAIR + 1)
        if len(first) < _PAIR or (len(first) > _PAIR and first[_PAIR - 1][1] == first[_PAIR][1]):
            return []
        states = {f.country: f for f in self._figures.all if f.kind is ActorKind.STATE}
        return [states[c] for c, _ in first[:_PAIR] if c in states]
