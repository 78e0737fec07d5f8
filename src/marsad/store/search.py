"""Full-text search: what is looked for, as folded words, and where it stands in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.errors import QueryError
from marsad.language.words import NAME_PROCLITICS, NOUN_PROCLITICS, Word, WordKind, split_words
from marsad.records import Span

_ARTICLE = "\u0627\u0644"
_PHRASE = re.compile('"([^"]*)"|\u00ab([^\u00bb]*)\u00bb|\u201c([^\u201d]*)\u201d|([^"\u00ab\u201c]+)')
# The fused strings that hold the article, in full or shortened by a lam before it.
_WITH_ARTICLE = tuple(p for p in NOUN_PROCLITICS if p.endswith((_ARTICLE, "\u0644\u0644")))
_SEARCHED = (WordKind.LETTERS, WordKind.NUMBER)


def folded_words(text: str) -> str:
    """Return a text's folded words and numbers, joined by spaces: what the index holds."""
    return " ".join(w.form for w in split_words(text) if w.kind in _SEARCHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Words and phrases that must all be found.

    Attributes:
        phrases: each a run of words; for each word the folded forms that count as it.
    """

    phrases: tuple[tuple[frozenset[str], ...], ...]

    def match_expression(self) -> str:
        """Return the expression by which FTS5 finds texts that have all words; phrases are left to `find`."""
        words = [forms for phrase in self.phrases for forms in phrase]
        return " AND ".join("(" + " OR ".join(f'"{form}"' for form in sorted(forms)) + ")" for forms in words)

    def find(self, text: str) -> tuple[Span, ...]:
        """Return where the words and phrases stand in a text, in order; nothing if one of them is missing."""
        words = [w for w in split_words(text) if w.kind in _SEARCHED]
        found: set[Span] = set()
        for phrase in self.phrases:
            places = _places(words, phrase)
            if not places:
                return ()
            found.update(places)
        return tuple(sorted(found))


def parse_query(text: str) -> Query:
    """Make a query of what a person typed.

    Words are looked for in every spelling that folding joins and with every letter that can stand fused before them;
    words in quotation marks must stand side by side.

    Raises:
        QueryError: there is no word in it.
    """
    phrases: list[tuple[frozenset[str], ...]] = []
    for *quoted, plain in _PHRASE.findall(text):
        forms = [_variants(w.form) for w in split_words("".join(quoted) or plain) if w.kind in _SEARCHED]
        if plain:
            phrases.extend((form,) for form in forms)
        elif forms:
            phrases.append(tuple(forms))
    if not phrases:
        raise QueryError(f"there is no word to look for in {text!r}; give one or more words")
    return Query(phrases=tuple(phrases))


def _variants(form: str) -> frozenset[str]:
    """Return the forms under which a word can stand in a text."""
    if not form[0].isalpha() or form.isascii():
        return frozenset({form})
    if form.startswith(_ARTICLE):
        # What looks like the article may be the word's own letters; if it is one, a lam before it takes its alef.
        inner = form[len(_ARTICLE) :]
        return frozenset({p + inner for p in _WITH_ARTICLE} | {p + form for p in NAME_PROCLITICS})
    return frozenset(p + form for p in NOUN_PROCLITICS)


def _places(words: list[Word], phrase: tuple[frozenset[str], ...]) -> list[Span]:
    count = len(phrase)
    return [
        Span(start=words[i].start, end=words[i + count - 1].end)
        for i in range(len(words) - count + 1)
        if all(words[i + k].form in forms for k, forms in enumerate(phrase))
    ]
