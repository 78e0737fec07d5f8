"""What a source phrase alone attributes: «according to A, …», «…, according to A»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.cues import CueForm
from marsad.coding.proposals import Proposal
from marsad.coding.saying_scene import COMMAS
from marsad.lexicon.particles import particle_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from marsad.coding.contents import ContentFinder
    from marsad.coding.cues import Cue
    from marsad.coding.link_finder import LinkFinder
    from marsad.coding.openers import Content
    from marsad.coding.saying_scene import SayingScene

_LAM = "\u0644"
_ARTICLE = "\u0627\u0644"
# A source after at most so many words, with no comma before it, belongs to what follows («the affair is, A says, …»).
_LEAD = 4
# Longest name of a document, in words.
_DOCUMENT = 8


class SourceFinder:
    """Finds the statements that source phrases make in sentences where no verb attributes anything.

    Args:
        scene: the text.
        links: tells which actor a source phrase names.
        contents: tells how far a clause goes.
    """

    def __init__(self, scene: SayingScene, links: LinkFinder, contents: ContentFinder) -> None:
        self._scene = scene
        self._marked = scene.marked
        self._links = links
        self._contents = contents
        self._same = scene.marked.particles("same-source")
        self._documents = particle_forms(scene.marked.lexicon, "document-noun") | particle_forms(
            scene.marked.lexicon, "written"
        )

    def find(self, cues: Iterable[Cue], kept: Sequence[Proposal]) -> list[Proposal]:
        """Return what source phrases attribute, in order of place.

        Args:
            cues: all cues of the text.
            kept: the statements that verbs make.
        """
        found = []
        busy = {self._marked.sentence_at(p.cue.first).first for p in kept}
        for cue in cues:
            if cue.form is not CueForm.SOURCE or cue.kind != "source":
                continue
            sentence = self._marked.sentence_at(cue.first).first
            content = self._content(cue, sentence) if sentence not in busy else None
            if content is not None:
                found.append(Proposal(cue=cue, content=content, features=("source",)))
                busy.add(sentence)
        return found

    def _content(self, cue: Cue, sentence: int) -> Content | None:
        """Return the clause beside a source phrase that names an actor, or a fronted one that names a document."""
        named = self._links.quoting.source_phrase(cue)
        fronted = cue.first <= sentence + 1
        if named is None:
            end = self._same.get(cue.last) or self._document_end(cue)
            return self._contents.clause_after(end) if end is not None and fronted else None
        aside = cue.first - sentence <= _LEAD and self._scene.words[cue.first - 1].form not in COMMAS
        return self._contents.clause_after(named.last) if fronted or aside else self._contents.before(cue)

    def _document_end(self, cue: Cue) -> int | None:
        """Return the index after a document that a source phrase names, where the main clause opens; or None."""
        words = self._scene.words
        form = words[cue.last].form if cue.last < len(words) else ""
        if form.removeprefix(_LAM).removeprefix(_LAM).removeprefix(_ARTICLE) not in self._documents:
            return None
        for place in range(cue.last + 1, min(cue.last + _DOCUMENT, len(words))):
            if words[place].form in COMMAS or words[place].form in self._scene.so_that:
                return place
        return None
