"""Tests of actors/: what the linter of the lexicon asks of the registry of persons."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from marsad.edtf import Days, parse_edtf
from marsad.lexicon.loading import folded_phrase, read_yaml, resource

FILES: dict[str, list[dict[str, Any]]] = {
    p.name: read_yaml(p) for p in sorted(resource("actors").iterdir(), key=lambda p: p.name)
}
PERSONS = [pytest.param(person, id=f"{name}:{person['id']}") for name, all_ in FILES.items() for person in all_]
# Farsi ya and kaf, tatweel, vowel signs, bidirectional controls and zero-width characters.
FORBIDDEN = re.compile("[\u06cc\u06a9\u0640\u064b-\u0652\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
KEBAB = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile(r"[^\W\d_]")
STATES = {state["id"] for state in read_yaml(resource("states.yaml"))}
ORGANIZATIONS = {organization["id"] for organization in read_yaml(resource("organizations.yaml"))}
REQUIRED = {"id", "name_en", "gender", "country", "names", "short", "offices"}
OPTIONAL = {"ambiguous", "wikidata"}
LEAST_PERSONS = 330


def _days(value: object) -> Days | None:
    # YAML reads a bare day as a date and a bare year as a number.
    return parse_edtf(str(value))


def test_every_person_has_an_id_of_its_own() -> None:
    """No two persons share an id, in one file or in two."""
    ids = Counter(person["id"] for persons in FILES.values() for person in persons)
    assert [i for i, n in ids.items() if n > 1] == []


def test_there_are_enough_persons() -> None:
    """The registry is long enough for news of diplomacy."""
    assert sum(map(len, FILES.values())) >= LEAST_PERSONS


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_named_after_a_state_or_an_organization(name: str) -> None:
    """The name of a file is the id of what its persons serve, with the ending of YAML."""
    assert name.removesuffix(".yaml") in STATES | ORGANIZATIONS


@pytest.mark.parametrize("person", PERSONS)
def test_a_person_is_well_formed(person: dict[str, Any]) -> None:
    """A person has the keys of the registry, a gender, a known country or none, and a name in each script."""
    assert set(person) >= REQUIRED
    assert set(person) <= REQUIRED | OPTIONAL
    assert KEBAB.fullmatch(person["id"])
    assert person["gender"] in {"f", "m"}
    assert person["country"] is None or person["country"] in STATES
    assert LATIN.match(person["name_en"])
    assert not ARABIC.search(person["name_en"])
    assert person["names"]


@pytest.mark.parametrize("person", PERSONS)
def test_names_are_spelled_plainly_and_given_once(person: dict[str, Any]) -> None:
    """Names are in plain Arabic letters, none is listed twice, and what is ambiguous is one of them."""
    spelled = [*person["names"], *person["short"]]
    for text in [*spelled, *(office["title"] for office in person["offices"])]:
        assert ARABIC.search(text), text
        assert not FORBIDDEN.search(text), text
        assert text == " ".join(text.split())
    for listed in (person["names"], person["short"]):
        forms = Counter(folded_phrase(name) for name in listed)
        assert [f for f, n in forms.items() if n > 1] == []
    assert {folded_phrase(name) for name in person.get("ambiguous", ())} <= {folded_phrase(name) for name in spelled}


@pytest.mark.parametrize("person", PERSONS)
def test_offices_tell_a_role_a_title_and_whom_they_serve(person: dict[str, Any]) -> None:
    """An office has a role, a title and whom it serves, if that is known; its term does not end before it begins."""
    for office in person["offices"]:
        assert {"role", "title", "of"} <= set(office)
        assert set(office) <= {"role", "title", "of", "from", "to"}
        assert KEBAB.fullmatch(office["role"])
        assert office["of"] is None or office["of"] in STATES | ORGANIZATIONS
        terms = [_days(office[key]) for key in ("from", "to") if key in office]
        assert None not in terms
        if len(terms) == 2:
            begins, ends = terms
            assert begins is not None
            assert ends is not None
            assert begins.earliest is not None
            assert ends.latest is not None
            assert begins.earliest <= ends.latest


def test_a_full_name_is_borne_by_one_person_of_a_country() -> None:
    """Two persons of one country share no full name: the country is what tells namesakes apart."""
    bearers = Counter(
        (person["country"], folded_phrase(name))
        for persons in FILES.values()
        for person in persons
        for name in person["names"]
    )
    assert [b for b, n in bearers.items() if n > 1] == []
