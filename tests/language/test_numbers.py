"""Numbers in digits."""

from __future__ import annotations

import pytest

from marsad.language.numbers import parse_number


@pytest.mark.parametrize(
    ("surface", "value"),
    [
        ("17", 17.0),
        ("٢٣", 23.0),
        ("۲۳", 23.0),
        ("3.5", 3.5),
        ("٣٫٥", 3.5),
        ("1,250", 1250.0),
        ("1,250,000", 1250000.0),
        ("1.250.000", 1250000.0),
        ("الثلاثاء", None),
        ("", None),
    ],
)
def test_digits_of_every_family_give_their_value(surface: str, value: float | None) -> None:
    """A number has its value whatever its digits and separators; a word has none."""
    assert parse_number(surface) == value
