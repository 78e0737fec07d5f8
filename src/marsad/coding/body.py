"""A body as it stands in a text, and the article that may be fused to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.lexicon.entries import Entry

ARTICLE = "\u0627\u0644"
LAM_ARTICLE = "\u0644\u0644"
#: Heads of the names of media, by their ids in bodies.yaml.
MEDIA = frozenset(
    {
        "channel",
        "media",
        "network",
        "newspaper",
        "magazine",
        "radio",
        "radio-station",
        "television",
        "television-other-spelling",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A phrase that names a state, an organization or a body of a state.

    Attributes:
        first: its first word.
        last: index after its last word.
        entry: the lexicon's entry for its head.
        fields: ids of the fields of a ministry or committee, in order.
        country: the country that the phrase or the lexicon tells.
        prefix: proclitics fused to the first word.
        gender: of the head, "" if unknown.
        number: of the head.
        generic: whether it is a body by grammar («the ministry»), which the context must complete.
        indefinite: whether it brings in one of several («a Turkish delegation»).
        tail: folded words that follow the head and are no known field, adjective or state.
        heads: ids of the head nouns with which the phrase opens («agency», «movement»).
        owner: where the name begins behind what speaks for it, and the proclitics there; None if at the first word.
    """

    first: int
    last: int
    entry: Entry
    fields: tuple[str, ...] = ()
    country: str | None = None
    prefix: str = ""
    gender: str = ""
    number: str = "sg"
    generic: bool = False
    indefinite: bool = False
    tail: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    owner: tuple[int, str] | None = None

    @property
    def bare(self) -> bool:
        """Whether it is one definite head alone, which stands for a body told of before («the agency»)."""
        told = self.fields or self.tail or self.country
        return self.generic and self.number == "sg" and definite(self.prefix) and not told


def definite(prefix: str) -> bool:
    """Tell whether fused proclitics hold the article."""
    return prefix.endswith((ARTICLE, LAM_ARTICLE))


def strip_prefix(prefix: str) -> str:
    """Return proclitics without the article; a fused lam that took its alef away stays with the word."""
    return prefix.removesuffix(LAM_ARTICLE).removesuffix(ARTICLE)
