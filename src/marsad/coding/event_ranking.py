"""What tells an event from words that only look like one: the features that the learned weights count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.records import ActorKind, Basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.coding.event_merge import Draft
    from marsad.coding.event_scene import Scene
    from marsad.coding.event_triggers import Trigger

_ARTICLE = "\u0627\u0644"
_LAM_ARTICLE = "\u0644\u0644"
_FEW = 3
_EARLY = 2
_STEP = 6


def features_of(scene: Scene, draft: Draft, others: Sequence[Draft], *, in_headline: bool) -> tuple[str, ...]:
    """Return the features of a draft.

    Args:
        scene: the article.
        draft: a merged draft.
        others: all drafts of the same part of the article, in order, this one among them.
        in_headline: whether the headline tells an event of the same type.
    """
    trigger = draft.triggers[0]
    pattern = trigger.pattern
    form = _form(trigger)
    kind = "speech" if draft.speech else draft.type.value
    sentence = scene.marked.sentence_at(trigger.first)
    early = sum(
        s.first >= scene.marked.body and s.first < sentence.first for s in scene.marked.sentences[: _EARLY * _FEW]
    )
    inside = bool(scene.speech_at(trigger.first))
    told = others[: next(i for i, d in enumerate(others) if d is draft)]
    again = any(d.type is draft.type and d.speech is draft.speech and set(d.parties) & set(draft.parties) for d in told)
    known = min((len(scene.actors[k].mentions) for k in draft.actors if k in scene.actors), default=0)
    names = [
        "bias",
        f"kind={kind}",
        f"type={draft.type.value}|{draft.mode}",
        f"entry={pattern.entry.id}",
        f"entry={pattern.entry.id}|{form}",
        f"form={form}",
        f"form={form}|{kind}",
        f"rule={draft.rules[0]}",
        f"rule={draft.rules[0]}|{kind}",
        f"parties={min(len(draft.actors), _FEW)},{min(len(draft.targets), _FEW)}",
        f"parties={min(len(draft.actors), _FEW)},{min(len(draft.targets), _FEW)}|{kind}",
        f"actor={_kinds(scene, draft.actors)}",
        f"actor={_kinds(scene, draft.actors)}|{kind}",
        f"target={_kinds(scene, draft.targets)}",
        f"status={draft.status.value if draft.status else 'untold'}",
        f"status={draft.status.value if draft.status else 'untold'}|{kind}",
        f"inside={inside}|{kind}",
        f"tellings={min(len(draft.triggers), _FEW)}",
        f"tellings={min(len(draft.triggers), _FEW)}|{kind}",
        f"dated={draft.basis is not Basis.UNKNOWN}|{kind}",
        f"placed={draft.place is not None}",
        f"early={early <= _EARLY}",
        f"headline={in_headline}",
        f"again={again}",
        f"again={again}|{kind}",
        f"mentions={'many' if known > _FEW else min(known, _EARLY)}",
        f"mentions={'many' if known > _FEW else min(known, _EARLY)}|{kind}",
        f"near={_near(trigger, draft)}",
        f"near={_near(trigger, draft)}|{form}",
        f"length={min((draft.evidence[0][1] - draft.evidence[0][0]) // _STEP, _FEW)}",
        f"before={_before(scene, trigger)}|{form}",
    ]
    if draft.speech:
        telling, foreign = _telling(scene, trigger), _foreign(scene, draft)
        names += [f"telling={telling}", f"telling={telling}|{draft.type.value}"]
        names += [f"foreign={foreign}", f"foreign={foreign}|{pattern.governed or 'free'}"]
    if not draft.speech:
        verb = _upper(scene, trigger)
        names += [f"prev={_closed(scene, trigger)}", f"prev={_closed(scene, trigger)}|{form}"]
        names += [f"upper={verb}", f"upper={verb}|{form}"]
    names.extend(f"lacks={lack}" for lack in draft.lacks)
    names.extend(f"lacks={lack}|{pattern.entry.id}" for lack in draft.lacks)
    return tuple(names)


def _form(trigger: Trigger) -> str:
    """Return the grammatical form of a trigger."""
    features = trigger.features
    if trigger.verbal:
        return (
            "passive"
            if "passive" in features
            else "past"
            if "past" in features
            else "present"
            if "present" in features
            else "set"
        )
    kind = "participle" if {"participle", "passive_participle"} & features else "noun"
    if kind == "participle" and {"acc", "f"} & features:
        kind = "participle-open"  # a clause of its own: «welcoming», not «a supporter»
    fused = trigger.prefix.endswith((_ARTICLE, _LAM_ARTICLE))
    carried = "-carried" if trigger.carrier else ""
    return kind + ("-definite" if fused else "-owned" if trigger.pronoun else "") + carried


def _near(trigger: Trigger, draft: Draft) -> str:
    """Return where the evidence reaches to from the trigger: before it, after it, both or neither."""
    first, last = draft.evidence[0]
    return ("before" if first < trigger.first - 1 else "") + ("after" if last > trigger.last + 1 else "") or "alone"


def _kinds(scene: Scene, keys: list[str]) -> str:
    """Return what the parties are, in one word."""
    kinds = {scene.actors[k].kind for k in keys if k in scene.actors}
    if not kinds:
        return "none"
    if kinds <= {ActorKind.STATE}:
        return "state"
    if kinds <= {ActorKind.PERSON}:
        return "person" if all(scene.actors[k].country for k in keys if k in scene.actors) else "person-unplaced"
    return "body" if kinds <= {ActorKind.ORGANIZATION, ActorKind.GROUP} else "mixed"


def _closed(scene: Scene, trigger: Trigger) -> str:
    """Return the word before a happening's if it is one of a grammar's own: a preposition or particle."""
    form = scene.forms[trigger.first - 1] if trigger.first else ""
    grammar = scene.grammar
    known = form in grammar.prepositions or form in grammar.boundaries or form in grammar.occasions
    return form if known else "other"


def _upper(scene: Scene, trigger: Trigger) -> str:
    """Return the entry of the verb above a happening's word in its clause; "unknown" for one that is not known."""
    first = trigger.carrier.first if trigger.carrier and trigger.carrier.first < trigger.first else trigger.first
    for index in range(first - 1, scene.clause_first[first] - 1, -1):
        if index in scene.verbs:
            return scene.verbs[index].entry.id
        if index in scene.barriers:
            return "unknown"
    return "none"


def _telling(scene: Scene, trigger: Trigger) -> str:
    """Return how an act of speech is told: by a word of saying itself, inside what one leads to, or by the article."""
    first = trigger.carrier.first if trigger.carrier else trigger.first
    own = next((s for i in range(first, trigger.last) if (s := scene.speech_of_cue(i))), None)
    if own is not None:
        return f"by-{own.act}"
    around = scene.speech_at(trigger.first)
    return f"inside-{around.act}" if around else "plain"


def _foreign(scene: Scene, draft: Draft) -> str:
    """Return whether an act is directed abroad, at home, or at nobody known."""
    actors = {scene.actors[k].country for k in draft.actors if k in scene.actors} - {None}
    targets = {scene.actors[k].country for k in draft.targets if k in scene.actors} - {None}
    if not targets or not actors:
        return "unknown"
    return "home" if targets <= actors else "abroad"


def _before(scene: Scene, trigger: Trigger) -> str:
    """Return what stands before a trigger, in one word."""
    index = trigger.first - 1
    form = scene.forms[index] if index >= 0 else ""
    grammar = scene.grammar
    if form in grammar.occasions:
        return "occasion"
    if form in grammar.relatives:
        return "relative"
    if form in grammar.boundaries:
        return "particle"
    if form in grammar.prepositions:
        return "preposition"
    if index < 0 or scene.is_mark(index) or form == "\n":
        return "start"
    return "party" if scene.is_named(index) else "verb" if index in scene.verbs else "word"
