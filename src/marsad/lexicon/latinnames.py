"""How the parts of names are written in Latin letters, by the language that a name comes from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

from marsad.language.folding import fold_text
from marsad.lexicon.loading import read_yaml, resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ARTICLE = "\u0627\u0644"
_VOWELS = frozenset("aeiouy")
# Letters with a stroke or without a dot, which no decomposition takes apart.
_BARRED = str.maketrans("\u0142\u0141\u00f8\u00d8\u0131\u0111\u0110\u0259", "lLoOidDe")
_LONGEST = 7
_PAIR = 2
#: The language of persons of states that no other language names.
WESTERN = "western"
ARABIC = "arabic"
# Likeness from which two words at one place of a name are one word.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLanguage:
    """One language of ``names_latin.yaml``.

    Attributes:
        names: folded word to its English form: those of the table, and those that the registry's names show.
        letters: folded sequences of letters, ``^`` and ``$`` with them, to Latin ones.
        vowels: whether consonants side by side are parted.
        article: whether names bear the Arabic article.
    """

    names: Mapping[str, str]
    letters: Mapping[str, str]
    vowels: bool
    article: bool

    def spell(self, token: str) -> str:
        """Return a folded word letter by letter, in lower case."""
        place, said = 0, []
        while place < len(token):
            for end in range(min(place + _LONGEST, len(token)), place, -1):
                part = token[place:end]
                first, last = place == 0, end == len(token)
                latin = self.letters.get(f"^{part}") if first else None
                if latin is None and last:
                    latin = self.letters.get(f"{part}$")
                if latin is None:
                    latin = self.letters.get(part)
                if latin is not None:
                    said.append(latin)
                    place = end
                    break
            else:
                said.append("" if not token[place].isascii() else token[place])
                place += 1
        said = [s for s in said if s]
        return "".join(_voiced(said) if self.vowels else said)

    def likeness(self, token: str, latin: str) -> float:
        """Return from 0 to 1 how well a Latin word fits as the spelling of a folded one."""
        return SequenceMatcher(None, self.spell(token), latin.lower(), autojunk=False).ratio()


@dataclass(frozen=True, slots=True, kw_only=True)
class LatinNames:
    """All languages of ``names_latin.yaml``.

    Attributes:
        languages: by name, each after those whose names it lacks are taken from.
        of_state: language of the persons of a state by its code.
        servant: folded first word of names such as «servant of the merciful».
        arabic_letters: folded letters that only Arabic names have.
    """

    languages: Mapping[str, NameLanguage]
    of_state: Mapping[str, str]
    servant: str
    arabic_letters: frozenset[str]

    def language(self, tokens: tuple[str, ...], country: str | None) -> NameLanguage:
        """Return the language of a name: that of the bearer's state, or the one that its words look like."""
        if country:
            return self.languages[self.of_state.get(country, WESTERN)]
        arabic, western = self.languages[ARABIC], self.languages[WESTERN]
        known = sum(t in arabic.names for t in tokens) - sum(t in western.names for t in tokens)
        letters = any(self.arabic_letters & set(t) for t in tokens)
        return arabic if known > 0 or (known == 0 and letters) else western

    def known(self, token: str, language: NameLanguage) -> str | None:
        """Return the English form of a folded word by a language's names, or else by another's."""
        found = language.names.get(token)
        if found is None:
            found = next((other.names[token] for other in self.languages.values() if token in other.names), None)
        return found


def read_latin_names() -> LatinNames:
    """Return the table, with what the registry's persons show of the names of their states."""
    data = read_yaml(resource("names_latin.yaml"))
    common = _letters(data["common"]["letters"])
    tables: dict[str, NameLanguage] = {}
    of_state: dict[str, str] = {}
    for one in data["languages"]:
        base = tables.get(one.get("like", ""))
        tables[one["language"]] = NameLanguage(
            names={**(base.names if base else {}), **{fold_text(k): v for k, v in one["names"].items()}},
            letters={**common, **(base.letters if base else {}), **_letters(one["letters"])},
            vowels=bool(one.get("vowels")),
            article=bool(one.get("article")),
        )
        of_state.update(dict.fromkeys(one["states"], one["language"]))
    learned = _learned(tables, of_state)
    return LatinNames(
        languages={
            name: NameLanguage(
                names={**learned[name], **table.names},
                letters=table.letters,
                vowels=table.vowels,
                article=table.article,
            )
            for name, table in tables.items()
        },
        of_state=of_state,
        servant=fold_text(data["common"]["servant"]),
        arabic_letters=frozenset(fold_text(data["common"]["arabic_letters"])),
    )


def _letters(table: Mapping[str, str]) -> dict[str, str]:
    return {
        ("^" if k.startswith("^") else "") + fold_text(k.strip("^$")) + ("$" if k.endswith("$") else ""): v
        for k, v in table.items()
    }


def _learned(tables: Mapping[str, NameLanguage], of_state: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return by language the commonest English form of each word of the registry's names."""
    seen: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in tables}
    for person in _persons():
        language = of_state.get(person.get("country") or "", WESTERN)
        for name in person["names"]:
            words = fold_text(name).replace("-", " ").split()
            latin = _plain(str(person["name_en"])).replace(" al-", " Al-").split()
            if len(words) != len(latin):
                continue
            for word, said in zip(words, latin, strict=True):
                said = said.removeprefix("Al-") if word.startswith(_ARTICLE) else said  # noqa: PLW2901
                if tables[language].likeness(word.removeprefix(_ARTICLE), said) >= _ALIKE:
                    seen[language][word][said] += 1
    return {
        name: {word: max(sorted(forms), key=lambda f: forms[f]) for word, forms in words.items()}
        for name, words in seen.items()
    }


def _plain(latin: str) -> str:
    """Return a name without the marks of its own alphabet, as agencies write it."""
    return "".join(c for c in normalize("NFKD", latin.translate(_BARRED)) if not combining(c))


def _persons() -> Iterator[dict[str, Any]]:
    for path in sorted(resource("actors").iterdir(), key=lambda p: p.name):
        yield from read_yaml(path) or ()


def _voiced(said: list[str]) -> list[str]:
    """Return pieces of Latin letters with vowels where Arabic leaves out short ones."""
    out: list[str] = []
    run = 0
    for place, piece in enumerate(said):
        if piece[0] in _VOWELS:
            out.append(piece)
            run = 0 if piece[-1] in _VOWELS else 1
            continue
        run += 1
        last = place == len(said) - 1
        following = not last and said[place + 1][0] in _VOWELS
        opens = run == _PAIR and place == 1
        if opens or (run >= _PAIR and last) or (run > _PAIR and not following):
            out.append("a")
            run = 1
        out.append(piece)
    return out
