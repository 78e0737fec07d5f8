"""Turns stored records into answers: their words, sentences and chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.asking.answers import EventAnswer, Party, Source, StanceNote, StatementAnswer
from marsad.asking.issues import issue_name, issue_note
from marsad.language.sentences import split_sentences
from marsad.language.words import split_words
from marsad.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.records import Actor, Article, Coding, Event, Statement

_AND = "\u060c "


def source_of(article: Article) -> Source:
    """Return what an answer says of the article it rests on."""
    return Source(
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        credited=article.credited_sources,
        url=article.url,
        published=article.published.edtf,
        published_basis=article.published.basis,
    )


def party_of(actor: Actor) -> Party:
    """Return an actor as an answer names it."""
    return Party(key=actor.key, name=actor.name, name_en=actor.name_en, kind=actor.kind, country=actor.country)


def tell_statement(coding: Coding, statement: Statement) -> StatementAnswer:
    """Return a statement as an answer."""
    text = coding.article.text
    speakers = _parties(coding, statement.speakers)
    # Those who speak as one are one link.
    chain = (coding.article.outlet, *(c.text for c in statement.via), _AND.join(s.name for s in speakers))
    return StatementAnswer(
        id=statement.id,
        date=statement.date or coding.article.published.edtf,
        speakers=speakers,
        cue=statement.cue.of(text),
        form=statement.form,
        content=statement.content.of(text),
        to=_parties(coding, statement.to),
        occasion=statement.occasion.of(text) if statement.occasion else None,
        occasion_kind=statement.occasion_kind,
        issues=tuple(issue_note(i.issue, i.span.of(text)) for i in statement.issues),
        states=statement.states,
        stances=tuple(
            StanceNote(kind=s.kind, towards=s.towards, name=_towards(coding, s.towards), words=s.evidence.of(text))
            for s in statement.stances
        ),
        sentence=statement.sentence.of(text),
        chain=tuple(link for link in chain if link),
        source=source_of(coding.article),
    )


def tell_event(coding: Coding, event: Event) -> EventAnswer:
    """Return an event as an answer."""
    text = coding.article.text
    said = _parties(coding, [event.attributed_to] if event.attributed_to else [])
    chain = (coding.article.outlet, *(s.name for s in said))
    return EventAnswer(
        id=event.id,
        date=event.date,
        date_basis=event.date_basis,
        type=event.type,
        mode=event.mode,
        status=event.status,
        speech=event.speech,
        actors=_parties(coding, event.actors),
        targets=_parties(coding, event.targets),
        mediators=_parties(coding, event.mediators),
        place=event.place.of(text) if event.place else None,
        details=event.details,
        evidence=tuple(e.of(text) for e in event.evidence),
        sentence=sentence_around(coding.article, event.trigger).of(text),
        chain=tuple(link for link in chain if link),
        source=source_of(coding.article),
    )


def sentence_around(article: Article, span: Span) -> Span:
    """Return the sentence that holds a stretch of an article's text; sentences, if it reaches over several."""
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    paragraph = article.text[start : end if end >= 0 else None]
    words = split_words(paragraph)
    first, last = span.start, span.end
    for sentence in split_sentences(words):
        opens, closes = start + words[sentence.first].start, start + words[sentence.last - 1].end
        if opens < span.end and span.start < closes:
            first, last = min(first, opens), max(last, closes)
    return Span(start=first, end=last)


def _towards(coding: Coding, towards: str) -> str:
    """Return the name of what a stance is about: an actor of the article, or an issue."""
    actor = next((a for a in coding.actors if a.key == towards), None)
    return (actor.name_en or actor.name) if actor is not None else issue_name(towards)


def _parties(coding: Coding, keys: Iterable[str]) -> tuple[Party, ...]:
    by_key = {a.key: a for a in coding.actors}
    return tuple(
        party_of(by_key[key]) if key in by_key else Party(key=key, name=key, name_en=None, kind=None, country=None)
        for key in keys
    )
