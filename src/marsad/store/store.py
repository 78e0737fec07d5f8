"""The store: pages and all that was made of them, in one file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from marsad.records import CodedPage
from marsad.store import tallies
from marsad.store.database import open_database
from marsad.store.loading import load_article, load_coding, load_failures, load_page
from marsad.store.selecting import EventChoice, StatementChoice, select_events, select_statements
from marsad.store.writing import fingerprint, write_failure, write_page
from marsad.versions import made_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from marsad.records import Article, Coding, Event, Failure, Page, Statement
    from marsad.store.search import Query
    from marsad.store.tallies import Profile, Sighting, Summary

# Codings held at hand: the lines of a listing that follow each other often stand in one article.
_AT_HAND = 32


class Store:
    """An open store. Close it, or use it in a ``with`` statement.

    Args:
        path: the file.
        create: whether to make it if it is not there.

    Raises:
        StoreError: it can't be opened; the file is left as it was. Every method raises it when the file can't be used.
    """

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        #: The file.
        self.path = Path(path)
        self.database = open_database(self.path, create=create)
        self._coding = lru_cache(_AT_HAND)(lambda number: load_coding(self.database, number))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def holds(self, page: Page) -> bool:
        """Tell whether a page is kept already, as made by today's stages and resources."""
        found = self.database.row("SELECT made_with FROM pages WHERE fingerprint = ?", (fingerprint(page),))
        return found is not None and found[0] == made_with()

    def add(self, page: Page, coded: CodedPage) -> bool:
        """Keep a page and what came of it, in one transaction.

        Returns:
            Whether anything changed: a page that the store holds already changes nothing.
        """
        if self.holds(page):
            return False
        with self.database.transaction():
            write_page(self.database, page, coded, made_with())
        self._coding.cache_clear()
        return True

    def add_failure(self, failure: Failure) -> None:
        """Keep a failure of a source, of which no page could be made."""
        with self.database.transaction():
            write_failure(self.database, failure)

    def coded_pages(self) -> Iterator[tuple[Page, CodedPage]]:
        """Yield every page with what came of it, in the order in which they were added."""
        for number, outlet in self.database.rows("SELECT no, found_outlet FROM pages ORDER BY no"):
            page = load_page(self.database, number)
            articles = self.database.rows("SELECT article FROM page_articles WHERE page = ? ORDER BY place", (number,))
            yield (
                page,
                CodedPage(
                    page=page.name,
                    row=page.row,
                    outlet=outlet,
                    codings=tuple(self._coding(article) for (article,) in articles),
                    failures=load_failures(self.database, number),
                ),
            )

    def failures(self) -> tuple[Failure, ...]:
        """Return all that could not be received, read or coded, by name and row."""
        return load_failures(self.database)

    def coding(self, record_id: str) -> Coding | None:
        """Return the article with an id, or the one that a statement or event with it stands in, or None."""
        found = self.database.row(
            "SELECT no FROM articles WHERE id = ?1 UNION ALL SELECT article FROM statements WHERE id = ?1"
            " UNION ALL SELECT article FROM events WHERE id = ?1",
            (record_id,),
        )
        return self._coding(found[0]) if found else None

    def choose_statements(self, choice: StatementChoice) -> Iterator[tuple[Coding, Statement]]:
        """Yield statements with their articles, by date of publication, undated ones last."""
        for article, place in select_statements(self.database, choice):
            coding = self._coding(article)
            yield coding, coding.statements[place]

    def choose_events(self, choice: EventChoice) -> Iterator[tuple[Coding, Event]]:
        """Yield events with their articles, by the events' dates, undated ones last."""
        for article, place in select_events(self.database, choice):
            coding = self._coding(article)
            yield coding, coding.events[place]

    def articles_with(self, query: Query) -> Iterator[Article]:
        """Yield the articles that hold all words of a query, best first; phrases are not checked yet."""
        rows = self.database.rows(
            "SELECT a.no FROM words JOIN articles a ON a.no = words.rowid WHERE words MATCH ?"
            " ORDER BY bm25(words, 3.0, 1.0), a.id",
            (query.match_expression(),),
        )
        for (number,) in rows:
            yield load_article(self.database, number)

    def keys_of(self, form: str) -> tuple[str, ...]:
        """Return the keys of the actors met by a folded name, those in most articles first."""
        return tallies.find_keys(self.database, form)

    def names(self) -> tuple[str, ...]:
        """Return every folded name by which an actor was met."""
        return tallies.all_names(self.database)

    def persons(self) -> Iterator[Sighting]:
        """Yield the persons whom articles name, by key, name, state and title; not those called by a title alone."""
        return tallies.persons(self.database)

    def profile(self, keys: Sequence[str]) -> Profile | None:
        """Return how the articles show one actor, who may have several keys, or None if they don't."""
        return tallies.profile(self.database, keys)

    def summary(self) -> Summary:
        """Return what the store holds."""
        return tallies.summarise(self.database, made_with())
