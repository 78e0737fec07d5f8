"""Laws of reading that hold for every page: read twice, found at its place, untouched by clutter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.loading import read_yaml, resource
from marsad.reading.html import html_blocks, visible_text
from marsad.reading.reader import explain_blocks, read_page
from marsad.records import Article, Page, PageForm

HEADLINES = (
    "رئيس وزراء اليابان يصل إلى الرباط في زيارة قصيرة",
    "اتفاق بين تونس وفيتنام على تبادل البذور النادرة",
    "سفير جديد لكولومبيا يقدم أوراق اعتماده في بيروت",
)
LEADS = (
    "وصل رئيس الوزراء الياباني إلى الرباط مساء السبت في زيارة تستمر يوما واحدا يلتقي خلالها نظيره المغربي.",
    "وقعت تونس وفيتنام اتفاقا لتبادل البذور النادرة بين بنكي الجينات في البلدين لمدة خمسة أعوام.",
    "قدم السفير الكولومبي الجديد أوراق اعتماده إلى الرئيس اللبناني في قصر بعبدا بحضور أركان السفارة.",
)
PARAGRAPHS = (
    "وقال المتحدث باسم الوفد إن المحادثات ستتناول النقل البحري والطاقة الشمسية ومنح الدراسة.",
    "وأضاف أن بلاده تأمل في توقيع مذكرة تفاهم قبل نهاية الزيارة، من دون أن يذكر تفاصيلها.",
    "من جهتها، أوضحت الوزيرة أن اللجنة المشتركة ستجتمع مرتين في السنة بالتناوب بين العاصمتين.",
    "وكان البلدان قد اتفقا قبل أربعة أعوام على تسهيل التأشيرات لرجال الأعمال والطلاب.",
    'وتابع: "نعرف أن الطريق طويل، لكن الخطوة الأولى هي الأصعب دائما".',
    "ويأتي اللقاء بعد سلسلة من الاتصالات الهاتفية بين الجانبين خلال الأسابيع الماضية.",
)
CLUTTER = (
    "شارك", "فيسبوك", "طباعة", "إعلان", "-----------", "1,250 مشاهدة", "التعليقات (0)", "مدة القراءة: 2 دقائق", "***",
    "اشترك في النشرة البريدية", "انضم إلى قناتنا على تلغرام", "Next Previous", "نسخ الرابط", "...المزيد", "حجم الخط",
    "https://example.org/x?y=1", "للمزيد: ما الذي تغير في سوق الحبوب؟", "اقرأ أيضا: مهرجان الفخار يبدأ الأسبوع المقبل",
)  # fmt: skip

# Every kind of furniture that the resources know: the examples that are furniture as a whole.
FURNITURE = {
    e["id"]: x["text"]
    for e in read_yaml(resource("clutter.yaml"))
    for x in e["examples"]
    if x["drops"] == x["text"] and "line" in e["stands"]
}


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw a clean article: headline, lead, paragraphs."""
    number = draw(st.integers(0, len(HEADLINES) - 1))
    rest = draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6, unique=True))
    return (HEADLINES[number], LEADS[number], *rest)


def read(content: str, form: PageForm = PageForm.TEXT) -> Article:
    """Read the one article of a page."""
    (article,) = read_page(Page(name="page", content=content, form=form), load_lexicon()).articles
    return article


def shown(article: Article) -> tuple[str, ...]:
    """Return headline and paragraphs."""
    return (article.title, *(p.span.of(article.text) for p in article.paragraphs))


@given(articles(), st.data())
@settings(max_examples=60, deadline=None)
def test_clutter_changes_nothing(lines: tuple[str, ...], data: st.DataObject) -> None:
    """Clutter of every kind between and after the paragraphs leaves the article as it was."""
    page = list(lines)
    for line in data.draw(st.lists(st.sampled_from(CLUTTER), max_size=6)):
        page.insert(data.draw(st.integers(2, len(page))), line)
    assert shown(read("\n".join(page))) == lines


@pytest.mark.parametrize("kind", FURNITURE)
@pytest.mark.parametrize("place", [3, 5])
def test_every_kind_of_furniture_changes_nothing(kind: str, place: int) -> None:
    """A line of each kind that the resources know, inside the body or below it, leaves the article as it was."""
    lines = (HEADLINES[0], LEADS[0], *PARAGRAPHS[:3])
    assert shown(read("\n".join((*lines[:place], FURNITURE[kind], *lines[place:])))) == lines


@given(articles(), st.sampled_from(["\n", "\n\n", " \n ", "\r\n"]))
@settings(max_examples=40, deadline=None)
def test_read_again(lines: tuple[str, ...], newline: str) -> None:
    """Reading an article's own clean text gives the same article, with the same id."""
    first = read(newline.join(lines))
    again = read(first.text)
    assert shown(again) == shown(first) == lines
    assert again.id == first.id


@given(articles(), st.data())
@settings(max_examples=40, deadline=None)
def test_places(lines: tuple[str, ...], data: st.DataObject) -> None:
    """Every paragraph of a text row is found at its place on the page."""
    page = list(lines)
    for line in data.draw(st.lists(st.sampled_from(CLUTTER), max_size=4)):
        page.insert(data.draw(st.integers(1, len(page))), data.draw(st.sampled_from(["", "  ", "\u200f"])) + line)
    content = "\n".join(page)
    article = read(content)
    for paragraph in article.paragraphs:
        assert paragraph.place is not None
        assert paragraph.place.of(content) == paragraph.span.of(article.text)


@given(articles())
@settings(max_examples=20, deadline=None)
def test_places_in_html(lines: tuple[str, ...]) -> None:
    """Every paragraph of an HTML page is found at its place in the visible text."""
    content = f"<body><nav>دولي</nav><h1>{lines[0]}</h1>" + "".join(f"<p> {x}</p>\n" for x in lines[1:]) + "<p>شارك</p>"
    article = read(content, PageForm.HTML)
    text = visible_text(html_blocks(content)[0])
    assert shown(article) == lines
    assert all(p.place is not None and p.place.of(text) == p.span.of(article.text) for p in article.paragraphs)


@given(
    st.text(alphabet=st.sampled_from("ابتثج وزير .،:«»\n \t\u200f<>/-0123"), max_size=300), st.sampled_from(PageForm)
)
@settings(max_examples=150, deadline=None)
def test_any_text(content: str, form: PageForm) -> None:
    """Any text gives articles or a failure, never an exception, and every block stands where it says."""
    page = Page(name="page", content=content, form=form)
    reading = read_page(page, load_lexicon())
    assert bool(reading.articles) != bool(reading.failures)
    if form is PageForm.TEXT:
        assert all(j.block.place.of(content) == j.block.text for j in explain_blocks(page, load_lexicon()))


def test_pure() -> None:
    """The same page gives the same reading, whatever was read in between."""
    lexicon = load_lexicon()
    page = Page(name="page", content="\n".join((HEADLINES[0], LEADS[0], *PARAGRAPHS)))
    first = read_page(page, lexicon)
    read_page(Page(name="other", content="\n".join((HEADLINES[1], LEADS[1], *PARAGRAPHS[:2]))), lexicon)
    assert read_page(page, lexicon) == first
