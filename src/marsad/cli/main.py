"""The command `marsad`: its sub-commands, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from marsad import __version__
from marsad.cli.output import Exit, say
from marsad.errors import MarsadError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each command with its module, which is loaded only when it is wanted.
_COMMANDS = {
    "code": "taking",
    "add": "taking",
    "read": "reading",
    "date": "reading",
    "dates": "reading",
    "between": "questions",
    "statements": "questions",
    "positions": "questions",
    "events": "questions",
    "export": "exporting",
    "search": "questions",
    "actor": "questions",
    "actors": "naming",
    "correct": "naming",
    "article": "questions",
    "explain": "questions",
    "status": "questions",
    "same-name": "naming",
}
# What a shell gives for a program that Ctrl-C ended.
_INTERRUPTED = 130


class _Commands(click.Group):
    """The sub-commands, in the order in which a newcomer needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"marsad.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="marsad")
def _marsad() -> None:
    """Read Arabic news pages and keep a cited record of diplomacy.

    \b
    Examples:
      marsad code page.html --format text     what one page holds
      marsad add pages/ rows.jsonl.gz         keep many pages in marsad.db
      marsad between RUS CHN --since 2023-05  a timeline with its sources
      marsad statements --speaker Lavrov      who said what, and by whose word
      marsad date page.html                   when it was published, and how that is known
      marsad explain stm_0123456789abcdef     why a record is what it is

    \b
    Exit codes: 0 done, 1 error, 2 wrong usage, 3 some inputs failed, 4 nothing found.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what follows the command's name; those of this process if None.

    Returns:
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        # Arabic is printed whatever the locale; names of files may hold bytes that are no text.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        # Not by click's own `main`, which turns a closed pipe into an error.
        with _marsad.make_context("marsad", list(sys.argv[1:] if arguments is None else arguments)) as context:
            code = _marsad.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        error.show()
        return Exit.USAGE if isinstance(error, click.UsageError) else Exit.ERROR
    except MarsadError as error:
        say(f"marsad: {error.message} [{error.code}]")
        return Exit.ERROR
    except (click.Abort, KeyboardInterrupt):
        say("marsad: stopped")
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough, and Python must not try to flush what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as error:  # noqa: BLE001  (a person is told what to do; nobody reads a traceback)
        say(f"marsad: a fault in Marsad itself ({type(error).__name__}: {error}); please report it [internal]")
        return Exit.ERROR
    return code if isinstance(code, int) else Exit.DONE
