"""Which outlet a page belongs to: by its row, its address, its metadata, its own names of itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from marsad.language.words import split_words
from marsad.lexicon.entries import Entry, EntryKind
from marsad.reading.furniture import same_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.lexicon.matching import Lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """The outlet of a page.

    Attributes:
        name: as the page gives it, or None.
        entry: what the resources know of it, or None.
    """

    name: str | None = None
    entry: Entry | None = None

    @property
    def zone(self) -> str | None:
        """IANA name of its time zone, if known."""
        return self.entry.data.get("zone") if self.entry else None


def find_outlet(lexicon: Lexicon, url: str | None, names: Iterable[str | None]) -> Outlet:
    """Find a page's outlet.

    Args:
        lexicon: entries of outlets.
        url: the page's address, if known.
        names: what the row, the metadata, the title and the credits call it, best first.

    Returns:
        The first name given, with the entry that the address or a name leads to.
    """
    given = tuple(n.strip() for n in names if n and n.strip())
    entry = _by_domain(lexicon, url) or next((e for e in (_by_name(lexicon, n) for n in given) if e), None)
    return Outlet(name=given[0] if given else None, entry=entry)


def _by_domain(lexicon: Lexicon, url: str | None) -> Entry | None:
    host = (urlsplit(url).hostname or "") if url and "://" in url else ""
    if not host:
        return None
    domains = _domains(lexicon)
    labels = host.split(".")
    return next((e for i in range(len(labels)) if (e := domains.get(".".join(labels[i:])))), None)


@lru_cache(maxsize=4)
def _domains(lexicon: Lexicon) -> dict[str, Entry]:
    """Return the outlets by their domains."""
    return {domain: e for e in lexicon.entries(EntryKind.OUTLET) for domain in e.data.get("domains") or ()}


def _by_name(lexicon: Lexicon, name: str) -> Entry | None:
    words = split_words(name)
    key = same_words(name)
    for hit in lexicon.match(words):
        if hit.entry.kind is EntryKind.OUTLET and hit.row.form == key and not hit.prefix:
            return hit.entry
    return next(
        (
            h.entry
            for h in lexicon.match(words)
            if h.entry.kind is EntryKind.OUTLET and h.last == len(words) and not h.first
        ),
        None,
    )
