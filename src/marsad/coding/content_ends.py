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
# What a verb shares with another of the same subject and time.
_AGREEING = frozenset({"m", "f", "sg", "du", "pl", "past", "present"})
_ARTICLE = "\u0627\u0644"
_ALEF = "\u0627"
_LAM = "\u0644"
# Fewer words than these are seldom a clause of the narrator's own.
_SHORT = 6
# How turns by a verb that a conjunction joins are named.
_JOINED = "and-"


class EndFinder:
    """Finds the ends of indirect contents: the grammar says where the narrator may turn, learned weights where he does.

    Args:
        scene: the text.
    """

    def __init__(self, scene: SayingScene) -> None:
        self._scene = scene
        self._words = scene.words
        lexicon = scene.marked.lexicon
        self._that = particle_forms(lexicon, "that") | particle_forms(lexicon, "that-bi")
        self._contrast = particle_forms(lexicon, "contrast")
        self._turning = particle_forms(lexicon, "turning")
        self._carrying = particle_forms(lexicon, "carrying-noun")
        self._known = scene.prepositions | scene.relative | self._turning | scene.so_that
        self._ranker = load_ranker("ends")

    def end(self, start: int, cue: Cue | None, frame: str = "clause") -> int:
        """Return the index after the last word of indirect content that begins at a word: the likeliest end."""
        ends = self.ends(start, cue, frame)
        return max(ends, key=lambda e: (self._ranker.score(e[1]), e[0]))[0]

    def ends(self, start: int, cue: Cue | None, frame: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return where indirect content may end, each place with what speaks for it; the sentence's end is the last.

        Args:
            start: index of the content's first word.
            cue: the word of saying, None for what stands beside a source.
            frame: how the content follows its cue.
        """
        sentence = self._scene.marked.sentence_at(start)
        place, last = start, min(sentence.last, start + _LONGEST)
        kind = cue.kind if cue else "source"
        family = self._family(start, frame)
        found: list[tuple[int, tuple[str, ...]]] = []
        while place < last:
            quote = self._scene.quotes.get(place)
            if quote is not None and quote.closed:
                place = quote.last
                # A quotation that runs over the sentence's end takes the content with it.
                last = max(last, place)
                continue
            if place > start:
                turn = self._turn(place)
                # One word alone is a content before a joined verb («praised the accord and called it …»).
                if turn and (place > start + 1 or turn.startswith(_JOINED)):
                    features = self._end_features(turn, place, start, family, last)
                    found.append((place, (*features, *self._joined(place, cue, family))))
            place += 1
        sentence_end = ("end=sentence", f"end=sentence|{kind}", f"end=sentence|{family}")
        found.append((last, sentence_end))
        return tuple(found)

    def is_turn(self, place: int) -> bool:
        """Tell whether the narrator may speak again at a word by a verb, set phrase or contrast."""
        return self._turn(place) not in ("", "word")

    def narrator_at(self, place: int) -> bool:
        """Tell whether words after a closing quotation mark are the narrator's."""
        turn = self._turn(place)
        return bool(turn) or self._words[place].form in self._known

    def _family(self, start: int, frame: str) -> str:
        """Return whether content is a clause, a clause led in by a preposition, or a noun."""
        family = frame.partition(":")[0]
        return "that" if family == "noun" and self._words[start - 1].form in self._that else family

    def _joined(self, place: int, cue: Cue | None, family: str) -> tuple[str, ...]:
        """Return how a joined verb of saying goes with the cue: like it in gender, number and tense, or not."""
        if cue is None:
            return ()
        for other in self._scene.cues_at.get(place, ()):
            if other.form is CueForm.FINITE:
                like = cue.form is not CueForm.FINITE or other.features & _AGREEING == cue.features & _AGREEING
                subject = place + 1 in self._scene.phrases
                return (f"verb={like}|{subject}|{family}", f"verb={like}|{subject}|{other.prefix}")
        return ()

    def _end_features(self, turn: str, place: int, start: int, family: str, last: int) -> tuple[str, ...]:
        words = self._words
        comma = words[place - 1].form in COMMAS or words[place - 1].form in DASHES
        length = "short" if place - start < 5 else "long"  # noqa: PLR2004 (a clause of fewer words is seldom whole)
        after = words[place + 1].form if place + 1 < len(words) else ""
        what = words[place].form if turn == "word" else turn
        coarse = turn.partition(":")[0]
        features = [
            f"turn={what}|{comma}",
            f"turn={coarse}|{comma}",
            f"length={length}|{coarse}",
            f"family={family}|{coarse}|{comma}",
            f"rest={'short' if last - place < _SHORT else 'long'}|{coarse}|{comma}",
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
                    return f"{_JOINED}finite|{tense}|{fused}|{cue.kind == 'add'}"
                if words[place - 1].form in COMMAS:
                    return f"finite|{tense}|{fused}"
        if words[place].form in self._contrast:
            subject = self._scene.phrases.get(place + 1)
            verb = subject.last if subject else place + 1
            follows = any(c.form is CueForm.FINITE for c in self._scene.cues_at.get(verb, ()))
            return f"contrast|{follows}|{subject is not None}"
        if place in self._scene.breaks:
            return f"break:{' '.join(w.form for w in words[place : self._scene.breaks[place]])}"
        if words[place - 1].form in COMMAS or words[place - 1].form in DASHES:
            if place in self._scene.by_the_way:
                return "time"
            if words[place].form in self._known:
                return "word"
            if words[place].form.startswith(WAW):
                return f"and:{self._after_waw(place)}"
            return "phrase" if place in self._scene.phrases else "other"
        if self._is_joined_verb(place):
            return f"{_JOINED}verb"
        return "word" if words[place].form in self._turning else ""

    def _is_joined_verb(self, place: int) -> bool:
        """Tell whether a conjunction joins a word that can only be a finite verb.

        The masculine of the perfect is written as the verbal noun in some patterns, not where it begins with alef.
        """
        hits = [h for h in self._scene.marked.at(place) if h.prefix == WAW]
        if not hits or any("verb" not in h.features for h in hits):
            return False
        alef = self._words[place].form.startswith(WAW + _ALEF)
        return alef or any(h.features & {"present", "f"} for h in hits)

    def _after_waw(self, place: int) -> str:
        """Return what a conjunction joins: a function word, a noun, a known verb, or any other word."""
        form = self._words[place].form
        rest = form.removeprefix(WAW)
        if rest in self._that:
            return "that"
        if rest in self._known:
            return rest
        if place in self._scene.phrases:
            return "phrase"
        hits = self._scene.marked.at(place)
        if any("verb" in h.features and h.prefix in (WAW, FA) for h in hits):
            return "verb"
        return "definite" if rest.startswith(_ARTICLE) else "word"

    def _names_source(self, cue: Cue) -> bool:
        """Tell whether an actor, a verb of saying or a noun that carries words follows «according to»."""
        form = self._words[cue.last].form if cue.last < len(self._words) else ""
        bare = form.removeprefix(_LAM).removeprefix(_LAM).removeprefix(_ARTICLE)
        return bare in self._carrying or any(
            place in self._scene.phrases or place in self._scene.cues_at for place in range(cue.last, cue.last + 4)
        )
