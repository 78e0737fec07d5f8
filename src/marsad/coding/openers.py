"""Openers: the particle, preposition, mark or bare object by which the content of a cue begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.cues import Cue, CueForm
from marsad.coding.saying_scene import COMMAS, FA, WAW
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms, particle_spellings
from marsad.records import StatementForm

if TYPE_CHECKING:
    from marsad.coding.content_ends import EndFinder
    from marsad.coding.quotes import Quote
    from marsad.coding.saying_scene import SayingScene

_WHERE = (EntryKind.PLACE, EntryKind.CAPITAL, EntryKind.SEAT)
_BA = "\u0628"
_LAM = "\u0644"
_ARTICLE = "\u0627\u0644"
# «That not» and «except» fold alike; the hamza tells them apart.
_ALLA = "\u0627\u0644\u0627"
_ALEF_BELOW = "\u0625"
# The pronoun by which a noun belongs to the subject of a verb of a gender.
_OWNERS = {"m": "3ms", "f": "3fs"}
_NOUNS = frozenset({"masdar", "noun"})
_DESCRIBE = "describe"
# Longest object of a verb of describing, in words.
_OBJECT = 24
# A modal verb stands at most so many words before its particle.
_MODAL = 5
# A quotation of fewer words than these is part of a noun complement that may go on behind it.
_PART = 6


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


class OpenerFinder:
    """Tells whether a cue's content opens at a word, and what it is.

    Args:
        scene: the text.
        ends: tells where indirect content ends.
    """

    def __init__(self, scene: SayingScene, ends: EndFinder) -> None:
        self._scene = scene
        self._marked = scene.marked
        self._words = scene.words
        self._quotes = scene.quotes
        self._phrases = scene.phrases
        self._ends = ends
        lexicon = scene.marked.lexicon
        self._that = particle_forms(lexicon, "that")
        self._that_bi = particle_forms(lexicon, "that-bi")
        self._that_li = particle_forms(lexicon, "that-li")
        self._bi_words = particle_forms(lexicon, "bi-words")
        self._compounds = scene.marked.particles("compound-preposition")
        turning = particle_forms(lexicon, "turning")
        resumptive = particle_forms(lexicon, "resumptive")
        self._no_object = scene.prepositions | scene.relative | self._that | turning | resumptive
        self._governing = particle_forms(lexicon, "governing")
        # As the frames spell them: folding made one letter of two.
        self._spelled = particle_spellings(lexicon, "governing")
        self._waw_words = particle_forms(lexicon, "waw-words")
        self._takes_an = particle_forms(lexicon, "takes-an")

    def opened_at(self, cue: Cue, place: int, subject_end: int | None) -> Content | None:
        """Return the content that a particle, preposition or mark opens at a word, or None.

        Args:
            cue: the word of saying.
            place: index of the word.
            subject_end: index after the cue's subject, if it was met.
        """
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
        wanted = f"that:{self._spelled.get(before, before)}"
        if wanted in cue.frames:
            return self._indirect(place + 1, wanted, place - 1, cue)
        if f"noun:{self._spelled.get(before, before)}" in cue.frames:
            return self._indirect(place + 1, f"noun:{self._spelled.get(before, before)}", place - 1, cue)
        if before in self._scene.prepositions and before not in self._that:
            return None
        if "that" not in cue.frames or self._is_modal(cue, place):
            return None
        if cue.entry.data.get("inna") and self._words[place].form.startswith("\u0627\u0646"):
            surface = self._marked.text[self._words[place].start : self._words[place].start + 1]
            # After this verb the particle is inna; an with hamza above belongs to another verb if inna follows.
            if surface == "\u0623" and place > cue.last and self._inna_follows(place):
                return None
        return self._indirect(place + 1, "that", place, cue)

    def _is_modal(self, cue: Cue, place: int) -> bool:
        """Tell whether the particle at a word belongs to a modal verb before it («the world has to …»)."""
        if self._marked.text[self._words[place].start] == _ALEF_BELOW:
            return False
        return any(w.form in self._takes_an for w in self._words[max(cue.last, place - _MODAL) : place])

    def _inna_follows(self, place: int) -> bool:
        sentence = self._marked.sentence_at(place)
        return any(
            w.form in self._that and self._marked.text[w.start] == "\u0625"
            for w in self._words[place + 1 : sentence.last]
        )

    def _noun_complement(self, cue: Cue, place: int, subject_end: int | None) -> Content | None:
        word = self._words[place]
        preposition = self._spelled.get(word.form, word.form)
        if place in self._compounds or place in self._scene.by_the_way:
            return None  # «by way of» and «in the past» are no complements
        if f"noun:{preposition}" in cue.frames and place + 1 < len(self._words):
            after = self._words[place + 1]
            if after.form in self._that:
                return self._indirect(place + 2, f"noun:{preposition}", place, cue)
            if after.kind is WordKind.LETTERS and after.form not in self._scene.prepositions:
                return self._indirect(place + 1, f"noun:{preposition}", place, cue)
            if place + 1 in self._quotes:
                return self._direct(self._quotes[place + 1], f"noun:{preposition}")
            return None
        for letter in (_BA, _LAM):
            if f"noun:{letter}" not in cue.frames:
                continue
            if not word.form.startswith(letter):
                continue
            if word.form == letter and place + 1 in self._quotes:
                return self._direct(self._quotes[place + 1], f"noun:{letter}")
            if self._fused(place, letter, next_to=place in (cue.last, subject_end)):
                if letter == _BA and cue.kind == _DESCRIBE and self._that_bi_follows(place):
                    return None  # «described his talks in the capital as being …»
                return self._indirect(place, f"noun:{letter}", place, cue)
        return None

    def _that_bi_follows(self, place: int) -> bool:
        """Tell whether the sentence goes on with the particle behind bi-."""
        last = self._marked.sentence_at(place).last
        return any(self._words[p].form in self._that_bi for p in range(place + 1, min(place + _OBJECT, last)))

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

    def object_at(self, cue: Cue, place: int, subject_end: int | None, *, named: bool) -> Content | None:
        """Return the content that is a bare object beginning at a word, or None.

        Args:
            cue: the word of saying.
            place: index of the word.
            subject_end: index after the cue's subject and adverbs, if any were met.
            named: whether a phrase that may be the subject was met.
        """
        word = self._words[place]
        if word.kind is not WordKind.LETTERS or place != (cue.last if subject_end is None else subject_end):
            return None
        if cue.form is CueForm.MASDAR and cue.prefix.endswith(_ARTICLE):
            return None  # behind a noun with the article stands its adjective
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

    def own_act_at(self, cue: Cue, place: int) -> Content | None:
        """Return the content that is the speaker's own act, told with a pronoun («announced …, his refusal of …»).

        Args:
            cue: the word of saying.
            place: index of a word behind its subject and what is told of the subject.
        """
        owner = _OWNERS.get("f" if "f" in cue.features else "m")
        if self._words[place - 1].form in self._governing:
            return None
        own = any(owner in h.features and h.features & _NOUNS and not h.prefix for h in self._marked.at(place))
        return self._indirect(place, "object", place, cue) if own else None

    def _goes_on(self, place: int) -> bool:
        """Tell whether a word joins another subject or addressee to the one before it."""
        phrase = self._phrases.get(place)
        if phrase is not None:
            return phrase.prefix.startswith(WAW) or phrase.preposition == _LAM
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
        part = frame.startswith("that") or (frame.startswith("noun") and last - first < _PART)
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
            part: whether the quotation is a part of a clause or noun complement that its opener governs: whatever
                follows carries that on.
        """
        word = self._words[end]
        if part and word.kind is WordKind.LETTERS and not self._ends.is_turn(end) and not word.form.startswith(WAW):
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
