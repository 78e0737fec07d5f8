"""Phrases that name states, organizations and their bodies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from marsad.coding.standing import can_be_noun, governs, in_set_phrase
from marsad.language.sentences import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import SURE

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText
    from marsad.coding.names import NameReader
    from marsad.lexicon.entries import Entry, Hit

ARTICLE = "\u0627\u0644"
LAM_ARTICLE = "\u0644\u0644"
_WAW = "\u0648"
_NAMED = (EntryKind.ORGANIZATION, EntryKind.BLOC, EntryKind.SEAT, EntryKind.OUTLET)
_PLACED = (EntryKind.STATE, EntryKind.CAPITAL)
_BY_NAME = frozenset((*_NAMED, *_PLACED))
_COMMON = frozenset({EntryKind.BODY, EntryKind.GROUP})
_UNSURE = frozenset({"signatures", "ambiguous", "weak"})
_TELLING = (EntryKind.STATE, EntryKind.CAPITAL, EntryKind.NATIONALITY)
_OPENING = OPENING_QUOTES | STRAIGHT_QUOTES | {"("}
_CLOSING = CLOSING_QUOTES | STRAIGHT_QUOTES | {")"}
_ENDING_TAIL = (EntryKind.SAYING, EntryKind.NATIONALITY, EntryKind.TITLE)
# With one of these behind lam the phrase goes to or for somebody.
_ENDING_PURPOSE = (
    EntryKind.STATE,
    EntryKind.CAPITAL,
    EntryKind.TITLE,
    EntryKind.GROUP,
    EntryKind.BODY,
    EntryKind.ORGANIZATION,
    EntryKind.OUTLET,
    EntryKind.PERSON,
    EntryKind.SAYING,
    EntryKind.EVENT,
)
_RELATIVE = ("\u064a", "\u064a\u0647")
_LAM = "\u0644"
_LONGEST_QUOTED = 5
_LONGEST_TAIL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A phrase that names a state, an organization or a body of a state.

    Attributes:
        first: its first word.
        last: index after its last word.
        entry: the lexicon's entry for its head.
        fields: ids of the fields of a ministry or committee, in order.
        country: the country that the phrase or the lexicon tells.
        prefix: proclitics fused to the first word.
        gender: of the head, "" if unknown.
        number: of the head.
        generic: whether it is a body by grammar («the ministry»), which the context must complete.
        tail: folded words that follow the head and are no known field, adjective or state.
        heads: ids of the head nouns with which the phrase opens («agency», «movement»).
        owner: where the name begins behind what speaks for it, and the proclitics there; None if at the first word.
    """

    first: int
    last: int
    entry: Entry
    fields: tuple[str, ...] = ()
    country: str | None = None
    prefix: str = ""
    gender: str = ""
    number: str = "sg"
    generic: bool = False
    tail: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    owner: tuple[int, str] | None = None

    @property
    def bare(self) -> bool:
        """Whether it is one definite head alone, which stands for a body told of before («the agency»)."""
        told = self.fields or self.tail or self.country
        return self.generic and self.number == "sg" and definite(self.prefix) and not told


def _whole_prefix(hit: Hit) -> str:
    """Return a hit's proclitics, with the lam that a form of its own holds («to the United Nations»)."""
    return hit.prefix + LAM_ARTICLE if "lam" in hit.features else hit.prefix


def _is_mark(hit: Hit) -> bool:
    return hit.entry.data.get("role") == "modifier" and hit.prefix == ARTICLE


def _listed(entry: Entry, key: str) -> tuple[str, ...]:
    value = entry.data.get(key) or ()
    return (value,) if isinstance(value, str) else tuple(value)


def definite(prefix: str) -> bool:
    """Tell whether fused proclitics hold the article."""
    return prefix.endswith((ARTICLE, LAM_ARTICLE))


def strip_prefix(prefix: str) -> str:
    """Return proclitics without the article; a fused lam that took its alef away stays with the word."""
    return prefix.removesuffix(LAM_ARTICLE).removesuffix(ARTICLE)


class BodyReader:
    """Reads bodies in one marked text.

    Args:
        marked: the text.
        names: tells which words can be names.
    """

    def __init__(self, marked: MarkedText, names: NameReader) -> None:
        self._marked = marked
        self._names = names
        self._weights = Counter(
            h.row.entry.id for h in marked.hits if h.row.entry.kind in _TELLING and "ambiguous" not in h.features
        )

    @cached_property
    def _sure(self) -> frozenset[Entry]:
        """Entries that the text names without doubt somewhere."""
        return frozenset(h.entry for h in self._marked.hits if h.entry.kind in _NAMED and not h.features & _UNSURE)

    def meant(self, hit: Hit) -> bool:
        """Tell whether a word that several states share means this one, of which the text tells most elsewhere."""
        if "ambiguous" not in hit.features:
            return True
        rivals = [h for h in self._marked.at(hit.first, hit.entry.kind) if h.last == hit.last]
        best = max(rivals, key=lambda h: self._weights[str(h.entry.id)])
        return best is hit and self._weights[str(hit.entry.id)] > 0

    def only_country(self) -> str | None:
        """Return the country of which alone the text tells, None if there are several."""
        return next(iter(self._weights)) if len(self._weights) == 1 else None

    def at(self, place: int, *, bare: bool = False, whole: bool = True) -> Body | None:
        """Return the longest body that begins at a word.

        Args:
            place: index of the word.
            bare: whether a field counts without nationality or state, as behind a rank or a link.
            whole: whether nationality and state behind a field belong to it; behind a rank they belong to the rank.
        """
        best: Body | None = None
        for hit in self._marked.at(place):
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
            else:
                continue
            if body and (best is None or body.last > best.last):
                best = body
        return best

    def _named(self, hit: Hit) -> Body | None:
        entry = hit.entry
        if entry.kind in _PLACED:
            if not self.meant(hit):
                return None
            return Body(
                first=hit.first,
                last=hit.last,
                entry=entry,
                country=str(entry.id),
                prefix=_whole_prefix(hit),
                gender=str(entry.data.get("gender") or "f"),
            )
        if "signatures" in hit.features or ("weak" in hit.features and entry not in self._sure):
            return None
        if "ambiguous" in hit.features and not self._shown(hit):
            return None
        last, country = self._country(hit.last)
        return Body(
            first=hit.first,
            last=self.gloss(last),
            entry=entry,
            country=entry.data.get("country") or country,
            prefix=_whole_prefix(hit),
            gender=str(entry.data.get("gender") or ""),
            heads=tuple([h.entry.id for h in self._marked.at(hit.first, EntryKind.BODY)]),
        )

    def _shown(self, hit: Hit) -> bool:
        """Tell whether an ambiguous name is one here: quoted, behind a verb of saying, or sure elsewhere."""
        words = self._marked.words
        before = words[hit.first - 1].form if hit.first else ""
        after = words[hit.last].form if hit.last < len(words) else ""
        if before in _OPENING and after in _CLOSING:
            return True
        if any("verb" in h.features for h in self._marked.at(hit.first - 1, EntryKind.SAYING)):
            return True
        return hit.entry in self._sure

    def _headed(self, hit: Hit) -> Body | None:
        """Read a name behind its head word, in quotation marks or without («the movement …», «the agency “…”»)."""
        words = self._marked.words
        if hit.entry.data.get("mouthpiece"):
            return self._mouthpiece(hit)
        if definite(hit.prefix) or hit.last >= len(words):
            return None
        _, place = self._fields(hit.last)
        if place >= len(words) or words[place].form not in _OPENING:
            place = hit.last
        quoted = words[place].form in _OPENING
        for named in self._marked.at(place + quoted, EntryKind.ORGANIZATION, EntryKind.OUTLET):
            last = named.last + quoted
            if named.prefix or (quoted and (named.last >= len(words) or words[named.last].form not in _CLOSING)):
                continue
            end, country = self._adjectives(last) if quoted else self._country(last)
            entry = named.entry
            return Body(
                first=hit.first,
                last=self.gloss(end),
                entry=entry,
                country=entry.data.get("country") or country,
                prefix=hit.prefix,
                gender=next((g for g in ("f", "m") if g in hit.features), str(hit.entry.data.get("gender") or "")),
                heads=(hit.entry.id,),
            )
        return None

    def _mouthpiece(self, hit: Hit) -> Body | None:
        """Read what speaks for its owner («the official website of the network …»): the owner is meant."""
        place = self._marks(hit.last)
        owner = self.at(place) if place < len(self._marked.words) else None
        if owner is None or owner.entry.kind not in _NAMED:
            return None
        if not owner.prefix.endswith((_LAM, LAM_ARTICLE)) and (owner.prefix or place > hit.last):
            return None
        prefix = strip_prefix(owner.prefix)
        return replace(owner, first=hit.first, prefix=hit.prefix, gender="m", heads=(), owner=(owner.first, prefix))

    def _marks(self, place: int) -> int:
        """Return the index after adjectives of kind or degree («official»)."""
        while step := next((h.last for h in self._marked.at(place, EntryKind.TITLE) if _is_mark(h)), 0):
            place = step
        return place

    def _fields(self, place: int) -> tuple[list[str], int]:
        """Read the fields behind a head, and the end of them."""
        fields: list[str] = []
        while field := self._field_at(place, first=not fields):
            fields.append(field.entry.id)
            place = field.last
        return fields, place

    def _adjectives(self, place: int) -> tuple[int, str | None]:
        """Read the definite adjectives behind a quoted name («the official Chinese television [channel]»)."""
        words, country = self._marked.words, None
        while place < len(words):
            end, told = self._country(place)
            if end == place:
                end = self._marks(place)
            form = words[place].form
            if end == place and form.startswith(ARTICLE) and form.endswith(_RELATIVE) and not self._marked.at(place):
                end = place + 1
            if end == place:
                break
            place, country = end, country or told
        return place, country

    def _bodily(self, hit: Hit) -> Body | None:
        fields, place = self._fields(hit.last)
        country: str | None = None
        tail: list[str] = []
        takes = hit.entry.data.get("takes") or ()
        named_in_marks = fields and not definite(hit.prefix) and "name" in takes and self.quoted(place)
        if named_in_marks:
            place, tail = self._tail(place, named=True, quoted=True)
        if not fields and not definite(hit.prefix) and governs(self._marked, hit) and {"name", "field"} & set(takes):
            place, tail = self._tail(place, named="name" in takes, quoted=bool(hit.entry.data.get("quoted")))
        place, country = self._adjectives(place) if self._closes_quote(place) else self._country(place)
        if (fields or country) and definite(hit.prefix) and "name" in takes:
            place, tail = self._purpose(place)
        if not (fields or country or tail or (definite(hit.prefix) and hit.entry.data.get("alone"))):
            return None
        gender = next((g for g in ("f", "m") if g in hit.features), str(hit.entry.data.get("gender") or ""))
        number = next((n for n in ("du", "pl") if n in hit.features), "sg")
        return Body(
            first=hit.first,
            last=self.gloss(place),
            entry=hit.entry,
            fields=tuple(fields),
            country=country,
            prefix=hit.prefix,
            gender=gender,
            number=number,
            generic=True,
            tail=tuple(tail),
            heads=(hit.entry.id,),
        )

    def _group(self, hit: Hit) -> Body | None:
        """Read people who are never named («western diplomats», «the settlers»)."""
        entry = hit.entry
        if self._marked.text[slice(*self._place(hit))] in _listed(entry, "singular"):
            return None
        place = hit.last
        tail: list[str] = []
        country: str | None = None
        while place < len(self._marked.words):
            step, told = self._country(place, indefinite=not definite(hit.prefix))
            country = country or told
            if step == place:
                step = self._adjective(place, like=hit)
            if step == place:
                break
            tail.extend(self._marked.forms(place, step))
            place = step
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
        while field := self._field_at(place, first=False):
            fields.append(field.entry.id)
            place = field.last
        place, country = self._country(place) if whole else (place, None)
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
        told = hit.entry.data.get("ministry", False) and self._country(hit.last)[1] is not None
        return bool(told) and not in_set_phrase(self._marked, hit)

    def _field_at(self, place: int, *, first: bool) -> Hit | None:
        for hit in self._marked.at(place, EntryKind.FIELD):
            if hit.prefix in ("", ARTICLE) if first else hit.prefix in (_WAW, _WAW + ARTICLE):
                return hit
        return None

    def _tail(self, place: int, *, named: bool, quoted: bool) -> tuple[int, list[str]]:
        """Read the words that complete a construct head: a quoted name or, behind most heads, definite words."""
        words = self._marked.words
        end = self.quoted(place)
        if end:
            return end, [w.form for w in words[place:end] if w.kind is not WordKind.MARK]
        tail: list[str] = []
        if quoted and not self._sure_name(place):
            return place, tail
        start = place
        while place < len(words) and len(tail) < _LONGEST_TAIL:
            word = words[place]
            if word.kind is not WordKind.LETTERS or self._marked.at(place, *_ENDING_TAIL):
                break
            if not word.form.startswith(ARTICLE) and not (
                named and place == start and self._names.may_be_name(word.form)
            ):
                break
            tail.append(word.form)
            place += 1
        return place, tail

    def _closes_quote(self, place: int) -> bool:
        return self._marked.words[place - 1].form in _CLOSING

    def _purpose(self, place: int) -> tuple[int, list[str]]:
        """Read what a body is for, as part of its name («the Arab Centre for …»)."""
        words, small = self._marked.words, self._names.small
        form = words[place].form if place < len(words) else ""
        if not form.startswith(LAM_ARTICLE) and not (form.startswith(_LAM) and form[1:] in small.purposes):
            return place, []
        if self._marked.at(place, *_ENDING_PURPOSE):
            return place, []
        end = place + 1
        while end < len(words) and end - place < _LONGEST_TAIL:
            ended = self._marked.at(end, EntryKind.SAYING, EntryKind.NATIONALITY, EntryKind.STATE)
            if ended or not words[end].form.startswith((ARTICLE, _WAW + ARTICLE)):
                break
            if self._marked.at(end, *_NAMED, EntryKind.BODY):
                break  # the next body
            end += 1
        return end, [w.form for w in words[place:end]]

    def _sure_name(self, place: int) -> bool:
        """Tell whether a word is hardly anything but a name."""
        words = self._marked.words
        if place >= len(words):
            return False
        form = words[place].form
        if self._marked.at(place, EntryKind.PERSON):
            return True
        return any(self._names.table.kind(f) in SURE for f in (form, form.removeprefix(ARTICLE)))

    def _country(self, place: int, *, indefinite: bool = False) -> tuple[int, str | None]:
        """Read a nationality adjective or a state after a body."""
        for hit in self._marked.at(place, EntryKind.NATIONALITY, EntryKind.STATE):
            fits = hit.prefix in (ARTICLE, "\u0644", LAM_ARTICLE) or (
                not hit.prefix and hit.entry.kind is EntryKind.STATE
            )
            if indefinite and hit.entry.kind is EntryKind.NATIONALITY:
                fits = not hit.prefix
            if fits and self.meant(hit):
                return hit.last, str(hit.entry.id)
        return place, None

    def quoted(self, place: int) -> int:
        """Return the index after a short quotation or bracket that opens at a word, 0 if none does."""
        words = self._marked.words
        if place >= len(words) or words[place].form not in _OPENING:
            return 0
        for end in range(place + 1, min(place + 2 + _LONGEST_QUOTED, len(words))):
            if words[end].form in _CLOSING:
                return end + 1 if end > place + 1 else 0
            if words[end].kind is not WordKind.LETTERS and words[end].form not in ("-", "."):
                return 0
        return 0

    def gloss(self, place: int) -> int:
        """Return the index after a bracketed gloss that stands at a word, or the word itself."""
        words = self._marked.words
        if place < len(words) and words[place].form == "(":
            return self.quoted(place) or place
        return place
