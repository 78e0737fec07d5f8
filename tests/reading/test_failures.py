"""Bad and hostile pages: a failure with a stable code, in bounded time."""

from __future__ import annotations

import time

import pytest

from marsad.lexicon.compiled import load_lexicon
from marsad.reading.limits import HTML_CHARS, LINE_CHARS, TEXT_CHARS
from marsad.reading.reader import read_page
from marsad.records import Page, PageForm

ARABIC = "أعلن الناطق أن الاجتماع سيعقد غدا في مقر البلدية القديم بحضور ممثلين عن الأحياء كلها."
# Seconds within which any page is done with, on a slow and busy machine.
PATIENCE = 20.0


def code(content: str, form: PageForm = PageForm.TEXT) -> str:
    """Return the code of a page's one failure."""
    reading = read_page(Page(name="page", row=7, content=content, form=form), load_lexicon())
    (failure,) = reading.failures
    assert not reading.articles
    assert (failure.page, failure.row, failure.stage) == ("page", 7, "reading")
    assert failure.message.endswith((".", "it."))
    return failure.code


@pytest.mark.parametrize("content", ["", "  \n\t\n", "\ufeff", "\x00\x00"])
def test_empty(content: str) -> None:
    """A page without text is empty."""
    assert code(content) == "empty"


@pytest.mark.parametrize(
    "content",
    [
        "The minister said on Sunday that the talks would go on until the end of the month in the old town hall.",
        "گفت‌وگوهای وزیران خارجه در پایتخت برگزار شد و دو طرف گزارش دادند که پیشرفت چشمگیری در چند زمینه داشته‌اند.",
        "وزیر اعظم نے کہا ہے کہ دونوں ممالک کے درمیان مذاکرات جاری رہیں گے اور جلد ہی بڑی پیش رفت ہو گی۔",
    ],
)
def test_other_language(content: str) -> None:
    """A page in another language, in Arabic script or not, is no Arabic page."""
    assert code(content) == "not-arabic"


def test_quotation_in_another_language() -> None:
    """An Arabic article with Latin names and a foreign quotation is read."""
    content = f"{ARABIC}\nوكتب على صفحته: We will meet again next week in the same place, and talk about everything."
    assert read_page(Page(name="page", content=content), load_lexicon()).articles


def test_index_page() -> None:
    """A page of links and headlines holds no article."""
    lines = [w for i in range(12) for w in (f"خبر قصير رقم {i} عن حديقة المدينة", "قبل ساعتين", "المزيد")]
    assert code("\n".join(lines)) == "no-article"


def test_index_page_html() -> None:
    """A home page of linked headlines holds no article."""
    items = "".join(
        f"<li><a href='/{i}'>عنوان رقم {i} عن سوق المدينة القديمة وما فيها من حرف وصناعات.</a></li>" for i in range(40)
    )
    assert code(f"<html><body><ul>{items}</ul></body></html>", PageForm.HTML) == "no-article"


def test_index_page_with_summaries() -> None:
    """An index whose headlines have summaries holds no article either, as HTML or as text."""
    stories = [(f"خبر رقم {i} عن مدينة ساحلية بعيدة", ARABIC) for i in range(8)]
    items = "".join(f"<h3><a href='/{n}'>{title}</a></h3><p>{text}</p>" for n, (title, text) in enumerate(stories))
    assert code(f"<html><body><h1>أخبار المدينة</h1>{items}</body></html>", PageForm.HTML) == "no-article"
    assert code("\n".join(f"{title}\n{text}\nالمزيد" for title, text in stories)) == "no-article"


def test_bounds_of_text() -> None:
    """A text row beyond the bounds is refused at once."""
    assert code("ا" * (LINE_CHARS + 1)) == "line-too-long"
    assert code("كلمة " * TEXT_CHARS) == "too-large"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<div>" * 100_000 + ARABIC, "too-deep"),
        ("<b>" * 100_000 + ARABIC + "</b>" * 100_000, "too-deep"),
        ("<p title='" + "x" * HTML_CHARS + f"'>{ARABIC}</p>", "too-large"),
        ("<i></i>" * 500_000 + ARABIC, "too-large"),
    ],
)
def test_hostile_html(content: str, expected: str) -> None:
    """HTML of absurd depth or size is refused in good time."""
    start = time.perf_counter()
    assert code(content, PageForm.HTML) == expected
    assert time.perf_counter() - start < PATIENCE


@pytest.mark.parametrize(
    "content",
    [
        f"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>{ARABIC} &b;</p>",
        f"<p>{ARABIC}</p>\x00\x00<p>{ARABIC}\x00</p>",
        "&amp;" * 200_000 + f"<p>{ARABIC}</p>",
        f"<p>{ARABIC}" + "<p>" * 50_000,
        "<div>" * 2_500 + f"<p>{ARABIC}</p>",
        f"<table><tr><td><p>{ARABIC}</p>" + "<tr><td>خانة" * 5_000,
        f"<p>{ARABIC}</p><p " + "a=b " * 20_000 + ">",
        f"<p>{ARABIC}</p><!-- <p>" + "x" * 100_000,
    ],
)
def test_odd_html(content: str) -> None:
    """Entities, null bytes, unclosed tags and endless attributes are read in good time."""
    start = time.perf_counter()
    (article,) = read_page(Page(name="page", content=content, form=PageForm.HTML), load_lexicon()).articles
    assert ARABIC.rstrip(".") in article.text
    assert time.perf_counter() - start < PATIENCE
