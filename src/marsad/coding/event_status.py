"""Whether an event happened, as the words tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.records import EventType, Status

if TYPE_CHECKING:
    from marsad.coding.event_grammar import Governor
    from marsad.coding.event_scene import Scene
    from marsad.coding.event_triggers import Trigger

_NEXT = 2
_NEAR = 4
_AROUND = 6
_ABOUT = 12
_ARTICLE = "\u0627\u0644"
_FUTURE = "\u0633"
_PURPOSE = "\u0644"
_LAM_ARTICLE = "\u0644\u0644"
# Words of saying and of other acts may have «ل» before their object.
_ACTS = (EntryKind.SAYING, EntryKind.EVENT, EntryKind.STATUS)
_CONJUNCTIONS = "\u0648\u0641"
# What a perfect is not, unless the word right before it says so; None is what is no happening at all.
_OPEN = frozenset({Status.POSSIBLE, Status.PLANNED, Status.ONGOING, Status.CALLED_FOR, None})
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
    signs = {g.status for g in governors_of(scene, trigger)}
    if not trigger.verbal and trigger.carrier is None:
        signs |= _said_after(scene, trigger)
    if trigger.future:
        signs.add(Status.PLANNED)
    strong = _strongest(signs, verbal=trigger.verbal)
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
    return Status.PLANNED if _is_purpose(scene, trigger) else trigger.pattern.bare


def _strongest(signs: set[Status | None], *, verbal: bool) -> Status | None:
    """Return the sign that wins where several stand together; None where only what is over tells anything."""
    if Status.CANCELLED in signs and signs & {Status.POSSIBLE, Status.DENIED}:
        return Status.PLANNED  # «may call off the summit»: it still stands
    if verbal and {Status.DENIED, Status.POSSIBLE} <= signs:
        return Status.POSSIBLE  # «may not», «unless»
    return next((s for s in _STRENGTH if s in signs and s is not Status.OCCURRED), None)


def is_untold(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a happening is only what somebody can do, fears or waits for, or what an accord lays down.

    What did not happen is told («could not agree»), and what happened is whatever was feared.
    """
    governors = governors_of(scene, trigger)
    carrier = trigger.governor
    if carrier is not None and carrier.untold and carrier.carries == "none":
        return True  # «does not fear a strike»: what is denied is the fear
    return any(g.untold for g in governors) and all(g.status is not Status.DENIED for g in governors)


def _is_purpose(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether something is what somebody sets out for («توجه إلى القاهرة لبحث ...», «لفرض عقوبات»).

    After words that take «ل» themselves («إدانته لقصف», «نتيجة لهجوم») it is what they are about. Only a meeting may
    be definite («للقاء»).
    """
    head = trigger.carrier if trigger.carrier is not None else trigger
    prefix = head.prefix.lstrip(_CONJUNCTIONS)
    if trigger.pattern.type is EventType.CONSULT:
        visited = trigger.pattern.mode == "visit" and trigger.pronoun  # «the second day of his visit»
        return prefix == _PURPOSE and not visited
    before = head.first - 1
    taken = scene.form(before) in scene.grammar.takers or scene.marked.at(before, *_ACTS)
    return prefix == _PURPOSE and not taken and not scene.form(head.first).startswith(_LAM_ARTICLE)


def _under_future(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun of occasion stands under a verb of the future («سيبحث ... خلال محادثات»)."""
    if trigger.verbal or trigger.carrier is not None:
        return False
    first = scene.clause_first[trigger.first]
    if scene.form(first) in scene.grammar.carrying_on and first > scene.marked.sentence_at(first).first:
        first = scene.clause_first[first - 1]
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


def governors_of(scene: Scene, trigger: Trigger) -> list[Governor]:
    """Return the words around a trigger, or around the verb that carries it, that tell whether it happened."""
    found: list[Governor] = []
    head = min(trigger.first, trigger.carrier.first) if trigger.carrier else trigger.first
    features = trigger.carrier.features if trigger.carrier else trigger.features
    start = _start(scene, head)
    stop = min(scene.clause_last[trigger.last - 1], trigger.last + _AROUND)
    governor = trigger.governor
    if governor is not None and governor.tells and not (governor.present and "present" not in features):
        found.append(governor)
    bare = not trigger.verbal and trigger.carrier is None
    definite = bare and trigger.prefix.endswith(_ARTICLE)
    for index in range(start, stop):
        for hit in scene.marked.at(index, EntryKind.STATUS):
            governor = scene.grammar.governors[hit.entry.id]
            tense = hit.features if governor.carries else features
            if not governor.tells or "p1" in hit.features or (governor.present and "present" not in tense):
                continue
            of_time = trigger.verbal or scene.form(hit.first - 1) in scene.grammar.time_units
            if of_time and "adjective" in hit.features:
                continue  # «in recent years»: what is recent is not the happening
            carried = governor.carries and "phrase" not in hit.features
            if definite and (carried or (index < trigger.first and head - hit.last > _NEAR)):
                continue
            if index >= trigger.first and (governor.reach != "around" or hit.first < trigger.last):
                continue
            if index >= trigger.last and definite and governor.status is Status.ONGOING:
                return [governor]  # «if the present talks fail»: that they go on is a fact
            if governor.reach == "next" and head - hit.last > 0:
                continue
            if "past" in features and governor.status in _OPEN and head - hit.last > _NEXT:
                continue  # «agreed on the coming summit», «talks that he held»: what a perfect tells is over
            if "past" in features and governor.status in _OPEN and index >= trigger.first:
                continue
            if bare and governor.status is Status.CALLED_FOR and _words(scene, hit.last, head) > _NEAR:
                continue  # «stressed the need ... during the visit»: what is called for stands close
            if governor.reach == "near" and trigger.first - hit.last > _NEAR and head - hit.last > _NEXT:
                continue
            if governor.carries and not _governs(scene, hit.last, head, trigger, governor.preps):
                continue
            found.append(governor)
    return found


def _words(scene: Scene, first: int, last: int) -> int:
    """Return how many words stand between two places, those of names not counted."""
    return sum(not scene.is_named(i) for i in range(first, last))


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
