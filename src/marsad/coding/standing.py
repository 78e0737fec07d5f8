"""Whether a common noun stands for somebody here: «the institutions» are nobody until they speak or act."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.language.folding import fold_text
from marsad.lexicon.entries import EntryKind

if TYPE_CHECKING:
    from marsad.coding.body import Body
    from marsad.coding.marked import MarkedText
    from marsad.lexicon.entries import Hit

_ARTICLE = "\u0627\u0644"
_TA_MARBUTA = "\u0629"
_DUAL = ("\u0627\u0646", "\u064a\u0646")
#: Persons of a pronoun fused to a noun.
OWNED = frozenset({"3ms", "3fs", "3d", "3mp", "1s", "1p"})
_ACTING = (EntryKind.SAYING, EntryKind.EVENT, EntryKind.STATUS)


@lru_cache(maxsize=1024)
def _set_phrases(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold_text(p).split()) for p in phrases)


def in_set_phrase(marked: MarkedText, hit: Hit) -> bool:
    """Tell whether a word stands in one of the set phrases (``not_in``) in which it names nobody."""
    for phrase in _set_phrases(tuple(hit.entry.data.get("not_in") or ())):
        for offset in range(len(phrase)):
            first = hit.first - offset
            forms = marked.forms(max(first, 0), first + len(phrase))
            # Proclitics are fused to the first word; behind lam the article loses its alef.
            if forms[1:] == phrase[1:] and forms and forms[0].endswith(phrase[0].removeprefix(_ARTICLE)):
                return True
    return False


def can_be_noun(marked: MarkedText, hit: Hit) -> bool:
    """Tell whether a form of a head can be that noun: behind the article no pronoun is fused to it."""
    if not hit.features & OWNED:
        return True
    last = marked.words[hit.last - 1].end - 1
    return not hit.prefix.endswith(_ARTICLE) and marked.text[last] != _TA_MARBUTA


def governs(marked: MarkedText, hit: Hit) -> bool:
    """Tell whether a head can govern the next word: a dual with its nun cannot."""
    return "du" not in hit.features or not marked.words[hit.last - 1].form.endswith(_DUAL)


def is_common(body: Body) -> bool:
    """Tell whether a phrase is a common noun: several bodies, one of several, or people of whom no more is told."""
    if not body.generic:
        return False
    if body.indefinite:
        return True
    if body.entry.kind is EntryKind.BODY:
        of_people = body.entry.data.get("kind") == "group" and (body.fields or body.tail or body.country)
        return body.number != "sg" and not (of_people or body.entry.data.get("many"))
    return bool(body.entry.data.get("common")) and body.country is None


def acts(marked: MarkedText, first: int, last: int) -> bool:
    """Tell whether a verb of saying or of an event stands right before or behind a phrase."""
    before = [h for h in marked.at(first - 1, *_ACTING) if h.last == first] if first else []
    return any("verb" in h.features for h in (*before, *marked.at(last, *_ACTING)))
