"""List the persons whom a corpus names in most articles, as identities, to be read by eye.

    python tools/frequent_persons.py ../shared/corpus/diplomacy.jsonl.gz --count 200

One line an identity: articles, key, English name, country, and its spellings and titles with counts. Names made for
persons whom the registry does not know are marked with an asterisk.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from marsad.gathering.identities import find_identities, sightings_of
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import EntryKind
from marsad.pipeline import code_page
from marsad.records import Actor, ActorKind, Page

_SHOWN = 8


def main() -> int:
    """Code the corpus, gather identities and print the most frequent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="rows of JSON, one article a line, gzipped")
    parser.add_argument("--count", type=int, default=200, help="how many to print")
    arguments = parser.parse_args()
    lexicon = load_lexicon()
    with gzip.open(arguments.corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    codings = [c for i, text in enumerate(texts) for c in code_page(Page(name=str(i), content=text), lexicon).codings]
    known = {f"act_{entry.id}" for entry in lexicon.entries(EntryKind.PERSON)}
    found = find_identities(sightings_of(codings), known)
    seen: dict[str, list[tuple[Actor, str]]] = {}
    for coding in codings:
        for actor in coding.actors:
            if actor.kind is ActorKind.PERSON:
                seen.setdefault(actor.key, []).append((actor, coding.article.text))
    rows = [(sum(len(seen.get(k, ())) for k in one.keys), one) for one in found.identities]
    for articles, one in sorted(rows, key=lambda r: (-r[0], r[1].key))[: arguments.count]:
        actors = [pair for key in one.keys for pair in seen.get(key, ())]
        spellings = Counter(s for actor, text in actors for s in {m.span.of(text) for m in actor.mentions})
        titles = Counter(a.role for a, _ in actors if a.role)
        first = actors[0][0]
        print(
            articles,
            "+".join(one.keys),
            f"{first.name_en}{'*' * first.name_en_made}",
            first.country or "-",
            " ".join(f"{s}:{n}" for s, n in spellings.most_common(_SHOWN)),
            " / ".join(f"{s}:{n}" for s, n in titles.most_common(_SHOWN)),
            sep="\t",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
