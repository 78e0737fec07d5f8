"""Finding links: every place of a text that may name a carrier, proposed by the grammar.

The grammar proposes freely; learned weights (``resources/weights/carriers.tsv``) decide whose words reach how far.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.body import MEDIA
from marsad.coding.cast import Reference
from marsad.coding.cues import Cue, CueForm
from marsad.coding.links import Link, LinkKind
from marsad.coding.quoting import BRACKETS, Quoting
from marsad.language.folding import fold_text
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.particles import particle_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.marked import MarkedText
    from marsad.records import Article

# At most so many words stand between a noun or verb of telling and the medium.
_BESIDE = 4
# At most so many words stand between a verb of saying and the phrase by which its subject quotes somebody.
_QUOTED = 12
# At most so many words complete a noun that belongs to nobody known.
_COMPLETION = 3
# So many words or more stand far between a document and its owner.
_FAR = 3
# Words that complete no noun.
_CLOSED = ("governing", "relative", "that", "that-bi", "turning", "onward")
_LAM = "\u0644"
_ARTICLE = "\u0627\u0644"
_BRACKETS_OF_CREDITS = "() "
_KEY = "act_"
_AGENCY = "news-agency"


class LinkFinder:
    """Finds every link of one text once; what they carry is asked for each statement.

    Args:
        marked: the text.
        cast: its actors and phrases.
        cues: all its cues.
    """

    def __init__(self, marked: MarkedText, cast: Cast, cues: tuple[Cue, ...]) -> None:
        self._marked = marked
        self._cast = cast
        self._places = particle_forms(marked.lexicon, "place-preposition")
        #: Whom the text's source phrases and verbs of carrying quote.
        self.quoting = Quoting(marked, cast, cues)
        self._owners = particle_forms(marked.lexicon, "document-owner")
        self._documents_at = marked.particles("document-noun")
        self._that = particle_forms(marked.lexicon, "that")
        self._governing = particle_forms(marked.lexicon, "governing")
        self._tense = particle_forms(marked.lexicon, "tense")
        self._closed = frozenset().union(*(particle_forms(marked.lexicon, name) for name in _CLOSED))
        found = [*self._sources(cues), *self._carried(cues), *self._documents(), *self._told(cues)]
        self._links = sorted(found, key=lambda k: (k.place, k.first, k.last))

    def between(self, first: int, last: int) -> tuple[Link, ...]:
        """Return the links whose place lies between two word indexes, in order."""
        low = bisect_left(self._links, first, key=lambda k: k.place)
        high = bisect_left(self._links, last, key=lambda k: k.place)
        return tuple(self._links[low:high])

    def _verb_behind(self, place: int) -> int:
        """Return the first word from a place on that is no mark around a name, nor a word that tells a verb's time."""
        place = self.quoting.behind(place)
        words = self._marked.words
        return place + 1 if place < len(words) and words[place].form in self._tense else place

    def _led(self, phrase: Phrase) -> tuple[str, int]:
        """Return the preposition that governs a phrase, fused or not, and its place; marks may stand between."""
        if phrase.preposition:
            return phrase.preposition, phrase.first
        place = phrase.first - 1
        while place > 0 and self._marked.words[place].form in BRACKETS:
            place -= 1
        return (self._marked.words[place].form, place) if place >= 0 else ("", 0)

    def is_medium(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names a news agency, a paper, a channel or the like."""
        lexicon = self._marked.lexicon
        if any(lexicon.entry(EntryKind.OUTLET, key.removeprefix(_KEY)) for key in phrase.keys):
            return True
        if self._marked.at(phrase.first, EntryKind.ORGANIZATION):
            return False
        heads = {h.entry.id for h in self._marked.at(phrase.first, EntryKind.BODY, EntryKind.GROUP)}
        if _AGENCY in heads:  # there are agencies of many kinds
            fields = (self._marked.at(place, EntryKind.FIELD) for place in range(phrase.first + 1, phrase.last))
            return any(h.entry.id == "news" for hits in fields for h in hits)
        return bool(heads & MEDIA)

    def home(self, article: Article) -> frozenset[str]:
        """Return the keys of the outlet that publishes an article, as its page or its credits tell.

        A credited agency is not the outlet: its copy is carried.
        """
        credited = {fold_text(c).strip(_BRACKETS_OF_CREDITS) for c in article.credited_sources}
        found = {article.outlet_id} if article.outlet_id else set()
        for hits in self._marked.by_kind.get(EntryKind.OUTLET, {}).values():
            for data in (h.entry.data for h in hits):
                if data["kind"] != "agency" and credited & {
                    fold_text(s) for s in (*data["signatures"], *data["names"])
                }:
                    found.add(data["id"])
        return frozenset(_KEY + i for i in found)

    def latest(self, keys: tuple[str, ...], before: int) -> Phrase | None:
        """Return the last phrase before a word that names some actors, or None."""
        phrases = self._cast.phrases
        end = bisect_left(phrases, before, key=lambda p: p.first)
        return next((p for p in reversed(phrases[:end]) if p.keys == keys and not p.inside), None)

    def link(self, place: int, first: int, phrase: Phrase, kind: LinkKind, *features: str) -> Link:
        """Return an actor's phrase, or words that end with it, as a link."""
        medium = self.is_medium(phrase)
        return Link(
            place=place,
            first=first,
            last=phrase.last,
            keys=phrase.keys,
            prefix=phrase.prefix if first == phrase.first and phrase.preposition else "",
            kind=kind,
            medium=medium,
            features=(kind.value, *(f"{kind.value}|{f}" for f in (f"medium={medium}", *features))),
        )

    def document(self, place: int) -> Link | None:
        """Return a definite document that stands at a word («the statement»), as a link of its own, or None."""
        last = self._documents_at.get(place)
        if last is None or not self._marked.words[place].form.startswith(_ARTICLE):
            return None
        kind = LinkKind.DOCUMENT.value
        return Link(
            place=place, first=place, last=last, keys=(), kind=LinkKind.DOCUMENT, features=(kind, f"{kind}|bare")
        )

    def _sources(self, cues: tuple[Cue, ...]) -> Iterator[Link]:
        for cue in cues:
            if cue.form is not CueForm.SOURCE or cue.kind != "source":
                continue
            named = self.quoting.source_phrase(cue)
            if named is not None:
                yield self.link(cue.first, cue.last, named, LinkKind.SOURCE)
                continue
            bare = self.document(cue.last) or self._unnamed(cue.last)
            if bare is not None:
                yield replace(bare, place=cue.first)

    def _unnamed(self, place: int) -> Link | None:
        """Return a noun that carries words and belongs to nobody known («a video clip», «two sources»), or None."""
        words = self._marked.words
        form = words[place].form if place < len(words) else ""
        prefix = "" if form in self.quoting.nouns or not form.startswith(_LAM) else _LAM
        bare = form.removeprefix(prefix)
        if bare not in self.quoting.nouns and bare.removeprefix(_LAM) not in self.quoting.nouns:
            return None
        return Link(
            place=place,
            first=place,
            last=self._noun_end(place + 1),
            keys=(),
            prefix=prefix,
            kind=LinkKind.SOURCE,
            features=(LinkKind.SOURCE.value, f"{LinkKind.SOURCE.value}|bare"),
        )

    def _noun_end(self, place: int) -> int:
        """Return the index after the words that complete a noun before a place."""
        words = self._marked.words
        stop = min(place + _COMPLETION, len(words))
        while place < stop and words[place].kind is WordKind.LETTERS and words[place].form not in self._closed:
            if any("verb" in h.features for h in self._marked.at(place)):
                break
            place += 1
        return place

    def _carried(self, cues: tuple[Cue, ...]) -> Iterator[Link]:
        """Yield the subjects of verbs of carrying, and of verbs of saying behind which somebody is quoted."""
        finite = [c for c in cues if c.form is CueForm.FINITE]
        for cue in finite:
            stop = self._marked.sentence_at(cue.first).last
            if cue.kind != "carry":
                # «The agency said, quoting the minister, that ...».
                quoting = [p for p in self.quoting.onward if cue.last <= p < min(cue.last + _QUOTED, stop)]
                if not quoting or any(cue.first < c.first < quoting[0] for c in finite):
                    continue
                stop = quoting[0]
                named = self.quoting.source_phrase(self.quoting.onward[stop])
                copied = named is not None and self.is_medium(named)
                # «the minister said, as quoted by the agency, that ...»: the agency carries.
                yield from (k for k in self._subject(cue, stop) if k.medium or not copied)
                continue
            yield from self._subject(cue, stop)

    def _subject(self, cue: Cue, stop: int) -> Iterator[Link]:
        """Yield a verb's subject: the phrase after it that no preposition governs, the one before it, or bare words."""
        words = self._marked.words
        after = self.quoting.first_after(cue.last, stop)
        before = self._cast.between(self._marked.sentence_at(cue.first).first, cue.first)
        if after is not None and words[after.first - 1].form != cue.mouth:
            near = self._is_head(cue.last, after.first)
            if near or self.is_medium(after):
                # «the ministry's site»: the words before a governed phrase are the carrier's head.
                first = cue.last if after.preposition and after.first > cue.last else after.first
                yield self.link(cue.first, first, after, LinkKind.CARRY, f"near={near}")
        elif before and self._verb_behind(before[-1].last) == cue.first:
            yield self.link(cue.first, before[-1].first, before[-1], LinkKind.CARRY, "near=True")
        elif cue.kind == "carry":
            last = self._noun_end(cue.last)
            if last > cue.last and last < stop and words[last].form == cue.mouth:
                kind = LinkKind.CARRY.value
                features = (kind, f"{kind}|bare")
                yield Link(place=cue.first, first=cue.last, last=last, keys=(), kind=LinkKind.CARRY, features=features)

    def _is_head(self, first: int, last: int) -> bool:
        """Tell whether words are but the head of the name that follows: «a site», «the account»."""
        forms = [w.form for w in self._marked.words[first:last] if w.kind is WordKind.LETTERS]
        heads = (self._marked.at(place, EntryKind.BODY) for place in range(first, last))
        return (
            not forms
            or forms[0] in self.quoting.nouns
            or any(h.entry.id in {*MEDIA, _AGENCY} for hits in heads for h in hits)
        )

    def _documents(self) -> Iterator[Link]:
        """Yield documents with their owners (a statement issued by the ministry) and the sites of bodies."""
        sites = self._marked.particles("site-noun")
        for place, end in {**sites, **self._documents_at}.items():
            sentence = self._marked.sentence_at(place)
            phrase = self.quoting.first_after(end, sentence.last)
            if phrase is None:
                continue
            gap = self._marked.words[end : phrase.first]
            if any(w.kind is not WordKind.LETTERS or w.form in self._that for w in gap):
                continue
            if place in sites:
                # «the ministry's site», not a country's position.
                owned = phrase.preposition == _LAM and not gap and not self._is_state(phrase)
            else:
                plain = not any(w.form in self._governing for w in gap)
                owned = (phrase.preposition == _LAM and plain) or bool(gap and gap[-1].form in self._owners)
            if owned:
                yield self.link(place, place, phrase, LinkKind.DOCUMENT, f"gap={min(len(gap), _FAR)}")

    def _is_state(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names a state, which keeps no site of its own."""
        return any(h.last == phrase.last for h in self._marked.at(phrase.first, EntryKind.STATE))

    def _told(self, cues: tuple[Cue, ...]) -> Iterator[Link]:
        """Yield the media that are told something («said to the agency») or that publish it («published in the paper»).

        A medium that belongs to a conversation («in an interview with the channel») is part of the occasion.
        """
        texts = ("statement-noun", "spoken-in", "written")
        nouns = {place: last for name in texts for place, last in self._marked.particles(name).items()}
        carried = [c.last for c in cues if c.kind == "carry"]
        for phrase in self._cast.phrases:
            if phrase.inside or phrase.by is not Reference.NAME or phrase.first == 0 or not self.is_medium(phrase):
                continue
            preposition, place = self._led(phrase)
            near = range(max(place - _BESIDE, 0), place + 1)
            if preposition == _LAM:
                told = not any(nouns.get(p, -1) >= place - 1 for p in near)
            else:
                told = preposition in self._places and any(last in near for last in carried)
            if told:
                yield self.link(phrase.first, phrase.first, phrase, LinkKind.TOLD)
