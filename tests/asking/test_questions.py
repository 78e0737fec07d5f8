"""The questions: who with whom, who said what, in which order, with which evidence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import marsad
from marsad.asking.answers import EventAnswer, StatementAnswer
from marsad.asking.naming import state_code
from marsad.errors import QueryError, SourceError, StoreError
from marsad.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Maker
    from marsad.api import Archive


@pytest.fixture
def archive(tmp_path: Path, maker: Maker) -> Iterator[Archive]:
    """Return a store with three articles: two dated, one of an unknown outlet and day."""
    with Store(tmp_path / "s.db", create=True) as store:
        for coding in (
            maker.coding("ضحى الخليج", "2024-04-10", None),
            maker.coding(None, None, None),
            maker.coding("سطور الشرق", "2024-04-09", "2024-04-08"),
        ):
            store.add(*maker.page(coding))
    with marsad.open(tmp_path / "s.db") as opened:
        yield opened


def test_a_timeline_is_in_order_with_undated_lines_last(archive: Archive) -> None:
    """Events stand by their own date, statements by their article's, what has none last by publication."""
    lines = archive.between("RUS", "CHN")
    told = [(type(line).__name__, line.date, line.source.published) for line in lines]
    assert told == [
        ("EventAnswer", "2024-04-08", "2024-04-09"),
        ("StatementAnswer", "2024-04-09", "2024-04-09"),
        ("StatementAnswer", "2024-04-10", "2024-04-10"),
        ("EventAnswer", None, "2024-04-10"),
        ("EventAnswer", None, None),
        ("StatementAnswer", None, None),
    ]


def test_a_line_carries_its_sentence_and_chain(archive: Archive, maker: Maker) -> None:
    """A statement has its sentence and who carried it; an event the sentence of its trigger and on whose word."""
    event, statement, *_ = archive.between("RUS", "CHN")
    assert isinstance(statement, StatementAnswer)
    assert statement.sentence == maker.paragraphs[1]
    assert statement.chain == ("سطور الشرق", "وكالة الضحى", "سيرغي لافروف")
    assert isinstance(event, EventAnswer)
    assert event.sentence == maker.paragraphs[0]
    assert event.chain == ("سطور الشرق", "الضحى")
    assert [p.name for p in event.targets] == ["وانغ يي", "الصين"]


@pytest.mark.parametrize("names", [("روسيا", "الصين"), ("Russia", "china"), ("chn", "RUS")])
def test_states_go_by_code_arabic_or_english_name(archive: Archive, names: tuple[str, str]) -> None:
    """A timeline is the same by whatever names the states are called, and in whichever order."""
    assert archive.between(*names) == archive.between("RUS", "CHN")


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        ("2024-04-09", None, 3),
        (None, "2024-04-09", 2),
        (dt.date(2024, 4, 8), dt.date(2024, 4, 8), 1),
        ("2024", "2024", 4),
        ("2025", None, 0),
    ],
)
def test_a_period_holds_what_can_have_been_within_it(
    archive: Archive, since: dt.date | str | None, until: dt.date | str | None, count: int
) -> None:
    """An event without a date counts by its article's day; what has no day at all is in no period."""
    assert len(archive.between("RUS", "CHN", since=since, until=until)) == count


def test_a_type_leaves_events_of_it_alone(archive: Archive) -> None:
    """Asked for a type, a timeline has no statements."""
    assert {type(line) for line in archive.between("RUS", "CHN", type="consult")} == {EventAnswer}
    assert archive.between("RUS", "CHN", type="ASSAULT") == ()


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"speaker": "لافروف"}, 3),
        ({"speaker": "sergey lavrov"}, 3),
        ({"speaker": "RUS", "about": "CHN"}, 3),
        ({"speaker": "وانغ يي"}, 0),
        ({"to": "act_wang"}, 3),
        ({"about": "الصين", "since": "2024-04-10"}, 1),
        ({"said_with": "الحوار"}, 3),
        ({"said_with": "بكين"}, 0),
    ],
)
def test_statements_are_chosen_by_people_words_and_days(archive: Archive, wanted: dict[str, str], count: int) -> None:
    """Statements go by speaker, by whom they name, by whom they address, by their own words and days."""
    assert len(list(archive.statements(**wanted))) == count


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"type": "CONSULT", "status": "occurred"}, 3),
        ({"actor": "Lavrov", "target": "CHN"}, 3),
        ({"actor": "CHN"}, 0),
        ({"status": "planned"}, 0),
    ],
)
def test_events_are_chosen_by_type_parties_and_status(archive: Archive, wanted: dict[str, str], count: int) -> None:
    """Events go by type, status, who acts and to whom it is done."""
    assert len(list(archive.events(**wanted))) == count


def test_a_search_marks_its_words(archive: Archive) -> None:
    """A search gives each article once, with the words marked in a stretch of the text."""
    found = list(archive.search("لافروف"))
    assert len(found) == 3
    assert [m.of(found[0].snippet) for m in found[0].marks] == ["لافروف"]
    assert len(found[0].places) == 3


def test_an_actor_is_told_whole(archive: Archive) -> None:
    """An actor comes with spellings and titles counted, what it said and what was said about it, whom it met."""
    (actor,) = archive.actor("Lavrov")
    assert (actor.name, actor.country, actor.articles) == ("سيرغي لافروف", "RUS", 3)
    assert [(t.name, t.count) for t in actor.spellings] == [("سيرغي لافروف", 3), ("لافروف", 3)]
    assert [(t.name, t.count) for t in actor.roles] == [("وزير الخارجية الروسي", 3)]
    assert len(actor.said) == 3
    assert [(m.party.name, m.count) for m in actor.met] == [("الصين", 3), ("وانغ يي", 3)]
    (china,) = archive.actor("الصين")
    assert len(china.said_about) == 3
    assert archive.actor("زيد") == ()


def test_an_explanation_marks_the_evidence(archive: Archive) -> None:
    """An explanation gives rule, entries and candidates, and marks that do not overlap."""
    (statement, *_) = archive.statements()
    explanation = archive.explain(statement.id)
    assert explanation is not None
    assert (explanation.rule, [e.key for e in explanation.entries]) == ("finite/that", ["saying:qala"])
    assert [(m.label, m.span.of(explanation.passage)) for m in explanation.marks] == [
        ("cue", "قال"),
        ("via", "وكالة الضحى"),
        ("content", "روسيا تقدّر موقف الصين من الحوار"),
    ]
    (event, *_) = archive.events()
    told = archive.explain(event.id)
    assert told is not None
    assert "".join(m.span.of(told.passage) for m in told.marks if m.label != "trigger").startswith(" وزير")
    assert archive.explain("stm_none") is None
    with pytest.raises(QueryError, match="no id"):
        archive.explain("art_1")


def test_a_status_counts_what_is_there(archive: Archive) -> None:
    """The status gives counts, period and outlets, the unknown one too."""
    status = archive.status()
    assert (status.pages, status.articles, status.statements, status.events) == (3, 3, 3, 3)
    assert (status.earliest, status.latest, status.undated) == ("2024-04-09", "2024-04-10", 1)
    assert [t.name for t in status.outlets] == ["", "سطور الشرق", "ضحى الخليج"]


def test_an_article_comes_back_by_its_id(archive: Archive, maker: Maker) -> None:
    """An article is found by its own id alone."""
    coding = maker.coding("سطور الشرق", "2024-04-09", "2024-04-08")
    assert archive.article(coding.article.id) == coding
    assert archive.article(coding.statements[0].id) is None


def test_an_unknown_name_offers_near_ones(archive: Archive) -> None:
    """A name that nobody bears is an error that offers names near to it."""
    with pytest.raises(QueryError, match="russia"):
        archive.between("Rusia", "CHN")
    with pytest.raises(QueryError, match="لافروف"):
        archive.statements(speaker="لافرووف")


@pytest.mark.parametrize(
    "wanted",
    [{"since": "yesterday"}, {"type": "MEET"}, {"status": "perhaps"}, {"actor": ""}],
)
def test_what_can_not_be_asked_is_an_error(archive: Archive, wanted: dict[str, str]) -> None:
    """A day, type, status or name that makes no sense is a query error."""
    with pytest.raises(QueryError):
        archive.events(**wanted)


def test_a_state_can_not_be_asked_with_itself(archive: Archive) -> None:
    """A timeline needs two states."""
    with pytest.raises(QueryError, match="one state"):
        archive.between("RUS", "روسيا")


@pytest.mark.parametrize(("name", "code"), [("السعودية", "SAU"), ("Saudi Arabia", "SAU"), ("sau", "SAU")])
def test_a_state_has_many_names(name: str, code: str) -> None:
    """Codes are found by code and by name, whatever the case."""
    assert state_code(name) == code


def test_text_is_coded_without_a_store() -> None:
    """`marsad.code` reads a text and gives its articles."""
    text = "لافروف يزور بكين\nقال وزير الخارجية الروسي سيرغي لافروف إن بلاده تدعم الحوار مع الصين."
    (coding,) = marsad.code(text)
    assert "لافروف" in coding.article.text


def test_text_that_is_no_article_is_an_error() -> None:
    """`marsad.code` says why it can't read a text."""
    with pytest.raises(SourceError, match="Arabic"):
        marsad.code("Nothing to see here, and not in Arabic.")


def test_a_store_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """`marsad.open` says so where there is no store."""
    with pytest.raises(StoreError):
        marsad.open(tmp_path / "none.db")
