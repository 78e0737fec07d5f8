"""Tests of outlets.yaml: what the linter of the lexicon asks of news agencies and outlets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from marsad.lexicon.loading import folded_phrase, read_yaml, resource

OUTLETS: list[dict[str, Any]] = read_yaml(resource("outlets.yaml"))
# Farsi ya and kaf, tatweel, vowel signs, bidirectional controls and zero-width characters.
FORBIDDEN = re.compile("[\u06cc\u06a9\u0640\u064b-\u0652\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
KEBAB = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
KINDS = {"agency", "paper", "channel", "radio", "site", "magazine"}
REQUIRED = {"id", "name_en", "kind", "country", "names", "signatures", "domains", "zone"}
LEAST_OUTLETS = 240


def test_every_outlet_has_an_id_of_its_own() -> None:
    """No two outlets share an id."""
    assert [i for i, n in Counter(e["id"] for e in OUTLETS).items() if n > 1] == []


def test_there_are_enough_outlets() -> None:
    """The list is long enough for what Arabic news cites."""
    assert len(OUTLETS) >= LEAST_OUTLETS


def test_an_address_leads_to_one_outlet() -> None:
    """No two outlets share a domain, and none is written with a scheme, a path or www."""
    domains = Counter(domain for e in OUTLETS for domain in e["domains"])
    assert [d for d, n in domains.items() if n > 1] == []
    assert [d for d in domains if not DOMAIN.fullmatch(d) or d.startswith("www.")] == []


def test_countries_are_states_the_lexicon_knows() -> None:
    """A country is the code of a state."""
    states = {state["id"] for state in read_yaml(resource("states.yaml"))}
    assert {e["country"] for e in OUTLETS} <= states


def test_a_name_leads_to_one_outlet() -> None:
    """Two outlets share no name: what several papers are called names none of them alone."""
    owners: dict[str, set[str]] = defaultdict(set)
    for outlet in OUTLETS:
        for name in (*outlet["names"], *outlet["signatures"]):
            owners[folded_phrase(name)].add(outlet["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda e: str(e["id"]))
def test_an_outlet_is_well_formed(outlet: dict[str, Any]) -> None:
    """An outlet has the keys of the file, a known kind, a real time zone or none, and a name."""
    assert set(outlet) >= REQUIRED
    assert set(outlet) <= REQUIRED | {"ambiguous"}
    assert KEBAB.fullmatch(outlet["id"])
    assert outlet["kind"] in KINDS
    assert outlet["zone"] is None or ZoneInfo(outlet["zone"])
    assert outlet["names"]


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda e: str(e["id"]))
def test_names_of_an_outlet_are_spelled_plainly(outlet: dict[str, Any]) -> None:
    """No name holds a forbidden character or is listed twice; what is ambiguous is a name beside a sure one."""
    for text in (*outlet["names"], *outlet["signatures"]):
        assert not FORBIDDEN.search(text), text
        assert text == " ".join(text.split())
    for listed in (outlet["names"], outlet["signatures"]):
        forms = Counter(folded_phrase(name) for name in listed)
        assert [f for f, n in forms.items() if n > 1] == []
    unsure = {folded_phrase(name) for name in outlet.get("ambiguous", ())}
    names = {folded_phrase(name) for name in outlet["names"]}
    assert unsure <= names | {folded_phrase(name) for name in outlet["signatures"]}
    assert names - unsure
