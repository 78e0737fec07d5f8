"""One resolver for every date expression of news Arabic."""

from marsad.reading.dates.calendars import edtf_days
from marsad.reading.dates.finding import DateExpression, find_dates
from marsad.reading.dates.parts import Direction, Found, Grain

__all__ = ["DateExpression", "Direction", "Found", "Grain", "edtf_days", "find_dates"]
