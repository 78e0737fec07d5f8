"""The rules of ``names_matching.yaml`` as the matcher uses them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from marsad.errors import LexiconError
from marsad.language.folding import fold_text
from marsad.lexicon.loading import read_yaml, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Stands in a class of letters for no letter at all.
NOTHING = "-"
_PLACES = ("start", "inside", "end")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Costs:
    """What exchanges of letters cost, from 0 (the same) to 1 (another name).

    Attributes:
        table: by place in the word (``start``, ``inside``, ``end``) the cost of each ordered pair of sounds; a pair
            with `NOTHING` is a letter left out.
        times: by how much each cost is multiplied, up to 1.
    """

    table: Mapping[str, Mapping[tuple[str, str], float]]
    times: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameRules:
    """All that ``names_matching.yaml`` tells, folded.

    Attributes:
        sounds: letters, the sign for them, and whether they must end the word.
        foreign: costs in foreign names.
        arabic: costs between two Arabic words.
        eastern: costs in Chinese, Korean and Vietnamese names.
    """

    sounds: tuple[tuple[str, str, bool], ...]
    foreign: Costs
    arabic: Costs
    eastern: Costs
    family_names: frozenset[str]
    longest: int
    arabic_letters: frozenset[str]
    arabic_names: frozenset[str]
    borne_before: frozenset[str]
    spelled_alike: Mapping[str, int]
    titles: frozenset[tuple[str, ...]]
    titles_or_names: frozenset[tuple[str, ...]]
    with_next: frozenset[str]
    with_previous: frozenset[str]
    of: frozenset[str]
    particles: frozenset[str]
    article: str
    generations: frozenset[str]
    letter_names: Mapping[str, str]
    short_names: Mapping[str, frozenset[int]] = field(default_factory=dict)


@cache
def load_name_rules() -> NameRules:
    """Return the rules of the package's resources; read once a process, never changed after.

    Raises:
        LexiconError: the file lacks something.
    """
    data = read_yaml(resource("names_matching.yaml"))
    try:
        return make_rules(data)
    except (KeyError, TypeError) as error:
        raise LexiconError(f"names_matching.yaml: {error!r} is missing or not of the kind it should be") from error


def make_rules(data: Mapping[str, Any]) -> NameRules:
    """Return the rules that the file's value states.

    Args:
        data: the value of ``names_matching.yaml``.
    """
    eastern, arabic, small = data["eastern"], data["arabic"], data["small"]
    foreign = Costs(table=_table(data["classes"]))
    return NameRules(
        sounds=tuple((s["letters"], s["as"], s.get("where") == "end") for s in data["sounds"]),
        foreign=foreign,
        arabic=Costs(table=foreign.table, times=arabic["times"]),
        eastern=Costs(table=_eastern(data["classes"], eastern)),
        family_names=_folded(eastern["family_names"]),
        longest=eastern["longest"],
        arabic_letters=frozenset(arabic["letters"]),
        arabic_names=_folded(arabic["names"]),
        borne_before=_folded(arabic["borne_before"]),
        spelled_alike={fold_text(w): n for n, words in enumerate(arabic["spelled_alike"]) for w in words},
        titles=_phrases(data["titles"]["always"]),
        titles_or_names=_phrases(data["titles"]["or_names"]),
        with_next=_folded(small["with_next"]),
        with_previous=_folded(small["with_previous"]),
        of=_folded(small["of"]),
        particles=_folded(small["foreign"]),
        article=small["article"],
        generations=_folded(data["generations"]),
        letter_names={fold_text(k): v for k, v in data["letter_names"].items()},
        short_names=_groups(data["short_names"]),
    )


def _table(classes: Iterable[Mapping[str, Any]]) -> dict[str, dict[tuple[str, str], float]]:
    """Return the costs of the classes by place; where two classes join a pair, the cheaper one holds."""
    table: dict[str, dict[tuple[str, str], float]] = {place: {} for place in _PLACES}
    for one in classes:
        letters = one["letters"]
        for place in [one["where"]] if "where" in one else _PLACES:
            costs = table[place]
            for a in letters:
                for b in letters:
                    if a != b:
                        costs[a, b] = min(one["cost"], costs.get((a, b), 1.0))
    return table


def _eastern(classes: Iterable[Mapping[str, Any]], told: Mapping[str, Any]) -> dict[str, dict[tuple[str, str], float]]:
    """Return the costs in Chinese, Korean and Vietnamese names, where vowels have costs of their own."""
    table = _table(c for c in classes if c.get("eastern"))
    vowels = ("\u0627", "\u0648", "\u064a")
    for costs in table.values():
        for a in vowels:
            costs[a, NOTHING] = costs[NOTHING, a] = told["vowel_left_out"]
            costs |= {(a, b): told["vowel_exchange"] for b in vowels if a != b}
    return table


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_text(w) for w in words)


def _phrases(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold_text(p).split()) for p in phrases)


def _groups(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, words in enumerate(groups):
        for word in words:
            found.setdefault(fold_text(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
