"""Finds, in one walk over a text, every phrase that names or titles somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.bodies import BODILY, BodyReader
from marsad.coding.body import ARTICLE
from marsad.coding.found import Found, Name
from marsad.coding.names import NameReader
from marsad.coding.naming import NameFinder
from marsad.coding.standing import in_set_phrase
from marsad.coding.titles import TitleReader
from marsad.language.sentences import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from marsad.coding.body import Body
    from marsad.coding.marked import MarkedText
    from marsad.coding.title import Title

_COMMAS = frozenset("\u060c,")
_OPENING = OPENING_QUOTES | STRAIGHT_QUOTES | {"("}
_CLOSING = CLOSING_QUOTES | STRAIGHT_QUOTES | {")"}
_PERSONAL = (EntryKind.PERSON, EntryKind.TITLE)
_WAW = "\u0648"
_LEAST_UNTITLED = 2
# How the registry's roles of those who speak for others end.
_SPOKESPERSON = "spokesperson"


class Finder:
    """Finds phrases in one marked text.

    Args:
        marked: the text.
    """

    def __init__(self, marked: MarkedText) -> None:
        self.marked = marked
        self.names = NameReader(marked)
        self.bodies = BodyReader(marked, self.names)
        self.titles = TitleReader(marked, self.names, self.bodies)
        self._namer = NameFinder(marked, self.names)
        self._groups = 0
        # Where a phrase may begin that is no mere name.
        titles = marked.by_kind.get(EntryKind.TITLE, {}).values()
        #: Words of names that places and things bear.
        self.borrowed: set[int] = set()
        eponyms = (h for hits in titles for h in hits if h.entry.data.get("role") == "eponym")
        self._eponyms = {h.last for h in eponyms if not in_set_phrase(marked, h)}
        self._heads = {place for kind in (*BODILY, *_PERSONAL) for place in marked.by_kind.get(kind, ())}

    def find(self) -> tuple[Found, ...]:
        """Return all phrases in order of place, inner ones after those that hold them."""
        found: list[Found] = []
        words = self.marked.words
        place = 0
        while place < len(words):
            if words[place].kind is not WordKind.LETTERS:
                place += 1
                continue
            here = self._at(place)
            last = max(f.last for f in here) if here else place + 1
            if here and here[0].name and place in self._eponyms:
                self.borrowed.update(range(place, last))  # «the airport of …»: he is no party
            else:
                found.extend(here)
            place = last
        return tuple(found)

    def _at(self, place: int) -> list[Found]:
        if place not in self._heads:
            name = self._namer.untitled(place, self._title_behind)
            return self._with_apposition(name) if name else []
        known = self._namer.registered(place)
        title = self.titles.at(place)
        bodily = False
        if title and not (known and known.last > title.last):
            found = self._titled(title)
            bodily = bool(found) and found[0].name is None and self._names_body(title)
            if found and not bodily:
                return found
        if known:
            return self._with_apposition(known)
        body = self.bodies.at(place)
        if body and (bodily or not (title and title.last >= body.last)):
            return [Found(first=body.first, last=body.last, prefix=body.prefix, body=body), *self._owners(body)]
        if title:
            return []
        name = self._namer.untitled(place, self._title_behind)
        return self._with_apposition(name) if name else []

    def _names_body(self, title: Title) -> bool:
        """Tell whether the words of a title without a name are a body's too: the opposition, not a woman of it."""
        body = self.bodies.at(title.first) if self.marked.at(title.first, EntryKind.BODY) else None
        return body is not None and body.entry.kind is EntryKind.BODY and body.last >= title.last

    def short_name(self, place: int) -> Name | None:
        """Return a surname that only one person of the registry bears and that is no ordinary word."""
        return self._namer.short_name(place)

    def _titled(self, title: Title) -> list[Found]:
        """Return what a title and the names around it make."""
        if title.number != "sg":
            several = self._several(title)
            if several:
                return several
        name, last = self._name_after(title)
        if name is None and title.head.data.get("doubles"):
            title, name, last = self._doubled(title)
        honorific = title.head.data.get("role") == "honorific"
        if name is None and (honorific or title.head.data.get("named_only")):
            return []
        if name is None and title.possessive and title.head.data.get("role") == "rank":
            return []
        if name and title.inner and (not title.definite_head or _speaks_for_no_one(name)):
            return self._spoken_for(title, name, last)
        found = Found(first=title.first, last=last, prefix=title.prefix, title=title, name=name)
        # A rank says all; behind an honorific, a prince's title or a bare rank the office may still follow.
        light = _light(title) or not (title.country or title.bodies or title.fields or title.tail)
        later = self._title_behind(last) if name and light else None
        own = title.country or (name.entry.data.get("country") if name and name.entry else None)
        if later and (later.bodies or not own or later.country in (None, own)):
            found = replace(found, last=later.last, later=later)
            return [found, *self._inner(title), *self._inner(later)]
        return [found, *self._inner(title)]

    def _doubled(self, title: Title) -> tuple[Title, Name | None, int]:
        """Join a second office and its holder's name («the deputy prime minister and minister of defence N»)."""
        second = self.titles.at(title.last) if title.last < len(self.marked.words) else None
        if second is None or second.prefix != _WAW or second.number != "sg" or not title.complete:
            return title, None, title.last
        name, last = self._name_after(second)
        if name is None or (title.country and second.country and title.country != second.country):
            return title, None, title.last
        both = replace(
            title,
            last=second.last,
            ranks=title.ranks + second.ranks,
            fields=title.fields + second.fields,
            bodies=title.bodies + second.bodies,
            country=title.country or second.country,
        )
        return both, name, last

    def _spoken_for(self, title: Title, name: Name, last: int) -> list[Found]:
        """Split «a spokesman for minister N»: the name is the minister's, the spokesman has none."""
        inner = title.inner
        assert inner is not None  # noqa: S101
        outer = replace(title, last=last, tail=title.tail + name.tokens)
        return [
            Found(first=title.first, last=last, prefix=title.prefix, title=outer),
            Found(first=inner.first, last=last, prefix=inner.prefix, title=inner, name=name, inside=True),
            *self._inner(title),
        ]

    def _name_after(self, title: Title) -> tuple[Name | None, int]:
        """Return the name that follows a title, and the end of both."""
        words = self.marked.words
        place = title.last
        if title.open:
            return None, place
        name = self._namer.named(place, title) if title.number == "sg" else None
        if name:
            return name, self.bodies.rest.gloss(name.last)
        if place + 1 >= len(words) or words[place].kind is not WordKind.MARK:
            return None, place
        if words[place].form == "." and len(words[place - 1].form) == 1:
            place += 1  # an abbreviated honorific
            name = self._namer.named(place, title)
            return (name, name.last) if name else (None, title.last)
        mark = words[place].form
        if mark in _OPENING:
            inner = self._namer.named(place + 1, title)
            if inner and inner.last < len(words) and words[inner.last].form in _CLOSING:
                family = self._namer.named(inner.last + 1, title) if mark == "(" else None
                if family and len(inner.tokens) == 1:  # «president (Mikhail) Petrov»: the agency adds what was left out
                    name = replace(family, first=place, tokens=inner.tokens + family.tokens)
                    return name, family.last
                return inner, inner.last + 1
            if inner and mark == "(":
                return None, place
        if mark in _COMMAS and (title.complete or title.definite) and title.number == "sg":
            name = self._after_comma(place + 1, title)
            if name and not name.prefix and self._closes(name, title) and not self._own_title_follows(name):
                return name, name.last
        return None, place

    def _after_comma(self, place: int, title: Title) -> Name | None:
        """Return the name behind a title and a comma: the registry's, unless more of a name stands there.

        An honorific or a prince's title may stand before it.
        """
        inner = self.titles.at(place)
        if inner and inner.number == "sg" and not inner.prefix.startswith(_WAW) and _light(inner):
            return self._namer.named(inner.last, inner)
        name = self._namer.untitled(place, self._title_behind)
        known = self._namer.registered(place, title)
        if known and (name is None or known.last >= name.last):
            return known
        return name or self._namer.named(place, title)

    def _closes(self, name: Name, title: Title) -> bool:
        """Tell whether a name after a comma belongs to the title before it.

        It does if a mark or a verb of saying closes it, or if the registry knows it for one of the title's country.
        """
        words = self.marked.words
        if name.entry is not None and title.country and name.entry.data.get("country") == title.country:
            return True
        if name.last >= len(words) or words[name.last].kind is not WordKind.LETTERS:
            return name.last - name.first >= _LEAST_UNTITLED
        return name.last in self.names.functional or bool(self.marked.at(name.last, EntryKind.SAYING))

    def _own_title_follows(self, name: Name) -> bool:
        """Tell whether a name after a comma has a title of its own behind it."""
        words = self.marked.words
        if name.last + 1 >= len(words) or words[name.last].form not in _COMMAS:
            return False
        title = self.titles.at(name.last + 1)
        # «Received the minister, N, the president N.»: the title behind the comma has a name of its own.
        return title is not None and title.prefix in ("", ARTICLE) and self._name_after(title)[0] is None

    def _with_apposition(self, name: Name) -> list[Found]:
        """Return a name together with a title behind it, with or without a comma."""
        last = self.bodies.rest.gloss(name.last)
        plain = Found(first=name.first, last=last, prefix=name.prefix, name=name)
        title = self._title_behind(last)
        if title is None:
            return [plain]
        return [replace(plain, last=title.last, title=title), *self._inner(title)]

    def _title_behind(self, last: int) -> Title | None:
        """Return a title behind a name, with or without a comma, that is not the next person's."""
        words = self.marked.words
        place = last + 1 if last < len(words) and words[last].form in _COMMAS else last
        title = self.titles.at(place) if place < len(words) else None
        if title is None or title.number != "sg" or title.possessive or title.prefix not in ("", ARTICLE):
            return None
        if title.head.data.get("role") != "rank" or not (title.definite or title.complete):
            return None
        if self._name_after(title)[0] is not None:
            return None
        further = self.titles.at(title.last) if title.last < len(words) else None
        if further and further.prefix == _WAW and further.complete and self._name_after(further)[0] is None:
            title = replace(
                title, last=further.last, ranks=title.ranks + further.ranks, bodies=title.bodies + further.bodies
            )
        return title

    def _several(self, title: Title) -> list[Found]:
        """Read names co-ordinated under one dual or plural title, each with its nationality."""
        words = self.marked.words
        group = self._groups
        found: list[Found] = []
        place, country = title.last, title.country
        states = [b.country for b in title.bodies if b.entry.kind is EntryKind.STATE]
        if len(states) > 1 and place < len(words) and words[place].form in _COMMAS:
            place += 1
        while place < len(words) and len(found) < 8:  # noqa: PLR2004
            if words[place].form in _COMMAS and found:
                place += 1
            own, place = self._nationality(place, first=not found)
            inner = self.titles.at(place)
            if inner and inner.number == "sg" and inner.prefix in ("", ARTICLE) and _light(inner):
                place = inner.last
            name = self._namer.named(place, title) or (self._conjoined(place) if found and own is None else None)
            if name is None:
                break
            if found and own is None and not name.prefix:
                break
            own = own or (states[len(found)] if len(found) < len(states) else None)
            one = replace(title, number="sg", country=own or country, last=title.last)
            first = title.first if not found else name.first
            found.append(
                Found(
                    first=first,
                    last=name.last,
                    prefix=title.prefix if not found else _WAW,
                    title=one,
                    name=name,
                    group=group,
                )
            )
            place = name.last
        if len(found) < 2:  # noqa: PLR2004
            return []
        self._groups += 1
        return [*found, *self._inner(title)]

    def _nationality(self, place: int, *, first: bool) -> tuple[str | None, int]:
        for hit in self.marked.at(place, EntryKind.NATIONALITY, EntryKind.STATE):
            if hit.prefix in ((ARTICLE, "") if first else (_WAW + ARTICLE, _WAW, ARTICLE, "")):
                return str(hit.entry.id), hit.last
        return None, place

    def _conjoined(self, place: int) -> Name | None:
        """Return a name behind a fused conjunction."""
        words = self.marked.words
        if place >= len(words) or not words[place].form.startswith(_WAW):
            return None
        known = self._namer.registered(place)
        if known:
            return known
        verbal = self.marked.at(place, EntryKind.SAYING, EntryKind.EVENT)
        if verbal or not self.names.forms.may_be_name(words[place].form[1:]):
            return None
        last = self.names.after(place)
        return Name(first=place, last=last, tokens=self._namer.tokens(place, last, _WAW), prefix=_WAW)

    def _owners(self, body: Body) -> list[Found]:
        """Return the persons named inside a body («the regime of …»)."""
        found = []
        for place in range(body.first + 1, body.last):
            name = self._namer.registered(place)
            if name and name.last <= body.last:
                found.append(Found(first=name.first, last=name.last, prefix=name.prefix, name=name, inside=True))
        return found

    def _inner(self, title: Title) -> list[Found]:
        return [Found(first=b.first, last=b.last, prefix=b.prefix, body=b, inside=True) for b in title.bodies]


def _speaks_for_no_one(name: Name) -> bool:
    """Tell whether the registry knows somebody by offices none of which is to speak for others."""
    offices = name.entry.data.get("offices", ()) if name.entry else ()
    return bool(offices) and not any(str(o["role"]).endswith(_SPOKESPERSON) for o in offices)


def _light(title: Title) -> bool:
    """Tell whether a title says no office: an honorific, or a prince's title."""
    return all(r.data.get("role") == "honorific" or r.data.get("first_name") for r in title.ranks)
