"""Names as they stand in a text: by the registry, by the name table, or by their surroundings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from marsad.coding.body import ARTICLE, definite
from marsad.coding.found import Name
from marsad.language.words import WordKind
from marsad.lexicon.compiled import compiled
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import DOUBTFUL, SURE, NameClass
from marsad.lexicon.spellings import Spellings, read_spellings

if TYPE_CHECKING:
    from collections.abc import Callable

    from marsad.coding.marked import MarkedText
    from marsad.coding.names import NameReader
    from marsad.coding.title import Title
    from marsad.lexicon.entries import Hit

_COMMAS = frozenset("\u060c,")
_FUSED = ("\u0648", "\u0641", "\u0628", "\u0644")
_SO = "\u0641"
_CONJUNCTIONS = ("\u0648", "\u0641")
_LEAST_FUSED = 3
_LEAST_UNTITLED = 2
# A surname of several bearers that stands in a text so often is a name there.
_OFTEN = 2
_ALEF = "\u0627"
_COUNTRIES = (EntryKind.STATE, EntryKind.CAPITAL, EntryKind.NATIONALITY)
# Persons of a verb whose subject no name can be.
_OF_NO_OTHER = frozenset({"p1", "1s", "1p"})


@cache
def load_spellings() -> Spellings:
    """Return the spellings of the registry's foreign persons; read once a process."""
    return compiled("spellings", Spellings, read_spellings)


# Of so many given names alone, a name may still be waiting for its family's.
_GIVEN_ALONE = 2


class NameFinder:
    """Finds names in one marked text.

    Args:
        marked: the text.
        names: tells where names begin and end.
    """

    def __init__(self, marked: MarkedText, names: NameReader) -> None:
        self._marked = marked
        self._names = names

    def registered(self, place: int, title: Title | None = None) -> Name | None:
        """Return the longest name of the registry that begins at a word.

        Without a title, a full name that few bear is needed; where several persons bear a name, the title's
        country must tell which is meant.
        """
        hits = [h for h in self._marked.at(place, EntryKind.PERSON) if not definite(h.prefix)]
        if not hits:
            return None
        if place in self._names.functional or self._marked.words[place].form in self._names.small.never:
            hits = [h for h in hits if h.last - h.first >= _LEAST_UNTITLED]
        if title is None:
            hits = [h for h in hits if h.last - h.first >= _LEAST_UNTITLED and not h.features & {"short", "ambiguous"}]
        if not hits:
            return None
        return self._choose([h for h in hits if h.last == hits[0].last], title)

    def short_name(self, place: int) -> Name | None:
        """Return a surname of the registry's, with its bearer where the text tells who of several is meant.

        Beside a verb of saying it is somebody's name even where nothing tells whose: then it has no bearer.
        """
        hits = self._marked.at(place, EntryKind.PERSON)
        hits = tuple([h for h in hits if h.last == hits[0].last])
        if not hits:
            return None
        saying = (*self._ending_at(place), *self._marked.at(hits[0].last, EntryKind.SAYING))
        verbs = [h for h in saying if "verb" in h.features and not h.features & _OF_NO_OTHER]
        entries = {h.entry for h in hits}
        if verbs:
            entries = {e for e in entries if any(e.data.get("gender") in {None, *h.features} for h in verbs)}
        said = not hits[0].prefix and any(h.last == place for h in verbs)
        many = any("ambiguous" in h.features for h in hits)
        if many or len(entries) > 1:
            entries = {e for e in entries if self._told(e.data.get("country"))}
        often = self._names.count(hits[0].row.form) >= _OFTEN and not self._may_go_on(hits[0].last)
        if len(entries) == 1 and (said or often or not many):
            return self._extended(next(h for h in hits if h.entry in entries))
        if not said:
            return None
        hit = hits[0]
        return Name(
            first=hit.first, last=hit.last, tokens=self.tokens(hit.first, hit.last, hit.prefix), prefix=hit.prefix
        )

    def _may_go_on(self, place: int) -> bool:
        """Tell whether a word may be a further part of a name: nothing that the lexicon or the table knows."""
        words = self._marked.words
        if place >= len(words) or words[place].kind is not WordKind.LETTERS or self._marked.at(place):
            return False
        return self._names.forms.may_be_name(words[place].form)

    def _told(self, country: str | None) -> bool:
        """Tell whether the text tells of a country."""
        places = (self._marked.by_kind.get(kind, {}).values() for kind in _COUNTRIES)
        return any(h.entry.id == country for by_place in places for hits in by_place for h in hits)

    def _choose(self, hits: list[Hit], title: Title | None) -> Name | None:
        entries = {h.entry for h in hits}
        if title and title.country:
            if len(entries) > 1:
                entries = {e for e in entries if e.data.get("country") == title.country}
            elif hits[0].features & {"short", "ambiguous"}:
                # What many may bear names nobody of another country.
                entries = {e for e in entries if e.data.get("country") in (title.country, None)}
        if len(entries) != 1:
            return None
        return self._extended(next(h for h in hits if h.entry in entries))

    def _extended(self, hit: Hit) -> Name:
        """Return a registry name with the further ancestors that the text adds."""
        words = self._marked.words
        last = hit.last
        while last + 1 < len(words) and self._names.is_joiner(words[last].form):
            further = self._names.end(last + 1, titled=True)
            if further == last + 1:
                break
            last = further
        return Name(
            first=hit.first,
            last=last,
            tokens=self.tokens(hit.first, last, hit.prefix),
            prefix=hit.prefix,
            entry=hit.entry,
        )

    def tokens(self, first: int, last: int, prefix: str = "") -> tuple[str, ...]:
        """Return the folded words of a stretch, without marks and without the first word's proclitics."""
        forms = [w.form for w in self._marked.words[first:last] if w.kind is WordKind.LETTERS]
        forms[0] = forms[0][len(prefix) :] or forms[0]
        return tuple(forms)

    def named(self, place: int, title: Title) -> Name | None:
        """Return the name that begins at a word."""
        words = self._marked.words
        if place >= len(words) or words[place].kind is not WordKind.LETTERS:
            if place + 1 < len(words) and words[place].form == "#" and words[place].end == words[place + 1].start:
                return self.named(place + 1, title)
            return None
        known = self.registered(place, title)
        last = self._names.end(place, titled=True)
        if known and not known.prefix and not self._goes_on(known, last):
            return known
        if known is None and last > place and self._is_of_another(place, last, title.country):
            return None
        return self.made(place, last, country=title.country) if last > place else None

    def _is_of_another(self, place: int, last: int, country: str | None) -> bool:
        """Tell whether words are a surname that the registry gives to somebody of another country alone."""
        hits = [h for h in self._marked.at(place, EntryKind.PERSON) if h.last == last and not h.prefix]
        bearers = {h.entry.data.get("country") for h in hits if "ambiguous" not in h.features}
        return country is not None and len(bearers) == 1 and not bearers & {country, None}

    def made(self, first: int, last: int, prefix: str = "", *, country: str | None = None) -> Name:
        """Return the name of a stretch of words, with the registry's person whose name it spells in another way."""
        tokens = self.tokens(first, last, prefix)
        person = load_spellings().person(tokens, country)
        entry = self._marked.lexicon.entry(EntryKind.PERSON, person) if person else None
        return Name(first=first, last=last, tokens=tokens, prefix=prefix, entry=entry)

    def _goes_on(self, known: Name, last: int) -> bool:
        """Tell whether a name goes on behind what the registry knows, so that it is somebody else's."""
        table = self._names.table
        if known.last < last and self._names.is_glued(known.last):
            return True
        if known.last - known.first < _LEAST_UNTITLED and known.last < last:
            return not self._accusative(known.last)
        own = [t for t in known.tokens if t not in self._names.small.joiners]
        if len(own) <= _GIVEN_ALONE and all(table.kind(t) is NameClass.GIVEN for t in own):
            # Given names alone («Ahmad Yusuf», «Muhammad bin Khalid») wait for a family's name.
            return self._names.may_be_surname(known.last)
        if known.last >= last:
            return False
        further = self._marked.words[known.last].form
        return self._names.table.kind(further.removeprefix(ARTICLE)) in SURE

    def _accusative(self, place: int) -> bool:
        """Tell whether a word looks like an indefinite object («signed an order») and is not surely a name."""
        form, kind = self._marked.words[place].form, self._names.table.kind
        # What neither with nor without its alef is a known word is rather a rare name («Wang Guangya»).
        known = {kind(form), kind(form[:-1])} != {NameClass.UNKNOWN}
        return form.endswith(_ALEF) and kind(form) not in SURE and known

    def untitled(self, place: int, title_behind: Callable[[int], Title | None]) -> Name | None:
        """Return a name of two or more sure parts that stands without a title."""
        words = self._marked.words
        if self._names.forms.never_first(words[place].form) or self._is_place(place):
            return None
        for skip in (0, 1):
            form = words[place].form[skip:]
            if skip and (not words[place].form.startswith(_FUSED) or len(form) < _LEAST_FUSED):
                continue
            if not self._names.opens(place, form, fused=bool(skip)):
                continue
            if skip and not self._fused_name(place, form):
                continue
            last = self._names.after(place)
            if last - place == _LEAST_UNTITLED and self._of_two(place):
                return None
            if last - place >= _LEAST_UNTITLED:
                return self.made(place, last, words[place].form[:skip])
        return self._rare(place, title_behind)

    def _of_two(self, place: int) -> bool:
        """Tell whether two words are the surnames of two persons of the registry («Putin met Erdogan»)."""
        bearers = [
            {h.entry for h in self._marked.at(p, EntryKind.PERSON) if h.last == p + 1 and "ambiguous" not in h.features}
            for p in (place, place + 1)
        ]
        return all(bearers) and bearers[0].isdisjoint(bearers[1])

    def _is_place(self, place: int) -> bool:
        """Tell whether a preposition of place stands before a word («in Pearl Harbor»)."""
        before = self._marked.at(place - 1, EntryKind.TITLE) if place else ()
        data = (h.entry.data for h in before if h.last == place)
        return any(d.get("role") == "located" and not d.get("capital") for d in data)

    def _fused_name(self, place: int, form: str) -> bool:
        """Tell whether a word is rather a name behind a fused letter than a word of its own."""
        kind = self._names.table.kind
        words = self._marked.words
        if self._names.small.syllable(words[place].form):
            return False
        if words[place].form.startswith(_SO) and place and words[place - 1].kind is WordKind.LETTERS:
            return False  # «so» opens a clause
        whole = kind(words[place].form)
        if whole is NameClass.ORDINARY and not words[place].form.startswith(_CONJUNCTIONS):
            # «A security structure» holds two rare names behind its first letter: it needs usual ones.
            return kind(form) is NameClass.GIVEN and place + 1 < len(words) and kind(words[place + 1].form) in SURE
        return whole not in SURE | DOUBTFUL

    def _rare(self, place: int, title_behind: Callable[[int], Title | None]) -> Name | None:
        """Return a name of rare words, which its surroundings must show to be one: a verb of saying or a title."""
        said = place > 0 and any("verb" in h.features for h in self._ending_at(place))
        doubted = said and self._names.table.kind(self._marked.words[place].form) in DOUBTFUL
        if self._marked.at(place) and not doubted:
            return None
        last = self._names.end(place, titled=True)
        if last - place < _LEAST_UNTITLED:
            return None
        if title_behind(last) is None and not (said and self._closes_rare(last)):
            return None
        return self.made(place, last)

    def _ending_at(self, place: int) -> list[Hit]:
        return [h for h in self._marked.at(place - 1, EntryKind.SAYING) if h.last == place]

    def _closes_rare(self, last: int) -> bool:
        words = self._marked.words
        return last < len(words) and (words[last].form in _COMMAS or last in self._names.functional)
