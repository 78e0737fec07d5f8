"""What statements are about: the issues and states that their contents name, and when they were made."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.stances import StanceFinder
from marsad.edtf import parse_edtf
from marsad.lexicon.entries import EntryKind
from marsad.reading.dates import find_dates
from marsad.records import ActorKind, Basis, IssueMention

if TYPE_CHECKING:
    import datetime as dt

    from marsad.coding.cast import Cast
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Hit
    from marsad.reading.dates import DateExpression
    from marsad.records import Article, Statement

# A day that stands so many words before a cue is that of its clause.
_BEFORE = 4
_QUOTES = frozenset('"\u00ab\u201c')
# Names within which the name of an issue is but a part: «the International Atomic Energy Agency».
_NAMES = (EntryKind.ORGANIZATION, EntryKind.OUTLET)


def tell_subjects(
    marked: MarkedText, cast: Cast, statements: tuple[Statement, ...], article: Article
) -> tuple[Statement, ...]:
    """Return statements with what they are about: issues, states, stances, and the day on which they were made.

    Args:
        marked: the article's text.
        cast: its actors and phrases.
        statements: its statements.
        article: the article itself, for its day.
    """
    if not statements:
        return statements
    issues = find_issues(marked)
    places = [h.first for h in issues]
    states = sorted(
        (m.span.start, m.span.end, a.country) for a in cast.actors if a.kind is ActorKind.STATE for m in a.mentions
    )
    stances = StanceFinder(marked, cast, issues, statements)
    days = parse_edtf(article.published.edtf)
    day = days.earliest if days and days.earliest == days.latest else None
    dates = find_dates(marked.text, day, words=marked.words, scanned=marked.dates)
    told = []
    for index, statement in enumerate(statements):
        content = statement.content
        first, last = marked.word_at(content.start), marked.word_at(content.end - 1) + 1
        named: dict[str, IssueMention] = {}
        for hit in issues[bisect_left(places, first) : bisect_left(places, last)]:
            if hit.last <= last:
                span = marked.bare_span(hit.first, hit.last, hit.prefix)
                named.setdefault(hit.entry.id, IssueMention(issue=hit.entry.id, span=span))
        codes = [code for start, end, code in states if code and content.start <= start and end <= content.end]
        date, basis = _date(marked, statement, dates, day)
        told.append(
            replace(
                statement,
                issues=tuple(named.values()),
                states=tuple(dict.fromkeys(codes)),
                stances=stances.stances(index),
                date=date,
                date_basis=basis,
            )
        )
    return tuple(told)


def find_issues(marked: MarkedText) -> tuple[Hit, ...]:
    """Return the names of issues in a text in order of place; of names that overlap, the longest."""
    found: list[Hit] = []
    end = -1
    for first, hits in sorted(marked.by_kind.get(EntryKind.ISSUE, {}).items()):
        hit = max(hits, key=lambda h: h.last)
        wider = any(h.last > hit.last for h in marked.at(first, *_NAMES))
        if hit.last > end and not wider:
            found.append(hit)
            end = hit.last
    return tuple(found)


def _date(
    marked: MarkedText, statement: Statement, dates: tuple[DateExpression, ...], day: dt.date | None
) -> tuple[str | None, Basis]:
    """Return the day on which something was said, where a day is named in the cue's own clause.

    That is between the cue and its content («said on Tuesday that ...»), or right before the cue («on Tuesday he
    said»). A day after the article's own is not the statement's.
    """
    cue, content = statement.cue, statement.content
    if content.start <= cue.end:
        return None, Basis.UNKNOWN
    ahead = max(marked.word_at(statement.sentence.start), marked.word_at(cue.start) - _BEFORE)
    for start, end in ((cue.end, content.start), (marked.words[ahead].start, cue.start)):
        for date in dates[bisect_left(dates, start, key=lambda d: d.start) :]:
            if date.end > end:
                break
            named = marked.text[date.start - 1] in _QUOTES  # «Today» is a paper
            if date.first and date.first == date.last and not named and not (day and date.first > day):
                return date.edtf, Basis.INFERRED if date.counted_from else Basis.STATED
    return None, Basis.UNKNOWN
