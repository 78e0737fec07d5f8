"""Whether an event happened, as the words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.records import EventType, Status

if TYPE_CHECKING:
    from marsad.coding.event_scene import Scene
    from marsad.coding.event_triggers import Trigger

_NEXT = 2
_NEAR = 4
_AROUND = 6
_ABOUT = 12
_ARTICLE = "\u0627\u0644"
_FUTURE = "\u0633"
_PURPOSE = "\u0644"
_CONJUNCTIONS = "\u0648\u0641"
# What a perfect is not, unless the word right before it says so.
_OPEN = frozenset({Status.POSSIBLE, Status.PLANNED, Status.ONGOING})
# Which sign wins where several stand together.
_STRENGTH = (
    Status.DENIED,
    Status.CANCELLED,
    Status.CALLED_FOR,
    Status.POSSIBLE,
    Status.PLANNED,
    Status.ONGOING,
    Status.OCCURRED,
)


def find_status(scene: Scene, trigger: Trigger) -> Status | None:
    """Return an event's status; None where no word tells (a bare noun).

    Args:
        scene: the article.
        trigger: the word that reports the event.
    """
    if trigger.pattern.status is not None and not trigger.pattern.speech:
        return trigger.pattern.status
    signs = _signs(scene, trigger)
    if trigger.future:
        signs.add(Status.PLANNED)
    strong = next((s for s in _STRENGTH if s in signs and s is not Status.OCCURRED), None)
    if strong is Status.DENIED and trigger.pattern.status is not None:
        strong = None
    if strong is not None:
        return strong
    if trigger.pattern.status is not None:
        return trigger.pattern.status
    features = trigger.carrier.features if trigger.carrier else trigger.features
    if "past" in features or "passive" in features:
        return Status.OCCURRED
    if Status.OCCURRED in signs:
        return Status.PLANNED if _under_future(scene, trigger) else Status.OCCURRED
    if "present" in features:
        if trigger.pattern.speech:
            return Status.OCCURRED
        behind = trigger.carrier is not None and trigger.carrier.first > trigger.first
        return Status.ONGOING if behind else trigger.pattern.present  # «a visit that he is paying»
    if trigger.verbal or trigger.pattern.speech:
        return Status.OCCURRED
    return Status.PLANNED if _is_purpose(trigger) else trigger.pattern.bare


def _is_purpose(trigger: Trigger) -> bool:
    """Tell whether a meeting is what somebody sets out for («توجه إلى القاهرة لبحث ...», «لإجراء محادثات»)."""
    head = trigger.carrier if trigger.carrier is not None else trigger
    return trigger.pattern.type is EventType.CONSULT and head.prefix.lstrip(_CONJUNCTIONS) == _PURPOSE


def _under_future(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun of occasion stands under a verb of the future («سيبحث ... خلال محادثات»)."""
    if trigger.verbal or trigger.carrier is not None:
        return False
    first = scene.clause_first[trigger.first]
    verb = next((scene.verbs[i] for i in range(trigger.first - 1, first - 1, -1) if i in scene.verbs), None)
    return verb is not None and verb.prefix.endswith(_FUTURE)


def by_date(status: Status | None, when: int, *, verbal: bool) -> Status | None:
    """Return a status as its date corrects it.

    Args:
        status: what the words tell.
        when: 1 if the date lies behind the article's day, -1 if before it, else 0.
        verbal: whether a verb tells it: a verb's own tense is left alone.
    """
    if when > 0 and (status is Status.ONGOING or (not verbal and status in (None, Status.OCCURRED))):
        return Status.PLANNED
    if when < 0 and not verbal and status in (Status.PLANNED, Status.POSSIBLE):
        return Status.OCCURRED
    return status


def _signs(scene: Scene, trigger: Trigger) -> set[Status]:
    """Return the statuses that words around the trigger, or around the verb that carries it, tell."""
    found: set[Status] = set()
    head = min(trigger.first, trigger.carrier.first) if trigger.carrier else trigger.first
    features = trigger.carrier.features if trigger.carrier else trigger.features
    start = _start(scene, head)
    stop = min(scene.clause_last[trigger.last - 1], trigger.last + _AROUND)
    governor = trigger.governor
    if governor is not None and governor.status is not None and not (governor.present and "present" not in features):
        found.add(governor.status)
    definite = not trigger.verbal and trigger.carrier is None and trigger.prefix.endswith(_ARTICLE)
    if not trigger.verbal and trigger.carrier is None:
        found |= _said_after(scene, trigger)
    for index in range(start, stop):
        for hit in scene.marked.at(index, EntryKind.STATUS):
            governor = scene.grammar.governors[hit.entry.id]
            status = governor.status
            tense = hit.features if governor.carries else features
            if status is None or "p1" in hit.features or (governor.present and "present" not in tense):
                continue
            carried = governor.carries and "phrase" not in hit.features
            if definite and (carried or (index < trigger.first and head - hit.last > _NEAR)):
                continue
            if index >= trigger.first and (governor.reach != "around" or hit.first < trigger.last):
                continue
            if governor.reach == "next" and head - hit.last > 0:
                continue
            if "past" in features and status in _OPEN and head - hit.last > _NEXT:
                continue  # «agreed on the coming summit», «talks that he held»: what a perfect tells is over
            if "past" in features and status in _OPEN and index >= trigger.first:
                continue
            if governor.reach == "near" and trigger.first - hit.last > _NEAR and head - hit.last > _NEXT:
                continue
            if governor.carries and not _governs(scene, hit.last, head, trigger, governor.preps):
                continue
            found.add(status)
    return found


def _said_after(scene: Scene, trigger: Trigger) -> set[Status]:
    """Return what a clause about a noun tells («قمة يفترض أن تعقد», «زيارة من المقرر أن تتم»)."""
    last = min(scene.marked.sentence_at(trigger.first).last, trigger.last + _ABOUT)
    for index in range(trigger.last, last):
        if index in scene.event_words and scene.forms[index] not in scene.grammar.prepositions:
            break
        for hit in scene.marked.at(index, EntryKind.STATUS):
            governor = scene.grammar.governors[hit.entry.id]
            if governor.reach == "clause" and governor.status is Status.PLANNED:
                return {Status.PLANNED}
    return set()


def _start(scene: Scene, head: int) -> int:
    """Return where the stretch begins whose words tell the status: the clause, or the one before it that opens it."""
    start = scene.clause_first[head]
    # «من المقرر أن يزور»: the particle begins a clause, but what stands before it governs that clause.
    if head - start <= _NEXT and start > 0 and start > scene.marked.sentence_at(head).first:
        return max(scene.clause_first[start - 1], start - _NEAR)
    return start


def _governs(scene: Scene, last: int, head: int, trigger: Trigger, preps: frozenset[str]) -> bool:
    """Tell whether a verb before the trigger has it under itself: no other verb between, and its own preposition."""
    if head < last <= trigger.first:
        return True
    if any(i in scene.verbs for i in range(last, head)):
        return False
    verbal = trigger.verbal or (trigger.carrier is not None and trigger.carrier.first in scene.verbs)
    if verbal:
        return True
    carrier = trigger.carrier
    prep = (
        scene.preposition_of(carrier.first, carrier.prefix)
        if carrier
        else scene.preposition_of(trigger.first, trigger.prefix)
    )
    return prep in preps if prep or preps else True
