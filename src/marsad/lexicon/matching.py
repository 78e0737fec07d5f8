"""Finds every form of the lexicon in a text in one pass (Aho-Corasick over folded words)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ahocorasick

from marsad.lexicon.entries import ADMITTED, Entry, EntryKind, FormRow, Hit, Proclitics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.language.words import Word


_PROCLITICS = tuple(Proclitics)
# More than the words of the longest text that is read.
_WORD_BITS = 32


@dataclass(slots=True, frozen=True, eq=False)
class Packed:
    """A lexicon as numbers and tables.

    Attributes:
        automaton: finds forms; the value of a form is its number.
        forms: the folded forms, by number.
        rows: for each form its rows: numbers of the entry, of the features and of the proclitics.
        entries: the entries, by number.
        features: the sets of features, by number.
    """

    automaton: ahocorasick.Automaton
    forms: tuple[str, ...]
    rows: tuple[tuple[tuple[int, int, int], ...], ...]
    entries: tuple[Entry, ...]
    features: tuple[frozenset[str], ...]


class Lexicon:
    """All entries, and the automaton that finds their forms.

    Forms are kept packed, as numbers; their rows are made when a text first shows them. Only `FormRow`s of forms that
    were met are ever built, which is what lets a lexicon of many thousand forms be loaded at once (see `compiled`).

    Args:
        rows: the forms to be found.
    """

    def __init__(self, rows: Iterable[FormRow]) -> None:
        entries: dict[tuple[EntryKind, str], int] = {}
        features: dict[frozenset[str], int] = {}
        packed: dict[str, list[tuple[int, int, int]]] = {}
        kept: list[Entry] = []
        for row in rows:
            key = (row.entry.kind, row.entry.id)
            if key not in entries:
                entries[key] = len(kept)
                kept.append(row.entry)
            feature = features.setdefault(row.features, len(features))
            packed.setdefault(row.form, []).append((entries[key], feature, _PROCLITICS.index(row.proclitics)))
        automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for number, form in enumerate(packed):
            automaton.add_word(form, number)
        automaton.make_automaton()
        self._set(Packed(automaton, tuple(packed), tuple(map(tuple, packed.values())), tuple(kept), tuple(features)))

    def _set(self, packed: Packed) -> None:
        self._packed = packed
        self._by_key = {(e.kind, e.id): e for e in packed.entries}
        self._lengths = tuple(map(len, packed.forms))
        # A memory of what was unpacked: it changes no answer.
        self._rows: dict[int, tuple[tuple[frozenset[str], FormRow], ...]] = {}

    @classmethod
    def of(cls, packed: Packed) -> Lexicon:
        """Return the lexicon that was packed."""
        lexicon = cls.__new__(cls)
        lexicon._set(packed)  # noqa: SLF001 (a constructor)
        return lexicon

    @property
    def packed(self) -> Packed:
        """What is needed to build the lexicon again without its sources."""
        return self._packed

    def entry(self, kind: EntryKind, entry_id: str) -> Entry | None:
        """Return the entry of that kind and id, or None."""
        return self._by_key.get((kind, entry_id))

    def entries(self, kind: EntryKind) -> tuple[Entry, ...]:
        """Return all entries of a kind, in the order of their file."""
        return tuple(e for e in self._packed.entries if e.kind is kind)

    def named(self, form: str) -> tuple[Entry, ...]:
        """Return the entries of which a whole folded text is a form, words apart by single spaces; often none."""
        packed = self._packed
        number = packed.automaton.get(form, None)
        return () if number is None else tuple(packed.entries[entry] for entry, _, _ in packed.rows[number])

    def match(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Find every form in a text; hits may overlap.

        Args:
            words: the words of the text.

        Returns:
            Hits ordered by first word, longest first.
        """
        starts: list[int] = []
        forms = [w.form for w in words]
        offset = 0
        for form in forms:
            starts.append(offset)
            offset += len(form) + 1
        joined = " ".join(forms)
        ends = {start + len(form) - 1: index for index, (start, form) in enumerate(zip(starts, forms, strict=True))}
        hits: list[Hit] = []
        lengths, known = self._lengths, self._rows
        # A named tuple's own constructor is a Python function.
        add, make = hits.append, tuple.__new__
        for end, number in self._packed.automaton.iter(joined):
            last = ends.get(end)
            if last is None:
                continue
            start = end - lengths[number] + 1
            # Most forms are one word, which ends where it begins.
            first = last if start >= starts[last] else bisect_right(starts, start, 0, last) - 1
            prefix = joined[starts[first] : start]
            rows = known.get(number)
            if rows is None:
                rows = known[number] = self._unpack(number)
            for admitted, row in rows:
                if prefix in admitted:
                    add(make(Hit, (first, last + 1, row, prefix)))
        hits.sort(key=_place)
        return tuple(hits)

    def _unpack(self, number: int) -> tuple[tuple[frozenset[str], FormRow], ...]:
        """Return the rows of a form, each with the strings that may stand fused before it."""
        packed = self._packed
        form = packed.forms[number]
        rows = (
            FormRow(form, packed.entries[entry], packed.features[features], _PROCLITICS[proclitics])
            for entry, features, proclitics in packed.rows[number]
        )
        return tuple((ADMITTED[row.proclitics], row) for row in rows)


def _place(hit: Hit) -> int:
    """Return what sorts hits by their first word, longest first: one number, which compares faster than two."""
    return (hit.first << _WORD_BITS) - hit.last
