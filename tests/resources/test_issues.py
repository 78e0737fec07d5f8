"""Issues, their contested wordings and the words of stance keep to their own rules."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from marsad.coding.coder import code_article
from marsad.language.folding import fold_text
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.loading import read_yaml, resource
from marsad.records import Article, Paragraph, Published, Span

ISSUES: list[dict[str, Any]] = read_yaml(resource("issues.yaml"))
STANCES: list[dict[str, Any]] = read_yaml(resource("stances.yaml"))
WORDINGS = [
    line.split("\t")
    for line in resource("issue_wordings.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
FIELDS = frozenset(
    {"territory", "conflict", "arms", "accord", "institution", "economy", "energy", "security", "people", "law"}
    | {"environment", "society"}
)
UNWANTED = re.compile("[\u06cc\u06a9\u06c1\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
EXAMPLES = [pytest.param(e["id"], x, id=f"{e['id']}-{n}") for e in STANCES for n, x in enumerate(e["examples"])]


@pytest.mark.parametrize("issue", ISSUES, ids=lambda i: i["id"])
def test_an_issue_is_well_formed(issue: dict[str, Any]) -> None:
    """An issue has neutral names in two languages, a field, and names by which a stance may go among its names."""
    assert set(issue) <= {"id", "name_en", "name_ar", "wikidata", "field", "for", "against", "names"}
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", issue["id"])
    assert issue["field"] in FIELDS
    assert issue["name_en"]
    assert issue["name_ar"]
    assert re.fullmatch("Q[1-9][0-9]*", issue.get("wikidata", "Q1"))
    assert set(issue.get("for", ())) <= set(issue["names"])
    assert set(issue.get("against", ())) <= set(issue["names"])
    assert not set(issue.get("for", ())) & set(issue.get("against", ()))
    assert not [n for n in issue["names"] if UNWANTED.search(n)]


def test_there_are_enough_issues_and_each_is_told_apart() -> None:
    """Ids, Wikidata items and folded names stand once; a name leads to one issue."""
    assert len(ISSUES) >= 80
    for values in (
        [i["id"] for i in ISSUES],
        [i["wikidata"] for i in ISSUES if "wikidata" in i],
        [i["name_en"] for i in ISSUES],
    ):
        assert [v for v, n in Counter(values).items() if n > 1] == []
    names = Counter(fold_text(name) for issue in ISSUES for name in issue["names"])
    assert [n for n, count in names.items() if count > 1] == []


def test_contested_wordings_lead_to_their_issue() -> None:
    """Each wording is a name of the issue it is listed under, with whose it is."""
    names = {i["id"]: i["names"] for i in ISSUES}
    for wording, issue, used_by in WORDINGS:
        assert wording in names[issue]
        assert used_by


@pytest.mark.parametrize("stance", STANCES, ids=lambda s: s["id"])
def test_a_word_of_stance_is_well_formed(stance: dict[str, Any]) -> None:
    """A word of stance has a stance, some form, known frames and an example in which it takes it."""
    assert stance["stance"] in {"supports", "opposes"}
    assert {"perfect", "imperfect", "participle", "masdar", "phrases"} & set(stance)
    assert set(stance["frames"]) <= {"object", "ب", "ل", "على", "مع", "عن", "إلى"}
    assert any(x["stance"] == stance["stance"] for x in stance["examples"])


@pytest.mark.parametrize(("entry", "example"), EXAMPLES)
def test_examples_take_the_stance_they_tell(entry: str, example: dict[str, str]) -> None:
    """What an example takes a stand on is found in it, and nothing else; where it takes none, none is found."""
    text = example["text"]
    place = Span(start=1, end=1 + len(text))
    article = Article(
        id="art_test",
        page="test",
        title="",
        text="\n" + text,
        paragraphs=(Paragraph(span=place),),
        published=Published(),
    )
    found = [(s.kind.value, s.towards) for x in code_article(article, load_lexicon()).statements for s in x.stances]
    assert found == ([(example["stance"], example["towards"])] if example["stance"] else []), entry
