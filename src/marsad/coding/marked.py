"""A text made ready for the grammars: words, sentences and everything the lexicon knows, found once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.language.words import Word, WordKind, split_words
from marsad.lexicon.entries import EntryKind
from marsad.reading.view import View
from marsad.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marsad.language.sentences import Sentence
    from marsad.lexicon.entries import Hit
    from marsad.lexicon.matching import Lexicon
    from marsad.reading.dates import Found
    from marsad.reading.happenings import Told


_NOTHING: Mapping[int, tuple[Hit, ...]] = MappingProxyType({})
_NOWHERE: Mapping[int, int] = MappingProxyType({})
_APART = frozenset({EntryKind.ISSUE, EntryKind.STANCE})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MarkedText:
    """An article's text with its words, sentences and lexicon hits; every index counts words.

    Attributes:
        text: the article's own text.
        words: its words, marks and paragraph breaks.
        sentences: its sentences, in order; the headline's come first.
        breaks: indexes of the paragraphs' ends.
        body: index of the first word after the headline's break.
        hits: everything the lexicon knows, ordered by first word, longest first.
        by_start: the same, by first word, without issues and words of stance, which name nobody.
        by_kind: the same, by kind of entry and first word.
        dates: its date expressions, not yet counted from a day.
        told: where it tells of happenings whose days are known.
        by_particle: where each entry of ``particles.yaml`` stands: the index after its longest form, by its first word.
        lexicon: the lexicon that found them.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    breaks: tuple[int, ...]
    body: int
    hits: tuple[Hit, ...]
    by_start: Mapping[int, tuple[Hit, ...]]
    by_kind: Mapping[EntryKind, Mapping[int, tuple[Hit, ...]]]
    by_particle: Mapping[str, Mapping[int, int]]
    dates: tuple[Found, ...]
    told: tuple[Told, ...]
    lexicon: Lexicon

    def span(self, first: int, last: int) -> Span:
        """Return the span from word first up to, not including, word last."""
        return Span(start=self.words[first].start, end=self.words[last - 1].end)

    def bare_span(self, first: int, last: int, prefix: str) -> Span:
        """Return the span of words without the proclitics fused to the first.

        Args:
            first: index of the first word.
            last: index after the last word.
            prefix: the folded proclitics; one letter of it stands for one letter of the text.
        """
        span = self.span(first, last)
        start, left = span.start, len(prefix)
        while left and start < span.end - 1:
            left -= self.text[start].isalpha()
            start += 1
        return Span(start=start, end=span.end)

    def surface(self, first: int, last: int) -> str:
        """Return the text from word first up to, not including, word last."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def forms(self, first: int, last: int) -> tuple[str, ...]:
        """Return the folded forms of the words from first up to, not including, last."""
        return tuple(w.form for w in self.words[first:last])

    def at(self, index: int, *kinds: EntryKind) -> tuple[Hit, ...]:
        """Return the hits that begin at a word, longest first, of the given kinds (all if none is given)."""
        if len(kinds) == 1:
            return self.by_kind.get(kinds[0], _NOTHING).get(index, ())
        hits = self.by_start.get(index, ())
        return tuple([h for h in hits if h.row.entry.kind in kinds]) if kinds and hits else hits

    def particles(self, name: str) -> Mapping[int, int]:
        """Return where an entry of ``particles.yaml`` stands: the index after its longest form, by its first word."""
        return self.by_particle.get(name, _NOWHERE)

    def sentence_at(self, index: int) -> Sentence:
        """Return the sentence that holds a word (for a break, the one before it)."""
        place = bisect_right(self.sentences, index, key=lambda s: s.first) - 1
        return self.sentences[max(place, 0)]

    def paragraph_at(self, index: int) -> tuple[int, int]:
        """Return the first word and the word after the last of the paragraph that holds a word."""
        place = bisect_left(self.breaks, index)
        first = self.breaks[place - 1] + 1 if place else 0
        last = self.breaks[place] if place < len(self.breaks) else len(self.words)
        return first, last

    def bare_start(self, index: int, prefix: str) -> int:
        """Return the text offset at which a word begins behind its folded proclitics."""
        word = self.words[index]
        offset, left = word.start, len(prefix)
        while left > 0 and offset < word.end - 1:
            left -= len(fold_text(self.text[offset]))
            offset += 1
        return offset

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that ends after a text offset."""
        return bisect_left(self.words, offset + 1, key=lambda w: w.end)


def mark(text: str, title_length: int, lexicon: Lexicon, view: View | None = None) -> MarkedText:
    """Tokenise a text once and match the whole lexicon in one pass.

    Args:
        text: an article's text: title, newline, paragraphs joined by newlines.
        title_length: code points of the title; the newline after it ends the headline.
        lexicon: what to look for.
        view: the text, if it was viewed before.

    Returns:
        The marked text.
    """
    view = view or View(text, split_words(text))
    words = view.words
    hits = lexicon.match(words)
    by_start: dict[int, list[Hit]] = {}
    by_kind: dict[EntryKind, dict[int, tuple[Hit, ...]]] = {}
    by_particle: dict[str, dict[int, int]] = {}
    for hit in hits:
        first, last, row, _ = hit
        entry = row.entry
        if entry.kind not in _APART:
            by_start.setdefault(first, []).append(hit)
        of_kind = by_kind.setdefault(entry.kind, {})
        before = of_kind.get(first)
        of_kind[first] = (hit,) if before is None else (*before, hit)
        if entry.kind is EntryKind.PARTICLE:
            by_particle.setdefault(entry.id, {}).setdefault(first, last)
    body = bisect_left(words, title_length + 1, key=lambda w: w.start)
    return MarkedText(
        text=text,
        words=words,
        sentences=view.sentences,
        breaks=tuple([i for i, w in enumerate(words) if w.kind is WordKind.BREAK]),
        body=body,
        hits=hits,
        by_start={k: tuple(v) for k, v in by_start.items()},
        by_kind=by_kind,
        by_particle=by_particle,
        dates=view.found,
        told=view.told,
        lexicon=lexicon,
    )
