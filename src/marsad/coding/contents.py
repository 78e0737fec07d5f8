"""Contents: where the words begin that a cue attributes to somebody, and where they end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.coding.content_ends import EndFinder
from marsad.coding.cues import Cue, CueForm
from marsad.coding.saying_scene import COMMAS, DASHES, FA, SPEECH_WORDS, WAW
from marsad.language.folding import fold_text
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms
from marsad.records import StatementForm

if TYPE_CHECKING:
    from marsad.coding.cast import Phrase
    from marsad.coding.quotes import Quote
    from marsad.coding.saying_scene import SayingScene

_WHERE = (EntryKind.PLACE, EntryKind.CAPITAL, EntryKind.SEAT)
_BA = "\u0628"
_LAM = "\u0644"
_ARTICLE = "\u0627\u0644"
# «That not» and «except» fold alike; the hamza tells them apart.
_ALLA = "\u0627\u0644\u0627"
_ALEF_BELOW = "\u0625"
# Longest way from a cue to its content, in words: past it the particle belongs to another verb.
_REACH = 45
# Longest aside between commas, in words.
_ASIDE = 9
# A quotation of fewer words than these is part of a noun complement that may go on behind it.
_PART = 6
# Farthest way from a fronted source to the word that opens the main clause, in words.
_LEAD = 20
# Words at the start of content among which those that an entry needs or excludes are looked for.
_OPENING = 8
# The same for verbal nouns.
_NOUN_REACH = 8
_PRONOUNS = frozenset({"3ms", "3fs", "3d", "3mp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A candidate for the content of a cue; indexes count words.

    Attributes:
        first: its first word.
        last: index after its last word.
        frame: the frame by which it follows its cue.
        opener: index of the word that opens it (particle, preposition, quotation mark), where the cue's clause ends.
        form: direct, indirect or mixed.
        past_object: whether words that may be the cue's bare object stand before what opens it.
    """

    first: int
    last: int
    frame: str
    opener: int
    form: StatementForm
    past_object: bool = False


class ContentFinder:
    """Finds the contents of cues in one text.

    Args:
        scene: the text.
    """

    def __init__(self, scene: SayingScene) -> None:
        self._scene = scene
        self._marked = scene.marked
        self._words = scene.words
        self._quotes = scene.quotes
        self._phrases = scene.phrases
        self._ends = EndFinder(scene)
        lexicon = scene.marked.lexicon
        self._that = particle_forms(lexicon, "that")
        self._that_bi = particle_forms(lexicon, "that-bi")
        self._that_li = particle_forms(lexicon, "that-li")
        self._bi_words = particle_forms(lexicon, "bi-words")
        self._contrasts = scene.marked.particles("contrast")
        self._compounds = scene.marked.particles("compound-preposition")
        turning = particle_forms(lexicon, "turning")
        self._no_object = scene.prepositions | scene.relative | self._that | turning
        self._resumptive = particle_forms(lexicon, "resumptive")
        self._governing = particle_forms(lexicon, "governing")
        self._waw_words = particle_forms(lexicon, "waw-words")

    def after(self, cue: Cue) -> tuple[Content, ...]:
        """Return the contents that may follow a cue: a bare object, and what the first particle or mark opens."""
        # «his saying» reaches as far as the verb; another verbal noun governs what stands close to it.
        reach = _NOUN_REACH if cue.form is CueForm.MASDAR and not cue.features & _PRONOUNS else _REACH
        limit = self._clause_limit(cue, cue.last + reach)
        # A fused pronoun is the verb's object.
        has_object = cue.form is CueForm.FINITE and bool(cue.features & _PRONOUNS)
        place = cue.last
        subject_end: int | None = None
        named = False
        contents: list[Content] = []
        while place < limit:
            found = self._opened_at(cue, place, subject_end)
            if found is not None:
                found = replace(found, past_object=bool(contents))
                apart = self._words[found.opener - 1].form in COMMAS and found.frame == "that"
                if apart and subject_end is None and cue.form is CueForm.FINITE:
                    contents = []  # «a company, the largest of its kind, announced that …»: the noun is the subject
                return (*contents, found) if self._fits(cue, found) else tuple(contents)
            if "object" in cue.frames and not contents and not has_object:
                bare = self._object(cue, place, subject_end, named=named)
                if bare is not None and self._fits(cue, bare):
                    contents.append(bare)
            phrase = self._phrases.get(place)
            if phrase is not None and phrase.last <= limit and not self._holds_opener(cue, phrase):
                named = True
                if subject_end is None or subject_end == place:
                    subject_end = phrase.last
                place = phrase.last
                continue
            quote = self._quotes.get(place)
            if quote is not None:
                place = quote.last
                continue
            step = self._scene.by_the_way.get(place)
            if step is not None:
                if subject_end == place or (subject_end is None and place == cue.last):
                    subject_end = step
                place = step
                continue
            aside = self._aside(place, limit) if place in (cue.last, subject_end) else None
            if aside is not None:
                subject_end = place = aside
                continue
            if self._words[place].form in COMMAS and subject_end == place:
                subject_end = place + 1
            asked = self._asked(cue, place, limit)
            if asked is not None:
                subject_end = place = asked
                continue
            place += 1
        return tuple(contents)

    def _fits(self, cue: Cue, content: Content) -> bool:
        """Tell whether content suits its cue: near it where it must be, with the words it needs, without others."""
        bare = content.frame == "object" and content.opener == cue.last
        if cue.near and (bare or content.opener > self._subject_last(cue)):
            return False
        needs, unless = cue.entry.data.get("needs"), cue.entry.data.get("unless")
        if not needs and not unless:
            return True
        opening = f" {' '.join(self._marked.forms(content.first, min(content.last, content.first + _OPENING)))}"
        passed = f" {' '.join(self._marked.forms(cue.last, min(content.first, cue.last + _OPENING)))}"
        if any(f" {fold_text(w)}" in text for w in unless or () for text in (opening, passed)):
            return False
        return not needs or any(f" {fold_text(w)}" in opening for w in needs)

    def _subject_last(self, cue: Cue) -> int:
        """Return the index after the subject, addressee and adverbs that follow a cue without a gap."""
        place = cue.last
        while place < len(self._words):
            word = self._words[place]
            phrase = self._phrases.get(place)
            last = phrase.last if phrase and not phrase.preposition else self._asked(cue, place, len(self._words))
            if last is not None:
                place = last
            elif place in self._scene.by_the_way:
                place += self._scene.by_the_way[place]
            elif word.form in COMMAS or word.form == ":" or (place == cue.last and word.form.startswith(_ARTICLE)):
                place += 1
            else:
                break
        return place

    def _aside(self, place: int, limit: int) -> int | None:
        """Return the index after what stands between a verb and its object: a pronoun, or words between commas."""
        words = self._words
        if words[place].form in self._resumptive:
            return place + 1
        if words[place].form not in COMMAS or place + 1 >= limit or words[place + 1].form not in self._governing:
            return None
        for end in range(place + 2, min(place + _ASIDE, limit)):
            if words[end].form in COMMAS:
                return end + 1
            if end in self._scene.cues_at or words[end].kind is not WordKind.LETTERS:
                return None
        return None

    def _asked(self, cue: Cue, place: int, limit: int) -> int | None:
        """Return the index after the addressee that a preposition governs («asked of Paris the details»)."""
        if self._spelled(self._words[place].form) != cue.entry.data.get("addressee"):
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
        while end > 0 and (
            words[end - 1].form in COMMAS or words[end - 1].form in DASHES or words[end - 1].form == "("
        ):
            end -= 1
        sentence = self._marked.sentence_at(cue.first)
        if cue.kind == "as-said" and (end <= sentence.first or (end == cue.first and cue.entry.data.get("comma"))):
            # At a sentence's start, and some words without a comma before them, only add («he also said»).
            return None
        if "quote" in cue.frames:
            quote = self._scene.quote_ending.get(end)
            if quote is not None and self._scene.is_speech(quote):
                first, last = self._scene.trim(*quote.inner)
                if first < last:
                    return Content(first=first, last=last, frame="quote", opener=quote.first, form=StatementForm.DIRECT)
        if ("clause" in cue.frames and end < cue.first) or (cue.form is CueForm.SOURCE and end > sentence.first):
            first, last = self._scene.trim(sentence.first, end)
            if last - first >= SPEECH_WORDS:
                return Content(first=first, last=last, frame="clause", opener=first, form=self._scene.form(first, last))
        return None

    def clause_after(self, start: int) -> Content | None:
        """Return the main clause after a fronted source («according to X, …») that ends at a word."""
        sentence = self._marked.sentence_at(start)
        place = start
        while place < sentence.last and self._words[place].form in COMMAS:
            place += 1
        # What is told of the source («…, who asked not to be named, …») ends where the main clause is opened.
        opener = next(
            (p for p in range(place, self._lead_end(place)) if self._words[p].form in self._scene.so_that), None
        )
        if opener is not None:
            place = opener + 1
        if any(c.form is CueForm.SOURCE for c in self._scene.cues_at.get(place, ())):
            return None
        if self._words[place].form.removeprefix(WAW) in self._scene.relative:
            return None
        first, last = self._scene.trim(place, self._ends.end(place, None))
        if last - first < SPEECH_WORDS:
            return None
        return Content(first=first, last=last, frame="clause", opener=start, form=self._scene.form(first, last))

    def _lead_end(self, place: int) -> int:
        """Return the index up to which a word may open the main clause after a fronted source."""
        last = min(self._marked.sentence_at(place).last, place + _LEAD)
        return next((p for p in range(place, last) if p in self._quotes or self._words[p].form in self._that), last)

    # -- openers ---------------------------------------------------------------------------------------------------

    def _opened_at(self, cue: Cue, place: int, subject_end: int | None) -> Content | None:
        word = self._words[place]
        form = word.form
        frames = cue.frames
        if place in self._quotes:
            quote = self._quotes[place]
            for letter in (_BA, _LAM):
                if f"noun:{letter}" in frames and self._fused(quote.inner[0], letter, next_to=False):
                    return self._direct(quote, f"noun:{letter}")
        governed = place > cue.last and self._words[place - 1].form in self._governing
        if place in self._quotes and "quote" in frames and not governed:
            quote = self._quotes[place]
            if self._scene.is_speech(quote) or self._quotes_word(cue, place, subject_end):
                return self._direct(quote, "quote")
        if form == ":" and ("colon" in frames or "quote" in frames or "that" in frames):
            return self._after_colon(cue, place)
        if form in self._that:
            excepts = form == _ALLA and self._marked.text[word.start] == _ALEF_BELOW
            return None if excepts else self._that_content(cue, place)
        if form in self._that_bi and ("that:\u0628" in frames or ("that" in frames and not cue.near)):
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
        return place in (cue.last, subject_end) and not goes_on and not self._scene.is_label(self._quotes[place])

    def _that_content(self, cue: Cue, place: int) -> Content | None:
        before = self._words[place - 1].form
        wanted = f"that:{self._spelled(before)}"
        if wanted in cue.frames:
            return self._indirect(place + 1, wanted, place - 1, cue)
        if f"noun:{self._spelled(before)}" in cue.frames:
            return self._indirect(place + 1, f"noun:{self._spelled(before)}", place - 1, cue)
        if before in self._scene.prepositions and before not in self._that:
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
            w.form in self._that and self._marked.text[w.start] == "\u0625"
            for w in self._words[place + 1 : sentence.last]
        )

    def _spelled(self, form: str) -> str:
        """Return a preposition as the frames spell it (folding made one letter of two)."""
        return {"\u0627\u0644\u064a": "\u0625\u0644\u0649", "\u0639\u0644\u064a": "\u0639\u0644\u0649"}.get(form, form)

    def _noun_complement(self, cue: Cue, place: int, subject_end: int | None) -> Content | None:
        word = self._words[place]
        spelled = self._spelled(word.form)
        if place in self._compounds:
            return None  # «by way of» is no complement
        if f"noun:{spelled}" in cue.frames and place + 1 < len(self._words):
            after = self._words[place + 1]
            if after.form in self._that:
                return self._indirect(place + 2, f"noun:{spelled}", place, cue)
            if after.kind is WordKind.LETTERS and after.form not in self._scene.prepositions:
                return self._indirect(place + 1, f"noun:{spelled}", place, cue)
            if place + 1 in self._quotes:
                return self._direct(self._quotes[place + 1], f"noun:{spelled}")
            return None
        for letter in (_BA, _LAM):
            if f"noun:{letter}" not in cue.frames:
                continue
            if not word.form.startswith(letter):
                continue
            if word.form == letter and place + 1 in self._quotes:
                return self._direct(self._quotes[place + 1], f"noun:{letter}")
            if self._fused(place, letter, next_to=place in (cue.last, subject_end)):
                return self._indirect(place, f"noun:{letter}", place, cue)
        return None

    def _fused(self, place: int, letter: str, *, next_to: bool) -> bool:
        """Tell whether a word begins with a fused preposition, not with a letter of its own."""
        form = self._words[place].form
        if not form.startswith(letter):
            return False
        least = 3 if letter == _BA and next_to else 4  # a preposition and a noun of two or three letters
        if len(form) < least or form in self._bi_words:
            return False
        hits = self._marked.at(place)
        if letter == _BA and any(h.entry.kind in _WHERE and h.prefix == letter for h in hits):
            return False  # «in Marrakesh»
        if any(h.prefix == letter or (letter == _LAM and "lam" in h.features) for h in hits):
            return True
        if any(not h.prefix and h.entry.kind is not EntryKind.EVENT for h in hits):
            return False
        if place in self._phrases and not self._phrases[place].preposition:
            return False
        return letter == _BA or form.startswith(_LAM + _LAM) or next_to

    def _object(self, cue: Cue, place: int, subject_end: int | None, *, named: bool) -> Content | None:
        word = self._words[place]
        if word.kind is not WordKind.LETTERS or place != (cue.last if subject_end is None else subject_end):
            return None
        if place in self._scene.by_the_way or word.form in self._no_object:
            return None
        if subject_end is not None and self._goes_on(place):
            return None
        # A circumstance or a joined verb; else a form that may be a verb is a noun here.
        cues = self._scene.cues_at.get(place, ())
        if any(c.form in (CueForm.PARTICIPLE, CueForm.SOURCE) or c.prefix.startswith((WAW, FA)) for c in cues):
            return None
        apposed = not named or self._words[place - 1].form in COMMAS
        if place in self._phrases and apposed and cue.form is CueForm.FINITE:
            return None  # the subject, or another name for it
        content = self._indirect(place, "object", place, cue)
        if content is None or content.last - content.first < 2:  # noqa: PLR2004 (one word tells nothing)
            return None
        return content

    def _goes_on(self, place: int) -> bool:
        """Tell whether a word joins another subject or addressee to the one before it."""
        phrase = self._phrases.get(place)
        if phrase is not None:
            return phrase.prefix.startswith(WAW)
        form = self._words[place].form
        return form.startswith(WAW) and len(form) > 3 and form not in self._waw_words  # noqa: PLR2004 (and + a noun)

    def _after_colon(self, cue: Cue, place: int) -> Content | None:
        after = place + 1
        if after >= len(self._words):
            return None
        if after in self._quotes and cue.frames & {"colon", "quote"}:
            return self._direct(self._quotes[after], "colon")
        if self._words[after].form in self._that | self._that_bi:
            return self._indirect(after + 1, "that", place, cue)
        if self._words[after].kind is WordKind.BREAK or not cue.frames & {"colon", "quote"}:
            return None
        sentence = self._marked.sentence_at(after)
        first, last = self._scene.trim(after, sentence.last)
        if first >= last:
            return None
        return Content(first=first, last=last, frame="colon", opener=place, form=StatementForm.DIRECT)

    def _direct(self, quote: Quote, frame: str) -> Content | None:
        first, last = self._scene.trim(*quote.inner)
        if first >= last:
            return None
        # Words that go on after the closing mark without a stop make the whole mixed.
        end = quote.last
        words = self._words
        part = frame.startswith("noun") and last - first < _PART
        if quote.closed and end < len(words) and self._tail_goes_on(end, part=part):
            tail = self._ends.end(end, None)
            if tail > end + 1:
                mixed_first, mixed_last = self._scene.trim(first, tail)
                return Content(
                    first=mixed_first, last=mixed_last, frame=frame, opener=quote.first, form=StatementForm.MIXED
                )
        return Content(first=first, last=last, frame=frame, opener=quote.first, form=StatementForm.DIRECT)

    def _tail_goes_on(self, end: int, *, part: bool) -> bool:
        """Tell whether the words after a closing quotation mark still belong to what was said.

        Args:
            end: index of the first of them.
            part: whether the quotation is a part of a noun complement, which a preposition or relative may carry on.
        """
        word = self._words[end]
        if part and word.kind is WordKind.LETTERS and not self._ends.is_turn(end):
            return True
        if word.kind is not WordKind.LETTERS or self._ends.narrator_at(end):
            return False
        if word.form == WAW:
            return end + 1 in self._quotes
        return not (word.form.startswith(WAW) and end not in self._phrases)

    def _indirect(self, start: int, frame: str, opener: int, cue: Cue) -> Content | None:
        words = self._words
        if start >= len(words) or words[start].kind is WordKind.BREAK:
            return None
        if start in self._quotes and self._scene.is_speech(self._quotes[start]):
            return self._direct(self._quotes[start], frame)
        first, last = self._scene.trim(start, self._ends.end(start, cue, frame))
        if first >= last:
            return None
        return Content(first=first, last=last, frame=frame, opener=opener, form=self._scene.form(first, last))

    def _clause_limit(self, cue: Cue, furthest: int) -> int:
        """Return the index up to which a cue's content may open."""
        last = min(self._marked.sentence_at(cue.first).last, furthest)
        for place in range(cue.last, last):
            if place in self._contrasts:
                return place
            if place in self._quotes:
                break
            for other in self._scene.cues_at.get(place, ()):
                if other.form is CueForm.FINITE and other.prefix in (WAW, FA) and "past" in other.features:
                    return place
        return last

    def _holds_opener(self, cue: Cue, phrase: Phrase) -> bool:
        """Tell whether a phrase begins with the fused preposition that opens the cue's content."""
        return bool(phrase.preposition) and f"noun:{phrase.preposition}" in cue.frames
