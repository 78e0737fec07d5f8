"""Numbers: digits of every family, with separators."""

from __future__ import annotations

import re

from marsad.language.folding import fold_text

_GROUPED = re.compile(r"\d{1,3}(?:[,\u066c.]\d{3})+")


def parse_number(surface: str) -> float | None:
    """Return the value of a number written in digits.

    Args:
        surface: digits of any family, with `.` or U+066B before decimals and `,` or U+066C between thousands.

    Returns:
        The value, or None where the text is no number. «1.500» is read as a group of thousands only if every group
        has three digits and there is more than one separator; one full stop before three digits stays a decimal point.
    """
    text = fold_text(surface.strip())
    if _GROUPED.fullmatch(text) and (text.count(".") != 1 or "," in text):
        text = re.sub(r"[,.\u066c]", "", text)
    text = text.replace("\u066b", ".").replace("\u066c", "").replace(",", "")
    try:
        return float(text)
    except ValueError:
        return None
