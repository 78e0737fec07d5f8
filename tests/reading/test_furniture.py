"""The phrases of page furniture do what their examples say."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from marsad.errors import LexiconError
from marsad.lexicon.loading import read_yaml, resource
from marsad.reading.furniture import Furniture, load_furniture

ENTRIES: list[dict[str, Any]] = read_yaml(resource("clutter.yaml"))
EXAMPLES = [(entry["id"], one["text"], one["drops"]) for entry in ENTRIES for one in entry["examples"]]


@pytest.mark.parametrize(("entry", "text", "drops"), EXAMPLES)
def test_examples(entry: str, text: str, drops: str) -> None:
    """What an example says is dropped goes, by the entry's own rule, and nothing else."""
    pieces = load_furniture().cut(text)
    assert "".join(text[p.start : p.end] for p in pieces if p.rule) == drops
    if drops:
        assert entry in {p.rule.id for p in pieces if p.rule}


def test_entries_are_whole() -> None:
    """Every entry has a gloss, an example that drops something, and an id of its own."""
    assert len({e["id"] for e in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry["gloss"]
        assert any(one["drops"] for one in entry["examples"]), entry["id"]


def test_pieces_cover_the_text() -> None:
    """Pieces stand in order and leave out nothing but spaces."""
    text = "  انتهى اللقاء أمس.إقرأ المزيدوقال الوزير إنه راض عن نتائجه. // انتهى // سمات عمان "
    pieces = load_furniture().cut(text)
    kept = "".join(text[p.start : p.end] for p in pieces)
    assert kept.replace(" ", "") == text.replace(" ", "")
    assert all(a.end <= b.start for a, b in pairwise(pieces))


def test_unknown_place() -> None:
    """An entry that stands at a place nobody knows is an error that names it."""
    entry = {"id": "odd", "kind": "share", "stands": ["middle"], "phrases": ["شارك"]}
    with pytest.raises(LexiconError, match="odd"):
        Furniture([entry], read_yaml(resource("page.yaml")))
