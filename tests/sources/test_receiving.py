"""Pages come from files, folders, rows and standard input; bad input becomes a failure and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import sys
from itertools import islice
from pathlib import Path

import pytest

from marsad.records import Failure, Page, PageForm
from marsad.sources.receiving import receive
from marsad.sources.refusing import PAGE_BYTES, PAGE_TAGS

_TEXT = "أعلنت وزارة الخارجية أن الوزير سيزور العاصمة الأسبوع المقبل."
_HTML = f"<!DOCTYPE html><html><body><p>{_TEXT}</p></body></html>"


def _row(**fields: object) -> str:
    return json.dumps({"text": _TEXT, **fields}, ensure_ascii=False)


def _write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _failure(path: Path) -> Failure:
    (failure,) = receive([path])
    assert isinstance(failure, Failure)
    assert failure.page == path.as_posix()
    assert failure.stage == "sources"
    assert failure.message
    return failure


def test_a_folder_gives_its_pages_sorted(tmp_path: Path) -> None:
    """A folder's text, HTML and JSONL files come sorted by name, sub-folders after files; others are left alone."""
    _write(tmp_path / "b.txt", _TEXT)
    _write(tmp_path / "a.html", _HTML)
    _write(tmp_path / "c.jsonl", _row() + "\n" + _row() + "\n")
    _write(tmp_path / "notes.json", "{}")
    _write(tmp_path / ".hidden.txt", _TEXT)
    (tmp_path / "z").mkdir()
    _write(tmp_path / "z" / "a.txt", _TEXT)
    received = list(receive([tmp_path]))
    names = [(Path(p.name).name, p.row) for p in received if isinstance(p, Page)]
    assert names == [("a.html", None), ("b.txt", None), ("c.jsonl", 1), ("c.jsonl", 2), ("a.txt", None)]


def test_a_rows_fields_come_with_it(tmp_path: Path) -> None:
    """A row's outlet, url, title and date are the page's, as far as they are strings."""
    row = _row(outlet="سطور", url="https://example.org", title="عنوان", date=2024)
    with gzip.open(tmp_path / "rows.jsonl.gz", "wt", encoding="utf-8") as rows:
        rows.write(row + "\n")
    (page,) = receive([tmp_path / "rows.jsonl.gz"])
    assert isinstance(page, Page)
    assert (page.outlet, page.url, page.title, page.date) == ("سطور", "https://example.org", "عنوان", None)


@pytest.mark.parametrize(
    ("content", "form", "rows"),
    [(_row() + "\n" + _row(), PageForm.TEXT, [1, 2]), (_HTML, PageForm.HTML, [None]), (_TEXT, PageForm.TEXT, [None])],
)
def test_standard_input_is_told_by_its_beginning(
    content: str, form: PageForm, rows: list[int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard input is JSONL if its first line is an object, HTML if it looks so, else text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    pages = [p for p in receive(["-"]) if isinstance(p, Page)]
    assert [(p.form, p.row, p.name) for p in pages] == [(form, row, "standard input") for row in rows]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.html", b" \n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0" * 20, "binary"),
        ("english.txt", b"The minister said on Monday that talks would go on. " * 9, "not-arabic"),
        ("english.html", b"<!doctype html><p>The minister said on Monday.</p>", "not-arabic"),
        ("tags.html", b"<!doctype html>" + b"<p>x</p>" * PAGE_TAGS, "too-many-tags"),
        ("large.html", b"<!doctype html>" + b"x" * PAGE_BYTES, "too-large"),
        ("line.txt", ("ا" * PAGE_BYTES).encode(), "too-large"),
        ("long.txt", ("خبر " * 100_000).encode(), "too-large"),
    ],
)
def test_a_bad_file_is_a_failure(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    """A file that can be no page becomes a failure with its name and a stable code."""
    assert _failure(_write(tmp_path / name, content)).code == code


def test_a_missing_file_is_a_failure(tmp_path: Path) -> None:
    """A path that is not there becomes a failure."""
    assert _failure(tmp_path / "none.txt").code == "not-found"


def test_a_folder_without_pages_is_a_failure(tmp_path: Path) -> None:
    """A folder that holds no page says so."""
    assert _failure(tmp_path).code == "no-pages"


def test_bad_rows_are_told_by_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Rows that are no page become failures with their numbers; good rows around them are pages."""
    rows = [_row(), "{bad", "[1]", '{"title": "x"}', '{"text": 5}', "", '{"text": ""}', "[" * 100_000, _row()]
    path = _write(tmp_path / "rows.jsonl", "\n".join(rows))
    told = [(p.row, p.code if isinstance(p, Failure) else "") for p in receive([path])]
    codes = ["", "not-json", "not-json", "no-text", "no-text", "empty", "not-json", ""]
    assert told == list(zip([1, 2, 3, 4, 5, 7, 8, 9], codes, strict=True))


def test_an_overlong_row_is_passed_over(tmp_path: Path) -> None:
    """A row beyond the size limit becomes a failure, and the next one is read."""
    path = _write(tmp_path / "rows.jsonl", "\n".join([_row(x="x" * (2 * PAGE_BYTES)), _row()]))
    first, second = receive([path])
    assert isinstance(first, Failure)
    assert (first.code, first.row) == ("too-large", 1)
    assert isinstance(second, Page)
    assert second.row == 2


def test_a_broken_archive_gives_what_it_holds(tmp_path: Path) -> None:
    """A compressed file that breaks off gives its whole rows, then a failure."""
    data = gzip.compress("\n".join(_row(n=n) for n in range(2000)).encode())
    *pages, failure = receive([_write(tmp_path / "rows.jsonl.gz", data[: len(data) // 2])])
    assert pages
    assert all(isinstance(p, Page) for p in pages)
    assert isinstance(failure, Failure)
    assert failure.code == "unreadable"


def test_halves_of_characters_do_not_come_in(tmp_path: Path) -> None:
    """A lone surrogate in a row, which no file can hold, is replaced."""
    path = _write(tmp_path / "rows.jsonl", json.dumps({"text": _TEXT + "\ud800"}))
    (page,) = receive([path])
    assert isinstance(page, Page)
    assert page.content == _TEXT + "\ufffd"


def test_pages_are_received_one_by_one(tmp_path: Path) -> None:
    """A long file is not read further than the pages that are taken."""
    path = _write(tmp_path / "rows.jsonl", "\n".join([_row()] * 3 + ["{bad"]))
    assert all(isinstance(p, Page) for p in islice(receive([path]), 3))
