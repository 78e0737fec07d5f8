"""Corrections of who is who, kept beside the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import marsad
from marsad.asking.corrections import Corrections, corrections_path, load_corrections, save_corrections
from marsad.cli import main
from marsad.errors import LexiconError, QueryError
from marsad.records import CodedPage
from marsad.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Maker
    from marsad.api import Archive


def fill(tmp_path: Path, maker: Maker, name: str) -> None:
    """Fill a store with two articles, where one minister has a key in each, and the given name in the second."""
    other = maker.coding("ضحى الخليج", "2024-04-10", None)
    lavrov, *rest = other.actors
    other = replace(
        other,
        actors=(replace(lavrov, key="act_other", name=name), *rest),
        statements=tuple(replace(s, speakers=("act_other",)) for s in other.statements),
        events=(),
    )
    page, _ = maker.page(other)
    with Store(tmp_path / "s.db", create=True) as store:
        store.add(*maker.page(maker.coding()))
        store.add(page, CodedPage(page=page.name, outlet=other.article.outlet, codings=(other,)))


@pytest.fixture
def archive(tmp_path: Path, maker: Maker) -> Iterator[Archive]:
    """Return a store with two articles, where one minister has a key in each."""
    fill(tmp_path, maker, "لافروف")
    with marsad.open(tmp_path / "s.db") as opened:
        yield opened


def test_merged_keys_are_one_actor(archive: Archive) -> None:
    """What was said by either is said by the one actor, asked by any of its keys or names."""
    assert [a.articles for a in archive.actor("act_lavrov")] == [1]
    archive.correct(merge=("act_lavrov", "act_other"))
    for name in ("act_lavrov", "act_other", "لافروف"):
        (actor,) = archive.actor(name)
        assert (actor.key, actor.articles, len(actor.said)) == ("act_lavrov", 2, 2)
    assert len(list(archive.statements(speaker="act_other"))) == 2
    assert archive.doubtful() == ()


def test_spellings_of_one_name_are_one_actor(tmp_path: Path, maker: Maker) -> None:
    """Two articles that spell a minister in two ways tell of one person, until somebody tells them apart."""
    fill(tmp_path, maker, "سيرجي لافروف")
    with marsad.open(tmp_path / "s.db") as archive:
        assert [(a.articles, len(a.said)) for a in archive.actor("act_other")] == [(2, 2)]
        archive.correct(split=("act_lavrov", "act_other"))
        assert [a.articles for a in archive.actor("act_other")] == [1]


def test_split_keys_are_no_longer_doubtful(archive: Archive) -> None:
    """Two keys told apart stay apart, and nobody is asked about them again."""
    assert archive.doubtful()
    archive.correct(split=("act_lavrov", "act_other"))
    assert archive.doubtful() == ()
    with pytest.raises(QueryError, match="merged and split at once"):
        archive.correct(merge=("act_lavrov", "act_other"))


def test_names_are_changed_and_no_persons_left_out(archive: Archive) -> None:
    """A changed name is shown; what is no person is not shown at all."""
    archive.correct(rename="act_other", name_en="Lavrov, S.")
    archive.correct(not_a_person=("act_lavrov",))
    assert [(a.name, a.name_en) for a in archive.actor("لافروف")] == [("لافروف", "Lavrov, S.")]
    assert archive.doubtful() == ()


def test_unknown_keys_change_nothing(archive: Archive) -> None:
    """A key that the store lacks is an error, and no file is written."""
    with pytest.raises(QueryError, match="act_nobody"):
        archive.correct(merge=("act_lavrov", "act_nobody"))
    assert not corrections_path(archive.path).exists()


def test_a_file_keeps_all(tmp_path: Path) -> None:
    """What is written is read again, groups that share a key joined."""
    made = (
        Corrections()
        .merging(("act_a", "act_b"))
        .merging(("act_b", "act_c"))
        .splitting(("act_a", "act_d"))
        .renaming("act_d", "سليم", None)
        .without(("act_e",))
    )
    save_corrections(tmp_path / "c.yaml", made)
    assert load_corrections(tmp_path / "c.yaml") == made
    assert made.group("act_c") == ("act_a", "act_b", "act_c")


@pytest.mark.parametrize(
    "text",
    [
        "merge: act_a",
        "merge: [[a, b]]",
        "split: [[act_a, act_b, act_c]]",
        "rename: {act_a: x}",
        "other: []",
        "- act_a",
        "merge: [[act_a, act_b]]\nsplit: [[act_b, act_a]]",
        "merge: [",
    ],
)
def test_a_file_is_checked(tmp_path: Path, text: str) -> None:
    """A file that holds anything else is an error that says what it should hold."""
    (tmp_path / "c.yaml").write_text(text, "utf-8")
    with pytest.raises((QueryError, LexiconError)):
        load_corrections(tmp_path / "c.yaml")


def test_the_command_writes_the_file(archive: Archive) -> None:
    """The command corrects the store that it is given; wrong use is told."""
    store = ["--store", str(archive.path)]
    assert main(["correct", "merge", "act_lavrov", "act_other", *store]) == 0
    assert archive.actor("لافروف")[0].articles == 2
    assert main(["correct", "rename", "act_other", "--name-en", "Lavrov", *store]) == 0
    assert main(["correct", "not-a-person", "act_wang", *store]) == 0
    assert archive.actor("وانغ يي") == ()
    assert main(["correct", "split", "act_lavrov", "act_other", *store]) == 1
    assert main(["correct", "split", "act_lavrov", *store]) == 2
    assert main(["correct", "rename", "act_other", *store]) == 2
    assert main(["correct", "merge", "act_lavrov", "act_nobody", *store]) == 1
