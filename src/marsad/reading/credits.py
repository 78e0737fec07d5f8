"""Who is credited: source lines, datelines, signatures and bylines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from marsad.language.words import WordKind, split_words
from marsad.lexicon.entries import EntryKind
from marsad.reading.blocks import BlockKind
from marsad.reading.furniture import bare, same_words

if TYPE_CHECKING:
    from marsad.lexicon.matching import Lexicon
    from marsad.reading.furniture import Furniture
    from marsad.reading.headline import SiteNames

_DASHES = "-\u2013\u2014\u0640/|:"
_DIGIT = re.compile(r"\d")
# A tatweel inside a word is no dash.
_PARTING = re.compile("[-\u2013\u2014/|:+]|(?<![^\\W\\d_])\u0640|\u0640(?![^\\W\\d_])")
_MARKS = " \t\xa0()[]{}\u00ab\u00bb\u0022\u201c\u201d*.,\u060c\u200f\u200e" + _DASHES
# Words of the longest part of a dateline, of a whole one, and of an opening that may hold one.
_PART_WORDS = 4
_LINE_WORDS = 9
_OPENING_WORDS = 14
_OPENING_CHARS = 120
# How the makers of a site sign it.
_CREDIT_OF_MAKERS = "developed by"
# Letters of the longest word that is part of a date only beside a month.
_SHORT = 3
# Letters of the shortest name of its own that a page is known by.
_OWN_LETTERS = 4
# Digits of a year.
_YEAR = 4
_PLACES = frozenset({EntryKind.CAPITAL, EntryKind.STATE, EntryKind.PLACE, EntryKind.SEAT})


class Names:
    """Knows outlets and places, by the lexicon and by what the page says of itself.

    Args:
        lexicon: entries of outlets, states, capitals and places.
        furniture: word classes.
        own: names that the page or its row gives the outlet.
    """

    def __init__(self, lexicon: Lexicon, furniture: Furniture, own: tuple[str, ...] = ()) -> None:
        self._lexicon = lexicon
        self._furniture = furniture
        self._own = frozenset(same_words(n) for n in own if n)
        self._kinds: dict[str, frozenset[EntryKind]] = {}

    def outlet(self, text: str) -> bool:
        """Tell whether a text is the name of an outlet or agency, or stands for agencies without a name."""
        key = same_words(text)
        if not key:
            return False
        if key in self._own or bare(text) in self._furniture.nameless_sources:
            return True
        return EntryKind.OUTLET in self._named(text)

    def place(self, text: str) -> bool:
        """Tell whether a text is the name of a state, capital or other place, or two of them («Beirut, Lebanon»)."""
        parts = [p for p in text.replace("\u060c", ",").split(",") if p.strip()]
        return bool(parts) and all(not _PLACES.isdisjoint(self._named(p)) for p in parts)

    def _named(self, text: str) -> frozenset[EntryKind]:
        """Return the kinds of entries that a whole text is a form of; lines are asked about several times."""
        kinds = self._kinds.get(text)
        if kinds is None:
            form = " ".join(w.form for w in split_words(text) if w.kind in (WordKind.LETTERS, WordKind.NUMBER))
            kinds = self._kinds[text] = frozenset(entry.kind for entry in self._lexicon.named(form))
        return kinds

    def dateline(self, text: str) -> tuple[BlockKind, str] | None:
        """Name a short line that is a dateline, a credit or a byline.

        Returns:
            Kind and reason, or None where nothing of the line is known.
        """
        if len(text.split()) > _LINE_WORDS + 4 or (text.endswith((".", "\u061f", "!")) and not self.outlet(text)):
            return None
        words = self._undated(text)
        if not words:
            return None
        core = " ".join(words)
        if self.outlet(core):
            return BlockKind.SOURCE_LINE, "an outlet's name alone"
        if len(words) < len(text.split()) and (self.outlet(words[-1]) or self.outlet(" ".join(words[1:]))):
            return BlockKind.DATELINE, "place, date and agency"
        if self.signature(core) is not None and len(split_parts(core[: core.rfind("(")])) > 1:
            return BlockKind.SOURCE_LINE, "initials and agencies in brackets"
        parts = split_parts(core)
        if not 1 < len(parts) <= 3 or any(len(p.split()) > _PART_WORDS for p in parts):  # noqa: PLR2004
            return None
        if any(bare(p) in self._furniture.sections for p in parts) and len(parts) > 2:  # noqa: PLR2004
            return None
        if any(self.outlet(p) for p in parts):
            return BlockKind.DATELINE, "an outlet's name in a line of names"
        if self.place(parts[-1]) and len(parts[0].split()) > 1 and ":" not in core:
            return BlockKind.BYLINE, "a name and a place"
        if len(parts) == 2 and any(self.place(p) for p in parts) and any(len(p.split()) == 1 for p in parts):  # noqa: PLR2004
            alone = parts[1] if self.place(parts[0]) else parts[0]
            if len(alone.split()) == 1 and bare(alone):
                return BlockKind.DATELINE, "a place and a word"
        return None

    def _undated(self, text: str) -> list[str]:
        """Return the words of a line that are no part of a date."""
        whole = bare(text)
        if not _DIGIT.search(text) and self._furniture.dated.isdisjoint(whole.split()):
            return text.split() if whole else []
        words = [(word, bare(word)) for word in text.split()]
        dated = any(letters in self._furniture.dated for _, letters in words)
        kept = []
        for word, letters in words:
            if any(c.isdigit() for c in word) and (dated or sum(c.isdigit() for c in word) >= _YEAR):
                if not letters or letters in self._furniture.calendar:
                    continue
            elif letters in self._furniture.dated or (
                dated and letters in self._furniture.calendar and len(letters) <= _SHORT
            ):
                continue
            kept.append((word, letters))
        return [word for word, _ in kept] if any(letters for _, letters in kept) else []

    def credit(self, line: str) -> str | None:
        """Return what a dateline or source line credits: the whole line, or the agency alone beside a date."""
        words = self._undated(line)
        if len(words) == len(line.split()):
            return line.strip(_MARKS.replace("(", "").replace(")", "")) or None
        for first in range(len(words)):
            name = " ".join(words[first:])
            if self.outlet(name):
                return name.strip(_MARKS)
        return None

    def opening(self, paragraph: str) -> str | None:
        """Return the outlet credited in a paragraph's opening («… - agency:», «(agency) --»), if it is known."""
        head = paragraph[:_OPENING_CHARS]
        close = head.find(")")
        opened = head.find("(")
        if 0 <= opened < close and len(head[:opened].split()) <= 6:  # noqa: PLR2004
            inner = head[opened + 1 : close]
            after = head[close + 1 : close + 4].strip()
            parted = after[:1] != "" and after[0] in _DASHES
            if parted and (self.outlet(inner) or _is_acronym(inner)):
                return inner.strip(_MARKS)
            # After a place with its date, brackets hold the credit, whether or not its name is known or a dash follows.
            dated = any(c.isdigit() for c in head[:opened])
            if dated and self._is_dated_place(head[:opened]) and (self.outlet(inner) or parted):
                return inner.strip(_MARKS) if len(inner.split()) <= _PART_WORDS else None
        for place, char in enumerate(head):
            if len(head[:place].split()) > _OPENING_WORDS:
                break
            if char not in _DASHES or not self._is_break(head, place):
                continue
            found = self._parts_credit(head[:place])
            if found:
                return found
        return None

    def _is_dated_place(self, text: str) -> bool:
        """Tell whether words are a place and a date, and nothing else."""
        place = " ".join(self._undated(text)).strip(_MARKS)
        return bool(place) and self.place(place)

    def _is_break(self, head: str, place: int) -> bool:
        """Tell whether a mark sets an opening apart: a dash beside a space, a colon, but not a dash in a word."""
        before, after = head[place - 1 : place], head[place + 1 : place + 2]
        return bool(before) and (
            before.isspace() or after.isspace() or head[place] in ":/" or head[place : place + 2] == "--"
        )

    def _parts_credit(self, opening: str) -> str | None:
        """Return the credit in the words before a break."""
        parts = [p for p in split_parts(opening) if bare(p)]
        if not parts or any(len(p.split()) > _PART_WORDS for p in parts) or len(parts) > 4:  # noqa: PLR2004
            return None
        known = [
            p for p in parts if self.outlet(p) and not (len(parts) == 1 and bare(p) in self._furniture.nameless_sources)
        ]
        if known:
            last = opening.strip(_MARKS)
            return last if len(known) == len(parts) else " - ".join(known) if len(known) > 1 else known[0]
        if len(parts) > 1 and self.place(parts[-1]) and not self.place(parts[-2]) and len(parts[-2].split()) == 1:
            return parts[-2]
        if len(parts) == 2 and self.place(parts[0]) and not self.place(parts[1]) and len(parts[1].split()) == 1:  # noqa: PLR2004
            return opening.strip(_MARKS)
        return None

    def person(self, byline: str) -> str | None:
        """Return the name in a byline, without the outlet and the place beside it; None where no name is left.

        A single Latin word is a user's or a site's name, not a person's.
        """
        parts = [p for p in split_parts(byline) if not self.outlet(p) and not self.place(p)]
        if not parts or len(parts[0].split()) > _PART_WORDS + 2 or (parts[0].isascii() and " " not in parts[0]):
            return None
        if (
            any(w in self._furniture.site_words for w in same_words(parts[0]).split())
            or _CREDIT_OF_MAKERS in parts[0].lower()
        ):
            return None
        return parts[0]

    def _calls_itself(self, text: str, own: SiteNames) -> bool:
        """Tell whether a text is a name by which the page calls itself, with or without the article."""
        return (
            len(text) >= _OWN_LETTERS
            and len(text.split()) <= _PART_WORDS
            and not self.place(text)
            and own.has(text, article=True)
        )

    def own_opening(self, paragraph: str, own: SiteNames) -> str | None:
        """Return the page's own name where it opens a paragraph, parted by a dash («<name> - the minister met …»)."""
        name, dash, _ = paragraph[:_OPENING_CHARS].replace("\u2013", "-").partition(" - ")
        return name if dash and self._calls_itself(name, own) else None

    def own_dateline(self, line: str, own: SiteNames) -> bool:
        """Tell whether a line holds nothing but a place and the page's own name."""
        parts = split_parts(line)
        return (
            len(parts) == 2  # noqa: PLR2004
            and any(self.place(p) for p in parts)
            and any(self._calls_itself(p, own) for p in parts)
        )

    def signature(self, paragraph: str) -> str | None:
        """Return the agency in brackets that ends a paragraph, if it is known to be one."""
        text = paragraph.rstrip(" .\u200f\u200e")
        if not text.endswith(")"):
            return None
        inner = text[text.rfind("(") + 1 : -1]
        parts = split_parts(inner.replace("\u060c", "/").replace(",", "/").replace("+", "/"))
        if len(inner) > 60 or not (self.outlet(inner) or any(self.outlet(p) for p in parts)):  # noqa: PLR2004
            return None
        return inner.strip()


def split_parts(text: str) -> list[str]:
    """Return the parts of a line that dashes, slashes, colons and bars set apart."""
    return [part for piece in _PARTING.split(text) if (part := piece.strip(_MARKS))]


def _is_acronym(text: str) -> bool:
    """Tell whether a text is a Latin acronym, as an agency's in brackets."""
    core = text.strip()
    return 2 <= len(core) <= 6 and core.isascii() and core.isalpha() and core.isupper()  # noqa: PLR2004
