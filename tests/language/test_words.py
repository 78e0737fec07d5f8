"""Words, their places and their clitics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.words import WordKind, clitic_readings, split_words

TEXT = st.text(alphabet='ابتولفكس الى.،؟!"«»()0123٤٥abc\n\u200f\u200eًَّـ_#-', max_size=80)


def forms(text: str) -> list[str]:
    """Return the folded forms of a text's words."""
    return [w.form for w in split_words(text)]


@given(TEXT)
def test_words_are_in_order_and_slice_to_their_surface(text: str) -> None:
    """No word overlaps the one before it, and none is empty or blank."""
    last = 0
    for word in split_words(text):
        assert last <= word.start < word.end <= len(text)
        assert text[word.start : word.end].strip() or word.kind is WordKind.BREAK
        last = word.end


@given(TEXT)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    """Every letter and digit stands in some word."""
    covered = set()
    for word in split_words(text):
        covered.update(range(word.start, word.end))
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال: نعم.", ["قال", ":", "نعم", "."]),
        ("الـ17 دولة", ["ال", "17", "دوله"]),
        ("نسبة 3.5 بالمئة", ["نسبه", "3.5", "بالميه"]),
        ("#الولايات_المتحدة", ["الولايات", "المتحده"]),
        ("نهاية... وبداية", ["نهايه", "...", "وبدايه"]),
    ],
)
def test_words_of_news_prose(text: str, expected: list[str]) -> None:
    """Marks stand alone, decimals hold together, hashtags are read as words."""
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("والوزير", ("و", "", True, "وزير")),
        ("للرييس", ("", "ل", True, "رييس")),
        ("وبالصين", ("و", "ب", True, "صين")),
        ("فلسطين", ("ف", "ل", False, "سطين")),
        ("وزير", ("", "", False, "وزير")),
    ],
)
def test_clitics_are_set_apart(form: str, reading: tuple[str, str, bool, str]) -> None:
    """Each way to read a word as proclitics and stem is among its readings."""
    found = {(r.conjunction, r.preposition, r.article, r.stem) for r in clitic_readings(form)}
    assert reading in found


@given(st.text(alphabet="وفبلكالس تمن", min_size=1, max_size=8).map(lambda t: t.replace(" ", "")).filter(bool))
def test_the_parts_of_a_reading_join_to_the_word(form: str) -> None:
    """Proclitics and stem put together again give the word."""
    for reading in clitic_readings(form):
        article = "ال" if reading.article else ""
        if reading.article and reading.preposition == "ل":
            article = "ل"
        assert reading.conjunction + reading.preposition + article + reading.stem == form
