"""What a page offers to work out an article's date from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.reading.view import View


class StampPlace(StrEnum):
    """Where a date, or words that may hold one, stand on the page."""

    #: JSON-LD, Open Graph, itemprop, ``<time>`` and other marked-up dates.
    METADATA = "metadata"
    #: The page's own address.
    URL = "url"
    #: The date field of the row that the page came in.
    ROW_FIELD = "row_field"
    #: A date line beside the headline.
    DATE_LINE = "date_line"
    #: A dateline or credit line that holds a date.
    DATELINE = "dateline"
    #: A date line that tells of the last update alone.
    UPDATED = "updated"
    #: Masthead, clock, or a date put before the page by a crawl.
    MASTHEAD = "masthead"
    #: Copyright line and the like, after the article.
    FOOTER = "footer"
    #: Anywhere else outside the body.
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Words that may tell a date, as they stand.

    Attributes:
        text: the words, or a metadata value.
        place: where they were found.
    """

    text: str
    place: StampPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClues:
    """All that an article's publication date may be worked out from.

    Attributes:
        stamps: dates outside the body, in page order, metadata first.
        title: the headline, "" if there is none.
        paragraphs: the body.
        zone: IANA name of the outlet's time zone, if the outlet is known.
        view: headline, newline and body with newlines between its paragraphs, if they were viewed before.
    """

    stamps: tuple[Stamp, ...]
    title: str
    paragraphs: tuple[str, ...]
    zone: str | None = None
    view: View | None = field(default=None, compare=False, repr=False)
