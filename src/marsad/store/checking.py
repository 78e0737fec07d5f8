"""Checks of a whole store: that every span slices to its surface, and what it holds, for comparing two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marsad.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from marsad.store.store import Store

# Tables and columns of the spans that are kept with their surface.
_SURFACES = (
    ("mentions", "x.article", "x.start", 'x."end"', "x.surface"),
    ("statements", "x.article", "x.cue_start", "x.cue_end", "x.cue"),
    ("statements", "x.article", "x.content_start", "x.content_end", "x.content"),
    ("events", "x.article", "x.trigger_start", "x.trigger_end", "x.trigger_text"),
    ("statement_via JOIN statements s ON s.no = x.statement", "s.article", "x.start", 'x."end"', "x.text"),
    ("evidence JOIN events e ON e.no = x.event", "e.article", "x.start", 'x."end"', "x.surface"),
    ("event_details JOIN events e ON e.no = x.event", "e.article", "x.start", 'x."end"', "x.surface"),
)


def span_faults(store: Store) -> Iterator[str]:
    """Yield every span that does not slice to its surface, or reaches beyond its article's text."""
    database = store.database
    texts = dict(database.rows("SELECT no, text FROM articles"))
    for table, article, start, end, surface in _SURFACES:
        name, _, join = table.partition(" ")
        rows = database.rows(f"SELECT {article}, {start}, {end}, {surface} FROM {name} x {join}")
        for number, first, last, told in rows:
            if texts[number][first:last] != told:
                yield f"{name}: {first}-{last} of article {number} is not {told!r}"
    for _, coded in store.coded_pages():
        for coding in coded.codings:
            length = len(coding.article.text)
            spans = [p.span for p in coding.article.paragraphs]
            spans += [s.sentence for s in coding.statements] + [s.occasion for s in coding.statements if s.occasion]
            spans += [e.place for e in coding.events if e.place]
            yield from (f"{coding.article.id}: {s} ends beyond the text" for s in spans if s.end > length)


def dump(store: Store) -> Mapping[str, list[Any]]:
    """Return all rows of all tables, and the places of all words in the search index."""
    database = store.database
    tables = [line.split()[2] for line in SCHEMA.splitlines() if line.startswith("CREATE TABLE")]
    rows = {table: sorted(database.rows(f"SELECT * FROM {table}"), key=repr) for table in tables}
    database.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.places USING fts5vocab ('main', 'words', 'instance')")
    return {**rows, "words": database.rows("SELECT * FROM temp.places ORDER BY doc, col, offset")}
