"""One article as the event grammar sees it: clauses, phrases with what governs them, and who is speaking."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.coding.event_grammar import load_event_grammar
from marsad.language.folding import fold_text
from marsad.language.words import WordKind
from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from marsad.coding.cast import Cast, Phrase
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Hit
    from marsad.records import Actor, Statement

_COMMAS = frozenset("\u060c,")
_STOPS = frozenset(":\u061b;\u061f!?")
_WAW = "\u0648"
_FUSED = ("\u0628", "\u0644", "\u0643")
_FUTURE = "\u0633"
_ARTICLE = "\u0627\u0644"
# What a noun with the article never is: in construct, or with a pronoun.
_BOUND = frozenset({"construct", "1s", "1p", "3ms", "3fs", "3d", "3mp"})
_TA_MARBUTA = "\u0629"
_LAM_ARTICLE = "\u0644\u0644"
_CONJUNCTIONS = ("\u0648", "\u0641")
# Beginnings of imperfects that few nouns have, and the letters that a verb has at least.
_IMPERFECT = ("\u064a", "\u0633\u064a", "\u0633\u062a", "\u0633\u0646")
_SHORTEST = 4
_LOOK_BACK = 3
_NEAR = 2
# What stands before a phrase in its own right: the phrase is not under a preposition before it.
_OTHERS = (EntryKind.EVENT, EntryKind.STATUS, EntryKind.CAPITAL, EntryKind.STATE, EntryKind.PLACE)
_SAYING = (EntryKind.SAYING, EntryKind.MAYBE_SAYING)
_VERBS = (EntryKind.SAYING, EntryKind.EVENT, EntryKind.STATUS)


@dataclass(slots=True, frozen=True, eq=False)
class Node:
    """A noun phrase and what governs it.

    Attributes:
        phrase: the phrase.
        prep: the preposition before it, folded; "" where there is none.
        nested: whether words that the cast does not know stand between the preposition and it.
        joined: whether «and» joins it to the phrase before.
        under: whether it stands in construct behind a noun to which a preposition is fused («لمساعدة أوكرانيا»).
    """

    phrase: Phrase
    prep: str
    nested: bool
    joined: bool
    under: bool

    @property
    def bare(self) -> bool:
        """Whether no preposition governs it, so that it may be a verb's subject or object."""
        return not self.prep and not self.under


@dataclass(slots=True, frozen=True)
class Speech:
    """The content of a statement, in words.

    Attributes:
        first: index of its first word.
        last: index after its last word.
        cue: index of the word of saying.
        speakers: keys of those who speak.
        act: class of the word of saying («assert», «condemn»), as in ``saying.yaml``; "" if it has none.
    """

    first: int
    last: int
    cue: int
    speakers: tuple[str, ...]
    act: str


class Scene:
    """What the event grammar needs to know of one article.

    Args:
        marked: the text, marked.
        cast: its actors and phrases.
        statements: its statements.
    """

    def __init__(self, marked: MarkedText, cast: Cast, statements: tuple[Statement, ...]) -> None:
        self.marked = marked
        self.grammar = load_event_grammar(marked.lexicon)
        self.forms = tuple(w.form for w in marked.words)
        self.actors: dict[str, Actor] = {a.key: a for a in cast.actors}
        self.states = {a.country: a.key for a in cast.actors if a.kind == "state" and a.country}
        self.gender = {p.keys[0]: p.gender for p in reversed(cast.phrases) if p.gender and len(p.keys) == 1}
        self._ends = {p.last for p in cast.phrases}
        self._feminine = {p.first for p in cast.phrases if p.gender == "f" and not p.prefix}
        self._inside = {i for p in cast.phrases for i in range(p.first, p.last)}
        persons = {a.key for a in cast.actors if a.kind == "person"}
        self._persons = {i for p in cast.phrases if persons & set(p.keys) for i in range(p.first, p.last)}
        #: Those who only report what others do.
        self.reporters = {a.key for a in cast.actors if self._only_reports(a)}
        #: Where forms of the event grammar begin, outside names.
        self.event_words = marked.by_kind.get(EntryKind.EVENT, {}).keys() - self._inside
        # Participles of saying («مضيفا», «متهمة»), which open a clause of their own.
        self._saying = {
            first
            for first, hits in marked.by_kind.get(EntryKind.SAYING, {}).items()
            if any("participle" in h.features and {"acc", "f"} & h.features and not h.prefix for h in hits)
        }
        #: Words of expressions of date («فجر الاثنين» is no verb).
        self.dated = frozenset(i for d in marked.dates for i in range(d.first, d.last))
        #: Finite verbs by place.
        self.verbs = self._find_verbs()
        #: Verbs, and words that the lexicon does not know but that look like an imperfect.
        self.barriers = self.verbs.keys() | {i for i in range(len(self.forms)) if self._looks_imperfect(i)}
        self.clause_first, self.clause_last = self._find_clauses()
        self.nodes = self._find_nodes([p for p in cast.phrases if not p.inside and p.keys])
        self._firsts = [n.phrase.first for n in self.nodes]
        self._speeches = sorted((self._speech(s) for s in statements), key=lambda s: (s.first, -s.last))
        self._by_cue = {s.cue: s for s in self._speeches}
        self._cues = sorted(self._by_cue)

    def _only_reports(self, actor: Actor) -> bool:
        """Tell whether an actor is a news outlet, a witness, a source or a spokesperson."""
        if actor.key in self.grammar.outlets:
            return True
        called = actor.role if actor.kind == "person" and actor.role else actor.name
        return fold_text(called.partition(" ")[0]) in self.grammar.reporters

    def between(self, first: int, last: int) -> list[Node]:
        """Return the phrases that begin between two words."""
        return self.nodes[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def clause(self, index: int) -> tuple[int, int]:
        """Return the first word, and the word after the last, of the clause that holds a word."""
        return self.clause_first[index], self.clause_last[index]

    def speech_at(self, index: int) -> Speech | None:
        """Return the innermost statement whose content holds a word."""
        inner = None
        for speech in self._speeches:
            if speech.first > index:
                break
            if index < speech.last and (inner is None or speech.first >= inner.first):
                inner = speech
        return inner

    def speech_of_cue(self, index: int) -> Speech | None:
        """Return the statement whose word of saying is a word, or None."""
        return self._by_cue.get(index)

    def cue_before(self, index: int) -> Speech | None:
        """Return the statement whose word of saying is the last before a word, or None."""
        place = bisect_left(self._cues, index)
        return self._by_cue[self._cues[place - 1]] if place else None

    def form(self, index: int) -> str:
        """Return the folded form of a word; "" past the end."""
        return self.forms[index] if index < len(self.forms) else ""

    def reach(self, first: int, count: int, last: int) -> int:
        """Return where so many words after a word end, those of names not counted, at most at the given end."""
        place = first
        while place < last and count:
            count -= place not in self._inside
            place += 1
        return place

    def is_word(self, index: int) -> bool:
        """Tell whether a word is made of letters."""
        return self.marked.words[index].kind is WordKind.LETTERS

    def is_mark(self, index: int) -> bool:
        """Tell whether a word is a punctuation mark."""
        return self.marked.words[index].kind is WordKind.MARK

    def _speech(self, statement: Statement) -> Speech:
        first = self.marked.word_at(statement.content.start)
        cue = self.marked.word_at(statement.cue.start)
        entries = (h.entry for h in self.marked.at(cue, *_SAYING) if h.entry.key in statement.made.entries)
        return Speech(
            first,
            self.marked.word_at(statement.content.end - 1) + 1,
            cue,
            statement.speakers,
            next((e.data.get("class", "") for e in entries), ""),
        )

    def reads(self, hit: Hit) -> bool:
        """Tell whether the letters around a form allow its reading.

        The mark of the future and prepositions («لعقد») stand before no perfect; a noun with the article governs no
        noun and has no pronoun («الاجتماعي» is an adjective); dawn is no explosion («فجر الاثنين»); and what matched as
        a pronoun may be the ending of another word («وزارة» is not «وزاره»).
        """
        if "past" in hit.features and (hit.prefix.endswith((_FUTURE, *_FUSED)) or self._is_day_part(hit.first)):
            return False
        if hit.prefix.endswith((_ARTICLE, _LAM_ARTICLE)) and _BOUND & hit.features:
            return False
        return "3ms" not in hit.features or self.marked.text[self.marked.words[hit.last - 1].end - 1] != _TA_MARBUTA

    def _is_day_part(self, index: int) -> bool:
        """Tell whether a word is a part of the day, of a day that is named after it."""
        return self.forms[index] in self.grammar.day_parts and self.form(index + 1) in self.grammar.day_words

    def is_named(self, index: int) -> bool:
        """Tell whether a word belongs to a phrase that refers to an actor."""
        return index in self._inside

    def _before_quantity(self, index: int) -> str | None:
        """Return the preposition before «each of», «a number of»; "" if there is none, None where no such words end."""
        if index < 1 or self.forms[index] not in self.grammar.quantity_ends:
            return None
        first, last = self.forms[index - 1], self.forms[index]
        if (first, last) in self.grammar.quantities:
            before = self.forms[index - 2] if index > 1 else ""
            return before if before in self.grammar.prepositions else ""
        fused = first[:1] in _FUSED and (first[1:], last) in self.grammar.quantities
        return first[0] if fused else None

    def preposition_of(self, first: int, prefix: str) -> str:
        """Return the preposition before a noun or fused to it, or ""; «a number of» is looked through."""
        fused = prefix.lstrip("".join(_CONJUNCTIONS))
        if fused.startswith(_FUSED):
            return fused[0]
        led = self._before_quantity(first - 1)
        if led is not None:
            return led
        form = self.forms[first - 1]
        return form if form in self.grammar.prepositions else ""

    def in_person(self, index: int) -> bool:
        """Tell whether a word belongs to a phrase that refers to a person («سفير فرنسا»)."""
        return index in self._persons

    def _find_verbs(self) -> dict[int, Hit]:
        """Return the finite verbs among the words that the lexicon knows, by place."""
        verbs: dict[int, Hit] = {}
        nouns: set[int] = set()
        for hit in self.marked.hits:
            if hit.entry.kind not in _VERBS or hit.last - hit.first > 1 or hit.first in self._inside:
                continue
            if self.forms[hit.first] in self.grammar.prepositions or hit.first in self.dated:
                continue  # «between» is also a verb, it made clear, and «at dawn» is: it blew up
            if "verb" in hit.features and "p1" not in hit.features and self.reads(hit):
                verbs.setdefault(hit.first, hit)
            elif "noun" in hit.features:
                nouns.add(hit.first)
        for index in sorted(nouns & verbs.keys()):
            if not self._is_verbal(index, verbs):
                del verbs[index]
        return verbs

    def _is_verbal(self, index: int, verbs: dict[int, Hit]) -> bool:
        """Tell whether a form that is both perfect and masdar («رفض») stands where a verb stands."""
        sentence = self.marked.sentence_at(index)
        opened = next(
            (i for i in range(index - 1, sentence.first, -1) if self.forms[i] in self.grammar.boundaries),
            sentence.first,
        )
        told = any(i in verbs or self._looks_imperfect(i) for i in range(opened, index))
        if index + 1 in self._feminine and "m" in verbs[index].features:
            return False  # «دعم إيران ...»: a perfect would agree with the subject behind it
        if index <= sentence.first or (self.is_mark(index - 1) and (not told or bool(verbs[index].prefix))):
            return True
        before = self.forms[index - 1]
        if before in self.grammar.relatives or before in self.grammar.openers or before in self.grammar.pronouns:
            return True
        if index in self._ends:
            return not told
        return False

    def _looks_imperfect(self, index: int) -> bool:
        """Tell whether a word outside names has the letters of an imperfect or future («سيسمح», «يتيح»)."""
        if index in self._inside or index in self.dated or not self.is_word(index):
            return False
        form = self.forms[index]
        stem = form[1:] if form[:1] in _CONJUNCTIONS and form[1:].startswith(_IMPERFECT) else form
        return len(stem) >= _SHORTEST and stem.startswith(_IMPERFECT) and stem not in self.grammar.no_verbs

    def _find_clauses(self) -> tuple[list[int], list[int]]:
        """Return for each word where its clause begins and ends."""
        count = len(self.forms)
        firsts, lasts = list(range(count)), [i + 1 for i in range(count)]
        for sentence in self.marked.sentences:
            start = sentence.first
            for index in range(sentence.first, sentence.last + 1):
                if index == sentence.last or (index > start and self._opens(index)):
                    for place in range(start, index):
                        firsts[place], lasts[place] = start, index
                    start = index
        return firsts, lasts

    def _opens(self, index: int) -> bool:
        """Tell whether a word begins a clause."""
        form = self.forms[index]
        before = self.forms[index - 1]
        if form in self.grammar.boundaries or before in _STOPS:
            return True
        verb = self.verbs.get(index)
        if verb is not None and (verb.prefix.startswith(_CONJUNCTIONS) or before in _COMMAS):
            return True
        return index in self._saying

    def _find_nodes(self, phrases: list[Phrase]) -> list[Node]:
        nodes: list[Node] = []
        for phrase in phrases:
            prep, nested = self._governing(phrase, nodes[-1].phrase.last if nodes else 0)
            joined = False
            if not prep and nodes and self._is_joined(nodes[-1].phrase, phrase):
                joined, prep, nested = True, nodes[-1].prep, nodes[-1].nested
            under = nodes[-1].under if joined else not prep and self._is_under(phrase)
            nodes.append(Node(phrase, prep, nested, joined, under))
        return nodes

    def _is_under(self, phrase: Phrase) -> bool:
        """Tell whether a phrase stands right behind a noun of the lexicon to which a preposition is fused."""
        index = phrase.first - 1
        if phrase.prefix or index in self._inside or index in self.verbs:
            return False
        hits = [h for h in self.marked.at(index) if h.last == phrase.first and "verb" not in h.features]
        return bool(hits) and all(h.prefix.lstrip("".join(_CONJUNCTIONS)) in _FUSED for h in hits)

    def _is_joined(self, before: Phrase, phrase: Phrase) -> bool:
        """Tell whether «and» joins a phrase to the one before it, in one sentence.

        What both have in common may be told once («مع وزير الخارجية السعودي عادل الجبير والروسي سيرغي لافروف»).
        """
        first = phrase.first
        if not phrase.prefix.startswith(_WAW):
            first -= 1
            if not any(h.prefix.startswith(_WAW) for h in self.marked.at(first, EntryKind.NATIONALITY)):
                return False
        return self.marked.sentence_at(before.first) == self.marked.sentence_at(first) and self._adjacent(
            before.last, first
        )

    def _adjacent(self, first: int, last: int) -> bool:
        """Tell whether nothing but commas, brackets and at most two words stands between."""
        letters = sum(self.marked.words[i].kind is WordKind.LETTERS for i in range(first, last))
        return letters <= _NEAR and not any(i in self.verbs for i in range(first, last))

    def _governing(self, phrase: Phrase, floor: int) -> tuple[str, bool]:
        """Return the preposition that governs a phrase, and whether unknown nouns stand between."""
        fused = phrase.prefix.lstrip("".join(_CONJUNCTIONS))
        if fused.startswith(_FUSED):
            return fused[0], False
        if not phrase.prefix and self.forms[phrase.first].startswith(_LAM_ARTICLE):
            return _FUSED[1], False
        if phrase.prefix.startswith(_CONJUNCTIONS):
            return "", False
        place = phrase.first - 1
        for step in range(_LOOK_BACK + 1):
            if place - step < floor:
                break
            index = place - step
            form = self.forms[index]
            wide = self.forms[max(index - 1, 0) : index + 1]
            if (led := self._before_quantity(index)) is not None:
                return led, False
            if wide in self.grammar.wide_prepositions:
                return " ".join(wide), step > 0
            if self.marked.words[index].kind is not WordKind.LETTERS or index in self.verbs:
                break
            bare = form[1:] if form[:1] in _CONJUNCTIONS and form[1:] in self.grammar.prepositions else form
            if bare in self.grammar.prepositions:
                return bare, step > 0
            if form in self.grammar.boundaries or self.marked.at(index, *_OTHERS):
                break
        return "", False
