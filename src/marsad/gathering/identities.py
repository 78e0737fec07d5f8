"""Who is who across articles: the persons of many articles gathered into identities.

Persons with one key are one. Others are one where their names are spellings of one name and nothing else speaks against
it: their states must agree, and the time in which news names them; where both have titles that share no word, or a
state is not known, the names must be nearer. Two persons of the registry are never joined, nor a person with two of
them. The result does not depend on the order in which sightings come.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from marsad.gathering.name_parts import parse_name
from marsad.gathering.name_rules import load_name_rules
from marsad.gathering.same_name import SAME_FROM, NameMatch, Verdict, compare_names
from marsad.gathering.sounds import open_alike, opening
from marsad.language.words import WordKind, split_words
from marsad.records import ActorKind
from marsad.store.tallies import Sighting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from marsad.gathering.name_parts import Name
    from marsad.records import Coding

# From this score on names are joined though something beside them is not known to agree.
_NEAR_CERTAIN = 0.9
# From this score on a pair that is not joined is worth a look.
_WORTH_A_LOOK = 0.5
# News names two persons apart who bear one name when this long lies between: a generation.
_APART = dt.timedelta(days=20 * 365)
_SHORT_WORD = 3
# The reason of a mention that is a title and no name.
_BY_TITLE = "title"


class Decision(StrEnum):
    """What was done with two persons."""

    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """One key with all that articles show of it."""

    key: str
    #: Spellings of the name, the one in most articles first.
    names: tuple[str, ...]
    countries: tuple[str, ...]
    roles: tuple[str, ...]
    earliest: dt.date | None
    latest: dt.date | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two bearers who may be one person."""

    decision: Decision
    a: Bearer
    b: Bearer
    #: How alike the names are, from 0 to 1.
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One person, under one or more keys."""

    #: The registry's key if there is one, else the key in most articles.
    key: str
    #: All keys, sorted.
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """What became of many sightings."""

    identities: tuple[Identity, ...]
    #: Merges and splits near the line, the most doubtful first.
    doubtful: tuple[Link, ...]


def sightings_of(codings: Iterable[Coding]) -> Iterator[Sighting]:
    """Yield the persons whom articles name; not those called by a title alone."""
    for coding in codings:
        days = coding.article.published
        for actor in coding.actors:
            if actor.kind is ActorKind.PERSON and any(m.reason != _BY_TITLE for m in actor.mentions):
                yield Sighting(
                    key=actor.key,
                    name=actor.name,
                    country=actor.country,
                    role=actor.role,
                    earliest=days.earliest,
                    latest=days.latest,
                    articles=1,
                )


def find_identities(
    sightings: Iterable[Sighting],
    known: Collection[str],
    *,
    merged: Collection[frozenset[str]] = (),
    split: Collection[frozenset[str]] = (),
    about: Collection[str] = (),
) -> Identities:
    """Gather sightings into identities.

    Args:
        sightings: persons as articles show them, in any order.
        known: keys of the registry's persons.
        merged: pairs of keys that somebody has found to be one person.
        split: pairs of keys that somebody has found to be two.
        about: keys of persons who alone are asked for: nobody else is compared with one another; all if empty.
    """
    bearers = {b.key: b for b in _bearers(sightings)}
    members = {key: frozenset({key}) for key in bearers}
    links = [
        link for link in _links(bearers, known, about) if frozenset({link.a.key, link.b.key}) not in (*merged, *split)
    ]
    wanted = [(link.a.key, link.b.key) for link in links if link.decision is Decision.MERGED]
    told = [(a, b) for a, b in sorted(sorted(pair) for pair in merged) if a in bearers and b in bearers]
    doubtful = [link for link in links if link.decision is Decision.SPLIT or link.score < _NEAR_CERTAIN]
    for a, b in (*told, *wanted):
        joined = members[a] | members[b]
        apart = any(pair <= joined for pair in split) or sum(k in known for k in joined) > 1
        if (a, b) in told or not (apart or len({c for k in joined for c in bearers[k].countries[:1]}) > 1):
            members |= dict.fromkeys(joined, joined)
    identities = {
        Identity(
            key=min(keys, key=lambda k: (k not in known, -bearers[k].articles, k)),
            keys=tuple(sorted(keys)),
        )
        for keys in members.values()
    }
    return Identities(
        identities=tuple(sorted(identities, key=lambda i: i.key)),
        doubtful=tuple(sorted(doubtful, key=lambda k: (abs(k.score - SAME_FROM), k.a.key, k.b.key))),
    )


def _bearers(sightings: Iterable[Sighting]) -> Iterator[Bearer]:
    by_key: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_key[sighting.key].append(sighting)
    for key, seen in by_key.items():
        yield Bearer(
            key=key,
            names=_ranked((s.name, s.articles) for s in seen),
            countries=_ranked((s.country, s.articles) for s in seen if s.country),
            roles=_ranked((s.role, s.articles) for s in seen if s.role),
            earliest=min((s.earliest for s in seen if s.earliest), default=None),
            latest=max((s.latest for s in seen if s.latest), default=None),
            articles=sum(s.articles for s in seen),
        )


def _ranked(counts: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    totals: dict[str, int] = defaultdict(int)
    for value, count in counts:
        totals[value] += count
    return tuple(sorted(totals, key=lambda v: (-totals[v], v)))


def _links(bearers: dict[str, Bearer], known: Collection[str], about: Collection[str]) -> list[Link]:
    """Return the pairs that are or may be one person, best first."""
    names = {key: [n for n in map(_parsed, b.names) if n.parts] for key, b in bearers.items()}
    found = []
    for a, b in _candidates(names, frozenset(about or names)):
        if a in known and b in known:
            continue
        match = max(
            (compare_names(x, y, load_name_rules()) for x, y in product(names[a], names[b])), key=lambda m: m.score
        )
        link = _judged(bearers[a], bearers[b], match)
        if link:
            found.append(link)
    return sorted(found, key=lambda k: (-k.score, k.a.key, k.b.key))


def _parsed(name: str) -> Name:
    return parse_name(name, load_name_rules())


def _candidates(names: dict[str, list[Name]], about: frozenset[str]) -> list[tuple[str, str]]:
    """Return the pairs of keys whose names open alike, in first and last word (in either order) or in a sole word.

    One of the two is always among those asked about.
    """
    rules = load_name_rules()
    buckets: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for key, forms in names.items():
        for name in forms:
            first, last = (opening(p.text, rules) for p in (name.parts[0], name.parts[-1]))
            buckets[first, last, len(name.parts) == 1].add(key)
    pairs: set[tuple[str, str]] = set()
    for one, here in buckets.items():
        asked = here & about
        for other, there in buckets.items() if asked else ():
            if _may_meet(one, other):
                pairs.update((a, b) if a < b else (b, a) for a, b in product(asked, there) if a != b)
    return sorted(pairs)


def _may_meet(a: tuple[str, str, bool], b: tuple[str, str, bool]) -> bool:
    rules = load_name_rules()

    def near(x: str, y: str) -> bool:
        return x == y or not x or not y or open_alike(x, y, rules.foreign) or open_alike(x, y, rules.eastern)

    if a[2] or b[2]:
        return near(a[1], b[1]) or near(a[0], b[0])
    return (near(a[0], b[0]) and near(a[1], b[1])) or (near(a[0], b[1]) and near(a[1], b[0]))


def _judged(a: Bearer, b: Bearer, match: NameMatch) -> Link | None:
    """Return what becomes of two bearers, or None where their names are two."""
    if match.verdict is Verdict.DIFFERENT or match.score < _WORTH_A_LOOK:
        return None
    against: list[str] = []
    unsure: list[str] = []
    if a.countries and b.countries:
        if a.countries[0] != b.countries[0]:
            against.append(f"states differ: {a.countries[0]}, {b.countries[0]}")
    else:
        unsure.append("the state of one is not known")
    if _generations_apart(a, b):
        against.append("news names them a generation apart")
    if a.roles and b.roles and not _role_words(a) & _role_words(b):
        unsure.append("their titles share no word")
    if match.verdict is not Verdict.SAME:
        # A short name without a state fits half the world: only one that has the same state is worth a look.
        if against or not (a.countries and b.countries):
            return None
        return Link(decision=Decision.SPLIT, a=a, b=b, score=match.score, reasons=(*match.reasons, *unsure))
    merge = not against and (not unsure or match.score >= _NEAR_CERTAIN)
    decision = Decision.MERGED if merge else Decision.SPLIT
    return Link(decision=decision, a=a, b=b, score=match.score, reasons=(*match.reasons, *against, *unsure))


def _generations_apart(a: Bearer, b: Bearer) -> bool:
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return max(a.earliest - b.latest, b.earliest - a.latest) > _APART


def _role_words(bearer: Bearer) -> set[str]:
    return {
        w.form
        for role in bearer.roles
        for w in split_words(role)
        if w.kind is WordKind.LETTERS and len(w.form) >= _SHORT_WORD
    }
