"""Finds dated happenings and holders of offices that the resources know."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from marsad.language.words import NAME_PROCLITICS
from marsad.lexicon.loading import folded_phrase, read_yaml, resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# A role stands at most this many words before the name of its holder, «السابق» at most this many after.
_ROLE_REACH, _FORMER_REACH = 7, 2
# Fragments of one phrase stand within this many words.
_LONGEST_TELLING = 32
_WAW = "\u0648"
# A minister is named with the office some weeks before the term begins.
_DESIGNATE = dt.timedelta(days=45)


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """Something that happened on days that are known; see happenings.yaml for the fields."""

    id: str
    start: dt.date
    end: dt.date
    fresh: int
    ahead: int
    brief: bool
    era: bool
    period: bool
    whole_text: bool


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A time in office.

    Attributes:
        roles: words of the office.
        start: first day on which somebody is named with it.
        end: last day; None if it goes on.
    """

    roles: tuple[str, ...]
    start: dt.date
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class Told:
    """A place where a text tells of a happening.

    Attributes:
        happening: what it tells of.
        first: index of the first word of the fragments that name it.
        last: index after the last one.
        sentence: index of the sentence; -1 where the fragments stand apart.
    """

    happening: Happening
    first: int
    last: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Held:
    """A place where a text names the holder of an office.

    Attributes:
        term: the time in office.
        first: index of the first word of the name.
        last: index after it.
        former: whether the text calls the holder a past one.
    """

    term: Term
    first: int
    last: int
    former: bool


class _Index:
    """Fragments of phrases and names by their first word, letters fused before it included."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        self._numbers: dict[str, int] = {}
        self._heads: list[str] = []

    def add(self, phrase: str) -> int:
        """Add a fragment and return its number."""
        form = folded_phrase(phrase)
        if form not in self._numbers:
            number = self._numbers[form] = len(self._numbers)
            head, *rest = form.split(" ")
            self._heads.append(head)
            for prefix in NAME_PROCLITICS:
                self._by_first[prefix + head].append((tuple(rest), number))
            if head.startswith("\u0627\u0644"):
                self._by_first["\u0644" + head[1:]].append((tuple(rest), number))
        return self._numbers[form]

    def begins(self, number: int, form: str) -> bool:
        """Tell whether a fragment's own first word is that form, nothing fused before it."""
        return self._heads[number] == form

    def find(self, forms: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
        """Yield number, first word and end of every fragment in a text, given by its folded words."""
        by_first = self._by_first
        for place in [i for i, form in enumerate(forms) if form in by_first]:
            form = forms[place]
            # A word said twice makes another title.
            if place and forms[place - 1].endswith(form):
                continue
            for rest, number in by_first[form]:
                end = place + 1 + len(rest)
                if not rest or forms[place + 1 : end] == rest:
                    yield number, place, end


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """All happenings and terms.

    Attributes:
        phrases: for each happening its alternatives, each a tuple of fragments, each a set of fragment numbers.
        opened: for each fragment number the places in `phrases` of the happenings that an alternative opens with it.
    """

    phrases: tuple[tuple[Happening, tuple[tuple[frozenset[int], ...], ...]], ...]
    opened: Mapping[int, tuple[int, ...]]
    terms: Mapping[int, tuple[Term, ...]]
    former: frozenset[str]
    elect: frozenset[str]
    deputy: frozenset[str]
    fragments: _Index
    names: _Index

    def told(self, forms: tuple[str, ...], sentences: Sequence[int]) -> tuple[Told, ...]:
        """Find the happenings that a text tells of, in order of place.

        Args:
            forms: the folded words of the text.
            sentences: for each word the index of its sentence.
        """
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, first, end in self.fragments.find(forms):
            places[number].append((first, end))
        if not places:
            return ()
        found = [
            told
            for place in sorted({p for number in places for p in self.opened.get(number, ())})
            for told in _of_happening(*self.phrases[place], places, sentences)
        ]
        return tuple(sorted(found, key=lambda t: (t.first, t.last, t.happening.id)))

    def held(self, forms: tuple[str, ...]) -> tuple[Held, ...]:
        """Find the holders of offices that a text names with their role, in order of place.

        Args:
            forms: the folded words of the text.
        """
        found: list[Held] = []
        for number, first, end in self.names.find(forms):
            before = forms[max(0, first - _ROLE_REACH) : first]
            if "\n" in before:
                before = before[len(before) - before[::-1].index("\n") :]
            if forms[first].startswith(_WAW) and not self.names.begins(number, forms[first]):
                continue  # «and so-and-so»: the role is another's
            joined = " ".join(before)
            after = forms[end : end + _FORMER_REACH]
            if self.elect.intersection(before) or self.deputy.intersection(before):
                continue
            former = bool(self.former.intersection(before) or self.former.intersection(after))
            terms = (t for t in self.terms[number] if any(role in joined for role in t.roles))
            found.extend(Held(term, first, end, former) for term in terms)
        return tuple(sorted(found, key=lambda h: (h.first, h.last)))


def _of_happening(
    happening: Happening,
    alternatives: tuple[tuple[frozenset[int], ...], ...],
    places: Mapping[int, list[tuple[int, int]]],
    sentences: Sequence[int],
) -> Iterator[Told]:
    """Yield where a text tells of one happening, once a sentence."""
    seen: set[int] = set()
    for fragments in alternatives:
        hits = [[p for number in options for p in places.get(number, ())] for options in fragments]
        if not all(hits):
            continue
        if happening.whole_text:
            yield Told(happening, hits[0][0][0], hits[0][0][1], -1)
            return
        common = set.intersection(*({sentences[first] for first, _ in some} for some in hits))
        for sentence in sorted(common - seen):
            seen.add(sentence)
            first, last = _closest([[p for p in some if sentences[p[0]] == sentence] for some in hits])
            if last - first <= _LONGEST_TELLING:
                yield Told(happening, first, last, sentence)


def _closest(hits: list[list[tuple[int, int]]]) -> tuple[int, int]:
    """Return the shortest stretch found that holds a place of every fragment: the nearest ones to each first place."""
    stretches = []
    for start, _ in hits[0]:
        near = [min(some, key=lambda p: (abs(p[0] - start), p)) for some in hits]
        stretches.append((min(p[0] for p in near), max(p[1] for p in near)))
    return min(stretches, key=lambda s: (s[1] - s[0], s))


@cache
def load_known() -> Known:
    """Return the happenings and terms of the resources; read once a process, never changed after."""
    data = read_yaml(resource("happenings.yaml"))
    fragments, names = _Index(), _Index()
    phrases = tuple((_happening(row), _alternatives(row, fragments)) for row in data["happenings"])
    terms: dict[int, list[Term]] = defaultdict(list)
    for row in data["terms"]:
        term = Term(tuple(map(folded_phrase, row["roles"])), row["start"] - _DESIGNATE, row.get("end"))
        for name in row["names"]:
            terms[names.add(name)].append(term)
    former, elect, deputy = (frozenset(map(folded_phrase, data[key])) for key in ("former", "elect", "deputy"))
    opened: dict[int, list[int]] = defaultdict(list)
    for place, (_, alternatives) in enumerate(phrases):
        for number in {n for fragments in alternatives for n in fragments[0]}:
            opened[number].append(place)
    return Known(
        phrases,
        {n: tuple(p) for n, p in opened.items()},
        {n: tuple(t) for n, t in terms.items()},
        former,
        elect,
        deputy,
        fragments,
        names,
    )


def _happening(row: Mapping[str, Any]) -> Happening:
    return Happening(
        id=row["id"],
        start=row["start"],
        end=row.get("end", row["start"]),
        fresh=row.get("fresh", 0),
        ahead=row.get("ahead", 0),
        brief=row.get("brief", False),
        era=row.get("era", False),
        period=row.get("period", False),
        whole_text=row.get("scope") == "text",
    )


def _alternatives(row: Mapping[str, Any], index: _Index) -> tuple[tuple[frozenset[int], ...], ...]:
    return tuple(
        tuple(frozenset(index.add(option) for option in fragment.split("|")) for fragment in phrase.split(" + "))
        for phrase in row["phrases"]
    )
