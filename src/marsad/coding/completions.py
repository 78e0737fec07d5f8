"""What completes the head of a body: fields, adjectives, states, names, purposes and glosses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.body import ARTICLE, LAM_ARTICLE
from marsad.language.sentences import CLOSING_QUOTES, OPENING_QUOTES, STRAIGHT_QUOTES
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import SURE

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText
    from marsad.coding.meanings import Meanings
    from marsad.coding.names import NameReader
    from marsad.lexicon.entries import Hit

_WAW = "\u0648"
_LAM = "\u0644"
_RELATIVE = ("\u064a", "\u064a\u0647")
_OPENING = OPENING_QUOTES | STRAIGHT_QUOTES | {"("}
_CLOSING = CLOSING_QUOTES | STRAIGHT_QUOTES | {")"}
_ENDING_TAIL = (EntryKind.SAYING, EntryKind.NATIONALITY, EntryKind.TITLE)
# With one of these behind lam the phrase goes to or for somebody.
_ENDING_PURPOSE = (
    EntryKind.STATE,
    EntryKind.CAPITAL,
    EntryKind.TITLE,
    EntryKind.GROUP,
    EntryKind.BODY,
    EntryKind.ORGANIZATION,
    EntryKind.OUTLET,
    EntryKind.PERSON,
    EntryKind.SAYING,
    EntryKind.EVENT,
)
_NEXT_BODY = (EntryKind.ORGANIZATION, EntryKind.BLOC, EntryKind.SEAT, EntryKind.OUTLET, EntryKind.BODY)
_LONGEST_QUOTED = 5
_LONGEST_TAIL = 4


class Completions:
    """Reads completions in one marked text; every reading begins at a word and gives the index after its last.

    Args:
        marked: the text.
        names: tells which words can be names.
        meanings: tells which state an ambiguous word means.
    """

    def __init__(self, marked: MarkedText, names: NameReader, meanings: Meanings) -> None:
        self._marked = marked
        self._names = names
        self._meanings = meanings

    def marks(self, place: int) -> int:
        """Return the index after adjectives of kind or degree («official»)."""
        while step := next((h.last for h in self._marked.at(place, EntryKind.TITLE) if _is_mark(h)), 0):
            place = step
        return place

    def fields(self, place: int) -> tuple[list[str], int]:
        """Read the fields behind a head, and the end of them."""
        fields: list[str] = []
        while field := self.field_at(place, first=not fields):
            fields.append(field.entry.id)
            place = field.last
        return fields, place

    def adjectives(self, place: int) -> tuple[int, str | None]:
        """Read the definite adjectives behind a quoted name («the official Chinese television [channel]»)."""
        words, country = self._marked.words, None
        while place < len(words):
            end, told = self.country(place)
            if end == place:
                end = self.marks(place)
            form = words[place].form
            if end == place and form.startswith(ARTICLE) and form.endswith(_RELATIVE) and not self._marked.at(place):
                end = place + 1
            if end == place:
                break
            place, country = end, country or told
        return place, country

    def field_at(self, place: int, *, first: bool) -> Hit | None:
        """Return the field at a word: the first behind a head, or one joined by a conjunction."""
        for hit in self._marked.at(place, EntryKind.FIELD):
            if hit.prefix in ("", ARTICLE) if first else hit.prefix in (_WAW, _WAW + ARTICLE):
                return hit
        return None

    def tail(self, place: int, *, named: bool, quoted: bool) -> tuple[int, list[str]]:
        """Read the words that complete a construct head: a quoted name or, behind most heads, definite words."""
        words = self._marked.words
        end = self.quoted(place)
        if end:
            return end, [w.form for w in words[place:end] if w.kind is not WordKind.MARK]
        tail: list[str] = []
        if quoted and not self._sure_name(place):
            return place, tail
        start = place
        while place < len(words) and len(tail) < _LONGEST_TAIL:
            word = words[place]
            if word.kind is not WordKind.LETTERS or self._marked.at(place, *_ENDING_TAIL):
                break
            if word.form in self._names.small.never:
                break  # «the corps that belongs to …»
            opens = named and place == start and place not in self._names.functional
            if not word.form.startswith(ARTICLE) and not (opens and self._names.forms.may_be_name(word.form)):
                break
            tail.append(word.form)
            place += 1
        return place, tail

    def closes_quote(self, place: int) -> bool:
        """Tell whether a closing mark stands right before a word."""
        return self._marked.words[place - 1].form in _CLOSING

    def purpose(self, place: int) -> tuple[int, list[str]]:
        """Read what a body is for, as part of its name («the Arab Centre for …»)."""
        words, small = self._marked.words, self._names.small
        form = words[place].form if place < len(words) else ""
        if not form.startswith(LAM_ARTICLE) and not (form.startswith(_LAM) and form[1:] in small.purposes):
            return place, []
        timed = ARTICLE + form.removeprefix(LAM_ARTICLE) in small.never  # «for the fifth day»
        if timed or self._marked.at(place, *_ENDING_PURPOSE) or place + 1 in self._names.functional:
            return place, []  # when it acts, whom it goes to, or what it does
        end = place + 1
        while end < len(words) and end - place < _LONGEST_TAIL:
            ended = self._marked.at(end, EntryKind.SAYING, EntryKind.NATIONALITY, EntryKind.STATE)
            if ended or not words[end].form.startswith((ARTICLE, _WAW + ARTICLE)):
                break
            if self._marked.at(end, *_NEXT_BODY):
                break  # the next body
            end += 1
        return end, [w.form for w in words[place:end]]

    def _sure_name(self, place: int) -> bool:
        """Tell whether a word is hardly anything but a name."""
        words = self._marked.words
        if place >= len(words):
            return False
        form = words[place].form
        if self._marked.at(place, EntryKind.PERSON):
            return True
        return any(self._names.table.kind(f) in SURE for f in (form, form.removeprefix(ARTICLE)))

    def country(
        self, place: int, *, indefinite: bool = False, named: bool = False, directed: bool = True
    ) -> tuple[int, str | None]:
        """Read a nationality adjective or a state after a body.

        Args:
            place: index of the word behind the body.
            indefinite: whether the adjective has no article.
            named: whether the body has a name of its own, which governs no state («the White House called on Iran»).
            directed: whether a state may stand behind lam.
        """
        lams = ("\u0644", LAM_ARTICLE) if directed else ()
        for hit in self._marked.at(place, EntryKind.NATIONALITY, EntryKind.STATE):
            fits = hit.prefix in (ARTICLE, *lams) or (
                not hit.prefix and hit.entry.kind is EntryKind.STATE and not named
            )
            if indefinite and hit.entry.kind is EntryKind.NATIONALITY:
                fits = not hit.prefix
            if fits and self._meanings.meant(hit) and not self._named(hit):
                return hit.last, str(hit.entry.id)
        return place, None

    def _named(self, hit: Hit) -> bool:
        """Tell whether the registry knows a longer name that begins with a state's (Israel Katz)."""
        persons = self._marked.at(hit.first, EntryKind.PERSON)
        return any(h.last > hit.last and "ambiguous" not in h.features for h in persons)

    def quoted(self, place: int) -> int:
        """Return the index after a short quotation or bracket that opens at a word, 0 if none does."""
        words = self._marked.words
        if place >= len(words) or words[place].form not in _OPENING:
            return 0
        for end in range(place + 1, min(place + 2 + _LONGEST_QUOTED, len(words))):
            if words[end].form in _CLOSING:
                return end + 1 if end > place + 1 else 0
            if words[end].kind is not WordKind.LETTERS and words[end].form not in ("-", "."):
                return 0
        return 0

    def gloss(self, place: int) -> int:
        """Return the index after a bracketed gloss that stands at a word, or the word itself."""
        words = self._marked.words
        if place < len(words) and words[place].form == "(":
            return self.quoted(place) or place
        return place


def _is_mark(hit: Hit) -> bool:
    return hit.entry.data.get("role") == "modifier" and hit.prefix == ARTICLE
