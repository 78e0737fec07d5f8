"""Annotated articles to learn from: pages annotated in full, and our own annotations of corpus rows.

Our own stand in tools/annotations/ as places (half-open, code points of the row's text), kinds and keys, without a word
of the texts, which belong to their outlets; where the corpus is not at hand they cannot be read. `learn.jsonl` is to
learn from, `measure.jsonl` to measure on alone. A line is made from one that quotes the text:

    python tools/annotated.py QUOTED.jsonl ../shared/corpus/diplomacy.jsonl.gz >> tools/annotations/learn.jsonl
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from measure import given_article

from marsad.lexicon.compiled import load_lexicon
from marsad.reading.reader import read_page
from marsad.records import Page
from marsad.sources.receiving import receive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from marsad.records import Article

T = TypeVar("T")
OWN = Path(__file__).with_name("annotations")
# Between the first and the last words of a quotation that is too long to be given whole.
GAP = " \u2026 "


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article as annotated.

    Attributes:
        article: the article, its body and date as annotated.
        gold: its actors, statements and events, as the scorer reads them.
    """

    article: Article
    gold: dict[str, Any]


def to_learn_from(arguments: argparse.Namespace) -> tuple[list[list[Annotated]], int]:
    """Return the pages that a command line names, and how many of them, the first, may be held out to measure on."""
    pages = list(gold_pages(arguments.gold))
    return pages + (list(own_pages(arguments.also, "learn")) if arguments.also else []), len(pages)


def parser_for(text: str) -> argparse.ArgumentParser:
    """Return the parser of a command line that learns."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of annotated pages")
    parser.add_argument("--also", type=Path, metavar="CORPUS", help="learn from our own annotations of this corpus too")
    parser.add_argument("--folds", type=int, default=0, help="print held-out figures and write nothing")
    return parser


def folded(items: list[T], count: int, folds: int) -> Iterator[tuple[list[T], list[T]]]:
    """Yield for each fold what to learn from and what to measure on: of the first `count` items alone."""
    for fold in range(folds):
        held = {i for i in range(count) if i % folds == fold}
        yield [x for i, x in enumerate(items) if i not in held], [items[i] for i in sorted(held)]


def gold_pages(folder: Path) -> Iterator[list[Annotated]]:
    """Yield the articles of each page of a folder of annotated pages."""
    for path in sorted(folder.glob("*.json")):
        page = json.loads(path.read_text("utf-8"))
        yield [Annotated(article=given_article(page["page"], a), gold=a) for a in page["articles"]]


def own_pages(corpus: Path, part: str) -> Iterator[list[Annotated]]:
    """Yield the article of each row of a corpus that we annotated, as the code reads it.

    Args:
        corpus: the gzipped rows.
        part: `learn` or `measure`: what is measured on is never learned from.
    """
    lexicon = load_lexicon()
    rows = read_rows(corpus)
    pages = {page.row: page for page in receive([corpus]) if isinstance(page, Page)}
    for line in (OWN / f"{part}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        number, row = rows[record["id"]]
        filled = _mapped(record, partial(_words, row["text"]))
        article = max(read_page(pages[number], lexicon).articles, key=lambda a: len(a.text))
        gold = {
            "id": record["id"],
            "title": article.title,
            "published": {"edtf": article.published.edtf, "basis": article.published.basis.value},
            "credited_sources": list(article.credited_sources),
            "keywords": list(article.keywords),
            "paragraphs": [p.span.of(article.text) for p in article.paragraphs],
            "actors": [{"key": k, "name_en": "", "role": None, **a} for k, a in filled["actors"].items()],
            "statements": [{**s, "via": [{"text": v} for v in s["via"]]} for s in filled["statements"]],
            "events": filled["events"],
        }
        yield [Annotated(article=article, gold=gold)]


def _words(text: str, span: list[int]) -> str:
    return text[span[0] : span[1]]


def read_rows(corpus: Path) -> dict[str, tuple[int, dict[str, Any]]]:
    """Return the rows of a gzipped corpus by id, each with its number."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return {row["id"]: (number, row) for number, row in enumerate(map(json.loads, lines), 1)}


def _mapped(record: dict[str, Any], turn: Callable[[Any], Any]) -> dict[str, Any]:
    """Return a record with each quotation, or place of one, turned into the other."""
    return {
        "id": record["id"],
        "actors": {
            k: {"kind": a["kind"], "country": a.get("country"), "mentions": [turn(m) for m in a["mentions"]]}
            for k, a in record["actors"].items()
        },
        "statements": [
            {
                "speakers": s["speakers"],
                "cue": turn(s["cue"]),
                "form": s["form"],
                "text": turn(s["text"]),
                "via": [turn(v) for v in s.get("via", ())],
            }
            for s in record["statements"]
        ],
        "events": [
            {
                **{k: e.get(k) for k in ("type", "mode", "status", "speech", "actors", "targets", "date")},
                "evidence": [turn(v) for v in e["evidence"]],
            }
            for e in record["events"]
        ],
    }


def place(text: str, quotation: str) -> tuple[int, int]:
    """Return where a quotation first stands in a text.

    Args:
        text: the row's text.
        quotation: its words, or its first and last words with GAP between.

    Raises:
        ValueError: it does not stand there.
    """
    first, _, last = quotation.partition(GAP)
    start = text.index(first)
    return start, (text.index(last, start + len(first)) + len(last) if last else start + len(first))


def main() -> int:
    """Turn annotations that quote the text into places, and print them a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("quoted", type=Path)
    parser.add_argument("corpus", type=Path)
    arguments = parser.parse_args()
    rows = read_rows(arguments.corpus)
    for line in arguments.quoted.read_text("utf-8").splitlines():
        record = json.loads(line)
        text = rows[record["id"]][1]["text"]
        print(json.dumps(_mapped(record, partial(place, text)), separators=(",", ":")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
