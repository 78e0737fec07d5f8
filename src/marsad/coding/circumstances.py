"""Circumstances of a statement: to whom something is said, and on what occasion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.cues import Cue, CueForm
from marsad.language.words import WordKind
from marsad.lexicon.particles import particle_forms
from marsad.records import OccasionKind

if TYPE_CHECKING:
    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.marked import MarkedText
    from marsad.coding.openers import Content

# Classes of saying whose object is the one spoken to.
_ADDRESSING = frozenset({"demand", "warn", "threaten", "ask", "thank", "congratulate", "condole"})
# Occasions whose other party is spoken to: a call with, a talk with, a speech before.
_SHARED = frozenset(OccasionKind) - {OccasionKind.PRESS_CONFERENCE, OccasionKind.POST}
_LAM = "\u0644"

_QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d')
#: An occasion's first word, the index after its last, and its kind.
Occasion = tuple[int, int, OccasionKind]


class CircumstanceFinder:
    """Finds addressees and occasions in one text.

    Args:
        marked: the text.
        cast: its actors and phrases.
    """

    def __init__(self, marked: MarkedText, cast: Cast) -> None:
        self._marked = marked
        self._cast = cast
        self._governing = particle_forms(marked.lexicon, "preposition")
        self._ends = {p.last for p in cast.phrases}
        self._with = particle_forms(marked.lexicon, "occasion-with")
        self._that = particle_forms(marked.lexicon, "that")
        self._leading = particle_forms(marked.lexicon, "occasion-preposition")
        self._occasions: dict[int, tuple[int, OccasionKind]] = {}
        for kind in OccasionKind:
            for place, last in marked.particles(f"occasion-{kind.value}").items():
                # Where several kinds have a form there, the longest tells.
                if last > self._occasions.get(place, (0, kind))[0]:
                    self._occasions[place] = last, kind

    def addressees(
        self, cue: Cue, content: Content, speakers: tuple[str, ...], occasion: Occasion | None
    ) -> tuple[str, ...]:
        """Return the keys of those to whom something is said.

        They are governed by the preposition li, or a demand's object, or the other party of the occasion.
        """
        if cue.form is CueForm.SOURCE:
            return ()
        found = self._other_party(occasion, speakers)
        if content.opener <= cue.last:
            return tuple(dict.fromkeys(found))
        asked = cue.kind in _ADDRESSING or bool(cue.entry.data.get("addressee"))
        for phrase in self._cast.between(cue.last, content.opener):
            before = self._marked.words[phrase.first - 1].form
            governed = before in self._governing and before != cue.entry.data.get("addressee")
            bare = not phrase.preposition and not governed
            told = phrase.preposition == _LAM and self._stands_free(phrase, cue)
            if not set(phrase.keys) & set(speakers) and (told or (asked and bare)):
                found.extend(phrase.keys)
        return tuple(dict.fromkeys(found))

    def _other_party(self, occasion: Occasion | None, speakers: tuple[str, ...]) -> list[str]:
        """Return the keys of those with, to or before whom an occasion is: «in a call with his counterpart»."""
        if occasion is None or occasion[2] not in _SHARED:
            return []
        found: list[str] = []
        for phrase in self._cast.between(occasion[0], occasion[1])[:1]:
            place = phrase.first - 1
            while place > occasion[0] and self._marked.words[place].kind is WordKind.MARK:
                place -= 1
            led = phrase.preposition == _LAM or self._marked.words[place].form in {_LAM, *self._with}
            if led and not set(phrase.keys) & set(speakers):
                found.extend(phrase.keys)
        return found

    def _stands_free(self, phrase: Phrase, cue: Cue) -> bool:
        """Tell whether a phrase follows the cue, its subject or a mark; else the preposition is other words'."""
        before = self._marked.words[phrase.first - 1]
        return phrase.first in {cue.last, *self._ends} or before.kind is WordKind.MARK

    def occasion(self, cue: Cue, content: Content) -> Occasion | None:
        """Return the words that tell on what occasion something was said, and its kind.

        They stand between the cue and its content, or between the sentence's start and the cue.
        """
        sentence = self._marked.sentence_at(cue.first)
        stop = content.opener if content.opener > cue.last else cue.first
        for low, high in ((cue.last, stop), (sentence.first, cue.first)):
            for place in range(low, high):
                if place not in self._occasions or not self._is_led(place):
                    continue
                end, kind = self._occasions[place]
                return place, self._end(end, high), kind
        return None

    def _end(self, end: int, stop: int) -> int:
        """Return where an occasion ends: before a mark or a particle, but behind a name that holds a mark."""
        words = self._marked.words
        names = {p.first: p.last for p in self._cast.between(end, stop)}
        while end < stop:
            if end in names or (words[end].form in _QUOTES and end + 1 in names):
                end = names[end] if end in names else names[end + 1]
                end += end < stop and words[end].form in _QUOTES
                continue
            if words[end].kind is WordKind.MARK or words[end].form in self._that:
                break
            end += 1
        return min(end, stop)

    def _is_led(self, place: int) -> bool:
        """Tell whether an occasion is led by a preposition of place or time («in a speech»), or opens with one."""
        words = self._marked.words
        return words[place].form in self._leading or (place > 0 and words[place - 1].form in self._leading)
