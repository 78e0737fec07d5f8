"""Folding brings spellings together and leads back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.folding import fold, fold_text

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ًٌَُِّْـ\u200f\u200e٠١٢ﻻﷲabc.,", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أمريكا", "امريكا"),
        ("إيران", "ايران"),
        ("القاهرة", "القاهره"),
        ("مستشفى", "مستشفي"),
        ("رئيس", "رييس"),
        ("مُحَمَّد", "محمد"),
        ("الـصين", "الصين"),
        ("وزیر", "وزير"),
        ("کیري", "كيري"),
        ("ﻻفروف", "لافروف"),
        ("٢٠٢٤", "2024"),
        ("۲۰۲۴", "2024"),
        ("\u200fموسكو\u200f", "موسكو"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    """Two spellings of one word have one folded form."""
    assert fold_text(one) == fold_text(other)


@given(ARABIC)
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text does not change when folded again."""
    once = fold_text(text)
    assert fold_text(once) == once


@given(ARABIC)
def test_each_folded_character_leads_back_to_the_one_it_came_from(text: str) -> None:
    """Folding the original character at an origin gives the folded character's text."""
    folded = fold(text)
    assert folded.text == fold_text(text)
    for place, char in enumerate(folded.text):
        assert char in fold_text(text[folded.origin(place)])
    assert folded.origin(len(folded.text)) == len(text)


@given(ARABIC)
def test_origins_never_go_backwards(text: str) -> None:
    """A later folded character comes from a later or the same original one."""
    folded = fold(text)
    origins = [folded.origin(i) for i in range(len(folded.text) + 1)]
    assert origins == sorted(origins)
