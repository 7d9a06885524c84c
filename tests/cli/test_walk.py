"""Three whole cases, recorded at the command line alone."""

from datetime import timedelta

import pytest

from etik_tui.casework.act import ActInput
from tests.walk.story import ABSENT_TWICE, NOT_PROVEN, PROVEN, STORIES, Question, Votes

LIMITS = {
    "pembentukan-majelis": "Pasal 18",
    "pemeriksaan": "Pasal 22 ayat (2)",
    "panggilan-1": "Pasal 23 ayat (1)",
    "panggilan-2": "Pasal 23 ayat (2)",
    "putusan": "Pasal 24 ayat (5)",
    "penyampaian-putusan": "Pasal 25 ayat (5)",
    "pemberitahuan-atasan": "Pasal 25 ayat (6)",
}


def report_lines(report):
    """Yield a report as TOML."""
    yield f'channel = "{report.channel}"'
    yield f'title = "{report.title}"'
    yield "[dates]"
    yield from (f"{name} = {day}" for name, day in report.dates.items())
    for party in report.parties:
        yield "[[parties]]"
        yield f'role = "{party.role}"'
        for key in ("name", "nip", "rank", "position", "position_level", "unit"):
            yield f'{key} = "{getattr(party, key)}"'
    for act in report.allegations:
        yield "[[allegations]]"
        yield f'text = "{act.text}"'
        yield f"norms = [{', '.join(repr(norm) for norm in act.norms)}]"
    for piece in report.evidence:
        yield "[[evidence]]"
        yield f'title = "{piece.title}"'


def arguments(number, act, panel):
    """Return an act as a person would type it."""
    typed = ["case", "act", number, act.milestone]
    (first, day), *others = act.dates.items()
    typed += ["--set", f"{first}={day}"] if others else ["--date", day]
    for key, value in (*others, *act.fields.items()):
        typed += ["--set", f"{key}={value if not isinstance(value, tuple) else ','.join(value)}"]
    typed += ["--number", act.number] if act.number else []
    typed += ["--majelis", panel] if act.majelis else []
    return typed


def play(etik, clock, story, tmp_path, panel):
    """Record a story, each act on its day, and return the register number."""
    path = tmp_path / "cerita.toml"
    path.write_text("\n".join(report_lines(story.report)))
    clock.moment = clock.moment.replace(month=2, day=2)
    number = etik("case", "new", "--from", path).out.splitlines()[0]
    for deed in story.deeds:
        match deed:
            case Question():
                printed = etik("case", "ask", number, deed.question, deed.answer)
            case Votes():
                for place, option in enumerate(deed.options, start=1):
                    printed = etik("case", "vote", number, f"m{place}", option)
            case ActInput():
                day = next(iter(deed.dates.values()))
                clock.moment = clock.moment.replace(month=day.month, day=day.day)
                if deed.milestone.startswith("kehadiran"):
                    deed_line = ["case", "attend", number, deed.fields["hadir"]]
                    for key, value in deed.fields.items():
                        deed_line += ["--set", f"{key}={value}"] if key != "hadir" else []
                    printed = etik(*deed_line)
                else:
                    printed = etik(*arguments(number, deed, panel()))
        assert printed.status == 0, printed.err
    clock.moment += timedelta(days=1)
    return number


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_whole_case(etik, clock, tmp_path, panel, story):
    """A case goes from report to end by verbs alone, every act within its limits."""
    number = play(etik, clock, story, tmp_path, panel)
    body = etik("case", "show", number, "--json").body
    assert body["stage"]["id"] == "selesai"
    assert body["deviations"] == []
    assert not {"late", "overdue"} & {each["status"] for each in body["deadlines"]}
    row = etik("case", "list", "--closed", "--json").body["cases"][0]
    assert row["outcome"] == story.outcome
    assert etik("agenda", "--json").body["dues"] == []
    assert etik("journal", "verify").status == 0
    assert etik("db", "reindex").out == "Indeks 1 perkara disusun ulang.\n"
    again = etik("case", "list", "--closed", "--json").body["cases"][0]
    assert again == row


def test_every_limit_is_explained(etik, clock, tmp_path, panel):
    """`deadline why` shows quotation, citation, reading, counted days and skipped days by name."""
    proven = play(etik, clock, PROVEN, tmp_path, panel)
    absent = play(etik, clock, ABSENT_TWICE, tmp_path, panel)
    cleared = play(etik, clock, NOT_PROVEN, tmp_path, panel)
    cases = {"panggilan-2": absent, "pemberitahuan-atasan": cleared}
    for limit, cite in LIMITS.items():
        printed = etik("deadline", "why", cases.get(limit, proven), limit)
        assert printed.status == 0
        words = " ".join(printed.out.split())
        assert f"Dasar {cite}" in words
        assert "“" in words
        assert "Tafsir A-" in words
        assert "[dipakai" in words
        assert "Hitungan: " in words
        assert max(map(len, printed.out.splitlines())) <= 80
        if "hari kerja" in words.partition("Hitungan: ")[2][:20]:
            assert "akhir pekan" in words
    printed = etik("deadline", "why", proven, "pemeriksaan")
    assert "Imlek" in printed.out


def test_a_page_shows_the_whole_case(etik, clock, tmp_path, panel):
    """`case show` names parties, panel, allegations with norms, limits and acts, in 80 columns."""
    number = play(etik, clock, PROVEN, tmp_path, panel)
    printed = etik("case", "show", number)
    for words in ("Jalak Suren", "Anggota Rimba 1", "Pasal 7 huruf b", "Sanksi moral disampaikan"):
        assert words in printed.out
    assert max(map(len, printed.out.splitlines())) <= 80
    log = etik("case", "log", number, "--json").body["entries"]
    assert [entry["version"] for entry in log] == list(range(1, len(log) + 1))
    checklist = etik("checklist", "show", number, "--json").body["items"]
    assert {"facts", "open"} <= {item["answered"] for item in checklist}
