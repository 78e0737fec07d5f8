"""What a block is by itself: by the phrases in it, by its words, and by what HTML says about it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from marsad.reading.blocks import Block, BlockKind
from marsad.reading.furniture import bare, ends_sentence, same_words
from marsad.reading.short_lines import (
    TAG_WORDS,
    is_address,
    is_bar,
    is_breadcrumb,
    is_date_line,
    is_dated_name,
    is_hashes,
    row_of_credits,
)
from marsad.records import Span

if TYPE_CHECKING:
    from marsad.reading.credits import Names
    from marsad.reading.furniture import Furniture, Rule

#: Words of a paragraph that ends as a sentence does.
PROSE_WORDS = 10
#: Words of a paragraph, however it ends.
LONG_PROSE_WORDS = 30
#: Words of a sentence that counts as body between paragraphs.
SENTENCE_WORDS = 3
#: Words of the longest line that is read as a date, a credit or a section.
LABEL_WORDS = 16
# Words of the longest line that a label alone on its line introduces.
_LABELLED_WORDS = 6
# Tags below a label at most, and words of the longest row of them.
_MOST_TAGS = 15
_ROW_WORDS = 20
# A block with more of its text in links than this is a link, not prose.
LINK_SHARE = 0.6
# Kinds of page parts below which a credit is that of another story.
_OTHERS = frozenset({BlockKind.RELATED, BlockKind.COMMENTS, BlockKind.FOOTER})
_CREDIT_MARK = ("credit",)
_QUESTION = "\u061f"
_MARKUP = ('content="', "<", "/>", "-->", "{", "function(", "var ", "document.", "window.", "//Put")


@dataclass(slots=True)
class Draft:
    """A block on its way to be judged; the passes of `articles` fill in its kind.

    Attributes:
        block: the block.
        words: number of its words.
        kind: what it was found to be so far.
        reason: why.
        rule: the entry of the resources that found it.
        label: for a block with a label («source:», «tags»): the text after it.
        article: number of its article.
    """

    block: Block
    words: int
    kind: BlockKind | None = None
    reason: str = ""
    rule: Rule | None = None
    label: str = ""
    article: int | None = None
    _same: str | None = None

    def set(self, kind: BlockKind, reason: str, article: int | None = None) -> None:
        """Decide what the block is."""
        self.kind, self.reason, self.article = kind, reason, article

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text

    @property
    def same(self) -> str:
        """The text's `same_words`, by which lines are compared with one another."""
        if self._same is None:
            self._same = same_words(self.block.text)
        return self._same

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph."""
        if self.kind is not None or self.block.links > LINK_SHARE:
            return False
        return self.words >= LONG_PROSE_WORDS or (self.words >= PROSE_WORDS and ends_sentence(self.text))

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does, be it short."""
        if self.kind is not None or self.block.links > LINK_SHARE:
            return False
        return self.words >= SENTENCE_WORDS and ends_sentence(self.text)


def drafts(blocks: tuple[Block, ...], furniture: Furniture, names: Names) -> list[Draft]:
    """Cut blocks at the phrases in them and name what can be named block by block."""
    made: list[Draft] = []
    last = max((i for i, b in enumerate(blocks) if b.hint is None), default=0)
    ended = False
    for i, block in enumerate(blocks):
        # Source line and tags often stand below the body's own element; below a list of stories they are others'.
        below = block.hint is BlockKind.STRAY and not ended
        # A «credit» is a picture's or the story's, as its own words say.
        open_ = below or block.marks == _CREDIT_MARK or block.hint is BlockKind.BYLINE
        if block.hint is not None and block.hint is not BlockKind.TAGS and not open_:
            made.append(Draft(block, len(block.text.split()), block.hint, "marks: " + " ".join(block.marks)))
            ended = ended or (i > last and block.hint in _OTHERS)
            if block.hint is BlockKind.FOOTER:
                _tags_in_foot(made[-1], furniture)
            continue
        text = block.text
        pieces = furniture.cut(text)
        for piece in pieces:
            one = block if len(pieces) == 1 else _part(block, piece.start, piece.end)
            draft = Draft(one, len(one.text.split()))
            if piece.rule:
                draft.set(piece.rule.kind, f"phrase: {piece.rule.id}")
                draft.rule = piece.rule
                draft.label = text[piece.content : piece.end].strip(" :|-\u2013\u2014/\u0640.\xa0")
                if draft.kind is BlockKind.TAGS and sum(map(len, block.anchors)) > len(draft.label) / 2:
                    draft.label = "\n".join(block.anchors)
                ended = ended or (below and piece.rule.opens is not None)
            elif open_ and block.hint is not None:
                _name(draft, furniture, names)
                if draft.kind is None:
                    draft.set(block.hint, "marks: " + " ".join(block.marks))
            elif block.hint is not None:
                draft.set(block.hint, "marks: " + " ".join(block.marks))
                draft.label = "\n".join(block.anchors) or one.text
            else:
                _name(draft, furniture, names)
            made.append(draft)
    _fill_labels(made)
    _fill_tags(made)
    return made


def _tags_in_foot(draft: Draft, furniture: Furniture) -> None:
    """Find the tags in what a page calls a footer: that of the story, not of the page."""
    first = furniture.cut(draft.text)[0]
    if first.rule and first.rule.kind is BlockKind.TAGS and first.end == len(draft.text):
        draft.set(BlockKind.TAGS, f"phrase: {first.rule.id}")
        draft.rule, draft.label = first.rule, "\n".join(draft.block.anchors) or draft.text[first.content :].strip(" :")


def _part(block: Block, start: int, end: int) -> Block:
    """Return a stretch of a block as a block."""
    first = block.place.start + start
    return block._replace(text=block.text[start:end], place=Span(start=first, end=first + end - start))


def _name(draft: Draft, furniture: Furniture, names: Names) -> None:
    """Name a block by its own words, if they suffice."""
    text, words = draft.text, draft.words
    if not any(c.isalnum() for c in text):
        draft.set(BlockKind.RULE, "marks alone")
    elif is_hashes(text):
        draft.set(BlockKind.TAGS, "hash tags alone")
        draft.label = text.replace("#", "\n").replace("_", " ")
    elif draft.sentence and words <= _LABELLED_WORDS and text.isascii():
        draft.set(BlockKind.NOTICE, "a sentence without an Arabic letter")
    elif text.startswith(_MARKUP) or text.endswith("/>"):
        draft.set(BlockKind.MARKUP, "left over from HTML")
    elif not any(c.isalpha() for c in text):
        draft.set(BlockKind.DATE_LINE if is_date_line(text, furniture) else BlockKind.COUNTER, "numbers alone")
    elif words <= LABEL_WORDS:
        letters = bare(text)
        if is_address(text):
            draft.set(BlockKind.CONTACT, "an address")
        elif is_date_line(text, furniture):
            draft.set(BlockKind.DATE_LINE, "words of dates alone")
        elif is_breadcrumb(text, furniture):
            draft.set(BlockKind.NAVIGATION, "a path from the home page")
        elif is_bar(text, letters, furniture):
            draft.set(BlockKind.NAVIGATION, "the names of sections in a row")
        elif letters in furniture.sections:
            draft.set(BlockKind.SECTION, "the name of a section")
        else:
            found = names.dateline(text)
            if found:
                draft.set(*found)
            elif (kind := row_of_credits(text, furniture)) is not None:
                draft.set(kind, "a row of labels, dates and counters")
            elif is_dated_name(text, furniture):
                draft.set(BlockKind.DATE_LINE, "a name and a date, set apart by a mark")


def _fill_labels(made: list[Draft]) -> None:
    """Give a label that stands alone («source:», «published:») the short block after it."""
    takes = (BlockKind.SOURCE_LINE, BlockKind.BYLINE, BlockKind.DATE_LINE)
    for one, after in pairwise(made):
        if one.kind is BlockKind.POLL and after.kind is None and after.text.endswith(_QUESTION):
            after.set(BlockKind.POLL, "the question of a poll")
        if not (one.rule and one.kind in takes) or one.label or after.words > _LABELLED_WORDS or after.rule:
            continue
        if (after.kind is None and not after.sentence) or after.kind in {*takes, BlockKind.DATELINE}:
            one.label = "" if after.kind is BlockKind.DATE_LINE else after.text
            after.set(one.kind, f"after the label: {one.rule.id}")


def _fill_tags(made: list[Draft]) -> None:
    """Make the short lines below a label of tags that stands alone tags, one a line."""
    for i, label in enumerate(made):
        if label.kind is not BlockKind.TAGS or not label.rule or label.label:
            continue
        for tag in made[i + 1 : i + 1 + _MOST_TAGS]:
            if tag is made[i + 1] and _is_row_of_tags(made, i + 1):
                tag.set(BlockKind.TAGS, "below the label of tags")
                # The label's rule says that the row is still to be split.
                tag.rule, tag.label = label.rule, "\n".join(tag.block.anchors) or tag.text
                break
            if tag.kind not in {None, BlockKind.SECTION} or tag.words > TAG_WORDS or ends_sentence(tag.text):
                break
            tag.set(BlockKind.TAGS, "below the label of tags")
            tag.label = tag.text


def _is_row_of_tags(made: list[Draft], index: int) -> bool:
    """Tell whether the line below a label of tags holds them all: it is no sentence, and no paragraph follows it."""
    line = made[index]
    if line.kind is not None or line.words == 1 or line.words > _ROW_WORDS or ends_sentence(line.text):
        return False
    after = made[index + 1] if index + 1 < len(made) else None
    if after is None:
        return True
    if line.words > TAG_WORDS:
        return not after.prose
    return after.kind is not None or after.words > TAG_WORDS
