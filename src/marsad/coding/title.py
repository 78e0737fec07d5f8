"""A title as the grammar reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.body import definite

if TYPE_CHECKING:
    from marsad.coding.body import Body
    from marsad.lexicon.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A phrase of rank and what belongs to it, without a name.

    Attributes:
        first: its first word.
        last: index after its last word.
        prefix: proclitics fused to the first word.
        ranks: entries of its ranks, the outermost first.
        fields: ids of fields («foreign affairs»).
        bodies: bodies named inside, in order.
        country: the country it tells, None if it tells none.
        countries: those that adjectives tell, one for each of several («the Jordanian and the British ministers»).
        gender: ``m``, ``f`` or "".
        number: ``sg``, ``du`` or ``pl``.
        definite: whether it is definite by article or complement.
        complete: whether it says more than the bare rank.
        possessive: the pronoun fused to its head, "" if none.
        tail: folded words of a complement that the lexicon does not know.
        marks: words of kind or degree («senior», «former»).
        open: whether its last word waits for an owner («a foreign minister of …»), so that no name can follow.
        inner: the title of the person for whom this one speaks, behind a link.
    """

    first: int
    last: int
    prefix: str
    ranks: tuple[Entry, ...]
    fields: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    country: str | None = None
    countries: tuple[str, ...] = ()
    gender: str = ""
    number: str = "sg"
    definite: bool = False
    complete: bool = False
    possessive: str = ""
    tail: tuple[str, ...] = ()
    marks: tuple[Entry, ...] = ()
    open: bool = False
    inner: Title | None = None

    @property
    def definite_head(self) -> bool:
        """Whether the first word itself has the article."""
        return definite(self.prefix)

    @property
    def head(self) -> Entry:
        """The outermost rank."""
        return self.ranks[0]
