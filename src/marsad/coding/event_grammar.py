"""The event grammar as the resources give it, made ready once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from marsad.errors import LexiconError
from marsad.language.folding import fold_text
from marsad.language.words import clitic_readings
from marsad.lexicon.compiled import compiled
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.loading import read_yaml, resource
from marsad.lexicon.particles import particle_forms
from marsad.records import EventType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from marsad.lexicon.entries import Entry
    from marsad.lexicon.matching import Lexicon

# Words that a phrase under `needs` or `unless` may have.
_PHRASE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What each part of the clause is to the event.

    Attributes:
        subject: part of the verb's subject: ``actor``, ``target`` or "".
        object: part of the phrase without preposition after it.
        construct: part of the phrase right after a noun of action.
        preps: part of what stands after a preposition.
        noun_preps: the same after a noun.
        within: whether a party deeper in the complement counts as target.
        equal: whether partners are actors too.
        deep: whether unknown nouns may stand between a noun of action and its party.
        state: whether one done to as bearer of a nationality stands for the state.
        placed: whether the state where it happens is the target where no other is told.
    """

    subject: str
    object: str
    construct: str
    preps: Mapping[str, str]
    noun_preps: Mapping[str, str]
    within: bool
    equal: bool
    deep: bool
    state: bool
    placed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words, or beginnings of words, and phrases, of which one is looked for.

    Attributes:
        stems: words or beginnings, with or without what is fused before them.
        phrases: words in a row; the last may go on.
        endings: what may follow a stem; None where anything may.
    """

    stems: tuple[str, ...]
    phrases: tuple[str, ...]
    endings: frozenset[str] | None

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self.stems or self.phrases)

    def place(self, forms: tuple[str, ...]) -> int:
        """Return where the first of them stands among folded words, or -1."""
        for index, form in enumerate(forms):
            if self.stems and any(self._fits(s) for s in stems_of(form) if s.startswith(self.stems)):
                return index
            if self.phrases:
                rest = " ".join(("", *forms[index + 1 : index + _PHRASE]))
                if any((s + rest).startswith(self.phrases) for s in stems_of(form)):
                    return index
        return -1

    def _fits(self, stem: str) -> bool:
        """Tell whether what follows one of the stems in a word may follow it."""
        return self.endings is None or any(stem.startswith(s) and stem[len(s) :] in self.endings for s in self.stems)

    def found(self, forms: tuple[str, ...]) -> bool:
        """Tell whether one of them stands among folded words."""
        return self.place(forms) >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One entry of the event grammar.

    Attributes:
        entry: the entry in the lexicon.
        type, mode, speech: the PLOVER code, as in `records.Event`.
        frame: where the arguments stand.
        needs, needs_also: words of which one must stand near.
        unless: words of which none may stand near.
        sufferer: whether a person alone beside the perfect is done to.
        spelled: what folded forms must be written like.
        undone: type instead where it is only possible or planned.
        voiced: type instead, as an act of speech, where those who do it are persons of a state («هاجم الوزير ...»).
        asks: parts that ought to be found.
        must: parts without which nothing is told.
        takes_up: whether it tells the topics of a meeting told before.
        past: whether only the perfect and nouns count.
        least: parties that a noun without a governing verb must have.
        governed: ``carried``, ``saying``, ``told``, ``content``, ``content_own``, ``content_an`` or "".
        status: status that the word itself tells.
        present: status of its imperfect where no other word tells.
        bare: status of its noun where no word tells.
    """

    entry: Entry
    type: EventType
    mode: str | None
    speech: bool
    frame: Frame
    needs: Words
    needs_also: Words
    unless: Words
    sufferer: bool
    spelled: Mapping[str, str]
    undone: EventType | None
    voiced: EventType | None
    asks: frozenset[str]
    must: frozenset[str]
    takes_up: bool
    past: bool
    least: int
    governed: str
    status: Status | None
    present: Status
    bare: Status | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """One entry of ``status.yaml``.

    Attributes:
        entry: the entry in the lexicon.
        carries: what its subject is to the noun under it: ``actor``, ``recipient``, ``host``, ``guest``, ``none`` or ""
            for a particle.
        preps: prepositions that lead to what it governs.
        only: ids of the only events that it carries; empty for all.
        status: status it gives, or None.
        untold: whether what it governs is no happening that is told.
        reach: ``next``, ``near``, ``clause`` or ``around``; "" for verbs.
        present: whether it counts before an imperfect only.
        given: whether an object before its subject was told before.
    """

    entry: Entry
    carries: str
    preps: frozenset[str]
    only: frozenset[str]
    status: Status | None
    untold: bool
    reach: str
    present: bool
    given: bool

    @property
    def tells(self) -> bool:
        """Whether it tells if what it governs happened."""
        return self.untold or self.status is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGrammar:
    """All that the resources know about events.

    Attributes:
        patterns: by id of the entry.
        governors: by id of the entry.
        prepositions, wide_prepositions, boundaries, relatives, openers, resumptive, occasions, between: folded words.
        quantities, quantity_ends: words that a preposition ends, yet that govern nothing; their last words.
        that: what leads from a modal to its clause.
        clausal: what opens a clause that is said, with its pronoun or without.
        leading: prepositions that lead from a verb to a masdar.
        between_them: number of the pronoun in «between them».
        quantifiers: nouns of number before others («عدد من ...»).
        agents: prepositions that lead to the doer of a masdar or passive.
        no_verbs: words that look like imperfects and are none.
        time_units: nouns of time, whose adjective tells nothing of a happening.
        carrying_on: words that begin a clause and carry on the one before.
        day_parts, day_words: parts of the day that look like verbs, and what stands after them where they are none.
        takers: words that have «ل» before what they are about.
        pairs: nouns in the dual that stand for two parties told before.
        fused_pronouns: preposition, and gender or number, of a preposition with a pronoun.
        pronouns: number or gender of the pronoun fused to a particle.
        beside: words that tell of a larger meeting beside.
        place_heads: what a place is, before its name.
        relative_genders: gender of relative pronouns in the singular.
        nominative: endings of plural nouns that govern no noun.
        latter: gender of the words that take up the party told last.
        several: endings of nouns that tell more than one happening.
        reporters: first words of those who only report.
        outlets: keys of news outlets.
        public: ids of titles and bodies that make an article one on public affairs.
        other_subjects: words of pages on other subjects, by subject.
    """

    patterns: Mapping[str, Pattern]
    governors: Mapping[str, Governor]
    prepositions: frozenset[str]
    wide_prepositions: frozenset[tuple[str, ...]]
    quantities: frozenset[tuple[str, ...]]
    quantity_ends: frozenset[str]
    that: frozenset[str]
    clausal: frozenset[str]
    leading: frozenset[str]
    between_them: Mapping[str, str]
    boundaries: frozenset[str]
    relatives: frozenset[str]
    relative_genders: Mapping[str, str]
    nominative: tuple[str, ...]
    latter: Mapping[str, str]
    openers: frozenset[str]
    resumptive: frozenset[str]
    occasions: frozenset[str]
    between: frozenset[str]
    quantifiers: frozenset[str]
    agents: frozenset[str]
    no_verbs: frozenset[str]
    takers: frozenset[str]
    time_units: frozenset[str]
    carrying_on: frozenset[str]
    day_parts: frozenset[str]
    day_words: frozenset[str]
    pairs: frozenset[str]
    fused_pronouns: Mapping[str, tuple[str, str]]
    pronouns: Mapping[str, str]
    beside: frozenset[str]
    place_heads: frozenset[str]
    several: tuple[str, ...]
    reporters: frozenset[str]
    outlets: frozenset[str]
    public: frozenset[str]
    other_subjects: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1 << 16)
def stems_of(form: str) -> tuple[str, ...]:
    """Return a folded word and what is left of it without fused conjunction, preposition or article."""
    return (form, *(r.stem for r in clitic_readings(form) if r.stem != form))


@cache
def load_event_grammar(lexicon: Lexicon) -> EventGrammar:
    """Return the event grammar for a lexicon; read once, never changed after.

    Raises:
        LexiconError: an entry names a frame, type or status that there is not.
    """
    data = compiled("event_grammar", dict, lambda: read_yaml(resource("event_grammar.yaml")))
    return EventGrammar(
        patterns={e.id: _pattern(e, data) for e in lexicon.entries(EntryKind.EVENT)},
        governors={e.id: _governor(e) for e in lexicon.entries(EntryKind.STATUS)},
        prepositions=_folded(data["prepositions"]),
        wide_prepositions=frozenset(tuple(fold_text(p).split()) for p in data["wide_prepositions"]),
        quantities=frozenset(tuple(fold_text(p).split()) for p in data["quantities"]),
        quantity_ends=_folded(p.split()[-1] for p in data["quantities"]),
        that=_folded(data["that"]),
        clausal=particle_forms(lexicon, "that") | particle_forms(lexicon, "that-bi"),
        leading=_folded(data["leading"]),
        boundaries=_folded(data["boundaries"]),
        relatives=_folded(data["relatives"]),
        relative_genders={fold_text(w): k for k, words in data["relative_genders"].items() for w in words},
        nominative=tuple(fold_text(e) for e in data["nominative"]),
        latter={fold_text(w): k for k, words in data["latter"].items() for w in words},
        openers=_folded(data["openers"]),
        resumptive=_folded(data["resumptive"]),
        occasions=_folded(data["occasions"]),
        between=_folded(data["between"]),
        between_them={fold_text(w): k for k, words in data["between_them"].items() for w in words},
        quantifiers=_folded(data["quantifiers"]),
        agents=_folded(data["agents"]),
        no_verbs=_folded(data["no_verbs"]),
        takers=_folded(data["takers"]),
        time_units=_folded(data["time_units"]),
        carrying_on=_folded(data["carrying_on"]),
        day_parts=_folded(data["day_parts"]),
        day_words=_folded(data["day_words"]),
        pairs=_folded(data["pairs"]),
        fused_pronouns={
            fold_text(w): (fold_text(prep), kind)
            for prep, kinds in data["fused_pronouns"].items()
            for kind, words in kinds.items()
            for w in words
        },
        pronouns={fold_text(w): k for k, words in data["pronoun_particles"].items() for w in words},
        beside=_folded(data["beside"]),
        place_heads=_folded(data["place_heads"]),
        several=tuple(fold_text(e) for e in data["several"]),
        reporters=_folded(data["reporters"]),
        outlets=frozenset(f"act_{e.id}" for e in lexicon.entries(EntryKind.OUTLET)),
        public=frozenset(data["public"]),
        other_subjects={k: _folded(words) for k, words in data["other_subjects"].items()},
    )


def _pattern(entry: Entry, grammar: Mapping[str, Any]) -> Pattern:
    data = entry.data
    try:
        frame = grammar["frames"][data["frame"]]
        own = {fold_text(p): "target" for p in data.get("target", ())}
        preps = _by_word(frame.get("preps", {}))
        governed = data.get("governed", "")
        return Pattern(
            entry=entry,
            type=EventType(data["type"]),
            mode=data.get("mode"),
            speech=data.get("speech", False),
            frame=Frame(
                subject=frame.get("subject", "").replace("none", ""),
                object=frame.get("object", "").replace("none", ""),
                construct=frame.get("construct", "").replace("none", ""),
                preps=preps | own,
                noun_preps=preps | _by_word(frame.get("noun_preps", {})) | own,
                within=frame.get("within", False),
                equal=frame.get("equal", False),
                deep=frame.get("deep", False),
                state=frame.get("state", False),
                placed=frame.get("placed", False),
            ),
            needs=_words(data.get("needs", ())),
            needs_also=_words(data.get("needs_also", ())),
            unless=_words(data.get("unless", ()), frozenset(fold_text(e) for e in ("", *grammar["endings"]))),
            sufferer=data.get("lone") == "target",
            spelled={fold_text(f): f for f in data.get("spelled", ())},
            undone=EventType(data["undone"]) if "undone" in data else None,
            voiced=EventType(data["voiced"]) if "voiced" in data else None,
            asks=frozenset(data.get("asks", frame.get("asks", ()))),
            must=frozenset(data.get("must", ())),
            takes_up=data.get("takes_up", False),
            past=data.get("tense") == "past",
            least=data.get("least", 1),
            governed="carried" if governed is True else governed,
            status=Status(data["status"]) if "status" in data else None,
            bare=Status(data["bare"]) if "bare" in data else None,
            present=Status(data.get("present") or grammar["present"].get(data["type"], grammar["present_else"])),
        )
    except (KeyError, ValueError) as error:
        raise LexiconError(f"events.yaml: entry {entry.id}: {error!r} is unknown") from error


def _by_word(parts: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the part that each preposition leads to."""
    return {fold_text(p): part for part, words in parts.items() for p in words}


def _governor(entry: Entry) -> Governor:
    data = entry.data
    try:
        status = Status(data["status"]) if "status" in data else None
    except ValueError as error:
        raise LexiconError(f"status.yaml: entry {entry.id}: {error}") from error
    return Governor(
        entry=entry,
        carries=data.get("carries", ""),
        preps=_folded(data.get("preps", ())),
        only=frozenset(data.get("only", ())),
        status=status,
        untold=data.get("untold", False),
        reach=data.get("reach", ""),
        present=data.get("tense") == "present",
        given=data.get("given", False),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_text(w) for w in words)


def _words(words: Iterable[str], endings: frozenset[str] | None = None) -> Words:
    folded = [fold_text(w) for w in words]
    return Words(
        stems=tuple(w for w in folded if " " not in w), phrases=tuple(w for w in folded if " " in w), endings=endings
    )
