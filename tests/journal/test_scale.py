"""The tables as other engines that speak PostgreSQL's protocol need them.

Citus, YugabyteDB and CockroachDB spread rows over machines. `docs/explanation/scale.md` says what
each lacks or makes slow; here the statements themselves, and what a server made of them, are held
to it.
"""

import re

import psycopg
import pytest

from etik_tui.journal import postgres_schema
from etik_tui.journal.postgres import ALONG, READ, WRITE
from etik_tui.journal.postgres_schema import POSTGRES
from etik_tui.journal.schema import SQLITE

STATEMENTS = [each for step in POSTGRES.migrations for each in step]
# Tables of the server's own housekeeping: a few rows, a copy on every node.
REFERENCE = {"schema_step", "institution_role"}
SPREAD_BY_CASE = {
    "fact",
    "case_head",
    "case_row",
    "due_row",
    "norm_row",
    "case_tie",
    "case_figure",
    "case_text",
}
SPREAD_BY_INSTITUTION = {"register_number", "register_counter"}
SPREAD_BY_OTHER = {"publication": "uid", "draft": "db_role"}

LACKING = {
    "a counter of the database": r"\b(SERIAL|BIGSERIAL|SMALLSERIAL|SEQUENCE|IDENTITY|nextval)\b",
    "an advisory lock": r"advisory",
    "a lock of a whole table": r"\bLOCK TABLE\b",
    "a trigger or rule": r"\bCREATE\s+(TRIGGER|RULE|FUNCTION|PROCEDURE|EVENT)\b",
    "a constraint checked late": r"\b(DEFERRABLE|EXCLUDE)\b",
    "a key of another table": r"\b(FOREIGN KEY|REFERENCES)\b",
    "a view": r"\bCREATE\s+(MATERIALIZED\s+)?VIEW\b",
    "an extension": r"\bEXTENSION\b",
    "an unlogged or inherited table": r"\b(UNLOGGED|INHERITS)\b",
    "a type of its own": r"\bCREATE\s+(TYPE|DOMAIN)\b",
    "a system column": r"\b(ctid|xmin|xmax|oid)\b(?!,)",
}


@pytest.mark.parametrize("lacking", LACKING)
def test_no_statement_needs_what_others_lack(lacking: str) -> None:
    """No statement of the schema, and none that opens a transaction, asks for it."""
    pattern = re.compile(LACKING[lacking], re.IGNORECASE)
    # The policy that asks who is a member of what is PostgreSQL's own, and left out elsewhere.
    for statement in (*(each for each in STATEMENTS if "pg_roles" not in each), READ, WRITE):
        assert not pattern.search(statement), statement


def test_keys_are_led_by_case_and_institution(postgres: str) -> None:
    """Every unique key holds what its table is spread by, first, and the institution."""
    leading: dict[str, list[list[str]]] = {}
    with psycopg.connect(postgres) as db:
        for table, unique, columns in db.execute(
            "SELECT t.relname, i.indisunique,"
            " array_agg(a.attname::text ORDER BY array_position(i.indkey::int[], a.attnum::int))"
            " FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid"
            " JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)"
            " WHERE t.relnamespace = 'etik'::regnamespace GROUP BY 1, 2, i.indexrelid"
        ):
            if unique:
                leading.setdefault(table, []).append(columns)
    assert set(leading) == (
        REFERENCE | SPREAD_BY_CASE | SPREAD_BY_INSTITUTION | set(SPREAD_BY_OTHER)
    ), "say in this test how the new table is spread"
    for table, keys in leading.items():
        # One unique key each: a second one could not be checked on one machine.
        assert len(keys) == 1, table
        (key,) = keys
        if table in SPREAD_BY_CASE:
            assert key[:2] == ["case_id", "institution"], table
        elif table in SPREAD_BY_INSTITUTION:
            assert key[0] == "institution", table
        elif table in SPREAD_BY_OTHER:
            assert key[0] == SPREAD_BY_OTHER[table], table


def test_columns_are_plain(postgres: str) -> None:
    """Columns are text in the C collation, numbers, or search words; nothing is computed there."""
    with psycopg.connect(postgres) as db:
        found = db.execute(
            "SELECT table_name, column_name, data_type, collation_name, column_default,"
            " is_generated, is_identity FROM information_schema.columns"
            " WHERE table_schema = 'etik'"
        ).fetchall()
    for table, column, kind, collation, default, generated, identity in found:
        assert kind in ("text", "integer", "tsvector"), (table, column)
        assert collation == ("C" if kind == "text" else None), (table, column)
        assert default in (None, "''::text", "''::text COLLATE \"C\"", "CURRENT_USER"), column
        assert (generated, identity) == ("NEVER", "NO"), column


def test_indexes_are_few_and_plain(postgres: str) -> None:
    """One inverted index over one column; all others are ordered, over columns as they are."""
    with psycopg.connect(postgres) as db:
        found = db.execute(
            "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'etik'"
        ).fetchall()
    inverted = [(name, text) for _table, name, text in found if " gin " in text]
    assert [name for name, _text in inverted] == ["case_text_words"]
    assert inverted[0][1].endswith("(words)")
    for _table, _name, text in found:
        assert " gin " in text or " btree " in text, text
        # No expression, no operator class: both are read differently elsewhere.
        assert "_ops" not in text, text
        assert not re.search(r"\(\(", text), text


def test_both_databases_have_the_same_indexes_for_lists(postgres: str) -> None:
    """A list that is quick in a file is quick on a server: the same columns lead its index."""
    with psycopg.connect(postgres) as db:
        found = {
            name
            for (name,) in db.execute("SELECT indexname FROM pg_indexes WHERE schemaname = 'etik'")
        }
    made = re.findall(
        r"CREATE INDEX (\w+)", " ".join(each for step in SQLITE.migrations for each in step)
    )
    assert set(made) <= found


def test_transactions_are_short_and_retried() -> None:
    """The retry covers serialisation failures; no setting outlives a transaction."""
    from etik_tui.journal.postgres_fault import COLLISIONS

    assert {"40001", "40P01"} <= set(COLLISIONS)
    for opening in (f"{READ}; {ALONG}", WRITE):
        for part in opening.split(";")[1:]:
            assert part.strip().startswith("SET LOCAL "), part
    assert postgres_schema.POSTGRES.for_update == " FOR UPDATE"
