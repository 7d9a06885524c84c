"""All papers of one case: drafted, and printed in each format, in one run.

    .venv/bin/python bench/papers.py

Of each institution the demonstration case with the most papers. The first run of a process also
loads the libraries; both figures are shown, the second is a median. `cpu` is the first run's time
of the processor, which a busy machine does not lengthen as it does the clock's.
"""

import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from etik_tui.casework.demo import make_demo
from etik_tui.casework.paper_draft import PaperInput, draft_paper
from etik_tui.casework.paper_list import PaperSlot, papers
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.block import Paper
from etik_tui.documents.render import Format, render

TODAY = date(2026, 11, 20)
CASES, TIMES = 42, 5
WANTED = 2.0


def fullest(workspace: Workspace) -> dict[str, tuple[str, tuple[PaperSlot, ...]]]:
    """Return the case of each institution with the most papers, and these."""
    found: dict[str, tuple[str, tuple[PaperSlot, ...]]] = {}
    for case_id in workspace.journal.case_ids():
        case = workspace.case(case_id)
        slots = papers(workspace.situation(case))
        if len(slots) > len(found.get(case.profile, ("", ()))[1]):
            found[case.profile] = (case_id, slots)
    return found


def drafts(workspace: Workspace, case_id: str, slots: tuple[PaperSlot, ...]) -> list[Paper]:
    """Return every paper of a case as it would leave now."""
    wanted = [
        PaperInput(
            form=each.form.id,
            party=each.party,
            milestone=each.milestone,
            act=each.act.version if each.act else 0,
        )
        for each in slots
    ]
    return [draft_paper(workspace, case_id, each).paper for each in wanted]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        workspace = make_demo(Path(scratch) / "kantor", today=TODAY, cases=CASES)
        cases = fullest(workspace)
        head = f"{'institution':<14}{'papers':>7}{'step':>8}"
        print(f"{head}{'first s':>10}{'cpu s':>8}{'median s':>10}")
        worst = 0.0
        for profile, (case_id, slots) in sorted(cases.items()):
            for step in ("draft", *Format):
                took, cpu = [], 0.0
                for _time in range(TIMES):
                    started, used = perf_counter(), process_time()
                    made = drafts(workspace, case_id, slots)
                    if isinstance(step, Format):
                        for paper in made:
                            render(paper, step)
                    took.append(perf_counter() - started)
                    cpu = cpu or process_time() - used
                worst = max(worst, cpu)
                row = f"{profile:<14}{len(slots):>7}{step:>8}"
                print(f"{row}{took[0]:>10.3f}{cpu:>8.3f}{median(took[1:]):>10.3f}")
        workspace.close()
    verdict = "met" if worst < WANTED else "MISSED"
    print(f"slowest first run {worst:.3f} s of the processor; wanted under {WANTED} s: {verdict}")


if __name__ == "__main__":
    main()
