"""Finds the statements of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.coding.cast import Cast
    from marsad.coding.marked import MarkedText
    from marsad.records import Article, Statement


def find_statements(marked: MarkedText, cast: Cast, article: Article) -> tuple[Statement, ...]:
    """Find the statements of an article, in order of their cues."""
    return ()
