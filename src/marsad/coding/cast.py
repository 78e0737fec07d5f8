"""The cast of an article: its actors, and every noun phrase that refers to one of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.records import Actor


_ARTICLE = "\u0627\u0644"
_PREPOSITIONS = "\u0628\u0644\u0643"


class Reference(StrEnum):
    """By what a noun phrase refers to an actor."""

    #: A name, with or without a title: «وزير الخارجية الروسي سيرغي لافروف», «لافروف», «روسيا», «الأمم المتحدة».
    NAME = "name"
    #: A title or role that stands for an actor: «الوزير», «نظيره الصيني», «الجانبان», «المتحدث».
    ROLE = "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase that refers to one or more actors; indexes count words.

    Attributes:
        first: its first word, titles and ranks included.
        last: index after its last word, name and apposition included.
        keys: the actors it refers to, in order of mention; more than one for a dual, plural or co-ordination.
        by: name or role.
        prefix: proclitics fused to its first word, folded.
        gender: ``m``, ``f`` or "" if unknown.
        number: ``sg``, ``du``, ``pl`` or "" if unknown.
        inside: whether it stands inside a larger phrase (the ministry in a spokesman's title).
        reason: why it refers to them, for `explain`.
    """

    first: int
    last: int
    keys: tuple[str, ...]
    by: Reference
    prefix: str = ""
    gender: str = ""
    number: str = ""
    inside: bool = False
    reason: str

    @property
    def preposition(self) -> str:
        """The preposition letter fused to its first word, or "": the conjunction and the article are left out."""
        letters = self.prefix.removesuffix(_ARTICLE) or self.prefix
        if self.prefix == _ARTICLE:
            return ""
        return letters[-1] if letters and letters[-1] in _PREPOSITIONS else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """An article's actors and the phrases that refer to them.

    Attributes:
        actors: in order of first mention.
        phrases: ordered by first word, outer phrases before inner ones.
    """

    actors: tuple[Actor, ...]
    phrases: tuple[Phrase, ...]

    def between(self, first: int, last: int) -> tuple[Phrase, ...]:
        """Return the outer phrases that lie wholly between two word indexes."""
        place = bisect_left(self.phrases, first, key=lambda p: p.first)
        found = []
        for phrase in self.phrases[place:]:
            if phrase.first >= last:
                break
            if phrase.last <= last and not phrase.inside:
                found.append(phrase)
        return tuple(found)
