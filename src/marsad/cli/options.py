"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from marsad.records import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = TypeVar("Command", bound=Callable[..., Any])

store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="MARSAD_STORE",
    default="marsad.db",
    show_default=True,
    show_envvar=True,
    metavar="FILE",
    help="The store.",
)
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "text"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a page, or text for reading.",
)


def period_options(command: Command) -> Command:
    """Add --since and --until."""
    for name, edge in (("--until", "Last"), ("--since", "First")):
        command = click.option(name, metavar="DATE", help=f"{edge} day: 2023, 2023-05 or 2023-05-17.")(command)
    return command


def event_options(command: Command) -> Command:
    """Add what chooses events: --type, --actor, --target, --status, --since and --until."""
    types, statuses = ([x.value for x in kind] for kind in (EventType, Status))
    command = period_options(command)
    for name, metavar, told, choice in (
        ("--status", "STATUS", "Such as occurred, planned or denied.", click.Choice(statuses, case_sensitive=False)),
        ("--target", "NAME", "To whom it is done.", None),
        ("--actor", "NAME", "Who acts.", None),
        ("--type", "TYPE", "A PLOVER type, such as CONSULT.", click.Choice(types, case_sensitive=False)),
    ):
        command = click.option(name, metavar=metavar, type=choice, help=told)(command)
    return command


def form_options(command: Command) -> Command:
    """Add --json and --csv; the command gets `form`."""
    for form, told in (("csv", "a table with a header"), ("json", "one JSON array")):
        command = click.option(
            f"--{form}", form, is_flag=True, help=f"Print {told}.", expose_value=False, callback=_remember
        )(command)
    return command


def chosen_form() -> str:
    """Return the form that the person asked for: json, csv or text.

    Raises:
        click.UsageError: both were asked for.
    """
    forms: list[str] = click.get_current_context().meta.get(__name__, [])
    if len(forms) > 1:
        raise click.UsageError("--json and --csv can't be given together.")
    return forms[0] if forms else "text"


def _remember(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  (click's call)
    if value and parameter.name:
        context.meta.setdefault(__name__, []).append(parameter.name)
