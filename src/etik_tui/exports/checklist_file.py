"""A checklist as the content of a file."""

from enum import StrEnum

from etik_tui.exports.checklist import ChecklistSheet, checklist_body, table_head, table_rows
from etik_tui.exports.encoding import encoded
from etik_tui.exports.table import csv_file

SCHEMA = "etik.checklist/1"


class ChecklistFormat(StrEnum):
    """What a checklist can be written as."""

    PDF = "pdf"
    DOCX = "docx"
    MD = "md"
    CSV = "csv"
    JSON = "json"


def checklist_file(sheet: ChecklistSheet, form: ChecklistFormat) -> bytes:
    """Return the checklist as the content of a file."""
    if form is ChecklistFormat.JSON:
        return (encoded({"schema": SCHEMA, **checklist_body(sheet)}) + "\n").encode()
    if form is ChecklistFormat.CSV:
        return csv_file(table_head(), table_rows(sheet))
    from etik_tui.documents.render import Format, render
    from etik_tui.exports.checklist_paper import checklist_paper

    return render(checklist_paper(sheet), Format(form.value))
