"""Tests of happenings.yaml and offices.yaml: their shape, and that no phrase is too common to date a page."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import Any

import pytest

from marsad.edtf import parse_edtf
from marsad.lexicon.loading import folded_phrase, read_yaml, resource

DATA = read_yaml(resource("happenings.yaml"))
HAPPENINGS: list[dict[str, Any]] = DATA["happenings"]
OFFICES = read_yaml(resource("offices.yaml"))
KEYS = {
    "id",
    "gloss",
    "phrases",
    "start",
    "end",
    "times",
    "editions",
    "fresh",
    "ahead",
    "brief",
    "era",
    "scope",
    "period",
    "remembered",
}
LEAST_HAPPENINGS = 900
FIRST_YEAR, LAST_YEAR = 2008, 2026
# A phrase of one word must be a name of its own.
SHORTEST_ALONE = 4
LONGEST_DAYS = 150
# The number of an edition, names that stay in Latin letters, and an article before digits.
_ORDINAL = re.compile("NTH|COP|CIA|\u0640(?= ?[0-9])|(?<=\u0644)\u0640")
FORBIDDEN = re.compile("[\u06cc\u06a9\u0640\u064b-\u0652\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeffA-Za-z]")


def _times(row: dict[str, Any]) -> list[tuple[dt.date, dt.date]]:
    if "start" in row:
        return [(row["start"], row.get("end", row["start"]))]
    return [tuple(days) for days in row.get("times") or row["editions"].values()]


def test_there_are_enough_happenings_of_every_year() -> None:
    """Happenings are many, and no year from 2009 to 2025 is left out."""
    years = Counter(first.year for row in HAPPENINGS for first, _ in _times(row))
    assert len(HAPPENINGS) >= LEAST_HAPPENINGS
    assert all(years[year] >= 40 for year in range(2009, 2026))


def test_ids_are_given_once() -> None:
    """No two happenings share an id."""
    assert [i for i, n in Counter(row["id"] for row in HAPPENINGS).items() if n > 1] == []


@pytest.mark.parametrize("row", HAPPENINGS, ids=lambda row: row["id"])
def test_a_happening_is_well_formed(row: dict[str, Any]) -> None:
    """A happening has known keys, days in order, in the years covered, and not longer than a season."""
    assert set(row) <= KEYS
    assert ("start" in row) + ("times" in row) + ("editions" in row) == 1
    for first, last in _times(row):
        assert (first.year < FIRST_YEAR) == row.get("remembered", False)
        assert last.year <= LAST_YEAR
        assert dt.timedelta(0) <= last - first <= dt.timedelta(days=LONGEST_DAYS)


@pytest.mark.parametrize("row", HAPPENINGS, ids=lambda row: row["id"])
def test_phrases_are_spelled_plainly_and_are_not_common_words(row: dict[str, Any]) -> None:
    """Phrases are in plain Arabic letters, no spelling of a fragment is empty, and none is a short word alone."""
    for phrase in row["phrases"]:
        fragments = phrase.split(" + ")
        assert len(set(fragments)) == len(fragments)
        for fragment in fragments:
            for option in fragment.split("|"):
                assert option == option.strip() != ""
                assert not FORBIDDEN.search(_ORDINAL.sub("", option)), option
                assert len(fragments) > 1 or len(option) >= SHORTEST_ALONE


def test_what_has_editions_names_them() -> None:
    """The number of an edition stands in every phrase of a happening that has editions, and in no other."""
    for row in HAPPENINGS:
        assert all(("NTH" in phrase) == ("editions" in row) for phrase in row["phrases"]), row["id"]


@pytest.mark.parametrize("row", OFFICES["terms"], ids=lambda row: f"{row['names'][0]} {row.get('from')}")
def test_a_term_is_well_formed(row: dict[str, Any]) -> None:
    """A term has names, words of the office, and days that EDTF can read."""
    assert set(row) <= {"names", "titles", "of", "from", "to"}
    assert row["names"]
    assert row["titles"]
    days = [parse_edtf(str(row[key])) for key in ("from", "to") if key in row]
    assert days
    assert all(day is not None for day in days)


def test_no_word_of_offices_makes_two_senses() -> None:
    """A word that makes a holder a past one does not make a new one too."""
    sets = [{folded_phrase(word) for word in OFFICES[key]} for key in ("former", "then", "fresh", "elect")]
    assert sum(map(len, sets)) == len(set().union(*sets))
