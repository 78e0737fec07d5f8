"""Positions: wordings in order of time, repeats as one, changes word by word."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import marsad
from marsad.asking.answers import ChangeKind
from marsad.asking.issues import find_issue, near_issues
from marsad.asking.positions import word_changes
from marsad.errors import QueryError
from marsad.records import IssueMention
from marsad.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Maker
    from marsad.api import Archive

_WORDS = st.lists(st.sampled_from(["سلام", "حوار", "حدود", "تجارة", "سفر"]), min_size=1, max_size=8).map(" ".join)


@pytest.fixture
def archive(tmp_path: Path, maker: Maker) -> Iterator[Archive]:
    """Return a store in which one minister speaks on trade in three articles, twice in the same words."""
    with Store(tmp_path / "s.db", create=True) as store:
        for outlet, day, words in (
            ("ضحى الخليج", "2024-04-10", "روسيا تقدّر موقف الصين من الحوار"),
            ("سطور الشرق", "2024-04-09", "روسيا تقدّر موقف الصين من الحوار"),
            ("مرايا", "2024-04-12", "روسيا تقدّر موقف الصين"),
        ):
            coding = maker.coding(outlet, day, None)
            content = maker.span(words)
            said = dataclasses.replace(
                coding.statements[0], content=content, issues=(IssueMention(issue="trade", span=content),)
            )
            store.add(*maker.page(dataclasses.replace(coding, statements=(said,))))
    with marsad.open(tmp_path / "s.db") as opened:
        yield opened


def test_repeated_wording_is_one_position(archive: Archive) -> None:
    """Each wording stands once, by its first day, with its repeats; a new one shows what it changes."""
    first, second = archive.positions("RUS", on="trade")
    assert [a.source.published for a in (first.statement, *first.repeated)] == ["2024-04-09", "2024-04-10"]
    assert (first.changed_from, first.changes) == (None, ())
    assert second.changed_from == first.statement.id
    assert [(c.kind, c.words) for c in second.changes] == [
        (ChangeKind.KEPT, "روسيا تقدّر موقف الصين"),
        (ChangeKind.REMOVED, "من الحوار"),
    ]


def test_a_position_is_on_an_issue_or_on_whom_it_names(archive: Archive) -> None:
    """Failing an issue, the name of a state or actor is meant; what is neither is told."""
    assert archive.positions("RUS", on="taiwan") == ()
    assert len(archive.positions("RUS", on="China")) == 2
    with pytest.raises(QueryError, match="no issue"):
        archive.positions("RUS", on="xyzzy")


def test_statements_are_chosen_by_issue_newest_first(archive: Archive) -> None:
    """An issue may stand where a name of somebody may; the latest statements come first."""
    found = [a.source.published for a in archive.statements(about="Trade and investment")]
    assert found == ["2024-04-12", "2024-04-10", "2024-04-09"]


@pytest.mark.parametrize(
    ("name", "issue"),
    [
        ("taiwan", "taiwan"),
        ("حل الدولتين", "two-states"),
        ("two-state solution", "two-states"),
        ("الصحراء المغربية", "western-sahara"),
        ("Western Sahara", "western-sahara"),
    ],
)
def test_issues_go_by_id_name_or_wording(name: str, issue: str) -> None:
    """An issue is found by its id, its names in two languages and any wording of it."""
    assert find_issue(name) == issue


def test_a_word_of_ids_means_all_that_hold_it() -> None:
    """«iran» is no issue of its own: all issues whose ids hold the word are meant."""
    assert {"iran-nuclear", "iran-sanctions"} <= set(near_issues("iran"))
    assert (find_issue("iran"), near_issues("xyzzy")) == (None, ())


@given(before=_WORDS, after=_WORDS)
def test_changes_hold_both_wordings(before: str, after: str) -> None:
    """What was kept and removed is the old wording, what was kept and added the new one, in order."""
    changes = word_changes(before, after)
    old = " ".join(c.words for c in changes if c.kind is not ChangeKind.ADDED)
    new = " ".join(c.words for c in changes if c.kind is not ChangeKind.REMOVED)
    assert (old, new) == (before, after)
