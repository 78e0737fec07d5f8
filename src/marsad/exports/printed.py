"""The printed form: one JSON object a page, with the field names of the gold annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.records import Actor, Article, CodedPage, Coding, Detail, Event, Failure, Made, Span, Statement


def page_record(coded: CodedPage) -> dict[str, Any]:
    """Return a coded page as a JSON-ready mapping.

    Returns:
        ``page``, ``row``, ``outlet``, ``articles`` and ``failures``; offsets count code points of the article's text.
    """
    return {
        "page": coded.page,
        "row": coded.row,
        "outlet": coded.outlet,
        "articles": [coding_record(c) for c in coded.codings],
        "failures": failure_records(coded.failures),
    }


def failure_records(failures: tuple[Failure, ...]) -> list[dict[str, str]]:
    """Return failures beside the page that they tell of."""
    return [{"stage": f.stage, "code": f.code, "message": f.message} for f in failures]


def coding_record(coding: Coding) -> dict[str, Any]:
    """Return one article with its actors, statements and events."""
    text = coding.article.text
    return {
        **article_record(coding.article),
        "actors": [actor_record(a, text) for a in coding.actors],
        "statements": [statement_record(s, text) for s in coding.statements],
        "events": [event_record(e, text) for e in coding.events],
    }


def article_record(article: Article) -> dict[str, Any]:
    """Return an article without what was coded from it."""
    published = article.published
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": {
            "edtf": published.edtf,
            "basis": published.basis.value,
            "evidence": list(published.evidence),
            "not_this": list(published.rejected),
        },
        "section": article.section,
        "authors": list(article.authors),
        "credited_sources": list(article.credited_sources),
        "keywords": list(article.keywords),
        "paragraphs": [p.span.of(article.text) for p in article.paragraphs],
        "text": article.text,
    }


def actor_record(actor: Actor, text: str) -> dict[str, Any]:
    """Return an actor with its distinct mentions, each at its first place."""
    distinct: dict[str, dict[str, Any]] = {}
    for mention in actor.mentions:
        distinct.setdefault(mention.span.of(text), {**_span(mention.span, text), "reason": mention.reason})
    return {
        "key": actor.key,
        "name": actor.name,
        "name_en": actor.name_en,
        "name_en_made": actor.name_en_made,
        "kind": actor.kind.value,
        "country": actor.country,
        "role": actor.role,
        "mentions": list(distinct.values()),
    }


def statement_record(statement: Statement, text: str) -> dict[str, Any]:
    """Return a statement."""
    return {
        "id": statement.id,
        "speakers": list(statement.speakers),
        "cue": statement.cue.of(text),
        "form": statement.form.value,
        "text": statement.content.of(text),
        "start": statement.content.start,
        "end": statement.content.end,
        "via": [{"text": c.text, "name": c.key} for c in statement.via],
        "to": list(statement.to),
        "occasion": statement.occasion.of(text) if statement.occasion else None,
        "occasion_kind": statement.occasion_kind.value if statement.occasion_kind else None,
        "date": statement.date,
        "date_basis": statement.date_basis.value,
        "issues": [{"issue": i.issue, **_span(i.span, text)} for i in statement.issues],
        "states": list(statement.states),
        "stances": [
            {"stance": s.kind.value, "towards": s.towards, "evidence": _span(s.evidence, text)}
            for s in statement.stances
        ],
        "sentence": statement.sentence.of(text),
        "in_title": statement.in_title,
        "made": _made(statement.made),
    }


def event_record(event: Event, text: str) -> dict[str, Any]:
    """Return an event."""
    return {
        "id": event.id,
        "type": event.type.value,
        "mode": event.mode,
        "status": event.status.value,
        "actors": list(event.actors),
        "targets": list(event.targets),
        "mediators": list(event.mediators),
        "date": event.date,
        "date_basis": event.date_basis.value,
        "place": event.place.of(text) if event.place else None,
        "place_country": event.place_country,
        "trigger": _span(event.trigger, text),
        "evidence": [_span(e, text) for e in event.evidence],
        "details": [_detail(d, text) for d in event.details],
        "attributed_to": event.attributed_to,
        "speech": event.speech,
        "in_title": event.in_title,
        "made": _made(event.made),
    }


def _detail(detail: Detail, text: str) -> dict[str, Any]:
    known = {"value": detail.value, "least": detail.least, "most": detail.most}
    return {"kind": detail.kind.value} | known | _span(detail.span, text)


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _made(made: Made) -> dict[str, Any]:
    return {"rule": made.rule, "entries": list(made.entries)}
