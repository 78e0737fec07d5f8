"""Speed and memory of `marsad code` and `marsad add`, and of reading HTML beside trafilatura, in one run.

    python tools/bench.py              # over ../shared/corpus/general and ../shared/html
    python tools/bench.py --pages 500  # over the first 500 rows alone

Without ../shared the bundled samples are used. Every line is measured in a process of its own, start included for the
commands; the HTML lines time the extraction alone, best of several rounds over the same pages held in memory.
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
import venv
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_SHARED = _ROOT.parent / "shared"
_SAMPLES = _ROOT / "src" / "marsad" / "samples" / "pages"
_BENCH = _ROOT / ".bench"
# The second is a part of lxml that trafilatura imports and does not ask for.
_TRAFILATURA = ("trafilatura==2.3.1", "lxml_html_clean==0.4.6")
_ROUNDS = 5

# Run by either Python: prints version, pages, seconds of the best round.
_READ_HTML = """
import sys, time
from pathlib import Path
pages = [Path(p).read_text('utf-8', errors='replace') for p in sys.argv[3:]]
if sys.argv[1] == 'trafilatura':
    import trafilatura
    version = trafilatura.__version__
    work = trafilatura.extract
else:
    import marsad
    from marsad.lexicon.compiled import load_lexicon
    from marsad.pipeline import code_page
    from marsad.reading.reader import read_page
    from marsad.records import Page, PageForm
    version, lexicon = marsad.__version__, load_lexicon()
    stage = read_page if sys.argv[1] == 'reading' else code_page
    work = lambda content: stage(Page(name='page', content=content, form=PageForm.HTML), lexicon)
best = 1e9
for _ in range(int(sys.argv[2])):
    started = time.perf_counter()
    for page in pages:
        work(page)
    best = min(best, time.perf_counter() - started)
print(version, len(pages), best)
"""


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
    html = sorted(map(str, (_SHARED / "html").glob("*.html"))) or sorted(map(str, _SAMPLES.glob("*.html")))
    _html_line("marsad reading (HTML)", [sys.executable], "reading", html)
    _html_line("marsad reading and coding (HTML)", [sys.executable], "coding", html)
    _html_line("trafilatura (HTML)", [str(_trafilatura_python())], "trafilatura", html)
    print(f"store: {size / max(count, 1) / 1024:.1f} KB a page")
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


def _html_line(name: str, python: list[str], work: str, html: list[str]) -> None:
    result = subprocess.run(
        [*python, "-c", _READ_HTML, work, str(_ROUNDS), *html], check=True, capture_output=True, text=True
    )
    version, count, seconds = result.stdout.split()
    rate = int(count) / float(seconds)
    print(f"{name + ' ' + version:34} {count:>6} {float(seconds):8.2f} {rate:8.0f}", flush=True)


def _trafilatura_python() -> Path:
    """Return a Python that has trafilatura, in an environment of its own under .bench/."""
    python = _BENCH / "bin" / "python"
    stamp = _BENCH / "+".join(_TRAFILATURA)
    if not stamp.is_file():
        venv.create(_BENCH, clear=True, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *_TRAFILATURA]
        subprocess.run(install, check=True)
        stamp.touch()
    return python


if __name__ == "__main__":
    sys.exit(main())
