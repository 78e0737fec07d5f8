"""Marsad reads Arabic news pages and keeps a cited record of diplomacy.

Example:
    >>> import marsad
    >>> codings = marsad.code(text)  # doctest: +SKIP
    >>> marsad.dates(text, on="2024-04-09")  # doctest: +SKIP
    >>> with marsad.open("marsad.db") as archive:  # doctest: +SKIP
    ...     for line in archive.between("RUS", "CHN"):
    ...         print(line.date, line.sentence, line.chain)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.api import code, dates, same_name
    from marsad.api import open_archive as open  # noqa: A004  (marsad.open reads well, and nobody imports it bare)
    from marsad.errors import MarsadError

__version__ = "0.1.0"
__all__ = ["MarsadError", "__version__", "code", "dates", "open", "same_name"]

# Loaded when first used, so that `import marsad` itself costs nothing.
_PLACES = {
    "code": ("marsad.api", "code"),
    "dates": ("marsad.api", "dates"),
    "same_name": ("marsad.api", "same_name"),
    "open": ("marsad.api", "open_archive"),
    "MarsadError": ("marsad.errors", "MarsadError"),
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
