"""Authors: who speaks in a text that is told of («he published an article in which he said that …»)."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from marsad.coding.sayers import ADDRESSING
from marsad.lexicon.particles import particle_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.coding.cast import Phrase
    from marsad.coding.cues import Cue
    from marsad.coding.link_finder import LinkFinder
    from marsad.coding.openers import Content
    from marsad.coding.saying_scene import SayingScene

# The text stands at most so many words before the verb, and its author at most so many behind it.
_REACH = 25
_OWNED = 3
# What a noun behind it is no owner by.
_GOVERNING = ("governing", "preposition", "resumptive")
_LAM = "\u0644"
_BA = "\u0628"
_MA = "\u0645\u0639"


class AuthorFinder:
    """Finds whose words stand «in it»: the owner of the text told of, or who issues it.

    Args:
        scene: the text with its cast.
        links: tells who is a medium, which prints what others say.
    """

    def __init__(self, scene: SayingScene, links: LinkFinder) -> None:
        self._scene = scene
        self._words = scene.words
        self._links = links
        lexicon = scene.marked.lexicon
        self._in_it = particle_forms(lexicon, "in-it")
        barred = frozenset().union(*(particle_forms(lexicon, n) for n in _GOVERNING))
        self._governing = frozenset(f for f in barred if not f.startswith(_BA))  # «that he gave»: with its particle bi
        self._opening = (particle_forms(lexicon, "turning") - self._governing) | particle_forms(lexicon, "that")
        self._owners = particle_forms(lexicon, "document-owner")
        self._papers = sorted(scene.marked.particles("spoken-in").items())

    def author(self, cue: Cue, content: Content) -> Phrase | None:
        """Return who speaks by a verb that «in it» follows, or None where that is told otherwise."""
        if not self._papers or cue.last >= len(self._words):
            return None
        within = self._words[cue.last - 1].form in self._in_it  # «in which it says»
        if not within and self._words[cue.last].form not in self._in_it:
            return None
        named = None if within else self._scene.phrases.get(cue.last + 1)
        addressed = cue.kind in ADDRESSING or content.frame == "object"
        if named is not None and not named.preposition and not addressed:
            return None  # «in which the minister said»
        sentence = self._scene.marked.sentence_at(cue.first)
        papers = self._papers[: bisect_left(self._papers, (cue.first,))]
        if not papers or papers[-1][0] < max(sentence.first, cue.first - _REACH):
            return None
        first, last = papers[-1]
        between = self._scene.cast.between(last, cue.first)
        if between and self._is_owner(between[0], last):
            return between[0]
        issuer = self._issuer(self._scene.cast.between(sentence.first, first), first)
        if issuer is not None and between and self._links.is_medium(issuer):
            # «the paper published an interview with the ambassador in which he said».
            talk = between[0].first <= last + _OWNED and self._words[between[0].first - 1].form == _MA
            return between[0] if talk else issuer
        return issuer

    def _is_owner(self, phrase: Phrase, place: int) -> bool:
        """Tell whether a phrase names whose text it is that ends at a word: «of», «issued by», «which he wrote»."""
        if phrase.first > place + _OWNED or phrase.preposition not in ("", _LAM):
            return False
        gap = {w.form for w in self._words[place : phrase.first]}
        led = " ".join(w.form for w in self._words[phrase.first - 2 : phrase.first])
        return not gap & self._governing or led in self._owners or led.rpartition(" ")[2] in self._owners

    def _issuer(self, before: Sequence[Phrase], paper: int) -> Phrase | None:
        """Return the subject of the verb whose object a text is: the last noun behind a verb, or the first at all."""
        free = [p for p in before if not p.preposition and self._words[p.first - 1].form not in self._governing]
        behind = [p for p in free if any("verb" in h.features for h in self._scene.marked.at(p.first - 1))]
        issuer = next(iter(behind[-1:] or free[:1]), None)
        if issuer is None or any(w.form in self._opening for w in self._words[issuer.last : paper]):
            return None  # «after he had given a speech in which he said»: the pronoun's noun stands elsewhere
        return issuer
