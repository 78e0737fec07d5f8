"""The codes and scores by which other event data know an event: PLOVER's, and CAMEO's with Goldstein's values.

The two scores are two series with two versions: an export carries one of them, never both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from marsad.errors import LexiconError
from marsad.lexicon.loading import resource
from marsad.records import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from marsad.records import Event

_ANY = "*"
_VERSION = "# version: "
_ROOT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverCode:
    """An event as PLOVER codes it."""

    type: EventType
    #: None where there is no mode.
    mode: str | None
    #: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    quad: int
    #: From -10 to 10; None for the one mode that the manual gives no score.
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """An event as CAMEO codes it."""

    #: The code as deep as it is known: a root of two digits or a leaf of three.
    code: str
    #: The Goldstein value, from -10 to 10.
    value: float

    @property
    def root(self) -> str:
        """The first two digits."""
        return self.code[:_ROOT]

    @property
    def base(self) -> str:
        """The code in three digits: a root's own ends in 0."""
        return self.code.ljust(_ROOT + 1, "0")


@cache
def version_of(table: str) -> str:
    """Return the version that a table of scores gives itself.

    Args:
        table: ``plover_scores.tsv`` or ``cameo.tsv``.

    Raises:
        LexiconError: it gives none.
    """
    lines = resource(table).read_text("utf-8").splitlines()
    version = next((line.removeprefix(_VERSION) for line in lines if line.startswith(_VERSION)), None)
    if version is None:
        raise LexiconError(f"{table} has no line «{_VERSION}…»; add it")
    return version


def plover_code(event: Event) -> PloverCode | None:
    """Return what PLOVER calls an event.

    Args:
        event: an event with the types, modes and statuses of Marsad.

    Returns:
        Its code, planned meetings as agreements and so on (``plover_rules.tsv``); None where PLOVER has no event, as of
        what was denied.
    """
    kind, mode = event.type, event.mode or ""
    for *pattern, new_kind, new_mode in _rules():
        if all(wanted in (_ANY, is_) for wanted, is_ in zip(pattern, (kind, mode, event.status), strict=True)):
            if not new_kind:
                return None
            kind, mode = EventType(new_kind), new_mode
            break
    scores = _scores()
    mode = mode if (kind, mode) in scores else ""
    quad, score = scores[kind, mode]
    return PloverCode(type=kind, mode=mode or None, quad=quad, score=score)


def cameo_code(event: Event) -> CameoCode | None:
    """Return what CAMEO calls an event; None where `plover_code` gives None."""
    plover = plover_code(event)
    if plover is None:
        return None
    codes = _cameo()
    # A signing has no mode of its own in PLOVER, and has in CAMEO.
    mode = plover.mode or (event.mode if event.type is plover.type else None) or ""
    code, value = codes.get((plover.type, mode)) or codes[plover.type, ""]
    return CameoCode(code=code, value=value)


@cache
def _rules() -> tuple[list[str], ...]:
    return tuple(_rows("plover_rules.tsv"))


@cache
def _scores() -> Mapping[tuple[str, str], tuple[int, float | None]]:
    rows = _rows("plover_scores.tsv")
    return {(kind, mode): (int(quad), float(score) if score else None) for kind, mode, quad, score in rows}


@cache
def _cameo() -> Mapping[tuple[str, str], tuple[str, float]]:
    return {(kind, mode): (code, float(value)) for kind, mode, code, value in _rows("cameo.tsv")}


def _rows(table: str) -> Iterator[list[str]]:
    """Yield the rows of a table, comments left out."""
    for line in resource(table).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
