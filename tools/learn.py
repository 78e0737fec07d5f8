"""Learn the weights of the log-linear models from annotated pages.

    python tools/learn.py ../shared/gold/train            # writes src/marsad/resources/weights/*.tsv
    python tools/learn.py ../shared/gold/train --folds 5  # prints held-out figures, writes nothing

With `--also ../shared/corpus/diplomacy.jsonl.gz` our own annotations (tools/annotated.py) are learned from too.

The annotated articles are taken as given; actors are found by the code itself and matched with the annotated ones, so
that the models learn to live with what the earlier stages really give. Full-batch gradient ascent with an L2 prior; the
result does not depend on the order of pages.
"""

from __future__ import annotations

import importlib.util
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotated import Annotated, folded, parser_for, to_learn_from

from marsad.coding.actors import find_cast
from marsad.coding.content_ends import EndFinder
from marsad.coding.cues import CueForm
from marsad.coding.floor import Floor
from marsad.coding.marked import mark
from marsad.coding.ranking import load_ranker
from marsad.coding.statements import StatementFinder
from marsad.exports.printed import actor_record
from marsad.lexicon.compiled import load_lexicon
from marsad.records import StatementForm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from marsad.lexicon.matching import Lexicon

# One question: the features of its candidates, and which of them are right.
Question = tuple[list[tuple[str, ...]], list[bool]]
WEIGHTS = Path(__file__).parents[1] / "src" / "marsad" / "resources" / "weights"
ROUNDS = 300
# A feature seen less often than this is left out: it would learn single pages by heart.
LEAST_SEEN = 3
# Overlap of tokens from which two contents are the same, as the scorer counts it.
SAME = 0.5
# Smaller weights are left out of the tables.
LEAST_WEIGHT = 0.005
# Strength of the prior: what makes held-out answers likeliest.
PRIORS = {"ends": 2.0, "statements": 4.0, "speakers": 2.0}
PRIOR = 1.0


def load_scorer(gold: Path) -> ModuleType:
    """Return the scorer that stands beside the annotated pages."""
    spec = importlib.util.spec_from_file_location("score", gold.parent / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py beside {gold}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def gather(pages: Iterable[list[Annotated]], scorer: ModuleType, lexicon: Lexicon) -> dict[str, list[list[Question]]]:
    """Return for each model its questions, page by page."""
    questions: dict[str, list[list[Question]]] = {"ends": [], "statements": [], "speakers": []}
    for page in pages:
        page_ends: list[Question] = []
        page_yes: list[Question] = []
        page_who: list[Question] = []
        for one in page:
            article, annotated = one.article, one.gold
            marked = mark(article.text, len(article.title), lexicon)
            cast = find_cast(marked)
            said = {"actors": [actor_record(a, article.text) for a in cast.actors]}
            key = scorer.Score().actors("", annotated, said)
            finder = StatementFinder(marked, cast)
            page_ends.extend(end_questions(article.text, annotated["statements"], finder))
            floor = Floor()
            proposals = sorted(finder.proposals(), key=lambda p: p.cue.first)
            pairs = match(scorer, annotated["statements"], finder, proposals)
            for index, proposal in enumerate(proposals):
                if proposal.cue.first < marked.body:
                    continue
                truth = pairs.get(index)
                content = marked.surface(proposal.content.first, proposal.content.last)
                # The grammar drops a second cue of an annotated content and a frame around one by itself.
                if truth is not None or not any(covers(scorer, content, s["text"]) for s in annotated["statements"]):
                    page_yes.append(([proposal.features], [truth is not None]))
                if truth is None or proposal.cue.form is CueForm.SOURCE:
                    continue
                candidates = finder.speakers.candidates(proposal.cue, proposal.content, floor)
                speakers = set(truth["speakers"])
                right = [{key.get(k, k) for k in c.keys} == speakers for c in candidates]
                if len(candidates) == 1:
                    floor.take(proposal.cue, proposal.content, candidates[0].keys)  # the grammar leaves no choice
                    continue
                if not any(right):
                    # The right actor was not found: to name nobody is then the right answer.
                    right = [not c.keys for c in candidates]
                page_who.append(([c.features for c in candidates], right))
                floor.take(proposal.cue, proposal.content, candidates[right.index(True)].keys)
        for name, asked in (("ends", page_ends), ("statements", page_yes), ("speakers", page_who)):
            questions[name].append(asked)
    return questions


def end_questions(text: str, gold: list[dict[str, Any]], finder: StatementFinder) -> list[Question]:
    """Return for each indirect proposal that begins where an annotated content begins: which end is the right one."""
    marked = finder.marked
    ends: dict[int, int] = {}
    for truth in gold:
        place = text.find(truth["text"])
        while place >= 0:
            ends.setdefault(marked.word_at(place), place + len(truth["text"]))
            place = text.find(truth["text"], place + 1)
    found = []
    seen = set()
    for proposal in finder.proposals():
        first = proposal.content.first
        if first not in ends or first in seen or proposal.content.form is StatementForm.DIRECT:
            continue
        seen.add(first)
        options = EndFinder(finder.scene).ends(first, proposal.cue, proposal.content.frame)
        right = [finder.scene.trimmed_end(first, end) == ends[first] for end, _ in options]
        if len(options) > 1 and any(right):
            found.append(([features for _, features in options], right))
    return found


def covers(scorer: ModuleType, content: str, annotated: str) -> bool:
    """Tell whether a content is an annotated one or ends with it."""
    return scorer.overlap(content, annotated) >= SAME or content.endswith(annotated[-40:])


def match(
    scorer: ModuleType, gold: list[dict[str, Any]], finder: StatementFinder, proposals: list[Any]
) -> dict[int, dict[str, Any]]:
    """Pair proposals with annotated statements: same content, and the same cue where several share a content."""
    surface = finder.marked.surface
    scored = []
    for i, truth in enumerate(gold):
        for j, proposal in enumerate(proposals):
            overlap = scorer.overlap(truth["text"], surface(proposal.content.first, proposal.content.last))
            if overlap >= SAME:
                same_cue = truth["cue"] in surface(proposal.cue.first, proposal.cue.last)
                scored.append((overlap + same_cue, i, j))
    scored.sort(key=lambda x: -x[0])
    used: set[int] = set()
    pairs: dict[int, dict[str, Any]] = {}
    for _, i, j in scored:
        if i not in used and j not in pairs:
            used.add(i)
            pairs[j] = gold[i]
    return pairs


def learn(questions: list[Question], prior: float = PRIOR) -> dict[str, float]:
    """Fit weights: logistic for a question with one candidate, softmax for one with several."""
    seen = Counter(f for candidates, _ in questions for c in candidates for f in c)
    names = [f for f, n in seen.items() if n >= LEAST_SEEN]
    index = {f: i for i, f in enumerate(sorted(names))}
    data = [([[index[f] for f in c if f in index] for c in candidates], right) for candidates, right in questions]
    weights = [0.0] * len(index)
    step = [0.0] * len(index)  # accumulated squares, as in Adagrad
    for _ in range(ROUNDS):
        gradient = [-prior * w for w in weights]
        for candidates, right in data:
            scores = [sum(weights[f] for f in c) for c in candidates]
            if len(candidates) == 1:
                chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, scores[0]))))
                for f in candidates[0]:
                    gradient[f] += right[0] - chance
                continue
            top = max(scores)
            powers = [math.exp(s - top) for s in scores]
            total = sum(powers)
            good = sum(p for p, r in zip(powers, right, strict=True) if r)
            for c, power, r in zip(candidates, powers, right, strict=True):
                wanted = power / good if r else 0.0
                for f in c:
                    gradient[f] += wanted - power / total
        for i, g in enumerate(gradient):
            step[i] += g * g
            if step[i]:
                weights[i] += 0.5 * g / math.sqrt(step[i])
    return {f: round(weights[i], 3) for f, i in index.items() if abs(weights[i]) >= LEAST_WEIGHT}


def accuracy(weights: dict[str, float], questions: list[Question]) -> tuple[int, int, int, int]:
    """Return how many questions were answered right, of how many; then false yeses and false noes."""
    right = false_yes = false_no = 0
    for candidates, truth in questions:
        scores = [sum(weights.get(f, 0.0) for f in c) for c in candidates]
        if len(candidates) == 1:
            answer = scores[0] >= 0
            right += answer == truth[0]
            false_yes += answer and not truth[0]
            false_no += truth[0] and not answer
        else:
            right += truth[scores.index(max(scores))]
    return right, len(questions), false_yes, false_no


def write(name: str, weights: dict[str, float]) -> None:
    """Write a table of weights, heaviest first."""
    WEIGHTS.mkdir(exist_ok=True)
    by = Path(sys.argv[0]).name
    lines = [f"# Weights of the {name} model: feature, weight. Written by tools/{by}; do not edit by hand."]
    lines += [f"{f}\t{w:g}" for f, w in sorted(weights.items(), key=lambda x: (-abs(x[1]), x[0]))]
    (WEIGHTS / f"{name}.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    """Learn, and either write the weights or print held-out figures."""
    arguments = parser_for(__doc__).parse_args()
    lexicon = load_lexicon()
    annotated, count = to_learn_from(arguments)
    scorer = load_scorer(arguments.gold)
    # The ends are learned first: which proposals match an annotated statement depends on them.
    for name in ("ends", "statements", "speakers"):
        load_ranker.cache_clear()
        pages = gather(annotated, scorer, lexicon)[name]
        flat = [q for page in pages for q in page]
        if not arguments.folds:
            weights = learn(flat, PRIORS[name])
            write(name, weights)
            print(
                name,
                len(flat),
                "questions,",
                len(weights),
                "weights; right on what was learned:",
                accuracy(weights, flat),
            )
            continue
        totals: dict[int, int] = defaultdict(int)
        for kept, held in folded(pages, count, arguments.folds):
            weights = learn([q for page in kept for q in page], PRIORS[name])
            for i, n in enumerate(accuracy(weights, [q for page in held for q in page])):
                totals[i] += n
        print(f"{name}: {totals[0]} of {totals[1]} right held out, {totals[2]} false yes, {totals[3]} false no")
    return 0


if __name__ == "__main__":
    sys.exit(main())
