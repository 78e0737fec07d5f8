"""Codes and scores of other event data: the rules of PLOVER's manual, and two series that are never mixed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from marsad.exports.coding_schemes import cameo_code, plover_code, version_of
from marsad.records import EventType, Status

if TYPE_CHECKING:
    from conftest import Maker
    from marsad.records import Event

# Type, mode and status of ours; type and mode of PLOVER's, None where it has no event.
_RULES = (
    ("CONSULT", "visit", "planned", "AGREE", None),
    ("CONSULT", "visit", "called_for", "AGREE", None),
    ("CONSULT", "phone", "possible", "AGREE", None),
    ("CONSULT", "meet", "occurred", "CONSULT", None),
    ("CONSULT", "visit", "ongoing", "CONSULT", "visit"),
    ("CONSULT", "meet", "cancelled", "REJECT", "meet"),
    ("SUPPORT", "sign", "planned", "AGREE", None),
    ("SUPPORT", "sign", "occurred", "SUPPORT", None),
    ("ACCUSE", "summon", "occurred", "ACCUSE", "disapprove"),
    ("RETREAT", "withdraw", "planned", "CONCEDE", None),
    ("RETREAT", "withdraw", "occurred", "RETREAT", "withdraw"),
    ("COOPERATE", None, "occurred", "COOPERATE", None),
    ("COOPERATE", None, "planned", "AGREE", None),
    ("MOBILIZE", None, "occurred", "MOBILIZE", None),
    ("SANCTION", "expel", "occurred", "SANCTION", "expel"),
    ("AID", None, "cancelled", "SANCTION", "withdraw"),
    ("ASSAULT", "aerial", "denied", None, None),
    ("SANCTION", "discontinue", "possible", None, None),
)


def event(maker: Maker, kind: str, mode: str | None, status: str = "occurred") -> Event:
    """Return an event of a type, mode and status."""
    return replace(maker.event("x", None), type=EventType(kind), mode=mode, status=Status(status))


@pytest.mark.parametrize(("kind", "mode", "status", "wanted", "wanted_mode"), _RULES)
def test_the_manual_s_rules(
    maker: Maker, kind: str, mode: str | None, status: str, wanted: str | None, wanted_mode: str | None
) -> None:
    """What is to come is agreed to, what is cancelled refused, what was denied is no event."""
    code = plover_code(event(maker, kind, mode, status))
    assert (code and code.type.value, code and code.mode) == (wanted, wanted_mode)


@pytest.mark.parametrize("kind", EventType)
def test_every_type_has_both_scores(maker: Maker, kind: EventType) -> None:
    """Every type has a quad class, a PLOVER score and a Goldstein value, each between -10 and 10."""
    plover, cameo = plover_code(event(maker, kind, None)), cameo_code(event(maker, kind, None))
    assert plover is not None
    assert cameo is not None
    assert plover.score is not None
    assert plover.quad in range(1, 5)
    assert -10 <= plover.score <= 10
    assert -10 <= cameo.value <= 10


def test_scores_differ_by_series(maker: Maker) -> None:
    """A demand is 0 to PLOVER and -5 to Goldstein; a signing has a mode in CAMEO alone."""
    demand, signing = event(maker, "REQUEST", None), event(maker, "SUPPORT", "sign")
    plover, cameo, signed = plover_code(demand), cameo_code(demand), cameo_code(signing)
    assert plover is not None
    assert cameo is not None
    assert signed is not None
    assert (plover.score, cameo.value) == (0, -5)
    assert (signed.code, signed.root, signed.base) == ("057", "05", "057")
    assert (cameo.root, cameo.base) == ("10", "100")


def test_each_table_of_scores_tells_its_version() -> None:
    """A score without its version is of no use."""
    assert version_of("plover_scores.tsv") != version_of("cameo.tsv")
