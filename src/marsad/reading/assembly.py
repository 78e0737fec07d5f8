"""Articles as records, from the blocks that were found to belong to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from marsad.language.words import split_words
from marsad.reading.blocks import BlockKind
from marsad.reading.clues import DateClues, Stamp, StampPlace
from marsad.reading.furniture import same_words
from marsad.reading.keywords import split_tags
from marsad.reading.published import work_out_published
from marsad.reading.view import View
from marsad.records import Article, Paragraph, Span

if TYPE_CHECKING:
    from marsad.lexicon.matching import Lexicon
    from marsad.reading.credits import Names
    from marsad.reading.furniture import Furniture
    from marsad.reading.headline import SiteNames
    from marsad.reading.kinds import Draft
    from marsad.reading.metadata import Metadata
    from marsad.reading.outlet import Outlet
    from marsad.reading.passes import Body
    from marsad.records import Page

# Blocks before the headline or around it that may hold the date, by what they are.
_STAMP_PLACES = {
    BlockKind.DATE_LINE: StampPlace.DATE_LINE,
    BlockKind.DATELINE: StampPlace.DATELINE,
    BlockKind.SOURCE_LINE: StampPlace.DATELINE,
    BlockKind.FOOTER: StampPlace.FOOTER,
    BlockKind.MASTHEAD: StampPlace.MASTHEAD,
}
_BESIDE_END = {BlockKind.END_MARK, BlockKind.DATE_LINE, BlockKind.RULE}
_BESIDE_HEADLINE = {BlockKind.REPEATED_HEADLINE, BlockKind.SECTION, BlockKind.KICKER}
# Kinds of short lines beside the body of which nothing is known.
_LOOSE = {BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.STRAY}
# Blocks above the headline and below the body among which a byline, a source line or tags are looked for.
_BEFORE = 6
_AFTER = 30
# Words of the longest name in a line that the page's marks call its author's.
_NAME_WORDS = 4
# Digits of a year, and letters written after one.
_YEAR = 4
_YEAR_SIGNS = "\u0645\u0647"
_DIGIT = re.compile(r"\d")
_MARKS = " ()[]{}\u00ab\u00bb*.:\u0022"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the articles of one page have in common.

    Attributes:
        page: the page.
        made: its blocks.
        metadata: what its HTML says of it.
        outlet: its outlet.
        lexicon: known names.
        names: known outlets and places.
        furniture: word classes.
        own: what the page calls its site.
    """

    page: Page
    made: list[Draft]
    metadata: Metadata
    outlet: Outlet
    lexicon: Lexicon
    names: Names
    furniture: Furniture
    own: SiteNames

    def article(self, body: Body, first: int, last: int, *, only: bool) -> tuple[Article, DateClues]:
        """Make the record of one article, and tell what it was dated from.

        Args:
            body: its headline and paragraphs.
            first: index of the first block that may tell of it.
            last: index after the last one.
            only: whether it is the page's main article, of which the row and the metadata tell.
        """
        near = self.made[max(first, body.start - _BEFORE) : min(last, body.blocks[-1] + _AFTER)]
        texts = tuple(self.made[i].text.replace("\n", " ").replace("\r", " ") for i in body.blocks)
        text = body.title + "\n" + "\n".join(texts)
        paragraphs, start = [], len(body.title) + 1
        for i, paragraph in zip(body.blocks, texts, strict=True):
            span = Span(start=start, end=start + len(paragraph))
            paragraphs.append(Paragraph(span=span, place=self.made[i].block.place))
            start = span.end + 1
        url = (self.page.url or self.metadata.url) if only else None
        section = body.section or (self.metadata.section if only else None)
        clues = DateClues(
            stamps=self._stamps(body, first, last, only=only),
            title=body.title,
            paragraphs=texts,
            zone=self.outlet.zone,
            view=View(text, split_words(text)),
        )
        digest = blake2b("\x1f".join((url or "", self.outlet.name or "", text)).encode(), digest_size=8).hexdigest()
        article = Article(
            id=f"art_{digest}",
            page=self.page.name,
            row=self.page.row,
            title=body.title,
            text=text,
            paragraphs=tuple(paragraphs),
            published=work_out_published(clues),
            url=url,
            outlet=self.outlet.name,
            outlet_id=self.outlet.entry.id if self.outlet.entry else None,
            section=section,
            authors=self._authors(near, self.made[max(first, body.start) : body.blocks[0]], only=only),
            credited_sources=self._credits(near, texts),
            keywords=self._keywords(near, text, only=only),
        )
        return article, clues

    def _stamps(self, body: Body, first: int, last: int, *, only: bool) -> tuple[Stamp, ...]:
        stamps = [Stamp(text=t, place=StampPlace.METADATA) for t in self.metadata.dates] if only else []
        url = self.page.url or self.metadata.url
        if only and url:
            stamps.append(Stamp(text=url, place=StampPlace.URL))
        if only and self.page.date:
            stamps.append(Stamp(text=self.page.date, place=StampPlace.ROW_FIELD))
        begin = body.blocks[0]
        for i in range(first, last):
            draft = self.made[i]
            if draft.kind not in _STAMP_PLACES or not self._tells_time(draft):
                continue
            place = _STAMP_PLACES[draft.kind]
            if draft.kind is BlockKind.DATE_LINE:
                place = self._place_of_date(i, body, begin)
                if place is StampPlace.DATE_LINE and self._updates(draft.text):
                    place = StampPlace.UPDATED
            stamps.append(Stamp(text=draft.label or draft.text, place=place))
        return tuple(stamps)

    def _tells_time(self, draft: Draft) -> bool:
        """Tell whether a block may hold a date: it is a date line, or has digits beside a month or a year in digits."""
        if draft.kind is BlockKind.DATE_LINE:
            return _DIGIT.search(draft.text) is not None
        if not _DIGIT.search(draft.text):
            return False
        words = draft.same.split()
        years = any(len(w.rstrip(_YEAR_SIGNS)) == _YEAR and w.rstrip(_YEAR_SIGNS).isdigit() for w in words)
        return years or not self.furniture.dated.isdisjoint(words)

    def _updates(self, line: str) -> bool:
        """Tell whether a date line tells of the last update alone."""
        words = same_words(line).split()
        return not self.furniture.updating.isdisjoint(words) and self.furniture.publishing.isdisjoint(words)

    def _place_of_date(self, index: int, body: Body, begin: int) -> StampPlace:
        """Tell whether a date line stands beside the headline, above it with the masthead, or after the body."""
        if index > body.blocks[-1]:
            between = {d.kind for d in self.made[body.blocks[-1] + 1 : index]} - _BESIDE_END
            return StampPlace.OTHER if between else StampPlace.DATE_LINE
        if index >= body.start or not body.title:
            return StampPlace.DATE_LINE if index < begin else StampPlace.OTHER
        apart = [d for d in self.made[index + 1 : body.start] if d.kind not in _BESIDE_HEADLINE]
        return StampPlace.MASTHEAD if len(apart) > 1 else StampPlace.DATE_LINE

    def _authors(self, made: list[Draft], head: list[Draft], *, only: bool) -> tuple[str, ...]:
        """Return the names in bylines and metadata; what names a place or the outlet itself is left out.

        A line that the page's marks call its author's is asked where nothing else tells, and stands below the headline.
        """
        found = list(self.metadata.authors) if only else []
        found.extend(d.label for d in made if d.kind is BlockKind.BYLINE and d.rule and d.label)
        if not any(map(self.names.person, found)):
            marked = (d for d in head if d.kind is BlockKind.BYLINE and d.block.hint is BlockKind.BYLINE)
            found = [d.text for d in marked if d.words <= _NAME_WORDS and not any(c.isdigit() for c in d.text)]
        names = (self.names.person(f) for f in found)
        return tuple(dict.fromkeys(n for n in names if n))

    def _credits(self, made: list[Draft], texts: tuple[str, ...]) -> tuple[str, ...]:
        found: list[str | None] = []
        for draft in made:
            if draft.kind is BlockKind.SOURCE_LINE and draft.rule:
                found.append(_unmarked(draft.label) or None)
            elif draft.kind in {BlockKind.SOURCE_LINE, BlockKind.DATELINE}:
                found.append(self.names.credit(draft.text))
            elif draft.kind in _LOOSE and self.names.own_dateline(draft.text, self.own):
                found.append(draft.text)
        found.append(self.names.opening(texts[0]) or self.names.own_opening(texts[0], self.own))
        found.append(self.names.signature(texts[-1]))
        kept: list[str] = []
        for one in found:
            if one and not any(one in k or k in one for k in kept):
                kept.append(one)
        return tuple(kept)

    def _keywords(self, made: list[Draft], text: str, *, only: bool) -> tuple[str, ...]:
        tags: list[str] = []
        for draft in made:
            if draft.kind is BlockKind.TAGS and draft.label:
                if draft.rule:
                    tags.extend(split_tags(draft.label, text, self.lexicon, self.furniture))
                else:
                    tags.extend(t.strip() for t in draft.label.split("\n"))
        if not tags and only:
            tags.extend(self.metadata.keywords)
        return tuple(dict.fromkeys(t for t in tags if t))


def _unmarked(label: str) -> str:
    """Return a credit without the marks around it; a bracket that closes one inside stays."""
    core = label.strip(_MARKS)
    return core + ")" if core.count("(") > core.count(")") and core + ")" in label else core
