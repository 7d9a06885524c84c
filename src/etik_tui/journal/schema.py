"""The tables, as numbered migrations of one SQL text, and the parts that only SQLite has.

Every table names the institution or is keyed by case, so that rows can be kept apart by
institution and spread over servers by case. Dates, moments and ids are text, yes and no are 1
and 0; nothing is counted by the database.
"""

from etik_tui.journal.engine import Dialect
from etik_tui.journal.search import match_expression

FACTS = (
    # The end of every chain: found first by a writer, and what a cut tail is measured against.
    """CREATE TABLE case_head (
        case_id TEXT NOT NULL PRIMARY KEY, institution TEXT NOT NULL, number TEXT NOT NULL,
        version INTEGER NOT NULL, hash TEXT NOT NULL)""",
    """CREATE TABLE register_number (
        institution TEXT NOT NULL, number TEXT NOT NULL, case_id TEXT NOT NULL,
        PRIMARY KEY (institution, number))""",
    "CREATE INDEX register_number_alone ON register_number (number)",
    """CREATE TABLE register_counter (
        institution TEXT NOT NULL, year INTEGER NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (institution, year))""",
    """CREATE TABLE draft (
        actor TEXT NOT NULL, key TEXT NOT NULL, saved_at TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (actor, key))""",
)
FACT_TABLE = """CREATE TABLE fact (
        case_id TEXT NOT NULL, version INTEGER NOT NULL, institution TEXT NOT NULL,
        recorded_at TEXT NOT NULL, actor TEXT NOT NULL, body TEXT NOT NULL,
        previous TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (case_id, version))"""
INDEX = (
    """CREATE TABLE case_row (
        case_id TEXT NOT NULL PRIMARY KEY, institution TEXT NOT NULL, stage TEXT NOT NULL,
        stage_order INTEGER NOT NULL, closed INTEGER NOT NULL, due_key TEXT NOT NULL,
        number_key TEXT NOT NULL, updated TEXT NOT NULL, version INTEGER NOT NULL,
        body TEXT NOT NULL)""",
    "CREATE INDEX case_row_board ON case_row (institution, stage, due_key, case_id, closed)",
    "CREATE INDEX case_row_due ON case_row (institution, due_key, case_id)",
    "CREATE INDEX case_row_number ON case_row (institution, number_key, case_id)",
    "CREATE INDEX case_row_recent ON case_row (institution, updated, case_id)",
    """CREATE TABLE due_row (
        case_id TEXT NOT NULL, position INTEGER NOT NULL, institution TEXT NOT NULL,
        due TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (case_id, position))""",
    "CREATE INDEX due_row_agenda ON due_row (institution, due, case_id, position)",
)
# Tables that came later, each a migration of its own.
NORMS = (
    """CREATE TABLE norm_row (
        case_id TEXT NOT NULL, norm TEXT NOT NULL, institution TEXT NOT NULL,
        decided INTEGER NOT NULL, PRIMARY KEY (case_id, norm))""",
    "CREATE INDEX norm_row_cases ON norm_row (institution, norm, case_id, decided)",
)
# Which limits fall on a day, and who owes them, is counted from this index alone.
DUE_KINDS = (
    "ALTER TABLE due_row ADD COLUMN deadline TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE due_row ADD COLUMN actor TEXT NOT NULL DEFAULT ''",
    """UPDATE due_row SET deadline = coalesce(json_extract(body, '$.deadline'), ''),
        actor = coalesce(json_extract(body, '$.actor'), '') WHERE json_valid(body)""",
    "CREATE INDEX due_row_kinds ON due_row (institution, due, deadline, actor)",
)
# What was published of time limits, kept apart from the index: it cannot be computed from facts.
PUBLICATION = (
    """CREATE TABLE publication (
        uid TEXT NOT NULL PRIMARY KEY, institution TEXT NOT NULL, body TEXT NOT NULL)""",
)
# With which calendar the dates of an open case were computed.
CALENDARS = (
    "ALTER TABLE case_row ADD COLUMN calendar TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX case_row_calendar ON case_row (calendar, case_id) WHERE closed = 0",
)
# The agenda of some kinds or actors is read along the days without looking at other rows.
DUE_AGENDA = (
    "DROP INDEX due_row_agenda",
    """CREATE INDEX due_row_agenda
        ON due_row (institution, due, case_id, position, deadline, actor)""",
)
# Who is named in a case, sits in its Majelis, or may alone know of it: hashed, made from the facts.
TIES = (
    """CREATE TABLE case_tie (
        case_id TEXT NOT NULL, institution TEXT NOT NULL, relation TEXT NOT NULL,
        token TEXT NOT NULL, PRIMARY KEY (case_id, relation, token))""",
    "CREATE INDEX case_tie_token ON case_tie (relation, token, case_id)",
)
# What statistics and the review queue count, without reading any case.
FIGURES = (
    """CREATE TABLE case_figure (
        case_id TEXT NOT NULL PRIMARY KEY, institution TEXT NOT NULL, year INTEGER NOT NULL,
        findings INTEGER NOT NULL, papers INTEGER NOT NULL, body TEXT NOT NULL)""",
    "CREATE INDEX case_figure_year ON case_figure (institution, year, case_id)",
    "CREATE INDEX case_figure_need ON case_figure (institution, findings, papers, case_id)",
)

SQLITE_SEARCH = (
    # `document` is the number by which the full text index knows a case; VACUUM keeps it.
    """CREATE TABLE case_text (
        document INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE, institution TEXT NOT NULL,
        body TEXT NOT NULL)""",
    """CREATE VIRTUAL TABLE case_search USING fts5 (
        body, content='case_text', content_rowid='document', prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER case_text_added AFTER INSERT ON case_text BEGIN
        INSERT INTO case_search (rowid, body) VALUES (new.document, new.body);
    END""",
    """CREATE TRIGGER case_text_removed AFTER DELETE ON case_text BEGIN
        INSERT INTO case_search (case_search, rowid, body)
        VALUES ('delete', old.document, old.body);
    END""",
    """CREATE TRIGGER case_text_changed AFTER UPDATE ON case_text BEGIN
        INSERT INTO case_search (case_search, rowid, body)
        VALUES ('delete', old.document, old.body);
        INSERT INTO case_search (rowid, body) VALUES (new.document, new.body);
    END""",
)
# How many cases stand in which stage, by due date: a row for each day in use, kept by the tables
# themselves. A server counts when it is asked: there, writers would queue for these few rows.
_TALLIED = "institution = old.institution AND stage = old.stage AND due_key = old.due_key"
_COUNT = """INSERT INTO stage_tally (institution, stage, due_key, n)
        VALUES (new.institution, new.stage, new.due_key, 1)
        ON CONFLICT (institution, stage, due_key) DO UPDATE SET n = n + 1;"""
_UNCOUNT = f"""UPDATE stage_tally SET n = n - 1 WHERE {_TALLIED};
        DELETE FROM stage_tally WHERE {_TALLIED} AND n = 0;"""  # noqa: S608 - text of the program
SQLITE_TALLY = (
    """CREATE TABLE stage_tally (
        institution TEXT NOT NULL, stage TEXT NOT NULL, due_key TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (institution, stage, due_key)) WITHOUT ROWID""",
    """INSERT INTO stage_tally (institution, stage, due_key, n)
        SELECT institution, stage, due_key, count(*) FROM case_row
        GROUP BY institution, stage, due_key""",
    f"CREATE TRIGGER case_row_added AFTER INSERT ON case_row BEGIN {_COUNT} END",
    f"CREATE TRIGGER case_row_removed AFTER DELETE ON case_row BEGIN {_UNCOUNT} END",
    f"""CREATE TRIGGER case_row_moved AFTER UPDATE OF institution, stage, due_key ON case_row
        WHEN NOT (new.institution = old.institution AND new.stage = old.stage
            AND new.due_key = old.due_key)
        BEGIN {_UNCOUNT} {_COUNT} END""",
)
# Facts cannot be changed by accident; against intent there is the chain.
SQLITE_APPEND_ONLY = (
    """CREATE TRIGGER fact_unchanged BEFORE UPDATE ON fact BEGIN
        SELECT raise(ABORT, 'facts are never changed');
    END""",
    """CREATE TRIGGER fact_kept BEFORE DELETE ON fact BEGIN
        SELECT raise(ABORT, 'facts are never deleted');
    END""",
)

ROWS_SINCE = 8
"""The first step after which rows hold all that is asked of them, whatever the database."""

SQLITE = Dialect(
    for_update="",
    matching="""SELECT t.case_id FROM case_search AS s
        JOIN case_text AS t ON t.document = s.rowid
        WHERE s.case_search MATCH ? ORDER BY s.rowid DESC LIMIT ?""",
    match=match_expression,
    text_columns=("body",),
    searched=lambda text: (text,),
    tally="SELECT stage, due_key, n FROM stage_tally WHERE institution = ?",
    after_redaction="INSERT INTO case_search (case_search) VALUES ('optimize')",
    migrations=(
        (
            *FACTS,
            # Clustered by key: a case's facts lie together, and a check of all reads in order.
            FACT_TABLE + " WITHOUT ROWID",
            *INDEX,
            *SQLITE_SEARCH,
            *SQLITE_APPEND_ONLY,
        ),
        NORMS,
        DUE_KINDS,
        PUBLICATION,
        CALENDARS,
        DUE_AGENDA,
        TIES,
        FIGURES,
        SQLITE_TALLY,
    ),
)
