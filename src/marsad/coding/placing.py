"""The countries of persons whose own names and titles tell none: what stands around them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.body import ARTICLE
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.records import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.coding.bodies import BodyReader
    from marsad.coding.body import Body
    from marsad.coding.figures import Figure, Figures
    from marsad.coding.found import Found
    from marsad.coding.marked import MarkedText
    from marsad.coding.title import Title
    from marsad.lexicon.entries import Entry

_PLACED = (EntryKind.STATE, EntryKind.CAPITAL)
_HOLDERS = (*_PLACED, EntryKind.PLACE, EntryKind.BODY, EntryKind.FIELD, EntryKind.ORGANIZATION)
_COMMAS = frozenset("\u060c,")
_WAW = "\u0648"
_SIDE = "side"
_FULL_NAME = 2


class Placing:
    """Places the persons of one article.

    Args:
        marked: the article's words.
        bodies: tells which states the text names.
        figures: the article's actors; those without a country may get one.
    """

    def __init__(self, marked: MarkedText, bodies: BodyReader, figures: Figures) -> None:
        self._marked = marked
        self._meanings = bodies.meanings
        self._figures = figures

    def place(self, phrases: Sequence[tuple[Found, Figure, str]], found: Sequence[Found]) -> None:
        """Give persons without country the one that their surroundings tell.

        Args:
            phrases: phrases with their figures, in order of place.
            found: all phrases as they were found.
        """
        persons = [(f, figure) for f, figure, _ in phrases if figure.kind is ActorKind.PERSON and not f.inside]
        for one, figure in persons:
            figure.country = figure.country or self._described(one)
        self._in_series(persons)
        states = [(f.first, f.body.country) for f in found if f.body and f.body.entry.kind in _PLACED]
        for figure in self._figures.all:
            if figure.kind is ActorKind.PERSON and not figure.country:
                self._by_titles(figure, states)

    def _by_titles(self, figure: Figure, states: Sequence[tuple[int, str | None]]) -> None:
        """Place a person by what the titles lean on.

        That is the body they serve; the state whose president, say, «its president» is; or the only country of which
        the text tells at all, for ranks that serve a state or one of its organs («the police of the area»).
        """
        only = self._meanings.only_country()
        for title in figure.titles:
            served = (self._figures.known_body(b) for b in title.bodies if b.generic)
            country = next((b.country for b in served if b and b.country), None)
            country = country or next(filter(None, map(self._seat, title.bodies)), None) or self._party(title)
            if title.possessive == "3fs" and title.head.data.get("role") == "rank":
                country = country or next((c for place, c in reversed(states) if place < title.first), None)
            served_here = bool(title.bodies) and all(b.generic and b.entry.data.get("organ") for b in title.bodies)
            if served_here or (_national(title.ranks) and not title.bodies):
                country = country or only
            figure.country = figure.country or country

    def _seat(self, body: Body) -> str | None:
        """Return the country of the only place in the name of a body that stands where its name says."""
        if not body.entry.data.get("seated") or body.country:
            return None
        told = {
            str(h.entry.id if h.entry.kind in _PLACED else h.entry.data.get("country") or "")
            for p in range(body.first + 1, body.last)
            for h in self._marked.at(p, *_PLACED, EntryKind.PLACE)
            if h.last <= body.last and "ambiguous" not in h.features
        }
        return told.pop() or None if len(told) == 1 else None

    def _party(self, title: Title) -> str | None:
        """Return the country whose party a member of parliament is of, where the text names that country."""
        told = (m.data.get("party_in") for m in title.marks)
        return next((c for c in told if c and self._meanings.told(c)), None)

    def _described(self, found: Found) -> str | None:
        """Return the country of a definite nationality right before a full name («the Finnish [blogger] N. N.»)."""
        name = found.name
        if name is None or found.title or name.prefix or len(name.tokens) < _FULL_NAME:
            return None
        for hit in self._marked.at(found.first - 1, EntryKind.NATIONALITY) if found.first else ():
            if hit.prefix in (ARTICLE, _WAW + ARTICLE) and {"m", "sg"} <= hit.features and self._meanings.meant(hit):
                return None if self._of_thing(hit.first) else str(hit.entry.id)
        return None

    def _of_thing(self, place: int) -> bool:
        """Tell whether an adjective describes a place or body before it, and not a person."""
        return any(h.last == place for p in (place - 1, place - 2) if p >= 0 for h in self._marked.at(p, *_HOLDERS))

    def _in_series(self, persons: Sequence[tuple[Found, Figure]]) -> None:
        """Carry the country of a side, or of the first officials of a series, to the officials named behind them.

        «On the Finnish side came the minister of …, and the minister of …»: in a series of one side's officials the
        nationality stands with the first. Two countries in one series, or officials of no state, end it.
        """
        sides = self._marked.particles(_SIDE)
        told: dict[int, str] = {}
        for last in sides.values():
            for hit in self._marked.at(last, EntryKind.NATIONALITY, EntryKind.STATE):
                if hit.prefix in ("", ARTICLE) and self._meanings.meant(hit):
                    told[self._behind(hit.last)] = str(hit.entry.id)
        country: str | None = None
        side, end = False, -1
        for found, figure in persons:
            joined = end >= 0 and self._behind(end) == found.first and found.prefix.startswith(_WAW)
            if found.first in told:
                country, side = told[found.first], True
            elif not joined:
                country, side = None, False
            end = found.last
            official = found.title is not None and (side or _national(found.title.ranks))
            if not official or (figure.country and country and figure.country != country):
                country, side = None, False
            elif figure.country:
                country = figure.country
            elif country and not (found.title and found.title.bodies and not side):
                figure.country = country

    def _behind(self, place: int) -> int:
        """Return the index of the next word behind a comma, if one stands there."""
        words = self._marked.words
        if place < len(words) and words[place].kind is WordKind.MARK and words[place].form in _COMMAS:
            return place + 1
        return place


def _national(ranks: Sequence[Entry]) -> bool:
    """Tell whether one of a title's ranks serves a state."""
    return any(r.data.get("national") for r in ranks)
