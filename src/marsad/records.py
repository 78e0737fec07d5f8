"""The whole schema of Marsad: what goes in, what comes out, what is kept.

Every record is frozen. Every `Span` counts Unicode code points of the article's own text, half-open, so that
``article.text[span.start:span.end]`` is always the surface. Unknown is ``None``. This module imports nothing of marsad.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003  (annotations of frozen records are read at run time by tools)
from dataclasses import dataclass, field
from enum import StrEnum


class PageForm(StrEnum):
    """In which form a page came."""

    TEXT = "text"
    HTML = "html"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    GROUP = "group"


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class StatementForm(StrEnum):
    """How content is given: in quotation marks, in the reporter's grammar, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class OccasionKind(StrEnum):
    """On what kind of occasion something was said."""

    PRESS_CONFERENCE = "press-conference"
    INTERVIEW = "interview"
    SPEECH = "speech"
    POST = "post"
    CALL = "call"
    MEETING = "meeting"
    #: A written statement.
    DOCUMENT = "document"
    #: A letter, an article or a report.
    LETTER = "letter"


class StanceKind(StrEnum):
    """What stand a speaker takes, where words say so."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"


class EventType(StrEnum):
    """The sixteen event types of PLOVER 2.0."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether an event happened, as the words tell."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CALLED_FOR = "called_for"
    DENIED = "denied"
    CANCELLED = "cancelled"


class DetailKind(StrEnum):
    """What further words tell of an event."""

    #: The form of a contact: call, video, sidelines, letter ...
    CONTACT = "contact"
    #: Which leg of a visit is told: arrival, reception, departure.
    LEG = "leg"
    #: The stage of a treaty: agreed, initialled, signed, ratified, in-force, suspended, left.
    TREATY = "treaty"
    #: Which round of talks it is, as a number.
    ROUND = "round"
    #: The words that tell its date, with what they were read as.
    DATE = "date"
    #: How many people were killed, wounded or detained.
    KILLED = "killed"
    WOUNDED = "wounded"
    DETAINED = "detained"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open stretch of a text, in Unicode code points."""

    #: Offset of the first code point.
    start: int
    #: Offset after the last code point; greater than start.
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """Return the surface that the span covers in text."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as received, decoded."""

    #: File name, or another name by which messages can point at it.
    name: str
    #: The decoded content: a text row or an HTML source.
    content: str
    #: Whether content is plain text or HTML.
    form: PageForm = PageForm.TEXT
    #: Number of the row in its file, from 1, when the file holds many pages.
    row: int | None = None
    #: Where the page was published, if the source tells.
    url: str | None = None
    #: Outlet, headline and date as the row's own fields give them, if it has such fields.
    outlet: str | None = None
    title: str | None = None
    date: str | None = None
    #: How the bytes became text where they were not clean UTF-8, as in ``windows-1256``; None if they were.
    decoded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article was published, and how that is known."""

    #: EDTF date or interval, or None.
    edtf: str | None = None
    #: First and last day that edtf admits.
    earliest: dt.date | None = None
    latest: dt.date | None = None
    #: How it is known.
    basis: Basis = Basis.UNKNOWN
    #: The words or metadata that tell it.
    evidence: tuple[str, ...] = ()
    #: Dates on the page that were found not to be the article's, with the reason.
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of an article's body."""

    #: Place in the article's text.
    span: Span
    #: Place on the page: in the row's text, or in the HTML page's visible text.
    place: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One clean article; text = title, newline, paragraphs joined by newlines."""

    #: ``art_`` and a digest of url, outlet and text.
    id: str
    #: Name of the page it stands on, and its row there.
    page: str
    row: int | None = None
    #: The headline, once, without the site's name; empty if the page has none.
    title: str
    #: The whole text that every span counts in.
    text: str
    paragraphs: tuple[Paragraph, ...]
    published: Published
    url: str | None = None
    #: The outlet's name as the page gives it.
    outlet: str | None = None
    #: Id of the outlet in the resources, if it is known there.
    outlet_id: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    #: What a source line, dateline or signature credits.
    credited_sources: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be read or coded."""

    page: str
    row: int | None = None
    #: Stage that failed: sources, reading or coding.
    stage: str
    #: Stable code, such as ``empty`` or ``not-arabic``.
    code: str
    #: What happened and what to do, in one sentence.
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where the text names an actor."""

    span: Span
    #: Why it is this actor: ``name``, ``alias``, ``title``, ``capital`` ...
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that speaks, acts or is a party."""

    #: ``act_`` and an id that is the same wherever the actor is known by the resources, else a digest of its name.
    key: str
    #: The fullest name the text gives, as it stands.
    name: str
    #: The usual English name, or a transliteration (see name_en_made), or None.
    name_en: str | None
    #: Whether name_en was made by transliteration.
    name_en_made: bool = False
    kind: ActorKind
    #: ISO 3166-1 alpha-3 code, or None.
    country: str | None = None
    #: The title that the text gives, as it stands.
    role: str | None = None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How a record was made: the rule and the lexicon entries behind it."""

    #: Name of the grammar rule.
    rule: str
    #: Ids of the lexicon entries that took part.
    entries: tuple[str, ...] = ()
    #: Readings that competed, best first, each with its reasons in words.
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """One link of a chain of attribution."""

    #: The words that name the carrier.
    text: str
    #: Where they stand in the article's text.
    span: Span
    #: Key of the carrier among the article's actors, if it is one.
    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueMention:
    """An issue that a statement's content names."""

    #: Its id in the resources.
    issue: str
    #: The first words of the content that name it.
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A stand for or against a state, a person or an issue."""

    kind: StanceKind
    #: Key of an actor (``act_...``) or id of an issue.
    towards: str
    #: The words that take it, from the word of support or opposition to what it is about.
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Content that the text attributes to somebody."""

    #: ``stm_`` and a digest of the article's id, cue and content.
    id: str
    #: Keys of the actors who speak.
    speakers: tuple[str, ...]
    #: The reporting word.
    cue: Span
    form: StatementForm
    #: The content alone.
    content: Span
    #: Carriers between the article and the speaker, nearest to the article first.
    via: tuple[Carrier, ...] = ()
    #: Keys of those addressed.
    to: tuple[str, ...] = ()
    occasion: Span | None = None
    occasion_kind: OccasionKind | None = None
    #: When it was said, where the words around its cue tell: EDTF, and how that is known.
    date: str | None = None
    date_basis: Basis = Basis.UNKNOWN
    #: Issues that the content names, in order of place, each once.
    issues: tuple[IssueMention, ...] = ()
    #: ISO 3166-1 alpha-3 codes of the states that the content names, in order of place.
    states: tuple[str, ...] = ()
    #: Stands that the speaker takes in so many words.
    stances: tuple[Stance, ...] = ()
    #: The sentence or sentences that the statement stands in.
    sentence: Span
    #: Whether it stands in the headline.
    in_title: bool = False
    made: Made


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What further words tell of an event: a value, or a number."""

    kind: DetailKind
    #: What is told, as in ``event_details.yaml``; None for a number.
    value: str | None = None
    #: The number, or the range it lies in; None where the words leave an end open («more than ten»).
    least: int | None = None
    most: int | None = None
    #: The words that tell it.
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something done, planned, denied or demanded."""

    #: ``evt_`` and a digest of the article's id, type and trigger.
    id: str
    type: EventType
    mode: str | None = None
    status: Status
    #: Keys of those who act, and of those to whom it is done.
    actors: tuple[str, ...]
    targets: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    #: EDTF, or None.
    date: str | None = None
    date_basis: Basis = Basis.UNKNOWN
    place: Span | None = None
    #: ISO 3166-1 alpha-3 code of the place.
    place_country: str | None = None
    #: The word that reports it.
    trigger: Span
    #: The shortest clauses that report it; at least one.
    evidence: tuple[Span, ...]
    #: Form of contact, stage of a treaty, round, casualties: each with its words.
    details: tuple[Detail, ...] = ()
    #: Key of the actor on whose word alone it is reported.
    attributed_to: str | None = None
    #: Whether it is an act done by words alone.
    speech: bool = False
    in_title: bool = False
    made: Made

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("an event needs evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """All that one article was found to hold."""

    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPage:
    """What came of one page."""

    page: str
    row: int | None = None
    outlet: str | None = None
    codings: tuple[Coding, ...] = ()
    failures: tuple[Failure, ...] = field(default=())
