"""Persons of many articles gathered into identities."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from marsad.gathering.identities import Decision, Identities, find_identities, sightings_of
from marsad.store.tallies import Sighting

if TYPE_CHECKING:
    from conftest import Maker

_KNOWN = {"act_lavrov", "act_ryabkov"}


def _seen(
    key: str, name: str, country: str | None = "RUS", role: str | None = None, year: int = 2024, articles: int = 1
) -> Sighting:
    day = dt.date(year, 5, 1)
    return Sighting(key=key, name=name, country=country, role=role, earliest=day, latest=day, articles=articles)


_SEEN = [
    _seen("act_lavrov", "سيرغي لافروف", role="وزير الخارجية الروسي", articles=9),
    _seen("act_1", "سيرجي لافروڤ", role="وزير الخارجية الروسي"),
    _seen("act_2", "سرغي لافروف"),
    _seen("act_3", "لافروف"),
    _seen("act_ryabkov", "سيرغي ريابكوف", role="نائب وزير الخارجية الروسي"),
    _seen("act_4", "وانغ يي", "CHN"),
    _seen("act_5", "وانغ وي", "CHN"),
    _seen("act_6", "وانج يي", "CHN"),
    _seen("act_7", "دافيد بارنز", "USA", "السفير الأمريكي"),
    _seen("act_8", "ديفيد بارنز", "GBR", "السفير البريطاني"),
]


def _together(found: Identities) -> set[tuple[str, ...]]:
    return {i.keys for i in found.identities if len(i.keys) > 1}


def test_spellings_of_one_name_become_one_identity() -> None:
    """Keys whose names are one name's spellings are joined, under the registry's key if there is one."""
    found = find_identities(_SEEN, _KNOWN)
    assert _together(found) == {("act_1", "act_2", "act_lavrov"), ("act_4", "act_6")}
    assert {i.key for i in found.identities if len(i.keys) > 1} == {"act_lavrov", "act_4"}


@given(st.permutations(_SEEN))
def test_order_does_not_matter(sightings: list[Sighting]) -> None:
    """The same sightings in any order give the same identities and the same doubts."""
    assert find_identities(sightings, _KNOWN) == find_identities(_SEEN, _KNOWN)


def test_states_that_differ_keep_persons_apart() -> None:
    """One name in two states is a split that is shown, with the reason."""
    (link,) = [d for d in find_identities(_SEEN, _KNOWN).doubtful if {d.a.key, d.b.key} == {"act_7", "act_8"}]
    assert link.decision is Decision.SPLIT
    assert any("states differ" in reason for reason in link.reasons)


def test_a_surname_alone_is_doubtful() -> None:
    """A surname alone is not joined to a full name of the same state, and is shown."""
    doubts = find_identities(_SEEN, _KNOWN).doubtful
    assert ("act_3", "act_lavrov", Decision.SPLIT) in {(d.a.key, d.b.key, d.decision) for d in doubts}


def test_two_of_the_registry_are_never_one() -> None:
    """Recorded persons stay two, though a third spelling is near both of them."""
    seen = [_seen("act_lavrov", "سيرغي لافروف"), _seen("act_ryabkov", "سيرغي لافرف"), _seen("act_1", "سيرجي لافروف")]
    found = find_identities(seen, _KNOWN)
    assert not any(set(i.keys) >= _KNOWN for i in found.identities)
    assert sorted(key for i in found.identities for key in i.keys) == ["act_1", "act_lavrov", "act_ryabkov"]


def test_a_generation_apart_is_no_one() -> None:
    """One name in news that lie more than twenty years apart is two persons until somebody says otherwise."""
    seen = [_seen("act_1", "سليم الخوري", "LBN", year=1990), _seen("act_2", "سليم خوري", "LBN", year=2024)]
    assert not _together(find_identities(seen, ()))


def test_titles_and_unknown_states_ask_for_nearer_names() -> None:
    """Where nothing but the name joins two, it must be nearly the same."""
    near = [_seen("act_1", "مارتن شولتس", None), _seen("act_2", "مارتن شولتز", "DEU")]
    far = [_seen("act_1", "كير ستارمر", None), _seen("act_2", "كير ستامر", "GBR")]
    assert _together(find_identities(near, ()))
    assert not _together(find_identities(far, ()))


def test_a_persons_word_goes_before_the_rules() -> None:
    """Pairs that somebody merged or split are so, and are no longer doubtful."""
    pair, other = frozenset({"act_3", "act_lavrov"}), frozenset({"act_4", "act_6"})
    found = find_identities(_SEEN, _KNOWN, merged=[pair], split=[other])
    assert _together(found) == {("act_1", "act_2", "act_3", "act_lavrov")}
    assert not {pair, other} & {frozenset({d.a.key, d.b.key}) for d in found.doubtful}


def test_codings_give_sightings_of_persons(maker: Maker) -> None:
    """Each person of an article is seen once, with name, state, title and the article's days."""
    seen = list(sightings_of([maker.coding()]))
    assert [(s.key, s.country, s.articles) for s in seen] == [("act_lavrov", "RUS", 1), ("act_wang", "CHN", 1)]
    assert seen[0].role == "وزير الخارجية الروسي"
    assert seen[0].earliest == dt.date(2024, 4, 9)
