"""Selects records by their parties, dates and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from marsad.records import EventType, Status
    from marsad.store.database import Database

#: An article's number and a record's place in it.
Place = tuple[int, int]

# A record's own days, and where it has none those of its article's publication.
_STATEMENT_DAYS = ("a.earliest", "a.latest")
_EVENT_DAYS = (
    "CASE WHEN e.date IS NULL THEN a.earliest ELSE e.earliest END",
    "CASE WHEN e.date IS NULL THEN a.latest ELSE e.latest END",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Actors, by key or by the country they belong to; one of them is enough."""

    keys: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChoice:
    """Which statements are wanted; all that is given must hold. Headlines are left out."""

    speaker: Who | None = None
    about: Who | None = None
    to: Who | None = None
    #: Issues that the content names; where `about` is given too, either is enough.
    issues: tuple[str, ...] = ()
    #: Those about or to whom the statement is: either is enough.
    concerning: Who | None = None
    #: FTS5 expression that the article must match.
    words: str | None = None
    #: First and last day: a record counts if its days, or failing them its article's, admit one between them.
    since: dt.date | None = None
    until: dt.date | None = None
    #: Whether the latest come first; undated ones come last either way.
    newest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChoice:
    """Which events are wanted; all that is given must hold. Headlines are left out."""

    type: EventType | None = None
    status: Status | None = None
    actor: Who | None = None
    target: Who | None = None
    #: Each of these must be a party in any role.
    parties: tuple[Who, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(slots=True)
class _Conditions:
    """The conditions of a query and the values that stand in them."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, part: str, *values: Any) -> None:
        self.parts.append(part)
        self.values.extend(values)

    def add_days(self, days: tuple[str, str], since: dt.date | None, until: dt.date | None) -> None:
        """Ask for records whose days overlap a period; records without any day are left out of a bounded one."""
        earliest, latest = days
        if since or until:
            self.add(f"COALESCE({earliest}, {latest}) IS NOT NULL")
        if since:
            self.add(f"COALESCE({latest}, '9999') >= ?", since.isoformat())
        if until:
            self.add(f"COALESCE({earliest}, '0000') <= ?", until.isoformat())

    def add_party(self, number: str, table: str, who: Who | None, role: str | None = None) -> None:
        if who is not None:
            part, values = _party(table, who, role)
            self.add(f"{number} IN ({part})", *values)


def _party(table: str, who: Who, role: str | None = None) -> tuple[str, list[Any]]:
    """Return the query for the numbers of the records to which one of the actors is a party."""
    record = "event" if table == "event_parties" else "statement"
    named = f"actor IN (SELECT no FROM actors WHERE key IN ({_marks(who.keys)}))"
    # One way in a query, so that each can use its index.
    ways = [(named, who.keys), (f"country IN ({_marks(who.countries)})", who.countries)]
    queries, values = [], []
    for way, given in ways:
        queries.append(f"SELECT {record} FROM {table} WHERE {way}" + (" AND role = ?" if role else ""))
        values += [*given, *([role] if role else [])]
    return " UNION ALL ".join(queries), values


def select_statements(database: Database, choice: StatementChoice) -> list[Place]:
    """Return the places of the statements wanted, by date of publication, undated ones last."""
    day = "COALESCE(a.earliest, a.latest)"
    order = f"{day} IS NULL, {day} DESC" if choice.newest else f"COALESCE({day}, '9999')"
    conditions = _Conditions()
    conditions.add("s.in_title = 0")
    conditions.add_party("s.no", "statement_speakers", choice.speaker)
    if choice.issues:
        issue = f"SELECT statement FROM statement_issues WHERE issue IN ({_marks(choice.issues)})"
        about, values = _party("statement_about", choice.about) if choice.about else ("", [])
        ways = f"{issue} UNION ALL {about}" if about else issue
        conditions.add(f"s.no IN ({ways})", *choice.issues, *values)
    else:
        conditions.add_party("s.no", "statement_about", choice.about)
    conditions.add_party("s.no", "statement_to", choice.to)
    if choice.concerning is not None:
        (about, first), (to, second) = (_party(t, choice.concerning) for t in ("statement_about", "statement_to"))
        conditions.add(f"s.no IN ({about} UNION ALL {to})", *first, *second)
    if choice.words is not None:
        conditions.add("s.article IN (SELECT rowid FROM words WHERE words MATCH ?)", choice.words)
    conditions.add_days(_STATEMENT_DAYS, choice.since, choice.until)
    return database.rows(
        "SELECT s.article, s.place FROM statements s JOIN articles a ON a.no = s.article"
        f" WHERE {' AND '.join(conditions.parts)}"
        f" ORDER BY {order}, a.id, s.place",
        conditions.values,
    )


def select_events(database: Database, choice: EventChoice) -> list[Place]:
    """Return the places of the events wanted, by their own date, undated ones last by date of publication."""
    conditions = _Conditions()
    conditions.add("e.in_title = 0")
    if choice.type:
        conditions.add("e.type = ?", choice.type.value)
    if choice.status:
        conditions.add("e.status = ?", choice.status.value)
    conditions.add_party("e.no", "event_parties", choice.actor, "actor")
    conditions.add_party("e.no", "event_parties", choice.target, "target")
    for who in choice.parties:
        conditions.add_party("e.no", "event_parties", who)
    conditions.add_days(_EVENT_DAYS, choice.since, choice.until)
    return database.rows(
        "SELECT e.article, e.place FROM events e JOIN articles a ON a.no = e.article"
        f" WHERE {' AND '.join(conditions.parts)}"
        " ORDER BY COALESCE(e.earliest, e.latest, '9999'), COALESCE(a.earliest, a.latest, '9999'), a.id, e.place",
        conditions.values,
    )


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
