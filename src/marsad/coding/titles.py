"""The grammar of titles: rank, body, field, nationality, modifier and name, in all their orders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.body import ARTICLE, LAM_ARTICLE, definite
from marsad.coding.complements import ComplementReader
from marsad.coding.title import Title
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import NameClass

if TYPE_CHECKING:
    from marsad.coding.bodies import BodyReader
    from marsad.coding.marked import MarkedText
    from marsad.coding.names import NameReader
    from marsad.lexicon.entries import Hit

_LAM = "\u0644"
_WAW = "\u0648"
# The article stands first in a word, or behind one fused letter.
_FUSED_ARTICLE = 3
_NUMBERS = ("du", "pl")
_POSSESSIVE = frozenset({"3ms", "3fs", "3d", "3mp"})
_TA_MARBUTA = "\u0629"
_FIRST_PERSON = frozenset({"1s", "1p"})
_LONGEST_COMPLEMENT = 6
# The features of an indefinite accusative.
_OBJECT = frozenset({"acc", "sg"})
_ALEF = "\u0627"


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
        self._meanings = bodies.meanings
        self._complements = ComplementReader(marked, names, bodies, self.at)

    def at(self, place: int) -> Title | None:
        """Return the title that begins at a word, its longest reading."""
        hits = [h for h in self._marked.at(place, EntryKind.TITLE) if self._leads(h) and self._stands(h)]
        if not hits:
            return None
        if hits[0].entry.data.get("adjectival") and self._describes(hits[0]):
            return None
        longest = hits[0].last
        if place in self._names.functional:
            return None
        best: Title | None = None
        # Forms that a dual shares with a plural, or with the accusative of one, are rarely the dual's.
        other = any("pl" in h.features or h.features >= _OBJECT for h in hits if h.last == longest)
        for hit in hits:
            if hit.last == longest and not (other and "du" in hit.features):
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
        if features >= _OBJECT:
            return self._one_of_many(hit)
        if features & _FIRST_PERSON:
            return False
        if not features & _POSSESSIVE:
            return True
        return (
            not hit.prefix.endswith(ARTICLE) and self._marked.text[self._marked.words[hit.first].end - 1] != _TA_MARBUTA
        )

    def _one_of_many(self, hit: Hit) -> bool:
        """Tell whether an adjective makes an accusative somebody («met a senior Ukrainian official»)."""
        adjectives = self._marked.at(hit.last, EntryKind.NATIONALITY, EntryKind.TITLE)
        # Only of somebody who is never named may the adjective be a state's name too («two ministers of Italy and»).
        state = self._marked.at(hit.last, EntryKind.STATE) and not hit.entry.data.get("anonymous")
        return not state and any(h.features >= _OBJECT and not h.prefix for h in adjectives)

    def _is_counted(self, hit: Hit) -> bool:
        """Tell whether a number makes several of an accusative («23 diplomats»)."""
        return hit.features >= _OBJECT and hit.first > 0 and self._marked.words[hit.first - 1].kind is WordKind.NUMBER

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
        _, several, last = hit.row.form.rpartition(" ")
        title = Title(
            first=hit.first,
            last=hit.last,
            prefix=hit.prefix,
            ranks=(hit.entry,),
            gender=next((g for g in ("f", "m") if g in hit.features), ""),
            number=next((n for n in _NUMBERS if n in hit.features), "pl" if self._is_counted(hit) else "sg"),
            # Of several words the last tells: «the one charged with affairs of» waits for the affairs' owner.
            definite=bool(_POSSESSIVE & hit.features)
            or (ARTICLE in last[:_FUSED_ARTICLE] if several else definite(hit.prefix)),
            possessive=next((p for p in _POSSESSIVE if p in hit.features), ""),
            country=hit.entry.data.get("state"),
            complete="state" in hit.entry.data,
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
            or self._complements.extend(title, place)
        )

    def _adjective(self, title: Title, place: int) -> Title | None:
        kinds = (EntryKind.NATIONALITY, EntryKind.PEOPLE) if title.number == "pl" else (EntryKind.NATIONALITY,)
        for hit in self._marked.at(place, *kinds):
            agrees = hit.prefix == ARTICLE if title.definite or title.complete else not hit.prefix
            if title.number != "sg" and "f" in hit.features and self._marked.at(place, EntryKind.STATE):
                continue  # «the two ministers of Saudi Arabia and …»
            if title.countries and hit.prefix == _WAW + ARTICLE and "sg" in hit.features:
                return replace(title, last=hit.last, country=None, countries=(*title.countries, str(hit.entry.id)))
            somebody = title.head.data.get("anonymous") and self._marked.words[place - 1].form.endswith(_ALEF)
            if hit.features >= _OBJECT and self._marked.at(place, EntryKind.STATE) and not somebody:
                continue  # «the ambassador of Britain», whose name is the adjective's accusative too
            if agrees and (self._meanings.meant(hit) or (_of_state(title) and self._meanings.unrivalled(hit))):
                return replace(
                    title,
                    last=hit.last,
                    country=title.country or str(hit.entry.id),
                    countries=(str(hit.entry.id),) if title.number != "sg" and not title.country else (),
                    complete=True,
                    open=False,
                    definite=title.definite or hit.prefix == ARTICLE,
                )
        return None

    def _modifier(self, title: Title, place: int) -> Title | None:
        for hit in self._marked.at(place, EntryKind.TITLE):
            further = bool(title.marks) and title.number == "pl" and hit.prefix == _WAW + ARTICLE
            if hit.entry.data.get("role") == "modifier" and (further or hit.prefix in ("", ARTICLE)):
                if title.number == "sg" and "sg" not in hit.features and hit.features & set(_NUMBERS):
                    continue  # a noun of several, not an adjective of the one
                if set(hit.entry.data.get("not_before") or ()) & set(self._marked.forms(hit.last, hit.last + 1)):
                    continue
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
        if title.country and inner.country and title.country != inner.country:
            return None  # two officials side by side: «received the Egyptian president the Russian minister»
        lam = inner.prefix in (_LAM, LAM_ARTICLE)
        if not inner.prefix and not inner.complete and inner.last == place + 1 and self._is_given_name(place):
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


def _of_state(title: Title) -> bool:
    """Tell whether a title is an office of state, which an adjective of two senses gives its state."""
    data = title.head.data
    return bool(data.get("national") and data.get("office") and not data.get("first_name"))
