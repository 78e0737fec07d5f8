"""Phrases as they are found, before anybody is recognised in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.coding.body import Body
    from marsad.coding.title import Title
    from marsad.lexicon.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands.

    Attributes:
        first: index of its first word.
        last: index after its last word.
        tokens: its folded words, without marks and proclitics.
        prefix: proclitics fused to its first word.
        entry: the registry's person, if the registry knows the name.
    """

    first: int
    last: int
    tokens: tuple[str, ...]
    prefix: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A phrase that names or titles one actor.

    Attributes:
        first: its first word.
        last: index after its last word.
        prefix: proclitics fused to the first word.
        title: the title, before or after the name.
        name: the name, None for a title alone.
        later: a second title behind the name.
        body: the body, for phrases that are no persons.
        inside: whether it stands inside a larger phrase.
        group: number shared by persons named under one plural title, -1 if none.
    """

    first: int
    last: int
    prefix: str = ""
    title: Title | None = None
    name: Name | None = None
    later: Title | None = None
    body: Body | None = None
    inside: bool = False
    group: int = -1
