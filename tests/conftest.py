"""Hand-made records that several tests share."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import hypothesis
import pytest

from marsad.cli import main
from marsad.records import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Carrier,
    CodedPage,
    Coding,
    Detail,
    DetailKind,
    Event,
    EventType,
    Failure,
    Made,
    Mention,
    Page,
    Paragraph,
    Published,
    Span,
    Statement,
    StatementForm,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Callable

# A property is a law of values, not of time: the first example that needs the lexicon loads it.
hypothesis.settings.register_profile("marsad", deadline=None)
hypothesis.settings.load_profile("marsad")

_TITLE = "لافروف يزور بكين"
_BODY = (
    "وصل وزير الخارجية الروسي سيرغي لافروف إلى بكين أمس، حيث التقى نظيره الصيني وانغ يي.",
    "وقال لافروف، بحسب وكالة الضحى، إن روسيا تقدّر موقف الصين من الحوار.",
)


class Maker:
    """Makes records whose spans are found by their words."""

    title = _TITLE
    paragraphs = _BODY
    text = "\n".join((_TITLE, *_BODY))

    def span(self, words: str, after: str = "") -> Span:
        """Return where words stand, the first time after other words."""
        start = self.text.index(words, self.text.index(after))
        return Span(start=start, end=start + len(words))

    def article(self, outlet: str | None = "سطور الشرق", day: str | None = "2024-04-09") -> Article:
        """Return the article, of an outlet and a day."""
        date = dt.date.fromisoformat(day) if day else None
        return Article(
            id=f"art_{outlet}_{day}",
            page="page.txt",
            title=self.title,
            text=self.text,
            paragraphs=tuple(
                Paragraph(span=self.span(p), place=Span(start=i, end=i + 1)) for i, p in enumerate(self.paragraphs)
            ),
            published=Published(
                edtf=day,
                earliest=date,
                latest=date,
                basis=Basis.STATED if day else Basis.UNKNOWN,
                evidence=("9 أبريل",),
                rejected=("2026: crawl",),
            ),
            url="https://example.org/1",
            outlet=outlet,
            outlet_id="sutoor",
            section="سياسة",
            authors=("محرر",),
            credited_sources=("الضحى",),
            keywords=("روسيا", "الصين"),
        )

    def actors(self) -> tuple[Actor, ...]:
        """Return two ministers, an agency and two states."""
        return (
            self._actor("act_lavrov", "سيرغي لافروف", "Sergey Lavrov", ActorKind.PERSON, "RUS", "وزير الخارجية الروسي"),
            self._actor("act_wang", "وانغ يي", "Wang Yi", ActorKind.PERSON, "CHN", None),
            self._actor("act_duha", "الضحى", None, ActorKind.ORGANIZATION, None, None),
            self._actor("act_rus", "روسيا", "Russia", ActorKind.STATE, "RUS", None),
            self._actor("act_chn", "الصين", "China", ActorKind.STATE, "CHN", None, after="موقف"),
        )

    def _actor(
        self, key: str, name: str, name_en: str | None, kind: ActorKind, country: str | None, role: str | None,
        after: str = "",
    ) -> Actor:  # fmt: skip
        mentions = [Mention(span=self.span(name, after), reason="name")]
        if key == "act_lavrov":
            mentions.append(Mention(span=self.span("لافروف", "وقال"), reason="alias"))
        return Actor(
            key=key,
            name=name,
            name_en=name_en,
            name_en_made=name_en is None,
            kind=kind,
            country=country,
            role=role,
            mentions=tuple(mentions),
        )

    def statement(self, number: str) -> Statement:
        """Return the minister's statement."""
        return Statement(
            id=f"stm_{number}",
            speakers=("act_lavrov",),
            cue=self.span("قال"),
            form=StatementForm.INDIRECT,
            content=self.span("روسيا تقدّر موقف الصين من الحوار"),
            via=(Carrier(text="وكالة الضحى", span=self.span("وكالة الضحى"), key="act_duha"),),
            to=("act_wang",),
            occasion=self.span("في بكين") if "في بكين" in self.text else None,
            sentence=self.span(self.paragraphs[1]),
            made=Made(rule="finite/that", entries=("saying:qala",), candidates=("first", "second")),
        )

    def event(self, number: str, date: str | None) -> Event:
        """Return the visit."""
        return Event(
            id=f"evt_{number}",
            type=EventType.CONSULT,
            mode="visit",
            status=Status.OCCURRED,
            actors=("act_lavrov",),
            targets=("act_wang", "act_chn"),
            mediators=("act_duha",),
            date=date,
            date_basis=Basis.INFERRED if date else Basis.UNKNOWN,
            place=self.span("بكين", "إلى"),
            place_country="CHN",
            trigger=self.span("وصل"),
            details=(
                *([Detail(kind=DetailKind.DATE, value=date, span=self.span("أمس"))] if date else []),
                Detail(kind=DetailKind.LEG, value="arrival", span=self.span("وصل")),
                Detail(kind=DetailKind.ROUND, least=2, most=None, span=self.span("التقى")),
            ),
            evidence=(self.span("وصل وزير الخارجية الروسي سيرغي لافروف إلى بكين"), self.span("التقى نظيره")),
            attributed_to="act_duha",
            made=Made(rule="visit", entries=("event:arrive",)),
        )

    def coding(
        self, outlet: str | None = "سطور الشرق", day: str | None = "2024-04-09", event_day: str | None = "2024-04-08"
    ) -> Coding:
        """Return the article coded; ids differ by outlet and day."""
        number = f"{outlet}_{day}"
        return Coding(
            article=self.article(outlet, day),
            actors=self.actors(),
            statements=(self.statement(number),),
            events=(self.event(number, event_day),),
        )

    def page(self, coding: Coding, *failures: Failure) -> tuple[Page, CodedPage]:
        """Return a page that the article stands on, and what came of it."""
        article = coding.article
        page = Page(
            name=article.page, content=article.text, url=article.url, outlet=article.outlet, title=article.title,
            date=article.published.edtf,
        )  # fmt: skip
        return page, CodedPage(page=page.name, outlet=article.outlet, codings=(coding,), failures=failures)


@pytest.fixture
def maker() -> Maker:
    """Return what makes hand-made records."""
    return Maker()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return what runs a command and gives its exit code, data and messages."""

    def command(*arguments: object) -> tuple[int, str, str]:
        code = main([str(a) for a in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command
