"""Entries of the lexicon and the forms by which texts show them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from marsad.language.words import (
    NAME_PROCLITICS,
    NOUN_PROCLITICS,
    PARTICLE_PROCLITICS,
    VERB_PROCLITICS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class EntryKind(StrEnum):
    """What an entry stands for; each kind has its file or files in the resources."""

    SAYING = "saying"
    #: Forms of saying that are also common words: only the grammar of statements, which tells them apart, reads them.
    MAYBE_SAYING = "maybe-saying"
    EVENT = "event"
    STATUS = "status"
    TITLE = "title"
    BODY = "body"
    FIELD = "field"
    GROUP = "group"
    STATE = "state"
    CAPITAL = "capital"
    SEAT = "seat"
    NATIONALITY = "nationality"
    PEOPLE = "people"
    BLOC = "bloc"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    PLACE = "place"
    PERSON = "person"
    PARTICLE = "particle"
    #: Names of issues and words of stance: only the grammar of what statements are about reads them.
    ISSUE = "issue"
    STANCE = "stance"


class Proclitics(StrEnum):
    """Which letters may stand fused before a form."""

    NOUN = "noun"
    NAME = "name"
    VERB = "verb"
    PARTICLE = "particle"


#: The strings that each class admits before a form, the empty string among them.
ADMITTED: dict[Proclitics, frozenset[str]] = {
    Proclitics.NOUN: NOUN_PROCLITICS,
    Proclitics.NAME: NAME_PROCLITICS,
    Proclitics.VERB: VERB_PROCLITICS,
    Proclitics.PARTICLE: PARTICLE_PROCLITICS,
}


@dataclass(slots=True, frozen=True, eq=False)
class Entry:
    """One entry of a resource file.

    Attributes:
        kind: what it stands for.
        id: unique within its kind.
        data: the entry as the file gives it, read only.
    """

    kind: EntryKind
    id: str
    data: Mapping[str, Any] = field(repr=False)

    @property
    def key(self) -> str:
        """``kind:id``, by which `explain` names the entry."""
        return f"{self.kind}:{self.id}"


@dataclass(slots=True, frozen=True, eq=False)
class FormRow:
    """One form of one entry.

    Attributes:
        form: folded words joined by single spaces.
        entry: the entry it belongs to.
        features: what the form tells (see `paradigms.Inflected`), ``verb``, ``noun``, ``name`` ... and
            ``ambiguous`` where the form is also a common word.
        proclitics: what may stand fused before it.
    """

    form: str
    entry: Entry
    features: frozenset[str]
    proclitics: Proclitics


class Hit(NamedTuple):
    """A form found in a text; a tuple, for texts hold hundreds.

    Attributes:
        first: index of its first word.
        last: index after its last word.
        row: the form.
        prefix: the proclitics fused before it, folded; "" if none.
    """

    first: int
    last: int
    row: FormRow
    prefix: str

    @property
    def entry(self) -> Entry:
        """The entry that was found."""
        return self.row.entry

    @property
    def features(self) -> frozenset[str]:
        """The features of the form that was found."""
        return self.row.features
