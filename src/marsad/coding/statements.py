"""Statements: from cues, contents, speakers and chains to records."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from marsad.coding.chains import ChainFinder, leads
from marsad.coding.circumstances import CircumstanceFinder
from marsad.coding.content_turns import TurnFinder
from marsad.coding.contents import ContentFinder
from marsad.coding.cues import CueForm, find_cues
from marsad.coding.floor import Floor
from marsad.coding.link_finder import LinkFinder
from marsad.coding.proposals import Proposal, propose
from marsad.coding.quotes import find_quotes
from marsad.coding.ranking import load_ranker
from marsad.coding.saying_scene import SayingScene
from marsad.coding.source_statements import SourceFinder
from marsad.coding.speakers import Candidate, SpeakerFinder
from marsad.records import ActorKind, Made, Statement

if TYPE_CHECKING:
    from marsad.coding.cast import Cast
    from marsad.coding.marked import MarkedText
    from marsad.records import Article, Carrier

# The alef with hamza below.
_KASRA_ALEF = "\u0625"
_LEAST = 0.5
# A less likely cue still is the cue of a content that another one makes likely.
_RIVAL = 0.25
_SPEAKERS_KEPT = 3
# The main verb stands within so many words of where its clause begins, behind a subject or an adverb.
_LEAD = 8
_OBJECTS = frozenset({"3ms", "3fs", "3d", "3mp"})
# Frames whose content is a clause.
_CLAUSES = frozenset({"that", "quote", "colon", "clause"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A proposal that was taken, with who speaks."""

    proposal: Proposal
    speaker: Candidate
    candidates: tuple[tuple[float, Candidate], ...]


def find_statements(marked: MarkedText, cast: Cast, article: Article) -> tuple[Statement, ...]:
    """Find the statements of an article, in order of their cues.

    Args:
        marked: the article's text, marked.
        cast: its actors and the phrases that refer to them.
        article: the article itself, for ids.
    """
    return StatementFinder(marked, cast).find(article)


class StatementFinder:
    """Finds the statements of one text: the grammar proposes, learned weights decide where readings compete."""

    def __init__(self, marked: MarkedText, cast: Cast) -> None:
        self.marked = marked
        self._cast = cast
        named = _words_of_names(marked, cast)
        self.cues = tuple([c for c in find_cues(marked) if c.first not in named])
        self.quotes = find_quotes(marked)
        self.scene = SayingScene(marked, cast, self.quotes, self.cues)
        self.contents = ContentFinder(self.scene)
        self.links = LinkFinder(marked, cast, self.cues)
        self.speakers = SpeakerFinder(self.scene, self.links)
        self._turns = TurnFinder(self.scene)
        self._sources = SourceFinder(self.scene, self.links, self.contents)
        self.circumstances = CircumstanceFinder(marked, cast)
        self._is_statement = load_ranker("statements")
        self._ranker = load_ranker("speakers")

    def proposals(self) -> tuple[Proposal, ...]:
        """Return all proposals, sources among them."""
        return propose(self.marked, self._cast, self.cues, self.contents, self.quotes)

    def taken(self) -> tuple[Proposal, ...]:
        """Return the proposals that are likely enough to be statements, one for a cue and one for a content."""
        likely: dict[int, tuple[float, Proposal]] = {}
        for proposal in self.proposals():
            chance = self._is_statement.probability(proposal.features)
            best = likely.get(proposal.cue.first)
            if chance >= _RIVAL and (best is None or chance > best[0]):
                likely[proposal.cue.first] = (chance, proposal)
        # Several cues may lead to one content: it is taken if it is likely by any of them, with the cue it belongs to.
        by_content: dict[int, Proposal] = {}
        sure: set[int] = set()
        for chance, proposal in likely.values():
            first = proposal.content.first
            rival = by_content.get(first)
            by_content[first] = proposal if rival is None else self._owner(rival, proposal)
            if chance >= _LEAST:
                sure.add(first)
        by_content = {first: p for first, p in by_content.items() if first in sure}
        kept = self._turns.closed(sorted(by_content.values(), key=lambda p: p.cue.first))
        return (*kept, *self._sources.find(self.cues, kept))

    def _owner(self, one: Proposal, other: Proposal) -> Proposal:
        """Return which of two cues with the same content is its cue: «to say» alone governs inna."""
        opener = self.marked.words[one.content.first - 1]
        if self.marked.text[opener.start] == _KASRA_ALEF and opener.start < self.marked.words[one.content.first].start:
            sayers = [p for p in (one, other) if p.cue.entry.data.get("inna") and p.cue.form is CueForm.FINITE]
            if len(sayers) == 1:
                return sayers[0]
        # «commented on the remarks that she made, saying …»: a verb within a relative clause is not the main one.
        main = [p for p in (one, other) if self.marked.words[p.cue.first - 1].form not in self.scene.relative]
        return main[0] if len(main) == 1 else _nearer(one, other)

    def find(self, article: Article) -> tuple[Statement, ...]:
        """Return the statements of the text in order of their cues."""
        chosen = self.choices()
        chains = ChainFinder(self.marked, self.links, chosen, self.links.home(article))
        dropped = self._only_frames(chosen)
        return tuple(
            self._statement(article, choice, chains.via(index))
            for index, choice in enumerate(chosen)
            if index not in dropped
        )

    def choices(self) -> list[Choice]:
        """Return what was taken with who speaks, in order of the cues; frames around other statements among it."""
        floor = Floor()
        chosen: list[Choice] = []
        for proposal in sorted(self.taken(), key=lambda p: p.cue.first):
            choice = self._choose(proposal, floor)
            chosen.append(choice)
            if proposal.cue.form is not CueForm.SOURCE:
                floor.take(proposal.cue, proposal.content, choice.speaker.keys)
        return chosen

    def _choose(self, proposal: Proposal, floor: Floor) -> Choice:
        cue = proposal.cue
        if cue.form is CueForm.SOURCE:
            return Choice(proposal=proposal, speaker=self.speakers.of_source(cue, floor), candidates=())
        candidates = self.speakers.candidates(cue, proposal.content, floor)
        ranked = sorted(((self._ranker.score(c.features), c) for c in candidates), key=lambda x: -x[0])
        return Choice(proposal=proposal, speaker=ranked[0][1], candidates=tuple(ranked[:_SPEAKERS_KEPT]))

    def _only_frames(self, chosen: list[Choice]) -> set[int]:
        """Return the statements that say no more than another one: frames around it, and echoes of it."""
        dropped = set()
        starts = [c.proposal.cue.first for c in chosen]
        for index, choice in enumerate(chosen):
            outer = choice.proposal.content
            held = [i for i in range(bisect_left(starts, outer.first), bisect_left(starts, outer.last)) if i != index]
            others = [chosen[i] for i in held if chosen[i].speaker.keys != choice.speaker.keys]
            # «He said that his country saw that …»: what others think is told on his word.
            behind = outer.last <= choice.proposal.cue.first
            leading = [i for i in held if chosen[i] in others and leads(chosen[i], choice)]
            thought = [] if behind else [i for i in leading if _is_thought(chosen[i])]
            reaches = max((c.proposal.content.last for c in others), default=-1) >= outer.last - 1
            if thought:
                dropped.update(thought)
            elif reaches and any(_is_clause(chosen[i].proposal) for i in leading):
                dropped.add(index)
            elif reaches and behind and any(self._is_main(c, outer.first) for c in others):
                # «In Moscow Lavrov called for calm, the ministry said»: what he said.
                dropped.add(index)
            # «He said that he had told them that …» is one statement, of what he said.
            own = [i for i in held if chosen[i].speaker.keys == choice.speaker.keys]
            dropped.update(i for i in own if leads(chosen[i], choice))
        return dropped

    def _is_main(self, choice: Choice, first: int) -> bool:
        """Tell whether a statement's verb is the main verb of a clause that begins at a word."""
        cue = choice.proposal.cue
        if cue.form is not CueForm.FINITE or cue.first > first + _LEAD:
            return False
        return not any("verb" in h.features for p in range(first, cue.first) for h in self.marked.at(p))

    def _statement(self, article: Article, choice: Choice, via: tuple[Carrier, ...]) -> Statement:
        marked = self.marked
        cue, content = choice.proposal.cue, choice.proposal.content
        speakers = choice.speaker.keys
        cue_span = marked.bare_span(cue.first, cue.last, cue.prefix)
        content_span = marked.span(content.first, content.last)
        occasion = self.circumstances.occasion(cue, content)
        first = marked.sentence_at(min(cue.first, content.first))
        last = marked.sentence_at(max(cue.last, content.last) - 1)
        digest = blake2b(
            f"{article.id} {cue_span.start} {content_span.start} {content_span.end}".encode(), digest_size=8
        )
        return Statement(
            id="stm_" + digest.hexdigest(),
            speakers=speakers,
            cue=cue_span,
            form=content.form,
            content=content_span,
            via=via,
            to=self.circumstances.addressees(cue, content, speakers, occasion),
            occasion=marked.span(*occasion[:2]) if occasion else None,
            occasion_kind=occasion[2] if occasion else None,
            sentence=marked.span(first.first, max(last.last, content.last)),
            in_title=cue.first < marked.body,
            made=Made(
                rule=f"{cue.form.value}/{content.frame}",
                entries=(cue.entry.key,),
                candidates=tuple(
                    f"{score:.2f} {', '.join(c.keys) or 'nobody named'}: {'; '.join(c.features)}"
                    for score, c in choice.candidates
                ),
            ),
        )


def _is_thought(choice: Choice) -> bool:
    """Tell whether a statement tells what somebody thinks: a finite verb of holding a view, joined to nothing."""
    cue = choice.proposal.cue
    return cue.kind == "assess" and cue.form is CueForm.FINITE and not cue.prefix


def _is_clause(proposal: Proposal) -> bool:
    """Tell whether a content is a clause, which can tell that somebody said something, or quoted words."""
    return proposal.content.frame.partition(":")[0] in _CLAUSES


def _nearer(one: Proposal, other: Proposal) -> Proposal:
    """Return which of two cues with the same content is its cue: the nearer, unless the grammar says otherwise."""
    near, far = (one, other) if _gap(one) <= _gap(other) else (other, one)
    if far.cue.form is not CueForm.FINITE:
        return near
    if near.cue.features & _OBJECTS and not far.cue.features & _OBJECTS and near.cue.form is CueForm.FINITE:
        return far  # «said in a statement that the agencies carried that …»
    if near.cue.kind == "carry" and near.cue.form is CueForm.FINITE and far.cue.kind != "carry":
        return far  # «said in remarks published on Sunday that …»
    if near.cue.entry.data.get("inna") and near.cue.form is not CueForm.FINITE:
        return near if far.cue.kind == "carry" else far  # «went on, saying …», but «quoted him as saying …»
    # «said in statements to reporters that …»: the noun tells the occasion.
    return far if near.cue.form is CueForm.MASDAR else near


def _gap(proposal: Proposal) -> int:
    return abs(proposal.content.opener - proposal.cue.last)


def _words_of_names(marked: MarkedText, cast: Cast) -> set[int]:
    """Return the words of full names: there «Dan» is no verb of condemning."""
    spans = (m.span for a in cast.actors if a.kind is ActorKind.PERSON for m in a.mentions if m.reason == "name")
    places = (range(marked.word_at(s.start), marked.word_at(s.end - 1) + 1) for s in spans)
    return {place for words in places if len(words) > 1 for place in words}
