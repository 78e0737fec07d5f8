"""Date expressions: a table of every kind, traps, and laws."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.words import split_words
from marsad.reading.dates import Direction, edtf_days, find_dates

_TABLE = Path(__file__).with_name("dates.tsv")
_MONTHS = {
    "international": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "maghrebi": [
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "moroccan": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    ],
    "levantine": [
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول"),
        *("تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ],
    "english": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
_DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))


def _rows() -> list[tuple[str, str, str, str]]:
    lines = _TABLE.read_text("utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return [(a, b, c, d) for a, b, c, d in rows]


@pytest.mark.parametrize(("text", "anchor", "edtf", "grain"), _rows())
def test_table(text: str, anchor: str, edtf: str, grain: str) -> None:
    """Each text of the table holds the one expression that the table tells, or none."""
    found = find_dates(text, None if anchor == "-" else dt.date.fromisoformat(anchor))
    if edtf == "-":
        assert found == ()
        return
    assert [(f.edtf, f.grain.value) for f in found] == [(None if edtf == "?" else edtf, grain)]


def test_the_table_is_large() -> None:
    """The table holds at least 170 expressions beside the traps."""
    assert sum(edtf != "-" for _, _, edtf, _ in _rows()) >= 170


def _forms(day: dt.date) -> dict[str, str]:
    """Return ways to write a day out in full."""
    forms = {f"{name} months": f"{day.day} {months[day.month - 1]} {day.year}" for name, months in _MONTHS.items()}
    first, second = _MONTHS["levantine"][day.month - 1], _MONTHS["international"][day.month - 1]
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    farsi = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    return forms | {
        "slashed": f"{day.day} {first}/{second} {day.year}",
        "bracketed": f"{day.day} {second} ({first}) {day.year}",
        "iso": day.isoformat(),
        "strokes": f"{day.day}/{day.month:02}/{day.year}" if day.day > 12 or day.day == day.month else day.isoformat(),
        "stops": f"{day:%d.%m.%Y}",
        "arabic digits": f"{day.day} {second} {day.year}".translate(arabic),
        "farsi digits": f"{day.day} {second} {day.year}".translate(farsi),
        "weekday": f"{_WEEKDAYS[day.weekday()]} {day.day} {second} {day.year}",
        "weekday and comma": f"{_WEEKDAYS[day.weekday()]}، {day.day} {second}، {day.year}",
        "english": f"{day:%B} {day.day}, {day.year}",
    }


@given(_DAYS)
def test_a_day_written_out_is_itself(day: dt.date) -> None:
    """Any day of 1990 to 2040, written out in any form, resolves to itself without a day of counting."""
    for name, text in _forms(day).items():
        found = find_dates(f"قال ({text}) ثم مضى", None)
        assert [f.edtf for f in found] == [day.isoformat()], name


@given(_DAYS, st.integers(-2, 2))
def test_relative_words_count_from_the_anchor(anchor: dt.date, offset: int) -> None:
    """Today, yesterday and tomorrow lie at their distance, and their weekday may stand beside them."""
    words = {-2: "أول من أمس", -1: "أمس", 0: "اليوم", 1: "غدا", 2: "بعد غد"}
    day = anchor + dt.timedelta(days=offset)
    for text in (words[offset], f"{words[offset]} {_WEEKDAYS[day.weekday()]}"):
        assert [f.edtf for f in find_dates(text, anchor)] == [day.isoformat()]


@given(_DAYS, st.integers(0, 6))
def test_a_weekday_alone_is_the_most_recent(anchor: dt.date, weekday: int) -> None:
    """A weekday alone lies in the last seven days, the day of counting included; «next» and «last» do not."""
    text = _WEEKDAYS[weekday]
    alone, last, following = (find_dates(t, anchor)[0].first for t in (text, f"{text} الماضي", f"{text} المقبل"))
    assert alone is not None
    assert last is not None
    assert following is not None
    assert anchor - dt.timedelta(days=6) <= alone <= anchor
    assert anchor - dt.timedelta(days=7) <= last < anchor < following <= anchor + dt.timedelta(days=7)


@given(_DAYS, _DAYS)
def test_the_order_of_days_is_kept(one: dt.date, other: dt.date) -> None:
    """An earlier day stays earlier in whatever form it is written."""
    for name, text in _forms(one).items():
        first, second = find_dates(text, None)[0].first, find_dates(_forms(other)[name], None)[0].first
        assert first is not None
        assert second is not None
        assert (first < second) == (one < other)


@given(st.text(alphabet="ابتمسيورأ0123456789/-().،\u064e\u064f \u200f\n", max_size=60), _DAYS)
def test_spans_cut_their_words(noise: str, anchor: dt.date) -> None:
    """Spans lie in the text, in order, without overlap, and cut exactly the words that are told."""
    text = f"{noise} وفي 3 مايو {noise} والأحد الماضي {noise}"
    end = 0
    for found in find_dates(text, anchor):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


@given(_DAYS)
def test_edtf_reads_back(anchor: dt.date) -> None:
    """Every value that is given is EDTF whose first and last day are the ones given."""
    text = "أمس والشهر الماضي والعام المقبل والصيف الماضي والأسبوع المقبل والتسعينيات ومن 3 مايو إلى 9 مايو"
    for found in find_dates(text, anchor):
        assert found.edtf is not None
        assert edtf_days(found.edtf) == (found.first, found.last)


def test_fused_letters_are_left_out() -> None:
    """A fused conjunction or preposition does not belong to the expression, with vowel signs or without."""
    assert [f.text for f in find_dates("وغداً، وَأمس وبالأمس", dt.date(2024, 6, 5))] == ["غداً", "أمس", "الأمس"]


def test_split_words_may_be_given() -> None:
    """Words that were split before give the same as the text alone."""
    text = "التقى الوزيران الأحد الماضي في 3 مايو"
    anchor = dt.date(2024, 6, 5)
    assert find_dates(text, anchor, words=split_words(text)) == find_dates(text, anchor)


def test_nothing_is_counted_without_an_anchor() -> None:
    """Without a day of counting, what must be counted has no value, and what stands alone has its own."""
    found = find_dates("أمس، وفي 3 مايو 2020", None)
    assert [(f.edtf, f.counted_from) for f in found] == [(None, None), ("2020-05-03", None)]


def test_direction_is_told_where_the_words_tell_it() -> None:
    """«last», «this» and «next» give a direction; a month alone gives none."""
    found = find_dates("مايو الماضي. مايو الجاري. مايو المقبل. في مايو.", dt.date(2024, 6, 5))
    assert [f.direction for f in found] == [Direction.PAST, Direction.THIS, Direction.FUTURE, None]


def test_a_pair_that_disagrees_is_shown() -> None:
    """Two calendars that name different days give the Gregorian one, and the rule says that they differ."""
    found = find_dates("1 محرم 1440 هـ الموافق 2 يونيو 2024 م", None)
    assert [(f.edtf, f.rule) for f in found] == [("2024-06-02", "pair-differs")]


def test_a_part_is_told_beside_its_month() -> None:
    """«the middle of May» is May, and says which part."""
    assert [(f.edtf, f.part) for f in find_dates("منتصف مايو 2019", None)] == [("2019-05", "middle")]
