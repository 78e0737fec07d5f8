"""Reads the resource files into entries and their forms."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import yaml

from marsad.errors import LexiconError
from marsad.language.folding import fold_text
from marsad.language.words import WordKind, split_words
from marsad.lexicon.entries import Entry, EntryKind, FormRow, Proclitics
from marsad.lexicon.paradigms import Paradigms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_ARTICLE = "\u0627\u0644"
_LAM_ARTICLE = "\u0644\u0644"
_FUSED = frozenset({"3ms", "3fs", "3d", "3mp", "1s", "1p"})


def read_yaml(path: Traversable) -> Any:
    """Return a YAML file's value.

    Raises:
        LexiconError: the file is no YAML; the message names file and line.
    """
    try:
        return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path.name} is no valid YAML: {error}") from error


def resource(*parts: str) -> Traversable:
    """Return a file or folder of the package's resources."""
    return resources.files("marsad.resources").joinpath(*parts)


def folded_phrase(text: str) -> str:
    """Return a phrase's folded words joined by single spaces, marks included: the form that is matched."""
    return " ".join(w.form for w in split_words(text) if w.kind is not WordKind.BREAK)


@cache
def read_persons() -> tuple[dict[str, Any], ...]:
    """Return the registry of persons, in the order of its files; read once a process, not to be changed."""
    actors = resource("actors")
    files = sorted(actors.iterdir(), key=lambda p: p.name) if actors.is_dir() else []
    return tuple(person for path in files for person in read_yaml(path))


def read_rows() -> Iterator[FormRow]:
    """Yield every form of every entry of the package's resources."""
    paradigms = Paradigms(read_yaml(resource("paradigms.yaml")))
    for entry in _entries(EntryKind.SAYING, "saying.yaml"):
        yield from _saying_rows(entry, paradigms)
    for kind, *parts in (
        (EntryKind.EVENT, "events.yaml"),
        (EntryKind.STATUS, "status.yaml"),
        (EntryKind.TITLE, "titles.yaml"),
        (EntryKind.PARTICLE, "particles.yaml"),
        (EntryKind.STANCE, "stances.yaml"),
    ):
        for entry in _entries(kind, *parts):
            yield from lexeme_rows(entry, paradigms)
    for entry in _entries(EntryKind.STATE, "states.yaml"):
        yield from _state_rows(entry, paradigms)
    for kind, name in (
        (EntryKind.ORGANIZATION, "organizations.yaml"),
        (EntryKind.OUTLET, "outlets.yaml"),
        (EntryKind.PLACE, "places.yaml"),
        (EntryKind.BLOC, "blocs.yaml"),
        (EntryKind.ISSUE, "issues.yaml"),
    ):
        for entry in _entries(kind, name):
            yield from _name_rows(_placed(entry))
    yield from _disputed_rows()
    bodies = resource("bodies.yaml")
    if bodies.is_file():
        yield from _body_rows(read_yaml(bodies), paradigms)
    for data in read_persons():
        yield from _name_rows(Entry(EntryKind.PERSON, data["id"], data))


def _entries(kind: EntryKind, *parts: str) -> Iterator[Entry]:
    path = resource(*parts)
    if not path.is_file():
        return
    for data in read_yaml(path):
        if not isinstance(data, dict) or "id" not in data:
            raise LexiconError(f"{'/'.join(parts)}: an entry needs an id: {data!r}")
        yield Entry(kind, str(data["id"]), data)


@cache
def _disputes() -> dict[str, dict[str, Any]]:
    """Return the table of disputed places and bodies by key."""
    path = resource("disputed.yaml")
    return {data["key"]: data for data in read_yaml(path)} if path.is_file() else {}


def _placed(entry: Entry) -> Entry:
    """Return an entry with the state that the table of disputes gives it, where it is what is disputed."""
    dispute = _disputes().get(str(entry.data.get("disputed")))
    if dispute is None or not set(entry.data["names"]) <= set(dispute["names"]):
        return entry
    return Entry(entry.kind, entry.id, {**entry.data, "country": dispute["country"]})


def _disputed_rows() -> Iterator[FormRow]:
    """Yield the names of disputed bodies, and of disputed territories for where they act like a state."""
    known = {name for entry in _entries(EntryKind.ORGANIZATION, "organizations.yaml") for name in entry.data["names"]}
    for key, data in _disputes().items():
        body = data["kind"] == "organization"
        names = [name for name in data["names"] if name not in known]
        if names and (body or "acts_as" in data):
            country = data.get("acts_as", data["country"])
            own = {"id": key, "name_en": data["name_en"], "names": names, "country": country, "gender": "f"}
            own |= {"kind": "organization"} if body else {"kind": "state", "acting": True}
            yield from _name_rows(Entry(EntryKind.ORGANIZATION, key, own))


def _saying_rows(entry: Entry, paradigms: Paradigms) -> Iterator[FormRow]:
    """Yield the forms of an entry of saying, those that are also common words under a kind of their own."""
    narrow = {fold_text(n["form"]) for n in _list(entry.data.get("narrow"))}
    unsure = Entry(EntryKind.MAYBE_SAYING, entry.id, entry.data)
    for row in lexeme_rows(entry, paradigms):
        yield FormRow(row.form, unsure, row.features, row.proclitics) if row.form in narrow else row


def lexeme_rows(entry: Entry, paradigms: Paradigms) -> Iterator[FormRow]:
    """Yield the forms of an entry given by principal parts.

    Keys read: ``perfect``, ``imperfect``, ``objects`` (false where the verb takes no fused object), ``passive``,
    ``participle`` (the masculine singular, with its ya where the root is weak, or a mapping from features to forms),
    ``passive_participle``, ``masdar``, ``noun`` (a form or ``{form, plurals, gender, then}``, where
    ``then`` lists words that complete the noun), ``adjective``,
    ``phrases`` (fixed words that take conjunctions), ``noun_phrases`` (fixed words that take prepositions and article).
    """
    data = entry.data

    def rows(inflected: Any, proclitics: Proclitics, *extra: str) -> Iterator[FormRow]:
        for one in inflected:
            yield FormRow(one.form, entry, one.features | set(extra), proclitics)

    for one in paradigms.verb(data.get("perfect"), data.get("imperfect"), objects=data.get("objects", True)):
        yield FormRow(one.form, entry, one.features | {"verb"}, Proclitics.VERB)
    for form in _list(data.get("passive")):
        yield FormRow(folded_phrase(form), entry, frozenset({"verb", "passive"}), Proclitics.VERB)
    for part in _list(data.get("participle")):
        yield from rows(paradigms.participle(part), Proclitics.NOUN, "participle")
    for key in ("passive_participle", "adjective"):
        for stem in _list(data.get(key)):
            yield from rows(paradigms.adjective(stem), Proclitics.NOUN, key)
    for key in ("masdar", "noun"):
        for value in _list(data.get(key)):
            parts = value if isinstance(value, dict) else {"form": value}
            gender = _list(parts.get("gender"))
            inflected = tuple(paradigms.noun(parts["form"], *gender, plurals=_list(parts.get("plurals"))))
            if "then" not in parts:
                yield from rows(inflected, Proclitics.NOUN, key, "noun")
            for tail in map(folded_phrase, _list(parts.get("then"))):
                for one in inflected:
                    if not one.features & _FUSED:
                        yield FormRow(f"{one.form} {tail}", entry, one.features | {key, "noun"}, Proclitics.NOUN)
    for phrase in _list(data.get("phrases")):
        yield FormRow(folded_phrase(phrase), entry, frozenset({"phrase"}), Proclitics.PARTICLE)
    for phrase in _list(data.get("noun_phrases")):
        yield FormRow(folded_phrase(phrase), entry, frozenset({"phrase", "noun"}), Proclitics.NOUN)


def _state_rows(entry: Entry, paradigms: Paradigms) -> Iterator[FormRow]:
    data = entry.data
    yield from _name_rows(entry)
    ambiguous = {fold_text(w) for w in _list(data.get("ambiguous"))}

    def marked(form: str, *features: str) -> frozenset[str]:
        return frozenset({*features, "ambiguous"} if form in ambiguous else features)

    nationality = Entry(EntryKind.NATIONALITY, entry.id, data)
    for stem in _list(data.get("adjective")):
        # In a compound adjective both words inflect («كوري جنوبي», «الكورية الجنوبية»).
        words = stem.split()
        for one in paradigms.adjective(words[0]):
            form = one.form
            for extra in words[1:]:
                suffix = next(
                    (o.form for o in paradigms.adjective(extra) if o.features == one.features), fold_text(extra)
                )
                yield FormRow(f"{form} {_ARTICLE}{suffix}", nationality, one.features, Proclitics.NOUN)
                form = f"{form} {suffix}"
            yield FormRow(form, nationality, one.features | marked(form), Proclitics.NOUN)
    people = Entry(EntryKind.PEOPLE, entry.id, data)
    for plural in _list(data.get("people")):
        form = folded_phrase(plural)
        yield FormRow(form, people, marked(form, "m", "pl"), Proclitics.NOUN)
    capital = data.get("capital")
    if capital:
        made = Entry(EntryKind.CAPITAL, entry.id, {**capital, "id": entry.id, "ambiguous": data.get("ambiguous", [])})
        yield from _name_rows(made)
    for seat in data.get("seats") or ():
        made = Entry(EntryKind.SEAT, seat.get("id") or seat["name_en"], {**seat, "country": entry.id})
        yield from _name_rows(made)


def _name_rows(entry: Entry) -> Iterator[FormRow]:
    ambiguous = {fold_text(w) for w in _list(entry.data.get("ambiguous"))}
    for key in ("names", "signatures", "weak", "short"):
        for name in _list(entry.data.get(key)):
            form = folded_phrase(name)
            features = frozenset(
                {"name", key, *(["ambiguous"] if form in ambiguous or fold_text(name) in ambiguous else [])}
            )
            yield FormRow(form, entry, features, Proclitics.NAME)
            if form.startswith(_ARTICLE):
                # A fused lam takes the article's alef away.
                yield FormRow(_LAM_ARTICLE + form[2:], entry, features | {"lam"}, Proclitics.PARTICLE)


def _body_rows(data: Any, paradigms: Paradigms) -> Iterator[FormRow]:
    sections = data if isinstance(data, dict) else {"bodies": data}
    for value in sections.get("bodies") or ():
        entry = Entry(EntryKind.BODY, value["id"], value)
        for one in paradigms.noun(value["head"], plurals=_list(value.get("plural"))):
            yield FormRow(one.form, entry, one.features | {"noun"}, Proclitics.NOUN)
    for section, kind in (("fields", EntryKind.FIELD), ("groups", EntryKind.GROUP)):
        for value in sections.get(section) or ():
            entry = Entry(kind, value["id"], value)
            for name in _list(value.get("names") or value.get("forms")):
                form = folded_phrase(name)
                yield FormRow(form, entry, frozenset({"noun"}), Proclitics.NOUN)
                if form.startswith(_ARTICLE):
                    yield FormRow(_LAM_ARTICLE + form[2:], entry, frozenset({"noun", "lam"}), Proclitics.PARTICLE)


def _list(value: Any) -> list[Any]:
    """Return a value that may be absent, single or a list as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
