"""Arguments: who stands where around a trigger, inside its clause."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.coding.cast import Reference
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.records import ActorKind, EventType

if TYPE_CHECKING:
    from marsad.coding.event_scene import Node, Scene
    from marsad.coding.event_triggers import Trigger
    from marsad.lexicon.entries import Hit

# How far a subject may stand after its verb and before it, in words.
_AFTER = 7
_BEFORE = 8
_COMPLEMENT = 16
_NISBA = 3
_CODE = 3
#: A noun that may stand before the doer or before the one it is done to.
_EITHER = "either"
_FROM = "\u0645\u0646"
_BETWEEN = "\u0628\u064a\u0646"
_PRONOUNS = frozenset({"3ms", "3fs", "3d", "3mp"})
_GENDERS = {"3ms": "m", "3fs": "f"}


@dataclass(slots=True)
class Arguments:
    """What was found around a trigger; `used` are the phrases in the clause that took part."""

    actors: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    used: list[Node] = field(default_factory=list)
    place: tuple[int, int, str | None] | None = None
    paired: bool = False
    rule: str = ""

    def add(self, part: str, keys: tuple[str, ...], node: Node | None = None) -> None:
        """Add the keys of a phrase to a part, each once."""
        place = {"actor": self.actors, "target": self.targets, "partner": self.partners, "host": self.hosts}[part]
        place.extend(k for k in keys if k not in place)
        if node is not None:
            self.used.append(node)


class ArgumentFinder:
    """Finds the arguments of triggers, in their order in the text.

    Args:
        scene: the article.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        #: Who was the subject of the last clause, and where.
        self._last: tuple[int, tuple[str, ...]] | None = None
        self._limit = 0
        #: Word that fills what the trigger needs: no subject («أغلقت القنصلية»).
        self._filler = -1

    def find(self, trigger: Trigger, limit: int) -> Arguments:
        """Return what stands around a trigger.

        Args:
            trigger: the word that reports the event.
            limit: where the next trigger begins, whose arguments are its own.
        """
        found = Arguments()
        self._limit = limit
        needs = trigger.pattern.needs
        fills = needs and trigger.verbal and trigger.pattern.frame.object
        place = needs.place(self._scene.forms[trigger.last : trigger.last + _AFTER]) if fills else -1
        self._filler = trigger.last + place if place >= 0 else -1
        if trigger.pattern.governed in ("content", "content_an"):
            self._in_content(trigger, found)
        elif trigger.verbal:
            self._verbal(trigger, found)
        else:
            self._nominal(trigger, found)
        frame = trigger.pattern.frame
        if trigger.pattern.speech:
            self._speaker(trigger, found)
        if frame.within and not found.targets:
            self._within(trigger, found)
        if frame.state:
            found.targets = [self._state_of(k) for k in found.targets]
        if trigger.pattern.mode == "visit" and not found.place:
            self._destination(trigger, found)
        on_occasion = trigger.verbal or trigger.carrier or self._scene.forms[trigger.first - 1] in self._scene.grammar.occasions
        known = found.partners or found.targets or found.place
        if trigger.pattern.type is EventType.CONSULT and not found.actors and known and on_occasion:
            others = {*found.partners, *found.targets}
            found.add("actor", tuple(k for k in self._antecedent(trigger.first, "") if k not in others))
        found.paired = bool(found.partners)
        if frame.equal:
            found.add("actor", tuple(found.partners))
            found.partners.clear()
        found.targets = [k for k in found.targets if k not in found.actors]
        return found

    # ------------------------------------------------------------------ verbs

    def _verbal(self, trigger: Trigger, found: Arguments) -> None:
        frame = trigger.pattern.frame
        passive = "passive" in trigger.features
        takes_object = bool(frame.object) and not passive
        subject, carried = self._subject(
            trigger.first, trigger.last, trigger.features, takes_object=takes_object, needs_both=takes_object and frame.equal
        )
        part = frame.subject if not passive else (frame.object if frame.object in ("target", "partner") else frame.subject)
        if subject:
            for node in subject:
                found.add(part or "actor", node.phrase.keys, node)
            self._remember(trigger.first, [k for n in subject for k in n.phrase.keys])
        elif carried:
            found.add(part or "actor", carried)
        found.rule = "verb" if subject else "verb-carried"
        if takes_object:
            self._object(trigger, found, frame.object)
        self._prepositions(trigger, found)

    def _subject(
        self, first: int, last: int, features: frozenset[str], *, takes_object: bool, needs_both: bool = False
    ) -> tuple[list[Node], tuple[str, ...]]:
        """Return a verb's subject: phrases in its clause, or the keys carried over from the clause before."""
        scene = self._scene
        pronoun = self._pronoun_before(first)
        after = self._bare_after(last if last - first == 1 else first + 1, scene.clause_last[last - 1])
        after = [n for n in after if not n.phrase.first <= self._filler < n.phrase.last]
        if pronoun:
            return [], self._antecedent(first, pronoun)
        before = self._before(first, features)
        if before is not None:
            return self._whole(before), ()
        takes_up = bool(_PRONOUNS & features) or scene.forms[last : last + 1] and scene.forms[last] in scene.grammar.resumptive
        if scene.forms[first - 1] in scene.grammar.relatives and not takes_up:
            return [], ()
        # Behind a noun that the cast does not know, the verb agrees with that noun («بدأ أسرى حركة ...»).
        headed = after and after[0].phrase.first > last and scene.marked.words[after[0].phrase.first - 1].kind is WordKind.LETTERS
        if after and (headed or self._agrees(after[0], features, before=False)):
            sole = len(after) == 1 or after[1].phrase.first - after[0].phrase.last > _AFTER
            carried = self._carried(first, features) if takes_object and sole else ()
            if carried and carried != after[0].phrase.keys and (needs_both or self._continues(first)):
                return [], carried
            return self._whole(after[0]), ()
        return [], self._carried(first, features) if self._may_drop(first, last) else ()

    def _may_drop(self, first: int, last: int) -> bool:
        """Tell whether a verb may have left its subject to the clause before: no unknown noun follows at once."""
        scene = self._scene
        hit = scene.verbs.get(first)
        if hit is not None and "p1" in hit.features:
            return True
        joined = (hit is not None and hit.prefix != "") or first in (scene.clause_first[first], scene.clause_first[first] + 1)
        return joined

    def _bare_after(self, first: int, last: int) -> list[Node]:
        """Return the phrases after a verb that no preposition governs, heads only."""
        found = []
        for node in self._scene.between(first, last):
            limit = found[-1].phrase.last if found else first
            if node.phrase.first - limit > _AFTER:
                break
            if not node.prep and not node.joined:
                found.append(node)
        return found

    def _whole(self, head: Node) -> list[Node]:
        """Return a phrase with those that «and» joins to it."""
        nodes = self._scene.nodes
        place = nodes.index(head)
        whole = [head]
        for node in nodes[place + 1 :]:
            if not node.joined:
                break
            whole.append(node)
        return whole

    def _before(self, first: int, features: frozenset[str]) -> Node | None:
        """Return the phrase right before a verb that is its subject («لافروف التقى», «الوزير الذي زار»)."""
        scene = self._scene
        sentence = scene.marked.sentence_at(first)
        relative = False
        candidates = scene.between(max(sentence.first, first - _BEFORE - 6), first)
        node = next((n for n in reversed(candidates) if n.phrase.last <= first), None)
        if node is None or first - node.phrase.last > _BEFORE:
            return None
        for index in range(node.phrase.last, first):
            form = scene.forms[index]
            if form in scene.grammar.relatives:
                relative = True
            elif scene.is_mark(index) or form in scene.grammar.between:
                continue
            elif index in scene.verbs or form in scene.grammar.boundaries:
                return None
            elif not self._enclosed(node.phrase.last, index, first):
                return None
        if not relative and (node.prep or scene.clause_first[node.phrase.first] != scene.clause_first[first]):
            return None
        if not relative and self._has_verb(scene.clause_first[first], node.phrase.first):
            return None
        while node.joined:
            node = scene.nodes[scene.nodes.index(node) - 1]
        return node if self._agrees(node, features, before=True) else None

    def _enclosed(self, first: int, index: int, last: int) -> bool:
        """Tell whether a word stands in a stretch between commas that parts a subject from its verb."""
        commas = [i for i in range(first, last) if self._scene.is_mark(i)]
        return len(commas) > 1 and commas[0] < index < commas[-1]

    def _has_verb(self, first: int, last: int) -> bool:
        return any(i in self._scene.verbs for i in range(first, last))

    def _agrees(self, node: Node, features: frozenset[str], *, before: bool) -> bool:
        """Tell whether a phrase agrees with a verb's gender and, before it, number; unknown agrees."""
        gender = node.phrase.gender
        if not before and node.phrase.number in ("pl", "du"):
            gender = gender if node.phrase.number == "du" else ""
        own = "f" if "f" in features else "m" if "m" in features else ""
        if gender and own and gender != own and "passive" not in features:
            return False
        return not (before and {"du", "pl"} & features and node.phrase.number == "sg" and len(self._whole(node)) == 1
                    and len(node.phrase.keys) == 1)

    def _continues(self, first: int) -> bool:
        """Tell whether a verb is joined to the clause before («وصل ... والتقى»)."""
        hit = self._scene.verbs.get(first)
        return bool(hit and hit.prefix)

    def _pronoun_before(self, first: int) -> str:
        """Return gender or number of the pronoun on the particle right before a verb («أنه أجرى»), or ""."""
        scene = self._scene
        place = first - 1
        while place >= 0 and (scene.forms[place] in scene.grammar.between or scene.is_mark(place)) and first - place < _AFTER:
            place -= 1
        return scene.grammar.pronouns.get(scene.forms[place], "") if place >= 0 else ""

    def _carried(self, first: int, features: frozenset[str]) -> tuple[str, ...]:
        own = "pl" if {"du", "pl"} & features else "f" if "f" in features else "m"
        return self._antecedent(first, own)

    def _antecedent(self, first: int, kind: str) -> tuple[str, ...]:
        """Return whom a pronoun or a dropped subject stands for."""
        scene = self._scene
        sentence = scene.marked.sentence_at(first)
        speech = scene.speech_at(first)
        options: list[tuple[str, ...]] = []
        if self._last and self._last[0] >= sentence.first and not (speech and self._last[0] < speech.first):
            options.append(self._last[1])
        if speech and speech.speakers:
            options.append(speech.speakers)
        options.extend(
            n.phrase.keys for n in reversed(scene.between(sentence.first, first)) if not n.prep and n.phrase.last <= first
        )
        if self._last and self._last[0] < sentence.first and scene.marked.paragraph_at(first)[0] <= self._last[0]:
            options.append(self._last[1])
        return next((o for o in options if self._fits(o, kind)), ())

    def _fits(self, keys: tuple[str, ...], kind: str) -> bool:
        if not kind:
            return True
        if kind in ("du", "pl"):
            actor = self._scene.actors.get(keys[0])
            return len(keys) > 1 or (kind == "pl" and actor is not None and actor.kind is ActorKind.GROUP)
        gender = self._scene.gender.get(keys[0], "") if len(keys) == 1 else ""
        return len(keys) == 1 and (not gender or gender == kind)

    def _remember(self, place: int, keys: list[str]) -> None:
        self._last = (place, tuple(keys))

    def _object(self, trigger: Trigger, found: Arguments, part: str) -> None:
        """Add the phrase after the subject that no preposition governs."""
        used = {id(n) for n in found.used}
        for node in self._bare_after(trigger.last, self._scene.clause_last[trigger.last - 1]):
            if id(node) not in used:
                for one in self._whole(node):
                    found.add(part, one.phrase.keys, one)
                return

    # ------------------------------------------------------------------ nouns

    def _nominal(self, trigger: Trigger, found: Arguments) -> None:
        scene, frame = self._scene, trigger.pattern.frame
        found.rule = "noun"
        # A fixed phrase may end in the first word of the name after it («اجتماع مجلس الأمن»).
        start = trigger.last if trigger.last - trigger.first == 1 else trigger.first + 1
        after = [n for n in scene.between(start, trigger.last + 1) if not n.prep and not n.joined]
        if trigger.pronoun:
            holder = self._antecedent(trigger.first, _GENDERS.get(trigger.pronoun, "pl"))
            found.add("actor" if frame.construct in ("", _EITHER) else frame.construct, holder)
            found.rule = "noun-holder"
            if after and frame.object:
                for node in self._whole(after[0]):
                    found.add(frame.object, node.phrase.keys, node)
        if trigger.carrier is not None:
            self._carrier(trigger, found)
        self._nisba(trigger, found)
        self._prepositions(trigger, found)
        if "passive_participle" in trigger.features and not frame.equal:
            self._done_to(trigger, found)
        if not after and frame.deep and (deep := self._deep(trigger)):
            after = [deep]
        controlled = "masdar" in trigger.features or trigger.pattern.governed == "saying"
        if not found.actors and not after and trigger.carrier is None and controlled and frame.subject == "actor":
            self._upper(trigger.first, found, "actor")
        if after and frame.construct and not trigger.pronoun:
            part = frame.construct
            if part == _EITHER:
                part = "actor" if found.targets else "target"
            for node in self._whole(after[0]):
                if node not in found.used:
                    found.add(part, node.phrase.keys, node)

    def _done_to(self, trigger: Trigger, found: Arguments) -> None:
        """Read a passive participle: what stands before it is done to, «من» leads to the doer («المدعومين من ...»)."""
        scene = self._scene
        before = [n for n in scene.between(trigger.first - _BEFORE, trigger.first) if n.phrase.last == trigger.first]
        found.targets.clear()
        for node in before:
            found.add("target", node.phrase.keys, node)
        for node in scene.between(trigger.last, trigger.last + _NISBA)[:1]:
            if node.prep == _FROM:
                found.add("actor", node.phrase.keys, node)

    def _deep(self, trigger: Trigger) -> Node | None:
        """Return the party behind unknown nouns («اجتماع وزراء خارجية دول ...»)."""
        scene = self._scene
        for index in range(trigger.last, min(trigger.last + _AFTER, scene.clause_last[trigger.last - 1])):
            nodes = scene.between(index, index + 1)
            if nodes:
                return nodes[0] if not nodes[0].prep else None
            form = scene.forms[index]
            if scene.marked.words[index].kind is not WordKind.LETTERS or form in scene.grammar.prepositions or index in scene.verbs:
                return None
        return None

    def _carrier(self, trigger: Trigger, found: Arguments) -> None:
        """Add the subject of the verb that carries the noun."""
        scene, frame = self._scene, trigger.pattern.frame
        hit, governor = trigger.carrier, trigger.governor
        if hit is None or governor is None or governor.carries == "none":
            return
        carries = governor.carries
        part = {"actor": frame.subject or "actor", "host": "host"}.get(carries, "partner" if frame.equal else "target")
        if "verb" not in hit.features and "phrase" not in hit.features:
            nodes = [n for n in scene.between(hit.last, hit.last + 1) if not n.prep]
            for node in nodes[:1]:
                for one in self._whole(node):
                    found.add(part, one.phrase.keys, one)
            if not nodes:
                self._upper(hit.first, found, part)
            return
        if "passive" in hit.features:
            return
        subject, carried = self._subject(hit.first, hit.last, hit.features, takes_object=False)
        subject = [n for n in subject if n not in found.used]
        for node in subject:
            found.add(part, node.phrase.keys, node)
        if subject:
            self._remember(hit.first, [k for n in subject for k in n.phrase.keys])
        elif carried:
            found.add(part, carried)
        found.rule = "carried-noun"

    def _upper(self, first: int, found: Arguments, part: str) -> None:
        """Add the subject of the verb above a masdar («قررت روسيا فرض عقوبات», «ردت روسيا بطرد»)."""
        scene = self._scene
        for index in range(first - 1, scene.clause_first[first] - 1, -1):
            verb = scene.verbs.get(index)
            if verb is not None:
                subject, carried = self._subject(verb.first, verb.last, verb.features, takes_object=False)
                for node in subject:
                    found.add(part, node.phrase.keys, node)
                if not subject:
                    found.add(part, carried)
                return

    def _nisba(self, trigger: Trigger, found: Arguments) -> None:
        """Add the states that adjectives of nationality after the noun stand for («القمة المصرية السعودية»)."""
        scene = self._scene
        place, limit = trigger.last, trigger.last + _NISBA
        while place < min(limit, len(scene.forms)) and not scene.is_named(place):
            hits = scene.marked.at(place, EntryKind.NATIONALITY)
            if hits:
                key = scene.states.get(hits[0].entry.id)
                if key:
                    construct = trigger.pattern.frame.construct
                    found.add("actor" if construct in ("", _EITHER) else construct, (key,))
                place, limit = hits[0].last, hits[0].last + 2
            elif scene.is_mark(place) and scene.forms[place] in "-\u2013/" or scene.marked.words[place].kind is WordKind.LETTERS:
                if scene.forms[place] in scene.grammar.prepositions:
                    return
                place += 1
            else:
                return

    # ------------------------------------------------------------------ both

    def _prepositions(self, trigger: Trigger, found: Arguments) -> None:
        """Add what stands after the prepositions that the frame names."""
        scene, preps = self._scene, trigger.pattern.frame.preps
        start = trigger.last
        if trigger.carrier is not None and trigger.carrier.first < trigger.first:
            start = trigger.carrier.last
        clause_last = scene.clause_last[trigger.last - 1]
        last = min(clause_last, trigger.last + _COMPLEMENT, self._limit)
        reach = min(scene.marked.sentence_at(trigger.first).last, trigger.last + _COMPLEMENT, self._limit)
        for node in scene.between(start, reach):
            if node.phrase.first >= last and (node.prep != _BETWEEN or trigger.verbal):
                continue
            part = preps.get(node.prep)
            if part is None or node in found.used:
                continue
            if node.phrase.first < trigger.first and node.prep != _BETWEEN:
                continue
            if node.prep == _BETWEEN and node.phrase.by is Reference.ROLE and found.actors:
                continue
            found.add(part, node.phrase.keys, node)
        if "target" in preps.values() and not found.targets:
            self._adjective_after(trigger, last, found)

    def _state_of(self, key: str) -> str:
        """Return the state that somebody known by nationality alone stands for, if it is in the cast."""
        actor = self._scene.actors.get(key)
        return self._scene.states.get(actor.country or "", key) if actor and actor.kind is not ActorKind.PERSON else key

    def _destination(self, trigger: Trigger, found: Arguments) -> None:
        """Take the capital or state after «إلى», or right after the verb of visiting, as place and its state as host."""
        scene = self._scene
        last = min(scene.clause_last[trigger.last - 1], trigger.last + _COMPLEMENT)
        for index in range(trigger.last, last):
            for hit in scene.marked.at(index, EntryKind.CAPITAL, EntryKind.STATE, EntryKind.PLACE):
                before = scene.forms[index - 1]
                led = any(p in (before, hit.prefix) for p in trigger.pattern.frame.preps)
                if led or (trigger.pattern.frame.object and before not in scene.grammar.prepositions and not hit.prefix):
                    country = hit.entry.data.get("country") or (hit.entry.id if len(hit.entry.id) == _CODE else None)
                    found.place = (hit.first, hit.last, country)
                    key = scene.states.get(country or "")
                    if key and key not in found.actors and not found.targets:
                        found.add("target", (key,))
                    return

    def _adjective_after(self, trigger: Trigger, last: int, found: Arguments) -> None:
        """Take the state that an adjective names after a preposition of the frame («على الأراضي التركية»)."""
        scene, preps = self._scene, trigger.pattern.frame.preps
        for index in range(trigger.last, last):
            if preps.get(scene.forms[index]) != "target":
                continue
            for place in range(index + 2, min(index + 1 + _NISBA, last)):
                for hit in scene.marked.at(place, EntryKind.NATIONALITY):
                    key = scene.states.get(hit.entry.id)
                    if key and hit.prefix and key not in found.actors:
                        found.add("target", (key,))
                        return

    def _within(self, trigger: Trigger, found: Arguments) -> None:
        """Add the first party of the complement that is not an actor."""
        scene = self._scene
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

    def _speaker(self, trigger: Trigger, found: Arguments) -> None:
        """Let the one who speaks by the statements be the actor, where the trigger is a statement's word of saying."""
        scene = self._scene
        places = range(trigger.carrier.first if trigger.carrier else trigger.first, trigger.last)
        speech = next((s for i in places if (s := scene.speech_of_cue(i))), None)
        if speech is not None and speech.speakers:
            found.actors[:] = speech.speakers
            found.targets = [k for k in found.targets if k not in speech.speakers]
            self._remember(trigger.first, list(speech.speakers))
            found.rule = "cue"

    def _in_content(self, trigger: Trigger, found: Arguments) -> None:
        """Take the speaker as actor and the party that is spoken of as target."""
        scene = self._scene
        found.rule = "content"
        speech = scene.speech_at(trigger.first)
        if speech is None:
            return
        found.add("actor", speech.speakers)
        last = scene.clause_last[trigger.last - 1]
        before = [n for n in scene.between(max(speech.first, trigger.first - _BEFORE), trigger.first) if not n.prep]
        after = scene.between(trigger.last, min(last, trigger.last + _AFTER))
        nodes = after[:1] if trigger.pattern.frame.object == "target" and trigger.pattern.frame.subject == "" else [*before[-1:], *after[:1]]
        for node in nodes:
            keys = tuple(k for k in node.phrase.keys if k not in speech.speakers)
            if keys:
                found.add("target", keys, node)
                return
