"""Ends: where attributed content ends and the narrator speaks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.cues import CueForm
from marsad.coding.ranking import load_ranker
from marsad.coding.saying_scene import COMMAS, DASHES, FA, WAW
from marsad.lexicon.particles import particle_forms

if TYPE_CHECKING:
    from marsad.coding.cues import Cue
    from marsad.coding.saying_scene import SayingScene

# Indirect content of more words than this is no longer one clause: the work stays in proportion to the text.
_LONGEST = 300
_OBJECTS = frozenset({"3ms", "3fs", "3d", "3mp"})


class EndFinder:
    """Finds the ends of indirect contents: the grammar says where the narrator may turn, learned weights where he does.

    Args:
        scene: the text.
    """

    def __init__(self, scene: SayingScene) -> None:
        self._scene = scene
        self._words = scene.words
        lexicon = scene.marked.lexicon
        self._contrast = particle_forms(lexicon, "contrast")
        self._turning = particle_forms(lexicon, "turning")
        self._known = scene.prepositions | scene.relative | self._turning | scene.so_that
        self._ranker = load_ranker("ends")

    def end(self, start: int, cue: Cue | None) -> int:
        """Return the index after the last word of indirect content that begins at a word: the likeliest end."""
        ends = self.ends(start, cue)
        return max(ends, key=lambda e: (self._ranker.score(e[1]), e[0]))[0]

    def ends(self, start: int, cue: Cue | None) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return where indirect content may end, each place with what speaks for it; the sentence's end is the last."""
        sentence = self._scene.marked.sentence_at(start)
        place, last = start, min(sentence.last, start + _LONGEST)
        kind = cue.kind if cue else "source"
        found: list[tuple[int, tuple[str, ...]]] = []
        while place < last:
            quote = self._scene.quotes.get(place)
            if quote is not None and quote.closed:
                place = quote.last
                # A quotation that runs over the sentence's end takes the content with it.
                last = max(last, place)
                continue
            if place > start + 1:
                turn = self._turn(place)
                if turn:
                    found.append((place, self._end_features(turn, place, start, kind)))
            place += 1
        found.append((last, ("end=sentence", f"end=sentence|{kind}", f"end=sentence|{min(len(found), 4)}")))
        return tuple(found)

    def narrator_at(self, place: int) -> bool:
        """Tell whether words after a closing quotation mark are the narrator's."""
        turn = self._turn(place)
        return bool(turn) or self._words[place].form in self._known

    def _end_features(self, turn: str, place: int, start: int, kind: str) -> tuple[str, ...]:
        words = self._words
        comma = words[place - 1].form in COMMAS or words[place - 1].form in DASHES
        length = "short" if place - start < 5 else "long"  # noqa: PLR2004 (a clause of fewer words is seldom whole)
        after = words[place + 1].form if place + 1 < len(words) else ""
        what = words[place].form if turn == "word" else turn
        features = [
            f"turn={what}|{comma}",
            f"turn={turn}|{comma}",
            f"length={length}|{turn}",
            f"class={kind}|{turn}",
        ]
        if what in self._scene.prepositions:
            features.append(f"turn={what}|{after}")
        return tuple(features)

    def _turn(self, place: int) -> str:
        """Return how the narrator may speak again from a word on: by a cue, a set phrase, or any word after a comma."""
        words = self._words
        for cue in self._scene.cues_at.get(place, ()):
            if cue.form is CueForm.PARTICIPLE:
                return "participle-acc" if "acc" in cue.features or "pl" in cue.features else "participle"
            if cue.form is CueForm.SOURCE and (cue.kind == "hedge" or self._names_source(cue)):
                return "source"
            if cue.form is CueForm.FINITE:
                tense = "past" if "past" in cue.features else "present"
                fused = bool(cue.features & _OBJECTS)
                if cue.prefix in (WAW, FA):
                    return f"and-finite|{tense}|{fused}|{cue.kind == 'add'}"
                if words[place - 1].form in COMMAS:
                    return f"finite|{tense}|{fused}"
        if words[place].form in self._contrast:
            follows = any(c.form is CueForm.FINITE for c in self._scene.cues_at.get(place + 1, ()))
            return f"contrast|{follows}"
        if place in self._scene.breaks:
            return f"break:{' '.join(w.form for w in words[place : self._scene.breaks[place]])}"
        if words[place - 1].form in COMMAS or words[place - 1].form in DASHES:
            if place in self._scene.by_the_way:
                return "time"
            if words[place].form in self._known:
                return "word"
            if words[place].form.startswith(WAW):
                return "and"
            return "phrase" if place in self._scene.phrases else "other"
        return "word" if words[place].form in self._turning else ""

    def _names_source(self, cue: Cue) -> bool:
        """Tell whether an actor or a verb of saying follows a phrase such as «according to»."""
        return any(
            place in self._scene.phrases or place in self._scene.cues_at for place in range(cue.last, cue.last + 4)
        )
