"""Chains of attribution: who carried the words between the article and the mouth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.cues import CueForm
from marsad.coding.links import Link, LinkKind, stands
from marsad.coding.ranking import load_ranker
from marsad.language.words import WordKind
from marsad.lexicon.particles import particle_forms
from marsad.records import Carrier

if TYPE_CHECKING:
    from marsad.coding.link_finder import LinkFinder
    from marsad.coding.marked import MarkedText
    from marsad.coding.statements import Choice

_LEAST = 0.5
# Frames whose content is a clause, which can tell that somebody said something, or quoted words.
_CLAUSES = frozenset({"that", "quote", "colon", "clause"})
# A source phrase stands so near behind a content that ends with it: a comma, a conjunction.
_CLOSE = 2
_LAM = "\u0644"
_WAW = "\u0648"
_ARTICLE = "\u0627\u0644"
# Statements on either side among which the one around a statement is looked for.
_NEAR = 50


class ChainFinder:
    """Finds the carriers of the statements of one text.

    Args:
        marked: the text.
        links: what may carry in it.
        chosen: its statements in order of their cues, frames among them.
        home: keys of the outlet that publishes the text, which is no carrier of what it was told itself.
    """

    def __init__(self, marked: MarkedText, links: LinkFinder, chosen: list[Choice], home: frozenset[str]) -> None:
        self._marked = marked
        self._links = links
        self._chosen = chosen
        self._home = home
        self._cues = [c.proposal.cue.first for c in chosen]
        self._outer = [self._holder(i) for i in range(len(chosen))]
        self._ranker = load_ranker("carriers")
        lexicon = marked.lexicon
        self._that = particle_forms(lexicon, "that") | particle_forms(lexicon, "that-bi")
        self._relative = particle_forms(lexicon, "relative")
        self._turning = particle_forms(lexicon, "turning")

    def via(self, index: int) -> tuple[Carrier, ...]:
        """Return the carriers of a statement, nearest to the article first."""
        return tuple(self.carrier(link) for link in self._chain(index, frozenset()))

    def candidates(self, index: int) -> tuple[Link, ...]:
        """Return what may carry a statement: links of its sentence, and the speaker around it."""
        choice = self._chosen[index]
        cue, content = choice.proposal.cue, choice.proposal.content
        sentence = self._marked.sentence_at(min(cue.first, content.first))
        last = max(self._marked.sentence_at(max(cue.last, content.last) - 1).last, cue.last)
        found = []
        for link in self._links.between(sentence.first, last):
            where = stands(link, cue, content)
            if where == "inside" or set(link.keys) & set(choice.speaker.keys):
                continue
            found.append(self._placed(link, index, where))
        outer = self._outer[index]
        if outer is not None:
            spoken = self._spoken(index, outer)
            if spoken is not None:
                found.append(spoken)
        return tuple(found)

    def _chain(self, index: int, seen: frozenset[int]) -> tuple[Link, ...]:
        """Return the accepted links of a statement, those of the statement around it before its own."""
        own = [k for k in self.candidates(index) if self._carries(k)]
        spoken = [k for k in own if k.kind is LinkKind.OUTER]
        outer = self._outer[index]
        chain: list[Link] = []
        if spoken and outer is not None and outer not in seen:
            chain.extend(self._chain(outer, seen | {index}))
        chain.extend(spoken)
        # A medium is nearer to the article than those whom it quotes.
        chain.extend(sorted((k for k in own if k.kind is not LinkKind.OUTER), key=lambda k: (not k.medium, k.place)))
        kept: list[Link] = []
        for link in chain:
            wider = any(k.first <= link.first and link.last <= k.last and _width(k) > _width(link) for k in chain)
            if not wider and all((k.keys, k.keys or k.first) != (link.keys, link.keys or link.first) for k in kept):
                kept.append(link)
        return tuple(k for k in kept if not set(k.keys) & set(self._chosen[index].speaker.keys))

    def _carries(self, link: Link) -> bool:
        """Tell whether a candidate is a link of the chain; the page's own outlet is none."""
        if set(link.keys) & self._home:
            return False
        return self._ranker.probability(link.features) >= _LEAST

    def _between(self, place: int, index: int) -> str:
        """Tell whose statements begin between a word and a statement's cue: nobody's, the same speaker's, another's."""
        cue, speakers = self._cues[index], self._chosen[index].speaker.keys
        low, high = sorted((place, cue))
        others = [c for i, c in zip(self._cues, self._chosen, strict=True) if low < i < high]
        if all(c.speaker.keys == speakers for c in others):
            return "same" if others else "none"
        return "other"

    def _placed(self, link: Link, index: int, where: str) -> Link:
        """Return a link with the features of its place beside a statement."""
        choice = self._chosen[index]
        kind = link.kind.value
        between = self._between(link.place, index)
        far = link.place - choice.proposal.content.last > _CLOSE
        close = "" if where != "after" else "-far" if far else "-close"
        held = self._held(link.place, index)
        features = (
            *link.features,
            f"{kind}|{where}{close}",
            f"{kind}|between={between}",
            f"{kind}|held={held}",
            f"{where}|between={between}",
            f"held={held}",
        )
        return replace(link, features=features)

    def _spoken(self, index: int, outer: int) -> Link | None:
        """Return the speaker of the statement around this one as a link, or None if no words name him."""
        around, choice = self._chosen[outer], self._chosen[index]
        cue, around_cue = choice.proposal.cue, around.proposal.cue
        if set(around.speaker.keys) & set(choice.speaker.keys):
            return None
        # «the statement said that …»: the document is named, whoever wrote it.
        link = self._links.document(around_cue.last)
        phrase = around.speaker.phrase or self._links.latest(around.speaker.keys, around_cue.first)
        if link is None and phrase is not None:
            link = self._links.link(phrase.first, phrase.first, phrase, LinkKind.OUTER)
        if link is None:
            return None
        content, named = around.proposal.content, choice.speaker.phrase
        clause = self._marked.words[content.first - 1].form in self._that
        family = "that" if clause else content.frame.partition(":")[0]
        opens = leads(choice, around)
        joined = "opens" if opens else self._joined(choice, content.first)
        speaker = "none" if named is None else "in" if content.first <= named.first < content.last else "out"
        # «A said that B affirmed».
        plain = opens and speaker == "in" and family in _CLAUSES and cue.form is CueForm.FINITE
        return replace(
            link,
            kind=LinkKind.OUTER,
            features=(
                "outer",
                f"outer|{cue.form.value}",
                f"outer|{family}",
                f"outer|opens={opens}|{family}",
                f"outer|opens={opens}|{cue.form.value}",
                f"outer|quoted={content.form.value}",
                f"outer|speaker={speaker}",
                f"outer|speaker={speaker}|{cue.form.value}",
                f"outer|plain={plain}",
                f"outer|joined={joined}",
                f"outer|told-after={content.last <= around_cue.first}",
                f"outer|joined={joined}|{family in _CLAUSES}",
            ),
        )

    def _joined(self, choice: Choice, first: int) -> str:
        """Return by what a statement's clause is joined to the content around it that begins at a word."""
        cue, named = choice.proposal.cue, choice.speaker.phrase
        start = min(cue.first, named.first) if named is not None and named.first >= first else cue.first
        form = self._marked.words[start - 1].form
        if form.removeprefix(_WAW) in self._that:
            return "that"
        if form in self._relative:
            return "relative"
        return "turn" if form in self._turning else "other"

    def _held(self, place: int, index: int) -> str:
        """Tell whether a word stands in another statement's content: the one around this one, or a strange one."""
        around = self._outer[index]
        for other in range(max(0, index - _NEAR), min(index + _NEAR, len(self._chosen))):
            content = self._chosen[other].proposal.content
            if other not in {index, around} and content.first <= place < content.last:
                own = self._chosen[other].proposal.cue.first == self._chosen[index].proposal.cue.first
                return "none" if own else "other"
        return "none"

    def _holder(self, index: int) -> int | None:
        """Return the statement whose content holds this one's cue, the innermost; contents begin near their cues."""
        cue = self._chosen[index].proposal.cue
        holders = []
        for other in range(max(0, index - _NEAR), min(index + _NEAR, len(self._chosen))):
            content = self._chosen[other].proposal.content
            if other != index and content.first <= cue.first < content.last:
                holders.append((content.last - content.first, other))
        return min(holders)[1] if holders else None

    def carrier(self, link: Link) -> Carrier:
        """Return a carrier from the words that name it and the actor's phrase among them."""
        words = self._marked.words
        first = link.first
        while first < link.last - 1 and words[first].kind is WordKind.MARK:
            first += 1
        fused = link.prefix.removesuffix(_ARTICLE)
        if fused.endswith(_LAM) and words[first].form.startswith(fused + _LAM):
            fused = ""  # the article's own lam stands after the fused one: what is left would be no word
        span = self._marked.bare_span(first, link.last, fused)
        return Carrier(text=span.of(self._marked.text), span=span, key=link.keys[0] if len(link.keys) == 1 else None)


def leads(inner: Choice, outer: Choice) -> bool:
    """Tell whether the outer content begins with the inner statement («A said that B affirmed ...»)."""
    first = outer.proposal.content.first
    starts = [inner.proposal.cue.first]
    if inner.speaker.phrase is not None and inner.speaker.phrase.first >= first:
        starts.append(inner.speaker.phrase.first)
    return min(starts) <= first + 1


def _width(link: Link) -> int:
    return link.last - link.first
