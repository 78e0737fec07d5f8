"""Stances: where words say that a speaker supports or opposes a state, a person or an issue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from marsad.coding.cast import Reference
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.loading import folded_phrase
from marsad.lexicon.particles import particle_forms
from marsad.records import ActorKind, Stance, StanceKind

if TYPE_CHECKING:
    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Entry, Hit
    from marsad.records import Statement

_ARTICLE = "\u0627\u0644"
_BI, _LAM = "\u0628", "\u0644"
# Ends of the particle that opens a content and stands for its speaker: that he, that she.
_HE = ("\u0647", "\u0647\u0627", "\u0646\u0627")
_POSSESSED = frozenset({"3ms", "3fs", "3d", "3mp"})
_OWN = frozenset({"1s", "1p"})
_TA_MARBUTA, _WAW = "\u0629", "\u0648"
# Classes of saying whose content is told of another: the pronoun that opens it is not the speaker.
_OF_OTHERS = frozenset({"describe", "accuse", "allege", "deny"})
# A verbal noun this near to the content's beginning has the speaker as its owner: «affirmed his support of».
_HEAD = 1
# Words of degree and heads that may stand between a word of stance and what it is about.
_BETWEEN = 4
_QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d')
_OPPOSITE = {StanceKind.SUPPORTS: StanceKind.OPPOSES, StanceKind.OPPOSES: StanceKind.SUPPORTS}


class StanceFinder:
    """Finds the stances of the statements of one text.

    Args:
        marked: the text.
        cast: its actors and phrases.
        issues: the names of issues in it.
        statements: its statements.
    """

    def __init__(
        self, marked: MarkedText, cast: Cast, issues: tuple[Hit, ...], statements: tuple[Statement, ...]
    ) -> None:
        self._marked = marked
        self._statements = statements
        self._issues = {h.first: h for h in issues}
        self._phrases = {p.first: p for p in reversed(cast.phrases) if not p.inside}
        self._ends = {p.last: p for p in cast.phrases if not p.inside}
        self._actors = {a.key: a for a in cast.actors}
        lexicon = marked.lexicon
        self._negations = particle_forms(lexicon, "no-stance")
        self._own_country = particle_forms(lexicon, "own-country")
        self._degrees = marked.particles("stance-degree")
        self._through = marked.particles("stance-through")
        # Where verbs of remaining and going on end: their first word, and whether they speak of «us».
        self._keeping = {last: (first, False) for first, last in marked.particles("stance-keeping").items()}
        self._keeping |= {last: (first, True) for first, last in marked.particles("stance-we-keep").items()}
        self._found: dict[int, list[Stance]] = {}
        words = [(marked.word_at(s.content.start), marked.word_at(s.content.end - 1) + 1) for s in statements]
        cues = {marked.word_at(s.cue.start): i for i, s in enumerate(statements)}
        for first, hits in sorted(marked.by_kind.get(EntryKind.STANCE, {}).items()):
            index = cues.get(first)
            if index is None:
                holders = [(b - a, i) for i, (a, b) in enumerate(words) if a <= first < b]
                index = min(holders)[1] if holders else None
            if index is None:
                continue
            cue = cues.get(first) == index
            stance = next((s for h in hits if (s := self._stance(h, index, words[index], cue=cue))), None)
            if stance is not None and all(s.towards != stance.towards for s in self._found.get(index, ())):
                self._found.setdefault(index, []).append(stance)

    def stances(self, index: int) -> tuple[Stance, ...]:
        """Return the stances of a statement, in order of place."""
        return tuple(self._found.get(index, ()))

    def _stance(self, hit: Hit, index: int, content: tuple[int, int], *, cue: bool) -> Stance | None:
        words, features = self._marked.words, hit.features
        first, _ = self._keeping.get(hit.first, (hit.first, False))
        if first and words[first - 1].form in self._negations:
            return None
        if "verb" in features and features & (_POSSESSED | _OWN):
            return None  # «condemned him»: what is condemned is what the pronoun stands for
        if "3ms" in features and self._marked.surface(hit.first, hit.last).endswith(_TA_MARBUTA):
            return None  # folding brings the pronoun and the feminine ending together
        if cue and "participle" in features:
            return None  # it may be an attribute of the noun before it («groups that support»)
        place = self._after_subject(hit, index, content, cue=cue)
        if place is None:
            return None
        found = self._target(hit, place, max(content[1], place))
        if found is None:
            return None
        towards, last, kind = found
        return Stance(kind=kind, towards=towards, evidence=self._marked.bare_span(hit.first, last, hit.prefix))

    def _after_subject(self, hit: Hit, index: int, content: tuple[int, int], *, cue: bool) -> int | None:
        """Return the place after a word of stance and its subject, or None if the subject is not the speaker's side."""
        features, after = hit.features, self._phrases.get(hit.last)
        own = self._own_at(hit.last, index)
        behind = own if own is not None else hit.last
        if cue and "noun" not in features:
            return after.last if after is not None and not after.preposition and own is None else behind
        first, we = self._keeping.get(hit.first, (hit.first, False))
        if we or features & {"p1", "phrase"} or features & _OWN:
            return hit.last
        if "noun" in features and first == hit.first:
            if own is not None:
                return own
            if not self._agrees(features, index):
                return None
            near = content[0] <= hit.first <= content[0] + _HEAD
            return hit.last if features & _POSSESSED and near else None
        if own is not None and "verb" in features:
            return own
        before = self._ends.get(first)
        if before is not None:
            return hit.last if self._same_side(before, index) else None
        word = self._marked.words[first - 1].form if first else ""
        opens = first == content[0] and len(word) > 1 and word.endswith(_HE)
        if word in self._own_country or (opens and self._class(index) not in _OF_OTHERS):
            return hit.last
        return None

    def _agrees(self, features: frozenset[str], index: int) -> bool:
        """Tell whether a fused pronoun can stand for the speakers: «their» for several, or for a group or body."""
        speakers = self._statements[index].speakers
        one = len(speakers) == 1 and self._kind(speakers[0]) in {ActorKind.PERSON, ActorKind.STATE, None}
        if "3d" in features:
            return len(speakers) == 2 or not one  # noqa: PLR2004  (the dual)
        return not ("3mp" in features and one)

    def _class(self, index: int) -> str:
        """Return the class of a statement's cue."""
        for key in self._statements[index].made.entries:
            kind, _, name = key.partition(":")
            entry = self._marked.lexicon.entry(EntryKind.SAYING, name) if kind == EntryKind.SAYING.value else None
            if entry is not None:
                return str(entry.data["class"])
        return ""

    def _own_at(self, place: int, index: int) -> int | None:
        """Return the place after words that name the speaker's side, or None if no such words stand there."""
        words = self._marked.words
        if place < len(words) and words[place].form in self._own_country:
            return place + 1
        phrase = self._phrases.get(place)
        return phrase.last if phrase is not None and self._same_side(phrase, index) else None

    def _same_side(self, phrase: Phrase, index: int) -> bool:
        """Tell whether a phrase names the speaker or somebody of the speaker's country."""
        if phrase.preposition:
            return False
        speakers = self._statements[index].speakers
        countries = {self._country(k) for k in speakers} - {None}
        return bool(phrase.keys) and all(k in speakers or self._country(k) in countries for k in phrase.keys)

    def _kind(self, key: str) -> ActorKind | None:
        actor = self._actors.get(key)
        return actor.kind if actor is not None else None

    def _country(self, key: str) -> str | None:
        actor = self._actors.get(key)
        return actor.country if actor is not None else None

    def _target(self, hit: Hit, place: int, end: int) -> tuple[str, int, StanceKind] | None:
        """Return what a word of stance is about, the place after its words, and the stance towards it."""
        words, frames = self._marked.words, _frames(hit.entry)
        kind = StanceKind(hit.entry.data["stance"])
        led = ""
        for _ in range(_BETWEEN):
            if place >= end:
                return None
            word = words[place]
            issue = self._issues.get(place)
            if issue is not None and self._led(issue.prefix, issue.row.features, led, frames):
                sign = _sign(issue.entry, issue.row.form)
                same = kind if sign > 0 else _OPPOSITE[kind]
                return (issue.entry.id, issue.last, same) if sign else None
            if self._is_actor(place, led, hit):
                phrase = self._phrases[place]
                return phrase.keys[0], phrase.last, kind
            if word.form in _QUOTES:
                place += 1
            elif place in self._degrees:
                place = self._degrees[place]
            elif place in self._through and (led or "object" in frames):
                place, led = self._through[place], led or "object"
            elif not led and word.kind is WordKind.LETTERS and word.form in frames:
                place, led = place + 1, word.form
            elif not led and word.form[:1] in frames and self._is_head(word.form[1:]):
                place, led = place + 1, word.form[:1]
            else:
                return None
        return None

    def _led(self, prefix: str, features: frozenset[str], led: str, frames: frozenset[str]) -> bool:
        """Tell whether a name is led to as a frame asks: by a fused preposition, by a word before it, or by nothing."""
        if prefix.startswith(_WAW):
            return False  # one more subject: «Britain and Germany condemned ...»
        fused = _LAM if "lam" in features else prefix[-1:] if prefix[-1:] in {_BI, _LAM} else ""
        if led:
            return not fused
        return fused in frames if fused else "object" in frames

    def _is_head(self, form: str) -> bool:
        return form in particle_forms(self._marked.lexicon, "stance-through")

    def _is_actor(self, place: int, led: str, hit: Hit) -> bool:
        """Tell whether a state or person is named at a place, led to as a frame asks."""
        phrase = self._phrases.get(place)
        if phrase is None or phrase.by is not Reference.NAME or len(phrase.keys) != 1:
            return False
        actor = self._actors.get(phrase.keys[0])
        meant = actor is not None and actor.kind in {ActorKind.STATE, ActorKind.PERSON}
        meant = meant and not phrase.prefix.startswith(_WAW)
        frames = _frames(hit.entry)
        fused = phrase.preposition
        right = not fused if led else (fused in frames if fused else "object" in frames)
        return meant and right and hit.entry.data.get("persons", True)


@cache
def _frames(entry: Entry) -> frozenset[str]:
    """Return what leads from a word of stance to what it is about: folded prepositions, or ``object`` for nothing."""
    return frozenset(folded_phrase(f) for f in entry.data["frames"])


@cache
def _sign(issue: Entry, form: str) -> int:
    """Return 1 where backing a name is backing its issue, -1 where it is opposing it, 0 where it is neither."""
    data = issue.data
    bare = form.removeprefix(_LAM + _LAM)
    names = {1: (data["name_ar"], *data.get("for", ())), -1: tuple(data.get("against", ()))}
    for sign, given in names.items():
        forms = {folded_phrase(n) for n in given}
        if form in forms or (bare != form and _ARTICLE + bare in forms):
            return sign
    return 0
