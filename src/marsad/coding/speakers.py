"""Speakers: to whom the grammar lets a cue belong, and what speaks for each reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.authors import AuthorFinder
from marsad.coding.cast import Reference
from marsad.coding.cues import CueForm
from marsad.coding.links import LinkKind
from marsad.coding.speaker_signs import Setting, SpeakerSigns
from marsad.language.words import WordKind
from marsad.lexicon.particles import particle_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.coding.cast import Phrase
    from marsad.coding.cues import Cue
    from marsad.coding.floor import Floor, Turn
    from marsad.coding.link_finder import LinkFinder
    from marsad.coding.openers import Content
    from marsad.coding.saying_scene import SayingScene

# At most so many phrases on either side of a cue are considered.
_PHRASES = 4
# Longest phrase that may be joined to another, in words.
_REACH = 16
# So many speakers who spoke before the last one are considered.
_OTHERS = 2
# The owner of a document stands within so many words of the cue («the ministry's statement added»).
_OWNED = 2
# Pronouns fused to a verbal noun: whose saying it is.
_OWNED_BY = frozenset({"3ms", "3fs", "3d", "3mp"})
# A comma may stand between a noun and its relative clause.
_COMMA = 1
_WAW = "\u0648"
_ARTICLE = "\u0627\u0644"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One reading of who speaks.

    Attributes:
        keys: the actors who would speak; empty for nobody named.
        phrase: the phrase that names them, or None if they are carried over.
        features: what speaks for or against the reading.
    """

    keys: tuple[str, ...]
    phrase: Phrase | None
    features: tuple[str, ...]


class SpeakerFinder:
    """Proposes speakers for cues.

    Args:
        scene: the text with its cast.
        links: tells whose documents it tells of.
    """

    def __init__(self, scene: SayingScene, links: LinkFinder) -> None:
        self._marked = scene.marked
        self._cast = scene.cast
        self._signs = SpeakerSigns(scene)
        self._authors = AuthorFinder(scene, links)
        self._links = links
        self._relative = particle_forms(scene.marked.lexicon, "relative")
        self._same = scene.marked.particles("same-source")
        self._papers = sorted(scene.marked.particles("document-noun"))
        self._relayed = scene.relayed

    def candidates(self, cue: Cue, content: Content, floor: Floor) -> tuple[Candidate, ...]:
        """Return the readings of who speaks, in order of place.

        Args:
            cue: the word of saying.
            content: what is said.
            floor: who spoke before.
        """
        sentence = self._marked.sentence_at(cue.first)
        stop = content.opener if content.opener >= cue.last else sentence.last
        relative = next((p for p in range(cue.last, stop) if self._marked.words[p].form in self._relative), stop)
        after = list(self._cast.between(cue.last, relative))[:_PHRASES]
        before = list(self._cast.between(sentence.first, cue.first))
        setting = self._signs.setting(cue, content, stop, before, after, floor)
        named = self._settled(setting, before, after) or self._authors.author(cue, content)
        if named is not None:
            side = "after" if named.first >= cue.last else "before"
            features = self._signs.named(setting, named, side, f"{side}0")
            return (Candidate(keys=named.keys, phrase=named, features=features),)
        if cue.form is CueForm.MASDAR and cue.features & _OWNED_BY:
            # «the agency carried from the minister his saying that …»: not the agency.
            mouth = self._links.quoting.mouth_before(cue.first)
            before = [p for p in before if mouth is None or p.last > mouth]
        holder = floor.holder(cue.first)
        if setting.slot == "same" and holder is not None:
            # «The same source said»: the grammar leaves no choice.
            return (self._carried(setting, floor, holder, "last"),)
        if setting.slot == "document":
            paper = next((k for k in self._links.between(cue.last, cue.last + 1) if k.kind is LinkKind.DOCUMENT), None)
            near = [p for p in after[:1] if p.first <= cue.last + _OWNED and not p.preposition]
            owner = next(iter(near + [p for p in after if paper and p.keys == paper.keys]), None)
            if owner is not None:
                # «The ministry's statement said»: the ministry.
                features = self._signs.named(setting, owner, "after", "after0")
                return (Candidate(keys=owner.keys, phrase=owner, features=features),)
            issuer = self._issuer(cue.first, floor)
            if issuer:
                # «The statement added»: whoever issued it.
                features = self._signs.carried(setting, issuer, "issuer", floor, cue.first)
                return (Candidate(keys=issuer, phrase=None, features=features),)
        if setting.beside == "pronoun":
            around = setting.around
            if around is not None and around.first >= cue.first - 1 and around.keys:
                # «He said that he had called on …»: he himself.
                return (self._carried(setting, floor, around, "outer"),)
            after = []  # «that he called on Putin to …»: the pronoun is the subject, what follows is its object
        if setting.beside == "phrase" and self._signs.heads_clause(before[-1]):
            after = []  # «that Moscow urged Tehran to …»: whom the particle leads to is the subject
        subject_before = cue.form is CueForm.FINITE and setting.plural and "sg" not in cue.features
        if subject_before:
            after = []  # a verb with the ending of the plural or dual has its subject before it
        found: list[Candidate] = []
        for side, place, phrase in _placed(after, before):
            found.extend(self._named(setting, phrase, side, place))
        found.extend(self._from_before(setting, floor, holder, {c.keys for c in found}, before))
        if subject_before:
            # «And they affirmed to me»: no one person.
            found = [c for c in found if not self._signs.is_one_person(c.keys)]
        found.append(Candidate(keys=(), phrase=None, features=self._signs.nobody(setting)))
        return tuple(found)

    def _is_quoted(self, phrase: Phrase, after: list[Phrase], before: list[Phrase]) -> bool:
        """Tell whether a phrase behind «quoting» names who speaks, not a medium from which the subject is quoted."""
        subject = next((p for p in (*after[:1], *before[-1:]) if p is not phrase), None)
        return subject is None or self._links.is_medium(subject) or not self._links.is_medium(phrase)

    def _settled(self, setting: Setting, before: list[Phrase], after: list[Phrase]) -> Phrase | None:
        """Return the phrase that the grammar alone makes the speaker, or None."""
        cue, words = setting.cue, self._marked.words
        quoted = [p for p in after if cue.kind == "carry" and words[p.first - 1].form == cue.mouth]
        quoted = quoted or [p for p in after if p.first in self._relayed and self._is_quoted(p, after, before)]
        if quoted:
            return quoted[0]  # «the agency carried from him that …», «the paper said, quoting him, that …»
        if setting.beside == "phrase" and cue.form is CueForm.FINITE and self._signs.heads_clause(before[-1]):
            # «that Moscow urged Tehran to …»: whom the particle leads to is the subject.
            return before[-1]
        if setting.beside == "relative" and cue.form is CueForm.FINITE and before:
            # «the remarks of the minister, in which he warned»: who stands right before the relative clause.
            near = cue.first - 1 - before[-1].last <= _COMMA
            return before[-1] if near and self._signs.agreement(cue, before[-1]) == "yes" else None
        genitive = cue.form is CueForm.MASDAR and "that" in cue.frames and not cue.prefix.endswith(_ARTICLE)
        if genitive and after and after[0].first == cue.last and not after[0].preposition:
            return after[0]  # «the minister's assurance that …»
        return None

    def of_source(self, cue: Cue, floor: Floor) -> Candidate:
        """Return who speaks by a source phrase: whom it names, the same source as before, or a document's issuer."""
        named = self._links.quoting.mouth(cue)
        if named is not None:
            return Candidate(keys=named.keys, phrase=named, features=("source",))
        holder = floor.holder(cue.first) if cue.last in self._same else None
        keys = holder.keys if holder is not None else self._issuer(cue.first, floor)
        return Candidate(keys=keys, phrase=None, features=("source",))

    def _issuer(self, place: int, floor: Floor) -> tuple[str, ...]:
        """Return who issued the latest document before a word: its owner, or who spoke in its sentence."""
        owners = {k.place: k.keys for k in self._links.between(0, place) if k.kind is LinkKind.DOCUMENT and k.keys}
        for paper in reversed([p for p in self._papers if p < place]):
            sentence = self._marked.sentence_at(paper).first
            spoke = [t.keys for t in floor.turns if self._marked.sentence_at(t.cue).first == sentence and not t.within]
            if paper in owners or spoke:
                return owners.get(paper) or spoke[-1]
        return ()

    def _named(self, setting: Setting, phrase: Phrase, side: str, place: str) -> Iterator[Candidate]:
        """Yield the reading that a phrase names the speaker, and that what is joined to it speaks with it."""
        joined = self._joined(phrase)
        features = self._signs.named(setting, phrase, side, place)
        if not joined:
            yield Candidate(keys=phrase.keys, phrase=phrase, features=features)
            return
        plural = setting.plural
        yield Candidate(keys=phrase.keys, phrase=phrase, features=(*features, f"joined|{side}|{plural}"))
        yield Candidate(
            keys=tuple(dict.fromkeys(k for p in (phrase, *joined) for k in p.keys)),
            phrase=phrase,
            features=(*features, f"joint|{side}|{plural}", f"joint|{place}"),
        )

    def _from_before(
        self, setting: Setting, floor: Floor, holder: Turn | None, seen: set[tuple[str, ...]], before: list[Phrase]
    ) -> Iterator[Candidate]:
        """Yield those who spoke, or stood at the head of the sentence before, and may speak on."""
        cue = setting.cue
        around, quoted = floor.around(cue.first), floor.quoted(cue.first)
        told: set[tuple[str, ...]] = set()
        for turn, place in ((holder, "last"), (around, "outer"), (quoted, "quoted")):
            if turn is not None and turn.keys not in told:
                told.add(turn.keys)
                yield self._carried(setting, floor, turn, place)
        for rank, turn in enumerate(floor.others(holder, around, quoted)[:_OTHERS]):
            if turn.keys not in seen:
                yield self._carried(setting, floor, turn, f"recent{rank}")
        if not before:
            previous = self._previous_subject(self._marked.sentence_at(cue.first).first)
            if previous is not None and previous.keys not in seen:
                features = self._signs.carried(setting, previous.keys, "previous", floor, previous.first)
                yield Candidate(keys=previous.keys, phrase=None, features=features)

    def _carried(self, setting: Setting, floor: Floor, turn: Turn, place: str) -> Candidate:
        features = self._signs.carried(setting, turn.keys, place, floor, turn.cue)
        return Candidate(keys=turn.keys, phrase=None, features=features)

    def _joined(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return the phrases that conjunctions join to this one, one after the other."""
        words = self._marked.words
        found: list[Phrase] = []
        last = phrase
        while True:
            place = last.last
            apart = place < len(words) and words[place].form == _WAW
            following = self._cast.between(place + apart, min(place + _REACH, len(words)))
            if not following or following[0].first != place + apart or not (apart or following[0].prefix == _WAW):
                return tuple(found)
            last = following[0]
            found.append(last)

    def _previous_subject(self, before: int) -> Phrase | None:
        """Return the first phrase of the sentence before, where a dropped subject is looked for."""
        place = before - 1
        while place > self._marked.body and self._marked.words[place].kind is WordKind.BREAK:
            place -= 1
        if place <= self._marked.body:
            return None
        sentence = self._marked.sentence_at(place)
        phrases = self._cast.between(sentence.first, sentence.last)
        named = [p for p in phrases if p.by is Reference.NAME or p.keys]
        return named[0] if named else None


def _placed(after: list[Phrase], before: list[Phrase]) -> Iterator[tuple[str, str, Phrase]]:
    """Yield the phrases around a cue with their side and rank: the nearest, and the one that heads the sentence."""
    for rank, phrase in enumerate(after):
        yield "after", f"after{rank}", phrase
    for rank, phrase in enumerate(before[::-1]):
        if rank < _PHRASES:
            yield "before", f"before{rank}", phrase
    if len(before) > _PHRASES:
        yield "before", "head", before[0]
