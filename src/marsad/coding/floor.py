"""The floor: who has spoken so far, and within whose words a new cue stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.coding.cues import Cue
    from marsad.coding.openers import Content

# So many turns are remembered: a speaker further back is named again.
_KEPT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One statement, as far as later cues ask of it; indexes count words.

    Attributes:
        keys: who spoke.
        cue: where its cue begins.
        first: first word of its content.
        last: index after the last word of its content.
        within: whether its cue stands within the content of another statement.
    """

    keys: tuple[str, ...]
    cue: int
    first: int
    last: int
    within: bool


@dataclass(slots=True, kw_only=True)
class Floor:
    """The turns taken so far, latest last."""

    turns: list[Turn] = field(default_factory=list)

    def take(self, cue: Cue, content: Content, keys: tuple[str, ...]) -> None:
        """Remember who spoke; whoever is not known takes no turn."""
        if not keys:
            return
        within = self.around(cue.first) is not None
        self.turns.append(Turn(keys=keys, cue=cue.first, first=content.first, last=content.last, within=within))
        del self.turns[:-_KEPT]

    def around(self, place: int) -> Turn | None:
        """Return the innermost statement whose content holds a word."""
        holders = [t for t in self.turns if t.first <= place < t.last]
        return min(holders, key=lambda t: t.last - t.first) if holders else None

    def holder(self, place: int) -> Turn | None:
        """Return the latest statement before a word that stands in nobody else's words and does not hold the word."""
        return next((t for t in reversed(self.turns) if not t.within and not t.first <= place < t.last), None)

    def quoted(self, place: int) -> Turn | None:
        """Return who was last told to have spoken within the words of the holder, or None."""
        last = self.turns[-1] if self.turns else None
        return last if last is not None and last.within and not last.first <= place < last.last else None

    def others(self, *taken: Turn | None) -> list[Turn]:
        """Return the latest turns of other speakers, latest first, each speaker once."""
        keys = {t.keys for t in taken if t is not None}
        found: list[Turn] = []
        for turn in reversed(self.turns):
            if turn.keys not in keys:
                keys.add(turn.keys)
                found.append(turn)
        return found
