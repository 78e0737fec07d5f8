"""The way from sources to coded pages, one at a time; nothing that goes wrong with one page stops the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.pipeline import code_page
from marsad.reading.reader import Reading, read_page
from marsad.records import CodedPage, Failure

if TYPE_CHECKING:
    from marsad.lexicon.matching import Lexicon
    from marsad.records import Page


def code_safely(page: Page, lexicon: Lexicon) -> CodedPage:
    """Read and code a page; an error of the rules themselves becomes a failure too.

    Args:
        page: a page as received.
        lexicon: what the rules know.

    Returns:
        What came of it. A fault of Marsad's own has the code ``internal``.
    """
    try:
        return code_page(page, lexicon)
    except Exception as error:  # noqa: BLE001  (one page must not stop a run of thousands; the failure is kept and told)
        return failed_page(_own_fault(page, "coding", error))


def read_safely(page: Page, lexicon: Lexicon) -> Reading:
    """Read a page; an error of the rules themselves becomes a failure too, as in `code_safely`."""
    try:
        return read_page(page, lexicon)
    except Exception as error:  # noqa: BLE001  (as above)
        return Reading(failures=(_own_fault(page, "reading", error),))


def failed_page(failure: Failure) -> CodedPage:
    """Return what came of a page that could not be read at all."""
    return CodedPage(page=failure.page, row=failure.row, failures=(failure,))


def _own_fault(page: Page, stage: str, error: Exception) -> Failure:
    message = f"a fault in Marsad itself ({type(error).__name__}: {error}); please report it with the page"
    return Failure(page=page.name, row=page.row, stage=stage, code="internal", message=message)
