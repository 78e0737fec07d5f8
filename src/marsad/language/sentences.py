"""Sentences: where one ends, with quotation marks, abbreviations and decimals in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.language.words import WordKind

if TYPE_CHECKING:
    from marsad.language.words import Word

#: Marks that open and close a quotation; a straight mark does both.
OPENING_QUOTES = frozenset("\u00ab\u201c\u2018\u2039\u301d\u2033")
CLOSING_QUOTES = frozenset("\u00bb\u201d\u2019\u203a\u301e")
STRAIGHT_QUOTES = frozenset("\"'`\u201e\u201f")
QUOTES = OPENING_QUOTES | CLOSING_QUOTES | STRAIGHT_QUOTES
_ENDS = frozenset(".!?\u061f\u06d4")
_ENDS_AND_BREAK = _ENDS | {"..", "\n"}
_LONGEST_INITIAL = 1
# Longest name of a letter, as in acronyms spelled out by the names of their letters.
_SPELLED = 3

# Words after which a sentence is cut even without a stop, so that no later step meets one without bound.
_LONGEST = 400


@dataclass(slots=True, frozen=True)
class Sentence:
    """A stretch of words.

    Attributes:
        first: index of its first word.
        last: index after its last word.
    """

    first: int
    last: int


def split_sentences(words: tuple[Word, ...]) -> tuple[Sentence, ...]:
    """Split words into sentences; no sentence crosses a paragraph.

    A full stop ends a sentence unless it follows a single letter (an abbreviation or an initial); a closing
    quotation mark or bracket after the stop belongs to the sentence that it ends.

    Args:
        words: the words of a text.

    Returns:
        Sentences in order; breaks belong to none.
    """
    sentences: list[Sentence] = []
    first, count = 0, len(words)
    for place in [i for i, word in enumerate(words) if word.form in _ENDS_AND_BREAK]:
        if place < first:
            continue  # a further stop of the sentence that has just ended
        if words[place].kind is WordKind.BREAK:
            if first < place:
                sentences += _bounded(first, place)
            first = place + 1
        elif _is_double_stop(words, place) or (words[place].form in _ENDS and not _is_abbreviation(words, place)):
            end = place + 1
            while end < count and _closes(words, end):
                end += 1
            sentences += _bounded(first, end)
            first = end
    if first < count:
        sentences += _bounded(first, count)
    return tuple(sentences)


def _bounded(first: int, last: int) -> list[Sentence]:
    """Return a sentence, in pieces if it is too long."""
    return [Sentence(start, min(start + _LONGEST, last)) for start in range(first, last, _LONGEST)]


def _is_abbreviation(words: tuple[Word, ...], place: int) -> bool:
    """Tell whether the stop at place belongs to a one-letter word or stands inside a token such as a site's name."""
    if words[place].form != "." or place == 0:
        return False
    before = words[place - 1]
    glued = before.end == words[place].start
    if glued and before.kind is WordKind.LETTERS and len(before.form) <= _LONGEST_INITIAL:
        return True
    after = words[place + 1] if place + 1 < len(words) else None
    if not (glued and after and after.start == words[place].end and before.kind is WordKind.LETTERS):
        return False
    if after.kind is WordKind.LETTERS:
        # With text glued on both sides it is a domain (cnn.com) or letters spelled out (seen.en.en).
        return (before.form.isascii() and after.form.isascii()) or max(len(before.form), len(after.form)) <= _SPELLED
    # The last stop of letters spelled out, before the bracket that holds them.
    return after.form == ")" and len(before.form) <= _SPELLED and place > 1 and words[place - 2].form == "."


def _is_double_stop(words: tuple[Word, ...], place: int) -> bool:
    """Tell whether two stops stand for one: with a space after them and no bracket before."""
    if words[place].form != ".." or place == 0 or place + 1 >= len(words):
        return False
    after = words[place + 1]
    return words[place - 1].form != "(" and after.start > words[place].end and after.kind is not WordKind.BREAK


def _closes(words: tuple[Word, ...], place: int) -> bool:
    """Tell whether the mark at place closes what the sentence before it opened."""
    mark = words[place]
    if mark.form in CLOSING_QUOTES or mark.form in (")", "]"):
        return True
    # A straight mark glued to the stop closes; one after a space opens the next sentence.
    return mark.form in STRAIGHT_QUOTES and mark.start == words[place - 1].end
