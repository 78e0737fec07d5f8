"""Phrases that name states, organizations and their bodies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.body import ARTICLE, LAM_ARTICLE, Body, definite, strip_prefix
from marsad.coding.completions import Completions
from marsad.coding.meanings import Meanings
from marsad.coding.standing import OWNED, acts, can_be_noun, governs, in_set_phrase
from marsad.language.sentences import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from marsad.lexicon.entries import Entry, EntryKind

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText
    from marsad.coding.names import NameReader
    from marsad.lexicon.entries import Hit

_NAMED = (EntryKind.ORGANIZATION, EntryKind.BLOC, EntryKind.SEAT, EntryKind.OUTLET)
_PLACED = (EntryKind.STATE, EntryKind.CAPITAL)
_BY_NAME = frozenset((*_NAMED, *_PLACED))
_COMMON = frozenset({EntryKind.BODY, EntryKind.GROUP})
_OPENING = OPENING_QUOTES | STRAIGHT_QUOTES | {"("}
_CLOSING = CLOSING_QUOTES | STRAIGHT_QUOTES | {")"}
_PEOPLES = frozenset({EntryKind.NATIONALITY, EntryKind.PEOPLE})
#: Kinds of entries with which a body may begin.
BODILY = _BY_NAME | _COMMON | _PEOPLES | {EntryKind.FIELD}
# What a state's people are who have no noun of their own.
_NATIONALS = Entry(EntryKind.GROUP, "nationals", {"kind": "group", "gloss": "nationals"})
_WAW = "\u0648"
_LAM = "\u0644"
# The entry of titles.yaml for the preposition.
_FROM = "from"


def _whole_prefix(hit: Hit) -> str:
    """Return a hit's proclitics, with the lam that a form of its own holds («to the United Nations»)."""
    return hit.prefix + LAM_ARTICLE if "lam" in hit.features else hit.prefix


def _listed(entry: Entry, key: str) -> tuple[str, ...]:
    value = entry.data.get(key) or ()
    return (value,) if isinstance(value, str) else tuple(value)


class BodyReader:
    """Reads bodies in one marked text.

    Args:
        marked: the text.
        names: tells which words can be names.

    Attributes:
        meanings: what ambiguous words mean in the text.
        rest: reads what completes a body.
    """

    def __init__(self, marked: MarkedText, names: NameReader) -> None:
        self._marked = marked
        self.meanings = Meanings(marked)
        self.rest = Completions(marked, names, self.meanings)

    def at(self, place: int, *, bare: bool = False, whole: bool = True) -> Body | None:
        """Return the longest body that begins at a word.

        Args:
            place: index of the word.
            bare: whether a field counts without nationality or state, as behind a rank or a link.
            whole: whether nationality and state behind a field belong to it; behind a rank they belong to the rank.
        """
        best: Body | None = None
        hits = self._marked.at(place)
        regions = self._marked.at(place, EntryKind.PLACE)
        region = regions[0].last if regions else 0
        for hit in hits:
            kind = hit.row.entry.kind
            if kind in _COMMON and (not can_be_noun(self._marked, hit) or in_set_phrase(self._marked, hit)):
                continue
            if kind in _BY_NAME:
                body = self._named(hit)
            elif kind is EntryKind.BODY:
                body = self._headed(hit) or self._bodily(hit)
            elif kind is EntryKind.FIELD:
                body = self._field(hit, bare=bare, whole=whole)
            elif kind is EntryKind.GROUP:
                body = self._group(hit)
            elif kind in _PEOPLES:
                body = self._people(hit)
            else:
                continue
            if body and (best is None or body.last > best.last):
                best = body
        return best if best and best.last >= region else None  # «North America» is not America

    def _named(self, hit: Hit) -> Body | None:
        entry = hit.entry
        if entry.kind in _PLACED:
            if not self.meanings.meant(hit):
                return None
            return Body(
                first=hit.first,
                last=hit.last,
                entry=entry,
                country=str(entry.id),
                prefix=_whole_prefix(hit),
                gender=str(entry.data.get("gender") or "f"),
            )
        if "signatures" in hit.features or ("weak" in hit.features and entry not in self.meanings.sure):
            return None
        if "ambiguous" in hit.features and not self.meanings.shown(hit):
            return None
        if entry.data.get("acting") and not acts(self._marked, hit.first, hit.last):
            return None  # a territory whose standing is disputed is a place, unless it speaks or acts
        last, country = self.rest.country(hit.last, named=True)
        return Body(
            first=hit.first,
            last=self.rest.gloss(last),
            entry=entry,
            country=entry.data.get("country") or country,
            prefix=_whole_prefix(hit),
            gender=str(entry.data.get("gender") or ""),
            heads=tuple([h.entry.id for h in self._marked.at(hit.first, EntryKind.BODY)]),
        )

    def _headed(self, hit: Hit) -> Body | None:
        """Read a name behind its head word, in quotation marks or without («the movement …», «the agency “…”»)."""
        words = self._marked.words
        if hit.entry.data.get("mouthpiece"):
            return self._mouthpiece(hit)
        if definite(hit.prefix) or hit.last >= len(words):
            return None
        _, place = self.rest.fields(hit.last)
        if place >= len(words) or words[place].form not in _OPENING:
            place = hit.last
        quoted = words[place].form in _OPENING
        for named in self._marked.at(place + quoted, EntryKind.ORGANIZATION, EntryKind.OUTLET):
            last = named.last + quoted
            if named.prefix or (quoted and (named.last >= len(words) or words[named.last].form not in _CLOSING)):
                continue
            end, country = self.rest.adjectives(last) if quoted else self.rest.country(last)
            entry = named.entry
            return Body(
                first=hit.first,
                last=self.rest.gloss(end),
                entry=entry,
                country=entry.data.get("country") or country,
                prefix=hit.prefix,
                gender=next((g for g in ("f", "m") if g in hit.features), str(hit.entry.data.get("gender") or "")),
                heads=(hit.entry.id,),
            )
        return None

    def _mouthpiece(self, hit: Hit) -> Body | None:
        """Read what speaks for its owner («the official website of the network …»): the owner is meant."""
        place = self.rest.marks(hit.last)
        owner = self.at(place) if place < len(self._marked.words) else None
        if owner is None or owner.entry.kind not in _NAMED:
            return None
        if not owner.prefix.endswith((_LAM, LAM_ARTICLE)) and (owner.prefix or place > hit.last):
            return None
        prefix = strip_prefix(owner.prefix)
        return replace(owner, first=hit.first, prefix=hit.prefix, gender="m", heads=(), owner=(owner.first, prefix))

    def _bodily(self, hit: Hit) -> Body | None:
        if hit.features & OWNED and not self._marked.at(hit.last, EntryKind.FIELD):
            return None  # a noun with a pronoun governs no other
        fields, place = self.rest.fields(hit.last)
        country: str | None = None
        tail: list[str] = []
        takes = hit.entry.data.get("takes") or ()
        named_in_marks = fields and not definite(hit.prefix) and "name" in takes and self.rest.quoted(place)
        if named_in_marks:
            place, tail = self.rest.tail(place, named=True, quoted=True)
        if not fields and not definite(hit.prefix) and governs(self._marked, hit) and {"name", "field"} & set(takes):
            place, tail = self.rest.tail(place, named="name" in takes, quoted=bool(hit.entry.data.get("quoted")))
        place, country = self.rest.adjectives(place) if self.rest.closes_quote(place) else self.rest.country(place)
        some = country is None and not (fields or tail or definite(hit.prefix)) and governs(self._marked, hit)
        if some:
            place, country = self.rest.country(place, indefinite=True)
        if (fields or country) and definite(hit.prefix) and "name" in takes:
            place, tail = self.rest.purpose(place)
        sender = None if definite(hit.prefix) or not hit.entry.data.get("sent") else self._sender(place)
        if sender:
            place, country, tail = sender.last, country or sender.country, [*tail, sender.entry.id]
        if (
            not (fields or country or tail or definite(hit.prefix))
            and "pl" in hit.features
            and not hit.features & OWNED
        ):
            place, country, tail = self._described(hit, place)
        if not (fields or country or tail or (definite(hit.prefix) and hit.entry.data.get("alone"))):
            return None
        gender = next((g for g in ("f", "m") if g in hit.features), str(hit.entry.data.get("gender") or ""))
        number = next((n for n in ("du", "pl") if n in hit.features), "sg")
        return Body(
            first=hit.first,
            last=self.rest.gloss(place),
            entry=hit.entry,
            fields=tuple(fields),
            country=country,
            prefix=hit.prefix,
            gender=gender,
            number=number,
            generic=True,
            indefinite=some and country is not None,
            tail=tuple(tail),
            heads=(hit.entry.id,),
        )

    def _sender(self, place: int) -> Body | None:
        """Read who sends a delegation («a delegation from the movement …»)."""
        if not any(h.entry.id == _FROM for h in self._marked.at(place, EntryKind.TITLE)):
            return None
        body = self.at(place + 1)
        named = body is not None and body.entry.kind in _BY_NAME and not body.prefix
        return body if body is not None and (named or body.bare) else None

    def _group(self, hit: Hit) -> Body | None:
        """Read people who are never named («western diplomats», «the settlers»)."""
        entry = hit.entry
        if self._marked.text[slice(*self._place(hit))] in _listed(entry, "singular"):
            return None
        place, country, tail = self._described(hit, hit.last)
        if str(entry.data.get("kind")) == "person" and not tail and not self._says_beside(hit):
            return None
        return Body(
            first=hit.first,
            last=place,
            entry=entry,
            country=country,
            prefix=hit.prefix,
            number="pl",
            generic=True,
            tail=tuple(tail),
        )

    def _described(self, hit: Hit, place: int) -> tuple[int, str | None, list[str]]:
        """Read the adjectives of kind and nationality behind a noun, with the country they tell."""
        tail: list[str] = []
        country: str | None = None
        while place < len(self._marked.words):
            step, told = self.rest.country(place, indefinite=not definite(hit.prefix), directed=False)
            country = country or told
            if step == place:
                step = self._adjective(place, like=hit)
            if step == place:
                break
            tail.extend(self._marked.forms(place, step))
            place = step
        return place, country, tail

    def _people(self, hit: Hit) -> Body | None:
        """Read the people of a state told by its nationality alone, where they speak or act («the Finns refused»)."""
        if hit.prefix not in (ARTICLE, _WAW + ARTICLE) or "pl" not in hit.features or not self.meanings.meant(hit):
            return None
        words = self._marked.words
        before = words[hit.first - 1] if hit.first else None
        describes = before is not None and before.form.startswith((ARTICLE, LAM_ARTICLE, _WAW + ARTICLE))
        if describes or not acts(self._marked, hit.first, hit.last):
            return None
        return Body(
            first=hit.first,
            last=hit.last,
            entry=_NATIONALS,
            country=str(hit.entry.id),
            prefix=hit.prefix,
            gender="m",
            number="pl",
            generic=True,
        )

    def _place(self, hit: Hit) -> tuple[int, int]:
        start = self._marked.bare_start(hit.first, hit.prefix)
        return start, self._marked.words[hit.last - 1].end

    def _adjective(self, place: int, *, like: Hit) -> int:
        for hit in self._marked.at(place, EntryKind.TITLE):
            if hit.entry.data.get("role") == "modifier" and definite(hit.prefix) == definite(like.prefix):
                return hit.last
        return place

    def _says_beside(self, hit: Hit) -> bool:
        return bool(self._marked.at(hit.first - 1, EntryKind.SAYING) or self._marked.at(hit.last, EntryKind.SAYING))

    def _field(self, hit: Hit, *, bare: bool, whole: bool) -> Body | None:
        """Read a field that stands for its ministry («the foreign [ministry] of Russia»)."""
        if not bare and not self._standalone(hit):
            return None
        fields, place = [hit.entry.id], hit.last
        while field := self.rest.field_at(place, first=False):
            fields.append(field.entry.id)
            place = field.last
        place, country = self.rest.country(place) if whole else (place, None)
        return Body(
            first=hit.first,
            last=place,
            entry=hit.entry,
            fields=tuple(fields),
            country=country,
            prefix=hit.prefix,
            gender="f",
            generic=True,
        )

    def _standalone(self, hit: Hit) -> bool:
        told = hit.entry.data.get("ministry", False) and self.rest.country(hit.last)[1] is not None
        return bool(told) and not in_set_phrase(self._marked, hit)
