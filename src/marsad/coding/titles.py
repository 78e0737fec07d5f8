"""The grammar of titles: rank, body, field, nationality, modifier and name, in all their orders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.coding.bodies import ARTICLE, LAM_ARTICLE, Body, definite
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import DOUBTFUL, SURE, NameClass

if TYPE_CHECKING:
    from marsad.coding.bodies import BodyReader
    from marsad.coding.marked import MarkedText
    from marsad.coding.names import NameReader
    from marsad.lexicon.entries import Entry, Hit

_WAW = "\u0648"
_LAM = "\u0644"
_BI = "\u0628"
_NISBA = ("\u064a", "\u064a\u0647")
_NUMBERS = ("du", "pl")
_STATES = (EntryKind.STATE, EntryKind.CAPITAL)
_POSSESSIVE = frozenset({"3ms", "3fs", "3d", "3mp"})
_TA_MARBUTA = "\u0629"
_FIRST_PERSON = frozenset({"1s", "1p"})
_LEAST_LINKED = 3
_LONGEST_COMPLEMENT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A phrase of rank and what belongs to it, without a name.

    Attributes:
        first: its first word.
        last: index after its last word.
        prefix: proclitics fused to the first word.
        ranks: entries of its ranks, the outermost first.
        fields: ids of fields («foreign affairs»).
        bodies: bodies named inside, in order.
        country: the country it tells, None if it tells none.
        gender: ``m``, ``f`` or "".
        number: ``sg``, ``du`` or ``pl``.
        definite: whether it is definite by article or complement.
        complete: whether it says more than the bare rank.
        possessive: the pronoun fused to its head, "" if none.
        tail: folded words of a complement that the lexicon does not know.
        marks: words of kind or degree («senior», «former»).
        open: whether its last word waits for an owner («a foreign minister of …»), so that no name can follow.
        inner: the title of the person for whom this one speaks, behind a link.
    """

    first: int
    last: int
    prefix: str
    ranks: tuple[Entry, ...]
    fields: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    country: str | None = None
    gender: str = ""
    number: str = "sg"
    definite: bool = False
    complete: bool = False
    possessive: str = ""
    tail: tuple[str, ...] = ()
    marks: tuple[Entry, ...] = ()
    open: bool = False
    inner: Title | None = None

    @property
    def definite_head(self) -> bool:
        """Whether the first word itself has the article."""
        return definite(self.prefix)

    @property
    def head(self) -> Entry:
        """The outermost rank."""
        return self.ranks[0]


class TitleReader:
    """Reads titles in one marked text.

    Args:
        marked: the text.
        names: tells where names begin.
        bodies: tells which words name bodies.
    """

    def __init__(self, marked: MarkedText, names: NameReader, bodies: BodyReader) -> None:
        self._marked = marked
        self._names = names
        self._bodies = bodies

    def at(self, place: int) -> Title | None:
        """Return the title that begins at a word, its longest reading."""
        hits = [h for h in self._marked.at(place, EntryKind.TITLE) if self._leads(h) and self._stands(h)]
        if hits and hits[0].entry.data.get("adjectival") and self._describes(hits[0]):
            return None
        if not hits:
            return None
        longest = hits[0].last
        if place in self._names.functional:
            return None
        best: Title | None = None
        plural = any("pl" in h.features for h in hits if h.last == longest)
        for hit in hits:
            if hit.last == longest and not (plural and "du" in hit.features):
                title = self._read(hit)
                if (title.head.data.get("of_many") or title.head.data.get("of_rank")) and len(title.ranks) == 1:
                    continue
                if best is None or title.last > best.last:
                    best = title
        return best

    def _stands(self, hit: Hit) -> bool:
        """Tell whether a form can name somebody here.

        An adverbial accusative cannot, nor can «my» or «our»; the article, or a ta marbuta in the original spelling,
        rules out a fused pronoun.
        """
        features = hit.features
        if {"acc", "sg"} <= features or features & _FIRST_PERSON:
            return False
        if not features & _POSSESSIVE:
            return True
        return (
            not hit.prefix.endswith(ARTICLE) and self._marked.text[self._marked.words[hit.first].end - 1] != _TA_MARBUTA
        )

    def _describes(self, hit: Hit) -> bool:
        """Tell whether a word that is an adjective as well describes the noun before it."""
        words = self._marked.words
        if hit.first == 0 or words[hit.first - 1].kind is not WordKind.LETTERS:
            return False
        before = words[hit.first - 1].form
        if hit.first - 1 in self._names.functional:
            return False
        if self._marked.at(hit.first - 1, EntryKind.SAYING, EntryKind.EVENT, EntryKind.TITLE):
            return False
        if hit.prefix == ARTICLE:
            return before.startswith((ARTICLE, LAM_ARTICLE)) or before[1:].startswith(ARTICLE)
        return not hit.prefix and self._names.table.kind(before) is NameClass.ORDINARY

    @staticmethod
    def _leads(hit: Hit) -> bool:
        return hit.entry.data.get("role") in ("rank", "relative", "honorific")

    def _read(self, hit: Hit) -> Title:
        title = Title(
            first=hit.first,
            last=hit.last,
            prefix=hit.prefix,
            ranks=(hit.entry,),
            gender=next((g for g in ("f", "m") if g in hit.features), ""),
            number=next((n for n in _NUMBERS if n in hit.features), "sg"),
            definite=definite(hit.prefix)
            or bool(_POSSESSIVE & hit.features)
            or hit.row.form.rpartition(" ")[2].startswith(ARTICLE),
            possessive=next((p for p in _POSSESSIVE if p in hit.features), ""),
        )
        for _ in range(_LONGEST_COMPLEMENT):
            longer = self._extend(title)
            if longer is None:
                break
            title = longer
        return title

    def _extend(self, title: Title) -> Title | None:
        """Return the title with the next word or phrase that belongs to it, or None."""
        place = title.last
        if place >= len(self._marked.words):
            return None
        return (
            self._adjective(title, place)
            or self._modifier(title, place)
            or self._rank(title, place)
            or self._body(title, place)
            or self._place(title, place)
            or self._link(title, place)
            or self._listed(title, place)
            or self._unknown(title, place)
        )

    def _adjective(self, title: Title, place: int) -> Title | None:
        for hit in self._marked.at(place, EntryKind.NATIONALITY):
            agrees = hit.prefix == ARTICLE if title.definite or title.complete else not hit.prefix
            if agrees and self._bodies.meant(hit):
                return replace(
                    title,
                    last=hit.last,
                    country=title.country or str(hit.entry.id),
                    complete=True,
                    open=False,
                    definite=title.definite or hit.prefix == ARTICLE,
                )
        return None

    def _modifier(self, title: Title, place: int) -> Title | None:
        for hit in self._marked.at(place, EntryKind.TITLE):
            if hit.entry.data.get("role") == "modifier" and hit.prefix in ("", ARTICLE):
                if hit.prefix == ARTICLE and not (title.definite or title.complete):
                    return replace(title, last=hit.last, definite=True, complete=True, marks=(*title.marks, hit.entry))
                if hit.prefix == "" and title.definite and "phrase" not in hit.features:
                    continue
                return replace(
                    title, last=hit.last, definite=title.definite or bool(hit.prefix), marks=(*title.marks, hit.entry)
                )
        return None

    def _rank(self, title: Title, place: int) -> Title | None:
        """Join a further rank: «deputy minister», «spokesman for the minister», «the minister general N»."""
        fused = place if self._hit_prefix(place) is not None else -1
        if fused < 0 or title.number != "sg":
            return None
        inner = self.at(place)
        of_many = inner is not None and inner.number != "sg"
        if (
            inner is None
            or inner.head.data.get("role") == "relative"
            or (of_many and not title.head.data.get("of_many"))
        ):
            return None
        lam = inner.prefix in (_LAM, LAM_ARTICLE)
        if not inner.prefix and not inner.complete and self._is_given_name(place):
            return None
        if inner.prefix not in ("", ARTICLE, _LAM, LAM_ARTICLE) or (lam and title.head.data.get("role") != "rank"):
            return None
        if title.head.data.get("role") == "honorific":
            merged = replace(title, ranks=(*inner.ranks, *title.ranks), gender=title.gender or inner.gender)
        else:
            merged = replace(title, ranks=(*title.ranks, *inner.ranks))
        return replace(
            merged,
            last=inner.last,
            fields=title.fields + inner.fields,
            bodies=title.bodies + inner.bodies,
            country=title.country or inner.country,
            definite=title.definite or inner.definite,
            complete=title.complete or inner.complete or inner.definite,
            tail=title.tail + inner.tail,
        )

    def _is_given_name(self, place: int) -> bool:
        """Tell whether a rank is a given name here (Prince Sultan bin …)."""
        return self._names.table.kind(self._marked.words[place].form) in (NameClass.GIVEN, NameClass.GIVEN_TOO)

    def _hit_prefix(self, place: int) -> str | None:
        for hit in self._marked.at(place, EntryKind.TITLE):
            if self._leads(hit):
                return hit.prefix
        return None

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
        if prefix == "" and title.complete and title.country and body.entry.kind is EntryKind.STATE:
            return None
        if governed and (title.head.data.get("anonymous") or (title.country and not title.head.data.get("where"))):
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
        return body.entry.kind is EntryKind.FIELD and body.country is None and ARTICLE not in last[:4]

    def _link(self, title: Title, place: int) -> Title | None:
        """Join a prepositional complement: «in the name of the ministry», «to the United Nations», «for … affairs»."""
        words, marked = self._marked.words, self._marked
        for hit in marked.at(place, EntryKind.TITLE):
            role = hit.entry.data.get("role")
            if role == "link" and (hit.entry.data.get("any") or title.head.data.get("where")):
                return self._linked(title, hit.last, free=bool(hit.entry.data.get("any")))
        form = words[place].form
        if form.startswith(_BI) and title.head.data.get("where") and self._place_noun(place):
            return replace(title, last=place + 2, complete=True, tail=(*title.tail, form, words[place + 1].form))
        if title.head.data.get("anonymous") or not (title.complete or title.definite or title.head.data.get("where")):
            return None
        return self._words(title, place) if form.startswith(LAM_ARTICLE) and len(form) > _LEAST_LINKED else None

    def _place_noun(self, place: int) -> bool:
        """Tell whether «in the region of …» begins at a word: a noun behind bi- before the name of a place."""
        form, table = self._marked.words[place].form, self._names.table
        known = NameClass.ORDINARY in (table.kind(form), table.kind(form[1:]))
        return known and any(
            not h.prefix and h.last == place + 2
            for h in self._marked.at(place + 1, EntryKind.PLACE, EntryKind.CAPITAL, EntryKind.STATE)
        )

    def _linked(self, title: Title, place: int, *, free: bool) -> Title | None:
        marked = self._marked
        if place >= len(marked.words):
            return None
        body = self._bodies.at(place, bare=True)
        if body and body.prefix in ("", ARTICLE):
            return replace(
                title,
                last=body.last,
                bodies=(*title.bodies, body),
                fields=title.fields + body.fields,
                country=title.country or body.country,
                complete=True,
            )
        inner = self.at(place)
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
        quoted = self._bodies.quoted(place)
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
        while place < len(words) and place - start < 4:  # noqa: PLR2004
            word = words[place]
            if word.kind is not WordKind.LETTERS or (place > start and self._marked.at(place, EntryKind.SAYING)):
                break
            bare = word.form
            known = self._names.table.kind(bare)
            if place > start and not bare.startswith(ARTICLE):
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

    def _listed(self, title: Title, place: int) -> Title | None:
        """Join a field that the lexicon does not know («foreign affairs and expatriates»), if its end can be seen."""
        words = self._marked.words
        if not title.fields or not words[place].form.startswith(_WAW + ARTICLE):
            return None
        end = place + 1
        while end < len(words) and words[end].kind is WordKind.LETTERS and end - place < _LONGEST_COMPLEMENT:
            if self._marked.at(end, EntryKind.SAYING):
                return None
            if self._names.opens(end, words[end].form, fused=False) or self._hit_prefix(end) is not None:
                return replace(title, last=end)
            end += 1
        return None

    def _is_adjective(self, place: int) -> bool:
        """Tell whether a word looks like a definite relative adjective that the lexicon does not know."""
        form = self._marked.words[place].form
        kind = self._names.table.kind(form)
        return form.startswith(ARTICLE) and form.endswith(_NISBA) and kind not in SURE

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
