"""What a source says when it can't make a page."""

from __future__ import annotations

from marsad.errors import SourceError

#: Largest page that is read, in bytes. Real news pages stay far below; what is larger is a dump, not a page.
PAGE_BYTES = 4 * 1024 * 1024
#: Largest page that is read, in characters of a text row or Arabic letters of HTML: about twenty thousand words.
TEXT_CHARACTERS = 128 * 1024
#: Most tags an HTML page may have. Real news pages have a few thousand.
PAGE_TAGS = 50_000


class RefusedError(SourceError):
    """A page that can't be made.

    Attributes:
        code: stable code of the failure that the page becomes.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
