"""Ends a content where the narrator goes on with the next word of saying."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.cues import CueForm
from marsad.coding.saying_scene import COMMAS
from marsad.records import StatementForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.coding.cues import Cue
    from marsad.coding.proposals import Proposal
    from marsad.coding.saying_scene import SayingScene

_BA = "\u0628"
_OWNERS = frozenset({"3ms", "3fs", "3d", "3mp"})


class TurnFinder:
    """Finds in the contents of one text where they run over the narrator's next word of saying.

    Where a content ends is weighed for each cue alone. Once it is known which cues make statements, some ends
    contradict them: «A said that …, pointing out that …» is two statements, and so is «…, while B said that …».

    Args:
        scene: the text.
    """

    def __init__(self, scene: SayingScene) -> None:
        self._scene = scene
        self._words = scene.words
        # Words behind which a verb of saying is the narrator's: «while», «but he».
        self._breaks = {last: first for first, last in scene.breaks.items()}
        self._contrasts = {last: first for first, last in scene.marked.particles("contrast").items()}

    def closed(self, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
        """Return statements with contents that end before the narrator's next word of saying.

        Args:
            proposals: the statements of the text, in order of their cues.
        """
        starts = [p.cue.first for p in proposals]
        return tuple(self._closed(p, proposals, starts) for p in proposals)

    def _closed(self, proposal: Proposal, proposals: Sequence[Proposal], starts: list[int]) -> Proposal:
        content = proposal.content
        if content.form is StatementForm.DIRECT or content.opener < proposal.cue.last:
            return proposal
        for other in proposals[bisect_left(starts, content.first + 1) : bisect_left(starts, content.last)]:
            turn = self._turn(other)
            if turn is None and other.cue.form is not CueForm.MASDAR:
                return proposal  # somebody else speaks inside: what follows may be his
            if turn is not None and turn > content.first and not self._is_quoted(content.first, turn):
                first, last = self._scene.trim(content.first, turn)
                form = self._scene.form(first, last)
                return replace(proposal, content=replace(content, first=first, last=last, form=form))
        return proposal

    def _turn(self, proposal: Proposal) -> int | None:
        """Return the word before which a content ends if this statement follows: the cue, or the particle before it."""
        cue = proposal.cue
        apart = self._words[cue.first - 1].form in COMMAS
        if apart and (cue.form is CueForm.PARTICIPLE or self._is_by_saying(cue)):
            return cue.first
        if cue.form is not CueForm.FINITE:
            return None
        particle = self._contrasts.get(cue.first)
        if particle is not None and self._words[particle - 1].form in COMMAS:
            return particle
        return self._breaks.get(cue.first)

    def _is_by_saying(self, cue: Cue) -> bool:
        """Tell whether a cue is a noun of saying with bi- and a pronoun («…, by his saying that»)."""
        return cue.form is CueForm.MASDAR and cue.prefix.endswith(_BA) and bool(cue.features & _OWNERS)

    def _is_quoted(self, first: int, place: int) -> bool:
        """Tell whether a word stands inside a quotation that opens in a content."""
        return any(q.first >= first - 1 and q.first < place < q.last for q in self._scene.quotes.values())
