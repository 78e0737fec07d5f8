"""What the grammar of statements looks at: words, quotations, phrases and cues of one text, put together once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.language.sentences import QUOTES
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms
from marsad.records import StatementForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.cues import Cue
    from marsad.coding.marked import MarkedText
    from marsad.coding.quotes import Quote

COMMAS = frozenset("\u060c,\u061b;")
DASHES = frozenset("-\u2013\u2014\u2015")
WAW = "\u0648"
FA = "\u0641"
# A quotation of one or two words is a name or a scare quote, not speech.
SPEECH_WORDS = 3
# Longest dateline, and longest one without a credit in brackets, in words and marks.
_DATELINE = 12
_PLACE = 3
# Longest phrase around a quoted name, in words.
_PHRASE = 16
_TRIM = frozenset("\u060c,\u061b;.:-\u2013\u2014!\u2026\u00ab\u00bb\u201c\u201d\"'\u2018\u2019\u201e") | {".."}
_NAMED = (EntryKind.ORGANIZATION, EntryKind.OUTLET, EntryKind.PLACE, EntryKind.STATE, EntryKind.BLOC)


class SayingScene:
    """One text as the grammar of statements sees it.

    Args:
        marked: the text.
        cast: its actors' phrases.
        quotes: its quotations by opening mark.
        cues: all its cues.
    """

    def __init__(self, marked: MarkedText, cast: Cast, quotes: Mapping[int, Quote], cues: tuple[Cue, ...]) -> None:
        self.marked = marked
        self.cast = cast
        self.words = marked.words
        self.quotes = quotes
        lexicon = marked.lexicon
        self.prepositions = particle_forms(lexicon, "preposition")
        self.relative = particle_forms(lexicon, "relative")
        self.so_that = particle_forms(lexicon, "so-that")
        #: Closed quotations by the index after their closing marks.
        self.quote_ending = {q.last: q for q in quotes.values() if q.closed}
        #: Index of the closing mark of the quotation that holds a word; where marks nest, one may have been left out.
        self.quoted = {p: q.inner[1] for q in quotes.values() if self._is_plain(q) for p in range(*q.inner)}
        #: Outer phrases by first word.
        self.phrases = {p.first: p for p in reversed(cast.phrases) if not p.inside}
        quoted = {f: p for f, n in marked.particles("onward").items() if (p := self._quoted_at(n)) is not None}
        #: Where those are named whom a source quotes in its turn («quoting three sources»).
        self.relayed = frozenset(p.first for p in quoted.values())
        #: Index after a phrase of turn-taking or time, or after whom a source quotes, by its first word.
        self.by_the_way = {**marked.particles("by-the-way"), **{f: self._past(p) for f, p in quoted.items()}}
        #: Cues by first word.
        self.cues_at: dict[int, list[Cue]] = {}
        for cue in cues:
            self.cues_at.setdefault(cue.first, []).append(cue)
        self.breaks = marked.particles("clause-break")

    def _quoted_at(self, place: int) -> Phrase | None:
        """Return the phrase at a word or, where a number stands there, behind it."""
        return self.phrases.get(place) or self.phrases.get(place + 1)

    def _past(self, phrase: Phrase) -> int:
        """Return the index after a phrase and the comma behind it, if one stands there."""
        return phrase.last + (phrase.last < len(self.words) and self.words[phrase.last].form in COMMAS)

    def is_speech(self, quote: Quote) -> bool:
        """Tell whether a quotation holds words that were said, not a name or a word set off."""
        first, last = quote.inner
        letters = sum(w.kind is WordKind.LETTERS for w in self.words[first:last])
        return letters >= SPEECH_WORDS and not self._is_name(first, last)

    def form(self, first: int, last: int) -> StatementForm:
        """Return indirect or mixed: whether a part of the content is quoted that is no mere name."""
        for place in range(max(first - 1, 0), last):
            quote = self.quotes.get(place)
            if quote is not None and quote.inner[0] < quote.inner[1] and not self.is_label(quote):
                return StatementForm.MIXED
        return StatementForm.INDIRECT

    def is_label(self, quote: Quote) -> bool:
        """Tell whether a quotation holds only a name: of an organization, a work, a programme."""
        first, last = quote.inner
        if last - first > SPEECH_WORDS + 1:
            return False
        around = (self.phrases.get(place) for place in range(max(quote.first - _PHRASE, 0), quote.first + 1))
        if self._is_name(first, last) or any(p is not None and p.last >= quote.last for p in around):
            return True
        if any(h.last >= last for h in self.marked.at(first, *_NAMED)):
            return True
        before = self.marked.by_start.get(quote.first - 1, ()) if quote.first else ()
        return any(h.entry.kind is EntryKind.BODY for h in before)

    def trimmed_end(self, first: int, last: int) -> int:
        """Return the text offset where content of these words ends once marks at its end are left out."""
        first, last = self.trim(first, last)
        return self.words[max(last, first + 1) - 1].end

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """Return a stretch without marks at its outer ends."""
        words = self.words
        while first < last and (words[first].form in _TRIM or words[first].kind is WordKind.BREAK):
            first += 1
        while last > first and (words[last - 1].form in _TRIM or words[last - 1].kind is WordKind.BREAK):
            last -= 1
        return first, last

    def behind_dateline(self, first: int) -> int:
        """Return the first word of a sentence behind the dateline that may open it («Paris (agency) -- …»)."""
        words = self.words
        for place in range(first + 1, min(first + _DATELINE, len(words))):
            if words[place].form in DASHES and (words[place - 1].form == ")" or place - first <= _PLACE):
                return place + 1
        return first

    def _is_plain(self, quote: Quote) -> bool:
        """Tell whether a quotation is closed and holds no other quotation mark."""
        return quote.closed and not any(w.form in QUOTES for w in self.words[slice(*quote.inner)])

    def _is_name(self, first: int, last: int) -> bool:
        phrase = self.phrases.get(first)
        return phrase is not None and phrase.last >= last
