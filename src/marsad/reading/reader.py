"""Reads a page into clean articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.reading.articles import Reader
from marsad.reading.assembly import Desk
from marsad.reading.blocks import BlockKind, Judged
from marsad.reading.credits import Names
from marsad.reading.furniture import load_furniture
from marsad.reading.headline import site_names
from marsad.reading.html import HtmlError, html_blocks
from marsad.reading.kinds import Draft, drafts
from marsad.reading.limits import too_much
from marsad.reading.metadata import Metadata
from marsad.reading.outlet import find_outlet
from marsad.reading.script import language_fault
from marsad.reading.text import text_blocks
from marsad.reading.wrapping import rejoined
from marsad.records import Article, Failure, PageForm

if TYPE_CHECKING:
    from marsad.lexicon.matching import Lexicon
    from marsad.reading.blocks import Block
    from marsad.reading.clues import DateClues
    from marsad.reading.furniture import Furniture
    from marsad.reading.passes import Body
    from marsad.records import Page

_STAGE = "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading a page gave.

    Attributes:
        outlet: the outlet's name.
        articles: the articles in page order.
        clues: for each article what it was dated from, its words among it.
        failures: why there are no articles.
    """

    outlet: str | None = None
    articles: tuple[Article, ...] = ()
    clues: tuple[DateClues, ...] = ()
    failures: tuple[Failure, ...] = ()


def read_page(page: Page, lexicon: Lexicon) -> Reading:
    """Read a page into its articles.

    Args:
        page: a page as received, decoded.
        lexicon: known outlets, places and names.

    Returns:
        The articles in page order. A page that holds none gives one failure that says why: ``empty``, ``too-large``,
        ``too-deep``, ``not-arabic`` or ``no-article``. Time and memory are bounded by the bounds in `limits`.
    """
    _, reading = _read(page, lexicon)
    return reading


def explain_blocks(page: Page, lexicon: Lexicon) -> tuple[Judged, ...]:
    """Return every block of a page, kept and dropped, with its kind and the reason.

    Args:
        page: a page as received, decoded.
        lexicon: known outlets, places and names.

    Returns:
        The blocks in page order; none where the page could not be read.
    """
    made, _ = _read(page, lexicon)
    return tuple(
        Judged(block=d.block, kind=d.kind or BlockKind.STRAY, reason=d.reason, article=d.article) for d in made
    )


def _read(page: Page, lexicon: Lexicon) -> tuple[list[Draft], Reading]:
    fault = too_much(page)
    if fault:
        return [], _failed(page, *fault)
    furniture = load_furniture()
    try:
        if page.form is PageForm.HTML:
            blocks, metadata = html_blocks(page.content)
        else:
            blocks, metadata = rejoined(text_blocks(page.content), page.content, furniture), Metadata()
    except HtmlError as error:
        return [], _failed(page, error.code, error.message)
    fault = language_fault(blocks)
    if fault:
        return [], _failed(page, *fault)
    return _articles(page, lexicon, furniture, blocks, metadata)


def _articles(
    page: Page, lexicon: Lexicon, furniture: Furniture, blocks: tuple[Block, ...], metadata: Metadata
) -> tuple[list[Draft], Reading]:
    names = Names(lexicon, furniture, tuple(n for n in (page.outlet, metadata.outlet) if n))
    made = drafts(blocks, furniture, names)
    titles = tuple(t for t in (page.title, *metadata.titles) if t)
    own = site_names(made, page.outlet or metadata.outlet)
    bodies = Reader(made=made, names=names, furniture=furniture, titles=titles, own=own).run()
    if not bodies:
        return made, _failed(
            page, "no-article", "No article was found on the page; it may be an index page or a list of links."
        )
    outlet = find_outlet(lexicon, page.url or metadata.url, (page.outlet, metadata.outlet, bodies[0].site))
    desk = Desk(
        page=page,
        made=made,
        metadata=metadata,
        outlet=outlet,
        lexicon=lexicon,
        names=names,
        furniture=furniture,
        own=site_names(made, outlet.name),
    )
    articles, clues = zip(
        *(
            desk.article(body, first, last, only=body is bodies[0])
            for body, (first, last) in zip(bodies, _ranges(bodies, len(made)), strict=True)
        ),
        strict=True,
    )
    return made, Reading(outlet=outlet.name, articles=articles, clues=clues)


def _ranges(bodies: list[Body], count: int) -> list[tuple[int, int]]:
    """Return which blocks may tell of which article: from its headline up to the next one's."""
    starts = [0, *(min(b.start, b.blocks[0]) for b in bodies[1:])]
    return list(zip(starts, [*starts[1:], count], strict=True))


def _failed(page: Page, code: str, message: str) -> Reading:
    failure = Failure(page=page.name, row=page.row, stage=_STAGE, code=code, message=message)
    return Reading(outlet=page.outlet, failures=(failure,))
