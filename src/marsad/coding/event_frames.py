"""Arguments: who stands where around a trigger, inside its clause."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.coding.cast import Reference
from marsad.coding.event_around import (
    has_owner,
    is_definite,
    may_take_states,
    may_take_subject,
    pair_after,
    pronouns_after,
    states_around,
)
from marsad.coding.event_governors import GovernorReader
from marsad.coding.event_states import destination, names_place, state_of, state_under, states_after
from marsad.coding.event_subjects import SubjectFinder
from marsad.coding.event_times import place_for
from marsad.coding.event_triggers import needed_before
from marsad.coding.speech_acts import take_content, take_speaker, take_within
from marsad.records import ActorKind, EventType

if TYPE_CHECKING:
    from marsad.coding.event_scene import Node, Scene
    from marsad.coding.event_triggers import Trigger

# How far a subject may stand after its verb and before it, in words.
_AFTER = 7
_BEFORE = 8
_COMPLEMENT = 16
_NISBA = 3
_BOTH = 2
#: A noun that may stand before the doer or before the one it is done to.
_EITHER = "either"
_FROM = "\u0645\u0646"
_TO = "\u0627\u0644\u064a"
_WITH = "\u0645\u0639"
_WAW = "\u0648"
_BETWEEN = "\u0628\u064a\u0646"
# What is called by the city where it was held.
_HELD = frozenset({EventType.CONSULT, EventType.AGREE})
_DUAL = "3d"
_PURPOSE = "\u0644"
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
        self._subjects = SubjectFinder(scene)
        self._governors = GovernorReader(scene, self._subjects)
        self._limit = 0

    def find(self, trigger: Trigger, limit: int) -> Arguments:
        """Return what stands around a trigger.

        Args:
            trigger: the word that reports the event.
            limit: where the next trigger begins, whose arguments are its own.
        """
        found = Arguments()
        self._limit = limit
        needs = trigger.pattern.needs
        fills = needs and trigger.verbal and trigger.pattern.frame.state
        place = needs.place(self._scene.forms[trigger.last : trigger.last + _AFTER]) if fills else -1
        self._subjects.filler = trigger.last + place if place >= 0 else -1
        if trigger.pattern.governed in ("content", "content_own", "content_an"):
            take_content(self._scene, trigger, found)
        elif trigger.verbal:
            self._verbal(trigger, found)
        elif trigger.predicate and not self._in_construct(trigger):
            self._predicate(trigger, found)
        else:
            self._nominal(trigger, found)
        frame = trigger.pattern.frame
        if trigger.pattern.speech:
            take_speaker(self._scene, trigger, found)
        if frame.within and not found.targets and trigger.pattern.governed != "content":
            take_within(self._scene, trigger, found)
        if frame.state:
            found.targets = [state_of(self._scene, k) for k in found.targets]
        if trigger.pattern.mode == "visit":
            self._journey(trigger, found)
        if frame.placed and not found.targets:
            self._placed(trigger, found)
        own = trigger.verbal or trigger.carrier is not None
        on_occasion = own or self._scene.forms[trigger.first - 1] in self._scene.grammar.occasions
        known = found.partners or found.targets or found.place
        both = len(found.partners) >= _BOTH and any(n.prep == _BETWEEN for n in found.used)
        if trigger.pattern.type is EventType.CONSULT and both and found.rule != "verb":
            found.actors.clear()  # «talks between A and B»: who furthers or tells of them takes no part
        elif trigger.pattern.type is EventType.CONSULT and not found.actors and known and on_occasion:
            others = {*found.partners, *found.targets}
            if trigger.verbal or trigger.carrier is not None or not has_owner(scene=self._scene, trigger=trigger):
                keys = self._subjects.antecedent(trigger.first, "")
                found.add("actor", tuple(k for k in keys if k not in others))
        if not trigger.pattern.speech and not (found.actors or found.targets or found.partners or found.hosts):
            self._around(trigger, found)
        self._agents(trigger, found)
        if trigger.pattern.mode == "visit" and "actor" in trigger.pattern.asks:
            self._travellers(found)
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
        subject, carried = self._subjects.subject(
            trigger.first,
            trigger.last,
            trigger.features,
            takes_object=takes_object,
            needs_both=takes_object and frame.equal,
        )
        part = (
            frame.subject if not passive else (frame.object if frame.object in ("target", "partner") else frame.subject)
        )
        if subject:
            for node in subject:
                found.add(part or "actor", node.phrase.keys, node)
            self._subjects.remember(trigger.first, [k for n in subject for k in n.phrase.keys])
        elif carried:
            found.add(part or "actor", carried)
        found.rule = "verb" if subject else "verb-carried"
        if takes_object:
            self._object(trigger, found, frame.object)
        before = list(found.actors)
        self._prepositions(trigger, found)
        lone = trigger.pattern.sufferer and "past" in trigger.features and not found.targets
        doers = [k for k in found.actors if k not in before]
        if lone and (doers or self._are_people(before)):
            found.targets, found.actors = before, doers  # «was killed … by the fire of …»

    def _in_construct(self, trigger: Trigger) -> bool:
        """Tell whether what reads like a participle is a noun in construct («مطالب إيران»): a participle is open."""
        after = self._scene.between(trigger.last, trigger.last + 1)
        return not {"acc", "f"} & trigger.features and any(not n.prep for n in after)

    def _predicate(self, trigger: Trigger, found: Arguments) -> None:
        """Read a participle: whom it is said of, and its own object («متهمة الدول الغربية ب...»)."""
        subject, carried = self._subjects.predicate(trigger.first, trigger.features)
        for node in subject:
            found.add("actor", node.phrase.keys, node)
        found.add("actor", carried)
        found.rule = "verb" if subject else "verb-carried"
        if trigger.pattern.frame.object:
            self._object(trigger, found, trigger.pattern.frame.object)
        self._prepositions(trigger, found)

    def _agents(self, trigger: Trigger, found: Arguments) -> None:
        """Let the one whom «من قبل» names be the doer of a masdar or passive, whoever else was found."""
        scene = self._scene
        if trigger.verbal and "passive" not in trigger.features and not trigger.pattern.sufferer:
            return
        last = min(scene.clause_last[trigger.last - 1], trigger.last + _COMPLEMENT, self._limit)
        agents = [n for n in scene.between(trigger.last, last) if n.prep in scene.grammar.agents]
        if agents:
            if trigger.verbal and not found.targets:
                found.targets = list(found.actors)  # «قتل السفير برصاص ...»
            found.actors.clear()
            for node in agents[:1]:
                for one in self._subjects.whole(node):
                    found.add("actor", one.phrase.keys, one)

    def _around(self, trigger: Trigger, found: Arguments) -> None:
        """Take the parties from the words around, where the clause names none."""
        scene, frame = self._scene, trigger.pattern.frame
        last = min(scene.marked.sentence_at(trigger.first).last, self._limit)
        if frame.equal and (pair := pair_after(scene, self._subjects, trigger, last)):
            found.add("actor", pair)
            found.rule += "-pair"
        elif may_take_states(trigger) and (states := states_around(scene, trigger, last, named=not frame.equal)):
            found.add("actor" if frame.equal else "target", states)
            found.rule += "-states"
        elif may_take_subject(scene, trigger):
            found.add("actor", self._subjects.antecedent(trigger.first, ""))
            found.rule += "-around"

    def _goes_on(self, node: Node) -> bool:
        """Tell whether a partner belongs to those named before («مع ... و...», «مع ... ومع ...»)."""
        before = self._scene.forms[node.phrase.first - 1]
        return node.joined or before.startswith(_WAW)

    def _placed(self, trigger: Trigger, found: Arguments) -> None:
        """Take the state where it happens for the one it is done to («هجمات في تركيا»), unless it is the doer's own."""
        scene = self._scene
        last = min(scene.clause_last[trigger.last - 1], trigger.last + _AFTER)
        place = place_for(scene, trigger.last, last)
        state = scene.states.get((place[2] if place else None) or "")
        if state and state not in found.actors:
            found.add("target", (state,))

    def _are_people(self, keys: list[str]) -> bool:
        """Tell whether all of some actors are persons."""
        actors = self._scene.actors
        return all(k in actors and actors[k].kind is ActorKind.PERSON for k in keys)

    def _journey(self, trigger: Trigger, found: Arguments) -> None:
        """Settle who travels where: the place after «إلى» tells the host where nobody is named."""
        if "actor" in trigger.pattern.asks and trigger.pattern.frame.preps.get(_TO) == "target":
            self._travellers(found)
        if found.place:
            return
        last = min(self._scene.clause_last[trigger.last - 1], trigger.last + _COMPLEMENT)
        found.place = destination(self._scene, trigger, last)
        if not found.actors and not trigger.verbal and found.targets and self._are_people(found.targets):
            found.actors, found.targets = found.targets, []  # «الزيارة الأولى للرئيس إلى ...»
        host = self._scene.states.get((found.place[2] if found.place else None) or "")
        if host and host not in found.actors and not found.targets:
            found.add("target", (host,))

    def _travellers(self, found: Arguments) -> None:
        """Leave only those who travel: a state is where the journey goes, not who goes («زيارة تركيا»)."""
        actors = self._scene.actors
        states = [k for k in found.actors if k in actors and actors[k].kind is ActorKind.STATE]
        found.actors = [k for k in found.actors if k not in states]
        if not found.targets:
            found.targets = states

    def _object(self, trigger: Trigger, found: Arguments, part: str) -> None:
        """Add the phrase after the subject that no preposition governs."""
        used = {id(n) for n in found.used}
        for node in self._subjects.bare_after(trigger.last, self._scene.clause_last[trigger.last - 1]):
            if id(node) not in used:
                for one in self._subjects.whole(node):
                    found.add(part, one.phrase.keys, one)
                return

    # ------------------------------------------------------------------ nouns

    def _nominal(self, trigger: Trigger, found: Arguments) -> None:
        scene, frame = self._scene, trigger.pattern.frame
        found.rule = "noun"
        # A fixed phrase may end in the first word of the name after it («اجتماع مجلس الأمن»).
        start = trigger.last if trigger.last - trigger.first == 1 else trigger.first + 1
        # «each of» may stand between, and words of time («اعتراض كل من بريطانيا وفرنسا», «لقائه اليوم الوزير»).
        reach = trigger.last + 1 + 2 * (scene.forms[trigger.last : trigger.last + 2] in scene.grammar.quantities)
        while reach - 1 in scene.dated:
            reach += 1
        after = [n for n in scene.between(start, reach) if not n.prep and not n.joined]
        if not trigger.pronoun and trigger.last - trigger.first == 1 and is_definite(scene, trigger):
            after = []  # a noun with the article is in construct with nothing
        if trigger.pronoun:
            holder = self._holder(trigger)
            found.add("actor" if frame.construct in ("", _EITHER) else frame.construct, holder)
            found.rule = "noun-holder"
            if after and frame.object:
                for node in self._subjects.whole(after[0]):
                    found.add(frame.object, node.phrase.keys, node)
        if trigger.carrier is not None:
            self._governors.carrier(trigger, found)
        found.add(
            frame.construct if frame.construct not in ("", _EITHER) else "actor", states_after(scene, trigger.last)
        )
        kind = scene.grammar.latter.get(scene.form(trigger.last), "")
        if frame.construct and kind and not is_definite(scene, trigger):
            found.add("actor" if frame.construct == _EITHER else frame.construct, self._subjects.nearest(trigger, kind))
        self._prepositions(trigger, found)
        if "passive_participle" in trigger.features and not frame.equal:
            self._done_to(trigger, found)
        if not after and frame.deep and (deep := self._deep(trigger)):
            after = [deep]
        if after and frame.construct and not trigger.pronoun:
            part = frame.construct
            if part == _EITHER:
                part = "actor" if found.targets else "target"
            elif frame.state and after[0].phrase.by is Reference.ROLE:
                # Somebody known by nationality is expelled, a state expels («طرد دبلوماسيين», «طرد روسيا لدبلوماسيين»).
                part = "target"
            whole = self._subjects.whole(after[0])
            if self._is_venue(trigger, found, whole):
                place = whole[0].phrase
                found.place = (place.first, place.last, scene.actors[place.keys[0]].country)
                whole = []
            for node in whole:
                if node not in found.used:
                    found.add(part, node.phrase.keys, node)
        controlled = "masdar" in trigger.features or trigger.pattern.governed == "saying"
        # «وصل الوزير للقاء نظيره»: who sets out for a meeting takes part in it.
        bound = trigger.pattern.type is EventType.CONSULT and frame.equal and trigger.prefix == _PURPOSE
        if (bound or not found.actors) and trigger.carrier is None and controlled and frame.subject == "actor":
            self._governors.upper(trigger, trigger.first, found, "actor")

    def _holder(self, trigger: Trigger) -> tuple[str, ...]:
        """Return whom the pronoun on a noun stands for; two for a dual («لقائهما»)."""
        if trigger.pronoun == _DUAL:
            return self._subjects.pair_before(trigger.first) or self._subjects.pair_ahead(trigger.last)
        return self._subjects.antecedent(trigger.first, _GENDERS.get(trigger.pronoun, "pl"))

    def _is_venue(self, trigger: Trigger, found: Arguments, whole: list[Node]) -> bool:
        """Tell whether a lone capital behind a meeting or accord is where it was held («محادثات فيينا»).

        It is a party where it meets one other («محادثات موسكو مع أنقرة»).
        """
        if trigger.pattern.type not in _HELD or not trigger.pattern.frame.equal or len(whole) > 1:
            return False
        return len(found.partners) != 1 and names_place(self._scene, whole[0])

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
            if not scene.is_word(index) or form in scene.grammar.prepositions or index in scene.verbs:
                return None
        return None

    # ------------------------------------------------------------------ both

    def _prepositions(self, trigger: Trigger, found: Arguments) -> None:
        """Add what stands after the prepositions that the frame names."""
        scene, frame = self._scene, trigger.pattern.frame
        preps = frame.noun_preps if found.rule.startswith(("noun", "carried")) else frame.preps
        start = trigger.last
        if trigger.carrier is not None and trigger.carrier.first < trigger.first:
            start = trigger.carrier.last
        about = needed_before(scene, trigger, trigger.pattern) if trigger.pattern.needs else None
        if about is not None:
            start = min(start, about)
        clause_last = scene.clause_last[trigger.last - 1]
        last = min(clause_last, trigger.last + _COMPLEMENT, self._limit)
        reach = min(scene.marked.sentence_at(trigger.first).last, trigger.last + _COMPLEMENT, self._limit)
        for node in scene.between(start, reach):
            if node.phrase.first >= last and (node.prep != _BETWEEN or trigger.verbal):
                continue
            part = preps.get(node.prep)
            if part is None or node in found.used:
                continue
            if node.phrase.first < trigger.first and node.prep != _BETWEEN and about is None:
                continue
            if node.prep == _BETWEEN and node.phrase.by is Reference.ROLE and found.actors:
                continue
            if part == "partner" and found.partners and node.prep == _WITH and not self._goes_on(node):
                continue
            found.add(part, node.phrase.keys, node)
        for part, keys in pronouns_after(scene, self._subjects, trigger, last):
            found.add(part, tuple(k for k in keys if k not in found.actors))
        if "partner" in preps.values() and not found.partners:
            them = scene.grammar.between_them
            if any(f in them for f in scene.forms[start:reach]):
                found.add("partner", self._subjects.pair_before(trigger.first))
        if "target" in preps.values() and not found.targets:
            state = state_under(scene, trigger, last)
            if state and state not in found.actors:
                found.add("target", (state,))
