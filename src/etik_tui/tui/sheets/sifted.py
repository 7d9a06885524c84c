"""Checklists sifted by role, stage, state and words: which items are left, and how that reads."""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.exports.checklist import Wanted
from etik_tui.locale import _
from etik_tui.procedure.checklist import Answered, Item
from etik_tui.procedure.completeness import Completeness
from etik_tui.procedure.situation import Situation
from etik_tui.profile.profile import Profile
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Span, Tone, line
from etik_tui.tui.sheets.checklist import completeness_lines, role_lines, silent_lines

COMPLETE, EVERY = "+steps", "+all"
"""The tabs that are no role: how complete the case is, and the items of all roles."""

STATES = ("", *(each.value for each in Answered))


class Sift(Struct, frozen=True, kw_only=True):
    """What is shown of a checklist: a role's items or a tab of its own, a stage, a state, words."""

    role: str = EVERY
    stage: str = ""
    state: str = ""
    text: str = ""

    def items(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return the items that are left."""
        words = self.text.lower().split()
        return tuple(
            item
            for item in items
            if self.role in (EVERY, item.task.role)
            and self.stage in ("", item.task.stage)
            and self.state in ("", item.answered.value)
            and item.matches(words)
        )

    @property
    def wanted(self) -> Wanted:
        """Return what an export of the same items asks for; words are not part of it."""
        role = "" if self.role in (EVERY, COMPLETE) else self.role
        is_open = self.state == Answered.OPEN.value
        return Wanted(role=role, stage=self.stage, only_open=is_open)

    def next_stage(self, profile: Profile, items: Sequence[Item]) -> "Sift":
        """Return the same with the next stage that has items; after the last one with all."""
        used = {item.task.stage for item in items}
        names = ["", *(each.id for each in profile.stages if each.id in used)]
        place = names.index(self.stage) if self.stage in names else -1
        return replace(self, stage=names[(place + 1) % len(names)])

    def next_state(self) -> "Sift":
        """Return the same with the next state; after the last one with all."""
        return replace(self, state=STATES[(STATES.index(self.state) + 1) % len(STATES)])

    def spans(self, profile: Profile, marked: int) -> Iterator[Span]:
        """Yield what is set, in words, and how many items are selected."""
        stage = profile.stage(self.stage)
        states = {
            "": _("semua"),
            Answered.BY_FACTS.value: _("dijawab program"),
            Answered.BY_HAND.value: _("dicentang"),
            Answered.OPEN.value: _("terbuka"),
        }
        for name, value, is_set in (
            (_("Tahap"), stage.title if stage else _("semua"), bool(self.stage)),
            (_("Keadaan"), states[self.state], bool(self.state)),
            (_("Cari"), self.text, bool(self.text)),
        ):
            if value:
                yield f" {name}: ", Tone.DIM
                yield f"{value} ", Tone.ACCENT if is_set else Tone.PLAIN
        if marked:
            yield _("  {n} dipilih").format(n=marked), Tone.WARN


def sifted_lines(
    desk: Desk,
    situation: Situation,
    items: Sequence[Item],
    found: Completeness,
    sift: Sift,
    marked: Collection[str] = (),
) -> Iterator[Line]:
    """Yield what the open tab shows of a case."""
    profile, left = situation.profile, sift.items(items)
    if sift.role == COMPLETE:
        yield from completeness_lines(desk, situation, found)
        yield BLANK
        yield from silent_lines(profile)
    elif left:
        yield from role_lines(profile, left, marked)
    elif not profile.tasks:
        yield line((_("Teks tidak mengatur: profil ini tidak memuat butir."), Tone.DIM))
    else:
        yield line(
            (
                _("Tidak ada butir yang cocok. {key} menghapus saringan.").format(
                    key=desk.key("checklist.clear", "Esc")
                ),
                Tone.DIM,
            )
        )
    if sift == Sift():
        yield from silent_lines(profile)


def empty_lines(desk: Desk, profile_id: str) -> Iterator[Line]:
    """Yield why nothing can be shown: no case chosen, or its profile (named) missing."""
    if profile_id:
        words = _("Profil {id} tidak terpasang; bagian ini tidak dapat dihitung.")
        yield line((words.format(id=profile_id), Tone.WARN))
        return
    yield line(_("Tekan {key} untuk memilih perkara.").format(key=desk.key("checklist.case", "c")))
    words = _("Dari papan atau dari perkara, {key} membuka daftar periksa perkara itu.").format(
        key=desk.key("app.checklist", "3")
    )
    yield line((words, Tone.DIM))
