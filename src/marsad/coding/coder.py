"""Codes one article: who, said what, did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.actors import find_cast
from marsad.coding.events import find_events
from marsad.coding.marked import mark
from marsad.coding.statements import find_statements
from marsad.coding.subjects import tell_subjects
from marsad.records import ActorKind, Coding

if TYPE_CHECKING:
    from marsad.lexicon.matching import Lexicon
    from marsad.reading.view import View
    from marsad.records import Actor, Article, Event, Statement


# Reasons of mentions by which a person is named.
_NAMED = frozenset({"name", "alias"})


def code_article(article: Article, lexicon: Lexicon, view: View | None = None) -> Coding:
    """Find an article's actors, statements and events.

    Args:
        article: a clean article.
        lexicon: what the rules know.
        view: the article's text, if it was viewed before.

    Returns:
        The records, in order of place. The same article and lexicon always give the same records.
    """
    marked = mark(article.text, len(article.title), lexicon, view)
    cast = find_cast(marked)
    statements = tell_subjects(marked, cast, find_statements(marked, cast, article), article)
    events = find_events(marked, cast, statements, article)
    actors = _who_count(cast.actors, statements, events)
    return Coding(article=article, actors=actors, statements=statements, events=events)


def _who_count(
    actors: tuple[Actor, ...], statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[Actor, ...]:
    """Return the actors without persons who are never named and have no part in anything: mere holders of a title."""
    parts: set[str | None] = set()
    for s in statements:
        parts.update((*s.speakers, *s.to, *(c.key for c in s.via), *(x.towards for x in s.stances)))
    parts.update(key for e in events for key in (*e.actors, *e.targets, *e.mediators, e.attributed_to))
    return tuple(
        a
        for a in actors
        if a.kind is not ActorKind.PERSON or a.key in parts or any(m.reason in _NAMED for m in a.mentions)
    )
