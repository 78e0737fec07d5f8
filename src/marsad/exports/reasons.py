"""What reading gives and why, for programs and for people: articles, blocks, date expressions, a date's reasoning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marsad.exports.printed import article_record, failure_records
from marsad.exports.readable import Paint, Tone, article_text, clean, failure_text, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.reading.blocks import Judged
    from marsad.reading.dates import DateExpression
    from marsad.reading.reader import Reading
    from marsad.reading.reasoning import Reasoning, Weighed
    from marsad.records import Article, Failure

_KEPT, _DROPPED = "kept", "dropped"
_WORDS = "words"


def reading_record(page: str, row: int | None, reading: Reading) -> dict[str, Any]:
    """Return a page's articles as a JSON-ready mapping, in the printed form without what is coded from them."""
    return {
        "page": page,
        "row": row,
        "outlet": reading.outlet,
        "articles": [article_record(a) for a in reading.articles],
        "failures": failure_records(reading.failures),
    }


def reading_text(reading: Reading, paint: Paint = plain) -> str:
    """Return a page's articles for reading."""
    return "\n\n".join([article_text(a, paint) for a in reading.articles] + [failure_text(f) for f in reading.failures])


def blocks_record(
    page: str, row: int | None, blocks: Sequence[Judged], failures: tuple[Failure, ...]
) -> dict[str, Any]:
    """Return a page's blocks as a JSON-ready mapping; their offsets count in the page's text."""
    return {
        "page": page,
        "row": row,
        "blocks": [_block_record(b) for b in blocks],
        "failures": failure_records(failures),
    }


def blocks_text(blocks: Sequence[Judged], paint: Paint = plain) -> str:
    """Return a page's blocks, one a line: kept or dropped, kind, reason, and the text below."""
    lines = []
    for judged in blocks:
        fate = f"{_KEPT} {judged.article}" if judged.kept else _DROPPED
        head = f"{fate:8} {judged.kind.value} ({judged.reason})"
        lines += [
            paint(clean(head), Tone.HEAD if judged.kept else Tone.QUIET),
            f"    {clean(judged.block.text)}",
        ]
    return "\n".join(lines)


def expression_record(one: DateExpression) -> dict[str, Any]:
    """Return a date expression as a JSON-ready mapping; offsets count code points."""
    return {"text": one.text, "start": one.start, "end": one.end, "edtf": one.edtf, "grain": one.grain.value}


def expression_text(one: DateExpression, paint: Paint = plain) -> str:
    """Return a date expression as a line: its words, what they mean, and what they were counted from."""
    counted = f"counted from {one.counted_from}" if one.counted_from else "by itself"
    how = f"({one.grain.value}, {counted}, rule {one.rule})" if one.edtf else f"({one.grain.value}, not told)"
    return f"{paint(one.edtf or '?', Tone.HEAD)} {clean(one.text)} {paint(how, Tone.QUIET)}"


def reasoning_record(article: Article, reasoning: Reasoning) -> dict[str, Any]:
    """Return how an article's date was worked out as a JSON-ready mapping."""
    published = reasoning.published
    return {
        "id": article.id,
        "title": article.title,
        "edtf": published.edtf,
        "earliest": published.earliest.isoformat() if published.earliest else None,
        "latest": published.latest.isoformat() if published.latest else None,
        "basis": published.basis.value,
        "clues": [
            {
                "text": c.text,
                "place": c.place.value if c.place else _WORDS,
                "tells": c.tells,
                "verdict": c.verdict.value,
                "reason": c.reason,
            }
            for c in reasoning.clues
        ],
    }


def reasoning_text(article: Article, reasoning: Reasoning, paint: Paint = plain) -> str:
    """Return how an article's date was worked out: the answer, then every clue with what became of it."""
    published = reasoning.published
    answer = f"published {published.edtf} ({published.basis.value})" if published.edtf else "date unknown"
    lines = [paint(clean(article.title) or "(no headline)", Tone.HEAD), answer]
    lines += [_clue_text(c, paint) for c in reasoning.clues] or ["no clue was found"]
    return "\n".join(lines)


def _clue_text(clue: Weighed, paint: Paint) -> str:
    head = f"{clue.verdict.value:8} {clue.place.value if clue.place else _WORDS}: {clue.tells}"
    return f"{head} {paint(f'({clean(clue.reason)})', Tone.QUIET)}\n    {clean(clue.text)}"


def _block_record(judged: Judged) -> dict[str, Any]:
    block = judged.block
    return {
        "kept": judged.kept,
        "kind": judged.kind.value,
        "reason": judged.reason,
        "article": judged.article,
        "text": block.text,
        "start": block.place.start,
        "end": block.place.end,
        "tag": block.tag,
        "links": round(block.links, 2),
    }
