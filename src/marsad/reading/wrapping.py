"""Lines that were broken in the middle of a sentence, put together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reading.blocks import Block
from marsad.reading.furniture import bare
from marsad.records import Span

if TYPE_CHECKING:
    from marsad.reading.furniture import Furniture

_COMMA = "\u060c"
# Marks after which a line has come to its end.
_STOPS = frozenset('.!?\u061f\u06d4\u2026:\u061b\u00bb\u201d")]}*')
# Words of the longest first line that is taken for the start of a lead rather than a headline.
_SHORT_START = 4
# How much longer than its headline a lead is, where lines of one width are alike.
_MUCH_LONGER = 1.5
# Words of the longest line that is looked at for the phrases of page furniture.
_LABEL_WORDS = 8
# Words of the shortest line that shows by its first word that it is prose.
_FEWEST_WORDS = 3


def rejoined(blocks: tuple[Block, ...], content: str, furniture: Furniture) -> tuple[Block, ...]:
    """Join blocks of a text row that one sentence runs through.

    A line goes on in the next one if no blank line parts them and it ends with a comma or a word that no sentence ends
    with; or if it opens as prose does, does not end as prose does, and the next line does not open as prose does.

    Args:
        blocks: the blocks of a text row.
        content: the row's text.
        furniture: the words that open and cannot end a sentence.

    Returns:
        Blocks in order; a joined block's text holds the newline.
    """
    joined: list[Block] = []
    head = True
    for block in blocks:
        before = joined[-1] if joined else None
        if (
            before is not None
            and block.gap == 1
            and _goes_on(before, block, furniture, first=len(joined) == 1 and "\n" not in before.text, head=head)
        ):
            place = Span(start=before.place.start, end=block.place.end)
            joined[-1] = Block(text=place.of(content), place=place, gap=before.gap)
        else:
            head = head and (before is None or before.text[-1] not in _STOPS)
            joined.append(block)
    return tuple(joined)


def _heads(one: Block, two: Block) -> bool:
    """Tell whether a line may be the headline of the next one: that is much longer and ends as a paragraph does."""
    return (
        two.text[-1] in _STOPS and len(two.text) > _MUCH_LONGER * len(one.text) and len(one.text.split()) > _SHORT_START
    )


def _goes_on(one: Block, two: Block, furniture: Furniture, *, first: bool, head: bool) -> bool:
    """Tell whether a sentence runs from one line into the next.

    Args:
        one: the line.
        two: the next line.
        furniture: the words that open and cannot end a sentence.
        first: whether the line is the page's first.
        head: whether no line before it ended as a sentence does.
    """
    if one.text[-1] in _STOPS or one.hint is not None:
        return False
    words, following = bare(one.text).split(), bare(two.text[:200]).split()
    if not words or not following or furniture.line(two.text):
        return False
    if len(words) <= _LABEL_WORDS and any(p.rule for p in furniture.cut(one.text)):
        return False
    if one.text[-1] == _COMMA:
        return True
    if words[-1] in furniture.open_ended and len(words) > 1:
        return not first or len(words) <= _SHORT_START or not two.text.endswith(".")
    if head and _heads(one, two):
        return False
    if len(words) < _FEWEST_WORDS or not _opens_prose(words, furniture) or _opens_prose(following, furniture):
        return False
    return not first or len(words) <= _SHORT_START or two.text[-1] not in _STOPS


def _opens_prose(words: list[str], furniture: Furniture) -> bool:
    """Tell whether words open a paragraph: a verb of leads, a connective, a fused conjunction."""
    word = words[0]
    if word in furniture.opening_verbs or any(w in furniture.continuing for w in words[:2]):
        return True
    return word[0] == "\u0648" and word not in furniture.own_waw
