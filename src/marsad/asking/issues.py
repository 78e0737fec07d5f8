"""Which issues a person means, and how answers name them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from marsad.asking.answers import IssueNote
from marsad.asking.naming import find_who
from marsad.errors import QueryError
from marsad.language.folding import fold_text
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marsad.lexicon.entries import Entry
    from marsad.store.selecting import Who
    from marsad.store.store import Store


def find_subject(store: Store, name: str) -> tuple[tuple[str, ...], Who | None]:
    """Return the issues and the actors that a name means; a statement may be about either.

    Args:
        store: where actors are looked for.
        name: an issue by id («iran-nuclear»), by its English or Arabic name or any wording in the resources; or a
            state or actor by name. Failing both, a word of issues' ids («nuclear»), which means all that hold it.

    Raises:
        QueryError: it is neither.
    """
    issue = find_issue(name)
    try:
        return (issue,) if issue else (), find_who(store, name)
    except QueryError as error:
        issues = (issue,) if issue else near_issues(name)
        if not issues:
            raise QueryError(f"{name!r} is no issue that Marsad knows, and {error.message}") from error
        return issues, None


def find_issue(name: str) -> str | None:
    """Return the id of the issue that bears a name, in English or Arabic, or an id, or a wording; else None."""
    return _names().get(_folded(name))


def near_issues(name: str) -> tuple[str, ...]:
    """Return the ids that hold a word, or words, in order."""
    word = _folded(name).replace(" ", "-")
    return tuple(i for i in _entries() if f"-{word}-" in f"-{i}-")


def issue_note(issue: str, words: str) -> IssueNote:
    """Return an issue as an answer names it, with the words of the text that named it."""
    entry = _entries().get(issue)
    data = entry.data if entry is not None else {}
    return IssueNote(
        id=issue,
        name_en=data.get("name_en", issue),
        name_ar=data.get("name_ar", issue),
        wikidata=data.get("wikidata"),
        words=words,
    )


def issue_name(issue: str) -> str:
    """Return the English name of an issue, or its id if the resources have it no more."""
    entry = _entries().get(issue)
    return str(entry.data["name_en"]) if entry is not None else issue


@cache
def _entries() -> Mapping[str, Entry]:
    return {e.id: e for e in load_lexicon().entries(EntryKind.ISSUE)}


@cache
def _names() -> Mapping[str, str]:
    """Return the ids by folded id, name and wording; ids and proper names come before wordings."""
    found: dict[str, str] = {}
    for keys in (("name_en", "name_ar"), ("names",)):
        for issue, entry in _entries().items():
            found.setdefault(_folded(issue.replace("-", " ")), issue)
            for key in keys:
                value = entry.data[key]
                for name in [value] if isinstance(value, str) else value:
                    found.setdefault(_folded(name), issue)
    return found


def _folded(name: str) -> str:
    return " ".join(fold_text(name.replace("-", " ")).split())
