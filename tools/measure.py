"""Score the code on annotated pages, with or without its own reading.

python tools/measure.py ../shared/gold/train                  # the whole way
python tools/measure.py ../shared/gold/train --given          # articles as annotated, coding alone
python tools/measure.py ../shared/gold/dev --faults | grep 'statement missed'
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from marsad.coding.coder import code_article
from marsad.exports.printed import coding_record, page_record
from marsad.lexicon.compiled import load_lexicon
from marsad.pipeline import code_page
from marsad.records import Article, Basis, Page, Paragraph, Published, Span


def given_article(page: str, gold: dict[str, Any]) -> Article:
    """Return an annotated article as the reading would give it, date included."""
    title = gold["title"]
    paragraphs, start = [], len(title) + 1
    for paragraph in gold["paragraphs"]:
        paragraphs.append(Paragraph(span=Span(start=start, end=start + len(paragraph))))
        start += len(paragraph) + 1
    published = gold["published"]
    return Article(
        id="art_" + gold["id"],
        page=page,
        title=title,
        text=title + "\n" + "\n".join(gold["paragraphs"]),
        paragraphs=tuple(paragraphs),
        published=Published(edtf=published["edtf"], basis=Basis(published["basis"])),
        credited_sources=tuple(gold["credited_sources"]),
    )


def main() -> int:
    """Run the measurement and print the scorer's table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder of annotated pages")
    parser.add_argument("--given", action="store_true", help="take the articles as annotated")
    parser.add_argument("--faults", action="store_true", help="print every miss and false alarm")
    parser.add_argument("--only", nargs="*", help="names of single pages")
    arguments = parser.parse_args()
    folder = arguments.gold
    lexicon = load_lexicon()
    with tempfile.TemporaryDirectory() as scratch:
        pages = Path(scratch) / "pages"
        pages.mkdir()
        out = Path(scratch) / "out.jsonl"
        with out.open("w", encoding="utf-8") as lines:
            for path in sorted(folder.glob("*.json")):
                if arguments.only and path.stem not in arguments.only:
                    continue
                (pages / path.name).write_bytes(path.read_bytes())
                gold = json.loads(path.read_text("utf-8"))
                if arguments.given:
                    codings = [code_article(given_article(gold["page"], a), lexicon) for a in gold["articles"]]
                    record = {"page": gold["page"], "articles": [coding_record(c) for c in codings]}
                else:
                    content = (folder / gold["page"]).read_text("utf-8")
                    record = page_record(code_page(Page(name=gold["page"], content=content), lexicon))
                lines.write(json.dumps(record, ensure_ascii=False) + "\n")
        command = [sys.executable, str(folder.parent / "score.py"), str(pages), str(out)]
        return subprocess.run([*command, *(["--faults"] if arguments.faults else [])], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
