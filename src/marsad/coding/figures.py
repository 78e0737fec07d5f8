"""Who is who inside one article: names, titles and bodies gathered into figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.records import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.coding.body import Body
    from marsad.coding.found import Name
    from marsad.coding.title import Title
    from marsad.lexicon.entries import Entry

_ARTICLE = "\u0627\u0644"
_LONG_TOKEN = 5
# Words of a name that is whole by itself: given name, father's name and family's name.
_WHOLE = 3
_DIGEST = 6


@dataclass(slots=True, eq=False, kw_only=True)
class Figure:
    """One actor while the article is being read; this alone is changed as mentions come in.

    Attributes:
        key: the actor's key.
        kind: what it is.
        name: folded tokens of the fullest name, empty for one that is never named.
        entry: what the lexicon knows of it.
        titles: the titles that the text gives, in order.
        body: the first body phrase, for organizations.
        country: ISO code or None.
        gender: ``m``, ``f`` or "".
        mentions: (start, end, reason) in code points.
        anonymous: whether it stands for somebody never named.
        heads: ids of the head nouns under which the text names a body.
    """

    key: str
    kind: ActorKind
    name: tuple[str, ...] = ()
    entry: Entry | None = None
    titles: list[Title] = field(default_factory=list)
    body: Body | None = None
    country: str | None = None
    gender: str = ""
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    anonymous: bool = False
    heads: set[str] = field(default_factory=set)

    def rank_ids(self) -> set[str]:
        """Return the ids of all ranks that the text or the registry gives."""
        return {rank.id for title in self.titles for rank in title.ranks}

    def last_named(self, before: int) -> int:
        """Return where the last mention before a text offset begins, -1 if there is none."""
        return max((start for start, _, _ in self.mentions if start < before), default=-1)


class Figures:
    """The figures of one article, in order of their first mention."""

    def __init__(self) -> None:
        self.all: list[Figure] = []
        self._told: dict[str, Figure] = {}

    def person(self, name: Name, title: Title | None) -> Figure:
        """Return the figure of a name, a new one if none fits."""
        country = title.country if title else None
        figure = self._same(name, title)
        if figure is None:
            entry = name.entry
            key = entry.id if entry else digest(name.tokens)
            figure = Figure(
                key=f"act_{key}",
                kind=ActorKind.PERSON,
                name=name.tokens,
                entry=entry,
                country=(entry.data.get("country") if entry else None) or country,
                gender=str(entry.data.get("gender") or "") if entry else "",
            )
            self.all.append(figure)
        elif len(name.tokens) > len(figure.name):
            figure.name = name.tokens
            if figure.entry is None:
                figure.key = f"act_{digest(name.tokens)}"
        if figure.entry is None and name.entry is not None:
            figure.entry, figure.key = name.entry, f"act_{name.entry.id}"
            figure.country = name.entry.data.get("country") or figure.country
        if title:
            figure.titles.append(title)
            figure.country = figure.country or title.country
            figure.gender = figure.gender or title.gender
        return figure

    def _same(self, name: Name, title: Title | None) -> Figure | None:
        country = title.country if title else None
        by_first_name = len(name.tokens) == 1 and title and any(r.data.get("first_name") for r in title.ranks)
        for figure in self.all:
            if figure.kind is not ActorKind.PERSON or not figure.name:
                continue
            if by_first_name and figure.name[0] == name.tokens[0]:
                return figure
            if name.entry and figure.entry:
                if name.entry is figure.entry:
                    return figure
                continue
            if same_name(figure.name, name.tokens) and (
                country is None or figure.country is None or country == figure.country or figure.name == name.tokens
            ):
                return figure
        return None

    def keyed(self, key: str, kind: ActorKind, body: Body) -> Figure:
        """Return the figure of a state or organization that the lexicon knows by name."""
        figure = next((f for f in self.all if f.key == key), None)
        if figure is None:
            figure = Figure(key=key, kind=kind, entry=body.entry, body=body, country=body.country, gender=body.gender)
            self.all.append(figure)
        figure.country = figure.country or body.country
        if not body.generic or body.country or (body.tail and body.number == "sg"):
            figure.heads.update(body.heads)
            self._told.update(dict.fromkeys(body.heads, figure))
        return figure

    def generic(self, body: Body) -> Figure:
        """Return the figure of a body that is named by grammar, such as «the foreign ministry of Russia»."""
        known = self.known_body(body)
        if known:
            return known
        subject = "-".join(body.fields) or body.entry.id
        if body.tail:
            subject += f"-{digest(body.tail)}"
        key = f"act_{body.country}-{subject}" if body.country else f"act_{subject}"
        return self.keyed(key, kind_of(body), body)

    def known_body(self, body: Body) -> Figure | None:
        """Return the latest figure for which a body without country may stand, or None."""
        if body.country is not None:
            return None
        if body.bare and body.entry.id in self._told:
            return self._told[body.entry.id]
        for figure in reversed(self.all):
            own = figure.body
            if own is None or not own.generic:
                continue
            # «Foreign Affairs» alone stands for the ministry.
            field = body.entry.kind is EntryKind.FIELD and own.entry.id == _MINISTRY
            if own.entry is not body.entry and not field:
                continue
            if (not body.fields or own.fields == body.fields) and (not body.tail or own.tail == body.tail):
                return figure
        return None

    def drop(self, keys: set[str]) -> None:
        """Forget figures."""
        self.all = [f for f in self.all if f.key not in keys]

    def surnames(self) -> dict[str, list[tuple[tuple[str, ...], Figure]]]:
        """Return by first token the shorter names under which each person may come back."""
        short: dict[str, list[tuple[tuple[str, ...], Figure]]] = {}
        for figure in self.all:
            if figure.kind is ActorKind.PERSON and figure.name:
                for tokens in shortened(figure.name, figure.country):
                    short.setdefault(tokens[0], []).append((tokens, figure))
        for found in short.values():
            found.sort(key=lambda f: -len(f[0]))
        return short


def kind_of(body: Body) -> ActorKind:
    """Return what a body is: an organization unless its entry says state or group."""
    if body.entry.kind is EntryKind.GROUP:
        return ActorKind.GROUP
    told = body.entry.data.get("kind")
    return ActorKind(told) if told in set(ActorKind) else ActorKind.ORGANIZATION


# The head in bodies.yaml for which a field alone may stand.
_MINISTRY = "ministry"
# An East Asian name has up to three parts of at most four Arabic letters.
_EASTERN_PARTS = 3
_EASTERN_PART = 4
_EASTERN = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM"})


def shortened(name: tuple[str, ...], country: str | None) -> tuple[tuple[str, ...], ...]:
    """Return a name and the shorter forms of it that news uses once it was given.

    Args:
        name: folded tokens.
        country: country of the person; East Asian names are shortened to their first part.
    """
    forms = [name]
    eastern = country in _EASTERN or (country is None and all(len(t) <= _EASTERN_PART for t in name))
    if eastern and len(name) > 1:
        forms += [name[:1], *([name[1:]] if len(name) == _EASTERN_PARTS else [])]
    elif len(name) > 1:
        forms.extend(name[k:] for k in range(1, len(name)))
    return tuple(dict.fromkeys(forms))


def digest(tokens: Iterable[str]) -> str:
    """Return a stable id of a name that the lexicon does not know."""
    return blake2b(" ".join(tokens).encode(), digest_size=_DIGEST).hexdigest()


@cache
def _distance(a: str, b: str) -> int:
    """Return the edit distance of two short words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def alike(a: str, b: str) -> bool:
    """Tell whether two tokens may be spellings of one name within an article."""
    a, b = a.removeprefix(_ARTICLE), b.removeprefix(_ARTICLE)
    if a == b:
        return True
    if min(len(a), len(b)) < _LONG_TOKEN - 1 or abs(len(a) - len(b)) > 1:
        return False
    return _distance(a, b) <= (2 if min(len(a), len(b)) > _LONG_TOKEN + 1 else 1)


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names inside one article are one person's."""
    short, long = sorted((a, b), key=len)
    if short == long:
        return True
    if len(short) == len(long):
        return len(short) > 1 and all(alike(x, y) for x, y in zip(short, long, strict=True))
    if len(short) == 1:
        return short[0] == long[-1] or (len(short[0]) >= _LONG_TOKEN and alike(short[0], long[-1]))
    rest = iter(long)
    if short == long[: len(short)]:
        return True
    if len(short) >= _WHOLE and short == long[1:]:
        return False  # a father's whole name behind a child's
    return alike(short[-1], long[-1]) and all(any(alike(x, y) for y in rest) for x in short)
