"""Sayers: nouns that only their verb shows to speak («analysts said that …»), whom neither name nor title tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.cues import mouth_of
from marsad.coding.sayer_nouns import SayerNouns
from marsad.language.folding import fold_text
from marsad.language.sentences import QUOTES
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms
from marsad.records import ActorKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Hit

_ARTICLE = "\u0627\u0644"
# Longest gloss or verbal noun behind a sayer, and farthest way from it to what opens the content, in words.
_LONGEST = 7
_REACH = 12
# Classes of saying whose verb takes a noun as its object (the one spoken to, what is carried or described).
ADDRESSING = frozenset(
    {"demand", "ask", "warn", "threaten", "accuse", "thank", "congratulate", "condole", "carry", "describe"}
)
_SEVERAL = frozenset({"du", "pl"})
_FIRST = frozenset({"p1", "1s", "1p"})
# The ending of the dual.
_DUAL = "\u0627\u0646"
_OWNERS = frozenset({"3ms", "3fs", "3d", "3mp"})
# A verb before its subject is singular; a dual or plural has its subject behind it, and so has the first person.
_NOT_BEFORE_SUBJECT = _FIRST | _SEVERAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayer:
    """A noun phrase in the subject's place of a verb of saying; indexes count words.

    Attributes:
        first: its first word.
        last: index after its last word.
        gender: ``m``, ``f`` or "" if unknown.
        number: ``sg``, or ``pl`` for several.
        kind: what it stands for.
        name: the words of the person's name, if the phrase is one or has one in apposition.
    """

    first: int
    last: int
    gender: str
    number: str
    kind: ActorKind
    name: tuple[int, int] | None = None


class SayerFinder:
    """Finds sayers in one text.

    The noun must stand right behind a finite verb of saying, and what such a verb governs must follow: then nothing
    but its subject can stand between them.

    Args:
        marked: the text.
        covered: index after the last word of each known phrase, by its first word.
        names: first words of those that name a person and are governed by nothing fused to them.
    """

    def __init__(self, marked: MarkedText, covered: Mapping[int, int], names: Collection[int]) -> None:
        self._marked = marked
        self._words = marked.words
        self._covered = covered
        self._nouns = SayerNouns(marked, covered, names)
        self._inside = {p for first, last in covered.items() for p in range(first, last)}
        self._by_the_way = marked.particles("by-the-way")
        lexicon = marked.lexicon
        self._that = particle_forms(lexicon, "that")
        self._that_bi = particle_forms(lexicon, "that-bi")
        self._relative = particle_forms(lexicon, "relative")
        self._governing = particle_forms(lexicon, "governing")
        self._bi_words = particle_forms(lexicon, "bi-words")
        self._tense = particle_forms(lexicon, "tense")
        self._leading = self._that | self._that_bi | self._tense | particle_forms(lexicon, "was")
        # Behind «but», «while» and the like a clause begins.
        self._leads = {*marked.particles("contrast").values(), *marked.particles("clause-break").values()}
        self._as_said = {
            h.last
            for hits in marked.by_kind.get(EntryKind.SAYING, {}).values()
            for h in hits
            if h.entry.data["class"] == "as-said"
        }

    def find(self) -> tuple[Sayer, ...]:
        """Return the sayers in order of place."""
        found: dict[int, Sayer] = {}
        for hits in self._marked.by_kind.get(EntryKind.SAYING, {}).values():
            for hit in hits:
                carries = hit.entry.data["class"] == "carry"
                sayer = self._quoted(hit) if carries else self._behind(hit) or self._before(hit)
                if sayer is not None:
                    found.setdefault(sayer.first, sayer)
        return tuple(found[first] for first in sorted(found))

    def _behind(self, hit: Hit) -> Sayer | None:
        if "verb" not in hit.features or hit.features & _NOT_BEFORE_SUBJECT:
            return None
        first = self._by_the_way.get(hit.last, hit.last)
        if not self._nouns.may_head(first):
            return None
        last = self._nouns.end(first)
        takes_object = hit.entry.data["class"] in ADDRESSING or "object" in hit.entry.data["frames"]
        titled = self._nouns.is_titled(first)
        name = (first, self._nouns.name_end(first)) if self._nouns.name_end(first) else None
        body = bool(self._marked.at(first, EntryKind.BODY))
        if titled and not body and hit.entry.data["class"] not in ADDRESSING:
            # «the former head of the party's office in the south, so-and-so»: the name tells who that is.
            name = self._nouns.apposed(first + 1)
        if name is not None:
            last = name[1]
        number = "sg" if name is not None else self._nouns.number(hit, first, last)
        if number == "sg" and name is None and not self._nouns.is_somebody(first, last):
            return None
        nominative = self._nouns.is_nominative(first, last, takes_object=takes_object)
        nominative = nominative or (not takes_object and (titled or name is not None))
        if not nominative and hit.entry.data["class"] in ADDRESSING:
            return None
        if not self._opens(hit, last, subject=nominative):
            return None
        kind = ActorKind.GROUP if number == "pl" else ActorKind.PERSON
        if name is None and body:
            kind = ActorKind.ORGANIZATION
        return Sayer(first=first, last=last, gender=_gender(hit, number), number=number, kind=kind, name=name)

    def _before(self, hit: Hit) -> Sayer | None:
        """Return the noun before a verb in the plural that it agrees with («but observers say that …»)."""
        if "verb" not in hit.features or not hit.features & _SEVERAL or hit.features & _FIRST or hit.prefix:
            return None
        words = self._words
        last = hit.first - (words[hit.first - 1].form in self._tense)
        sentence = self._marked.sentence_at(hit.first).first
        for first in range(last - 1, max(last - _LONGEST, sentence) - 1, -1):
            if words[first].kind is not WordKind.LETTERS or first in self._inside or self._nouns.is_verb(first):
                return None
            leads = first == sentence or first in self._leads or words[first - 1].form in self._leading
            if leads and self._nouns.may_head(first) and self._nouns.end(first) == last:
                several = self._nouns.number(hit, first, last) == "pl" or words[first].form.endswith(_DUAL)
                if not several or not self._opens(hit, hit.last, subject=True):
                    return None
                return Sayer(first=first, last=last, gender="", number="pl", kind=ActorKind.GROUP)
        return None

    def _quoted(self, hit: Hit) -> Sayer | None:
        """Return whom a medium quotes («the agency quoted residents as saying»), by the preposition before a noun."""
        words = self._words
        mouth = mouth_of(hit.entry)
        place = next((p for p in range(hit.last, min(hit.last + _REACH, len(words))) if words[p].form == mouth), None)
        if place is None or not {"verb", "passive"} & hit.features or not self._nouns.may_head(place + 1):
            return None
        first = place + 1
        name_end = self._nouns.name_end(first)
        last = name_end or self._nouns.end(first)
        number = "sg" if name_end else self._nouns.number(hit, first, last)
        if number == "sg" and not name_end and not self._nouns.is_somebody(first, last):
            return None
        said = any(
            words[p].form in self._that or words[p].form == ":" or self._is_his_saying(p)
            for p in range(last, min(last + _LONGEST, len(words)))
        )
        if not said:
            return None
        kind = ActorKind.GROUP if number == "pl" else ActorKind.PERSON
        name = (first, last) if name_end else None
        return Sayer(first=first, last=last, gender="", number=number, kind=kind, name=name)

    def _is_his_saying(self, place: int) -> bool:
        """Tell whether a word is a noun of saying with a pronoun («his saying»)."""
        return any(
            {"masdar", "noun"} & h.features and h.features & _OWNERS for h in self._marked.at(place, EntryKind.SAYING)
        )

    def _opens(self, hit: Hit, place: int, *, subject: bool) -> bool:
        """Tell whether what a verb of saying governs follows a noun phrase that ends at a word.

        Args:
            hit: the verb.
            place: index after the noun phrase.
            subject: whether the noun's form shows it to be the subject: then a noun complement may follow as well.
        """
        frames: Collection[str] = hit.entry.data["frames"]
        if hit.first in self._as_said or (subject and "object" in frames):
            return True  # «…, as analysts said», where what was said stands before
        plain = "object" not in frames  # else the noun may be the object
        spoken = plain and "quote" in frames and "that" in frames
        words = self._words
        if place < len(words) and words[place].form == "(":
            closing = (p + 1 for p in range(place, min(place + _LONGEST, len(words))) if words[p].form == ")")
            place = next(closing, place)  # a gloss
        while subject and (place in self._covered or place in self._by_the_way):
            place = self._by_the_way.get(place) or self._covered[place]  # when, and to whom
        if subject and place < len(words) and self._governed(frames, words[place].form):
            return True
        stop = min(len(words), place + _REACH)
        while place < stop:
            word = words[place]
            if word.form in self._that:
                before = words[place - 1].form
                return before in _prepositions(frames) if before in self._governing else "that" in frames
            if word.form in self._that_bi:
                return plain and ("\u0628" in _prepositions(frames) or "that" in frames)
            if word.form == ":":
                return spoken
            if word.form in QUOTES:
                return spoken and not (place in self._inside or place + 1 in self._inside)
            if word.kind is WordKind.BREAK or word.form == "." or word.form in self._relative:
                return False
            if place not in self._covered and self._nouns.is_verb(place):
                return False
            place = self._by_the_way.get(place) or self._covered.get(place) or place + 1
        return False

    def _governed(self, frames: Collection[str], form: str) -> bool:
        """Tell whether a word is, or begins with, the preposition of a noun complement."""
        for frame in frames:
            family, _, preposition = frame.partition(":")
            fused = form.startswith(preposition + _ARTICLE) and form not in self._bi_words
            if family == "noun" and (form == fold_text(preposition) or fused):
                return True
        return False


def _prepositions(frames: Collection[str]) -> set[str]:
    """Return the prepositions, folded, that frames admit before the particle or a noun."""
    return {fold_text(f.partition(":")[2]) for f in frames if ":" in f}


def _gender(hit: Hit, number: str) -> str:
    if number == "pl":
        return ""
    return "f" if "f" in hit.features else "m"
