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
from typing import TYPE_CHECKING

from marsad.coding.namewords import load_name_words
from marsad.language.folding import fold_text
from marsad.language.words import WordKind, split_words
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).parent.parent / "src" / "marsad" / "resources" / "names.tsv"
HEAD = """\
# Words that can be parts of personal names, with their usual Latin form, and ordinary words that cannot.
# token: folded Arabic. kind: g usual as a name; n rare name; h usual as a name and an ordinary word as well;
# w rare as a name and an ordinary word as well; o ordinary word, no name. latin: where known.
# Latin forms derive from the Wikidata name tokens of NETransliteration-COLING2018, Copyright 2018 Amazon.com
# (MIT-0, see names.LICENSE); kinds are computed by tools/make_names.py from counts of single words in news.
"""
ARTICLE = "\u0627\u0644"
SERVANT = "\u0639\u0628\u062f" + ARTICLE
ALEF = "\u0627"
PREFIXES = ("\u0648", "\u0641", "\u0628", "\u0644", "\u0643")
VERBAL = "\u064a\u062a\u0646"
# Weight in the list of names from which a token is usual as a name.
USUAL = 8
# Occurrences from which a word that the list of names does not hold is told of at all.
LEAST_COUNT = 5
# Occurrences below which a word without kin, and so perhaps a foreign name, stays unknown; and its least length
# where it stays unknown however often it occurs.
FEW = 60
LONG = 5
# Occurrences for each unit of weight: up to the first a token is surely a name, beyond the second hardly ever.
SURE_AS_NAME = 20
RARE_AS_NAME = 100
# Occurrences that no name reaches.
FREQUENT = 2500
# Kin for each occurrence: hardly any, few, and as many as an ordinary word has.
HARDLY = 0.02
UNPRODUCTIVE = 0.1
PRODUCTIVE = 0.35
# Shares of occurrences behind a title or a given name.
HARDLY_SHARE = 0.15
ORDINARY_SHARE = 0.3
SURE_SHARE = 0.4


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


def article_texts(path: Path) -> Iterator[str]:
    """Yield headline and text of each article of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield f"{row['title'] or ''}\n{row['text']}"


def kin_of(token: str, counts: Counter[str], *, stems: bool = True) -> float:
    """Return how many forms with article, endings or other persons there are for each occurrence of a token."""
    if not counts[token]:
        return 0.0
    small = load_name_words()
    kin = counts[ARTICLE + token] + sum(counts[token + e] for e in small.kin)
    if stems:
        kin += sum(
            counts[token.removesuffix(e)] for e in small.taken_off if token.endswith(e) and len(token) > len(e) + 2
        )
    if stems and token[0] in VERBAL:
        # An imperfect has its other persons beside it.
        kin += sum(counts[letter + token[1:]] for letter in VERBAL if letter != token[0])
    return kin / counts[token]


def servant(token: str, latin: dict[str, str]) -> str:
    """Return the Latin form of a name that begins with «servant of the», written as one word."""
    rest = token.removeprefix(SERVANT)
    return "abdul" + latin.get(rest, latin.get(ARTICLE + rest, "")) if token != rest else ""


def kind_of(token: str, counts: Counter[str], named: Counter[str], weight: Counter[str]) -> str:
    """Return the kind of a token, "" if nothing is known.

    Args:
        token: folded.
        counts: how often each word occurs in the articles.
        named: how often it follows a title, a nationality or a name there.
        weight: how often it is a part of a name in the list of names.
    """
    count = counts[token]
    share = named[token] / count if count else 1.0
    productive = kin_of(token, counts, stems=not weight[token])
    if not weight[token]:
        stem = token.removeprefix(ARTICLE)
        if count < FEW and not productive and not token.startswith((ARTICLE, *PREFIXES)):
            return ""
        if token.startswith(SERVANT) and len(token) > len(SERVANT) + 1:
            return "g"
        if (
            not productive
            and len(token) >= LONG
            and not token.startswith((ARTICLE, *PREFIXES))
            and not token.endswith(ALEF)
        ):
            return ""
        if productive < HARDLY and share >= HARDLY_SHARE and not token.startswith((ARTICLE, *PREFIXES)):
            return ""
        free = productive < UNPRODUCTIVE and (stem == token or 2 * counts[stem] < count)
        if not free or share < SURE_SHARE or (token[0] in PREFIXES and counts[token[1:]]):
            return "o"
        return ""
    usual = weight[token] >= USUAL
    # A word without kin is no ordinary word, however often the news has it.
    related = kin_of(token, counts) >= HARDLY or (token.startswith(ARTICLE) and counts[token.removeprefix(ARTICLE)])
    strange = share < ORDINARY_SHARE and (related or len(token) < LONG or count > FREQUENT)
    if count > RARE_AS_NAME * weight[token] and strange:
        return "o"
    doubtful = count > RARE_AS_NAME * weight[token] / 2 and strange
    if doubtful or (productive >= PRODUCTIVE and count >= 2 * LEAST_COUNT):
        return "h" if weight[token] >= 2 * USUAL else "w"
    return "g" if usual else "n"


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
    texts = [split_words(text) for path in arguments.articles for text in article_texts(path)]
    for words in texts:
        counts.update(w.form for w in words if w.kind is WordKind.LETTERS and w.form)
    given = {
        t
        for t, n in weight.items()
        if n > 1 and counts[t] <= SURE_AS_NAME * n and kin_of(t, counts, stems=False) < PRODUCTIVE
    }
    for words in texts:
        titled = {h.last for h in lexicon.match(words) if h.entry.kind in (EntryKind.TITLE, EntryKind.NATIONALITY)}
        for place, word in enumerate(words):
            if word.kind is WordKind.LETTERS and place and (place in titled or words[place - 1].form in given):
                named[word.form] += 1
    rows = []
    for token in sorted({t for t in latin if t} | {t for t, n in counts.items() if t and n >= LEAST_COUNT}):
        kind = kind_of(token, counts, named, weight)
        if kind:
            rows.append(
                f"{token}\t{kind}\t{latin.get(token) or servant(token, latin) if kind != 'o' else ''}".rstrip("\t")
            )
    OUT.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    print(len(rows), "rows", OUT.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
