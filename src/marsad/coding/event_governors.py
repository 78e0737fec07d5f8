"""What a noun of action takes from the word that governs it: the subject of the verb that carries it or is above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.event_around import has_owner
from marsad.lexicon.entries import EntryKind
from marsad.records import EventType

if TYPE_CHECKING:
    from marsad.coding.event_frames import Arguments
    from marsad.coding.event_scene import Node, Scene
    from marsad.coding.event_subjects import SubjectFinder
    from marsad.coding.event_triggers import Trigger
    from marsad.lexicon.entries import Hit

# Classes of words of saying whose speaker does the deed that he speaks of, and those that blame another for it.
_DOING = frozenset({"announce", "promise", "threaten", "admit", "offer", "deny"})
_ACCUSING = "accuse"


class GovernorReader:
    """Adds to the arguments of a noun what its governing word tells.

    Args:
        scene: the article.
        subjects: finds the subjects of verbs.
    """

    def __init__(self, scene: Scene, subjects: SubjectFinder) -> None:
        self._scene = scene
        self._subjects = subjects

    def carrier(self, trigger: Trigger, found: Arguments) -> None:
        """Add the subject of the verb that carries the noun."""
        scene, frame = self._scene, trigger.pattern.frame
        hit, governor = trigger.carrier, trigger.governor
        if hit is None or governor is None or governor.carries == "none":
            return
        if governor.carries == "guest":
            self._invited(trigger, hit, found)
            return
        carries = governor.carries
        part = {"actor": frame.subject or "actor", "host": "host"}.get(carries, "partner" if frame.equal else "target")
        if "verb" not in hit.features and "phrase" not in hit.features:
            nodes = [n for n in scene.between(hit.last, hit.last + 1) if not n.prep]
            for node in nodes[:1]:
                for one in self._subjects.whole(node):
                    found.add(part, one.phrase.keys, one)
            if not nodes:
                self.upper(trigger, hit.first, found, part)
            return
        if "passive" in hit.features:
            return
        subject, carried = self._subjects.subject(hit.first, hit.last, hit.features, takes_object=False)
        subject = [n for n in subject if n not in found.used]
        for node in subject:
            found.add(part, node.phrase.keys, node)
        if subject:
            self._subjects.remember(hit.first, [k for n in subject for k in n.phrase.keys])
        elif carried:
            found.add(part, carried)
        found.rule = "carried-noun"

    def _invited(self, trigger: Trigger, hit: Hit, found: Arguments) -> None:
        """Add whom a verb of inviting has as object as the visitor, and its subject as the host."""
        if trigger.pattern.mode != "visit" or hit.first not in self._scene.verbs:
            return
        subject, carried = self._subjects.subject(hit.first, hit.last, hit.features, takes_object=True)
        after = [n for n in self._subjects.bare_after(hit.last, trigger.first) if n not in subject]
        for guest in after[:1]:
            for node in self._subjects.whole(guest):
                found.add("actor", node.phrase.keys, node)
            for node in subject:
                found.add("host", node.phrase.keys, node)
            if not subject:
                found.add("host", carried)
            found.rule = "carried-noun"

    def upper(self, trigger: Trigger, first: int, found: Arguments, part: str) -> None:
        """Add the subject of the verb above a masdar («قررت روسيا فرض عقوبات», «ردت روسيا بطرد»).

        Who announces or promises a deed does it, who is accused of it did it; who only speaks of one has no part in it.
        """
        scene = self._scene
        if not self._is_complement(first):
            return
        if not trigger.pattern.frame.object and has_owner(scene=scene, trigger=trigger):
            return  # «بموافقة الأطراف»
        for index in range(first - 1, scene.clause_first[first] - 1, -1):
            verb = scene.verbs.get(index)
            speech = scene.speech_of_cue(index)
            if speech is not None and speech.speakers:
                if trigger.pattern.speech or speech.act in _DOING:
                    found.add(part, speech.speakers)
                elif speech.act == _ACCUSING:
                    for node in self._accused(index, first, speech.speakers):
                        found.add(part, node.phrase.keys, node)
                return
            if verb is None and index in scene.barriers:
                return  # an unknown verb: its subject is not the speaker
            if verb is not None:
                subject, carried = self._subjects.subject(verb.first, verb.last, verb.features, takes_object=False)
                if self._blames(index):
                    speakers = (*carried, *(k for n in subject for k in n.phrase.keys))
                    subject, carried = self._accused(index, first, speakers), ()
                for node in subject:
                    found.add(part, node.phrase.keys, node)
                if not subject:
                    found.add(part, carried)
                return

    def _blames(self, index: int) -> bool:
        """Tell whether a verb by itself accuses somebody, its object, of a deed."""
        patterns = self._scene.grammar.patterns
        own = (patterns[h.entry.id] for h in self._scene.marked.at(index, EntryKind.EVENT) if "verb" in h.features)
        return any(p.type is EventType.ACCUSE and p.speech and p.frame.object for p in own)

    def _accused(self, cue: int, last: int, speakers: tuple[str, ...]) -> list[Node]:
        """Return whom a word of accusing names before a deed («اتهمت بريطانيا روسيا بتسميم ...»)."""
        nodes = (n for n in self._scene.between(cue, last) if not n.prep and not set(n.phrase.keys) & set(speakers))
        one = next(nodes, None)
        return self._subjects.whole(one) if one is not None else []

    def _is_complement(self, first: int) -> bool:
        """Tell whether a masdar stands where a verb's complement stands: led by its preposition, or right behind.

        «ردت بطرد», «قررت روسيا فرض», but not «فرضت ... ردا على غزو ...».
        """
        scene = self._scene
        form = scene.forms[first - 1]
        if form in scene.grammar.prepositions:
            return form in scene.grammar.leading and (first - 2 in scene.verbs or scene.is_named(first - 2))
        fused = scene.marked.words[first].form[:1] in scene.grammar.leading
        return fused or first - 1 in scene.verbs or scene.is_named(first - 1) or form in scene.grammar.between
