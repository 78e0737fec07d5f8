"""Forms of verbs, nouns and adjectives from their principal parts, by the tables of ``paradigms.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marsad.errors import LexiconError
from marsad.language.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TA_MARBUTA = "\u0629"
_TA = "\u062a"
_ALEF_MAQSURA = "\u0649"
_ALEF = "\u0627"
_YA = "\u064a"
_WAW = "\u0648"
_HAMZA = "\u0621"
_HAMZA_SEATS = ("\u0621", "\u0626", "\u0624")
_YA_PREFIX = "\u064a"


@dataclass(slots=True, frozen=True)
class Inflected:
    """One form of an entry.

    Attributes:
        form: the folded form.
        features: what the form tells: gender (m, f), number (sg, du, pl), person (p1), tense (past, present),
            voice (passive), kind (participle, masdar), case (acc), fused pronoun (3ms, 3fs, 3d, 3mp, 1s, 1p).
    """

    form: str
    features: frozenset[str]


class Paradigms:
    """Makes forms by the tables of ``paradigms.yaml``."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables

    def adjective(self, stem: str, *features: str) -> Iterator[Inflected]:
        """Yield the forms of an adjective or participle from its masculine singular."""
        yield from self._suffixed(stem, self._tables["adjective"], features)

    def participle(self, part: Any) -> Iterator[Inflected]:
        """Yield the forms of an active participle from its masculine singular, or from a mapping as for verbs."""
        if isinstance(part, dict):
            yield from _mapped(part)
        else:
            weak = part.endswith(_YA)
            stem, table = (part[:-1], self._tables["defective"]) if weak else (part, self._tables["adjective"])
            yield from self._suffixed(stem, table, ())

    def noun(self, stem: str, *features: str, plurals: Iterable[str] = ()) -> Iterator[Inflected]:
        """Yield a noun's forms: singular, dual, the given plurals, each also with possessive pronouns."""
        base = stem[:-1] + _TA if stem.endswith(_TA_MARBUTA) else stem
        for key, endings in self._tables["noun"].items():
            for ending in endings:
                if ending == _ALEF and key == "sg.acc" and (stem.endswith((_TA_MARBUTA, _HAMZA)) or not ending):
                    continue
                whole = stem if not ending else base + ending
                yield Inflected(fold_text(whole), frozenset({*key.split("."), *features}))
        yield from self._with_pronouns(stem, frozenset({"sg", *features}))
        for name, suffix in self._tables["pronouns"].items():
            for ending in self._tables["noun"]["du.construct"]:
                yield Inflected(fold_text(base + ending + suffix), frozenset({"du", name, *features}))
        for plural in plurals:
            yield Inflected(fold_text(plural), frozenset({"pl", *features}))
            yield from self._with_pronouns(plural, frozenset({"pl", *features}))

    def verb(self, perfect: Any, imperfect: Any, *, objects: bool = True) -> Iterator[Inflected]:
        """Yield the forms of a verb from its perfect and imperfect, third person masculine singular.

        Args:
            perfect: the perfect, or a mapping from features (``f.sg``) to forms where it is irregular, or None.
            imperfect: the imperfect, or such a mapping, or None.
            objects: whether the verb takes fused object pronouns.
        """
        for part, tense in ((perfect, "past"), (imperfect, "present")):
            if part is None:
                continue
            if isinstance(part, dict):
                forms = list(_mapped(part, tense))
            else:
                forms = list(self._perfect(part) if tense == "past" else self._imperfect(part))
            yield from forms
            if objects:
                for inflected in forms:
                    if inflected.features & {"sg", "pl", "du"} and "p1" not in inflected.features:
                        yield from self._with_objects(inflected)

    def _perfect(self, stem: str) -> Iterator[Inflected]:
        table = self._tables["perfect"]
        if stem.endswith(_ALEF_MAQSURA):
            yield from self._suffixed(stem[:-1], table["maqsura"], ("past",))
        elif stem.endswith(_ALEF):
            yield from self._suffixed(stem[:-1], table["alef"], ("past",))
        elif stem.endswith(_YA):
            yield from self._suffixed(stem[:-1], table["ya"], ("past",))
        else:
            yield from self._suffixed(stem, table["sound"], ("past",))

    def _imperfect(self, stem: str) -> Iterator[Inflected]:
        if not stem.startswith(_YA_PREFIX):
            raise LexiconError(f"an imperfect begins with its prefix ya: {stem!r}; give a mapping where it does not")
        root = stem[1:]
        table = self._tables["imperfect"]
        weak = {_YA: "weak_ya", _ALEF_MAQSURA: "weak_alef", _WAW: "weak_waw"}.get(root[-1])
        suffixes, root = (table[weak], root[:-1]) if weak else (table["sound"], root)
        for person, prefix in table["prefixes"].items():
            for number, endings in suffixes.items():
                if person.startswith("p1") and number != "sg":
                    continue
                features = {*person.split("."), "present"} | ({number} if not person.startswith("p1") else set())
                for ending in endings:
                    yield Inflected(fold_text(prefix + root + ending), frozenset(features))

    def _suffixed(self, stem: str, table: Mapping[str, list[str]], extra: Iterable[str]) -> Iterator[Inflected]:
        for key, endings in table.items():
            for ending in endings:
                yield Inflected(fold_text(stem + ending), frozenset({*key.split("."), *extra}))

    def _with_pronouns(self, stem: str, features: frozenset[str]) -> Iterator[Inflected]:
        bases = [stem]
        if stem.endswith(_TA_MARBUTA):
            bases = [stem[:-1] + _TA]
        elif stem.endswith(_HAMZA):
            bases = [stem[:-1] + seat for seat in _HAMZA_SEATS]
        elif stem.endswith(_ALEF_MAQSURA):
            bases = [stem[:-1] + _ALEF]
        for name, suffix in self._tables["pronouns"].items():
            for base in bases:
                yield Inflected(fold_text(base + suffix), features | {name})

    def _with_objects(self, inflected: Inflected) -> Iterator[Inflected]:
        stem = inflected.form
        if "pl" in inflected.features and stem.endswith(_WAW + _ALEF):
            stem = stem[:-1]
        elif "past" in inflected.features and stem.endswith(_YA):
            stem = stem[:-1] + _ALEF
        for name, suffix in self._tables["pronouns"].items():
            if name.startswith("3"):
                yield Inflected(stem + suffix, inflected.features | {name})


def _mapped(forms: Mapping[str, Any], *extra: str) -> Iterator[Inflected]:
    """Yield forms that an entry lists itself, by their features."""
    for key, value in forms.items():
        for form in _many(value):
            yield Inflected(fold_text(form), frozenset({*key.split("."), *extra}))


def _many(value: Any) -> list[str]:
    """Return a value that may be one string or a list of strings as a list."""
    return [value] if isinstance(value, str) else list(value)
