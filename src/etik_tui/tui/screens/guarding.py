"""What guards a case: marking it sensitive, restricting who opens it, attaching a procedure."""

from etik_tui.access.rule import Action
from etik_tui.casework.access_trail import reveal
from etik_tui.casework.attachment import attach_procedure
from etik_tui.casework.restriction import mark_sensitive, restrict_access
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.line import Tone, line
from etik_tui.tui.screens.filing import Filing


class Guarding(Filing):
    """The acts of the case screen that say who may see it and what guides it."""

    @told
    def action_sensitive(self) -> None:
        """Mark the case as sensitive, or take the mark off, with the reason."""
        case = self.case_to(Action.DECIDE)
        wanted = not case.sensitive

        def save(values: Values) -> None:
            mark_sensitive(
                self.desk.workspace,
                case.id,
                sensitive=wanted,
                reason=str(values["reason"]),
                seen=self._seen(case),
            )

        title = _("Tandai sensitif") if wanted else _("Cabut tanda sensitif")
        words = _(
            "Daftar dan pencarian tidak lagi memuat judul dan isinya; tindakan yang dapat "
            "membuka identitas korban tidak diusulkan."
        )
        lines = [line((words, Tone.DIM))] if wanted else []
        asks = [Ask(key="reason", label=_("Alasan"), required=True, long=True)]
        self.ask(case, title, asks, save, lines=lines)

    @told
    def action_reveal(self) -> None:
        """Show who reported, after asking why; that somebody looked is kept."""
        case = self.the_case()
        if self.desk.workspace.permit.shows_reporters(case):
            self.notify(_("Identitas pelapor sudah terlihat."))
            return
        self.desk.workspace.permit.require(Action.REVEAL, case)

        def save(values: Values) -> None:
            reveal(self.desk.workspace, case.id, reason=str(values["reason"]))

        words = _("Siapa melihat, kapan, dan alasannya tercatat dalam jejak akses.")
        asks = [Ask(key="reason", label=_("Alasan"), required=True, long=True)]
        title = _("Lihat identitas pelapor")
        self.ask(case, title, asks, save, lines=[line((words, Tone.DIM))])

    @told
    def action_restrict(self) -> None:
        """Restrict the case to some people, or lift the restriction, with the reason."""
        case = self.case_to(Action.ASSIGN)

        def save(values: Values) -> None:
            people = str(values["people"]).replace(";", ",").split(",")
            restrict_access(
                self.desk.workspace,
                case.id,
                people,
                reason=str(values["reason"]),
                seen=self._seen(case),
            )

        asks = [
            Ask(
                key="people",
                label=_("Akun yang boleh"),
                value=", ".join(case.restricted_to),
                hint=_("dipisah koma; kosong mencabut pembatasan"),
            ),
            Ask(key="reason", label=_("Alasan"), required=True, long=True),
        ]
        self.ask(case, _("Batasi akses"), asks, save)

    @told
    def action_attach(self) -> None:
        """Attach another regulation's procedure as guidance, where the case's own has none."""
        case = self.case_to(Action.DECIDE)
        situation = self.desk.workspace.situation(case)
        room = situation.base.reference_procedure
        others = [
            each.profile
            for name, each in sorted(self.desk.workspace.library.profiles.items())
            if name != case.profile and each.profile.milestones
        ]
        if room is None:
            words = _("Profil perkara ini tidak membuka prosedur rujukan")
            raise InputError(words, remedy=_("Ikuti tindakan menurut peraturan perkara ini."))
        if not others:
            words = _("Tidak ada profil lain yang terpasang untuk dirujuk")
            raise InputError(words, remedy=_("Pasang profil lain; lihat 7 Plugin."))

        def save(values: Values) -> None:
            attach_procedure(
                self.desk.workspace,
                case.id,
                str(values["profile"]),
                reason=str(values["reason"]),
                seen=self._seen(case),
            )

        items = tuple(Item(key=p.id, title=p.institution, detail=p.name) for p in others)
        attached = case.procedure.profile if case.procedure else ""
        asks = [
            Ask(
                key="profile", label=_("Profil rujukan"), items=items, value=attached, required=True
            ),
            Ask(key="reason", label=_("Alasan"), required=True, long=True),
        ]
        lines = [line(room.text), line((room.cite, Tone.DIM))]
        title = _("Lampirkan prosedur rujukan")
        self.ask(case, title, asks, save, lines=lines, draft=f"attach:{case.id}")
