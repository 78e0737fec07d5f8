"""Whether a title may stand for somebody, by the titles that a text or the registry gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.records import ActorKind

if TYPE_CHECKING:
    from marsad.coding.body import Body
    from marsad.coding.figures import Figure
    from marsad.coding.title import Title

_PLACED = (EntryKind.STATE, EntryKind.CAPITAL)


def heads(figure: Figure) -> set[str]:
    """Return the ids of the outermost ranks of a figure's titles."""
    return {head(title) for title in figure.titles}


def head(title: Title) -> str:
    """Return the id of a title's outermost rank, honorifics aside, under its usual name."""
    rank = next((r for r in title.ranks if r.data.get("role") != "honorific"), title.head)
    return str(rank.data.get("same_as") or rank.id)


def _organizations(title: Title) -> tuple[Body, ...]:
    """Return what organizations a title names, states aside."""
    return tuple([b for b in title.bodies if b.entry.kind not in _PLACED])


def _same_body(body: Body, own: Body) -> bool:
    """Tell whether a body in a title is another title's: the same, or its head alone («the army»)."""
    if body.bare and body.entry.id in own.heads:
        return True
    if body.fields and EntryKind.FIELD in (body.entry.kind, own.entry.kind):
        return body.fields == own.fields  # «Foreign Affairs» alone is the ministry
    return (body.entry.id, body.fields, body.tail) == (own.entry.id, own.fields, own.tail)


def fits_title(figure: Figure, title: Title) -> bool:
    """Tell whether a definite title may stand for a figure.

    Rank, gender, country and fields must agree where both sides tell them.
    """
    if figure.kind is not ActorKind.PERSON or (figure.gender and title.gender and figure.gender != title.gender):
        return False
    if title.country and figure.country and title.country != figure.country:
        return False
    rank = head(title)
    for own in figure.titles:
        if head(own) != rank and head(own) not in (title.head.data.get("covers") or ()):
            continue
        if title.fields and own.fields and not set(title.fields) & set(own.fields):
            continue
        if title.tail and own.tail and not set(title.tail) & set(own.tail):
            continue
        theirs = _organizations(own)
        strange = [b for b in _organizations(title) if not any(_same_body(b, o) for o in theirs)]
        told_less = bool(theirs) and not title.complete and not title.country and not figure.anonymous
        if (strange and not (figure.anonymous and not theirs)) or told_less:
            continue
        return True
    return False
