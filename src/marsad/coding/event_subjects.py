"""Subjects: who does what a verb says, in its clause or in the clause before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.records import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.coding.event_scene import Node, Scene, Speech
    from marsad.coding.event_triggers import Trigger

# How far a subject may stand after its verb and before it, in words; titles that the cast does not know add to it.
_AFTER = 7
_BEFORE = 8
_TITLE = 6
# How far a noun with a pronoun may stand after the head of a sentence, and the verb whose subject is meant after it.
_HEAD = 3
_REACH = 25
# The ending of nouns that take a feminine verb whoever is meant («توغلت القوات ...»).
_PLURAL = "\u0627\u062a"
_ARTICLE = "\u0627\u0644"
# Letters that a plural noun has beside its ending at least.
_LONG = 4
_DASHES = frozenset("-\u2013\u2014")
_PRONOUNS = frozenset({"3ms", "3fs", "3d", "3mp"})


class SubjectFinder:
    """Finds the subjects of verbs, in their order in the text, and remembers the last one.

    Args:
        scene: the article.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._last: tuple[int, tuple[str, ...]] | None = None
        #: Word that fills what a verb needs: its phrase is no subject («أغلقت القنصلية»); -1 if none.
        self.filler = -1

    def subject(
        self, first: int, last: int, features: frozenset[str], *, takes_object: bool, needs_both: bool = False
    ) -> tuple[list[Node], tuple[str, ...]]:
        """Return a verb's subject: phrases in its clause, or the keys carried over from the clause before."""
        scene = self._scene
        if "p1" in features:
            speech = scene.speech_at(first)
            return [], speech.speakers if speech else ()
        pronoun = self._pronoun_before(first)
        after = self.bare_after(last if last - first == 1 else first + 1, scene.clause_last[last - 1])
        # A verb before its subject is singular: a dual or plural one has it before or leaves it out.
        several = {"du", "pl"} & features and "participle" not in features
        after = [] if several else [n for n in after if not self._fills(n)]
        if pronoun:
            return [], self.antecedent(first, pronoun)
        before = self._before(first, features)
        if before is not None:
            return self.whole(before), ()
        takes_up = bool(_PRONOUNS & features) or scene.form(last) in scene.grammar.resumptive
        if self._is_about(scene.forms[first - 1], features) and not takes_up:
            return [], ()
        if self._names_nobody(last):
            return [], ()
        # Behind a noun that the cast does not know, the verb agrees with that noun («بدأ أسرى حركة ...»).
        headed = bool(after) and self._is_chain(last, after[0].phrase.first)
        if after and (headed or self._agrees(after[0], features, before=False)):
            sole = len(after) == 1 or after[1].phrase.first - after[0].phrase.last > _AFTER
            carried = self._carried(first, features) if takes_object and sole else ()
            if carried and carried != after[0].phrase.keys and (needs_both or self._continues(first)):
                return [], carried
            return self.whole(after[0]), ()
        return [], self._carried(first, features) if self._may_drop(first) else ()

    def predicate(self, first: int, features: frozenset[str]) -> tuple[list[Node], tuple[str, ...]]:
        """Return whom a participle is said of: what stands before it, never what stands after it."""
        pronoun = self._pronoun_before(first)
        if pronoun:
            return [], self.antecedent(first, pronoun)
        before = self._before(first, features)
        return (self.whole(before), ()) if before is not None else ([], self._carried(first, features))

    def pair_ahead(self, last: int) -> tuple[str, ...]:
        """Return the two parties of one phrase told first behind a word («خلال لقائهما، بحث الوزيران»)."""
        scene = self._scene
        nodes = scene.between(last, scene.marked.sentence_at(last - 1).last)
        return next((n.phrase.keys for n in nodes if len(n.phrase.keys) > 1), ())

    def nearest(self, trigger: Trigger, kind: str) -> tuple[str, ...]:
        """Return the party of a gender told last before a happening's word («بعد طرد الأخيرة دبلوماسيين»)."""
        scene = self._scene
        nodes = scene.between(scene.marked.sentence_at(trigger.first).first, trigger.first)
        return next((n.phrase.keys for n in reversed(nodes) if self._fits(n.phrase.keys, kind)), ())

    def pair_before(self, first: int) -> tuple[str, ...]:
        """Return the two or more parties told together last before a word of the sentence («بينهما»)."""
        scene = self._scene
        floor = scene.marked.sentence_at(first).first
        for node in reversed(scene.between(floor, first)):
            if len(node.phrase.keys) > 1:
                return node.phrase.keys
            if node.joined:
                return tuple(k for n in self.whole(self._head(node)) for k in n.phrase.keys)
        return self._last[1] if self._last and len(self._last[1]) > 1 else ()

    def _fills(self, node: Node) -> bool:
        """Tell whether a phrase fills what a verb needs: a body of another state, never a state by its name."""
        inside = node.phrase.first <= self.filler < node.phrase.last
        actors = self._scene.actors
        return inside and not all(k in actors and actors[k].kind is ActorKind.STATE for k in node.phrase.keys)

    def _is_about(self, relative: str, features: frozenset[str]) -> bool:
        """Tell whether a verb behind a relative pronoun agrees with it: what the clause is about does it.

        «الصواريخ التي يعتزم الرئيس إطلاقها»: a verb of the other gender has its own subject behind it.
        """
        grammar = self._scene.grammar
        if relative not in grammar.relatives:
            return False
        gender = grammar.relative_genders.get(relative, "")
        own = "f" if "f" in features else "m" if "m" in features else ""
        return not gender or not own or gender == own

    def _names_nobody(self, last: int) -> bool:
        """Tell whether a plural noun that the cast does not know is the subject right behind a verb.

        Its full ending governs nothing: what follows is the object («ويتهم معارضون الرئيس ...»).
        """
        scene = self._scene
        form = scene.form(last)
        known = scene.is_named(last) or last in scene.barriers
        return not known and len(form) > _LONG and form.endswith(scene.grammar.nominative)

    def _is_chain(self, first: int, last: int) -> bool:
        """Tell whether unknown nouns in construct stand between a verb and a phrase: none with the article, no day."""
        scene = self._scene
        known = scene.grammar.prepositions | scene.grammar.boundaries | scene.grammar.between
        return first < last and all(
            scene.is_word(i)
            and i not in scene.dated
            and scene.forms[i] not in known
            and not scene.forms[i].startswith(_ARTICLE)
            for i in range(first, last)
        )

    def _may_drop(self, first: int) -> bool:
        """Tell whether a verb may have left its subject to the clause before: it opens or continues a clause."""
        scene = self._scene
        hit = scene.verbs.get(first)
        if hit is not None and _PRONOUNS & hit.features and self._noun_at(hit.last):
            return False  # «a visit that (he) paid»: where the object is a pronoun, the noun behind is the subject
        return (hit is not None and bool(hit.prefix)) or first - scene.clause_first[first] <= 1

    def _noun_at(self, index: int) -> bool:
        """Tell whether a word that is neither name, verb nor particle stands at a place."""
        scene = self._scene
        form = scene.form(index)
        known = scene.grammar.prepositions | scene.grammar.boundaries | scene.grammar.between
        return bool(form) and scene.is_word(index) and index not in scene.barriers and form not in known

    def bare_after(self, first: int, last: int) -> list[Node]:
        """Return the phrases after a verb that no preposition governs, heads only."""
        found: list[Node] = []
        for node in self._scene.between(first, last):
            limit = found[-1].phrase.last if found else first
            if node.phrase.first - limit > _AFTER:
                break
            if node.bare and not node.joined:
                found.append(node)
        return found

    def whole(self, head: Node) -> list[Node]:
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
        candidates = scene.between(max(sentence.first, first - _BEFORE - _TITLE), first)
        node = next((n for n in reversed(candidates) if n.phrase.last <= first), None)
        if node is None or first - node.phrase.last > _BEFORE:
            return None
        if self._parted(node.phrase.last, first):
            return None
        for index in range(node.phrase.last, first):
            form = scene.forms[index]
            if form in scene.grammar.relatives:
                relative = True
            elif scene.is_mark(index) or form in scene.grammar.between:
                continue
            elif (
                index in scene.barriers
                or form in scene.grammar.boundaries
                or not self._enclosed(node.phrase.last, index, first)
            ):
                return None
        if not relative and (not node.bare or scene.clause_first[node.phrase.first] != scene.clause_first[first]):
            return None
        if not relative and self._has_verb(scene.clause_first[first], node.phrase.first):
            return None
        head = self._head(node)
        return head if self._agrees(head, features, before=True) else None

    def _head(self, node: Node) -> Node:
        """Return the first of the phrases that «and» joins, of which a phrase is one."""
        nodes = self._scene.nodes
        place = nodes.index(node)
        while nodes[place].joined:
            place -= 1
        return nodes[place]

    def _parted(self, first: int, last: int) -> bool:
        """Tell whether a bracket closes between a phrase and a verb, or one dash stands there («(CNN) - اتهم ...»)."""
        forms = self._scene.forms[first:last]
        return forms.count(")") > forms.count("(") or sum(f in _DASHES for f in forms) == 1

    def _enclosed(self, first: int, index: int, last: int) -> bool:
        """Tell whether a word stands in a stretch between commas that parts a subject from its verb."""
        commas = [i for i in range(first, last) if self._scene.is_mark(i)]
        return len(commas) > 1 and commas[0] < index < commas[-1]

    def _has_verb(self, first: int, last: int) -> bool:
        return not self._scene.barriers.isdisjoint(range(first, last))

    def _agrees(self, node: Node, features: frozenset[str], *, before: bool) -> bool:
        """Tell whether a phrase agrees with a verb's gender and, before it, number; unknown agrees."""
        gender = "f" if self._scene.forms[node.phrase.first].endswith(_PLURAL) else node.phrase.gender
        if not before and node.phrase.number in ("pl", "du"):
            gender = gender if node.phrase.number == "du" else ""
        own = "f" if "f" in features else "m" if "m" in features else ""
        if gender and own and gender != own and "passive" not in features:
            return False
        return not (
            before
            and {"du", "pl"} & features
            and node.phrase.number == "sg"
            and len(self.whole(node)) == 1
            and len(node.phrase.keys) == 1
        )

    def _continues(self, first: int) -> bool:
        """Tell whether a verb is joined to the clause before («وصل ... والتقى»)."""
        hit = self._scene.verbs.get(first)
        return bool(hit and hit.prefix)

    def _pronoun_before(self, first: int) -> str:
        """Return gender or number of the pronoun on the particle right before a verb («أنه أجرى»), or ""."""
        scene = self._scene
        place = first - 1
        while (
            place >= 0
            and (scene.forms[place] in scene.grammar.between or scene.is_mark(place))
            and first - place < _AFTER
        ):
            place -= 1
        return scene.grammar.pronouns.get(scene.forms[place], "") if place >= 0 else ""

    def _carried(self, first: int, features: frozenset[str]) -> tuple[str, ...]:
        own = "pl" if {"du", "pl"} & features else "f" if "f" in features else "m"
        return self.antecedent(first, own)

    def antecedent(self, first: int, kind: str) -> tuple[str, ...]:
        """Return whom a pronoun or a dropped subject stands for."""
        scene = self._scene
        sentence = scene.marked.sentence_at(first)
        speech = scene.speech_at(first)
        last = self._last
        cue = scene.cue_before(first)
        if cue is not None and cue.cue >= sentence.first and cue.speakers and (last is None or cue.cue > last[0]):
            last = (cue.cue, cue.speakers)
        options: list[tuple[str, ...]] = self._told_of(first, speech) if speech and first not in scene.verbs else []
        if last and last[0] >= sentence.first and not (speech and last[0] < speech.first):
            options.append(last[1])
        if speech and speech.speakers:
            options.append(speech.speakers)
        options.extend(
            n.phrase.keys for n in reversed(scene.between(sentence.first, first)) if n.bare and n.phrase.last <= first
        )
        if last and last[0] < sentence.first and scene.marked.paragraph_at(first)[0] <= last[0]:
            options.append(last[1])
        found = next((o for o in options if self._fits(o, kind)), ())
        return found or self._ahead(first, sentence.first, kind)

    def _told_of(self, first: int, speech: Speech) -> list[tuple[str, ...]]:
        """Return the person whom a statement tells of before a word («قال بيسكوف إن لافروف ... لقائه»)."""
        actors = self._scene.actors
        for node in reversed(self._scene.between(speech.first, first)):
            keys = node.phrase.keys
            person = len(keys) == 1 and keys[0] in actors and actors[keys[0]].kind is ActorKind.PERSON
            if person and not node.prep and keys[0] not in speech.speakers:
                return [keys]
        return []

    def _ahead(self, first: int, start: int, kind: str) -> tuple[str, ...]:
        """Return whom a pronoun at the head of a sentence points forward to («بعد لقائه ...، قال الوزير»)."""
        scene = self._scene
        if first - start > _HEAD or first in scene.verbs or not set(scene.forms[start:first]) & scene.grammar.occasions:
            return ()
        last = scene.marked.sentence_at(first).last
        verb = next((i for i in range(first, min(last, first + _REACH)) if i in scene.verbs), None)
        after = [] if verb is None else self.bare_after(verb + 1, scene.clause_last[verb])
        return after[0].phrase.keys if after and self._fits(after[0].phrase.keys, kind) else ()

    def _fits(self, keys: tuple[str, ...], kind: str) -> bool:
        if not kind:
            return True
        if kind in ("du", "pl"):
            actor = self._scene.actors.get(keys[0])
            return len(keys) > 1 or (kind == "pl" and actor is not None and actor.kind is ActorKind.GROUP)
        gender = self._scene.gender.get(keys[0], "") if len(keys) == 1 else ""
        return len(keys) == 1 and (not gender or gender == kind)

    def remember(self, place: int, keys: Iterable[str]) -> None:
        """Note who was the subject at a place."""
        self._last = (place, tuple(keys))
