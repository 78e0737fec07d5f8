"""What the resources know about page furniture: fixed phrases, and classes of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import ahocorasick

from marsad.errors import LexiconError
from marsad.language.folding import fold, fold_text
from marsad.lexicon.loading import read_yaml, resource
from marsad.reading.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Marks after which a new sentence, or a piece of furniture, may begin.
SENTENCE_ENDS = frozenset('.!?\u061f\u06d4\u2026\u00bb\u201d"\u2019/)]*:-|')
#: Marks that end a sentence, quotation marks that may close after them left aside.
FULL_STOPS = frozenset(".!?\u061f\u06d4\u2026")
_CLOSERS = "\u00bb\u201d\u0022\u2019')]}> \u200f\u200e\u202c"
_STANDS = frozenset({"line", "start", "end", "inside", "glued", "within"})
# Words and characters that a block with a whole-line phrase has at most.
_LONGEST_LINE = 12
_LONGEST_LINE_CHARS = 120
# Marks that make a common word a label.
_LABEL_MARKS = frozenset(":|/-")
_SPACES = "\xa0\u2007\u2009\u202f\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of ``clutter.yaml``; its fields are described there."""

    id: str
    kind: BlockKind
    stands: frozenset[str]
    reach: int
    sentences: bool
    opens: str | None
    ends: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a block's text.

    Attributes:
        start: its first character.
        end: the character after its last one.
        rule: the entry that made it clutter, None for text that no phrase touched.
        content: where the text after the phrase begins, so that what a label introduces can be read.
    """

    start: int
    end: int
    rule: Rule | None = None
    content: int = 0


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a mark that ends a sentence, closing quotation marks and brackets left aside."""
    stripped = text.rstrip(_CLOSERS)
    if text.rstrip().endswith(")") and not stripped.endswith(tuple(FULL_STOPS)):
        # A credit in brackets may stand after the full stop.
        stripped = stripped[: stripped.rfind("(")].rstrip(_CLOSERS)
    return bool(stripped) and stripped[-1] in FULL_STOPS


class _Table(dict[int, str]):
    """A table for `str.translate` that folds and turns marks into spaces; filled as characters are met."""

    def __init__(self, *, digits: bool) -> None:
        super().__init__()
        self._digits = digits

    def __missing__(self, point: int) -> str:
        folded = fold_text(chr(point))
        value = "".join(c if c.isalpha() or (self._digits and c.isdigit()) else " " for c in folded)
        self[point] = value
        return value


_LETTERS = _Table(digits=False)
_LETTERS_AND_DIGITS = _Table(digits=True)
_TA, _WEAK = "\u062a", ("\u0627", "\u064a")
# Characters that surely hold a text's first word.
_OPENING = 48


def bare(text: str) -> str:
    """Return a text's folded letters alone, words parted by single spaces: shows whether two labels agree."""
    return " ".join(text.translate(_LETTERS).split())


def same_words(text: str) -> str:
    """Return folded letters and digits, words apart by single spaces: shows whether two lines agree."""
    return " ".join(text.translate(_LETTERS_AND_DIGITS).split())


def opening_words(text: str) -> list[str]:
    """Return a text's first words of letters, folded."""
    return bare(text[:_OPENING]).split()


def first_word(text: str) -> str:
    """Return a text's first word of letters, folded; "" if there is none."""
    return next(iter(opening_words(text)), "")


class Furniture:
    """The phrases and word classes, ready for matching.

    Args:
        clutter: the entries of ``clutter.yaml``.
        page: the word classes of ``page.yaml``.

    Raises:
        LexiconError: an entry has an unknown kind or place.
    """

    def __init__(self, clutter: list[dict[str, Any]], page: dict[str, Any]) -> None:
        self._lines: dict[str, tuple[Rule, str]] = {}
        found: dict[str, list[Rule]] = {}
        for data in clutter:
            rule = _rule(data)
            for phrase in data["phrases"]:
                form = _spaced(fold_text(str(phrase)))
                if "line" in rule.stands and bare(str(phrase)):
                    mark = form[-1] if form[-1] in _LABEL_MARKS else ""
                    key = bare(str(phrase))
                    if key not in self._lines or (self._lines[key][1] and not mark):
                        self._lines[key] = (rule, mark)
                if rule.stands - {"line"}:
                    found.setdefault(form, []).append(rule)
        self._automaton = ahocorasick.Automaton()
        for form, rules in found.items():
            self._automaton.add_word(form, (len(form), tuple(rules)))
        self._automaton.make_automaton()
        self.calendar = _words(page["calendar"])
        self.dated = _words(page["dated"])
        self.updating = _words([page["updating"]])
        self.publishing = _words([page["publishing"]])
        self.sections = frozenset(bare(w) for group in page["sections"] for w in group)
        navigation = (line for line, (rule, _) in self._lines.items() if rule.kind is BlockKind.NAVIGATION)
        #: First words of what a bar of navigation may hold.
        self.item_heads = frozenset(item.split(" ", 1)[0] for item in (*self.sections, *navigation))
        self.round_ups = frozenset(bare(w) for w in page["round_ups"])
        self.site_words = _words([page["site_words"]])
        self.nameless_sources = frozenset(bare(w) for w in page["nameless_sources"])
        self.lead_verbs = _both_genders(page["lead_verbs"])
        self.opening_verbs = self.lead_verbs | _both_genders(page["opening_verbs"])
        self.continuing = _words([page["continuing"]])
        self.own_waw = _words([page["own_waw"]])
        self.tag_ties = _words([page["tag_ties"]])
        self.open_ended = _words([page["open_ended"]])
        self.marks = {word: BlockKind(kind) for kind, words in page["marks"].items() for word in words}
        self.frameworks = frozenset(page["frameworks"])
        self.skipped_tags = frozenset(page["skipped_tags"])
        self.block_tags = frozenset(page["block_tags"])
        self.uncounted_tags = frozenset(page["uncounted_tags"])
        self.body_marks = frozenset(page["body_marks"])

    def line(self, text: str) -> Rule | None:
        """Return the entry of which a block's text is the whole phrase, marks and numbers left aside."""
        if len(text) > _LONGEST_LINE_CHARS or text.count(" ") >= _LONGEST_LINE:
            return None
        rule, mark = self._lines.get(bare(text), (None, ""))
        return rule if mark in text else None

    def cut(self, text: str) -> tuple[Piece, ...]:
        """Cut a block's text at the phrases in it.

        Args:
            text: the text of a block.

        Returns:
            Pieces in order of place, without spaces at their ends; one bare piece where no phrase stands.
        """
        rule = self.line(text)
        if rule:
            return (Piece(start=0, end=len(text), rule=rule, content=len(text)),)
        folded = _spaced(fold_text(text))
        hits = [(end - length + 1, end + 1, rules) for end, (length, rules) in self._automaton.iter(folded)]
        if not hits:
            return (Piece(start=0, end=len(text)),)
        hits.sort(key=lambda h: (h[0], -h[1]))
        pieces: list[Piece] = []
        cursor = 0
        for i, (start, end, rules) in enumerate(hits):
            if start < cursor:
                continue
            # A label reaches to the next one in a row of them.
            row = folded[: _next_label(folded, hits[i + 1 :], start, end)]
            for rule in rules:
                upto = _upto(rule, row, cursor, start, end)
                if upto is None:
                    continue
                begin = _lead(folded, cursor) if upto[0] else start
                pieces.append(Piece(start=cursor, end=begin))
                pieces.append(Piece(start=begin, end=upto[1], rule=rule, content=end))
                cursor = upto[1]
                break
        if not pieces:
            return (Piece(start=0, end=len(text)),)
        pieces.append(Piece(start=cursor, end=len(folded)))
        origin = fold(text).origin
        return tuple(p for p in (_trimmed(p, text, origin) for p in pieces) if p.start < p.end)


def _rule(data: dict[str, Any]) -> Rule:
    """Return the rule of an entry."""
    stands = frozenset(data["stands"])
    if not stands <= _STANDS:
        raise LexiconError(f"clutter.yaml: {data['id']} stands at an unknown place: {sorted(stands - _STANDS)}")
    return Rule(
        id=data["id"],
        kind=BlockKind(data["kind"]),
        stands=stands,
        reach=data.get("reach", 25),
        sentences=data.get("sentences", False),
        opens=data.get("opens"),
        ends=frozenset(fold_text(w) for w in data.get("ends", ())),
    )


def _words(groups: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(fold_text(str(word)) for group in groups for word in group)


def _both_genders(verbs: Iterable[str]) -> frozenset[str]:
    forms = _words([verbs])
    # A weak last letter falls away before the ta, a hamza that is folded to one stays.
    weak = {form[:-1] + _TA for form in forms if form.endswith(_WEAK)}
    return forms | weak | {form + _TA for form in forms}


def _spaced(folded: str) -> str:
    for space in _SPACES:
        folded = folded.replace(space, " ")
    return folded


def _upto(rule: Rule, folded: str, cursor: int, start: int, end: int) -> tuple[bool, int] | None:
    """Return how far a phrase takes the text with it.

    Args:
        rule: the phrase's entry.
        folded: the whole block, folded.
        cursor: end of the piece before.
        start: first character of the phrase.
        end: the character after it.

    Returns:
        Whether marks before the phrase go too, and the end of what goes; None if the phrase does not count here.
    """
    rest = folded[end:]
    free = not _letters_meet(folded, start) and not _letters_meet(folded, end)
    opens = start <= _first_letter(folded, cursor)
    words = len(rest.split())
    tail = rest.rstrip(_CLOSERS)
    stopped = tail.endswith((".", "\u06d4")) and not tail.endswith("..")
    whole = words <= rule.reach and (rule.sentences or not stopped)
    if rule.ends:
        last = bare(rest).rsplit(" ", 1)[-1] or bare(folded[start:end]).rsplit(" ", 1)[-1]
        whole = whole and last in rule.ends
    if free and opens and "start" in rule.stands and whole:
        return True, len(folded)
    before = folded[cursor:start].rstrip()
    if free and "end" in rule.stands and whole and before and before[-1] in SENTENCE_ENDS:
        return False, len(folded)
    if "glued" in rule.stands:
        return False, len(folded) if whole and not ends_sentence(rest) else end
    if free and "within" in rule.stands:
        return True, len(folded)
    if free and ("inside" in rule.stands or (opens and "start" in rule.stands and rule.reach == 0)):
        return False, end
    return None


def _next_label(folded: str, hits: list[tuple[int, int, tuple[Rule, ...]]], start: int, end: int) -> int:
    """Return where the label after a label stands; the end of the text where a phrase is none, or the last."""
    if folded[start:end][-1] != ":":
        return len(folded)
    return next((s for s, e, _ in hits if s >= end and folded[e - 1] == ":" and folded[s - 1].isspace()), len(folded))


def _letters_meet(text: str, place: int) -> bool:
    """Tell whether letters stand on both sides of a place."""
    return 0 < place < len(text) and text[place - 1].isalpha() and text[place].isalpha()


def _first_letter(text: str, place: int) -> int:
    while place < len(text) and not text[place].isalnum():
        place += 1
    return place


def _lead(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _trimmed(piece: Piece, text: str, origin: Any) -> Piece:
    """Return a piece of folded text as one of the original, without spaces at its ends."""
    start, end = origin(piece.start), origin(piece.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Piece(start=start, end=end, rule=piece.rule, content=origin(piece.content))


@cache
def load_furniture() -> Furniture:
    """Return what the package's resources know; read once a process, never changed after."""
    return Furniture(read_yaml(resource("clutter.yaml")), read_yaml(resource("page.yaml")))
