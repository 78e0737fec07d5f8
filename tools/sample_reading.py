"""Print a sample of articles for reading by eye: what was kept of each row, and what was dropped and why.

    python tools/sample_reading.py ../shared/corpus/general.jsonl.gz --count 50
    python tools/sample_reading.py rows.jsonl --count 20 --seed 7 --whole

The same seed always gives the same rows.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from marsad.lexicon.compiled import load_lexicon
from marsad.reading.reader import explain_blocks, read_page
from marsad.records import Page
from marsad.sources.receiving import receive

_SHOWN = 160


def main() -> int:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path, help="JSONL rows, or a folder of pages")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--whole", action="store_true", help="print every paragraph, not the first and the last")
    arguments = parser.parse_args()
    lexicon = load_lexicon()
    received = list(receive([arguments.rows]))
    chosen = sorted(random.Random(arguments.seed).sample(range(len(received)), arguments.count))  # noqa: S311
    for number in chosen:
        page = received[number]
        print(f"\n=== {number + 1}")
        if not isinstance(page, Page):
            print("FAILED", page.message)
            continue
        reading = read_page(page, lexicon)
        print("given:", page.outlet, "|", page.title, "|", page.date, *(f.message for f in reading.failures))
        for article in reading.articles:
            paragraphs = [p.span.of(article.text) for p in article.paragraphs]
            print("TITLE", article.title)
            shown = paragraphs if arguments.whole else [paragraphs[0], *paragraphs[1:][-1:]]
            for paragraph in shown:
                cut = paragraph if arguments.whole or len(paragraph) <= 2 * _SHOWN else _middle_out(paragraph)
                print("  P", cut)
            credited = article.credited_sources, article.authors, article.keywords, article.section
            print(f"  {len(paragraphs)} paragraphs, {article.published.edtf}", *credited)
        for judged in explain_blocks(page, lexicon):
            if not judged.kept:
                print(f"  - {judged.kind.value} ({judged.reason}): {_middle_out(judged.block.text)}")
    return 0


def _middle_out(text: str) -> str:
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]} ... {text[-_SHOWN:]}"


if __name__ == "__main__":
    sys.exit(main())
