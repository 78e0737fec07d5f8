"""What is taken out of a body once it is known as a whole."""

from __future__ import annotations

import re
from itertools import pairwise

from marsad.reading.blocks import BlockKind
from marsad.reading.furniture import bare, first_word
from marsad.reading.headline import SHORTEST
from marsad.reading.kinds import LINK_SHARE
from marsad.reading.passes import Body, Passes, overlap

#: The reason of a linked line between paragraphs.
LINKED = "a linked line between paragraphs"
# Teasers of the smallest index page, and share of its paragraphs that are teasers.
_TEASERS = 4
_TEASER_SHARE = 0.6
# Words of the shortest pasted lead, and how many in a row are a list of other stories.
_LEAD_WORDS = 12
_LEADS_IN_A_ROW = 3
# The reason of a headline in a round-up.
_ROUND_UP = "the headline of a story of a round-up"
# Times of day, and how many of them between paragraphs make a live blog.
_CLOCK = re.compile(r"\W*\d{1,2}[:.]\d\d(?!\d)(?!.*\d{4})")
_TIMES = frozenset({BlockKind.DATE_LINE, BlockKind.COUNTER})
_ENTRIES = 2
# Share of a paragraph's words that its neighbour in one story repeats.
_OWN_WORDS = 0.4


class AfterPass(Passes):
    """Looks at a whole body and takes out what does not belong to it."""

    def drop_other_leads(self, body: Body) -> None:
        """Take a list of other stories' leads, pasted as prose, off the body's end.

        Each of them opens with a verb and names everything anew, as no paragraph that goes on does. At least three in a
        row must end a body that before them goes on in the usual way.
        """
        tail = leads = 0
        for count, i in enumerate(reversed(body.blocks), start=1):
            if self.continues(self.made[i].text) or self.made[i].words < _LEAD_WORDS:
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
        shares = [overlap(self.made[a].text, self.made[b].text) for a, b in pairwise(tail)]
        return bool(rest) and sum(shares) / len(shares) < _OWN_WORDS

    def split_round_up(self, bodies: list[Body]) -> list[Body]:
        """Part the stories of a round-up («the news in brief»): each line above a lead that repeats it is its headline.

        What names the round-up is the page's headline, or its first line.
        """
        above = self.made[: bodies[0].blocks[0]] if bodies[0].blocks else []
        heads = [d for d in above if d is above[0] or d.kind is BlockKind.HEADLINE or d.block.tag == "h1"]
        if not any(self._names_round_up(d.text) for d in heads):
            return bodies
        parted: list[Body] = []
        for body in bodies:
            titles = [i for i, after in pairwise(body.blocks) if self._heads(i, after)]
            line = body.blocks[0] - 1
            if self._names_round_up(body.title) and self.made[line].kind is BlockKind.CAPTION:
                self.entitle(body, line, frozenset(), _ROUND_UP, len(parted))
            stops = [*map(body.blocks.index, titles), len(body.blocks)]
            rest, body.blocks = body.blocks, body.blocks[: stops[0]]
            parted.append(body)
            for start, stop in pairwise(stops):
                story = Body(blocks=rest[start + 1 : stop])
                self.entitle(story, rest[start], frozenset(), _ROUND_UP, len(parted))
                parted.append(story)
        return parted

    def _names_round_up(self, text: str) -> bool:
        """Tell whether a line says that what follows are several stories."""
        words = bare(text)
        return any(words == name or words.startswith(name + " ") for name in self.furniture.round_ups)

    def _heads(self, index: int, after: int) -> bool:
        """Tell whether a line is the headline of the paragraph after it."""
        line, paragraph = self.made[index], self.made[after]
        if line.kind is not BlockKind.SUBHEADING or paragraph.kind is BlockKind.SUBHEADING or line.words < SHORTEST:
            return False
        return (
            overlap(line.text, paragraph.text) >= _OWN_WORDS or first_word(paragraph.text) in self.furniture.lead_verbs
        )

    def mark_times(self, body: Body) -> None:
        """Name the times of day above the entries of a live blog."""
        inside = range(max(body.start, body.blocks[0] - 1), body.blocks[-1]) if body.blocks else ()
        clocks = [i for i in inside if self.made[i].kind in _TIMES and _CLOCK.match(self.made[i].text)]
        if len(clocks) >= _ENTRIES:
            for i in clocks:
                self.made[i].set(BlockKind.LIVE_STAMP, "the time of an entry")

    def drop_repeats(self, body: Body) -> None:
        """Take lines that repeat the headline out of the body."""
        kept = []
        title = body.same
        for i in body.blocks:
            if title and len(self.made[i].text) < 2 * len(body.title) and self.made[i].same == title:
                self.made[i].set(BlockKind.REPEATED_HEADLINE, "the headline again")
            else:
                kept.append(i)
        body.blocks = kept

    def drop_index(self, body: Body) -> None:
        """Empty a body that is an index: most of its paragraphs stand under a linked headline or before «more»."""
        paragraphs = [i for i in body.blocks if self.made[i].kind is not BlockKind.SUBHEADING]
        teasers = sum(self._is_teaser(i) for i in paragraphs)
        if teasers < _TEASERS or teasers < _TEASER_SHARE * len(paragraphs):
            return
        for i in body.blocks:
            self.made[i].set(BlockKind.TEASER, "one of many stories on an index page")
        body.blocks = []

    def _is_teaser(self, index: int) -> bool:
        """Tell whether a paragraph is another story's teaser, by what stands over and under it."""
        over = self.made[index - 1] if index else None
        under = self.made[index + 1] if index + 1 < len(self.made) else None
        linked = over is not None and over.block.links > LINK_SHARE and over.reason == LINKED
        return linked or (under is not None and under.kind is BlockKind.TEASER and under.rule is not None)
