"""Signs by which a reader tells who speaks: place, agreement, government, and who had the floor."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.cues import Cue, CueForm
from marsad.coding.saying_scene import COMMAS
from marsad.language.words import WordKind
from marsad.lexicon.particles import particle_forms
from marsad.records import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.coding.cast import Phrase
    from marsad.coding.floor import Floor, Turn
    from marsad.coding.openers import Content
    from marsad.coding.saying_scene import SayingScene
    from marsad.records import Actor

_WAW = "\u0648"
_LAM = "\u0644"
_ARTICLE = "\u0627\u0644"
# A verb and a word of time may come before the phrase that heads a sentence.
_HEAD = 4
_NEAR = 3
_MANY = 2
# Pronouns that a particle may carry: he, she, they, the two of them.
_FUSED_SUBJECTS = ("\u0647", "\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627")
_PLURALS = frozenset({"du", "pl"})
# Classes of saying whose verb takes the one spoken to as its object.
_ADDRESSING = frozenset({"demand", "ask", "warn", "threaten", "accuse", "thank", "congratulate", "condole"})
_PLURAL = "pl"
# What shows the gender of who speaks: the form of a verb or participle, the pronoun fused to a verbal noun.
_AGREEING = frozenset({CueForm.FINITE, CueForm.PARTICIPLE, CueForm.MASDAR})
_GENDERS = {"f": "f", "m": "m"}
_PRONOUNS = {"3fs": "f", "3ms": "m"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds a cue, whoever speaks.

    Attributes:
        cue: the word of saying.
        form: how it stands.
        family: the frame of its content, without preposition.
        slot: what stands right after it, where a subject would stand.
        beside: what stands right before it.
        alone: whether but one phrase stands between it and its content.
        turn: whether its sentence opens with a word by which the narrator turns to somebody else.
        plural: whether it is a dual or plural.
        around: the statement within whose content it stands, if any.
        told: contents of earlier statements, as first word and index after the last.
        sentence: index of the first word of its sentence.
    """

    cue: Cue
    form: str
    family: str
    slot: str
    beside: str
    alone: bool
    turn: bool
    plural: bool
    around: Turn | None
    told: tuple[tuple[int, int], ...]
    sentence: int


class SpeakerSigns:
    """Tells what speaks for and against a reading of who speaks.

    Args:
        scene: the text with its cast.
    """

    def __init__(self, scene: SayingScene) -> None:
        self._scene = scene
        self._marked = marked = scene.marked
        self._words = marked.words
        self._actors: dict[str, Actor] = {a.key: a for a in scene.cast.actors}
        lexicon = marked.lexicon
        self._prepositions = particle_forms(lexicon, "preposition")
        self._relative = particle_forms(lexicon, "relative")
        self._contrast = particle_forms(lexicon, "contrast")
        self._documents = particle_forms(lexicon, "document-noun")
        self._resumptive = particle_forms(lexicon, "resumptive")
        self._that = frozenset().union(*(particle_forms(lexicon, n) for n in ("that", "that-bi", "that-li")))
        self._heads = self._that | particle_forms(lexicon, "clause-head")
        self._tense = particle_forms(lexicon, "tense")
        self._same = marked.particles("same-source")
        self._ends = {p.last: p for p in scene.cast.phrases if not p.inside}
        self._verbs = sorted({h.first for h in marked.hits if "verb" in h.features})
        self._gender: dict[str, str] = {}
        for phrase in scene.cast.phrases:
            if (gender := _gender(phrase)) and len(phrase.keys) == 1:
                self._gender.setdefault(phrase.keys[0], gender)

    def setting(
        self, cue: Cue, content: Content, stop: int, before: Sequence[Phrase], after: Sequence[Phrase], floor: Floor
    ) -> Setting:
        """Return what surrounds a cue.

        Args:
            cue: the word of saying.
            content: what is said.
            stop: index of the word before which its subject stands, if behind it.
            before: the phrases of its sentence before it.
            after: the phrases between it and its content.
            floor: who spoke before.
        """
        sentence = self._marked.sentence_at(cue.first).first
        if before and before[-1].last == cue.first:
            beside = "phrase"
        elif self._words[cue.first - 1].form in self._relative:
            beside = "relative"
        elif self._pronoun_before(cue.first):
            beside = "pronoun"
        else:
            beside = "first" if cue.first == sentence else "other"
        return Setting(
            cue=cue,
            form=cue.form.value,
            family=content.frame.partition(":")[0],
            slot=self._slot(cue, after, stop),
            beside=beside,
            alone=len(after) == 1,
            turn=any(p in self._scene.breaks for p in range(sentence, min(sentence + _NEAR, cue.first))),
            plural=bool(cue.features & _PLURALS),
            around=floor.around(cue.first),
            told=tuple((t.first, t.last) for t in floor.turns),
            sentence=sentence,
        )

    def named(self, setting: Setting, phrase: Phrase, side: str, place: str) -> tuple[str, ...]:
        """Return the signs of a phrase that stands in the cue's sentence."""
        cue, form = setting.cue, setting.form
        gap = (cue.last, phrase.first) if side == "after" else (phrase.last, cue.first)
        kind = self._kind(phrase.keys)
        features = [
            f"place={place}|{form}",
            f"distance={side}|{self._distance(*gap)}|{form}",
            f"kind={kind}",
            f"by={phrase.by.value}|{side}",
            f"reason={phrase.reason}|{side}",
            f"agree={self.agreement(cue, phrase)}|{form}",
            f"slot|{place}|slot={setting.slot}",
            f"number={min(len(phrase.keys), 2)}|{setting.plural}",
            f"beside={setting.beside}|{place}|{form}",
        ]
        if cue.kind in _ADDRESSING and form == CueForm.FINITE:
            # «and urged the president to …»: whom the verb takes for its object may be the only one named.
            inside = cue.first > setting.sentence
            features += [f"addressing|{place}|alone={setting.alone}|{cue.prefix}|{inside}", f"addressing|{place}"]
        if phrase.preposition:
            features.append(f"fused-preposition|{side}|{form}")
        after_verb = any("verb" in h.features for h in self._marked.by_start.get(phrase.first - 1, ()))
        features.append(f"after-verb={after_verb}|{side}|{form}")
        governor = self._governor(phrase)
        if governor and phrase.first != cue.last:
            features += [f"preposition={governor}|{side}|{form}", f"governed|{side}|{form}"]
        if side == "before":
            start = phrase.first - setting.sentence < _HEAD
            subject = after_verb and not governor and not phrase.preposition
            governed = bool(governor or phrase.preposition)
            told = any(first <= phrase.first < last for first, last in setting.told)
            verbs = self._verbs_between(phrase.last, cue.first)
            features += [
                f"sentence-start={start}|{form}",
                f"nearest-subject={subject}|beside={setting.beside}|{cue.prefix == _WAW}",
                f"turn={setting.turn}|{place}|{form}",
                f"sentence-start={start}|beside={setting.beside}|{bool(cue.prefix)}|{governed}",
                f"told={told}|{setting.around is not None}|{form}",
                f"verbs={verbs}|{form}|{governed}",
                f"verbs={verbs}|beside={setting.beside}",
            ]
        return tuple(features)

    def carried(self, setting: Setting, keys: tuple[str, ...], place: str, floor: Floor, since: int) -> tuple[str, ...]:
        """Return the signs of somebody who spoke before, or was told of in the sentence before.

        Args:
            setting: what surrounds the cue.
            keys: who that is.
            place: from where they are carried over.
            floor: who spoke before.
            since: index of the word at which they spoke.
        """
        cue, form = setting.cue, setting.form
        same = self._marked.paragraph_at(cue.first)[0] <= since
        here = setting.sentence <= since
        gender = self._gender.get(keys[0], "") if len(keys) == 1 else ""
        turns = min(sum(t.cue > since for t in floor.turns), _MANY)
        return (
            f"carried={place}|turns={turns}|{here}|{form}",
            f"carried={place}|{form}",
            f"carried={place}|slot={setting.slot}|{form}",
            f"carried={place}|slot={setting.slot}|{setting.family}",
            f"carried={place}|beside={setting.beside}|{form}",
            f"carried={place}|turn={setting.turn}|beside={setting.beside}",
            f"carried={place}|within={setting.around is not None}|{form}",
            f"carried-paragraph={place}|{same}",
            f"carried-sentence={place}|{here}|{form}",
            f"carried-class={place}|{cue.kind if cue.kind == 'add' else 'other'}",
            f"carried-agree={self._gender_agrees(cue, gender)}|{form}",
            f"carried-number={min(len(keys), 2)}|{setting.plural}",
            f"carried-kind={self._kind(keys)}",
        )

    def nobody(self, setting: Setting) -> tuple[str, ...]:
        """Return the signs that none of the known actors speaks."""
        return (
            f"none|{setting.form}|slot={setting.slot}",
            f"none|{setting.family}|slot={setting.slot}",
            f"none|beside={setting.beside}",
            "none",
        )

    def _pronoun_before(self, place: int) -> bool:
        """Tell whether the particle before a verb carries its subject («that he»), a mark of tense between or not."""
        words = self._words
        if words[place - 1].form in self._tense:
            place -= 1
        return words[place - 1].form in self._that and words[place - 1].form.endswith(_FUSED_SUBJECTS)

    def _slot(self, cue: Cue, after: Sequence[Phrase], stop: int) -> str:
        """Return what stands right after the cue, where a subject would stand."""
        words = self._words
        place = cue.last
        while place < stop:
            if words[place].form in COMMAS or words[place].form in self._resumptive:
                place += 1
            elif place in self._scene.by_the_way:
                place = self._scene.by_the_way[place]
            else:
                break
        if place >= stop:
            return "empty"
        if after and after[0].first <= place + (place in self._scene.quotes):
            return "governed" if after[0].preposition else "phrase"
        if place in self._same:
            return "same"
        word = words[place]
        if word.form in self._documents or word.form.removeprefix(_ARTICLE) in self._documents:
            return "document"
        if word.kind is not WordKind.LETTERS or word.form in self._that:
            return "empty"
        fused = word.form.startswith(_LAM * 2) or any(
            h.prefix.removesuffix(_ARTICLE).endswith(_LAM) for h in self._marked.at(place)
        )
        if word.form in self._prepositions or fused:
            return "preposition"
        return "definite" if word.form.startswith(_ARTICLE) else "noun"

    def _governor(self, phrase: Phrase) -> str:
        """Return the preposition that governs a phrase, its own or that of the phrase it is joined to; "" if none."""
        words = self._words
        while phrase.first:
            form = words[phrase.first - 1].form
            if form in self._prepositions:
                return "" if form in self._contrast else form
            if phrase.preposition:
                return phrase.preposition
            head = self._ends.get(phrase.first) if phrase.prefix == _WAW else None
            if head is None:
                return ""
            phrase = head
        return ""

    def agreement(self, cue: Cue, phrase: Phrase) -> str:
        """Tell whether the form of a cue agrees with a phrase: yes, no, number (a plural with one), unknown, none."""
        if cue.form not in _AGREEING:
            return "none"
        gender = _gender(phrase) or (self._gender.get(phrase.keys[0], "") if phrase.keys else "")
        verdict = self._gender_agrees(cue, gender)
        if cue.features & _PLURALS and phrase.number == "sg" and phrase.first < cue.first:
            return "number"
        return verdict

    def _gender_agrees(self, cue: Cue, gender: str) -> str:
        if cue.form not in _AGREEING or not gender:
            return "unknown"
        marks = _PRONOUNS if cue.form is CueForm.MASDAR else _GENDERS
        own = next((g for mark, g in marks.items() if mark in cue.features), "")
        if not own or (cue.form is not CueForm.MASDAR and cue.features & _PLURALS):
            return "unknown"
        return "yes" if own == gender else "no"

    def heads_clause(self, phrase: Phrase) -> bool:
        """Tell whether a phrase stands right behind a particle or verb of being that opens a clause, as its subject."""
        return phrase.prefix in ("", _ARTICLE) and self._words[phrase.first - 1].form in self._heads

    def is_one_person(self, keys: tuple[str, ...]) -> bool:
        """Tell whether actors are one person alone, not a body or group."""
        return len(keys) == 1 and self._kind(keys) == ActorKind.PERSON

    def _kind(self, keys: tuple[str, ...]) -> str:
        if not keys:
            return "none"
        actor = self._actors.get(keys[0])
        return actor.kind.value if actor else "none"

    def _verbs_between(self, first: int, last: int) -> int:
        """Return how many verbs stand between two words, two for more."""
        return min(bisect_left(self._verbs, last) - bisect_left(self._verbs, first), _MANY)

    def _distance(self, first: int, last: int) -> str:
        words = self._words[first:last]
        letters = sum(w.kind is WordKind.LETTERS for w in words)
        commas = any(w.form in COMMAS for w in words if w.kind is WordKind.MARK)
        bucket = "0" if letters == 0 else "1" if letters == 1 else "2-3" if letters <= _NEAR else "4+"
        return bucket + ("," if commas else "")


def _gender(phrase: Phrase) -> str:
    """Return the gender that agrees with a phrase; a plural tells none («sources said» is feminine)."""
    return "" if phrase.number == _PLURAL else phrase.gender
