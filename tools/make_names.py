"""Make ``resources/names.tsv``: which words can be names, and how a name's parts are written in Latin letters.

    python tools/make_names.py ../shared/names/wd_arabic.normalized.aligned.tokens ../shared/corpus/*.jsonl.gz

Two sources go in. A list of name tokens aligned between Latin and Arabic letters gives the Latin forms. Articles give
facts about single words: how often a word stands where names stand, and how freely it takes articles and endings.
No sequence of words of the articles is kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from marsad.language.folding import fold_text
from marsad.language.words import WordKind, split_words
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.matching import load_lexicon

OUT = Path(__file__).parent.parent / "src" / "marsad" / "resources" / "names.tsv"
HEAD = """\
# Words that can be parts of personal names, with their usual Latin form, and ordinary words that cannot.
# token: folded Arabic. kind: n name; w name that is an ordinary word as well; o ordinary word, no name. latin: for n and w.
# Latin forms derive from the Wikidata name tokens of NETransliteration-COLING2018, Copyright 2018 Amazon.com (MIT licence);
# kinds are computed by tools/make_names.py from counts of single words in news.
"""
ARTICLE = "\u0627\u0644"
# Endings and beginnings that ordinary nouns, adjectives and verbs take and names do not.
ENDINGS = tuple("\u0647\u0627 \u0647\u0645 \u062a \u0648\u0627 \u0627 \u0627\u062a \u064a\u0646 \u0648\u0646 \u0647 \u064a\u0647 \u0646\u0627".split())
PREFIXES = ("\u0648", "\u0641", "\u0628", "\u0644")
LEAST_COUNT = 5
ORDINARY_SHARE = 0.3
PRODUCTIVE = 0.35
RARE_AS_NAME = 100


def latin_forms(path: Path) -> tuple[dict[str, str], Counter[str]]:
    """Return the commonest Latin form and the weight of each folded Arabic token."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for line in path.read_text("utf-8").splitlines():
        latin, letters, count = line.split("\t")
        plain = "".join(c for c in unicodedata.normalize("NFKD", latin) if c.isascii() and (c.isalpha() or c in "-'"))
        if plain:
            forms[fold_text(letters.replace(" ", ""))][plain] += int(count)
    best = {token: min(found, key=lambda f: (-found[f], len(f), f)) for token, found in forms.items()}
    return best, Counter({token: sum(found.values()) for token, found in forms.items()})


def main() -> int:
    """Read both sources and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tokens", type=Path)
    parser.add_argument("articles", type=Path, nargs="+")
    arguments = parser.parse_args()
    latin, weight = latin_forms(arguments.tokens)
    lexicon = load_lexicon()
    counts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for path in arguments.articles:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                words = split_words(f"{row['title'] or ''}\n{row['text']}")
                titled = {
                    h.last for h in lexicon.match(words) if h.entry.kind in (EntryKind.TITLE, EntryKind.NATIONALITY)
                }
                for place, word in enumerate(words):
                    if word.kind is not WordKind.LETTERS:
                        continue
                    counts[word.form] += 1
                    before = words[place - 1].form if place else ""
                    if place in titled or (weight[before] > 1 and counts[before] < RARE_AS_NAME * weight[before]):
                        named[word.form] += 1
    rows = []
    for token in sorted(set(latin) | {t for t, n in counts.items() if n >= LEAST_COUNT}):
        count = counts[token]
        share = named[token] / count if count else 1.0
        productive = (counts[ARTICLE + token] + sum(counts[token + e] for e in ENDINGS)) / count if count else 0.0
        # The ordinary reading of a prefixed word counts as well («and-said»).
        if token in latin:
            rare = count > RARE_AS_NAME * weight[token] and share < ORDINARY_SHARE
            kind = "o" if rare else "w" if productive >= PRODUCTIVE or count > RARE_AS_NAME * weight[token] / 2 else "n"
        else:
            kind = "o" if share < ORDINARY_SHARE else ""
        if kind:
            rows.append(f"{token}\t{kind}\t{latin[token] if kind != 'o' else ''}".rstrip("\t"))
    OUT.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    print(len(rows), "rows", OUT.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
