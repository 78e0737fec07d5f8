"""Whether a page is in Arabic: by its letters, and by letters that Arabic does not write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.reading.blocks import Block

# Letters of Persian, Urdu, Kurdish, Uighur and Pashto that Arabic words hardly ever hold.
_FOREIGN = re.compile(
    "[\u067e\u0686\u0698\u06af\u0679\u0688\u0691\u06ba\u06d2\u06be\u06d5\u06ce\u06c6\u0695\u06b5\u06c7\u06d0\u067c\u0689\u0693\u0696\u069a\u06bc\u06cd]"
)
_ARABIC = re.compile("[\u0620-\u06ff\ufb50-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_TA_MARBUTA = "\u0629\ufe93\ufe94"
# Share of foreign letters above which a text is no Arabic, and the share of ta marbuta that speaks for Arabic.
_FOREIGN_SHARE = 0.015
_ARABIC_SHARE = 0.3
_TA_SHARE = 0.01
_FEWEST_LETTERS = 20
# What is looked at: the beginnings of the longest blocks.
_BLOCKS = 20
_SAMPLE = 300


def language_fault(blocks: tuple[Block, ...]) -> tuple[str, str] | None:
    """Return code and message where a page's blocks hold no Arabic text, else None."""
    longest = sorted(blocks, key=lambda b: -len(b.text))[:_BLOCKS]
    sample = " ".join(b.text[:_SAMPLE] for b in longest)
    arabic = sum(map(len, _ARABIC.findall(sample)))
    if not blocks or not _LETTERS.search(sample):
        return "empty", "The page holds no text."
    # Letters are counted where it is not plain that a third of all characters are Arabic.
    letters = len(sample) if arabic >= _ARABIC_SHARE * len(sample) else sum(map(len, _LETTERS.findall(sample)))
    if arabic < _FEWEST_LETTERS or arabic / letters < _ARABIC_SHARE:
        return "not-arabic", "The page's text is not in Arabic script; only Arabic pages are read."
    # Foreign letters are counted where the letter that nearly every Arabic text holds is rare.
    ta = sum(map(sample.count, _TA_MARBUTA))
    if ta / arabic < _TA_SHARE and len(_FOREIGN.findall(sample)) / arabic > _FOREIGN_SHARE:
        return "not-arabic", "The page is in Arabic script but not in Arabic; only Arabic pages are read."
    return None
