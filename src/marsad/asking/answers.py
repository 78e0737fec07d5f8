"""The answers: frozen records that carry their own words and sources, for any edge to show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.records import (
        ActorKind,
        Basis,
        Detail,
        EventType,
        Failure,
        OccasionKind,
        Span,
        StanceKind,
        StatementForm,
        Status,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article that an answer rests on."""

    #: Id of the article.
    article: str
    title: str
    outlet: str | None
    #: What the article itself credits: agencies, other outlets.
    credited: tuple[str, ...]
    url: str | None
    #: EDTF date of publication, and how it is known.
    published: str | None
    published_basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as the article names it."""

    key: str
    name: str
    name_en: str | None
    kind: ActorKind | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueNote:
    """An issue that a statement is about."""

    id: str
    name_en: str
    name_ar: str
    #: Id of the Wikidata item that is this very issue, if it is certain.
    wikidata: str | None
    #: The words of the text that name it.
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceNote:
    """A stand that a speaker takes, with the words that take it."""

    kind: StanceKind
    #: Key of an actor or id of an issue, and its name.
    towards: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementAnswer:
    """What somebody said, by whose word, in which sentence."""

    id: str
    #: EDTF date: when it was said, where the words tell, else when the article was published.
    date: str | None
    speakers: tuple[Party, ...]
    cue: str
    form: StatementForm
    content: str
    to: tuple[Party, ...]
    occasion: str | None
    occasion_kind: OccasionKind | None
    #: What the content names: issues, and states by ISO 3166-1 alpha-3 code.
    issues: tuple[IssueNote, ...]
    states: tuple[str, ...]
    stances: tuple[StanceNote, ...]
    sentence: str
    #: Who stands behind it, nearest to the reader first: outlet, carriers, speaker.
    chain: tuple[str, ...]
    source: Source


class ChangeKind(StrEnum):
    """What became of a stretch of words in a new wording."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A stretch of words of two wordings compared."""

    kind: ChangeKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A wording in which somebody spoke on an issue."""

    #: The first statement of it.
    statement: StatementAnswer
    #: Statements in the same words, later or in other articles.
    repeated: tuple[StatementAnswer, ...]
    #: The earlier statement whose wording it changes, and the difference; none where it is like no earlier one.
    changed_from: str | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAnswer:
    """What was done, planned, denied or demanded, in which sentence, by whose word."""

    id: str
    #: EDTF date of the event.
    date: str | None
    date_basis: Basis
    type: EventType
    mode: str | None
    status: Status
    #: Whether it is an act done by words alone.
    speech: bool
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    mediators: tuple[Party, ...]
    place: str | None
    #: Form of contact, stage of a treaty, round, casualties; spans count in the article's text.
    details: tuple[Detail, ...]
    #: The shortest clauses that report it.
    evidence: tuple[str, ...]
    sentence: str
    #: Who stands behind it: outlet, and the actor on whose word alone it is reported.
    chain: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that holds the words looked for."""

    source: Source
    #: The stretch of the text around the first place, whole words.
    snippet: str
    #: Where the words stand in the snippet.
    marks: tuple[Span, ...]
    #: Where they stand in the article's text, all of them.
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often something was met."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Somebody whom an actor met, visited or called, and in how many events."""

    party: Party
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorAnswer:
    """All that a store knows of one actor."""

    key: str
    #: The name, English name, kind and country that most articles give.
    name: str
    name_en: str | None
    kind: ActorKind
    country: str | None
    #: Number of articles that name it.
    articles: int
    #: Every spelling met, with the number of mentions.
    spellings: tuple[Tally, ...]
    #: Every title met, with the number of articles.
    roles: tuple[Tally, ...]
    said: tuple[StatementAnswer, ...]
    said_about: tuple[StatementAnswer, ...]
    met: tuple[Met, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryNote:
    """A lexicon entry that took part in making a record."""

    #: ``kind:id``.
    key: str
    #: Its meaning in English, if the lexicon still has it.
    gloss: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a passage, and what it is evidence of."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a record was made."""

    id: str
    #: ``statement`` or ``event``.
    kind: str
    #: The record in a few words.
    summary: str
    rule: str
    entries: tuple[EntryNote, ...]
    #: Readings that competed, best first.
    candidates: tuple[str, ...]
    #: The sentence or sentences it rests on.
    passage: str
    #: Its evidence in the passage, in order of place; marks do not overlap.
    marks: tuple[Mark, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAnswer:
    """What is in a store."""

    pages: int
    articles: int
    actors: int
    statements: int
    events: int
    #: First and last possible day of publication, ISO, and the number of articles without a date.
    earliest: str | None
    latest: str | None
    undated: int
    #: Pages made by other versions of the stages or resources; adding them again makes them anew.
    outdated: int
    #: Articles of each outlet, most first; an empty name stands for those whose outlet is unknown.
    outlets: tuple[Tally, ...]
    failures: tuple[Failure, ...]
