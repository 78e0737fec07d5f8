"""What a short line is by its own words: a date, a path, a bar of navigation, a row of credits, hash tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.reading.blocks import BlockKind
from marsad.reading.credits import split_parts
from marsad.reading.furniture import bare, ends_sentence

if TYPE_CHECKING:
    from marsad.reading.furniture import Furniture

#: Words of the longest tag that stands on a line of its own.
TAG_WORDS = 4
_DIGIT = re.compile(r"\d")
# Digits that make a date without a month.
_DATE_DIGITS = 6
# Hash tags of the shortest line of them.
_HASHES = 2
# Items of the shortest navigation bar in one line, and share of its words that they make.
_BAR_ITEMS, _BAR_SHARE = 4, 0.6
# Known pieces of the shortest row of labels and dates, and the marks that part them.
_ROW_PIECES = 2
_BARS = re.compile(r"[|\u2022\u00b7\u2219\u25cf]|\s[-\u2013\u2014/]\s")
# Words of the longest name beside a date, the marks that set it apart, and the digits of a year.
_NAME_WORDS = 5
_MARK = re.compile(r"[|\u2022\u00b7:\u060c,]|\s[-\u2013\u2014/]\s?|\s?[-\u2013\u2014/]\s")
_YEAR_DIGITS = 4
# Marks that open an item of a list.
_BULLETS = frozenset("-*\u2022\u00b7\u25cf\u2013\u25aa")
_ADDRESS_MARKS = ("@", "://", "www.")


def is_item(text: str) -> bool:
    """Tell whether a line is an item of a list in the body: it opens with a mark, or with a figure before words."""
    return text[0] in _BULLETS or (text[0].isdigit() and not text[-1].isdigit() and len(text.split()) > _ROW_PIECES)


def is_hashes(text: str) -> bool:
    """Tell whether a line is made of several hash tags, parted by spaces, marks or the hashes themselves."""
    if not text.startswith("#"):
        return False
    tags = [t.split() for t in text.split("#")[1:]]
    return len(tags) >= _HASHES and all(0 < len(t) <= TAG_WORDS for t in tags)


def is_bar(text: str, letters: str, furniture: Furniture) -> bool:
    """Tell whether a line is a bar of navigation: names of sections in a row, few other words, no verb.

    Args:
        text: the line.
        letters: its folded letters, as `bare` gives them.
        furniture: word classes.
    """
    words = letters.split()
    if len(words) < _BAR_ITEMS or ends_sentence(text):
        return False
    items = known = place = 0
    while place < len(words):
        reach = 0
        if words[place] in furniture.item_heads:
            reach = next((n for n in (4, 3, 2, 1) if _is_item(" ".join(words[place : place + n]), furniture)), 0)
        items, known = items + (reach > 0), known + reach
        if not reach and words[place] in furniture.opening_verbs:
            return False
        place += max(reach, 1)
    return items >= _BAR_ITEMS and known >= _BAR_SHARE * len(words)


def _is_item(words: str, furniture: Furniture) -> bool:
    """Tell whether words are an item of a navigation bar."""
    if words in furniture.sections:
        return True
    rule = furniture.line(words)
    return rule is not None and rule.kind is BlockKind.NAVIGATION


def row_of_credits(text: str, furniture: Furniture) -> BlockKind | None:
    """Return what a row of pieces between bars is («by the editor | 5 May 2023 | 1,204 views»), if it is furniture."""
    if not _BARS.search(text):
        return None
    pieces = [p.strip() for p in _BARS.split(text) if p.strip()]
    if len(pieces) < _ROW_PIECES:
        return None
    known = [k for k in (_of_piece(p, furniture) for p in pieces) if k is not None]
    # One piece may be a name that nobody knows, beside two that are known.
    if len(known) < max(_ROW_PIECES, len(pieces) - 1) or set(known) <= {BlockKind.SECTION, BlockKind.KICKER}:
        return None
    return BlockKind.DATE_LINE if BlockKind.DATE_LINE in known else known[0]


def _of_piece(text: str, furniture: Furniture) -> BlockKind | None:
    """Return what a piece of a row is: a date, a section, a phrase of furniture that takes the whole of it."""
    if is_date_line(text, furniture):
        return BlockKind.DATE_LINE
    if bare(text) in furniture.sections:
        return BlockKind.SECTION
    first = furniture.cut(text)[0]
    return first.rule.kind if first.rule and first.end == len(text) else None


def is_dated_name(text: str, furniture: Furniture) -> bool:
    """Tell whether a line is a name and a date, with a mark between them («name - 5-11-2023, 14:10»)."""
    if not _DIGIT.search(text):
        return False
    for match in _MARK.finditer(text):
        sides = (text[: match.start()], text[match.end() :])
        for name, date in (sides, sides[::-1]):
            words = bare(name).split()
            if 0 < len(words) <= _NAME_WORDS and is_whole_date(date, furniture) and not any(c.isdigit() for c in name):
                return not any(w in furniture.opening_verbs for w in words)
    return False


def is_whole_date(text: str, furniture: Furniture) -> bool:
    """Tell whether a line holds nothing but a date of day, month and year."""
    return is_date_line(text, furniture) and sum(c.isdigit() for c in text) > _YEAR_DIGITS


def is_breadcrumb(text: str, furniture: Furniture) -> bool:
    """Tell whether a line is the path from the home page to the article."""
    parts = split_parts(text.replace(">", "/").replace("\u00bb", "/").replace("\u203a", "/"))
    home = furniture.line(parts[0]) if len(parts) > 1 else None
    return home is not None and home.kind is BlockKind.NAVIGATION


def is_address(text: str) -> bool:
    """Tell whether a line is a mail or web address and nothing else of weight."""
    if not any(mark in text for mark in _ADDRESS_MARKS):
        return False
    parts = text.split()
    addresses = sum(("@" in p and "." in p) or "://" in p or p.startswith("www.") for p in parts)
    return addresses > 0 and len(parts) <= addresses + 2


def is_date_line(text: str, furniture: Furniture) -> bool:
    """Tell whether a line holds a date or time and no word that dates do not hold."""
    if not _DIGIT.search(text):
        return False
    words = "".join(c if c.isalpha() else " " for c in fold_text(text)).split()
    known = sum(w in furniture.calendar or len(w) == 1 for w in words)
    if known < len(words):
        return False
    digits = sum(c.isdigit() for c in text)
    return any(w in furniture.dated for w in words) or ":" in text or digits >= _DATE_DIGITS or len(words) > 1
