"""The questions, each a function of a store.

Names of states (code, Arabic or English name) mean all who belong to the state; other names mean the actors met by
them. Days may be given as dates or as EDTF writings; a period holds what can have been within it, by a record's own
date, or by its article's where it has none. Headlines repeat what the body says and are left out of listings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.asking.answers import ActorAnswer, EventAnswer, Found, Met, StatementAnswer, StatusAnswer, Tally
from marsad.asking.corrections import corrections_path, load_corrections
from marsad.asking.issues import find_subject
from marsad.asking.naming import find_actors, find_who, first_day, last_day, state_code
from marsad.asking.telling import party_of, source_of, tell_event, tell_statement
from marsad.edtf import parse_edtf
from marsad.errors import QueryError
from marsad.gathering.identities import find_identities
from marsad.language.words import split_words
from marsad.lexicon.compiled import load_lexicon
from marsad.lexicon.entries import EntryKind
from marsad.records import ActorKind, EventType, Span, Status
from marsad.store.search import parse_query
from marsad.store.selecting import EventChoice, StatementChoice, Who

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from marsad.asking.answers import Party
    from marsad.asking.corrections import Corrections
    from marsad.asking.naming import Day
    from marsad.gathering.identities import Identities, Link
    from marsad.records import Article, Coding, Event
    from marsad.store.store import Store
    from marsad.store.tallies import Count

# Words shown on either side of the first place found.
_CONTEXT = 12


def between(
    store: Store,
    a: str,
    b: str,
    *,
    since: Day | None = None,
    until: Day | None = None,
    type: EventType | str | None = None,  # noqa: A002  (the word that people use)
) -> tuple[EventAnswer | StatementAnswer, ...]:
    """Return what happened between two states, and what those of one said of or to the other.

    Args:
        store: where to look.
        a: a state by code, Arabic or English name.
        b: another state.
        since: first day.
        until: last day.
        type: events of one type alone, and no statements.

    Returns:
        Events by their own dates and statements by their articles', in order; undated ones last.

    Raises:
        QueryError: a state, day or type is not known.
    """
    codes = state_code(a), state_code(b)
    if codes[0] == codes[1]:
        raise QueryError(f"{a!r} and {b!r} are one state; give two")
    one, other = (Who(countries=(code,)) for code in codes)
    first, last = first_day(since), last_day(until)
    chosen = EventChoice(type=_event_type(type), parties=(one, other), since=first, until=last)
    lines: dict[str, EventAnswer | StatementAnswer] = {e.id: tell_event(c, e) for c, e in store.choose_events(chosen)}
    if type is None:
        for speaker, concerning in ((one, other), (other, one)):
            choice = StatementChoice(speaker=speaker, concerning=concerning, since=first, until=last)
            lines |= {s.id: tell_statement(c, s) for c, s in store.choose_statements(choice)}
    return tuple(sorted(lines.values(), key=_order))


def statements(
    store: Store,
    *,
    speaker: str | None = None,
    about: str | None = None,
    to: str | None = None,
    said_with: str | None = None,
    since: Day | None = None,
    until: Day | None = None,
) -> Iterator[StatementAnswer]:
    """Return statements by date of publication, the latest first, undated ones last.

    Args:
        store: where to look.
        speaker: who speaks.
        about: whom the content names, or an issue by id, English or Arabic name; a name of both means either.
        to: who is addressed.
        said_with: words that the content holds, in any spelling; a phrase in quotation marks.
        since: first day of publication.
        until: last day of publication.

    Raises:
        QueryError: a name or day is not known.
    """
    query = parse_query(said_with) if said_with is not None else None
    issues, whom = find_subject(store, about) if about is not None else ((), None)
    choice = StatementChoice(
        newest=True,
        speaker=find_who(store, speaker) if speaker is not None else None,
        about=whom,
        issues=issues,
        to=find_who(store, to) if to is not None else None,
        words=query.match_expression() if query else None,
        since=first_day(since),
        until=last_day(until),
    )
    found = store.choose_statements(choice)
    return (
        tell_statement(coding, statement)
        for coding, statement in found
        if query is None or query.find(statement.content.of(coding.article.text))
    )


def events(
    store: Store,
    *,
    type: EventType | str | None = None,  # noqa: A002  (the word that people use)
    actor: str | None = None,
    target: str | None = None,
    status: Status | str | None = None,
    since: Day | None = None,
    until: Day | None = None,
) -> Iterator[EventAnswer]:
    """Return events by date, undated ones last.

    Args:
        store: where to look.
        type: a PLOVER type.
        actor: who acts.
        target: to whom it is done.
        status: whether it happened, is planned, denied ...
        since: first day.
        until: last day.

    Raises:
        QueryError: a name, day, type or status is not known.
    """
    found = event_records(store, type=type, actor=actor, target=target, status=status, since=since, until=until)
    return (tell_event(coding, event) for coding, event in found)


def event_records(
    store: Store,
    *,
    type: EventType | str | None = None,  # noqa: A002  (the word that people use)
    actor: str | None = None,
    target: str | None = None,
    status: Status | str | None = None,
    since: Day | None = None,
    until: Day | None = None,
) -> Iterator[tuple[Coding, Event]]:
    """Return what `events` returns as the records themselves, each with the article that it stands in."""
    choice = EventChoice(
        type=_event_type(type),
        actor=find_who(store, actor) if actor is not None else None,
        target=find_who(store, target) if target is not None else None,
        status=_status(status),
        since=first_day(since),
        until=last_day(until),
    )
    return iter(store.choose_events(choice))


def search(store: Store, words: str) -> Iterator[Found]:
    """Return the articles that hold all the words, best first.

    Args:
        store: where to look.
        words: words in any spelling, with or without fused letters; a phrase in quotation marks.

    Raises:
        QueryError: there is no word.
    """
    query = parse_query(words)
    found = ((article, query.find(article.text)) for article in store.articles_with(query))
    return (_found(article, places) for article, places in found if places)


def actor(store: Store, name: str) -> tuple[ActorAnswer, ...]:
    """Return all that is known of the actors with a name, those in most articles first.

    Persons whom articles spell in several ways are one where names, states and times leave no doubt; what somebody has
    put right goes before that.

    Args:
        store: where to look.
        name: a name in any spelling met, an English name, a part of one, or a key.
    """
    corrections = load_corrections(corrections_path(store.path))
    keys = [k for k in find_actors(store, name) if k not in corrections.not_persons]
    gathered = _identities(store, corrections, keys).identities if keys else ()
    same = {key: tuple(dict.fromkeys((one.key, *one.keys))) for one in gathered for key in one.keys}
    persons = dict.fromkeys(same.get(key) or corrections.group(key) for key in keys)
    found = (_actor(store, keys, corrections) for keys in persons)
    return tuple(answer for answer in found if answer)


def doubtful(store: Store) -> tuple[Link, ...]:
    """Return the merges and splits of persons that are near the line, the most doubtful first."""
    return _identities(store, load_corrections(corrections_path(store.path))).doubtful


def _identities(store: Store, corrections: Corrections, about: Sequence[str] = ()) -> Identities:
    """Gather the persons of a store, as far as one of some keys needs it, with what was put right."""
    known = {f"act_{person.id}" for person in load_lexicon().entries(EntryKind.PERSON)}
    persons = (s for s in store.persons() if s.key not in corrections.not_persons)
    return find_identities(persons, known, merged=corrections.pairs(), split=corrections.split, about=about)


def article(store: Store, article_id: str) -> Coding | None:
    """Return an article with all that was found in it, or None if the store has none with that id."""
    coding = store.coding(article_id)
    return coding if coding and coding.article.id == article_id else None


def status(store: Store) -> StatusAnswer:
    """Return what is in a store, and what could not be read."""
    summary = store.summary()
    return StatusAnswer(
        pages=summary.pages,
        articles=summary.articles,
        actors=summary.actors,
        statements=summary.statements,
        events=summary.events,
        earliest=summary.earliest.isoformat() if summary.earliest else None,
        latest=summary.latest.isoformat() if summary.latest else None,
        undated=summary.undated,
        outdated=summary.outdated,
        outlets=_tallies(summary.outlets),
        failures=store.failures(),
    )


def _actor(store: Store, keys: tuple[str, ...], corrections: Corrections) -> ActorAnswer | None:
    profile = store.profile(keys)
    if profile is None:
        return None
    who = Who(keys=keys)
    renamed = [corrections.renamed[k] for k in keys if k in corrections.renamed]
    name = next((name for name, _ in renamed if name), profile.names[0].name)
    name_en = next((name for _, name in renamed if name), profile.names_en[0].name if profile.names_en else None)
    said = tuple(tell_statement(c, s) for c, s in store.choose_statements(StatementChoice(speaker=who)))
    about = tuple(tell_statement(c, s) for c, s in store.choose_statements(StatementChoice(about=who)))
    return ActorAnswer(
        key=profile.key,
        name=name,
        name_en=name_en,
        kind=ActorKind(profile.kinds[0].name),
        country=profile.countries[0].name if profile.countries else None,
        articles=profile.articles,
        spellings=_tallies(profile.spellings),
        roles=_tallies(profile.roles),
        said=said,
        said_about=about,
        met=_met(store, who, profile.met),
    )


def _met(store: Store, who: Who, counts: Iterable[Count]) -> tuple[Met, ...]:
    """Give the counts of those met the names by which the articles on the meetings know them."""
    wanted = {count.name: count.count for count in counts}
    named: dict[str, Party] = {}
    if wanted:
        for coding, event in store.choose_events(EventChoice(type=EventType.CONSULT, parties=(who,))):
            keys = {*event.actors, *event.targets}
            for one in coding.actors:
                if one.key in keys:
                    named.setdefault(one.key, party_of(one))
    return tuple(Met(party=named[key], count=count) for key, count in wanted.items() if key in named)


def _found(article: Article, places: tuple[Span, ...]) -> Found:
    text = article.text
    start, end = places[0].start, places[0].end
    before = split_words(text[text.rfind("\n", 0, start) + 1 : start])[-_CONTEXT:]
    after = split_words(text[end : max(text.find("\n", end), 0) or None])[:_CONTEXT]
    first = text.rfind("\n", 0, start) + 1 + before[0].start if before else start
    last = end + after[-1].end if after else end
    return Found(
        source=source_of(article),
        snippet=text[first:last],
        marks=tuple(
            Span(start=p.start - first, end=p.end - first) for p in places if first <= p.start and p.end <= last
        ),
        places=places,
    )


def _order(answer: EventAnswer | StatementAnswer) -> tuple[bool, str, str, str, str]:
    """Return the place in time: undated last, by publication; ties by id, so that the order is always the same."""
    days = parse_edtf(answer.date)
    day = days and (days.earliest or days.latest)
    return (
        day is None,
        day.isoformat() if day else "",
        answer.source.published or "9999",
        answer.source.article,
        answer.id,
    )


def _event_type(name: EventType | str | None) -> EventType | None:
    try:
        return None if name is None else EventType(name.upper())
    except ValueError as error:
        raise QueryError(f"{name!r} is no type of event; there are {', '.join(EventType)}") from error


def _status(name: Status | str | None) -> Status | None:
    try:
        return None if name is None else Status(name.lower())
    except ValueError as error:
        raise QueryError(f"{name!r} is no status; there are {', '.join(Status)}") from error


def _tallies(counts: Iterable[Count]) -> tuple[Tally, ...]:
    return tuple(Tally(name=c.name, count=c.count) for c in counts)
