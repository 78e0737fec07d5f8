"""The errors that Marsad raises, each with a stable code and what to do."""

from __future__ import annotations


class MarsadError(Exception):
    """Base of all errors.

    Attributes:
        code: stable, searchable name of the kind of error.
    """

    code = "marsad"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class LexiconError(MarsadError):
    """A resource file does not hold what its kind asks for."""

    code = "lexicon"


class SourceError(MarsadError):
    """A page could not be received."""

    code = "source"


class StoreError(MarsadError):
    """A store can't be opened or written."""

    code = "store"


class QueryError(MarsadError):
    """A question names something that Marsad does not know."""

    code = "query"
