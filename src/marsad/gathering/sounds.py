"""How far apart two words sound: weighted edits over classes of letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.gathering.name_rules import NOTHING

if TYPE_CHECKING:
    from marsad.gathering.name_rules import Costs, NameRules

_VOWEL_LETTERS = "\u0627\u0648\u064a"
_VOWELS = frozenset(_VOWEL_LETTERS)
_ALEF = "\u0627"
_GLIDES = frozenset("\u0648\u064a")
#: Stands where words are joined that are written apart.
SEAM = "+"
_NO_CONSONANT = _VOWELS | {NOTHING}
_DOUBLED = re.compile(r"(.)\1+")
_VOWEL_WEIGHT = 0.35
# What a word weighs at least: short words differ by less than long ones.
_LEAST = 2.0
# What it costs to exchange letters that no class joins; to leave one out costs 1.
_OTHER = 1.4
# The dearest exchange of first consonants that still leaves the name the same.
_GATE = 0.5
_MEMORY = 1 << 14


@lru_cache(_MEMORY)
def sound(word: str, rules_sounds: tuple[tuple[str, str, bool], ...]) -> str:
    """Return a folded word as sounds: letters for one sound as one sign, doubled letters once.

    Args:
        word: a folded word.
        rules_sounds: the signs, see `NameRules`.
    """
    parts = word.split(SEAM)
    for letters, sign, at_end in rules_sounds:
        for place, part in enumerate(parts):
            if not at_end:
                parts[place] = part.replace(letters, sign)
            elif part.endswith(letters) and len(part) > len(letters):
                parts[place] = part.removesuffix(letters) + sign
    return _DOUBLED.sub(r"\1", "".join(parts))


@lru_cache(_MEMORY)
def likeness(a: str, b: str, rules: NameRules, costs: Costs, strictness: float = 1.0) -> float:
    """Return how alike two folded words sound.

    Args:
        a: a word.
        b: another.
        rules: the rules of names.
        costs: what exchanges cost.
        strictness: by how much differences count.

    Returns:
        From 0 to 1; 0 where the words open with consonants that no class joins.
    """
    if a == b:
        return 1.0
    one, other = sound(a, rules.sounds), sound(b, rules.sounds)
    if one == other:
        return 1.0
    if not open_alike(one, other, costs):
        return 0.0
    weight = max(_LEAST, (_weight(one) + _weight(other)) / 2)
    return max(0.0, 1.0 - strictness * _distance(one, other, costs) / weight)


def opening(word: str, rules: NameRules) -> str:
    """Return the first consonant of a folded word as a sign, or "" if it has none."""
    return _first(sound(word, rules.sounds))


def _weight(word: str) -> float:
    return sum(_VOWEL_WEIGHT if c in _VOWELS and (k or c not in _GLIDES) else 1.0 for k, c in enumerate(word))


def _first(word: str) -> str:
    """Return the first consonant; a glide that opens a word is one."""
    return word[:1] if word[:1] in _GLIDES else word.lstrip(_VOWEL_LETTERS)[:1]


def open_alike(a: str, b: str, costs: Costs) -> bool:
    """Tell whether the first consonants of two words, as sounds, are alike, or one of them may be left out."""
    return any(_near(x, y, costs) for x in _openings(a, costs) for y in _openings(b, costs))


@lru_cache(_MEMORY)
def _openings(word: str, costs: Costs) -> frozenset[str]:
    """Return the consonants by which a word may be said to open, "" if it is all vowels.

    An alef before a glide may be silent, and a consonant that is often left out may not be heard.
    """
    found = {_first(word)}
    if word[0] == _ALEF:
        found.add(_first(word.lstrip(_ALEF)))
    if word[0] not in _VOWELS and costs_of(costs, "start", word[0], NOTHING) <= _GATE:
        found.add(word[1:].lstrip(_VOWEL_LETTERS)[:1])
    return frozenset(found)


def _near(a: str, b: str, costs: Costs) -> bool:
    return a == b or (bool(a and b) and costs_of(costs, "start", a, b) <= _GATE)


def costs_of(costs: Costs, place: str, a: str, b: str) -> float:
    """Return what an exchange costs at a place of the word; `NOTHING` stands for a letter left out."""
    if a == b:
        return 0.0
    if place == "start" and {a, b} & _GLIDES and {a, b} <= _NO_CONSONANT:
        return 1.0
    most = 1.0 if NOTHING in (a, b) else _OTHER
    return min(most, costs.times * costs.table[place].get((a, b), _OTHER))


def _distance(a: str, b: str, costs: Costs) -> float:
    ends = len(a) - 1, len(b) - 1

    def place(i: int, end: int) -> str:
        return "start" if i == 0 else "end" if i == end else "inside"

    drops_b = [costs_of(costs, place(j, ends[1]), y, NOTHING) for j, y in enumerate(b)]
    row = [0.0]
    for drop in drops_b:
        row.append(row[-1] + drop)
    for i, x in enumerate(a):
        here = place(i, ends[0])
        drop = costs_of(costs, here, x, NOTHING)
        before, row[0] = row[0], row[0] + drop
        for j, y in enumerate(b):
            there = place(j, ends[1])
            exchange = costs_of(costs, here if here == there else "inside", x, y)
            before, row[j + 1] = row[j + 1], min(row[j + 1] + drop, row[j] + drops_b[j], before + exchange)
    return row[-1]
