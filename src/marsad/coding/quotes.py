"""Quotations: which stretches stand in quotation marks, whatever the marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.language.words import WordKind

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText

# A family of marks: what opens, what closes. A straight mark does both; curly marks are often set the wrong way round.
_GUILLEMETS = frozenset("\u00ab\u00bb")
_DOUBLE = frozenset('\u201c\u201d\u201e\u201f\u2033"')
_SINGLE = frozenset("\u2018\u2019'")
_FAMILIES = (_GUILLEMETS, _DOUBLE, _SINGLE)
_OPENS_ONLY = "\u00ab"
_CLOSES_ONLY = "\u00bb"
_CLOSING = frozenset("\u00bb\u201d")
_STRAIGHT = frozenset("\"'")


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

    A quotation that is never closed runs to the end of its paragraph if no other mark of its family stands there, else
    to the end of its sentence: it never swallows another quotation.
    """
    words = marked.words
    quotes: dict[int, Quote] = {}
    place, count = 0, len(words)
    while place < count:
        quote = _quote_at(marked, place) if words[place].kind is WordKind.MARK else None
        if quote is None:
            place += 1
            continue
        if quote.last > quote.first + 1 + quote.closed:
            quotes[place] = quote
        place = quote.last
    return quotes


def _quote_at(marked: MarkedText, opened: int) -> Quote | None:
    """Return the quotation that a mark opens, or None if it opens none."""
    words, text = marked.words, marked.text
    mark = words[opened]
    family = next((f for f in _FAMILIES if mark.form in f), None)
    if family is None:
        return None
    before, after = _around(text, mark.start, mark.end)
    if family is _SINGLE and (before.isalnum() or not after.isalnum()):
        return None
    if mark.form == _CLOSES_ONLY or (after.isspace() and not before.isspace()):
        # A mark that can only close has nothing to close here.
        return None
    depth, disturbed = 0, False
    for place in range(opened + 1, len(words)):
        word = words[place]
        if word.kind is WordKind.BREAK:
            return _unclosed(marked, opened, place, disturbed=disturbed)
        if word.kind is not WordKind.MARK or word.form not in family:
            continue
        before, after = _around(text, word.start, word.end)
        if family is _SINGLE and before.isalnum() and after.isalnum():
            continue
        if word.form == _OPENS_ONLY or (after.isalnum() and before.isspace() and word.form not in _CLOSING):
            disturbed = True
            if word.form in _STRAIGHT:
                # A straight mark nests in none of its kind: the one before was never closed.
                return _unclosed(marked, opened, place, disturbed=True)
            depth += 1
        elif depth:
            depth -= 1
        else:
            return Quote(opened, place + 1, closed=True)
    return _unclosed(marked, opened, len(words), disturbed=disturbed)


def _unclosed(marked: MarkedText, opened: int, end: int, *, disturbed: bool) -> Quote:
    """Return a quotation without closing mark."""
    return Quote(opened, min(end, marked.sentence_at(opened).last) if disturbed else end, closed=False)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the characters before and after a mark; a space stands for the text's edge."""
    return text[start - 1] if start else " ", text[end] if end < len(text) else " "
