"""The schema of the store, whole, and how older files are brought up to it."""

from __future__ import annotations

#: Marks the file as Marsad's ("MRSD" in ASCII); bytes 68 to 71 of every SQLite file.
APPLICATION_ID = 0x4D525344

# Offsets are half-open, in code points of the article's text. Lists of plain strings are JSON arrays. `place` is the
# order within the parent, from 0. The columns beside a span that repeat its surface are for people who open the file
# with other tools; the country beside an actor is the one of its appearance in that article. Nothing here depends on
# the clock, so that the same pages give the same rows.
SCHEMA = """
CREATE TABLE pages (
    no INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,   -- digest of the content and of all that the source tells of it
    name TEXT NOT NULL,
    row INTEGER,
    form TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    title TEXT,
    date TEXT,
    decoded TEXT,
    content BLOB NOT NULL,              -- UTF-8, compressed with zlib
    found_outlet TEXT,                  -- the outlet that reading found
    made_with TEXT NOT NULL             -- versions of the stages and resources
);

CREATE TABLE articles (
    no INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: the search index holds it
    id TEXT NOT NULL UNIQUE,
    page TEXT NOT NULL,
    row INTEGER,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    outlet_id TEXT,
    section TEXT,
    published TEXT,                     -- EDTF
    earliest TEXT,
    latest TEXT,
    published_basis TEXT NOT NULL,
    published_evidence TEXT NOT NULL,
    published_rejected TEXT NOT NULL,
    authors TEXT NOT NULL,
    credited_sources TEXT NOT NULL,
    keywords TEXT NOT NULL,
    made_with TEXT NOT NULL
);
CREATE INDEX articles_earliest ON articles (earliest);

-- One article can stand on several pages: a second one pasted below, or the same text met twice.
CREATE TABLE page_articles (
    page INTEGER NOT NULL REFERENCES pages (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (no) ON DELETE CASCADE,
    PRIMARY KEY (page, place)
) WITHOUT ROWID;
CREATE INDEX page_articles_article ON page_articles (article);

CREATE TABLE paragraphs (
    article INTEGER NOT NULL REFERENCES articles (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    page_start INTEGER,
    page_end INTEGER,
    PRIMARY KEY (article, place)
) WITHOUT ROWID;

-- Identities: one row a key, wherever it is met.
CREATE TABLE actors (
    no INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
);

-- An actor as one article shows it.
CREATE TABLE appearances (
    article INTEGER NOT NULL REFERENCES articles (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (no),
    name TEXT NOT NULL,
    name_en TEXT,
    name_en_made INTEGER NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    role TEXT,
    PRIMARY KEY (article, place)
) WITHOUT ROWID;
CREATE INDEX appearances_actor ON appearances (actor);

CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles (no) ON DELETE CASCADE,
    appearance INTEGER NOT NULL,        -- the place of the appearance
    place INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (article, appearance, place)
) WITHOUT ROWID;

-- By which folded names an actor was ever met.
CREATE TABLE spellings (
    form TEXT NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (no),
    PRIMARY KEY (form, actor)
) WITHOUT ROWID;

CREATE TABLE statements (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    form TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    cue TEXT NOT NULL,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    content TEXT NOT NULL,
    occasion_start INTEGER,
    occasion_end INTEGER,
    occasion_kind TEXT,
    date TEXT,                          -- EDTF; when it was said, where the words tell
    date_basis TEXT NOT NULL DEFAULT 'unknown',
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    in_title INTEGER NOT NULL,
    rule TEXT NOT NULL,
    entries TEXT NOT NULL,
    candidates TEXT NOT NULL
);
CREATE INDEX statements_id ON statements (id);
CREATE INDEX statements_article ON statements (article, place);

CREATE TABLE statement_speakers (
    statement INTEGER NOT NULL REFERENCES statements (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (no),
    country TEXT,
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE INDEX statement_speakers_actor ON statement_speakers (actor);
CREATE INDEX statement_speakers_country ON statement_speakers (country, statement);

CREATE TABLE statement_to (
    statement INTEGER NOT NULL REFERENCES statements (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (no),
    country TEXT,
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE INDEX statement_to_actor ON statement_to (actor);
CREATE INDEX statement_to_country ON statement_to (country, statement);

CREATE TABLE statement_via (
    statement INTEGER NOT NULL REFERENCES statements (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    actor INTEGER REFERENCES actors (no),
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;

-- Whom a statement's content names: derived from the mentions that lie within it.
CREATE TABLE statement_about (
    statement INTEGER NOT NULL REFERENCES statements (no) ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actors (no),
    country TEXT,
    PRIMARY KEY (statement, actor)
) WITHOUT ROWID;
CREATE INDEX statement_about_actor ON statement_about (actor);
CREATE INDEX statement_about_country ON statement_about (country, statement);

-- Issues that the content names.
CREATE TABLE statement_issues (
    statement INTEGER NOT NULL REFERENCES statements (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    issue TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE INDEX statement_issues_issue ON statement_issues (issue, statement);

-- States that the content names.
CREATE TABLE statement_states (
    statement INTEGER NOT NULL REFERENCES statements (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    country TEXT NOT NULL,
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;

-- Stands that the speaker takes, with the words that take them.
CREATE TABLE statement_stances (
    statement INTEGER NOT NULL REFERENCES statements (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,                 -- supports or opposes
    towards TEXT NOT NULL,              -- key of an actor or id of an issue
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE INDEX statement_stances_towards ON statement_stances (towards, statement);

CREATE TABLE events (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    date TEXT,                          -- EDTF
    date_basis TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    where_start INTEGER,
    where_end INTEGER,
    where_country TEXT,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    attributed_to INTEGER REFERENCES actors (no),
    speech INTEGER NOT NULL,
    in_title INTEGER NOT NULL,
    rule TEXT NOT NULL,
    entries TEXT NOT NULL,
    candidates TEXT NOT NULL
);
CREATE INDEX events_id ON events (id);
CREATE INDEX events_article ON events (article, place);
CREATE INDEX events_type ON events (type, earliest);

CREATE TABLE event_parties (
    event INTEGER NOT NULL REFERENCES events (no) ON DELETE CASCADE,
    role TEXT NOT NULL,                 -- actor, target or mediator
    place INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actors (no),
    country TEXT,
    PRIMARY KEY (event, role, place)
) WITHOUT ROWID;
CREATE INDEX event_parties_actor ON event_parties (actor);
CREATE INDEX event_parties_country ON event_parties (country, event);

CREATE TABLE evidence (
    event INTEGER NOT NULL REFERENCES events (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    PRIMARY KEY (event, place)
) WITHOUT ROWID;

-- What further words tell of an event: form of contact, stage of a treaty, round, casualties.
CREATE TABLE event_details (
    event INTEGER NOT NULL REFERENCES events (no) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT,
    least INTEGER,                      -- null where a number has no lower end, or there is no number
    most INTEGER,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    PRIMARY KEY (event, place)
) WITHOUT ROWID;
CREATE INDEX event_details_kind ON event_details (kind, value);

CREATE TABLE failures (
    no INTEGER PRIMARY KEY,
    page INTEGER REFERENCES pages (no) ON DELETE CASCADE,  -- null where no page could be made
    name TEXT NOT NULL,
    row INTEGER,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX failures_page ON failures (page);
CREATE INDEX failures_name ON failures (name, row);

-- Folded words of the articles; holds no text, and articles that are gone are passed over by their number.
CREATE VIRTUAL TABLE words USING fts5 (title, body, content='', tokenize='unicode61 remove_diacritics 0');
"""


def _between(first: str, last: str) -> str:
    """Return the part of the schema from one line to before another: what a migration adds whole."""
    return SCHEMA[SCHEMA.index(first) : SCHEMA.index(last)]


#: The statements that bring a file of version 1 to version 2, and so on; a new file gets SCHEMA as it stands.
MIGRATIONS: tuple[str, ...] = (
    # What statements are about. Pages of before keep their statements without it until they are added again.
    """
ALTER TABLE statements ADD COLUMN occasion_kind TEXT;
ALTER TABLE statements ADD COLUMN date TEXT;
ALTER TABLE statements ADD COLUMN date_basis TEXT NOT NULL DEFAULT 'unknown';
"""
    + _between("-- Issues that the content names.", "CREATE TABLE events ("),
    # What further words tell of events; likewise.
    _between("-- What further words tell of an event", "CREATE TABLE failures ("),
)
#: The version this Marsad writes; kept in the file's ``user_version``.
VERSION = 1 + len(MIGRATIONS)
