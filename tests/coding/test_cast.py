"""The cast of an article: names, titles, roles, states and bodies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.coding.actors import find_cast
from marsad.coding.marked import mark
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from marsad.coding.cast import Cast
    from marsad.coding.marked import MarkedText

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cast.yaml").read_text("utf-8"))

EXAMPLES = [
    (entry.id, example)
    for entry in load_lexicon().entries(EntryKind.TITLE)
    for example in entry.data.get("examples", ())
]


def cast_of(text: str) -> tuple[MarkedText, Cast]:
    """Return a text's marking and cast; a text of several lines begins with its headline."""
    title = text.partition("\n")[0] if "\n" in text else ""
    marked = mark(text if title else f"\n{text}", len(title), load_lexicon())
    return marked, find_cast(marked)


def mentions(marked: MarkedText, cast: Cast) -> dict[str, set[str]]:
    """Return the mentions of each actor by key."""
    return {a.key: {m.span.of(marked.text) for m in a.mentions} for a in cast.actors}


@pytest.mark.parametrize("case", [c for c in CASES if "phrases" in c], ids=lambda c: c["why"])
def test_phrase_refers_to_actors(case: dict[str, Any]) -> None:
    """Each phrase covers its title, name and apposition and refers to the right actors, in order."""
    marked, cast = cast_of(case["text"])
    named = mentions(marked, cast)
    for surface, expected in case["phrases"].items():
        found = [p for p in cast.phrases if marked.surface(p.first, p.last) == surface]
        assert found, [marked.surface(p.first, p.last) for p in cast.phrases]
        keys = found[-1].keys
        assert len(keys) == len(expected)
        for key, mention in zip(keys, expected, strict=True):
            assert mention in named[key]


@pytest.mark.parametrize("case", [c for c in CASES if "country" in c], ids=lambda c: c["why"])
def test_country_of_actor(case: dict[str, Any]) -> None:
    """An actor's country is what adjective, state or body tell."""
    marked, cast = cast_of(case["text"])
    named = mentions(marked, cast)
    for mention, country in case["country"].items():
        assert [a.country for a in cast.actors if mention in named[a.key]] == [country]


@pytest.mark.parametrize("case", [c for c in CASES if "key" in c], ids=lambda c: c["why"])
def test_key_of_actor(case: dict[str, Any]) -> None:
    """A person of the registry is known by the spellings that it lists, and by no one else's name."""
    marked, cast = cast_of(case["text"])
    named = mentions(marked, cast)
    for mention, key in case["key"].items():
        assert [k for k, found in named.items() if mention in found] == [key]


@pytest.mark.parametrize("case", [c for c in CASES if "none" in c], ids=lambda c: c["why"])
def test_no_phrase(case: dict[str, Any]) -> None:
    """Words that name nobody make no phrase."""
    marked, cast = cast_of(case["text"])
    surfaces = {marked.surface(p.first, p.last) for p in cast.phrases if p.reason != "place"}
    assert not surfaces & set(case["none"])


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=[f"{e}: {x['text']}" for e, x in EXAMPLES])
def test_example_of_title(entry: str, example: dict[str, Any]) -> None:
    """Every example of the title table reads as the table says."""
    marked, cast = cast_of(example["text"])
    titled = [p for p in cast.phrases if not p.inside and p.reason in ("name", "unnamed", "title")]
    if example["phrase"] is None:
        first = next(h.first for h in marked.hits if h.entry.id == entry)
        assert all(p.first != first for p in titled)
        return
    (phrase,) = [p for p in titled if marked.surface(p.first, p.last) == example["phrase"]]
    if "name" in example:
        assert example["name"] in mentions(marked, cast)[phrase.keys[0]]


def test_outer_phrases_come_before_inner_ones() -> None:
    """A title's inner phrases are marked as inside and come after the phrase that holds them."""
    _, cast = cast_of("قال المتحدث باسم وزارة الدفاع البولندية يان كوفالسكي إن التدريب انتهى.")
    outer = [p for p in cast.phrases if not p.inside]
    inner = [p for p in cast.phrases if p.inside]
    assert len(outer) == len(inner) == 1
    assert outer[0].first < inner[0].first < inner[0].last <= outer[0].last
    assert cast.between(0, 100) == tuple(outer)


def test_number_and_gender_of_phrases() -> None:
    """A phrase tells gender and number of what it refers to."""
    _, cast = cast_of("قالت الوزيرة كارين لارسن إن الجسر جاهز.")
    assert [(p.gender, p.number) for p in cast.phrases] == [("f", "sg")]


def test_unknown_person_gets_a_made_english_name() -> None:
    """A name that the lexicon does not know is transliterated, and says so."""
    _, cast = cast_of("قال الوزير توماس مولر إن الجسر جاهز.")
    (actor,) = cast.actors
    assert actor.name_en == "Thomas Muller"
    assert actor.name_en_made


def test_unknown_chinese_name_is_written_in_pinyin() -> None:
    """A Chinese name that the lexicon does not know is written syllable by syllable, the given name as one word."""
    _, cast = cast_of("قال السفير الصيني تشي جينغ بين إن التجارة تنمو.")
    assert [a.name_en for a in cast.actors] == ["Qi Jingbin"]


def test_unnamed_official_is_described_in_english() -> None:
    """Somebody never named is described by rank, degree and nationality."""
    _, cast = cast_of("وقال مسؤول ياباني كبير إن القطار سيصل.")
    assert [a.name_en for a in cast.actors] == ["Senior Japanese official"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted({w for c in CASES for w in c["text"].split()})), min_size=1, max_size=40))
def test_any_order_of_words_gives_a_whole_cast(words: list[str]) -> None:
    """Whatever words come in whatever order, phrases are ordered, lie in the text and refer to actors of the cast."""
    marked, cast = cast_of(" ".join(words))
    keys = {a.key for a in cast.actors}
    places = [(p.first, p.inside, -p.last) for p in cast.phrases]
    assert places == sorted(places)
    for phrase in cast.phrases:
        assert 0 <= phrase.first < phrase.last <= len(marked.words)
        assert set(phrase.keys) <= keys
    for actor in cast.actors:
        assert all(m.span.of(marked.text) for m in actor.mentions)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(CASES))
def test_same_text_same_cast(case: dict[str, Any]) -> None:
    """The same text always gives the same cast."""
    assert cast_of(case["text"])[1] == cast_of(case["text"])[1]
