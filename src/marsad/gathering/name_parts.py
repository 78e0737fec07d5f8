"""A name as its parts: titles taken away, small words put where they belong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from marsad.gathering.name_rules import NameRules

_WORDS = re.compile(r"[^\W\d_\u0640]+")
_ARTICLE_REST = 3
_WHOLE = 2
#: What the kunya is written with once its cases and its short form are one.
KUNYA = "\u0628\u0648"
_KUNYAS = ("\u0627\u0628\u0648", "\u0627\u0628\u0627", KUNYA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One word of a name.

    Attributes:
        text: the folded word, with what is written with it («Abd», «Abu» and the like).
        before: the small words before it, joined: of descent, or European particles; "" if none.
        descent: whether a word of descent stands before it.
        clan: whether it is a clan's name («Al Thani»).
    """

    text: str
    before: str = ""
    descent: bool = False
    clan: bool = False

    @property
    def initial(self) -> bool:
        """Whether it is a single letter."""
        return len(self.text) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in parts.

    Attributes:
        parts: its words in order, at least one unless the text holds no letters.
        eastern: whether it is built as a Chinese, Korean or Vietnamese name is.
    """

    parts: tuple[Part, ...]
    eastern: bool


def parse_name(text: str, rules: NameRules) -> Name:
    """Take a name apart.

    Args:
        text: a name in Arabic script, with or without titles.
        rules: the rules of names.
    """
    words = _WORDS.findall(fold_text(text))
    words = _untitled(words, rules)
    words = [rules.letter_names.get(w, w) if 0 < k < len(words) - 1 else w for k, w in enumerate(words)]
    eastern = (
        len(words) > 1
        and words[0] in rules.family_names
        and all(len(w) <= rules.longest for w in words[1:])
        and not any(w in rules.with_next for w in words)
    )
    return Name(parts=_parts(words, rules, eastern=eastern), eastern=eastern)


def bare(text: str, rules: NameRules) -> str:
    """Return a word without its article, if enough is left."""
    rest = text.removeprefix(rules.article)
    return rest if len(rest) >= _ARTICLE_REST else text


def arabic(text: str, rules: NameRules) -> bool:
    """Tell whether a word is spelled by the rules of Arabic."""
    return bool({text, bare(text, rules)} & rules.arabic_names or rules.arabic_letters & set(text))


def _untitled(words: list[str], rules: NameRules) -> list[str]:
    """Return the words behind the titles; a name is left over, and two words of it behind what may be a name."""
    while True:
        for count in (2, 1):
            opening = tuple(words[:count])
            left = len(words) - count
            if (opening in rules.titles and left) or (opening in rules.titles_or_names and left >= _WHOLE):
                words = words[count:]
                break
        else:
            return words


def _parts(words: Sequence[str], rules: NameRules, *, eastern: bool) -> tuple[Part, ...]:
    parts: list[Part] = []
    before, descent, glued = "", False, ""
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if not last and word in rules.with_next:
            glued += word
            continue
        if not last and not glued and not eastern and (word in rules.of or word in rules.particles):
            before, descent = before + word, word in rules.of
            continue
        if parts and word in rules.with_previous and not glued:
            previous = parts.pop()
            parts.append(Part(text=previous.text + word, before=previous.before, descent=previous.descent))
            continue
        parts.append(Part(text=_kunya(glued + word), before=before, descent=descent, clan=glued == rules.article))
        before, descent, glued = "", False, ""
    return tuple(parts)


def _kunya(word: str) -> str:
    """Write «Abu» in its cases and its short form in one way, where it is fused to a name."""
    for form in _KUNYAS:
        if word.startswith(form) and len(word) > len(form) + _WHOLE:
            return KUNYA + word.removeprefix(form)
    return word
