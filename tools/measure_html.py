"""Measure the reading of HTML pages: F1 of the body's words, headline and date, page by page.

python tools/measure_html.py ../shared/html
python tools/measure_html.py ../shared/html --diff 2    # what the third page lost and what it kept too much
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from marsad.lexicon.compiled import load_lexicon
from marsad.reading.furniture import same_words
from marsad.reading.reader import read_page
from marsad.records import Page, PageForm

_SAME = 0.8  # F1 above which two lines count as one


def f1(gold: str, said: str) -> float:
    """Return the F1 of two texts' word counts, 0 to 1."""
    one, other = Counter(same_words(gold).split()), Counter(same_words(said).split())
    return 2 * sum((one & other).values()) / max(1, one.total() + other.total())


def main() -> int:
    """Print a line a page and the means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--diff", type=int, help="number of a page whose missing and extra lines are printed")
    arguments = parser.parse_args()
    lexicon = load_lexicon()
    pages = json.loads((arguments.folder / "index.json").read_text("utf-8"))
    scores, titles, seconds = [], 0, 0.0
    for number, gold in enumerate(pages):
        content = (arguments.folder / gold["file"]).read_text("utf-8", errors="replace")
        page = Page(name=gold["file"], content=content, form=PageForm.HTML)
        start = time.perf_counter()
        reading = read_page(page, lexicon)
        seconds += time.perf_counter() - start
        article = reading.articles[0] if reading.articles else None
        lines = [p.span.of(article.text) for p in article.paragraphs] if article else []
        score = f1(gold["gold_text"], "\n".join(lines))
        scores.append(score)
        title = article.title if article else ""
        right = not gold["gold_title"] or same_words(title) == same_words(gold["gold_title"])
        titles += right
        date = article.published.edtf if article else None
        print(
            f"{score:.3f} {'title right' if right else 'title WRONG'} date {date} gold {gold['gold_date']} "
            f"articles {len(reading.articles)} authors {list(article.authors) if article else []} {gold['file']}"
        )
        if not right:
            print("   ", repr(title), "not", repr(gold["gold_title"]))
        if arguments.diff == number:
            wanted = gold["gold_text"].split("\n")
            print(
                "LOST",
                *(w for w in wanted if f1(w, "\n".join(lines)) and not any(f1(w, x) > _SAME for x in lines)),
                sep="\n  ",
            )
            print("EXTRA", *(x for x in lines if not any(f1(w, x) > _SAME for w in wanted)), sep="\n  ")
    print(
        f"mean F1 {sum(scores) / len(scores):.4f}, titles {titles} of {len(pages)}, {len(pages) / seconds:.0f} pages/s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
