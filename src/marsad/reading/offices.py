"""Finds holders of offices that a text names, with the days on which they held them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from marsad.edtf import parse_edtf
from marsad.language.words import NAME_PROCLITICS
from marsad.lexicon.compiled import compiled
from marsad.lexicon.loading import folded_phrase, read_persons, read_yaml, resource
from marsad.reading.phrases import PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Words between an office and its holder's name, and after the name, that are looked at.
_REACH, _AFTER = 6, 2
_ARTICLE = "\u0627\u0644"
_DEFINITE = (_ARTICLE, "\u0644\u0644", "\u0648" + _ARTICLE)
_SHUT = frozenset("\n.!?;\u061f\u061b")
# A minister is named with the office some weeks before the term begins.
_DESIGNATE = dt.timedelta(days=45)
# How long a holder is a new one, before the term and after it began.
_BEFORE_NEW, _NEW = dt.timedelta(days=200), dt.timedelta(days=150)


class Sense(Enum):
    """How a text speaks of the holder."""

    HOLDS = "holds"
    #: Took office lately.
    NEW = "new"
    #: Held it, and no longer does.
    FORMER = "former"
    #: What is told lies in the holder's time, or ended it.
    TOLD = "told"


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A time in office.

    Attributes:
        office: what the words of the office are looked up by.
        state: the state served, as states.yaml names it; None if there is none or it is unknown.
        start: first day on which somebody may be named with it; None if unknown.
        end: last day; None if it goes on or is unknown.
        whole: whether the name that leads here is a whole one, not a bare family name.
    """

    office: str
    state: str | None
    start: dt.date | None
    end: dt.date | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A place where a text names the holder of an office.

    Attributes:
        terms: the times in office that it may mean.
        first: index of the first word of the office.
        last: index after the name.
        sense: how the text speaks of the holder.
    """

    terms: tuple[Term, ...]
    first: int
    last: int
    sense: Sense

    def stretches(self) -> tuple[tuple[dt.date | None, dt.date | None], ...]:
        """Return the stretches of days, open where None, on which the text was written."""
        starts = [t.start for t in self.terms if t.start is not None]
        earliest = min(starts) if len(starts) == len(self.terms) else None
        if self.sense is Sense.TOLD:
            return ((earliest, None),)
        if self.sense is Sense.FORMER:
            ends = [t.end for t in self.terms if t.end is not None]
            return ((min(ends, default=earliest), None),)
        if self.sense is Sense.NEW:
            return tuple((t.start - _BEFORE_NEW, t.start + _NEW) if t.start else (None, t.end) for t in self.terms)
        return tuple((t.start, t.end) for t in self.terms)


@dataclass(frozen=True, slots=True, eq=False)
class Offices:
    """All holders of offices that the resources know.

    Attributes:
        titles: phrases of offices.
        offices: for each phrase's number the offices that it names.
        names: names of persons.
        terms: for each name's number the person's terms.
        states: states by the words that name them or are their adjective.
        marks: sets of words by name, see offices.yaml.
    """

    titles: PhraseIndex
    offices: Mapping[int, frozenset[str]]
    names: PhraseIndex
    terms: Mapping[int, tuple[Term, ...]]
    states: Mapping[str, str]
    marks: Mapping[str, frozenset[str]]

    def held(self, forms: tuple[str, ...]) -> tuple[Held, ...]:
        """Find the holders of offices that a text names with their office, in order of place.

        Args:
            forms: the folded words of the text.
        """
        titles = list(self._titles(forms))
        found = []
        for place, (number, first, end) in enumerate(titles):
            stop = titles[place + 1][1] if place + 1 < len(titles) else len(forms)
            if first and (forms[first - 1] in self.marks["deputy"] or forms[first - 1] in self.marks["named_after"]):
                continue
            one = self._holder(number, first, end, forms, stop)
            if one is not None:
                found.append(one)
        return tuple(found)

    def _titles(self, forms: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
        """Yield the offices that a text names, the longest at each place, none within another."""
        best: dict[int, tuple[int, int, int]] = {}
        for number, first, end in self.titles.find(forms):
            if first not in best or end > best[first][2]:
                best[first] = number, first, end
        last = 0
        for number, first, end in best.values():
            if first >= last:
                last = end
                yield number, first, end

    def _holder(self, number: int, first: int, end: int, forms: tuple[str, ...], stop: int) -> Held | None:
        """Return the holder named after an office, or None."""
        for place in range(end, min(end + _REACH + 1, stop, len(forms))):
            if forms[place] in _SHUT:
                return None
            named = self.names.longest_at(forms, place)
            if named is None:
                continue
            between = forms[end:place]
            offices, states = self.offices[number], {s for w in between if (s := self.states.get(w))}
            odd = sum(not self._is_plain(w) for w in between)
            terms = tuple(
                t
                for t in self.terms[named[0]]
                if t.office in offices and odd <= t.whole and (not states or t.state is None or t.state in states)
            )
            if not terms or self.marks["elect"].intersection(between) or self.marks["background"].intersection(between):
                return None
            around = forms[end : named[1] + _AFTER]
            return Held(terms, first, named[1], self._sense(forms[max(0, first - 3) : first], around))
        return None

    def _is_plain(self, form: str) -> bool:
        """Tell whether a word may stand between an office and a name: adjectives, honorifics, marks, states."""
        return form.startswith(_DEFINITE) or len(form) == 1 or form in self.states

    def _sense(self, before: tuple[str, ...], around: tuple[str, ...]) -> Sense:
        marks = self.marks
        if marks["former"].intersection(around):
            return Sense.FORMER
        if marks["then"].intersection(around) or marks["background"].intersection(before):
            return Sense.TOLD
        if marks["perfect_before"].intersection(before) and marks["perfect_after"].intersection(around):
            return Sense.TOLD
        return Sense.NEW if marks["fresh"].intersection(around) else Sense.HOLDS


@cache
def load_offices() -> Offices:
    """Return the offices and terms of the resources; read once a process, never changed after."""
    return compiled("offices", Offices, _read_offices)


def _read_offices() -> Offices:
    data = read_yaml(resource("offices.yaml"))
    roles = data["roles"]
    titles, names = PhraseIndex(), PhraseIndex()
    offices: dict[int, set[str]] = defaultdict(set)
    terms: dict[int, list[Term]] = defaultdict(list)
    for role, phrases in roles.items():
        for phrase in phrases:
            offices[titles.add(phrase)].add(role)
    for person in read_persons():
        for office in person["offices"]:
            key = office["role"] if office["role"] in roles else folded_phrase(office["title"])
            offices[titles.add(office["title"])].add(key)
            # A family name that stands first would be found in the names of its namesakes.
            short = [s for s in person["short"] if not any(n.startswith(s + " ") for n in person["names"])]
            for name in (*person["names"], *short):
                terms[names.add(name, fused=False)].append(_term(key, office, whole=name in person["names"]))
    for row in data["terms"]:
        for title in row["titles"]:
            key = folded_phrase(title)
            offices[titles.add(title)].add(key)
            for name in row["names"]:
                terms[names.add(name, fused=False)].append(_term(key, row, whole=" " in name))
    marks = {key: frozenset(map(folded_phrase, data[key])) for key in ("former", "then", "fresh", "elect")} | {
        key: frozenset(p + folded_phrase(word) for word in data[key] for p in NAME_PROCLITICS)
        for key in ("background", "deputy", "named_after")
    }
    for side, words in data["perfect"].items():
        marks[f"perfect_{side}"] = frozenset(p + folded_phrase(word) for word in words for p in NAME_PROCLITICS)
    return Offices(
        titles=titles,
        offices={n: frozenset(o) for n, o in offices.items()},
        names=names,
        terms={n: tuple(t) for n, t in terms.items()},
        states=_states(),
        marks=marks,
    )


def _term(key: str, office: Mapping[str, Any], *, whole: bool) -> Term:
    begins, ends = parse_edtf(str(office.get("from", ""))), parse_edtf(str(office.get("to", "")))
    start = None if begins is None or begins.earliest is None else begins.earliest - _DESIGNATE
    return Term(key, office.get("of"), start, None if ends is None else ends.latest, whole)


def _states() -> Mapping[str, str]:
    """Return states by single words that name them alone: names, and adjectives with and without the article."""
    found: dict[str, str | None] = {}
    for state in read_yaml(resource("states.yaml")):
        shared = {folded_phrase(word) for word in state.get("ambiguous", ())}
        words = {folded_phrase(name) for name in state["names"]}
        for adjective in map(folded_phrase, state["adjective"]):
            if adjective not in shared:
                words |= {_ARTICLE + adjective, _ARTICLE + adjective + "\u0647"}
        for word in words - shared:
            found[word] = None if word in found else state["id"]
    return {word: state for word, state in found.items() if state is not None and " " not in word}
