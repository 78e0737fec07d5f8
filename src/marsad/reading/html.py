"""HTML pages: elements as blocks, with what their tags, classes and links say of them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from selectolax.lexbor import LexborHTMLParser

from marsad.errors import MarsadError
from marsad.reading.blocks import Block, BlockKind
from marsad.reading.furniture import load_furniture
from marsad.reading.kinds import PROSE_WORDS
from marsad.reading.limits import HTML_DEPTH, HTML_TAGS, TEXT_CHARS
from marsad.reading.metadata import Metadata, read_metadata
from marsad.reading.walking import Walk
from marsad.records import Span

if TYPE_CHECKING:
    from marsad.reading.walking import Mark, Raw

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Share of a page's prose inside an element that shows that what its class says is not about its text.
_MOST = 0.5
# Share of a page's prose that the body's element holds.
_BODY_SHARE = 0.9
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# Paragraphs in a row under a heading that are a story of its own rather than teasers.
_PASTED = 2
# Blocks below a main heading among which a standfirst stands.
_BELOW_H1 = 4


#: What marks say that a block is, and the words that say it.
_Hint: TypeAlias = tuple[BlockKind | None, tuple[str, ...]]


class HtmlError(MarsadError):
    """A source that is not parsed.

    Attributes:
        code: stable code of the failure.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def html_blocks(content: str) -> tuple[tuple[Block, ...], Metadata]:
    """Parse an HTML source into blocks and metadata.

    Args:
        content: the source, decoded; at most `limits.HTML_CHARS` characters.

    Returns:
        The blocks in page order, each with its place in the visible text (the blocks joined by newlines), and what the
        page says of itself.

    Raises:
        HtmlError: too many tags or too much text (``too-large``), or tags too deep in one another (``too-deep``).
    """
    furniture = load_furniture()
    _check_tags(content, furniture.uncounted_tags)
    parser = LexborHTMLParser(content)
    walk = Walk()
    if parser.root is not None:
        walk.run(parser.root)
    if walk.chars >= TEXT_CHARS:
        raise HtmlError("too-large", f"The page shows {TEXT_CHARS:,} characters of text or more; this is no article.")
    return _Marked(walk.parents, walk.marks, walk.raws).blocks(), read_metadata(parser)


def visible_text(blocks: tuple[Block, ...]) -> str:
    """Return the visible text that the places of an HTML page's blocks count in."""
    return "\n".join(b.text for b in blocks)


def _check_tags(content: str, uncounted: frozenset[str]) -> None:
    """Raise where a source has more tags, or deeper ones, than are parsed in good time."""
    count = content.count("<")
    if count <= HTML_DEPTH:
        return
    if count > HTML_TAGS:
        raise HtmlError("too-large", f"The page has about {count:,} tags; at most {HTML_TAGS:,} are read.")
    depth = 0
    for match in _TAG.finditer(content):
        if match.group(2).lower() in uncounted:
            continue
        depth += -1 if match.group(1) else 1
        if depth > HTML_DEPTH:
            raise HtmlError(
                "too-deep", f"The page has elements more than {HTML_DEPTH:,} deep in one another; this is no article."
            )
        depth = max(depth, 0)


@dataclass(slots=True)
class _Marked:
    """The blocks of a page, and what the marks of the elements around them say."""

    parents: list[int]
    marks: list[Mark]
    raws: list[Raw]

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks with their hints and places."""
        prose = self._prose_under()
        total = prose[0]
        silenced = {n for n, mark in enumerate(self.marks) if mark.kind is not None and prose[n] > _MOST * total > 0}
        silenced |= self._pasted()
        hints = [self._hint(raw.element, silenced) for raw in self.raws]
        shown = sum(r.words for r, h in zip(self.raws, hints, strict=True) if h[0] is None and r.prose)
        if shown < _MOST * total:
            # The classes of this page mean something else: only those of whole page parts are believed.
            firm = {BlockKind.COMMENTS, BlockKind.FOOTER, BlockKind.NAVIGATION, BlockKind.RELATED}
            hints = [(k, w) if k in firm else (None, w) for k, w in hints]
        last = self._body_end(hints)
        standfirsts = self._standfirsts(hints)
        made: list[Block] = []
        start = 0
        for i, (raw, hint) in enumerate(zip(self.raws, hints, strict=True)):
            place = Span(start=start, end=start + len(raw.text))
            start = place.end + 1
            kind, words = hint
            if kind is BlockKind.RELATED and i in standfirsts:
                kind, words = None, ()
            if kind is None and i > last:
                kind, words = BlockKind.STRAY, ("after the body's element",)
            elif kind is BlockKind.DATE_LINE and not any(c.isdigit() for c in raw.text):
                kind = None
            made.append(
                Block(
                    text=raw.text,
                    place=place,
                    tag=self.marks[raw.element].tag,
                    marks=words,
                    hint=kind,
                    links=raw.links,
                    anchors=raw.anchors,
                )
            )
        return tuple(made)

    def _prose_under(self, hints: list[_Hint] | None = None) -> dict[int, int]:
        """Return the words of prose under each element; of prose without a hint, where hints are given."""
        words: dict[int, int] = defaultdict(int)
        for i, raw in enumerate(self.raws):
            if not raw.prose or (hints is not None and hints[i][0] is not None):
                continue
            count = raw.words
            element = raw.element
            while element >= 0:
                words[element] += count
                element = self.parents[element]
        return words

    def _standfirsts(self, hints: list[_Hint]) -> set[int]:
        """Return the «teasers» below a main heading that are the story's own: sentences without links."""
        found: set[int] = set()
        below = 0
        for i, raw in enumerate(self.raws):
            if self.marks[raw.element].tag == "h1":
                below = _BELOW_H1
            elif below:
                below = 0 if raw.prose and hints[i][0] is None else below - 1
                own = self.marks[raw.element].kind is BlockKind.RELATED
                if own and raw.words >= PROSE_WORDS and not raw.links:
                    found.add(i)
        return found

    def _pasted(self) -> set[int]:
        """Return the elements of other stories that hold a whole one: a heading over paragraphs in a row."""
        found: set[int] = set()
        run = 0
        heading = -1
        for i, raw in enumerate(self.raws):
            if self.marks[raw.element].tag in _HEADINGS:
                heading = i
            run = run + 1 if raw.prose and not raw.links else 0
            if run < _PASTED or heading < 0:
                continue
            one, around = self._related(raw.element), self._related(self.raws[heading].element)
            if one >= 0 and one == around and one == self._related(self.raws[i - 1].element):
                found.add(one)
        return found

    def _related(self, element: int) -> int:
        """Return the nearest element of other stories around a block; -1 if there is none."""
        while element >= 0 and self.marks[element].kind is not BlockKind.RELATED:
            element = self.parents[element]
        return element

    def _hint(self, element: int, silenced: set[int]) -> _Hint:
        """Return what the nearest marked element around a block says; a body's own mark takes back what is outside."""
        while element >= 0:
            one = self.marks[element]
            if one.body:
                return None, ()
            if one.kind is not None and element not in silenced:
                return one.kind, one.words
            element = self.parents[element]
        return None, ()

    def _body_end(self, hints: list[_Hint]) -> int:
        """Return the index of the last block in the deepest element that holds nearly all prose."""
        words = self._prose_under(hints)
        if not words:
            return len(self.raws)
        body = max((n for n, w in words.items() if w >= _BODY_SHARE * words[0]), default=0)
        last = len(self.raws)
        return next((i for i in range(last - 1, -1, -1) if self._within(self.raws[i].element, body)), last)

    def _within(self, element: int, body: int) -> bool:
        while element > body:
            element = self.parents[element]
        return element == body
