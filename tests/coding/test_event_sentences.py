"""Sentences with the event that each tells, and the examples of the event grammar's own entries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from marsad.coding.actors import find_cast
from marsad.coding.event_scene import Scene
from marsad.coding.events import propose
from marsad.coding.marked import mark
from marsad.coding.statements import find_statements
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import Entry, EntryKind
from marsad.lexicon.loading import read_yaml, resource
from marsad.records import Article, EventType, Published, Status

if TYPE_CHECKING:
    from marsad.coding.event_merge import Draft

_TABLE = yaml.safe_load((Path(__file__).parent / "events.yaml").read_text("utf-8"))
_ENTRIES = load_lexicon().entries(EntryKind.EVENT)
_GOVERNORS = load_lexicon().entries(EntryKind.STATUS)
_TOLD = [(e, x) for e in _GOVERNORS for x in e.data.get("gives", ())]
_UNTOLD = [(e, x) for e in _GOVERNORS for x in e.data.get("never", ())]
_TIMES = read_yaml(resource("event_times.yaml"))
_DATED = [
    *({**x, "dated": True} for x in (*_TIMES["lasting_examples"], *(x for k in _TIMES["known"] for x in k["gives"]))),
    *({**x, "dated": False} for k in _TIMES["known"] for x in k["never"]),
]
_GIVES = [(e, x) for e in _ENTRIES for x in e.data.get("gives", ())]
_NEVER = [(e, x) for e in _ENTRIES for x in e.data.get("never", ())]


def proposals(sentence: str) -> tuple[Scene, list[Draft]]:
    """Return what the grammar takes for an event of an article of one sentence."""
    text = "\n" + sentence
    published = Published(edtf="2024-05-15")
    article = Article(id="art_test", page="test", title="", text=text, paragraphs=(), published=published)
    marked = mark(text, 0, load_lexicon())
    cast = find_cast(marked)
    scene = Scene(marked, cast, find_statements(marked, cast, article))
    return scene, [p.draft for p in propose(scene, article)]


def holds(scene: Scene, draft: Draft, wanted: dict[str, Any]) -> bool:
    """Tell whether a draft is the wanted event, as far as the table says."""

    def countries(keys: list[str]) -> set[str | None]:
        return {scene.actors[k].country for k in keys}

    if wanted.get("only"):  # nobody else takes part
        exact = set(wanted.get("actors", ())) == countries(draft.actors)
        exact &= set(wanted.get("targets", ())) == countries(draft.targets)
    else:
        exact = True
    return (
        exact
        and draft.type.value == wanted["type"]
        and wanted.get("mode") in (None, draft.mode)
        and wanted.get("speech", draft.speech) == draft.speech
        and wanted.get("status") in (None, (draft.status or Status.OCCURRED).value)
        and set(wanted.get("actors", ())) <= countries(draft.actors)
        and set(wanted.get("targets", ())) <= countries(draft.targets)
        and wanted.get("date") in (None, draft.date)
    )


@pytest.mark.parametrize("wanted", _TABLE, ids=lambda w: w["text"][:50])
def test_sentence_gives_its_event(wanted: dict[str, Any]) -> None:
    """A sentence of the table gives the event that a careful reader finds in it."""
    wanted = {**wanted, "date": str(wanted["date"])} if "date" in wanted else wanted
    scene, drafts = proposals(wanted["text"])
    found = [(d.type, d.mode, d.status, d.actors, d.targets, d.date) for d in drafts]
    assert any(holds(scene, d, wanted) for d in drafts), found


@pytest.mark.parametrize(("entry", "example"), _GIVES, ids=lambda x: x.id if isinstance(x, Entry) else "")
def test_example_of_an_entry_gives_its_event(entry: Entry, example: dict[str, Any]) -> None:
    """A positive example of an entry gives an event of its own type, or the entry's, with the parties that it names."""
    scene, drafts = proposals(example["text"])
    # A meeting at home of one side is a visit: its mode is settled by the place.
    mode = None if entry.data["type"] == "CONSULT" else entry.data.get("mode")
    wanted = {"type": entry.data["type"], "mode": mode, **example}
    assert any(holds(scene, d, wanted) for d in drafts)


@pytest.mark.parametrize(("entry", "sentence"), _NEVER, ids=lambda x: x.id if isinstance(x, Entry) else "")
def test_negative_example_of_an_entry_gives_nothing(entry: Entry, sentence: str) -> None:
    """A negative example of an entry gives no event by that entry."""
    _, drafts = proposals(sentence)
    assert all(t.pattern.entry.id != entry.id for d in drafts for t in d.triggers)


@pytest.mark.parametrize(("entry", "example"), _TOLD, ids=lambda x: x.id if isinstance(x, Entry) else "")
def test_example_of_a_governor_gives_its_status(entry: Entry, example: dict[str, Any]) -> None:
    """A positive example of a word that governs events gives an event of the type and status that it names."""
    assert entry.data["gloss"]
    scene, drafts = proposals(example["text"])
    assert any(holds(scene, d, example) for d in drafts), [(d.type, d.status, d.actors) for d in drafts]


@pytest.mark.parametrize(("entry", "sentence"), _UNTOLD, ids=lambda x: x.id if isinstance(x, Entry) else "")
def test_negative_example_of_a_governor_gives_no_happening(entry: Entry, sentence: str) -> None:
    """A negative example of a word that governs events gives no happening."""
    assert entry.data["gloss"]
    _, drafts = proposals(sentence)
    assert not [t.pattern.entry.id for d in drafts if not d.speech for t in d.triggers]


@pytest.mark.parametrize("example", _DATED, ids=lambda x: x["text"][:50])
def test_known_or_counted_days_date_a_happening(example: dict[str, Any]) -> None:
    """An example of the words of time gives a happening of its date, and a negative one gives none of that date."""
    _, drafts = proposals(example["text"])
    assert (str(example["date"]) in {d.date for d in drafts}) is example["dated"]


def test_table_covers_every_type_and_status() -> None:
    """The sentences cover all sixteen types and every status that a happening may have."""
    assert {w["type"] for w in _TABLE} == {t.value for t in EventType}
    assert {w["status"] for w in _TABLE if "status" in w} == {s.value for s in Status}
