"""Whether an article, and what it tells, is a matter between states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.coding.event_grammar import load_event_grammar, stems_of
from marsad.lexicon.entries import EntryKind
from marsad.records import ActorKind, EventType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marsad.coding.cast import Cast
    from marsad.coding.event_merge import Draft
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.matching import Lexicon
    from marsad.records import Actor

# Different words of another subject, as a share of the page's words and at least so many, that make it no politics.
_OTHER_LEAST = 5
_OTHER_SHARE = 0.012
_PAIR = 2
_REMEMBERED = 1 << 15
# What news tells without a doer («رفعت العقوبات عن ...»).
_DOERLESS = frozenset({EventType.CONCEDE, EventType.ASSAULT, EventType.SANCTION, EventType.PROTEST})
_OFFICES = (EntryKind.TITLE, EntryKind.BODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What an article tells of states.

    Attributes:
        pair: whether two states are actors in it.
        offices: whether it names an office or body of state, and is about more than one country's own affairs.
        other: whether it is about another subject (``other_subjects``).
    """

    pair: bool
    offices: bool
    other: bool

    @property
    def is_diplomacy(self) -> bool:
        """Whether anything in the article can be an event between states."""
        return not self.other and (self.pair or self.offices)

    def holds(self, draft: Draft, actors: Mapping[str, Actor]) -> bool:
        """Tell whether an event is a matter of states: a party acts for one, and the article knows such offices abroad.

        Where nobody in the article holds an office of state, two states, or those of two countries, must be parties.
        """
        if not draft.actors and draft.type not in _DOERLESS and (draft.speech or not draft.targets):
            return False
        parties = [actors[k] for k in draft.parties if k in actors]
        countries = {a.country for a in parties}
        if draft.mode == "visit" and draft.actors and draft.targets and len(countries) == 1 and None not in countries:
            return False  # a journey at home
        if sum(a.kind is ActorKind.STATE for a in parties) >= _PAIR or len(countries - {None}) >= _PAIR:
            return True
        # Groups that no state owns may speak («several states», «the opposition»).
        return self.offices and any(
            a.country or a.role or (a.name_en and not a.name_en_made) or (draft.speech and a.kind is ActorKind.GROUP)
            for a in parties
        )


def find_scope(marked: MarkedText, cast: Cast) -> Scope:
    """Return what an article tells of states.

    Args:
        marked: the article's text, marked.
        cast: its actors.
    """
    public = load_event_grammar(marked.lexicon).public
    abroad = len({a.country for a in cast.actors if a.country}) > 1 or any(
        a.kind is ActorKind.ORGANIZATION and not a.country and not a.name_en_made for a in cast.actors
    )
    offices = abroad and any(
        h.entry.data.get("national") or h.entry.id in public
        for kind in _OFFICES
        for hits in marked.by_kind.get(kind, {}).values()
        for h in hits
    )
    pair = sum(a.kind is ActorKind.STATE for a in cast.actors) >= _PAIR
    return Scope(pair=pair, offices=offices, other=(pair or offices) and _is_other_subject(marked))


def _is_other_subject(marked: MarkedText) -> bool:
    """Tell whether the page is about another subject (``other_subjects``)."""
    told: dict[str, set[str]] = {}
    for form in {w.form for w in marked.words}:
        for subject, stem in _subjects_of(form, marked.lexicon):
            told.setdefault(subject, set()).add(stem)
    least = max(_OTHER_LEAST, _OTHER_SHARE * len(marked.words))
    return any(len(stems) >= least for stems in told.values())


@lru_cache(maxsize=_REMEMBERED)
def _subjects_of(form: str, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return the other subjects of which a folded word, or what is left of it without fused letters, is a word."""
    subjects = load_event_grammar(lexicon).other_subjects
    return tuple((name, stem) for stem in stems_of(form) for name, words in subjects.items() if stem in words)
