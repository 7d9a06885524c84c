"""The examination: pairs typed at the speed of a hearing, put right, put in, read back, signed."""

import pytest
from textual import events

from etik_tui.casework import casefile, examination, hearing
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.person import Person, Role
from etik_tui.journal.port import Draft
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick import PickDialog
from etik_tui.tui.pair import Half
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.examination import ExaminationScreen
from etik_tui.tui.screens.read_back import ReadBackScreen
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import opened, press, text, type_in
from tests.tui.seed import NOW, with_panel
from tests.tui.test_hostile import HOSTILE

TO_RECORD = ("enter", *["right"] * 5)
PAIRS = [(f"Pertanyaan nomor {n}?", f"Jawaban nomor {n}.") for n in range(1, 31)]


def pairs(workspace: Workspace, case: str) -> list[tuple[str, str]]:
    """Return what is on record, in order."""
    return [(each.question, each.answer) for each in workspace.case(case).questions]


def burst(app, typed: str) -> None:
    """Send keys as a terminal hands over a burst: all at once, without waiting for any."""
    for char in typed:
        key = {"\r": "enter", " ": "space"}.get(char, char)
        app.post_message(events.Key(key, char))


async def settle(pilot, workspace: Workspace, case: str, count: int) -> None:
    """Wait until so many pairs are on record."""
    for _turn in range(400):
        await pilot.pause()
        if len(workspace.case(case).questions) >= count:
            await pilot.pause()
            return


async def test_thirty_pairs_typed_in_a_burst_are_all_there(workspace: Workspace) -> None:
    """Keys that arrive faster than they are answered end up in the right half of the right pair."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t")
        burst(pilot.app, "".join(f"{question}\r{answer}\r" for question, answer in PAIRS))
        await settle(pilot, workspace, case, len(PAIRS))
        assert pairs(workspace, case) == PAIRS
        assert "Pertanyaan 31" in text(pilot)
        assert "30 tanya jawab" in text(pilot)
        assert "Jawaban nomor 30." in text(pilot)


async def test_each_pair_is_a_fact_at_once_and_esc_leaves(workspace: Workspace) -> None:
    """Enter after the answer stores the pair; what is half typed is there again on return."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t")
        assert isinstance(pilot.app.screen, ExaminationScreen)
        await type_in(pilot, "Apakah sehat")
        await press(pilot, "enter")
        assert "Jawaban 1" in text(pilot)
        await type_in(pilot, "Sehat")
        await press(pilot, "enter")
        assert pairs(workspace, case) == [("Apakah sehat", "Sehat")]
        await type_in(pilot, "Siapa atasan")
        await press(pilot, "enter")
        await type_in(pilot, "Atasan saya adal")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "Apakah sehat" in text(pilot)
        await press(pilot, "t")
        pair = pilot.app.screen.pair
        assert (pair.question, pair.answer, pair.half) == (
            "Siapa atasan",
            "Atasan saya adal",
            Half.ANSWER,
        )
        assert "Atasan saya adal" in text(pilot)


async def test_an_answer_may_have_several_lines(workspace: Workspace) -> None:
    """F3 begins a new line, and pasted lines stay lines."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t")
        await type_in(pilot, "Ceritakan")
        await press(pilot, "enter")
        await type_in(pilot, "Pertama")
        await press(pilot, "f3")
        await type_in(pilot, "kedua\nketiga")
        await press(pilot, "enter")
    assert pairs(workspace, case) == [("Ceritakan", "Pertama\nkedua\nketiga")]


async def test_an_empty_answer_is_stored_only_on_purpose(workspace: Workspace) -> None:
    """A second Enter that slipped in asks first; a question without words is not stored at all."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "enter", "enter")
        assert pairs(workspace, case) == []
        await type_in(pilot, "Mengapa")
        await press(pilot, "enter", "enter")
        assert "Enter sekali lagi" in text(pilot)
        assert pairs(workspace, case) == []
        await press(pilot, "enter")
        assert pairs(workspace, case) == [("Mengapa", "")]


async def test_earlier_pairs_are_put_right_and_others_put_in(workspace: Workspace) -> None:
    """Enter in the list puts a pair right in its place, F9 puts one in; numbers follow."""
    case = with_panel(workspace)
    for question in ("Satu?", "Dua?"):
        hearing.ask(workspace, case, question, "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t")
        await type_in(pilot, "Belum selesai")
        await press(pilot, "tab", "home", "enter")
        assert "Pertanyaan 1" in text(pilot)
        assert "memperbaiki" in text(pilot)
        await press(pilot, "enter")
        await type_in(pilot, ", benar")
        await press(pilot, "enter")
        assert pairs(workspace, case) == [("Satu?", "Ya, benar"), ("Dua?", "Ya")]
        assert pilot.app.screen.pair.question == "Belum selesai"
        await press(pilot, "tab", "home", "down", "f9")
        assert "sisipan" in text(pilot)
        await type_in(pilot, "Tengah?")
        await press(pilot, "enter")
        await type_in(pilot, "Tidak")
        await press(pilot, "enter")
        shown = text(pilot)
    assert [question for question, _answer in pairs(workspace, case)] == [
        "Satu?",
        "Tengah?",
        "Dua?",
    ]
    assert "2. Tengah?" in shown
    assert "3. Dua?" in shown


async def test_up_goes_back_from_answer_to_question_to_list(workspace: Workspace) -> None:
    """The up key at the very beginning of a half leads to what stands above it."""
    case = with_panel(workspace)
    hearing.ask(workspace, case, "Satu?", "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t")
        await type_in(pilot, "Dau?")
        await press(pilot, "enter", "up")
        assert pilot.app.screen.pair.half is Half.QUESTION
        await press(pilot, "home", "up")
        assert isinstance(pilot.app.focused, Sheet)
        await press(pilot, "tab")
        assert pilot.app.screen.pair.question == "Dau?"


async def test_a_changed_pair_that_was_left_is_marked_and_kept(workspace: Workspace) -> None:
    """Esc in the middle of a correction keeps it as a draft beside the recorded words."""
    case = with_panel(workspace)
    hearing.ask(workspace, case, "Satu?", "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "tab", "enter")
        await type_in(pilot, " Dan dua?")
        await press(pilot, "escape")
        assert "draf belum dicatat" in text(pilot)
        assert pairs(workspace, case) == [("Satu?", "Ya")]
        await press(pilot, "tab", "enter")
        assert pilot.app.screen.pair.question == "Satu? Dan dua?"
        await press(pilot, "f4")
        assert "draf belum dicatat" not in text(pilot)
        assert not workspace.journal.drafts("petugas")


async def test_anybody_in_the_case_can_be_examined_and_again(workspace: Workspace) -> None:
    """F5 chooses a witness or a second sitting; each has a record of its own."""
    case = with_panel(workspace)
    casefile.add_party(workspace, case, Role.SAKSI, Person(name="Saksi Fiktif"))
    hearing.ask(workspace, case, "Satu?", "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "f5")
        await type_in(pilot, "Saksi Fiktif")
        await press(pilot, "enter")
        assert "Saksi Fiktif (saksi)" in text(pilot)
        await type_in(pilot, "Apa yang Saudara lihat?")
        await press(pilot, "enter")
        await type_in(pilot, "Unggahan itu")
        await press(pilot, "enter", "f5")
        await type_in(pilot, "sidang ke-2 Budi")
        await press(pilot, "enter")
        await type_in(pilot, "Kembali lagi?")
        await press(pilot, "enter")
        await type_in(pilot, "Ya")
        await press(pilot, "enter", "escape", "end")
        shown = text(pilot)
    after = workspace.case(case)
    sittings = [(after.party(each.party).role, each.session) for each in after.questions]
    assert sittings == [(Role.TERLAPOR, 1), (Role.SAKSI, 1), (Role.TERLAPOR, 2)]
    assert "Budi Contoh (terlapor), sidang ke-2" in shown


async def test_fixed_opening_questions_come_first_and_can_be_passed_over(
    workspace: Workspace,
) -> None:
    """The office's own opening questions are proposed one by one; F4 passes over the rest."""
    from msgspec.structs import replace

    case = with_panel(workspace)
    openings = ("Apakah Saudara sehat?", "Bersediakah Saudara diperiksa?", "Ada pendamping?")
    workspace.__dict__["office"] = replace(workspace.office, opening_questions=openings)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t")
        for answer in ("Sehat", "Bersedia"):
            await press(pilot, "enter")
            await type_in(pilot, answer)
            await press(pilot, "enter")
        assert pilot.app.screen.pair.question == "Ada pendamping?"
        assert not workspace.journal.drafts("petugas")
        await press(pilot, "f4")
        assert pilot.app.screen.pair.question == ""
    assert pairs(workspace, case) == list(zip(openings, ("Sehat", "Bersedia"), strict=False))


async def test_what_others_record_elsewhere_does_not_stop_typing(workspace: Workspace) -> None:
    """A note that somebody else adds meanwhile is no conflict for a pair."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t")
        await type_in(pilot, "Satu?")
        await press(pilot, "enter")
        casefile.add_note(workspace, case, "dari sesi lain")
        await type_in(pilot, "Ya")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ExaminationScreen)
    assert pairs(workspace, case) == [("Satu?", "Ya")]


async def test_the_same_pair_changed_by_others_is_shown_before_it_is_replaced(
    workspace: Workspace,
) -> None:
    """A correction made elsewhere is never overwritten unseen, and nothing typed is lost."""
    case = with_panel(workspace)
    hearing.ask(workspace, case, "Satu?", "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "tab", "enter", "enter")
        await type_in(pilot, ", dari saya")
        hearing.ask(workspace, case, "Satu?", "Ya, dari sesi lain", question_id="t1")
        pilot.app.show_changes()
        await pilot.pause()
        assert "Ya, dari sesi lain" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "baru saja berubah" in text(pilot)
        assert pairs(workspace, case) == [("Satu?", "Ya, dari sesi lain")]
        await press(pilot, "enter")
        assert pilot.app.screen.pair.answer == "Ya, dari saya"
        assert workspace.journal.drafts("petugas")[0].body["answer"] == "Ya, dari saya"
        await press(pilot, "enter")
        assert pairs(workspace, case) == [("Satu?", "Ya, dari saya")]


async def test_a_draft_written_before_others_changed_the_pair_is_a_conflict_too(
    workspace: Workspace,
) -> None:
    """What was typed before a crash knows which wording it was typed upon."""
    case = with_panel(workspace)
    seen = hearing.ask(workspace, case, "Satu?", "Ya").case.version
    party = workspace.case(case).questions[0].party
    body = {"question": "Satu?", "answer": "Ya, lama", "half": "answer", "seen": seen}
    workspace.journal.put_draft(
        Draft(key=f"bap:{case}:{party}:1:t1", actor="petugas", saved_at=NOW, body=body)
    )
    hearing.ask(workspace, case, "Satu?", "Ya, baru", question_id="t1")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "enter")
        assert isinstance(pilot.app.screen, MessageDialog)
    assert pairs(workspace, case) == [("Satu?", "Ya, baru")]


async def test_a_pair_is_taken_out_with_a_reason(workspace: Workspace) -> None:
    """Delete in the list withdraws a pair and its corrections; they stay in the chronology."""
    case = with_panel(workspace)
    hearing.ask(workspace, case, "Satu?", "Ya")
    hearing.ask(workspace, case, "Satu?", "Tidak", question_id="t1")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "tab", "delete")
        await type_in(pilot, "tertukar dengan perkara lain")
        await press(pilot, "f2")
    after = workspace.case(case)
    assert after.questions == ()
    assert len(after.withdrawn) == 2


async def test_digits_and_q_in_the_list_do_not_leave_the_hearing(workspace: Workspace) -> None:
    """Keys that lead to other places are not obeyed while a record is being taken."""
    case = with_panel(workspace)
    hearing.ask(workspace, case, "Satu?", "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "tab", "2", "q", "7")
        assert isinstance(pilot.app.screen, ExaminationScreen)


async def test_the_record_is_read_back_pair_by_pair(workspace: Workspace) -> None:
    """Each pair is marked; the reading is recorded only when all are, with a remark."""
    case = with_panel(workspace)
    for question in ("Satu?", "Dua?"):
        hearing.ask(workspace, case, question, "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "f6")
        assert isinstance(pilot.app.screen, ReadBackScreen)
        assert "1 dari 2" in text(pilot)
        await press(pilot, "space", "f2")
        assert "belum ditandai" in text(pilot)
        assert "2 dari 2" in text(pilot)
        await press(pilot, "escape", "f6")
        assert "1 sudah dibacakan" in text(pilot)
        await press(pilot, "space", "f2")
        await type_in(pilot, "Tidak ada keberatan")
        await press(pilot, "f2")
        after = workspace.case(case)
        assert set(after.read_back) == {"t1", "t2"}
        fact = after.entries[-1].fact
        assert (fact.note, fact.at) == ("Tidak ada keberatan", workspace.today)
        await press(pilot, "escape")
        assert "✓ dibacakan" in text(pilot)
        assert not workspace.journal.drafts("petugas")


async def test_a_correction_while_reading_is_recorded_as_such(workspace: Workspace) -> None:
    """The pair says that it was put right while it was read back, and is to be read again."""
    case = with_panel(workspace)
    hearing.ask(workspace, case, "Satu?", "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "f6", "space")
        assert "[✓]" in text(pilot)
        await press(pilot, "e", "tab")
        await type_in(pilot, "Bukan ")
        await press(pilot, "f2")
        assert "[ ] belum dibacakan" in text(pilot)
        assert "diperbaiki saat dibacakan" in text(pilot)
        await press(pilot, "space", "f2", "f2", "escape", "escape")
        shown = text(pilot)
    after = workspace.case(case)
    assert after.questions[0].reading_back
    assert "Bukan" in after.questions[0].answer
    assert after.questions[0].id in after.read_back
    assert "diperbaiki saat dibacakan" in shown


async def test_who_signs_and_who_will_not_is_recorded(workspace: Workspace) -> None:
    """F7 lists the person examined and the members; a refusal has its reason and what follows."""
    case = with_panel(workspace)
    hearing.ask(workspace, case, "Satu?", "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "f7")
        assert isinstance(pilot.app.screen, PickDialog)
        assert "yang diperiksa" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActDialog)
        await press(pilot, "escape", "f7", "down", "enter")
        assert "Teks tidak mengatur" in text(pilot)
        await press(pilot, "shift+tab")
        pilot.app.screen.query_one("#ask-signed").value = ("tidak",)
        pilot.app.screen.query_one("#ask-reason").focus()
        await type_in(pilot, "Berbeda pendapat tentang isi")
        await press(pilot, "f2", "escape")
        await press(pilot, "end")
        shown = text(pilot)
    found = workspace.case(case).signatures
    assert [(each.signer, each.signed, each.reason) for each in found] == [
        ("m1", False, "Berbeda pendapat tentang isi")
    ]
    assert "TIDAK BERSEDIA" in shown


async def test_a_draft_is_resumed_where_it_was_typed(workspace: Workspace) -> None:
    """The list of drafts opens the examination at the pair, or the reading at its place."""
    case = with_panel(workspace)
    hearing.ask(workspace, case, "Satu?", "Ya")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t", "tab", "enter")
        await type_in(pilot, " ya?")
        await press(pilot, "escape", "escape", "t")
        assert pilot.app.screen.pair.question_id == "t1"
        assert pilot.app.screen.pair.question == "Satu? ya?"


# Two hundred marks on one letter are drawn in one cell, but make a line longer than a frame may be.
@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "combining"])
async def test_hostile_words_are_drawn_and_do_nothing(workspace: Workspace, name: str) -> None:
    """List, entry and read-back show any text, and no control character reaches the screen."""
    words = HOSTILE[name]
    case = with_panel(workspace)
    hearing.ask(workspace, case, words, words)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_RECORD, "t")
        frames = [text(pilot)]
        for keys in (("tab", "enter"), ("enter",), ("escape", "f6"), ("space",), ("e",)):
            await press(pilot, *keys)
            frames.append(text(pilot))
        assert pilot.app.is_running
    for frame in frames:
        assert all(char == "\n" or char.isprintable() for char in frame)
        assert "\u202e" not in frame


def test_reading_back_covers_what_stood_and_nothing_later(workspace: Workspace) -> None:
    """What is asked or put right after the reading has not been read back."""
    case = with_panel(workspace)
    for question in ("Satu?", "Dua?"):
        hearing.ask(workspace, case, question, "Ya")
    assert set(examination.read_back(workspace, case).case.read_back) == {"t1", "t2"}
    after = hearing.ask(workspace, case, "Dua?", "Tidak", question_id="t2").case
    assert set(after.read_back) == {"t1"}
