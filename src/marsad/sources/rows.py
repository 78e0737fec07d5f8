"""Reads JSONL: one page a row, in a field ``text``."""

from __future__ import annotations

import json
import zlib
from typing import IO, TYPE_CHECKING

from marsad.records import Failure, Page
from marsad.sources.decoding import Decoded, decode
from marsad.sources.pages import page_from_text, too_large
from marsad.sources.refusing import PAGE_BYTES, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELDS = ("outlet", "url", "title", "date")


def read_rows(name: str, lines: IO[bytes]) -> Iterator[Page | Failure]:
    """Read the rows of a JSONL file.

    Args:
        name: the file's name.
        lines: the file, opened for reading bytes; a row beyond the size limit is passed over without being held.

    Yields:
        A page a row, or the failure that says why not; blank rows are counted but give nothing.
    """
    row = 0
    while True:
        row += 1
        try:
            line = lines.readline(PAGE_BYTES + 1)
            whole = len(line) <= PAGE_BYTES or _pass_over(lines)
        except (EOFError, zlib.error, OSError) as error:
            # Compressed files break in the middle; what came before stands.
            yield _failure(name, row, RefusedError("unreadable", f"the file breaks off here: {error}"))
            return
        if not line:
            return
        if not line.strip():
            continue
        try:
            if not whole:
                raise too_large(PAGE_BYTES)
            yield _page(name, row, line)
        except RefusedError as refusal:
            yield _failure(name, row, refusal)


def is_row(line: bytes) -> bool:
    """Tell whether a line is a JSON object, as the rows of JSONL are."""
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(_value(decode(line).text), dict)
    except RefusedError:
        return False


def _pass_over(lines: IO[bytes]) -> bool:
    """Read up to the end of an overlong line, and tell that it was not whole."""
    while True:
        rest = lines.readline(PAGE_BYTES)
        if not rest or rest.endswith(b"\n"):
            return False


def _value(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError("not-json", f"the row is no valid JSON: {error}") from error


def _page(name: str, row: int, line: bytes) -> Page:
    decoded = decode(line)
    value = _value(decoded.text)
    if not isinstance(value, dict):
        raise RefusedError("not-json", "the row is no JSON object; write one object a row, with a field `text`")
    text = value.get("text")
    if not isinstance(text, str):
        raise RefusedError("no-text", "the row has no field `text` with a string in it")
    fields = {k: _whole(value[k]) for k in _FIELDS if isinstance(value.get(k), str) and value[k].strip()}
    text = _whole(text).replace("\r\n", "\n").replace("\r", "\n")
    return page_from_text(name, Decoded(text=text, how=decoded.how), row=row, fields=fields)


def _whole(text: str) -> str:
    """Return a text without the halves of characters that JSON escapes can hold and files can't."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def _failure(name: str, row: int, refusal: RefusedError) -> Failure:
    return Failure(page=name, row=row, stage="sources", code=refusal.code, message=refusal.message)
