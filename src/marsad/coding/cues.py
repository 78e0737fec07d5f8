"""Cues: where a text uses a word of saying, and in which form."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Entry, Hit


# Vowel signs but not the shadda, which tells some verbs from common words.
_VOWELS = str.maketrans("", "", "\u064b\u064c\u064d\u064e\u064f\u0650\u0652")
_WAW = "\u0648"
# The mark of the future and the preposition li; neither stands before a perfect.
_BEFORE_PRESENT = ("\u0633", "\u0644")
_TA_MARBUTA = "\u0629"
# The preposition before whom a medium quotes, where the lexicon tells no other.
_MOUTH = "\u0639\u0646"
_THIRD_PERSON = frozenset({"3ms", "3fs", "3d", "3mp"})
_FIRST_PERSON = frozenset({"p1", "1s", "1p"})


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
        near: whether its content must open right after it or its subject (a form that is also a common word).
    """

    first: int
    last: int
    entry: Entry
    form: CueForm
    features: frozenset[str]
    prefix: str
    frames: frozenset[str]
    near: bool = False

    @property
    def kind(self) -> str:
        """What is done by saying it (the entry's class)."""
        return str(self.entry.data["class"])

    @property
    def mouth(self) -> str:
        """The preposition, folded, before those whose words a verb of carrying passes on."""
        return mouth_of(self.entry)


def mouth_of(entry: Entry) -> str:
    """Return the preposition, folded, before those whose words a verb of carrying passes on."""
    return fold_text(entry.data.get("mouth", _MOUTH))


def find_cues(marked: MarkedText) -> tuple[Cue, ...]:
    """Return every cue of a text in order; where forms of several entries fit one word, all are returned."""
    cues: dict[tuple[int, int, str, CueForm, str], Cue] = {}
    taken = -1
    governing = particle_forms(marked.lexicon, "governing")
    stretches = (*marked.particles("clause-break").items(), *marked.particles("adverb").items())
    set_phrases = {i for first, last in stretches for i in range(first, last)}
    sure, unsure = (marked.by_kind.get(kind, {}).values() for kind in (EntryKind.SAYING, EntryKind.MAYBE_SAYING))
    hits = itertools.chain.from_iterable((*sure, *unsure))
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        if hit.first < taken:
            continue
        form = _form(hit, marked.surface(hit.first, hit.last))
        admitted = _admitted(hit, form, marked) if form else None
        if form is None or admitted is None:
            continue
        if form is CueForm.FINITE and hit.first and marked.words[hit.first - 1].form in governing:
            continue  # behind a preposition stands a noun, whatever else the form may be
        if form is CueForm.MASDAR and hit.first in set_phrases:
            continue  # «in reference to» and the like say nothing themselves
        if form is CueForm.SOURCE or "phrase" in hit.features:
            taken = hit.last
        frames, near = admitted
        # One written form may be a dual and a plural, or a singular and a dual: that is still one cue.
        key = (hit.first, hit.last, hit.entry.id, form, hit.prefix)
        features = cues[key].features | hit.features if key in cues else hit.features
        cues[key] = Cue(
            first=hit.first,
            last=hit.last,
            entry=marked.lexicon.entry(EntryKind.SAYING, hit.entry.id) or hit.entry,
            form=form,
            features=features,
            prefix=hit.prefix,
            frames=frames,
            near=near,
        )
    return tuple(cues.values())


def _form(hit: Hit, surface: str) -> CueForm | None:
    features = hit.features
    if "3ms" in features and surface.endswith(_TA_MARBUTA):
        return None  # folding brings the pronoun and the feminine ending together; the spelling keeps them apart
    if "phrase" in features:
        return CueForm.FINITE if hit.entry.data["class"] == "document" else CueForm.SOURCE
    # The first person speaks inside quotations: what it says is content already.
    if features & _FIRST_PERSON:
        return None
    if "passive" in features:
        return CueForm.PASSIVE
    if "verb" in features:
        return None if "past" in features and hit.prefix.endswith(_BEFORE_PRESENT) else CueForm.FINITE
    if "participle" in features:
        # A circumstance is accusative and indefinite; a nominative is a noun or a predicate. Feminines show no case.
        bare = "m" in features and "acc" not in features
        joined = hit.prefix == _WAW and "acc" in features
        return None if bare or (hit.prefix and not joined) else CueForm.PARTICIPLE
    if features & {"masdar", "noun"}:
        return None if "construct" in features else CueForm.MASDAR
    return None


def _admitted(hit: Hit, form: CueForm, marked: MarkedText) -> tuple[frozenset[str], bool] | None:
    """Return the frames of a form and whether its content must be near; None where its spelling rules it out."""
    data = hit.entry.data
    if data["class"] == "carry" and hit.features & _THIRD_PERSON:
        return frozenset(), False  # what is carried is what the pronoun stands for
    frames = frozenset(data["masdar_frames"] if form is CueForm.MASDAR and "masdar_frames" in data else data["frames"])
    narrowed = [n for n in data.get("narrow", ()) if fold_text(n["form"]) == hit.row.form]
    if not narrowed:
        return frames, False
    surface = marked.surface(hit.first, hit.last).translate(_VOWELS)
    for narrow in narrowed:
        if not narrow.get("exact") or narrow["form"] in surface:
            return frozenset(narrow["frames"]) if "frames" in narrow else frames, narrow.get("near", False)
    return None
