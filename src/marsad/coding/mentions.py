"""Finds, in one walk over a text, every phrase that names or titles somebody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.coding.bodies import ARTICLE, Body, BodyReader, definite
from marsad.coding.names import NameReader
from marsad.coding.titles import Title, TitleReader
from marsad.language.sentences import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import DOUBTFUL, SURE

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Entry, Hit

_COMMAS = frozenset("\u060c,")
_OPENING = OPENING_QUOTES | STRAIGHT_QUOTES | {"("}
_CLOSING = CLOSING_QUOTES | STRAIGHT_QUOTES | {")"}
_WAW = "\u0648"
_FUSED = ("\u0648", "\u0641", "\u0628", "\u0644")
_LEAST_FUSED = 3
_LEAST_UNTITLED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands.

    Attributes:
        first: index of its first word.
        last: index after its last word.
        tokens: its folded words, without marks and proclitics.
        prefix: proclitics fused to its first word.
        entry: the registry's person, if the registry knows the name.
    """

    first: int
    last: int
    tokens: tuple[str, ...]
    prefix: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A phrase that names or titles one actor.

    Attributes:
        first: its first word.
        last: index after its last word.
        prefix: proclitics fused to the first word.
        title: the title, before or after the name.
        name: the name, None for a title alone.
        later: a second title behind the name.
        body: the body, for phrases that are no persons.
        inside: whether it stands inside a larger phrase.
        group: number shared by persons named under one plural title, -1 if none.
    """

    first: int
    last: int
    prefix: str = ""
    title: Title | None = None
    name: Name | None = None
    later: Title | None = None
    body: Body | None = None
    inside: bool = False
    group: int = -1


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
        self._groups = 0

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
            found.extend(here)
            place = max((f.last for f in here), default=place + 1)
        return tuple(found)

    def _at(self, place: int) -> list[Found]:
        if place not in self.marked.by_start:
            name = self._untitled(place)
            return self._with_apposition(name) if name else []
        known = self._registered(place)
        title = self.titles.at(place)
        if title and not (known and known.last > title.last):
            found = self._titled(title)
            if found:
                return found
        if known:
            return self._with_apposition(known)
        body = self.bodies.at(place)
        if body and not (title and title.last >= body.last):
            return [Found(first=body.first, last=body.last, prefix=body.prefix, body=body), *self._owners(body)]
        if title:
            return []
        name = self._untitled(place)
        return self._with_apposition(name) if name else []

    def _registered(self, place: int, title: Title | None = None) -> Name | None:
        """Return the longest name of the registry that begins at a word.

        Given name and surname are needed, or a title before a short name; where several persons bear it, the title's
        country must tell which is meant.
        """
        hits = [h for h in self.marked.at(place, EntryKind.PERSON) if not definite(h.prefix)]
        if place in self.names.functional or self.marked.words[place].form in self.names.small.never:
            hits = [h for h in hits if h.last - h.first >= _LEAST_UNTITLED]
        if title is None:
            hits = [h for h in hits if h.last - h.first >= _LEAST_UNTITLED and "short" not in h.features]
        if not hits:
            return None
        return self._choose([h for h in hits if h.last == hits[0].last], title)

    def short_name(self, place: int) -> Name | None:
        """Return a surname that only one person of the registry bears and that is no ordinary word."""
        hits = self.marked.at(place, EntryKind.PERSON)
        if not hits or any("ambiguous" in h.features for h in hits):
            return None
        return self._choose([h for h in hits if h.last == hits[0].last], None)

    def _choose(self, hits: list[Hit], title: Title | None) -> Name | None:
        entries = {h.entry for h in hits}
        if len(entries) > 1 and title and title.country:
            entries = {e for e in entries if e.data.get("country") == title.country}
        if len(entries) != 1:
            return None
        return self._extended(next(h for h in hits if h.entry in entries))

    def _extended(self, hit: Hit) -> Name:
        """Return a registry name with the further ancestors that the text adds."""
        words = self.marked.words
        last = hit.last
        while last + 1 < len(words) and self.names.is_joiner(words[last].form):
            further = self.names.end(last + 1, titled=True)
            if further == last + 1:
                break
            last = further
        return Name(
            first=hit.first,
            last=last,
            tokens=self._tokens(hit.first, last, hit.prefix),
            prefix=hit.prefix,
            entry=hit.entry,
        )

    def _tokens(self, first: int, last: int, prefix: str = "") -> tuple[str, ...]:
        forms = [w.form for w in self.marked.words[first:last] if w.kind is WordKind.LETTERS]
        forms[0] = forms[0][len(prefix) :] or forms[0]
        return tuple(forms)

    def _named(self, place: int, title: Title) -> Name | None:
        """Return the name that begins at a word."""
        words = self.marked.words
        if place >= len(words) or words[place].kind is not WordKind.LETTERS:
            if place + 1 < len(words) and words[place].form == "#" and words[place].end == words[place + 1].start:
                return self._named(place + 1, title)
            return None
        known = self._registered(place, title)
        last = self.names.end(place, titled=True)
        if known and not known.prefix and not self._goes_on(known, last):
            return known
        return Name(first=place, last=last, tokens=self._tokens(place, last)) if last > place else None

    def _goes_on(self, known: Name, last: int) -> bool:
        """Tell whether a name goes on behind what the registry knows, so that it is somebody else's."""
        if known.last >= last:
            return False
        if self.names.is_glued(known.last) or known.last - known.first < _LEAST_UNTITLED:
            return True
        further = self.marked.words[known.last].form
        return self.names.table.kind(further.removeprefix(ARTICLE)) in SURE

    def _untitled(self, place: int) -> Name | None:
        """Return a name of two or more sure parts that stands without a title."""
        words = self.marked.words
        for skip in (0, 1):
            form = words[place].form[skip:]
            if skip and (not words[place].form.startswith(_FUSED) or len(form) < _LEAST_FUSED):
                continue
            if not self.names.opens(place, form, fused=bool(skip)):
                continue
            if skip and self.names.table.kind(words[place].form) in SURE | DOUBTFUL:
                continue
            last = self.names.after(place)
            if last - place >= _LEAST_UNTITLED:
                prefix = words[place].form[:skip]
                return Name(first=place, last=last, tokens=self._tokens(place, last, prefix), prefix=prefix)
        return self._rare(place)

    def _rare(self, place: int) -> Name | None:
        """Return a name of rare words, which its surroundings must show to be one: a verb of saying or a title."""
        if self.marked.at(place):
            return None
        last = self.names.end(place, titled=True)
        if last - place < _LEAST_UNTITLED:
            return None
        said = place > 0 and any("verb" in h.features for h in self._ending_at(place))
        if self._title_behind(last) is None and not (said and self._closes_rare(last)):
            return None
        return Name(first=place, last=last, tokens=self._tokens(place, last))

    def _ending_at(self, place: int) -> list[Hit]:
        return [h for h in self.marked.at(place - 1, EntryKind.SAYING) if h.last == place]

    def _closes_rare(self, last: int) -> bool:
        words = self.marked.words
        return last < len(words) and (words[last].form in _COMMAS or last in self.names.functional)

    def _titled(self, title: Title) -> list[Found]:
        """Return what a title and the names around it make."""
        if title.number != "sg":
            several = self._several(title)
            if several:
                return several
        name, last = self._name_after(title)
        honorific = title.head.data.get("role") == "honorific"
        if name is None and (honorific or title.head.data.get("named_only")):
            return []
        if name is None and title.possessive and title.head.data.get("role") == "rank":
            return []
        if name and title.inner and not title.definite_head:
            return self._spoken_for(title, name, last)
        found = Found(first=title.first, last=last, prefix=title.prefix, title=title, name=name)
        # A rank says all; behind an honorific or a prince's title the office may still follow.
        light = all(r.data.get("role") == "honorific" or r.data.get("first_name") for r in title.ranks)
        later = self._title_behind(last) if name and light else None
        if later:
            found = replace(found, last=later.last, later=later)
            return [found, *self._inner(title), *self._inner(later)]
        return [found, *self._inner(title)]

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
        name = self._named(place, title) if title.number == "sg" else None
        if name:
            return name, self.bodies.gloss(name.last)
        if place + 1 >= len(words) or words[place].kind is not WordKind.MARK:
            return None, place
        if words[place].form == "." and len(words[place - 1].form) == 1:
            place += 1  # an abbreviated honorific
            name = self._named(place, title)
            return (name, name.last) if name else (None, title.last)
        mark = words[place].form
        if mark in _OPENING:
            inner = self._named(place + 1, title)
            if inner and inner.last < len(words) and words[inner.last].form in _CLOSING:
                return inner, inner.last + 1
            if inner and mark == "(":
                return None, place
        if mark in _COMMAS and (title.complete or title.definite) and title.number == "sg":
            name = self._untitled(place + 1) or self._named(place + 1, title)
            if name and not name.prefix and self._closes(name) and not self._own_title_follows(name):
                return name, name.last
        return None, place

    def _closes(self, name: Name) -> bool:
        """Tell whether a name after a comma is closed by a mark or by a verb of saying."""
        words = self.marked.words
        if name.last >= len(words) or words[name.last].kind is not WordKind.LETTERS:
            return name.last - name.first >= _LEAST_UNTITLED
        return name.last in self.names.functional or bool(self.marked.at(name.last, EntryKind.SAYING))

    def _own_title_follows(self, name: Name) -> bool:
        """Tell whether a name after a comma has a title of its own behind it."""
        words = self.marked.words
        if name.last + 1 >= len(words) or words[name.last].form not in _COMMAS:
            return False
        title = self.titles.at(name.last + 1)
        return title is not None and title.prefix in ("", ARTICLE)

    def _with_apposition(self, name: Name) -> list[Found]:
        """Return a name together with a title behind it, with or without a comma."""
        last = self.bodies.gloss(name.last)
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
            name = self._named(place, title) or (self._conjoined(place) if found and own is None else None)
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
        known = self._registered(place)
        if known:
            return known
        last = self.names.after(place)
        return Name(first=place, last=last, tokens=self._tokens(place, last, _WAW), prefix=_WAW)

    def _owners(self, body: Body) -> list[Found]:
        """Return the persons named inside a body («the regime of …»)."""
        found = []
        for place in range(body.first + 1, body.last):
            name = self._registered(place)
            if name and name.last <= body.last:
                found.append(Found(first=name.first, last=name.last, prefix=name.prefix, name=name, inside=True))
        return found

    def _inner(self, title: Title) -> list[Found]:
        return [Found(first=b.first, last=b.last, prefix=b.prefix, body=b, inside=True) for b in title.bodies]
