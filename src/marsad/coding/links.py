"""Links: the words around a statement that may name a carrier of it, with what speaks for and against each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.coding.cues import Cue
    from marsad.coding.openers import Content


class LinkKind(StrEnum):
    """By what words a carrier is named."""

    #: A phrase that names a source: «وفقا لوكالة ...».
    SOURCE = "source"
    #: The subject of a verb of carrying: «نقلت الوكالة عن ...», «في تصريح نشرته الصحيفة».
    CARRY = "carry"
    #: A document and its owner: «بيان صادر عن الوزارة».
    DOCUMENT = "document"
    #: A medium to which or in which something is said: «قال للصحيفة», «في مقال نشر في الصحيفة».
    TOLD = "told"
    #: The speaker of the statement whose content this one stands in: «قالت الوزارة إن الوزير أكد».
    OUTER = "outer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that may name a carrier; indexes count words.

    Attributes:
        place: the word by which it is a link (the source cue, the verb, the document, the carrier itself).
        first: the first word that names the carrier.
        last: index after the last one.
        keys: the actors they name; none for a document without an owner.
        prefix: proclitics fused to the first word, folded.
        kind: by what it is named.
        medium: whether the carrier is a news medium.
        features: what speaks for or against it.
    """

    place: int
    first: int
    last: int
    keys: tuple[str, ...]
    prefix: str = ""
    kind: LinkKind
    medium: bool = False
    features: tuple[str, ...] = ()


def stands(link: Link, cue: Cue, content: Content) -> str:
    """Return where a link stands to a statement: before both, in the cue's own clause (gap), after, or inside."""
    if content.first <= link.place < content.last:
        return "inside"
    if content.last <= cue.first <= link.place:
        return "gap"
    if link.place < min(cue.first, content.first):
        return "before"
    return "gap" if link.place < max(cue.last, content.opener) else "after"
