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
        ("انقطع الطريق، وفق ما أفاد الحاكم الإقليمي.", ["الحاكم الإقليمي"]),
        ("أكدت منسقة البرامج الصحية أن اللقاح متوفر.", ["منسقة البرامج الصحية"]),
        ("وذكر مكتب الإحصاء الإقليمي أن العدد تراجع.", ["مكتب الإحصاء الإقليمي"]),
        ("وانتقد النواب المستقلون مسودة القانون.", ["النواب المستقلون"]),
        ("واتهم كبير مفاوضي الحركة أمس الحكومة الإسرائيلية بالكذب.", ["كبير مفاوضي الحركة"]),
        ("ودعت بعض الأطراف الحكومة الإسرائيلية إلى الحوار.", ["بعض الأطراف"]),
        ("وأعرب الوزراء العرب عن رفضهم للقرار.", ["الوزراء العرب"]),
        ("ونقلت الصحيفة عن سكان قولهم إن القصف استمر ليلا.", ["سكان"]),
        ("ونسبت الصحيفة إلى سكان قولهم إن الطريق مغلق.", ["سكان"]),
        ("وعلمت الصحيفة من مزارعين أن الطريق مغلق.", ["مزارعين"]),
        ("لكن مزارعين يقولون إن الموسم ضاع.", ["مزارعين"]),
        ("ويضيف التقرير أن بعض المزارعين يرون أن الخطة ناقصة.", ["بعض المزارعين"]),
        ("وكان شاهدان قد قالا إن السفينة غرقت ليلا.", ["شاهدان"]),
    ],
)
def test_the_subject_of_a_verb_of_saying_is_somebody(text: str, expected: list[str]) -> None:
    """A noun between a verb of saying and what the verb governs speaks, and one before a verb in the plural."""
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
        "وقال معلق إن الكتاب ضعيف، ووصف مقاله بأنه أفضل.",
        "ونقلت الشاحنات عن الميناء بضائع كثيرة.",
        "واجتمعوا في المساء ثم قالوا إن الطريق مغلق.",
    ],
)
def test_an_object_a_text_and_an_adverb_are_nobody(text: str) -> None:
    """A noun that may be the verb's object, a text, or an adverb brings in nobody."""
    assert sayers(text) == []


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (
            "وقال مسؤول السياسة الخارجية السابق في الحلف خافيير سولانا إن المهلة قصيرة.",
            "مسؤول السياسة الخارجية السابق في الحلف خافيير سولانا",
            "خافيير سولانا",
        ),
        (
            "وقال المدير العام لدائرة البحوث في وزارة الصحة، كيمو لاهدافيرتا إن العمل بدأ.",
            "المدير العام لدائرة البحوث في وزارة الصحة، كيمو لاهدافيرتا",
            "كيمو لاهدافيرتا",
        ),
        ("وتحدث شارل تانوك (حزب المحافظين) عن «حرب طويلة» في المنطقة.", "شارل تانوك", "شارل تانوك"),
        ("ونقلت الصحيفة عن جوراج تاباكوف قوله إن المدينة هادئة.", "جوراج تاباكوف", "جوراج تاباكوف"),
    ],
)
def test_a_name_behind_a_long_title_tells_who_speaks(text: str, phrase: str, name: str) -> None:
    """A title that no list holds, with what completes it, belongs to the name in apposition, known or not."""
    cast = find_cast(marked := mark("\n" + text, 0, load_lexicon()))
    names = {a.key: a.name for a in cast.actors}
    spoken = [(marked.surface(p.first, p.last), names[p.keys[0]]) for p in cast.phrases if p.reason == "sayer"]
    assert spoken == [(phrase, name)]


def test_who_is_described_is_no_apposition() -> None:
    """Behind a verb that takes a person for its object, a name behind a comma is that object."""
    assert sayers("وصف زعيم الحركة الوطنية، دونالد ترامب بأنه ضعيف.") == []
