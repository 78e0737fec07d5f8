"""What further words in an event's clause tell of it: contact, leg of a visit, treaty stage, round, casualties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from marsad.coding.event_grammar import Words
from marsad.language.folding import fold_text
from marsad.language.numbers import parse_number
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.loading import read_yaml, resource
from marsad.reading.happenings import load_known
from marsad.reading.phrases import PhraseIndex
from marsad.records import Detail, DetailKind, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from marsad.coding.event_merge import Draft
    from marsad.coding.event_scene import Scene

_WAW = "\u0648"
# Words between one of being killed and the number of those who were, and of a hedge before a number.
_NEAR = 3
_HEDGE = 4
# Words of an ordinal number, the longest first.
_ORDINAL = (2, 1)
_TENS = 20
_VISIT = "visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What a phrase tells, and of which events; see ``event_details.yaml`` for the fields."""

    kind: DetailKind
    value: str
    types: frozenset[EventType]
    modes: frozenset[str]
    core: bool
    needs: Words


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DetailWords:
    """The words of ``event_details.yaml``; see there for what they are.

    Attributes:
        index: every phrase.
        tellings: what the phrases of contacts, legs and treaties tell, by number.
        before, after: kinds of casualties by the number of the phrase before or after which their number stands.
        least, at_least, most, between, mediation: numbers of phrases.
        rounds, article: folded words.
        people: how many a noun means by itself.
        numerals, multipliers: values of folded numerals.
        casualty_types: types of which casualties are told.
    """

    index: PhraseIndex
    tellings: Mapping[int, tuple[_Telling, ...]]
    before: Mapping[int, DetailKind]
    after: Mapping[int, DetailKind]
    least: frozenset[int]
    at_least: frozenset[int]
    most: frozenset[int]
    between: frozenset[int]
    mediation: frozenset[int]
    rounds: frozenset[str]
    article: frozenset[str]
    people: Mapping[str, int]
    numerals: Mapping[str, int]
    multipliers: Mapping[str, int]
    casualty_types: frozenset[EventType]


@cache
def load_detail_words() -> DetailWords:
    """Return the words that tell details of events; read once, never changed after."""
    data = read_yaml(resource("event_details.yaml"))
    index = PhraseIndex()
    tellings: dict[int, list[_Telling]] = {}
    for row in data["words"]:
        telling = _Telling(
            kind=DetailKind(row["kind"]),
            value=row["value"],
            types=frozenset(map(EventType, row["types"])),
            modes=frozenset(row.get("modes", ())),
            core=row.get("core", False),
            needs=Words(stems=tuple(map(fold_text, row.get("needs", ()))), phrases=(), endings=None),
        )
        for words in row["words"]:
            tellings.setdefault(index.add(words), []).append(telling)

    def numbers(words: Iterable[str]) -> frozenset[int]:
        return frozenset(index.add(w) for w in words)

    def sides(side: str) -> dict[int, DetailKind]:
        return {n: DetailKind(kind) for kind, words in data["casualties"].items() for n in numbers(words[side])}

    return DetailWords(
        tellings={n: tuple(t) for n, t in tellings.items()},
        before=sides("before"),
        after=sides("after"),
        least=numbers(data["least"]),
        at_least=numbers(data["at_least"]),
        most=numbers(data["most"]),
        between=numbers(data["between"]),
        mediation=numbers(data["mediation"]),
        index=index,
        rounds=frozenset(map(fold_text, data["rounds"])),
        article=frozenset(map(fold_text, data["article"])),
        people=_by_word(data["people"]),
        numerals=_by_word(data["numerals"]),
        multipliers=_by_word(data["multipliers"]),
        casualty_types=frozenset(map(EventType, data["casualty_types"])),
    )


def find_details(scene: Scene, draft: Draft) -> tuple[Detail, ...]:
    """Return what the clauses of an event's tellings tell besides, each once, in order of the tellings.

    Args:
        scene: the article.
        draft: the event.
    """
    words = load_detail_words()
    found: dict[tuple[DetailKind, str | None], Detail] = {}
    for first, last in _stretches(scene, draft, whole=draft.type in words.casualty_types):
        phrases = [(n, first + a, first + b) for n, a, b in words.index.find(scene.forms[first:last])]
        told = [*_worded(scene, words, draft, phrases), *_rounds(scene, words, draft, first, last)]
        if draft.type in words.casualty_types:
            told += _casualties(scene, words, phrases, first, last)
        for detail in told:
            found.setdefault((detail.kind, detail.value), detail)
    if draft.date is not None and draft.dated is not None:
        found[DetailKind.DATE, None] = Detail(kind=DetailKind.DATE, value=draft.date, span=draft.dated)
    return tuple(found.values())


def find_mediators(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Return the keys of those by whose good offices it came about («بوساطة قطر», «برعاية صينية»).

    Args:
        scene: the article.
        draft: the event.
    """
    words = load_detail_words()
    found: dict[str, None] = {}
    for first, last in _stretches(scene, draft):
        for number, _, place in words.index.find(scene.forms[first:last]):
            if number not in words.mediation:
                continue
            after = first + place
            for node in scene.between(after, after + 1):
                found.update(dict.fromkeys(node.phrase.keys))
            for hit in scene.marked.at(after, EntryKind.NATIONALITY) if not scene.is_named(after) else ():
                if key := scene.states.get(hit.entry.id):
                    found[key] = None
    return tuple(k for k in found if k not in draft.parties)


def _stretches(scene: Scene, draft: Draft, *, whole: bool = False) -> Iterator[tuple[int, int]]:
    """Yield the clauses of an event's tellings, or their whole sentences («قصفت ...، ما أدى إلى مقتل ...»)."""
    for (first, last), trigger in zip(draft.evidence, draft.triggers, strict=False):
        sentence = scene.marked.sentence_at(trigger.first)
        start, end = (sentence.first, sentence.last) if whole else scene.clause(trigger.first)
        yield min(first, start), max(last, end)


def _worded(
    scene: Scene, words: DetailWords, draft: Draft, phrases: Iterable[tuple[int, int, int]]
) -> Iterator[Detail]:
    """Yield what words tell that mean one thing each."""
    for number, first, last in phrases:
        for telling in words.tellings.get(number, ()):
            if draft.type not in telling.types or (telling.modes and draft.mode not in telling.modes):
                continue
            clause = scene.clause(first)
            inside = any(a <= first and last <= b for a, b in draft.evidence)
            if (inside or not telling.core) and (not telling.needs or telling.needs.found(scene.forms[slice(*clause)])):
                yield Detail(kind=telling.kind, value=telling.value, span=scene.marked.span(first, last))


def _rounds(scene: Scene, words: DetailWords, draft: Draft, first: int, last: int) -> Iterator[Detail]:
    """Yield which round it is («الجولة السابعة عشرة», «الجولة الـ17»)."""
    if draft.type is not EventType.CONSULT or draft.mode == _VISIT:
        return
    ordinals = load_known().ordinals
    for index in range(first, last):
        if scene.forms[index] not in words.rounds:
            continue
        place = index + 1 + (scene.form(index + 1) in words.article)
        count = next((n for k in _ORDINAL if (n := ordinals.get(" ".join(scene.forms[place : place + k])))), None)
        length = next((k for k in _ORDINAL if " ".join(scene.forms[place : place + k]) in ordinals), 0)
        if count is not None and place + length <= last:
            span = scene.marked.span(index, place + length)
            yield Detail(kind=DetailKind.ROUND, least=count, most=count, span=span)


def _casualties(
    scene: Scene, words: DetailWords, phrases: list[tuple[int, int, int]], first: int, last: int
) -> Iterator[Detail]:
    """Yield how many were killed, wounded or detained."""
    for number, start, end in phrases:
        if kind := words.before.get(number):
            reach = min(end + _NEAR, last)
            counts = (c for place in range(end, reach) if (c := _count(scene, words, place)))
            if count := next(counts, None):
                yield _counted(scene, words, kind, count, phrases, (start, count[2]))
        elif kind := words.after.get(number):
            places = (p for p in range(start - _NEAR, start) if p >= first)
            counts = (c for place in places if (c := _count(scene, words, place)))
            count = next((c for c in counts if c[2] == start), None)
            if count:
                yield _counted(scene, words, kind, count, phrases, (count[1], end))


def _count(scene: Scene, words: DetailWords, place: int) -> tuple[int, int, int] | None:
    """Return the number at a word, its first word and the word after its last; None where there is none."""
    form = scene.form(place)
    times = words.multipliers.get(scene.form(place + 1), 1)
    end = place + 1 + (times > 1)
    if place < len(scene.forms) and scene.marked.words[place].kind is WordKind.NUMBER:
        value = parse_number(scene.marked.surface(place, place + 1))
        return (int(value * times), place, end) if value and (value * times).is_integer() else None
    if form in words.people:
        return words.people[form], place, place + 1
    number = words.numerals.get(form)
    if number is None:
        return None
    tens = scene.form(place + 1)
    more = words.numerals.get(tens[1:], 0) if tens.startswith(_WAW) else 0
    if more >= _TENS > number:
        return number + more, place, place + 2
    return number * times, place, end


def _counted(
    scene: Scene,
    words: DetailWords,
    kind: DetailKind,
    count: tuple[int, int, int],
    phrases: list[tuple[int, int, int]],
    place: tuple[int, int],
) -> Detail:
    """Return a number of casualties, as a range where the words around it make it one."""
    value, first, last = count
    least: int | None = value
    most: int | None = value
    before = {n for n, _, end in phrases if end in (first, first - 1)}
    after = {n for n, start, _ in phrases if start in (last, last + 1)}
    other = _count(scene, words, last + 1) if scene.form(last) == _WAW else None
    if before & words.least or after & words.at_least:
        most = None
    elif before & words.most:
        least = None
    elif other and before & words.between:
        most = other[0]
    elif scene.form(first - 1) == _WAW and (lower := _count(scene, words, first - 2)):
        # The first of two numbers was passed over: «between forty and fifty wounded».
        least = lower[0] if any(n in words.between and end == lower[1] for n, _, end in phrases) else least
    return Detail(kind=kind, least=least, most=most, span=scene.marked.span(*place))


def _by_word(rows: Mapping[Any, Iterable[str]]) -> dict[str, int]:
    return {fold_text(word): int(value) for value, words in rows.items() for word in words}
