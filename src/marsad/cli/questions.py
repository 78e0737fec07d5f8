"""The commands that ask a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from marsad.api import Archive
from marsad.asking.naming import near_names
from marsad.cli.options import chosen_form, event_options, form_options, period_options, store_option
from marsad.cli.output import Exit, json_text, out, painter, print_listing, say
from marsad.exports.printed import coding_record
from marsad.exports.readable import (
    actor_text,
    coding_text,
    explanation_text,
    failure_text,
    found_text,
    line_text,
    position_text,
    status_text,
)
from marsad.exports.tables import (
    ACTOR_COLUMNS,
    EVENT_COLUMNS,
    FAILURE_COLUMNS,
    FOUND_COLUMNS,
    POSITION_COLUMNS,
    STATEMENT_COLUMNS,
    TIMELINE_COLUMNS,
    json_value,
)
from marsad.records import EventType

if TYPE_CHECKING:
    from pathlib import Path

_TYPES = click.Choice([t.value for t in EventType], case_sensitive=False)


@click.command("between")
@click.argument("a", metavar="STATE")
@click.argument("b", metavar="STATE")
@click.option("--type", "kind", type=_TYPES, metavar="TYPE", help="Events of one PLOVER type alone, such as CONSULT.")
@period_options
@form_options
@store_option
def between_command(a: str, b: str, kind: str | None, since: str | None, until: str | None, store: Path) -> int:
    """Print the timeline between two states, each line with its sentence and its chain of attribution.

    \b
    Examples:
      marsad between RUS CHN
      marsad between Russia China --since 2023-05 --type CONSULT
      marsad between RUS CHN --csv > timeline.csv

    A STATE is an ISO 3166-1 alpha-3 code or an Arabic or English name.
    """
    with Archive(store) as archive:
        lines = archive.between(a, b, since=since, until=until, type=kind)
        return print_listing(lines, chosen_form(), TIMELINE_COLUMNS, line_text)


@click.command("statements")
@click.option("--speaker", metavar="NAME", help="Who speaks.")
@click.option("--about", metavar="NAME", help="Whom the content names, or an issue such as taiwan.")
@click.option("--to", metavar="NAME", help="Who is addressed.")
@click.option(
    "--said-with", "--with", "said_with", metavar="WORDS", help="Words that the content holds, in any spelling."
)
@period_options
@form_options
@store_option
def statements_command(
    speaker: str | None,
    about: str | None,
    to: str | None,
    said_with: str | None,
    since: str | None,
    until: str | None,
    store: Path,
) -> int:
    """Print who said what, word for word, and who carried it, newest first.

    \b
    Examples:
      marsad statements --speaker Lavrov
      marsad statements --speaker CHN --about Taiwan --since 2023
      marsad statements --about iran-nuclear --json

    A NAME is a state (code, Arabic or English name), which means all who belong to it, or a name of an actor in any
    spelling met.
    """
    with Archive(store) as archive:
        found = archive.statements(speaker=speaker, about=about, to=to, said_with=said_with, since=since, until=until)
        return print_listing(found, chosen_form(), STATEMENT_COLUMNS, line_text)


@click.command("positions")
@click.argument("actor", metavar="NAME")
@click.option("--on", required=True, metavar="ISSUE", help="An issue by id, English or Arabic name, such as taiwan.")
@period_options
@form_options
@store_option
def positions_command(actor: str, on: str, since: str | None, until: str | None, store: Path) -> int:
    """Print what somebody said on an issue in order of time, each wording once, changes of wording word by word.

    \b
    Examples:
      marsad positions CHN --on taiwan
      marsad positions Lavrov --on "two-state solution" --since 2023

    A NAME is a state (code, Arabic or English name), which means all who belong to it, or a name of an actor. Words
    that a wording leaves out stand in [-...-], words that it adds in {+...+}.
    """
    with Archive(store) as archive:
        found = archive.positions(actor, on=on, since=since, until=until)
        return print_listing(found, chosen_form(), POSITION_COLUMNS, position_text)


@click.command("events")
@event_options
@form_options
@store_option
def events_command(store: Path, **wanted: str | None) -> int:
    """Print what was done, planned, denied or demanded.

    \b
    Examples:
      marsad events --type SANCTION --since 2023
      marsad events --actor Jordan --target Syria
      marsad events --status denied --csv
    """
    with Archive(store) as archive:
        return print_listing(archive.events(**wanted), chosen_form(), EVENT_COLUMNS, line_text)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@form_options
@store_option
def search_command(words: tuple[str, ...], store: Path) -> int:
    """Print the articles that hold all the words, best first, with the words marked.

    \b
    Examples:
      marsad search لافروف
      marsad search '"وزير الخارجية" الصين'

    Words are found in any spelling and with fused letters before them; those in quotation marks side by side.
    """
    with Archive(store) as archive:
        return print_listing(archive.search(" ".join(words)), chosen_form(), FOUND_COLUMNS, found_text)


@click.command("actor")
@click.argument("name", nargs=-1, required=True)
@form_options
@store_option
def actor_command(name: tuple[str, ...], store: Path) -> int:
    """Print what is known of an actor: spellings, titles, what was said by and about it, whom it met.

    \b
    Examples:
      marsad actor Lavrov
      marsad actor لافروف --json
    """
    with Archive(store) as archive:
        wanted = " ".join(name)
        code = print_listing(archive.actor(wanted), chosen_form(), ACTOR_COLUMNS, actor_text)
        if code == Exit.NOTHING_FOUND and (near := near_names(archive, wanted)):
            say(near.removeprefix("; "))
        return code


@click.command("article")
@click.argument("article_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, as `marsad code` does.")
@store_option
def article_command(article_id: str, as_json: bool, store: Path) -> int:  # noqa: FBT001  (click's call)
    """Print an article with its statements and events under it.

    \b
    Examples:
      marsad article art_0123456789abcdef
    """
    with Archive(store) as archive:
        coding = archive.article(article_id)
        if coding is None:
            say(f"the store has no article {article_id}")
            return Exit.NOTHING_FOUND
        out(json_text(coding_record(coding)) if as_json else coding_text(coding, painter()))
        return Exit.DONE


@click.command("explain")
@click.argument("record_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@store_option
def explain_command(record_id: str, as_json: bool, store: Path) -> int:  # noqa: FBT001  (click's call)
    """Print which rule and lexicon entries made a statement or event, with its evidence marked in the sentence.

    \b
    Examples:
      marsad explain stm_0123456789abcdef
      marsad explain evt_0123456789abcdef --json

    On a terminal the trigger of an event is red, its actor green, its target magenta, its date cyan, its place blue,
    and other evidence yellow.
    """
    with Archive(store) as archive:
        explanation = archive.explain(record_id)
        if explanation is None:
            say(f"the store has no record {record_id}")
            return Exit.NOTHING_FOUND
        out(json_text(json_value(explanation)) if as_json else explanation_text(explanation, painter()))
        return Exit.DONE


@click.command("status")
@form_options
@store_option
def status_command(store: Path) -> int:
    """Print what is in the store, and what could not be read.

    \b
    Examples:
      marsad status
      marsad status --csv     the failures as a table
    """
    with Archive(store) as archive:
        status = archive.status()
        form = chosen_form()
        if form == "csv":
            print_listing(status.failures, form, FAILURE_COLUMNS, lambda failure, _: failure_text(failure))
        else:
            out(json_text(json_value(status)) if form == "json" else status_text(status, painter()))
        return Exit.DONE
