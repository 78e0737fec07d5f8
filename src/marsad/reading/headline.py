"""The headline, once: which block it is, and what of it is the site's name or a section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import category

from marsad.reading.blocks import BlockKind
from marsad.reading.furniture import bare, ends_sentence, same_words

if TYPE_CHECKING:
    from marsad.reading.credits import Names
    from marsad.reading.furniture import Furniture
    from marsad.reading.kinds import Draft

#: Words of the shortest and of the longest headline that is looked for among the blocks.
SHORTEST = 3
LONGEST = 40
# Words of a piece of a title that may be a site's or a section's name.
_NAME_WORDS = 5
# What parts the pieces of a title; the firm ones stand in no headline of their own.
_SEPARATOR = re.compile(r"\s(?:-{1,3}|[\u2013\u2014/\u00bb\u00b7\u2022<>]|\u0640{1,4}|:{2})\s|\s?\|\s|\s\|")
_FIRM = ("|", "\u0640\u0640", "::", "\u2022")
_COLON = re.compile(r"\s?:\s")
# Unicode categories of signs that stand before a headline in a messenger.
_PICTURES = frozenset({"So", "Sk", "Mn", "Cf"})
# Kinds of blocks in which a site calls itself by its name.
_SELF = frozenset(
    {BlockKind.FOOTER, BlockKind.SUBSCRIBE, BlockKind.MASTHEAD, BlockKind.CONTACT, BlockKind.NOTICE, BlockKind.SHARE}
)
_BULLETS = frozenset("-*\u2022\u25cf\u2013\u25aa")
_BIDI = dict.fromkeys([*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline taken apart.

    Attributes:
        text: the headline itself.
        section: the section named beside it, if any.
        site: the site's name beside it, if any.
    """

    text: str
    section: str | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteNames:
    """What a page may call its own site, by `same_words`.

    Attributes:
        alone: lines short enough to be nothing but a name.
        lines: the masthead, the foot of the page, calls to follow it: a space at both ends of each.
    """

    alone: frozenset[str] = frozenset()
    lines: tuple[str, ...] = ()

    def has(self, name: str, *, article: bool = False) -> bool:
        """Tell whether the page calls itself by a name; `article`: be it with the article, which the name lacks."""
        key = same_words(name)
        return key in self.alone or any(f"{key} " in line if article else f" {key} " in line for line in self.lines)


def site_names(made: list[Draft], outlet: str | None) -> SiteNames:
    """Return what a page may call its site.

    Args:
        made: the blocks of the page.
        outlet: the name that the row or the metadata give.
    """
    short = (d for d in made if d.words <= _NAME_WORDS and d.kind in {None, BlockKind.SOURCE_LINE})
    return SiteNames(
        alone=frozenset((*(d.same for d in short), same_words(outlet or ""))) - {""},
        lines=tuple(f" {d.same} " for d in made if d.kind in _SELF or d.kind is BlockKind.DATE_LINE),
    )


#: Of a page that says nothing of itself.
NO_NAMES = SiteNames()


def take_apart(
    text: str,
    names: Names,
    furniture: Furniture,
    others: frozenset[str] = frozenset(),
    own: SiteNames = NO_NAMES,
) -> Headline:
    """Take the site's name and the section off a title.

    Args:
        text: a title as a page or its metadata give it.
        names: outlets that are known.
        furniture: word classes.
        others: `same_words` of other blocks of the page; what remains when a piece is taken off and stands among them
            is the headline.
        own: what the page may call its site.

    Returns:
        The headline; a piece is taken off only where something shows that it is a name.
    """
    rest = text.translate(_BIDI).strip()
    while rest and category(rest[0]) in _PICTURES:
        rest = rest[1:].lstrip()
    pieces = _pieces(rest)
    whole = _standing(pieces, others)
    if whole is None:
        apart = _pieces(rest, _COLON)
        whole = _standing(apart, others)
        pieces = pieces if whole is None else apart
    if whole is not None:
        first, last = whole
        left = [*pieces[:first], *pieces[last:]]
        named = next(
            (p for p in reversed(left) if bare(p) in furniture.sections),
            left[-2] if len(left) > 1 and last < len(pieces) else None,
        )
        site = next((p for p in left if _is_site(p, names, furniture, own)), None) or (
            left[-1] if last < len(pieces) else left[0]
        )
        return Headline(text=_joined(rest, pieces, first, last), section=named, site=site if site != named else None)
    section: str | None = None
    name: str | None = None
    while len(pieces) > 1:
        last_piece, first_piece = pieces[-1], pieces[0]
        if _is_site(last_piece, names, furniture, own) or _is_set_apart(rest, last_piece, furniture):
            name, rest = name or last_piece, _joined(rest, pieces, 0, len(pieces) - 1)
        elif bare(last_piece) in furniture.sections:
            section, rest = section or last_piece, _joined(rest, pieces, 0, len(pieces) - 1)
        elif _is_site(first_piece, names, furniture, own):
            name, rest = name or first_piece, _joined(rest, pieces, 1, len(pieces))
        elif bare(first_piece) in furniture.sections:
            section, rest = section or first_piece, _joined(rest, pieces, 1, len(pieces))
        else:
            break
        pieces = _pieces(rest)
    return Headline(text=rest, section=section, site=name)


def _pieces(text: str, separator: re.Pattern[str] = _SEPARATOR) -> list[str]:
    """Return the pieces of a title between the separators that titles use."""
    return [p.strip() for p in separator.split(text) if p.strip()]


def _standing(pieces: list[str], others: frozenset[str]) -> tuple[int, int] | None:
    """Return which pieces of a title make a line that stands elsewhere on the page, the most of them that do."""
    spans = [(i, j) for i in range(len(pieces)) for j in range(i + 1, len(pieces) + 1) if 0 < j - i < len(pieces)]
    for first, last in sorted(spans, key=lambda s: s[0] - s[1]):
        key = same_words(" ".join(pieces[first:last]))
        if len(key.split()) >= SHORTEST and key in others:
            return first, last
    return None


def _joined(text: str, pieces: list[str], first: int, last: int) -> str:
    """Return pieces first to last of a title as they stand in it."""
    start = end = 0
    for i, piece in enumerate(pieces[:last]):
        place = text.index(piece, end)
        start = place if i == first else start
        end = place + len(piece)
    return text[start:end]


def _is_set_apart(text: str, tail: str, furniture: Furniture) -> bool:
    """Tell whether the end of a title is a name by the firm mark before it: short, without a verb, after a headline."""
    before = text.removesuffix(tail).rstrip()
    words = bare(tail).split()
    return (
        before.endswith(_FIRM)
        and 0 < len(words) < _NAME_WORDS
        and len(before.split()) > SHORTEST + 1
        and not any(w in furniture.opening_verbs for w in words)
    )


def _is_site(piece: str, names: Names, furniture: Furniture, own: SiteNames) -> bool:
    """Tell whether a piece of a title names the site."""
    words = bare(piece).split()
    if not words or len(piece.split()) > _NAME_WORDS:
        return False
    latin = piece.isascii() and len(words) > 1
    if latin or names.outlet(piece) or words[0] in furniture.site_words or words[-1] in furniture.site_words:
        return True
    return own.has(piece) and not names.place(piece)


def find_headline(head: list[Draft]) -> int | None:
    """Return which block before the body is the headline.

    Args:
        head: the blocks before the first paragraph.

    Returns:
        An index, or None. A line that stands twice is the headline; else the first line of some length after the last
        run of navigation.
    """
    fit = [
        i for i, d in enumerate(head) if d.kind is None and SHORTEST <= d.words <= LONGEST and not _is_plain_sentence(d)
    ]
    if not fit:
        # A headline of two words is believed only on the page's first line.
        return 0 if head and head[0].kind is None and head[0].words == SHORTEST - 1 else None
    keys = {i: head[i].same for i in fit}
    for i in fit:
        if any(i != j and keys[i] and keys[j].startswith(keys[i]) for j in fit):
            return i
    start = _after_navigation(head)
    later = [i for i in fit if i >= start] or fit
    return next((i for i in later if head[i].words > SHORTEST + 1), later[0])


def _is_plain_sentence(draft: Draft) -> bool:
    """Tell whether a line ends with a full stop, as headlines do not, dots in a row left aside."""
    text = draft.text.rstrip()
    return text.endswith(".") and not text.endswith("..")


def _after_navigation(head: list[Draft]) -> int:
    """Return the index after the last run of short blocks or navigation in the head."""
    run = 0
    start = 0
    for i, draft in enumerate(head):
        short = draft.words < SHORTEST or draft.kind in {
            BlockKind.NAVIGATION,
            BlockKind.SHARE,
            BlockKind.MASTHEAD,
            BlockKind.SECTION,
        }
        run = run + 1 if short else 0
        if run >= SHORTEST:
            start = i + 1
    return start


def is_repeat(one: str, other: str) -> bool:
    """Tell whether a block repeats the headline, each by its `same_words`: the same, or nearly all and hardly more."""
    if not one or not other or one[0] != other[0]:
        return False
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return (
        len(shorter.split()) >= SHORTEST + 1
        and longer.startswith(shorter)
        and len(longer.split()) <= len(shorter.split()) + 3
    )


def may_open_body(text: str) -> bool:
    """Tell whether a line under the headline reads as a standfirst: long, a sentence, or an item of a list."""
    words = len(text.split())
    if words >= SHORTEST + 2 and text[0] in _BULLETS:
        return True
    return words >= 12 or (words >= 5 and ends_sentence(text))  # noqa: PLR2004
