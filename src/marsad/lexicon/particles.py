"""Function words by what they do, as sets of folded forms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.lexicon.loading import folded_phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marsad.lexicon.matching import Lexicon


@cache
def particle_forms(lexicon: Lexicon, name: str) -> frozenset[str]:
    """Return the folded forms of one entry of ``particles.yaml``.

    Raises:
        KeyError: there is no entry of that name.
    """
    entry = lexicon.entry(EntryKind.PARTICLE, name)
    if entry is None:
        raise KeyError(name)
    return frozenset(folded_phrase(p) for p in entry.data["phrases"])


@cache
def particle_spellings(lexicon: Lexicon, name: str) -> Mapping[str, str]:
    """Return how the forms of one entry of ``particles.yaml`` are spelled there, by their folded form.

    Raises:
        KeyError: there is no entry of that name.
    """
    entry = lexicon.entry(EntryKind.PARTICLE, name)
    if entry is None:
        raise KeyError(name)
    return {folded_phrase(p): p for p in entry.data["phrases"]}
