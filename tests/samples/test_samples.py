"""The bundled samples: how many, how mixed, written afresh, and annotated with strings that stand on their pages."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src" / "marsad" / "samples"
SHARED = ROOT.parent / "shared"
PAGES = sorted(path for path in (SAMPLES / "pages").iterdir() if path.suffix in {".html", ".txt"})
ROWS = [json.loads(line) for line in (SAMPLES / "pages" / "rows.jsonl").read_text("utf-8").splitlines()]
EXPECTED = sorted((SAMPLES / "expected").glob("*.json"))
INDEX = (SAMPLES / "README.md").read_text("utf-8")

ARABIC_WORD = re.compile(r"[ء-ي]+")
MARKS = re.compile(r"[\u0640\u064b-\u0652\u0670]")
RUN = 10
INLINE = frozenset({"a", "b", "em", "i", "small", "span", "strong"})


class _Visible(HTMLParser):
    """Collects the text of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in {"script", "style"}
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"}
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)

    def _break(self, tag: str) -> None:
        if tag not in INLINE:
            self.parts.append("\n")


def visible(path: Path) -> str:
    """What a reader sees of a page."""
    raw = path.read_text("utf-8")
    if path.suffix == ".txt":
        return raw
    parser = _Visible()
    parser.feed(raw)
    parser.close()
    return "".join(parser.parts)


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of ten Arabic words in a text, without vowel marks."""
    words = ARABIC_WORD.findall(MARKS.sub("", text))
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def body_strings(article: dict[str, Any]) -> Iterator[str]:
    """The strings of an expectation that must stand in the article's paragraphs."""
    for actor in article["actors"]:
        yield from actor["mentions"]
    for statement in article["statements"]:
        yield from (statement["text"], statement["cue"])
        yield from (carrier["text"] for carrier in statement["via"])
        if statement["occasion"]:
            yield statement["occasion"]
    for event in article["events"]:
        yield from event["evidence"]


def page_strings(article: dict[str, Any]) -> Iterator[str]:
    """The strings of an expectation that must stand anywhere in the visible page."""
    yield from article["paragraphs"]
    yield from article["credited_sources"]
    yield from article["keywords"]
    yield from article["published"].get("not_this", [])
    yield from (actor["role"] for actor in article["actors"] if actor["role"])
    yield from (event["place"] for event in article["events"] if event["place"])
    yield from (text for text in (article["title"], article["section"]) if text)


def test_there_are_enough_pages_and_outlets() -> None:
    """The demo holds at least twenty-four pages of at least eight outlets."""
    assert len(PAGES) >= 24
    assert len({path.name.split("-")[0] for path in PAGES}) >= 8


def test_half_the_pages_are_html_and_half_are_text() -> None:
    """Pages and text rows are met equally often."""
    kinds = [path.suffix for path in PAGES]
    assert kinds.count(".html") == kinds.count(".txt")


def test_rows_have_the_fields_of_a_corpus_row() -> None:
    """Each row names its id, outlet, address, date, title and text."""
    assert 3 <= len(ROWS) <= 4
    assert all(set(row) == {"id", "outlet", "url", "date", "title", "text"} and all(row.values()) for row in ROWS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_page_is_in_the_index(path: Path) -> None:
    """The index names each page once, with a star where an expectation stands beside it."""
    star = " *" if (SAMPLES / "expected" / f"{path.stem}.json").exists() else ""
    assert INDEX.count(f"| `{path.name}`{star} |") == 1


def test_enough_pages_are_annotated() -> None:
    """At least ten pages have an expectation, and each expectation has its page."""
    assert len(EXPECTED) >= 10
    assert all((SAMPLES / "pages" / json.loads(path.read_text("utf-8"))["page"]).exists() for path in EXPECTED)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_expected_strings_stand_on_the_page(path: Path) -> None:
    """Every annotated string is found in its page's visible text, character by character."""
    expected = json.loads(path.read_text("utf-8"))
    page = SAMPLES / "pages" / expected["page"]
    text = visible(page)
    assert expected["outlet"] is None or expected["outlet"] in text
    for article in expected["articles"]:
        body = "\n".join(article["paragraphs"])
        assert [string for string in page_strings(article) if string not in text] == []
        assert [string for string in body_strings(article) if string not in body] == []
        evidence = article["published"]["evidence"]
        assert [string for string in evidence if string not in text and string not in page.read_text("utf-8")] == []


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_expected_parties_are_listed_actors(path: Path) -> None:
    """Speakers, addressees, actors, targets and sources of an event are keys of the article's actors."""
    for article in json.loads(path.read_text("utf-8"))["articles"]:
        keys = [actor["key"] for actor in article["actors"]]
        named = [key for statement in article["statements"] for key in (*statement["speakers"], *statement["to"])]
        named += [key for event in article["events"] for key in (*event["actors"], *event["targets"])]
        named += [event["attributed_to"] for event in article["events"] if event["attributed_to"]]
        assert len(keys) == len(set(keys))
        assert set(named) <= set(keys)


def test_samples_share_no_sentence_with_the_shared_texts() -> None:
    """No run of ten Arabic words of a sample stands in a text that belongs to somebody else."""
    if not SHARED.is_dir():
        pytest.skip("no folder of shared texts beside the checkout")
    mine: set[tuple[str, ...]] = set().union(
        *(runs(visible(path)) for path in PAGES),
        *(runs(f"{row['title']}\n{row['text']}") for row in ROWS),
    )
    texts = [path.read_text("utf-8", errors="replace") for path in SHARED.glob("gold/*/*.txt")]
    texts += [path.read_text("utf-8", errors="replace") for path in SHARED.glob("html/*.html")]
    for corpus in SHARED.glob("corpus/*.jsonl.gz"):
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] or "" for line in lines]
    shared = {run for text in texts for run in runs(text) & mine}
    assert shared == set()
