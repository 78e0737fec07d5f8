"""Writes a name in Latin letters, for persons whose English name nobody has recorded."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from marsad.lexicon.compiled import compiled
from marsad.lexicon.latinnames import LatinNames, read_latin_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from marsad.lexicon.latinnames import NameLanguage
    from marsad.lexicon.nametable import NameTable

# Two consonants at the beginning, unless it is s or the second is a liquid.
_CLUSTER = re.compile(r"^([dkst]h|[^aious])(?![lrhw])([^aiouy])")
_ARTICLE = "\u0627\u0644"
_PARTS = 3
# Likeness from which a form of the name table is taken; its list holds forms of other names too.
_FITS = 0.55


@cache
def load_latin_names() -> LatinNames:
    """Return the languages of names; read once a process."""
    return compiled("names_latin", LatinNames, read_latin_names)


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


def latin_name(tokens: tuple[str, ...], country: str | None, table: NameTable, fixed: Mapping[str, str]) -> str:
    """Return a name in Latin letters.

    Args:
        tokens: folded tokens of the name.
        country: the bearer's state, which tells the language of the name; None if it is not known.
        table: the name table.
        fixed: Latin forms of small words inside names, as they are written.
    """
    return _Writer(tokens, country, table, fixed).write()


class _Writer:
    """Writes one name."""

    def __init__(
        self, tokens: tuple[str, ...], country: str | None, table: NameTable, fixed: Mapping[str, str]
    ) -> None:
        self._all = load_latin_names()
        self._language: NameLanguage = self._all.language(tokens, country)
        self._tokens = tokens
        self._table = table
        self._fixed = fixed

    def write(self) -> str:
        """Return the name."""
        said: list[str] = []
        place = 0
        while place < len(self._tokens):
            token = self._tokens[place]
            following = self._tokens[place + 1] if place + 1 < len(self._tokens) else ""
            if token == self._all.servant and following.startswith(_ARTICLE):
                said.append(self._servant(following))
                place += 2
                continue
            glued = token.removeprefix(self._all.servant)
            if glued != token and glued.startswith(_ARTICLE):
                said.append(self._servant(glued))
            else:
                said.append(self._language.names.get(token) or self._fixed.get(token) or self._token(token))
            place += 1
        return " ".join(said)

    def _servant(self, of: str) -> str:
        """Return a name that begins with «servant of the»."""
        whole = self._language.names.get(self._all.servant + of)
        first = self._language.names.get(self._all.servant) or self._fixed.get(self._all.servant, "")
        return whole or f"{first} {self._stem(of)}"

    def _stem(self, token: str) -> str:
        """Return a word without its article."""
        known = self._language.names.get(token) or self._all.known(token.removeprefix(_ARTICLE), self._language)
        return known or self._made(token.removeprefix(_ARTICLE))

    def _token(self, token: str) -> str:
        if token.isascii():
            return token.capitalize()
        if self._language.article and token.startswith(_ARTICLE) and len(token) > len(_ARTICLE) + 1:
            return "Al-" + self._stem(token)
        return self._all.known(token, self._language) or self._made(token)

    def _made(self, token: str) -> str:
        """Return a word by the table of names if its form there fits, else letter by letter."""
        known = self._table.latin(token)
        if known and self._language.likeness(token, known) >= _FITS:
            return known.title()
        return _CLUSTER.sub(r"\1a\2", self._language.spell(token)).capitalize()
