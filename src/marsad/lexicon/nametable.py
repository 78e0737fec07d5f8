"""Which words can be parts of personal names, and how those parts are written in Latin letters."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from marsad.errors import LexiconError
from marsad.lexicon.compiled import compiled
from marsad.lexicon.loading import resource

_ARTICLE = "\u0627\u0644"


class NameClass(StrEnum):
    """What the table tells of a word."""

    #: A usual part of names and hardly anything else.
    GIVEN = "g"
    #: A rare part of names and hardly anything else.
    NAME = "n"
    #: A usual part of names that is an ordinary word as well.
    GIVEN_TOO = "h"
    #: A rare part of names that is an ordinary word as well.
    WORD_TOO = "w"
    #: An ordinary word.
    ORDINARY = "o"
    #: Not in the table: a rare word or a rare name.
    UNKNOWN = ""


#: Words that are names and hardly anything else.
SURE = frozenset({NameClass.GIVEN, NameClass.NAME})
#: Words that may be names or ordinary words.
DOUBTFUL = frozenset({NameClass.GIVEN_TOO, NameClass.WORD_TOO})


class NameTable:
    """The table of ``names.tsv``.

    Args:
        kinds: folded token to its class.
        latin: folded token to its Latin form in lower case, where one is known.
    """

    def __init__(self, kinds: dict[str, NameClass], latin: dict[str, str]) -> None:
        self._kinds = kinds
        self._latin = latin

    def kind(self, token: str) -> NameClass:
        """Return what a folded token is."""
        return self._kinds.get(token, NameClass.UNKNOWN)

    def latin(self, token: str) -> str | None:
        """Return the usual Latin form of a name token in lower case, or None."""
        return self._latin.get(token)

    def ordinary_stem(self, token: str) -> bool:
        """Tell whether a token is an ordinary word behind the article."""
        return token.startswith(_ARTICLE) and self.kind(token[2:]) is NameClass.ORDINARY


@cache
def load_names() -> NameTable:
    """Return the table of the package's resources; read once a process, never changed after."""
    return compiled("names", NameTable, read_names)


def read_names() -> NameTable:
    """Return the table as its source has it.

    Raises:
        LexiconError: a line is not of the form token, kind, Latin form.
    """
    found: dict[str, NameClass] = {}
    latin: dict[str, str] = {}
    kinds = {k.value: k for k in NameClass}
    for line in resource("names.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        token, tab, rest = line.partition("\t")
        kind, _, form = rest.partition("\t")
        if not tab or kind not in kinds:
            raise LexiconError(f"names.tsv: a line needs token, kind and Latin form: {line!r}")
        found[token] = kinds[kind]
        if form:
            latin[token] = form
    return NameTable(found, latin)
