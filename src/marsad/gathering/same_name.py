"""Whether two names in Arabic script are spellings of one name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from marsad.gathering.name_parts import KUNYA, arabic, bare, parse_name
from marsad.gathering.name_rules import load_name_rules
from marsad.gathering.sounds import SEAM, likeness, opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from marsad.gathering.name_parts import Name, Part
    from marsad.gathering.name_rules import NameRules
    from marsad.gathering.registry import Registry

#: From this score on two names are one; below the other they are two.
SAME_FROM = 0.8
DIFFERENT_BELOW = 0.45
# The score of names that don't contradict each other and don't tell enough.
_OPEN = 0.5
# Words that are less alike than this are not set side by side.
_PAIRED_FROM = 0.6
# What is written apart in one name and together in the other is otherwise nearly the same.
_JOINED_FROM = 0.88
# How much likeness a further word must bring.
_GAIN = 0.1
# How many words of one name may be written as how many of the other.
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))
_TWO = 2
# The score of names that are most likely one.
_LIKELY = 0.82
# How much differences count in Arabic words, in names of single syllables, and in a word that stands alone.
_BY_RULE = 1.1
_STRICT = 2.2
_ALONE = 4.5
# Below the line scores fall off steeply: a near miss is seldom one name.
_FALL = 4.0
_SMALL = 0.02
# What is left of the score where each name has a word that the other lacks.
_CONTRARY = 0.35
_SHORT_NAME = 0.95
_FULL = 3


class Verdict(StrEnum):
    """What became of two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """Two names compared.

    Attributes:
        score: from 0 (two names) to 1 (one name).
        verdict: ``same`` from 0.8 on, ``different`` below 0.45, else ``unsure``: the names don't contradict each
            other, and don't tell enough (a surname alone and a full name).
        reasons: what speaks for and against it, in words.
    """

    score: float
    verdict: Verdict
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Words of two names set side by side: [first, last) of each, and how alike they are."""

    a: tuple[int, int]
    b: tuple[int, int]
    like: float


def same_name(a: str, b: str, *, registry: Registry | None = None) -> NameMatch:
    """Compare two names.

    Args:
        a: a name in Arabic script, with or without titles.
        b: another.
        registry: persons whose spellings are known; without it the names alone decide.
    """
    if registry is not None:
        known = registry.compare(a, b)
        if known is not None:
            return known
    rules = load_name_rules()
    return compare_names(parse_name(a, rules), parse_name(b, rules), rules)


def compare_names(a: Name, b: Name, rules: NameRules) -> NameMatch:
    """Compare two names that were taken apart."""
    if not a.parts or not b.parts:
        return _told(0.0, "there is no name to compare")
    if a.parts == b.parts:
        return _told(1.0, "the words are the same")
    matches = [_Comparison(a, b, rules).match()]
    foreign = not any(arabic(p.text, rules) for p in (*a.parts, *b.parts))
    if foreign and not (a.eastern or b.eastern) and min(len(a.parts), len(b.parts)) >= _TWO:
        for x, y in ((_turned(a), b), (a, _turned(b))):
            turned = _Comparison(x, y, rules).match()
            matches.append(_told(turned.score - _SMALL, *turned.reasons, "the surname stands first in one"))
    return max(matches, key=lambda m: m.score)


def _turned(name: Name) -> Name:
    return replace(name, parts=(name.parts[-1], *name.parts[:-1]))


def _told(score: float, *reasons: str) -> NameMatch:
    score = round(min(1.0, max(0.0, score)), 3)
    verdict = Verdict.SAME if score >= SAME_FROM else Verdict.DIFFERENT if score < DIFFERENT_BELOW else Verdict.UNSURE
    return NameMatch(score=score, verdict=verdict, reasons=reasons)


class _Comparison:
    """The comparison of two names, words in order."""

    def __init__(self, a: Name, b: Name, rules: NameRules) -> None:
        self._a, self._b, self._rules = a.parts, b.parts, rules
        self._eastern = a.eastern or b.eastern
        # A word that stands alone has nothing beside it that could make up for a difference.
        self._strictness = _ALONE if len(a.parts) == len(b.parts) == 1 else 1.0

    def match(self) -> NameMatch:
        """Return the verdict."""
        pairs = self._aligned()
        left_a = _uncovered(len(self._a), [p.a for p in pairs])
        left_b = _uncovered(len(self._b), [p.b for p in pairs])
        if not pairs:
            return _told(0.0, "no two words sound alike")
        low = min(p.like for p in pairs)
        score = (sum(p.like for p in pairs) / len(pairs) + low) / 2
        score -= (_FALL - 1) * max(0.0, SAME_FROM - score)
        reasons = [self._worded(p) for p in pairs]
        if left_a and left_b:
            return self._contrary(pairs, left_a, left_b, score, reasons)
        if left_a or left_b:
            longer, left = (self._a, left_a) if left_a else (self._b, left_b)
            return self._shortened(pairs, longer, left, score, reasons)
        if self._by_initial(pairs):
            return _told(min(score, _OPEN), *reasons, "a given name is told by its initial alone")
        return _told(score, *reasons)

    def _aligned(self) -> list[_Pair]:
        """Return the words that are set side by side so that most of both names is told by the other."""
        a, b = self._a, self._b

        @cache
        def best(i: int, j: int) -> tuple[float, tuple[_Pair, ...]]:
            if i == len(a) or j == len(b):
                return 0.0, ()
            found = max(best(i + 1, j), best(i, j + 1), key=lambda f: f[0])
            for p, q in _SHAPES:
                if i + p > len(a) or j + q > len(b):
                    continue
                if self._eastern and p != q and 0 in (i, j):
                    continue
                like = self._like(a[i : i + p], b[j : j + q])
                if like < _PAIRED_FROM or (p != q and not self._joined(a[i : i + p], b[j : j + q], like)):
                    continue
                rest, pairs = best(i + p, j + q)
                worth = like * (p + q) / 2 + rest
                if worth > found[0]:
                    found = worth, (_Pair((i, i + p), (j, j + q), like), *pairs)
            return found

        return list(best(0, 0)[1])

    def _joined(self, a: Sequence[Part], b: Sequence[Part], like: float) -> bool:
        """Tell whether words are written together in one name: without any of them they must be less alike."""
        if like < _JOINED_FROM:
            return False
        return all(self._like((x,), (y,)) < like - _GAIN for x in a for y in b)

    def _like(self, a: Sequence[Part], b: Sequence[Part]) -> float:
        """Return how alike runs of words are, each run written as one word."""
        if len(a) == len(b) == 1 and (a[0].initial or b[0].initial):
            one, other = (opening(p.text, self._rules) or p.text[0] for p in (a[0], b[0]))
            return _SHORT_NAME if one == other or a[0].text[0] == b[0].text[0] else 0.0
        if len(a) == len(b) == 1 and self._generation(a[0]) != self._generation(b[0]):
            return 0.0
        # A given name that begins with the article's letters is mostly foreign («Alexander»), a surname Arabic.
        leading = a[0] is self._a[0] or b[0] is self._b[0]
        return max(
            self._words_alike(x, y, leading=leading) - _SMALL * (before_x != before_y)
            for before_x, x in _written(a)
            for before_y, y in _written(b)
        )

    def _generation(self, part: Part) -> str:
        """Return the word if it tells father from son."""
        return part.text if part.text in self._rules.generations and not part.clan else ""

    def _words_alike(self, a: str, b: str, *, leading: bool) -> float:
        rules = self._rules
        if a == b:
            return 1.0
        if self._eastern:
            return likeness(a, b, rules, rules.eastern, _STRICT)
        articles = not leading and bare(a, rules) != a and bare(b, rules) != b
        by_rule = articles or (arabic(a, rules) and arabic(b, rules))
        a, b = _without_shared(a, b, rules)
        best = self._plain(a, b, by_rule=by_rule)
        short_a, short_b = bare(a, rules), bare(b, rules)
        if short_a != a or short_b != b:
            shorter = self._plain(short_a, short_b, by_rule=by_rule)
            best = max(best, shorter - _SMALL * ((short_a != a) != (short_b != b)))
        return best

    def _plain(self, a: str, b: str, *, by_rule: bool) -> float:
        rules = self._rules
        if a == b:
            return 1.0
        if a in rules.spelled_alike and rules.spelled_alike[a] == rules.spelled_alike.get(b):
            return 1.0
        if rules.short_names.get(a, frozenset()) & rules.short_names.get(b, frozenset()):
            return _SHORT_NAME
        if a in rules.arabic_names and b in rules.arabic_names:
            return 0.0
        if by_rule or {a, b} & rules.arabic_names:
            return likeness(a, b, rules, rules.arabic, max(_BY_RULE, self._strictness))
        return likeness(a, b, rules, rules.foreign, self._strictness)

    def _contrary(
        self, pairs: list[_Pair], left_a: list[int], left_b: list[int], score: float, reasons: list[str]
    ) -> NameMatch:
        """Judge names that each hold what the other does not."""
        own = [self._a[k] for k in left_a], [self._b[k] for k in left_b]
        trailing = left_a[0] >= pairs[-1].a[1] and left_b[0] >= pairs[-1].b[1]
        descents = tuple(all(p.descent for p in parts) for parts in own)
        if trailing and len(pairs) >= _TWO and descents[0] != descents[1]:
            return _told(score - 2 * _SMALL, *reasons, "one adds the forefathers, the other the clan")
        told = " / ".join(" ".join(p.text for p in parts) for parts in own)
        if _inside(left_a, [p.a for p in pairs]) and _inside(left_b, [p.b for p in pairs]) and not self._eastern:
            return _told(min(score, _OPEN), *reasons, f"middle names differ: {told}")
        return _told(_CONTRARY * score, *reasons, f"other words: {told}")

    def _shortened(
        self, pairs: list[_Pair], longer: Sequence[Part], left: list[int], score: float, reasons: list[str]
    ) -> NameMatch:
        """Judge names of which one holds all words of the other and more."""
        rules = self._rules
        of_longer = [p.a if longer is self._a else p.b for p in pairs]
        shorter = self._b if longer is self._a else self._a
        more = " ".join(longer[k].text for k in left)
        reasons = [*reasons, f"one adds: {more}"]
        first, last = of_longer[0][0], of_longer[-1][1]
        if len(shorter) == 1:
            which = "a surname alone" if last == len(longer) else "a given name alone"
            like = score if score >= SAME_FROM else 0.0
            return _told(min(like, _OPEN), *reasons, which)
        if len(pairs) == 1:
            return _told(_CONTRARY * score, *reasons, "one word of the longer name is all of the other")
        if self._by_initial(pairs):
            return _told(min(score, _OPEN), *reasons, "a given name is told by its initial alone")
        matched = [p for a, b in of_longer for p in longer[a:b]]
        if any(self._generation(longer[k]) for k in left):
            return _told(min(score, _OPEN), *reasons, "it may tell father from son")
        if self._eastern:
            return _told(_CONTRARY * score, *reasons, "another syllable makes another name")
        if left[0] < first and longer[0].text in rules.borne_before and len(left) == 1:
            return _told(min(score, _LIKELY), *reasons, "the first name is often left out")
        if left[0] < first and any(arabic(p.text, rules) for p in longer):
            return _told(min(score, _OPEN), *reasons, "without the first name it may be the father's")
        descent = any(p.descent for p in longer)
        inner = [k for k in left if first < k < last]
        fathers = any(longer[k].descent and longer[k + 1].descent for k in inner) and any(p.descent for p in shorter)
        if fathers:
            return _told(_CONTRARY * score, *reasons, "the fathers differ")
        if inner and not descent and longer[0].text in rules.borne_before:
            return _told(min(score, _OPEN), *reasons, "a name that many bear, and a surname")
        if left[-1] >= last and not descent and all(_given(p, rules) for p in matched):
            return _told(min(score, _OPEN), *reasons, "two given names and no surname")
        return _told(score - _SMALL * len(left), *reasons)

    def _by_initial(self, pairs: list[_Pair]) -> bool:
        """Tell whether the first words are an initial and a full given name."""
        one, other = self._a[pairs[0].a[0]], self._b[pairs[0].b[0]]
        return one.initial != other.initial and max(len(one.text), len(other.text)) > _FULL

    def _worded(self, pair: _Pair) -> str:
        one, other = (" ".join(p.text for p in parts) for parts in (self._a[slice(*pair.a)], self._b[slice(*pair.b)]))
        return one if one == other else f"{one} = {other} ({pair.like:.2f})"


def _given(part: Part, rules: NameRules) -> bool:
    return part.text in rules.arabic_names or part.text.startswith(tuple(w for w in rules.with_next if len(w) > _TWO))


def _written(parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Yield the ways to write words as one: with the small words before the first of them, and without."""
    text = SEAM.join((parts[0].text, *(p.before + p.text for p in parts[1:])))
    yield "", text
    if parts[0].before:
        yield parts[0].before, parts[0].before + text


def _without_shared(a: str, b: str, rules: NameRules) -> tuple[str, str]:
    """Take away what many names share, such as «Abd al-»: it tells nothing."""
    for shared in (*rules.with_next, KUNYA):
        if len(shared) >= _TWO and shared != rules.article and a.startswith(shared) and b.startswith(shared):
            one, other = bare(a.removeprefix(shared), rules), bare(b.removeprefix(shared), rules)
            if len(one) > _TWO and len(other) > _TWO:
                return one, other
    for shared in rules.with_previous:
        if a.endswith(shared) and b.endswith(shared) and min(len(a), len(b)) > len(shared) + _TWO:
            return a.removesuffix(shared), b.removesuffix(shared)
    return a, b


def _inside(places: list[int], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether words stand between those that are set side by side."""
    return spans[0][0] < places[0] and places[-1] < spans[-1][0]


def _uncovered(count: int, spans: Sequence[tuple[int, int]]) -> list[int]:
    covered = {k for first, last in spans for k in range(first, last)}
    return [k for k in range(count) if k not in covered]
