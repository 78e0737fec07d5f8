"""How the cast finds persons in ANERcorp's own test split, without a page, a headline or a date.

    python tools/measure_ner.py ../shared/ner/ANERcorp_camelstyle_test.txt

Each sentence is taken as an article of its own. A person is right if just the annotated words are named, whatever
letters and marks are fused to them; what the cast adds by role alone («the minister») is not counted, since ANERcorp
annotates names.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.coding.actors import find_cast
from marsad.coding.marked import mark
from marsad.language.words import WordKind
from marsad.lexicon.compiled import load_lexicon
from marsad.records import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.coding.marked import MarkedText

_NAMED = ("name", "alias")


def main() -> int:
    """Print precision, recall and F1 of persons' names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", type=Path, help="a word and its tag on each line, sentences apart by empty lines")
    lexicon = load_lexicon()
    right = said = gold = 0
    for text, annotated in sentences(parser.parse_args().split.read_text("utf-8")):
        marked = mark(text, 0, lexicon)
        found, told = by_words(persons(marked), marked), by_words(annotated, marked)
        right += len(found & told)
        said += len(found)
        gold += len(told)
    precision, recall = right / max(said, 1), right / max(gold, 1)
    print(f"persons: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * right / max(said + gold, 1):.3f}", end=" ")
    print(f"({right} right, {said} said, {gold} annotated)")
    return 0


def sentences(split: str) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Yield the text of each sentence and where its annotated persons stand in it."""
    for block in split.replace("\r", "").split("\n\n"):
        text = "\n"
        spans: set[tuple[int, int]] = set()
        begun: tuple[int, int] | None = None
        for line in filter(None, block.split("\n")):
            word, _, tag = line.rpartition(" ")
            start = len(text)
            text += word + " "
            if tag in ("I-PERS", "I-PER"):
                begun = (begun[0] if begun else start, start + len(word))
                continue
            if begun:
                spans.add(begun)
            begun = (start, start + len(word)) if tag in ("B-PERS", "B-PER") else None
        if begun:
            spans.add(begun)
        if text.strip():
            yield text.rstrip(), spans


def by_words(spans: set[tuple[int, int]], marked: MarkedText) -> set[tuple[int, int]]:
    """Return the first and the last word of spans, marks at their ends left out."""
    found = set()
    for start, end in spans:
        words = range(marked.word_at(start), marked.word_at(end - 1) + 1)
        inside = [place for place in words if marked.words[place].kind is WordKind.LETTERS]
        if inside:
            found.add((inside[0], inside[-1]))
    return found


def persons(marked: MarkedText) -> set[tuple[int, int]]:
    """Return where the cast names persons in a text."""
    cast = find_cast(marked)
    return {
        (m.span.start, m.span.end)
        for a in cast.actors
        if a.kind is ActorKind.PERSON
        for m in a.mentions
        if m.reason in _NAMED
    }


if __name__ == "__main__":
    raise SystemExit(main())
