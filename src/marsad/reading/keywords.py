"""Tags: the words a page files an article under, also where they stand in one line without separators."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.language.words import split_words
from marsad.lexicon.entries import EntryKind
from marsad.reading.furniture import same_words

if TYPE_CHECKING:
    from marsad.lexicon.matching import Lexicon
    from marsad.reading.furniture import Furniture

_SEPARATORS = "\u060c,;\u061b|#\n\u2022\u00b7/"
# Share of the possible tags that stand in alphabetical order where a publishing system sorted them.
_SORTED_SHARE = 0.6
_EDGES = " \u0640-.:_\u200f\u200e"
_ARTICLE = "\u0627\u0644"
# A word with a fused «and» goes on with the tag before it.
_AND_THE = "\u0648\u0627\u0644"
_MASCULINE = "\u064a"
_FEMININE = "\u064a\u0647"
_TA_MARBUTA = "\u0647"
_HEADS = frozenset({EntryKind.BODY, EntryKind.TITLE, EntryKind.EVENT, EntryKind.SAYING, EntryKind.GROUP})
_NAMES = frozenset(
    {EntryKind.STATE, EntryKind.CAPITAL, EntryKind.PERSON, EntryKind.ORGANIZATION, EntryKind.BLOC, EntryKind.PLACE}
)


def split_tags(line: str, body: str, lexicon: Lexicon, furniture: Furniture) -> tuple[str, ...]:
    """Split a line of tags.

    Args:
        line: the tags, without their label.
        body: headline and paragraphs of the article, in which most tags stand.
        lexicon: known names and nouns.
        furniture: the words that tie tags together.

    Returns:
        The tags; where no mark parts them, as grammar and the alphabet part them, and none where these disagree.
    """
    parts = [line]
    for mark in (*_SEPARATORS, " - ", " \u2013 "):
        parts = [p for part in parts for p in part.split(mark)]
    if len(parts) > 1:
        tags = (p.strip(_EDGES).replace("_", " ") for p in parts)
        return tuple(dict.fromkeys(t for t in tags if t))
    words = line.split()
    if len(words) <= 1:
        return tuple(words)
    joints = _joints(words, f" {_loose(body)} ", lexicon, furniture)
    free = [0, *(i for i, tied in enumerate(joints, start=1) if not tied)]
    starts = _rising([words[i] for i in free])
    if len(starts) >= _SORTED_SHARE * len(free):
        cuts = [free[i] for i in starts]
    elif _all_told(free, words, lexicon):
        cuts = free
    else:
        return ()
    return tuple(" ".join(words[one:two]) for one, two in pairwise([*cuts, len(words)]))


def _all_told(free: list[int], words: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a known name stands on one side of every cut, so that no order of the alphabet is needed."""
    hits = lexicon.match(split_words(" ".join(words)))
    names = {(h.first, h.last) for h in hits if h.entry.kind in _NAMES and not h.prefix}
    known = [piece in names for piece in pairwise([*free, len(words)])]
    return len(known) > 1 and all(one or two for one, two in pairwise(known))


def _rising(words: list[str]) -> list[int]:
    """Return the longest choice of words, the first among them, that rises in the alphabet.

    Publishing systems sort tags: by code points, so that the forms of alef stand
    apart. A word that would break the order opens no tag, it belongs to the one before.
    """
    chains: list[list[int]] = [[0]]
    for i, word in enumerate(words[1:], start=1):
        before = [c for c in chains if words[c[-1]] <= word]
        if before:
            chains.append([*max(before, key=len), i])
    return max(chains, key=len)


def _joints(words: list[str], text: str, lexicon: Lexicon, furniture: Furniture) -> list[bool]:
    """Tell for each pair of neighbours whether they belong to one tag.

    They do if a known name spans both; if one is a preposition or ties a name together; if the second is an adjective
    that agrees with the first; if the first is a known noun that asks for a complement; or if the article has them
    side by side, two names of their own left aside.
    """
    forms = [fold_text(w) for w in words]
    hits = lexicon.match(split_words(" ".join(words)))
    heads = {
        h.first
        for h in hits
        if h.entry.kind in _HEADS and "noun" in h.features and not h.prefix and h.last == h.first + 1
    }
    single = {h.first for h in hits if h.entry.kind in _NAMES and not h.prefix and h.last == h.first + 1}
    spanned = {i for h in hits if h.entry.kind in _NAMES and not h.prefix for i in range(h.first, h.last - 1)}
    ties = furniture.tag_ties
    joints: list[bool] = []
    for i, (one, two) in enumerate(pairwise(forms)):
        if i in spanned or one in ties or two in ties or two.startswith(_AND_THE):
            joints.append(True)
        elif i in single and i + 1 in single:
            joints.append(False)
        elif (one.startswith(_ARTICLE) and _agrees(one, two)) or (i in heads and not one.startswith(_ARTICLE)):
            joints.append(True)
        else:
            joints.append(f" {_loose(one)} {_loose(two)} " in text)
    return joints


def _agrees(noun: str, adjective: str) -> bool:
    """Tell whether a definite word ends as a relative adjective does and fits the gender of the word before it.

    A masculine noun may be a plural and take a feminine adjective; a masculine adjective before shows that it is none.
    """
    if not adjective.startswith(_ARTICLE) or len(adjective) < 6:  # noqa: PLR2004
        return False
    if adjective.endswith(_FEMININE):
        return not noun.endswith(_MASCULINE)
    return adjective.endswith(_MASCULINE) and not noun.endswith(_TA_MARBUTA)


def _loose(text: str) -> str:
    """Return folded words without the proclitics that texts fuse before the article."""
    out = []
    for word in same_words(text).split():
        bare = word[1:] if word[1:3] == _ARTICLE and word[0] in "\u0648\u0628\u0641\u0643" else word
        out.append(_ARTICLE + bare[2:] if bare.startswith("\u0644\u0644") else bare)
    return " ".join(out)
