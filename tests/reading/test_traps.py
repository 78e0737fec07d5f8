"""Small pages that each hold one trap: a kind of clutter, a pasted story, a headline in disguise."""

# ruff: noqa: E501  (a line of a page stays one line)

from __future__ import annotations

from dataclasses import dataclass

import pytest

from marsad.lexicon.compiled import load_lexicon
from marsad.reading.reader import Reading, explain_blocks, read_page
from marsad.records import Page, PageForm

TITLE = "وزيرا خارجية عُمان وكينيا يبحثان خط الشحن الجديد"
LEAD = "بحث وزير الخارجية العُماني مع نظيره الكيني في مسقط، اليوم الأحد، تشغيل خط شحن بحري بين صلالة ومومباسا قبل نهاية العام."
SECOND = (
    "وقال الوزير العماني إن بلاده مستعدة لتجهيز رصيف خاص بالسفن الكينية، وإن اللجنة الفنية ستجتمع مطلع الشهر المقبل."
)
THIRD = "من جانبه، أوضح الوزير الكيني أن الدراسة المالية انتهت، مشيرا إلى أن ثلاث شركات أبدت رغبتها في المشاركة."
BODY = (LEAD, SECOND, THIRD)

MENU = ("الرئيسية", "محليات", "دولية", "رياضة", "ثقافة", "بيئة", "تقنية", "صحة", "سفر", "فيديو", "صور")

OTHER_TITLE = "برلمان كينيا يقر موازنة الموانئ للعام المقبل"
OTHER_LEAD = "أقر برلمان كينيا موازنة الموانئ للعام المقبل بأغلبية كبيرة بعد جلسة استمرت سبع ساعات."
OTHER_SECOND = "وتشمل الموازنة توسعة ميناء لامو وشراء رافعات جديدة لميناء مومباسا في السنوات الثلاث المقبلة."


@dataclass(frozen=True)
class Trap:
    """A page and what a careful reader finds on it."""

    name: str
    lines: tuple[str, ...]
    title: str = TITLE
    body: tuple[str, ...] = BODY


def around(name: str, *clutter: str) -> tuple[Trap, Trap]:
    """Return two pages: the clutter inside the article, and after it."""
    return (
        Trap(f"{name}, inside", (TITLE, LEAD, SECOND, *clutter, THIRD)),
        Trap(f"{name}, after", (TITLE, LEAD, SECOND, THIRD, *clutter)),
    )


TRAPS = (
    Trap("nothing but the article", (TITLE, *BODY)),
    Trap("no headline, the first line is the lead", BODY, title=""),
    Trap("a crawl's date before the lead", (f" date 2025-01-05 {LEAD}", SECOND, THIRD), title=""),
    Trap("a crawl's date before the headline", (f" date 2025-01-05 {TITLE}", "", *BODY)),
    Trap("a crawl's date before a masthead", (" date 2025-01-05 قناة الساحل الساحل سبورت الساحل منوعات", TITLE, TITLE, *BODY)),
    Trap("the headline twice", (TITLE, TITLE, *BODY)),
    Trap("the headline as caption, twice and a word longer", (TITLE, f"{TITLE} اليوم", f"{TITLE} اليوم", *BODY)),
    Trap("the headline again in the body", (TITLE, LEAD, TITLE, SECOND, THIRD)),
    Trap("the site's name after a double tatweel", (f"{TITLE} ــ أخبار الساحل", *BODY)),
    Trap("the site's name after a bar", (f"{TITLE} | صحيفة الساحل", *BODY)),
    Trap("the site's name after a dash", (f"{TITLE} - موقع الساحل", *BODY)),
    Trap("the site's name after a double tatweel, known to nobody", (f"{TITLE} ــ ضفاف المدينة", *BODY)),
    Trap("the site's name after a bar, known to nobody", (f"{TITLE} | ضفاف المدينة", *BODY)),
    Trap("the site's name after a dash, as the foot has it", (f"{TITLE} - ضفاف المدينة", *BODY, "جميع الحقوق محفوظة ضفاف المدينة 2025")),
    Trap("the site's name before a colon, the headline below", (f"ضفاف المدينة: {TITLE}", TITLE, *BODY)),
    Trap("a slogan above the headline", ("ضفاف المدينة", "كل ما يهم الناس أولا", TITLE, *BODY)),
    Trap("two places around a dash are no site", ("هدنة جديدة على الحدود بين كينيا - الصومال", *BODY), title="هدنة جديدة على الحدود بين كينيا - الصومال"),
    Trap("a bar of navigation in one line", ("الرئيسية محليات عربي ودولي اقتصاد رياضة سفن وموانئ فيديو", TITLE, *BODY)),
    Trap("a row of labels between bars", (TITLE, "بواسطة: المحرر | السبت 4 يناير 2025 | 1,204 مشاهدة", *BODY)),
    Trap("an outlet and a numeric date", (TITLE, "ضفاف المدينة - 04-01-2025, 14:10", *BODY)),
    Trap("section and site after the headline, which stands again below", (f"{TITLE} - دوليات - الساحل", "الرئيسية", TITLE, *BODY)),
    Trap("site and section before the headline", (f"Sahel Arabic - العالم - {TITLE}", "الرئيسية", "رياضة", TITLE, *BODY)),
    Trap("a section before the headline in its line", (f"سياسي / {TITLE}", *BODY)),
    Trap("a section line above the headline", ("أخبار عربية", TITLE, *BODY)),
    Trap("a date line under the headline", (TITLE, "الأحد، 5 يناير 2025 11:13 ص", *BODY)),
    Trap("a date line above the headline", ("الأحد 05 كانون الثاني 2025", TITLE, *BODY)),
    Trap("a labelled date", (TITLE, "تاريخ النشر: 5th, January 2025 GMT", *BODY)),
    Trap("a label and its date on two lines", (TITLE, "آخر تحديث:", "05/01/2025 - 14:20", *BODY)),
    Trap("a byline with a label", (TITLE, "كتبت: ليلى منصور", *BODY)),
    Trap("a byline without a mark", (TITLE, "كتب سامر العلي", *BODY)),
    Trap("a caption under the headline", (TITLE, "جانب من اللقاء", *BODY)),
    Trap("an archive photo", (TITLE, "صورة أرشيفية", *BODY)),
    Trap("a standfirst is a paragraph", (TITLE, "في ختام زيارة استمرت يومين..", *BODY), body=("في ختام زيارة استمرت يومين..", *BODY)),
    Trap("a dateline alone on its line", (TITLE, "مسقط / الأناضول", *BODY)),
    Trap("an agency's dateline with two calendars", (TITLE, "مسقط 5 رجب 1446 هـ الموافق 5 يناير 2025 م واس", *BODY)),
    Trap("an agency alone on its line", (TITLE, "أ ش أ", *BODY)),
    Trap("a long menu before the article", (TITLE, *MENU, TITLE, *BODY)),
    Trap("prayer times and weather above", ("الفجر", "05:12", "الظهر", "12:20", "الطقس", "سماء صافية", "27 °", TITLE, *BODY)),
    Trap("staff of the paper above", ("رئيس التحرير: سامر العلي", "مدير التحرير: ليلى منصور", TITLE, *BODY)),
    Trap("left-over markup above", ('content="موجز الصفحة كما تراه محركات البحث." />', TITLE, *BODY)),
    Trap("a poll above the body", (TITLE, "استطلاع الرأي", "هل تؤيد أن تعمل المكتبات العامة في يوم الجمعة من كل أسبوع؟", "نعم", "لا", "عرض النتائج", *BODY)),
    Trap("a cookie notice above", ("نستخدم ملفات تعريف الارتباط لتحسين تجربتك على الموقع.", "قبول الكل", TITLE, *BODY)),
    *around("read also with its headline", "اقرأ أيضاً: بلدية صلالة تفتتح حديقة جديدة"),
    *around("read also, the headline below", "إقرأ أيضا:", "بلدية صلالة تفتتح حديقة جديدة"),
    *around("read also, three headlines below", "شاهد أيضا", "بلدية صلالة تفتتح حديقة جديدة", "سباق الهجن يعود بعد انقطاع", "متحف البحر يستقبل أول زواره"),
    *around("for more", "للمزيد: ما الذي ينتظر موانئ بحر العرب؟"),
    *around("more, after dots", "...المزيد"),
    *around("share bar", "شارك", "فيسبوك", "تويتر", "واتساب", "نسخ الرابط"),
    *around("print and send", "طباعة", "أرسل لصديق", "Email"),
    *around("font size", "حجم الخط", "+", "-"),
    *around("newsletter", "اشترك في النشرة البريدية ليصلك كل جديد"),
    *around("messenger channel", "انضم إلى قناتنا على واتساب"),
    *around("notifications of an app", "يمكنكم تسلم إشعارات التطبيق على هواتفكم."),
    *around("follow on a channel", "متابعة أخبار الساحل على تلغرام https://t.me/example"),
    *around("views", "1,250 مشاهدة"),
    *around("reading time", "مدة القراءة: 3 دقائق"),
    *around("advertisement", "إعلان"),
    *around("rule of dashes", "-----------------------"),
    *around("end mark", "// انتهى //"),
    *around("time stamp of an agency", "19:05 ت م"),
    *around("carousel", "Next Previous"),
    *around("video player", "An error occurred. Please try again later"),
    *around("read more on its line, the headline below", "إقرأ المزيد", "سباق الهجن يعود بعد انقطاع"),
    Trap("a path from the home page", ("الرئيسية", f"الرئيسية / سياسة / {TITLE}", TITLE, *BODY)),
    Trap("a follow line above the lead", (TITLE, "تابعوا الساحل على", *BODY)),
    Trap("a standfirst as an item", (TITLE, "- الوزيران زارا الميناء معا", *BODY), body=("- الوزيران زارا الميناء معا", *BODY)),
    Trap("a date with a city's time", (TITLE, "05 يناير 2025 - 10:12 بتوقيت أبوظبي", *BODY)),
    Trap("tags line by line", (TITLE, *BODY, "الوسوم", "الشحن", "عمان", "شارك")),
    Trap("comment form", (TITLE, *BODY, "اترك تعليقاً", "لن يتم نشر عنوان بريدك.", "الاسم", "البريد الإلكتروني")),
    Trap("comment policy", (TITLE, *BODY, "نرحب بآرائكم ونحرص على مراجعة التعليقات قبل نشرها، ونرجو التزام الأدب.")),
    Trap("copyright", (TITLE, *BODY, "جميع الحقوق محفوظة © 2025 دار الساحل")),
    Trap("opinions are the writers' own", (TITLE, *BODY, "الآراء الواردة في هذا المقال تعبر عن كاتبها وحده.")),
    Trap("back to top and home", (TITLE, *BODY, "زر الذهاب إلى الأعلى", "الرئيسية")),
    Trap("most read list", (TITLE, *BODY, "الأكثر قراءة", "بلدية صلالة تفتتح حديقة جديدة", "قبل 3 ساعات", "سباق الهجن يعود بعد انقطاع")),
    Trap("most read list with summaries", (TITLE, *BODY, "الأكثر قراءة", "بلدية صلالة تفتتح حديقة", "افتتحت بلدية صلالة حديقة عامة تضم ملاعب للأطفال ومسارا للمشي.", "سباق الهجن يعود", "يعود سباق الهجن إلى ميدانه القديم بعد انقطاع طال ثلاث سنوات.")),
    Trap("the link of the story, glued to the last line", (TITLE, LEAD, SECOND, f"{THIRD} رابط الخبر بصحيفة الساحل: {TITLE}")),
    Trap("the link of the story on its own line", (TITLE, *BODY, f"رابط الخبر بصحيفة الساحل: {TITLE}")),
    Trap("read more run into the next word", (TITLE, LEAD + "إقرأ المزيد" + SECOND, THIRD)),
    Trap("read more run into another headline", (TITLE, LEAD + "إقرأ المزيدحديقة جديدة في صلالة", SECOND, THIRD)),
    Trap("tags glued to the last line", (TITLE, LEAD, SECOND, f"{THIRD} سمات الشحن عمان كينيا")),
    Trap("a headline alone between paragraphs", (TITLE, LEAD, "بلدية صلالة تفتتح حديقة عامة جديدة قرب الميناء القديم", SECOND, THIRD)),
    Trap("headlines on the same subject in a row", (TITLE, LEAD, "خط الشحن الجديد ينعش ميناء صلالة العماني", "كينيا توسع مرافئها قبل وصول أولى السفن", SECOND, THIRD)),
    Trap("a list of figures stays", (TITLE, LEAD, "رسوم الشحن إلى كينيا: 200 ريال", "رسوم الشحن إلى مسقط: 60 ريال", SECOND, THIRD), body=(LEAD, "رسوم الشحن إلى كينيا: 200 ريال", "رسوم الشحن إلى مسقط: 60 ريال", SECOND, THIRD)),
    Trap("a sub-heading stays", (TITLE, LEAD, "رصيف خاص", SECOND, THIRD), body=(LEAD, "رصيف خاص", SECOND, THIRD)),
    Trap("a question as sub-heading stays", (TITLE, LEAD, "من سيمول خط الشحن البحري الجديد بين البلدين الصديقين؟", SECOND, THIRD), body=(LEAD, "من سيمول خط الشحن البحري الجديد بين البلدين الصديقين؟", SECOND, THIRD)),
    Trap("a short sentence stays", (TITLE, LEAD, "ولم يحدد موعد الافتتاح.", SECOND, THIRD), body=(LEAD, "ولم يحدد موعد الافتتاح.", SECOND, THIRD)),
    Trap("a paragraph without a full stop stays", (TITLE, LEAD, SECOND.rstrip("."), THIRD), body=(LEAD, SECOND.rstrip("."), THIRD)),
    Trap("a sentence that begins like furniture stays", (TITLE, LEAD, "تابعنا على مدى شهور أعمال توسعة الميناء القديم مع خبراء من البلدين.", THIRD), body=(LEAD, "تابعنا على مدى شهور أعمال توسعة الميناء القديم مع خبراء من البلدين.", THIRD)),
    Trap("a line broken in mid-sentence is put together", (TITLE, LEAD[:60].rsplit(" ", 1)[0] + " في", LEAD[60:], SECOND, THIRD), body=(LEAD[:60].rsplit(" ", 1)[0] + " في " + LEAD[60:], SECOND, THIRD)),
    Trap("blank lines between paragraphs", (TITLE, "", LEAD, "", "", SECOND, "   ", THIRD)),
    Trap("no-break spaces and marks at the ends", (f"\u200f{TITLE}\u200f", f"\xa0{LEAD}\xa0", f"\u202b{SECOND}\u202c", THIRD)),
    Trap("leads of other stories pasted at the end", (
        TITLE, *BODY,
        "أعلنت شركة طيران خليجية فتح خط مباشر إلى نيروبي ابتداء من الصيف المقبل",
        "كشف باحثون في جامعة محلية عن طريقة لتحلية المياه بكلفة أقل من الطرق المعروفة",
        "افتتح وزير الثقافة معرض الخط العربي في دورته العاشرة بمشاركة خمسين خطاطا",
    )),
    Trap("leads of other stories that open with weak verbs", (
        TITLE, *BODY,
        "تلقت مستشفيات العاصمة أجهزة حديثة للكشف المبكر عن أمراض القلب لدى الأطفال",
        "نفت شركة المياه ما أشيع عن انقطاع الخدمة في خمس ولايات طوال الأسبوع المقبل",
        "دعت نقابة الصيادين أعضاءها إلى تأجيل الخروج إلى البحر بسبب ارتفاع الموج",
    )),
)  # fmt: skip


def read(*lines: str) -> Reading:
    """Read lines as a text row."""
    return read_page(Page(name="page", content="\n".join(lines)), load_lexicon())


@pytest.mark.parametrize("trap", TRAPS, ids=lambda t: t.name)
def test_trap(trap: Trap) -> None:
    """A page with one kind of clutter gives the article alone, headline and paragraphs."""
    (article,) = read(*trap.lines).articles
    assert article.title == trap.title
    assert tuple(p.span.of(article.text) for p in article.paragraphs) == trap.body


def test_flattened_page() -> None:
    """A page flattened into one line is cut at its wide gaps."""
    gap = " " * 14
    page = (
        f"Sahel Arabic - العالم - {TITLE}{gap}الرئيسية{gap}رياضة{gap}آخر تحديث:  الأحد, 5 يناير 2025{gap}{TITLE}{gap}"
        + gap.join(BODY)
    )
    (article,) = read(page).articles
    assert article.title == TITLE
    assert tuple(p.span.of(article.text) for p in article.paragraphs) == BODY


@pytest.mark.parametrize(
    "cue",
    ["إقرأ أيضاً:", "// انتهى //", "الوسوم: الشحن، عمان", "الأكثر قراءة", "اترك تعليقاً"],
)
def test_pasted_article(cue: str) -> None:
    """A second article below a cue is an article of its own, with its own headline."""
    reading = read(TITLE, *BODY, cue, OTHER_TITLE, OTHER_LEAD, OTHER_SECOND)
    assert [a.title for a in reading.articles] == [TITLE, OTHER_TITLE]
    second = reading.articles[1]
    assert [p.span.of(second.text) for p in second.paragraphs] == [OTHER_LEAD, OTHER_SECOND]


def test_resumed_article() -> None:
    """An article that goes on after a list of other stories stays one article."""
    reading = read(TITLE, LEAD, SECOND, "مواضيع ذات صلة", OTHER_TITLE, "سباق الهجن يعود بعد انقطاع", THIRD)
    assert [p.span.of(a.text) for a in reading.articles for p in a.paragraphs] == list(BODY)


@pytest.mark.parametrize(
    ("lines", "credits"),
    [
        ((TITLE, "مسقط-سانا", *BODY), ("مسقط-سانا",)),
        ((TITLE, *BODY, "المصدر: RT"), ("RT",)),
        ((TITLE, *BODY, "المصدر: وكالات"), ("وكالات",)),
        ((TITLE, *BODY, "المصدر:", "وكالات"), ("وكالات",)),
        ((TITLE, *BODY, "(أ ف ب)"), ("(أ ف ب)",)),
        ((TITLE, "أ ش أ", *BODY), ("أ ش أ",)),
        ((TITLE, "مسقط 5 رجب 1446 هـ الموافق 5 يناير 2025 م واس", *BODY), ("واس",)),
        ((TITLE, f"مسقط (رويترز) - {LEAD}", SECOND, THIRD), ("رويترز",)),
        ((TITLE, f"(CNN) -- {LEAD}", SECOND, THIRD), ("CNN",)),
        ((TITLE, f"مسقط، عمان (CNN) – {LEAD}", SECOND, THIRD), ("CNN",)),
        ((TITLE, LEAD, SECOND, f"{THIRD} (رويترز)"), ("رويترز",)),
        ((TITLE, *BODY, "*نقلا عن الساحل اليوم"), ("الساحل اليوم",)),
        ((TITLE, *BODY, "المصدر: ضفاف المدينة + وكالات"), ("ضفاف المدينة + وكالات",)),
        ((TITLE, *BODY, "ل.م/ س.ع (أ ف ب، رويترز)"), ("ل.م/ س.ع (أ ف ب، رويترز)",)),
        ((TITLE, f"مسقط – 5 يناير 2025 (ضفاف المدينة) – {LEAD}", SECOND, THIRD), ("ضفاف المدينة",)),
        ((TITLE, f"ضفاف - {LEAD}", SECOND, THIRD, "جميع الحقوق محفوظة لموقع ضفاف"), ("ضفاف",)),
        ((TITLE, f"ضفاف - {LEAD}", SECOND, THIRD), ()),
        ((TITLE, f"مسقط- {LEAD}", SECOND, THIRD), ()),
        ((TITLE, *BODY), ()),
    ],
)
def test_credits(lines: tuple[str, ...], credits: tuple[str, ...]) -> None:  # noqa: A002
    """A source line, dateline or signature is credited; a city alone credits no one."""
    (article,) = read(*lines).articles
    assert article.credited_sources == credits


@pytest.mark.parametrize(
    ("line", "keywords"),
    [
        ("الوسوم: الشحن، سلطنة عمان، ميناء صلالة", ("الشحن", "سلطنة عمان", "ميناء صلالة")),
        ("كلمات مفتاحية: الشحن | كينيا", ("الشحن", "كينيا")),
        ("سمات عمان كينيا", ("عمان", "كينيا")),
        ("سمات السفن الكينية اللجنة الفنية", ("السفن الكينية", "اللجنة الفنية")),
        ("سمات الأمن في الخليج كينيا", ("الأمن في الخليج", "كينيا")),
        ("#الشحن #سلطنة_عمان", ("الشحن", "سلطنة عمان")),
        ("الشحن كينيا", ()),
    ],
)
def test_keywords(line: str, keywords: tuple[str, ...]) -> None:
    """Tags are split at marks, or as grammar splits them; words without a label or hashes are none."""
    (article,) = read(TITLE, *BODY, line).articles
    assert article.keywords == keywords


def test_keywords_line_by_line() -> None:
    """Short lines below a label of tags are tags."""
    (article,) = read(TITLE, *BODY, "الوسوم", "الشحن البحري", "عمان", "شارك").articles
    assert article.keywords == ("الشحن البحري", "عمان")


def html(body: str, head: str = "") -> Reading:
    """Read an HTML page."""
    source = f"<html><head><title>{TITLE} | الساحل</title>{head}</head><body>{body}</body></html>"
    return read_page(Page(name="page", content=source, form=PageForm.HTML), load_lexicon())


def paragraphs(*texts: str) -> str:
    """Return texts as HTML paragraphs."""
    return "".join(f"<p>{t}</p>" for t in texts)


HTML_TRAPS = {
    "plain": f"<h1>{TITLE}</h1>{paragraphs(*BODY)}",
    "navigation and footer": f"<nav><a href='/'>دولي</a><a href='/'>محلي</a></nav><h1>{TITLE}</h1>{paragraphs(*BODY)}<footer>كل الحقوق لدار الساحل للإعلام والنشر والتوزيع في مسقط.</footer>",
    "related box inside": f"<h1>{TITLE}</h1>{paragraphs(LEAD)}<div class='related-posts'><a href='/x'>{OTHER_TITLE}</a><p>{OTHER_LEAD}</p></div>{paragraphs(SECOND, THIRD)}",
    "share bar": f"<h1>{TITLE}</h1><div class='share-buttons'><span>شارك</span><span>غرد</span></div>{paragraphs(*BODY)}",
    "caption": f"<h1>{TITLE}</h1><figure><img src='x'><figcaption>الوزيران خلال لقائهما في مسقط مع أعضاء الوفدين.</figcaption></figure>{paragraphs(*BODY)}",
    "comments": f"<h1>{TITLE}</h1>{paragraphs(*BODY)}<section id='comments'><p>كلام قارئ لا يتصل بالخبر من قريب ولا من بعيد كما يرى الجميع.</p></section>",
    "lead outside the body's element": f"<h1>{TITLE}</h1><div class='summary'><p>{LEAD}</p></div><div class='article-body'>{paragraphs(SECOND, THIRD)}</div>",
    "line breaks for paragraphs": f"<h1>{TITLE}</h1><div>{LEAD}<br><br>{SECOND}<br/>{THIRD}</div>",
    "a table around it all": f"<table><tr><td><h1>{TITLE}</h1>{paragraphs(*BODY)}</td></tr></table>",
    "a form around it all": f"<form id='aspnet'><h1>{TITLE}</h1>{paragraphs(*BODY)}</form>",
    "a class that means something else": f"<h1>{TITLE}</h1><div class='widget'>{paragraphs(*BODY)}</div>",
    "hidden text": f"<h1>{TITLE}</h1><div style='display:none'><p>{OTHER_LEAD}</p></div>{paragraphs(*BODY)}",
    "script and style": f"<style>p{{}}</style><h1>{TITLE}</h1><script>var a = '{OTHER_LEAD}';</script>{paragraphs(*BODY)}",
    "entities and no-break spaces": f"<h1>{TITLE.replace(' ', '&nbsp;')}</h1>{paragraphs(*BODY)}",
    "inline marks": f"<h1>{TITLE}</h1>{paragraphs(LEAD.replace('مسقط', '<b>مسقط</b>'), SECOND, THIRD)}",
}  # fmt: skip


@pytest.mark.parametrize("body", HTML_TRAPS.values(), ids=HTML_TRAPS.keys())
def test_html_trap(body: str) -> None:
    """HTML furniture of every kind leaves the article as it is."""
    (article,) = html(body).articles
    assert article.title == TITLE
    assert tuple(p.span.of(article.text) for p in article.paragraphs) == BODY


def test_html_metadata() -> None:
    """JSON-LD, Open Graph and the canonical link tell headline, author, address, section, outlet and tags."""
    head = (
        f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="الساحل">'
        '<meta property="article:section" content="دوليات"><meta property="article:tag" content="الشحن">'
        '<link rel="canonical" href="https://sahel.example/news/1">'
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "' + TITLE + '",'
        ' "datePublished": "2025-01-05T10:00:00+04:00", "author": [{"name": "ليلى منصور"}]}]}</script>'
    )
    reading = html(paragraphs(*BODY), head)
    (article,) = reading.articles
    assert reading.outlet == "الساحل"
    assert (article.title, article.url, article.section) == (TITLE, "https://sahel.example/news/1", "دوليات")
    assert (article.authors, article.keywords) == (("ليلى منصور",), ("الشحن",))
    assert article.published.edtf == "2025-01-05"


def test_the_author_by_the_marks() -> None:
    """A name that the page's marks call its author's, below the headline, is the author where nothing else tells."""
    marked = "<div class='author'><h5>ليلى منصور</h5></div>"
    (article,) = html(f"<h1>{TITLE}</h1>{marked}{paragraphs(*BODY)}").articles
    (elsewhere,) = html(f"<h1>{TITLE}</h1>{paragraphs(*BODY)}{marked}").articles
    assert (article.authors, elsewhere.authors) == (("ليلى منصور",), ())
    assert tuple(p.span.of(article.text) for p in article.paragraphs) == BODY


def test_broken_metadata() -> None:
    """JSON-LD that is no JSON, or nested without end, is passed over."""
    broken = '<script type="application/ld+json">{"a": </script>'
    nested = '<script type="application/ld+json">' + "[" * 50_000 + "</script>"
    (article,) = html(f"<h1>{TITLE}</h1>" + paragraphs(*BODY), broken + nested).articles
    assert article.title == TITLE


def test_infinite_scroll() -> None:
    """A page that loads the next article below has two articles, each under its own main heading."""
    shown = "".join(
        f"<article><h1>{title}</h1>{paragraphs(*body)}<div class='share'>شارك</div></article>"
        for title, body in ((TITLE, BODY), (OTHER_TITLE, (OTHER_LEAD, OTHER_SECOND)))
    )
    reading = html(shown)
    assert [(a.title, len(a.paragraphs)) for a in reading.articles] == [(TITLE, 3), (OTHER_TITLE, 2)]


STORIES = (
    (OTHER_TITLE, OTHER_LEAD),
    (
        "سباق الهجن يعود إلى ميدانه القديم",
        "يعود سباق الهجن إلى ميدانه القديم في الربيع بعد انقطاع طال ثلاث سنوات كاملة.",
    ),
    ("متحف البحر يستقبل أول زواره", "استقبل متحف البحر أول زواره أمس في مبناه الجديد المطل على مرفأ الصيادين القديم."),
)


@pytest.mark.parametrize("name", ["موجز الأنباء لصباح الأحد", "أخبار قصيرة"])
def test_round_up(name: str) -> None:
    """The stories of a round-up are articles of their own, each under its headline."""
    rows = read(name, *(line for story in STORIES for line in story))
    blocks = html(f"<h1>{name}</h1>" + "".join(f"<h3>{title}</h3><p>{lead}</p>" for title, lead in STORIES))
    for reading in (rows, blocks):
        assert [(a.title, a.text.split("\n")[1:]) for a in reading.articles] == [(t, [x]) for t, x in STORIES]


def test_live_blog() -> None:
    """The entries of a live blog are the paragraphs of one article; the times above them are none."""
    page = Page(name="page", content=f"{TITLE}\n14:30\n{LEAD}\n13:05\n{SECOND}\n09:40\n{THIRD}")
    (article,) = read_page(page, load_lexicon()).articles
    assert tuple(p.span.of(article.text) for p in article.paragraphs) == BODY
    kinds = [j.kind.value for j in explain_blocks(page, load_lexicon())]
    assert kinds.count("live_stamp") == 3


def test_explained_blocks() -> None:
    """Every block is shown with kind and reason; those kept are the headline and the paragraphs, in order."""
    content = f"الرئيسية\n{TITLE}\n{LEAD}\nاقرأ أيضا: سباق الهجن يعود\n{SECOND}\n{THIRD}\nجميع الحقوق محفوظة"
    judged = explain_blocks(Page(name="page", content=content), load_lexicon())
    assert [j.block.text for j in judged if j.kept] == [TITLE, *BODY]
    assert [j.kind.value for j in judged if not j.kept] == ["navigation", "teaser", "footer"]
    assert all(j.reason for j in judged)


@pytest.mark.parametrize("given", [TITLE, f"{TITLE} | صحيفة الساحل", f"{TITLE} - الساحل اليوم", f"سياسي / {TITLE}"])
def test_title_of_the_row(given: str) -> None:
    """A headline that the row gives is taken, without the site's name, whether or not it stands in the text too."""
    page = Page(name="page", content=f"{LEAD}\n{SECOND}\n{THIRD}", title=given, outlet="الساحل اليوم")
    repeated = Page(name="page", content=f"{TITLE}\n{LEAD}\n{SECOND}\n{THIRD}", title=given, outlet="الساحل اليوم")
    for one in (page, repeated):
        (article,) = read_page(one, load_lexicon()).articles
        assert article.title == TITLE
        assert tuple(p.span.of(article.text) for p in article.paragraphs) == BODY
        assert article.outlet == "الساحل اليوم"
