"""Finds the events of an article: who did what to whom, when, where, and whether it happened."""

from __future__ import annotations

from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

from marsad.coding.event_frames import ArgumentFinder, Arguments
from marsad.coding.event_grammar import stems_of
from marsad.coding.event_merge import Draft, merge
from marsad.coding.event_scene import Scene
from marsad.coding.event_status import find_status
from marsad.coding.event_times import Calendar, place_for
from marsad.coding.event_triggers import find_triggers
from marsad.records import Basis, Event, EventType, Made, Status

if TYPE_CHECKING:
    from marsad.coding.cast import Cast
    from marsad.coding.event_triggers import Trigger
    from marsad.coding.marked import MarkedText
    from marsad.records import Article, Statement

# Different words of another subject, as a share of the page's words and at least so many, that make it no politics.
_OTHER_LEAST = 5
_OTHER_SHARE = 0.012
_PAIR = 2
# A demand, wish or plan for one of these is told by its own record (REQUEST, THREATEN): the deed itself is none yet.
_STANDING = frozenset({EventType.CONSULT, EventType.SUPPORT})


def find_events(
    marked: MarkedText, cast: Cast, statements: tuple[Statement, ...], article: Article
) -> tuple[Event, ...]:
    """Find the events of an article, in order of their triggers.

    Args:
        marked: the article's text, marked.
        cast: its actors and phrases.
        statements: its statements: what stands inside one is attributed to its speaker.
        article: the article itself, for its date and id.
    """
    scene = Scene(marked, cast, statements)
    if _is_other_subject(scene):
        return ()
    calendar = Calendar(scene, article)
    arguments = ArgumentFinder(scene)
    head: list[Draft] = []
    body: list[Draft] = []
    triggers = find_triggers(scene)
    for trigger, following in pairwise((*triggers, None)):
        limit = following.first if following else len(scene.forms)
        draft = _draft(scene, calendar, trigger, arguments.find(trigger, limit))
        if draft is not None:
            (head if trigger.first < marked.body else body).append(draft)
    events = [_event(scene, article, d, in_title=True) for d in merge(head, scene.actors)]
    events += [_event(scene, article, d, in_title=False) for d in merge(body, scene.actors)]
    return tuple(sorted(events, key=lambda e: e.trigger.start))


def _is_other_subject(scene: Scene) -> bool:
    """Tell whether the page is about sport, culture or markets."""
    stems = {s for form in set(scene.forms) for s in stems_of(form)}
    return any(
        len(words & stems) >= max(_OTHER_LEAST, _OTHER_SHARE * len(scene.forms))
        for words in scene.grammar.other_subjects.values()
    )


def _draft(scene: Scene, calendar: Calendar, trigger: Trigger, found: Arguments) -> Draft | None:
    """Return what one trigger tells, or None where it tells no event."""
    pattern = trigger.pattern
    parties = len(found.actors) + len(found.targets)
    paired = found.paired and pattern.type is EventType.AGREE
    least = 1 if trigger.verbal or trigger.carrier or paired else pattern.least
    if parties < max(least, 1) or (pattern.speech and not found.actors):
        return None
    if ("actor" in pattern.asks and not found.actors) or ("target" in pattern.asks and not found.targets and not found.place):
        return None
    if pattern.type is EventType.CONSULT and pattern.mode in ("meet", "phone") and parties < _PAIR:
        return None
    status = find_status(scene, trigger)
    if not pattern.speech and status is Status.CALLED_FOR and pattern.type not in _STANDING:
        return None
    if pattern.speech and status in (Status.DENIED, Status.CANCELLED, Status.CALLED_FOR):
        return None
    first, last = _evidence(trigger, found)
    clause_first, clause_last = scene.clause_first[first], scene.clause_last[last - 1]
    date, basis = calendar.date_for((clause_first, clause_last), trigger.first)
    speech = scene.speech_at(trigger.first)
    undone = pattern.undone is not None and status in (Status.POSSIBLE, Status.PLANNED)
    return Draft(
        triggers=[trigger],
        type=pattern.undone if undone and pattern.undone else pattern.type,
        mode=None if undone else pattern.mode,
        status=status,
        actors=found.actors,
        targets=[*found.targets, *(h for h in found.hosts if h not in found.targets)],
        date=date,
        basis=basis,
        place=found.place or place_for(scene, clause_first, clause_last),
        evidence=[(first, last)],
        speakers=speech.speakers if speech else (),
        speech=pattern.speech,
        rules=[found.rule],
    )


def _evidence(trigger: Trigger, found: Arguments) -> tuple[int, int]:
    """Return the shortest stretch that holds trigger, carrying verb and arguments."""
    firsts = [trigger.first, *(n.phrase.first for n in found.used)]
    lasts = [trigger.last, *(n.phrase.last for n in found.used)]
    if trigger.carrier is not None:
        firsts.append(trigger.carrier.first)
        lasts.append(trigger.carrier.last)
    return min(firsts), max(lasts)


def _event(scene: Scene, article: Article, draft: Draft, *, in_title: bool) -> Event:
    marked = scene.marked
    trigger = draft.triggers[0]
    span = marked.span(trigger.first, trigger.last)
    seed = f"{article.id}|{draft.type}|{span.start}|{in_title}"
    speaker = draft.speakers[0] if draft.speakers and draft.speakers[0] not in draft.actors else None
    return Event(
        id="evt_" + blake2b(seed.encode(), digest_size=8).hexdigest(),
        type=draft.type,
        mode=draft.mode,
        status=draft.status or Status.OCCURRED,
        actors=tuple(draft.actors),
        targets=tuple(draft.targets),
        date=draft.date,
        date_basis=draft.basis if draft.date else Basis.UNKNOWN,
        place=marked.span(draft.place[0], draft.place[1]) if draft.place else None,
        place_country=draft.place[2] if draft.place else None,
        trigger=span,
        evidence=tuple(marked.span(first, last) for first, last in draft.evidence),
        attributed_to=speaker,
        speech=draft.speech,
        in_title=in_title,
        made=Made(rule=draft.rules[0], entries=tuple(dict.fromkeys(t.pattern.entry.key for t in draft.triggers))),
    )
