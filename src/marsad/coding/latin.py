"""Writes a name in Latin letters by the name table, for persons whose English name nobody has recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.lexicon.nametable import NameTable

_ARTICLE = "\u0627\u0644"
# Usual values of the folded letters, for words that the table does not hold.
_LETTERS = dict(
    zip(
        "\u0627\u0628\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638\u0639\u063a\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u064a\u0621",
        "a b t th j h kh d dh r z s sh s d t z a g f q k l m n h o i".split() + [""],
        strict=True,
    )
)


def latin_name(tokens: tuple[str, ...], table: NameTable) -> str:
    """Return a name in Latin letters.

    Args:
        tokens: folded tokens of the name.
        table: the name table.
    """
    return " ".join(_token(t, table) for t in tokens)


def _token(token: str, table: NameTable) -> str:
    if token.isascii():
        return token.capitalize()
    known = table.latin(token)
    if known:
        return known.title()
    if token.startswith(_ARTICLE) and len(token) > len(_ARTICLE) + 1:
        return "Al-" + _token(token[len(_ARTICLE) :], table)
    return "".join(_LETTERS.get(c, c) for c in token).capitalize()
