"""Statements: what is said, by whom, through whom."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.coding.coder import code_article
from marsad.lexicon.compiled import load_lexicon
from marsad.records import Article, Coding, Paragraph, Published, Span, StatementForm


def code(*paragraphs: str, title: str = "") -> Coding:
    """Return what is coded from an article of these paragraphs."""
    text = title + "\n" + "\n".join(paragraphs)
    places, start = [], len(title) + 1
    for paragraph in paragraphs:
        places.append(Paragraph(span=Span(start=start, end=start + len(paragraph))))
        start += len(paragraph) + 1
    article = Article(
        id="art_test", page="test", title=title, text=text, paragraphs=tuple(places), published=Published()
    )
    return code_article(article, load_lexicon())


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in words, for comparing."""

    speakers: tuple[str, ...]
    cue: str
    form: str
    content: str
    via: tuple[str, ...] = ()


def said(coding: Coding) -> list[Said]:
    """Return the body's statements in words; actors by their fullest name."""
    text = coding.article.text
    names = {a.key: a.name for a in coding.actors}
    return [
        Said(
            speakers=tuple(names[k] for k in s.speakers),
            cue=s.cue.of(text),
            form=s.form.value,
            content=s.content.of(text),
            via=tuple(c.text for c in s.via),
        )
        for s in coding.statements
        if not s.in_title
    ]


ONE_SENTENCE = [
    (
        "قال وزير الخارجية المصري سامح شكري إن بلاده تتابع الموقف عن كثب.",
        Said(speakers=("سامح شكري",), cue="قال", form="indirect", content="بلاده تتابع الموقف عن كثب"),
    ),
    (
        "وقالت وزارة الخارجية الأردنية إن الحدود ستبقى مفتوحة أمام المساعدات.",
        Said(
            speakers=("وزارة الخارجية الأردنية",),
            cue="قالت",
            form="indirect",
            content="الحدود ستبقى مفتوحة أمام المساعدات",
        ),
    ),
    (
        "أكد الرئيس التركي رجب طيب أردوغان: «لن نتراجع عن موقفنا أبدا».",
        Said(speakers=("رجب طيب أردوغان",), cue="أكد", form="direct", content="لن نتراجع عن موقفنا أبدا"),
    ),
    (
        "وأعرب وزير الخارجية الياباني تارو كونو عن أمله في استئناف الحوار قريبا.",
        Said(speakers=("تارو كونو",), cue="أعرب", form="indirect", content="أمله في استئناف الحوار قريبا"),
    ),
    (
        "ودعت الصين إلى ضبط النفس وتجنب التصعيد في المنطقة.",
        Said(speakers=("الصين",), cue="دعت", form="indirect", content="ضبط النفس وتجنب التصعيد في المنطقة"),
    ),
    (
        "نقلت وكالة رويترز عن الرئيس الفرنسي إيمانويل ماكرون قوله إن القمة ستعقد في موعدها.",
        Said(
            speakers=("إيمانويل ماكرون",),
            cue="قوله",
            form="indirect",
            content="القمة ستعقد في موعدها",
            via=("وكالة رويترز",),
        ),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ONE_SENTENCE)
def test_a_sentence_gives_its_statement(sentence: str, expected: Said) -> None:
    """Cue, content, form, speaker and carrier of one sentence are found."""
    assert said(code(sentence)) == [expected]


def test_joined_participles_and_the_subject_of_a_clause_speak() -> None:
    """«And affirming that» is a statement of its own; whom the particle leads to speaks, not who spoke before."""
    first = "وأعلن وزير الدفاع التركي يشار غولر أن الهدنة قريبة، مؤكدا أن القرار صعب، ومضيفا أن الوقت ضيق."
    second = "وأكد غولر أن الهدنة قريبة، إلا أن الكرملين قال إن الأمر لم يحسم."
    told = [(s.speakers, s.cue, s.content) for s in said(code(first, second))]
    assert told == [
        (("يشار غولر",), "أعلن", "الهدنة قريبة"),
        (("يشار غولر",), "مؤكدا", "القرار صعب"),
        (("يشار غولر",), "مضيفا", "الوقت ضيق"),
        (("يشار غولر",), "أكد", "الهدنة قريبة"),
        (("الكرملين",), "قال", "الأمر لم يحسم"),
    ]


def test_who_is_quoted_behind_commas_speaks() -> None:
    """What stands between a verb and its clause to tell whom a source quotes is no content, but the speaker."""
    told = said(code("وكشفت صحيفة لوموند، نقلا عن ثلاثة مسؤولين كنديين، أن الوفد عاد من المحادثات."))
    assert [(s.speakers, s.content) for s in told] == [(("مسؤولين كنديين",), "الوفد عاد من المحادثات")]


def test_a_given_name_that_is_a_verb_too_says_nothing() -> None:
    """Within a full name no word is a word of saying."""
    told = said(code("قال مدير المخابرات الأمريكية دان كوتس إن الوفد عاد من المحادثات."))
    assert [(s.speakers, s.cue) for s in told] == [(("دان كوتس",), "قال")]


def test_and_added_goes_on_with_the_last_speaker() -> None:
    """A verb of adding without a subject belongs to who spoke before."""
    found = said(
        code(
            "قال وزير الخارجية العراقي فؤاد حسين إن اللقاء كان مثمرا.",
            'وأضاف: "اتفقنا على تشكيل لجنة مشتركة في أقرب وقت"، مشيرا إلى أن العمل سيبدأ فورا.',
        )
    )
    assert [s.speakers for s in found] == [("فؤاد حسين",)] * 3
    assert [s.cue for s in found] == ["قال", "أضاف", "مشيرا"]
    assert found[2].content == "العمل سيبدأ فورا"


def test_a_statement_in_the_headline_says_so() -> None:
    """What stands in the headline is marked."""
    coding = code("وصل الوفد إلى العاصمة مساء الأحد.", title="الصين تدعو إلى استئناف المفاوضات فورا")
    assert all(s.in_title for s in coding.statements)


def test_a_quotation_never_closed_does_not_swallow_the_next_one() -> None:
    """An opening mark without its closing mark ends with its sentence where other marks follow."""
    found = said(
        code(
            'قال الرئيس الأميركي جو بايدن: "سنعمل مع حلفائنا على حل الأزمة. '
            'وقال وزير الخارجية الأميركي أنتوني بلينكن: "المحادثات مستمرة في الأيام المقبلة".'
        )
    )
    assert [s.content for s in found] == ["سنعمل مع حلفائنا على حل الأزمة", "المحادثات مستمرة في الأيام المقبلة"]
    assert [s.speakers for s in found] == [("جو بايدن",), ("أنتوني بلينكن",)]


def test_words_that_only_look_like_cues_say_nothing() -> None:
    """Affirming a visit's date is no attribution where nothing is attributed, nor is a preposition."""
    assert said(code("عقب المحادثات غادر الوفد المدينة عبر المطار الدولي.")) == []


MARKS = st.sampled_from([("«", "»"), ('"', '"'), ("“", "”")])


QUOTED = st.lists(
    st.sampled_from(
        [
            "وقال الرئيس الروسي فلاديمير بوتين: «نحن مستعدون للحوار مع الجميع».",
            "«لن نقبل هذه الشروط»، قال وزير الخارجية العماني بدر البوسعيدي للصحفيين.",
            "وأضاف أن القرار «خطوة مهمة نحو السلام» وأن بلاده تدعمه.",
            "ووصفت الخارجية الكوبية العقوبات بأنها «جائرة وغير قانونية».",
            "ونقلت صحيفة «الأفق» عن مصدر دبلوماسي قوله إن اللقاء تأجل.",
            "وندد السفير التركي «بالحملة الظالمة» التي تقودها الصحف ضد بلاده.",
        ]
    ),
    min_size=1,
    max_size=4,
)


@given(QUOTED, MARKS)
def test_the_style_of_quotation_marks_changes_nothing(sentences: list[str], marks: tuple[str, str]) -> None:
    """The same words in other marks give the same statements."""
    opening, closing = marks
    other = [s.replace("«", opening).replace("»", closing) for s in sentences]

    def bare(found: list[Said]) -> list[tuple[tuple[str, ...], str, str, str]]:
        plain = str.maketrans("", "", '«»“”"')
        return [
            (tuple(n.translate(plain) for n in s.speakers), s.cue, s.form, s.content.translate(plain)) for s in found
        ]

    assert bare(said(code(*other))) == bare(said(code(*sentences)))


SENTENCES = st.lists(
    st.sampled_from(
        [
            "قال وزير الخارجية القطري إن الوساطة مستمرة.",
            'وأضاف: "لن نتوقف" عند هذا الحد.',
            "وذكرت وكالة تاس أن الوفد غادر موسكو، مشيرة إلى تأجيل اللقاء.",
            "وبحسب مصدر دبلوماسي، فإن الاتفاق بات وشيكا",
            "أدان الاتحاد الأوروبي بشدة الهجوم على السفارة.",
            "«غير مقبول» هكذا وصف المتحدث باسم الكرملين القرار.",
            "نفى مسؤول أميركي كبير صحة التقارير»، وحذر من عواقبها.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(SENTENCES)
def test_laws_of_contents(sentences: list[str]) -> None:
    """Every content is within the article, has no quotation mark at its ends and never overlaps its own cue."""
    coding = code(*sentences)
    text = coding.article.text
    quotes = '«»“”"‘’'
    keys = {a.key for a in coding.actors}
    for statement in coding.statements:
        content = statement.content.of(text)
        assert content
        assert content[0] not in quotes
        assert content[-1] not in quotes
        assert statement.cue.end <= statement.content.start or statement.content.end <= statement.cue.start
        assert statement.sentence.start <= statement.content.start
        assert statement.content.end <= statement.sentence.end
        assert set(statement.speakers) <= keys
        assert isinstance(statement.form, StatementForm)


OWN = st.sampled_from(
    [
        "وقال الرئيس الإيراني حسن روحاني إن بلاده ملتزمة بالاتفاق.",
        "من جانبها، أعلنت وزارة الخارجية البلجيكية أنها ستغلق القنصلية.",
        "ودعا الأمين العام للأمم المتحدة أنطونيو غوتيريش إلى وقف إطلاق النار فورا.",
        "وكان رئيس الوزراء الهندي ناريندرا مودي قد أكد أن المحادثات ستستمر.",
        "ورأى محللون أن الأسعار ستتراجع قبل نهاية العام.",
    ]
)


@given(SENTENCES, OWN, SENTENCES)
def test_a_named_speaker_does_not_depend_on_other_paragraphs(before: list[str], own: str, after: list[str]) -> None:
    """Who speaks in a paragraph that names its speaker is the same without the paragraphs around it."""
    alone = said(code(own))
    assert alone
    among = said(code(*before, own, *after))
    assert all(statement in among for statement in alone)


def test_those_addressed_are_told() -> None:
    """Whom something is said to, and whom a demand is put to, are the statement's addressees."""
    coding = code(
        "قال وزير الخارجية الفرنسي جان إيف لودريان لوكالة رويترز إن الاتفاق قريب.",
        "ودعت ألمانيا روسيا إلى سحب قواتها من المنطقة.",
    )
    names = {a.key: a.name for a in coding.actors}
    assert [tuple(names[k] for k in s.to) for s in coding.statements] == [("وكالة رويترز",), ("روسيا",)]


def test_an_occasion_is_no_cue() -> None:
    """A verb keeps its content although a noun of saying stands nearer to it."""
    found = said(code("وقال السفير الإيطالي لوكا فيراري في تصريحات للصحفيين إن الزيارة ناجحة."))
    assert [(s.cue, s.speakers) for s in found] == [("قال", ("لوكا فيراري",))]


def test_whoever_is_quoted_within_a_statement_does_not_take_the_floor() -> None:
    """A verb without subject belongs to who made the last statement, not to whom that statement quoted."""
    found = said(
        code(
            "قال وزير الخارجية التونسي عثمان الجرندي إن ألمانيا أعلنت رغبتها في زيادة التعاون.",
            "وأضاف أن الحكومة ستدرس العرض في الأسبوع المقبل.",
        )
    )
    assert [s.speakers for s in found if s.cue == "أضاف"] == [("عثمان الجرندي",)]


def test_analysts_without_name_or_title_speak_for_themselves() -> None:
    """A noun that only its verb shows to speak is a speaker of its own, not whoever spoke before."""
    found = said(
        code("قال وزير الطاقة النرويجي تيري أوسلاند إن الإنتاج مستقر.", "وقال محللون إن الأسعار ستتراجع قريبا.")
    )
    assert [s.speakers for s in found] == [("تيري أوسلاند",), ("محللون",)]


def test_anonymity_asked_for_between_dashes_takes_nothing_from_the_source() -> None:
    """What a source who is not named asks for is no statement; the words belong to that source."""
    found = said(
        code(
            "قال وزير الطاقة النرويجي تيري أوسلاند إن الإنتاج مستقر.",
            "ونقلت الوكالة عن مسؤول بالبيت الأبيض -طلب عدم ذكر اسمه- قوله إنه لا جديد في الموقف.",
        )
    )
    assert [(s.speakers, s.cue) for s in found][1:] == [(("مسؤول بالبيت الأبيض",), "قوله")]


def test_a_document_before_its_owner_speaks_for_the_owner() -> None:
    """What a ministry's statement says is the ministry's, whoever spoke before."""
    found = said(
        code(
            "قال وزير الطاقة النرويجي تيري أوسلاند إن الإنتاج مستقر.",
            "وذكر بيان لوزارة الخارجية النرويجية، اليوم السبت، أن أوسلاند سيزور الجزائر.",
        )
    )
    assert [s.speakers for s in found] == [("تيري أوسلاند",), ("وزارة الخارجية النرويجية",)]


def test_a_verb_in_the_plural_is_no_one_persons() -> None:
    """A finite verb with the ending of the plural belongs to nobody rather than to one person."""
    found = said(code('قال وزير الطاقة النرويجي تيري أوسلاند: "شرحنا لهم الأمر. وأكدوا لي أنهم سيجرون تحقيقا".'))
    assert [s.speakers for s in found] == [("تيري أوسلاند",), ()]


def test_certainly_is_no_word_of_saying() -> None:
    """An adverb that looks like a noun of saying attributes nothing."""
    found = said(code('قال وزير الطاقة النرويجي تيري أوسلاند إنه "بالتأكيد يبدو" أن الأمر انتهى.'))
    assert [s.cue for s in found] == ["قال"]


def test_the_pronoun_that_opens_a_content_is_its_speaker() -> None:
    """«His saying, while he met N, that he had called on M …» is one statement, of him."""
    found = said(
        code(
            "ونقلت الوكالة عن وزير الطاقة النرويجي تيري أوسلاند قوله، أثناء لقائه نظيره الفنلندي بيكا هاكالا، "
            "إنه دعا الوزير الدنماركي ينس مادسن إلى زيارة أوسلو.",
        )
    )
    assert [s.speakers for s in found] == [("تيري أوسلاند",)]


def test_whom_the_particle_leads_to_is_the_subject() -> None:
    """Behind «that» the noun before the verb speaks, not those whom the verb addresses."""
    found = said(code("قال وزير الطاقة النرويجي تيري أوسلاند إن كينيا دعت غانا وتونس إلى خفض الأسعار."))
    assert [s.speakers for s in found] == [("تيري أوسلاند",), ("كينيا",)]


TURNS = [
    (
        "وأوضح أوسلاند أن بلاده ملتزمة بالعقد، مشيرا إلى أن الأنبوب سليم، لكنه قال إن «الصيانة ستطول شهرا كاملا».",
        ["بلاده ملتزمة بالعقد", "الأنبوب سليم", "الصيانة ستطول شهرا كاملا"],
    ),
    (
        "وقال أوسلاند إنه ناقش مع ضيفه ملف الغاز، فيما شدد هاكالا على ضرورة خفض الأسعار.",
        ["ناقش مع ضيفه ملف الغاز", "ضرورة خفض الأسعار"],
    ),
    (
        "وأكد أوسلاند أنه أجرى محادثات صريحة، وهو ما أكده هاكالا بدوره، قائلا إن الحوار كان طويلا.",
        ["أجرى محادثات صريحة", "الحوار كان طويلا"],
    ),
]


@pytest.mark.parametrize(("sentence", "contents"), TURNS)
def test_a_content_ends_where_the_narrator_goes_on(sentence: str, contents: list[str]) -> None:
    """A participle of saying, «while» and «but he said» behind a comma are the narrator's, not part of the content."""
    found = said(code("اجتمع وزير الطاقة النرويجي تيري أوسلاند بنظيره الفنلندي بيكا هاكالا في أوسلو.", sentence))
    assert [s.content for s in found] == contents


CONTENTS = [
    ("وجدد الرئيس المصري، خلال الاجتماع، دعمه للمبادرة الأممية.", "جدد", "دعمه للمبادرة الأممية"),
    ("وندد السفير «بالحملة الظالمة» التي تقودها الصحف ضد بلاده.", "ندد", "بالحملة الظالمة» التي تقودها الصحف ضد بلاده"),
    ("ووفق البيان نفسه، فإن الجولة المقبلة ستعقد في الصيف.", "وفق", "الجولة المقبلة ستعقد في الصيف"),
    ("لكن بحسب مصدر أمني طلب عدم كشف هويته، فإن المعبر سيفتح غدا.", "بحسب", "المعبر سيفتح غدا"),
    ("وأعلنت اليوم شركة النفط الليبية، وهي الأكبر في البلاد، إنها ستوقف الإنتاج.", "أعلنت", "ستوقف الإنتاج"),
    ("وأشاد السفير الكوري أمس بعمان بجهود الوساطة في المنطقة.", "أشاد", "بجهود الوساطة في المنطقة"),
    ("وأعلنت النمسا قطع العلاقات عن طريق مذكرة رسمية.", "أعلنت", "قطع العلاقات عن طريق مذكرة رسمية"),
    ("ستعقد القمة في القرية الحدودية، حسبما ورد في بيان مشترك.", "ورد في", "ستعقد القمة في القرية الحدودية"),
    ("وأعلنت بلجيكا أنها ستغلق قنصليتها، في إشارة إلى تصاعد الخلاف.", "أعلنت", "ستغلق قنصليتها"),
    ("وأكد في ختام اللقاء عمق العلاقات بين الشعبين.", "أكد", "عمق العلاقات بين الشعبين"),
    ("ونفت النرويج خلال الاجتماعات وجود أي خلاف مع فنلندا.", "نفت", "وجود أي خلاف مع فنلندا"),
    ("وأشاد السفير النمساوي بالاتفاق ووصفه بأنه نصر كبير.", "أشاد", "بالاتفاق"),
    ("وقال السفير مؤكدا – بعد صلاة الفجر – متانة العلاقات مع النرويج.", "مؤكدا", "متانة العلاقات مع النرويج"),
    ("ووصف الوزير قرار جاره بإغلاق الميناء بأنه خطوة متسرعة.", "وصف", "خطوة متسرعة"),
    ("وناشدت النرويج الرئيس الفنلندي عدم إغلاق المعابر.", "ناشدت", "عدم إغلاق المعابر"),
    ("قالت الشركة إنها «لا تعرف شيئا البتة» عن الشحنة المفقودة.", "قالت", "لا تعرف شيئا البتة» عن الشحنة المفقودة"),
]


@pytest.mark.parametrize(("sentence", "cue", "content"), CONTENTS)
def test_content_begins_and_ends_where_the_grammar_says(sentence: str, cue: str, content: str) -> None:
    """Asides, partial quotations, fronted sources and the narrator's own words do not move a content's bounds."""
    assert (cue, content) in [(s.cue, s.content) for s in said(code(sentence))]


def test_a_document_speaks_for_who_issued_it() -> None:
    """A statement that is the subject of a verb of saying is its issuer's, its owner's or who spoke in it."""
    found = said(
        code(
            "قالت وزارة الخارجية الفنلندية في بيان إن السفارة ستفتح أبوابها قريبا.",
            "وكان وزير الخارجية النرويجي إسبن بارث قد زار العاصمة.",
            "وأضاف البيان أن الخدمات ستعود تدريجيا.",
        )
    )
    assert [s.speakers for s in found] == [("وزارة الخارجية الفنلندية",)] * 2


def test_a_pronoun_before_a_verb_is_its_subject() -> None:
    """Whoever stands behind a verb that has a pronoun for its subject is its object."""
    found = said(code("وقال الرئيس الفرنسي إيمانويل ماكرون إنه دعا المستشار الألماني أولاف شولتس إلى زيارة باريس."))
    assert all("أولاف شولتس" not in s.speakers for s in found)


def test_the_official_may_be_the_source_told_of_before() -> None:
    """A definite word for somebody unnamed stands for whoever unnamed was told of, source or official."""
    found = said(code("قال مصدر مسؤول في وزارة الدفاع الليبية إن الطريق مفتوح.", "وأضاف المسؤول أن القافلة وصلت."))
    assert len({s.speakers for s in found}) == 1


def test_what_others_think_is_told_on_the_speakers_word() -> None:
    """Who tells what a state thinks makes the statement; who tells what it said carries its words."""
    thought = said(code("وأوضح الوزير فؤاد حسين أن فرنسا ترى أن المهلة قصيرة جدا."))
    assert [(s.speakers, s.content) for s in thought] == [(("فؤاد حسين",), "فرنسا ترى أن المهلة قصيرة جدا")]
    told = said(code("وأوضح الوزير فؤاد حسين أن فرنسا أكدت أن المهلة قصيرة جدا."))
    assert [(s.speakers, s.via) for s in told] == [(("فرنسا",), ("الوزير فؤاد حسين",))]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("وقالت مصادر دبلوماسية إن الوفد غادر. وأشارت المصادر إلى أن الوزير فؤاد حسين تأخر.", "مصادر دبلوماسية"),
        ("رحب الوزير فؤاد حسين بالقرار، لكن السودان ومصر دعوا إيران إلى تغييره.", "السودان"),
        ("سعى دونالد ترامب إلى استرضاء إيران بعد تهديدها بالانسحاب من المحادثات.", "إيران"),
        ("هاجم الوزير فؤاد حسين تصريحات جون كيري، التي حذر فيها من انهيار الاتفاق.", "جون كيري"),
        ("ورغم تأكيد الأمم المتحدة أن الهدنة صامدة، غادر السودان القاعة.", "الأمم المتحدة"),
    ],
)
def test_the_form_of_a_word_of_saying_agrees_with_who_speaks(sentence: str, speaker: str) -> None:
    """Plurals take the feminine, a plural verb has its subject before it, a pronoun on a noun tells a gender."""
    assert speaker in said(code(sentence))[-1].speakers


def test_a_medium_that_quotes_somebody_unknown_does_not_speak() -> None:
    """Behind «the agency quoted … as saying» the agency is the carrier, whoever it quotes."""
    found = said(code("ونقلت وكالة رويترز عن المتحدث قوله إن المعبر مغلق."))
    assert [s.content for s in found] == ["المعبر مغلق"]
    assert "وكالة رويترز" not in found[0].speakers


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("وصدر الإعلان التأسيسي في جدة بعد يومين.", []),
        (
            "وقال عمر إنه إذا رفضت إيران صفقة التبادل، فيجب على العالم أن يكون مستعدا.",
            ["إذا رفضت إيران صفقة التبادل، فيجب على العالم أن يكون مستعدا"],
        ),
        (
            "وقال عمر: «المدير عندما يرى مسارا يبدأ»، وغادر بعد أن وصف الطقس بأنه جميل.",
            ["المدير عندما يرى مسارا يبدأ", "جميل"],
        ),
        ("وصف السودان محادثاته بحضور مصر بأنها مفيدة جدا.", ["مفيدة جدا"]),
        ("وشدد الوزير فؤاد حسين على القول «لن نقبل بأقل من ذلك».", ["لن نقبل بأقل من ذلك"]),
        ("باريس، فرنسا (CNN)-- وصل الوفد إلى جدة، وفقا لما ذكرته الأمم المتحدة.", ["وصل الوفد إلى جدة"]),
        ("أكدت إيران أن المناورات لا تشكل خطرا، بقولها إن «الهدف سلمي».", ["المناورات لا تشكل خطرا", "الهدف سلمي"]),
        ("اعتبر السودان أن المهلة قصيرة فيما أوضحت مصر أن العمل بدأ.", ["المهلة قصيرة", "العمل بدأ"]),
        ("أعلن الوزير فؤاد حسين وهو عضو في الوفد رفضه لمسودة الاتفاق.", ["رفضه لمسودة الاتفاق"]),
    ],
)
def test_the_grammar_of_what_opens_and_closes_contents(sentence: str, contents: list[str]) -> None:
    """Adjectives, modal verbs and datelines open no content; turns of the narrator close one."""
    assert [s.content for s in said(code(sentence))] == contents
