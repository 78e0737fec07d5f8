"""Text rows: the lines of a page, and what extraction ran together on one line, as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reading.blocks import Block, BlockKind
from marsad.reading.furniture import ends_sentence
from marsad.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The mark of a block that a crawl put before the page.
CRAWL_PREFIX = "crawl prefix"
#: Spaces in a row that part two blocks where a whole page was flattened into one line.
WIDE_GAP = 4
#: Spaces in a row that part two paragraphs after the end of a sentence.
PARAGRAPH_GAP = 3
# What some crawls put before a page: the name of a field and a day.
_CRAWL_FIELD = "date"
_CRAWL_DAY = 10
# A single wide gap may stand inside a headline; a flattened line has several.
_GAPS_OF_FLATTENED = 2
_EDGES = " \t\r\n\x0b\x0c\xa0\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_BLANK = frozenset(" \t\r\x0b\x0c\xa0")


def text_blocks(content: str) -> tuple[Block, ...]:
    """Return the blocks of a text row.

    Args:
        content: the row's text; newlines part lines, runs of spaces part what was flattened into one line.

    Returns:
        Blocks in order, each with its place in content; direction marks at the ends belong to none.
    """
    blocks: list[Block] = []
    gap = 0
    begin = _crawl_prefix(content)
    if begin:
        first, last = trimmed(content, 0, begin)
        place = Span(start=first, end=last)
        blocks.append(Block(text=place.of(content), place=place, hint=BlockKind.MASTHEAD, marks=(CRAWL_PREFIX,)))
    for start, end in _lines(content, begin):
        for first, last in _pieces(content, start, end):
            blocks.append(Block(text=content[first:last], place=Span(start=first, end=last), gap=gap))
            gap = 0
        gap += 1
    return tuple(blocks)


def _crawl_prefix(content: str) -> int:
    """Return the length of a crawl's «date 2024-05-30» before the page, 0 if there is none."""
    start, end = trimmed(content, 0, min(len(content), 4 * _CRAWL_DAY))
    head = content[start:end]
    if not head.startswith(_CRAWL_FIELD):
        return 0
    rest = head[len(_CRAWL_FIELD) :].lstrip(": ")
    day = rest[:_CRAWL_DAY]
    if len(day) < _CRAWL_DAY or day[4] != "-" or day[7] != "-" or not day.replace("-", "").isdigit():
        return 0
    return start + len(head) - len(rest) + _CRAWL_DAY


def _lines(content: str, start: int) -> Iterator[tuple[int, int]]:
    while start <= len(content):
        end = content.find("\n", start)
        if end < 0:
            end = len(content)
        yield start, end
        start = end + 1


def _pieces(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that wide gaps part."""
    first, last = trimmed(content, start, end)
    if first >= last:
        return
    gaps = _gaps(content, first, last)
    wide = sum(b - a >= WIDE_GAP for a, b in gaps)
    for a, b in gaps:
        after_sentence = ends_sentence(content[max(first, a - 8) : a])
        if after_sentence or (b - a >= WIDE_GAP and (wide >= _GAPS_OF_FLATTENED or content[a - 1] == ":")):
            one = trimmed(content, first, a)
            if one[0] < one[1]:
                yield one
            first = b
    one = trimmed(content, first, last)
    if one[0] < one[1]:
        yield one


def _gaps(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the runs of at least `PARAGRAPH_GAP` spaces in a stretch."""
    gaps: list[tuple[int, int]] = []
    place = content.find("  ", start, end)
    # A tab or a no-break space may begin a gap: it is found from the plain spaces beside it.
    while place >= 0:
        first = place
        while first > start and content[first - 1] in _BLANK:
            first -= 1
        last = place
        while last < end and content[last] in _BLANK:
            last += 1
        if last - first >= PARAGRAPH_GAP:
            gaps.append((first, last))
        place = content.find("  ", last, end)
    return gaps


def trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without spaces and invisible marks at its ends; start == end where nothing is left."""
    while start < end and content[start] in _EDGES:
        start += 1
    while start < end and content[end - 1] in _EDGES:
        end -= 1
    return start, end
