"""States behind adjectives of nationality and names of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.records import ActorKind

if TYPE_CHECKING:
    from marsad.coding.event_scene import Node, Scene
    from marsad.coding.event_triggers import Trigger
    from marsad.lexicon.entries import Entry

_REACH = 3
_CODE = 3
_DASHES = "-\u2013/"
_PLACES = (EntryKind.CAPITAL, EntryKind.STATE, EntryKind.PLACE)


def country_of(entry: Entry) -> str | None:
    """Return the country of a place's entry: ISO 3166-1 alpha-3, or None."""
    country = entry.data.get("country")
    if country is None and len(entry.id) == _CODE and entry.id.isupper():
        return entry.id
    return country


def of_place(scene: Scene, index: int) -> bool:
    """Tell whether an adjective tells whose a place is («في العاصمة النمساوية»), not who takes part."""
    heads = scene.grammar.place_heads
    form = scene.forms[index - 1]
    return form in heads or form[1:] in heads


def names_place(scene: Scene, node: Node) -> bool:
    """Tell whether a phrase is a capital by its name, which may be where something happens («محادثات فيينا»)."""
    first = node.phrase.first
    cities = [h for h in scene.marked.at(first, EntryKind.CAPITAL, EntryKind.PLACE) if h.last == node.phrase.last]
    return bool(cities) and not any(h.last == node.phrase.last for h in scene.marked.at(first, EntryKind.STATE))


def states_after(scene: Scene, first: int) -> tuple[str, ...]:
    """Return the states that adjectives right after a noun stand for («القمة المصرية السعودية»), in order."""
    found: list[str] = []
    place, limit = first, first + _REACH
    while place < min(limit, len(scene.forms)) and not scene.is_named(place):
        hits = scene.marked.at(place, EntryKind.NATIONALITY)
        if hits and of_place(scene, place):
            break
        if hits:
            key = scene.states.get(hits[0].entry.id)
            if key and key not in found:
                found.append(key)
            place, limit = hits[0].last, hits[0].last + 2
        elif scene.forms[place] in _DASHES or (
            scene.is_word(place) and scene.forms[place] not in scene.grammar.prepositions
        ):
            place += 1
        else:
            break
    return tuple(found)


def state_under(scene: Scene, trigger: Trigger, last: int) -> str | None:
    """Return the state that an adjective names after a preposition of the frame («على الأراضي التركية»)."""
    preps = trigger.pattern.frame.preps
    for index in range(trigger.last, last):
        if preps.get(scene.forms[index]) != "target":
            continue
        for place in range(index + 2, min(index + 1 + _REACH, last)):
            for hit in scene.marked.at(place, EntryKind.NATIONALITY):
                key = scene.states.get(hit.entry.id)
                if key and hit.prefix:
                    return key
    return None


def state_of(scene: Scene, key: str) -> str:
    """Return the state that somebody known by nationality alone stands for, if it is in the cast, else the key."""
    actor = scene.actors.get(key)
    return scene.states.get(actor.country or "", key) if actor and actor.kind is not ActorKind.PERSON else key


def destination(scene: Scene, trigger: Trigger, last: int) -> tuple[int, int, str | None] | None:
    """Return the place after «إلى», or right after the verb of visiting: first word, word after the last, country."""
    frame = trigger.pattern.frame
    for index in range(trigger.last, last):
        if scene.in_person(index):
            continue
        for hit in scene.marked.at(index, *_PLACES):
            before = scene.forms[index - 1]
            led = before in frame.preps or hit.prefix in frame.preps
            if led or (frame.object and before not in scene.grammar.prepositions and not hit.prefix):
                return hit.first, hit.last, country_of(hit.entry)
    return None
