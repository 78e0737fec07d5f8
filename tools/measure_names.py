"""Measures the matching of names on the half of tests/gathering/names.tsv that no rule was made with.

    python tools/measure_names.py               # Marsad beside rapidfuzz and jellyfish, each at its best threshold
    python tools/measure_names.py --faults      # every pair that Marsad has wrong in the half for making rules

Pairs: all spellings of each person with one another, and the pairs that must stay apart. The last column counts false
merges among the first spellings of all persons of the half, each with each. The peers get their best threshold on the
very pairs that they are measured on; Marsad has its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from itertools import combinations
from typing import TYPE_CHECKING

from name_pairs import NamePair, list_pairs, list_rows
from peers import peer_python, peer_version

import marsad
from marsad.gathering.same_name import SAME_FROM

if TYPE_CHECKING:
    from collections.abc import Sequence

# Reads a JSON array of pairs and prints the array of their scores; runs with the peer's own Python.
_PEERS = {
    "rapidfuzz": (
        "rapidfuzz ratio",
        "import json, sys; from rapidfuzz import fuzz; score = lambda a, b: fuzz.ratio(a, b) / 100",
    ),
    "jellyfish": (
        "jellyfish jaro_winkler",
        "import json, sys; from jellyfish import jaro_winkler_similarity as score",
    ),
}
_PRINT = "print(json.dumps([score(a, b) for a, b in json.load(sys.stdin)]))"
# False merges that are allowed.
_ALLOWED = 3


def peer_scores(name: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Return a peer's scores of pairs."""
    run = subprocess.run(
        [str(peer_python(name)), "-c", f"{_PEERS[name][1]}\n{_PRINT}"],
        input=json.dumps(pairs),
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(score) for score in json.loads(run.stdout)]


def figures(pairs: Sequence[NamePair], scores: Sequence[float], threshold: float) -> tuple[float, float, float, int]:
    """Return precision, recall, F1 and the number of false merges."""
    merged = [p.same for p, s in zip(pairs, scores, strict=True) if s >= threshold]
    right, wanted = sum(merged), sum(p.same for p in pairs)
    precision = right / len(merged) if merged else 1.0
    recall = right / wanted
    return precision, recall, 2 * right / (len(merged) + wanted), len(merged) - right


def best_threshold(pairs: Sequence[NamePair], scores: Sequence[float]) -> float:
    """Return the threshold with the best F1."""
    return max(sorted(set(scores)), key=lambda t: figures(pairs, scores, t)[2])


def careful_recall(pairs: Sequence[NamePair], scores: Sequence[float]) -> float:
    """Return the best recall of any threshold that makes no more false merges than are allowed."""
    found = (figures(pairs, scores, t) for t in set(scores))
    return max((recall for _, recall, _, false in found if false <= _ALLOWED), default=0.0)


def report(pairs: Sequence[NamePair], others: Sequence[tuple[str, str]]) -> None:
    """Print the table."""
    same = sum(p.same for p in pairs)
    print(f"{same} pairs of one person, {len(pairs) - same} of two; {len(others)} more of two by chance")
    print(f"{'':30} threshold precision recall     F1  false merges  by chance  recall, <= {_ALLOWED} false")
    asked = [(p.a, p.b) for p in pairs]
    started = time.perf_counter()
    own = [marsad.same_name(a, b).score for a, b in asked]
    spent = (time.perf_counter() - started) / len(asked)
    rows = [("marsad same_name", own, [marsad.same_name(a, b).score for a, b in others], SAME_FROM)]
    for name, (measure, _) in _PEERS.items():
        scores = peer_scores(name, asked)
        label = f"{measure} ({peer_version(name).split()[-1]})"
        rows.append((label, scores, peer_scores(name, others), best_threshold(pairs, scores)))
    for label, scores, by_chance, threshold in rows:
        precision, recall, f1, false = figures(pairs, scores, threshold)
        chance = sum(s >= threshold for s in by_chance)
        print(
            f"{label:30} {threshold:9.3f} {precision:9.3f} {recall:6.3f} {f1:6.3f} {false:13} {chance:10} "
            f"{careful_recall(pairs, scores):18.3f}"
        )
    print(f"{spent * 1000:.2f} ms a pair (marsad)")


def main() -> int:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", action="store_true", help="print what is wrong in the half for making rules")
    arguments = parser.parse_args()
    if arguments.faults:
        for pair in list_pairs(held_out=False):
            match = marsad.same_name(pair.a, pair.b)
            if (match.score >= SAME_FROM) is not pair.same:
                print("missed" if pair.same else "merged", match.score, pair.a, pair.b, *match.reasons, sep="\t")
        return 0
    firsts = [names[0] for kind, names in list_rows(held_out=True) if kind == "same"]
    report(list(list_pairs(held_out=True)), list(combinations(firsts, 2)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
