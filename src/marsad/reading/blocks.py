"""The one model of a page that HTML and text rows share: a list of blocks, each with its kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from marsad.records import Span


class BlockKind(StrEnum):
    """What a block is on its page."""

    HEADLINE = "headline"
    KICKER = "kicker"
    SECTION = "section"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    DATELINE = "dateline"
    BYLINE = "byline"
    DATE_LINE = "date_line"
    SOURCE_LINE = "source_line"
    TAGS = "tags"
    CAPTION = "caption"
    TEASER = "teaser"
    RELATED = "related"
    SHARE = "share"
    SUBSCRIBE = "subscribe"
    COUNTER = "counter"
    COMMENTS = "comments"
    MASTHEAD = "masthead"
    NAVIGATION = "navigation"
    FOOTER = "footer"
    TABLE = "table"
    LIVE_STAMP = "live_stamp"
    POLL = "poll"
    PLAYER = "player"
    ADVERTISEMENT = "advertisement"
    NOTICE = "notice"
    CONTACT = "contact"
    END_MARK = "end_mark"
    MARKUP = "markup"
    RULE = "rule"
    REPEATED_HEADLINE = "repeated_headline"
    STRAY = "stray"


#: Kinds whose text becomes a paragraph of an article.
BODY_KINDS = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.SUBHEADING})


class Block(NamedTuple):
    """A stretch of a page that a reader sees as one piece; a tuple, for pages hold hundreds.

    Attributes:
        text: its text, without spaces at the ends.
        place: where it stands in the page's visible text.
        gap: newlines between it and the block before (text rows); 0 if they share a line.
        tag: its HTML tag, "" in a text row.
        marks: words of class, id, itemprop and role on it and around it that the resources know.
        hint: what these marks say it is.
        links: share of its characters that are link text, 0 to 1.
        anchors: the texts of its links, where it has several.
    """

    text: str
    place: Span
    gap: int = 0
    tag: str = ""
    marks: tuple[str, ...] = ()
    hint: BlockKind | None = None
    links: float = 0.0
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A block with what it was found to be.

    Attributes:
        block: the block.
        kind: what it is.
        reason: the rule or the entry of the resources that said so.
        article: number of the article on the page it belongs to, from 0; None if it belongs to none.
    """

    block: Block
    kind: BlockKind
    reason: str
    article: int | None = None

    @property
    def kept(self) -> bool:
        """Whether its text stands in an article: as headline or in the body."""
        return self.article is not None and (self.kind in BODY_KINDS or self.kind is BlockKind.HEADLINE)
