"""What dates a happening besides a date of its own: how long it lasts, words of no known day, and history."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from marsad.coding.event_details import load_detail_words
from marsad.coding.event_grammar import stems_of
from marsad.edtf import parse_edtf
from marsad.language.folding import fold_text
from marsad.language.numbers import parse_number
from marsad.lexicon.compiled import compiled
from marsad.lexicon.loading import read_yaml, resource
from marsad.reading.phrases import PhraseIndex
from marsad.records import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from marsad.coding.event_merge import Draft
    from marsad.coding.event_scene import Scene

# How far behind its word a happening's length may stand, and the longest that is believed, in days.
_REACH = 16
_LONGEST = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDay:
    """A happening whose day is known; see ``event_times.yaml`` for the fields."""

    id: str
    day: str
    types: frozenset[EventType]
    modes: frozenset[str | None]
    actors: frozenset[str]
    parties: frozenset[str]
    words: tuple[frozenset[str], ...]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeWords:
    """The words of ``event_times.yaml``; see there for what they are.

    Attributes:
        vague: phrases.
        lasting: phrases.
        since: words before the day from which something goes on.
        units: days that a unit is, 0 where a number stands before.
        known: happenings whose days are known.
    """

    vague: PhraseIndex
    lasting: PhraseIndex
    since: frozenset[str]
    units: Mapping[str, int]
    known: tuple[KnownDay, ...]


@cache
def load_time_words() -> TimeWords:
    """Return the words that date happenings; read once, never changed after."""
    data = compiled("event_times", dict, lambda: read_yaml(resource("event_times.yaml")))
    vague, lasting = PhraseIndex(), PhraseIndex()
    for phrase in data["vague"]:
        vague.add(phrase)
    for phrase in data["lasting"]:
        lasting.add(phrase)
    return TimeWords(
        vague=vague,
        lasting=lasting,
        since=_folded(data["since"]),
        units={fold_text(w): int(n) for n, words in data["units"].items() for w in words},
        known=tuple(_known(row) for row in data["known"]),
    )


def _known(row: Mapping[str, Any]) -> KnownDay:
    return KnownDay(
        id=row["id"],
        day=str(row["day"]),
        types=frozenset(map(EventType, row["types"])),
        modes=frozenset(row.get("modes", ())),
        actors=frozenset(row.get("actors", ())),
        parties=frozenset(row.get("parties", ())),
        words=tuple(_folded(group) for group in row["words"]),
        unless=_folded(row.get("unless", ())),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_text, words))


def is_vague(scene: Scene, first: int, last: int) -> bool:
    """Tell whether words between two words tell a time of which no day is known («مؤخرا», «في وقت سابق»)."""
    return any(True for _ in load_time_words().vague.find(scene.forms[first:last]))


def with_length(scene: Scene, first: int, last: int, day: str) -> str:
    """Return the days of a happening that begins on a day, where words behind it tell how long it lasts.

    Args:
        scene: the article.
        first: index of the happening's word.
        last: index after the last word of its sentence.
        day: its first day, as EDTF.

    Returns:
        EDTF interval, or the day itself where no length is told.
    """
    days = parse_edtf(day)
    if days is None or days.earliest is None or days.earliest != days.latest:
        return day
    words = load_time_words()
    forms = scene.forms[first : min(last, first + _REACH)]
    for _, _, end in words.lasting.find(forms):
        count = _days(scene, words.units, first + end)
        if count is not None and 1 < count <= _LONGEST:
            return f"{day}/{(days.earliest + dt.timedelta(days=count - 1)).isoformat()}"
    return day


def _days(scene: Scene, units: Mapping[str, int], place: int) -> int | None:
    """Return how many days are told at a word («يومين», «ثلاثة أيام», «3 أيام»)."""
    form = scene.form(place)
    if units.get(form):
        return units[form]
    if units.get(scene.form(place + 1)) != 0:
        return None
    number = load_detail_words().numerals.get(form) or parse_number(form)
    return int(number) if number else None


def known_day(scene: Scene, draft: Draft) -> KnownDay | None:
    """Return the happening whose day is known that a draft tells of, or None.

    Args:
        scene: the article.
        draft: the event.
    """
    known = [k for k in load_time_words().known if draft.type in k.types and (not k.modes or draft.mode in k.modes)]
    if not known:
        return None
    countries = _countries(scene, draft.parties)
    doers = _countries(scene, draft.actors)
    clauses = {t.first: scene.clause(t.first) for t in draft.triggers}
    told = [scene.forms[slice(*c)] for c in (*clauses.values(), *draft.evidence)]
    stems = {s for forms in told for form in forms for s in stems_of(form)}
    return next(
        (
            k
            for k in known
            if k.parties <= countries
            and (not k.actors or k.actors & doers)
            and all(group & stems for group in k.words)
            and not k.unless & stems
        ),
        None,
    )


def _countries(scene: Scene, keys: Iterable[str]) -> frozenset[str]:
    return frozenset(c for k in keys if k in scene.actors and (c := scene.actors[k].country))
