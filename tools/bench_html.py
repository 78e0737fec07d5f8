"""Reading of HTML pages beside six other programs, in one run: text, headline, date, authors, speed, memory.

    python tools/bench_html.py                     # over ../shared/html
    python tools/bench_html.py FOLDER --rounds 9   # over a folder with an index.json of the same form
    python tools/bench_html.py --pages             # each program's figures page by page

Every program runs in an environment and a process of its own, over the same pages, decoded beforehand and held in
memory. Speed is pages a second of a core's time, each page at its best of several rounds after one that warms up: for
the body's text alone, and for text, headline, date and authors together, as far as the program gives them. Marsad
always reads all of it. Memory is the most that the whole process held.
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

# What each program runs: `text(html, url)` gives the body, `whole(html, url)` body, headline, date and authors.
_WORK = {
    "marsad": """
from marsad.lexicon.compiled import load_lexicon
from marsad.reading.reader import read_page
from marsad.records import Page, PageForm
lexicon = load_lexicon()
def whole(html, url):
    article = read_page(Page(name='page', content=html, form=PageForm.HTML, url=url), lexicon).articles[0]
    body = '\\n'.join(p.span.of(article.text) for p in article.paragraphs)
    return body, article.title, article.published.edtf, article.authors
def text(html, url):
    return whole(html, url)[0]
""",
    "trafilatura": """
from trafilatura import extract, bare_extraction
def text(html, url):
    return extract(html, url=url, include_comments=False)
def whole(html, url):
    found = bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    return found.text, found.title, found.date, (found.author or '').split('; ')
""",
    "trafilatura, precision": """
from trafilatura import extract, bare_extraction
def text(html, url):
    return extract(html, url=url, include_comments=False, favor_precision=True)
def whole(html, url):
    found = bare_extraction(html, url=url, include_comments=False, favor_precision=True, with_metadata=True)
    return found.text, found.title, found.date, (found.author or '').split('; ')
""",
    "readability-lxml": """
import logging
from lxml import html as lxml_html
from readability import Document
logging.disable(logging.CRITICAL)
def whole(html, url):
    document = Document(html, url=url)
    tree = lxml_html.fromstring(document.summary(html_partial=True))
    return '\\n'.join(tree.itertext()), document.short_title(), None, []
def text(html, url):
    return whole(html, url)[0]
""",
    "justext": """
import justext
stoplist = justext.get_stoplist('Arabic')
def text(html, url):
    return '\\n'.join(p.text for p in justext.justext(html, stoplist) if not p.is_boilerplate)
def whole(html, url):
    return text(html, url), None, None, []
""",
    "resiliparse": """
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree
def text(html, url):
    return extract_plain_text(html, main_content=True, alt_texts=False, links=False)
def whole(html, url):
    tree = HTMLTree.parse(html)
    return extract_plain_text(tree, main_content=True, alt_texts=False, links=False), tree.title, None, []
""",
    "newspaper4k": """
from newspaper import Article
def whole(html, url):
    article = Article(url or 'https://example.org/page', language='ar', fetch_images=False)
    article.download(input_html=html)
    article.parse()
    day = str(article.publish_date)[:10] if article.publish_date else None
    return article.text, article.title, day, article.authors
def text(html, url):
    return whole(html, url)[0]
""",
    "htmldate": """
from htmldate import find_date
def whole(html, url):
    return None, None, find_date(html, url=url, original_date=True), []
text = None
""",
}
_RUN = """
import json, resource, sys, time
pages = json.load(sys.stdin)
told = [whole(page['html'], page['url']) for page in pages]
def seconds(work):
    best = [float('inf')] * len(pages)
    for _ in range(int(sys.argv[1])):
        for i, page in enumerate(pages):
            started = time.process_time()
            work(page['html'], page['url'])
            best[i] = min(best[i], time.process_time() - started)
    return sum(best)
found = {'text': seconds(text) if text else None, 'whole': seconds(whole), 'pages': told}
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != 'darwin' else 1024 * 1024)
print(json.dumps(found | {'peak': peak}))
"""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=_HTML)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of which each page's best is taken")
    parser.add_argument("--pages", action="store_true", help="print each page's figures too")
    arguments = parser.parse_args()
    if not (arguments.folder / "index.json").is_file():
        print(f"{arguments.folder} has no index.json: nothing to compare")
        return 1
    compare(arguments.folder, arguments.rounds, each=arguments.pages)
    return 0


def compare(folder: Path, rounds: int, *, each: bool = False) -> None:
    """Run every program over the pages of a folder and print the table.

    Args:
        folder: HTML pages with an ``index.json`` that tells their text, headline, date and address.
        rounds: how often all pages are read; of each its best time counts.
        each: whether to print each page's figures.
    """
    golds = json.loads((folder / "index.json").read_text("utf-8"))
    pages = [{"html": (folder / g["file"]).read_text("utf-8", errors="replace"), "url": _url(g)} for g in golds]
    print("| program | F1 | lowest | titles | dates | wrong dates | authors | text, pages/s | all, pages/s | peak MB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, work in _WORK.items():
        _row(name, _measured(name, work, pages, rounds), golds, each=each)


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
    told = [(*page, gold) for page, gold in zip(measured["pages"], golds, strict=True)]
    scores = [f1(gold["gold_text"], text or "") for text, _, _, _, gold in told]
    titled = [(title, gold) for _, title, _, _, gold in told if gold["gold_title"]]
    titles = sum(same_words(title or "") == same_words(gold["gold_title"]) for title, gold in titled)
    dates = sum(date == gold["gold_date"] for _, _, date, _, gold in told)
    wrong = sum(date not in (None, gold["gold_date"]) for _, _, date, _, gold in told)
    signed = [({same_words(a) for a in authors}, gold) for _, _, _, authors, gold in told if gold["gold_author"]]
    authors = sum(same_words(gold["gold_author"]) in names for names, gold in signed)
    text_cells = f"{mean(scores):.3f} | {min(scores):.3f}" if measured["text"] else "- | -"
    headlines = f"{titles} of {len(titled)}" if any(title for _, title, _, _, _ in told) else "-"
    dated = f"{dates} of {len(told)} | {wrong}" if any(date for _, _, date, _, _ in told) else "- | -"
    names = f"{authors} of {len(signed)}" if any(any(a) for _, _, _, a, _ in told) else "-"
    rates = [f"{len(golds) / seconds:.0f}" if seconds else "-" for seconds in (measured["text"], measured["whole"])]
    cells = (shown, text_cells, headlines, dated, names, *rates, f"{measured['peak']:.0f}")
    print("|", " | ".join(cells), "|", flush=True)
    if each:
        for (_, title, date, authors, gold), score in zip(told, scores, strict=True):
            print(f"  {score:.3f} {date} (is {gold['gold_date']}) {title!r} {authors} {gold['file']}")


if __name__ == "__main__":
    sys.exit(main())
