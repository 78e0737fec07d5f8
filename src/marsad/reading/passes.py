"""What the passes over a page's blocks share: the article being put together, and how a line opens."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.reading.blocks import BlockKind
from marsad.reading.furniture import first_word, opening_words, same_words
from marsad.reading.headline import NO_NAMES, SiteNames, is_repeat, take_apart
from marsad.reading.short_lines import is_item

if TYPE_CHECKING:
    from marsad.reading.credits import Names
    from marsad.reading.furniture import Furniture
    from marsad.reading.kinds import Draft

_WAW = "\u0648"
_FA = "\u0641"
# Letters of the longest preposition that opens a connective phrase.
_PREPOSITION = 3
# Fused conjunctions, prepositions and articles, the longest first.
_PROCLITICS = (
    "\u0648\u0627\u0644",
    "\u0628\u0627\u0644",
    "\u0644\u0644",
    "\u0627\u0644",
    "\u0648",
    "\u0628",
    "\u0644",
    "\u0641",
)
# A block that repeats a headline has at most so many times its characters, and so many more.
_LONGER, _MORE_CHARS = 2, 40
# Words of the shortest headline of another story, how many stand in a row, and the marks that end none.
_HEADLINE, _SEVERAL = 5, 2
_GOES_ON = (":", "\u060c", "\u061b")
_DIGIT = re.compile(r"\d")
# Letters of the shortest stem, and letters by which two words are taken for forms of one.
_SHORTEST_STEM = 3
_STEM = 5


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
    _same: tuple[str, str] = ("", "")

    @property
    def same(self) -> str:
        """The headline's `same_words`."""
        if self._same[0] != self.title:
            self._same = self.title, same_words(self.title)
        return self._same[1]

    def repeated_in(self, draft: Draft) -> bool:
        """Tell whether a block repeats the headline."""
        short = len(draft.text) <= _LONGER * len(self.title) + _MORE_CHARS
        return short and is_repeat(draft.same, self.same)


@dataclass(slots=True)
class Passes:
    """The blocks of a page, and what is known for judging them.

    Attributes:
        made: the drafts, in page order.
        names: known outlets and places.
        furniture: word classes.
        titles: headlines that the row or the metadata give, best first.
        own: what the page may call its site.
    """

    made: list[Draft]
    names: Names
    furniture: Furniture
    titles: tuple[str, ...] = ()
    own: SiteNames = NO_NAMES

    def opens_lead(self, text: str) -> bool:
        """Tell whether a text opens with a verb as leads do."""
        return first_word(text) in self.furniture.opening_verbs

    def other_headlines(self, lines: list[int], body: Body) -> frozenset[int]:
        """Return the lines between paragraphs that are headlines of other stories on the article's subject.

        A sub-heading stands alone; of several lines in a row those that are as long as headlines and speak of what the
        article's own headline speaks of are links to what was reported before.
        """
        long = [self.made[i] for i in lines if self._is_headline(self.made[i])]
        if len(long) < _SEVERAL:
            return frozenset()
        subject = content_words(body.title)
        if any(subject.isdisjoint(content_words(d.text)) for d in long):
            return frozenset()
        # Lines with figures that end in the same word are items of a list.
        if all(_DIGIT.search(d.text) for d in long) and len({d.same.rsplit(" ", 1)[-1] for d in long}) < len(long):
            return frozenset()
        return frozenset(i for i in lines if self.made[i] in long)

    def _is_headline(self, draft: Draft) -> bool:
        """Tell whether a line of a text row is as long as a headline and ends as one does."""
        text = draft.text
        return (
            draft.words >= _HEADLINE
            and not draft.block.tag
            and not is_item(text)
            and not self.continues(text)
            and not text.endswith(_GOES_ON)
            and "\n" not in text
        )

    def entitle(self, body: Body, index: int, others: frozenset[str], reason: str, article: int = 0) -> None:
        """Make a block the headline of an article."""
        apart = take_apart(self.made[index].text, self.names, self.furniture, others, self.own)
        body.title = apart.text
        body.section = body.section or apart.section
        body.site = body.site or apart.site
        body.start = index
        self.made[index].set(BlockKind.HEADLINE, reason, article)

    def continues(self, text: str) -> bool:
        """Tell whether a paragraph's first words tie it to what was said before."""
        first, second = (*opening_words(text), "", "")[:2]
        if not first:
            return False
        known = self.furniture.continuing
        if first in known or (first[0] == _WAW and first not in self.furniture.own_waw):
            return True
        if len(first) <= _PREPOSITION and second in known:
            return True
        return first[0] == _FA and (first[1:] in self.furniture.opening_verbs or first[1:] in known)


def content_words(text: str) -> frozenset[str]:
    """Return a text's words of some weight, folded, without proclitics and article."""
    words = set()
    for word in "".join(c if c.isalnum() else " " for c in fold_text(text)).split():
        stem = word
        for prefix in _PROCLITICS:
            if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST_STEM:
                stem = stem[len(prefix) :]
                break
        if len(stem) >= _SHORTEST_STEM:
            words.add(stem[:_STEM])
    return frozenset(words)


def overlap(headline: str, text: str) -> float:
    """Return the share of a headline's words of weight that a text holds, 0 to 1."""
    wanted = content_words(headline)
    return len(wanted & content_words(text)) / len(wanted) if wanted else 0.0
