"""Where a personal name begins and ends."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from marsad.coding.namewords import ARTICLE, load_name_words, load_word_forms
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import DOUBTFUL, SURE, NameClass, load_names

if TYPE_CHECKING:
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Hit

_LONGEST = 7
# An alef without hamza; a hash mark belongs to its word.
_OPENING = "\u0627\u0671#"
_PREPOSITIONS = ("\u0628", "\u0644", "\u0643")
_GLUE = frozenset("_-\u2010\u2011\u2013")
_LEAST_IMPERFECT = 5
# A word at which a hit of one of these kinds begins is no part of a name.
_HARD = frozenset(
    {
        EntryKind.STATE,
        EntryKind.CAPITAL,
        EntryKind.ORGANIZATION,
        EntryKind.OUTLET,
        EntryKind.BLOC,
        EntryKind.SEAT,
        EntryKind.PLACE,
    }
)
# With these it is none unless the table says that it is hardly anything but a name.
_SOFT = frozenset(
    {
        EntryKind.NATIONALITY,
        EntryKind.PEOPLE,
        EntryKind.TITLE,
        EntryKind.BODY,
        EntryKind.SAYING,
        EntryKind.EVENT,
        EntryKind.FIELD,
        EntryKind.GROUP,
    }
)
_VERBS = (EntryKind.SAYING, EntryKind.EVENT)
_USUAL = frozenset({NameClass.GIVEN, NameClass.GIVEN_TOO})
_ALEF = "\u0627"
_TWICE = 2
_WAW = "\u0648"
_OURS = frozenset({"1s", "1p"})
_NISBA = "\u064a"


class NameReader:
    """Finds names in one marked text.

    Args:
        marked: the text.
    """

    def __init__(self, marked: MarkedText) -> None:
        self._words = marked.words
        self.table = load_names()
        self.small = load_name_words()
        self.forms = load_word_forms()
        self._text = marked.text
        self._counts = Counter(w.form for w in marked.words)
        self._hard: set[int] = set()
        self.stops: set[int] = set()
        self._articled: set[int] = set()
        self._nationals: set[int] = set()
        self._many: set[int] = set()
        self._said: set[int] = set()
        self._joined: set[int] = set()
        self._fused: set[int] = set()
        self._surnames: set[int] = set()
        #: Words that are function words, with or without a fused conjunction.
        self.functional: set[int] = set()
        for kind, by_place in marked.by_kind.items():
            sort = self._sort_particle if kind is EntryKind.PARTICLE else self._sort
            for hits in by_place.values():
                for hit in hits:
                    sort(hit)
        self.stops |= self._hard
        self._articled |= self._hard

    def _sort_particle(self, hit: Hit) -> None:
        """Note that a function word begins where a particle does."""
        if hit.row.entry.id in self.small.function_words:
            self.functional.add(hit.first)
            if not hit.prefix and not self._spelled_as_name(hit.first):
                self._hard.add(hit.first)

    def _sort(self, hit: Hit) -> None:
        """Note what a hit tells of the word at which it begins."""
        kind, features = hit.row.entry.kind, hit.row.features
        if kind is EntryKind.PERSON and "short" in features and not hit.prefix:
            self._surnames.add(hit.first)
        elif kind in _HARD:
            if "ambiguous" not in features:
                self._hard.add(hit.first)
        elif kind in _SOFT:
            known = self.table.kind(self._words[hit.first].form)
            if hit.prefix and (known in _USUAL or (known in SURE and hit.prefix in _PREPOSITIONS and kind in _VERBS)):
                return  # a name that looks like a word behind a fused letter (Faysal, Lieberman)
            if not _OURS.isdisjoint(features):
                return  # «my lord» is a name more often (Sidi)
            if kind is EntryKind.SAYING:
                self._said.add(hit.first)
            if hit.row.entry.data.get("role") == "modifier" and not hit.prefix:
                return
            if not {"du", "pl"}.isdisjoint(features):
                self._many.add(hit.first)
            if hit.prefix.endswith(ARTICLE):
                self._articled.add(hit.first)
            elif hit.prefix in _PREPOSITIONS:
                self._fused.add(hit.first)
            if hit.prefix.startswith(_WAW):
                self._joined.add(hit.first)
            if not {"acc", "sg"} <= features:
                self.stops.add(hit.first)
            if kind is EntryKind.NATIONALITY:
                if hit.prefix == ARTICLE and {"m", "sg"} <= features:
                    self._nationals.add(hit.first)
            elif (
                not hit.prefix and kind in _VERBS and "verb" in features and self.table.kind(hit.row.form) not in _USUAL
            ):
                self._hard.add(hit.first)

    def _spelled_as_name(self, place: int) -> bool:
        """Tell a name such as Ali or Anne from a particle that folds to the same letters, by its own letters."""
        word = self._words[place]
        return self._text[word.start : word.end].endswith(self.small.spelled)

    def end(self, start: int, *, titled: bool, parts: int = 0) -> int:
        """Return the index after the last word of a name that starts at a word; `start` itself if none does.

        Args:
            start: index of the would-be first word.
            titled: whether a title stands before it, so that rare words may be names.
            parts: number of parts that stand before `start` already.
        """
        words = self._words
        doubtful = False
        place, joined, glued = start, bool(parts) and words[start - 1].form in self.small.joiners, False
        given = parts
        while place < len(words) and parts < _LONGEST:
            word = words[place]
            if word.kind is WordKind.MARK:
                step = self._over_mark(place, parts)
                if not step:
                    break
                place += step
                glued = True
                continue
            if word.kind is not WordKind.LETTERS:
                break
            glued = glued and not self._has_article(place)
            led = joined and word.form not in self.small.never and place not in self._hard | self._many
            if not (glued or led or self._part(place, parts, titled=titled)):
                break
            glued = False
            if parts == 0 and self.table.kind(word.form) is NameClass.WORD_TOO:
                doubtful = True
            joined = word.form in self.small.joiners
            parts += 1
            place += 1
        while place > start and (words[place - 1].kind is WordKind.MARK or self._dangling(place - 1, start)):
            if words[place - 1].form == "." and place - 2 >= start and len(words[place - 2].form) == 1:
                break
            place -= 1
        lone = place == start + 1
        if lone and not given and (doubtful or self._stray(start)):
            return start
        return place

    def _stray(self, place: int) -> bool:
        """Tell whether a lone unknown word gives no other sign of being a name.

        Such signs are a mark, a verb of saying or a particle behind it, or the same word elsewhere in the text.
        """
        form = self._words[place].form
        if self.table.kind(form) is not NameClass.UNKNOWN:
            return False
        if form.startswith(_PREPOSITIONS):
            return True
        if self._closed(place + 1):
            return False
        return self._counts[form] < _TWICE

    def after(self, place: int) -> int:
        """Return the index after a name whose first word is taken as given, and has a fused letter perhaps."""
        further = self.end(place + 1, titled=False, parts=1)
        return max(further, place + 1)

    def opens(self, place: int, form: str, *, fused: bool) -> bool:
        """Tell whether a word may open a name that no title announces.

        Args:
            place: index of the word.
            form: its folded form without the fused letter.
            fused: whether a letter was taken off.
        """
        small = self.small
        if form in small.joiners and form not in small.openers:
            return False
        if form in small.twins:
            return self._spelled_as_name(place)
        if form in small.never:
            return False
        if form in small.ordinals or form.startswith(ARTICLE) or (not fused and place in self.stops):
            return False
        kind = self.table.kind(form)
        if kind is NameClass.GIVEN_TOO and place + 1 < len(self._words):
            # A word that is no name as well opens one only before what is nothing but a name.
            return self.table.kind(self._words[place + 1].form) in SURE and place + 1 not in self.stops
        return kind in SURE or form in small.openers

    def count(self, token: str) -> int:
        """Return how often a folded word stands in the text."""
        return self._counts[token]

    def is_glued(self, place: int) -> bool:
        """Tell whether a mark that holds the parts of a name together stands at a word."""
        return place < len(self._words) and self._over_mark(place, 1) > 0 and self._words[place].form in _GLUE

    def may_be_surname(self, place: int) -> bool:
        """Tell whether a word with the article may be a family's name: no title, adjective, day or particle."""
        if place >= len(self._words) or self._words[place].kind is not WordKind.LETTERS:
            return False
        return (
            self._has_article(place) and place not in self._articled and self._words[place].form not in self.small.never
        )

    def is_joiner(self, form: str) -> bool:
        """Tell whether a folded word leads on to a further part of a name."""
        return form in self.small.joiners

    def _dangling(self, place: int, start: int) -> bool:
        """Tell whether a last word is a joiner that leads nowhere."""
        return place == start and self._words[place].form in self.small.joiners

    def _over_mark(self, place: int, parts: int) -> int:
        """Return how many marks to step over inside a name, 0 if the name ends."""
        words = self._words
        mark = words[place]
        after = words[place + 1] if place + 1 < len(words) else None
        if after is None or after.kind is not WordKind.LETTERS or not parts:
            return 0
        before = words[place - 1]
        glued_before, glued_after = before.end == mark.start, mark.end == after.start
        if mark.form in _GLUE and glued_before and glued_after:
            return 1
        if mark.form == "#" and glued_after:
            return 1
        return 1 if mark.form == "." and glued_before and len(before.form) == 1 else 0

    def _part(self, place: int, parts: int, *, titled: bool) -> bool:
        """Tell whether a word can be the next part of a name."""
        form = self._words[place].form
        small, table = self.small, self.table
        if form in small.twins and (parts or form not in small.joiners):
            return self._spelled_as_name(place)
        if parts > 1 and form in small.syllables and self._closed(place + 1):
            return True  # a preposition that governs nothing is none: a syllable of a Chinese name
        if not form or form.isascii() or place in self._hard:
            return False
        if parts and place not in self.stops and small.syllable(form) and small.syllable(self._words[place - 1].form):
            return table.kind(form) is not NameClass.ORDINARY
        if titled and not parts and small.syllable(form) and place + 1 < len(self._words) and place not in self.stops:
            after = self._words[place + 1].form
            if small.syllable(after) and table.kind(after) is not NameClass.ORDINARY:
                return True
        if parts and len(form) == 1 and self._words[min(place + 1, len(self._words) - 1)].form == ".":
            return True
        if form in small.never or (parts == 0 and form in small.joiners and not titled):
            return False
        kind = table.kind(form)
        if parts and (form in small.joiners | small.tails or (place + 1 < len(self._words) and self._between(place))):
            return True
        if parts and form in small.ordinals:
            return titled
        if self._has_article(place):
            if place in self._nationals and parts > (not titled):
                return True
            if place in self._articled or place in self.stops:
                return False
            if kind in SURE | DOUBTFUL:
                return parts > 0 or titled
            stem = table.kind(form[len(ARTICLE) :])
            if parts and stem in (SURE | {NameClass.GIVEN_TOO} if titled else {NameClass.GIVEN}):
                return True
            if parts and titled and stem is NameClass.WORD_TOO and self._before_mark(place):
                return True
            surname = parts > 0 and form.endswith(_NISBA) and stem is NameClass.UNKNOWN
            if not surname and NameClass.ORDINARY in (kind, stem):
                return False
            if not form.endswith(_NISBA) and self.forms.derived(form[len(ARTICLE) :]):
                return False
            # Behind two parts an unknown word with the article is a surname only if it is a nisba or an ancestor's.
            return (titled or parts > 0) and (parts <= 1 or form.endswith(_NISBA) or self._joined_before(place))
        if kind is NameClass.NAME and parts > 1 and self.forms.derived(form, NameClass.ORDINARY, NameClass.WORD_TOO):
            return False
        if titled and not parts and kind is not NameClass.ORDINARY and self._leads_on(place):
            return True
        if titled and not parts and kind is NameClass.ORDINARY and place + 1 in self._surnames:
            return place not in self.stops and self._closed(place + 2) and not form.endswith(_ALEF)
        if kind is NameClass.GIVEN or (kind is NameClass.NAME and place not in self.stops):
            return parts > 0 or titled or place not in self.stops
        doubted = titled and parts == 1 and kind in DOUBTFUL and place not in self._articled | self._joined
        looks = titled and parts == 1 and place in self._fused and self._is_surname(place)
        if place in self.stops and not (doubted or looks):
            return False
        if kind in DOUBTFUL:
            return parts > 0 or titled
        if kind is NameClass.ORDINARY:
            return False
        if parts > 1 and form.endswith(_ALEF) and len(form) <= _LEAST_IMPERFECT:
            return False  # an adverb
        if self.forms.common(form):
            return False
        if self.forms.derived(form) and not (titled and parts == 1 and self._is_surname(place)):
            return False
        return titled or parts > 0

    def _between(self, place: int) -> bool:
        """Tell whether a word stands between what is nothing but names, the second of which ends the phrase.

        An ordinary word may before what closes names (Tariq Azim Khan), else only an unknown one.
        """
        words, kind = self._words, self.table.kind
        if place in self.stops or not self._closed(place + 2) or place + 1 in self.stops or self._has_article(place):
            return False
        before, own, after = (words[p].form for p in (place - 1, place, place + 1))
        rare = kind(own) is NameClass.UNKNOWN or (kind(own) is NameClass.ORDINARY and after in self.small.tails)
        return rare and kind(before) in SURE and kind(after) in SURE and not self.forms.clitic(own)

    def _is_surname(self, place: int) -> bool:
        """Tell whether a word stands between what is nothing but a name and the end of the phrase."""
        return self.table.kind(self._words[place - 1].form) in SURE and self._closed(place + 1)

    def _leads_on(self, place: int) -> bool:
        """Tell whether a joiner such as «son of», or what is usual as a name, follows a word."""
        if place + 1 >= len(self._words):
            return False
        after = self._words[place + 1].form
        usual = self.table.kind(self._words[place].form) in _USUAL and self.table.kind(after) is NameClass.GIVEN
        return after in self.small.openers or usual

    def _joined_before(self, place: int) -> bool:
        """Tell whether «son of» or the like stands two or three words before a word."""
        return any(self._words[p].form in self.small.openers for p in range(max(place - 3, 0), place - 1))

    def _before_mark(self, place: int) -> bool:
        """Tell whether a mark or the text's end follows a word."""
        return place + 1 >= len(self._words) or self._words[place + 1].kind is not WordKind.LETTERS

    def _closed(self, place: int) -> bool:
        """Tell whether the text goes on at a word with what no name goes on with: a mark or a function word."""
        words = self._words
        return place >= len(words) or words[place].kind is not WordKind.LETTERS or place in self.functional | self._said

    def _has_article(self, place: int) -> bool:
        """Tell whether a word begins with the article, and not with a hamza that folds to the same letters."""
        word = self._words[place]
        return (
            word.form.startswith(ARTICLE) and len(word.form) > len(ARTICLE) + 1 and self._text[word.start] in _OPENING
        )
