"""Nouns of sayers: how far a noun behind a verb of saying reaches, and whether it stands for somebody who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.namewords import load_word_forms
from marsad.coding.saying_scene import COMMAS
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms

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
# Longest noun phrase, longest name, and farthest way from a noun to the name in apposition to it, in words.
_LONGEST = 7
_LONGEST_NAME = 4
_APART = 12
_PAIR = 2
# Letters of prepositions that are fused to a noun, alone and before the article.
_FUSED = ("\u0628", "\u0644", "\u0643")
_FUSED_ARTICLE = ("\u0628" + _ARTICLE, "\u0644\u0644")
# The ending of an indefinite accusative, and pronouns fused to a noun.
_ALEF = "\u0627"
_LAM = "\u0644"
_HA = "\u0647"
_OWNED = ("\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627")
_MIN = "\u0645\u0646"
_WAW = "\u0648"
_NOUNS = (EntryKind.TITLE, EntryKind.BODY, EntryKind.GROUP)
_PEOPLES = (EntryKind.NATIONALITY, EntryKind.PEOPLE)
_VERBAL = (EntryKind.SAYING, EntryKind.EVENT)
# Function words that neither head a sayer nor belong to one.
_BARRED = ("relative", "preposition", "resumptive", "that-li", "turning", "document-noun", "written", "by-the-way")


class SayerNouns:
    """Reads the nouns of one text that only a verb of saying shows to be somebody.

    Args:
        marked: the text.
        covered: index after the last word of each known phrase, by its first word.
        names: first words of those that name a person and are governed by nothing fused to them.
    """

    def __init__(self, marked: MarkedText, covered: Mapping[int, int], names: Collection[int]) -> None:
        self._marked = marked
        self._words = marked.words
        self._covered = covered
        self._names = names
        self._ended = set(covered.values())
        inside = {p for first, last in covered.items() for p in range(first, last)}
        self._by_the_way = marked.particles("by-the-way")
        self._barred = inside.union(marked.particles("same-source"), self._by_the_way)
        lexicon = marked.lexicon
        self._clause = frozenset().union(*(particle_forms(lexicon, n) for n in ("that", "that-bi", "relative")))
        self._never = self._clause.union(*(particle_forms(lexicon, name) for name in _BARRED))
        self._governing = particle_forms(lexicon, "governing")
        self._several = particle_forms(lexicon, "several")
        self._one_of = particle_forms(lexicon, "one-of")
        self._somebody = particle_forms(lexicon, "somebody")

    def name_end(self, first: int) -> int:
        """Return the index after a name of several words that nothing else tells to be one, or 0 if there is none."""
        place = first
        while place - first < _LONGEST_NAME and self._may_be_name(place):
            place += 1
        return place if place - first > 1 else 0

    def _may_be_name(self, place: int) -> bool:
        if place >= len(self._words) or self._words[place].kind is not WordKind.LETTERS or place in self._barred:
            return False
        form = self._words[place].form
        return not self._marked.at(place) and form not in self._never and load_word_forms().may_be_name(form)

    def is_titled(self, place: int) -> bool:
        """Tell whether a noun tells what somebody does or what body speaks, more than an honorific would."""
        form = self._words[place].form.removeprefix(_ARTICLE)
        if form in self._somebody or form.removesuffix(_TA_MARBUTA) in self._somebody:
            return True
        bare = (h for h in self._heads(place) if not h.prefix.removesuffix(_ARTICLE))
        return any(h.entry.data.get("role") != "honorific" for h in bare)

    def _heads(self, place: int) -> list[Hit]:
        """Return what a word may be as a noun for people or bodies; adjectives of titles are none."""
        return [h for h in self._marked.at(place, *_NOUNS) if "adjective" not in h.features]

    def apposed(self, place: int) -> tuple[int, int] | None:
        """Return the words of a person's name that stands in apposition to a noun whose complements begin at a word.

        Between them may stand what completes the phrase («in the European Union», «for the south») and a comma. A name
        right behind a noun without the article is its genitive («the adviser of so-and-so»).
        """
        words = self._words
        stop = min(len(words), place + _APART)
        while place < stop and words[place].kind is not WordKind.BREAK:
            before = words[place - 1].form
            closed = before in COMMAS or before.startswith(_ARTICLE) or place in self._ended
            if place in self._names:
                return (place, self._covered[place]) if closed else None
            if closed and self.name_end(place):
                return (place, self.name_end(place))
            if place in self._covered:
                place = self._covered[place]
                continue
            form = words[place].form
            if (
                form in self._clause
                or self.is_verb(place)
                or (words[place].kind is WordKind.MARK and form not in COMMAS)
            ):
                return None
            place += 1
        return None

    def may_head(self, place: int) -> bool:
        """Tell whether a word may be a noun in the nominative, of which nothing is known."""
        words = self._words
        if place >= len(words) or words[place].kind is not WordKind.LETTERS or place in self._barred:
            return False
        form = words[place].form
        bare = form.removeprefix(_ARTICLE)
        if len(form) < _LEAST or form in self._never or bare in self._never:
            return False
        heads = self._heads(place)
        if bare != form and any("du" in h.features for h in heads):
            return False  # «the two ministers» are told of
        known = any(not h.prefix.removesuffix(_ARTICLE) for h in heads)
        if known or form in self._several:
            return True
        fused = form.startswith(_FUSED)
        accusative = form.endswith(_ALEF) and bare == form
        owned = form.endswith(_OWNED) or self._marked.text[words[place].end - 1] == _HA
        return not (fused or accusative or owned or self.is_verb(place))

    def end(self, first: int) -> int:
        """Return the index after the noun phrase that a word heads."""
        words, place = self._words, first + 1
        if words[first].form in self._several and place + 1 < len(words) and words[place].form == _MIN:
            place += 1  # «many of the ...»
        while place < len(words) and place - first < _LONGEST:
            if place in self._covered:
                # «sources told the agency»: whom a medium's name with the preposition li tells is no owner.
                told = any(h.prefix.endswith(_LAM) for h in self._marked.at(place, EntryKind.OUTLET))
                # Behind a definite noun another one begins: no genitive of it.
                joined = words[place].form.startswith(_FUSED) or self._marked.at(place, *_PEOPLES)
                whole = bool(self._marked.at(place - 1, EntryKind.NATIONALITY))
                apart = words[place - 1].form.startswith(_ARTICLE) and (whole or not joined)
                apart = apart or told or words[place].form in self._never
                return place if apart else self._covered[place]
            word = words[place]
            closed = word.form in self._never or word.form in self._governing or place in self._by_the_way
            if word.kind is not WordKind.LETTERS or closed or word.form.startswith(_FUSED_ARTICLE):
                return place
            if self.is_verb(place):
                return place
            place += 1
        return place

    def is_verb(self, place: int) -> bool:
        """Tell whether a word may be a verb, or a participle or noun of saying without the article."""
        return any(h.entry.kind in _VERBAL and not h.prefix.endswith(_ARTICLE) for h in self._marked.at(place))

    def is_somebody(self, first: int, last: int) -> bool:
        """Tell whether a noun in the singular stands for a person or body: by the lexicon, or as a name of one word."""
        form = self._words[first].form
        bare = form.removeprefix(_ARTICLE)
        if form in self._one_of:
            return True
        if bare != form or any(w.form.startswith(_ARTICLE) for w in self._words[first + 1 : last]):
            # A definite noun stands for somebody told of before, unless more than a people tells who that is.
            told = last - first == _PAIR and bool(self._marked.at(first + 1, EntryKind.NATIONALITY))
            return last - first > 1 and not told and self.is_titled(first)
        if form in self._somebody or form.removesuffix(_TA_MARBUTA) in self._somebody:
            return True
        if self._heads(first):
            return True
        return last - first == 1 and not self._marked.at(first) and load_word_forms().may_be_name(form)

    def is_nominative(self, first: int, last: int, *, takes_object: bool) -> bool:
        """Tell whether a noun can only be a subject.

        It has the ending -un, or an adjective with it, or is a word for several without a case; where the verb takes
        objects, another noun must follow that is its object.

        Args:
            first: index of the noun.
            last: index after its phrase.
            takes_object: whether the verb takes objects.
        """
        words = self._words
        adjectives = (w.form for w in words[first + 1 : last] if w.form.startswith(_ARTICLE))
        if any(len(f) >= _LEAST_PLURAL and f.endswith(_PLURAL[0]) for f in (words[first].form, *adjectives)):
            return True
        if takes_object:
            several = words[first].form in self._several or self.is_titled(first)
            place = last
            while place in self._by_the_way:
                place = self._by_the_way[place]
            return several and (
                place in self._covered or (words[last - 1].form.startswith(_ARTICLE) and self._is_object(last))
            )
        return words[first].form in self._several

    def _is_object(self, place: int) -> bool:
        """Tell whether a word may be a noun without the article, behind one that has it: no part of its phrase."""
        if place >= len(self._words) or self._words[place].kind is not WordKind.LETTERS or place in self._barred:
            return False
        form = self._words[place].form
        closed = form in self._never or form in self._governing or form.startswith((_ARTICLE, *_FUSED_ARTICLE, _WAW))
        return not closed and not self._is_finite(place) and not load_word_forms().verbal(form)

    def _is_finite(self, place: int) -> bool:
        """Tell whether a word may be a finite verb."""
        return any("verb" in h.features for h in self._marked.at(place))

    def number(self, hit: Hit, first: int, last: int) -> str:
        """Return whether a noun behind a verb stands for one, ``sg``, or for several, ``pl``."""
        form = self._words[first].form
        if any(h.entry.kind in _NOUNS and h.features & {"du", "pl"} for h in self._marked.at(first)):
            return "pl"
        if form in self._several or (len(form) >= _LEAST_PLURAL and form.endswith(_PLURAL)):
            return "pl"
        # A feminine verb before a masculine noun has a plural of things for its subject («sources said»).
        strange = "f" in hit.features and not form.endswith(_TA_MARBUTA) and last - first > 1
        return "pl" if strange else "sg"
