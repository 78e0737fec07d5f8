"""The head of a page: the headline, what stands around it, and where the body starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reading.blocks import BlockKind
from marsad.reading.furniture import same_words
from marsad.reading.headline import LONGEST, SHORTEST, find_headline, may_open_body, take_apart
from marsad.reading.passes import Body, Passes, overlap

if TYPE_CHECKING:
    from marsad.reading.kinds import Draft

#: A line with more words may be body where a page has no paragraph.
FEW_WORDS = 5
# Words of all such lines together.
_LINES_WORDS = 24
# Words of the shortest lead that stands alone without a full stop, as news flashes do.
_FLASH_WORDS = 12
# Blocks among which a dumped page's title stands.
_FIRST_BLOCKS = 3
# Blocks of the opening that repeat a headline's words; most of its words that they repeat of a slogan, and how much
# more of a headline below it.
_OPENING = 3
_STRANGE, _MORE = 0.34, 0.25


class HeadPass(Passes):
    """Finds the headline and the first paragraph of a page."""

    def run(self, body: Body) -> int | None:
        """Find the headline and the first paragraph; return the paragraph's index, None if there is none."""
        anchor = self._anchor(body)
        first = next((i for i in range(anchor + 1, len(self.made)) if self.made[i].prose), None)
        if first is None:
            first = self._only_lines(anchor)
            if first is None:
                return None
        if anchor < 0 and not body.title:
            first = self._long_title(first)
            head = self.made[:first]
            found = self._told(head, find_headline(head), first)
            if found is not None:
                others = frozenset(d.same for d in self.made[:first] if d.kind is None)
                self.entitle(body, found, others, "the headline's place above the body")
                anchor = found
        return self._between(body, anchor, first)

    def _told(self, head: list[Draft], found: int | None, first: int) -> int | None:
        """Return the line of the head that the body tells of, where it does not tell of the one that was found.

        The name of a site and its slogan stand above the headline; the first paragraphs repeat none of their words.
        """
        if found is None:
            return None
        below = range(found + 1, len(head))
        fit = [
            i for i in below if head[i].kind is None and SHORTEST < head[i].words <= LONGEST and not head[i].sentence
        ]
        if not fit:
            return found
        told = " ".join(d.text for d in self.made[first : first + _OPENING])
        share = overlap(head[found].text, told)
        if share > _STRANGE:
            return found
        return next((i for i in fit if overlap(head[i].text, told) >= share + _MORE), found)

    def _only_lines(self, anchor: int) -> int | None:
        """Return the first block of a body without a paragraph: a sentence, lines long enough, a news flash."""
        sentence = next((i for i in range(anchor + 1, len(self.made)) if self.made[i].sentence), None)
        if sentence is not None:
            return sentence
        lines = [
            i for i in range(anchor + 1, len(self.made)) if self.made[i].kind is None and self.made[i].words > FEW_WORDS
        ]
        if not lines:
            return None
        titled = anchor >= 0 or bool(self.titles)
        if titled and sum(self.made[i].words for i in lines) >= _LINES_WORDS:
            return lines[0]
        leads = (i for i in lines if self.made[i].words >= _FLASH_WORDS and self.opens_lead(self.made[i].text))
        return next(leads, None)

    def _anchor(self, body: Body) -> int:
        """Find the block that is a known headline; return its index, -1 if none is."""
        shown = frozenset(d.same for d in self.made if d.kind is None and d.words <= LONGEST)
        apart = [take_apart(t, self.names, self.furniture, shown, self.own) for t in self.titles]
        known = [a.text for a in apart]
        if apart:
            body.section, body.site = apart[0].section, next((a.site for a in apart if a.site), None)
        first = next(
            (d for d in self.made[:_FIRST_BLOCKS] if d.kind is None and d.words <= LONGEST and not d.sentence), None
        )
        if not known and first is not None:
            # The first line of a dumped page is its title with the site's name; the headline stands again below.
            others = frozenset(
                d.same for d in self.made if d.kind is None and d is not first and len(d.text) <= len(first.text)
            )
            whole = take_apart(first.text, self.names, self.furniture, others, self.own)
            if (whole.site or whole.section) and same_words(whole.text) in others:
                known.append(whole.text)
                body.section, body.site = whole.section, whole.site
                first.set(BlockKind.MASTHEAD, "the page's title with the site's name")
        for title in known:
            key = same_words(title)
            same = [
                i
                for i, d in enumerate(self.made)
                if d.kind in {None, BlockKind.HEADLINE} and len(d.text) < 2 * len(title) and d.same == key
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
        if following is None or not following.prose or self.opens_lead(draft.text):
            return first
        return self.made.index(following)

    def _between(self, body: Body, anchor: int, first: int) -> int:
        """Name the blocks around the headline; return where the body starts, a standfirst included."""
        start = first
        for i, draft in enumerate(self.made[:first]):
            if draft.kind is BlockKind.SECTION and body.section is None and i < max(anchor, 1):
                body.section = draft.text
            if draft.kind is not None:
                continue
            if body.repeated_in(draft):
                draft.set(BlockKind.REPEATED_HEADLINE, "the headline again")
            elif (
                i > anchor
                and may_open_body(draft.text)
                and draft.words <= 3 * LONGEST
                and (anchor >= 0 or draft.sentence)
            ):
                start = min(start, i)
            elif i > anchor:
                draft.set(BlockKind.CAPTION, "a short line between headline and body")
            else:
                draft.set(BlockKind.MASTHEAD, "before the headline")
        return start
