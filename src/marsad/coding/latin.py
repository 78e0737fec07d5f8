"""Writes a name in Latin letters by the name table, for persons whose English name nobody has recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from marsad.lexicon.nametable import NameTable

# Two consonants at the beginning, unless it is s or the second is a liquid.
_CLUSTER = re.compile(r"^([dkst]h|[^aious])(?![lrhw])([^aiou])")
_ARTICLE = "\u0627\u0644"
# Usual values of the folded letters, for words that the table does not hold.
_LETTERS = {
    "\u0627": "a",
    "\u0628": "b",
    "\u062a": "t",
    "\u062b": "th",
    "\u062c": "j",
    "\u062d": "h",
    "\u062e": "kh",
    "\u062f": "d",
    "\u0630": "dh",
    "\u0631": "r",
    "\u0632": "z",
    "\u0633": "s",
    "\u0634": "sh",
    "\u0635": "s",
    "\u0636": "d",
    "\u0637": "t",
    "\u0638": "z",
    "\u0639": "a",
    "\u063a": "g",
    "\u0641": "f",
    "\u0642": "q",
    "\u0643": "k",
    "\u0644": "l",
    "\u0645": "m",
    "\u0646": "n",
    "\u0647": "h",
    "\u0648": "o",
    "\u064a": "i",
    "\u0621": "",
}


_PARTS = 3


def chinese_name(tokens: tuple[str, ...], syllable: Callable[[str], str | None]) -> str | None:
    """Return a Chinese name in Pinyin, the given name as one word; None if a part of it is no known syllable.

    Args:
        tokens: folded tokens of the name, the family's name first.
        syllable: gives the Pinyin of a folded word, as it is written inside a name.
    """
    parts = [syllable(t) for t in tokens]
    if not 1 < len(parts) <= _PARTS:
        return None
    said = [p for p in parts if p]
    return f"{said[0].capitalize()} {''.join(said[1:]).capitalize()}" if len(said) == len(parts) else None


def latin_name(tokens: tuple[str, ...], table: NameTable, fixed: Mapping[str, str]) -> str:
    """Return a name in Latin letters.

    Args:
        tokens: folded tokens of the name.
        table: the name table.
        fixed: Latin forms of small words inside names, as they are written.
    """
    return " ".join(fixed.get(t) or _token(t, table) for t in tokens)


def _token(token: str, table: NameTable) -> str:
    if token.isascii():
        return token.capitalize()
    known = table.latin(token)
    if known:
        return known.title()
    if token.startswith(_ARTICLE) and len(token) > len(_ARTICLE) + 1:
        return "Al-" + _token(token[len(_ARTICLE) :], table)
    return _voiced("".join(_LETTERS.get(c, c) for c in token)).capitalize()


def _voiced(latin: str) -> str:
    """Return letters with a vowel put into an opening cluster that nobody could say, and a feminine ending."""
    if latin.endswith("h") and len(latin) > 1 and latin[-2] not in "aiouksdtg":
        latin = latin[:-1] + "a"
    return _CLUSTER.sub(r"\1a\2", latin)
