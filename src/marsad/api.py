"""What `import marsad` gives: coding of a text, its dates, names compared, a store that answers questions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from marsad.asking import corrections, explaining, positions, questions
from marsad.errors import QueryError, SourceError
from marsad.gathering.registry import load_registry
from marsad.gathering.same_name import NameMatch
from marsad.gathering.same_name import same_name as compare
from marsad.lexicon.compiled import load_lexicon
from marsad.pipeline import code_page
from marsad.reading.dates import DateExpression, find_dates
from marsad.sources.decoding import Decoded
from marsad.sources.pages import page_from_text
from marsad.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from marsad.records import Coding


class Archive(Store):
    """A store that answers the questions of `marsad.asking` as methods of its own.

    Use it in a ``with`` statement, or close it.

    Args:
        path: the store's file.

    Raises:
        StoreError: there is no such store, or it can't be used.
    """

    between = questions.between
    statements = questions.statements
    positions = positions.positions
    events = questions.events
    event_records = questions.event_records
    search = questions.search
    actor = questions.actor
    article = questions.article
    doubtful = questions.doubtful
    correct = corrections.correct
    status = questions.status
    explain = explaining.explain


def code(text: str) -> tuple[Coding, ...]:
    """Read and code the text of one page.

    Args:
        text: plain text, or HTML that begins as a document does.

    Returns:
        The articles found on the page, each with its actors, statements and events.

    Raises:
        SourceError: no article can be made of it; the message says why.
    """
    coded = code_page(page_from_text("text", Decoded(text=text)), load_lexicon())
    if coded.failures and not coded.codings:
        raise SourceError(coded.failures[0].message)
    return coded.codings


def dates(text: str, *, on: dt.date | str | None = None) -> tuple[DateExpression, ...]:
    """Find the date expressions of a text and count them from a day.

    Args:
        text: any text.
        on: the day to count from, as a date or in ISO form («2024-04-09»); None if it is not known.

    Returns:
        Expressions in order of place; offsets count code points of the text, `edtf` is None where nothing is told.

    Raises:
        QueryError: `on` is no day.
    """
    try:
        anchor = dt.date.fromisoformat(on) if isinstance(on, str) else on
    except ValueError as error:
        raise QueryError(f"no date: {on!r}; write a day as 2024-04-09") from error
    return find_dates(text, anchor)


def same_name(a: str, b: str, *, registry: bool = False) -> NameMatch:
    """Tell whether two names in Arabic script are spellings of one name.

    Args:
        a: a name, with or without titles.
        b: another.
        registry: whether the recorded spellings of known persons count too; else the names alone decide.

    Returns:
        A score from 0 to 1, a verdict (same, different, unsure) and the reasons.
    """
    return compare(a, b, registry=load_registry() if registry else None)


def open_archive(path: str | Path) -> Archive:
    """Open a store for asking; `marsad add` makes one.

    Raises:
        StoreError: there is no such store, or it can't be used.
    """
    return Archive(path)
