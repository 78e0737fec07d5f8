"""Form of contact, treaty stage, round, casualties and mediators: the examples of their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from marsad.coding.actors import find_cast
from marsad.coding.event_details import find_details, find_mediators
from marsad.coding.event_scene import Scene
from marsad.coding.events import propose
from marsad.coding.marked import mark
from marsad.coding.statements import find_statements
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.loading import read_yaml, resource
from marsad.records import Article, Published

if TYPE_CHECKING:
    from marsad.coding.event_merge import Draft
    from marsad.records import Detail

_DATA = read_yaml(resource("event_details.yaml"))
_COUNTED = ("killed", "wounded", "detained", "round")


def proposals(sentence: str) -> tuple[Scene, list[Draft]]:
    """Return what the grammar takes for an event of an article of one sentence."""
    text = "\n" + sentence
    article = Article(id="art_test", page="test", title="", text=text, paragraphs=(), published=Published())
    marked = mark(text, 0, load_lexicon())
    cast = find_cast(marked)
    scene = Scene(marked, cast, find_statements(marked, cast, article))
    return scene, [p.draft for p in propose(scene, article)]


def details(sentence: str) -> list[Detail]:
    """Return the details of what the grammar takes for events of a sentence."""
    scene, drafts = proposals(sentence)
    return [d for draft in drafts for d in find_details(scene, draft)]


@pytest.mark.parametrize("row", _DATA["words"], ids=lambda r: r["value"])
def test_example_of_a_word_gives_its_detail(row: dict[str, Any]) -> None:
    """A positive example gives the detail, and a negative one does not."""
    assert (row["kind"], row["value"]) in [(d.kind, d.value) for d in details(row["gives"])]
    if "never" in row:
        assert row["value"] not in [d.value for d in details(row["never"])]


@pytest.mark.parametrize("example", _DATA["examples"], ids=lambda e: e["text"][:40])
def test_numbers_of_a_sentence(example: dict[str, Any]) -> None:
    """A sentence tells its numbers, with an open end where its words leave one, and no others."""
    found = {d.kind.value: [d.least, d.most] for d in details(example["text"]) if d.kind in _COUNTED}
    assert found == {k: example[k] for k in _COUNTED if k in example}


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("اتفقت السعودية وإيران برعاية الصين على استئناف العلاقات الدبلوماسية.", "CHN"),
        ("عقدت إسرائيل ولبنان محادثات بوساطة فرنسا.", "FRA"),
    ],
)
def test_a_mediator_is_no_party(sentence: str, country: str) -> None:
    """Who brings others together is told apart from them."""
    scene, drafts = proposals(sentence)
    found = [(scene.actors[k].country, k in d.parties) for d in drafts for k in find_mediators(scene, d)]
    assert (country, False) in found
