"""Learns the costs of names_matching.yaml from the spellings of the registry and one half of the list of names.

    python tools/learn_names.py              # prints the costs that are best
    python tools/learn_names.py --write      # puts them into the resource

Pairs of spellings of one person should be scored above the line, pairs of two persons of one state who share a word
below it, and false merges count more. One cost is changed at a time, up and down, as long as that helps. Persons of the
half that tools/measure_names.py reports on are left out.
"""

from __future__ import annotations

import argparse
import copy
import math
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

from name_pairs import NamePair, list_pairs, registry_names

from marsad.gathering.name_parts import parse_name
from marsad.gathering.name_rules import make_rules
from marsad.gathering.same_name import SAME_FROM, compare_names
from marsad.language.folding import fold_text
from marsad.lexicon.loading import read_yaml, resource

_STEPS = (0.6, 1.5)
_ROUNDS = 3
# How steeply the loss rises around the line, and how much more a false merge costs.
_STEEPNESS = 25.0
_FALSE_MERGE = 3.0
# Pairs that no cost can bring to the other side are not looked at again.
_HOPELESS = 0.25
_LEAST, _MOST = 0.02, 0.9


def training_pairs() -> list[NamePair]:
    """Return the pairs to learn from."""
    pairs = list(list_pairs(held_out=False))
    persons = list(registry_names())
    for _, names in persons:
        pairs += [NamePair(a=a, b=b, same=True) for a, b in combinations(names, 2)]
    words = [set(fold_text(names[0]).split()) for _, names in persons]
    for (one, mine), (other, yours) in combinations(zip(persons, words, strict=True), 2):
        if mine & yours and one[0] == other[0]:
            pairs.append(NamePair(a=one[1][0], b=other[1][0], same=False))
    return pairs


def loss(pairs: list[NamePair], data: dict[str, Any]) -> float:
    """Return how badly the rules do on pairs; 0 is best."""
    rules = make_rules(data)
    total = 0.0
    for pair in pairs:
        score = compare_names(parse_name(pair.a, rules), parse_name(pair.b, rules), rules).score
        wrong = SAME_FROM - score if pair.same else score - SAME_FROM
        total += (1.0 if pair.same else _FALSE_MERGE) / (1.0 + math.exp(-_STEEPNESS * wrong))
    return total


def undecided(pairs: list[NamePair], data: dict[str, Any]) -> list[NamePair]:
    """Return the pairs on which the costs can have an effect."""
    rules = make_rules(data)
    kept = []
    for pair in pairs:
        score = compare_names(parse_name(pair.a, rules), parse_name(pair.b, rules), rules).score
        if abs(score - SAME_FROM) < _HOPELESS and 0 < score < 1:
            kept.append(pair)
    return kept


def learn(pairs: list[NamePair], data: dict[str, Any]) -> dict[str, Any]:
    """Return the rules with the best costs found."""
    best = loss(pairs, data)
    print(f"{len(pairs)} pairs, loss {best:.1f}", flush=True)
    for _ in range(_ROUNDS):
        before = best
        for number, one in enumerate(data["classes"]):
            for step in _STEPS:
                tried = copy.deepcopy(data)
                tried["classes"][number]["cost"] = round(min(_MOST, max(_LEAST, one["cost"] * step)), 2)
                found = loss(pairs, tried)
                if found < best - 0.05:
                    print(f"{one['id']}: {tried['classes'][number]['cost']} (loss {found:.1f})", flush=True)
                    best, data = found, tried
                    break
        if before - best < 1.0:
            break
    return data


def main() -> int:
    """Learn, and print or write the costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the costs into the resource")
    arguments = parser.parse_args()
    path = Path(str(resource("names_matching.yaml")))
    data = read_yaml(path)
    learned = learn(undecided(training_pairs(), data), data)
    text = path.read_text("utf-8")
    for one in learned["classes"]:
        print(f"{one['id']}\t{one['cost']}")
        text = re.sub(rf"(- id: {one['id']}\n(?:    .*\n)*?    cost: )[\d.]+", rf"\g<1>{one['cost']}", text)
    if arguments.write:
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
