"""Who of the persons that an article names holds an office of which it tells without a name, by the registry."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.coding.figures import Figure
from marsad.coding.fitting import fits_title
from marsad.coding.marked import mark
from marsad.coding.mentions import Finder
from marsad.records import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.coding.title import Title
    from marsad.lexicon.matching import Lexicon

_REMEMBERED = 2048


def find_holder(title: Title, figures: Iterable[Figure], lexicon: Lexicon) -> Figure | None:
    """Return the one named person to whom the registry gives an office of state, None if none or several.

    Whom the text itself gives a title is not looked at: it tells who he or she is. Terms are not looked at either, for
    an article may tell of any time; who once held the office and is named beside it is meant by it.

    Args:
        title: a title without a name, with its country.
        figures: the figures of the article.
        lexicon: what the rules know.
    """
    # «The official» may stand for many an office.
    office = title.head.data.get("office") and not title.head.data.get("covers")
    if not (title.country and title.definite and office):
        return None
    named = (f for f in figures if f.kind is ActorKind.PERSON and f.entry and not f.titles)
    holders = [f for f in named if _holds(f, title, lexicon)]
    return holders[0] if len(holders) == 1 else None


def _holds(figure: Figure, title: Title, lexicon: Lexicon) -> bool:
    """Tell whether the registry gives a person an office for which a title may stand."""
    offices = figure.entry.data.get("offices", ()) if figure.entry else ()
    of_state = (_office(str(o["title"]), lexicon) for o in offices if o.get("of") == title.country)
    titles = [replace(t, country=title.country) for t in of_state if t is not None]
    holder = Figure(key=figure.key, kind=figure.kind, titles=titles, country=title.country, gender=figure.gender)
    return fits_title(holder, title)


@lru_cache(maxsize=_REMEMBERED)
def _office(phrase: str, lexicon: Lexicon) -> Title | None:
    """Return an office of the registry as the grammar reads it."""
    marked = mark("\n" + phrase, 0, lexicon)
    return Finder(marked).titles.at(marked.body)
