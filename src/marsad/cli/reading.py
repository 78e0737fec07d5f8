"""The commands that show what reading does: `read`, `date` and `dates`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from marsad.cli.options import form_option, paths_argument
from marsad.cli.output import Exit, json_text, out, painter, print_array, say
from marsad.exports.readable import failure_text
from marsad.exports.reasons import (
    blocks_record,
    blocks_text,
    expression_record,
    expression_text,
    reading_record,
    reading_text,
    reasoning_record,
    reasoning_text,
)
from marsad.intake import read_safely
from marsad.lexicon.compiled import load_lexicon
from marsad.reading.dates import find_dates
from marsad.reading.reader import Reading, explain_blocks
from marsad.reading.reasoning import explain_published
from marsad.records import Page
from marsad.sources.receiving import receive

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from marsad.records import Failure


@click.command("read")
@paths_argument
@form_option
@click.option("--blocks", is_flag=True, help="Print every block of a page, kept and dropped, with its kind and why.")
def read_command(paths: tuple[Path, ...], form: str, blocks: bool) -> int:  # noqa: FBT001  (click's call)
    """Print the articles that pages hold, without what is coded from them.

    \b
    Examples:
      marsad read page.html --format text
      marsad read pages/ > articles.jsonl
      marsad read page.html --blocks --format text     why a line went

    A PATH is what `marsad code` takes.
    """
    lexicon, paint, failed = load_lexicon(), painter(), False
    for name, row, page, reading in _readings(paths):
        if blocks:
            judged = explain_blocks(page, lexicon) if page else ()
            record, text = blocks_record(name, row, judged, reading.failures), blocks_text(judged, paint)
        else:
            record, text = reading_record(name, row, reading), reading_text(reading, paint)
        out(json_text(record) if form == "jsonl" else text + "\n")
        failed = _tell(reading.failures) or failed
    return Exit.PARTLY if failed else Exit.DONE


@click.command("date")
@click.argument("page", metavar="PAGE", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array, an object an article.")
def date_command(page: str, as_json: bool) -> int:  # noqa: FBT001  (click's call)
    """Print when a page's articles were published, and how that was worked out.

    \b
    Examples:
      marsad date page.html
      marsad date page.txt --json | jq .[].edtf

    Every clue is shown with what it tells: those that decide, those that agree, those that are rejected and why.
    """
    found, failed = [], False
    for _, _, _, reading in _readings((page,)):
        found += [(a, explain_published(c)) for a, c in zip(reading.articles, reading.clues, strict=True)]
        failed = _tell(reading.failures) or failed
    if as_json:
        print_array(reasoning_record(a, r) for a, r in found)
    else:
        out("\n\n".join(reasoning_text(a, r, painter()) for a, r in found))
    return Exit.PARTLY if failed else Exit.DONE


@click.command("dates")
@click.argument("text")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day to count from, as 2024-04-09; without it «yesterday» tells no day.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
def dates_command(text: str, day: dt.datetime | None, as_json: bool) -> int:  # noqa: FBT001  (click's call)
    """Print the date expressions of a text, counted from a day.

    \b
    Examples:
      marsad dates "الثلاثاء الماضي" --on 2024-04-09
      marsad dates "من 31 مارس إلى 2 أبريل" --on 2024-04-09 --json
    """
    found = find_dates(text, day.date() if day else None)
    if as_json:
        print_array(map(expression_record, found))
    else:
        for one in found:
            out(expression_text(one, painter()))
    if not found:
        say("nothing found")
    return Exit.DONE if found else Exit.NOTHING_FOUND


def _readings(paths: Iterable[str | Path]) -> Iterator[tuple[str, int | None, Page | None, Reading]]:
    """Yield name and row of each page, the page if it could be received, and what reading it gave."""
    lexicon = load_lexicon()
    for received in receive(paths):
        if isinstance(received, Page):
            yield received.name, received.row, received, read_safely(received, lexicon)
        else:
            yield received.page, received.row, None, Reading(failures=(received,))


def _tell(failures: tuple[Failure, ...]) -> bool:
    for failure in failures:
        say(failure_text(failure))
    return bool(failures)
