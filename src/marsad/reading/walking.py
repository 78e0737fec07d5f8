"""The walk over an HTML page's tree: its elements with what their marks say, and its stretches of text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.reading.blocks import BlockKind
from marsad.reading.furniture import load_furniture
from marsad.reading.kinds import LINK_SHARE, PROSE_WORDS
from marsad.reading.limits import TEXT_CHARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

_TAG_KINDS = {
    "nav": BlockKind.NAVIGATION,
    "footer": BlockKind.FOOTER,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "time": BlockKind.DATE_LINE,
    "th": BlockKind.TABLE,
}
_PARTS = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
_HIDING = re.compile(r"(?:display: ?none|visibility: ?hidden)", re.IGNORECASE)
_TEXT = "-text"
# Characters of a class or id that are read.
_LONGEST_MARK = 300
# Attributes beside the class that tell something.
_TELLING = frozenset({"style", "hidden", "id", "itemprop", "role"})
# Elements whose marks say nothing of their text.
_UNMARKED = frozenset({"html", "body", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What an element's tag and marks say; elements that are marked alike share it.

    Attributes:
        tag: the tag.
        kind: what the element is, as its own marks say.
        words: the words that say it.
        body: whether its marks are those of an article's body.
        parts: whether its text stands apart from the text around it.
    """

    tag: str
    kind: BlockKind | None = None
    words: tuple[str, ...] = ()
    body: bool = False
    parts: bool = True


@dataclass(slots=True)
class Raw:
    """A block before its hint is known.

    Attributes:
        text: its text, words apart by single spaces.
        element: number of the element around it.
        words: number of its words.
        links: share of its characters that are link text, 0 to 1.
        anchors: the texts of its links, where it has several.
        prose: whether it may be a paragraph.
    """

    text: str
    element: int
    words: int
    links: float
    anchors: tuple[str, ...]
    prose: bool


@dataclass(slots=True)
class Walk:
    """Walks the tree once, without recursion.

    Attributes:
        parents: for each element met the number of the one around it, -1 for the outermost, which is the first.
        marks: what each says.
        raws: the blocks met, in page order.
        chars: how much visible text was met; the walk ends beyond `limits.TEXT_CHARS`.
    """

    parents: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    raws: list[Raw] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _anchors: list[str] = field(default_factory=list)
    _link_chars: int = 0
    _element: int = 0
    chars: int = 0

    def run(self, root: LexborNode) -> None:
        """Collect the raw blocks under a node."""
        skipped, parts, parents, marks = load_furniture().skipped_tags, self._parts, self.parents, self.marks
        parents.append(-1)
        marks.append(Mark(tag="html"))
        # What follows an element whose children are read first, and whether its end ends a block.
        stack: list[tuple[LexborNode | None, int, bool, bool]] = []
        node: LexborNode | None = root
        parent, link = 0, False
        while True:
            if node is None:
                if not stack or self.chars >= TEXT_CHARS:
                    break
                node, parent, link, ends = stack.pop()
                if ends:
                    if parts:
                        self._flush()
                    self._element = parent
                continue
            tag = node.tag or ""
            if tag == _TEXT:
                # Spaces between elements begin no block.
                if parts or not node.is_empty_text_node:
                    text = node.text_content or ""
                    if parts or not text.isspace():
                        parts.append(text)
                        if link:
                            self._link_chars += sum(map(len, text.split()))
                            self._anchors.append(text)
            elif tag == "br":
                if parts:
                    self._flush()
            elif tag not in skipped and node.is_element_node:
                mark = _mark(tag, node.attributes)
                if mark is not None:
                    if mark.parts and parts:
                        self._flush()
                    child = node.child
                    # What holds nothing is no element around a block.
                    if child is not None:
                        number = len(marks)
                        parents.append(parent)
                        marks.append(mark)
                        if mark.parts:
                            self._element = number
                        stack.append((node.next if parent else None, parent, link, mark.parts))
                        node, parent, link = child, number, link or tag == "a"
                        continue
            node = node.next
        if parts:
            self._flush()

    def _flush(self) -> None:
        """End the block that is being collected, of at least one part."""
        text = " ".join("".join(self._parts).split())
        if text:
            gaps = text.count(" ")
            links = min(1.0, self._link_chars / (len(text) - gaps))
            anchors = tuple(" ".join(a.split()) for a in self._anchors) if len(self._anchors) > 1 else ()
            prose = gaps + 1 >= PROSE_WORDS and links <= LINK_SHARE
            self.raws.append(Raw(text, self._element, gaps + 1, links, anchors, prose))
            self.chars += len(text)
        self._parts.clear()
        self._anchors.clear()
        self._link_chars = 0


def _mark(tag: str, attributes: Mapping[str, str | None]) -> Mark | None:
    """Return what an element's tag and marks say, None where it is hidden."""
    get = attributes.get
    if _TELLING.isdisjoint(attributes):
        return _read_mark(tag, (get("class") or "")[:_LONGEST_MARK])
    if (style := get("style")) and _HIDING.search(style):
        return None
    if "hidden" in attributes:
        return None
    kind, name, item, role = get("class") or "", get("id") or "", get("itemprop") or "", get("role") or ""
    # What is kept for the next page is bounded too.
    return _read_mark(tag, kind[:_LONGEST_MARK], name[:_LONGEST_MARK], item[:_LONGEST_MARK], role[:_LONGEST_MARK])


@lru_cache(maxsize=4096)
def _read_mark(tag: str, *values: str) -> Mark:
    """Return what a tag and the values of class, id, itemprop and role say; the pages of a site share most of them."""
    furniture = load_furniture()
    words: list[str] = []
    for value in values:
        for token in value.split():
            parts = _parts(token)
            if parts and parts[0] not in furniture.frameworks:
                words += parts
    known = tuple(dict.fromkeys([w for w in words if w in furniture.marks]))
    body = not furniture.body_marks.isdisjoint(words)
    kind = None
    if not body and tag not in _UNMARKED:
        kind = _TAG_KINDS.get(tag) or (furniture.marks[known[0]] if known else None)
    parted = kind is not None or tag in furniture.block_tags
    return Mark(tag=tag, kind=kind, words=known or ((tag,) if kind else ()), body=body, parts=parted)


@lru_cache(maxsize=4096)
def _parts(token: str) -> tuple[str, ...]:
    """Return the words of a class or id, in lower case, and all of them as one; sites share most of their classes."""
    parts = [p.lower() for p in _PARTS.findall(token)]
    return (*parts, "".join(parts)) if parts else ()
