"""Tests of organizations.yaml and bodies.yaml: what the linter of the lexicon asks of these two files."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

import pytest

from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.loading import folded_phrase, read_yaml, resource

ORGANIZATIONS: list[dict[str, Any]] = read_yaml(resource("organizations.yaml"))
BODIES: dict[str, list[dict[str, Any]]] = read_yaml(resource("bodies.yaml"))
# Farsi ya and kaf, tatweel, vowel signs, bidirectional controls and zero-width characters.
FORBIDDEN = re.compile("[\u06cc\u06a9\u0640\u064b-\u0652\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LEAST_ORGANIZATIONS = 280


def _forms(entry: dict[str, Any]) -> list[str]:
    return [folded_phrase(name) for key in ("names", "weak") for name in entry.get(key, ())]


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [s for inner in value.values() for s in _strings(inner)]
    if isinstance(value, list):
        return [s for inner in value for s in _strings(inner)]
    return [value] if isinstance(value, str) else []


def test_every_organization_has_an_id_of_its_own() -> None:
    """No two organizations share an id."""
    assert [i for i, n in Counter(e["id"] for e in ORGANIZATIONS).items() if n > 1] == []


def test_there_are_enough_organizations() -> None:
    """The list is long enough for news of diplomacy."""
    assert len(ORGANIZATIONS) >= LEAST_ORGANIZATIONS


@pytest.mark.parametrize("entry", ORGANIZATIONS, ids=lambda e: str(e["id"]))
def test_an_organization_is_well_formed(entry: dict[str, Any]) -> None:
    """An entry has the keys the header tells, a known kind and gender, and names that fold to different forms."""
    assert {"id", "name_en", "kind", "country", "gender", "names"} <= set(entry)
    assert set(entry) <= {"id", "name_en", "kind", "country", "gender", "names", "weak", "ambiguous", "near"}
    assert entry["kind"] in {"organization", "group"}
    assert entry["gender"] in {"f", "m"}
    assert entry["names"]
    assert [f for f, n in Counter(_forms(entry)).items() if n > 1] == []


def test_countries_look_like_iso_codes() -> None:
    """A country is three capital letters or null, and a state that the lexicon knows."""
    states = {state["id"] for state in read_yaml(resource("states.yaml"))}
    assert {e["country"] for e in ORGANIZATIONS if e["country"]} <= states


def test_a_form_names_one_organization_unless_it_is_marked_ambiguous() -> None:
    """Two entries share a folded form only where one of them says that it is ambiguous."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in ORGANIZATIONS:
        unsure = {folded_phrase(name) for name in entry.get("ambiguous", ())}
        for form in _forms(entry):
            if form not in unsure:
                owners[form].add(entry["id"])
    assert {f: o for f, o in owners.items() if len(o) > 1} == {}


def test_what_is_ambiguous_is_a_name_and_stands_beside_a_sure_one() -> None:
    """An ambiguous form is among the names, and the entry has a name that is not ambiguous."""
    for entry in ORGANIZATIONS:
        unsure = {folded_phrase(name) for name in entry.get("ambiguous", ())}
        assert unsure <= set(_forms(entry)), entry["id"]
        assert {folded_phrase(name) for name in entry["names"]} - unsure, entry["id"]


def test_no_organization_repeats_a_seat_of_a_government() -> None:
    """A seat that states.yaml gives is not an organization as well."""
    seats = {
        folded_phrase(name)
        for state in read_yaml(resource("states.yaml"))
        for seat in state.get("seats") or ()
        for name in seat["names"]
    }
    assert [f for e in ORGANIZATIONS for f in _forms(e) if f in seats] == []


@pytest.mark.parametrize("name", ["organizations.yaml", "bodies.yaml"])
def test_no_forbidden_character(name: str) -> None:
    """The files hold no letters of other keyboards, vowel signs, tatweel or invisible marks."""
    assert FORBIDDEN.findall(resource(name).read_text("utf-8")) == []


@pytest.mark.parametrize("section", ["bodies", "fields", "groups"])
def test_ids_are_unique_in_each_section(section: str) -> None:
    """No two entries of a section of bodies.yaml share an id."""
    assert [i for i, n in Counter(e["id"] for e in BODIES[section]).items() if n > 1] == []


@pytest.mark.parametrize("section", ["fields", "groups"])
def test_a_form_belongs_to_one_field_or_group(section: str) -> None:
    """No folded form stands in two entries of a section of bodies.yaml, nor twice in one."""
    forms = Counter(folded_phrase(name) for entry in BODIES[section] for name in entry["names"])
    assert [f for f, n in forms.items() if n > 1] == []


def test_a_body_is_well_formed() -> None:
    """A body has a head of its own, a gender, a kind, what may follow, and an example that holds one of its forms."""
    heads = Counter(folded_phrase(body["head"]) for body in BODIES["bodies"])
    assert [h for h, n in heads.items() if n > 1] == []
    for body in BODIES["bodies"]:
        assert body["gender"] in {"f", "m"}
        assert body["kind"] in {"organization", "group"}
        assert set(body["takes"]) <= {"field", "country", "name"}
        assert isinstance(body["alone"], bool)
        stems = [folded_phrase(form) for form in (body["head"], *body["plural"])]
        assert any(stem in folded_phrase(body["example"]) for stem in stems), body["id"]


def test_the_singular_forms_of_a_group_are_among_its_names() -> None:
    """What stands for one person is a form of the group."""
    for group in BODIES["groups"]:
        assert set(group["singular"]) <= set(group["names"]), group["id"]
        assert group["kind"] in {"person", "group", "organization"}


def test_all_strings_are_trimmed() -> None:
    """No name begins or ends with a space."""
    assert [s for s in _strings(ORGANIZATIONS) + _strings(BODIES) if s != s.strip()] == []


@pytest.mark.parametrize(
    ("kind", "entry_id"),
    [
        (EntryKind.ORGANIZATION, "un-security-council"),
        (EntryKind.BODY, "ministry"),
        (EntryKind.FIELD, "foreign-affairs"),
        (EntryKind.GROUP, "official"),
    ],
)
def test_the_lexicon_knows_the_entries(kind: EntryKind, entry_id: str) -> None:
    """The lexicon loads both files."""
    assert load_lexicon().entry(kind, entry_id) is not None
