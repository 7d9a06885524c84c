"""The tables on PostgreSQL, and who may see which of their rows.

They hold the same columns as those of SQLite. Every key is led by case and institution, or by
institution alone, so that no uniqueness reaches from one institution into another: an error over
a row that a role cannot see would tell that it is there. Text is compared byte by byte, as
SQLite does.

Rows are kept apart by institution, by policies that go by the role of the database that asks:
`institution_role` says which role may read or write which institution, membership included.
Nothing that a session can set is looked at. The owner is bound by a policy too, one that shows
everything, so that a backup by the owner is whole and one by another role is refused.
"""

import re
from collections.abc import Mapping

from etik_tui.journal.engine import Dialect
from etik_tui.journal.search import match_lexemes, text_lexemes

NAMESPACE = "etik"
CHANNEL = "etik_recorded"
TABLES = (
    # The number of the last migration; one row.
    "CREATE TABLE schema_step (step INTEGER NOT NULL PRIMARY KEY)",
    """CREATE TABLE institution_role (
        institution TEXT NOT NULL, role TEXT NOT NULL, may_write INTEGER NOT NULL,
        PRIMARY KEY (institution, role))""",
    """CREATE TABLE case_head (
        case_id TEXT NOT NULL, institution TEXT NOT NULL, number TEXT NOT NULL,
        version INTEGER NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (case_id, institution))""",
    """CREATE TABLE register_number (
        institution TEXT NOT NULL, number TEXT NOT NULL, case_id TEXT NOT NULL,
        PRIMARY KEY (institution, number))""",
    "CREATE INDEX register_number_alone ON register_number (number)",
    """CREATE TABLE register_counter (
        institution TEXT NOT NULL, year INTEGER NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (institution, year))""",
    # A draft belongs to the role that wrote it, and within it to a person.
    """CREATE TABLE draft (
        db_role TEXT NOT NULL DEFAULT CURRENT_USER, actor TEXT NOT NULL, key TEXT NOT NULL,
        saved_at TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (db_role, actor, key))""",
    """CREATE TABLE fact (
        case_id TEXT NOT NULL, version INTEGER NOT NULL, institution TEXT NOT NULL,
        recorded_at TEXT NOT NULL, actor TEXT NOT NULL, body TEXT NOT NULL,
        previous TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (case_id, institution, version))""",
    """CREATE TABLE case_row (
        case_id TEXT NOT NULL, institution TEXT NOT NULL, stage TEXT NOT NULL,
        stage_order INTEGER NOT NULL, closed INTEGER NOT NULL, due_key TEXT NOT NULL,
        number_key TEXT NOT NULL, updated TEXT NOT NULL, version INTEGER NOT NULL,
        body TEXT NOT NULL, calendar TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (case_id, institution))""",
    "CREATE INDEX case_row_board ON case_row (institution, stage, due_key, case_id, closed)",
    "CREATE INDEX case_row_due ON case_row (institution, due_key, case_id)",
    "CREATE INDEX case_row_number ON case_row (institution, number_key, case_id)",
    "CREATE INDEX case_row_recent ON case_row (institution, updated, case_id)",
    "CREATE INDEX case_row_calendar ON case_row (calendar, case_id) WHERE closed = 0",
    """CREATE TABLE due_row (
        case_id TEXT NOT NULL, position INTEGER NOT NULL, institution TEXT NOT NULL,
        due TEXT NOT NULL, body TEXT NOT NULL, deadline TEXT NOT NULL DEFAULT '',
        actor TEXT NOT NULL DEFAULT '', PRIMARY KEY (case_id, institution, position))""",
    """CREATE INDEX due_row_agenda
        ON due_row (institution, due, case_id, position, deadline, actor)""",
    "CREATE INDEX due_row_kinds ON due_row (institution, due, deadline, actor)",
    """CREATE TABLE norm_row (
        case_id TEXT NOT NULL, norm TEXT NOT NULL, institution TEXT NOT NULL,
        decided INTEGER NOT NULL, PRIMARY KEY (case_id, institution, norm))""",
    "CREATE INDEX norm_row_cases ON norm_row (institution, norm, case_id, decided)",
    """CREATE TABLE case_tie (
        case_id TEXT NOT NULL, institution TEXT NOT NULL, relation TEXT NOT NULL,
        token TEXT NOT NULL, PRIMARY KEY (case_id, institution, relation, token))""",
    "CREATE INDEX case_tie_token ON case_tie (relation, token, case_id)",
    """CREATE TABLE publication (
        uid TEXT NOT NULL, institution TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (uid, institution))""",
    """CREATE TABLE case_text (
        case_id TEXT NOT NULL, institution TEXT NOT NULL, body TEXT NOT NULL,
        words TSVECTOR NOT NULL, PRIMARY KEY (case_id, institution))""",
    "CREATE INDEX case_text_words ON case_text USING GIN (words)",
)
# What came later, each a step of its own.
FIGURES = (
    """CREATE TABLE case_figure (
        case_id TEXT NOT NULL, institution TEXT NOT NULL, year INTEGER NOT NULL,
        findings INTEGER NOT NULL, papers INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (case_id, institution))""",
    "CREATE INDEX case_figure_year ON case_figure (institution, year, case_id)",
    "CREATE INDEX case_figure_need ON case_figure (institution, findings, papers, case_id)",
)
# What a role that may write may do with each table; the rest it may read. Facts are only added.
WRITES: Mapping[str, str] = {
    "fact": "INSERT",
    "register_number": "INSERT",
    "register_counter": "INSERT, UPDATE",
    "case_head": "INSERT, UPDATE",
    "case_row": "INSERT, UPDATE, DELETE",
    "due_row": "INSERT, UPDATE, DELETE",
    "norm_row": "INSERT, UPDATE, DELETE",
    "case_tie": "INSERT, UPDATE, DELETE",
    "case_text": "INSERT, UPDATE, DELETE",
    "case_figure": "INSERT, UPDATE, DELETE",
    "publication": "INSERT, UPDATE, DELETE",
}
# Tables that have a step, and policies, of their own.
LATER = ("case_figure",)
# Of no institution, each with a policy of its own.
APART = ("schema_step", "institution_role", "draft")


def collated(statement: str) -> str:
    """Return a statement that makes text columns, so that they are compared byte by byte."""
    return re.sub(r"\bTEXT NOT NULL\b", 'TEXT COLLATE "C" NOT NULL', statement)


def fenced(table: str) -> tuple[str, ...]:
    """Return the statements that keep the rows of a table of institutions apart."""
    mine = "institution = ANY (ARRAY(SELECT g.institution FROM institution_role AS g{where}))"
    reads, writes = mine.format(where=""), mine.format(where=" WHERE g.may_write = 1")
    return (
        *_forced(table),
        f"CREATE POLICY reads ON {table} FOR SELECT USING ({reads})",
        f"CREATE POLICY adds ON {table} FOR INSERT WITH CHECK ({writes})",
        f"CREATE POLICY changes ON {table} FOR UPDATE USING ({writes}) WITH CHECK ({writes})",
        f"CREATE POLICY removes ON {table} FOR DELETE USING ({writes})",
        # Without it EXPLAIN would estimate how many rows another institution has.
        f"ALTER TABLE {table} ALTER COLUMN institution SET STATISTICS 0",
    )


def _forced(table: str) -> tuple[str, ...]:
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)",
    )


FENCES = (
    *(statement for table in WRITES if table not in LATER for statement in fenced(table)),
    *(statement for table in APART for statement in _forced(table)),
    "CREATE POLICY reads ON schema_step FOR SELECT USING (true)",
    # A name without a role, of one that was dropped, belongs to nobody.
    """CREATE POLICY reads ON institution_role FOR SELECT USING (EXISTS (
        SELECT 1 FROM pg_catalog.pg_roles AS r
        WHERE r.rolname = role AND pg_catalog.pg_has_role(r.oid, 'USAGE')))""",
    """CREATE POLICY own ON draft USING (db_role = CURRENT_USER)
        WITH CHECK (db_role = CURRENT_USER)""",
    # The owner too only adds facts; against intent there is the chain.
    "REVOKE UPDATE, DELETE, TRUNCATE ON fact FROM CURRENT_USER",
)

POSTGRES = Dialect(
    for_update=" FOR UPDATE",
    matching="""SELECT t.case_id FROM case_text AS t
        WHERE t.words @@ CAST(? AS tsquery) ORDER BY t.case_id DESC LIMIT ?""",
    match=match_lexemes,
    text_columns=("body", "words"),
    searched=lambda text: (text.replace("\0", " "), text_lexemes(text)),
    tally="SELECT stage, due_key, 1 AS n FROM case_row WHERE institution = ?",
    after_redaction="",
    # Numbered as on SQLite: the first step makes what seven steps made there.
    migrations=(
        (*map(collated, TABLES), *FENCES),
        *((),) * 6,
        (*map(collated, FIGURES), *fenced("case_figure")),
        (),
    ),
)
