"""Which state or organization is meant by a word that may mean several, or none."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from marsad.language.sentences import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Entry, Hit

_WAW = "\u0648"
_PREPOSITIONS = ("\u0628", "\u0643")
_NAMED = (EntryKind.ORGANIZATION, EntryKind.BLOC, EntryKind.SEAT, EntryKind.OUTLET)
_UNSURE = frozenset({"signatures", "ambiguous", "weak"})
_TELLING = (EntryKind.STATE, EntryKind.CAPITAL, EntryKind.NATIONALITY)
_OPENING = OPENING_QUOTES | STRAIGHT_QUOTES | {"("}
_CLOSING = CLOSING_QUOTES | STRAIGHT_QUOTES | {")"}


class Meanings:
    """Tells what ambiguous words of one marked text mean, by what the text tells elsewhere.

    Args:
        marked: the text.
    """

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._weights = Counter(
            h.row.entry.id for h in marked.hits if h.row.entry.kind in _TELLING and "ambiguous" not in h.features
        )
        titles = marked.by_kind.get(EntryKind.TITLE, {}).values()
        self._weights.update({h.entry.data["state"] for hits in titles for h in hits if "state" in h.entry.data})

    @cached_property
    def sure(self) -> frozenset[Entry]:
        """Entries that the text names without doubt somewhere."""
        return frozenset(h.entry for h in self._marked.hits if h.entry.kind in _NAMED and not h.features & _UNSURE)

    def meant(self, hit: Hit) -> bool:
        """Tell whether a word that several states share means this one, of which the text tells most elsewhere."""
        if "ambiguous" not in hit.features:
            return True
        if self.unrivalled(hit) and (self._among_states(hit) or self._beside_capital(hit)):
            return True
        rivals = [h for h in self._marked.at(hit.first, hit.entry.kind) if h.last == hit.last]
        best = max(rivals, key=lambda h: self._weights[str(h.entry.id)])
        return best is hit and self._weights[str(hit.entry.id)] > 0

    def unrivalled(self, hit: Hit) -> bool:
        """Tell whether a word means one state alone, if it means a state."""
        return all(h is hit or h.last != hit.last for h in self._marked.at(hit.first, hit.entry.kind))

    def _among_states(self, hit: Hit) -> bool:
        """Tell whether a word stands in a list between two states («Kuwait and Peru and Sweden»)."""
        if hit.entry.kind is not EntryKind.STATE or hit.prefix != _WAW or hit.first == 0:
            return False
        behind = [h for h in self._marked.at(hit.last, EntryKind.STATE) if h.prefix == _WAW]
        return bool(behind and any(h.last == hit.first for h in self._states_near(hit.first)))

    def _beside_capital(self, hit: Hit) -> bool:
        """Tell whether a capital's name is joined to a sure one («between Washington and …»)."""
        if hit.entry.kind is not EntryKind.CAPITAL:
            return False
        before = [h for p in range(max(hit.first - 2, 0), hit.first) for h in self._marked.at(p, EntryKind.CAPITAL)]
        behind = [h for h in self._marked.at(hit.last, EntryKind.CAPITAL) if h.prefix == _WAW]
        joined = [h for h in before if h.last == hit.first and hit.prefix == _WAW]
        return any("ambiguous" not in h.features for h in (*joined, *behind))

    def _states_near(self, place: int) -> list[Hit]:
        """Return the sure states that begin up to three words before a word."""
        near = (self._marked.at(p, EntryKind.STATE) for p in range(max(place - 3, 0), place))
        return [h for hits in near for h in hits if "ambiguous" not in h.features]

    def told(self, country: str) -> bool:
        """Tell whether the text names a state without doubt."""
        return self._weights[country] > 0

    def only_country(self) -> str | None:
        """Return the country of which alone the text tells, None if there are several."""
        return next(iter(self._weights)) if len(self._weights) == 1 else None

    def shown(self, hit: Hit) -> bool:
        """Tell whether an ambiguous name is one here.

        It is in quotation marks, behind a verb of saying, where the text names it without doubt elsewhere, or, for an
        entry that says so (``near``), where it names one of certain states and no preposition is fused to the word.
        """
        words = self._marked.words
        before = words[hit.first - 1].form if hit.first else ""
        after = words[hit.last].form if hit.last < len(words) else ""
        if before in _OPENING and after in _CLOSING:
            return True
        if any("verb" in h.features for h in self._marked.at(hit.first - 1, EntryKind.SAYING)):
            return True
        if not hit.prefix.endswith(_PREPOSITIONS) and any(self._weights[c] for c in hit.entry.data.get("near") or ()):
            return True
        return hit.entry in self.sure
