"""Answers as JSON values and as rows of a table; the columns of each listing are fixed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from enum import Enum
from typing import Any

from marsad.asking.answers import (
    Change,
    ChangeKind,
    EventAnswer,
    IssueNote,
    Met,
    Party,
    Position,
    Source,
    StanceNote,
    StatementAnswer,
)
from marsad.gathering.identities import Bearer
from marsad.records import Detail, Span

_SOURCE = ("article", "title", "outlet", "credited", "url", "published", "published_basis")
#: Columns of the listings, in order. A cell that holds several values has them with `` | `` between.
STATEMENT_COLUMNS = (
    "id", "date", "speakers", "speakers_en", "speakers_countries", "cue", "form", "content", "to", "to_en",
    "to_countries", "occasion", "occasion_kind", "issues", "states", "stances", "sentence", "chain", *_SOURCE,
)  # fmt: skip
#: A wording is shown by its first statement, how often it was repeated, and what it changed.
POSITION_COLUMNS = (*STATEMENT_COLUMNS, "repeated", "changed_from", "changes")
EVENT_COLUMNS = (
    "id", "date", "date_basis", "type", "mode", "status", "speech", "actors", "actors_en", "actors_countries",
    "targets", "targets_en", "targets_countries", "mediators", "mediators_en", "mediators_countries", "place",
    "details", "evidence", "sentence", "chain", *_SOURCE,
)  # fmt: skip
#: A timeline holds both kinds: the columns that both have, then the event's, then the statement's.
TIMELINE_COLUMNS = (
    "kind",
    *(c for c in EVENT_COLUMNS if c in STATEMENT_COLUMNS),
    *(c for c in EVENT_COLUMNS if c not in STATEMENT_COLUMNS),
    *(c for c in STATEMENT_COLUMNS if c not in EVENT_COLUMNS),
)
FOUND_COLUMNS = ("snippet", *_SOURCE)
ACTOR_COLUMNS = (
    "key", "name", "name_en", "kind", "country", "articles", "spellings", "roles", "said", "said_about", "met",
)  # fmt: skip
LINK_COLUMNS = (
    "decision", "score", "a_key", "a_names", "a_countries", "a_roles", "b_key", "b_names", "b_countries", "b_roles",
    "reasons",
)  # fmt: skip
MATCH_COLUMNS = ("a", "b", "score", "verdict", "reasons")
FAILURE_COLUMNS = ("page", "row", "stage", "code", "message")
_BETWEEN_VALUES = " | "
_CHANGED = {ChangeKind.REMOVED: "[-%s-]", ChangeKind.ADDED: "{+%s+}"}


def json_value(value: Any) -> Any:
    """Return an answer as what JSON can hold.

    Args:
        value: a frozen record, or what may stand in one.

    Returns:
        Records as mappings with their fields' names (statements and events in a timeline with their ``kind``), spans as
        ``{start, end}`` in code points, dates in ISO form.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        kind = {"kind": _kind(value)} if isinstance(value, EventAnswer | StatementAnswer) else {}
        return kind | {f.name: json_value(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [json_value(v) for v in value]
    return value


def table_row(answer: Any) -> dict[str, str]:
    """Return an answer as a row: every column's cell as text, unknown as an empty cell.

    Args:
        answer: a frozen record of `marsad.asking` or a failure.
    """
    if isinstance(answer, Position):
        row = table_row(answer.statement)
        row |= {"repeated": str(len(answer.repeated)), "changed_from": answer.changed_from or ""}
        return row | {"changes": changes_text(answer.changes)}
    row = {"kind": _kind(answer)} if isinstance(answer, EventAnswer | StatementAnswer) else {}
    for field in dataclasses.fields(answer):
        row |= _cells(field.name, getattr(answer, field.name))
    return row


def detail_text(detail: Detail) -> str:
    """Return what further words tell of an event: «contact call», «round 17», «killed 10 or more»."""
    if detail.value is not None:
        return f"{detail.kind.value} {detail.value}"
    if detail.most is None:
        number = f"{detail.least} or more"
    elif detail.least is None:
        number = f"{detail.most} or less"
    else:
        number = f"{detail.least}" if detail.least == detail.most else f"{detail.least} to {detail.most}"
    return f"{detail.kind.value} {number}"


def _kind(answer: EventAnswer | StatementAnswer) -> str:
    return "event" if isinstance(answer, EventAnswer) else "statement"


def _cells(name: str, value: Any) -> dict[str, str]:
    if isinstance(value, Source):
        return table_row(value)
    if isinstance(value, Bearer):
        return {f"{name}_{column}": cell for column, cell in table_row(value).items()}
    if isinstance(value, tuple) and value and all(isinstance(v, Party) for v in value):
        return {
            name: _joined(p.name for p in value),
            f"{name}_en": _joined(p.name_en or "" for p in value),
            f"{name}_countries": _joined(p.country or "" for p in value),
        }
    if isinstance(value, tuple) and value and isinstance(value[0], StatementAnswer):
        return {name: str(len(value))}
    if isinstance(value, tuple):
        return {name: _joined(_text(v) for v in value)}
    return {name: _text(value)}


def changes_text(changes: tuple[Change, ...]) -> str:
    """Return two wordings in one line: words removed as ``[-...-]``, words added as ``{+...+}``."""
    return " ".join(_CHANGED.get(c.kind, "%s") % c.words for c in changes)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, IssueNote):
        return value.id
    if isinstance(value, StanceNote):
        return f"{value.kind.value} {value.towards}"
    if isinstance(value, Met):
        return f"{value.party.name_en or value.party.name} ({value.count})"
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, Detail):
        return detail_text(value)
    if dataclasses.is_dataclass(value):  # a tally
        return "{name} ({count})".format(**json_value(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(json_value(value))


def _joined(values: Any) -> str:
    return _BETWEEN_VALUES.join(values)
