"""Resolves titles that stand alone, pairs and other role words to persons and states named in the article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.body import definite, strip_prefix
from marsad.coding.cast import Phrase, Reference
from marsad.coding.figures import Figure, Figures, digest
from marsad.coding.fitting import fits_title, head, heads
from marsad.coding.holders import find_holder
from marsad.lexicon.entries import EntryKind, Hit
from marsad.records import ActorKind

if TYPE_CHECKING:
    from marsad.coding.found import Found
    from marsad.coding.marked import MarkedText
    from marsad.coding.title import Title
    from marsad.coding.told import Told

_PAIR = 2
_WORDS = ("pair", "latter", "homeland")
# Classes of saying of words that lead to a source.
_SOURCED = ("source", "as-said")
_PLACED = (EntryKind.STATE, EntryKind.CAPITAL)
# A ta marbuta with a pronoun fused behind it.
_HIS, _HERS = "\u062a\u0647", "\u062a\u0647\u0627"
_OWNERS = (ActorKind.PERSON, ActorKind.STATE)


class Resolver:
    """Resolves role phrases of one article in text order.

    Args:
        marked: the text.
        figures: the figures found by name; role-only figures are added.
        told: where figures were named; where they are resolved to is added.
    """

    def __init__(self, marked: MarkedText, figures: Figures, told: Told) -> None:
        self._marked = marked
        self._figures = figures
        self._told = told
        self.phrases: list[Phrase] = []

    def resolve(self, roles: list[Found]) -> None:
        """Resolve titles without names, and pairs, in order of place."""
        taken = {p for f in roles for p in range(f.first, f.last)}
        work: list[tuple[int, Found | Hit]] = [(f.first, f) for f in roles]
        for hits in self._marked.by_kind.get(EntryKind.TITLE, {}).values():
            for hit in hits:
                if hit.entry.data.get("role") in _WORDS and hit.first not in taken:
                    work.append((hit.first, hit))
                    taken.add(hit.first)
        for _, item in sorted(work, key=lambda w: w[0]):
            if isinstance(item, Hit):
                self._word(item)
            else:
                self._role(item)

    # Titles

    def _role(self, found: Found) -> None:
        title = found.title
        if title is None:
            return
        if title.head.data.get("role") == "relative":
            if title.number == "pl" and (title.complete or title.marks):
                self._plural(found, replace(title, complete=True))
            else:
                self._counterpart(found, title)
        elif title.number == "sg":
            whole = self._owned(found, title)
            self._single(whole, whole.title or title)
        else:
            self._plural(found, title)

    def _owned(self, found: Found, title: Title) -> Found:
        """Return a title with its owner's country («his foreign minister», «the foreign minister of his country»)."""
        words = self._marked.words
        last = found.last
        home = [h for h in self._marked.at(last, EntryKind.TITLE) if h.entry.data.get("role") == "homeland"]
        persons = {p for h in home if not h.prefix for p in h.features} & {"3ms", "3fs"}
        ending = words[last - 1].form.endswith
        owner = "f" if "3fs" in persons or ending(_HERS) else "m" if persons or ending(_HIS) else ""
        if title.country or not title.fields or not owner:
            return found
        # A state has a minister, but only a person has a homeland.
        kinds = _OWNERS[:1] if persons else _OWNERS
        owners = self._told.latest(
            lambda f: f.kind in kinds and f.country and f.gender in ("", owner), before=found.first
        )
        if not owners:
            return found
        last += bool(persons)
        whole = replace(title, last=last, country=owners[0].country, definite=True, complete=True)
        return replace(found, last=last, title=whole)

    def _single(self, found: Found, title: Title) -> None:
        figure, reason = self._match(title, found.first), "title"
        if figure is None and title.complete:
            figure, reason = self._match(title, found.first, later=True), "title-before-name"
        if figure is None:
            figure, reason = self._introduced(title, found.first), "introduced"
        if figure is None:
            figure, reason = find_holder(title, self._figures.all, self._marked.lexicon), "office"
            if figure:
                figure.titles.append(title)
        if figure is None:
            figure, reason = self._unnamed(found, title), "unnamed"
        if figure is None:
            return
        self._add(found.first, found.last, (figure,), found.prefix, title.gender, "sg", reason)

    def _introduced(self, title: Title, place: int) -> Figure | None:
        """Return whom headline or lead bring in by an office without the article and the text names later."""
        lead = self._marked.paragraph_at(self._marked.body)[1]
        office = title.head.data.get("office") and not title.head.data.get("anonymous")
        if place >= lead or title.definite or title.marks or not (title.country and office):
            return None
        fits = self._told.latest(lambda f: f.name and fits_title(f, title))
        if len(fits) != 1 or any(s.figure is fits[0] and self._marked.body <= s.place < place for s in self._told.seen):
            return None
        return fits[0]

    def _unnamed(self, found: Found, title: Title, *apart: str) -> Figure | None:
        """Return a new figure for somebody never named; `apart` tells several under one title from each other."""
        anonymous = bool(title.head.data.get("anonymous"))
        office = any(rank.data.get("office") for rank in title.ranks)
        of_whom = title.country or any(not b.generic for b in title.bodies)
        if not anonymous and not (office and title.definite and title.complete and of_whom):
            return None
        if (
            anonymous
            and not title.complete
            and not title.marks
            and len(title.ranks) == 1
            and (title.definite or not self._says_before(found.first))
        ):
            return None
        first = self._marked.words[found.first].form[len(title.prefix) :]
        words = (first, *self._marked.forms(found.first + 1, found.last), *apart)
        served = (self._figures.known_body(b) for b in title.bodies if b.generic)
        figure = Figure(
            key=f"act_{digest(words)}",
            kind=ActorKind.PERSON,
            titles=[title],
            country=title.country or next((s.country for s in served if s), None),
            gender=title.gender,
            anonymous=True,
        )
        same = next((f for f in self._figures.all if f.key == figure.key), None)
        if same is None:
            self._figures.all.append(figure)
        return same or figure

    def _says_before(self, place: int) -> bool:
        """Tell whether a verb of saying stands right before a word, or what leads to a source («according to»)."""
        said = self._marked.at(place - 1, EntryKind.SAYING)
        return any(h.last == place and ("verb" in h.features or h.entry.data["class"] in _SOURCED) for h in said)

    def _plural(self, found: Found, title: Title) -> None:
        states = [b.country for b in title.bodies if b.entry.kind is EntryKind.STATE]
        if len(states) > 1:
            hits = [self._holder(title, state) for state in states]
            if all(hits):
                self._add(
                    found.first,
                    found.last,
                    tuple(f for f in hits if f),
                    found.prefix,
                    title.gender,
                    title.number,
                    "titles of the states",
                )
                return
        if len(title.countries) > 1:
            self._each(found, title)
            return
        if title.definite and not title.complete and title.number == "du":
            pair = self._two_of_rank(title, found.first)
            if pair:
                self._add(found.first, found.last, pair, found.prefix, title.gender, "du", "two of that rank")
            return
        anonymous = title.head.data.get("anonymous")
        new = anonymous and not title.definite and self._says_before(found.first)
        if not title.complete and not new and (title.number == "du" or not anonymous):
            return
        if anonymous or title.number == "pl" or len(states) > 1:
            same = self._known_group(title) if title.definite else None
            if same:
                self._add(found.first, found.last, (same,), found.prefix, title.gender, title.number, "group")
                return
            key = f"act_{digest(_signature(title))}"
            figure = next((f for f in self._figures.all if f.key == key), None)
            if figure is None:
                figure = Figure(key=key, kind=ActorKind.GROUP, titles=[title], country=title.country, anonymous=True)
                self._figures.all.append(figure)
            self._add(found.first, found.last, (figure,), found.prefix, title.gender, title.number, "group")

    def _each(self, found: Found, title: Title) -> None:
        """Resolve a title of several whose adjectives tell a state for each («the Jordanian and British ministers»)."""
        figures = []
        for country in title.countries:
            one = replace(title, number="sg", country=country, countries=())
            figure = self._match(one, found.first) or self._unnamed(found, one, country)
            if figure is not None:
                figures.append(figure)
        self._add(found.first, found.last, tuple(figures), found.prefix, title.gender, title.number, "title of each")

    def _two_of_rank(self, title: Title, place: int) -> tuple[Figure, ...]:
        """Return the two whom a dual title means: the last of that rank before it, or the only two of the text.

        Two of different countries are meant rather than two of one.
        """
        holders = self._told.latest(lambda f: fits_title(f, title), before=place)
        if len(holders) < _PAIR:
            holders = self._told.latest(lambda f: fits_title(f, title))
            if len(holders) != _PAIR:
                return ()
        last = holders[0]
        other = next((f for f in holders if f.country != last.country), holders[1])
        return other, last

    def _known_group(self, title: Title) -> Figure | None:
        """Return the group of that rank and country which was told of before."""
        for seen in reversed(self._told.seen):
            figure = seen.figure
            if (
                figure.kind is ActorKind.GROUP
                and figure.titles
                and head(figure.titles[0]) == head(title)
                and (title.country in (None, figure.country))
                and not _apart(title, figure.titles[0])
            ):
                return figure
        return None

    def _holder(self, title: Title, country: str | None) -> Figure | None:
        return next(
            (
                f
                for f in self._figures.all
                if f.kind is ActorKind.PERSON and f.country == country and head(title) in heads(f)
            ),
            None,
        )

    def _counterpart(self, found: Found, title: Title) -> None:
        if title.head.id != "counterpart" or title.number != "sg":
            return
        antecedent = self._antecedent(found.first)
        ranks = heads(antecedent) if antecedent else set()
        ofstate = [
            f
            for f in self._figures.all
            if f.kind is ActorKind.PERSON
            and f.country
            and f.country == title.country
            and title.gender in (f.gender, "")
        ]
        fits = [f for f in ofstate if heads(f) & (ranks | {"counterpart"})] or [f for f in ofstate if not heads(f)]
        if len(fits) == 1:
            self._add(found.first, found.last, (fits[0],), found.prefix, title.gender, "sg", "counterpart")
        elif not fits and title.country and antecedent:
            office = replace(antecedent.titles[0], country=title.country, bodies=(), definite=True, complete=True)
            figure = self._unnamed(found, office)
            if figure:
                self._add(found.first, found.last, (figure,), found.prefix, title.gender, "sg", "counterpart")

    def _antecedent(self, place: int) -> Figure | None:
        """Return the titled person told of last before a word."""
        persons = (s.figure for s in reversed(self._told.seen) if s.place < place and s.figure.kind is ActorKind.PERSON)
        return next((f for f in persons if heads(f)), None)

    def _match(self, title: Title, place: int, *, later: bool = False) -> Figure | None:
        """Return the figure that a definite title stands for: the latest before it, or the only one after it."""
        if not title.definite:
            return None  # it brings in somebody new, or the same words again, which have the same key
        fits: list[Figure] = []
        for seen in reversed(self._told.seen):
            if (seen.place > place) is later and seen.figure not in fits and fits_title(seen.figure, title):
                fits.append(seen.figure)
        if not title.country:
            # Whoever was named without nationality is meant where none is told: the paper's own minister.
            plain = [f for f in fits if any(t.country is None and head(t) == head(title) for t in f.titles)]
            fits = plain or fits
        if later:
            return fits[0] if len(fits) == 1 else None
        return fits[0] if fits else None

    # Pairs and other words

    def _word(self, hit: Hit) -> None:
        role = hit.entry.data["role"]
        if role == "latter" and definite(hit.prefix) and "sg" in hit.features:
            self._latter(hit)
        elif role == "homeland" and {"3ms", "3fs"} & hit.features:
            self._homeland(hit)
        elif role == "pair" and definite(hit.prefix) and "du" in hit.features:
            self._pair(hit)

    def _pair(self, hit: Hit) -> None:
        for kind in hit.entry.data.get("of", ()):
            pair = self._told.two_persons(hit.first) if kind == ActorKind.PERSON else self._told.two_states(hit.first)
            if len(pair) == _PAIR:
                self._add(hit.first, hit.last, tuple(pair), hit.prefix, "m", "du", "pair")
                return

    def _latter(self, hit: Hit) -> None:
        before = self._marked.words[hit.first - 1].form if hit.first else ""
        if before.startswith("\u0627\u0644"):
            return
        persons = self._told.latest(lambda f: f.kind is ActorKind.PERSON, before=hit.first)
        if persons:
            self._add(hit.first, hit.last, (persons[0],), hit.prefix, "m", "sg", "latter")

    def _homeland(self, hit: Hit) -> None:
        persons = self._told.latest(lambda f: f.kind is ActorKind.PERSON and bool(f.country), before=hit.first)
        if not persons:
            return
        state = next(
            (f for f in self._figures.all if f.kind is ActorKind.STATE and f.country == persons[0].country), None
        )
        if state:
            self._add(hit.first, hit.last, (state,), hit.prefix, "f", "sg", "homeland")

    def _add(
        self, first: int, last: int, figures: tuple[Figure, ...], prefix: str, gender: str, number: str, reason: str
    ) -> None:
        for figure in figures:
            if figure.anonymous:
                start = self._marked.bare_start(first, strip_prefix(prefix))
                figure.mentions.append((start, self._marked.words[last - 1].end, "title"))
        self.phrases.append(
            Phrase(
                first=first,
                last=last,
                keys=tuple(f.key for f in figures),
                by=Reference.ROLE,
                prefix=prefix,
                gender=gender,
                number=number,
                reason=reason,
            )
        )
        self._told.add(first, figures)


def _apart(title: Title, own: Title) -> bool:
    """Tell whether two titles of several tell of different ones: by other adjectives, fields or words."""
    said, theirs = {m.id for m in title.marks}, {m.id for m in own.marks}
    words, known = {*title.fields, *title.tail}, {*own.fields, *own.tail}
    return bool((said and theirs and not said & theirs) or (words and not words & known))


def _signature(title: Title) -> tuple[str, ...]:
    """Return what a title of several says, whatever its case: ranks, marks, fields, bodies, country, words."""
    said = (*(r.id for r in title.ranks), *(m.id for m in title.marks), *title.fields, title.country or "")
    return ("several", *said, *(b.entry.id for b in title.bodies), *title.tail)
