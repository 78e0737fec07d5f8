"""Quoting: whom the words behind a source phrase or a verb of carrying name as quoted."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from marsad.coding.cues import Cue, CueForm
from marsad.language.words import WordKind
from marsad.lexicon.particles import particle_forms

if TYPE_CHECKING:
    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.marked import MarkedText

# At most so many words stand between the word that names a source and the source itself.
_REACH = 6
#: Marks around a name.
BRACKETS = frozenset('"\u00ab\u201c\u201d\u00bb()')
_LAM = "\u0644"
_ARTICLE = "\u0627\u0644"


class Quoting:
    """Finds who is quoted by a source phrase, or by a verb of carrying, of one text.

    Args:
        marked: the text.
        cast: its actors and phrases.
        cues: all its cues.
    """

    def __init__(self, marked: MarkedText, cast: Cast, cues: tuple[Cue, ...]) -> None:
        self._marked = marked
        self._cast = cast
        carrying = particle_forms(marked.lexicon, "carrying-noun")
        #: Nouns that carry words, with the article and without.
        self.nouns = carrying | {n.removeprefix(_ARTICLE) for n in carrying}
        onward = marked.particles("onward")
        #: Source phrases by which somebody quotes in his turn, by first word.
        self.onward = {c.first: c for c in cues if c.form is CueForm.SOURCE and c.first in onward}
        self._carries = sorted({(c.last, c.mouth) for c in cues if c.kind == "carry"})

    def source_phrase(self, cue: Cue) -> Phrase | None:
        """Return the actor's phrase among the words that name a source after its cue.

        The actor stands right after the cue, or after a noun that carries words (a statement of, the site of).
        """
        sentence = self._marked.sentence_at(cue.first)
        phrase = self.first_after(cue.last, sentence.last)
        if phrase is None:
            return None
        gap = self._marked.words[cue.last : phrase.first]
        letters = [w.form for w in gap if w.kind is WordKind.LETTERS]
        if any(w.kind is WordKind.MARK and w.form not in BRACKETS for w in gap):
            return None
        if letters and letters[0].removeprefix(_LAM).removeprefix(_LAM) not in self.nouns:
            return None
        return phrase

    def first_after(self, first: int, last: int) -> Phrase | None:
        """Return the first phrase that begins within a few words from a place, and ends before another."""
        phrases = self._cast.between(first, last)
        return phrases[0] if phrases and phrases[0].first <= first + _REACH else None

    def mouth(self, cue: Cue) -> Phrase | None:
        """Return who speaks by a source cue: the last of those whom it quotes («according to A, quoting B»)."""
        named = self.source_phrase(cue)
        while named is not None:
            onward = self.onward.get(self.behind(named.last))
            deeper = self.source_phrase(onward) if onward is not None else None
            if deeper is None:
                return named
            named = deeper
        return None

    def mouth_before(self, place: int) -> int | None:
        """Return the preposition before whom a medium is said to quote, between that verb and a word."""
        first = self._marked.sentence_at(place).first
        low, high = bisect_left(self._carries, (first,)), bisect_left(self._carries, (place,))
        for start, mouth in reversed(self._carries[low:high]):
            found = [p for p in range(start, place) if self._marked.words[p].form == mouth]
            if found:
                return found[0]
        return None

    def behind(self, place: int) -> int:
        """Return the first word from a place on that is no quotation mark or bracket."""
        words = self._marked.words
        while place < len(words) and words[place].form in BRACKETS:
            place += 1
        return place
