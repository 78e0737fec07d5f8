"""Contents: which words a cue attributes to somebody, behind it or before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.content_ends import EndFinder
from marsad.coding.cues import Cue, CueForm
from marsad.coding.openers import Content, OpenerFinder
from marsad.coding.saying_scene import COMMAS, DASHES, FA, SPEECH_WORDS, WAW
from marsad.language.folding import fold_text
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms, particle_spellings
from marsad.records import StatementForm

if TYPE_CHECKING:
    from marsad.coding.cast import Phrase
    from marsad.coding.saying_scene import SayingScene

# The preposition before whom something is said.
_LAM = "\u0644"
_ARTICLE = "\u0627\u0644"
_LAM_ARTICLE = "\u0644\u0644"
_BA = "\u0628"
_BI_NOUN = f"noun:{_BA}"
# Longest way from a cue to its content, in words: past it the particle belongs to another verb.
_REACH = 45
# Longest aside between commas, in words.
_ASIDE = 9
# The same between dashes.
_BRACKETED = 16
# Farthest way from a fronted source to the word that opens the main clause, in words.
_LEAD = 20
# Words at the start of content among which those that an entry needs or excludes are looked for.
_OPENING = 8
# The same for verbal nouns.
_NOUN_REACH = 8
# Classes whose verb takes whom it addresses as its object, and what is wanted of them as a second one.
_ADDRESSING = frozenset({"ask", "demand"})
_PRONOUNS = frozenset({"3ms", "3fs", "3d", "3mp"})


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
        self._ends_of_phrases = {p.last - 1 for p in scene.phrases.values()}
        self._ends = EndFinder(scene)
        self._openers = OpenerFinder(scene, self._ends)
        lexicon = scene.marked.lexicon
        self._that = particle_forms(lexicon, "that")
        self._that_bi = particle_forms(lexicon, "that-bi")
        self._contrasts = scene.marked.particles("contrast")
        self._resumptive = particle_forms(lexicon, "resumptive")
        self._governing = particle_forms(lexicon, "governing")
        # As the frames spell them: folding made one letter of two.
        self._spelled = particle_spellings(lexicon, "governing")

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
            found = self._openers.opened_at(cue, place, subject_end)
            if found is not None:
                if cue.kind == "describe":
                    found = self._described(cue, found, limit)
                found = replace(found, past_object=bool(contents))
                apart = self._words[found.opener - 1].form in COMMAS and found.frame == "that"
                fronted = apart and subject_end is None and cue.form is CueForm.FINITE
                if fronted or (cue.form is CueForm.MASDAR and found.frame.partition(":")[0] != "object"):
                    # «a company, the largest of its kind, announced that …», «the minister's assurance that …»: the
                    # noun is the subject.
                    contents = []
                return (*contents, found) if self._fits(cue, found) else tuple(contents)
            if "object" in cue.frames and not contents and not has_object and not self._addressed(cue, place, named):
                contents.extend(self._bare(cue, place, subject_end, named=named))
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
            if aside is None and "object" in cue.frames and not contents and place in (cue.last, subject_end):
                aside = self._circumstance(cue, place, limit)
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

    def _bare(self, cue: Cue, place: int, subject_end: int | None, *, named: bool) -> tuple[Content, ...]:
        """Return the bare object that begins at a word, if one does and suits the cue."""
        bare = self._openers.object_at(cue, place, subject_end, named=named)
        if bare is None and subject_end is not None and cue.form is CueForm.FINITE:
            bare = self._openers.own_act_at(cue, place)
        return (bare,) if bare is not None and self._fits(cue, bare) else ()

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
            spoken = phrase is not None and phrase.preposition in ("", _LAM)
            last = phrase.last if phrase and spoken else self._asked(cue, place, len(self._words))
            if last is not None:
                place = last
            elif place in self._scene.by_the_way:
                place = self._scene.by_the_way[place]
            elif word.form in COMMAS or word.form == ":" or (place == cue.last and word.form.startswith(_ARTICLE)):
                place += 1
            else:
                break
        return place

    def _described(self, cue: Cue, found: Content, limit: int) -> Content:
        """Return what somebody is described as: «as being …» or «as "…"», where that follows a fused preposition.

        «Described the decision to close the port as being …»: the first preposition belongs to what is described.
        """
        if found.frame != _BI_NOUN or found.form is StatementForm.DIRECT:
            return found
        for place in range(found.opener + 1, limit):
            if place in self._scene.cues_at or place in self._contrasts:
                return found
            later = self._openers.opened_at(cue, place, None) if self._leads_to_words(place) else None
            if later is not None and later.frame.endswith(_BA):
                return later
        return found

    def _leads_to_words(self, place: int) -> bool:
        """Tell whether a word is «as being», or the preposition «as» right before a quotation."""
        form = self._words[place].form
        return form in self._that_bi or (form == _BA and place + 1 in self._quotes)

    def _addressed(self, cue: Cue, place: int, named: bool) -> bool:  # noqa: FBT001 (a state of the walk)
        """Tell whether a phrase behind the subject is whom the verb addresses («begged the president not to go»)."""
        phrase = self._phrases.get(place)
        if not named or phrase is None or phrase.preposition or cue.kind not in _ADDRESSING:
            return False
        return self._openers.object_at(cue, phrase.last, phrase.last, named=True) is not None

    def _aside(self, place: int, limit: int) -> int | None:
        """Return the index after what parts a verb from its object: a pronoun, words between commas or dashes."""
        words = self._words
        if words[place].form in self._resumptive:
            return place + 1
        if words[place].form in DASHES:
            closing = (p + 1 for p in range(place + 2, min(place + _BRACKETED, limit)) if words[p].form in DASHES)
            end = next(closing, None)
            opens = end is not None and any(words[p].form in self._that or p in self._quotes for p in range(place, end))
            return None if opens else end
        if words[place].form not in COMMAS or place + 1 >= limit or words[place + 1].form not in self._governing:
            return None
        for end in range(place + 2, min(place + _ASIDE, limit)):
            if words[end].form in COMMAS:
                return end + 1
            if end in self._scene.cues_at or words[end].kind is not WordKind.LETTERS:
                return None
        return None

    def _circumstance(self, cue: Cue, place: int, limit: int) -> int | None:
        """Return the index after a definite noun behind a preposition («during the talks»), if a noun follows it."""
        words = self._words
        spelled = self._spelled.get(words[place].form, words[place].form)
        if words[place].form not in self._governing or cue.frames & {f"noun:{spelled}", f"that:{spelled}"}:
            return None
        end = min(place + _ASIDE, limit)
        step = place + 1
        while step < end and (step == place + 1 or words[step].form.startswith((_ARTICLE, _LAM_ARTICLE))):
            phrase = self._phrases.get(step)
            step = phrase.last if phrase is not None else step + 1
        if step >= end or words[step].kind is not WordKind.LETTERS:
            return None
        closed = step - 1 in self._ends_of_phrases or words[step - 1].form.startswith((_ARTICLE, _LAM_ARTICLE))
        return step if closed else None

    def _asked(self, cue: Cue, place: int, limit: int) -> int | None:
        """Return the index after the addressee that a preposition governs («asked of Paris the details»)."""
        if self._spelled.get(form := self._words[place].form, form) != cue.entry.data.get("addressee"):
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
        if self._scene.breaks.get(end - 1) == end:
            end -= 1  # «…, and that according to …»
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
            first, last = self._scene.trim(self._scene.behind_dateline(sentence.first), end)
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

    def _clause_limit(self, cue: Cue, furthest: int) -> int:
        """Return the index up to which a cue's content may open."""
        # What somebody says in quoted words stands in them too.
        last = min(self._marked.sentence_at(cue.first).last, furthest, self._scene.quoted.get(cue.first, furthest))
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
