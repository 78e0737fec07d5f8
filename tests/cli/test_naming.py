"""The commands about names, run as a person runs them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from marsad.records import CodedPage
from marsad.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Maker


def test_two_names_are_compared(run: Callable[..., tuple[int, str, str]]) -> None:
    """The verdict is one JSON object, or a line for reading."""
    code, out, err = run("same-name", "سيرغي لافروف", "سيرجي لافروف", "--json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert (told["a"], told["b"], told["verdict"]) == ("سيرغي لافروف", "سيرجي لافروف", "same")
    assert told["score"] > 0.9
    code, out, _ = run("same-name", "وانغ يي", "وانغ وي")
    assert code == 0
    assert out.startswith("different ")


def test_the_registry_counts_when_asked(run: Callable[..., tuple[int, str, str]]) -> None:
    """A surname alone is unsure, and the recorded person's with --registry."""
    pair = "لافروف", "سيرغي لافروف"
    assert json.loads(run("same-name", *pair, "--json")[1])["verdict"] == "unsure"
    assert json.loads(run("same-name", *pair, "--json", "--registry")[1])["verdict"] == "same"


def test_many_pairs_are_compared(tmp_path: Path, run: Callable[..., tuple[int, str, str]]) -> None:
    """Columns a and b are found by the header or taken as they stand; a bad line is told and the rest is done."""
    path = tmp_path / "pairs.tsv"
    path.write_text("id\tb\ta\n1\tبوتين\tبوتن\n2\tبوتين\n3\tبوتين\tبوتان\n", "utf-8")
    code, out, err = run("same-name", "--pairs", path)
    assert code == 3
    assert [json.loads(line)["verdict"] for line in out.splitlines()] == ["same", "different"]
    assert json.loads(out.splitlines()[0])["a"] == "بوتن"
    assert err == f"{path}:3: a line needs two names with a tab between [pairs]\n"
    path.write_text("بوتين\tبوتن\n", "utf-8")
    code, out, _ = run("same-name", "--pairs", path, "--csv")
    assert code == 0
    assert [(row["a"], row["verdict"]) for row in csv.DictReader(io.StringIO(out))] == [("بوتين", "same")]


@pytest.mark.parametrize("arguments", [(), ("بوتين",), ("a", "b", "c"), ("--pairs", "no-such-file.tsv")])
def test_wrong_use_is_told(run: Callable[..., tuple[int, str, str]], arguments: tuple[str, ...]) -> None:
    """Anything but two names or a file is a usage error."""
    assert run("same-name", *arguments)[0] == 2


def test_doubtful_persons_are_listed(tmp_path: Path, maker: Maker, run: Callable[..., tuple[int, str, str]]) -> None:
    """Persons near the line are printed with both sides; a store without doubts has none to show."""
    path = tmp_path / "s.db"
    with Store(path, create=True) as store:
        page, coded = maker.page(maker.coding())
        store.add(page, coded)
    code, _, err = run("actors", "--doubtful", "--store", path)
    assert (code, err) == (4, "nothing found\n")
    other = maker.coding("ضحى الخليج", "2024-04-10", None)
    lavrov, *rest = other.actors
    other = replace(other, actors=(replace(lavrov, key="act_other", name="لافروف"), *rest), statements=(), events=())
    with Store(path) as store:
        page, _ = maker.page(other)
        store.add(page, CodedPage(page=page.name, outlet=other.article.outlet, codings=(other,)))
    code, out, _ = run("actors", "--doubtful", "--json", "--store", path)
    assert code == 0
    (link,) = json.loads(out)
    assert (link["decision"], link["a"]["key"], link["b"]["key"]) == ("split", "act_lavrov", "act_other")
    code, out, _ = run("actors", "--doubtful", "--csv", "--store", path)
    assert [row["b_key"] for row in csv.DictReader(io.StringIO(out))] == ["act_other"]
    assert "act_other" in run("actors", "--doubtful", "--store", path)[1]
