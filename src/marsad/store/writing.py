"""Writes a coded page into the store's tables."""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from marsad.edtf import parse_edtf
from marsad.store.search import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.records import CodedPage, Coding, Event, Failure, Page, Published, Span, Statement
    from marsad.store.database import Database

# Names whose folded forms are held at hand.
_NAMES = 16_384


def fingerprint(page: Page) -> str:
    """Return a digest of a page's content and of all that its source tells of it, but not of its name."""
    told = [page.form.value, page.content, page.url, page.outlet, page.title, page.date]
    return blake2b(json.dumps(told).encode(), digest_size=16).hexdigest()


def write_page(database: Database, page: Page, coded: CodedPage, made_with: str) -> None:
    """Write a page with all that came of it, in place of what came of it before. Call within a transaction."""
    mark = fingerprint(page)
    former = database.rows(
        "SELECT article FROM page_articles WHERE page = (SELECT no FROM pages WHERE fingerprint = ?)", (mark,)
    )
    database.run("DELETE FROM pages WHERE fingerprint = ?", (mark,))
    _forget_failure(database, page.name, page.row)
    number = database.run(
        "INSERT INTO pages (fingerprint, name, row, form, url, outlet, title, date, decoded, content, found_outlet,"
        " made_with) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            mark, page.name, page.row, page.form.value, page.url, page.outlet, page.title, page.date, page.decoded,
            zlib.compress(page.content.encode()), coded.outlet, made_with,
        ),
    )  # fmt: skip
    for place, coding in enumerate(coded.codings):
        article = _article(database, coding, made_with)
        database.run("INSERT INTO page_articles VALUES (?, ?, ?)", (number, place, article))
    for (article,) in former:
        database.run("DELETE FROM articles WHERE no = ? AND no NOT IN (SELECT article FROM page_articles)", (article,))
    for failure in coded.failures:
        write_failure(database, failure, number)


def write_failure(database: Database, failure: Failure, page: int | None = None) -> None:
    """Write a failure; one of a source, where no page could be made, takes the place of the one before."""
    if page is None:
        if database.row(
            "SELECT 1 FROM failures WHERE page IS NULL AND name = ? AND row IS ? AND code = ? AND message = ?",
            (failure.page, failure.row, failure.code, failure.message),
        ):
            return
        _forget_failure(database, failure.page, failure.row)
    database.run(
        "INSERT INTO failures (page, name, row, stage, code, message) VALUES (?, ?, ?, ?, ?, ?)",
        (page, failure.page, failure.row, failure.stage, failure.code, failure.message),
    )


def _forget_failure(database: Database, name: str, row: int | None) -> None:
    database.run("DELETE FROM failures WHERE page IS NULL AND name = ? AND row IS ?", (name, row))


def _article(database: Database, coding: Coding, made_with: str) -> int:
    """Return the number of an article, written if it is new or was made by other versions."""
    found = database.row("SELECT no, made_with FROM articles WHERE id = ?", (coding.article.id,))
    if found and found[1] == made_with:
        return int(found[0])
    links = []
    if found:
        links = database.rows("SELECT page, place FROM page_articles WHERE article = ?", (found[0],))
        database.run("DELETE FROM articles WHERE no = ?", (found[0],))
    number = _Writer(database, coding).write(made_with)
    database.run_many("INSERT INTO page_articles VALUES (?, ?, ?)", [(*link, number) for link in links])
    return number


class _Writer:
    """Writes the rows of one article."""

    def __init__(self, database: Database, coding: Coding) -> None:
        self._database = database
        self._coding = coding
        self._text = coding.article.text
        self._countries = {a.key: a.country for a in coding.actors}
        self._numbers: dict[str, int] = {}

    def write(self, made_with: str) -> int:
        number = self._write_article(made_with)
        self._write_actors(number)
        for place, statement in enumerate(self._coding.statements):
            self._write_statement(number, place, statement)
        for place, event in enumerate(self._coding.events):
            self._write_event(number, place, event)
        return number

    def _write_article(self, made_with: str) -> int:
        article = self._coding.article
        published = article.published
        number = self._database.run(
            "INSERT INTO articles (id, page, row, title, text, url, outlet, outlet_id, section, published, earliest,"
            " latest, published_basis, published_evidence, published_rejected, authors, credited_sources, keywords,"
            " made_with) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article.id, article.page, article.row, article.title, article.text, article.url, article.outlet,
                article.outlet_id, article.section, published.edtf, *_days(published), published.basis.value,
                _json(published.evidence), _json(published.rejected), _json(article.authors),
                _json(article.credited_sources), _json(article.keywords), made_with,
            ),
        )  # fmt: skip
        self._database.run_many(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?, ?)",
            [(number, place, *_ends(p.span), *_ends(p.place)) for place, p in enumerate(article.paragraphs)],
        )
        body = len(article.title)
        self._database.run(
            "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
            (number, folded_words(self._text[:body]), folded_words(self._text[body:])),
        )
        return number

    def _write_actors(self, article: int) -> None:
        appearances, mentions, spellings = [], [], set()
        for place, actor in enumerate(self._coding.actors):
            number = self._number(actor.key)
            appearances.append(
                (article, place, number, actor.name, actor.name_en, actor.name_en_made, actor.kind.value, actor.country,
                 actor.role)
            )  # fmt: skip
            for order, mention in enumerate(actor.mentions):
                surface = mention.span.of(self._text)
                mentions.append((article, place, order, *_ends(mention.span), surface, mention.reason))
                spellings.add((surface, number))
            spellings |= {(name, number) for name in (actor.name, actor.name_en) if name}
        self._database.run_many("INSERT INTO appearances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", appearances)
        self._database.run_many("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)", mentions)
        self._database.run_many(
            "INSERT OR IGNORE INTO spellings VALUES (?, ?)", sorted((_form(name), n) for name, n in spellings)
        )

    def _write_statement(self, article: int, place: int, statement: Statement) -> None:
        number = self._database.run(
            "INSERT INTO statements (id, article, place, form, cue_start, cue_end, cue, content_start, content_end,"
            " content, occasion_start, occasion_end, occasion_kind, date, date_basis, sentence_start, sentence_end,"
            " in_title, rule, entries, candidates)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                statement.id, article, place, statement.form.value, *self._marked(statement.cue),
                *self._marked(statement.content), *_ends(statement.occasion),
                statement.occasion_kind and statement.occasion_kind.value, statement.date, statement.date_basis.value,
                *_ends(statement.sentence),
                statement.in_title, statement.made.rule, _json(statement.made.entries),
                _json(statement.made.candidates),
            ),
        )  # fmt: skip
        for table, keys in (("statement_speakers", statement.speakers), ("statement_to", statement.to)):
            self._database.run_many(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?)",
                [(number, order, *self._party(key)) for order, key in enumerate(keys)],
            )
        self._database.run_many(
            "INSERT INTO statement_via VALUES (?, ?, ?, ?, ?, ?)",
            [
                (number, order, carrier.text, *_ends(carrier.span), carrier.key and self._number(carrier.key))
                for order, carrier in enumerate(statement.via)
            ],
        )
        self._write_subjects(number, statement)

    def _write_subjects(self, number: int, statement: Statement) -> None:
        """Write what a statement is about: issues, states, stances, and whom it names."""
        self._database.run_many(
            "INSERT INTO statement_issues VALUES (?, ?, ?, ?, ?, ?)",
            [(number, order, i.issue, *self._marked(i.span)) for order, i in enumerate(statement.issues)],
        )
        self._database.run_many(
            "INSERT INTO statement_states VALUES (?, ?, ?)",
            [(number, order, code) for order, code in enumerate(statement.states)],
        )
        self._database.run_many(
            "INSERT INTO statement_stances VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (number, order, s.kind.value, s.towards, *self._marked(s.evidence))
                for order, s in enumerate(statement.stances)
            ],
        )
        content = statement.content
        named = [
            actor.key
            for actor in self._coding.actors
            if any(content.start <= m.span.start and m.span.end <= content.end for m in actor.mentions)
        ]
        self._database.run_many(
            "INSERT OR IGNORE INTO statement_about VALUES (?, ?, ?)", [(number, *self._party(key)) for key in named]
        )

    def _write_event(self, article: int, place: int, event: Event) -> None:
        days = parse_edtf(event.date)
        number = self._database.run(
            "INSERT INTO events (id, article, place, type, mode, status, date, date_basis, earliest, latest,"
            " where_start, where_end, where_country, trigger_start, trigger_end, trigger_text, attributed_to, speech,"
            " in_title, rule, entries, candidates)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                event.id, article, place, event.type.value, event.mode, event.status.value, event.date,
                event.date_basis.value, days and days.earliest and days.earliest.isoformat(),
                days and days.latest and days.latest.isoformat(), *_ends(event.place), event.place_country,
                *self._marked(event.trigger), event.attributed_to and self._number(event.attributed_to), event.speech,
                event.in_title, event.made.rule, _json(event.made.entries), _json(event.made.candidates),
            ),
        )  # fmt: skip
        parties = (("actor", event.actors), ("target", event.targets), ("mediator", event.mediators))
        self._database.run_many(
            "INSERT INTO event_parties VALUES (?, ?, ?, ?, ?)",
            [(number, role, order, *self._party(key)) for role, keys in parties for order, key in enumerate(keys)],
        )
        self._database.run_many(
            "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)",
            [(number, order, *self._marked(span)) for order, span in enumerate(event.evidence)],
        )
        self._database.run_many(
            "INSERT INTO event_details VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, order, d.kind.value, d.value, d.least, d.most, *self._marked(d.span))
                for order, d in enumerate(event.details)
            ],
        )

    def _number(self, key: str) -> int:
        """Return the number of an identity, which is made at its first appearance."""
        number = self._numbers.get(key)
        if number is None:
            found = self._database.row("SELECT no FROM actors WHERE key = ?", (key,))
            number = int(found[0]) if found else self._database.run("INSERT INTO actors (key) VALUES (?)", (key,))
            self._numbers[key] = number
        return number

    def _party(self, key: str) -> tuple[int, str | None]:
        return self._number(key), self._countries.get(key)

    def _marked(self, span: Span) -> tuple[int, int, str]:
        return span.start, span.end, span.of(self._text)


@lru_cache(_NAMES)
def _form(name: str) -> str:
    """Return a name folded; news repeats its names."""
    return folded_words(name)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _days(published: Published) -> tuple[str | None, str | None]:
    return (
        published.earliest.isoformat() if published.earliest else None,
        published.latest.isoformat() if published.latest else None,
    )


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
