"""Codes one article: who, said what, did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.coding.actors import find_cast
from marsad.coding.events import find_events
from marsad.coding.marked import mark
from marsad.coding.statements import find_statements
from marsad.coding.subjects import tell_subjects
from marsad.records import Coding

if TYPE_CHECKING:
    from marsad.language.words import Word
    from marsad.lexicon.matching import Lexicon
    from marsad.records import Article


def code_article(article: Article, lexicon: Lexicon, words: tuple[Word, ...] | None = None) -> Coding:
    """Find an article's actors, statements and events.

    Args:
        article: a clean article.
        lexicon: what the rules know.
        words: the words of the article's text, if they were split before.

    Returns:
        The records, in order of place. The same article and lexicon always give the same records.
    """
    marked = mark(article.text, len(article.title), lexicon, words)
    cast = find_cast(marked)
    statements = tell_subjects(marked, cast, find_statements(marked, cast, article), article)
    events = find_events(marked, cast, statements, article)
    return Coding(article=article, actors=cast.actors, statements=statements, events=events)
