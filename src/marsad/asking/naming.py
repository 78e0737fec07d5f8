"""Whom a person means: states by code or name, actors by name, days by their writing."""

from __future__ import annotations

import datetime as dt
import difflib
from functools import cache
from typing import TYPE_CHECKING

from marsad.asking.corrections import corrections_path, load_corrections
from marsad.edtf import parse_edtf
from marsad.errors import QueryError
from marsad.language.folding import fold_text
from marsad.lexicon.loading import read_yaml, resource
from marsad.store.search import folded_words
from marsad.store.selecting import Who

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from marsad.store.store import Store

#: A day as people give it: a date, or its EDTF writing (``2023``, ``2023-05``, ``2023-05-17``).
Day = dt.date | str
_KEY = "act_"


def state_code(name: str) -> str:
    """Return the ISO 3166-1 alpha-3 code of a state.

    Args:
        name: its code, or a name of it in Arabic or English that the lexicon has.

    Raises:
        QueryError: no state has that name; the message offers near ones.
    """
    code = _states().get(_folded(name))
    if code is None:
        raise QueryError(f"{name!r} is no state that Marsad knows{_offer(_folded(name), _states())}")
    return code


def find_who(store: Store, name: str) -> Who:
    """Return whom a name means.

    Args:
        store: where actors are looked for.
        name: a state by code or name, which means all who belong to it; or an actor by key or by any name met.

    Raises:
        QueryError: nobody has that name; the message offers near ones.
    """
    corrections = load_corrections(corrections_path(store.path))
    if name.startswith(_KEY):
        return Who(keys=corrections.group(name))
    code = _states().get(_folded(name))
    if code:
        return Who(countries=(code,))
    keys = find_actors(store, name)
    if not keys:
        raise QueryError(f"nobody in the store is called {name!r}{near_names(store, name)}")
    return Who(keys=tuple(dict.fromkeys(one for key in keys for one in corrections.group(key))))


def find_actors(store: Store, name: str) -> tuple[str, ...]:
    """Return the keys of the actors met by a name (or by their key), those in most articles first."""
    if name.startswith(_KEY):
        return (name,)
    form = folded_words(name)
    if not form:
        raise QueryError(f"there is no name in {name!r}")
    return store.keys_of(form)


def near_names(store: Store, name: str) -> str:
    """Return the end of a message that offers names of the store near to one, or nothing."""
    return _offer(folded_words(name), store.names())


def first_day(day: Day | None) -> dt.date | None:
    """Return the first day that a date or its writing admits.

    Raises:
        QueryError: it is no date.
    """
    return _edge(day, last=False)


def last_day(day: Day | None) -> dt.date | None:
    """Return the last day that a date or its writing admits.

    Raises:
        QueryError: it is no date.
    """
    return _edge(day, last=True)


def _edge(day: Day | None, *, last: bool) -> dt.date | None:
    if day is None or isinstance(day, dt.date):
        return day
    days = parse_edtf(day)
    edge = days and (days.latest if last else days.earliest)
    if not edge:
        raise QueryError(f"{day!r} is no date; write it as 2023, 2023-05 or 2023-05-17")
    return edge


@cache
def _states() -> Mapping[str, str]:
    """Return the codes of the states by folded code and name; the first to bear a name keeps it."""
    codes: dict[str, str] = {}
    for state in read_yaml(resource("states.yaml")):
        for name in (state["id"], state["name_en"], *state["names"]):
            codes.setdefault(_folded(name), state["id"])
    return codes


def _folded(name: str) -> str:
    return " ".join(fold_text(name).split())


def _offer(form: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(form, list(names), n=3, cutoff=0.7)
    return f"; did you mean {' or '.join(near)}?" if near else ""
