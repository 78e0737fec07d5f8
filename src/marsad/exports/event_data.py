"""Events in the shapes of other event data, each line with what the originals lack: link, sentence and spans.

A line is one event, however many took part in it; nobody is paired with everybody. What the text does not tell is left
empty: no day is made of a month, no event gets its article's date, and codes for which there is no evidence (ethnic
group, religion, coordinates) stay empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marsad.asking.telling import sentence_around, tell_event
from marsad.edtf import parse_edtf
from marsad.exports.coding_schemes import cameo_code, plover_code, version_of
from marsad.exports.readable import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marsad.asking.answers import EventAnswer, Party
    from marsad.records import Coding, Event, Span

_BETWEEN_VALUES = " | "
_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
# What GDELT and POLECAT do not have.
_CITED = (
    "MarsadID", "MarsadStatus", "MarsadDate", "MarsadDateBasis", "MarsadActors", "MarsadTargets", "MarsadPlaceCountry",
    "MarsadAttributedTo", "MarsadOutlet", "MarsadPublished", "MarsadPublishedBasis", "MarsadArticle", "MarsadSentence",
    "MarsadSentenceSpan", "MarsadTriggerSpan", "MarsadEvidenceSpans", "ScoreVersion",
)  # fmt: skip
#: The 61 columns of GDELT 2.0's table of events, then Marsad's own.
GDELT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{column}" for n in (1, 2) for column in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{column}" for who in ("Actor1", "Actor2", "Action") for column in _GEO),
    "DATEADDED", "SOURCEURL", *_CITED,
)  # fmt: skip
#: POLECAT's columns, then Marsad's own.
POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(
        f"{prefix}{side}{column}"
        for side in ("Actor", "Recipient")
        for prefix, column in (
            ("", " Name"), ("", " Country"), ("", " COW"), ("Primary ", " Sector"), ("", " Sectors"), ("", " Title"),
            ("", " Name Raw"), ("Wikipedia ", " ID"),
        )
    ),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version", "Link", *_CITED,
)  # fmt: skip
# How far through the year a day is, as GDELT reckons it.
_MONTH, _YEAR = 30, 365


def plover_record(coding: Coding, event: Event) -> dict[str, Any] | None:
    """Return an event as an object for a line of PLOVER JSON, or None where PLOVER has no such event."""
    code = plover_code(event)
    if code is None:
        return None
    told = tell_event(coding, event)
    text = coding.article.text
    sentence = sentence_around(coding.article, event.trigger)
    return {
        "id": event.id,
        "date": event.date,
        "date_basis": event.date_basis.value,
        "event_type": code.type.value,
        "event_mode": code.mode,
        "quad": code.quad,
        "score": code.score,
        "score_version": version_of("plover_scores.tsv"),
        "actors": [_party(p, coding) for p in told.actors],
        "recipients": [_party(p, coding) for p in told.targets],
        "place": {"name": told.place, "country": event.place_country} if told.place else None,
        "status": event.status.value,
        "attributed_to": event.attributed_to,
        "link": coding.article.url,
        "outlet": coding.article.outlet,
        "published": coding.article.published.edtf,
        "published_basis": coding.article.published.basis.value,
        "article": coding.article.id,
        "sentence": _place(sentence, text),
        "trigger": _place(event.trigger, text),
        "evidence": [_place(e, text) for e in event.evidence],
    }


def gdelt_row(coding: Coding, event: Event) -> dict[str, str] | None:
    """Return an event as a row of `GDELT_COLUMNS`, empty cells left out, or None where there is no such event.

    The first actor and the first target (or second actor) stand in GDELT's own columns, all of them in Marsad's.
    Countries are ISO 3166-1 alpha-3.
    """
    plover, cameo = plover_code(event), cameo_code(event)
    if plover is None or cameo is None:
        return None
    told = tell_event(coding, event)
    paragraphs = coding.article.paragraphs
    row = {
        "GLOBALEVENTID": event.id,
        **_days(event),
        "IsRootEvent": "1" if paragraphs and event.trigger.end <= paragraphs[0].span.end else "0",
        "EventCode": cameo.base,
        "EventBaseCode": cameo.base,
        "EventRootCode": cameo.root,
        "QuadClass": str(plover.quad),
        "GoldsteinScale": _number(cameo.value),
        "NumMentions": str(len(event.evidence)),
        "NumSources": "1",
        "NumArticles": "1",
        "ActionGeo_FullName": told.place or "",
        "SOURCEURL": coding.article.url or "",
    }
    first, second = told.actors[:1], (*told.targets, *told.actors[1:])[:1]
    for number, party in ((n, p) for n, parties in ((1, first), (2, second)) for p in parties):
        row |= {
            f"Actor{number}Code": party.country or "",
            f"Actor{number}Name": party.name_en or party.name,
            f"Actor{number}CountryCode": party.country or "",
        }
    return _cleaned(row | _cited(coding, event, told, version_of("cameo.tsv")))


def polecat_row(coding: Coding, event: Event) -> dict[str, str] | None:
    """Return an event as a row of `POLECAT_COLUMNS`, empty cells left out, or None where PLOVER has no such event."""
    code = plover_code(event)
    if code is None:
        return None
    told = tell_event(coding, event)
    roles = {a.key: a.role for a in coding.actors}
    row = {
        "Event ID": event.id,
        "Event Date": event.date or "",
        "Event Type": code.type.value,
        "Event Mode": code.mode or "",
        "Intensity": _number(code.score),
        "Quad Code": str(code.quad),
        "Raw Placename": told.place or "",
        "Country": event.place_country or "",
        "Source": coding.article.outlet or "",
        "Publication Date": coding.article.published.edtf or "",
        "Language": "ar",
        "Link": coding.article.url or "",
    }
    for side, parties in (("Actor", told.actors), ("Recipient", told.targets)):
        row |= {
            f"{side} Name": _joined(p.name_en or p.name for p in parties),
            f"{side} Country": _joined(p.country or "" for p in parties),
            f"{side} Title": _joined(roles.get(p.key) or "" for p in parties),
            f"{side} Name Raw": _joined(p.name for p in parties),
        }
    return _cleaned(row | _cited(coding, event, told, version_of("plover_scores.tsv")))


def _cited(coding: Coding, event: Event, told: EventAnswer, version: str) -> dict[str, str]:
    """Return the cells that tell whence a line is, and what else the other formats have no place for."""
    article = coding.article
    sentence = sentence_around(article, event.trigger)
    return {
        "MarsadID": event.id,
        "MarsadStatus": event.status.value,
        "MarsadDate": event.date or "",
        "MarsadDateBasis": event.date_basis.value,
        "MarsadActors": _joined(p.name for p in told.actors),
        "MarsadTargets": _joined(p.name for p in told.targets),
        "MarsadPlaceCountry": event.place_country or "",
        "MarsadAttributedTo": event.attributed_to or "",
        "MarsadOutlet": article.outlet or "",
        "MarsadPublished": article.published.edtf or "",
        "MarsadPublishedBasis": article.published.basis.value,
        "MarsadArticle": article.id,
        "MarsadSentence": sentence.of(article.text),
        "MarsadSentenceSpan": _ends(sentence),
        "MarsadTriggerSpan": _ends(event.trigger),
        "MarsadEvidenceSpans": _joined(_ends(e) for e in event.evidence),
        "ScoreVersion": version,
    }


def _days(event: Event) -> dict[str, str]:
    """Return GDELT's cells of time: a day, month or year only where the event's date is no longer than that."""
    days = parse_edtf(event.date)
    if days is None or days.earliest is None or days.latest is None:
        return {}
    first, last = days.earliest, days.latest
    cells = {}
    if first == last:
        cells["SQLDATE"] = f"{first:%Y%m%d}"
        cells["FractionDate"] = f"{first.year + (first.month * _MONTH + first.day) / _YEAR:.4f}"
    if (first.year, first.month) == (last.year, last.month):
        cells["MonthYear"] = f"{first:%Y%m}"
    if first.year == last.year:
        cells["Year"] = str(first.year)
    return cells


def _party(party: Party, coding: Coding) -> dict[str, str | None]:
    role = next((a.role for a in coding.actors if a.key == party.key), None)
    return {
        "key": party.key,
        "name": party.name_en,
        "name_raw": party.name,
        "kind": party.kind.value if party.kind else None,
        "country": party.country,
        "title": role,
    }


def _place(span: Span, text: str) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _ends(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _joined(values: Iterable[str]) -> str:
    return _BETWEEN_VALUES.join(values)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _cleaned(row: dict[str, str]) -> dict[str, str]:
    """Return the cells that say something, without what would break a line of tab-separated values."""
    return {column: clean(cell) for column, cell in row.items() if cell}
