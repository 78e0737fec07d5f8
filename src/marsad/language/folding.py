"""Folding: one spelling for matching, with the way back to the original.

Newspapers spell one word in many ways: with and without hamza, vowel signs and tatweel, with a Farsi ya from another
keyboard, in presentation forms from a PDF, with digits of three families and with invisible direction marks.
`fold` maps them all to one form for matching; `Folded.origin` leads each folded character back to the original one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Letters that news spelling does not keep apart. Values may be longer than one character (presentation ligatures).
_LETTERS = {
    "\u0623": "\u0627",  # alef with hamza above
    "\u0625": "\u0627",  # alef with hamza below
    "\u0622": "\u0627",  # alef with madda
    "\u0671": "\u0627",  # alef wasla
    "\u0649": "\u064a",  # alef maqsura
    "\u06cc": "\u064a",  # Farsi ya
    "\u0626": "\u064a",  # ya with hamza
    "\u0624": "\u0648",  # waw with hamza
    "\u0629": "\u0647",  # ta marbuta
    "\u06c1": "\u0647",  # heh goal
    "\u06d5": "\u0647",  # ae
    "\u06a9": "\u0643",  # keheh
    "\u06af": "\u063a",  # gaf, written for a foreign g, which Arabic spells with ghain
    "\u067e": "\u0628",  # peh
    "\u0686": "\u062a\u0634",  # tcheh, spelled out as t-sh
    "\u06a4": "\u0641",  # veh
    "\u06a8": "\u0641",  # qaf with three dots: Maghrebi g, often a veh in foreign names
}
# Vowel signs, small high letters, tatweel, zero-width and direction marks.
_DROPPED = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
)
_DIGITS = {ord("\u0660") + i: str(i) for i in range(10)} | {ord("\u06f0") + i: str(i) for i in range(10)}

# Code points among the presentation forms that are no characters.
_NOT_CHARACTERS = (0xFDD0, 0xFDEF)


def _table() -> dict[int, str]:
    """Return the map from each code point that folding changes to what it becomes."""
    table: dict[int, str] = {ord(k): v for k, v in _LETTERS.items()} | _DIGITS
    for first, last in ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC)):
        for point in range(first, last + 1):
            if _NOT_CHARACTERS[0] <= point <= _NOT_CHARACTERS[1]:  # not characters
                continue
            plain = unicodedata.normalize("NFKC", chr(point)).strip()
            if plain and plain != chr(point):
                table[point] = "".join(_LETTERS.get(c, c) for c in plain if not re.match(f"[{_DROPPED}]", c))
    for point in (*range(0x41, 0x5B), *range(0xC0, 0xDF)):
        if chr(point).lower() != chr(point):
            table[point] = chr(point).lower()
    dropped = re.compile(f"[{_DROPPED}]")
    for point in (*range(0x600, 0x700), *range(0x2000, 0x2070), 0xFEFF, 0xAD):
        if dropped.match(chr(point)):
            table[point] = ""
    return table


_TABLE = _table()
# The letters that nearly all folding is of. Replacing them one after another and looking for the rest takes a tenth of
# the time of a look into the table for every character.
_COMMON = tuple((letter, _LETTERS[letter]) for letter in "\u0623\u0625\u0622\u0649\u0626\u0629\u0624")


def _class_of(points: Iterable[int]) -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(chr(p)) for p in sorted(points)) + "]")


_RARE = _class_of(_TABLE.keys() - {ord(letter) for letter, _ in _COMMON})
# Characters whose folded form is not exactly one character long: only they make offsets differ.
_UNEVEN = _class_of(point for point, folded in _TABLE.items() if len(folded) != 1)
_RARE_EVEN = _class_of(
    {point for point, folded in _TABLE.items() if len(folded) == 1} - {ord(letter) for letter, _ in _COMMON}
)
DROPPED_CLASS = _DROPPED


def _folded(match: re.Match[str]) -> str:
    return _TABLE[ord(match[0])]


def _fold_common(text: str) -> str:
    for letter, folded in _COMMON:
        text = text.replace(letter, folded)
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded text and the way back.

    Attributes:
        text: the folded text.
        origins: for each folded character the offset of the original one, then the original's length; None where
            offsets agree.
    """

    text: str
    origins: tuple[int, ...] | None

    def origin(self, offset: int) -> int:
        """Return the original offset of a folded offset (0 to len(text) inclusive)."""
        return offset if self.origins is None else self.origins[offset]


def fold_text(text: str) -> str:
    """Return text folded for matching, when the way back is not needed."""
    return _RARE.sub(_folded, _fold_common(text))


def fold_even(text: str) -> tuple[str, list[int]]:
    """Fold what keeps its length, so that offsets stay as they are.

    Returns:
        The text with every character folded whose folded form is one character, and the offsets of the others.
    """
    return _RARE_EVEN.sub(_folded, _fold_common(text)), [match.start() for match in _UNEVEN.finditer(text)]


def fold(text: str) -> Folded:
    """Fold a text for matching.

    Args:
        text: any text.

    Returns:
        The folded text with the map back to offsets of `text`, in code points.
    """
    folded = fold_text(text)
    if not _UNEVEN.search(text):
        return Folded(text=folded, origins=None)
    origins: list[int] = []
    for place, char in enumerate(text):
        origins.extend([place] * len(_TABLE.get(ord(char), char)))
    origins.append(len(text))
    return Folded(text=folded, origins=tuple(origins))
