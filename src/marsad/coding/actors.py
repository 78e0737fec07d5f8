"""Finds the actors of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.cast import Cast

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText


def find_cast(marked: MarkedText) -> Cast:
    """Find the actors of an article and the phrases that refer to them."""
    return Cast(actors=(), phrases=())
