"""Reads a page into clean articles."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from marsad.records import Article, Failure, Paragraph, Published, Span

if TYPE_CHECKING:
    from marsad.lexicon.matching import Lexicon
    from marsad.records import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading a page gave."""

    outlet: str | None = None
    articles: tuple[Article, ...] = ()
    failures: tuple[Failure, ...] = ()


def read_page(page: Page, lexicon: Lexicon) -> Reading:
    """Read a page into its articles."""
    lines = [x.strip() for x in page.content.split("\n") if x.strip()]
    title = page.title or (lines.pop(0) if len(lines) > 1 and len(lines[0]) < 160 else "")
    text = title + "\n" + "\n".join(lines)
    paragraphs, start = [], len(title) + 1
    for line in lines:
        paragraphs.append(Paragraph(span=Span(start=start, end=start + len(line))))
        start += len(line) + 1
    article_id = "art_" + blake2b(text.encode(), digest_size=8).hexdigest()
    article = Article(id=article_id, page=page.name, row=page.row, title=title, text=text,
                      paragraphs=tuple(paragraphs), published=Published())
    return Reading(articles=(article,))
