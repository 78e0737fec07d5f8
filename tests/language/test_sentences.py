"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.sentences import split_sentences
from marsad.language.words import WordKind, split_words


def sentences(text: str) -> list[str]:
    """Return the surfaces of a text's sentences."""
    words = split_words(text)
    return [text[words[s.first].start : words[s.last - 1].end] for s in split_sentences(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. ثم غادر.", ["وصل الوفد.", "ثم غادر."]),
        ("حضر د. سامي اللقاء. وغادر", ["حضر د. سامي اللقاء.", "وغادر"]),
        ("بلغت 3.5 مليار. وانتهت", ["بلغت 3.5 مليار.", "وانتهت"]),
        ("قال: «نعم.» وخرج", ["قال: «نعم.»", "وخرج"]),
        ('قال: "نعم." "لا" قيل', ['قال: "نعم."', '"لا" قيل']),
        ("ذكرت (سي.إن.إن.) الخبر. انتهى", ["ذكرت (سي.إن.إن.) الخبر.", "انتهى"]),
        ("زوروا cnn.com الآن. شكرا", ["زوروا cnn.com الآن.", "شكرا"]),
        ("لماذا؟ لا أحد يعلم!", ["لماذا؟", "لا أحد يعلم!"]),
        ("سطر\nآخر", ["سطر", "آخر"]),
    ],
)
def test_sentences_of_news_prose(text: str, expected: list[str]) -> None:
    """Stops end sentences, abbreviations, decimals and closing quotation marks do not."""
    assert sentences(text) == expected


@given(st.text(alphabet='ابت .،؟"«»()\n3', max_size=60))
def test_every_word_belongs_to_one_sentence(text: str) -> None:
    """Sentences cover all words but paragraph breaks, once, in order."""
    words = split_words(text)
    covered = [i for s in split_sentences(words) for i in range(s.first, s.last)]
    assert covered == [i for i, w in enumerate(words) if w.kind is not WordKind.BREAK]


def test_no_sentence_is_without_bound() -> None:
    """Text without any stop is cut, so that later steps meet sentences of at most 400 words."""
    words = split_words("كلمة " * 5000)
    assert max(s.last - s.first for s in split_sentences(words)) <= 400
