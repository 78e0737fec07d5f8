"""Chains of attribution: which words carry which statement."""

from __future__ import annotations

import pytest

from marsad.coding.coder import code_article
from marsad.lexicon.compiled import load_lexicon
from marsad.records import Article, Paragraph, Published, Span, Statement


def article_of(*paragraphs: str, outlet_id: str | None = None, credited: tuple[str, ...] = ()) -> Article:
    """Return an article of these paragraphs without a headline."""
    places, start = [], 1
    for paragraph in paragraphs:
        places.append(Paragraph(span=Span(start=start, end=start + len(paragraph))))
        start += len(paragraph) + 1
    return Article(
        id="art_test",
        page="test",
        title="",
        text="\n" + "\n".join(paragraphs),
        paragraphs=tuple(places),
        published=Published(),
        outlet_id=outlet_id,
        credited_sources=credited,
    )


def statements(article: Article) -> dict[str, Statement]:
    """Return an article's statements by their cue."""
    return {s.cue.of(article.text): s for s in code_article(article, load_lexicon()).statements}


def via(article: Article, cue: str) -> tuple[str, ...]:
    """Return the chain of the statement with a cue."""
    return tuple(c.text for c in statements(article)[cue].via)


@pytest.mark.parametrize(
    ("text", "cue", "chain"),
    [
        (
            "قالت وزارة الخارجية التونسية إن الوزير نبيل عمار أكد أن المعبر سيبقى مفتوحا.",
            "أكد",
            ("وزارة الخارجية التونسية",),
        ),
        ("وأشار البيان إلى أن الوزير الهندي شدد على ضرورة الحوار.", "شدد", ("البيان",)),
        ("وكشفت صحيفة لوموند، نقلا عن مسؤولين كنديين، أن الوفد عاد.", "كشفت", ("صحيفة لوموند",)),
        ("وذكرت وكالة رويترز نقلا عن ثلاثة مصادر مطلعة أن الوفد عاد.", "ذكرت", ("وكالة رويترز",)),
        ("ونقلت وكالة تاس عن لافروف أن بوتين أبلغه أن اللقاء تأجل.", "أبلغه", ("وكالة تاس", "لافروف")),
        ("وفي تصريح نشرته صحيفة لوموند قال السفير الكندي إن المفاوضات تعثرت.", "قال", ("صحيفة لوموند",)),
        (
            "وقال الرئيس البرازيلي إن بلاده لن تشارك، وفق بيان صادر عن وزارة الخارجية البرازيلية.",
            "قال",
            ("بيان صادر عن وزارة الخارجية البرازيلية",),
        ),
        ("وقال الوزير النرويجي لصحيفة «الراية» إن بلاده مستعدة للوساطة.", "قال", ("صحيفة «الراية»",)),
        ("وقالت الخارجية الكينية في بيان -بحسب وكالة رويترز- إن السفير غادر العاصمة.", "قالت", ("وكالة رويترز",)),
        ("لكن «رويترز» نقلت لاحقا عن مسؤول هندي أن الجسر سيفتح قريبا.", "نقلت", ("رويترز",)),
        ("وكانت وكالة تاس قد نقلت عن مسؤول هندي أن الجسر سيفتح قريبا.", "نقلت", ("وكالة تاس",)),
        ("وذكرت قناة الجزيرة، نقلا عن مصدر أمني، أن الميناء أغلق.", "ذكرت", ("قناة الجزيرة",)),
        ("قال لافروف، نقلا عن وكالة الأناضول، إن المعرض تأجل.", "قال", ("وكالة الأناضول",)),
        ("ونقل المراسل عن الوزير البلجيكي قوله إن الأرصفة جاهزة.", "قوله", ("المراسل",)),
        ("ونسبت صحيفة لوموند إلى مسؤول أمني أن الحريق مفتعل.", "نسبت", ("صحيفة لوموند",)),
        ("وعلمت الجزيرة من مصادر دبلوماسية أن الوفد سيغادر غدا.", "علمت", ("الجزيرة",)),
        ("وحسب مصدرين حضرا اللقاء، فقد قال الوزير البلجيكي إن الأرصفة جاهزة.", "قال", ("مصدرين",)),
        ("وقال السفير الكندي لوسائل إعلام محلية إن المعرض تأجل.", "قال", ("وسائل إعلام محلية",)),
        ("وقال الوزير البلجيكي إن الأرصفة جاهزة، بحسب البيان.", "قال", ("البيان",)),
        ("وقال مصدران لرويترز إن الاستخبارات الكندية حذرت مدريد من هجوم.", "حذرت", ("رويترز", "مصدران")),
    ],
)
def test_a_carrier_is_named_by_its_words(text: str, cue: str, chain: tuple[str, ...]) -> None:
    """A source, a document, a verb of carrying, a medium told or a speaker around the statement carries it."""
    assert via(article_of(text), cue) == chain


def test_the_medium_does_not_speak_by_what_it_quotes() -> None:
    """«The agency quoted him as saying …»: if nobody known stands behind the preposition, nobody known speaks."""
    found = statements(article_of("ونقلت وكالة تاس عن المتحدث قوله إن المعرض تأجل."))["قوله"]
    assert found.speakers == ()
    assert [c.text for c in found.via] == ["وكالة تاس"]


def test_what_is_told_of_somebody_s_words_is_his_statement() -> None:
    """«The minister called for calm, according to the agency»: the minister's statement alone, through the agency."""
    article = article_of("أما الوزير البلجيكي، فقد أعرب عن أمله في حل قريب، حسبما نقلت وكالة تاس.")
    found = statements(article)
    assert list(found) == ["أعرب"]
    assert via(article, "أعرب") == ("وكالة تاس",)


def test_a_country_s_position_is_no_document() -> None:
    """A position carries nobody's words, though it is spelled as a site is."""
    article = article_of("وأكد بيسكوف أن موقع روسيا للولايات المتحدة واضح، مضيفا أن ذلك لن يتغير.")
    assert via(article, "مضيفا") == ()


def test_who_is_quoted_by_a_quoted_source_speaks() -> None:
    """«According to A, quoting B»: B speaks, through A."""
    found = statements(article_of("ارتفعت أسعار القمح، بحسب وكالة الأناضول نقلا عن مسؤولين أتراك."))["بحسب"]
    assert [c.key for c in found.via] == ["act_anadolu"]
    assert found.speakers not in ((), ("act_anadolu",))


def test_a_conversation_with_a_medium_is_an_occasion() -> None:
    """An interview with a channel tells the occasion; the channel is no further link."""
    article = article_of("وقال الوزير البرتغالي في مقابلة مع قناة العربية إن بلاده سترسل مساعدات.")
    found = statements(article)["قال"]
    assert found.via == ()
    assert found.occasion is not None
    assert found.occasion.of(article.text) == "مقابلة مع قناة العربية"


@pytest.mark.parametrize(("outlet_id", "credited"), [("cnn", ()), (None, ("(CNN)",))])
def test_the_page_s_own_outlet_is_no_carrier(outlet_id: str | None, credited: tuple[str, ...]) -> None:
    """What an outlet was told itself reaches the reader without a carrier."""
    text = "وقال مسؤول هولندي لشبكة CNN إن القرار نهائي."
    assert via(article_of(text), "قال") == ("شبكة CNN",)
    assert via(article_of(text, outlet_id=outlet_id, credited=credited), "قال") == ()


def test_a_carrier_does_not_reach_into_the_next_sentence() -> None:
    """A carrier that is told once holds for its sentence; what is added after it names nobody."""
    article = article_of("وقال الوزير النرويجي لصحيفة «الراية» إن بلاده مستعدة للوساطة. وأضاف أن الوقت ضيق.")
    assert via(article, "أضاف") == ()


def test_carriers_are_pinned_to_their_words() -> None:
    """Every carrier's span covers exactly its text, and none is a speaker of the statement it carries."""
    article = article_of("ونقلت وكالة رويترز عن مصدر في وزارة الدفاع اليابانية قوله إن الوزير نفى إلغاء المناورات.")
    for statement in statements(article).values():
        for carrier in statement.via:
            assert carrier.span.of(article.text) == carrier.text
            assert carrier.key not in statement.speakers
