"""The small words inside names, and what the form of a rare word tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.lexicon.compiled import compiled
from marsad.lexicon.loading import read_yaml, resource
from marsad.lexicon.nametable import SURE, NameClass, load_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marsad.lexicon.nametable import NameTable

ARTICLE = "\u0627\u0644"
_CLITICS = ("\u0648", "\u0641", "\u0628", "\u0644", "\u0643")
_CONJUNCTIONS = ("\u0648", "\u0641")
_FUTURE = ("\u0633\u064a", "\u0633\u062a")
_WE_SHALL = "\u0633\u0646"
_PERSONS = ("\u064a", "\u062a", "\u0646")
_INFIX = "\u062a"
_JIM = "\u062c"
_GHAIN = "\u063a"
_ADVERBIAL = "\u064a\u0627"
_LEAST_IMPERFECT = 5
_LEAST_STEM = 3
# Participles of the fifth, sixth and tenth forms, and the ending of the indefinite accusative.
_PARTICIPLES = ("\u0645\u062a", "\u0645\u0633\u062a")
_OBJECT = "\u0627"
_LEAST_PARTICIPLE = 6
_REMEMBERED = 1 << 15
# What may open a name without a title.
_OPENING = SURE | {NameClass.GIVEN_TOO}


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """The small words and the endings of ``names.yaml``, folded, each under the name it has there."""

    joiners: frozenset[str]
    tails: frozenset[str]
    ordinals: frozenset[str]
    never: frozenset[str]
    spelled: tuple[str, ...]
    twins: frozenset[str]
    openers: frozenset[str]
    latin: Mapping[str, str]
    endings: frozenset[str]
    kin: frozenset[str]
    function_words: frozenset[str]
    taken_off: frozenset[str]
    purposes: frozenset[str]
    syllables: frozenset[str]
    pinyin: Mapping[str, str]

    def syllable(self, form: str) -> str | None:
        """Return the Pinyin of a folded word, also where its last letter is jim as in Egypt; None if it is none."""
        return self.pinyin.get(form) or (self.pinyin.get(form[:-1] + _GHAIN) if form.endswith(_JIM) else None)


@cache
def load_name_words() -> NameWords:
    """Return the small words; read once a process."""
    return compiled("names_small", NameWords, _read_name_words)


def _read_name_words() -> NameWords:
    data = read_yaml(resource("names.yaml"))
    keys = ("joiners", "tails", "ordinals", "never", "openers", "endings", "kin", "taken_off", "purposes", "syllables")
    return NameWords(
        **{key: frozenset(map(fold_text, data[key])) for key in keys},
        function_words=frozenset(data["function_words"]),
        spelled=tuple(data["spelled"]),
        twins=frozenset(map(fold_text, data["spelled"])),
        latin={fold_text(k): v for k, v in data["latin"].items()},
        pinyin={fold_text(k): v for k, v in data["pinyin"].items()},
    )


@cache
def load_word_forms() -> WordForms:
    """Return what forms tell, by the tables of the package; made once a process."""
    return WordForms(load_names(), load_name_words())


class WordForms:
    """Tells from its form that a rare word is no name.

    Args:
        table: the name table.
        small: the small words and endings.
    """

    def __init__(self, table: NameTable, small: NameWords) -> None:
        self._table = table
        self._small = small
        # The same words come again and again; what they tell is worked out once for the most recent of them.
        self.never_first = lru_cache(maxsize=_REMEMBERED)(self._never_first)
        self.common = lru_cache(maxsize=_REMEMBERED)(self._common)

    def _never_first(self, form: str) -> bool:
        """Tell whether a word can't begin a name, nor can what follows a letter fused to it, wherever they stand."""
        small, kind = self._small, self._table.kind
        if kind(form) is not NameClass.ORDINARY or form in small.twins | small.openers or small.syllable(form):
            return False
        rest = form[1:]
        return not form.startswith(_CLITICS) or (kind(rest) not in _OPENING and rest not in small.twins | small.openers)

    def may_be_name(self, form: str) -> bool:
        """Tell whether a folded word is no ordinary word, nor one with an ending or a fused letter."""
        kind = self._table.kind(form)
        if kind is not NameClass.UNKNOWN:
            return kind is not NameClass.ORDINARY
        return not (self.derived(form) or self.common(form))

    def _common(self, form: str) -> bool:
        """Tell whether an unknown word is an imperfect, a participle as object, or a known word behind a letter."""
        participle = form.startswith(_PARTICIPLES) and form.endswith(_OBJECT) and len(form) >= _LEAST_PARTICIPLE
        return participle or self.verbal(form) or self.clitic(form)

    def verbal(self, form: str) -> bool:
        """Tell whether an unknown word is an imperfect: a future, or one whose other persons are ordinary words."""
        if form.startswith(_FUTURE) and len(form) >= _LEAST_IMPERFECT:
            return True
        if form.startswith(_WE_SHALL):
            return self.verbal(form[1:])
        if form.startswith(_PERSONS[0]) and len(form) == _LEAST_IMPERFECT and form[2] == _INFIX:
            return True  # the eighth form, whose infix stands behind the first root letter
        return form.startswith(_PERSONS) and any(
            self._table.kind(p + form[1:]) is NameClass.ORDINARY for p in _PERSONS if p != form[0]
        )

    def clitic(self, form: str) -> bool:
        """Tell whether an unknown word is a known one behind a fused letter."""
        for letter in _CLITICS:
            if form.startswith(letter) and len(form) > _LEAST_STEM:
                rest = form[1:]
                kind = self._table.kind(rest)
                if rest.startswith(ARTICLE) or kind is NameClass.ORDINARY or self.derived(rest):
                    return True
                if kind in SURE or (letter in _CONJUNCTIONS and kind is not NameClass.UNKNOWN):
                    return True
        return form.startswith("\u0644\u0644")

    def derived(self, form: str, *stems: NameClass) -> bool:
        """Tell whether a word is one of the given classes, ordinary if none is given, with an ending."""
        stems = stems or (NameClass.ORDINARY,)
        return any(
            form.endswith(e)
            and len(form) - len(e) >= _LEAST_STEM + (len(e) == 1 and not form.endswith(_ADVERBIAL))
            and self._table.kind(form[: -len(e)]) in stems
            for e in self._small.endings
        )
