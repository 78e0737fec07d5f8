"""What a page says of itself in its HTML: headline, dates, authors, address, outlet."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser

# How the types of JSON-LD objects that describe an article end.
_ARTICLE_TYPES = ("article", "posting", "webpage", "report")
# A date in JSON-LD that is no JSON, as some publishing systems write it.
_BROKEN_DATE = re.compile(r'"datePublished"\s*:\s*"([^"<>{}]{8,40})"')
# Characters of the longest JSON-LD script that is parsed, and objects looked at in one.
_JSON_CHARS = 400_000
_JSON_OBJECTS = 5_000
_TITLE_NAMES = ("og:title", "twitter:title", "title", "dc.title", "headline")
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "article_date_original",
    "parsely-pub-date",
    "sailthru.date",
    "publication_date",
    "cxenseparse:recs:publishtime",
    "lastmod",
    "last-modified",
    "article:modified_time",
)
_AUTHOR_NAMES = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_ADDRESS, _SITE, _SECTION = "og:url", "og:site_name", "article:section"
_NAMES = frozenset({*_TITLE_NAMES, *_DATE_NAMES, *_AUTHOR_NAMES, _ADDRESS, _SITE, _SECTION})
_NO_AUTHOR = ("http", "www.", "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Values as they stand in the page's HTML.

    Attributes:
        titles: headlines, best first.
        dates: dates of publication, the more trustworthy first.
        authors: names of authors.
        url: the page's own address.
        outlet: the site's name.
        section: the section's name.
        keywords: tags.
    """

    titles: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()


def read_metadata(parser: LexborHTMLParser) -> Metadata:
    """Read JSON-LD, Open Graph, meta names, itemprop, ``<time>``, ``<h1>`` and the canonical address.

    Args:
        parser: the parsed page.

    Returns:
        What was found; nothing is guessed.
    """
    named = _named(parser)
    linked, broken = _linked_data(parser)
    item = _items(parser)
    h1 = [t for t in (_clean(n.text(deep=True)) for n in parser.css("h1")) if t]
    given = [
        *(_clean(d.get("headline")) for d in linked),
        *(named.get(n, "") for n in _TITLE_NAMES),
        item.get("headline", ""),
        _clean(node.text(deep=True)) if (node := parser.css_first("title")) else "",
    ]
    dates = [
        *(_clean(d.get("datePublished")) for d in linked),
        *broken,
        item.get("datepublished", ""),
        *(named.get(n, "") for n in _DATE_NAMES),
    ]
    if not any(dates):
        dates.extend(_clean(n.attributes.get("datetime")) for n in parser.css("time[datetime]")[:1])
    canonical = parser.css_first('link[rel="canonical"]')
    authors = [*(a for d in linked for a in _authors(d.get("author"))), *(named.get(n, "") for n in _AUTHOR_NAMES)]
    return Metadata(
        titles=_titles(h1, [t for t in given if t]),
        dates=_distinct(dates),
        authors=_distinct([a for a in authors if not any(m in a.lower() for m in _NO_AUTHOR)]),
        url=_clean(canonical.attributes.get("href")) if canonical else named.get(_ADDRESS) or None,
        outlet=named.get(_SITE) or next((p for d in linked for p in _authors(d.get("publisher"))), None),
        section=named.get(_SECTION) or next((s for d in linked if (s := _clean(d.get("articleSection")))), None),
        keywords=_distinct(
            [_clean(n.attributes.get("content")) for n in parser.css('meta[property="article:tag"]')]
            or [k for d in linked for k in _keywords(d.get("keywords"))]
        ),
    )


def _titles(h1: list[str], given: list[str]) -> tuple[str, ...]:
    """Return the headlines, best first: an ``<h1>`` that another title confirms, the given ones, any ``<h1>``."""
    confirmed = [h for h in h1 if any(_same(h, g) for g in given) and len(h.split()) > 1]
    return _distinct([*confirmed, *given, *h1])


def _same(one: str, other: str) -> bool:
    """Tell whether one of two titles holds the other and is not much longer; a site's name alone is no headline."""
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer and 2 * len(shorter) > len(longer)


def _named(parser: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in parser.css("meta"):
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        if name in _NAMES and (value := _clean(attributes.get("content"))):
            found.setdefault(name, value)
    return found


def _items(parser: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("headline", "datePublished"):
        node = parser.css_first(f'[itemprop="{name}"]')
        if node is not None:
            attributes = node.attributes
            found[name.lower()] = _clean(
                attributes.get("content") or attributes.get("datetime") or node.text(deep=True)
            )
    return found


def _linked_data(parser: LexborHTMLParser) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the JSON-LD objects of a page that describe an article, and the dates in scripts that are no JSON."""
    objects: list[dict[str, Any]] = []
    broken: list[str] = []
    for node in parser.css('script[type="application/ld+json"]'):
        text = node.text(deep=True) or ""
        try:
            # A script cut short is no JSON.
            objects.extend(_articles(json.loads(text[:_JSON_CHARS], strict=False)))
        except (ValueError, RecursionError):
            broken += _BROKEN_DATE.findall(text[:_JSON_CHARS])[:1]
    return objects, broken


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects in a JSON-LD value that describe an article."""
    stack, seen = [value], 0
    while stack and seen < _JSON_OBJECTS:
        one = stack.pop(0)
        seen += 1
        if isinstance(one, list):
            stack.extend(one)
        elif isinstance(one, dict):
            kinds = one.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(str(k).lower().endswith(_ARTICLE_TYPES) for k in kinds):
                yield one
            stack.extend(v for v in (one.get("@graph"), one.get("mainEntity")) if v)


def _keywords(value: Any) -> list[str]:
    """Return the tags in a JSON-LD object: a list, or one string with commas."""
    values = value if isinstance(value, list) else [value]
    return [k.strip() for v in values for k in _clean(v).replace("\u060c", ",").split(",")]


def _authors(value: Any) -> list[str]:
    """Return the names in a JSON-LD author or publisher."""
    values = value if isinstance(value, list) else [value]
    return [name for v in values if (name := _clean(v.get("name") if isinstance(v, dict) else v))]


def _clean(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    return " ".join((unescape(unescape(value)) if "&" in value else value).split())


def _distinct(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))
