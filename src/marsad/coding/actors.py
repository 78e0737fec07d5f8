"""Finds the actors of an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.coding.body import strip_prefix
from marsad.coding.cast import Cast, Phrase, Reference
from marsad.coding.coreference import Resolver
from marsad.coding.english import EnglishWriter
from marsad.coding.figures import Figure, Figures, digest, kind_of, shortened
from marsad.coding.found import Found, Name
from marsad.coding.latin import chinese_name, latin_name
from marsad.coding.mentions import Finder
from marsad.coding.placing import Placing
from marsad.coding.sayers import Sayer, SayerFinder
from marsad.coding.short_names import ShortNames
from marsad.coding.standing import acts, is_common
from marsad.coding.told import Seen, Told
from marsad.lexicon.entries import EntryKind
from marsad.lexicon.nametable import NameClass
from marsad.records import Actor, ActorKind, Mention, Span

if TYPE_CHECKING:
    from marsad.coding.body import Body
    from marsad.coding.marked import MarkedText
    from marsad.coding.title import Title

_TWO = 2
_PLACED = (EntryKind.STATE, EntryKind.CAPITAL)
_BI = "\u0628"
_CHINA = "CHN"


def find_cast(marked: MarkedText) -> Cast:
    """Find the actors of an article and the phrases that refer to them.

    Args:
        marked: the article's words with all that the lexicon knows of them.

    Returns:
        Actors in order of first mention and phrases in order of place.
    """
    return _Casting(marked).cast()


class _Casting:
    """The work on one article."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._finder = Finder(marked)
        self._found = list(self._finder.find())
        self._figures = Figures()
        self._writer = EnglishWriter(marked.lexicon)
        self._phrases: list[tuple[Found, Figure, str]] = []

    def cast(self) -> Cast:
        """Return the cast."""
        self._name()
        self._shorten()
        self._embody()
        self._drop_common()
        self._phrases.sort(key=lambda p: p[0].first)
        self._inherit()
        Placing(self._marked, self._finder.bodies, self._figures).place(self._phrases, self._found)
        seen = [Seen(place=f.first, figure=figure) for f, figure, _ in self._phrases]
        resolver = Resolver(self._marked, self._figures, Told(self._marked, self._figures, seen))
        resolver.resolve([f for f in self._found if f.title and not f.name])
        phrases = [*self._named_phrases(), *resolver.phrases]
        phrases = self._with_sayers(phrases)
        phrases.sort(key=lambda p: (p.first, p.inside, -p.last))
        figures = [f for f in self._figures.all if f.mentions]
        for figure in figures:
            figure.mentions.sort()
        figures.sort(key=lambda f: f.mentions[0])
        return Cast(actors=tuple(map(self._actor, figures)), phrases=tuple(phrases))

    def _with_sayers(self, phrases: list[Phrase]) -> list[Phrase]:
        """Give those whom only a verb of saying shows to be somebody their figures, and names the words before them."""
        outer = [p for p in phrases if not p.inside]
        names = {p.first: p for p in outer if p.by is Reference.NAME and not p.prefix and self._is_person(p.keys)}
        sayers = SayerFinder(self._marked, {p.first: p.last for p in outer}, names).find()
        for sayer in sayers:
            within = range(sayer.first, sayer.last)
            named = names.get(sayer.name[0]) if sayer.name is not None else None
            phrases = [replace(p, inside=p.inside or p.first in within) for p in phrases if p is not named]
            if named is not None:
                phrases.append(replace(named, first=sayer.first, reason="sayer"))
                continue
            figure = self._sayer(sayer)
            span = self._marked.span(*(sayer.name or (sayer.first, sayer.last)))
            figure.mentions.append((span.start, span.end, "sayer"))
            phrases.append(
                Phrase(
                    first=sayer.first,
                    last=sayer.last,
                    keys=(figure.key,),
                    by=Reference.NAME if sayer.name else Reference.ROLE,
                    gender=sayer.gender,
                    number=sayer.number,
                    reason="sayer",
                )
            )
        return phrases

    def _sayer(self, sayer: Sayer) -> Figure:
        """Return the figure of a sayer: of a name, or of the words that stand for somebody never named."""
        if sayer.name is not None:
            first, last = sayer.name
            return self._figures.person(Name(first=first, last=last, tokens=self._marked.forms(first, last)), None)
        key = f"act_{digest(self._marked.forms(sayer.first, sayer.last))}"
        figure = next((f for f in self._figures.all if f.key == key), None)
        if figure is None:
            figure = Figure(key=key, kind=sayer.kind, gender=sayer.gender, anonymous=True)
            title, body = self._finder.titles.at(sayer.first), self._finder.bodies.at(sayer.first)
            if title and title.last <= sayer.last:
                figure.titles, figure.country = [title], title.country
            elif body and body.last <= sayer.last:
                figure.body, figure.country = body, body.country
            self._figures.all.append(figure)
        return figure

    def _is_person(self, keys: tuple[str, ...]) -> bool:
        """Tell whether one person is meant."""
        return len(keys) == 1 and any(f.key == keys[0] and f.kind is ActorKind.PERSON for f in self._figures.all)

    def _name(self) -> None:
        """Give every name its figure: full names first, then names that are short from the start."""
        self._drop_runs()
        named = [f for f in self._found if f.name]
        for found in sorted(named, key=lambda f: (len(f.name.tokens) < _TWO if f.name else False, f.first)):
            if found.name is None:
                continue
            figure = self._figures.person(found.name, found.title)
            if found.later:
                figure.titles.append(found.later)
                figure.country = figure.country or found.later.country
            self._mention(figure, found, found.name, "name")

    def _drop_runs(self) -> None:
        """Drop untitled runs that begin with a surname, or end with one behind a word that is no given name."""
        names = [f.name for f in self._found if f.name and len(f.name.tokens) > 1]
        bearers: dict[str, set[tuple[str, ...]]] = {}
        for found in self._found:
            if found.name and len(found.name.tokens) > 1:
                country = found.title.country if found.title else None
                for tokens in shortened(found.name.tokens, country or "")[1:]:
                    if len(tokens) == 1:
                        bearers.setdefault(tokens[0], set()).add(found.name.tokens)
        whole = {n.tokens for n in names}
        sure = {n.tokens[-1]: n.tokens[0] for f in self._found if (n := f.name) and (f.title or n.entry)}
        table = self._finder.names.table
        kept: list[Found] = []
        for found in self._found:
            name = found.name
            if name and not found.title and name.entry is None and len(name.tokens) > 1:
                first, last = name.tokens[0], name.tokens[-1]
                if any(name.tokens[:k] in whole for k in range(_TWO, len(name.tokens))):
                    continue
                if bearers.get(first, {name.tokens}) != {name.tokens}:
                    continue
                if sure.get(last, first) != first and table.kind(first) is not NameClass.GIVEN:
                    continue
            kept.append(found)
        self._found = kept

    def _inherit(self) -> None:
        """Give a named counterpart the rank of the person whose counterpart he or she is."""
        ranks: Title | None = None
        for found, figure, _ in self._phrases:
            if figure.kind is not ActorKind.PERSON:
                continue
            title = found.title
            if title and title.head.id == "counterpart":
                if ranks:
                    figure.titles.append(replace(ranks, country=figure.country, gender=title.gender))
            elif figure.titles:
                ranks = figure.titles[0]

    def _mention(self, figure: Figure, found: Found, name: Name, reason: str) -> None:
        words = self._marked.words
        start = self._marked.bare_start(name.first, name.prefix)
        figure.mentions.append((start, words[name.last - 1].end, reason))
        self._phrases.append((found, figure, reason))

    def _shorten(self) -> None:
        """Find surnames and other short forms of names that the text gave in full."""
        for name, figure in ShortNames(self._marked, self._finder, self._figures).find(self._found):
            found = Found(first=name.first, last=name.last, prefix=name.prefix, name=name)
            self._mention(figure, found, name, "alias")

    def _embody(self) -> None:
        """Give states, organizations and bodies their figures, in text order."""
        for found in self._found:
            self._take_body(found)

    def _take_body(self, found: Found) -> None:
        """Give one body its figure."""
        body = found.body
        if body is None:
            return
        located = (body.entry.kind in _PLACED or _is_capital(body)) and self._located(found)
        if located and _is_capital(body):
            return
        figure = self._body_figure(body)
        if figure is None:
            return
        reason = "place" if located else "capital" if _is_capital(body) else "name"
        start = self._marked.bare_start(*(body.owner or (found.first, strip_prefix(found.prefix))))
        figure.mentions.append((start, self._marked.words[found.last - 1].end, reason))
        self._phrases.append((found, figure, reason))

    def _drop_common(self) -> None:
        """Drop common nouns that neither speak nor act anywhere in the text."""
        common: set[str] = set()
        active: set[str] = set()
        for found, figure, _ in self._phrases:
            if found.body is None:
                continue
            if is_common(found.body) and not found.inside and not acts(self._marked, found.first, found.last):
                common.add(figure.key)
            else:
                active.add(figure.key)
        idle = common - active
        dropped = [f for f, figure, _ in self._phrases if figure.key in idle]
        self._phrases = [p for p in self._phrases if p[1].key not in idle]
        self._figures.drop(idle)
        for found in dropped:
            for place in range(found.first + 1, found.last):
                body = self._finder.bodies.at(place) if self._marked.at(place, EntryKind.STATE) else None
                if body and body.last <= found.last:
                    self._take_body(Found(first=place, last=body.last, prefix=body.prefix, body=body))

    def _located(self, found: Found) -> bool:
        """Tell whether a state or capital is only a place here."""
        if found.inside or found.body is None:
            return False
        if found.prefix.endswith(_BI):
            return _is_capital(found.body)
        for hit in self._marked.at(found.first - 1, EntryKind.TITLE) if found.first else ():
            role = hit.entry.data.get("role")
            if role == "located" and (not hit.entry.data.get("capital") or _is_capital(found.body)):
                return True
        return False

    def _body_figure(self, body: Body) -> Figure | None:
        entry = body.entry
        if entry.kind in _PLACED or _is_capital(body):
            return self._figures.keyed(f"act_{body.country}", ActorKind.STATE, body)
        if not body.generic:
            return self._figures.keyed(f"act_{entry.id}", kind_of(body), body)
        return self._figures.generic(body)

    def _named_phrases(self) -> list[Phrase]:
        """Return the phrases of names and bodies, persons under one plural title gathered into one outer phrase."""
        phrases: list[Phrase] = []
        groups: dict[int, list[tuple[Found, Figure]]] = {}
        for found, figure, reason in self._phrases:
            if found.group >= 0:
                groups.setdefault(found.group, []).append((found, figure))
            body = found.body
            gender = body.gender if body else figure.gender or (found.title.gender if found.title else "")
            phrases.append(
                Phrase(
                    first=found.first,
                    last=found.last,
                    keys=(figure.key,),
                    by=Reference.NAME,
                    prefix=found.prefix,
                    gender=gender,
                    number=body.number if body else "sg",
                    inside=found.inside or found.group >= 0,
                    reason=reason,
                )
            )
        for members in groups.values():
            head = members[0][0]
            phrases.append(
                Phrase(
                    first=head.first,
                    last=members[-1][0].last,
                    keys=tuple(f.key for _, f in members),
                    by=Reference.NAME,
                    prefix=head.prefix,
                    gender="m",
                    inside=False,
                    number="du" if len(members) == _TWO else "pl",
                    reason="co-ordination",
                )
            )
        return phrases

    def _actor(self, figure: Figure) -> Actor:
        text = self._marked.text
        mentions = tuple(Mention(span=Span(start=s, end=e), reason=r) for s, e, r in figure.mentions)
        longest = max(mentions, key=lambda m: (m.span.end - m.span.start, -m.span.start))
        name_en, made = self._english(figure)
        return Actor(
            key=figure.key,
            name=longest.span.of(text),
            name_en=name_en,
            name_en_made=made,
            kind=figure.kind,
            country=figure.country,
            role=self._role(figure),
            mentions=mentions,
        )

    def _english(self, figure: Figure) -> tuple[str | None, bool]:
        if figure.kind is ActorKind.STATE and figure.country:
            return self._writer.state(figure.country), False
        if figure.entry and figure.entry.data.get("name_en") and not (figure.body and figure.body.generic):
            return str(figure.entry.data["name_en"]), False
        if figure.kind is ActorKind.PERSON and figure.name:
            small = self._finder.names.small
            chinese = chinese_name(figure.name, small.syllable) if figure.country == _CHINA else None
            return chinese or latin_name(figure.name, figure.country, self._finder.names.table, small.latin), True
        if figure.body:
            return self._writer.body(figure.body, figure.country), True
        if figure.titles:
            return self._writer.role(figure.titles[0]), True
        return None, False

    def _role(self, figure: Figure) -> str | None:
        if not figure.titles:
            return None
        title = figure.titles[0]
        start = self._marked.bare_start(title.first, strip_prefix(title.prefix))
        return self._marked.text[start : self._marked.words[title.last - 1].end]


def _is_capital(body: Body) -> bool:
    """Tell whether a body is a capital, or another town that stands for its state's government."""
    seat = body.entry.kind is EntryKind.SEAT and kind_of(body) is ActorKind.STATE
    return seat or body.entry.kind is EntryKind.CAPITAL
