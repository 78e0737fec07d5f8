"""Surnames and other short forms of names that an article gives in full, or that only one known person bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.found import Found, Name
from marsad.language.words import NAME_PROCLITICS
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import SURE, NameClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from marsad.coding.figures import Figure, Figures
    from marsad.coding.marked import MarkedText
    from marsad.coding.mentions import Finder

_TWO = 2
# Letters up to which a surname may be an ordinary word behind a fused letter or with a vowel less.
_SHORT = 4
_PROCLITICS = sorted(NAME_PROCLITICS, key=len)


class ShortNames:
    """Finds short forms of names in one text.

    Args:
        marked: the text.
        finder: what found the names in full.
        figures: the figures of the article; those whom only the registry knows by a short name are added.
    """

    def __init__(self, marked: MarkedText, finder: Finder, figures: Figures) -> None:
        self._marked = marked
        self._finder = finder
        self._figures = figures

    def find(self, found: Iterable[Found]) -> Iterator[tuple[Name, Figure]]:
        """Yield short names with their bearers in order of place.

        Each has to be noted as a mention before the next is asked for: where two bear a name, whoever was named last
        is meant.

        Args:
            found: the phrases of the text, within which no short name is looked for.
        """
        short = self._figures.surnames()
        covered = {p for f in found if not f.body or not f.inside for p in range(f.first, f.last)}
        covered |= self._finder.borrowed
        words = self._marked.words
        starts = {prefix + form for form in short for prefix in NAME_PROCLITICS}
        known = self._marked.by_kind.get(EntryKind.PERSON, {})
        place = 0
        while place < len(words):
            if place in covered or not (place in known or words[place].form in starts):
                place += 1
                continue
            one = self._short_at(place, short) or self._registered(place)
            if one is None:
                place += 1
                continue
            yield one
            place = one[0].last

    def _registered(self, place: int) -> tuple[Name, Figure] | None:
        """Return a surname that only one person of the registry bears, who may be new to the article."""
        name = self._finder.short_name(place)
        if name is None or not self._is_sure(place, name.tokens, known=False):
            return None
        return name, self._figures.person(name, None)

    def _short_at(
        self, place: int, short: dict[str, list[tuple[tuple[str, ...], Figure]]]
    ) -> tuple[Name, Figure] | None:
        """Return the longest short form of a name that begins at a word, and whose it is.

        Where several persons bear it, whoever was named last is meant.
        """
        form, start = self._marked.words[place].form, self._marked.words[place].start
        for prefix in _PROCLITICS:
            if not form.startswith(prefix):
                continue
            fits = [
                (tokens, figure)
                for tokens, figure in short.get(form[len(prefix) :], ())
                if self._marked.forms(place + 1, place + len(tokens)) == tokens[1:] and self._is_sure(place, tokens)
            ]
            if fits:
                # Longest first: the tokens of all that are as long are the same.
                tokens = fits[0][0]
                figure = max((f for t, f in fits if t == tokens), key=lambda f: f.last_named(start))
                return Name(first=place, last=place + len(tokens), tokens=tokens, prefix=prefix), figure
        return None

    def _is_sure(self, place: int, tokens: tuple[str, ...], *, known: bool = True) -> bool:
        """Tell whether a short name is no ordinary word here: such a one needs a verb of saying beside it.

        Args:
            place: index of the word.
            tokens: the short name.
            known: whether the article gives the full name.
        """
        names = self._finder.names
        kind = names.table.kind(tokens[0])
        if len(tokens) == 1 and self._is_particle(place):
            return False
        if len(tokens) > 1 or (known and (kind in SURE or kind is NameClass.UNKNOWN)):
            return True
        rare = kind is NameClass.UNKNOWN and names.forms.may_be_name(tokens[0])
        if (rare or kind in SURE) and (len(tokens[0]) > _SHORT or names.count(tokens[0]) >= _TWO):
            return True
        if known:
            return any(self._marked.at(p, EntryKind.SAYING) for p in (place - 1, place + 1))
        return any("verb" in h.features for h in self._marked.at(place - 1, EntryKind.SAYING))

    def _is_particle(self, place: int) -> bool:
        """Tell whether a word is a function word or one that never belongs to a name."""
        names = self._finder.names
        return place in names.functional or self._marked.words[place].form in names.small.never
