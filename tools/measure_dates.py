"""Measures the dating of articles: annotated pages with the scorer's own figures, or a dated corpus by text alone.

    python tools/measure_dates.py ../shared/gold/train
    python tools/measure_dates.py ../shared/gold/dev --faults
    python tools/measure_dates.py ../shared/corpus/diplomacy.jsonl.gz --half 1    # rows that no fact was added for

Stamps of an annotated page are the lines of the page that are not in the article's body; where they stand is guessed
roughly here. `tools/measure.py` measures the same with the product's own reading. Rows of a corpus are read as pages,
without their date field, with which the answer is compared. That field is now and then a crawl's, or a day off.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.lexicon.compiled import load_lexicon
from marsad.reading.clues import DateClues, Stamp, StampPlace
from marsad.reading.dates import edtf_days, find_dates
from marsad.reading.published import work_out_published
from marsad.reading.reader import read_page
from marsad.records import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDEST_RIGHT = 45
_LONGEST_STAMP = 160
# Papers are dated a day ahead, and pages are put up a day late.
_SLACK = dt.timedelta(days=2)


def stamps_of(page: str, article: dict[str, Any]) -> tuple[Stamp, ...]:
    """Return the dates that stand on a page outside an article's body."""
    paragraphs = article["paragraphs"]
    stamps = []
    seen_body = False
    for line in map(str.strip, page.split("\n")):
        outside = line
        for paragraph in (*paragraphs, article["title"]):
            seen_body = seen_body or (paragraph in paragraphs and paragraph in outside)
            if paragraph:
                outside = outside.replace(paragraph, "\n")
        if len(line) > _LONGEST_STAMP and outside == line:
            continue
        for piece in outside.split("\n"):
            if find_dates(piece, None) and len(piece) <= _LONGEST_STAMP:
                place = StampPlace.FOOTER if seen_body else StampPlace.DATE_LINE
                if line.startswith("date 20") or "GMT" in piece:
                    place = StampPlace.MASTHEAD if line.startswith("date 20") else StampPlace.DATE_LINE
                stamps.append(Stamp(text=piece.strip(), place=place))
    return tuple(stamps)


def gold_articles(folder: Path) -> Iterator[tuple[str, DateClues, dict[str, Any]]]:
    """Yield name, clues and annotated date of every article of a folder of annotated pages."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        page = (folder / gold["page"]).read_text("utf-8")
        for article in gold["articles"]:
            clues = DateClues(
                stamps=stamps_of(page, article), title=article["title"], paragraphs=tuple(article["paragraphs"])
            )
            yield f"{path.stem}/{article['id']}", clues, article["published"]


def corpus_articles(path: Path, half: int | None) -> Iterator[tuple[str, DateClues, dict[str, Any]]]:
    """Yield name, clues and known date of the dated rows of a corpus, all or every other one."""
    lexicon = load_lexicon()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        dated = (row for row in rows if edtf_days((row.get("date") or "")[:10]) is not None)
        for number, row in enumerate(dated):
            if half is not None and number % 2 != half:
                continue
            reading = read_page(Page(name=row["id"], content=row["text"], title=row["title"]), lexicon)
            if reading.clues:
                yield row["id"], reading.clues[0], {"edtf": row["date"][:10], "basis": "in the row's field"}


def main() -> int:
    """Run the measurement and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="folder of annotated pages, or a corpus of dated texts")
    parser.add_argument("--faults", action="store_true", help="print every answer that is not exact")
    parser.add_argument("--half", type=int, choices=(0, 1), help="of a corpus, every other dated row from that one on")
    arguments = parser.parse_args()
    if arguments.source.is_dir():
        articles = list(gold_articles(arguments.source))
    else:
        articles = list(corpus_articles(arguments.source, arguments.half))
    counts: Counter[str] = Counter()
    started = time.perf_counter()
    said = [work_out_published(clues) for _, clues, _ in articles]
    spent = time.perf_counter() - started
    for (name, _, gold), published in zip(articles, said, strict=True):
        want = edtf_days(gold["edtf"] or gold.get("known") or "")
        got = edtf_days(published.edtf or "")
        if want is None:
            counts["page does not tell"] += 1
            counts["page does not tell, answered"] += got is not None
            if got is not None and arguments.faults:
                print(name, "silent", published.edtf, published.evidence, sep="\t")
            continue
        holds = got is None or (got[0] <= want[0] and want[1] <= got[1])
        counts["judged"] += 1
        counts["silent"] += got is None
        counts["not wrong"] += holds
        near = got is None or (got[0] - _SLACK <= want[0] and want[1] <= got[1] + _SLACK)
        counts["not wrong, give or take two days"] += near
        if gold["edtf"]:
            exact = got == want
            right = exact or (got is not None and holds and (got[1] - got[0]) <= dt.timedelta(days=_WIDEST_RIGHT))
            counts[f"told ({gold['basis']})"] += 1
            counts[f"exact ({gold['basis']})"] += exact
            counts["told"] += 1
            counts["right"] += right
            if arguments.faults and not exact:
                kind = "open" if got is None else "wrong" if not near else "near" if not holds else "wide"
                print(name, kind, published.edtf, "gold", gold["edtf"], gold.get("evidence", ""), sep="\t")
                print("   ", published.evidence, published.rejected)
    for key, value in sorted(counts.items()):
        print(f"{key:34} {value:5}")
    shares = ("not wrong", "not wrong, give or take two days", "silent")
    print(*(f"{s} {counts[s] / counts['judged']:.3f}" for s in shares), f"right {counts['right'] / counts['told']:.3f}")
    print(f"{spent / len(articles) * 1000:.2f} ms an article")
    return 0


if __name__ == "__main__":
    sys.exit(main())
