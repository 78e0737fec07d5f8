"""Measure who speaks, apart for speakers who are named beside their words and those told by a role or a pronoun.

    python tools/measure_speakers.py ../shared/gold/dev

Articles are taken as annotated. Of each annotated statement whose words the program finds, the speaker counts as named
if a name of that speaker stands in the sentence of the statement, outside its words; else it had to be resolved from a
role («the minister»), a pronoun or a mere verb ending. Who is never named («a source») has the role phrase for a name.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measure import given_article

from marsad.coding.coder import code_article
from marsad.exports.printed import coding_record
from marsad.language.sentences import split_sentences
from marsad.language.words import split_words
from marsad.lexicon.compiled import load_lexicon

if TYPE_CHECKING:
    from types import ModuleType

_KINDS = ("named beside the words", "by role, pronoun or verb ending")
_FOUND = 0.5


def scorer(folder: Path) -> ModuleType:
    """Return the scorer that stands beside the annotated pages."""
    spec = importlib.util.spec_from_file_location("score", folder.parent / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no score.py beside {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kind_of(statement: dict[str, Any], actors: dict[str, Any], text: str) -> str:
    """Return how a reader knows who speaks."""
    place = text.find(statement["text"])
    words = split_words(text)
    inside = [s for s in split_sentences(words) if words[s.first].start <= place < words[s.last - 1].end]
    start = words[inside[0].first].start if inside else place
    end = words[inside[0].last - 1].end if inside else place
    behind = place + len(statement["text"])
    around = f"{text[start:place]}\n{text[behind : max(end, behind)]}"
    names = [name for key in statement["speakers"] if key in actors for name in actors[key]["mentions"]]
    return _KINDS[0] if any(name in around for name in names) else _KINDS[1]


def main() -> int:
    """Run the measurement and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of annotated pages")
    arguments = parser.parse_args()
    score = scorer(arguments.gold)
    lexicon = load_lexicon()
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for path in sorted(arguments.gold.glob("*.json")):
        page = json.loads(path.read_text("utf-8"))
        for gold in page["articles"]:
            article = given_article(page["page"], gold)
            said = coding_record(code_article(article, lexicon))
            keys = score.Score().actors("", gold, said)
            statements = [s for s in said["statements"] if not s.get("in_title")]
            pairs = score.pair_up(
                gold["statements"], statements, lambda a, b: score.overlap(a["text"], b["text"]), _FOUND
            )
            actors = {a["key"]: a for a in gold["actors"]}
            for i, j in pairs:
                wanted = gold["statements"][i]
                kind = kind_of(wanted, actors, article.text)
                told[kind] += 1
                right[kind] += {keys.get(k, k) for k in statements[j]["speakers"]} == set(wanted["speakers"])
    for kind in _KINDS:
        share = f"{right[kind] / told[kind]:.3f}" if told[kind] else "-"
        print(f"{share}  {kind:32} {right[kind]} right of {told[kind]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
