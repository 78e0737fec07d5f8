"""Names in Latin letters, for persons whom the registry does not know."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.coding.latin import latin_name, load_latin_names
from marsad.coding.namewords import load_name_words
from marsad.language.folding import fold_text
from marsad.lexicon.loading import read_yaml, resource
from marsad.lexicon.nametable import load_names

TABLE = read_yaml(resource("names_latin.yaml"))
STATES = {state["id"] for state in read_yaml(resource("states.yaml"))}
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def written(name: str, country: str | None) -> str:
    """Return a name in Latin letters."""
    return latin_name(tuple(fold_text(name).split()), country, load_names(), load_name_words().latin)


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("عبد الله زملوط", "JOR", "Abdullah Zamlut"),
        ("عبدالرحمن الفيلكاوي", "KWT", "Abdulrahman Al-Filkawi"),
        ("محمد طنطاوي", "TUR", "Mehmet Tantawi"),
        ("محمد بيراغدار", "IRN", "Mohammad Biraghdar"),
        ("فيليكس غرونفالد", "AUT", "Felix Gronfald"),
        ("نيكولاي زابوروف", "RUS", "Nikolai Zaborov"),
        ("جينيفر دونوفان", "USA", "Jennifer Donovan"),
        ("كيم ميونغ سوك", "KOR", "Kim Myung Suk"),
    ],
)
def test_a_name_is_written_as_its_language_is(name: str, country: str, expected: str) -> None:
    """The bearer's state tells the language, and with it how words and letters are written."""
    assert written(name, country) == expected


def test_the_words_of_a_name_tell_its_language_where_no_state_does() -> None:
    """A name of no known state is Arabic by its words or letters, else western."""
    assert written("حسين الطحاوي", None).startswith("Hussein Al-")
    assert written("جون بيترسون", None).startswith("John ")


def test_the_registry_shows_how_names_are_written() -> None:
    """A family name of the registry is written alike for persons whom the registry does not know."""
    assert written("كارل ستولتنبرغ", "NOR").endswith("Stoltenberg")


@given(st.text(LETTERS, min_size=1, max_size=9), st.sampled_from([None, "EGY", "TUR", "IRN", "RUS", "USA", "CHN"]))
def test_every_name_can_be_written(name: str, country: str | None) -> None:
    """Any word of Arabic letters gives plain Latin letters, the same ones each time."""
    latin = written(name, country)
    assert re.fullmatch(r"[^\u0600-\u06ff]*", latin)
    assert latin == written(name, country)


def test_the_table_is_well_formed() -> None:
    """A state has one language, every state is known, and no word stands twice in one language."""
    states = [state for one in TABLE["languages"] for state in one["states"]]
    assert len(states) == len(set(states))
    assert set(states) <= STATES
    assert set(load_latin_names().languages) == {one["language"] for one in TABLE["languages"]}
    for one in TABLE["languages"]:
        assert one.get("like") in {None, *(other["language"] for other in TABLE["languages"])}
        assert all(isinstance(latin, str) for latin in one["names"].values())
