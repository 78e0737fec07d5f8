"""Chains of attribution: who carried the words between the article and the mouth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.cues import Cue, CueForm
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms
from marsad.records import Carrier

if TYPE_CHECKING:
    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.contents import Content
    from marsad.coding.marked import MarkedText

# At most so many words stand between the word that names a source and the source itself.
_REACH = 6
# Classes of saying whose object is the one spoken to.
_ADDRESSING = frozenset({"demand", "warn", "threaten", "ask", "accuse", "thank", "congratulate", "condole"})
_AN = "\u0639\u0646"
_LAM = "\u0644"
_BRACKETS = frozenset('"\u00ab\u201c(')
_ARTICLE = "\u0627\u0644"
# Prepositions between a document and its author: from, of.
_OWNERS = frozenset({_AN, "\u0645\u0646"})


class ChainFinder:
    """Finds the carriers of statements in one text.

    Args:
        marked: the text.
        cast: its actors and phrases.
        cues: all its cues.
    """

    def __init__(self, marked: MarkedText, cast: Cast, cues: tuple[Cue, ...]) -> None:
        self._marked = marked
        self._cast = cast
        self._sources = [c for c in cues if c.form is CueForm.SOURCE and c.kind == "source"]
        self._carries = [c for c in cues if c.form is CueForm.FINITE and c.kind == "carry"]
        self._governing = particle_forms(marked.lexicon, "preposition")
        carrying = particle_forms(marked.lexicon, "carrying-noun")
        self._carrying = carrying | {n.removeprefix(_ARTICLE) for n in carrying}

    def source_phrase(self, cue: Cue) -> tuple[int, Phrase] | None:
        """Return where the words that name a source begin after its cue, and the actor's phrase among them.

        The actor stands right after the cue, or after a noun that carries words (a statement of, the site of).
        """
        sentence = self._marked.sentence_at(cue.first)
        phrases = self._cast.between(cue.last, min(sentence.last, cue.last + _REACH + 1))
        if not phrases:
            return None
        gap = self._marked.words[cue.last : phrases[0].first]
        letters = [w.form for w in gap if w.kind is WordKind.LETTERS]
        if any(w.kind is WordKind.MARK and w.form not in _BRACKETS for w in gap):
            return None
        if letters and letters[0].removeprefix(_LAM).removeprefix(_LAM) not in self._carrying:
            return None
        return cue.last, phrases[0]

    def carriers(self, cue: Cue, content: Content, speakers: tuple[str, ...]) -> tuple[Carrier, ...]:
        """Return the carriers that the sentence names, nearest to the article first.

        Args:
            cue: the statement's cue.
            content: its content; what stands inside carries nothing.
            speakers: its speakers, who are no carriers of themselves.
        """
        sentence = self._marked.sentence_at(cue.first)
        last = max(sentence.last, self._marked.sentence_at(content.last - 1).last)
        found: list[tuple[int, int, int, Phrase]] = []
        for source in self._sources:
            if not sentence.first <= source.first < last or content.first <= source.first < content.last:
                continue
            named = self.source_phrase(source)
            if named is None:
                continue
            first, phrase = named
            if not self._own(phrase, speakers):
                found.append((source.first, first, phrase.last, phrase))
        for carry in self._carries:
            if not sentence.first <= carry.first < last or content.first <= carry.first < content.last:
                continue
            subject = self._subject(carry, last)
            if subject is not None and not self._own(subject, speakers):
                # «the ministry's site»: the words before a governed phrase are the carrier's head.
                first = carry.last if subject.preposition and subject.first > carry.last else subject.first
                found.append((carry.first, first, subject.last, subject))
        found.extend(self._documents(sentence.first, last, content, speakers))
        chain: list[tuple[int, int, Phrase]] = []
        for _, first, end, phrase in sorted(found, key=lambda f: f[:3]):
            within = any(f[1] <= first and end <= f[2] and (f[1], f[2]) != (first, end) for f in found)
            if not within and all(phrase.keys != c[2].keys for c in chain):
                chain.append((first, end, phrase))
        return tuple(self.carrier(first, end, phrase) for first, end, phrase in chain)

    def _documents(
        self, first: int, last: int, content: Content, speakers: tuple[str, ...]
    ) -> list[tuple[int, int, int, Phrase]]:
        """Return the documents of others than the speakers: a statement issued by the ministry, by its spokesman."""
        found = []
        for place in range(first, last):
            if content.first <= place < content.last:
                continue
            hits = [h for h in self._marked.at(place, EntryKind.PARTICLE) if h.entry.id == "document-noun"]
            if not hits:
                continue
            end = hits[0].last
            for phrase in self._cast.between(end, min(last, end + _REACH)):
                gap = self._marked.words[end : phrase.first]
                owned = phrase.preposition == _LAM or (gap and gap[-1].form in _OWNERS)
                plain = all(w.kind is WordKind.LETTERS for w in gap)
                if owned and plain and not self._own(phrase, speakers):
                    found.append((place, place, phrase.last, phrase))
                break
        return found

    def carrier(self, first: int, last: int, phrase: Phrase) -> Carrier:
        """Return a carrier from the words that name it and the actor's phrase among them."""
        words = self._marked.words
        while first < last - 1 and words[first].kind is WordKind.MARK:
            first += 1
        fused = phrase.prefix.removesuffix(_ARTICLE) if first == phrase.first and phrase.preposition else ""
        if fused.endswith(_LAM) and words[first].form.startswith(fused + _LAM):
            fused = ""  # the article's own lam stands after the fused one: what is left would be no word
        span = self._marked.bare_span(first, last, fused)
        return Carrier(
            text=span.of(self._marked.text), span=span, key=phrase.keys[0] if len(phrase.keys) == 1 else None
        )

    def is_about(self, cue: Cue) -> bool:
        """Tell whether a source cue names an actor at all."""
        return self.source_phrase(cue) is not None

    def _subject(self, carry: Cue, last: int) -> Phrase | None:
        """Return the subject of a verb of carrying: the phrase right after it that no preposition governs."""
        after = self._cast.between(carry.last, min(last, carry.last + _REACH))
        if after:
            return None if self._marked.words[after[0].first - 1].form == _AN else after[0]
        before = self._cast.between(self._marked.sentence_at(carry.first).first, carry.first)
        return before[-1] if before and before[-1].last == carry.first else None

    def _own(self, phrase: Phrase, speakers: tuple[str, ...]) -> bool:
        return bool(set(phrase.keys) & set(speakers))

    def addressees(self, cue: Cue, content: Content, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Return the keys of those to whom something is said: governed by the preposition li, or a demand's object."""
        if content.opener <= cue.last or cue.form is CueForm.SOURCE:
            return ()
        asked = cue.kind in _ADDRESSING or bool(cue.entry.data.get("addressee"))
        found: list[str] = []
        for phrase in self._cast.between(cue.last, content.opener):
            before = self._marked.words[phrase.first - 1].form
            governed = before in self._governing and before != cue.entry.data.get("addressee")
            bare = not phrase.preposition and not governed
            if not self._own(phrase, speakers) and (phrase.preposition == _LAM or (asked and bare)):
                found.extend(phrase.keys)
        return tuple(dict.fromkeys(found))

    def occasion(self, cue: Cue, content: Content) -> tuple[int, int] | None:
        """Return the words that tell on what occasion something was said: a document, meeting or speech.

        They stand between the cue and its content, or between the sentence's start and the cue.
        """
        sentence = self._marked.sentence_at(cue.first)
        stop = content.opener if content.opener > cue.last else cue.first
        for low, high in ((cue.last, stop), (sentence.first, cue.first)):
            for place in range(low, high):
                hits = self._marked.at(place, EntryKind.PARTICLE)
                if not any(h.entry.id == "statement-noun" for h in hits):
                    continue
                end = place + 1
                while end < high and self._marked.words[end].kind is not WordKind.MARK:
                    end += 1
                return place, end
        return None
