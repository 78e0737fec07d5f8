"""Events of whole articles: one record a happening, attribution, headlines, other subjects."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.coding.coder import code_article
from marsad.lexicon.compiled import load_lexicon
from marsad.records import Article, Basis, Coding, DetailKind, Event, EventType, Paragraph, Published, Span, Status

_WORDS = (
    "زار",
    "الرئيس",
    "التركي",
    "اليابان",
    "إن",
    "قال",
    "لافروف",
    "،",
    ".",
    "«",
    "»",
    "مع",
    "وقعت",
    "اتفاقا",
    "التي",
)


def code(*paragraphs: str, title: str = "", published: str | None = "2024-05-15") -> Coding:
    """Return what is coded from an article of these paragraphs."""
    text = title + "\n" + "\n".join(paragraphs)
    places, start = [], len(title) + 1
    for paragraph in paragraphs:
        places.append(Paragraph(span=Span(start=start, end=start + len(paragraph))))
        start += len(paragraph) + 1
    article = Article(
        id="art_test",
        page="test",
        title=title,
        text=text,
        paragraphs=tuple(places),
        published=Published(edtf=published, basis=Basis.STATED if published else Basis.UNKNOWN),
    )
    return code_article(article, load_lexicon())


def of_type(coding: Coding, kind: EventType) -> list[Event]:
    """Return the events of a type that stand in the body."""
    return [e for e in coding.events if e.type is kind and not e.in_title]


def countries(coding: Coding, keys: tuple[str, ...]) -> set[str | None]:
    """Return the countries of some actors."""
    by_key = {a.key: a.country for a in coding.actors}
    return {by_key[k] for k in keys}


def test_a_visit_told_twice_is_one_record_with_both_tellings() -> None:
    """A visit and its arrival are one record; its evidence holds both clauses."""
    coding = code(
        "زار الرئيس التركي اليابان أمس الثلاثاء.",
        "ووصل الرئيس التركي إلى اليابان أمس الثلاثاء على رأس وفد كبير.",
    )
    visits = [e for e in of_type(coding, EventType.CONSULT) if e.mode == "visit"]
    assert len(visits) == 1
    assert len(visits[0].evidence) == 2
    assert countries(coding, visits[0].actors) == {"TUR"}
    assert countries(coding, visits[0].targets) == {"JPN"}


def test_calls_on_two_days_are_two_records() -> None:
    """Two calls between the same presidents on two days are two records."""
    coding = code(
        "أجرى الرئيس التركي مكالمة هاتفية مع الرئيس الروسي في 3 مايو 2024.",
        "وأجرى الرئيس التركي مكالمة هاتفية مع الرئيس الروسي في 10 مايو 2024.",
    )
    calls = [e for e in of_type(coding, EventType.CONSULT) if e.mode == "phone"]
    assert sorted(str(e.date) for e in calls) == ["2024-05-03", "2024-05-10"]


def test_an_event_inside_a_statement_is_attributed_to_its_speaker() -> None:
    """What only a speaker reports is attributed to the speaker."""
    coding = code("قال الرئيس الفرنسي إن روسيا قصفت أوكرانيا أمس.")
    strikes = of_type(coding, EventType.ASSAULT)
    assert strikes
    assert strikes[0].attributed_to is not None
    assert countries(coding, (strikes[0].attributed_to,)) == {"FRA"}


def test_what_the_article_tells_itself_is_attributed_to_nobody() -> None:
    """The narrator's own telling needs no speaker."""
    strikes = of_type(code("قصفت روسيا أوكرانيا أمس."), EventType.ASSAULT)
    assert strikes
    assert strikes[0].attributed_to is None


def test_an_undated_event_gets_no_publication_date() -> None:
    """Without a word of time there is no date, though the article has one."""
    strikes = of_type(code("قصفت روسيا أوكرانيا."), EventType.ASSAULT)
    assert [(e.date, e.date_basis) for e in strikes] == [(None, Basis.UNKNOWN)]


def test_a_relative_date_is_counted_from_the_article() -> None:
    """Yesterday is the day before the article's own, and says so."""
    coding = code("قصفت روسيا أوكرانيا أمس.")
    strikes = of_type(coding, EventType.ASSAULT)
    assert [(e.date, e.date_basis) for e in strikes] == [("2024-05-14", Basis.INFERRED)]
    words = [d.span.of(coding.article.text) for d in strikes[0].details if d.kind is DetailKind.DATE]
    assert words == ["أمس"]


def test_an_event_of_the_headline_says_so() -> None:
    """An event told in the headline and in the body gives one record for each part."""
    coding = code("فرضت كندا عقوبات على إيران أمس.", title="كندا تفرض عقوبات على إيران")
    assert {e.in_title for e in coding.events if e.type is EventType.SANCTION} == {True, False}


def test_a_report_of_a_match_gives_no_event() -> None:
    """A page about sport reports no diplomacy, whatever its verbs say."""
    coding = code(
        "استقبل منتخب مصر نظيره التونسي في مباراة نهائي البطولة على ملعب القاهرة.",
        "وهاجم لاعب المنتخب المرمى وسجل هدفا في الشوط الأول، وقال المدرب إن الجماهير دعمت اللاعبين.",
    )
    assert coding.events == ()


def test_those_of_two_countries_meet_though_no_office_is_named() -> None:
    """A movement's journey to another state is a matter of states, whoever receives it."""
    coding = code("وصل وفد من حركة حماس إلى القاهرة، والتقى عباس كامل. وتتابع تركيا وقطر المحادثات.")
    assert [e.mode for e in of_type(coding, EventType.CONSULT)]


def test_two_happenings_told_by_one_word_have_ids_of_their_own() -> None:
    """One noun may tell two visits; their ids differ by their parties."""
    coding = code("أجرى وزير الخارجية التركي هاكان فيدان زيارتين إلى اليونان وبلغاريا.")
    visits = of_type(coding, EventType.CONSULT)
    assert len({e.id for e in visits}) == len(visits) == 2


def test_a_page_on_one_country_s_own_affairs_gives_no_event() -> None:
    """Where nobody from abroad and no international body is named, there is no diplomacy."""
    coding = code("اجتمع وزير التعليم السعودي مع وزير الإسكان السعودي.", "وأشاد الوزير بدور وزارة الإسكان السعودية.")
    assert not coding.events


def test_a_denied_event_is_kept_as_denied() -> None:
    """A denial gives the event with that status, never as a happening."""
    strikes = of_type(code("نفى الجيش الإسرائيلي شن غارات على لبنان."), EventType.ASSAULT)
    assert all(e.status is Status.DENIED for e in strikes)


def test_two_acts_by_two_words_are_two_records() -> None:
    """To praise and to welcome are two acts, though one minister does both to one country."""
    coding = code(
        "أشاد وزير الخارجية العماني بدر البوسعيدي بموقف كينيا من الأزمة.",
        "ورحب وزير الخارجية العماني بدر البوسعيدي بعودة كينيا إلى المحادثات.",
    )
    acts = [e for e in of_type(coding, EventType.SUPPORT) if e.speech]
    assert [countries(coding, e.targets) for e in acts] == [{"KEN"}, {"KEN"}]


def test_what_kind_of_place_it_is_may_stand_before_its_name() -> None:
    """«In the Qatari capital Doha» names Doha, in Qatar."""
    coding = code("التقى الرئيس التركي نظيره الروسي أمس في العاصمة القطرية الدوحة.")
    places = [(e.place.of(coding.article.text), e.place_country) for e in coding.events if e.place]
    assert places == [("الدوحة", "QAT")]


def test_a_state_whose_name_begins_with_a_preposition_s_letter_is_no_place() -> None:
    """«Britain» begins as «in» does; the state joined to it is no place."""
    coding = code("جاء ذلك رغم اعتراض كل من بريطانيا وفرنسا على القرار التركي.")
    assert all(e.place is None for e in coding.events)


def test_a_date_of_its_own_goes_before_the_day_the_article_opens_with() -> None:
    """Of two tellings of one strike the dated one tells its day, not the opening's «today»."""
    coding = code(
        "قال الرئيس الفرنسي اليوم الأربعاء إن الوضع خطير.",
        "وقصفت روسيا أوكرانيا.",
        "وكانت روسيا قصفت أوكرانيا في 2 مايو 2024.",
    )
    assert {e.date for e in of_type(coding, EventType.ASSAULT)} == {"2024-05-02"}


def test_what_happened_on_known_days_is_dated_though_the_article_is_not() -> None:
    """The signing of the nuclear accord is of its day, whatever is known of the article's."""
    coding = code("انتقد الرئيس الإسرائيلي توقيع الاتفاق النووي بين إيران والدول الكبرى.", published=None)
    signed = of_type(coding, EventType.SUPPORT)
    assert [(e.date, e.date_basis) for e in signed if not e.speech] == [("2015-07-14", Basis.INFERRED)]
    assert "happening:nuclear-accord" in signed[0].made.entries


def test_what_stands_among_the_words_of_a_known_happening_is_not_of_its_days() -> None:
    """The poisoning that the expulsions answer is not of the days of the expulsions."""
    coding = code(
        "أعلنت الحكومة البريطانية طرد 23 دبلوماسيا روسيا بعد تسميم العميل السابق سيرغي سكريبال.",
        published="2018-04-20",
    )
    dates = {e.type: e.date for e in coding.events}
    assert dates[EventType.SANCTION] == "2018-03-14/2018-03-31"
    assert dates.get(EventType.ASSAULT) == "2018-03-04"


def test_words_of_time_that_cannot_be_worked_out_leave_no_date() -> None:
    """«Last May», in an article of unknown day, isn't the year that stands farther off."""
    coding = code("في مايو الماضي زار الرئيس التركي اليابان للمرة الأولى منذ عام 2015.", published=None)
    visits = of_type(coding, EventType.CONSULT)
    assert [(e.date, e.date_basis) for e in visits] == [(None, Basis.UNKNOWN)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=30))
def test_any_words_give_records_whose_spans_lie_in_the_text(words: list[str]) -> None:
    """Whatever the words, evidence and trigger are stretches of the article's own text, and parties are its actors."""
    coding = code(" ".join(["خبر", *words]))
    keys = {a.key for a in coding.actors}
    for event in coding.events:
        assert {*event.actors, *event.targets} <= keys
        for span in (event.trigger, *event.evidence):
            assert span.of(coding.article.text).strip()


def test_who_cites_is_not_killed() -> None:
    """To call remarks to witness is written like to die a martyr."""
    told = code("استشهد الوزير الدنماركي ميته أندرسن بتصريحات أدلى بها الرئيس الغاني جون ماهاما.")
    assert not of_type(told, EventType.ASSAULT)


def test_a_state_is_no_new_party_where_its_minister_takes_part() -> None:
    """A further telling that names the states adds nobody to a meeting of their ministers."""
    coding = code(
        "أجرى وزير الخارجية الروسي سيرغي لافروف محادثات مع وزير الخارجية المصري سامح شكري. "
        "وقال لافروف إن المحادثات بين روسيا ومصر كانت مثمرة."
    )
    assert {len((*e.actors, *e.targets)) for e in of_type(coding, EventType.CONSULT)} == {2}


def test_days_counted_from_an_article_of_known_week_are_an_interval() -> None:
    """«Yesterday», in an article of one of some days, is one of as many."""
    coding = code("زار الرئيس التركي اليابان أمس.", published="2024-05-10/2024-05-12")
    assert [e.date for e in of_type(coding, EventType.CONSULT)] == ["2024-05-09/2024-05-11"]


def test_what_happened_at_no_known_time_is_not_of_the_articles_day() -> None:
    """The day of the lead is not lent to what was done «lately», or is told of somebody by the way."""
    coding = code(
        "قال الرئيس الفرنسي الثلاثاء إن الوضع خطير. وزار الرئيس التركي اليابان مؤخرا.", published="2024-05-15"
    )
    assert [e.date for e in of_type(coding, EventType.CONSULT)] == [None]


def test_a_day_since_when_is_not_the_day_of_a_meeting() -> None:
    """«The first talks since 2009» were not held then; nor was a visit «some months ago» in a year told farther off."""
    coding = code(
        "عقدت مصر والولايات المتحدة أول محادثات بينهما منذ عام 2009.",
        "وزار الرئيس التركي اليابان قبل بضعة أشهر، فيما تتواصل الحرب التي بدأت عام 2011.",
    )
    assert [e.date for e in of_type(coding, EventType.CONSULT)] == [None, None]


def test_a_weekday_of_what_is_planned_is_the_next_one() -> None:
    """An arrival told in the present for «Monday», in an article of Wednesday, is one of the Monday after."""
    coding = code("يصل الرئيس التركي الاثنين إلى اليابان.", published="2024-05-15")
    assert [(e.status, e.date) for e in of_type(coding, EventType.CONSULT)] == [(Status.PLANNED, "2024-05-20")]
