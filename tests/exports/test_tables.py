"""Answers as JSON and as rows of a table keep what they say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from marsad.asking.telling import tell_event, tell_statement
from marsad.exports.printed import page_record
from marsad.exports.readable import Tone, coding_text, line_text
from marsad.exports.tables import EVENT_COLUMNS, STATEMENT_COLUMNS, TIMELINE_COLUMNS, json_value, table_row

if TYPE_CHECKING:
    from conftest import Maker


def test_rows_have_the_columns_of_their_listing(maker: Maker) -> None:
    """Every column is a cell of some row, and no cell is without a column."""
    coding = maker.coding()
    event = table_row(tell_event(coding, coding.events[0]))
    statement = table_row(tell_statement(coding, coding.statements[0]))
    assert set(event) == {*EVENT_COLUMNS, "kind"}
    assert set(statement) == {*STATEMENT_COLUMNS, "kind"}
    assert set(TIMELINE_COLUMNS) == set(event) | set(statement)
    assert event["targets"] == "وانغ يي | الصين"
    assert event["targets_countries"] == "CHN | CHN"
    assert event["speech"] == "no"
    assert statement["occasion"] == ""


def test_json_holds_every_field(maker: Maker) -> None:
    """An answer as JSON has its kind, its parties whole and null for what is unknown."""
    coding = maker.coding(None, None, None)
    value = json.loads(json.dumps(json_value(tell_event(coding, coding.events[0]))))
    assert (value["kind"], value["date"], value["source"]["outlet"]) == ("event", None, None)
    assert value["actors"][0]["country"] == "RUS"
    assert value["type"] == "CONSULT"


def test_the_printed_form_has_offsets_that_slice(maker: Maker) -> None:
    """In the printed form every start and end gives its text back."""
    _, coded = maker.page(maker.coding())
    (article,) = page_record(coded)["articles"]
    places = [m for a in article["actors"] for m in a["mentions"]] + article["statements"]
    places += [e["trigger"] for e in article["events"]] + [x for e in article["events"] for x in e["evidence"]]
    assert places
    assert all(article["text"][p["start"] : p["end"]] == p["text"] for p in places)


def test_text_for_reading_is_painted_by_tone(maker: Maker) -> None:
    """Paint gets each stretch with its tone; the article's own words are left as they are."""
    coding = maker.coding()
    tones = set()

    def paint(text: str, tone: Tone) -> str:
        tones.add(tone)
        return text

    assert all(p in coding_text(coding, paint) for p in maker.paragraphs)
    assert "2024-04-08" in line_text(tell_event(coding, coding.events[0]), paint)
    assert tones == {Tone.HEAD, Tone.QUIET}
