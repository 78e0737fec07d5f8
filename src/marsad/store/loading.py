"""Reads the store's rows back into the records they were made from."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from marsad.records import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Carrier,
    Coding,
    Detail,
    DetailKind,
    Event,
    EventType,
    Failure,
    IssueMention,
    Made,
    Mention,
    OccasionKind,
    Page,
    PageForm,
    Paragraph,
    Published,
    Span,
    Stance,
    StanceKind,
    Statement,
    StatementForm,
    Status,
)

if TYPE_CHECKING:
    from marsad.store.database import Database


def load_coding(database: Database, number: int) -> Coding:
    """Return an article with all that was found in it.

    Args:
        database: the store's file.
        number: number of a row of `articles`.
    """
    return Coding(
        article=load_article(database, number),
        actors=_actors(database, number),
        statements=_statements(database, number),
        events=_events(database, number),
    )


def load_page(database: Database, number: int) -> Page:
    """Return a page as it was received."""
    name, row, form, url, outlet, title, date, decoded, content = database.row(
        "SELECT name, row, form, url, outlet, title, date, decoded, content FROM pages WHERE no = ?", (number,)
    )
    return Page(
        name=name,
        content=zlib.decompress(content).decode(),
        form=PageForm(form),
        row=row,
        url=url,
        outlet=outlet,
        title=title,
        date=date,
        decoded=decoded,
    )


def load_failures(database: Database, page: int | None = None) -> tuple[Failure, ...]:
    """Return the failures of one page, or all of the store's, those of sources among them."""
    rows = database.rows(
        "SELECT name, row, stage, code, message FROM failures WHERE ? IS NULL OR page = ? ORDER BY name, row, no",
        (page, page),
    )
    return tuple(Failure(page=n, row=r, stage=s, code=c, message=m) for n, r, s, c, m in rows)


def load_article(database: Database, number: int) -> Article:
    """Return an article without what was found in it."""
    (
        article_id, page, row, title, text, url, outlet, outlet_id, section, edtf, earliest, latest, basis, evidence,
        rejected, authors, credited, keywords,
    ) = database.row(
        "SELECT id, page, row, title, text, url, outlet, outlet_id, section, published, earliest, latest,"
        " published_basis, published_evidence, published_rejected, authors, credited_sources, keywords"
        " FROM articles WHERE no = ?",
        (number,),
    )  # fmt: skip
    paragraphs = database.rows(
        'SELECT start, "end", page_start, page_end FROM paragraphs WHERE article = ? ORDER BY place', (number,)
    )
    return Article(
        id=article_id,
        page=page,
        row=row,
        title=title,
        text=text,
        paragraphs=tuple(Paragraph(span=_span(a, b), place=_maybe_span(c, d)) for a, b, c, d in paragraphs),
        published=Published(
            edtf=edtf,
            earliest=_day(earliest),
            latest=_day(latest),
            basis=Basis(basis),
            evidence=_strings(evidence),
            rejected=_strings(rejected),
        ),
        url=url,
        outlet=outlet,
        outlet_id=outlet_id,
        section=section,
        authors=_strings(authors),
        credited_sources=_strings(credited),
        keywords=_strings(keywords),
    )


def _actors(database: Database, article: int) -> tuple[Actor, ...]:
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for place, start, end, reason in database.rows(
        'SELECT appearance, start, "end", reason FROM mentions WHERE article = ? ORDER BY appearance, place', (article,)
    ):
        mentions[place].append(Mention(span=_span(start, end), reason=reason))
    rows = database.rows(
        "SELECT p.place, a.key, p.name, p.name_en, p.name_en_made, p.kind, p.country, p.role"
        " FROM appearances p JOIN actors a ON a.no = p.actor WHERE p.article = ? ORDER BY p.place",
        (article,),
    )
    return tuple(
        Actor(
            key=key,
            name=name,
            name_en=name_en,
            name_en_made=bool(made),
            kind=ActorKind(kind),
            country=country,
            role=role,
            mentions=tuple(mentions[place]),
        )
        for place, key, name, name_en, made, kind, country, role in rows
    )


def _statements(database: Database, article: int) -> tuple[Statement, ...]:
    people: dict[tuple[str, int], list[str]] = defaultdict(list)
    via: dict[int, list[Carrier]] = defaultdict(list)
    for table in ("statement_speakers", "statement_to"):
        for number, key in database.rows(
            f"SELECT x.statement, a.key FROM statements s JOIN {table} x ON x.statement = s.no"
            " JOIN actors a ON a.no = x.actor WHERE s.article = ? ORDER BY x.statement, x.place",
            (article,),
        ):
            people[table, number].append(key)
    for number, text, start, end, key in database.rows(
        'SELECT x.statement, x.text, x.start, x."end", a.key FROM statements s'
        " JOIN statement_via x ON x.statement = s.no LEFT JOIN actors a ON a.no = x.actor"
        " WHERE s.article = ? ORDER BY x.statement, x.place",
        (article,),
    ):
        via[number].append(Carrier(text=text, span=_span(start, end), key=key))
    issues: dict[int, list[IssueMention]] = defaultdict(list)
    states: dict[int, list[str]] = defaultdict(list)
    stances: dict[int, list[Stance]] = defaultdict(list)
    for number, issue, start, end in database.rows(
        'SELECT x.statement, x.issue, x.start, x."end" FROM statements s JOIN statement_issues x ON x.statement = s.no'
        " WHERE s.article = ? ORDER BY x.statement, x.place",
        (article,),
    ):
        issues[number].append(IssueMention(issue=issue, span=_span(start, end)))
    for number, country in database.rows(
        "SELECT x.statement, x.country FROM statements s JOIN statement_states x ON x.statement = s.no"
        " WHERE s.article = ? ORDER BY x.statement, x.place",
        (article,),
    ):
        states[number].append(country)
    for number, kind, towards, start, end in database.rows(
        'SELECT x.statement, x.kind, x.towards, x.start, x."end" FROM statements s'
        " JOIN statement_stances x ON x.statement = s.no WHERE s.article = ? ORDER BY x.statement, x.place",
        (article,),
    ):
        stances[number].append(Stance(kind=StanceKind(kind), towards=towards, evidence=_span(start, end)))
    rows = database.rows(
        "SELECT no, id, form, cue_start, cue_end, content_start, content_end, occasion_start, occasion_end,"
        " sentence_start, sentence_end, in_title, occasion_kind, date, date_basis, rule, entries, candidates"
        " FROM statements"
        " WHERE article = ? ORDER BY place",
        (article,),
    )
    return tuple(
        Statement(
            id=row[1],
            speakers=tuple(people["statement_speakers", row[0]]),
            cue=_span(row[3], row[4]),
            form=StatementForm(row[2]),
            content=_span(row[5], row[6]),
            via=tuple(via[row[0]]),
            to=tuple(people["statement_to", row[0]]),
            occasion=_maybe_span(row[7], row[8]),
            sentence=_span(row[9], row[10]),
            in_title=bool(row[11]),
            occasion_kind=OccasionKind(row[12]) if row[12] else None,
            date=row[13],
            date_basis=Basis(row[14]),
            issues=tuple(issues[row[0]]),
            states=tuple(states[row[0]]),
            stances=tuple(stances[row[0]]),
            made=_made(*row[15:]),
        )
        for row in rows
    )


def _events(database: Database, article: int) -> tuple[Event, ...]:
    parties: dict[tuple[str, int], list[str]] = defaultdict(list)
    evidence: dict[int, list[Span]] = defaultdict(list)
    for number, role, key in database.rows(
        "SELECT x.event, x.role, a.key FROM events e JOIN event_parties x ON x.event = e.no"
        " JOIN actors a ON a.no = x.actor WHERE e.article = ? ORDER BY x.event, x.role, x.place",
        (article,),
    ):
        parties[role, number].append(key)
    for number, start, end in database.rows(
        'SELECT x.event, x.start, x."end" FROM events e JOIN evidence x ON x.event = e.no'
        " WHERE e.article = ? ORDER BY x.event, x.place",
        (article,),
    ):
        evidence[number].append(_span(start, end))
    details: dict[int, list[Detail]] = defaultdict(list)
    for number, kind, value, least, most, start, end in database.rows(
        'SELECT x.event, x.kind, x.value, x.least, x.most, x.start, x."end" FROM events e'
        " JOIN event_details x ON x.event = e.no WHERE e.article = ? ORDER BY x.event, x.place",
        (article,),
    ):
        span = _span(start, end)
        details[number].append(Detail(kind=DetailKind(kind), value=value, least=least, most=most, span=span))
    rows = database.rows(
        "SELECT e.no, e.id, e.type, e.mode, e.status, e.date, e.date_basis, e.where_start, e.where_end,"
        " e.where_country, e.trigger_start, e.trigger_end, a.key, e.speech, e.in_title, e.rule, e.entries, e.candidates"
        " FROM events e LEFT JOIN actors a ON a.no = e.attributed_to WHERE e.article = ? ORDER BY e.place",
        (article,),
    )
    return tuple(
        Event(
            id=row[1],
            type=EventType(row[2]),
            mode=row[3],
            status=Status(row[4]),
            actors=tuple(parties["actor", row[0]]),
            targets=tuple(parties["target", row[0]]),
            mediators=tuple(parties["mediator", row[0]]),
            date=row[5],
            date_basis=Basis(row[6]),
            place=_maybe_span(row[7], row[8]),
            place_country=row[9],
            trigger=_span(row[10], row[11]),
            evidence=tuple(evidence[row[0]]),
            details=tuple(details[row[0]]),
            attributed_to=row[12],
            speech=bool(row[13]),
            in_title=bool(row[14]),
            made=_made(*row[15:]),
        )
        for row in rows
    )


def _span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def _maybe_span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start=start, end=end)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _strings(text: str) -> tuple[str, ...]:
    values: list[Any] = json.loads(text)
    return tuple(values)


def _made(rule: str, entries: str, candidates: str) -> Made:
    return Made(rule=rule, entries=_strings(entries), candidates=_strings(candidates))
