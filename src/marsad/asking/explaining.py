"""Explains how a record was made: its rule, its lexicon entries, its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.asking.answers import EntryNote, Explanation, Mark
from marsad.asking.telling import sentence_around, source_of, tell_event, tell_statement
from marsad.errors import QueryError
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import EntryKind
from marsad.records import DetailKind, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.records import Coding, Event
    from marsad.store.store import Store


def explain(store: Store, record_id: str) -> Explanation | None:
    """Return how a statement or event was made.

    Args:
        store: where to look.
        record_id: id of a statement (``stm_``) or an event (``evt_``).

    Returns:
        The explanation, or None if the store has no record with that id.

    Raises:
        QueryError: it is an id of something else.
    """
    if not record_id.startswith(("stm_", "evt_")):
        raise QueryError(f"{record_id!r} is no id of a statement (stm_) or event (evt_); listings show them")
    coding = store.coding(record_id)
    if coding is None:
        return None
    article = coding.article
    records: tuple[Statement | Event, ...] = (*coding.statements, *coding.events)
    record = next(r for r in records if r.id == record_id)
    if isinstance(record, Statement):
        told = tell_statement(coding, record)
        kind, summary = "statement", " ".join([*(s.name for s in told.speakers), told.cue])
        whole, marks = _joined([record.sentence, record.cue, record.content]), _statement_marks(record)
    else:
        deed = tell_event(coding, record)
        kind = "event"
        summary = " ".join([*(p.name for p in (*deed.actors, *deed.targets)), record.type, record.status])
        whole, marks = (
            _joined([sentence_around(article, record.trigger), *record.evidence]),
            _event_marks(coding, record),
        )
    return Explanation(
        id=record_id,
        kind=kind,
        summary=summary,
        rule=record.made.rule,
        entries=tuple(_note(key) for key in record.made.entries),
        candidates=record.made.candidates,
        passage=whole.of(article.text),
        marks=tuple(
            Mark(span=Span(start=m.span.start - whole.start, end=m.span.end - whole.start), label=m.label)
            for m in _apart(marks)
            if whole.start <= m.span.start and m.span.end <= whole.end
        ),
        source=source_of(article),
    )


def _statement_marks(statement: Statement) -> list[Mark]:
    marks = [Mark(span=statement.cue, label="cue")]
    marks += [Mark(span=carrier.span, label="via") for carrier in statement.via]
    if statement.occasion:
        marks.append(Mark(span=statement.occasion, label="occasion"))
    return [*marks, Mark(span=statement.content, label="content")]


def _event_marks(coding: Coding, event: Event) -> list[Mark]:
    """Return trigger, date, place and other details, then the parties where its clauses name them, then the clauses."""
    marks = [Mark(span=event.trigger, label="trigger")]
    marks += [Mark(span=d.span, label="date") for d in event.details if d.kind is DetailKind.DATE]
    if event.place:
        marks.append(Mark(span=event.place, label="place"))
    parties = (("actor", event.actors), ("target", event.targets), ("mediator", event.mediators))
    marks += [
        Mark(span=mention.span, label=label)
        for label, keys in parties
        for actor in coding.actors
        if actor.key in keys
        for mention in actor.mentions
        if any(e.start <= mention.span.start and mention.span.end <= e.end for e in event.evidence)
    ]
    marks += [Mark(span=d.span, label=d.kind.value) for d in event.details if d.kind is not DetailKind.DATE]
    return [*marks, *(Mark(span=e, label="evidence") for e in event.evidence)]


def _joined(spans: Iterable[Span]) -> Span:
    """Return the stretch from the first start to the last end."""
    ordered = list(spans)
    return Span(start=min(s.start for s in ordered), end=max(s.end for s in ordered))


def _apart(marks: list[Mark]) -> list[Mark]:
    """Return marks in order of place; of marks that overlap, a later one keeps what the ones before it leave."""
    kept: list[Mark] = []
    for mark in marks:
        pieces = [mark.span]
        for other in kept:
            pieces = [p for piece in pieces for p in _without(piece, other.span)]
        kept += [Mark(span=piece, label=mark.label) for piece in pieces]
    return sorted(kept, key=lambda m: m.span)


def _without(span: Span, hole: Span) -> list[Span]:
    """Return what is left of a stretch outside another."""
    if hole.end <= span.start or span.end <= hole.start:
        return [span]
    ends = [(span.start, hole.start), (hole.end, span.end)]
    return [Span(start=a, end=b) for a, b in ends if a < b]


def _note(key: str) -> EntryNote:
    kind, _, entry_id = key.partition(":")
    entry = load_lexicon().entry(EntryKind(kind), entry_id) if kind in set(EntryKind) else None
    gloss = (entry.data.get("gloss") or entry.data.get("name_en")) if entry else None
    return EntryNote(key=key, gloss=str(gloss) if gloss else None)
