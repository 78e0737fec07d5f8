"""Sayers: nouns that only a verb of saying shows to be somebody."""

from __future__ import annotations

import pytest

from marsad.coding.actors import find_cast
from marsad.coding.marked import mark
from marsad.lexicon.compiled import load_lexicon


def sayers(text: str) -> list[str]:
    """Return the words by which sayers are named in a text without headline."""
    marked = mark("\n" + text, 0, load_lexicon())
    phrases = find_cast(marked).phrases
    return [marked.surface(p.first, p.last) for p in phrases if p.reason == "sayer"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال محللون إن الأسواق ستهدأ بعد الانتخابات.", ["محللون"]),
        ("ويرى بعض المراقبين في المدينة أن الخلاف سيطول.", ["بعض المراقبين"]),
        ("ورجح مزارعون في الجنوب أن ترتفع الأسعار.", ["مزارعون"]),
        ("نددت عدة دول بالقرار الجديد.", ["عدة دول"]),
        ("وأوضح باحث في التاريخ أن القلعة بنيت قبل قرون.", ["باحث"]),
    ],
)
def test_the_subject_of_a_verb_of_saying_is_somebody(text: str, expected: list[str]) -> None:
    """An indefinite noun between a verb of saying and what the verb governs speaks."""
    assert sayers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "وصف القرار بأنه خطأ كبير.",
        "وأكدوا أكثر من مرة أن الحل قريب.",
        "رفض الكشف عن اسمه وقال: «لا تعليق لدي».",
        "أعلن مسؤوليته عن الحادث، وقال إنه نادم.",
        "أظهرت دراسة أن المياه تتراجع.",
        "وأضاف أن الحل قريب.",
    ],
)
def test_an_object_a_text_and_an_adverb_are_nobody(text: str) -> None:
    """A noun that may be the verb's object, a text, or an adverb brings in nobody."""
    assert sayers(text) == []
