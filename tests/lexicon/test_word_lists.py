"""The word lists of saying and of particles keep to their own rules."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from marsad.language.folding import fold_text
from marsad.lexicon.entries import Entry, EntryKind
from marsad.lexicon.loading import folded_phrase, lexeme_rows, read_yaml, resource
from marsad.lexicon.paradigms import Paradigms

if TYPE_CHECKING:
    from collections.abc import Iterator

SAYING: list[dict[str, Any]] = read_yaml(resource("saying.yaml"))
PARTICLES: list[dict[str, Any]] = read_yaml(resource("particles.yaml"))
PARADIGMS = Paradigms(read_yaml(resource("paradigms.yaml")))

PARTS = {"perfect", "imperfect", "participle", "passive", "masdar", "phrases", "noun_phrases"}
REQUIRED = {"id", "gloss", "class", "frames", "examples"}
OPTIONAL = {"objects", "masdar_frames", "narrow", "needs", "unless", "addressee", "comma", "mouth", "inna"}
CLASSES = frozenset(
    {"assert", "add", "affirm", "announce", "reveal", "hint", "deny", "admit", "warn", "threaten", "demand", "ask"}
    | {"promise", "offer", "hope", "express", "apologise", "thank", "congratulate", "condole", "welcome", "praise"}
    | {"support", "refuse", "condemn", "accuse", "allege", "assess", "describe", "document", "carry"}
    | {"source", "as-said", "hedge"}
)
FRAME = re.compile("that|object|quote|colon|clause|(that|noun):(ب|ل|إلى|على|عن|من|في|مع)")
FEATURE = re.compile("m|f|sg|du|pl|acc|p1")
# Farsi letters, tatweel, marks of direction and joining: they look like nothing, or like another letter.
UNWANTED = re.compile("[\u06cc\u06a9\u06c1\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
VOWELS = re.compile("[\u064b-\u0650\u0652-\u065f\u0670]")


def strings(value: Any) -> Iterator[str]:
    """Yield every string inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def rows(entry: dict[str, Any]) -> set[tuple[str, str]]:
    """Return an entry's forms, each with the part of speech it may be a cue as."""
    found = set()
    for row in lexeme_rows(Entry(EntryKind.SAYING, entry["id"], entry), PARADIGMS):
        if not row.features & {"p1", "1s", "1p", "construct"}:
            kind = next(k for k in ("verb", "participle", "masdar", "phrase") if k in row.features)
            found.add((row.form, kind))
    return found


def frames(entry: dict[str, Any], form: str, kind: str) -> set[str]:
    """Return the frames that an entry admits after one of its forms."""
    own = set(entry["masdar_frames"] if kind == "masdar" and "masdar_frames" in entry else entry["frames"])
    narrowed = [n for n in entry.get("narrow", ()) if fold_text(n["form"]) == form]
    return {f for n in narrowed for f in n.get("frames", own)} if narrowed else own


@pytest.mark.parametrize("entry", SAYING, ids=lambda e: e["id"])
def test_entry_is_well_formed(entry: dict[str, Any]) -> None:
    """An entry has the fields the header tells, known classes and frames, some form and a positive example."""
    assert REQUIRED <= set(entry) <= REQUIRED | OPTIONAL | PARTS
    assert PARTS & set(entry)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", entry["id"])
    assert entry["class"] in CLASSES
    narrowed = [f for n in entry.get("narrow", ()) for f in n.get("frames", ())]
    admitted = [*entry["frames"], *entry.get("masdar_frames", ()), *narrowed]
    assert entry["frames"]
    assert not [f for f in admitted if not FRAME.fullmatch(f)]
    assert "masdar_frames" not in entry or "masdar" in entry
    assert [e for e in entry["examples"] if e["content"]]
    assert all(set(e) == {"text", "content"} for e in entry["examples"])
    assert all(e["content"] is None or e["content"] in e["text"] for e in entry["examples"])


@pytest.mark.parametrize("entry", SAYING, ids=lambda e: e["id"])
def test_principal_parts_are_bare(entry: dict[str, Any]) -> None:
    """Principal parts carry no vowel sign but the shadda, and mappings name known features."""
    for part in PARTS & set(entry):
        assert not [s for s in strings(entry[part]) if VOWELS.search(s)]
        if isinstance(entry[part], dict) and part in {"perfect", "imperfect", "participle"}:
            assert all(FEATURE.fullmatch(f) for key in entry[part] for f in key.split("."))


@pytest.mark.parametrize("entry", [e for e in SAYING if "narrow" in e], ids=lambda e: e["id"])
def test_narrowed_forms_are_forms_of_their_entry(entry: dict[str, Any]) -> None:
    """What is narrowed is a form the entry has, and something about it is narrowed."""
    forms = {form for form, _ in rows(entry)}
    for narrow in entry["narrow"]:
        assert fold_text(narrow["form"]) in forms
        assert {"form"} < set(narrow) <= {"form", "exact", "frames", "near"}


def test_no_two_entries_say_the_same() -> None:
    """Where two entries share a written form, each admits a frame that the other does not."""
    holders = defaultdict(list)
    for entry in SAYING:
        for form, kind in rows(entry):
            holders[form, kind].append(entry)
    idle = []
    for (form, kind), entries in holders.items():
        for one, other in combinations(entries, 2):
            mine, theirs = frames(one, form, kind), frames(other, form, kind)
            if mine <= theirs or theirs <= mine:
                idle.append((form, one["id"], other["id"]))
    assert not idle


@pytest.mark.parametrize("name", ["saying.yaml", "particles.yaml"])
def test_file_is_clean(name: str) -> None:
    """A file holds no letter that only looks Arabic and no invisible mark, and its ids are unique."""
    text = resource(name).read_text("utf-8")
    assert not UNWANTED.findall(text)
    counts = Counter(e["id"] for e in read_yaml(resource(name)))
    assert max(counts.values()) == 1


@pytest.mark.parametrize("entry", PARTICLES, ids=lambda e: e["id"])
def test_particles_are_well_formed(entry: dict[str, Any]) -> None:
    """A list of particles has a gloss and phrases, none of them twice once folded, without vowel signs."""
    assert {"id", "gloss", "phrases"} <= set(entry) <= {"id", "gloss", "phrases", "source"}
    assert max(Counter(map(folded_phrase, entry["phrases"])).values()) == 1
    assert not [p for p in entry["phrases"] if VOWELS.search(p)]
