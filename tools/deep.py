"""What takes too long for every change.

    python tools/deep.py                # all of it
    python tools/deep.py kill           # `marsad add` killed at random moments, again and again
    python tools/deep.py corpora        # whole corpora without a failure that is not the page's own, every span checked

Without ../shared the bundled samples are used.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.store.checking import dump, span_faults
from marsad.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).resolve().parent.parent
_CORPORA = _ROOT.parent / "shared" / "corpus"
_SAMPLES = _ROOT / "src" / "marsad" / "samples" / "pages"
_ROWS = 300
_KILLS = 40
# Failures that are a page's own fault.
_PAGES_OWN = frozenset({"empty", "not-arabic", "too-large", "no-text", "not-json", "no-article"})


def kill(scratch: Path) -> Iterator[str]:
    """Kill `marsad add` at random moments and compare its store with that of an undisturbed run."""
    pages = _rows(scratch)
    whole, broken = scratch / "whole.db", scratch / "broken.db"
    started = time.perf_counter()
    subprocess.run(_add(whole, pages), check=False, stderr=subprocess.DEVNULL)
    duration = time.perf_counter() - started
    chance = random.Random(2026)  # noqa: S311  (moments, not secrets)
    for _ in range(_KILLS):
        process = subprocess.Popen(_add(broken, pages), stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.0, duration / _KILLS * 4))
        process.kill()
        process.wait()
    subprocess.run(_add(broken, pages), check=False, stderr=subprocess.DEVNULL)
    with Store(whole) as one, Store(broken) as other:
        if dump(one) != dump(other):
            yield "the store of the killed runs differs from that of the undisturbed one"


def corpora(scratch: Path) -> Iterator[str]:
    """Add whole corpora, and check that every span of every record slices to its surface."""
    found = sorted(_CORPORA.glob("*.jsonl.gz")) or [_SAMPLES]
    store = scratch / "corpora.db"
    subprocess.run([sys.executable, "-m", "marsad", "add", *map(str, found), "--store", str(store)], check=False)
    with Store(store) as kept:
        yield from (f"{f.page}:{f.row}: {f.message}" for f in kept.failures() if f.code not in _PAGES_OWN)
        yield from span_faults(kept)


def _rows(scratch: Path) -> Path:
    """Return a few hundred pages."""
    corpus = _CORPORA / "diplomacy.jsonl.gz"
    if not corpus.is_file():
        return _SAMPLES
    part = scratch / "rows.jsonl"
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        part.write_text("".join(itertools.islice(rows, _ROWS)), "utf-8")
    return part


def _add(store: Path, pages: Path) -> list[str]:
    return [sys.executable, "-m", "marsad", "add", str(pages), "--store", str(store)]


_CHECKS = {"kill": kill, "corpora": corpora}


def main() -> int:
    """Run the checks and print every fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checks", nargs="*", choices=[*_CHECKS, []], help="which to run; all if none is named")
    faults = 0
    for name in parser.parse_args().checks or _CHECKS:
        with tempfile.TemporaryDirectory() as scratch:
            started = time.perf_counter()
            found = list(_CHECKS[name](Path(scratch)))
            print(f"{name}: {len(found)} faults in {time.perf_counter() - started:.0f} s")
            for fault in found:
                print(f"  {fault}")
            faults += len(found)
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
