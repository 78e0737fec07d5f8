"""Learn the weights that tell events from words that only look like one, and tellings of one happening from two.

    python tools/learn_events.py ../shared/gold/train --also ../shared/corpus/diplomacy.jsonl.gz
        # writes weights/tellings.tsv and weights/events.tsv
    python tools/learn_events.py ../shared/gold/train --folds 6  # prints held-out figures, writes nothing

The annotated articles are taken as given; actors and statements are found by the code itself. A proposal is right if
the scorer pairs it with an annotated event; two tellings are one if both fit the same annotated event best. What merges
tellings is learned first, of the annotated pages alone, since the proposals depend on it and our own annotations keep
a visit and its meetings apart more often. The fit is the one of tools/learn.py.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, Any

from annotated import Annotated, folded, parser_for, to_learn_from
from learn import Question, accuracy, learn, load_scorer, write

from marsad.coding.actors import find_cast
from marsad.coding.event_merge import likeness, may_be_one
from marsad.coding.event_scene import Scene
from marsad.coding.events import event_of, propose, told
from marsad.coding.marked import mark
from marsad.coding.ranking import load_ranker
from marsad.coding.statements import find_statements
from marsad.exports.printed import actor_record, event_record
from marsad.lexicon.compiled import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from marsad.lexicon.matching import Lexicon
    from marsad.records import Article

# One article: features of its proposals, whether each is right and an act of speech; annotated events of both kinds.
Case = tuple[list[tuple[str, ...]], list[bool], list[bool], tuple[int, int]]
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.5)
# Strength of the prior: few pages, many features.
PRIOR = 10.0
TELLINGS_PRIOR = 4.0


def gather(articles: Iterable[Annotated], scorer: ModuleType, lexicon: Lexicon) -> list[Case]:
    """Return the cases of annotated articles."""
    cases = []
    for one in articles:
        article = one.article
        scene = scene_of(article, lexicon)
        proposals = [p for p in propose(scene, article) if not p.in_title]
        said = [event_record(event_of(scene, article, p.draft, in_title=False), article.text) for p in proposals]
        right = label(scorer, one.gold, actors_of(scene), said)
        speech = [p.draft.speech for p in proposals]
        counts = [sum(bool(e["speech"]) is kind for e in one.gold["events"]) for kind in (False, True)]
        cases.append(([p.features for p in proposals], right, speech, (counts[0], counts[1])))
    return cases


def scene_of(article: Article, lexicon: Lexicon) -> Scene:
    """Return an article with its words, actors and statements as the code finds them."""
    marked = mark(article.text, len(article.title), lexicon)
    cast = find_cast(marked)
    return Scene(marked, cast, find_statements(marked, cast, article))


def actors_of(scene: Scene) -> dict[str, Any]:
    """Return the actors found, as the scorer reads them."""
    return {"actors": [actor_record(a, scene.marked.text) for a in scene.actors.values()]}


def tellings(articles: Iterable[Annotated], scorer: ModuleType, lexicon: Lexicon) -> list[Question]:
    """Return for pairs of tellings of one type whether both tell the same annotated happening."""
    found: list[Question] = []
    for annotated in articles:
        article = annotated.article
        scene = scene_of(article, lexicon)
        drafts = [d for d in told(scene, article)[1] if not d.speech]
        records = [event_record(event_of(scene, article, d, in_title=False), article.text) for d in drafts]
        whose = best(scorer, annotated.gold, actors_of(scene), records)
        for (one, a), (other, b) in combinations(zip(drafts, whose, strict=True), 2):
            if a is not None and b is not None and one.type is other.type and may_be_one(one, other):
                found.append(([likeness(one, other, scene.actors)], [a == b]))
    return found


def best(
    scorer: ModuleType, gold: dict[str, Any], actors: dict[str, Any], said: list[dict[str, Any]]
) -> list[int | None]:
    """Return for each telling the place of the annotated happening that the scorer would rather pair it with."""
    key = scorer.Score().actors("", gold, actors)
    found: list[int | None] = []
    for record in said:
        fits = []
        for place, event in enumerate(gold["events"]):
            tally = scorer.Score()
            tally.events("", {**gold, "events": [event]}, {"events": [record]}, key)
            shared = {key.get(k, k) for k in (*record["actors"], *record["targets"])}
            common = len(shared & {*event["actors"], *event["targets"]})
            words = max(scorer.overlap(e, r["text"]) for e in event["evidence"] for r in record["evidence"])
            if tally.t["happenings"].hit:
                fits.append((words + common, -place))
        found.append(-max(fits)[1] if fits else None)
    return found


def label(scorer: ModuleType, gold: dict[str, Any], actors: dict[str, Any], said: list[dict[str, Any]]) -> list[bool]:
    """Return for each event whether it adds a pair to those before it, and most of its parties are the right ones."""
    score = scorer.Score()
    key = score.actors("", gold, actors)
    countries = {a["key"]: a.get("country") for a in (*gold["actors"], *actors["actors"])}
    whose = best(scorer, gold, actors, said)
    right = []
    before = 0.0
    for count in range(1, len(said) + 1):
        tally = scorer.Score()
        tally.events("", gold, {"events": said[:count]}, key)
        hits = tally.t["happenings"].hit + tally.t["speech acts"].hit
        event, place = said[count - 1], whose[count - 1]
        right.append(hits > before and (place is None or _fits(event, gold["events"][place], key, countries)))
        before = max(hits, before)
    return right


def _fits(said: dict[str, Any], gold: dict[str, Any], key: dict[str, str], countries: dict[str, str | None]) -> bool:
    """Tell whether at least half of the parties, and one of the doers if both name any, are annotated ones."""
    parties = {*gold["actors"], *gold["targets"]}

    def met(name: str, among: set[str]) -> bool:
        own = countries.get(name)
        return key.get(name, name) in among or (own is not None and own in {countries.get(k) for k in among})

    names = [*said["actors"], *said["targets"]]
    doers = not said["actors"] or not gold["actors"] or any(met(k, set(gold["actors"])) for k in said["actors"])
    equal = gold["type"] == "CONSULT"
    return 2 * sum(met(k, parties) for k in names) >= len(names) and (doers or equal)


def questions(cases: list[Case]) -> list[Question]:
    """Return the yes-or-no questions of some cases."""
    return [([f], [r]) for features, right, _, _ in cases for f, r in zip(features, right, strict=True)]


def report(cases: list[Case], chances: list[list[float]]) -> None:
    """Print F1 of happenings and acts of speech by threshold."""
    for threshold in THRESHOLDS:
        line = f"{threshold:.2f}"
        for kind, name in ((False, "happenings"), (True, "speech acts")):
            hit = said = gold = 0
            for (_, right, speech, counts), scores in zip(cases, chances, strict=True):
                gold += counts[kind]
                for r, s, score in zip(right, speech, scores, strict=True):
                    if s is kind and 1 / (1 + math.exp(-score)) >= threshold:
                        said += 1
                        hit += r
            line += f"  {name} {2 * hit / (gold + said):.3f} ({hit} right, {said} said, {gold} gold)"
        print(line)


def report_tellings(pairs: list[Question], folds: int) -> None:
    """Print how many pairs of tellings are told right, held out."""
    totals = [0, 0, 0, 0]
    for fold in range(folds):
        weights = learn([q for i, q in enumerate(pairs) if i * folds // len(pairs) != fold], TELLINGS_PRIOR)
        held = [q for i, q in enumerate(pairs) if i * folds // len(pairs) == fold]
        totals = [a + b for a, b in zip(totals, accuracy(weights, held), strict=True)]
    print(f"tellings: {totals[0]} of {totals[1]} right held out, {totals[2]} false yes, {totals[3]} false no")


def main() -> int:
    """Learn, and either write the weights or print held-out figures."""
    arguments = parser_for(__doc__).parse_args()
    pages, count = to_learn_from(arguments)
    articles = [one for page in pages for one in page]
    measured = sum(map(len, pages[:count]))
    scorer, lexicon = load_scorer(arguments.gold), load_lexicon()
    if not arguments.folds:
        write("tellings", learn(tellings(articles[:measured], scorer, lexicon), TELLINGS_PRIOR))
        load_ranker.cache_clear()
        write("events", learn(questions(gather(articles, scorer, lexicon)), PRIOR))
        return 0
    report_tellings(tellings(articles[:measured], scorer, lexicon), arguments.folds)
    cases = gather(articles, scorer, lexicon)
    held_out: list[Case] = []
    chances: list[list[float]] = []
    for kept, held in folded(cases, measured, arguments.folds):
        weights = learn(questions(kept), PRIOR)
        held_out += held
        chances += [[sum(weights.get(f, 0.0) for f in fs) for fs in features] for features, *_ in held]
    report(held_out, chances)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
