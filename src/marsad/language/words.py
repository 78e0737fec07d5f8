"""Words: where they stand, how they fold, and which clitics may be fused to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import IntEnum
from typing import NamedTuple

from marsad.language.folding import DROPPED_CLASS, fold_even, fold_text


class WordKind(IntEnum):
    """What a word is made of."""

    LETTERS = 0
    NUMBER = 1
    #: One punctuation character, or a run of full stops.
    MARK = 2
    #: The end of a paragraph.
    BREAK = 3


class Word(NamedTuple):
    """A word, a number, a punctuation mark or a paragraph's end; a tuple, for texts hold hundreds.

    Attributes:
        start: offset of its first code point in the text.
        end: offset after its last one.
        form: its folded form; for a mark the character itself; for a break a newline.
        kind: what it is made of.
    """

    start: int
    end: int
    form: str
    kind: WordKind


_LETTER = r"[^\W\d_]"
# The letters of nearly every word: a plain class is matched in a third of the time of a negated one.
_COMMON = r"[\u0620-\u063f\u0641-\u064aa-zA-Z]"
# The groups: letters, a number, a paragraph's end, a mark.
_TOKEN = re.compile(
    rf"({_COMMON}++(?:[{DROPPED_CLASS}]++{_LETTER}*+|{_LETTER})*+|{_LETTER}++(?:[{DROPPED_CLASS}]++{_LETTER}*+)*+)"
    r"|(\d+(?:[.,:\u066b\u066c]\d+)*)"
    r"|(\n)"
    rf"|(\.{{2,}}|\u2026|[^\s_#{DROPPED_CLASS}])"
)
_KINDS = (WordKind.MARK, WordKind.LETTERS, WordKind.NUMBER, WordKind.BREAK, WordKind.MARK)
# Marks at a word's end that belong to no letter: direction marks and joiners, not vowel signs.
_TRAILING = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"


def split_words(text: str) -> tuple[Word, ...]:
    """Split a text into words, numbers, marks and paragraph breaks.

    Args:
        text: any text; newlines end paragraphs.

    Returns:
        Words in order of place; spaces, lone invisible marks and the marks of hashtags (#, _) belong to none.
    """
    # A named tuple's own constructor is a Python function, and texts hold hundreds of words.
    make = tuple.__new__
    folded, uneven = fold_even(text)
    words: list[Word] = [
        make(Word, (start, end, folded[start:end], _KINDS[match.lastindex or 0]))
        for match in _TOKEN.finditer(text)
        for start, end in (match.span(),)
    ]
    # Words with a character whose folding changes the length, from the last one back.
    upto = len(words)
    for offset in reversed(uneven):
        place = bisect_right(words, (offset + 1,), hi=upto) - 1
        if place < 0:
            break
        start, end, _, kind = words[place]
        if offset < end and kind in (WordKind.LETTERS, WordKind.NUMBER):
            surface = text[start:end]
            if kind is WordKind.LETTERS:
                surface = surface.rstrip(_TRAILING)
            words[place] = Word(start, start + len(surface), fold_text(surface), kind)
        upto = place + 1
    return tuple(words)


# Proclitics in their order of fusion: conjunction, then preposition or future mark, then article.
_CONJUNCTIONS = ("", "\u0648", "\u0641")
_PREPOSITIONS = ("", "\u0628", "\u0644", "\u0643")
_ARTICLE = "\u0627\u0644"
_LAM_ARTICLE = "\u0644\u0644"
_FUTURE = "\u0633"
# What a word begins with that may be read in more than one way.
_FUSED = (*_CONJUNCTIONS[1:], *_PREPOSITIONS[1:], _ARTICLE)

#: Strings that may stand fused before a noun without article of its own, with what they hold.
NOUN_PROCLITICS = frozenset(
    [c + p + a for c in _CONJUNCTIONS for p in _PREPOSITIONS for a in ("", _ARTICLE) if p + a != "\u0644" + _ARTICLE]
    + [c + _LAM_ARTICLE for c in _CONJUNCTIONS]
)
#: Strings that may stand fused before a name.
NAME_PROCLITICS = frozenset(c + p for c in _CONJUNCTIONS for p in _PREPOSITIONS)
#: Strings that may stand fused before a verb form.
VERB_PROCLITICS = frozenset(c + p for c in _CONJUNCTIONS for p in ("", "\u0644", _FUTURE))
#: Strings that may stand fused before a particle or a fixed phrase.
PARTICLE_PROCLITICS = frozenset(_CONJUNCTIONS)


class Clitics(NamedTuple):
    """One reading of a word as proclitics and a stem.

    Attributes:
        conjunction: fused conjunction letter or "".
        preposition: fused preposition letter or "".
        article: whether the article stands before the stem.
        stem: the rest, not empty.
    """

    conjunction: str
    preposition: str
    article: bool
    stem: str


def clitic_readings(form: str) -> tuple[Clitics, ...]:
    """Return every way to read a folded word as proclitics and stem, the whole word first.

    Args:
        form: a folded word.

    Returns:
        Readings whose parts join to `form` again (with the article's alef lost after a fused lam).
    """
    if not form.startswith(_FUSED):
        return (Clitics("", "", False, form),) if form else ()  # noqa: FBT003
    readings = []
    for conjunction in _CONJUNCTIONS:
        if not form.startswith(conjunction):
            continue
        rest = form[len(conjunction) :]
        for preposition in _PREPOSITIONS:
            if not rest.startswith(preposition):
                continue
            tail = rest[len(preposition) :]
            if tail:
                readings.append(Clitics(conjunction, preposition, False, tail))  # noqa: FBT003
            if preposition != "\u0644" and tail.startswith(_ARTICLE) and len(tail) > len(_ARTICLE):
                readings.append(Clitics(conjunction, preposition, True, tail[len(_ARTICLE) :]))  # noqa: FBT003
            elif preposition == "\u0644" and tail.startswith("\u0644") and len(tail) > 1:
                readings.append(Clitics(conjunction, preposition, True, tail[1:]))  # noqa: FBT003
    return tuple(readings)
