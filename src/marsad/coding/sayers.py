"""Sayers: nouns that only their verb shows to speak («analysts said that …»), whom neither name nor title tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.namewords import load_word_forms
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
_TA_MARBUTA = "\u0647"
# Endings of the sound plurals: -un, -in, -at.
_PLURAL = ("\u0648\u0646", "\u064a\u0646", "\u0627\u062a")
_LEAST_PLURAL = 5
_LEAST = 3
# Longest noun phrase, and farthest way from its end to what opens the content, in words.
_LONGEST = 7
_REACH = 12
# Classes of saying whose verb takes the one spoken to as its object, so that a noun behind it may be that.
_ADDRESSING = frozenset({"demand", "ask", "warn", "threaten", "accuse", "thank", "congratulate", "condole", "carry"})
# Letters of prepositions that are fused to a noun, alone and before the article.
_FUSED = ("\u0628", "\u0644", "\u0643")
_FUSED_ARTICLE = ("\u0628" + _ARTICLE, "\u0644\u0644")
# The ending of an indefinite accusative, and pronouns fused to a noun.
_ALEF = "\u0627"
_HA = "\u0647"
_MIN = "\u0645\u0646"
_OWNED = ("\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627")
_NOUNS = (EntryKind.TITLE, EntryKind.BODY, EntryKind.GROUP)
_VERBAL = (EntryKind.SAYING, EntryKind.EVENT)
# A verb before its subject is singular; a dual or plural has its subject behind it, and so has the first person.
_NOT_BEFORE_SUBJECT = frozenset({"p1", "1s", "1p", "du", "pl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayer:
    """A noun phrase in the subject's place of a verb of saying; indexes count words.

    Attributes:
        first: its first word.
        last: index after its last word.
        gender: ``m``, ``f`` or "" if unknown.
        number: ``sg``, or ``pl`` for several.
        kind: what it stands for.
    """

    first: int
    last: int
    gender: str
    number: str
    kind: ActorKind


class SayerFinder:
    """Finds sayers in one text.

    The noun must stand right behind a finite verb of saying, and what such a verb governs must follow: then nothing
    but its subject can stand between them.

    Args:
        marked: the text.
        covered: index after the last word of each known phrase, by its first word.
    """

    def __init__(self, marked: MarkedText, covered: Mapping[int, int]) -> None:
        self._marked = marked
        self._words = marked.words
        self._covered = covered
        self._inside = {p for first, last in covered.items() for p in range(first, last)}
        self._barred = self._inside.union(marked.particles("same-source"), marked.particles("by-the-way"))
        self._by_the_way = marked.particles("by-the-way")
        lexicon = marked.lexicon
        self._that = particle_forms(lexicon, "that")
        self._that_bi = particle_forms(lexicon, "that-bi")
        self._relative = particle_forms(lexicon, "relative")
        self._governing = particle_forms(lexicon, "governing")
        self._bi_words = particle_forms(lexicon, "bi-words")
        self._as_said = {
            h.last
            for hits in marked.by_kind.get(EntryKind.SAYING, {}).values()
            for h in hits
            if h.entry.data["class"] == "as-said"
        }
        self._several = particle_forms(lexicon, "several")
        self._one_of = particle_forms(lexicon, "one-of")
        self._somebody = particle_forms(lexicon, "somebody")
        barred = (
            "preposition",
            "relative",
            "resumptive",
            "that-li",
            "turning",
            "document-noun",
            "written",
            "by-the-way",
        )
        self._never = self._that.union(self._that_bi, *(particle_forms(lexicon, name) for name in barred))

    def find(self) -> tuple[Sayer, ...]:
        """Return the sayers in order of place."""
        found: dict[int, Sayer] = {}
        for hits in self._marked.by_kind.get(EntryKind.SAYING, {}).values():
            for hit in hits:
                sayer = self._behind(hit)
                if sayer is not None:
                    found.setdefault(sayer.first, sayer)
        return tuple(found[first] for first in sorted(found))

    def _behind(self, hit: Hit) -> Sayer | None:
        if "verb" not in hit.features or hit.features & _NOT_BEFORE_SUBJECT:
            return None
        first = self._by_the_way.get(hit.last, hit.last)
        if not self._may_head(first):
            return None
        last = self._end(first)
        number = self._number(hit, first, last)
        if number == "sg" and not self._is_somebody(first, last):
            return None
        takes_object = hit.entry.data["class"] in _ADDRESSING or "object" in hit.entry.data["frames"]
        nominative = self._is_nominative(first, settled=takes_object)
        if not nominative and hit.entry.data["class"] in _ADDRESSING:
            return None
        if not self._opens(hit, last, subject=nominative):
            return None
        kind = ActorKind.GROUP if number == "pl" else ActorKind.PERSON
        if self._marked.at(first, EntryKind.BODY):
            kind = ActorKind.ORGANIZATION
        return Sayer(first=first, last=last, gender=_gender(hit, number), number=number, kind=kind)

    def _may_head(self, place: int) -> bool:
        """Tell whether a word may be a noun in the nominative, of which nothing is known."""
        words = self._words
        if place >= len(words) or words[place].kind is not WordKind.LETTERS or place in self._barred:
            return False
        form = words[place].form
        bare = form.removeprefix(_ARTICLE)
        if len(form) < _LEAST or form in self._never or bare in self._never:
            return False
        hits = self._marked.at(place)
        known = any(h.entry.kind in _NOUNS and not h.prefix.removesuffix(_ARTICLE) for h in hits)
        if known or form in self._several:
            return True
        fused = form.startswith(_FUSED)
        accusative = form.endswith(_ALEF) and bare == form
        owned = form.endswith(_OWNED) or self._marked.text[words[place].end - 1] == _HA
        return not (fused or accusative or owned or self._is_verb(place))

    def _end(self, first: int) -> int:
        """Return the index after the noun phrase that a word heads."""
        words, place = self._words, first + 1
        if words[first].form in self._several and place + 1 < len(words) and words[place].form == _MIN:
            place += 1  # «many of the ...»
        while place < len(words) and place - first < _LONGEST:
            if place in self._covered:
                return self._covered[place] if words[place].form not in self._never else place
            word = words[place]
            closed = word.form in self._never or word.form in self._governing or place in self._by_the_way
            if word.kind is not WordKind.LETTERS or closed or word.form.startswith(_FUSED_ARTICLE):
                return place
            if self._is_verb(place):
                return place
            place += 1
        return place

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
            if self._is_verb(place):
                return False
            place = self._by_the_way.get(place, place + 1)
        return False

    def _is_verb(self, place: int) -> bool:
        """Tell whether a word may be a verb, or a participle or noun of saying without the article."""
        return any(h.entry.kind in _VERBAL and not h.prefix.endswith(_ARTICLE) for h in self._marked.at(place))

    def _is_somebody(self, first: int, last: int) -> bool:
        """Tell whether a noun in the singular stands for a person or body: by the lexicon, or as a name of one word."""
        form = self._words[first].form
        bare = form.removeprefix(_ARTICLE)
        if form in self._one_of:
            return True
        if bare != form or any(w.form.startswith(_ARTICLE) for w in self._words[first + 1 : last]):
            return False  # a definite noun stands for somebody told of before
        if form in self._somebody or form.removesuffix(_TA_MARBUTA) in self._somebody:
            return True
        if any(h.entry.kind in _NOUNS for h in self._marked.at(first)):
            return True
        return last - first == 1 and not self._marked.at(first) and load_word_forms().may_be_name(form)

    def _is_nominative(self, place: int, *, settled: bool) -> bool:
        """Tell whether a noun can only be a subject: by the ending -un, or a word for several without a case.

        Args:
            place: index of the noun.
            settled: whether only the ending counts, since the verb takes objects as well.
        """
        form = self._words[place].form
        ending = len(form) >= _LEAST_PLURAL and form.endswith(_PLURAL[0])
        return ending or (form in self._several and not settled)

    def _governed(self, frames: Collection[str], form: str) -> bool:
        """Tell whether a word is, or begins with, the preposition of a noun complement."""
        for frame in frames:
            family, _, preposition = frame.partition(":")
            fused = form.startswith(preposition + _ARTICLE) and form not in self._bi_words
            if family == "noun" and (form == fold_text(preposition) or fused):
                return True
        return False

    def _number(self, hit: Hit, first: int, last: int) -> str:
        form = self._words[first].form
        if any(h.entry.kind in _NOUNS and h.features & {"du", "pl"} for h in self._marked.at(first)):
            return "pl"
        if form in self._several or (len(form) >= _LEAST_PLURAL and form.endswith(_PLURAL)):
            return "pl"
        # A feminine verb before a masculine noun has a plural of things for its subject («sources said»).
        strange = "f" in hit.features and not form.endswith(_TA_MARBUTA) and last - first > 1
        return "pl" if strange else "sg"


def _prepositions(frames: Collection[str]) -> set[str]:
    """Return the prepositions, folded, that frames admit before the particle or a noun."""
    return {fold_text(f.partition(":")[2]) for f in frames if ":" in f}


def _gender(hit: Hit, number: str) -> str:
    if number == "pl":
        return ""
    return "f" if "f" in hit.features else "m"
