"""A small log-linear model: named features, learned weights, the best candidate.

The weights are tables that people can read (``resources/weights/NAME.tsv``: feature, weight), learned from annotated
pages by ``tools/learn.py``; nothing here is tuned by hand.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from marsad.lexicon.loading import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Ranker:
    """Scores candidates by the sum of their features' weights.

    Args:
        weights: the weight of each known feature; an unknown one counts nothing.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def score(self, features: Iterable[str]) -> float:
        """Return the log-linear score of a candidate."""
        weights = self._weights
        return sum(weights.get(f, 0.0) for f in features)

    def probability(self, features: Iterable[str]) -> float:
        """Return the logistic of the score: the chance that a yes-or-no question is answered yes."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score(features)))))


@cache
def load_ranker(name: str) -> Ranker:
    """Return the ranker of one table of weights; a table that is not there has no weights."""
    path = resource("weights", f"{name}.tsv")
    weights: dict[str, float] = {}
    if path.is_file():
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                feature, _, weight = line.partition("\t")
                weights[feature] = float(weight)
    return Ranker(weights)
