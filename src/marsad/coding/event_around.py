"""Parties that a clause leaves out because the words around it have told them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.event_states import country_of, of_place
from marsad.lexicon.entries import EntryKind
from marsad.records import EventType

if TYPE_CHECKING:
    from marsad.coding.event_scene import Scene
    from marsad.coding.event_subjects import SubjectFinder
    from marsad.coding.event_triggers import Trigger

_ARTICLE = "\u0627\u0644"
_LAM_ARTICLE = "\u0644\u0644"
# How far after a trigger words stand that take up a party told before («محادثات بين الجانبين», «اتفاق نووي معها»).
_REACH = 7
# How far after it an adjective of nationality may stand that tells whom it is about («... شلت الاقتصاد الإيراني»).
_WIDE = 10

# Measures that news names with the one they hit farther on («العقوبات التي شلت الاقتصاد الإيراني»).
_MEASURES = frozenset({EventType.SANCTION, EventType.CONCEDE})


def pronouns_after(
    scene: Scene, subjects: SubjectFinder, trigger: Trigger, last: int
) -> list[tuple[str, tuple[str, ...]]]:
    """Return parts and keys of the parties that pronouns fused to the frame's prepositions stand for («معها»).

    Args:
        scene: the article.
        subjects: what finds whom a pronoun stands for.
        trigger: the word that reports the event.
        last: index after the last word of its stretch.
    """
    found = []
    fused = scene.grammar.fused_pronouns
    for index in range(trigger.last, min(last, trigger.last + _REACH)):
        if index in scene.verbs or index in scene.event_words:
            break
        prep, kind = fused.get(scene.forms[index], ("", ""))
        part = trigger.pattern.frame.preps.get(prep)
        if part is not None:
            found.append((part, subjects.antecedent(trigger.first, kind)))
    return found


def pair_after(scene: Scene, subjects: SubjectFinder, trigger: Trigger, last: int) -> tuple[str, ...]:
    """Return the pair told before that words like «the two sides» right after a noun stand for, or nothing."""
    pairs = scene.grammar.pairs
    for index in range(trigger.last, min(last, trigger.last + _REACH)):
        if index in scene.verbs or scene.is_named(index):
            break
        if scene.forms[index] in pairs:
            return subjects.pair_before(trigger.first)
    return ()


def states_around(scene: Scene, trigger: Trigger, last: int, *, named: bool) -> tuple[str, ...]:
    """Return the states that adjectives after a trigger tell, in order, and if wanted those that are named."""
    kinds = (EntryKind.NATIONALITY, EntryKind.STATE, EntryKind.PLACE) if named else (EntryKind.NATIONALITY,)
    found: list[str] = []
    for index in range(trigger.last, min(last, trigger.last + _WIDE)):
        if index in scene.event_words and index in scene.verbs:
            break
        for hit in scene.marked.at(index, *kinds):
            adjective = hit.entry.kind is EntryKind.NATIONALITY
            if adjective and (scene.is_named(index) or of_place(scene, index)):
                continue  # a name that reads like one in the accusative, and where it happens
            country = hit.entry.id if adjective else country_of(hit.entry)
            key = scene.states.get(country or "")
            if key and key not in found:
                found.append(key)
            break
    return tuple(found)


def may_take_states(trigger: Trigger) -> bool:
    """Tell whether adjectives or names farther on may tell the party: of a meeting or accord, or whom sanctions hit."""
    return trigger.pattern.frame.equal or trigger.pattern.type in _MEASURES


def may_take_subject(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a meeting without parties of its own is the sentence's subject's: carried, or an occasion."""
    if trigger.pattern.type is not EventType.CONSULT:
        return False
    if trigger.verbal:
        return False
    if trigger.carrier is not None:
        return True
    return scene.forms[trigger.first - 1] in scene.grammar.occasions and not has_owner(scene=scene, trigger=trigger)


def is_definite(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun has the article or a pronoun: it is in construct with nothing."""
    fused = trigger.prefix.endswith((_ARTICLE, _LAM_ARTICLE))
    return fused or bool(trigger.pronoun) or scene.forms[trigger.first].startswith(_ARTICLE)


def has_owner(*, scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun stands in construct before a noun that is no party: the happening is that one's.

    «قبل اجتماع عدد من الدول»: an adjective would be without the article, as the noun is.
    """
    following = scene.form(trigger.last)
    if is_definite(scene, trigger) or scene.is_named(trigger.last) or following in scene.grammar.prepositions:
        return False
    return following.startswith(_ARTICLE) or following in scene.grammar.quantifiers
