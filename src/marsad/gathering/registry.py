"""The registry of persons, looked up by name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from marsad.gathering.name_parts import bare, parse_name
from marsad.gathering.name_rules import load_name_rules
from marsad.gathering.same_name import NameMatch, Verdict, same_name
from marsad.language.folding import fold_text
from marsad.lexicon.compiled import compiled, load_lexicon
from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.lexicon.entries import Entry

_OPEN = 0.5


class Registry:
    """Persons by their recorded spellings.

    Args:
        persons: entries with ``names``, ``short`` and ``ambiguous``, as in ``resources/actors``.
    """

    def __init__(self, persons: Iterable[Entry]) -> None:
        self._names: dict[str, tuple[str, ...]] = {}
        self._ids: dict[str, set[str]] = {}
        for person in persons:
            ambiguous = {fold_text(w) for w in person.data.get("ambiguous") or ()}
            names = tuple(person.data["names"])
            self._names[person.id] = names
            for name in (*names, *(s for s in person.data.get("short") or () if fold_text(s) not in ambiguous)):
                self._ids.setdefault(_key(name), set()).add(person.id)

    def who(self, name: str) -> frozenset[str]:
        """Return the ids of the persons with a recorded spelling."""
        return frozenset(self._ids.get(_key(name), ()))

    def compare(self, a: str, b: str) -> NameMatch | None:
        """Compare two names by what is recorded, or return None where that does not tell."""
        one, other = self.who(a), self.who(b)
        if one and other:
            both = one & other
            if not both:
                told = f"recorded names of {_listed(one)} and of {_listed(other)}"
                return NameMatch(score=0.0, verdict=Verdict.DIFFERENT, reasons=(told,))
            if len(one | other) > 1:
                told = f"recorded names that {_listed(one | other)} may bear"
                return NameMatch(score=_OPEN, verdict=Verdict.UNSURE, reasons=(told,))
            return NameMatch(score=1.0, verdict=Verdict.SAME, reasons=(f"recorded names of {_listed(both)}",))
        found, unknown = (one, b) if one else (other, a)
        if len(found) != 1:
            return None
        best = max((same_name(unknown, name) for name in self._names[min(found)]), key=lambda m: m.score)
        if best.verdict is not Verdict.SAME:
            return None
        told = f"spelled nearly as a recorded name of {_listed(found)}"
        return NameMatch(score=best.score, verdict=best.verdict, reasons=(told, *best.reasons))


@cache
def load_registry() -> Registry:
    """Return the registry of the package's resources; read once a process, never changed after."""
    return compiled("registry", Registry, lambda: Registry(load_lexicon().entries(EntryKind.PERSON)))


def _key(name: str) -> str:
    """Return a name without titles, spaces, articles and small words, as spellings are looked up."""
    rules = load_name_rules()
    return "".join(p.before + bare(p.text, rules) for p in parse_name(name, rules).parts)


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids))
