"""What the commands print: listings as text, JSON or CSV, messages, colours, exit codes."""

from __future__ import annotations

import csv
import json
import os
import sys
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from marsad.exports.readable import Paint, Tone, plain
from marsad.exports.tables import json_value, table_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Exit(IntEnum):
    """The exit codes."""

    DONE = 0
    ERROR = 1
    USAGE = 2
    #: Some inputs failed; the others were done.
    PARTLY = 3
    NOTHING_FOUND = 4


def say(message: str) -> None:
    """Print a message for the person at the keyboard, on standard error."""
    click.echo(message, err=True)


def out(text: str) -> None:
    """Print data on standard output."""
    sys.stdout.write(text + "\n")


def painter() -> Paint:
    """Return how to paint text on standard output: in colour on a terminal, unless NO_COLOR is set."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return plain
    return _coloured


def print_listing(
    answers: Iterable[Any],
    form: str,
    columns: Sequence[str],
    readable: Callable[[Any, Paint], str],
) -> int:
    """Print a listing as it comes, and say so if it is empty.

    Args:
        answers: the answers.
        form: ``json`` (one array), ``csv`` (a table with a header) or ``text``.
        columns: the table's columns.
        readable: an answer as text.

    Returns:
        The exit code.
    """
    answers = iter(answers)
    first = next(answers, None)
    found = first is not None
    every = chain([first], answers) if found else answers
    if form == "json":
        print_array(map(json_value, every))
    elif form == "csv":
        table = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(table_row(a) for a in every)
    else:
        paint = painter()
        for number, answer in enumerate(every):
            out("\n" * bool(number) + readable(answer, paint))
    if not found:
        say("nothing found")
    return Exit.DONE if found else Exit.NOTHING_FOUND


def json_text(value: Any) -> str:
    """Return a value as one line of JSON, Arabic as it is."""
    return json.dumps(value, ensure_ascii=False)


def print_array(values: Iterable[Any]) -> None:
    """Print a JSON array, one element a line, without holding it."""
    opening = "["
    for value in values:
        sys.stdout.write(f"{opening}\n{json_text(value)}")
        opening = ","
    out("[]" if opening == "[" else "\n]")


def _coloured(text: str, tone: Tone) -> str:
    looks: dict[Tone, dict[str, Any]] = {
        Tone.HEAD: {"bold": True},
        Tone.QUIET: {"dim": True},
        Tone.MARK: {"fg": "yellow", "underline": True},
        Tone.TRIGGER: {"fg": "red", "bold": True},
        Tone.ACTOR: {"fg": "green", "underline": True},
        Tone.TARGET: {"fg": "magenta", "underline": True},
        Tone.DATE: {"fg": "cyan", "underline": True},
        Tone.PLACE: {"fg": "blue", "underline": True},
    }
    return click.style(text, **looks[tone])
