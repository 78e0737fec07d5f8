"""Whole pages of invented outlets, as their kinds of site and agency write them, each read right in every field.

`pages/NAME.txt` or `.html` is the page and `pages/NAME.yaml` what a careful reader finds on it. A paragraph is given by
its first and last words. No outlet, person of no office, or wording is real; who said what to whom is made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from marsad.lexicon.compiled import load_lexicon
from marsad.reading.reader import read_page
from marsad.records import Page, PageForm

if TYPE_CHECKING:
    from marsad.records import Article

FOLDER = Path(__file__).parent / "pages"
PAGES = sorted(p for p in FOLDER.iterdir() if p.suffix != ".yaml")


def found(article: Article) -> dict[str, Any]:
    """Return an article's fields in the form of the expectations."""
    return {
        "title": article.title,
        "published": article.published.edtf,
        "credited_sources": list(article.credited_sources),
        "keywords": list(article.keywords),
        "authors": list(article.authors),
        "paragraphs": [shortened(p.span.of(article.text)) for p in article.paragraphs],
    }


def shortened(paragraph: str) -> str:
    """Return a paragraph's first and last three words; all of it where it has no more than six."""
    words = paragraph.split()
    return " ".join((*words[:3], "…", *words[-3:])) if len(words) > 6 else paragraph


def agree(name: str, wanted: Any, said: Any) -> bool:
    """Tell whether a field is right; of a credit the name without its place, or with it, is enough."""
    if name != "credited_sources":
        return bool(wanted == said)
    return len(wanted) == len(said) and all(any(w in s or s in w for s in said) for w in wanted)


def faults(path: Path) -> list[str]:
    """Return what was read otherwise than expected."""
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text("utf-8"))["articles"]
    form = PageForm.HTML if path.suffix == ".html" else PageForm.TEXT
    reading = read_page(Page(name=path.name, content=path.read_text("utf-8"), form=form), load_lexicon())
    said = [found(a) for a in reading.articles]
    wrong = [] if len(said) == len(expected) else [f"{len(said)} articles, not {len(expected)}"]
    for one, two in zip(expected, said, strict=False):
        wrong.extend(f"{k}: {two[k]!r} not {v!r}" for k, v in one.items() if not agree(k, v, two[k]))
    return wrong


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_page(path: Path) -> None:
    """Headline, paragraphs, day, credits and tags are those that a careful reader finds."""
    assert faults(path) == []
