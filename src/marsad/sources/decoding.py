"""Bytes to text, for pages that say nothing of their charset, or lie about it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from marsad.sources.refusing import RefusedError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # The longer mark first: UTF-32's begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
_DECLARED = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,40})")
_HEAD = 4096
# What charset-normalizer looks at; a whole page takes it seconds.
_SAMPLE = 64 * 1024
# Largest share of control characters in a text, and of characters that may be lost from a broken one.
_MOST_CONTROLS = 0.01
_MOST_BROKEN = 0.02
# One broken character of a short text can be three.
_FEW_BROKEN = 3
# Least share of Arabic letters among the characters beyond ASCII, and of the article (alef, lam) among those letters,
# for a legacy charset to be believed. Running Arabic has four articles in a hundred letters.
_LEAST_ARABIC = 0.8
_LEAST_ARTICLES = 0.01
_ARTICLE = "\u0627\u0644"
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_BEYOND_ASCII = re.compile("[^\\x00-\\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text made from bytes.

    Attributes:
        text: the text, with line feeds alone at the ends of lines and without a byte order mark.
        how: how it was made where the bytes were not clean UTF-8, else None.
    """

    text: str
    how: str | None = None


def decode(data: bytes, *, html: bool = False) -> Decoded:
    """Decode a page.

    Tried in this order: a byte order mark, UTF-8, the charset that HTML declares, windows-1256, UTF-8 with a few broken
    bytes, and what charset-normalizer makes of it. A charset other than UTF-8 is believed only if the result looks
    like Arabic.

    Args:
        data: the page's bytes.
        html: whether to look for a declared charset.

    Returns:
        The text, and how it was made.

    Raises:
        RefusedError: the bytes are no text (``binary``) or in no charset that can be told (``charset``).
    """
    made = _marked(data)
    if made is None:
        _refuse_binary(data)
        made = _clean(data) or _legacy(data, html=html) or _broken(data) or _guessed(data)
    if made is None:
        raise RefusedError("charset", "its bytes are in no known charset; save it as UTF-8")
    if "\r" not in made.text:
        return made
    return Decoded(text=made.text.replace("\r\n", "\n").replace("\r", "\n"), how=made.how)


def arabic_letters(text: str) -> int:
    """Return the number of letters of Arabic script in a text."""
    return sum(map(len, _ARABIC.findall(text)))


def _marked(data: bytes) -> Decoded | None:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            start = len(mark) if charset == "utf-8" else 0
            how = None if charset == "utf-8" else charset
            try:
                return Decoded(text=data[start:].decode(charset), how=how)
            except UnicodeDecodeError:
                return None
    return None


def _refuse_binary(data: bytes) -> None:
    controls = len(data) - len(data.translate(None, delete=_CONTROLS))
    if b"\0" in data or controls > _MOST_CONTROLS * len(data):
        raise RefusedError("binary", "it is no text; give a text, HTML or JSONL file")


def _clean(data: bytes) -> Decoded | None:
    try:
        return Decoded(text=data.decode())
    except UnicodeDecodeError:
        return None


def _legacy(data: bytes, *, html: bool) -> Decoded | None:
    found = _DECLARED.search(data, 0, _HEAD) if html else None
    declared = [found[1].decode("ascii").lower()] if found else []
    for charset in (*declared, "windows-1256"):
        made = _believed(data, charset)
        if made:
            return made
    return None


def _believed(data: bytes, charset: str) -> Decoded | None:
    """Decode by a charset if it exists, fits and gives Arabic."""
    try:
        if codecs.lookup(charset).name == "utf-8":
            return None
        text = data.decode(charset)
    except (LookupError, UnicodeError, TypeError):
        return None
    beyond = len(_BEYOND_ASCII.findall(text))
    letters = arabic_letters(text)
    if not letters or letters < _LEAST_ARABIC * beyond or text.count(_ARTICLE) < _LEAST_ARTICLES * letters:
        return None
    return Decoded(text=text, how=charset)


def _broken(data: bytes) -> Decoded | None:
    text = data.decode(errors="replace")
    lost = text.count("\ufffd")
    if lost > max(_FEW_BROKEN, _MOST_BROKEN * len(_BEYOND_ASCII.findall(text))):
        return None
    return Decoded(text=text, how=f"utf-8, {lost} broken places replaced")


def _guessed(data: bytes) -> Decoded | None:
    # Imported here because it is slow to load and rarely needed.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data[:_SAMPLE]).best()
    return _believed(data, best.encoding) if best else None
