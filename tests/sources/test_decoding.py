"""Bytes become text whatever the charset, or are refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.sources.decoding import decode
from marsad.sources.refusing import RefusedError

_TEXT = "قالت وزارة الخارجية في بيان إن الوزير بحث مع نظيره العلاقات بين البلدين.\n" * 5


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_charset(charset: str) -> None:
    """A text with a byte order mark is read by it, and the mark is no part of the text."""
    assert decode(_TEXT.encode(charset)).text == _TEXT


def test_windows_1256_is_told_from_its_letters() -> None:
    """Arabic in windows-1256 is read as such, and how is known."""
    decoded = decode(_TEXT.encode("windows-1256"))
    assert decoded.text == _TEXT
    assert decoded.how == "windows-1256"


def test_the_declared_charset_of_html_is_tried_first() -> None:
    """HTML that declares an Arabic charset other than windows-1256 is read by it."""
    html = f'<html><head><meta charset="iso-8859-6"></head><body>{_TEXT}</body></html>'.replace(".", "")
    assert decode(html.encode("iso-8859-6"), html=True).how == "iso-8859-6"


def test_a_wrongly_declared_charset_is_not_believed() -> None:
    """HTML that declares a Latin charset and is in windows-1256 is read as windows-1256."""
    html = f'<html><head><meta charset="iso-8859-1"></head><body>{_TEXT}</body></html>'
    assert decode(html.encode("windows-1256"), html=True).text == html


def test_few_broken_bytes_are_replaced_and_told() -> None:
    """UTF-8 with a broken byte is read all the same, and the loss is known."""
    data = bytearray(_TEXT.encode())
    data[40] = 0xFF
    decoded = decode(bytes(data))
    assert decoded.text.count("\ufffd") in (1, 2)
    assert "broken" in (decoded.how or "")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, bytes(range(256)) * 9])
def test_binary_is_refused(data: bytes) -> None:
    """What is no text is refused as binary."""
    with pytest.raises(RefusedError) as refused:
        decode(data)
    assert refused.value.code == "binary"


def test_text_in_no_charset_is_refused() -> None:
    """Bytes that are Arabic in no charset are refused, not guessed at."""
    with pytest.raises(RefusedError) as refused:
        decode(bytes([0xFF, 0xFE, 0x20, 0xC3, 0x28] * 3 + list(range(0x80, 0xFF))))
    assert refused.value.code in ("charset", "binary")


def test_line_ends_become_line_feeds() -> None:
    """Carriage returns of any kind become line feeds."""
    assert decode("أ\r\nب\rج".encode()).text == "أ\nب\nج"


@given(st.binary(min_size=1, max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(data: bytes) -> None:
    """Whatever the bytes, the answer is a text or a refusal."""
    try:
        assert isinstance(decode(data, html=True).text, str)
    except RefusedError as refused:
        assert refused.code in ("binary", "charset")  # noqa: PT017  (a refusal is allowed, no more)


@given(st.text(min_size=1, max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    """Clean UTF-8 without line ends or control characters of its own comes back unchanged."""
    kept = "".join(c for c in text if c.isprintable()) or "x"
    if kept.encode().startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return
    assert decode(kept.encode()).text == kept
