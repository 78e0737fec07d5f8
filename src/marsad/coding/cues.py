"""Cues: where a text uses a word of saying, and in which form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Entry, Hit


class CueForm(StrEnum):
    """How a word of saying stands in its clause."""

    #: A finite verb with its own subject: said, says.
    FINITE = "finite"
    #: A circumstantial participle, whose subject is that of the clause before: pointing out, stressing.
    PARTICIPLE = "participle"
    #: A verbal noun: his saying, the demand.
    MASDAR = "masdar"
    #: A passive verb: it was said.
    PASSIVE = "passive"
    #: A phrase that names a source: according to.
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word of saying in its place; indexes count words.

    Attributes:
        first: its first word.
        last: index after its last word.
        entry: its lexicon entry.
        form: how it stands.
        features: features of the inflected form.
        prefix: proclitics fused to it.
        frames: how its content may follow.
    """

    first: int
    last: int
    entry: Entry
    form: CueForm
    features: frozenset[str]
    prefix: str
    frames: frozenset[str]

    @property
    def kind(self) -> str:
        """What is done by saying it (the entry's class)."""
        return str(self.entry.data["class"])


def find_cues(marked: MarkedText) -> tuple[Cue, ...]:
    """Return every cue of a text in order; where forms of several entries fit one word, all are returned."""
    cues = []
    taken = -1
    for hit in marked.hits:
        if hit.entry.kind is not EntryKind.SAYING or hit.first < taken:
            continue
        form = _form(hit)
        if form is None:
            continue
        if form is CueForm.SOURCE:
            taken = hit.last
        cues.append(
            Cue(
                first=hit.first,
                last=hit.last,
                entry=hit.entry,
                form=form,
                features=hit.features,
                prefix=hit.prefix,
                frames=_frames(hit),
            )
        )
    return tuple(cues)


def _form(hit: Hit) -> CueForm | None:
    features = hit.features
    if "phrase" in features:
        return CueForm.FINITE if hit.entry.data["class"] == "document" else CueForm.SOURCE
    if "passive" in features:
        return CueForm.PASSIVE
    if "verb" in features:
        return None if features & {"p1"} else CueForm.FINITE
    if "participle" in features:
        # Bare masculine singulars are nouns or predicates; the accusative marks a circumstance.
        bare = {"m", "sg"} <= features and "acc" not in features
        return None if bare or hit.prefix else CueForm.PARTICIPLE
    if features & {"masdar", "noun"}:
        return CueForm.MASDAR
    return None


def _frames(hit: Hit) -> frozenset[str]:
    narrow = hit.entry.data.get("narrow")
    frames = narrow["frames"] if narrow and hit.row.form == narrow.get("form") else hit.entry.data["frames"]
    return frozenset(frames)
