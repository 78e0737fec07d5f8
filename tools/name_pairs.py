"""Pairs of names for learning and measuring: our own list in two halves, and the registry's spellings."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.lexicon.loading import read_yaml, resource

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST = Path(__file__).resolve().parent.parent / "tests" / "gathering" / "names.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePair:
    """Two names, and whether they are one person's."""

    a: str
    b: str
    same: bool


def list_rows(*, held_out: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield kind (``same`` or ``apart``) and names of the list's lines, of one half alone.

    Args:
        held_out: whether the half for measuring is wanted, not the one for making rules.
    """
    for line in LIST.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, who, names = line.split("\t")
        if bool(blake2b(who.encode(), digest_size=1).digest()[0] & 1) is held_out:
            yield kind, tuple(n.strip() for n in names.split("|"))


def list_pairs(*, held_out: bool) -> Iterator[NamePair]:
    """Yield every pair of spellings of each person of a half, and the half's pairs that must stay apart."""
    for kind, names in list_rows(held_out=held_out):
        for a, b in combinations(names, 2):
            yield NamePair(a=a, b=b, same=kind == "same")


def registry_names() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield state and spellings of the registry's persons, without those who are in the half for measuring."""
    kept_away = {_key(n) for kind, names in list_rows(held_out=True) if kind == "same" for n in names}
    for path in sorted(resource("actors").iterdir(), key=lambda p: p.name):
        for person in read_yaml(path):
            names = tuple(dict.fromkeys(person["names"]))
            if not any(_key(n) in kept_away for n in names):
                yield str(person.get("country")), names


def _key(name: str) -> str:
    return fold_text(name).replace(" ", "")
