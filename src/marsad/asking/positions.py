"""Positions: what somebody said on an issue, in order of time, and how the wording changed."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from marsad.asking.answers import Change, ChangeKind, Position
from marsad.asking.issues import find_subject
from marsad.asking.naming import find_who, first_day, last_day
from marsad.asking.telling import tell_statement
from marsad.language.words import WordKind, split_words
from marsad.store.selecting import StatementChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.asking.answers import StatementAnswer
    from marsad.asking.naming import Day
    from marsad.store.store import Store

# A wording is another's change if they share so much of their words; else it is a wording of its own.
_ALIKE = 0.5
# Earlier wordings that a new one is compared with.
_BACK = 50


def positions(
    store: Store, actor: str, *, on: str, since: Day | None = None, until: Day | None = None
) -> tuple[Position, ...]:
    """Return what somebody said on an issue, each wording once, in order of time.

    Args:
        store: where to look.
        actor: a state by code or name, which means all who belong to it, or an actor by key or name.
        on: an issue by id or name, in English or Arabic, or whom the contents name; a name of both means either.
        since: first day of publication.
        until: last day of publication.

    Returns:
        Wordings by their first day, undated ones last. One that is like an earlier wording comes with the difference.

    Raises:
        QueryError: a name, issue or day is not known.
    """
    issues, about = find_subject(store, on)
    choice = StatementChoice(
        speaker=find_who(store, actor), about=about, issues=issues, since=first_day(since), until=last_day(until)
    )
    return collapse([tell_statement(c, s) for c, s in store.choose_statements(choice)])


def collapse(answers: Sequence[StatementAnswer]) -> tuple[Position, ...]:
    """Return statements in their order with equal wordings as one, and the differences of those that are alike."""
    repeats: dict[tuple[str, ...], list[StatementAnswer]] = {}
    for answer in answers:
        repeats.setdefault(_forms(answer.content), []).append(answer)
    found: list[Position] = []
    wordings = list(repeats)
    for place, (forms, said) in enumerate(repeats.items()):
        earlier = _nearest(forms, wordings[max(0, place - _BACK) : place])
        before = repeats[earlier][0] if earlier is not None else None
        found.append(
            Position(
                statement=said[0],
                repeated=tuple(said[1:]),
                changed_from=before.id if before else None,
                changes=word_changes(before.content, said[0].content) if before else (),
            )
        )
    return tuple(found)


def word_changes(before: str, after: str) -> tuple[Change, ...]:
    """Return how one wording became another, word by word: kept, removed and added stretches in order.

    Words are compared folded, so that a hamza or a vowel sign is no change; stretches show the words as written.
    """
    old, new = _words(before), _words(after)
    matcher = difflib.SequenceMatcher(None, [f for _, f in old], [f for _, f in new], autojunk=False)
    changes: list[Change] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            changes.append(Change(kind=ChangeKind.KEPT, words=" ".join(w for w, _ in new[c:d])))
            continue
        if b > a:
            changes.append(Change(kind=ChangeKind.REMOVED, words=" ".join(w for w, _ in old[a:b])))
        if d > c:
            changes.append(Change(kind=ChangeKind.ADDED, words=" ".join(w for w, _ in new[c:d])))
    return tuple(changes)


def _nearest(forms: tuple[str, ...], earlier: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return the earlier wording that shares most with a new one, if it shares enough; the latest of equals."""
    best, share = None, _ALIKE
    matcher = difflib.SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(forms)
    for one in earlier:
        matcher.set_seq1(one)
        if matcher.real_quick_ratio() >= share and matcher.quick_ratio() >= share and matcher.ratio() >= share:
            best, share = one, matcher.ratio()
    return best


def _words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text as written and folded; marks are left out."""
    return [(text[w.start : w.end], w.form) for w in split_words(text) if w.kind is not WordKind.MARK]


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form for _, form in _words(text))
