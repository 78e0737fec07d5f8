"""The commands, run as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from marsad.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Maker

_PAGE = "لافروف يزور بكين\nقال وزير الخارجية الروسي سيرغي لافروف إن بلاده تدعم الحوار مع الصين.\n"
Run = "Callable[..., tuple[int, str, str]]"


@pytest.fixture
def kept(tmp_path: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a store with two hand-made articles, named by $MARSAD_STORE."""
    path = tmp_path / "kept.db"
    with Store(path, create=True) as store:
        store.add(*maker.page(maker.coding()))
        store.add(*maker.page(maker.coding("ضحى الخليج", "2024-04-10", None)))
    monkeypatch.setenv("MARSAD_STORE", str(path))
    return path


def test_positions_print_wordings_and_their_repeats(kept: Path, run: Run) -> None:
    """A wording is printed once with where it was said again; as a table it counts its repeats."""
    code, out, _ = run("positions", "RUS", "--on", "CHN", "--store", kept)
    assert code == 0
    assert out.count("stm_") == 1
    assert "in the same words once more: ضحى الخليج" in out
    code, out, _ = run("positions", "RUS", "--on", "CHN", "--store", kept, "--csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["repeated"], row["changes"]) == ("1", "")
    assert run("positions", "RUS", "--on", "taiwan", "--store", kept)[0] == 4


def test_code_prints_one_object_a_page(tmp_path: Path, run: Run) -> None:
    """Each page is a line of JSON in the printed form; nothing is stored."""
    (tmp_path / "a.txt").write_text(_PAGE, "utf-8")
    (tmp_path / "b.txt").write_text(_PAGE, "utf-8")
    code, out, err = run("code", tmp_path)
    assert (code, err) == (0, "")
    pages = [json.loads(line) for line in out.splitlines()]
    assert [p["page"].rsplit("/", 1)[-1] for p in pages] == ["a.txt", "b.txt"]
    assert all(p["articles"] for p in pages)
    assert len(list(tmp_path.iterdir())) == 2


def test_code_tells_what_failed_and_goes_on(tmp_path: Path, run: Run) -> None:
    """A page that can't be read is told on standard error and in its line; the exit code says so."""
    (tmp_path / "a.txt").write_text("", "utf-8")
    (tmp_path / "b.txt").write_text(_PAGE, "utf-8")
    code, out, err = run("code", tmp_path)
    assert code == 3
    assert err == f"{tmp_path.as_posix()}/a.txt: it is empty [empty]\n"
    first, second = map(json.loads, out.splitlines())
    assert [f["code"] for f in first["failures"]] == ["empty"]
    assert second["articles"]


def test_code_as_text_is_for_reading(tmp_path: Path, run: Run) -> None:
    """The text form has the article with its statements and events under it."""
    (tmp_path / "a.txt").write_text(_PAGE, "utf-8")
    code, out, _ = run("code", tmp_path / "a.txt", "--format", "text")
    assert code == 0
    assert "Statements:" in out
    assert "Events:" in out


def test_add_keeps_pages_once(tmp_path: Path, run: Run) -> None:
    """Adding twice says the second time that the pages were there."""
    (tmp_path / "a.txt").write_text(_PAGE, "utf-8")
    store = tmp_path / "s.db"
    code, out, err = run("add", tmp_path / "a.txt", "--store", store)
    assert (code, out) == (0, "")
    assert "added 1 pages" in err
    code, _, err = run("add", tmp_path / "a.txt", "--store", store)
    assert code == 0
    assert "1 were there" in err


def test_add_keeps_failures(tmp_path: Path, run: Run) -> None:
    """What failed is told with its row, kept, and shown by the status."""
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": _PAGE}) + "\n{}\n", "utf-8")
    code, _, err = run("add", tmp_path / "rows.jsonl", "--store", tmp_path / "s.db")
    assert code == 3
    assert "rows.jsonl:2:" in err
    code, out, _ = run("status", "--store", tmp_path / "s.db", "--json")
    assert code == 0
    (failure,) = json.loads(out)["failures"]
    assert (failure["row"], failure["code"]) == (2, "no-text")
    code, out, _ = run("status", "--store", tmp_path / "s.db", "--csv")
    assert [row["code"] for row in csv.DictReader(io.StringIO(out))] == ["no-text"]


def test_a_timeline_shows_sentence_and_chain(kept: Path, run: Run, maker: Maker) -> None:
    """Under each line of a timeline stand the Arabic sentence, the outlet and the chain of attribution."""
    assert kept.exists()
    code, out, err = run("between", "RUS", "CHN")
    assert (code, err) == (0, "")
    first, second, *_ = out.split("\n\n")
    assert first.splitlines()[0].startswith("2024-04-08")
    assert maker.paragraphs[0] in first
    assert "سطور الشرق ← الضحى" in first
    assert "سطور الشرق ← وكالة الضحى ← سيرغي لافروف" in second


@pytest.mark.parametrize(
    "question",
    [
        ("between", "RUS", "CHN"),
        ("statements", "--speaker", "Lavrov", "--with", "الحوار"),
        ("events", "--type", "CONSULT"),
        ("search", "لافروف"),
        ("actor", "Lavrov"),
    ],
)
def test_every_listing_has_json_and_csv(kept: Path, run: Run, question: tuple[str, ...]) -> None:
    """A listing as JSON is one array, as CSV a table with a header, of the same length."""
    assert kept.exists()
    code, out, _ = run(*question, "--json")
    assert code == 0
    answers = json.loads(out)
    code, out, _ = run(*question, "--csv")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == len(answers) > 0
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
def test_nothing_found_is_an_answer_of_its_own(kept: Path, run: Run, form: tuple[str, ...]) -> None:
    """An empty listing is still a listing, says so on standard error and ends with 4."""
    assert kept.exists()
    code, out, err = run("between", "RUS", "USA", *form)
    assert (code, err) == (4, "nothing found\n")
    if "--json" in form:
        assert json.loads(out) == []


def test_explain_brackets_the_evidence(kept: Path, run: Run) -> None:
    """Without colour the evidence stands in brackets in its sentence."""
    assert kept.exists()
    _, out, _ = run("statements", "--json")
    code, out, _ = run("explain", json.loads(out)[0]["id"])
    assert code == 0
    assert "【قال】" in out
    assert "rule: finite/that" in out


def test_explain_marks_each_part_of_an_event(kept: Path, run: Run) -> None:
    """Trigger, actor, target, date and place of an event are told apart in its sentence."""
    assert kept.exists()
    _, out, _ = run("events", "--json")
    event = json.loads(out)[0]["id"]
    code, out, _ = run("explain", event, "--json")
    assert code == 0
    labels = {m["label"] for m in json.loads(out)["marks"]}
    assert {"trigger", "actor", "date", "place", "evidence"} <= labels
    _, out, _ = run("explain", event)
    assert "trigger: وصل" in out
    assert "date: أمس" in out
    assert "【أمس】" in out


def test_an_article_is_printed_whole(kept: Path, run: Run) -> None:
    """An article comes as text, or as JSON in the printed form."""
    assert kept.exists()
    _, out, _ = run("statements", "--json")
    article = json.loads(out)[0]["source"]["article"]
    assert run("article", article)[0] == 0
    code, out, _ = run("article", article, "--json")
    assert code == 0
    assert json.loads(out)["id"] == article
    assert run("article", "art_none")[0] == 4


@pytest.mark.parametrize(("shape", "column"), [("gdelt", "MarsadID"), ("polecat", "Event ID")])
def test_export_prints_a_table(kept: Path, run: Run, shape: str, column: str) -> None:
    """A table has a header and one line an event; how many is told on standard error."""
    assert kept.exists()
    code, out, err = run("export", shape, "--type", "CONSULT")
    rows = list(csv.DictReader(io.StringIO(out), delimiter="\t"))
    assert code == 0
    assert len(rows) == 2
    assert all(row[column].startswith("evt_") and row["MarsadSentence"] for row in rows)
    assert err == "2 events; 0 left out that PLOVER has no code for\n"


def test_export_prints_plover_lines(kept: Path, run: Run) -> None:
    """PLOVER's form is one JSON object a line; nothing chosen is nothing found."""
    assert kept.exists()
    code, out, _ = run("export", "plover", "--actor", "RUS")
    assert code == 0
    assert {json.loads(line)["event_type"] for line in out.splitlines()} == {"CONSULT"}
    assert run("export", "plover", "--status", "denied")[0] == 4


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("between", "Rusia", "CHN"), 1, "did you mean"),
        (("between", "RUS", "CHN", "--since", "soon"), 1, "no date"),
        (("explain", "xyz"), 1, "no id"),
        (("between", "RUS"), 2, "Missing argument"),
        (("status", "--json", "--csv"), 2, "together"),
        (("nothing",), 2, "No such command"),
        (("actor", "لافرووف"), 4, "did you mean"),
        (("status", "--store", "none.db"), 1, "no store"),
    ],
)
def test_errors_say_what_to_do(kept: Path, run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    """An error has its exit code and one message on standard error, and no traceback."""
    assert kept.exists()
    ended, out, err = run(*arguments)
    assert ended == code
    assert out == ""
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "command",
    ["", "code", "add", "between", "statements", "events", "export", "search", "actor", "article", "explain", "status"],
)
def test_help_begins_with_examples(run: Run, command: str) -> None:
    """Every command's help has examples before its options."""
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert out.index("Examples:") < out.index("Options:")


def test_a_reader_who_leaves_is_no_error(kept: Path) -> None:
    """A pipe that is closed early ends the command quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "marsad", "between", "RUS", "CHN", "--store", str(kept)],
        check=False,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def test_text_of_pages_can_not_drive_the_terminal(tmp_path: Path, run: Run) -> None:
    """Control characters of a page are not printed in text for reading."""
    (tmp_path / "a.txt").write_text(_PAGE.replace("لافروف", "لافروف \x1b[31m"), "utf-8")
    _, out, _ = run("code", tmp_path / "a.txt", "--format", "text")
    assert "\x1b" not in out


def test_ctrl_c_keeps_whole_pages(tmp_path: Path) -> None:
    """Stopped by Ctrl-C, `add` says how to go on, and the store can be used and finished."""
    rows = "\n".join(json.dumps({"text": f"{_PAGE}\nالفقرة {n} من الخبر عن زيارة الوزير."}) for n in range(3000))
    (tmp_path / "rows.jsonl").write_text(rows, "utf-8")
    store = tmp_path / "s.db"
    process = subprocess.Popen(
        [sys.executable, "-m", "marsad", "add", str(tmp_path / "rows.jsonl"), "--store", str(store)],
        stderr=subprocess.PIPE,
        text=True,
    )
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "stopped" in err
    with Store(store, create=True) as kept:
        assert kept.summary().pages == kept.summary().articles


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (("actor", "Lavrov"), "titles: وزير الخارجية الروسي (2)"),
        (("search", "لافروف"), "【لافروف】"),
        (("status",), "published: 2024-04-09 to 2024-04-10"),
        (
            ("events", "--type", "consult"),
            "CONSULT visit occurred (leg arrival, round 2 or more): Sergey Lavrov > Wang Yi, China",
        ),
        (("statements", "--to", "act_wang"), "statement (قال): Sergey Lavrov to Wang Yi"),
    ],
)
def test_every_listing_can_be_read(kept: Path, run: Run, question: tuple[str, ...], words: str) -> None:
    """A listing without a form is text for reading."""
    assert kept.exists()
    code, out, _ = run(*question)
    assert code == 0
    assert words in out


def test_colour_is_for_terminals_that_want_it(
    kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal marks are coloured; with NO_COLOR they are not."""
    assert kept.exists()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _, out, _ = run("search", "لافروف")
    assert "\x1b[" in out
    _, events, _ = run("events", "--json")
    _, out, _ = run("explain", json.loads(events)[0]["id"])
    colours = {out[out.index(words, out.index("\n\n")) - 6 :][:6] for words in ("سيرغي لافروف", "أمس", "بكين")}
    assert len(colours) == 3
    monkeypatch.setenv("NO_COLOR", "1")
    _, out, _ = run("search", "لافروف")
    assert "\x1b" not in out
    assert "【لافروف】" in out
    assert capsys.readouterr().err == ""
