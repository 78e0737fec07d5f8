"""Finds the words that report an event: verbs, and nouns with the verbs that carry them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from marsad.coding.event_grammar import Governor, Pattern
    from marsad.coding.event_scene import Scene
    from marsad.lexicon.entries import Hit

_BEFORE = 3
_AFTER = 6
_COMPLEMENT = 12
# How far before its verb or participle the noun may stand that it is about (one letter apart from «the site», a
# masculine participle stands closer), and a relative pronoun.
_NOUN_BEFORE = 9
_AGREED_BEFORE = 5
_RELATIVE = 2
# The same where the verb follows its noun without a pronoun.
_RIGHT_BEFORE = 2
# Words that what is needed may have («من الاتفاق»).
_FILLED = 2
# How far before its noun a carrying verb may stand: subject and adverbs stand between («أجرى ... اتصالا»).
_CARRY = 16
# How far behind verb and subject a noun may stand that a preposition leads to («قام الوزير بزيارة»).
_LED = 3
# A masdar carries only a noun close to it («إجراء محادثات»).
_NOUN_CARRY = 2
# How far the party may stand after «it is for», and the clause after the party.
_NEXT = 2
_THAT = 10
# How far after its noun, in a relative clause («العقوبات التي فرضتها ...»).
_CARRY_BACK = 5
_ARTICLE = "\u0627\u0644"
_FUTURE = "\u0633"
_CONJUNCTIONS = "\u0648\u0641"
_PURPOSES = frozenset({"\u0644", "\u0644\u0644"})
_PREPOSITIONS = ("\u0628", "\u0644", "\u0643")
_PRONOUNS = frozenset({"3ms", "3fs", "3d", "3mp"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trigger:
    """A word or phrase that reports an event.

    Attributes:
        first: index of its first word.
        last: index after its last word.
        pattern: the entry of the event grammar.
        features: what its form tells.
        prefix: what is fused before it.
        verbal: whether it is a finite verb (else a noun or participle).
        carrier: the verb that carries the noun, with its entry; None if it stands alone.
        governor: the carrier's entry.
    """

    first: int
    last: int
    pattern: Pattern
    features: frozenset[str]
    prefix: str
    verbal: bool
    carrier: Hit | None = None
    governor: Governor | None = None

    @property
    def pronoun(self) -> str:
        """The pronoun fused to it, or ""."""
        return next(iter(self.features & _PRONOUNS), "")

    @property
    def predicate(self) -> bool:
        """Whether it is a participle that says something of a subject («متهما ...», «مستعد ل...»)."""
        governed = self.prefix.endswith((_ARTICLE, *_PREPOSITIONS))
        return "participle" in self.features and self.pattern.speech and not governed

    @property
    def future(self) -> bool:
        """Whether it, or the verb that carries it, has the prefix of the future."""
        prefix = self.carrier.prefix if self.carrier else self.prefix
        return prefix.endswith(_FUTURE)


def find_triggers(scene: Scene) -> tuple[Trigger, ...]:
    """Return the triggers of an article in order; no two share a word.

    A noun that fills what a verb needs («وقعت ... اتفاقا») reports nothing of its own.
    """
    found: list[Trigger] = []
    taken = 0
    filled: set[int] = set()
    grammar = scene.grammar
    for index in sorted(scene.event_words):
        if index < taken or index in filled:
            continue
        best = max(_readings(scene, index), key=_rank, default=None)
        if best is not None:
            needs = best.pattern.needs
            if (
                needs
                and found
                and best.first - found[-1].last <= _BEFORE
                and (
                    needs.found(scene.forms[found[-1].first : found[-1].last])
                    and (scene.forms[best.first - 1] in grammar.relatives or "passive_participle" in best.features)
                )
            ):
                found.pop()
            found.append(best)
            taken = best.last
            complement = scene.forms[best.last : scene.reach(best.last, _COMPLEMENT, len(scene.forms))]
            if needs and needs.found(complement):
                place = needs.place(complement)
                filled.update(range(best.last + place, best.last + place + _FILLED))
    return tuple(found)


def _rank(trigger: Trigger) -> tuple[int, int, int, int]:
    """Order readings: longer phrases first, then those whose own conditions were met, then verbs."""
    pattern = trigger.pattern
    return (trigger.last - trigger.first, bool(pattern.needs), trigger.carrier is not None, trigger.verbal)


def _readings(scene: Scene, index: int) -> Iterator[Trigger]:
    """Yield the readings of a word whose conditions are met."""
    grammar = scene.grammar
    sentence = scene.marked.sentence_at(index)
    seen: set[tuple[str, bool, int]] = set()
    told = scene.speech_at(index) is not None
    if scene.forms[index] in grammar.agents:
        return  # «killed by the bullets of …»: the verb tells it
    for hit in scene.marked.at(index, EntryKind.EVENT):
        pattern = grammar.patterns[hit.entry.id]
        if not told and ("p1" in hit.features or pattern.governed.startswith("content")):
            continue
        if not scene.reads(hit):
            continue
        if (
            scene.is_named(index)
            or "1s" in hit.features
            or ("verb" in hit.features and hit.first not in scene.verbs and "p1" not in hit.features)
        ):
            continue
        verbal = "verb" in hit.features or ("phrase" in hit.features and "noun" not in hit.features)
        if pattern.past and "present" in hit.features:
            continue
        spelled = pattern.spelled.get(hit.row.form)
        if spelled is not None and spelled not in scene.marked.surface(hit.first, hit.last):
            continue
        if (hit.entry.id, verbal, hit.last) in seen:
            continue
        seen.add((hit.entry.id, verbal, hit.last))
        around = scene.forms[max(index - _BEFORE, sentence.first) : scene.reach(hit.last, _AFTER, sentence.last)]
        if pattern.unless.found(around):
            continue
        complement = scene.forms[hit.last : scene.reach(hit.last, _COMPLEMENT, sentence.last)]
        if "verb" in hit.features and not pattern.speech:
            # What a clause behind «that» tells fills nothing («announced that the truce …»).
            clause = next((i for i, f in enumerate(complement) if f in grammar.clausal), len(complement))
            complement = complement[:clause]
        if pattern.needs and not pattern.needs.found(complement) and needed_before(scene, hit, pattern) is None:
            continue
        if pattern.needs_also and not pattern.needs_also.found(complement):
            continue
        trigger = Trigger(
            first=hit.first, last=hit.last, pattern=pattern, features=hit.features, prefix=hit.prefix, verbal=verbal
        )
        if not verbal and not trigger.predicate:
            trigger = _carried(scene, trigger)
        if _admitted(scene, trigger):
            yield trigger


def needed_before(scene: Scene, hit: Hit | Trigger, pattern: Pattern) -> int | None:
    """Return the place of the noun that a verb or participle about it needs («الاتفاق الذي وقعه ...», «... الموقع»)."""
    grammar = scene.grammar
    floor = scene.marked.sentence_at(hit.first).first
    start = max(hit.first - _NOUN_BEFORE, floor)
    if not set(scene.forms[max(hit.first - _RELATIVE, floor) : hit.first]) & grammar.relatives:
        if not {"participle", "passive_participle"} & hit.features:
            start = max(hit.first - _RIGHT_BEFORE, floor)  # «an accord (that) was reached», «ties were cut»
        elif "f" not in hit.features:
            agreed = hit.prefix == _ARTICLE and scene.is_named(hit.first - 1)
            start = max(hit.first - (_AGREED_BEFORE if agreed else _BEFORE), floor)
    place = pattern.needs.place(scene.forms[start : hit.first])
    return start + place if place >= 0 else None


def _admitted(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether what the entry asks of its surroundings holds."""
    governed = trigger.pattern.governed
    noun = not trigger.verbal and trigger.carrier is None
    if trigger.pattern.speech and noun and trigger.prefix.lstrip(_CONJUNCTIONS) in _PURPOSES:
        return governed.startswith("content")  # «إجراءات للدفاع عن ...»: a purpose is no act done by words
    if _is_given(trigger):
        return False
    if not governed:
        return True
    if governed == "carried":
        return trigger.verbal or trigger.carrier is not None
    if governed == "saying":
        return trigger.carrier is not None or _after_saying(scene, trigger)
    speech = scene.speech_at(trigger.first)
    if governed == "told" and (trigger.carrier is not None or _after_saying(scene, trigger)):
        return True
    if governed in ("content", "content_own", "told"):
        return speech is not None
    # «على» asks for a party and then a clause: «إن على إيران أن توقف», «إن على إيران وقف ...».
    nodes = scene.between(trigger.last, trigger.last + _NEXT)
    if speech is None or not nodes:
        return False
    before = trigger.first - 1
    while before > speech.first and scene.is_mark(before):
        before -= 1
    opened = trigger.first == speech.first or scene.forms[before] in scene.grammar.boundaries
    after = nodes[0].phrase.last
    that = any(f in scene.grammar.that for f in scene.forms[after : after + _THAT])
    return (opened and not scene.is_mark(after)) or (that and scene.clause_first[trigger.first] >= before)


def _is_given(trigger: Trigger) -> bool:
    """Tell whether a meeting is the object right behind a verb to which it is known («حضر الاجتماع كل من ...»)."""
    if trigger.governor is None or trigger.carrier is None or not trigger.governor.given:
        return False
    definite = trigger.prefix.endswith(_ARTICLE) or trigger.last - trigger.first > 1
    return "verb" in trigger.carrier.features and trigger.carrier.last == trigger.first and definite


def _after_saying(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a verb of saying stands before a noun in its clause («أكد دعمه»)."""
    first, _ = scene.clause(trigger.first)
    first = max(first, trigger.first - _CARRY)
    return any(scene.marked.at(i, EntryKind.SAYING) for i in range(first, trigger.first))


def _carried(scene: Scene, trigger: Trigger) -> Trigger:
    """Return a noun with the verb that carries it, if there is one in its clause."""
    carrier = carrier_of(scene, trigger.first, trigger.last, trigger.prefix)
    if carrier is None:
        return trigger
    hit, governor = carrier
    if governor.only and trigger.pattern.entry.id not in governor.only:
        return trigger
    return Trigger(
        first=trigger.first,
        last=trigger.last,
        pattern=trigger.pattern,
        features=trigger.features,
        prefix=trigger.prefix,
        verbal=False,
        carrier=hit,
        governor=governor,
    )


def carrier_of(scene: Scene, first: int, last: int, prefix: str = "") -> tuple[Hit, Governor] | None:
    """Return the nearest verb that carries a noun: before it in the clause, or after it in a relative clause."""
    start, _ = scene.clause(first)
    prep = scene.preposition_of(first, prefix)
    for index in range(first - 1, max(start, first - _CARRY) - 1, -1):
        found = _carrier_at(scene, index)
        if found is not None:
            hit, governor = found
            if prep and (prep not in governor.preps or first - _subject_end(scene, hit.last, first) > _LED):
                return None
            if "verb" in hit.features or "phrase" in hit.features or first - hit.last <= _NOUN_CARRY:
                return found
        elif index in scene.barriers:
            return None
    sentence = scene.marked.sentence_at(first)
    for index in range(last, min(last + _CARRY_BACK, sentence.last)):
        found = _carrier_at(scene, index)
        if found is not None and (
            scene.forms[index - 1] in scene.grammar.relatives
            or (index - last < _NOUN_CARRY and not prefix.endswith(_ARTICLE) and index in scene.verbs)
            or _PRONOUNS & found[0].features
            or "passive_participle" in found[0].features
            or (scene.forms[index + 1 : index + 2] and scene.forms[index + 1] in scene.grammar.resumptive)
        ):
            return found
    return None


def _subject_end(scene: Scene, first: int, last: int) -> int:
    """Return where the last phrase between a carrying verb and its noun ends, or where the verb ends."""
    return max((n.phrase.last for n in scene.between(first, last)), default=first)


def _carrier_at(scene: Scene, index: int) -> tuple[Hit, Governor] | None:
    """Return the carrying verb, or its masdar, at a word; verbs before nouns."""
    finite: list[tuple[Hit, Governor]] = []
    nouns: list[tuple[Hit, Governor]] = []
    for hit in scene.marked.at(index, EntryKind.STATUS):
        governor = scene.grammar.governors[hit.entry.id]
        if not governor.carries or "p1" in hit.features or not scene.reads(hit):
            continue
        if ("verb" in hit.features and index in scene.verbs) or "phrase" in hit.features:
            finite.append((hit, governor))
        elif "verb" not in hit.features and (not hit.prefix.endswith(_ARTICLE) or "passive_participle" in hit.features):
            nouns.append((hit, governor))
    # One spelling may be a perfect and another verb's imperfect («تلقى»): news tells the past.
    finite.sort(key=lambda f: "past" not in f[0].features)
    return next(iter([*finite, *nouns]), None)
