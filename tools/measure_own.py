"""Score the code on our own annotations of corpus rows, whose outlets and words the annotated pages do not have.

    python tools/measure_own.py ../shared/gold/dev ../shared/corpus/diplomacy.jsonl.gz  # never learned from
    python tools/measure_own.py ../shared/gold/dev ../shared/corpus/diplomacy.jsonl.gz --part learn --faults

The folder of annotated pages is named for the scorer beside it. Articles are read by the code itself. Only actors that
speak or take part in an event are annotated, so that nothing is said of persons that are none; headlines and English
names are not annotated.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotated import own_pages
from learn import load_scorer

from marsad.coding.coder import code_article
from marsad.exports.printed import coding_record
from marsad.lexicon.compiled import load_lexicon

FIGURES = ("actors found", "person's country", "statement", "chain", "happening", "speech acts")


def main() -> int:
    """Score, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--part", choices=("learn", "measure"), default="measure")
    parser.add_argument("--faults", action="store_true", help="print every miss and false alarm")
    arguments = parser.parse_args()
    if arguments.faults and arguments.part == "measure":
        parser.error("the faults of what is only measured on are not read; see decision 10")
    score = load_scorer(arguments.gold).Score()
    lexicon = load_lexicon()
    for page in own_pages(arguments.corpus, arguments.part):
        for one in page:
            score.article(one.gold["id"], one.gold, coding_record(code_article(one.article, lexicon)))
    if arguments.faults:
        print("\n".join(score.faults))
    for name, figure in score.figures().items():
        if name.startswith(FIGURES):
            tally = score.t[name]
            print(f"{figure:6.3f}  {name:50s} {tally.hit:g} right of {tally.gold:g} annotated, {tally.said:g} said")
    return 0


if __name__ == "__main__":
    sys.exit(main())
