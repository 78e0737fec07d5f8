"""Records and answers as text for people to read, plain or painted."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from marsad.asking.answers import EventAnswer
from marsad.asking.telling import tell_event, tell_statement
from marsad.exports.tables import changes_text, detail_text
from marsad.records import DetailKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from marsad.asking.answers import (
        ActorAnswer,
        Explanation,
        Found,
        Party,
        Position,
        Source,
        StatementAnswer,
        StatusAnswer,
    )
    from marsad.gathering.identities import Link
    from marsad.gathering.same_name import NameMatch
    from marsad.records import Article, CodedPage, Coding, Failure, Span


class Tone(StrEnum):
    """How a stretch of text is meant to stand out."""

    HEAD = "head"
    QUIET = "quiet"
    #: Evidence in a passage; by its label where that is one of these, else as any other mark.
    MARK = "mark"
    TRIGGER = "trigger"
    ACTOR = "actor"
    TARGET = "target"
    DATE = "date"
    PLACE = "place"


#: Gives a stretch of text the look of its tone.
Paint = Callable[[str, Tone], str]

_ARROW = " \u2190 "
_BRACKETS = "\u3010", "\u3011"
# What would drive a terminal, and line ends where one line is wanted.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")
_SHOWN = 10


def plain(text: str, tone: Tone) -> str:
    """Paint without colour: only marks stand out, by brackets."""
    return text if tone in (Tone.HEAD, Tone.QUIET) else text.join(_BRACKETS)


def line_text(answer: EventAnswer | StatementAnswer, paint: Paint = plain) -> str:
    """Return an event or statement as a line of a timeline: what, its sentence, its chain."""
    if isinstance(answer, EventAnswer):
        what = " ".join(w for w in (answer.type.value, answer.mode, answer.status.value) if w)
        parties = ", ".join(_names(answer.actors)) or "?"
        if answer.targets:
            parties += " > " + ", ".join(_names(answer.targets))
        if answer.mediators:
            parties += " (through " + ", ".join(_names(answer.mediators)) + ")"
        # The date stands at the head of the line.
        if details := [detail_text(d) for d in answer.details if d.kind is not DetailKind.DATE]:
            what += f" ({', '.join(details)})"
    else:
        # The cue tells statements of one sentence apart.
        what, parties = f"statement ({clean(answer.cue)})", ", ".join(_names(answer.speakers)) or "?"
        if answer.to:
            parties += " to " + ", ".join(_names(answer.to))
    day = answer.date or "undated"
    return (
        f"{paint(f'{day:12}', Tone.HEAD)} {what}: {clean(parties)} {paint(answer.id, Tone.QUIET)}\n"
        f"    {clean(answer.sentence)}\n"
        f"{_stances_text(answer)}"
        f"    {_chain_text(answer.chain, answer.source)} {paint(_source_text(answer.source), Tone.QUIET)}"
    )


def position_text(position: Position, paint: Paint = plain) -> str:
    """Return a wording: its first statement, what it changes, and where it was said again."""
    lines = [line_text(position.statement, paint)]
    if position.changes:
        lines.append(f"    changed from {position.changed_from}: {clean(changes_text(position.changes))}")
    if position.repeated:
        times = "once" if len(position.repeated) == 1 else f"{len(position.repeated)} times"
        outlets = dict.fromkeys(a.source.outlet or "outlet unknown" for a in position.repeated)
        lines.append(f"    in the same words {times} more: {clean(', '.join(outlets))}")
    return "\n".join(lines)


def _stances_text(answer: EventAnswer | StatementAnswer) -> str:
    """Return the stands that a statement takes, a line each, with the words that take them."""
    if isinstance(answer, EventAnswer):
        return ""
    return "".join(f"    {s.kind.value} {s.name}: {clean(s.words)}\n" for s in answer.stances)


def article_text(article: Article, paint: Paint = plain) -> str:
    """Return an article: headline, facts, paragraphs."""
    published = article.published
    facts = [
        article.outlet or "outlet unknown",
        f"published {published.edtf} ({published.basis.value})" if published.edtf else "date unknown",
        *article.credited_sources,
        article.id,
    ]
    lines = [
        paint(clean(article.title) or "(no headline)", Tone.HEAD),
        paint(clean(" \u00b7 ".join(facts)), Tone.QUIET),
        "",
        *(clean(p.span.of(article.text)) for p in article.paragraphs),
    ]
    return "\n".join(lines)


def coding_text(coding: Coding, paint: Paint = plain) -> str:
    """Return an article with its statements and events under it."""
    lines = [article_text(coding.article, paint)]
    statements = [tell_statement(coding, s) for s in coding.statements]
    events = [tell_event(coding, e) for e in coding.events]
    for name, answers in (("Statements", statements), ("Events", events)):
        lines += ["", paint(f"{name}: {len(answers)}", Tone.HEAD)]
        lines += [_short_text(answer, paint) for answer in answers]
    return "\n".join(lines)


def page_text(coded: CodedPage, paint: Paint = plain) -> str:
    """Return all that came of a page."""
    texts = [coding_text(c, paint) for c in coded.codings] + [failure_text(f) for f in coded.failures]
    return "\n\n".join(texts)


def failure_text(failure: Failure) -> str:
    """Return a failure as one line: where, what happened and what to do, its code."""
    row = f":{failure.row}" if failure.row is not None else ""
    return clean(f"{failure.page}{row}: {failure.message} [{failure.code}]")


def found_text(found: Found, paint: Paint = plain) -> str:
    """Return an article that was found, with the words marked in a stretch of its text."""
    source = found.source
    head = f"{paint(clean(source.title) or '(no headline)', Tone.HEAD)} {paint(_source_text(source), Tone.QUIET)}"
    places = f"{len(found.places)} place{'s' if len(found.places) != 1 else ''}"
    foot = clean(f"{source.outlet or 'outlet unknown'} \u00b7 {places}")
    return f"{head}\n    {_marked(found.snippet, [(span, Tone.MARK) for span in found.marks], paint)}\n    {foot}"


def actor_text(actor: ActorAnswer, paint: Paint = plain) -> str:
    """Return what is known of an actor; of long lists the last ones."""
    title = " \u00b7 ".join(x for x in (actor.name, actor.name_en, actor.kind.value, actor.country) if x)
    lines = [
        f"{paint(clean(title), Tone.HEAD)} {paint(actor.key, Tone.QUIET)}",
        f"named in {actor.articles} article{'s' if actor.articles != 1 else ''}",
        "spellings: " + clean(", ".join(f"{t.name} ({t.count})" for t in actor.spellings)),
    ]
    if actor.roles:
        lines.append("titles: " + clean(", ".join(f"{t.name} ({t.count})" for t in actor.roles)))
    if actor.met:
        lines.append("met: " + clean(", ".join(f"{m.party.name_en or m.party.name} ({m.count})" for m in actor.met)))
    for name, statements in (("said", actor.said), ("said about", actor.said_about)):
        lines += ["", paint(f"{name}: {len(statements)}", Tone.HEAD)]
        if len(statements) > _SHOWN:
            lines[-1] += f" (the last {_SHOWN} here; all with --json)"
        lines += [line_text(s, paint) for s in statements[-_SHOWN:]]
    return "\n".join(lines)


def link_text(link: Link, paint: Paint = plain) -> str:
    """Return a doubtful merge or split of two persons."""
    lines = [paint(f"{link.decision} {link.score:.2f}: {'; '.join(link.reasons)}", Tone.HEAD)]
    for bearer in (link.a, link.b):
        told = " \u00b7 ".join(", ".join(x) for x in (bearer.names, bearer.countries, bearer.roles) if x)
        lines.append(f"    {clean(told)} {paint(f'{bearer.key} ({bearer.articles})', Tone.QUIET)}")
    return "\n".join(lines)


def match_text(a: str, b: str, match: NameMatch, paint: Paint = plain) -> str:
    """Return two names with what became of them."""
    return f"{paint(f'{match.verdict} {match.score:.2f}', Tone.HEAD)} {clean(a)} | {clean(b)}\n    " + clean(
        "; ".join(match.reasons)
    )


def explanation_text(explanation: Explanation, paint: Paint = plain) -> str:
    """Return how a record was made, with its evidence marked in the sentence."""
    lines = [
        f"{paint(clean(explanation.summary), Tone.HEAD)} {paint(explanation.id, Tone.QUIET)}",
        f"rule: {explanation.rule}",
        *(f"entry: {e.key}" + (f" ({e.gloss})" if e.gloss else "") for e in explanation.entries),
        *(f"reading: {clean(c)}" for c in explanation.candidates),
        "",
        _marked(explanation.passage, [(m.span, _tone(m.label)) for m in explanation.marks], paint),
        "",
        *(f"{m.label}: {clean(m.span.of(explanation.passage))}" for m in explanation.marks),
        paint(f"{explanation.source.outlet or 'outlet unknown'} {_source_text(explanation.source)}", Tone.QUIET),
    ]
    return "\n".join(lines)


def status_text(status: StatusAnswer, paint: Paint = plain) -> str:
    """Return what is in a store."""
    period = f"{status.earliest} to {status.latest}" if status.earliest else "no dates"
    found = f"{status.actors} actors, {status.statements} statements, {status.events} events"
    lines = [
        f"{status.pages} pages, {status.articles} articles, {found}",
        f"published: {period}; {status.undated} without a date",
        "outlets: " + clean(", ".join(f"{t.name or 'unknown'} ({t.count})" for t in status.outlets)),
    ]
    if status.outdated:
        lines.append(f"{status.outdated} pages were made by another version; add them again to make them anew")
    lines.append(paint(f"failures: {len(status.failures)}", Tone.HEAD))
    return "\n".join(lines + [failure_text(f) for f in status.failures])


def _short_text(answer: EventAnswer | StatementAnswer, paint: Paint) -> str:
    """Return an event or statement under its article: what, by whose word, the words themselves."""
    if isinstance(answer, EventAnswer):
        when = f" {answer.date}" if answer.date else ""
        what = " ".join(w for w in (answer.type.value, answer.mode, answer.status.value) if w) + when
        who = ", ".join(p.name for p in answer.actors) or "?"
        if answer.targets:
            who += " > " + ", ".join(p.name for p in answer.targets)
        words = " \u2026 ".join(answer.evidence)
        return f"  {what}: {clean(who)} {paint(answer.id, Tone.QUIET)}\n      {clean(words)}"
    head = f"{_chain_text(answer.chain, answer.source)} ({clean(answer.cue)}, {answer.form.value})"
    return f"  {head} {paint(answer.id, Tone.QUIET)}\n      {clean(answer.content)}"


def _names(parties: Iterable[Party]) -> list[str]:
    return [p.name_en or p.name for p in parties]


def _chain_text(chain: Sequence[str], source: Source) -> str:
    links = chain if source.outlet else ("outlet unknown", *chain)
    return _ARROW.join(clean(link) for link in links)


def _source_text(source: Source) -> str:
    published = f"published {source.published}" if source.published else "date unknown"
    return f"({source.article}, {published})"


def _tone(label: str) -> Tone:
    """Return the look of a piece of evidence."""
    return Tone(label) if label in set(Tone) else Tone.MARK


def _marked(text: str, marks: Iterable[tuple[Span, Tone]], paint: Paint) -> str:
    pieces, place = [], 0
    for span, tone in marks:
        pieces += [clean(text[place : span.start]), paint(clean(span.of(text)), tone)]
        place = span.end
    return "".join([*pieces, clean(text[place:])])


def clean(text: str) -> str:
    """Return text of a page as one line that can't drive the terminal."""
    return _CONTROLS.sub(" ", text)
