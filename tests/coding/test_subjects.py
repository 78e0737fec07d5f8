"""What statements are about: issues, states, stances, occasion and day."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.coding.coder import code_article
from marsad.lexicon.compiled import load_lexicon
from marsad.records import Article, Basis, OccasionKind, Paragraph, Published, Span, Statement

_DAY = dt.date(2024, 5, 8)


def first(text: str, *, dated: bool = True) -> tuple[Statement, str]:
    """Return the first statement of a one-paragraph article, of Wednesday 8 May 2024, and the article's text."""
    published = Published(edtf=_DAY.isoformat(), earliest=_DAY, latest=_DAY, basis=Basis.STATED)
    article = Article(
        id="art_test",
        page="test",
        title="",
        text="\n" + text,
        paragraphs=(Paragraph(span=Span(start=1, end=1 + len(text))),),
        published=published if dated else Published(),
    )
    return code_article(article, load_lexicon()).statements[0], article.text


def test_issues_are_named_by_the_content_alone() -> None:
    """What the content names counts, in order of place and each once; what stands outside does not."""
    statement, text = first(
        "وخلال مباحثات عن سد النهضة قال الوزير الكيني إن العقوبات لن تحل الأزمة الأوكرانية وإن العقوبات تضر الجميع."
    )
    assert [(i.issue, i.span.of(text)) for i in statement.issues] == [
        ("sanctions", "العقوبات"),
        ("ukraine-war", "الأزمة الأوكرانية"),
    ]


def test_the_longest_name_of_an_issue_counts() -> None:
    """«Independence of Taiwan» is not Taiwan; a body whose name holds an issue's is not the issue."""
    statement, _ = first("وقال الوزير الفرنسي إن استقلال تايوان ليس مطروحا.")
    assert [i.issue for i in statement.issues] == ["taiwan-independence"]


def test_a_contested_wording_keeps_its_words() -> None:
    """Whatever name a text uses leads to one issue; the record points at the words as written."""
    statement, text = first("وقال الوزير المغربي إن الصحراء المغربية أولوية لبلاده.")
    assert [(i.issue, i.span.of(text)) for i in statement.issues] == [("western-sahara", "الصحراء المغربية")]


def test_states_are_those_that_the_content_names() -> None:
    """States go by the names that stand in the content, in order."""
    statement, _ = first("وقال الرئيس التركي إن اليابان وكندا شريكتان مهمتان.")
    assert statement.states == ("JPN", "CAN")


@pytest.mark.parametrize(
    "text",
    [
        "وقال الوزير الهولندي إن فرنسا وإسبانيا أدانتا وألمانيا الهجوم.",
        "وقال الوزير الهولندي إن بلاده لا تدعم فرض عقوبات جديدة.",
        "وقال الوزير الهولندي إن الحزب المعارض يدعم حل الدولتين.",
        "ووصف الوزير الهولندي الجماعة بأنها داعمة للإرهاب.",
        "وقال الوزير الهولندي إن حل الدولتين صعب.",
    ],
)
def test_no_stance_is_read_where_words_do_not_take_it(text: str) -> None:
    """Another's stance, a denied one, a description and a mere mention are none of the speaker's."""
    assert first(text)[0].stances == ()


def test_a_stance_shows_its_words() -> None:
    """The evidence reaches from the word of stance to what it is about, inside the sentence."""
    statement, text = first("وقال الوزير الأيرلندي إن بلاده تدعم بقوة حل الدولتين.")
    (stance,) = statement.stances
    assert stance.evidence.of(text) == "تدعم بقوة حل الدولتين"
    assert statement.sentence.start <= stance.evidence.start < stance.evidence.end <= statement.sentence.end


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "وقال الوزير في مؤتمر صحفي في لشبونة إن السفر سيبقى حرا.",
            OccasionKind.PRESS_CONFERENCE,
            "مؤتمر صحفي في لشبونة",
        ),
        ("وقال الوزير في تغريدة على حسابه إن السفر سيبقى حرا.", OccasionKind.POST, "تغريدة على حسابه"),
        ("وقال الوزير في مقابلة مع قناة العربية إن السفر سيبقى حرا.", OccasionKind.INTERVIEW, "مقابلة مع قناة العربية"),
        ("وقال الوزير في اتصال هاتفي مع نظيره إن السفر سيبقى حرا.", OccasionKind.CALL, "اتصال هاتفي مع نظيره"),
        ("وقال الوزير في كلمته أمام البرلمان إن السفر سيبقى حرا.", OccasionKind.SPEECH, "كلمته أمام البرلمان"),
        ("وقال الوزير في بيان إن السفر سيبقى حرا.", OccasionKind.DOCUMENT, "بيان"),
        ("وقال الوزير في لقاء مع قناة «الميناء» إن السفر سيبقى حرا.", OccasionKind.MEETING, "لقاء مع قناة «الميناء»"),
        ("وقال الوزير إن السفر سيبقى حرا.", None, None),
        ("واطلع الوزير على تقرير عن السفر وقال إنه سيبقى حرا.", None, None),
    ],
)
def test_an_occasion_has_a_kind(text: str, kind: OccasionKind | None, words: str | None) -> None:
    """The noun tells what kind of occasion it was."""
    statement, whole = first(text)
    assert statement.occasion_kind is kind
    assert (statement.occasion.of(whole) if statement.occasion else None) == words


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("وقال الوزير الكندي لنظيره التركي هاكان فيدان إن السفر سيبقى حرا.", ("act_hakan-fidan",)),
        ("وقال الوزير الكندي في اتصال هاتفي مع هاكان فيدان إن السفر سيبقى حرا.", ("act_hakan-fidan",)),
        ("وقال الوزير الكندي في مقابلة مع «سكاي نيوز عربية» إن السفر سيبقى حرا.", ("act_sky-news-arabia",)),
        ("وأعلنت الشرطة الكندية التابعة لوزارة الداخلية الكندية أن السفر سيبقى حرا.", ()),
        ("واتهم الوزير الكندي تركيا بإغلاق الحدود.", ()),
    ],
)
def test_who_is_addressed(text: str, to: tuple[str, ...]) -> None:
    """One to whom, or with whom in a call or a talk, something is said is addressed; one who is accused is not."""
    assert first(text)[0].to == to


@pytest.mark.parametrize(
    ("text", "dated", "date", "basis"),
    [
        ("وقال الوزير الكندي، الثلاثاء، إن السفر سيبقى حرا.", True, "2024-05-07", Basis.INFERRED),
        ("وقال الوزير الكندي يوم 3 مايو 2024 إن السفر سيبقى حرا.", False, "2024-05-03", Basis.STATED),
        ("وقال الوزير الكندي، الثلاثاء، إن السفر سيبقى حرا.", False, None, Basis.UNKNOWN),
        ("وقال الوزير الكندي إن السفر سيبقى حرا حتى الثلاثاء.", True, None, Basis.UNKNOWN),
        ("وقال الوزير الكندي لصحيفة «اليوم» إن السفر سيبقى حرا.", True, None, Basis.UNKNOWN),
        ("وقال الوزير الكندي الذي يتولى منصبه منذ 2019 إن السفر سيبقى حرا.", True, None, Basis.UNKNOWN),
    ],
)
def test_a_statement_has_the_day_of_its_cue(text: str, dated: bool, date: str | None, basis: Basis) -> None:  # noqa: FBT001
    """A day beside the cue is the statement's; one in the content, or one that is no day, is not."""
    statement, _ = first(text, dated=dated)
    assert (statement.date, statement.date_basis) == (date, basis)
