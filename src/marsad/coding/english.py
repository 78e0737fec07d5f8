"""English for those whom the lexicon does not know by name: officials who are never named, and bodies by grammar."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from marsad.lexicon.entries import EntryKind
from marsad.lexicon.loading import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marsad.coding.body import Body
    from marsad.coding.title import Title
    from marsad.lexicon.matching import Lexicon

_PLACED = (EntryKind.STATE, EntryKind.CAPITAL)
_FOREIGN = "foreign-affairs"
_SOURCE, _SPOKESPERSON = "source", "spokesperson"
_LEADING = ("another", "local", "third", "second", "senior", "former")


@cache
def load_demonyms() -> Mapping[str, str]:
    """Return the English adjective of each state by ISO code; read once a process."""
    lines = resource("demonyms.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if not line.startswith("#"))


class EnglishWriter:
    """Writes English descriptions.

    Args:
        lexicon: knows the English of states, bodies and fields.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._demonyms = load_demonyms()

    def state(self, country: str | None) -> str | None:
        """Return the English name of a state."""
        entry = self._lexicon.entry(EntryKind.STATE, country) if country else None
        return str(entry.data["name_en"]) if entry else None

    def body(self, body: Body, country: str | None) -> str | None:
        """Return the English of an organization or group: its own name, or what it is and whose."""
        data = body.entry.data
        if body.entry.kind not in (EntryKind.BODY, EntryKind.FIELD, EntryKind.GROUP):
            return str(data["name_en"]).partition(" (")[0] if data.get("name_en") else None
        fields = " and ".join(filter(None, map(self._field, body.fields)))
        what = "ministry" if body.entry.kind is EntryKind.FIELD else str(data.get("gloss") or "")
        if body.tail or not what:
            return None
        called = self._called(body.fields, country) if what == "ministry" else None
        if called:
            return called
        if what == "ministry" and fields:
            state = self.state(country)
            return f"Ministry of {_titled(fields)}" + (f" of {state}" if state else "")
        return _capital(" ".join(filter(None, (self._demonyms.get(country or ""), fields, what))))

    def role(self, title: Title) -> str | None:
        """Return the English of a title that stands for somebody never named."""
        ranks = [r for r in title.ranks if r.data.get("role") != "honorific"]
        if not ranks:
            return None
        fields = " and ".join("foreign" if f == _FOREIGN else self._field(f) or "" for f in title.fields)
        glosses = [self._rank(str(r.data["gloss"]), fields) for r in ranks]
        if ranks[0].id == _SOURCE:
            glosses.reverse()  # «a source, an official»: an official source
        core = self._several(" ".join(glosses), title)
        marks = [str(m.data["gloss"]) for m in title.marks]
        states = [b for b in title.bodies if b.entry.kind in _PLACED]
        bodies = [b for b in title.bodies if b.entry.kind not in _PLACED]
        if title.country == "USA" and core == "foreign minister":
            return "US Secretary of State"
        state, demonym = self.state(title.country), self._demonyms.get(title.country or "")
        named = [name for b in states if (name := self.state(b.country))]
        if title.number != "sg" and len(named) > 1:
            return _capital(f"{' '.join((*marks, core))} of {', '.join(named[:-1])} and {named[-1]}")
        if bodies:
            house = self._house(bodies[0], bodies[0].country or title.country)
            if house is None:
                return _capital(" ".join((*marks[:1], core)) if marks else " ".join(filter(None, (demonym, core))))
            if ranks[0].id == _SOURCE and bodies[0].generic:
                return _capital(f"{' '.join((*marks, core))} at the {house}")
            if ranks[0].id == _SPOKESPERSON and bodies[0].generic:
                return _capital(f"{core} of the {house}")
            if title.country is None and bodies[0].country is None and bodies[0].generic and " " not in house:
                house = house[:1].lower() + house[1:]
            leading = [m for m in marks if m in _LEADING]
            return _capital(" ".join((*leading, house, *(m for m in marks if m not in leading), core)))
        if title.inner and len(ranks) > 1:
            first, rest = str(ranks[0].data["gloss"]), core.removeprefix(str(ranks[0].data["gloss"])).strip()
            return _capital(" ".join(filter(None, (first, "of the", demonym, rest))))
        if "state" in ranks[0].data:
            return _titled(core)  # the office of one state alone
        if ranks[0].data.get("national") and state:
            return f"{_titled(' '.join((*marks, core)))} of {state}"
        first_marks = [m for m in marks if m in _LEADING]
        rest_marks = [m for m in marks if m not in _LEADING]
        to = self.state(states[-1].country) if states and states[-1].country != title.country else None
        return _capital(" ".join(filter(None, (*first_marks, demonym, *rest_marks, core)))) + (
            f" to {to}" if to else ""
        )

    def _house(self, body: Body, country: str | None) -> str | None:
        """Return what an official's body is called before or behind the rank («Russian Foreign Ministry»)."""
        ministry = body.entry.kind is EntryKind.FIELD or str(body.entry.data.get("gloss")) == "ministry"
        if not ministry or not body.fields:
            return self.body(body, country)
        called = self._called(body.fields, country)
        if called:
            return called
        field = "foreign" if body.fields[0] == _FOREIGN else self._field(body.fields[0]) or ""
        return " ".join(filter(None, (self._demonyms.get(country or ""), _titled(f"{field} ministry"))))

    def _field(self, field: str) -> str | None:
        entry = self._lexicon.entry(EntryKind.FIELD, field)
        return str(entry.data["name_en"]).removeprefix("the ") if entry and entry.data.get("name_en") else None

    def _called(self, fields: tuple[str, ...], country: str | None) -> str | None:
        """Return the name of a ministry that English news calls otherwise («US State Department»)."""
        entry = self._lexicon.entry(EntryKind.FIELD, fields[0]) if len(fields) == 1 and country else None
        called = entry.data.get("called") if entry else None
        return str(called[country]) if called and country in called else None

    @staticmethod
    def _several(core: str, title: Title) -> str:
        """Return a rank in the plural where the title is of several."""
        if title.number == "sg" or core.endswith("s"):
            return core
        return core[:-1] + "ies" if core.endswith("y") else core + "s"

    @staticmethod
    def _rank(gloss: str, fields: str) -> str:
        return f"{fields} {gloss}" if fields and gloss == "minister" else gloss


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _titled(text: str) -> str:
    return " ".join(w if w in ("and", "of", "for") else _capital(w) for w in text.split())
