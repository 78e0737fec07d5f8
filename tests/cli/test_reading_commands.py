"""The commands that show what reading does, run as a person runs them."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

import marsad

if TYPE_CHECKING:
    from pathlib import Path

# Written for these tests. The masthead's clock is of another day than the article's «today».
_PAGE = """الجمعة 22 نوفمبر 2024

وزير الطاقة يفتتح محطة جديدة على الساحل

الثلاثاء 19 نوفمبر 2024

افتتح وزير الطاقة اليوم الثلاثاء محطة جديدة لتحلية المياه على الساحل الشرقي بحضور عدد من السفراء المعتمدين.

إقرأ المزيد: طقس الأسبوع في مدن الساحل

وقال الوزير إن المحطة ستخدم ثلاث مدن، وإن العمل فيها بدأ قبل عامين بتمويل من صندوق التنمية.
"""
Run = "Callable[..., tuple[int, str, str]]"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return a page with a masthead's clock and a teaser."""
    path = tmp_path / "page.txt"
    path.write_text(_PAGE, "utf-8")
    return path


def test_read_prints_articles_alone(page: Path, run: Run) -> None:
    """An article has its own fields and none of what is coded from it."""
    code, out, err = run("read", page)
    assert (code, err) == (0, "")
    (article,) = json.loads(out)["articles"]
    assert article["title"] == "وزير الطاقة يفتتح محطة جديدة على الساحل"
    assert article["published"]["edtf"] == "2024-11-19"
    assert len(article["paragraphs"]) == 2
    assert not {"actors", "statements", "events"} & article.keys()


def test_read_as_text_is_for_reading(page: Path, run: Run) -> None:
    """The text form has the headline and the paragraphs, and nothing of the clutter."""
    code, out, _ = run("read", page, "--format", "text")
    assert code == 0
    assert out.startswith("وزير الطاقة يفتتح محطة جديدة على الساحل\n")
    assert "طقس" not in out


def test_blocks_show_why_a_line_went(page: Path, run: Run) -> None:
    """Every block is shown at its place with its kind and a reason, the dropped ones too."""
    code, out, _ = run("read", page, "--blocks")
    assert code == 0
    blocks = json.loads(out)["blocks"]
    assert all(_PAGE[b["start"] : b["end"]] == b["text"] for b in blocks)
    assert all(b["reason"] for b in blocks)
    (teaser,) = (b for b in blocks if "طقس" in b["text"])
    assert not teaser["kept"]
    assert {b["kind"] for b in blocks if b["kept"]} >= {"headline", "lead"}
    code, out, _ = run("read", page, "--blocks", "--format", "text")
    assert code == 0
    assert "dropped" in out
    assert "طقس" in out


@pytest.mark.parametrize("option", [(), ("--blocks",)])
def test_a_page_without_article_is_a_failure(tmp_path: Path, run: Run, option: tuple[str, ...]) -> None:
    """What could not be read is told on standard error and in the line, with an exit code of its own."""
    (tmp_path / "a.txt").write_text("", "utf-8")
    code, out, err = run("read", tmp_path / "a.txt", *option)
    assert code == 3
    assert "[empty]" in err
    assert [f["code"] for f in json.loads(out)["failures"]] == ["empty"]


def test_date_tells_the_clues_for_and_against(page: Path, run: Run) -> None:
    """The answer comes with the clue that decided it, those that agree, and the clock that was rejected, and why."""
    code, out, _ = run("date", page, "--json")
    assert code == 0
    (answer,) = json.loads(out)
    assert (answer["edtf"], answer["basis"]) == ("2024-11-19", "stated")
    verdicts = {(c["place"], c["verdict"]): c for c in answer["clues"]}
    assert verdicts["date_line", "decides"]["tells"] == "2024-11-19"
    assert verdicts["words", "agrees"]["tells"] == "Tuesday"
    assert all(c["reason"] for c in answer["clues"])
    rejected = [c["tells"] for c in answer["clues"] if c["verdict"] == "rejected"]
    assert rejected == ["2024-11-22"]
    code, out, _ = run("date", page)
    assert code == 0
    assert "published 2024-11-19 (stated)" in out
    assert "rejected" in out


def test_an_inferred_date_is_decided_by_words(tmp_path: Path, run: Run) -> None:
    """Without a date on the page the article's own words decide, and each is shown with the days that it admits."""
    text = (
        "اجتماع اقتصادي في العاصمة\n"
        "يعقد وزراء المال اليوم الأربعاء 3 مايو 2023 اجتماعا في العاصمة لبحث أسعار الغذاء في دول المنطقة.\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    code, out, _ = run("date", tmp_path / "a.txt", "--json")
    assert code == 0
    (answer,) = json.loads(out)
    assert (answer["edtf"], answer["basis"]) == ("2023-05-03", "inferred")
    assert [(c["verdict"], c["tells"]) for c in answer["clues"]] == [("decides", "2023-05-03")]


def test_dates_are_counted_from_a_day(run: Run) -> None:
    """The expressions of a text come as one array, each at its place."""
    text = "وصل الوفد أمس ويغادر الخميس المقبل"
    code, out, err = run("dates", text, "--on", "2024-04-09", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert [f["edtf"] for f in found] == ["2024-04-08", "2024-04-11"]
    assert all(f.keys() == {"text", "start", "end", "edtf", "grain"} for f in found)
    assert all(text[f["start"] : f["end"]] == f["text"] for f in found)
    code, out, _ = run("dates", text, "--on", "2024-04-09")
    assert code == 0
    assert "counted from 2024-04-09" in out


def test_a_text_without_dates_is_an_answer_of_its_own(run: Run) -> None:
    """No expression gives an empty array and the exit code of an empty listing."""
    assert run("dates", "لا تاريخ في هذه الجملة", "--json") == (4, "[]\n", "nothing found\n")


def test_a_day_that_is_none_is_wrong_usage(run: Run) -> None:
    """The day of counting must be a day."""
    code, out, err = run("dates", "أمس", "--on", "yesterday")
    assert (code, out) == (2, "")
    assert "--on" in err


def test_the_function_counts_as_the_command_does() -> None:
    """`marsad.dates` takes a date or its ISO form, and tells nothing where the day is not known."""
    (one,) = marsad.dates("الأسبوع الماضي", on="2024-04-09")
    assert one == marsad.dates("الأسبوع الماضي", on=dt.date(2024, 4, 9))[0]
    assert one.edtf == "2024-04-01/2024-04-07"
    assert marsad.dates("أمس")[0].edtf is None
    with pytest.raises(marsad.MarsadError, match="write a day as"):
        marsad.dates("أمس", on="9/4/2024")


@pytest.mark.parametrize("command", ["read", "date", "dates"])
def test_help_begins_with_examples(run: Run, command: str) -> None:
    """Every command's help has examples before its options."""
    code, out, _ = run(command, "--help")
    assert code == 0
    assert out.index("Examples:") < out.index("Options:")
