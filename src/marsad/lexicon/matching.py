"""Finds every form of the lexicon in a text in one pass (Aho-Corasick over folded words)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import ahocorasick

from marsad.lexicon.entries import ADMITTED, Entry, EntryKind, FormRow, Hit
from marsad.lexicon.loading import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.language.words import Word


class Lexicon:
    """All entries, and the automaton that finds their forms.

    Args:
        rows: the forms to be found.
    """

    def __init__(self, rows: Iterable[FormRow]) -> None:
        by_form: dict[str, list[FormRow]] = defaultdict(list)
        self._entries: dict[tuple[EntryKind, str], Entry] = {}
        for row in rows:
            by_form[row.form].append(row)
            self._entries[row.entry.kind, row.entry.id] = row.entry
        self._automaton = ahocorasick.Automaton()
        for form, same in by_form.items():
            self._automaton.add_word(form, (len(form), tuple(same)))
        self._automaton.make_automaton()

    def entry(self, kind: EntryKind, entry_id: str) -> Entry | None:
        """Return the entry of that kind and id, or None."""
        return self._entries.get((kind, entry_id))

    def entries(self, kind: EntryKind) -> tuple[Entry, ...]:
        """Return all entries of a kind, in the order of their file."""
        return tuple(e for (k, _), e in self._entries.items() if k is kind)

    def match(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Find every form in a text; hits may overlap.

        Args:
            words: the words of the text.

        Returns:
            Hits ordered by first word, longest first.
        """
        starts: list[int] = []
        ends: dict[int, int] = {}
        offset = 0
        forms = [w.form for w in words]
        for index, form in enumerate(forms):
            starts.append(offset)
            offset += len(form) + 1
            ends[offset - 2] = index
        joined = " ".join(forms)
        hits: list[Hit] = []
        for end, (length, rows) in self._automaton.iter(joined):
            last = ends.get(end)
            if last is None:
                continue
            start = end - length + 1
            first = bisect_right(starts, start) - 1
            prefix = joined[starts[first] : start]
            hits.extend(Hit(first, last + 1, row, prefix) for row in rows if prefix in ADMITTED[row.proclitics])
        hits.sort(key=lambda h: (h.first, -h.last))
        return tuple(hits)


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon of the package's resources; read once a process, never changed after."""
    return Lexicon(read_rows())
