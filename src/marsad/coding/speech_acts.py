"""Acts done by words: who says them, and at whom they are directed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from marsad.coding.event_frames import Arguments
    from marsad.coding.event_scene import Scene
    from marsad.coding.event_triggers import Trigger

_BEFORE = 8
_AFTER = 7
_COMPLEMENT = 16


def take_speaker(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Let the one who speaks by the statements be the actor, where the trigger is a statement's word of saying."""
    places = range(trigger.carrier.first if trigger.carrier else trigger.first, trigger.last)
    speech = next((s for i in places if (s := scene.speech_of_cue(i))), None)
    explicit = found.rule == "verb" and len(found.actors) > 0
    if speech is not None and speech.speakers and not explicit:
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
    last = min(scene.clause_last[trigger.last - 1], trigger.last + _AFTER)
    after = scene.between(trigger.last, last)[:1]
    before = [n for n in scene.between(max(speech.first, trigger.first - _BEFORE), trigger.first) if not n.prep][-1:]
    for node in after if trigger.pattern.frame.subject == "" else [*before, *after]:
        keys = tuple(k for k in node.phrase.keys if k not in speech.speakers)
        if keys:
            found.add("target", keys, node)
            return


def take_within(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Take as target the first party of the complement that is not an actor («نددت بقصف إسرائيل ...»)."""
    last = min(scene.clause_last[trigger.last - 1], trigger.last + _COMPLEMENT)
    for node in scene.between(trigger.last, last):
        keys = tuple(k for k in node.phrase.keys if k not in found.actors)
        if keys and node not in found.used:
            found.add("target", keys, node)
            return
    for place in range(trigger.last, last):
        for hit in scene.marked.at(place, EntryKind.NATIONALITY):
            key = scene.states.get(hit.entry.id)
            if key and key not in found.actors:
                found.add("target", (key,))
                return
