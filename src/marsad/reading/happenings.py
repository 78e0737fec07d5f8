"""Finds the dated happenings of the resources that a text tells of."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from marsad.lexicon.compiled import compiled
from marsad.lexicon.loading import folded_phrase, read_yaml, resource
from marsad.reading.phrases import PhraseIndex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

# Fragments of one phrase stand within this many words.
_LONGEST_TELLING = 20
_ORDINAL = "NTH"
_WAW = "\u0648"
_TENS = 10
# Words of an ordinal number, an article before digits counted.
_LONGEST_ORDINAL = 2

# A phrase as its fragments, each a set of numbers of its spellings.
_Fragments: TypeAlias = "tuple[frozenset[int], ...]"


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """Something that happened on days that are known; see happenings.yaml for the fields."""

    id: str
    start: dt.date
    end: dt.date
    fresh: int
    ahead: int
    brief: bool
    era: bool
    period: bool
    remembered: bool
    whole_text: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A place where a text tells of a happening.

    Attributes:
        times: what it tells of; several where it comes again under the same words.
        first: index of the first word of the fragments that name it.
        last: index after the last one.
        sentence: index of the sentence; -1 where the fragments stand apart.
        fragments: how many fragments it tells; more are less often another event's.
    """

    times: tuple[Happening, ...]
    first: int
    last: int
    sentence: int
    fragments: int


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """All happenings.

    Attributes:
        happenings: what there is, each with all its times.
        phrases: index of a happening and the fragments of one of its phrases.
        opened: for the number of a fragment the places in `phrases` of the phrases of which it is the rarest.
        index: the fragments.
        ordinals: ordinal numbers by their folded words.
        anniversary: words that say that years have passed since.
        recently: phrases that say that something happened of late, by their first word, with the days admitted at most.
        background: words before a happening that count from it.
        supposed: words before a happening that only suppose it.
    """

    happenings: tuple[tuple[Happening, ...], ...]
    phrases: tuple[tuple[int, _Fragments], ...]
    opened: Mapping[int, tuple[int, ...]]
    index: PhraseIndex
    ordinals: Mapping[str, int]
    anniversary: frozenset[str]
    recently: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    background: frozenset[str]
    supposed: frozenset[str]

    def told(self, forms: tuple[str, ...], sentences: Sequence[int]) -> tuple[Told, ...]:
        """Find the happenings that a text tells of, in order of place.

        Args:
            forms: the folded words of the text.
            sentences: for each word the index of its sentence.
        """
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, first, end in self.index.find(forms):
            places[number].append((first, end))
        opened: dict[int, list[_Fragments]] = defaultdict(list)
        for place in sorted({p for number in places for p in self.opened.get(number, ())}):
            happening, fragments = self.phrases[place]
            if all(any(n in places for n in options) for options in fragments):
                opened[happening].append(fragments)
        found = [
            told
            for one, phrases in opened.items()
            for told in _of_happening(self.happenings[one], phrases, places, sentences)
        ]
        return tuple(sorted(found, key=lambda t: (t.first, t.last, t.times[0].id)))

    def lately(self, forms: Sequence[str]) -> int | None:
        """Return how many days may have passed at most since what these words stand beside, None if they do not say."""
        for place, form in enumerate(forms):
            for rest, days in self.recently.get(form, ()):
                if tuple(forms[place + 1 : place + 1 + len(rest)]) == rest:
                    return days
        return None

    def years_since(self, forms: Sequence[str]) -> int | None:
        """Return which anniversary a sentence speaks of, or None."""
        for first, form in enumerate(forms):
            if form not in self.anniversary:
                continue
            place = first + 2 if " ".join(forms[first : first + 2]) in self.anniversary else first + 1
            for length in range(_LONGEST_ORDINAL, 0, -1):
                count = self.ordinals.get(" ".join(forms[place : place + length]))
                if count is not None:
                    return count
        return None


def _of_happening(
    times: tuple[Happening, ...],
    phrases: Sequence[_Fragments],
    places: Mapping[int, list[tuple[int, int]]],
    sentences: Sequence[int],
) -> Iterator[Told]:
    """Yield where a text tells of one happening, once a sentence."""
    seen: set[int] = set()
    for fragments in phrases:
        hits = [[p for number in options for p in places.get(number, ())] for options in fragments]
        if times[0].whole_text:
            yield Told(times, hits[0][0][0], hits[0][0][1], -1, len(hits))
            return
        common = {sentences[first] for first, _ in hits[0]}
        for some in hits[1:]:
            common &= {sentences[first] for first, _ in some}
        for sentence in sorted(common - seen):
            seen.add(sentence)
            first, last = _closest([[p for p in some if sentences[p[0]] == sentence] for some in hits])
            if last - first <= _LONGEST_TELLING:
                yield Told(times, first, last, sentence, len(hits))


def _closest(hits: list[list[tuple[int, int]]]) -> tuple[int, int]:
    """Return the shortest stretch found that holds a place of every fragment: the nearest ones to each first place."""
    stretches = []
    for start, _ in hits[0]:
        near = [min(some, key=lambda p: (abs(p[0] - start), p)) for some in hits]
        stretches.append((min(p[0] for p in near), max(p[1] for p in near)))
    return min(stretches, key=lambda s: (s[1] - s[0], s))


@cache
def load_known() -> Known:
    """Return the happenings of the resources; read once a process, never changed after."""
    return compiled("happenings", Known, _read_known)


def _read_known() -> Known:
    data = read_yaml(resource("happenings.yaml"))
    spelled = _ordinals(data["ordinals"])
    index = PhraseIndex()
    names = [[str(name) for name in group] for group in data["spellings"]]
    happenings: list[tuple[Happening, ...]] = []
    phrases: list[tuple[int, _Fragments]] = []
    for row in data["happenings"]:
        for number, times in _times(row):
            for phrase in row["phrases"]:
                fragments = tuple(
                    frozenset(
                        index.add(spelling)
                        for option in _options(fragment, _spellings(number, spelled, data))
                        for spelling in _respelled(option, names)
                    )
                    for fragment in phrase.split(" + ")
                )
                phrases.append((len(happenings), fragments))
            happenings.append(times)
    used = Counter(number for _, fragments in phrases for options in fragments for number in options)
    opened: dict[int, list[int]] = defaultdict(list)
    for place, (_, fragments) in enumerate(phrases):
        for number in min(fragments, key=lambda options: (sum(used[n] for n in options), sorted(options))):
            opened[number].append(place)
    return Known(
        happenings=tuple(happenings),
        phrases=tuple(phrases),
        opened={n: tuple(p) for n, p in opened.items()},
        index=index,
        ordinals={folded_phrase(form): number for number, forms in spelled.items() for form in forms},
        anniversary=frozenset(map(folded_phrase, data["anniversary"])),
        recently=_recently(data["recently"]),
        background=frozenset(map(folded_phrase, data["background"])),
        supposed=frozenset(map(folded_phrase, data["supposed"])),
    )


def _recently(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Return the phrases for what is recent by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for row in rows:
        for phrase in row["phrases"]:
            head, *rest = folded_phrase(phrase).split(" ")
            found[head].append((tuple(rest), row["days"]))
    return {head: tuple(rests) for head, rests in found.items()}


def _times(row: Mapping[str, Any]) -> Iterator[tuple[int, tuple[Happening, ...]]]:
    """Yield a row's happenings with the number of the edition, 0 if it has none, and all their times."""
    if "editions" in row:
        for number, (start, end) in row["editions"].items():
            yield number, (_happening(row, f"{row['id']}-{number}", start, end),)
    else:
        times = row.get("times") or [(row["start"], row.get("end", row["start"]))]
        yield 0, tuple(_happening(row, row["id"], start, end) for start, end in times)


def _happening(row: Mapping[str, Any], name: str, start: dt.date, end: dt.date) -> Happening:
    return Happening(
        id=name,
        start=start,
        end=end,
        fresh=row.get("fresh", 0),
        ahead=row.get("ahead", 0),
        brief=row.get("brief", False),
        era=row.get("era", False),
        period=row.get("period", False),
        remembered=row.get("remembered", False),
        whole_text=row.get("scope") == "text",
    )


def _options(fragment: str, ordinals: Sequence[str]) -> list[str]:
    """Return the spellings of a fragment, with each spelling of the edition's number in its place."""
    return [
        option.replace(_ORDINAL, ordinal)
        for option in fragment.split("|")
        for ordinal in (ordinals if _ORDINAL in option else ("",))
    ]


def _respelled(option: str, names: Sequence[Sequence[str]]) -> list[str]:
    """Return a fragment with each spelling of the names that it holds."""
    spelled = [option]
    for group in names:
        held = next((name for name in group if name in option), None)
        if held is not None:
            spelled = [one.replace(held, name) for one in spelled for name in group]
    return spelled


def _spellings(number: int, spelled: Mapping[int, tuple[str, ...]], data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the spellings of an edition's number; those above 99 are written in digits."""
    return spelled.get(number) or ((f"{data['ordinals']['article']}{number}", str(number)) if number else ())


def _ordinals(rows: Mapping[str, Any]) -> dict[int, tuple[str, ...]]:
    """Return the spellings of ordinal numbers up to 99, as words and in digits."""
    found = {number: list(words) for number, words in rows["simple"].items()}
    for ten, endings in rows["tens"].items():
        found[ten] = list(endings)
        for unit in range(1, _TENS):
            words = rows["one"] if unit == 1 else found[unit]
            found[ten + unit] = [f"{word} {_WAW}{ending}" for word in words for ending in endings]
    article = rows["article"]
    return {n: (*words, f"{article}{n}", f"{article} {n}", str(n)) for n, words in found.items()}
