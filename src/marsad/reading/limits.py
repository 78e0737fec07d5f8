"""How much of a page is read: bounds on time and memory, stated once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.records import PageForm

if TYPE_CHECKING:
    from marsad.records import Page

#: Characters of the longest text row that is read; the longest real article of the corpora has under 100,000.
TEXT_CHARS = 1_000_000
#: Characters of the longest line of a text row, for a flattened page is cut piece by piece.
LINE_CHARS = 300_000
#: Characters of the longest HTML source that is parsed.
HTML_CHARS = 8_000_000
#: Tags of the HTML source that is parsed, opening and closing.
HTML_TAGS = 200_000
#: Elements inside one another; parsing takes time that grows with the square of the depth.
HTML_DEPTH = 3_000


def too_much(page: Page) -> tuple[str, str] | None:
    """Return code and message where a page is empty or beyond the bounds, else None."""
    content = page.content
    if not content.strip("\ufeff\x00 \t\r\n\xa0"):
        return "empty", "The page is empty."
    bound = HTML_CHARS if page.form is PageForm.HTML else TEXT_CHARS
    if len(content) > bound:
        return (
            "too-large",
            f"The page has {len(content):,} characters; at most {bound:,} are read. Split it, or give its text alone.",
        )
    if page.form is PageForm.TEXT and _longest_line(content) > LINE_CHARS:
        return "line-too-long", f"A line of the page has more than {LINE_CHARS:,} characters; this is no article."
    return None


def _longest_line(content: str) -> int:
    if len(content) <= LINE_CHARS:
        return 0
    return max(len(line) for line in content.split("\n"))
