"""The way of one page: reading, then coding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.coder import code_article
from marsad.reading.reader import read_page
from marsad.records import CodedPage

if TYPE_CHECKING:
    from marsad.lexicon.matching import Lexicon
    from marsad.records import Page


def code_page(page: Page, lexicon: Lexicon) -> CodedPage:
    """Read a page and code each of its articles.

    Args:
        page: a page as received.
        lexicon: what the rules know.

    Returns:
        What came of it; what could not be read is a failure, never an exception.
    """
    reading = read_page(page, lexicon)
    return CodedPage(
        page=page.name,
        row=page.row,
        outlet=reading.outlet,
        codings=tuple(
            code_article(article, lexicon, clues.view)
            for article, clues in zip(reading.articles, reading.clues, strict=True)
        ),
        failures=reading.failures,
    )
