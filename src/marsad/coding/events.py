"""Finds the events of an article: who did what to whom, when, where, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from marsad.coding.event_days import known_day
from marsad.coding.event_details import find_details, find_mediators
from marsad.coding.event_frames import ArgumentFinder, Arguments
from marsad.coding.event_merge import Draft, merge
from marsad.coding.event_ranking import features_of
from marsad.coding.event_scene import Scene
from marsad.coding.event_scope import find_scope
from marsad.coding.event_status import by_date, find_status, is_untold
from marsad.coding.event_times import Calendar, Dating, place_for, told_now
from marsad.coding.event_triggers import find_triggers
from marsad.coding.ranking import load_ranker
from marsad.records import ActorKind, Basis, Event, Made, Status

if TYPE_CHECKING:
    from marsad.coding.cast import Cast
    from marsad.coding.event_grammar import Pattern
    from marsad.coding.event_triggers import Trigger
    from marsad.coding.marked import MarkedText
    from marsad.records import Article, EventType, Statement

_PAIR = 2
# Chance from which a proposal is taken for an event.
_LIKELY = 0.35
# What may have its day from history; None is a bare noun's.
_HAPPENED = frozenset({Status.OCCURRED, Status.ONGOING, None})
# A demand is told by its own record (REQUEST): what is demanded is no happening; words not said are no act.
_WISHED = frozenset({Status.DENIED, Status.CANCELLED, Status.CALLED_FOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the grammar takes for an event.

    Attributes:
        draft: the event, merged from all its tellings.
        features: what the learned weights count.
        in_title: whether it stands in the headline.
    """

    draft: Draft
    features: tuple[str, ...]
    in_title: bool


def find_events(
    marked: MarkedText, cast: Cast, statements: tuple[Statement, ...], article: Article
) -> tuple[Event, ...]:
    """Find the events of an article, in order of their triggers.

    The grammar proposes (trigger, frame, arguments, status); learned weights decide which proposals are events.

    Args:
        marked: the article's text, marked.
        cast: its actors and phrases.
        statements: its statements: what stands inside one is attributed to its speaker.
        article: the article itself, for its date and id.
    """
    scope = find_scope(marked, cast)
    if not scope.is_diplomacy:
        return ()
    scene = Scene(marked, cast, statements)
    ranker = load_ranker("events")
    events = [
        event_of(scene, article, p.draft, in_title=p.in_title)
        for p in propose(scene, article)
        if ranker.probability(p.features) >= _LIKELY and scope.holds(p.draft, scene.actors)
    ]
    return tuple(sorted(events, key=lambda e: e.trigger.start))


def propose(scene: Scene, article: Article) -> tuple[Proposal, ...]:
    """Return everything that the grammar takes for an event of an article, those of the headline first."""
    head, body, calendar = told(scene, article)
    titled = {d.type for d in head}
    parts = ((merge(head, scene.actors), True), (merge(body, scene.actors), False))
    for draft in (d for merged, _ in parts for d in merged):
        _date_by_lead(scene, calendar, draft)
    proposals = tuple(
        Proposal(
            draft=draft, features=features_of(scene, draft, merged, in_headline=draft.type in titled), in_title=in_title
        )
        for merged, in_title in parts
        for draft in merged
    )
    # After the features, which tell what words of time the text itself has.
    for proposal in proposals:
        _date_known(scene, calendar, proposal.draft)
    return proposals


def told(scene: Scene, article: Article) -> tuple[list[Draft], list[Draft], Calendar]:
    """Return what single triggers of the headline and of the body tell, not yet merged, and the article's calendar."""
    triggers = find_triggers(scene)
    calendar = Calendar(scene, article, triggers)
    arguments = ArgumentFinder(scene)
    head: list[Draft] = []
    body: list[Draft] = []
    limits = [t.first for t in triggers[1:]] + [len(scene.forms)]
    for trigger, limit in zip(triggers, limits, strict=False):
        for found in _several(scene, trigger, arguments.find(trigger, limit)):
            draft = _draft(scene, calendar, trigger, found)
            if draft is not None:
                (head if trigger.first < scene.marked.body else body).append(draft)
    return head, body, calendar


def _date_by_lead(scene: Scene, calendar: Calendar, draft: Draft) -> None:
    """Give the day's own news, where no words of its own date it, the day that the article opens with."""
    if draft.speech or draft.basis is not Basis.UNKNOWN or draft.status is Status.POSSIBLE:
        return
    if any(told_now(scene, t) for t in draft.triggers):
        draft.date_as(calendar.lead)


def _date_known(scene: Scene, calendar: Calendar, draft: Draft) -> None:
    """Date what has happened on days that are known, where no words of its own date it."""
    if draft.speech or draft.status not in _HAPPENED:
        return
    known = known_day(scene, draft)
    borrowed = draft.dated is not None and draft.dated == calendar.lead.words
    if known is not None and (draft.date is None or borrowed):
        if calendar.is_over(known.day):
            draft.date_as(Dating(known.day, Basis.INFERRED, draft.dated))
            draft.known = known.id
    elif draft.date is None:
        dating, draft.known = calendar.known(draft.triggers)
        draft.date_as(dating)


def _several(scene: Scene, trigger: Trigger, found: Arguments) -> tuple[Arguments, ...]:
    """Return the arguments of each happening that a dual or plural noun tells («اتصالين مع ... و...»)."""
    form = scene.forms[trigger.first]
    if trigger.verbal or not form.endswith(scene.grammar.several) or trigger.pattern.mode not in ("phone", "visit"):
        return (found,)
    if trigger.pattern.mode == "visit":
        return tuple(replace(found, targets=[k]) for k in found.targets) or (found,)
    if len(found.actors) <= _PAIR:
        return (found,)
    first, *others = found.actors
    return tuple(replace(found, actors=[first, k]) for k in others)


def _draft(scene: Scene, calendar: Calendar, trigger: Trigger, found: Arguments) -> Draft | None:
    """Return what one trigger tells, or None where it tells no event."""
    pattern = trigger.pattern
    if not pattern.speech:
        found = replace(found, actors=[k for k in found.actors if k not in scene.reporters])
    parties = len(found.actors) + len(found.targets) + len(found.hosts)
    if parties == 0 or (pattern.speech and not found.actors):
        return None
    if not _complete(trigger, found):
        return None
    status = find_status(scene, trigger)
    asked = status is Status.CALLED_FOR and not (found.hosts and found.actors)  # who is invited is told
    if status in _WISHED and status is not pattern.status and (pattern.speech or asked):
        return None
    if not pattern.speech and is_untold(scene, trigger):
        return None
    first, last = _evidence(trigger, found)
    clause_first, clause_last = scene.clause_first[first], scene.clause_last[last - 1]
    sentence = scene.marked.sentence_at(trigger.first)
    dating = calendar.date_for((clause_first, clause_last), trigger)
    if not pattern.speech:
        own = trigger.verbal or (trigger.carrier is not None and "verb" in trigger.carrier.features)
        dating = calendar.ahead(dating) if status is Status.PLANNED and own else dating
        status = by_date(status, calendar.side(dating.edtf), verbal=own)
    speech = scene.speech_at(trigger.first)
    kind = _type(scene, pattern, found, status)
    place = found.place or place_for(scene, clause_first, clause_last)
    return Draft(
        triggers=[trigger],
        type=kind,
        mode=pattern.mode if kind is pattern.type else None,
        status=status,
        actors=found.actors,
        targets=[*found.targets, *(h for h in found.hosts if h not in found.targets)]
        or _host_state(scene, trigger, found.actors, place),
        date=dating.edtf,
        basis=dating.basis,
        dated=dating.words,
        place=place,
        evidence=[(first, last)],
        speakers=speech.speakers if speech else (),
        speech=pattern.speech or kind is pattern.voiced,
        rules=[found.rule],
        beside=any(f in scene.grammar.beside for f in scene.forms[sentence.first : sentence.last]),
        lacks=_lacks(scene, trigger, found),
        owned=trigger.verbal or (trigger.carrier is not None and trigger.carrier.first in scene.verbs),
    )


def _type(scene: Scene, pattern: Pattern, found: Arguments, status: Status | None) -> EventType:
    """Return what an event is: an entry may tell another type of what is undone, or done with words."""
    if pattern.undone is not None and status in (Status.POSSIBLE, Status.PLANNED):
        return pattern.undone
    actors = [scene.actors[k] for k in found.actors if k in scene.actors]
    if pattern.voiced is not None and actors and all(a.kind is ActorKind.PERSON and a.country for a in actors):
        return pattern.voiced
    return pattern.type


def _host_state(
    scene: Scene, trigger: Trigger, actors: list[str], place: tuple[int, int, str | None] | None
) -> list[str]:
    """Return the state whose place a visit goes to, where the article names it and the visitors are not its own."""
    if trigger.pattern.mode != "visit" or place is None or not actors:
        return []
    hosts = [k for k, a in scene.actors.items() if a.kind is ActorKind.STATE and a.country == place[2]]
    own = {scene.actors[k].country for k in actors if k in scene.actors}
    return hosts if place[2] is not None and place[2] not in own else []


def _complete(trigger: Trigger, found: Arguments) -> bool:
    """Tell whether all parts are there without which a trigger tells nothing."""
    pattern = trigger.pattern
    have = {
        "actor": bool(found.actors),
        "target": bool(found.targets),
        "partner": found.paired,
        "destination": bool(found.targets or found.place),
    }
    if not all(have.get(part, True) for part in pattern.must):
        return False
    # «we agreed», «the ministers discussed»: two parties at least, or a meeting told before tells more.
    alone = pattern.takes_up or (pattern.frame.equal and trigger.verbal and "p1" in trigger.features)
    return not alone or len(found.actors) + len(found.targets) >= _PAIR


def _lacks(scene: Scene, trigger: Trigger, found: Arguments) -> tuple[str, ...]:
    """Return the parts that are wanting; a place will do for a target."""
    pattern = trigger.pattern
    parties = len(found.actors) + len(found.targets)
    first, last = scene.clause(trigger.first)
    own = trigger.verbal or (trigger.carrier is not None and trigger.carrier.first in scene.verbs)
    lacks = []
    if "actor" in pattern.asks and not found.actors:
        lacks.append("actor")
    if "partner" in pattern.asks and not found.paired:
        lacks.append("partner")
    if "target" in pattern.asks and not found.targets:
        placed = found.place or (not pattern.speech and place_for(scene, first, last))
        lacks.append("target-placed" if placed else "target")
    if parties < (1 if own else pattern.least):
        lacks.append("party")
    if pattern.mode in ("meet", "phone") and parties < _PAIR:
        lacks.append("pair" if own else "pair-unowned")
    if pattern.mode == "visit" and not own and not (found.targets or found.place):
        lacks.append("destination")
    return tuple(lacks)


def _evidence(trigger: Trigger, found: Arguments) -> tuple[int, int]:
    """Return the shortest stretch that holds trigger, carrying verb and arguments."""
    firsts = [trigger.first, *(n.phrase.first for n in found.used)]
    lasts = [trigger.last, *(n.phrase.last for n in found.used)]
    if trigger.carrier is not None:
        firsts.append(trigger.carrier.first)
        lasts.append(trigger.carrier.last)
    return min(firsts), max(lasts)


def event_of(scene: Scene, article: Article, draft: Draft, *, in_title: bool) -> Event:
    """Return the record of a draft."""
    marked = scene.marked
    trigger = draft.triggers[0]
    span = marked.span(trigger.first, trigger.last)
    # One word may tell several happenings («two visits to … and …»): the parties keep them apart.
    seed = f"{article.id}|{draft.type}|{span.start}|{in_title}|{' '.join((*draft.actors, '>', *draft.targets))}"
    speaker = draft.speakers[0] if draft.speakers and draft.speakers[0] not in draft.actors else None
    entries = [t.pattern.entry.key for t in draft.triggers]
    if draft.known:
        entries.append(f"happening:{draft.known}")
    return Event(
        id="evt_" + blake2b(seed.encode(), digest_size=8).hexdigest(),
        type=draft.type,
        mode=draft.mode,
        status=draft.status or Status.OCCURRED,
        actors=tuple(draft.actors),
        targets=tuple(draft.targets),
        mediators=find_mediators(scene, draft),
        date=draft.date,
        date_basis=draft.basis if draft.date else Basis.UNKNOWN,
        place=marked.span(draft.place[0], draft.place[1]) if draft.place else None,
        place_country=draft.place[2] if draft.place else None,
        trigger=span,
        evidence=tuple(marked.span(first, last) for first, last in draft.evidence),
        details=find_details(scene, draft),
        attributed_to=speaker,
        speech=draft.speech,
        in_title=in_title,
        made=Made(rule=draft.rules[0], entries=tuple(dict.fromkeys(entries))),
    )
