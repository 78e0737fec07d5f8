"""Persons of the registry by the consonants of their names, for spellings that the registry does not list.

News spells a foreign name now with one long vowel, now with another, and writes one sound with several letters. What
stays is its consonants. Names of Arabic, its neighbours and Chinese are left out: there a vowel makes another name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from marsad.language.folding import fold_text
from marsad.lexicon.loading import read_yaml, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Least consonants of a name, and of two of its words, that tell it where no title tells the state.
_TELLING = 5
_TELLING_WORD = 2
_LEAST_WORDS = 2
# Places of a word at which the vowels may differ; one more where a title tells the state.
_DIFFERENT = 1

_Vowels: TypeAlias = "tuple[tuple[str, ...], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """Foreign persons by consonants.

    Attributes:
        persons: consonants of each word of a name to the only person with that name: the id, and the vowels around the
            consonants of each word for every spelling on record.
        letters: folded letters to those that stand for them; to nothing for vowels.
        countries: states of the persons.
    """

    persons: Mapping[tuple[str, ...], tuple[str, frozenset[_Vowels]]]
    letters: Mapping[int, str]
    countries: Mapping[str, str | None]

    def consonants(self, tokens: Iterable[str]) -> tuple[str, ...]:
        """Return the consonants of the words of a name, sounds that news confuses as one."""
        return tuple("".join(c for c, _ in groupby(t.translate(self.letters))) for t in tokens)

    def vowels(self, tokens: Iterable[str]) -> _Vowels:
        """Return for each word the long vowels before, between and behind its consonants."""
        return tuple(map(self._vowels, tokens))

    def _vowels(self, token: str) -> tuple[str, ...]:
        runs, before = [""], ""
        for letter in token:
            sound = self.letters.get(ord(letter), letter)
            if not sound:
                runs[-1] += letter
            elif sound != before or runs[-1]:
                runs.append("")
            before = sound or before
        return tuple(runs)

    def person(self, tokens: tuple[str, ...], country: str | None) -> str | None:
        """Return the id of the person whom a full name means.

        Args:
            tokens: folded words of the name.
            country: state that a title tells, None if it tells none: then the name must be long enough to tell itself.
        """
        if len(tokens) < _LEAST_WORDS:
            return None
        words = self.consonants(tokens)
        found, spelled = self.persons.get(words, (None, frozenset()))
        if found is None:
            return None
        own = self.vowels(tokens)
        if not any(_near(own, other, _DIFFERENT + (country is not None)) for other in spelled):
            return None
        if country is not None:
            return found if self.countries[found] == country else None
        telling = sum(map(len, words)) >= _TELLING and sum(len(w) >= _TELLING_WORD for w in words) >= _LEAST_WORDS
        return found if telling else None


def read_spellings() -> Spellings:
    """Return the spellings of the registry's foreign persons."""
    data = read_yaml(resource("names_latin.yaml"))["consonants"]
    left_out = set(data["not_of"])
    letters = {ord(letter): stands for stands, group in data["alike"].items() for letter in group}
    never = set(data["never"])
    letters.update(dict.fromkeys(map(ord, data["vowels"]), ""))
    spellings = Spellings(persons={}, letters=letters, countries={})
    bearers: dict[tuple[str, ...], dict[str, set[_Vowels]]] = defaultdict(lambda: defaultdict(set))
    countries: dict[str, str | None] = {}
    for path in sorted(resource("actors").iterdir(), key=lambda p: p.name):
        for person in read_yaml(path) or ():
            if person["country"] in left_out:
                continue
            countries[person["id"]] = person["country"]
            for name in person["names"]:
                tokens = fold_text(name).replace("-", " ").split()
                if len(tokens) >= _LEAST_WORDS and not never & set("".join(tokens)):
                    bearers[spellings.consonants(tokens)][person["id"]].add(spellings.vowels(tokens))
    persons = {
        words: (one, frozenset(spelled))
        for words, ids in bearers.items()
        if len(ids) == 1
        for one, spelled in ids.items()
    }
    return Spellings(persons=persons, letters=letters, countries=countries)


def _near(a: _Vowels, b: _Vowels, most: int) -> bool:
    """Tell whether each word of two names has its vowels at the same places, but for a few."""
    return all(
        len(x) == len(y) and sum(v != w for v, w in zip(x, y, strict=True)) <= most for x, y in zip(a, b, strict=True)
    )
