"""What `import marsad` gives: coding of a text, and a store that answers questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.asking import explaining, questions
from marsad.errors import SourceError
from marsad.lexicon.compiled import load_lexicon
from marsad.pipeline import code_page
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
    events = questions.events
    search = questions.search
    actor = questions.actor
    article = questions.article
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


def open_archive(path: str | Path) -> Archive:
    """Open a store for asking; `marsad add` makes one.

    Raises:
        StoreError: there is no such store, or it can't be used.
    """
    return Archive(path)
