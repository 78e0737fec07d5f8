"""Events in the shapes of other event data keep their words, and make nothing up."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.exports.event_data import GDELT_COLUMNS, POLECAT_COLUMNS, gdelt_row, plover_record, polecat_row
from marsad.records import Status

if TYPE_CHECKING:
    from conftest import Maker


def test_gdelt_s_columns_are_in_their_places() -> None:
    """The first 61 columns are those of GDELT 2.0, by number."""
    assert [GDELT_COLUMNS[n] for n in (0, 1, 5, 15, 25, 26, 30, 34, 51, 60)] == [
        "GLOBALEVENTID", "SQLDATE", "Actor1Code", "Actor2Code", "IsRootEvent", "EventCode", "GoldsteinScale", "AvgTone",
        "ActionGeo_Type", "SOURCEURL",
    ]  # fmt: skip
    assert len(set(GDELT_COLUMNS)) == len(GDELT_COLUMNS)
    assert len(set(POLECAT_COLUMNS)) == len(POLECAT_COLUMNS)


def test_a_row_of_gdelt_tells_its_words(maker: Maker) -> None:
    """A visit is one row, with link, sentence and spans that give their words back."""
    coding = maker.coding()
    row = gdelt_row(coding, coding.events[0])
    assert row is not None
    assert set(row) <= set(GDELT_COLUMNS)
    assert (row["SQLDATE"], row["EventCode"], row["GoldsteinScale"]) == ("20240408", "042", "1.9")
    assert (row["Actor1CountryCode"], row["Actor2Name"]) == ("RUS", "Wang Yi")
    assert row["MarsadTargets"] == "وانغ يي | الصين"
    assert row["SOURCEURL"] == "https://example.org/1"
    start, end = map(int, row["MarsadSentenceSpan"].split("-"))
    assert coding.article.text[start:end] == row["MarsadSentence"] == maker.paragraphs[0]


def test_no_day_is_made_of_a_month(maker: Maker) -> None:
    """A month gives a month and a year; no date gives none, though the article has one."""
    coding = maker.coding(event_day="2024-04")
    month, none = (gdelt_row(c, c.events[0]) for c in (coding, maker.coding(event_day=None)))
    assert month is not None
    assert none is not None
    assert (month.get("SQLDATE"), month["MonthYear"], month["Year"]) == (None, "202404", "2024")
    assert not {"SQLDATE", "MonthYear", "Year", "DATEADDED"} & set(none)


def test_a_row_of_polecat_has_plover_s_score(maker: Maker) -> None:
    """Intensity is PLOVER's score with its version; all recipients stand in their column."""
    coding = maker.coding()
    row = polecat_row(coding, coding.events[0])
    assert row is not None
    assert set(row) <= set(POLECAT_COLUMNS)
    assert (row["Event Type"], row["Event Mode"], row["Intensity"], row["Quad Code"]) == ("CONSULT", "visit", "4", "1")
    assert row["Recipient Country"] == "CHN | CHN"
    assert row["ScoreVersion"].startswith("PLOVER")
    assert row["Actor Title"] == "وزير الخارجية الروسي"


def test_a_planned_visit_is_an_agreement_in_plover(maker: Maker) -> None:
    """PLOVER JSON follows the manual and keeps our status, sentence and spans beside it."""
    coding = maker.coding()
    record = plover_record(coding, replace(coding.events[0], status=Status.PLANNED))
    assert record is not None
    record = json.loads(json.dumps(record))
    assert (record["event_type"], record["event_mode"], record["status"]) == ("AGREE", None, "planned")
    assert record["score"] == 2.5
    for place in (record["sentence"], record["trigger"], *record["evidence"]):
        assert coding.article.text[place["start"] : place["end"]] == place["text"]


def test_what_was_denied_is_in_none_of_them(maker: Maker) -> None:
    """None of the three formats can say that something did not happen."""
    coding = maker.coding()
    denied = replace(coding.events[0], status=Status.DENIED)
    assert plover_record(coding, denied) is gdelt_row(coding, denied) is polecat_row(coding, denied) is None
