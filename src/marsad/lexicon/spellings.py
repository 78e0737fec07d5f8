"""Persons of the registry by the consonants of their names, for spellings that the registry does not list.

News spells a foreign name now with one long vowel, now with another, and writes one sound with several letters. What
stays is its consonants. Names of Arabic, its neighbours and Chinese are left out: there a vowel makes another name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.lexicon.loading import read_yaml, resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Least consonants of a name, and of two of its words, that tell it where no title tells the state.
_TELLING = 5
_TELLING_WORD = 2
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """Foreign persons by consonants.

    Attributes:
        persons: consonants of each word of a name to the id of the only person with that name.
        letters: folded letters to those that stand for them; to nothing for vowels.
        countries: states of the persons.
    """

    persons: Mapping[tuple[str, ...], str]
    letters: Mapping[int, str]
    countries: Mapping[str, str | None]

    def consonants(self, tokens: Iterable[str]) -> tuple[str, ...]:
        """Return the consonants of the words of a name, sounds that news confuses as one."""
        return tuple("".join(c for c, _ in groupby(t.translate(self.letters))) for t in tokens)

    def person(self, tokens: tuple[str, ...], country: str | None) -> str | None:
        """Return the id of the person whom a full name means.

        Args:
            tokens: folded words of the name.
            country: state that a title tells, None if it tells none: then the name must be long enough to tell itself.
        """
        if len(tokens) < _LEAST_WORDS:
            return None
        words = self.consonants(tokens)
        found = self.persons.get(words)
        if found is None:
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
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    countries: dict[str, str | None] = {}
    for path in sorted(resource("actors").iterdir(), key=lambda p: p.name):
        for person in read_yaml(path) or ():
            if person["country"] in left_out:
                continue
            countries[person["id"]] = person["country"]
            for name in person["names"]:
                tokens = fold_text(name).replace("-", " ").split()
                if len(tokens) >= _LEAST_WORDS and not never & set("".join(tokens)):
                    bearers[spellings.consonants(tokens)].add(person["id"])
    persons = {words: next(iter(ids)) for words, ids in bearers.items() if len(ids) == 1}
    return Spellings(persons=persons, letters=letters, countries=countries)
