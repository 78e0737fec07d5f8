"""When and where: dates and places in an event's clause."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from marsad.edtf import parse_edtf
from marsad.lexicon.entries import EntryKind
from marsad.reading.dates import find_dates
from marsad.records import Basis

if TYPE_CHECKING:
    from marsad.coding.event_scene import Scene
    from marsad.language.words import Word
    from marsad.reading.dates import DateExpression
    from marsad.records import Article

_PLACES = (EntryKind.PLACE, EntryKind.CAPITAL, EntryKind.STATE)
_FI = "\u0641\u064a"
_BI = "\u0628"
_REACH = 18


class Calendar:
    """The date expressions of one article, by word."""

    def __init__(self, scene: Scene, article: Article) -> None:
        self._scene = scene
        words = scene.marked.words
        self._dates = [(scene.marked.word_at(d.start), d) for d in _told(article, words)]
        self._places = [w for w, _ in self._dates]

    def date_for(self, clause: tuple[int, int], trigger: int) -> tuple[str | None, Basis]:
        """Return the date told nearest to a trigger in its clause, else in its sentence, with its basis.

        Args:
            clause: first word of the clause, and the word after its last.
            trigger: the trigger's first word.
        """
        sentence = self._scene.marked.sentence_at(trigger)
        for first, last in (clause, (sentence.first, sentence.last)):
            low, high = bisect_left(self._places, first), bisect_left(self._places, last)
            near = [(abs(w - trigger), d) for w, d in self._dates[low:high] if abs(w - trigger) <= _REACH]
            if near:
                best: DateExpression = min(near, key=lambda x: x[0])[1]
                return best.edtf, Basis.INFERRED if best.counted_from else Basis.STATED
        return None, Basis.UNKNOWN


def _told(article: Article, words: tuple[Word, ...]) -> list[DateExpression]:
    """Return the date expressions whose days are certain.

    They are counted from the article's day. Where only an interval is known for it, those are kept that come out the
    same from its first and its last day («in September», with an article of July).
    """
    days = parse_edtf(article.published.edtf)
    first, last = (days.earliest, days.latest) if days else (None, None)
    found = [d for d in find_dates(article.text, first if last else None, words=words) if d.edtf]
    if first is None or first == last:
        return found
    others = {d.start: d.edtf for d in find_dates(article.text, last, words=words)}
    return [d for d in found if others.get(d.start) == d.edtf]


def place_for(scene: Scene, first: int, last: int) -> tuple[int, int, str | None] | None:
    """Return the words of the place that «في» names in a clause, and its country.

    Returns:
        First word, word after the last, and ISO 3166-1 alpha-3 code; None where no place is told.
    """
    for index in range(first, last):
        for hit in scene.marked.at(index, *_PLACES):
            if scene.forms[index - 1] == _FI or hit.prefix.endswith(_BI):
                country = hit.entry.data.get("country") or (hit.entry.id if len(hit.entry.id) == len("XXX") else None)
                return hit.first, hit.last, country
    return None
