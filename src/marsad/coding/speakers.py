"""Speakers: to whom the grammar lets a cue belong, and which reading is the likeliest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from marsad.coding.cast import Reference
from marsad.coding.cues import Cue, CueForm
from marsad.language.sentences import QUOTES
from marsad.language.words import WordKind
from marsad.lexicon.particles import particle_forms

if TYPE_CHECKING:
    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.marked import MarkedText
    from marsad.records import Actor

# At most so many phrases on either side of a cue are considered.
_PHRASES = 4
# Longest phrase that may be joined to another, in words.
_REACH = 16
_WAW = "\u0648"
_AN = "\u0639\u0646"


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


@dataclass(slots=True, kw_only=True)
class Context:
    """What was said before a cue.

    Attributes:
        last: speakers of the last statement, "" gender where unknown.
        last_first: index of the word where that statement's cue stands.
        recent: keys of other recent speakers, latest first.
    """

    last: tuple[str, ...] = ()
    last_first: int = -1
    recent: list[tuple[str, ...]] = field(default_factory=list)


class SpeakerFinder:
    """Proposes speakers for cues.

    Args:
        marked: the text.
        cast: its actors and phrases.
    """

    def __init__(self, marked: MarkedText, cast: Cast) -> None:
        self._marked = marked
        self._cast = cast
        self._actors: dict[str, Actor] = {a.key: a for a in cast.actors}
        self._prepositions = particle_forms(marked.lexicon, "preposition")
        self._relative = particle_forms(marked.lexicon, "relative")
        self._by_the_way = particle_forms(marked.lexicon, "by-the-way")
        self._contrast = particle_forms(marked.lexicon, "contrast")
        self._documents = particle_forms(marked.lexicon, "document-noun")
        self._same = marked.particles("same-source")
        self._turns = marked.particles("clause-break")
        self._ends = {p.last: p for p in cast.phrases if not p.inside}
        self._gender: dict[str, str] = {}
        for phrase in cast.phrases:
            if phrase.gender and len(phrase.keys) == 1:
                self._gender.setdefault(phrase.keys[0], phrase.gender)

    def candidates(self, cue: Cue, opener: int, context: Context) -> tuple[Candidate, ...]:
        """Return the readings of who speaks, in order of place.

        Args:
            cue: the word of saying.
            opener: index of the word where its content opens (the cue's own place where content stands before it).
            context: who spoke before.
        """
        found: list[Candidate] = []
        sentence = self._marked.sentence_at(cue.first)
        stop = opener if opener >= cue.last else sentence.last
        after = list(self._cast.between(cue.last, stop))[:_PHRASES]
        before = list(self._cast.between(sentence.first, cue.first))[-_PHRASES:]
        slot = self._slot(cue, after, stop)
        if before and before[-1].last == cue.first:
            beside = "phrase"
        elif self._marked.words[cue.first - 1].form in self._relative:
            beside = "relative"
        else:
            beside = "first" if cue.first == sentence.first else "other"
        crowd = f"{min(len(after), 2)}|{bool(before)}|{cue.prefix == _WAW}"
        turn = any(place in self._turns for place in range(sentence.first, min(sentence.first + 3, cue.first)))
        shared = (f"beside={beside}", f"slot={slot}", f"class={cue.kind}|{crowd}", f"{turn}")
        for side, phrases in (("after", after), ("before", before[::-1])):
            for rank, phrase in enumerate(phrases):
                joined = self._joined(phrase)
                gap = (cue.last, phrase.first) if side == "after" else (phrase.last, cue.first)
                candidate = self._named(cue, phrase, f"{side}{rank}", shared, self._distance(*gap))
                if not joined:
                    found.append(candidate)
                    continue
                plural = bool(cue.features & {"du", "pl"})
                found.append(replace(candidate, features=(*candidate.features, f"joined|{side}|{plural}")))
                found.append(
                    Candidate(
                        keys=tuple(dict.fromkeys(k for p in (phrase, *joined) for k in p.keys)),
                        phrase=phrase,
                        features=(*candidate.features, f"joint|{side}|{plural}", f"joint|{side}{rank}"),
                    )
                )
        quoted = [p for p in after if cue.kind == "carry" and self._marked.words[p.first - 1].form == _AN]
        if quoted:
            # «the agency carried from him that …»: he speaks.
            return (self._named(cue, quoted[0], "after0", shared, self._distance(cue.last, quoted[0].first)),)
        if slot == "same" and context.last:
            # «The same source said»: the grammar leaves no choice.
            return (self._carried(cue, context.last, "last", shared, context),)
        seen = {c.keys for c in found}
        if context.last:
            found.append(self._carried(cue, context.last, "last", shared, context))
        for rank, keys in enumerate(k for k in context.recent if k != context.last):
            if rank > 1:
                break
            if keys not in seen:
                found.append(self._carried(cue, keys, f"recent{rank}", shared, context))
        if not before and not context.last:
            previous = self._previous_subject(sentence.first)
            if previous is not None and previous.keys not in seen:
                found.append(self._carried(cue, previous.keys, "previous", shared, context))
        found.append(
            Candidate(keys=(), phrase=None, features=(f"none|{cue.form.value}|{slot}", f"none|{beside}", "none"))
        )
        return tuple(found)

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

    def _named(self, cue: Cue, phrase: Phrase, place: str, shared: tuple[str, ...], distance: str) -> Candidate:
        form = cue.form.value
        features = [
            f"place={place}|{form}",
            f"distance={place[:-1]}|{distance}|{form}",
            f"kind={self._kind(phrase.keys)}",
            f"by={phrase.by.value}|{place[:-1]}",
            f"reason={phrase.reason}|{place[:-1]}",
            f"agree={self._agreement(cue, phrase)}|{form}",
            f"slot|{place}|{shared[1]}",
            f"number={min(len(phrase.keys), 2)}|{'du' in cue.features or 'pl' in cue.features}",
        ]
        if phrase.preposition:
            features.append(f"fused-preposition|{place[:-1]}|{form}")
        features.append(f"{shared[0]}|{place}|{form}")
        features.append(f"{shared[2]}|{place}")
        after_verb = any("verb" in h.features for h in self._marked.by_start.get(phrase.first - 1, ()))
        features.append(f"after-verb={after_verb}|{place[:-1]}|{form}")
        governor = self._governor(phrase)
        nearest = after_verb and not governor and not phrase.preposition
        if governor and phrase.first != cue.last:
            features.append(f"preposition={governor}|{place[:-1]}|{form}")
        if place.startswith("before"):
            sentence = self._marked.sentence_at(cue.first)
            start = phrase.first - sentence.first < 4  # noqa: PLR2004 (a verb and a word of time may come first)
            features.append(f"sentence-start={start}|{form}")
            features.append(f"nearest-subject={nearest}|{shared[0]}|{cue.prefix == _WAW}")
            features.append(f"turn={shared[3]}|{place}|{form}")
            features.append(
                f"sentence-start={start}|{shared[0]}|{bool(cue.prefix)}|{bool(governor or phrase.preposition)}"
            )
        return Candidate(keys=phrase.keys, phrase=phrase, features=tuple(features))

    def _carried(
        self, cue: Cue, keys: tuple[str, ...], place: str, shared: tuple[str, ...], context: Context
    ) -> Candidate:
        form = cue.form.value
        same = self._marked.paragraph_at(cue.first)[0] <= context.last_first
        here = self._marked.sentence_at(cue.first).first <= context.last_first
        gender = self._gender.get(keys[0], "") if len(keys) == 1 else ""
        features = (
            f"carried={place}|{form}",
            f"carried={place}|{shared[1]}|{form}",
            f"carried={place}|{shared[0]}|{form}",
            f"carried={place}|{shared[2]}",
            f"carried={place}|turn={shared[3]}|{shared[0]}",
            f"carried-paragraph={place}|{same}",
            f"carried-sentence={place}|{here}|{form}",
            f"carried-class={place}|{cue.kind if cue.kind == 'add' else 'other'}",
            f"carried-agree={self._gender_agrees(cue, gender)}|{form}",
            f"carried-number={min(len(keys), 2)}|{'du' in cue.features or 'pl' in cue.features}",
            f"carried-kind={self._kind(keys)}",
        )
        return Candidate(keys=keys, phrase=None, features=features)

    def _slot(self, cue: Cue, after: list[Phrase], stop: int) -> str:
        """Return what stands right after the cue, where a subject would stand."""
        words = self._marked.words
        place = cue.last
        while place < stop and (words[place].form in self._by_the_way or words[place].form in "\u060c,"):
            place += 1
        if after and after[0].first <= place + (place < stop and words[place].form in QUOTES):
            return "phrase"
        if place in self._same:
            return "same"
        if place < stop and self._document_at(place, stop):
            return "document"
        if place >= stop or words[place].kind is not WordKind.LETTERS:
            return "empty"
        if words[place].form in self._prepositions:
            return "preposition"
        return "unknown"

    def _governor(self, phrase: Phrase) -> str:
        """Return the preposition that governs a phrase, its own or that of the phrase it is joined to; "" if none."""
        words = self._marked.words
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

    def _document_at(self, place: int, stop: int) -> bool:
        """Tell whether a document stands at a word, with or without a preposition before it."""
        words = self._marked.words
        if words[place].form in self._prepositions:
            place += 1
        return place < stop and words[place].form in self._documents

    def _agreement(self, cue: Cue, phrase: Phrase) -> str:
        if cue.form not in (CueForm.FINITE, CueForm.PARTICIPLE):
            return "none"
        gender = phrase.gender or (self._gender.get(phrase.keys[0], "") if phrase.keys else "")
        verdict = self._gender_agrees(cue, gender)
        if cue.features & {"du", "pl"} and phrase.number == "sg" and phrase.first < cue.first:
            return "number"
        return verdict

    def _gender_agrees(self, cue: Cue, gender: str) -> str:
        if cue.form not in (CueForm.FINITE, CueForm.PARTICIPLE) or not gender:
            return "unknown"
        own = "f" if "f" in cue.features else "m" if "m" in cue.features else ""
        if not own or "pl" in cue.features or "du" in cue.features:
            return "unknown"
        return "yes" if own == gender else "no"

    def _kind(self, keys: tuple[str, ...]) -> str:
        if not keys:
            return "none"
        actor = self._actors.get(keys[0])
        return actor.kind.value if actor else "none"

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

    def _distance(self, first: int, last: int) -> str:
        words = self._marked.words[first:last]
        letters = sum(w.kind is WordKind.LETTERS for w in words)
        commas = any(w.form in "\u060c," for w in words if w.kind is WordKind.MARK)
        bucket = "0" if letters == 0 else "1" if letters == 1 else "2-3" if letters <= 3 else "4+"  # noqa: PLR2004
        return bucket + ("," if commas else "")
