"""The procedure of a new profile: stages, acts, limits and rules that its author asked for."""

from collections.abc import Iterator, Mapping
from typing import Any

from etik_tui.locale import _
from etik_tui.profile.draft import Draft, slug
from etik_tui.profile.part import UNFILLED

Table = dict[str, Any]

CITE: Mapping[str, str] = {"cite": UNFILLED}
RECEIVED, FORMED, HEARD, DECIDED = "diterima", "majelis-dibentuk", "pemeriksaan", "putusan"
DELIVERED, OBJECTED, REVIEWED = "penyampaian-putusan", "keberatan", "putusan-keberatan"
IMPOSED, CLOSED = "penjatuhan-sanksi", "penutupan"
PROVEN, NOT_PROVEN, UPHELD = "terbukti", "tidak-terbukti", "menguatkan"


def procedure(draft: Draft) -> Table:
    """Return the sections that make a case go from receipt to its end."""
    found: Table = {
        "actors": list(_actors(draft)),
        "intake": {
            **CITE,
            "milestone": RECEIVED,
            "channels": [
                {**CITE, "id": slug(title), "title": title, "reporter_required": False}
                for title in draft.channels
            ],
        },
        "stages": list(_stages(draft)),
        "milestones": list(_milestones(draft)),
    }
    if limits := list(_limits(draft)):
        found["deadlines"] = limits
    if draft.panel:
        found["majelis"] = _panel(draft)
    if draft.rounds:
        found["summons"] = _summons(draft)
    found["decision"] = _decision(draft)
    if draft.sanctions:
        found["sanctions"] = _sanctions(draft)
    return found


def _panel_or_official(draft: Draft) -> str:
    return "majelis" if draft.panel else "pejabat"


def _actors(draft: Draft) -> Iterator[Table]:
    yield {**CITE, "id": "pejabat", "title": _("Pejabat yang berwenang")}
    if draft.panel:
        yield {**CITE, "id": "majelis", "title": _("Majelis")}
    yield {**CITE, "id": "terlapor", "title": _("Terlapor")}


def _stages(draft: Draft) -> Iterator[Table]:
    def stage(name: str, title: str, short: str, milestone: str, **more: Any) -> Table:
        when = {"when": {"recorded": milestone}} if milestone else {}
        return {**CITE, "id": name, "title": title, "short": short, **when, **more}

    yield stage("masuk", _("Diterima"), _("Masuk"), "")
    if draft.panel:
        yield stage("majelis", _("Majelis dibentuk"), _("Majelis"), FORMED)
    if draft.rounds:
        yield stage("panggilan", _("Pemanggilan"), _("Panggilan"), "panggilan-1")
    yield stage("pemeriksaan", _("Pemeriksaan"), _("Pemeriksaan"), HEARD)
    yield stage("putusan", _("Putusan"), _("Putusan"), DECIDED)
    if draft.objection:
        yield stage("keberatan", _("Keberatan"), _("Keberatan"), OBJECTED)
    yield stage("selesai", _("Selesai"), _("Selesai"), CLOSED, final=True)


def _act(name: str, title: str, actor: str, dates: dict[str, str], **more: Any) -> Table:
    """Return an act; the first of its dates is the day it counts as done."""
    planned = more.pop("planned", "")
    specs = [
        {"id": key, "title": said, **({"planned": True} if key == planned else {})}
        for key, said in dates.items()
    ]
    return {**CITE, "id": name, "title": title, "actor": actor, "dates": specs, **more}


def _milestones(draft: Draft) -> Iterator[Table]:
    judge = _panel_or_official(draft)
    each = {"per": "terlapor"}
    yield _act(
        RECEIVED, _("Diterima"), "pejabat", {"tanggal": _("Tanggal diterima")}, kind="receipt"
    )
    before = RECEIVED
    if draft.panel:
        yield _act(
            FORMED,
            _("Majelis dibentuk"),
            "pejabat",
            {"ditetapkan": _("Tanggal keputusan")},
            kind="majelis",
            needs={"recorded": before},
        )
        before = FORMED
    yield from _summons_acts(draft, before)
    if draft.rounds:
        before = "panggilan-1"
    yield _act(
        HEARD,
        _("Pemeriksaan"),
        judge,
        {"dilaksanakan": _("Tanggal dilaksanakan")},
        kind="hearing",
        needs={"recorded": before},
        **each,
    )
    yield _verdict(draft, judge)
    yield _act(
        DELIVERED,
        _("Putusan disampaikan"),
        judge,
        {"disampaikan": _("Tanggal disampaikan")},
        kind="submission",
        needs={"recorded": DECIDED},
        **each,
    )
    yield from _after(draft)


def _summons_acts(draft: Draft, before: str) -> Iterator[Table]:
    judge = _panel_or_official(draft)
    needs: Table = {"recorded": before}
    for place in range(1, draft.rounds + 1):
        summoned, attended = f"panggilan-{place}", f"kehadiran-{place}"
        yield _act(
            summoned,
            _("Panggilan ke-{n}").format(n=place),
            judge,
            {"surat": _("Tanggal surat"), "sidang": _("Tanggal pemeriksaan yang direncanakan")},
            planned="sidang",
            kind="summons",
            per="terlapor",
            needs=needs,
            when={"not": {"recorded": HEARD}},
        )
        yield _act(
            attended,
            _("Kehadiran pada panggilan ke-{n}").format(n=place),
            judge,
            {"tanggal": _("Tanggal pemeriksaan yang direncanakan")},
            kind="attendance",
            per="terlapor",
            fields=[
                {"id": "hadir", "title": _("Terlapor hadir"), "type": "yes-no", "required": True}
            ],
            needs={"recorded": summoned},
            when={"not": {"recorded": HEARD}},
        )
        needs = {"field": f"{attended}.hadir", "is": "tidak"}


def _verdict(draft: Draft, judge: str) -> Table:
    fields: list[Table] = [
        {
            "id": "hasil",
            "title": _("Hasil"),
            "type": "choice",
            "required": True,
            "choices": [
                {"id": PROVEN, "title": _("Terbukti")},
                {"id": NOT_PROVEN, "title": _("Tidak terbukti")},
            ],
        }
    ]
    proven = {"when": {"field": f"{DECIDED}.hasil", "is": PROVEN}}
    if draft.norms:
        fields.append({"id": "norma", "title": _("Norma"), "type": "norms", **proven})
    if draft.sanctions:
        fields.append({"id": "sanksi", "title": _("Sanksi"), "type": "sanctions", **proven})
    return _act(
        DECIDED,
        _("Putusan"),
        judge,
        {"ditetapkan": _("Tanggal putusan")},
        kind="verdict",
        per="terlapor",
        fields=fields,
        needs={"recorded": HEARD},
    )


def _after(draft: Draft) -> Iterator[Table]:
    """Yield what comes after a decision: objection, sanction, the end."""
    if draft.objection:
        yield from _objection()
    if draft.sanctions:
        yield _act(
            IMPOSED,
            _("Sanksi dijatuhkan"),
            "pejabat",
            {"ditetapkan": _("Tanggal ditetapkan")},
            kind="sanction",
            per="terlapor",
            fields=[{"id": "sanksi", "title": _("Sanksi"), "type": "sanctions", "required": True}],
            needs={"outcome": [PROVEN]},
        )
    yield _act(
        CLOSED,
        _("Perkara ditutup"),
        "pejabat",
        {"tanggal": _("Tanggal ditutup")},
        kind="closing",
        needs={"recorded": DELIVERED},
    )


def _objection() -> Iterator[Table]:
    yield _act(
        OBJECTED,
        _("Keberatan diajukan"),
        "terlapor",
        {"diterima": _("Tanggal keberatan diterima")},
        per="terlapor",
        duty=False,
        needs={"recorded": DELIVERED},
    )
    result = {
        "id": "hasil",
        "title": _("Hasil"),
        "type": "choice",
        "required": True,
        "choices": [
            {"id": UPHELD, "title": _("Menguatkan putusan")},
            {"id": PROVEN, "title": _("Mengganti: terbukti")},
            {"id": NOT_PROVEN, "title": _("Mengganti: tidak terbukti")},
        ],
    }
    yield _act(
        REVIEWED,
        _("Keberatan diputus"),
        "pejabat",
        {"ditetapkan": _("Tanggal putusan atas keberatan")},
        kind="verdict",
        per="terlapor",
        fields=[result],
        needs={"recorded": OBJECTED},
    )


def _limits(draft: Draft) -> Iterator[Table]:
    decided, delivered = f"{DECIDED}.ditetapkan", f"{DELIVERED}.disampaikan"
    judge = _panel_or_official(draft)
    reviewed = {"moved_by": [f"{REVIEWED}.ditetapkan"]} if draft.objection else {}
    known: list[tuple[str, str, str, str, str, Table]] = [
        ("pembentukan", _("Membentuk Majelis"), f"{RECEIVED}.tanggal", f"{FORMED}.ditetapkan",
         "pejabat", {}),
        ("panggilan", _("Memanggil sebelum pemeriksaan"), "panggilan-1.sidang",
         "panggilan-1.surat", judge,
         {"direction": "before", "bound": "at-least", "per": "terlapor"}),
        ("putusan", _("Memutus"), f"{HEARD}.dilaksanakan", decided, judge, {"per": "terlapor"}),
        ("penyampaian", _("Menyampaikan putusan"), decided, delivered, judge,
         {"per": "terlapor"}),
        ("keberatan", _("Mengajukan keberatan"), delivered, f"{OBJECTED}.diterima", "terlapor",
         {"per": "terlapor", "duty": False}),
        ("penjatuhan", _("Menjatuhkan sanksi"), decided, f"{IMPOSED}.ditetapkan", "pejabat",
         {"per": "terlapor", "when": {"outcome": [PROVEN]}, **reviewed}),
    ]  # fmt: skip
    possible = {each["id"] for each in _milestones(draft)}
    for name, title, anchor, met_by, actor, more in known:
        if name in draft.limits and met_by.partition(".")[0] in possible:
            yield {
                **CITE,
                "id": name,
                "title": title,
                "anchor": anchor,
                "met_by": met_by,
                "n": draft.limits[name],
                "actor": actor,
                **more,
            }


def _panel(draft: Draft) -> Table:
    rules: Table = {
        **CITE,
        "milestone": FORMED,
        "seats": [
            {
                **CITE,
                "id": "ketua",
                "title": _("Ketua"),
                "min": 1,
                "max": 1,
                "chair": True,
                "counts_as": "anggota",
            },
            {**CITE, "id": "anggota", "title": _("Anggota")},
        ],
    }
    if draft.members:
        text = _("Majelis beranggota {n} orang").format(n=draft.members)
        rules["size"] = [{**CITE, "id": "jumlah", "text": text, "exactly": draft.members}]
    return rules


def _summons(draft: Draft) -> Table:
    return {
        **CITE,
        "absence": _("Teks tidak mengatur"),
        "absence_cite": UNFILLED,
        "rounds": [
            {
                **CITE,
                "milestone": f"panggilan-{place}",
                "attendance": f"kehadiran-{place}",
                "measured_from": f"panggilan-{place}.surat",
                "hearing": f"panggilan-{place}.sidang",
            }
            for place in range(1, draft.rounds + 1)
        ],
    }


def _decision(draft: Draft) -> Table:
    rules: Table = {**CITE, "milestone": DECIDED, "outcome_field": "hasil"}
    if draft.objection:
        rules["replaced_by"] = [f"{REVIEWED}.hasil"]
    rules["outcomes"] = [
        {**CITE, "id": PROVEN, "title": _("Terbukti"), "breach": True},
        {**CITE, "id": NOT_PROVEN, "title": _("Tidak terbukti"), "breach": False},
    ]
    return rules


def _sanctions(draft: Draft) -> Table:
    return {
        **CITE,
        "groups": [{**CITE, "id": "sanksi", "title": _("Sanksi"), "authority": "pejabat"}],
        "items": [
            {**CITE, "id": slug(title), "title": title, "group": "sanksi", "level": place}
            for place, title in enumerate(draft.sanctions, start=1)
        ],
    }
