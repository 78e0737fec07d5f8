"""The states, places, disputed places and blocs of the resources: complete, consistent and plainly spelled."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from marsad.language.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterator

UN_MEMBERS = (
    "AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN "
    "BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP "
    "EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ "
    "ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO "
    "MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK "
    "PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK "
    "SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM "
    "YEM ZAF ZMB ZWE"
)
FILES = ("states.yaml", "places.yaml", "disputed.yaml", "blocs.yaml")
PLACE_KINDS = {"city", "region", "territory", "sea", "strait", "base", "district", "site"}
# Farsi ya and keheh, further letters outside the Arabic alphabet, tatweel, vowel signs, direction marks and joiners.
FORBIDDEN = re.compile(
    "[\u06cc\u06a9\u06af\u067e\u0686\u0698\u06a4\u06c1\u06d5\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def text_of(name: str) -> str:
    """Return a resource's text."""
    return resources.files("marsad.resources").joinpath(name).read_text("utf-8")


def load(name: str) -> list[dict[str, Any]]:
    """Return a resource's entries."""
    entries: list[dict[str, Any]] = yaml.safe_load(text_of(name))
    return entries


STATES = load("states.yaml")
PLACES = load("places.yaml")
DISPUTED = load("disputed.yaml")
BLOCS = load("blocs.yaml")
IDS = {state["id"] for state in STATES}


def ambiguous(entry: dict[str, Any]) -> set[str]:
    """Return the folded forms that an entry marks as ambiguous."""
    return {fold_text(form) for form in entry.get("ambiguous") or ()}


def forms(state: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield every folded form of a state, its capital and its seats, with whether it is marked as ambiguous."""
    marked = ambiguous(state)
    capital = state["capital"] or {"names": []}
    for form in (*state["names"], *state["adjective"], *state["people"], *capital["names"]):
        yield fold_text(form), fold_text(form) in marked
    for seat in state["seats"]:
        for form in seat["names"]:
            yield fold_text(form), fold_text(form) in ambiguous(seat)


def test_ids_of_states_are_unique_and_iso_shaped() -> None:
    """Every state has an id of three capital letters, and no two states share one."""
    assert len(IDS) == len(STATES)
    assert all(re.fullmatch("[A-Z]{3}", code) for code in IDS)


def test_every_member_of_the_united_nations_is_present() -> None:
    """The 193 members of the United Nations are all among the states."""
    members = set(UN_MEMBERS.split())
    assert len(members) == 193
    assert members <= IDS


def test_two_states_share_no_form_unless_both_mark_it_as_ambiguous() -> None:
    """A name, adjective, capital or seat that two states bear is marked as ambiguous in each of them."""
    bearers: dict[str, dict[str, bool]] = defaultdict(dict)
    for state in STATES:
        for form, marked in forms(state):
            bearers[form][state["id"]] = marked or bearers[form].get(state["id"], False)
    shared = {form: found for form, found in bearers.items() if len(found) > 1 and not all(found.values())}
    assert not shared


@pytest.mark.parametrize("entries", [STATES, PLACES, BLOCS], ids=["states", "places", "blocs"])
def test_what_is_marked_as_ambiguous_is_a_form_of_the_entry(entries: list[dict[str, Any]]) -> None:
    """An entry marks no form as ambiguous that it does not have."""
    for entry in entries:
        own = {form for form, _ in forms(entry)} if "seats" in entry else {fold_text(name) for name in entry["names"]}
        # A derived form of an adjective may be marked by itself: it begins as the adjective or its plural does.
        stems = tuple(fold_text(stem) for stem in entry.get("adjective") or ())
        stray = {
            form for form in ambiguous(entry) - own if not form.removeprefix("\u0627\u0644").startswith(stems or "?")
        }
        assert not stray, entry["id"]


@pytest.mark.parametrize("entries", [PLACES, BLOCS], ids=["places", "blocs"])
def test_ids_of_places_and_blocs_are_unique(entries: list[dict[str, Any]]) -> None:
    """No two entries of a file share an id."""
    assert len({entry["id"] for entry in entries}) == len(entries)


def test_two_places_share_no_name_unless_both_mark_it_as_ambiguous() -> None:
    """A name that two places bear, or a place and a state or capital, is marked as ambiguous in the places."""
    bearers: dict[str, list[bool]] = defaultdict(list)
    for state in STATES:
        for name in (*state["names"], *(state["capital"] or {"names": []})["names"]):
            bearers[fold_text(name)].append(True)
    for place in PLACES:
        for form in {fold_text(name) for name in place["names"]}:
            bearers[form].append(form in ambiguous(place))
    assert not {form for form, marks in bearers.items() if len(marks) > 1 and not all(marks)}


def test_the_country_of_a_place_is_a_state_or_unknown() -> None:
    """Every place lies in a state of states.yaml, or its country is null."""
    assert {place["country"] for place in PLACES} <= IDS | {None}
    assert {place["kind"] for place in PLACES} <= PLACE_KINDS


def test_disputed_places_lead_to_an_entry_that_gives_the_same_code() -> None:
    """A place that names a dispute finds it, and a place that is the disputed thing itself is coded as it says."""
    by_key = {entry["key"]: entry for entry in DISPUTED}
    assert len(by_key) == len(DISPUTED)
    for place in PLACES:
        if "disputed" in place:
            entry = by_key[place["disputed"]]
            if set(place["names"]) <= set(entry["names"]):
                assert place["country"] == entry["country"], place["id"]


def test_disputed_entries_tell_why_and_what_others_put() -> None:
    """Every dispute has names, a reason, a known code or null, and alternatives that differ from the default."""
    for entry in DISPUTED:
        assert entry["names"], entry["key"]
        assert entry["why"].endswith("."), entry["key"]
        assert {entry["country"], entry.get("acts_as")} <= IDS | {None}, entry["key"]
        for other in entry["alternatives"]:
            assert other["country"] in IDS | {None}, entry["key"]
            assert other["by"], entry["key"]
            assert other["country"] != entry["country"] or "acts_as" in entry, entry["key"]


def test_names_of_disputed_places_are_matched_as_states_or_places() -> None:
    """Every name of a disputed place stands in states.yaml or places.yaml too, so that texts are matched with it."""
    known = {form for state in STATES for form, _ in forms(state)}
    known |= {fold_text(name) for place in PLACES for name in place["names"]}
    for entry in DISPUTED:
        if entry["kind"] != "organization":
            assert {fold_text(name) for name in entry["names"]} <= known, entry["key"]


def test_members_of_blocs_are_states() -> None:
    """A bloc's members are states of states.yaml, each once, or the membership is null."""
    for bloc in BLOCS:
        members = bloc["members"]
        assert members is None or (set(members) <= IDS and len(set(members)) == len(members)), bloc["id"]


def test_two_blocs_share_no_name_unless_both_mark_it_as_ambiguous() -> None:
    """A name that two blocs bear is marked as ambiguous in each of them."""
    bearers: dict[str, list[bool]] = defaultdict(list)
    for bloc in BLOCS:
        for form in {fold_text(name) for name in bloc["names"]}:
            bearers[form].append(form in ambiguous(bloc))
    assert not {form for form, marks in bearers.items() if len(marks) > 1 and not all(marks)}


@pytest.mark.parametrize("name", FILES)
def test_files_hold_plain_arabic_letters_only(name: str) -> None:
    """No letter of another alphabet's keyboard, vowel sign, tatweel or direction mark stands in the file."""
    found = {hex(ord(char)) for char in FORBIDDEN.findall(text_of(name))}
    assert not found


@pytest.mark.parametrize("name", FILES)
def test_files_say_what_they_are_and_where_from(name: str) -> None:
    """Every file opens with comments that tell what it holds and its kind of source."""
    head = text_of(name).partition("\n- ")[0]
    assert "# What:" in head
    assert "# Source:" in head
