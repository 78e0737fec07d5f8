"""Learn the weights of the model of chains from annotated pages: which words carry which statement.

    python tools/learn_chains.py ../shared/gold/train             # writes src/marsad/resources/weights/carriers.tsv
    python tools/learn_chains.py ../shared/gold/train --folds 10  # prints held-out figures, writes nothing

The annotated articles are taken as given; statements, speakers and candidates are found by the code itself, so that the
model learns to live with what the earlier stages really give.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from annotated import Annotated, folded, parser_for, to_learn_from
from learn import Question, accuracy, learn, load_scorer, write

from marsad.coding.actors import find_cast
from marsad.coding.chains import ChainFinder
from marsad.coding.marked import mark
from marsad.coding.statements import StatementFinder
from marsad.lexicon.compiled import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from marsad.lexicon.matching import Lexicon

# Overlap of tokens from which two contents, or two namings of a carrier, are the same, as the scorer counts it.
SAME = 0.5
# Strength of the prior, chosen on the held-out folds: few pages.
PRIOR = 4.0


def gather(
    sources: Iterable[list[Annotated]], scorer: ModuleType, lexicon: Lexicon
) -> tuple[list[list[Question]], int]:
    """Return the questions page by page, and how many carriers are annotated."""
    pages, annotated = [], 0
    for source in sources:
        page: list[Question] = []
        for one in source:
            annotated += sum(len(s["via"]) for s in one.gold["statements"])
            page.extend(article_questions(scorer, one, lexicon))
        pages.append(page)
    return pages, annotated


def article_questions(scorer: ModuleType, one: Annotated, lexicon: Lexicon) -> list[Question]:
    """Return a yes-or-no question for each candidate of each annotated statement."""
    article, gold = one.article, one.gold
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
            questions.append(([link.features], [right]))
    return questions


def main() -> int:
    """Learn, and either write the weights or print held-out figures."""
    arguments = parser_for(__doc__).parse_args()
    sources, count = to_learn_from(arguments)
    scorer, lexicon = load_scorer(arguments.gold), load_lexicon()
    pages, annotated = gather(sources[:count], scorer, lexicon)
    pages += gather(sources[count:], scorer, lexicon)[0]
    if not arguments.folds:
        flat = [q for page in pages for q in page]
        weights = learn(flat, PRIOR)
        write("carriers", weights)
        print(len(weights), "weights; right, of, false yes, false no on what was learned:", accuracy(weights, flat))
        return 0
    candidates = [q for page in pages[:count] for q in page]
    reached = sum(right[0] for _, right in candidates)
    print(f"{len(candidates)} candidates, {reached} of them right; {annotated} carriers annotated")
    totals = [0, 0, 0, 0]
    for kept, held in folded(pages, count, arguments.folds):
        weights = learn([q for page in kept for q in page], PRIOR)
        found = accuracy(weights, [q for page in held for q in page])
        totals = [a + b for a, b in zip(totals, found, strict=True)]
    right, asked, false_yes, false_no = totals
    hits = reached - false_no
    said = hits + false_yes
    print(f"held out: {right} of {asked} right, {false_yes} false yes, {false_no} false no; ", end="")
    print(f"carriers: precision {hits / max(said, 1):.3f}, recall of what is proposed {hits / reached:.3f}, ", end="")
    print(f"F1 against all annotated {2 * hits / (said + annotated):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
