"""The walk over an HTML page's tree: its elements with what their marks say, and its stretches of text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.reading.blocks import BlockKind
from marsad.reading.kinds import LINK_SHARE, PROSE_WORDS
from marsad.reading.limits import TEXT_CHARS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    from marsad.reading.furniture import Furniture

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
# Elements whose marks say nothing of their text.
_UNMARKED = frozenset({"html", "body", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Element:
    """An element on the way to a block.

    Attributes:
        parent: number of the element around it; -1 for the outermost.
        tag: its tag.
        kind: what its own marks say that it is.
        words: the words that say it.
        body: whether its marks are those of an article's body.
    """

    parent: int
    tag: str
    kind: BlockKind | None
    words: tuple[str, ...]
    body: bool


@dataclass(slots=True)
class Raw:
    """A block before its hint is known.

    Attributes:
        text: its text, words apart by single spaces.
        element: number of the element around it.
        words: number of its words.
        links: share of its characters that are link text, 0 to 1.
        anchors: the texts of its links, where it has several.
    """

    text: str
    element: int
    words: int
    links: float
    anchors: tuple[str, ...]

    @property
    def prose(self) -> bool:
        """Whether it may be a paragraph."""
        return self.words >= PROSE_WORDS and self.links <= LINK_SHARE


@dataclass(slots=True)
class Walk:
    """Walks the tree once, without recursion.

    Attributes:
        furniture: the words of marks, and the tags that are skipped or part blocks.
        elements: the elements met, the outermost first.
        raws: the blocks met, in page order.
        chars: how much visible text was met; the walk ends beyond `limits.TEXT_CHARS`.
    """

    furniture: Furniture
    elements: list[Element] = field(default_factory=list)
    raws: list[Raw] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _anchors: list[str] = field(default_factory=list)
    _link_chars: int = 0
    _element: int = 0
    _seen: dict[tuple[str | None, ...], tuple[tuple[str, ...], bool]] = field(default_factory=dict)
    chars: int = 0

    def run(self, root: LexborNode) -> None:
        """Collect the raw blocks under a node."""
        self.elements.append(Element(-1, "html", None, (), body=False))
        skipped, block_tags, parts = self.furniture.skipped_tags, self.furniture.block_tags, self._parts
        stack: list[tuple[LexborNode | None, int, bool]] = [(root, 0, False)]
        push, pop = stack.append, stack.pop
        while stack and self.chars < TEXT_CHARS:
            node, parent, link = pop()
            if node is None:
                self._flush()
                self._element = parent
                continue
            if parent and (following := node.next) is not None:
                push((following, parent, link))
            tag = node.tag or ""
            if tag == _TEXT:
                text = node.text_content or ""
                # Spaces between elements begin no block.
                if parts or not text.isspace():
                    parts.append(text)
                    if link:
                        self._link_chars += sum(map(len, text.split()))
                        self._anchors.append(text)
                continue
            if tag in skipped or not node.is_element_node:
                continue
            attributes = node.attributes
            if attributes and _is_hidden(attributes):
                continue
            if tag == "br":
                self._flush()
                continue
            number, kind = self._add(attributes, tag, parent)
            if kind is not None or tag in block_tags:
                self._flush()
                self._element = number
                push((None, parent, link))
            if (child := node.child) is not None:
                push((child, number, link or tag == "a"))
        self._flush()

    def _add(self, attributes: Mapping[str, str | None], tag: str, parent: int) -> tuple[int, BlockKind | None]:
        """Note an element and what its marks say; return its number and kind."""
        known, body = self._marks(attributes) if attributes else ((), False)
        kind = None
        if not body and tag not in _UNMARKED:
            kind = _TAG_KINDS.get(tag) or (self.furniture.marks[known[0]] if known else None)
        self.elements.append(Element(parent, tag, kind, known or ((tag,) if kind else ()), body))
        return len(self.elements) - 1, kind

    def _marks(self, attributes: Mapping[str, str | None]) -> tuple[tuple[str, ...], bool]:
        """Return the known words of an element's marks, and whether one of them is a body's; pages repeat them."""
        get = attributes.get
        values = get("class"), get("id"), get("itemprop"), get("role")
        found = self._seen.get(values)
        if found is None:
            words: list[str] = []
            for value in values:
                for token in (value or "")[:_LONGEST_MARK].split():
                    parts = _parts(token)
                    if parts and parts[0] not in self.furniture.frameworks:
                        words.extend(parts)
            known = tuple(dict.fromkeys(w for w in words if w in self.furniture.marks))
            found = self._seen[values] = known, any(w in self.furniture.body_marks for w in words)
        return found

    def _flush(self) -> None:
        """End the block that is being collected."""
        if not self._parts:
            return
        text = " ".join("".join(self._parts).split())
        if text:
            gaps = text.count(" ")
            links = min(1.0, self._link_chars / (len(text) - gaps))
            anchors = tuple(" ".join(a.split()) for a in self._anchors) if len(self._anchors) > 1 else ()
            self.raws.append(Raw(text, self._element, gaps + 1, links, anchors))
            self.chars += len(text)
        self._parts.clear()
        self._anchors.clear()
        self._link_chars = 0


@lru_cache(maxsize=4096)
def _parts(token: str) -> tuple[str, ...]:
    """Return the words of a class or id, in lower case, and all of them as one; sites share most of their classes."""
    parts = [p.lower() for p in _PARTS.findall(token)]
    return (*parts, "".join(parts)) if parts else ()


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and _HIDING.search(style or "") is not None
