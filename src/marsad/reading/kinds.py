"""What a block is by itself: by the phrases in it, by its words, and by what HTML says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.reading.blocks import Block, BlockKind
from marsad.reading.credits import split_parts
from marsad.reading.furniture import bare, ends_sentence
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
# Words of the longest line that a label alone on its line introduces, and digits that make a date without a month.
_LABELLED_WORDS = 6
_DATE_DIGITS = 6
# Tags below a label at most, and words of the longest.
_MOST_TAGS = 15
_TAG_WORDS = 4
# A block with more of its text in links than this is a link, not prose.
LINK_SHARE = 0.6
# Kinds of page parts below which a credit is that of another story.
_OTHERS = frozenset({BlockKind.RELATED, BlockKind.COMMENTS, BlockKind.FOOTER})
_CREDIT_MARK = ("credit",)
# Items of the shortest navigation bar in one line, and share of its words that they make.
_BAR_ITEMS, _BAR_SHARE = 4, 0.6
# Known pieces of the shortest row of labels and dates, and the marks that part them.
_ROW_PIECES = 2
_BARS = re.compile(r"[|\u2022\u00b7\u2219\u25cf]|\s[-\u2013\u2014/]\s")
# Words of the longest name beside a date, the marks that set it apart, and the digits of a year.
_NAME_WORDS = 5
_MARK = re.compile(r"[|\u2022\u00b7:\u060c,]|\s[-\u2013\u2014/]\s?|\s?[-\u2013\u2014/]\s")
_YEAR_DIGITS = 4
_QUESTION = "\u061f"
_MARKUP = ('content="', "<", "/>", "-->", "{", "function(", "var ", "document.", "window.", "//Put")
_RULES = frozenset("-_=*~\u2022\u00b7.+#|/\\<>\u2013\u2014\u25cf\u25aa \u0640")


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

    def set(self, kind: BlockKind, reason: str, article: int | None = None) -> None:
        """Decide what the block is."""
        self.kind, self.reason, self.article = kind, reason, article

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text

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
        open_ = below or block.marks == _CREDIT_MARK
        if block.hint is not None and block.hint is not BlockKind.TAGS and not open_:
            made.append(Draft(block, len(block.text.split()), block.hint, "marks: " + " ".join(block.marks)))
            ended = ended or (i > last and block.hint in _OTHERS)
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


def _part(block: Block, start: int, end: int) -> Block:
    """Return a stretch of a block as a block."""
    first = block.place.start + start
    return replace(block, text=block.text[start:end], place=Span(start=first, end=first + end - start))


def _name(draft: Draft, furniture: Furniture, names: Names) -> None:
    """Name a block by its own words, if they suffice."""
    text, words = draft.text, draft.words
    if not any(c.isalnum() for c in text):
        draft.set(BlockKind.RULE, "marks alone")
    elif text.startswith(_MARKUP) or text.endswith("/>"):
        draft.set(BlockKind.MARKUP, "left over from HTML")
    elif not any(c.isalpha() for c in text):
        draft.set(BlockKind.DATE_LINE if is_date_line(text, furniture) else BlockKind.COUNTER, "numbers alone")
    elif words <= LABEL_WORDS:
        if is_address(text):
            draft.set(BlockKind.CONTACT, "an address")
        elif is_date_line(text, furniture):
            draft.set(BlockKind.DATE_LINE, "words of dates alone")
        elif _is_breadcrumb(text, furniture):
            draft.set(BlockKind.NAVIGATION, "a path from the home page")
        elif _is_bar(text, furniture):
            draft.set(BlockKind.NAVIGATION, "the names of sections in a row")
        elif bare(text) in furniture.sections:
            draft.set(BlockKind.SECTION, "the name of a section")
        else:
            found = names.dateline(text)
            if found:
                draft.set(*found)
            elif (kind := _credit_row(text, furniture)) is not None:
                draft.set(kind, "a row of labels, dates and counters")
            elif _is_dated_name(text, furniture):
                draft.set(BlockKind.DATE_LINE, "a name and a date, set apart by a mark")


def _is_breadcrumb(text: str, furniture: Furniture) -> bool:
    """Tell whether a line is the path from the home page to the article."""
    parts = split_parts(text.replace(">", "/").replace("\u00bb", "/").replace("\u203a", "/"))
    home = furniture.line(parts[0]) if len(parts) > 1 else None
    return home is not None and home.kind is BlockKind.NAVIGATION


def _is_bar(text: str, furniture: Furniture) -> bool:
    """Tell whether a line is a bar of navigation: names of sections in a row, few other words, no verb."""
    words = bare(text).split()
    if len(words) < _BAR_ITEMS or ends_sentence(text):
        return False
    items = known = place = 0
    while place < len(words):
        reach = next((n for n in (4, 3, 2, 1) if _is_item(" ".join(words[place : place + n]), furniture)), 0)
        items, known = items + (reach > 0), known + reach
        if not reach and words[place] in furniture.opening_verbs:
            return False
        place += max(reach, 1)
    return items >= _BAR_ITEMS and known >= _BAR_SHARE * len(words)


def _is_item(words: str, furniture: Furniture) -> bool:
    """Tell whether words are an item of a navigation bar."""
    if words in furniture.sections:
        return True
    rule = furniture.line(words)
    return rule is not None and rule.kind is BlockKind.NAVIGATION


def _credit_row(text: str, furniture: Furniture) -> BlockKind | None:
    """Return what a row of pieces between bars is («by the editor | 5 May 2023 | 1,204 views»), if it is furniture."""
    pieces = [p.strip() for p in _BARS.split(text) if p.strip()]
    known = [k for k in (_of_piece(p, furniture) for p in pieces) if k is not None]
    # One piece may be a name that nobody knows, beside two that are known.
    if len(known) < max(_ROW_PIECES, len(pieces) - 1) or set(known) <= {BlockKind.SECTION, BlockKind.KICKER}:
        return None
    return BlockKind.DATE_LINE if BlockKind.DATE_LINE in known else known[0]


def _of_piece(text: str, furniture: Furniture) -> BlockKind | None:
    """Return what a piece of a row is: a date, a section, a phrase of furniture that takes the whole of it."""
    if is_date_line(text, furniture):
        return BlockKind.DATE_LINE
    if bare(text) in furniture.sections:
        return BlockKind.SECTION
    first = furniture.cut(text)[0]
    return first.rule.kind if first.rule and first.end == len(text) else None


def _is_dated_name(text: str, furniture: Furniture) -> bool:
    """Tell whether a line is a name and a date, with a mark between them («name - 5-11-2023, 14:10»)."""
    for match in _MARK.finditer(text):
        sides = (text[: match.start()], text[match.end() :])
        for name, date in (sides, sides[::-1]):
            words = bare(name).split()
            if 0 < len(words) <= _NAME_WORDS and is_whole_date(date, furniture) and not any(c.isdigit() for c in name):
                return not any(w in furniture.opening_verbs for w in words)
    return False


def is_whole_date(text: str, furniture: Furniture) -> bool:
    """Tell whether a line holds nothing but a date of day, month and year."""
    return is_date_line(text, furniture) and sum(c.isdigit() for c in text) > _YEAR_DIGITS


def is_address(text: str) -> bool:
    """Tell whether a line is a mail or web address and nothing else of weight."""
    parts = text.split()
    addresses = sum(("@" in p and "." in p) or "://" in p or p.startswith("www.") for p in parts)
    return addresses > 0 and len(parts) <= addresses + 2


def is_date_line(text: str, furniture: Furniture) -> bool:
    """Tell whether a line holds a date or time and no word that dates do not hold."""
    words = "".join(c if c.isalpha() else " " for c in fold_text(text)).split()
    if not any(c.isdigit() for c in text):
        return False
    known = sum(w in furniture.calendar or len(w) == 1 for w in words)
    if known < len(words):
        return False
    digits = sum(c.isdigit() for c in text)
    return any(w in furniture.dated for w in words) or ":" in text or digits >= _DATE_DIGITS or len(words) > 1


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
            if tag.kind not in {None, BlockKind.SECTION} or tag.words > _TAG_WORDS or ends_sentence(tag.text):
                break
            tag.set(BlockKind.TAGS, "below the label of tags")
            tag.label = tag.text
