"""What a person has put right about who is who: a file beside the store, applied to every question about actors.

The file is YAML and may be written by hand::

    merge:                    # these keys are one person
      - [act_lavrov, act_0123456789ab]
    split:                    # these are two, however near their names are
      - [act_1, act_2]
    rename:
      act_3: {name: سيرغي لافروف, name_en: Sergey Lavrov}
    not_a_person: [act_4]
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml

from marsad.errors import QueryError
from marsad.lexicon.loading import read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from marsad.store.store import Store

_SECTIONS = ("merge", "split", "rename", "not_a_person")
_FIELDS = ("name", "name_en")
_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All corrections of a store."""

    #: Groups of keys that are one person; no key stands in two groups.
    merged: frozenset[frozenset[str]] = frozenset()
    #: Pairs of keys that are two persons.
    split: frozenset[frozenset[str]] = frozenset()
    #: Name and English name by key, either None where it stays as it is.
    renamed: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)
    not_persons: frozenset[str] = frozenset()

    def group(self, key: str) -> tuple[str, ...]:
        """Return all keys of the person with a key, sorted."""
        return tuple(sorted(next((g for g in self.merged if key in g), {key})))

    def pairs(self) -> frozenset[frozenset[str]]:
        """Return the merged groups as pairs."""
        return frozenset(frozenset({a, b}) for g in self.merged for a in g for b in g if a < b)

    def merging(self, keys: Iterable[str]) -> Corrections:
        """Return the corrections with keys merged too, and what they were merged with."""
        return _checked(replace(self, merged=_joined([*self.merged, frozenset(keys)])))

    def splitting(self, keys: Iterable[str]) -> Corrections:
        """Return the corrections with two keys told apart."""
        return _checked(replace(self, split=self.split | {frozenset(keys)}))

    def renaming(self, key: str, name: str | None, name_en: str | None) -> Corrections:
        """Return the corrections with a name changed."""
        return replace(self, renamed={**self.renamed, key: (name, name_en)})

    def without(self, keys: Iterable[str]) -> Corrections:
        """Return the corrections with keys told to be no persons."""
        return replace(self, not_persons=self.not_persons | set(keys))


def corrections_path(store: Path) -> Path:
    """Return where the corrections of a store are kept."""
    return store.with_suffix(".corrections.yaml")


def load_corrections(path: Path) -> Corrections:
    """Return the corrections of a file; none if there is no file.

    Raises:
        QueryError: the file holds something else; the message says what.
        LexiconError: the file is no YAML.
    """
    if not path.is_file():
        return Corrections()
    data = read_yaml(path) or {}
    if not isinstance(data, dict) or set(data) - set(_SECTIONS):
        raise QueryError(f"{path.name}: its parts are {', '.join(_SECTIONS)}")
    groups = {part: [frozenset(_keys(path, g)) for g in _list(path, data.get(part))] for part in ("merge", "split")}
    if any(len(pair) != _PAIR for pair in groups["split"]):
        raise QueryError(f"{path.name}: `split` holds pairs of keys")
    renamed = data.get("rename") or {}
    if not isinstance(renamed, dict) or not all(_names(v) for v in renamed.values()):
        raise QueryError(f"{path.name}: `rename` gives a key its name, its name_en or both")
    return _checked(
        Corrections(
            merged=_joined(groups["merge"]),
            split=frozenset(groups["split"]),
            renamed={key: (names.get("name"), names.get("name_en")) for key, names in renamed.items()},
            not_persons=frozenset(_keys(path, data.get("not_a_person") or [])),
        )
    )


def save_corrections(path: Path, corrections: Corrections) -> None:
    """Write corrections to a file, in one step and in a fixed order."""
    data = {
        "merge": sorted(sorted(g) for g in corrections.merged),
        "split": sorted(sorted(g) for g in corrections.split),
        "rename": {
            key: {f: n for f, n in zip(_FIELDS, names, strict=True) if n}
            for key, names in sorted(corrections.renamed.items())
        },
        "not_a_person": sorted(corrections.not_persons),
    }
    written = path.with_name(path.name + ".new")
    written.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    written.replace(path)


def correct(
    store: Store,
    *,
    merge: Collection[str] = (),
    split: Collection[str] = (),
    not_a_person: Collection[str] = (),
    rename: str | None = None,
    name: str | None = None,
    name_en: str | None = None,
) -> Corrections:
    """Put right who is who; kept in a file beside the store, and applied to every question about actors.

    Args:
        store: whose actors they are.
        merge: keys of one person.
        split: two keys of two persons.
        not_a_person: keys of what is no person; they are left out of answers about actors.
        rename: key of an actor.
        name: its name from now on.
        name_en: its English name from now on.

    Returns:
        All corrections of the store.

    Raises:
        QueryError: the store has no actor with a key, or corrections contradict each other; nothing is changed.
    """
    for key in (*merge, *split, *not_a_person, *([rename] if rename else ())):
        if store.profile((key,)) is None:
            raise QueryError(f"the store has no actor with the key {key!r}")
    path = corrections_path(store.path)
    corrections = load_corrections(path)
    if merge:
        corrections = corrections.merging(merge)
    if split:
        corrections = corrections.splitting(split)
    if rename:
        corrections = corrections.renaming(rename, name, name_en)
    corrections = corrections.without(not_a_person)
    save_corrections(path, corrections)
    return corrections


def _joined(groups: Iterable[frozenset[str]]) -> frozenset[frozenset[str]]:
    """Return groups with those that share a key joined."""
    joined: list[frozenset[str]] = []
    for group in groups:
        apart = [g for g in joined if not g & group]
        joined = [*apart, group.union(*(g for g in joined if g & group))]
    return frozenset(joined)


def _checked(corrections: Corrections) -> Corrections:
    for pair in sorted(corrections.split, key=sorted):
        if any(pair <= group for group in corrections.merged):
            raise QueryError(f"{' and '.join(sorted(pair))} can't be merged and split at once")
    return corrections


def _names(value: Any) -> bool:
    return isinstance(value, dict) and all(k in _FIELDS and isinstance(v, str) for k, v in value.items())


def _list(path: Path, value: Any) -> list[Any]:
    if value is not None and not isinstance(value, list):
        raise QueryError(f"{path.name}: {value!r} should be a list")
    return value or []


def _keys(path: Path, value: Any) -> list[str]:
    keys = _list(path, value)
    if not all(isinstance(k, str) and k.startswith("act_") for k in keys):
        raise QueryError(f"{path.name}: {value!r} should be a list of keys, which begin with act_")
    return keys
