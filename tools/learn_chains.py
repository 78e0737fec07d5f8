"""Learn the weights of the model of chains from annotated pages: which words carry which statement.

    python tools/learn_chains.py ../shared/gold/train             # writes src/marsad/resources/weights/carriers.tsv
    python tools/learn_chains.py ../shared/gold/train --folds 10  # prints held-out figures, writes nothing

The annotated articles are taken as given; statements, speakers and candidates are found by the code itself, so that the
model learns to live with what the earlier stages really give.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from learn import Question, accuracy, learn, load_scorer, write
from measure import given_article

from marsad.coding.actors import find_cast
from marsad.coding.chains import ChainFinder
from marsad.coding.marked import mark
from marsad.coding.statements import StatementFinder
from marsad.lexicon.compiled import load_lexicon

if TYPE_CHECKING:
    from types import ModuleType

    from marsad.lexicon.matching import Lexicon

# Overlap of tokens from which two contents, or two namings of a carrier, are the same, as the scorer counts it.
SAME = 0.5
# Strength of the prior, chosen on the held-out folds: few pages.
PRIOR = 2.0


def gather(folder: Path, lexicon: Lexicon) -> tuple[list[list[Question]], list[bool], int]:
    """Return the questions page by page, whether what the grammar is sure of is right, and all annotated carriers."""
    scorer = load_scorer(folder)
    pages, annotated = [], 0
    certain: list[bool] = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        page: list[Question] = []
        for article in gold["articles"]:
            annotated += sum(len(s["via"]) for s in article["statements"])
            page.extend(article_questions(scorer, gold["page"], article, lexicon, certain))
        pages.append(page)
    return pages, certain, annotated


def article_questions(
    scorer: ModuleType, page: str, gold: dict[str, Any], lexicon: Lexicon, certain: list[bool]
) -> list[Question]:
    """Return a yes-or-no question for each candidate of each annotated statement about which the grammar is unsure.

    Whether the carriers of which it is sure are right is added to `certain`.
    """
    article = given_article(page, gold)
    marked = mark(article.text, len(article.title), lexicon)
    finder = StatementFinder(marked, find_cast(marked))
    chosen = finder.choices()
    home = finder.links.home(article)
    chains = ChainFinder(marked, finder.links, chosen, home)
    body = [i for i, c in enumerate(chosen) if c.proposal.cue.first >= marked.body]
    surface = marked.surface

    def overlap(truth: dict[str, Any], index: int) -> float:
        content = chosen[index].proposal.content
        return float(scorer.overlap(truth["text"], surface(content.first, content.last)))

    questions: list[Question] = []
    for i, j in scorer.pair_up(gold["statements"], body, overlap, SAME):
        named = [v["text"] for v in gold["statements"][i]["via"]]
        for link in chains.candidates(body[j]):
            if set(link.keys) & home:
                continue
            words = chains.carrier(link).text
            right = any(
                scorer.contains(n, words) or scorer.contains(words, n) or scorer.overlap(n, words) >= SAME
                for n in named
            )
            if link.sure is None:
                questions.append(([link.features], [right]))
            elif link.sure:
                certain.append(right)
    return questions


def main() -> int:
    """Learn, and either write the weights or print held-out figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    pages, certain, annotated = gather(arguments.gold, load_lexicon())
    flat = [q for page in pages for q in page]
    reached = sum(right[0] for _, right in flat)
    print(f"{len(flat)} candidates, {reached} of them right; {annotated} carriers annotated")
    print(f"beside them {len(certain)} of which the grammar is sure, {sum(certain)} of them right")
    if not arguments.folds:
        weights = learn(flat, PRIOR)
        write("carriers", weights)
        print(len(weights), "weights; right, of, false yes, false no on what was learned:", accuracy(weights, flat))
        return 0
    totals = [0, 0, 0, 0]
    for fold in range(arguments.folds):
        held = [q for i, page in enumerate(pages) if i % arguments.folds == fold for q in page]
        kept = [q for i, page in enumerate(pages) if i % arguments.folds != fold for q in page]
        totals = [a + b for a, b in zip(totals, accuracy(learn(kept, PRIOR), held), strict=True)]
    right, asked, false_yes, false_no = totals
    hits = reached - false_no
    said = hits + false_yes
    print(f"held out: {right} of {asked} right, {false_yes} false yes, {false_no} false no; ", end="")
    print(f"carriers: precision {hits / max(said, 1):.3f}, recall of what is proposed {hits / reached:.3f}, ", end="")
    whole = 2 * (hits + sum(certain)) / (said + len(certain) + annotated)
    print(f"F1 with the grammar's against all annotated {whole:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
