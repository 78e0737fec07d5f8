"""What completes a rank: bodies, fields, states and places, with or without a preposition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.body import ARTICLE, LAM_ARTICLE, MEDIA
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import DOUBTFUL, SURE, NameClass

if TYPE_CHECKING:
    from collections.abc import Callable

    from marsad.coding.bodies import BodyReader
    from marsad.coding.body import Body
    from marsad.coding.marked import MarkedText
    from marsad.coding.names import NameReader
    from marsad.coding.title import Title

_WAW = "\u0648"
_LAM = "\u0644"
_BI = "\u0628"
# A ta marbuta with a fused pronoun behind it.
_OWNED = ("\u062a\u0647", "\u062a\u0647\u0627", "\u062a\u0647\u0645", "\u062a\u0647\u0645\u0627")
_NISBA = ("\u064a", "\u064a\u0647")
_STATES = (EntryKind.STATE, EntryKind.CAPITAL)
_LEAST_LINKED = 3
_LEAST_NAME = 2
_LONGEST_LIST = 6
_LONGEST_TAIL = 4


class ComplementReader:
    """Reads complements in one marked text.

    Args:
        marked: the text.
        names: tells where names begin.
        bodies: tells which words name bodies.
        title_at: reads the title that begins at a word.
    """

    def __init__(
        self,
        marked: MarkedText,
        names: NameReader,
        bodies: BodyReader,
        title_at: Callable[[int], Title | None],
    ) -> None:
        self._marked = marked
        self._names = names
        self._bodies = bodies
        self._title_at = title_at

    def extend(self, title: Title, place: int) -> Title | None:
        """Return a title with the complement that begins right behind it, or None if none does."""
        return (
            self._body(title, place)
            or self._place(title, place)
            or self._link(title, place)
            or self._listed(title, place)
            or self._unknown(title, place)
            or self._owner(title, place)
        )

    def _body(self, title: Title, place: int) -> Title | None:
        """Join a body, field or state that stands right after the rank."""
        body = self._bodies.at(place, bare=True, whole=False)
        if body is None or (title.possessive and body.prefix != _LAM):
            return None
        prefix = body.prefix
        listed = prefix in (_WAW, _WAW + ARTICLE) and bool(title.fields) and body.entry.kind is EntryKind.FIELD
        governed = prefix in (_LAM, LAM_ARTICLE)
        joint = prefix == _WAW and title.number != "sg" and self._of_state(title) and body.entry.kind in _STATES
        posted = prefix in (_BI, _BI + ARTICLE) and bool(title.head.data.get("where"))
        if not (listed or governed or posted or joint or prefix in ("", ARTICLE)):
            return None
        if title.definite and not title.complete and not governed and not posted:
            return None
        medium = body.entry.kind is EntryKind.OUTLET or body.entry.id in MEDIA
        if governed and medium and (title.country or not title.marks):
            return None  # whom he or she speaks to
        if body.entry.kind is EntryKind.GROUP and title.complete and not governed:
            return None  # «met the Finnish minister the Kenyan leaders»
        if prefix == ARTICLE and title.bodies and self._governs_nothing(place - 1, body):
            return None
        closed = title.complete and (title.country or self._governs_nothing(place - 1, body))
        if body.entry.kind in _STATES and prefix in ("", ARTICLE) and closed:
            return None  # «accused the Chinese minister London of …»: a noun with article or adjective governs no state
        if governed and title.head.data.get("anonymous") and not (title.definite and title.marks):
            return None  # whom he or she speaks to, but «the official spokesman of the Red Crescent»
        if governed and title.country and not title.head.data.get("where"):
            return None
        # The field of a minister is no mention of the ministry.
        mentioned = () if body.entry.kind is EntryKind.FIELD else (body,)
        return replace(
            title,
            last=body.last,
            fields=title.fields + body.fields,
            open=self._waits(body),
            bodies=(*title.bodies, *mentioned),
            country=title.country or body.country,
            complete=True,
            definite=title.definite or not (governed or posted),
        )

    def _governs_nothing(self, place: int, body: Body) -> bool:
        """Tell whether a noun with the article, or a state, stands before a body, the next noun of the clause then."""
        field = body.entry.kind is EntryKind.FIELD
        state = any(h.prefix == _WAW for h in self._marked.at(place, EntryKind.STATE))
        return not field and (state or self._marked.words[place].form.startswith((ARTICLE, LAM_ARTICLE)))

    def _place(self, title: Title, place: int) -> Title | None:
        """Join the place that a governor or mayor governs."""
        if title.definite or title.complete:
            return None
        for hit in self._marked.at(place, EntryKind.PLACE, EntryKind.CAPITAL):
            if not hit.prefix:
                sure = hit.entry.kind is EntryKind.PLACE and "ambiguous" not in hit.features
                country = hit.entry.data.get("country") if sure else None
                return replace(title, last=hit.last, country=country, complete=True, definite=True)
        return None

    @staticmethod
    def _of_state(title: Title) -> bool:
        return bool(title.bodies) and title.bodies[-1].entry.kind in _STATES and title.bodies[-1].last == title.last

    def _waits(self, body: Body) -> bool:
        """Tell whether a field without article stands last, with neither state nor adjective behind it."""
        last = self._marked.words[body.last - 1].form
        owned = last.endswith(_OWNED)  # «his foreign minister»: the owner is told
        return body.entry.kind is EntryKind.FIELD and body.country is None and ARTICLE not in last[:4] and not owned

    def _link(self, title: Title, place: int) -> Title | None:
        """Join a prepositional complement: «in the name of the ministry», «to the United Nations», «for … affairs»."""
        words, marked = self._marked.words, self._marked
        for hit in marked.at(place, EntryKind.TITLE):
            role = hit.entry.data.get("role")
            posted = title.head.data.get("where")
            # «The Indian president to Nepal» is nobody: his state is told, what follows belongs to the verb.
            if posted == "stateless" and title.country:
                posted = False
            if hit.entry.data.get("indefinite") and title.definite:
                continue  # «the ambassador from …» comes from there
            after = hit.entry.data.get("after")
            if after and not any(rank.id in after for rank in title.ranks):
                continue  # «the experts called for»: only who is sent somewhere is one «to» it
            if role == "link" and (hit.entry.data.get("any") or posted):
                linked = self._linked(title, hit.last, free=bool(hit.entry.data.get("any")))
                if linked and posted == "named" and self._names.end(linked.last, titled=True) == linked.last:
                    return None  # «met his counterpart in …»
                own = linked and replace(linked, country=title.country)
                return own if hit.entry.data.get("posted") else linked
        form = words[place].form
        if form.startswith(_BI) and title.head.data.get("where") and self._place_noun(place):
            return replace(title, last=place + 2, complete=True, tail=(*title.tail, form, words[place + 1].form))
        if title.head.data.get("anonymous") or not (title.complete or title.definite or title.head.data.get("where")):
            return None
        acted = bool(self._marked.at(place, EntryKind.EVENT)) or place + 1 in self._marked.particles("relative")
        if acted and place + 1 in self._names.functional:
            return None  # what is done, not whom he or she stands for («to come to …», «for the treatment that …»)
        return self._words(title, place) if form.startswith(LAM_ARTICLE) and len(form) > _LEAST_LINKED else None

    def _place_noun(self, place: int) -> bool:
        """Tell whether «in the region of …» begins at a word: a noun behind bi- before the name of a place."""
        roles = [h.entry.data.get("role") for h in self._marked.at(place, EntryKind.TITLE)]
        return "place_noun" in roles and any(
            not h.prefix and h.last == place + 2
            for h in self._marked.at(place + 1, EntryKind.PLACE, EntryKind.CAPITAL, EntryKind.STATE)
        )

    def _linked(self, title: Title, place: int, *, free: bool) -> Title | None:
        marked = self._marked
        if place >= len(marked.words):
            return None
        body = self._bodies.at(place, bare=True)
        alone = body is not None and body.entry.data.get("adjective") and not body.country
        described = alone and not marked.at(place, EntryKind.BODY)  # «in the general …»
        if body and body.prefix in ("", ARTICLE) and not described:
            # Who serves an organization of no state, and is posted somewhere, is not of the state he is posted to.
            abroad = not free and any(b.country is None and not b.generic for b in title.bodies)
            return replace(
                title,
                last=body.last,
                bodies=(*title.bodies, body),
                fields=title.fields + body.fields,
                country=title.country or (None if abroad else body.country),
                complete=True,
            )
        region = next((h for h in marked.at(place, EntryKind.PLACE) if not h.prefix), None) if free else None
        if region:
            return replace(
                title, last=region.last, complete=True, tail=(*title.tail, *marked.forms(place, region.last))
            )
        inner = self._title_at(place)
        if inner and inner.prefix in ("", ARTICLE):
            return replace(
                title,
                last=inner.last,
                ranks=title.ranks + inner.ranks,
                bodies=title.bodies + inner.bodies,
                fields=title.fields + inner.fields,
                country=title.country or inner.country,
                complete=True,
                inner=inner,
            )
        quoted = self._bodies.rest.quoted(place)
        if quoted:
            return replace(
                title,
                last=quoted,
                complete=True,
                tail=title.tail + tuple(w.form for w in marked.words[place:quoted] if w.kind is WordKind.LETTERS),
            )
        return self._words(title, place) if free else None

    def _words(self, title: Title, place: int) -> Title | None:
        """Join ordinary words of a complement: nouns in construct, then definite words."""
        words = self._marked.words
        start = place
        while place < len(words) and place - start < _LONGEST_TAIL:
            word = words[place]
            if word.kind is not WordKind.LETTERS or (place > start and self._marked.at(place, EntryKind.SAYING)):
                break
            bare = word.form
            known = self._names.table.kind(bare)
            if place > start and (not bare.startswith(ARTICLE) or place in self._names.functional):
                break
            if place > start and known in SURE | DOUBTFUL:
                break
            if place > start and self._marked.at(place, EntryKind.NATIONALITY):
                break
            place += 1
            if (
                place - start == 1
                and not bare.startswith((ARTICLE, LAM_ARTICLE))
                and not (place < len(words) and words[place].form.startswith(ARTICLE))
            ):
                break
        if place == start:
            return None
        return replace(title, last=place, complete=True, tail=title.tail + tuple(w.form for w in words[start:place]))

    def _owner(self, title: Title, place: int) -> Title | None:
        """Join the surname of him or her whom one serves, where another's name follows («Trump's adviser …»)."""
        alone = not (title.definite or title.complete or title.marks)
        for hit in self._marked.at(place, EntryKind.PERSON):
            served = hit.prefix == "" if alone else hit.prefix == _LAM and title.marks and not title.complete
            if not served or "short" not in hit.features or "ambiguous" in hit.features:
                continue
            if self._names.end(hit.last, titled=True) - hit.last >= _LEAST_NAME:
                country = hit.entry.data.get("country") if title.head.data.get("office") else None
                words = self._marked.forms(place, hit.last)
                return replace(
                    title, last=hit.last, country=country, complete=True, definite=True, tail=(*title.tail, *words)
                )
        return None

    def _listed(self, title: Title, place: int) -> Title | None:
        """Join a field that the lexicon does not know («foreign affairs and expatriates»), if its end can be seen."""
        words = self._marked.words
        if not title.fields or not words[place].form.startswith(_WAW + ARTICLE):
            return None
        end = place + 1
        while end < len(words) and words[end].kind is WordKind.LETTERS and end - place < _LONGEST_LIST:
            if self._marked.at(end, EntryKind.SAYING):
                return None
            form = words[end].form
            # A field's words have the article; a word without it that may be a name ends them.
            named = not self._definite(end) and self._names.forms.may_be_name(form)
            if named or self._names.opens(end, form, fused=False) or self._title_at(end) is not None:
                return replace(title, last=end, country=title.country or self._people(place))
            end += 1
        return None

    def _definite(self, place: int) -> bool:
        """Tell whether a word has the article, with or without a fused letter, or is a function word."""
        form = self._marked.words[place].form
        return (
            place in self._names.functional or form.startswith((ARTICLE, LAM_ARTICLE)) or form[1:].startswith(ARTICLE)
        )

    def _people(self, place: int) -> str | None:
        """Return the country whose people a minister serves («and of the Senegalese abroad»)."""
        return next((str(h.entry.id) for h in self._marked.at(place, EntryKind.PEOPLE, EntryKind.NATIONALITY)), None)

    def _is_adjective(self, place: int) -> bool:
        """Tell whether a word looks like a definite relative adjective that the lexicon does not know."""
        form = self._marked.words[place].form
        kind = self._names.table.kind(form)
        functional = self._names.functional  # «to» folds to what looks like one
        return form.startswith(ARTICLE) and form.endswith(_NISBA) and kind not in SURE and place not in functional

    def _unknown(self, title: Title, place: int) -> Title | None:
        """Join a complement that the lexicon does not know, only right after a bare rank."""
        if title.definite and not title.complete and self._is_adjective(place):
            return replace(title, last=place + 1, complete=True, tail=(*title.tail, self._marked.words[place].form))
        if title.definite or title.complete or title.possessive or title.marks or title.head.data.get("role") != "rank":
            return None
        words = self._marked.words
        form = words[place].form
        if words[place].kind is not WordKind.LETTERS or (
            place in self._names.functional or self._marked.at(place, EntryKind.SAYING)
        ):
            return None
        table = self._names.table
        if form.startswith(ARTICLE):
            if table.kind(form) in SURE | DOUBTFUL and not table.ordinary_stem(form):
                return None
        else:
            after = words[place + 1].form if place + 1 < len(words) else ""
            further = words[place + 2].form if place + 2 < len(words) else ""
            if table.kind(form) is not NameClass.ORDINARY or place + 1 in self._names.functional:
                return None
            if not after.startswith(ARTICLE) and not (
                table.kind(after) is NameClass.ORDINARY and further.startswith(ARTICLE)
            ):
                return None
            end = place + 1 if after.startswith(ARTICLE) else place + 2
            longer = self._words(title, end)
            if longer is None:
                return None
            return replace(longer, tail=(*(w.form for w in words[place:end]), *longer.tail), definite=True)
        longer = self._words(title, place)
        return replace(longer, definite=True) if longer else None
