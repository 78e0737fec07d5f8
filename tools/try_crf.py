"""Tries a learned layer for persons' names beside the cast: what it adds on sentences and pages it was not trained on.

    pip install python-crfsuite            # in an environment of its own: the program does not depend on it
    python tools/try_crf.py ../shared/ner ../shared/gold/train ../shared/gold/dev

A conditional random field is trained on ANERcorp's training part, AQMAR, the Wojood sample and the annotated pages. Its
names are added where the cast has no phrase: anywhere, or only where a name is announced (behind a verb of saying or a
title, or before a title). Printed are persons of ANERcorp's own test split, then the scorer's figures for the annotated
pages, those of the folder to learn from by held-out folds. Decision 9 tells what came of it.
"""

# What is tried is put into the cast from outside, so that the program holds no seam for it.
# ruff: noqa: SLF001

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pycrfsuite
from measure_ner import by_words, persons, sentences

from marsad.coding import actors
from marsad.coding.marked import mark
from marsad.exports.printed import page_record
from marsad.language.words import WordKind
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import SURE, load_names
from marsad.pipeline import code_page
from marsad.records import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.coding.marked import MarkedText

# What the model sees of each word of a sentence, and whether a person's name begins there, goes on, or neither.
Row = tuple[list[list[str]], list[str]]

_FUSED = "\u0648\u0641\u0628\u0644\u0643"
_AROUND = (-2, -1, 1, 2)
_SCORED = {
    "persons": "persons",
    "actors found (recall)": "actors",
    "statements, span and speaker": "span and speaker",
    "happenings": "happenings",
    "speech acts": "speech acts",
}
_QUICK = {"c1": 0.1, "c2": 0.01, "max_iterations": 80, "feature.possible_transitions": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A run of words that the model takes for a name, with the chance of its least certain word."""

    first: int
    last: int
    chance: float


def features(marked: MarkedText, first: int, last: int) -> list[list[str]]:
    """Return what the model sees of each word from first up to last."""
    table = load_names()
    own: list[list[str]] = []
    for place in range(first, last):
        word = marked.words[place]
        form = word.form
        seen = [f"w={form}", f"n={table.kind(form)}", f"kind={word.kind}"]
        if form[:1] in tuple(_FUSED) and len(form) > 2:  # noqa: PLR2004
            seen.append(f"fused={table.kind(form[1:])}")
        if form.startswith("\u0627\u0644"):
            seen.append(f"article={table.kind(form[2:])}")
        for hit in marked.at(place):
            entry = hit.row.entry
            seen.append(f"hit={entry.kind}:{entry.data.get('role') or ''}:{'verb' in hit.features}:{bool(hit.prefix)}")
            if entry.kind is EntryKind.PARTICLE:
                seen.append(f"particle={entry.id}")
        own.append(seen)
    covered: dict[int, set[str]] = {}
    for hit in marked.hits:
        if first <= hit.first < last:
            for place in range(hit.first + 1, min(hit.last, last)):
                covered.setdefault(place, set()).add(f"in={hit.row.entry.kind}")
    rows = []
    for index, seen in enumerate(own):
        form = marked.words[first + index].form
        row = [*seen, *covered.get(first + index, ()), f"length={min(len(form), 8)}"]
        row += [f"p{n}={form[:n]}" for n in (1, 2, 3)] + [f"s{n}={form[-n:]}" for n in (1, 2, 3)]
        for step in _AROUND:
            near = own[index + step] if 0 <= index + step < len(own) else ["edge"]
            row += [f"{step}:{one}" for one in near]
        rows.append(row)
    return rows


def sentence_rows(marked: MarkedText, spans: set[tuple[int, int]]) -> Iterator[Row]:
    """Yield what is seen and the tags of each sentence of a text whose persons' places are known."""
    tags = ["O"] * len(marked.words)
    for start, end in spans:
        inside = [i for i in range(marked.word_at(start), len(marked.words)) if marked.words[i].start < end]
        for number, index in enumerate(inside):
            tags[index] = "I" if number else "B"
    for sentence in marked.sentences:
        if sentence.last > sentence.first:
            yield features(marked, sentence.first, sentence.last), tags[sentence.first : sentence.last]


def ner_rows(folder: Path, lexicon: Any) -> Iterator[Row]:
    """Yield the training sentences of the three corpora of names."""
    for name in ("ANERcorp_camelstyle_train.txt", "aqmar/train.txt", "wojood/train.txt"):
        # Wojood's names are nested: of a word's tags only the person's counts.
        split = re.sub(r"(?m)^(\S+) .*?([BI]-PERS?)\b.*$", r"\1 \2", (folder / name).read_text("utf-8"))
        for text, spans in sentences(split):
            yield from sentence_rows(mark(text, 0, lexicon), spans)


def page_rows(path: Path, lexicon: Any) -> Iterator[Row]:
    """Yield the sentences of an annotated page; who is titled but not named is no name."""
    for article in json.loads(path.read_text("utf-8"))["articles"]:
        text = "\n" + "\n".join(article["paragraphs"])
        marked = mark(text, 0, lexicon)
        spans: set[tuple[int, int]] = set()
        names = [m for a in article["actors"] if a["kind"] == "person" for m in a["mentions"]]
        for name in sorted(names, key=len, reverse=True):
            for start in _places(text, name):
                first = marked.word_at(start)
                word = marked.words[first]
                titled = any(not h.prefix for h in marked.at(first, EntryKind.TITLE))
                fused = start - word.start
                if titled or fused > 1 or any(s < start + len(name) and start < e for s, e in spans):
                    continue
                spans.add((start, start + len(name)))
        # Whom the annotators mention for no part in the events is a person too: what the cast is sure of.
        for start, end in persons(marked):
            if not any(s < end and start < e for s, e in spans):
                spans.add((start, end))
        yield from sentence_rows(marked, spans)


def _places(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if end >= len(text) or not text[end].isalpha():
            yield start
        start = text.find(name, end)


def train(rows: list[Row], out: Path) -> pycrfsuite.Tagger:
    """Fit a model, write it to a file and return it."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_QUICK)
    for row, tags in rows:
        trainer.append(row, tags)
    trainer.train(str(out))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(out))
    return tagger


def propose(marked: MarkedText, tagger: pycrfsuite.Tagger) -> list[Proposal]:
    """Return the names that the model sees in a text."""
    found: list[Proposal] = []
    for sentence in marked.sentences:
        tags = tagger.tag(features(marked, sentence.first, sentence.last)) if sentence.last > sentence.first else []
        chances = [tagger.marginal(tag, index) for index, tag in enumerate(tags)]
        for index, tag in enumerate(tags):
            place, chance = sentence.first + index, chances[index]
            if tag == "I" and found and found[-1].last == place:
                found[-1] = replace(found[-1], last=place + 1, chance=min(chance, found[-1].chance))
            elif tag != "O":
                found.append(Proposal(first=place, last=place + 1, chance=chance))
    return found


class Where(StrEnum):
    """Which of the model's names are added."""

    #: Wherever the cast has no phrase.
    ANYWHERE = "anywhere"
    #: There, behind a verb of saying or a title, or before a title.
    ANNOUNCED = "announced"


@contextmanager
def layered(tagger: pycrfsuite.Tagger, least: float, where: Where) -> Iterator[None]:
    """Let the cast take the model's names, once it has all of its own, short forms among them.

    Args:
        tagger: the model.
        least: chance from which a name is taken.
        where: which of its names are.
    """
    plain = actors._Casting._shorten

    def shorten(self: actors._Casting) -> None:
        plain(self)
        told = [*self._found, *(f for f, _, _ in self._phrases)]
        covered = {p for f in told for p in range(f.first, f.last)}
        by_end = {f.last: f for f in self._found if f.title and not f.name and not f.inside}
        for one in _fit(self._marked, tagger, least):
            if not covered.isdisjoint(range(one.first, one.last)):
                continue
            titled = by_end.get(one.first)
            said = any("verb" in h.features for h in self._marked.at(one.first - 1, EntryKind.SAYING))
            announced = titled or said or self._finder._title_behind(one.last)
            if where is Where.ANNOUNCED and not announced:
                continue
            form = self._marked.words[one.first].form
            kind = load_names().kind
            fused = form[0] if form[0] in _FUSED and not kind(form) and kind(form[1:]) in SURE else ""
            name = self._finder._namer.made(one.first, one.last, fused)
            if titled:
                new = [replace(titled, last=one.last, name=name)]
                self._found[self._found.index(titled)] = new[0]
            else:
                new = self._finder._with_apposition(name)
                self._found += new
            self._mention(self._figures.person(name, new[0].title), new[0], name, "name")

    actors._Casting._shorten = shorten  # type: ignore[method-assign]
    try:
        yield
    finally:
        actors._Casting._shorten = plain  # type: ignore[method-assign]


def _fit(marked: MarkedText, tagger: pycrfsuite.Tagger, least: float) -> list[Proposal]:
    """Return the model's names that are sure enough and hold nothing but words."""
    words = marked.words
    return [
        one
        for one in propose(marked, tagger)
        if one.chance >= least and all(w.kind is WordKind.LETTERS for w in words[one.first : one.last])
    ]


def score(folder: Path, records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the scorer's figures for a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.jsonl"
        out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
        command = [sys.executable, str(folder.parent / "score.py"), str(folder), str(out), "--json"]
        return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def coded(path: Path, lexicon: Any) -> dict[str, Any]:
    """Return what is printed for one page."""
    content = path.with_suffix(".txt").read_text("utf-8")
    return page_record(code_page(Page(name=path.with_suffix(".txt").name, content=content), lexicon))


def print_ner(label: str, pairs: list[tuple[set[Any], set[Any]]]) -> None:
    """Print precision, recall and F1 of names said beside names annotated."""
    right = sum(len(a & b) for a, b in pairs)
    said, gold = sum(len(a) for a, _ in pairs), sum(len(b) for _, b in pairs)
    print(
        f"{label:32} precision {right / max(said, 1):.3f} recall {right / gold:.3f} F1 {2 * right / (said + gold):.3f}"
    )


def main() -> int:
    """Train, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ner", type=Path)
    parser.add_argument("learn", type=Path)
    parser.add_argument("measured", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--chances", type=float, nargs="*", default=[0.5, 0.8])
    arguments = parser.parse_args()
    lexicon = load_lexicon()
    names = list(ner_rows(arguments.ner, lexicon))
    paths = sorted(arguments.learn.glob("*.json"))
    pages = {p: list(page_rows(p, lexicon)) for p in paths}
    scratch = Path(tempfile.mkdtemp())
    begun = time.perf_counter()
    whole = train([*names, *(r for p in paths for r in pages[p])], scratch / "whole.crfsuite")
    size = (scratch / "whole.crfsuite").stat().st_size / 1e6
    taken = time.perf_counter() - begun
    print(f"{len(names)} sentences of names, {sum(map(len, pages.values()))} of pages: {taken:.0f} s, {size:.1f} MB")
    begun = time.perf_counter()
    pycrfsuite.Tagger().open(str(scratch / "whole.crfsuite"))
    print(f"opened in {(time.perf_counter() - begun) * 1000:.1f} ms")

    split = []
    for text, spans in sentences((arguments.ner / "ANERcorp_camelstyle_test.txt").read_text("utf-8")):
        marked = mark(text, 0, lexicon)
        split.append((marked, by_words(spans, marked)))
    print_ner("cast alone", [(by_words(persons(m), m), g) for m, g in split])
    for least in (0.0, 0.5, 0.8):
        alone = [({(p.first, p.last - 1) for p in propose(m, whole) if p.chance >= least}, g) for m, g in split]
        print_ner(f"model alone, from {least}", alone)
    for where in Where:
        for least in arguments.chances:
            with layered(whole, least, where):
                both = [(by_words(persons(m), m), g) for m, g in split]
            print_ner(f"both, {where}, from {least}", both)

    folds = [paths[k :: arguments.folds] for k in range(arguments.folds)]
    held = [
        train([*names, *(r for p in paths if p not in fold for r in pages[p])], scratch / f"{k}.crfsuite")
        for k, fold in enumerate(folds)
    ]
    measured = sorted(arguments.measured.glob("*.json"))

    def both_folders(label: str, least: float, where: Where | None) -> None:
        for folder, parts in (
            (arguments.learn, zip(held, folds, strict=True)),
            (arguments.measured, [(whole, measured)]),
        ):
            records, begun = [], time.perf_counter()
            for tagger, part in parts:
                with layered(tagger, least, where) if where else nullcontext():
                    records += [coded(p, lexicon) for p in part]
            speed = len(records) / (time.perf_counter() - begun)
            figures = score(folder, records)
            told = " ".join(f"{short} {figures[long]:.3f}" for long, short in _SCORED.items())
            print(f"{label:28} {folder.name:6} {speed:3.0f} pages/s {told}", flush=True)

    both_folders("cast alone", 0.0, None)
    for where in Where:
        for least in arguments.chances:
            both_folders(f"both, {where}, from {least}", least, where)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
