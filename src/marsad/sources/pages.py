"""Makes pages from decoded texts, and refuses what is no page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from marsad.records import Page, PageForm
from marsad.sources.decoding import Decoded, arabic_letters, decode
from marsad.sources.refusing import PAGE_BYTES, PAGE_TAGS, TEXT_CHARACTERS, RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

# A text that begins as HTML documents do, whatever its file is called.
_HTML = re.compile(r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
# Fewer Arabic letters than this are no article, and a text whose letters are mostly others is in another language.
_LEAST_LETTERS = 20
_LEAST_SHARE = 0.3


def _is_html(text: str) -> bool:
    """Tell whether a text begins as an HTML document does."""
    return _HTML.match(text) is not None


def page_from_bytes(name: str, data: bytes, *, html: bool | None = None) -> Page:
    """Make a page of a whole file.

    Args:
        name: the file's name.
        data: its bytes.
        html: whether it is HTML; None to tell by its beginning.

    Raises:
        RefusedError: it is empty, binary, too large, in no known charset or not Arabic.
    """
    if len(data) > PAGE_BYTES:
        raise too_large(PAGE_BYTES)
    if not data.strip():
        raise RefusedError("empty", "it is empty")
    # A charset is looked for in all that might be HTML; a text row that names one by chance loses nothing.
    decoded = decode(data, html=html is not False)
    return page_from_text(name, decoded, html=html)


def page_from_text(
    name: str,
    decoded: Decoded,
    *,
    html: bool | None = None,
    row: int | None = None,
    fields: Mapping[str, str] | None = None,
) -> Page:
    """Make a page of a decoded text.

    Args:
        name: name of the file it stands in.
        decoded: the text.
        html: whether it is HTML; None to tell by its beginning.
        row: its row in the file, from 1, if the file holds many.
        fields: ``outlet``, ``url``, ``title`` and ``date`` as far as the source gives them.

    Raises:
        RefusedError: it is empty, too large or not Arabic.
    """
    text = decoded.text
    if not text.strip():
        raise RefusedError("empty", "it is empty")
    if html is None:
        html = _is_html(text)
    letters = arabic_letters(text)
    if (letters if html else len(text)) > TEXT_CHARACTERS:
        raise RefusedError("too-large", f"it has more than {TEXT_CHARACTERS:,} characters; split it into articles")
    if html and text.count("<") > PAGE_TAGS:
        raise RefusedError("too-many-tags", f"it has more than {PAGE_TAGS:,} tags; give one page a file")
    if letters < _LEAST_LETTERS or (not html and letters < _LEAST_SHARE * sum(map(len, _LETTERS.findall(text)))):
        raise RefusedError("not-arabic", "it is not in Arabic; Marsad reads Arabic alone")
    return Page(
        name=name,
        content=text,
        form=PageForm.HTML if html else PageForm.TEXT,
        row=row,
        decoded=decoded.how,
        **(fields or {}),
    )


def too_large(limit: int) -> RefusedError:
    """Return the refusal of a page beyond a limit in bytes."""
    return RefusedError("too-large", f"it is larger than {limit // 1024 // 1024} MB; give one page a file or a row")
