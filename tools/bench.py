"""Speed and memory of `marsad code` and `marsad add`, and of reading HTML beside other programs, in one run.

    python tools/bench.py              # over ../shared/corpus/general and ../shared/html
    python tools/bench.py --pages 500  # over the first 500 rows alone

Without ../shared the bundled samples are used, and other programs are left out. Every line is measured in a process of
its own, start included. What the HTML table shows is told in tools/bench_html.py.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_html import compare

_ROOT = Path(__file__).resolve().parent.parent
_SHARED = _ROOT.parent / "shared"
_SAMPLES = _ROOT / "src" / "marsad" / "samples" / "pages"
_ROUNDS = 5


def main() -> int:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, help="rows of the corpus to take; all if not given")
    arguments = parser.parse_args()
    print(f"{'what':34} {'pages':>6} {'seconds':>8} {'pages/s':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as scratch:
        source, count = _text_pages(Path(scratch), arguments.pages)
        marsad = [sys.executable, "-m", "marsad"]
        _line("marsad code (text rows)", [*marsad, "code", str(source)], count)
        _line("marsad add (text rows)", [*marsad, "add", str(source), "--store", f"{scratch}/bench.db"], count)
        size = Path(scratch, "bench.db").stat().st_size
    print(f"store: {size / max(count, 1) / 1024:.1f} KB a page")
    if (_SHARED / "html" / "index.json").is_file():
        print()
        compare(_SHARED / "html", _ROUNDS)
    return 0


def _text_pages(scratch: Path, wanted: int | None) -> tuple[Path, int]:
    """Return where the text rows are, and how many."""
    corpus = _SHARED / "corpus" / "general.jsonl.gz"
    if not corpus.is_file():
        return _SAMPLES, sum(1 for p in _SAMPLES.iterdir() if p.suffix in (".txt", ".html"))
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        taken = list(itertools.islice(rows, wanted))
    if wanted is None:
        return corpus, len(taken)
    part = scratch / "rows.jsonl"
    part.write_text("".join(taken), "utf-8")
    return part, len(taken)


def _line(name: str, command: list[str], count: int) -> None:
    """Run a command and print its line, its peak memory among it."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    # 3 says that some of the pages have faults of their own.
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    # Linux counts in KB, macOS in bytes.
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"{name:34} {count:6} {seconds:8.1f} {count / seconds:8.0f} {peak:8.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
