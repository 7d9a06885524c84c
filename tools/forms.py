"""Every form of every installed profile, printed from a demonstration case: `make forms`.

Writes .docx, .pdf and a picture of each page to a folder (by default build/forms).
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from etik_tui.casework.demo import make_demo
from etik_tui.casework.paper_draft import Draft, PaperInput, draft_paper
from etik_tui.casework.paper_list import papers
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.render import Format, render

TODAY = date(2026, 11, 20)
CASES = 42
DOTS_PER_INCH = 80
Best = dict[tuple[str, str], tuple[str, Draft]]


def best_drafts(workspace: Workspace) -> Best:
    """Return each form's paper with the fewest gaps: (profile, form) -> (case id, draft)."""
    best: Best = {}
    cases: dict[str, str] = {}
    for case_id in workspace.journal.case_ids():
        case = workspace.case(case_id)
        cases.setdefault(case.profile, case_id)
        for slot in papers(workspace.situation(case)):
            wanted = PaperInput(
                form=slot.form.id,
                party=slot.party,
                milestone=slot.milestone,
                act=slot.act.version if slot.act else 0,
            )
            key = (case.profile, slot.form.id)
            draft = draft_paper(workspace, case_id, wanted)
            if key not in best or len(draft.missing) < len(best[key][1].missing):
                best[key] = (case_id, draft)
    for profile, case_id in cases.items():
        for form in workspace.library.get(profile).profile.forms:
            # No demonstration case comes so far: the form is printed with what a case has.
            if (profile, form.id) not in best and form.text:
                draft = draft_paper(workspace, case_id, PaperInput(form=form.id))
                best[profile, form.id] = (case_id, draft)
    return best


def write_forms(workspace: Workspace, folder: Path) -> Iterator[Path]:
    """Write every form as .docx and .pdf, and yield the PDF files."""
    for (profile, form), (_case, draft) in sorted(best_drafts(workspace).items()):
        home = folder / profile
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{form}.docx").write_bytes(render(draft.paper, Format.WORD))
        target = home / f"{form}.pdf"
        target.write_bytes(render(draft.paper, Format.PDF))
        yield target


def main(folder: Path) -> None:
    """Write all forms and their pictures."""
    if not shutil.which("pdftoppm"):
        sys.exit("pdftoppm is missing: apt-get install poppler-utils")
    shutil.rmtree(folder, ignore_errors=True)
    with TemporaryDirectory() as scratch:
        workspace = make_demo(Path(scratch) / "kantor", today=TODAY, cases=CASES)
        try:
            written = list(write_forms(workspace, folder))
        finally:
            workspace.close()
    for path in written:
        picture = [
            "pdftoppm",
            "-png",
            "-r",
            str(DOTS_PER_INCH),
            str(path),
            str(path.with_suffix("")),
        ]
        subprocess.run(picture, check=True)
        print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/forms"))
