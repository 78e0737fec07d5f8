"""Which blocks make which article: the head, the body, what interrupts it, and a second article after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.reading.blocks import BODY_KINDS, BlockKind
from marsad.reading.furniture import first_word, same_words
from marsad.reading.headline import LONGEST, SHORTEST, find_headline, is_repeat, may_open_body, take_apart
from marsad.reading.kinds import LABEL_WORDS, Draft

if TYPE_CHECKING:
    from marsad.reading.credits import Names
    from marsad.reading.furniture import Furniture

# Words of the shortest body that is an article.
_BODY_WORDS = 12
# Words of a lone line between paragraphs that is another story's headline rather than a sub-heading.
_STRAY_HEADLINE = 8
# Share of a headline's words that its own lead repeats.
_OWN_LEAD = 0.4
# Paragraphs in a row, each opening a story of its own, that are a list of other stories.
_LEADS_IN_A_ROW = 3
_TWO = 2
# Words of the shortest line that may be body where a page has no paragraph.
_FEW_WORDS = 5
_WAW = "\u0648"
_FA = "\u0641"
_BULLETS = frozenset("-*\u2022\u00b7\u25cf\u2013\u25aa")
#: Kinds after which an article has come to its end, so that what follows is another.
_CLOSING = frozenset({BlockKind.END_MARK, BlockKind.TAGS, BlockKind.COMMENTS, BlockKind.FOOTER})


@dataclass(slots=True)
class Body:
    """One article being put together.

    Attributes:
        title: its headline, taken apart from site and section.
        section: the section named beside the headline.
        site: the site's name beside the headline.
        start: index of its first block.
        blocks: indices of its paragraphs.
    """

    title: str = ""
    section: str | None = None
    site: str | None = None
    start: int = 0
    blocks: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Reader:
    """Goes through the drafts of one page once and gives each its kind and article.

    Attributes:
        made: the drafts, in page order.
        names: known outlets and places.
        furniture: word classes.
        titles: headlines that the row or the metadata give, best first.
    """

    made: list[Draft]
    names: Names
    furniture: Furniture
    titles: tuple[str, ...] = ()
    bodies: list[Body] = field(default_factory=list)

    def run(self) -> list[Body]:
        """Return the page's articles; kinds and articles are noted in the drafts."""
        start = self._head()
        if start is None:
            self._leave(range(len(self.made)), "no paragraph on the page")
            return []
        self._walk(start)
        for number, body in enumerate(self.bodies):
            self._drop_other_leads(body)
            self._drop_repeats(body)
            for i in body.blocks:
                self.made[i].article = number
        self._leave(range(len(self.made)), "outside the body")
        return self._kept()

    # ------------------------------------------------------------------ the head

    def _head(self) -> int | None:
        """Find the headline and the first paragraph; return the paragraph's index."""
        body = Body()
        self.bodies.append(body)
        anchor = self._anchor(body)
        first = next((i for i in range(anchor + 1, len(self.made)) if self.made[i].prose), None)
        if first is None:
            first = self._only_lines(anchor)
            if first is None:
                return None
        if anchor < 0 and not body.title:
            first = self._long_title(first)
            head = self.made[:first]
            found = find_headline(head)
            if found is not None:
                others = frozenset(same_words(d.text) for d in self.made[:first] if d.kind is None)
                self._entitle(body, found, others, "the headline's place above the body")
                anchor = found
        return self._between(body, anchor, first)

    def _only_lines(self, anchor: int) -> int | None:
        """Return the first block of a body without a paragraph: a short sentence, or lines that together are long enough."""
        sentence = next((i for i in range(anchor + 1, len(self.made)) if self.made[i].sentence), None)
        if sentence is not None:
            return sentence
        lines = [i for i in range(anchor + 1, len(self.made)) if self.made[i].kind is None and self.made[i].words > _FEW_WORDS]
        if not lines or (anchor < 0 and not self.titles) or sum(self.made[i].words for i in lines) < 2 * _BODY_WORDS:
            return None
        return lines[0]

    def _anchor(self, body: Body) -> int:
        """Find the block that is a known headline; return its index, -1 if none is."""
        known = list(self.titles)
        first = next((d for d in self.made[:3] if d.kind is None and d.words <= LONGEST and not d.sentence), None)
        if not known and first is not None:
            # The first line of a dumped page is its title with the site's name; the headline stands again below.
            others = frozenset(
                same_words(d.text) for d in self.made if d.kind is None and d is not first and len(d.text) <= len(first.text)
            )
            apart = take_apart(first.text, self.names, self.furniture, others)
            if (apart.site or apart.section) and same_words(apart.text) in others:
                known.append(apart.text)
                body.section, body.site = apart.section, apart.site
                first.set(BlockKind.MASTHEAD, "the page's title with the site's name")
        for title in known:
            key = same_words(title)
            same = [
                i
                for i, d in enumerate(self.made)
                if d.kind in {None, BlockKind.HEADLINE} and len(d.text) < 2 * len(title) and same_words(d.text) == key
            ]
            if same:
                prose = next((i for i in range(same[0] + 1, len(self.made)) if self.made[i].prose), len(self.made))
                chosen = max((i for i in same if i < prose), default=same[0])
                body.title = self.made[chosen].text if not self.titles else title
                for i in same:
                    kind = BlockKind.HEADLINE if i == chosen else BlockKind.REPEATED_HEADLINE
                    self.made[i].set(kind, "the title that the page gives", 0 if i == chosen else None)
                body.start = chosen
                return chosen
        if known:
            body.title = known[0]
        return -1

    def _long_title(self, first: int) -> int:
        """Return the index of the first paragraph, where the first long line is really the headline."""
        draft = self.made[first]
        if any(d.kind is None and d.words >= SHORTEST for d in self.made[:first]) or draft.words > LONGEST:
            return first
        if draft.text.endswith((".", "\u00bb.", '".')) and not draft.text.endswith(".."):
            return first
        following = next((d for d in self.made[first + 1 :] if d.kind is None), None)
        if following is None or not following.prose or self._opens_lead(draft.text):
            return first
        return self.made.index(following)

    def _opens_lead(self, text: str) -> bool:
        """Tell whether a text opens with a verb as leads do."""
        return first_word(text) in self.furniture.lead_verbs

    def _entitle(self, body: Body, index: int, others: frozenset[str], reason: str, article: int = 0) -> None:
        """Make a block the headline of an article."""
        apart = take_apart(self.made[index].text, self.names, self.furniture, others)
        body.title = apart.text
        body.section = body.section or apart.section
        body.site = body.site or apart.site
        body.start = index
        self.made[index].set(BlockKind.HEADLINE, reason, article)

    def _between(self, body: Body, anchor: int, first: int) -> int:
        """Name the blocks around the headline; return where the body starts, a standfirst included."""
        start = first
        for i, draft in enumerate(self.made[:first]):
            if draft.kind is BlockKind.SECTION and body.section is None and i < max(anchor, 1):
                body.section = draft.text
            if draft.kind is not None:
                continue
            if body.title and is_repeat(draft.text, body.title):
                draft.set(BlockKind.REPEATED_HEADLINE, "the headline again")
            elif i > anchor and may_open_body(draft.text) and draft.words <= 3 * LONGEST and (anchor >= 0 or draft.sentence):
                start = min(start, i)
            elif i > anchor:
                draft.set(BlockKind.CAPTION, "a short line between headline and body")
            else:
                draft.set(BlockKind.MASTHEAD, "before the headline")
        return start

    # ------------------------------------------------------------------ the body

    def _walk(self, start: int) -> None:
        """Go through the blocks from the first paragraph on."""
        body = self.bodies[-1]
        zone: str | None = None
        closed = False
        pending: list[int] = []
        i = start
        while i < len(self.made):
            draft = self.made[i]
            if draft.kind is not None and not (draft.kind in {BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.SECTION} and not draft.rule and self._inside(i, draft)):
                if draft.rule and draft.rule.opens:
                    self._settle(pending, zone, ended=True)
                    zone = draft.rule.opens if body.blocks else "list"
                closed = closed or draft.kind in _CLOSING
            elif self._reads_on(draft, zone):
                if zone == "rest" and not self._goes_on(i):
                    draft.set(BlockKind.RELATED, "prose in a list of other stories")
                elif (zone or closed) and body.blocks and self._is_new(i, pending, closed=closed, rest=zone == "rest"):
                    body = self._open(i, pending)
                    zone, closed = None, False
                elif zone == "rest" and closed:
                    draft.set(BlockKind.STRAY, "prose after the article's end")
                else:
                    self._settle(pending, zone, ended=False)
                    zone = None
                    self._take(body, i)
            else:
                pending.append(i)
            i += 1
        self._settle(pending, zone, ended=True)

    def _inside(self, index: int, draft: Draft) -> bool:
        """Tell whether a line that looked like a credit stands between two paragraphs, where it is a sub-heading."""
        before = index > 0 and self.made[index - 1].article is not None and self.made[index - 1].kind in BODY_KINDS
        after = index + 1 < len(self.made) and self.made[index + 1].prose
        if before and after and draft.kind is not None:
            draft.kind = None
            return True
        return False

    @staticmethod
    def _reads_on(draft: Draft, zone: str | None) -> bool:
        """Tell whether a block goes on with the body: in a list of other stories only a paragraph does."""
        return draft.prose or (draft.sentence and zone is None)

    def _goes_on(self, index: int) -> bool:
        """Tell whether two paragraphs follow one another here, as in an article and not in a list."""
        after = next((d for d in self.made[index + 1 :] if d.kind is None), None)
        return after is not None and after.prose

    def _is_new(self, index: int, pending: list[int], *, closed: bool, rest: bool) -> bool:
        """Tell whether a paragraph after an interruption opens another article.

        It does if a headline stands over it whose words it repeats, or if the article before had come to its end; never
        if it goes on with what was said. Below comments or the foot of a page only the headline's words count.
        """
        draft = self.made[index]
        if self._continues(draft.text) or draft.text.startswith(("\u060c", "\u061b", ",", ";")):
            return False
        title = self._title_over(pending)
        if title is None:
            return closed and not rest and self._opens_lead(draft.text) and self._goes_on(index)
        headline = self.made[title].text
        own = overlap(headline, draft.text)
        return own >= _OWN_LEAD or (closed and not rest and own >= _OWN_LEAD / 2 and self._goes_on(index))

    def _continues(self, text: str) -> bool:
        """Tell whether a paragraph's first word ties it to what was said before."""
        first = first_word(text)
        if not first or first in self.furniture.continuing or (first[0] == _WAW and first not in self.furniture.own_waw):
            return bool(first)
        return first[0] == _FA and (first[1:] in self.furniture.lead_verbs or first[1:] in self.furniture.continuing)

    def _title_over(self, pending: list[int]) -> int | None:
        """Return the last pending line that may be a headline."""
        for i in reversed(pending):
            if SHORTEST < self.made[i].words <= LONGEST:
                return i
        return None

    def _open(self, index: int, pending: list[int]) -> Body:
        """Open another article at a paragraph."""
        body = Body(start=index)
        self.bodies.append(body)
        title = self._title_over(pending)
        if title is not None:
            self._entitle(body, title, frozenset(), "the headline of another article", len(self.bodies) - 1)
            for i in pending:
                if i < title:
                    self.made[i].set(BlockKind.RELATED, "a line among other stories")
                elif i > title:
                    self.made[i].set(BlockKind.CAPTION, "a short line between headline and body")
        pending.clear()
        self._take(body, index)
        return body

    def _take(self, body: Body, index: int) -> None:
        """Put a paragraph into an article."""
        draft = self.made[index]
        if body.title and is_repeat(draft.text, body.title):
            draft.set(BlockKind.REPEATED_HEADLINE, "the headline again")
            return
        kind, reason = (BlockKind.PARAGRAPH, "a paragraph") if body.blocks else (BlockKind.LEAD, "the first paragraph")
        draft.set(kind, reason, len(self.bodies) - 1)
        body.blocks.append(index)

    def _settle(self, pending: list[int], zone: str | None, *, ended: bool) -> None:
        """Decide what the short lines since the last paragraph are."""
        body = self.bodies[-1]
        for place, i in enumerate(pending):
            draft = self.made[i]
            if zone:
                draft.set(BlockKind.RELATED, "a line among other stories")
            elif body.title and is_repeat(draft.text, body.title):
                draft.set(BlockKind.REPEATED_HEADLINE, "the headline again")
            elif not zone and self._continues(draft.text):
                draft.set(BlockKind.PARAGRAPH, "it goes on with what was said", len(self.bodies) - 1)
                body.blocks.append(i)
            elif self._is_item(draft.text) or (not ended and self._is_subheading(draft, alone=len(pending) == 1)) or (not ended and len(pending) > _TWO and self._verse(pending)):
                self._subhead(body, i)
            elif ended:
                self._after_body(draft, last=place == len(pending) - 1)
            else:
                draft.set(BlockKind.TEASER, "a headline alone between paragraphs")
        pending.clear()

    def _subhead(self, body: Body, index: int) -> None:
        self.made[index].set(BlockKind.SUBHEADING, "a short line between paragraphs", len(self.bodies) - 1)
        body.blocks.append(index)

    @staticmethod
    def _is_item(text: str) -> bool:
        """Tell whether a line is an item of a list in the body."""
        return text[0] in _BULLETS or (text[0].isdigit() and not text[-1].isdigit() and len(text.split()) > _TWO)

    @staticmethod
    def _is_subheading(draft: Draft, *, alone: bool) -> bool:
        text = draft.text
        if text.endswith((":", "\u060c", "\u061b", "\u061f")) or draft.block.tag in {"h2", "h3", "h4", "h5", "strong", "b", "li", "p"}:
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

    # ------------------------------------------------------------------ afterthoughts

    def _drop_other_leads(self, body: Body) -> None:
        """Take a list of other stories' leads, pasted as prose, off the body's end.

        Each of them opens with a verb and names everything anew, as no paragraph that goes on does. At least three in a
        row must end a body that before them goes on in the usual way.
        """
        tail = leads = 0
        for count, i in enumerate(reversed(body.blocks), start=1):
            if self._continues(self.made[i].text) or self.made[i].words < PROSE_TAIL:
                break
            if first_word(self.made[i].text) in self.furniture.lead_verbs:
                tail, leads = count, leads + 1
            elif count - leads > 1:
                break
        rest = body.blocks[: len(body.blocks) - tail]
        if leads < _LEADS_IN_A_ROW or len(rest) < 1 or not self._strangers(rest, body.blocks[len(rest) :]):
            return
        for i in body.blocks[len(rest) :]:
            self.made[i].set(BlockKind.RELATED, "leads of other stories in a row at the end")
        body.blocks = rest

    def _strangers(self, rest: list[int], tail: list[int]) -> bool:
        """Tell whether the paragraphs of a tail say little to one another, as leads of different stories do."""
        shares = [overlap(self.made[a].text, self.made[b].text) for a, b in zip(tail, tail[1:], strict=False)]
        return bool(rest) and sum(shares) / len(shares) < _OWN_LEAD

    def _drop_repeats(self, body: Body) -> None:
        """Take lines that repeat the headline out of the body."""
        kept = []
        title = same_words(body.title)
        for i in body.blocks:
            if title and len(self.made[i].text) < 2 * len(body.title) and same_words(self.made[i].text) == title:
                self.made[i].set(BlockKind.REPEATED_HEADLINE, "the headline again")
            else:
                kept.append(i)
        body.blocks = kept

    def _leave(self, indices: range, reason: str) -> None:
        """Give every block that is left a kind."""
        for i in indices:
            if self.made[i].kind is None:
                self.made[i].set(BlockKind.STRAY, reason)

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


#: Words of the shortest pasted lead.
PROSE_TAIL = 12


def content_words(text: str) -> frozenset[str]:
    """Return a text's words of some weight, folded, without proclitics and article."""
    words = set()
    for word in "".join(c if c.isalnum() else " " for c in fold_text(text)).split():
        stem = word
        for prefix in ("\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0644\u0644", "\u0627\u0644", "\u0648", "\u0628", "\u0644", "\u0641"):
            if stem.startswith(prefix) and len(stem) - len(prefix) >= 3:  # noqa: PLR2004
                stem = stem[len(prefix) :]
                break
        if len(stem) >= 3:  # noqa: PLR2004
            words.add(stem[:5])
    return frozenset(words)


def overlap(headline: str, text: str) -> float:
    """Return the share of a headline's words of weight that a text holds, 0 to 1."""
    wanted = content_words(headline)
    return len(wanted & content_words(text)) / len(wanted) if wanted else 0.0
