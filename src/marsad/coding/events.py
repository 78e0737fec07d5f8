"""Finds the events of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.coding.cast import Cast
    from marsad.coding.marked import MarkedText
    from marsad.records import Article, Event, Statement


def find_events(
    marked: MarkedText, cast: Cast, statements: tuple[Statement, ...], article: Article
) -> tuple[Event, ...]:
    """Find the events of an article, in order of their triggers."""
    return ()
