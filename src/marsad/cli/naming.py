"""The commands about names and persons: `same-name`, `actors` and `correct`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.api import Archive, same_name
from marsad.cli.options import chosen_form, form_options, store_option
from marsad.cli.output import Exit, json_text, out, painter, print_listing, say
from marsad.exports.readable import link_text, match_text
from marsad.exports.tables import LINK_COLUMNS, MATCH_COLUMNS, json_value, table_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from marsad.gathering.same_name import NameMatch

_PAIR = 2


@click.command("same-name")
@click.argument("names", nargs=-1, metavar="[A B]")
@click.option("--registry", is_flag=True, help="Let the recorded spellings of known persons count too.")
@click.option(
    "--pairs",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE.tsv",
    help="Compare many: tab-separated, columns a and b (with or without that header), one JSON object a line.",
)
@form_options
def same_name_command(names: tuple[str, ...], registry: bool, pairs: Path | None) -> int:  # noqa: FBT001  (click's call)
    """Tell whether two names in Arabic script are spellings of one name.

    \b
    Examples:
      marsad same-name "سيرغي لافروف" "سيرجي لافروف"
      marsad same-name "لافروف" "سيرغي لافروف" --registry --json
      marsad same-name --pairs pairs.tsv > compared.jsonl

    The score is from 0 (two names) to 1 (one name); the verdict is same, different, or unsure where the names don't
    contradict each other and don't tell enough, as a surname alone and a full name.
    """
    form = chosen_form()
    if pairs is None:
        if len(names) != _PAIR:
            raise click.UsageError("Give two names, each in quotation marks, or --pairs FILE.tsv.")
        a, b = names
        _print([(a, b, same_name(a, b, registry=registry))], form)
        return Exit.DONE
    if names:
        raise click.UsageError("Names and --pairs can't be given together.")
    failures: list[str] = []
    compared = ((a, b, same_name(a, b, registry=registry)) for a, b in _read_pairs(pairs, failures))
    _print(compared, form if form == "csv" else "json")
    for failure in failures:
        say(failure)
    return Exit.PARTLY if failures else Exit.DONE


@click.command("actors")
@click.option("--doubtful", is_flag=True, required=True, help="Merges and splits of persons that are near the line.")
@form_options
@store_option
def actors_command(doubtful: bool, store: Path) -> int:  # noqa: FBT001  (click's call)
    """Print which persons were taken for one, or for two, on thin grounds.

    \b
    Examples:
      marsad actors --doubtful
      marsad actors --doubtful --csv > to-check.csv

    The most doubtful stand first, each with the score of the names and what speaks for and against.
    """
    del doubtful
    with Archive(store) as archive:
        return print_listing(archive.doubtful(), chosen_form(), LINK_COLUMNS, link_text)


@click.command("correct")
@click.argument("what", type=click.Choice(["merge", "split", "rename", "not-a-person"]))
@click.argument("keys", nargs=-1, required=True, metavar="KEY...")
@click.option("--name", metavar="NAME", help="With rename: the name from now on.")
@click.option("--name-en", metavar="NAME", help="With rename: the English name from now on.")
@store_option
def correct_command(what: str, keys: tuple[str, ...], name: str | None, name_en: str | None, store: Path) -> int:
    """Put right who is who: kept in a file beside the store, and applied to every question about actors.

    \b
    Examples:
      marsad correct merge act_sergey-lavrov act_0123456789ab
      marsad correct split act_0123456789ab act_ba9876543210
      marsad correct rename act_0123456789ab --name-en "Sergey Lavrov"
      marsad correct not-a-person act_0123456789ab

    Keys are shown by `marsad actor` and `marsad actors --doubtful`. The file (marsad.corrections.yaml beside marsad.db)
    may be changed by hand.
    """
    wanted = {"merge": (2, None), "split": (2, 2), "rename": (1, 1), "not-a-person": (1, None)}[what]
    if len(keys) < wanted[0] or (wanted[1] and len(keys) > wanted[1]):
        raise click.UsageError(f"{what} needs {wanted[0]}{' or more' if wanted[1] is None else ''} keys.")
    if (what == "rename") is not bool(name or name_en):
        raise click.UsageError("rename needs --name, --name-en or both; nothing else takes them.")
    with Archive(store) as archive:
        archive.correct(
            merge=keys if what == "merge" else (),
            split=keys if what == "split" else (),
            not_a_person=keys if what == "not-a-person" else (),
            rename=keys[0] if what == "rename" else None,
            name=name,
            name_en=name_en,
        )
    return Exit.DONE


def _read_pairs(path: Path, failures: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a tab-separated file; lines without two names are told in `failures`."""
    with click.open_file(str(path), encoding="utf-8-sig", errors="replace") as lines:
        columns = 0, 1
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if number == 1 and {"a", "b"} <= set(cells):
                columns = cells.index("a"), cells.index("b")
                continue
            if len(cells) <= max(columns) or not all(cells[c].strip() for c in columns):
                if line.strip():
                    failures.append(f"{path}:{number}: a line needs two names with a tab between [pairs]")
                continue
            yield cells[columns[0]], cells[columns[1]]


def _print(compared: Iterable[tuple[str, str, NameMatch]], form: str) -> None:
    """Print pairs with their verdicts: JSON objects a line, a table or text."""
    if form == "csv":
        table = csv.DictWriter(sys.stdout, MATCH_COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows({"a": a, "b": b, **table_row(match)} for a, b, match in compared)
    elif form == "json":
        for a, b, match in compared:
            out(json_text({"a": a, "b": b, **json_value(match)}))
    else:
        for a, b, match in compared:
            out(match_text(a, b, match, painter()))
