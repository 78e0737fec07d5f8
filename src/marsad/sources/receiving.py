"""Receives pages from files, folders and standard input, one after the other."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from marsad.records import Failure
from marsad.sources.pages import page_from_bytes, too_large
from marsad.sources.refusing import PAGE_BYTES, RefusedError
from marsad.sources.rows import is_row, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from marsad.records import Page

#: The path that means standard input, and the name its pages get.
STANDARD_INPUT = "-"
_STANDARD_INPUT_NAME = "standard input"
_ROWS = (".jsonl", ".jsonl.gz")
_HTML = (".html", ".htm")
_TEXT = (".txt",)


def receive(paths: Iterable[str | Path]) -> Iterator[Page | Failure]:
    """Receive pages, lazily: never more than one page or row is held.

    Args:
        paths: files, folders (their text, HTML and JSONL files, sorted by name, sub-folders included) or ``-`` for
            standard input. A file's name tells its form (``.html``, ``.htm``, ``.jsonl``, ``.jsonl.gz``); any other
            file is JSONL if its first line is a JSON object, HTML if it begins so, else text.

    Yields:
        Pages in the order of the paths, and a failure for each that can't be made.
    """
    for given in paths:
        path = Path(given)
        if str(given) == STANDARD_INPUT:
            name, pages = _STANDARD_INPUT_NAME, _from_stream(_STANDARD_INPUT_NAME, sys.stdin.buffer)
        else:
            name, pages = _name(path), _from_folder(path) if path.is_dir() else _from_file(path)
        yield from _guarded(name, pages)


def _guarded(name: str, pages: Iterator[Page | Failure]) -> Iterator[Page | Failure]:
    """Pass pages on, and end with a failure where the source can't be read."""
    try:
        yield from pages
    except RefusedError as refusal:
        yield Failure(page=name, stage="sources", code=refusal.code, message=refusal.message)
    except OSError as error:
        code = "not-found" if isinstance(error, FileNotFoundError) else "unreadable"
        yield Failure(page=name, stage="sources", code=code, message=f"it can't be read: {error.strerror or error}")


def _from_folder(folder: Path) -> Iterator[Page | Failure]:
    empty = True
    for root, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            path = Path(root, file)
            if file.startswith(".") or not file.lower().endswith(_ROWS + _HTML + _TEXT) or not path.is_file():
                continue
            empty = False
            yield from _guarded(_name(path), _from_file(path))
    if empty:
        raise RefusedError("no-pages", "the folder holds no .txt, .html, .htm, .jsonl or .jsonl.gz file")


def _from_file(path: Path) -> Iterator[Page | Failure]:
    name, suffixes = _name(path), path.name.lower()
    if suffixes.endswith(".gz"):
        with gzip.open(path, "rb") as rows:
            # A GzipFile is a binary file in all that readline needs.
            yield from read_rows(name, rows)  # type: ignore[arg-type]
        return
    with path.open("rb") as file:
        if suffixes.endswith(_ROWS):
            yield from read_rows(name, file)
        elif suffixes.endswith(_HTML):
            yield page_from_bytes(name, _bounded(file), html=True)
        else:
            yield from _from_stream(name, file)


def _from_stream(name: str, stream: IO[bytes]) -> Iterator[Page | Failure]:
    """Read a stream whose form its beginning tells."""
    first = stream.readline(PAGE_BYTES + 1)
    if len(first) > PAGE_BYTES:
        raise too_large(PAGE_BYTES)
    if is_row(first):
        yield from read_rows(name, _Rejoined(first, stream))
    else:
        yield page_from_bytes(name, first + _bounded(stream))


def _bounded(file: IO[bytes]) -> bytes:
    """Return the rest of a file, and never more than one byte beyond the limit."""
    size = os.fstat(file.fileno()).st_size if isinstance(file, io.BufferedReader) and file.seekable() else 0
    if size > PAGE_BYTES:
        raise too_large(PAGE_BYTES)
    return file.read(PAGE_BYTES + 1)


class _Rejoined(io.BytesIO):
    """A stream whose first line has been read already."""

    def __init__(self, first: bytes, rest: IO[bytes]) -> None:
        super().__init__(first)
        self._rest = rest

    def readline(self, size: int | None = -1, /) -> bytes:
        return super().readline(size) or self._rest.readline(-1 if size is None else size)


def _name(path: Path) -> str:
    """Return a path as text that can be printed and stored, whatever bytes it has."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _raise(error: OSError) -> None:
    raise error
