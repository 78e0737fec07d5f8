"""Every example of the lexicon of saying runs here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from marsad.coding.actors import find_cast
from marsad.coding.cues import CueForm
from marsad.coding.marked import mark
from marsad.coding.statements import StatementFinder
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.loading import read_yaml, resource

if TYPE_CHECKING:
    from marsad.coding.proposals import Proposal

ENTRIES = read_yaml(resource("saying.yaml"))
EXAMPLES = [(entry["id"], example) for entry in ENTRIES for example in entry["examples"]]


def find(text: str) -> tuple[StatementFinder, tuple[Proposal, ...]]:
    """Return the finder of a text without a headline, and what it takes for statements."""
    marked = mark("\n" + text, 0, load_lexicon())
    finder = StatementFinder(marked, find_cast(marked))
    return finder, finder.taken()


@pytest.mark.parametrize(
    ("entry_id", "example"),
    EXAMPLES,
    ids=[f"{entry_id}-{number}" for number, (entry_id, _) in enumerate(EXAMPLES)],
)
def test_example(entry_id: str, example: dict[str, Any]) -> None:
    """An entry's example gives exactly the content it names, or none."""
    finder, taken = find(example["text"])
    beside = next(e for e in ENTRIES if e["id"] == entry_id)["class"] in {"hedge", "as-said"}
    if example["content"] is None:
        assert not [p for p in taken if p.cue.entry.id == entry_id]
        return
    proposals = [*finder.proposals(), *(p for p in taken if p.cue.form is CueForm.SOURCE)]
    # A hedge, and «as», leave the content to the verb beside them: it must end there.
    own = [p.content for p in proposals if beside or p.cue.entry.id == entry_id]
    contents = [finder.marked.surface(content.first, content.last) for content in own]
    assert example["content"] in contents
