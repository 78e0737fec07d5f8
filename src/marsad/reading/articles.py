"""Which blocks make which article: the body, what interrupts it, and a second article after it."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reading.afterthoughts import LINKED, AfterPass
from marsad.reading.blocks import BODY_KINDS, BlockKind
from marsad.reading.headline import LONGEST, SHORTEST
from marsad.reading.heads import FEW_WORDS, HeadPass
from marsad.reading.kinds import LABEL_WORDS, LINK_SHARE, Draft
from marsad.reading.passes import Body, Passes, overlap
from marsad.reading.short_lines import is_item

# Words of the shortest body that is an article.
_BODY_WORDS = 12
# Words of a lone line between paragraphs that is another story's headline rather than a sub-heading.
_STRAY_HEADLINE = 8
# Share of a headline's words that its own lead repeats.
_OWN_LEAD = 0.4
# Words of the longest line after the body that is taken for another story's headline.
_LONGEST_STRAY = 15
# Paragraphs in a row, each opening a story of its own, that are a list of other stories.
_LEADS_IN_A_ROW = 3
_TWO = 2
# Words of the shortest line that may be body where a page has no paragraph.
_FEW_WORDS = 5
_WAW = "\u0648"
_FA = "\u0641"
# The zones that a phrase may open.
_LIST = "list"
_REST = "rest"
# Kinds of lines that look like credits by the names in them.
_CREDITS = frozenset({BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.SECTION})
#: Kinds after which an article has come to its end, so that what follows is another.
_CLOSING = frozenset({BlockKind.END_MARK, BlockKind.TAGS, BlockKind.COMMENTS, BlockKind.FOOTER})


@dataclass(slots=True)
class Reader(Passes):
    """Goes through the blocks of one page and gives each its kind and article.

    Attributes:
        bodies: the articles found so far.
        only_lines: whether the page has no paragraph, so that lines are its body.
        zone: the zone of other matter that was opened and not left: ``list`` or ``rest`` (see clutter.yaml).
        closed: whether a mark of the article's end was passed.
        pending: short blocks since the last paragraph, not yet decided.
    """

    bodies: list[Body] = field(default_factory=list)
    only_lines: bool = False
    zone: str | None = None
    closed: bool = False
    pending: list[int] = field(default_factory=list)

    def run(self) -> list[Body]:
        """Return the page's articles; kinds and articles are noted in the drafts."""
        body = Body()
        self.bodies.append(body)
        start = HeadPass(self.made, self.names, self.furniture, self.titles, self.own).run(body)
        if start is None:
            self._leave("no paragraph on the page")
            return []
        self.only_lines = not any(d.prose for d in self.made[start:])
        self._walk(start)
        after = AfterPass(self.made, self.names, self.furniture)
        self.bodies = after.split_round_up(self.bodies)
        for number, one in enumerate(self.bodies):
            after.drop_other_leads(one)
            after.drop_repeats(one)
            after.drop_index(one)
            after.mark_times(one)
            for i in one.blocks:
                self.made[i].article = number
        self._leave("outside the body")
        return self._kept()

    def _walk(self, start: int) -> None:
        """Go through the blocks from the first paragraph on."""
        for i in range(start, len(self.made)):
            draft = self.made[i]
            if draft.kind is not None and not self._inside(i, draft):
                self._pass(draft)
            elif i == start or self._reads_on(draft):
                self._read(i)
            else:
                self.pending.append(i)
        self._settle(ended=True)

    def _pass(self, draft: Draft) -> None:
        """Pass over a block that is no body, and note what it opens or closes."""
        if draft.rule and draft.rule.opens:
            self._settle(ended=True)
            self.zone = draft.rule.opens if self.bodies[-1].blocks else _LIST
        self.closed = self.closed or draft.kind in _CLOSING

    def _read(self, index: int) -> None:
        """Read a paragraph: of this article, of another one, or of a list of other stories."""
        draft = self.made[index]
        in_rest = self.zone == _REST
        interrupted = bool(self.zone) or self.closed or self._under_h1()
        if in_rest and not self._goes_on(index):
            draft.set(BlockKind.RELATED, "prose in a list of other stories")
        elif self.bodies[-1].blocks and interrupted and self._is_new(index):
            self._open(index)
        elif in_rest and self.closed and not self.continues(draft.text):
            draft.set(BlockKind.STRAY, "prose after the article's end")
        else:
            self._settle(ended=False)
            self.zone = None
            self._take(self.bodies[-1], index)

    def _inside(self, index: int, draft: Draft) -> bool:
        """Tell whether a line that looked like a credit stands between two paragraphs, where it is a sub-heading."""
        if draft.rule or draft.kind not in _CREDITS:
            return False
        before = index > 0 and self.made[index - 1].article is not None and self.made[index - 1].kind in BODY_KINDS
        after = index + 1 < len(self.made) and self.made[index + 1].prose
        if before and after:
            draft.kind = None
            return True
        return False

    def _reads_on(self, draft: Draft) -> bool:
        """Tell whether a block goes on with the body: in a list of other stories only a paragraph does.

        A short sentence does not, once a list of short lines is under way. Where the page has no paragraph at all,
        longer lines are its body.
        """
        loose = self.only_lines and draft.words > FEW_WORDS
        short = draft.sentence and len(self.pending) < _TWO
        return draft.prose or (self.zone is None and (short or loose))

    def _goes_on(self, index: int) -> bool:
        """Tell whether two paragraphs follow one another here, as in an article and not in a list."""
        after = next((d for d in self.made[index + 1 :] if d.kind is None), None)
        return after is not None and after.prose

    def _is_new(self, index: int) -> bool:
        """Tell whether a paragraph after an interruption opens another article.

        It does if a headline stands over it whose words it repeats, or if the article before had come to its end; never
        if it goes on with what was said. Below comments or the foot of a page only the headline's words count.
        """
        draft = self.made[index]
        if self.continues(draft.text) or draft.text.startswith(("\u060c", "\u061b", ",", ";")):
            return False
        title = self._title_over()
        if title is None:
            return self.closed and self.zone != _REST and self.opens_lead(draft.text) and self._goes_on(index)
        if self.made[title].block.tag == "h1":
            return True
        if self.zone == _REST and not self.opens_lead(draft.text):
            return False
        headline = self.made[title].text
        own = overlap(headline, draft.text)
        return own >= _OWN_LEAD or (
            self.closed and self.zone != _REST and own >= _OWN_LEAD / 2 and self._goes_on(index)
        )

    def _under_h1(self) -> bool:
        """Tell whether a main heading stands among the lines since the last paragraph."""
        return any(self.made[i].block.tag == "h1" for i in self.pending)

    def _title_over(self) -> int | None:
        """Return the last pending line that may be a headline."""
        for i in reversed(self.pending):
            if SHORTEST < self.made[i].words <= LONGEST:
                return i
        return None

    def _open(self, index: int) -> None:
        """Open another article at a paragraph."""
        body = Body(start=index)
        self.bodies.append(body)
        title = self._title_over()
        if title is not None:
            self.entitle(body, title, frozenset(), "the headline of another article", len(self.bodies) - 1)
            for i in self.pending:
                if i < title:
                    self.made[i].set(BlockKind.RELATED, "a line among other stories")
                elif i > title:
                    self.made[i].set(BlockKind.CAPTION, "a short line between headline and body")
        self.pending.clear()
        self.zone, self.closed = None, False
        self._take(body, index)

    def _take(self, body: Body, index: int) -> None:
        """Put a paragraph into an article."""
        draft = self.made[index]
        if body.repeated_in(draft):
            draft.set(BlockKind.REPEATED_HEADLINE, "the headline again")
            return
        kind, reason = (BlockKind.PARAGRAPH, "a paragraph") if body.blocks else (BlockKind.LEAD, "the first paragraph")
        draft.set(kind, reason, len(self.bodies) - 1)
        body.blocks.append(index)

    def _settle(self, *, ended: bool) -> None:
        """Decide what the short lines since the last paragraph are."""
        body, pending = self.bodies[-1], self.pending
        others = frozenset[int]() if ended else self.other_headlines(self.pending, body)
        for place, i in enumerate(pending):
            draft = self.made[i]
            if self.zone or i in others:
                draft.set(BlockKind.RELATED, "a line among other stories")
            elif draft.block.links > LINK_SHARE:
                draft.set(BlockKind.RELATED, LINKED)
            elif body.repeated_in(draft):
                draft.set(BlockKind.REPEATED_HEADLINE, "the headline again")
            elif draft.words >= _STRAY_HEADLINE and self.continues(draft.text):
                draft.set(BlockKind.PARAGRAPH, "it goes on with what was said", len(self.bodies) - 1)
                body.blocks.append(i)
            elif ended and draft.text.startswith("*") and place == len(pending) - 1 and not draft.sentence:
                draft.set(BlockKind.BYLINE, "a note on the author at the body's end")
            elif (
                is_item(draft.text)
                or (not ended and self._is_subheading(draft, alone=len(pending) == 1))
                or (not ended and len(pending) > _TWO and self._verse(pending))
            ):
                self._subhead(body, i)
            elif ended and draft.words > _LONGEST_STRAY and self._follows(i):
                draft.set(BlockKind.PARAGRAPH, "too long for a headline", len(self.bodies) - 1)
                body.blocks.append(i)
            elif ended:
                self._after_body(draft, last=place == len(pending) - 1)
            else:
                draft.set(BlockKind.TEASER, "a headline alone between paragraphs")
        pending.clear()

    def _follows(self, index: int) -> bool:
        """Tell whether a block stands right after a paragraph."""
        return self.made[index - 1].kind in BODY_KINDS

    def _subhead(self, body: Body, index: int) -> None:
        self.made[index].set(BlockKind.SUBHEADING, "a short line between paragraphs", len(self.bodies) - 1)
        body.blocks.append(index)

    @staticmethod
    def _is_subheading(draft: Draft, *, alone: bool) -> bool:
        text = draft.text
        if text.endswith((":", "\u060c", "\u061b", "\u061f")) or draft.block.tag in {
            "h2",
            "h3",
            "h4",
            "h5",
            "strong",
            "b",
            "li",
            "p",
        }:
            return True
        return draft.words < _STRAY_HEADLINE or (not alone and draft.words < _STRAY_HEADLINE + 4)

    def _verse(self, pending: list[int]) -> bool:
        """Tell whether lines are verse or a list quoted in the body: several of them, none long."""
        return all(self.made[i].words < LABEL_WORDS for i in pending)

    def _after_body(self, draft: Draft, *, last: bool) -> None:
        """Name a short line after the last paragraph."""
        found = self.names.dateline(draft.text)
        if found:
            draft.set(*found)
        elif last and draft.words <= 4:  # noqa: PLR2004
            draft.set(BlockKind.BYLINE, "a short line at the body's end")
        else:
            draft.set(BlockKind.STRAY, "a short line after the body")

    def _leave(self, reason: str) -> None:
        """Give every block that is left a kind."""
        for draft in self.made:
            if draft.kind is None:
                draft.set(BlockKind.STRAY, reason)

    def _kept(self) -> list[Body]:
        """Return the bodies that are articles, numbered anew."""
        kept = [b for b in self.bodies if sum(self.made[i].words for i in b.blocks) >= _BODY_WORDS]
        number = {id(b): n for n, b in enumerate(kept)}
        for old, body in enumerate(self.bodies):
            for draft in self.made:
                if draft.article == old and id(body) not in number:
                    draft.set(BlockKind.STRAY, "too little for an article")
        for body in kept:
            for i in [*body.blocks, body.start]:
                if self.made[i].article is not None:
                    self.made[i].article = number[id(body)]
        return kept
