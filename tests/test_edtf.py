"""EDTF dates give the days they admit."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.edtf import parse_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2024-03-26/2024-04", "2024-03-26", "2024-04-30"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("2024-05/..", "2024-05-01", None),
        ("/2024-05", None, "2024-05-31"),
    ],
)
def test_a_date_gives_its_first_and_last_day(text: str, earliest: str | None, latest: str | None) -> None:
    """Days, months, seasons, years and intervals give the days at their edges."""
    days = parse_edtf(text)
    assert days is not None
    assert days.earliest == (dt.date.fromisoformat(earliest) if earliest else None)
    assert days.latest == (dt.date.fromisoformat(latest) if latest else None)


@pytest.mark.parametrize("text", [None, "", "..", "/", "yesterday", "2024-13", "2023-02-29", "1/2/3", "2024-00-10"])
def test_what_is_no_date_gives_nothing(text: str | None) -> None:
    """What is no EDTF date is no error, and no guess."""
    assert parse_edtf(text) is None
