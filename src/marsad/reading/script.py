"""Whether a page is in Arabic: by its letters, and by letters that Arabic does not write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.reading.blocks import Block

# Letters of Persian, Urdu, Kurdish, Uighur and Pashto that Arabic words hardly ever hold.
_FOREIGN = frozenset("\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06ba\u06d2\u06be\u06d5\u06ce\u06c6\u0695\u06b5\u06c7\u06d0\u067c\u0689\u0693\u0696\u069a\u06bc\u06cd")
_TA_MARBUTA = "\u0629"
# Share of foreign letters above which a text is in another language, and the share of ta marbuta that speaks for Arabic.
_FOREIGN_SHARE = 0.015
_ARABIC_SHARE = 0.3
_TA_SHARE = 0.01
_FEWEST_LETTERS = 20
_SAMPLE = 3_000


def language_fault(blocks: tuple[Block, ...]) -> tuple[str, str] | None:
    """Return code and message where a page's blocks hold no Arabic text, else None."""
    letters = arabic = foreign = ta = seen = 0
    for block in sorted(blocks, key=lambda b: -len(b.text)):
        for char in block.text[:_SAMPLE]:
            if char.isalpha():
                letters += 1
                if "\u0620" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufefc":
                    arabic += 1
                    foreign += char in _FOREIGN
                    ta += char in {_TA_MARBUTA, "\ufe93", "\ufe94"}
        seen += len(block.text)
        if seen > _SAMPLE:
            break
    if not blocks or not letters:
        return "empty", "The page holds no text."
    if arabic < _FEWEST_LETTERS or arabic / letters < _ARABIC_SHARE:
        return "not-arabic", "The page's text is not in Arabic script; only Arabic pages are read."
    if foreign / arabic > _FOREIGN_SHARE and ta / arabic < _TA_SHARE:
        return "not-arabic", "The page is in Arabic script but not in Arabic; only Arabic pages are read."
    return None
