"""Acts done by words: who says them, and at whom they are directed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.records import EventType

if TYPE_CHECKING:
    from marsad.coding.event_frames import Arguments
    from marsad.coding.event_scene import Scene
    from marsad.coding.event_triggers import Trigger

_BEFORE = 8
_AFTER = 7
_COMPLEMENT = 16
# Classes of words of saying that judge somebody's deed.
_JUDGING = frozenset({"describe", "assess"})
# Acts that nobody directs at his own state.
_HOSTILE = frozenset({EventType.ACCUSE, EventType.THREATEN, EventType.SUPPORT})


def take_speaker(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Let the one who speaks by the statements be the actor, where the trigger is a statement's word of saying."""
    places = range(trigger.carrier.first if trigger.carrier else trigger.first, trigger.last)
    speech = next((s for i in places if (s := scene.speech_of_cue(i))), None)
    if speech is not None and speech.speakers:
        found.actors[:] = speech.speakers
        found.targets = [k for k in found.targets if k not in speech.speakers]
        found.rule = "cue"


def take_content(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Take the speaker as actor and the party that is spoken of as target («إن على إيران أن ...»)."""
    found.rule = "content"
    speech = scene.speech_at(trigger.first)
    if speech is None:
        return
    found.add("actor", speech.speakers)
    first = max(speech.first, trigger.first - _BEFORE)
    last = min(scene.clause_last[trigger.last - 1], trigger.last + _AFTER)
    after = scene.between(trigger.last, last)[:1]
    before = [n for n in scene.between(first, trigger.first) if not n.prep][-1:]
    if trigger.pattern.governed == "content_own":
        # «our country will go on»: what another party will do is no promise.
        if before and not _on_one_side(scene, before[0].phrase.keys, speech.speakers):
            found.actors.clear()
            return
        before = []
    if trigger.pattern.frame.subject == "":
        about = after
    else:
        # One is blamed as the subject of what is said, or right behind its noun («انتهاكات تركيا»), not farther off.
        preps = trigger.pattern.frame.preps
        led = (n for n in after if (preps.get(n.prep) == "target" if n.prep else n.phrase.first == trigger.last))
        about = [*before, *led]
    for node in about:
        keys = _others(scene, found, trigger, node.phrase.keys)
        if keys:
            found.add("target", keys, node)
            return
    if speech.act in _JUDGING and trigger.pattern.frame.subject:
        # «اعتبر الوزير خطوة أنقرة "انتهاكا"»: whose deed is judged stands before what is said of it.
        for node in reversed(scene.between(speech.cue + 1, speech.first)):
            keys = _others(scene, found, trigger, node.phrase.keys)
            if keys:
                found.add("target", keys, node)
                return
    if trigger.pattern.frame.within:
        found.add("target", _by_nationality(scene, found, trigger, first, last))


def _on_one_side(scene: Scene, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether parties are the same or of one country."""
    countries = {scene.actors[k].country for k in others if k in scene.actors} - {None}
    return all(k in others or (k in scene.actors and scene.actors[k].country in countries) for k in some)


def _others(scene: Scene, found: Arguments, trigger: Trigger, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return those who may be spoken to or of: not the speakers, nor, where it is hostile, the speakers' own state."""
    hostile = trigger.pattern.type in _HOSTILE
    own = {scene.states.get(scene.actors[k].country or "") for k in found.actors if k in scene.actors}
    return tuple(k for k in keys if k not in found.actors and not (hostile and k in own))


def _by_nationality(scene: Scene, found: Arguments, trigger: Trigger, first: int, last: int) -> tuple[str, ...]:
    """Return the state that the first adjective of nationality in a stretch stands for, if it may be meant."""
    for place in range(first, last):
        for hit in scene.marked.at(place, EntryKind.NATIONALITY):
            key = scene.states.get(hit.entry.id)
            keys = _others(scene, found, trigger, (key,)) if key and not scene.is_named(place) else ()
            if keys:
                return keys
    return ()


def take_within(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Take as target the first party of the complement that is not an actor («نددت بقصف إسرائيل ...»)."""
    last = min(scene.clause_last[trigger.last - 1], trigger.last + _COMPLEMENT)
    for node in scene.between(trigger.last, last):
        keys = _others(scene, found, trigger, node.phrase.keys)
        if keys and node not in found.used:
            found.add("target", keys, node)
            return
    found.add("target", _by_nationality(scene, found, trigger, trigger.last, last))
