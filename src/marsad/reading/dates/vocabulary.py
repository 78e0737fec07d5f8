"""The words of dates, read from the resources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from functools import cache
from typing import TYPE_CHECKING, Any

from marsad.language.words import NAME_PROCLITICS
from marsad.lexicon.compiled import compiled
from marsad.lexicon.loading import folded_phrase, read_yaml, resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from marsad.language.words import Word

_ARTICLE = "\u0627\u0644"
_LAM = "\u0644"


class Kind(IntEnum):
    """What a term is, in the grammar of dates; numbers, for they are hashed at every word."""

    MONTH = auto()
    HIJRI_MONTH = auto()
    WEEKDAY = auto()
    BARE_WEEKDAY = auto()
    DAY_WORD = auto()
    DAY_PART = auto()
    #: value is (unit, number of the noun: 1, 2, 3 for plural, whether the article stands before).
    UNIT = auto()
    RELATION = auto()
    SAME = auto()
    THIS = auto()
    SEASON = auto()
    PART = auto()
    WEEKEND = auto()
    ORDINAL = auto()
    TEEN = auto()
    CARDINAL = auto()
    DECADE = auto()
    DECADE_TAIL = auto()
    QUARTER = auto()
    HALF = auto()
    FROM = auto()
    BETWEEN = auto()
    TO = auto()
    OF = auto()
    AND = auto()
    AGO = auto()
    AFTER = auto()
    YEAR_HEAD = auto()
    MONTH_HEAD = auto()
    AL = auto()
    CORRESPONDS = auto()
    GREGORIAN = auto()
    HIJRI = auto()
    SUFFIX = auto()
    ABOUT = auto()
    #: Figures; no term is of this kind.
    NUMBER = auto()


class Guard(Enum):
    """What a month's name needs to be read as one."""

    NONE = auto()
    PREPOSITION = auto()
    DATED = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A form of the vocabulary.

    Attributes:
        kind: what it is.
        value: its number, unit or direction.
        guard: what a month needs beside it.
        form: the folded form, without what is fused before it.
    """

    kind: Kind
    value: Any
    form: str
    guard: Guard = Guard.NONE


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A term found at a word.

    Attributes:
        term: the term.
        end: index after its last word.
        prefix: the letters fused before it.
    """

    term: Term
    end: int
    prefix: str


@dataclass(frozen=True, slots=True, eq=False)
class KnownDay:
    """A day that is known by day and month alone."""

    day: int
    month: int
    year: int
    context: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words of dates.

    Attributes:
        first: for the first word of each form, fused letters included: the other words, the term, the fused letters.
        sets: the plain lists of words, by their name in the file.
        starts: the forms of `first` that may open a date, and whether they may be all of it.
        known_days: days known by day and month.
    """

    first: Mapping[str, tuple[tuple[tuple[str, ...], Term, str], ...]]
    starts: Mapping[str, bool]
    sets: Mapping[str, frozenset[str]]
    known_days: tuple[KnownDay, ...]

    def matches(self, words: tuple[Word, ...], place: int) -> dict[Kind, Match] | None:
        """Return the longest term of each kind that starts at a word, or None."""
        rows = self.first.get(words[place].form)
        if rows is None:
            return None
        found: dict[Kind, Match] = {}
        for rest, term, prefix in rows:
            end = place + 1 + len(rest)
            if rest and tuple(w.form for w in words[place + 1 : end]) != rest:
                continue
            known = found.get(term.kind)
            if known is None or end > known.end:
                found[term.kind] = Match(term, end, prefix)
        return found or None


_SINGLE = {
    "same": (Kind.SAME, 0),
    "this": (Kind.THIS, 0),
    "weekend": (Kind.WEEKEND, 0),
    "teen": (Kind.TEEN, 0),
    "decade_tail": (Kind.DECADE_TAIL, 0),
    "quarters": (Kind.QUARTER, 4),
    "halves": (Kind.HALF, 2),
    "from": (Kind.FROM, 0),
    "between": (Kind.BETWEEN, 0),
    "to": (Kind.TO, 0),
    "of": (Kind.OF, 0),
    "and": (Kind.AND, 0),
    "ago": (Kind.AGO, 0),
    "after": (Kind.AFTER, 0),
    "year_heads": (Kind.YEAR_HEAD, 0),
    "month_heads": (Kind.MONTH_HEAD, 0),
    "al": (Kind.AL, 0),
    "corresponds": (Kind.CORRESPONDS, 0),
    "gregorian_era": (Kind.GREGORIAN, 0),
    "hijri_era": (Kind.HIJRI, 0),
    "ordinal_suffix": (Kind.SUFFIX, 0),
    "about": (Kind.ABOUT, 0),
    "before_last": (Kind.RELATION, -2),
    "after_next": (Kind.RELATION, 2),
}
_LISTED = {
    "weekdays": (Kind.WEEKDAY, "number"),
    "day_words": (Kind.DAY_WORD, "offset"),
    "relations": (Kind.RELATION, "direction"),
    "seasons": (Kind.SEASON, "season"),
    "parts": (Kind.PART, "part"),
    "ordinals": (Kind.ORDINAL, "value"),
    "cardinals": (Kind.CARDINAL, "value"),
    "decades": (Kind.DECADE, "first"),
    "day_parts": (Kind.DAY_PART, "gloss"),
}
_SETS = (
    "general", "needs_day_part", "age", "counted_from_other", "prepositions", "year_prepositions", "counted",
    "future_marks", "past_marks", "said_marks", "future_prefix", "not_future",
    "deadline",
)  # fmt: skip
# Terms that may be a whole date, and terms that only go on with one.
_WHOLE = frozenset({Kind.MONTH, Kind.HIJRI_MONTH, Kind.WEEKDAY, Kind.DAY_WORD, Kind.SEASON, Kind.DECADE, Kind.WEEKEND})
_INNER = frozenset(
    {Kind.RELATION, Kind.SAME, Kind.TEEN, Kind.DECADE_TAIL, Kind.TO, Kind.AND, Kind.CORRESPONDS, Kind.GREGORIAN}
    | {Kind.HIJRI, Kind.SUFFIX, Kind.BARE_WEEKDAY, Kind.ABOUT}
)
# Terms that take no fused letter but a conjunction: small words whose letters would be lost in others.
_PLAIN = frozenset({Kind.AL, Kind.AND, Kind.OF})
# Terms that take no fused letter at all.
_BARE = frozenset({Kind.GREGORIAN, Kind.HIJRI, Kind.SUFFIX, Kind.TEEN, Kind.RELATION, Kind.SAME})
_CONJUNCTIONS = ("", "\u0648", "\u0641")


def _terms(data: Any) -> Iterator[Term]:
    for section, kind in (("months", Kind.MONTH), ("hijri_months", Kind.HIJRI_MONTH)):
        for month in data[section]:
            guarded = {
                folded_phrase(form): guard
                for name, guard in (("preposition", Guard.PREPOSITION), ("dated", Guard.DATED))
                for form in month.get("guarded", {}).get(name, ())
            }
            for forms in month["forms"].values():
                for form in map(folded_phrase, forms):
                    yield Term(kind, month["month"], form, guarded.get(form, Guard.NONE))
    for section, (kind, key) in _LISTED.items():
        for row in data[section]:
            for form in row["forms"]:
                yield Term(kind, row[key], folded_phrase(form))
    for row in data["weekdays"]:
        for form in row["bare"]:
            yield Term(Kind.BARE_WEEKDAY, row["number"], folded_phrase(form))
    for section, (kind, value) in _SINGLE.items():
        for form in data[section]["forms"]:
            yield Term(kind, value, folded_phrase(form))
    for row in data["units"]:
        for number, key in ((1, "singular"), (2, "dual"), (3, "plural")):
            for form in map(folded_phrase, row[key]):
                yield Term(Kind.UNIT, (row["unit"], number, False), form)
                yield Term(Kind.UNIT, (row["unit"], number, True), _ARTICLE + form)


@cache
def load_vocabulary() -> Vocabulary:
    """Return the words of dates; read once a process, never changed after."""
    return compiled("dates", Vocabulary, _read_vocabulary)


def _read_vocabulary() -> Vocabulary:
    data = read_yaml(resource("dates.yaml"))
    first: dict[str, list[tuple[tuple[str, ...], Term, str]]] = {}
    for term in _terms(data):
        head, *rest = term.form.split(" ")
        for prefix in (
            ("",) if term.kind in _BARE else _CONJUNCTIONS if term.kind in _PLAIN else sorted(NAME_PROCLITICS)
        ):
            first.setdefault(prefix + head, []).append((tuple(rest), term, prefix))
            if prefix.endswith(_LAM) and head.startswith(_ARTICLE):
                # A fused lam takes the article's alef away, and the rest cannot be cut off: no letters count as fused.
                first.setdefault(prefix + head[1:], []).append((tuple(rest), term, prefix[:-1]))
    sets = {name: frozenset(map(folded_phrase, data[name]["forms"])) for name in _SETS}
    for name in ("weekday_guards", "day_word_guards"):
        for side in ("not_after", "not_before"):
            sets[f"{name}.{side}"] = frozenset(map(folded_phrase, data[name][side]))
    known = tuple(
        KnownDay(row["day"], row["month"], row["year"], frozenset(map(folded_phrase, row["context"])))
        for row in data["known_days"]
    )
    kinds = {form: {term.kind for _, term, _ in rows} for form, rows in first.items()}
    starts = {form: bool(found & _WHOLE) for form, found in kinds.items() if found - _INNER}
    return Vocabulary({form: tuple(rows) for form, rows in first.items()}, starts, sets, known)
