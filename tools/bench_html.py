"""Reading of HTML pages beside six other programs, in one run: text, headline, date, speed, memory.

    python tools/bench_html.py                     # over ../shared/html
    python tools/bench_html.py FOLDER --rounds 9   # over a folder with an index.json of the same form
    python tools/bench_html.py --pages             # each program's figures page by page

Every program runs in an environment and a process of its own, over the same pages, decoded beforehand and held in
memory. Time is the best of several rounds over all pages, after one that warms up. Marsad is timed with all that it
reads (headline, date, credits); the others with the text alone, their headlines and dates being taken outside the
clock. Memory is the most that the whole process held.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import mean
from typing import Any

from measure_html import f1
from peers import PEERS, peer_python, peer_version

from marsad import __version__
from marsad.reading.furniture import same_words

_ROOT = Path(__file__).resolve().parent.parent
_HTML = _ROOT.parent / "shared" / "html"

# What each program runs: `work(html, url)` is timed; `told(html, url)` gives title and date where it is a step apart.
_WORK = {
    "marsad": """
from marsad.lexicon.compiled import load_lexicon
from marsad.reading.reader import read_page
from marsad.records import Page, PageForm
lexicon = load_lexicon()
def read(html, url):
    return read_page(Page(name='page', content=html, form=PageForm.HTML, url=url), lexicon).articles
def work(html, url):
    articles = read(html, url)
    return '\\n'.join(p.span.of(articles[0].text) for p in articles[0].paragraphs) if articles else ''
def told(html, url):
    articles = read(html, url)
    return (articles[0].title, articles[0].published.edtf) if articles else (None, None)
""",
    "trafilatura": """
from trafilatura import extract, bare_extraction
def work(html, url):
    return extract(html, url=url, include_comments=False)
def told(html, url):
    found = bare_extraction(html, url=url, with_metadata=True)
    return found.title, found.date
""",
    "trafilatura, precision": """
from trafilatura import extract, bare_extraction
def work(html, url):
    return extract(html, url=url, include_comments=False, favor_precision=True)
def told(html, url):
    found = bare_extraction(html, url=url, with_metadata=True, favor_precision=True)
    return found.title, found.date
""",
    "readability-lxml": """
import logging
from lxml import html as lxml_html
from readability import Document
logging.disable(logging.CRITICAL)
def work(html, url):
    tree = lxml_html.fromstring(Document(html, url=url).summary(html_partial=True))
    return '\\n'.join(tree.itertext())
def told(html, url):
    return Document(html, url=url).short_title(), None
""",
    "justext": """
import justext
stoplist = justext.get_stoplist('Arabic')
def work(html, url):
    return '\\n'.join(p.text for p in justext.justext(html, stoplist) if not p.is_boilerplate)
def told(html, url):
    return None, None
""",
    "resiliparse": """
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
def work(html, url):
    return extract_plain_text(html, main_content=True, alt_texts=False, links=False)
def told(html, url):
    return HTMLTree.parse(html).title, None
""",
    "newspaper4k": """
from newspaper import Article
def read(html, url):
    article = Article(url or 'https://example.org/page', language='ar', fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return article
def work(html, url):
    return read(html, url).text
def told(html, url):
    article = read(html, url)
    return article.title, str(article.publish_date)[:10] if article.publish_date else None
""",
    "htmldate": """
from htmldate import find_date
def work(html, url):
    return find_date(html, url=url, original_date=True)
def told(html, url):
    return None, work(html, url)
""",
}
_RUN = """
import json, resource, sys, time
pages = json.load(sys.stdin)
for page in pages:
    page['text'] = work(page['html'], page['url']) or ''
    page['title'], page['date'] = told(page['html'], page['url'])
best = float('inf')
for _ in range(int(sys.argv[1])):
    started = time.perf_counter()
    for page in pages:
        work(page['html'], page['url'])
    best = min(best, time.perf_counter() - started)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != 'darwin' else 1024 * 1024)
told = [{k: page[k] for k in ('text', 'title', 'date')} for page in pages]
print(json.dumps({'pages': told, 'seconds': best, 'peak': peak}))
"""


def main() -> int:
    """Run every program over the pages and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=_HTML)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which the best is taken")
    parser.add_argument("--pages", action="store_true", help="print each page's figures too")
    arguments = parser.parse_args()
    if not (arguments.folder / "index.json").is_file():
        print(f"{arguments.folder} has no index.json: nothing to compare")
        return 1
    golds = json.loads((arguments.folder / "index.json").read_text("utf-8"))
    pages = [
        {"html": (arguments.folder / g["file"]).read_text("utf-8", errors="replace"), "url": _url(g)} for g in golds
    ]
    print("| program | F1 | lowest | titles | dates | wrong dates | pages/s | peak MB |")
    print("|---|---|---|---|---|---|---|---|")
    for name, work in _WORK.items():
        _row(name, _measured(name, work, pages, arguments.rounds), golds, each=arguments.pages)
    return 0


def _url(gold: dict[str, Any]) -> str | None:
    """Return a page's address, where the index gives one."""
    return gold["url"] if str(gold["url"]).startswith("http") else None


def _measured(name: str, work: str, pages: list[dict[str, Any]], rounds: int) -> dict[str, Any]:
    peer = name.partition(",")[0]
    python = str(peer_python(peer)) if peer in PEERS else sys.executable
    result = subprocess.run(
        [python, "-c", work + _RUN, str(rounds)], input=json.dumps(pages), stdout=subprocess.PIPE, check=True, text=True
    )
    measured: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return measured


def _row(name: str, measured: dict[str, Any], golds: list[dict[str, Any]], *, each: bool) -> None:
    """Print a program's figures."""
    peer, _, mode = name.partition(",")
    shown = (peer_version(peer) if peer in PEERS else f"Marsad {__version__}") + ("," + mode if mode else "")
    told = list(zip(measured["pages"], golds, strict=True))
    scores = [f1(gold["gold_text"], page["text"]) for page, gold in told]
    titled = [(p, g) for p, g in told if g["gold_title"]]
    titles = sum(same_words(page["title"] or "") == same_words(gold["gold_title"]) for page, gold in titled)
    dates = sum(page["date"] == gold["gold_date"] for page, gold in told)
    wrong = sum(page["date"] not in (None, gold["gold_date"]) for page, gold in told)
    text = "- | -" if peer == "htmldate" else f"{mean(scores):.3f} | {min(scores):.3f}"
    headlines = f"{titles} of {len(titled)}" if any(page["title"] for page, _ in told) else "-"
    dated = f"{dates} of {len(told)} | {wrong}" if any(page["date"] for page, _ in told) else "- | -"
    rate = len(golds) / measured["seconds"]
    print(f"| {shown} | {text} | {headlines} | {dated} | {rate:.0f} | {measured['peak']:.0f} |", flush=True)
    if each:
        for (page, gold), score in zip(told, scores, strict=True):
            print(f"  {score:.3f} {page['date']} (is {gold['gold_date']}) {page['title']!r} {gold['file']}")


if __name__ == "__main__":
    sys.exit(main())
