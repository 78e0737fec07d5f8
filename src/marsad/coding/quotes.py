"""Quotations: which stretches stand in quotation marks, whatever the marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.language.words import WordKind

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText

# A family of marks: what opens, what closes. A straight mark does both; curly marks are often set the wrong way round.
_GUILLEMETS = frozenset("\u00ab\u00bb")
_DOUBLE = frozenset("\u201c\u201d\u201e\u201f\u2033\"")
_SINGLE = frozenset("\u2018\u2019'")
_FAMILIES = (_GUILLEMETS, _DOUBLE, _SINGLE)
_OPENS_ONLY = "\u00ab"
_CLOSES_ONLY = "\u00bb"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks; indexes count words.

    Attributes:
        first: index of the opening mark.
        last: index after the closing mark, or after the paragraph's last word if it is never closed.
        closed: whether a closing mark was found.
    """

    first: int
    last: int
    closed: bool

    @property
    def inner(self) -> tuple[int, int]:
        """The words between the marks, as first and after last."""
        return self.first + 1, self.last - 1 if self.closed else self.last


def find_quotes(marked: MarkedText) -> dict[int, Quote]:
    """Return the outermost quotations of a text by the index of their opening marks.

    A quotation ends with its paragraph at the latest.
    """
    words, text = marked.words, marked.text
    quotes: dict[int, Quote] = {}
    opened: int | None = None
    family: frozenset[str] = frozenset()
    depth = 0
    for place, word in enumerate(words):
        if word.kind is WordKind.BREAK:
            if opened is not None and place > opened + 1:
                quotes[opened] = Quote(opened, place, closed=False)
            opened = None
            continue
        if word.kind is not WordKind.MARK:
            continue
        kind = next((f for f in _FAMILIES if word.form in f), None)
        if kind is None:
            continue
        before = text[word.start - 1] if word.start else " "
        after = text[word.end] if word.end < len(text) else " "
        if kind is _SINGLE and before.isalnum() and after.isalnum():
            continue
        if opened is None:
            # A mark that can only close has nothing to close here.
            if word.form == _CLOSES_ONLY or (after.isspace() and not before.isspace()):
                continue
            opened, family, depth = place, kind, 0
        elif kind is family:
            if word.form == _OPENS_ONLY or (after.isalnum() and before.isspace() and word.form not in "\u00bb\u201d"):
                depth += 1
            elif depth:
                depth -= 1
            else:
                if place > opened + 1:
                    quotes[opened] = Quote(opened, place + 1, closed=True)
                opened = None
    if opened is not None and len(words) > opened + 1:
        quotes[opened] = Quote(opened, len(words), closed=False)
    return quotes
