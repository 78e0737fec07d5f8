"""The commands that take pages in: `code` and `add`."""

from __future__ import annotations

import sys
import time
from collections import Counter
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from marsad.cli.options import form_option, paths_argument, store_option
from marsad.cli.output import Exit, json_text, out, painter, say
from marsad.exports.printed import page_record
from marsad.exports.readable import failure_text, page_text
from marsad.intake import code_safely, failed_page
from marsad.lexicon.compiled import load_lexicon
from marsad.records import Page
from marsad.sources.receiving import receive
from marsad.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from marsad.records import CodedPage, Failure

_INTERRUPTED = 130


@click.command("code")
@paths_argument
@form_option
def code_command(paths: tuple[Path, ...], form: str) -> int:
    """Print what pages hold; nothing is stored.

    \b
    Examples:
      marsad code page.html --format text
      marsad code pages/ > coded.jsonl
      marsad code rows.jsonl.gz | jq .articles[].statements[].text
      cat page.txt | marsad code -

    A PATH is a text, HTML or JSONL file (one page a row, in a field `text`; `outlet`, `url`, `title` and `date` are
    read too), a folder of them, or - for standard input.
    """
    lexicon, paint, failed = load_lexicon(), painter(), False
    for received in receive(paths):
        coded = code_safely(received, lexicon) if isinstance(received, Page) else failed_page(received)
        out(json_text(page_record(coded)) if form == "jsonl" else page_text(coded, paint) + "\n")
        for failure in coded.failures:
            failed = True
            say(failure_text(failure))
    return Exit.PARTLY if failed else Exit.DONE


@click.command("add")
@paths_argument
@store_option
def add_command(paths: tuple[Path, ...], store: Path) -> int:
    """Read pages and keep what they hold in a store.

    \b
    Examples:
      marsad add pages/
      marsad add rows.jsonl.gz --store russia-china.db

    A page that the store holds already is passed over, so a run that was stopped is finished by running it again.
    """
    counts: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    started = time.monotonic()
    interrupted = False
    with Store(store, create=True) as kept, _progress() as (tell, show):
        try:
            _add_all(kept, paths, counts, failures, tell, show)
        except KeyboardInterrupt:
            interrupted = True
    seconds = time.monotonic() - started
    done = counts["pages"] + counts["known"]
    say(
        f"added {counts['pages']} pages ({counts['articles']} articles, {counts['statements']} statements,"
        f" {counts['events']} events) in {seconds:.1f} s, {done / max(seconds, 1e-9):.0f} pages/s;"
        f" {counts['known']} were there; {failures.total()} failed"
        + (" (" + ", ".join(f"{code}: {n}" for code, n in failures.most_common()) + ")" if failures else "")
    )
    if interrupted:
        say("stopped; run the same command again to go on")
        return _INTERRUPTED
    return Exit.PARTLY if failures else Exit.DONE


def _add_all(
    store: Store,
    paths: Iterable[Path],
    counts: Counter[str],
    failures: Counter[str],
    tell: Callable[[str], None],
    show: Callable[[Counter[str], Counter[str]], None],
) -> None:
    lexicon = load_lexicon()
    for received in receive(paths):
        if not isinstance(received, Page):
            store.add_failure(received)
            _fail(received, failures, tell)
        elif store.holds(received):
            counts["known"] += 1
        else:
            coded = code_safely(received, lexicon)
            store.add(received, coded)
            _count(coded, counts)
            for failure in coded.failures:
                _fail(failure, failures, tell)
        show(counts, failures)


def _fail(failure: Failure, failures: Counter[str], tell: Callable[[str], None]) -> None:
    failures[failure.code] += 1
    tell(failure_text(failure))


def _count(coded: CodedPage, counts: Counter[str]) -> None:
    counts["pages"] += 1
    counts["articles"] += len(coded.codings)
    counts["statements"] += sum(len(c.statements) for c in coded.codings)
    counts["events"] += sum(len(c.events) for c in coded.codings)


_Progress = tuple["Callable[[str], None]", "Callable[[Counter[str], Counter[str]], None]"]


def _progress() -> AbstractContextManager[_Progress]:
    """Return how to tell failures and show how far things are: with a moving line on a terminal, else without."""
    if not sys.stderr.isatty():
        return nullcontext((say, lambda _counts, _failures: None))
    # Loaded here because only a terminal needs it.
    from marsad.cli.progress import moving_line  # noqa: PLC0415

    return moving_line()
