"""One happening of an article is one record, however often it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.coding.ranking import load_ranker
from marsad.edtf import parse_edtf
from marsad.records import ActorKind, Basis, EventType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from marsad.coding.event_times import Dating
    from marsad.coding.event_triggers import Trigger
    from marsad.records import Actor, Span

_ONE_DAY = 1
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR, Status.DENIED})
_MANY = 3
_REMOTE = "phone"
# Chance above which two drafts tell one happening.
_ONE = 0.5
# Words of one step of distance between two tellings, and the most steps told apart.
_STEP = 25
_FAR = 4
_ARTICLE = "\u0627\u0644"
_LAM_ARTICLE = "\u0644\u0644"


@dataclass(slots=True, kw_only=True)
class Draft:
    """An event as one place of the text tells it, or several places after merging.

    Attributes:
        triggers: the words that report it, the first one first.
        type, mode, status, actors, targets, date, basis, speech: as in `records.Event`; status None if no word tells.
        place: words of the place, and its country.
        evidence: word ranges of the clauses.
        speakers: keys of those in whose statement every telling stands; empty if the article tells it itself.
        rules: how its arguments were found.
        beside: whether it stands beside a larger meeting, where nobody is host.
        lacks: parts that are wanting, in words; empty if none.
        dated: the words that tell its date.
        known: id of the happening of ``happenings.yaml`` that dates it, "" if none does.
        owned: whether a verb of its own, or one that carries its noun, tells the status.
    """

    triggers: list[Trigger]
    type: EventType
    mode: str | None
    status: Status | None
    actors: list[str]
    targets: list[str]
    date: str | None
    basis: Basis
    place: tuple[int, int, str | None] | None
    evidence: list[tuple[int, int]]
    speakers: tuple[str, ...]
    speech: bool
    rules: list[str] = field(default_factory=list)
    beside: bool = False
    lacks: tuple[str, ...] = ()
    dated: Span | None = None
    known: str = ""
    owned: bool = False

    def date_as(self, dating: Dating) -> None:
        """Take a date, with its basis and words."""
        self.date, self.basis, self.dated = dating.edtf, dating.basis, dating.words

    @property
    def parties(self) -> list[str]:
        """Actors and targets."""
        return [*self.actors, *self.targets]


def merge(drafts: Iterable[Draft], actors: Mapping[str, Actor]) -> list[Draft]:
    """Return the distinct events among drafts, in order of their first telling.

    Args:
        drafts: what single triggers told, in order.
        actors: the article's actors by key.
    """
    kept: list[Draft] = []
    for draft in drafts:
        same = next((k for k in kept if _same(k, draft, actors)), None)
        if same is None:
            kept.append(draft)
        else:
            _join(same, draft, actors)
    for draft in kept:
        _settle(draft, actors)
    final: list[Draft] = []
    for draft in kept:
        same = next((k for k in final if _same(k, draft, actors)), None)
        if same is None:
            final.append(draft)
        else:
            _join(same, draft, actors)
    return final


def _same(one: Draft, other: Draft, actors: Mapping[str, Actor]) -> bool:
    """Tell whether two drafts tell one happening."""
    if one.type is not other.type or one.speech is not other.speech:
        return False
    if one.speech:
        first, second = one.triggers[0].pattern, other.triggers[0].pattern
        if first is not second and not (first.governed or second.governed):
            return False  # two words that are acts by themselves («praised», «welcomed») are two acts
        return set(one.actors) == set(other.actors) and (
            not one.targets or not other.targets or bool(set(one.targets) & set(other.targets))
        )
    if other.triggers[0].pattern.takes_up and dates_meet(one.date, other.date) and _covers(one, other, actors):
        return True
    if not may_be_one(one, other) or _have_others(one, other, actors) or _is_ahead(one, other):
        return False
    if one.mode == other.mode and one.date and one.date == other.date and _same_parties(one, other):
        return True
    return load_ranker("tellings").probability(likeness(one, other, actors)) > _ONE


def _same_parties(one: Draft, other: Draft) -> bool:
    return bool(one.actors) and set(one.actors) == set(other.actors) and set(one.targets) == set(other.targets)


def _covers(one: Draft, other: Draft, actors: Mapping[str, Actor]) -> bool:
    """Tell whether all parties of a later telling are parties of an earlier one, by themselves or by their state."""
    return _share(other.parties, one.parties, actors) == len(other.parties)


def may_be_one(one: Draft, other: Draft) -> bool:
    """Tell whether neither dates nor manner part two drafts of a type: a call is no meeting, expulsion no embargo."""
    if one.mode != other.mode and (one.type is not EventType.CONSULT or _REMOTE in (one.mode, other.mode)):
        return False
    return dates_meet(one.date, other.date)


def likeness(one: Draft, other: Draft, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return the features that tell whether two drafts of one type tell one happening.

    Args:
        one: the draft told first.
        other: a draft told after it, of the same type, its date not against the first one's.
        actors: the article's actors by key.
    """
    few, many = sorted((one.parties, other.parties), key=len)
    shared = len(set(few) & set(many))
    sides = _share(few, many, actors)
    parties = (
        "unknown" if not few else "same" if shared == len(many) else "within" if shared == len(few) else
        "within-by-state" if sides == len(few) else "some" if shared else "some-by-state" if sides else "none"
    )  # fmt: skip
    doers = "unknown" if not one.actors or not other.actors else str(bool(_share(one.actors, other.actors, actors)))
    dates = "unknown" if not (one.date and other.date) else "same" if one.date == other.date else "near"
    status = "unknown" if None in (one.status, other.status) else str(one.status is other.status)
    kind = one.type.value
    modes = "same" if one.mode == other.mode else "|".join(sorted((one.mode or "none", other.mode or "none")))
    first, last = one.triggers[0], other.triggers[0]
    forms = f"{_form(first)}|{_form(last)}"
    far = min((last.first - one.triggers[-1].first) // _STEP, _FAR)
    places = "unknown" if not (one.place and other.place) else str(one.place[2] == other.place[2])
    entry = first.pattern.entry.id == last.pattern.entry.id
    return (
        "bias",
        f"kind={kind}",
        f"parties={parties}",
        f"parties={parties}|{kind}",
        f"parties={parties}|{modes}",
        f"number={min(len(few), _MANY)},{min(len(many), _MANY)}",
        f"doers={doers}",
        f"doers={doers}|{kind}",
        f"dates={dates}",
        f"dates={dates}|{kind}",
        f"status={status}",
        f"status={status}|{dates}",
        f"modes={modes}",
        f"modes={modes}|{kind}",
        f"entry={entry}|{kind}",
        f"forms={forms}",
        f"last={_form(last)}",
        f"last={_form(last)}|{parties}",
        f"far={far}",
        f"places={places}",
        f"speakers={one.speakers == other.speakers}",
    )


def _is_ahead(one: Draft, other: Draft) -> bool:
    """Tell whether one telling is of what has happened and the other of what has not, and a verb tells at least one.

    A journey goes on after the arrival.
    """
    if one.mode == other.mode == "visit" and _same_parties(one, other):
        return False
    known = {one.status, other.status}
    return Status.OCCURRED in known and bool(known & _AHEAD) and (one.owned or other.owned)


def _have_others(one: Draft, other: Draft, actors: Mapping[str, Actor]) -> bool:
    """Tell whether both tellings name persons of one country, and nobody of it twice («لافروف», «نائب الوزير»)."""

    def persons(draft: Draft) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key in draft.parties:
            actor = actors.get(key)
            if actor and actor.country and actor.kind is ActorKind.PERSON:
                found.setdefault(actor.country, set()).add(key)
        return found

    some, more = persons(one), persons(other)
    return any(some[c].isdisjoint(more[c]) for c in some.keys() & more.keys())


def _form(trigger: Trigger) -> str:
    """Return how a trigger tells its happening: by a verb, or by a noun that may take up what was told."""
    if trigger.verbal:
        return "verb"
    fused = trigger.prefix.endswith(_ARTICLE) or trigger.prefix.endswith(_LAM_ARTICLE)
    return "carried" if trigger.carrier else "definite" if fused else "owned" if trigger.pronoun else "noun"


def _share(some: list[str], others: list[str], actors: Mapping[str, Actor]) -> int:
    """Return how many of some parties are among others, by themselves or as a state and one who acts for it."""
    states = {actors[k].country for k in others if k in actors and actors[k].kind is ActorKind.STATE}
    people = {actors[k].country for k in others if k in actors and actors[k].kind is not ActorKind.STATE}
    met = 0
    for key in some:
        actor = actors.get(key)
        pool = people if actor and actor.kind is ActorKind.STATE else states
        met += key in others or bool(actor and actor.country and actor.country in pool)
    return met


def dates_meet(one: str | None, other: str | None) -> bool:
    """Tell whether two dates may be one; an unknown date meets every other."""
    a, b = parse_edtf(one), parse_edtf(other)
    if a is None or b is None:
        return True
    if a.earliest and b.latest and (a.earliest - b.latest).days > _ONE_DAY:
        return False
    return not (b.earliest and a.latest and (b.earliest - a.latest).days > _ONE_DAY)


def _within(date: str, other: str) -> bool:
    """Tell whether a date is a day or month of another («2024-05-03» of «2024-05»)."""
    return date != other and date.startswith(other)


def _unmet(kept: Draft, keys: list[str], actors: Mapping[str, Actor]) -> list[str]:
    """Return the parties that are new: a state is not, where somebody of it takes part («قمة بين روسيا ومصر»)."""
    countries = {actors[k].country for k in kept.parties if k in actors} - {None}
    return [
        k
        for k in keys
        if k not in kept.parties
        and not (k in actors and actors[k].kind is ActorKind.STATE and actors[k].country in countries)
    ]


def _join(kept: Draft, draft: Draft, actors: Mapping[str, Actor]) -> None:
    """Add what a further telling knows."""
    kept.triggers += draft.triggers
    kept.evidence += [e for e in draft.evidence if e not in kept.evidence]
    kept.rules += draft.rules
    if kept.type is EventType.CONSULT and "visit" in (kept.mode, draft.mode) and kept.mode != draft.mode:
        visit, meeting = (kept, draft) if kept.mode == "visit" else (draft, kept)
        visitors = list(visit.actors)
        hosts = [*visit.targets, *_unmet(visit, meeting.parties, actors)]
        kept.mode, kept.actors, kept.targets = "visit", visitors, hosts
    else:
        kept.mode = draft.mode if kept.mode in (None, "meet") and draft.mode else kept.mode
        kept.actors += _unmet(kept, draft.actors, actors)
        kept.targets += _unmet(kept, draft.targets, actors)
    if kept.date is None or (draft.date is not None and _within(draft.date, kept.date)):
        kept.date, kept.basis, kept.dated = draft.date, draft.basis, draft.dated
    if kept.status is None or (draft.owned and not kept.owned and draft.status not in (None, Status.POSSIBLE)):
        kept.status, kept.owned = draft.status, draft.owned
    kept.place = kept.place or draft.place
    kept.beside = kept.beside or draft.beside
    kept.lacks = tuple(x for x in kept.lacks if x in draft.lacks)
    kept.speakers = kept.speakers if kept.speakers == draft.speakers else ()


def _settle(draft: Draft, actors: Mapping[str, Actor]) -> None:
    """Make a meeting at home of one side a visit of the other, and one of three states multilateral."""
    if draft.type is not EventType.CONSULT or draft.mode != "meet":
        return
    countries = {k: actors[k].country for k in draft.actors if k in actors}
    blocs = [
        a
        for a in (actors[k] for k in draft.actors if k in actors)
        if not a.country
        and (a.kind is ActorKind.ORGANIZATION or (a.kind is ActorKind.GROUP and a.name_en and not a.name_en_made))
    ]
    if blocs and len(draft.actors) > 1:
        draft.mode = "multilateral"
        return
    if draft.beside:
        return
    gathering = draft.triggers[0].pattern.frame.deep
    if draft.place and draft.place[2] and len(draft.actors) == 1 and not gathering:
        home = draft.place[2]
        if set(countries.values()) - {home, None}:
            state = next((k for k, a in actors.items() if a.kind is ActorKind.STATE and a.country == home), None)
            draft.mode, draft.targets = "visit", [state] if state else []
            return
    if draft.place and draft.place[2]:
        hosts = [k for k, c in countries.items() if c == draft.place[2]]
        guests = [k for k, c in countries.items() if c and c != draft.place[2]]
        if hosts and guests and len(set(countries.values())) == len(("host", "guest")):
            draft.mode, draft.actors, draft.targets = "visit", guests, hosts
            return
    bodies = all(actors[k].kind in (ActorKind.ORGANIZATION, ActorKind.GROUP) for k in draft.actors if k in actors)
    if len({c for c in countries.values() if c}) >= _MANY or (len(draft.actors) == 1 and bodies):
        draft.mode = "multilateral"
