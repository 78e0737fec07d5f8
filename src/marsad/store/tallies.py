"""Counts over the store: what is in it, and how its articles name one actor."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from marsad.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often something was met."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a store holds.

    Attributes:
        earliest: first day on which an article of it can have been published, or None.
        latest: the last such day, or None.
        undated: articles without a date.
        outlets: articles of each outlet, most first; "" for those whose outlet is unknown.
        failures: failures of each code, most first.
        outdated: pages made by other versions of the stages or resources.
    """

    pages: int
    articles: int
    actors: int
    statements: int
    events: int
    earliest: dt.date | None
    latest: dt.date | None
    undated: int
    outlets: tuple[Count, ...]
    failures: tuple[Count, ...]
    outdated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How the articles of a store show one actor; counts of articles, but of mentions for spellings.

    Attributes:
        met: keys of those who were party to the same contact (CONSULT) as an actor or target, with counts of events.
    """

    key: str
    articles: int
    names: tuple[Count, ...]
    names_en: tuple[Count, ...]
    kinds: tuple[Count, ...]
    countries: tuple[Count, ...]
    spellings: tuple[Count, ...]
    roles: tuple[Count, ...]
    met: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A person as articles show it under one name, in one state and with one title.

    Attributes:
        earliest: first day on which one of the articles can have been published, or None.
        latest: the last such day, or None.
        articles: how many they are.
    """

    key: str
    name: str
    country: str | None
    role: str | None
    earliest: dt.date | None
    latest: dt.date | None
    articles: int


def summarise(database: Database, made_with: str) -> Summary:
    """Return what a store holds.

    Args:
        database: the store's file.
        made_with: the versions of today.
    """
    pages, articles, actors, statements, events, undated, outdated, earliest, latest = database.row(
        "SELECT (SELECT COUNT(*) FROM pages), (SELECT COUNT(*) FROM articles),"
        " (SELECT COUNT(DISTINCT actor) FROM appearances), (SELECT COUNT(*) FROM statements),"
        " (SELECT COUNT(*) FROM events), (SELECT COUNT(*) FROM articles WHERE published IS NULL),"
        " (SELECT COUNT(*) FROM pages WHERE made_with <> ?),"
        " (SELECT MIN(COALESCE(earliest, latest)) FROM articles),"
        " (SELECT MAX(COALESCE(latest, earliest)) FROM articles)",
        (made_with,),
    )
    return Summary(
        pages=pages,
        articles=articles,
        actors=actors,
        statements=statements,
        events=events,
        earliest=dt.date.fromisoformat(earliest) if earliest else None,
        latest=dt.date.fromisoformat(latest) if latest else None,
        undated=undated,
        outlets=_counts(
            database, "SELECT COALESCE(outlet, ''), COUNT(*) FROM articles GROUP BY outlet ORDER BY 2 DESC, 1"
        ),
        failures=_counts(database, "SELECT code, COUNT(*) FROM failures GROUP BY code ORDER BY 2 DESC, 1"),
        outdated=outdated,
    )


def find_keys(database: Database, form: str) -> tuple[str, ...]:
    """Return the keys of the actors met by a name, those in most articles first.

    Args:
        database: the store's file.
        form: the folded name. Where nobody is met by it whole, those whose names hold all its words are meant.
    """
    exact = _keys(database, "s.form = ?", [form])
    if exact:
        return exact
    words = form.split()
    return _keys(database, " AND ".join(["' ' || s.form || ' ' LIKE ?"] * len(words)), [f"% {w} %" for w in words])


def all_names(database: Database) -> tuple[str, ...]:
    """Return every folded name of the store, for near matches."""
    return tuple(form for (form,) in database.rows("SELECT DISTINCT form FROM spellings ORDER BY form"))


def persons(database: Database) -> Iterator[Sighting]:
    """Yield the persons whom articles name, by key, name, state and title; not those called by a title alone."""
    rows = database.rows(
        "SELECT a.key, p.name, p.country, p.role, MIN(COALESCE(t.earliest, t.latest)),"
        " MAX(COALESCE(t.latest, t.earliest)), COUNT(DISTINCT t.no)"
        " FROM appearances p JOIN actors a ON a.no = p.actor JOIN articles t ON t.no = p.article"
        " WHERE p.kind = 'person' AND EXISTS (SELECT 1 FROM mentions m WHERE m.article = p.article"
        " AND m.appearance = p.place AND m.reason <> 'title')"
        " GROUP BY a.key, p.name, p.country, p.role ORDER BY 1, 2, 3, 4"
    )
    for key, name, country, role, earliest, latest, articles in rows:
        yield Sighting(
            key=key,
            name=name,
            country=country,
            role=role,
            earliest=dt.date.fromisoformat(earliest) if earliest else None,
            latest=dt.date.fromisoformat(latest) if latest else None,
            articles=articles,
        )


def profile(database: Database, keys: Sequence[str]) -> Profile | None:
    """Return how the articles show one actor, who may have several keys, or None if they don't.

    Args:
        database: the store's file.
        keys: the actor's keys, at least one.
    """
    marks = ", ".join("?" * len(keys))
    mine = f"(SELECT no FROM actors WHERE key IN ({marks}))"
    (articles,) = database.row(f"SELECT COUNT(DISTINCT article) FROM appearances WHERE actor IN {mine}", keys)
    if not articles:
        return None

    def column(name: str) -> tuple[Count, ...]:
        return _counts(
            database,
            f"SELECT {name}, COUNT(*) FROM appearances WHERE actor IN {mine} AND {name} IS NOT NULL"
            f" GROUP BY {name} ORDER BY 2 DESC, 1",
            keys,
        )

    return Profile(
        key=keys[0],
        articles=articles,
        names=column("name"),
        names_en=column("name_en"),
        kinds=column("kind"),
        countries=column("country"),
        roles=column("role"),
        spellings=_counts(
            database,
            "SELECT m.surface, COUNT(*) FROM appearances p"
            " JOIN mentions m ON m.article = p.article AND m.appearance = p.place"
            f" WHERE p.actor IN {mine} GROUP BY m.surface ORDER BY 2 DESC, 1",
            keys,
        ),
        met=_counts(
            database,
            "SELECT a.key, COUNT(DISTINCT e.no) FROM event_parties mine JOIN events e ON e.no = mine.event"
            " JOIN event_parties other ON other.event = e.no"
            " JOIN actors a ON a.no = other.actor"
            f" WHERE mine.actor IN {mine} AND other.actor NOT IN {mine}"
            " AND e.type = 'CONSULT' AND e.status IN ('occurred', 'ongoing') AND e.in_title = 0"
            " AND mine.role <> 'mediator' AND other.role <> 'mediator' GROUP BY a.key ORDER BY 2 DESC, 1",
            (*keys, *keys),
        ),
    )


def _keys(database: Database, condition: str, values: Sequence[str]) -> tuple[str, ...]:
    rows = database.rows(
        "SELECT a.key, COUNT(DISTINCT p.article) FROM (SELECT DISTINCT actor FROM spellings s"
        f" WHERE {condition}) f JOIN actors a ON a.no = f.actor JOIN appearances p ON p.actor = f.actor"
        " GROUP BY a.key ORDER BY 2 DESC, 1",
        values,
    )
    return tuple(key for key, _ in rows)


def _counts(database: Database, sql: str, values: Sequence[object] = ()) -> tuple[Count, ...]:
    return tuple(Count(name=name, count=count) for name, count in database.rows(sql, values))
