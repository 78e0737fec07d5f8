"""Contents: where the words begin that a cue attributes to somebody, and where they end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.cues import Cue, CueForm
from marsad.coding.ranking import load_ranker
from marsad.language.folding import fold_text
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms
from marsad.records import StatementForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.marked import MarkedText
    from marsad.coding.quotes import Quote

_COMMAS = frozenset("\u060c,\u061b;")
_DASHES = frozenset("-\u2013\u2014\u2015")
_TRIM = frozenset("\u060c,\u061b;.:-\u2013\u2014!\u2026\u00ab\u00bb\u201c\u201d\"'\u2018\u2019\u201e") | {".."}
_BA = "\u0628"
_LAM = "\u0644"
_WAW = "\u0648"
_FA = "\u0641"
_OBJECTS = frozenset({"3ms", "3fs", "3d", "3mp"})
# Longest way from a cue to its content, in words: past it the particle belongs to another verb.
_REACH = 45
# Words at the start of content among which those that an entry needs or excludes are looked for.
_OPENING = 8
# A verbal noun governs what stands close to it.
_NOUN_REACH = 8
# A quotation of one or two words is a name or a scare quote, not speech.
_SPEECH_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A candidate for the content of a cue; indexes count words.

    Attributes:
        first: its first word.
        last: index after its last word.
        frame: the frame by which it follows its cue.
        opener: index of the word that opens it (particle, preposition, quotation mark), where the cue's clause ends.
        form: direct, indirect or mixed.
    """

    first: int
    last: int
    frame: str
    opener: int
    form: StatementForm


class ContentFinder:
    """Finds the contents of cues in one text.

    Args:
        marked: the text.
        cast: its actors' phrases.
        quotes: its quotations by opening mark.
        cues: all its cues.
    """

    def __init__(self, marked: MarkedText, cast: Cast, quotes: Mapping[int, Quote], cues: tuple[Cue, ...]) -> None:
        self._marked = marked
        self._words = marked.words
        self._quotes = quotes
        lexicon = marked.lexicon
        self._that = particle_forms(lexicon, "that")
        self._that_bi = particle_forms(lexicon, "that-bi")
        self._that_li = particle_forms(lexicon, "that-li")
        self._bi_words = particle_forms(lexicon, "bi-words")
        self._prepositions = particle_forms(lexicon, "preposition")
        self._breaks = _at_starts(marked, "clause-break")
        self._by_the_way = _at_starts(marked, "by-the-way")
        self._relative = particle_forms(lexicon, "relative")
        self._contrast = particle_forms(lexicon, "contrast")
        self._turning = particle_forms(lexicon, "turning")
        self._known = self._prepositions | self._relative | self._turning | particle_forms(lexicon, "so-that")
        self._waw_words = particle_forms(lexicon, "waw-words")
        self._ranker = load_ranker("ends")
        self._phrases = {p.first: p for p in reversed(cast.phrases) if not p.inside}
        self._cues_at: dict[int, list[Cue]] = {}
        for cue in cues:
            self._cues_at.setdefault(cue.first, []).append(cue)

    def after(self, cue: Cue) -> tuple[Content, ...]:
        """Return the contents that may follow a cue: a bare object, and what the first particle or mark opens."""
        limit = min(self._clause_limit(cue), cue.last + (_NOUN_REACH if cue.form is CueForm.MASDAR else _REACH))
        place = cue.last
        subject_end: int | None = None
        contents: list[Content] = []
        while place < limit:
            found = self._opened_at(cue, place, subject_end)
            if found is not None:
                return (*contents, found) if self._fits(cue, found, subject_end) else tuple(contents)
            if "object" in cue.frames and not contents:
                bare = self._object(cue, place, subject_end)
                if bare is not None and self._fits(cue, bare, subject_end):
                    contents.append(bare)
            phrase = self._phrases.get(place)
            if phrase is not None and phrase.last <= limit and not self._holds_opener(cue, phrase):
                if subject_end is None or subject_end == place:
                    subject_end = phrase.last
                place = phrase.last
                continue
            quote = self._quotes.get(place)
            if quote is not None:
                place = quote.last
                continue
            step = self._by_the_way.get(place)
            if step is not None:
                if subject_end == place or (subject_end is None and place == cue.last):
                    subject_end = place + step
                place += step
                continue
            if self._words[place].form in _COMMAS and subject_end == place:
                subject_end = place + 1
            asked = self._asked(cue, place, limit)
            if asked is not None:
                subject_end = place = asked
                continue
            place += 1
        return tuple(contents)

    def _fits(self, cue: Cue, content: Content, subject_end: int | None) -> bool:
        """Tell whether content suits its cue: near it where it must be, with the words it needs, without others."""
        if cue.near and content.opener not in (cue.last, subject_end):
            return False
        needs, unless = cue.entry.data.get("needs"), cue.entry.data.get("unless")
        if not needs and not unless:
            return True
        opening = f" {' '.join(self._marked.forms(content.first, min(content.last, content.first + _OPENING)))}"
        held = [any(f" {fold_text(w)}" in opening for w in words) for words in (needs or (), unless or ())]
        return not held[1] and (held[0] or not needs)

    def _asked(self, cue: Cue, place: int, limit: int) -> int | None:
        """Return the index after the addressee that a preposition governs («asked of Paris the details»)."""
        if self._words[place].form != cue.entry.data.get("addressee"):
            return None
        phrase = self._phrases.get(place + 1)
        if phrase is not None:
            return phrase.last if phrase.last <= limit else None
        named = self._marked.at(place + 1, EntryKind.STATE, EntryKind.CAPITAL, EntryKind.ORGANIZATION)
        return named[0].last if named and named[0].last <= limit else None

    def before(self, cue: Cue) -> Content | None:
        """Return the quotation or clause that stands before a cue in its sentence, or None."""
        words = self._words
        end = cue.first
        while end > 0 and (words[end - 1].form in _COMMAS or words[end - 1].form in _DASHES or words[end - 1].form == "("):
            end -= 1
        sentence = self._marked.sentence_at(cue.first)
        if cue.kind == "as-said" and (end <= sentence.first or (end == cue.first and cue.entry.data.get("comma"))):
            # At a sentence's start, and some words without a comma before them, only add («he also said»).
            return None
        if "quote" in cue.frames:
            for quote in self._quotes.values():
                if quote.last == end and quote.closed and self._is_speech(quote):
                    first, last = self._trim(*quote.inner)
                    if first < last:
                        return Content(first=first, last=last, frame="quote", opener=quote.first, form=StatementForm.DIRECT)
        if "clause" in cue.frames and end < cue.first or (cue.form is CueForm.SOURCE and end > sentence.first):
            first, last = self._trim(sentence.first, end)
            first = self._skip_opening(first, last)
            if last - first >= _SPEECH_WORDS:
                return Content(first=first, last=last, frame="clause", opener=first, form=self._form(first, last))
        return None

    def clause_after(self, start: int) -> Content | None:
        """Return the main clause after a fronted source («according to X, …») that ends at a word."""
        sentence = self._marked.sentence_at(start)
        place = start
        while place < sentence.last and self._words[place].form in _COMMAS:
            place += 1
        so_that = particle_forms(self._marked.lexicon, "so-that")
        if place < sentence.last and self._words[place].form in so_that:
            place += 1
        if any(c.form is CueForm.SOURCE for c in self._cues_at.get(place, ())):
            return None
        first, last = self._trim(place, self._indirect_end(place, None))
        if last - first < _SPEECH_WORDS:
            return None
        return Content(first=first, last=last, frame="clause", opener=start, form=self._form(first, last))

    # -- openers ---------------------------------------------------------------------------------------------------

    def _opened_at(self, cue: Cue, place: int, subject_end: int | None) -> Content | None:
        word = self._words[place]
        form = word.form
        frames = cue.frames
        if place in self._quotes and "quote" in frames:
            quote = self._quotes[place]
            if self._is_speech(quote) or self._quotes_word(cue, place, subject_end):
                return self._direct(quote, "quote")
        if form == ":" and ("colon" in frames or "quote" in frames or "that" in frames):
            return self._after_colon(cue, place)
        if form in self._that:
            return self._that_content(cue, place)
        if form in self._that_bi and frames & {"that", "that:\u0628"}:
            return self._indirect(place + 1, "that:\u0628", place, cue)
        if form in self._that_li and "that:\u0644" in frames:
            return self._indirect(place + 1, "that:\u0644", place, cue)
        return self._noun_complement(cue, place, subject_end)

    def _quotes_word(self, cue: Cue, place: int, subject_end: int | None) -> bool:
        """Tell whether a quotation of a word or two is what was said, not a name in the subject's place."""
        if self._words[place - 1].form in (":", _BA):
            return True
        end = self._quotes[place].last
        goes_on = end < len(self._words) and self._words[end].form in self._that
        return place in (cue.last, subject_end) and not goes_on and not self._is_label(self._quotes[place])

    def _that_content(self, cue: Cue, place: int) -> Content | None:
        before = self._words[place - 1].form
        wanted = f"that:{self._spelled(before)}"
        if wanted in cue.frames:
            return self._indirect(place + 1, wanted, place - 1, cue)
        if f"noun:{self._spelled(before)}" in cue.frames:
            return self._indirect(place + 1, f"noun:{self._spelled(before)}", place - 1, cue)
        if before in self._prepositions and before not in self._that:
            return None
        if "that" not in cue.frames:
            return None
        if cue.entry.id == "qala" and self._words[place].form.startswith("\u0627\u0646"):
            surface = self._marked.text[self._words[place].start : self._words[place].start + 1]
            # After this verb the particle is inna; an with hamza above belongs to another verb if inna follows.
            if surface == "\u0623" and place > cue.last and self._inna_follows(place):
                return None
        return self._indirect(place + 1, "that", place, cue)

    def _inna_follows(self, place: int) -> bool:
        sentence = self._marked.sentence_at(place)
        return any(
            w.form in self._that and self._marked.text[w.start] == "\u0625" for w in self._words[place + 1 : sentence.last]
        )

    def _spelled(self, form: str) -> str:
        """Return a preposition as the frames spell it (folding made one letter of two)."""
        return {"\u0627\u0644\u064a": "\u0625\u0644\u0649", "\u0639\u0644\u064a": "\u0639\u0644\u0649"}.get(form, form)

    def _noun_complement(self, cue: Cue, place: int, subject_end: int | None) -> Content | None:
        word = self._words[place]
        spelled = self._spelled(word.form)
        if f"noun:{spelled}" in cue.frames and place + 1 < len(self._words):
            after = self._words[place + 1]
            if after.form in self._that:
                return self._indirect(place + 2, f"noun:{spelled}", place, cue)
            if after.kind is WordKind.LETTERS and after.form not in self._prepositions:
                return self._indirect(place + 1, f"noun:{spelled}", place, cue)
            if place + 1 in self._quotes:
                return self._direct(self._quotes[place + 1], f"noun:{spelled}")
            return None
        for letter in (_BA, _LAM):
            if f"noun:{letter}" not in cue.frames or not word.form.startswith(letter):
                continue
            if word.form == letter and place + 1 in self._quotes:
                return self._direct(self._quotes[place + 1], f"noun:{letter}")
            if self._fused(place, letter, next_to=place in (cue.last, subject_end)):
                return self._indirect(place, f"noun:{letter}", place, cue)
        return None

    def _fused(self, place: int, letter: str, *, next_to: bool) -> bool:
        """Tell whether a word begins with a fused preposition, not with a letter of its own."""
        form = self._words[place].form
        if len(form) < 4 or form in self._bi_words:  # noqa: PLR2004 (a preposition and a noun of three letters)
            return False
        hits = self._marked.at(place)
        if any(h.prefix == letter or (letter == _LAM and "lam" in h.features) for h in hits):
            return True
        if any(not h.prefix and h.entry.kind is not EntryKind.EVENT for h in hits):
            return False
        if place in self._phrases and not self._phrases[place].preposition:
            return False
        return letter == _BA or form.startswith(_LAM + _LAM) or next_to

    def _object(self, cue: Cue, place: int, subject_end: int | None) -> Content | None:
        word = self._words[place]
        if word.kind is not WordKind.LETTERS or place != (cue.last if subject_end is None else subject_end):
            return None
        if place in self._by_the_way or word.form in self._prepositions | self._relative | self._that:
            return None
        if subject_end is not None and self._goes_on(place):
            return None
        if any(c.form is not CueForm.MASDAR for c in self._cues_at.get(place, ())):
            return None
        if place in self._phrases and subject_end is None and cue.form is CueForm.FINITE:
            return None  # the subject
        content = self._indirect(place, "object", place, cue)
        if content is None or content.last - content.first < 2:  # noqa: PLR2004 (one word tells nothing)
            return None
        return content

    def _goes_on(self, place: int) -> bool:
        """Tell whether a word joins another subject or addressee to the one before it."""
        phrase = self._phrases.get(place)
        if phrase is not None:
            return phrase.prefix.startswith(_WAW)
        form = self._words[place].form
        return form.startswith(_WAW) and len(form) > 3 and form not in self._waw_words  # noqa: PLR2004 (and + a noun)

    def _after_colon(self, cue: Cue, place: int) -> Content | None:
        after = place + 1
        if after >= len(self._words):
            return None
        if after in self._quotes:
            return self._direct(self._quotes[after], "colon")
        if self._words[after].form in self._that | self._that_bi:
            return self._indirect(after + 1, "that", place, cue)
        if self._words[after].kind is WordKind.BREAK:
            return None
        sentence = self._marked.sentence_at(after)
        first, last = self._trim(after, sentence.last)
        if first >= last:
            return None
        return Content(first=first, last=last, frame="colon", opener=place, form=StatementForm.DIRECT)

    def _direct(self, quote: Quote, frame: str) -> Content | None:
        first, last = self._trim(*quote.inner)
        if first >= last:
            return None
        # Words that go on after the closing mark without a stop make the whole mixed.
        end = quote.last
        words = self._words
        if quote.closed and end < len(words) and self._tail_goes_on(end):
            tail = self._indirect_end(end, None)
            if tail > end + 1:
                mixed_first, mixed_last = self._trim(first, tail)
                return Content(first=mixed_first, last=mixed_last, frame=frame, opener=quote.first, form=StatementForm.MIXED)
        return Content(first=first, last=last, frame=frame, opener=quote.first, form=StatementForm.DIRECT)

    def _tail_goes_on(self, end: int) -> bool:
        """Tell whether the words after a closing quotation mark still belong to what was said."""
        word = self._words[end]
        if word.kind is not WordKind.LETTERS or self._narrator_at(end):
            return False
        if word.form == _WAW:
            return end + 1 in self._quotes
        return not (word.form.startswith(_WAW) and end not in self._phrases)

    def _indirect(self, start: int, frame: str, opener: int, cue: Cue) -> Content | None:
        words = self._words
        if start >= len(words) or words[start].kind is WordKind.BREAK:
            return None
        if start in self._quotes and self._is_speech(self._quotes[start]):
            return self._direct(self._quotes[start], frame)
        first, last = self._trim(start, self._indirect_end(start, cue))
        if first >= last:
            return None
        return Content(first=first, last=last, frame=frame, opener=opener, form=self._form(first, last))

    # -- ends ------------------------------------------------------------------------------------------------------

    def _indirect_end(self, start: int, cue: Cue | None) -> int:
        """Return the index after the last word of indirect content that begins at a word: the likeliest end."""
        ends = self.ends(start, cue)
        return max(ends, key=lambda e: (self._ranker.score(e[1]), e[0]))[0]

    def ends(self, start: int, cue: Cue | None) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return where indirect content may end, each place with what speaks for it; the sentence's end is the last."""
        sentence = self._marked.sentence_at(start)
        place, last = start, sentence.last
        kind = cue.kind if cue else "source"
        found: list[tuple[int, tuple[str, ...]]] = []
        while place < last:
            quote = self._quotes.get(place)
            if quote is not None and quote.closed:
                place = quote.last
                # A quotation that runs over the sentence's end takes the content with it.
                last = max(last, place)
                continue
            if place > start + 1:
                turn = self._turn(place)
                if turn:
                    found.append((place, self._end_features(turn, place, start, kind)))
            place += 1
        found.append((last, ("end=sentence", f"end=sentence|{kind}", f"end=sentence|{min(len(found), 4)}")))
        return tuple(found)

    def _end_features(self, turn: str, place: int, start: int, kind: str) -> tuple[str, ...]:
        words = self._words
        comma = words[place - 1].form in _COMMAS or words[place - 1].form in _DASHES
        length = "short" if place - start < 5 else "long"  # noqa: PLR2004 (a clause of fewer words is seldom whole)
        after = words[place + 1].form if place + 1 < len(words) else ""
        what = words[place].form if turn == "word" else turn
        features = [
            f"turn={what}|{comma}",
            f"turn={turn}|{comma}",
            f"length={length}|{turn}",
            f"class={kind}|{turn}",
        ]
        if what in self._prepositions:
            features.append(f"turn={what}|{after}")
        return tuple(features)

    def _turn(self, place: int) -> str:
        """Return how the narrator may speak again from a word on: by a cue, a set phrase, or any word after a comma."""
        words = self._words
        for cue in self._cues_at.get(place, ()):
            if cue.form is CueForm.PARTICIPLE:
                return "participle-acc" if "acc" in cue.features or "pl" in cue.features else "participle"
            if cue.form is CueForm.SOURCE and (cue.kind == "hedge" or self._names_source(cue)):
                return "source"
            if cue.form is CueForm.FINITE:
                tense = "past" if "past" in cue.features else "present"
                fused = bool(cue.features & _OBJECTS)
                if cue.prefix in (_WAW, _FA):
                    return f"and-finite|{tense}|{fused}|{cue.kind == 'add'}"
                if words[place - 1].form in _COMMAS:
                    return f"finite|{tense}|{fused}"
        if words[place].form in self._contrast:
            follows = any(c.form is CueForm.FINITE for c in self._cues_at.get(place + 1, ()))
            return f"contrast|{follows}"
        if place in self._breaks:
            return f"break:{' '.join(w.form for w in words[place : place + self._breaks[place]])}"
        if words[place - 1].form in _COMMAS or words[place - 1].form in _DASHES:
            if place in self._by_the_way:
                return "time"
            if words[place].form in self._known:
                return "word"
            if words[place].form.startswith(_WAW):
                return "and"
            return "phrase" if place in self._phrases else "other"
        return "word" if words[place].form in self._turning else ""

    def _narrator_at(self, place: int) -> bool:
        """Tell whether words after a closing quotation mark are the narrator's."""
        turn = self._turn(place)
        return bool(turn) or self._words[place].form in self._known

    def _names_source(self, cue: Cue) -> bool:
        """Tell whether an actor or a verb of saying follows a phrase such as «according to»."""
        return any(place in self._phrases or place in self._cues_at for place in range(cue.last, cue.last + 4))

    def _clause_limit(self, cue: Cue) -> int:
        """Return the index up to which a cue's content may open."""
        sentence = self._marked.sentence_at(cue.first)
        for place in range(cue.last, sentence.last):
            if place in self._quotes:
                break
            for other in self._cues_at.get(place, ()):
                if other.form is CueForm.FINITE and other.prefix in (_WAW, _FA) and "past" in other.features:
                    return place
        return sentence.last

    # -- shapes ----------------------------------------------------------------------------------------------------

    def _is_speech(self, quote: Quote) -> bool:
        first, last = quote.inner
        letters = sum(w.kind is WordKind.LETTERS for w in self._words[first:last])
        return letters >= _SPEECH_WORDS and not self._is_name(first, last)

    def _is_name(self, first: int, last: int) -> bool:
        phrase = self._phrases.get(first)
        return phrase is not None and phrase.last >= last

    def _form(self, first: int, last: int) -> StatementForm:
        """Return indirect or mixed: whether a part of the content is quoted that is no mere name."""
        for place, quote in self._quotes.items():
            if first <= place < last or (place == first - 1):
                inner = quote.inner
                if inner[0] < inner[1] and not self._is_label(quote):
                    return StatementForm.MIXED
        return StatementForm.INDIRECT

    def _is_label(self, quote: Quote) -> bool:
        """Tell whether a quotation holds only a name: of an organization, a work, a programme."""
        first, last = quote.inner
        if last - first > _SPEECH_WORDS + 1:
            return False
        if self._is_name(first, last) or any(p.first <= quote.first and p.last >= quote.last for p in self._phrases.values()):
            return True
        named = (EntryKind.ORGANIZATION, EntryKind.OUTLET, EntryKind.PLACE, EntryKind.STATE, EntryKind.BLOC)
        if any(h.last >= last for h in self._marked.at(first, *named)):
            return True
        before = self._marked.by_start.get(quote.first - 1, ()) if quote.first else ()
        return any(h.entry.kind is EntryKind.BODY for h in before)

    def _holds_opener(self, cue: Cue, phrase: Phrase) -> bool:
        """Tell whether a phrase begins with the fused preposition that opens the cue's content."""
        return bool(phrase.preposition) and f"noun:{phrase.preposition}" in cue.frames

    def _skip_opening(self, first: int, last: int) -> int:
        """Return the first word after conjunctions that open a sentence."""
        return first

    def trimmed_end(self, first: int, last: int) -> int:
        """Return the text offset where content of these words ends once marks at its end are left out."""
        first, last = self._trim(first, last)
        return self._words[max(last, first + 1) - 1].end

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """Return a stretch without marks at its outer ends."""
        words = self._words
        while first < last and (words[first].form in _TRIM or words[first].kind is WordKind.BREAK):
            first += 1
        while last > first and (words[last - 1].form in _TRIM or words[last - 1].kind is WordKind.BREAK):
            last -= 1
        return first, last


def _at_starts(marked: MarkedText, name: str) -> dict[int, int]:
    """Return for each word where a particle entry begins how many words its longest form takes."""
    found: dict[int, int] = {}
    for hit in marked.hits:
        if hit.entry.kind is EntryKind.PARTICLE and hit.entry.id == name:
            found.setdefault(hit.first, hit.last - hit.first)
    return found
