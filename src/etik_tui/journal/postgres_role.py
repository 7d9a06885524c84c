"""Which role of the database may read or write which institution."""

import re

from msgspec import Struct

from etik_tui.errors import InputError
from etik_tui.journal.engine import Transaction
from etik_tui.journal.postgres_schema import NAMESPACE, WRITES
from etik_tui.locale import _

# Names that need no thought about quoting, in the database or in what is printed.
ROLE = re.compile(r"[a-z_][a-z0-9_-]{0,62}")
# The chains of the office itself (who may use the program) belong to no institution.
OFFICE = ""
READ = ("schema_step", "institution_role", *WRITES)


class RoleRight(Struct, frozen=True, kw_only=True):
    """That a role of the database may read an institution's cases, and perhaps write them."""

    role: str
    institution: str
    writes: bool


def grant_statements(right: RoleRight) -> tuple[str, ...]:
    """Return the SQL that gives a right, to be run by the owner; the role must exist.

    Raises `InputError` for a name that would need quoting.
    """
    role = _checked(right.role)
    statements = list(_grants(role, writes=right.writes))
    for institution in (right.institution, OFFICE):
        safe, writes = institution.replace("'", "''"), int(right.writes)
        # On the office's own chains a wider right is not taken back by a narrower one.
        kept = f" DO UPDATE SET may_write = {writes}" if institution else " DO NOTHING"
        if not institution and right.writes:
            kept = " DO UPDATE SET may_write = 1"
        statements.append(
            f"INSERT INTO {NAMESPACE}.institution_role (institution, role, may_write)"  # noqa: S608 - both names are checked
            f" VALUES ('{safe}', '{role}', {writes}) ON CONFLICT (institution, role){kept}"
        )
    return tuple(statements)


def make_statement(role: str) -> str:
    """Return the SQL that makes a role; it has no password and so cannot log in with one."""
    return f'CREATE ROLE "{_checked(role)}" LOGIN'


def give(db: Transaction, right: RoleRight) -> None:
    """Give a right, and make the role if there is none; to be done by the owner."""
    known = db.execute("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = ?", (right.role,))
    if known.fetchone() is None:
        db.execute(make_statement(right.role))
    for statement in grant_statements(right):
        db.execute(statement)


def take(db: Transaction, role: str, institution: str) -> None:
    """Take a right away; to be done by the owner."""
    for statement in revoke_statements(role, institution):
        db.execute(statement)


def revoke_statements(role: str, institution: str) -> tuple[str, ...]:
    """Return the SQL that takes a right away; what a role sees follows `institution_role`."""
    name, safe = _checked(role), institution.replace("'", "''")
    table = f"{NAMESPACE}.institution_role"
    taken = f"DELETE FROM {table} WHERE institution = '{safe}' AND role = '{name}'"  # noqa: S608 - both names are checked
    others = f"SELECT 1 FROM {table} AS o WHERE o.role = '{name}' AND o.institution <> '{OFFICE}'"  # noqa: S608 - both names are checked
    # With the last institution go the chains of the office.
    last = f"DELETE FROM {table} WHERE role = '{name}' AND NOT EXISTS ({others})"  # noqa: S608 - both names are checked
    return taken, last


def rights(db: Transaction) -> tuple[RoleRight, ...]:
    """Return the rights that this session can see, by role."""
    found = db.execute(
        "SELECT role, institution, may_write FROM institution_role ORDER BY role, institution"
    )
    return tuple(
        RoleRight(role=role, institution=institution, writes=bool(writes))
        for role, institution, writes in found
    )


def sees_everything(db: Transaction) -> bool:
    """Return whether no policy hides rows from this session: it is the owner, or above it."""
    found = db.execute(
        "SELECT r.rolsuper OR r.rolbypassrls OR pg_catalog.pg_has_role(c.relowner, 'USAGE')"
        " FROM pg_catalog.pg_roles AS r, pg_catalog.pg_class AS c"
        " WHERE r.rolname = CURRENT_USER AND c.oid = 'fact'::pg_catalog.regclass"
    ).fetchone()
    return bool(found and found[0])


def regrant(db: Transaction) -> None:
    """Give every role its rights on tables that came later; roles that are gone are left out."""
    known = {name for (name,) in db.execute("SELECT rolname FROM pg_catalog.pg_roles")}
    for right in rights(db):
        if right.role in known and ROLE.fullmatch(right.role):
            for statement in _grants(right.role, writes=right.writes):
                db.execute(statement)


def _grants(role: str, *, writes: bool) -> tuple[str, ...]:
    tables = ", ".join(f"{NAMESPACE}.{table}" for table in READ)
    read = (
        f'GRANT USAGE ON SCHEMA {NAMESPACE} TO "{role}"',
        f'GRANT SELECT ON {tables} TO "{role}"',
        f'GRANT SELECT, INSERT, UPDATE, DELETE ON {NAMESPACE}.draft TO "{role}"',
    )
    if not writes:
        return read
    return (
        *read,
        *(f'GRANT {what} ON {NAMESPACE}.{table} TO "{role}"' for table, what in WRITES.items()),
    )


def _checked(role: str) -> str:
    if ROLE.fullmatch(role):
        return role
    raise InputError(
        _("Nama akun basis data “{role}” tidak dapat dipakai").format(role=role[:60]),
        where="--role",
        remedy=_("Pakai huruf kecil, angka, garis bawah, atau tanda hubung."),
    )
