"""Proposals: each cue with its content, and what speaks for its being a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.cues import Cue, CueForm
from marsad.language.words import WordKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.contents import ContentFinder
    from marsad.coding.marked import MarkedText
    from marsad.coding.openers import Content
    from marsad.coding.quotes import Quote

_ACTS = frozenset({"masdar", "noun"})
_OWNED = frozenset({"3ms", "3fs", "3d", "3mp"})
_STOPS = frozenset(".!\u061f?")
# Classes of saying that take a stand by themselves, whatever their object.
_ATTITUDES = frozenset(
    {"condemn", "praise", "welcome", "support", "thank", "congratulate", "condole", "apologise", "accuse"}
)
_LENGTHS = ((2, "1-2"), (5, "3-5"), (12, "6-12"), (30, "13-30"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A cue that may make a statement.

    Attributes:
        cue: the word of saying.
        content: what it would attribute.
        features: what speaks for or against its being a statement.
    """

    cue: Cue
    content: Content
    features: tuple[str, ...]


def propose(
    marked: MarkedText, cast: Cast, cues: tuple[Cue, ...], finder: ContentFinder, quotes: Mapping[int, Quote]
) -> tuple[Proposal, ...]:
    """Return every cue that has content, in order; several entries may fit one word."""
    starts = {p.first: p for p in cast.phrases if not p.inside}
    ends = {p.last for p in cast.phrases if not p.inside}
    quoted = [False] * len(marked.words)
    for quote in quotes.values():
        for place in range(*quote.inner):
            quoted[place] = True
    leads = {c.last: c for c in cues if c.kind == "as-said" and c.form is CueForm.SOURCE}
    found: list[Proposal] = []
    for cue in cues:
        found.extend(
            Proposal(
                cue=cue,
                content=content,
                features=(
                    *_features(marked, cue, content, quoted),
                    *_subject_features(marked, cue, content, starts, ends),
                ),
            )
            for content in _contents(cue, finder, leads)
        )
    return tuple(found)


def _contents(cue: Cue, finder: ContentFinder, leads: Mapping[int, Cue]) -> Iterable[Content]:
    if cue.form is CueForm.SOURCE:
        return
    lead = leads.get(cue.first)
    after = finder.after(cue)
    # «…, according to what the ministry announced»: the clause before is what was announced. A word that may merely
    # add («he also said») leads to it only where nothing follows.
    if lead is not None and not (after and lead.entry.data.get("comma")):
        before = finder.before(lead)
        if before is not None:
            yield before
            return
    if after:
        yield from after
        return
    before = finder.before(cue)
    if before is not None:
        yield before


def _subject_features(
    marked: MarkedText, cue: Cue, content: Content, starts: Mapping[int, Phrase], ends: set[int]
) -> tuple[str, ...]:
    """Return what stands in the subject's place beside the cue, and what opens the content."""
    words, form = marked.words, cue.form.value
    family = content.frame.partition(":")[0]
    after = starts.get(cue.last)
    if after is not None:
        slot = "fused" if after.preposition else "phrase"
    elif cue.last < len(words) and words[cue.last].kind is WordKind.LETTERS and cue.last < content.opener:
        slot = "word"
    else:
        slot = "none"
    before = cue.first in ends
    opens = _opens(marked, content.first, starts)
    return (
        f"slot={slot}|{form}|{family}",
        f"slot={slot}|{cue.kind}|{family}",
        f"attitude={cue.kind in _ATTITUDES}|slot={slot}|{family}|{form}|{_close(marked, content)}",
        f"subject-before={before}|{form}|{family}",
        f"subject={before or slot == 'phrase'}|{cue.entry.id}|{family}",
        f"opens={opens}|{family}|{form}",
        f"opens={opens}|{family}|{cue.kind}",
        f"past-object={content.past_object}|{family}|{slot}|{before}",
        f"past-object={content.past_object}|{family}|{cue.entry.id}",
    )


def _close(marked: MarkedText, content: Content) -> str:
    """Return what a content ends at: its sentence's end, a mark, or a word of the narrator's."""
    words = marked.words
    if content.last >= len(words) or words[content.last].kind is WordKind.BREAK or words[content.last].form in _STOPS:
        return "sentence"
    return "mark" if words[content.last].kind is WordKind.MARK else "word"


def _opens(marked: MarkedText, place: int, starts: Mapping[int, Phrase]) -> str:
    """Return what opens a content: a phrase, somebody's own act («his refusal»), an act, or any other word."""
    if place in starts:
        return "phrase"
    acts = [h.features for h in marked.at(place) if h.features & _ACTS and "adjective" not in h.features]
    if any(f & _OWNED for f in acts):
        return "own"
    return "act" if any("masdar" in f for f in acts) else "word"


def _features(marked: MarkedText, cue: Cue, content: Content, quoted: list[bool]) -> tuple[str, ...]:
    words = marked.words
    entry, form, frame = cue.entry.id, cue.form.value, content.frame
    family = frame.partition(":")[0]
    length = next((name for most, name in _LENGTHS if content.last - content.first <= most), "31+")
    between = words[cue.last : content.opener] if content.opener >= cue.last else ()
    gap = sum(w.kind is WordKind.LETTERS for w in between)
    tense = "past" if "past" in cue.features else "present" if "present" in cue.features else "none"
    before = words[cue.first - 1].form if cue.first else "\n"
    features = [
        "bias",
        f"entry={entry}",
        f"entry={entry}|{family}",
        f"class={cue.kind}|{family}|{form}",
        f"form={form}|{family}",
        f"form={form}|{tense}",
        f"content={content.form.value}|{family}",
        f"length={length}|{family}",
        f"gap={min(gap, 8) // 2}|{family}",
        f"quoted={quoted[cue.first]}|{form}",
        f"prefix={cue.prefix}|{form}",
        f"object={bool(cue.features & {'3ms', '3fs', '3d', '3mp'})}|{form}",
        f"side={'before' if content.opener < cue.first else 'after'}|{family}|{form}",
    ]
    if before in ("\n", ".", "\u060c", ","):
        features.append(f"opens-clause|{form}|{family}")
    else:
        features.append(f"before={before if len(before) < 5 else 'word'}|{form}")  # noqa: PLR2004 (short words are particles)
    return tuple(features)
