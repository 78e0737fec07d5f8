"""The store gives back what was put in, once, whatever happens in between."""

from __future__ import annotations

import dataclasses
import random
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from marsad import versions
from marsad.intake import code_safely
from marsad.lexicon.compiled import load_lexicon
from marsad.records import (
    Basis,
    CodedPage,
    Coding,
    Failure,
    IssueMention,
    OccasionKind,
    Page,
    Stance,
    StanceKind,
)
from marsad.sources.receiving import receive
from marsad.store.checking import dump, span_faults
from marsad.store.search import parse_query
from marsad.store.store import Store

if TYPE_CHECKING:
    from conftest import Maker

_SAMPLES = Path(str(resources.files("marsad").joinpath("samples", "pages")))
_KILLS = 6


@pytest.fixture(scope="module")
def coded_samples() -> list[tuple[Page, CodedPage]]:
    """Return the sample pages with what the code makes of them."""
    lexicon = load_lexicon()
    return [(p, code_safely(p, lexicon)) for p in receive([_SAMPLES]) if isinstance(p, Page)]


def test_hand_made_records_come_back_whole(tmp_path: Path, maker: Maker) -> None:
    """Every field of every record comes back as it was, failures among them."""
    failure = Failure(page="page.txt", stage="reading", code="no-article", message="why")
    page, coded = maker.page(maker.coding(), failure)
    with Store(tmp_path / "s.db", create=True) as store:
        assert store.add(page, coded)
        assert list(store.coded_pages()) == [(page, coded)]


def test_what_a_statement_is_about_comes_back(tmp_path: Path, maker: Maker) -> None:
    """Issues, states, stances, the kind of occasion and the day of a statement come back as they were."""
    coding = maker.coding()
    content = coding.statements[0].content
    about = dataclasses.replace(
        coding.statements[0],
        occasion_kind=OccasionKind.CALL,
        date="2024-04-08",
        date_basis=Basis.INFERRED,
        issues=(IssueMention(issue="taiwan", span=content), IssueMention(issue="trade", span=content)),
        states=("RUS", "CHN"),
        stances=(Stance(kind=StanceKind.SUPPORTS, towards="act_chn", evidence=content),),
    )
    page, coded = maker.page(dataclasses.replace(coding, statements=(about,)))
    with Store(tmp_path / "s.db", create=True) as store:
        store.add(page, coded)
        assert list(store.coded_pages()) == [(page, coded)]


def test_real_codings_come_back_whole(tmp_path: Path, coded_samples: list[tuple[Page, CodedPage]]) -> None:
    """What the code makes of the sample pages comes back as it was."""
    with Store(tmp_path / "s.db", create=True) as store:
        for page, coded in coded_samples:
            store.add(page, coded)
        kept = dict(store.coded_pages())
        for page, coded in coded_samples:
            assert kept[page] == coded
        assert list(span_faults(store)) == []


def test_a_page_is_kept_once(tmp_path: Path, maker: Maker) -> None:
    """Adding a page again, even under another name, changes nothing."""
    page, coded = maker.page(maker.coding())
    with Store(tmp_path / "s.db", create=True) as store:
        store.add(page, coded)
        before = dump(store)
        assert not store.add(dataclasses.replace(page, name="copy.txt"), coded)
        assert dump(store) == before


def test_a_changed_stage_makes_its_records_anew(
    tmp_path: Path,
    maker: Maker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page made by other versions is replaced by what today's make, with nothing left of the former."""
    page, coded = maker.page(maker.coding())
    fewer = dataclasses.replace(coded, codings=(dataclasses.replace(coded.codings[0], events=()),))
    with Store(tmp_path / "s.db", create=True) as store:
        store.add(page, coded)
        versions.made_with.cache_clear()
        monkeypatch.setitem(versions.STAGES, "coding", 10_000)
        try:
            assert not store.holds(page)
            assert store.add(page, fewer)
            assert list(store.coded_pages()) == [(page, fewer)]
            assert dump(store)["evidence"] == []
        finally:
            monkeypatch.undo()
            versions.made_with.cache_clear()


def test_an_article_on_two_pages_is_kept_once(tmp_path: Path, maker: Maker) -> None:
    """A second page that holds the same article is linked to it."""
    page, coded = maker.page(maker.coding())
    other = dataclasses.replace(page, content=page.content + "\nemail", name="other.txt")
    with Store(tmp_path / "s.db", create=True) as store:
        store.add(page, coded)
        store.add(other, dataclasses.replace(coded, page="other.txt"))
        assert store.summary().articles == 1
        assert [c.codings for _, c in store.coded_pages()] == [coded.codings, coded.codings]


def test_a_failure_of_a_source_stays_until_the_page_is_read(tmp_path: Path, maker: Maker) -> None:
    """A source's failure is kept once and goes when its page can be read."""
    page, coded = maker.page(maker.coding())
    failure = Failure(page=page.name, stage="sources", code="empty", message="it is empty")
    with Store(tmp_path / "s.db", create=True) as store:
        for _ in range(2):
            store.add_failure(failure)
        assert store.failures() == (failure,)
        store.add(page, coded)
        assert store.failures() == ()


def test_a_page_that_breaks_leaves_no_trace(tmp_path: Path, maker: Maker) -> None:
    """A page whose records can't be written leaves the store as it was."""
    page, coded = maker.page(maker.coding())
    broken = dataclasses.replace(coded, codings=(*coded.codings, Coding(article=None)))  # type: ignore[arg-type]
    with Store(tmp_path / "s.db", create=True) as store:
        before = dump(store)
        with pytest.raises(AttributeError):
            store.add(page, broken)
        assert dump(store) == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("الصين", ["الصين"]),
        ("بكين", ["بكين", "بكين"]),
        ("روسيا الصين", ["روسيا", "الصين"]),
        ('"موقف الصين"', ["موقف الصين"]),
        ('"الصين موقف"', []),
        ("وزير", ["وزير"]),
        ("نظير", []),
        ("تقدر", ["تقدّر"]),
        ("قال", ["وقال"]),
        ("غائب", []),
    ],
)
def test_words_are_found_in_any_spelling(tmp_path: Path, maker: Maker, words: str, found: list[str]) -> None:
    """A search finds words whatever their vowel signs and fused letters, and marks them in the original."""
    page, coded = maker.page(maker.coding())
    with Store(tmp_path / "s.db", create=True) as store:
        store.add(page, coded)
        query = parse_query(words)
        texts = [a.text for a in store.articles_with(query)]
        spans = [s.of(t) for t in texts for s in query.find(t)]
    assert spans == found


def test_a_killed_run_is_finished_by_the_next(tmp_path: Path) -> None:
    """Killed at random moments and run again, `marsad add` ends with the store of an undisturbed run."""

    def command(name: str) -> list[str]:
        return [sys.executable, "-m", "marsad", "add", str(_SAMPLES), "--store", str(tmp_path / name)]

    subprocess.run(command("whole.db"), check=False, stderr=subprocess.DEVNULL)
    chance = random.Random(7)  # noqa: S311  (moments, not secrets)
    for _ in range(_KILLS):
        process = subprocess.Popen(command("killed.db"), stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=chance.uniform(0.4, 1.6))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    subprocess.run(command("killed.db"), check=False, stderr=subprocess.DEVNULL)
    with Store(tmp_path / "whole.db") as whole, Store(tmp_path / "killed.db") as killed:
        assert dump(killed) == dump(whole)
