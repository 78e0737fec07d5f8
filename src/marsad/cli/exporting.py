"""The command that prints events in the shapes of other event data."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from marsad.api import Archive
from marsad.cli.options import event_options, store_option
from marsad.cli.output import Exit, json_text, out, say
from marsad.exports.event_data import GDELT_COLUMNS, POLECAT_COLUMNS, gdelt_row, plover_record, polecat_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from marsad.records import Coding, Event

_SHAPES: dict[str, Callable[[Coding, Event], dict[str, Any] | None]] = {
    "plover": plover_record,
    "gdelt": gdelt_row,
    "polecat": polecat_row,
}
_COLUMNS = {"gdelt": GDELT_COLUMNS, "polecat": POLECAT_COLUMNS}


@click.command("export")
@click.argument("shape", type=click.Choice(list(_SHAPES), case_sensitive=False))
@event_options
@store_option
def export_command(shape: str, store: Path, **wanted: str | None) -> int:
    """Print events as PLOVER JSON lines, or as a table shaped like GDELT's or POLECAT's.

    \b
    Examples:
      marsad export plover > events.jsonl
      marsad export gdelt --since 2023 > events.tsv
      marsad export polecat --actor CHN --type CONSULT

    A planned meeting is PLOVER's AGREE, a cancelled one its REJECT, and what was denied is left out. Each line has what
    the originals lack: the link, the Arabic sentence and where it stands in the article, in code points.
    """
    shaped, write = _SHAPES[shape], _writer(shape)
    counts = Counter[bool]()
    with Archive(store) as archive:
        for coding, event in archive.event_records(**wanted):
            line = shaped(coding, event)
            counts[line is not None] += 1
            if line is not None:
                write(line)
    say(f"{counts[True]} events; {counts[False]} left out that PLOVER has no code for")
    return Exit.DONE if counts[True] else Exit.NOTHING_FOUND


def _writer(shape: str) -> Callable[[dict[str, Any]], object]:
    """Return what prints a line; of a table, the header is printed first."""
    if shape not in _COLUMNS:
        return lambda record: out(json_text(record))
    table = csv.DictWriter(sys.stdout, _COLUMNS[shape], delimiter="\t", restval="", lineterminator="\n")
    table.writeheader()
    return table.writerow
