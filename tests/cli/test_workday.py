"""The calculator of working days."""


def test_nyepi_and_lebaran_2026(bare):
    """Three working days after 17 March 2026 is 27 March, with every skipped day by name."""
    printed = bare("workday", "2026-03-17", "+3")
    lines = printed.out.splitlines()
    assert lines[0] == "2026-03-27"
    assert "Jumat, 27 Maret 2026 adalah 3 hari kerja sesudah Selasa, 17 Maret 2026." in lines
    for name in ("Nyepi", "Idulfitri", "cuti bersama"):
        assert name in printed.out
    assert "hari sesudah 17 Mar 2026 adalah hari ke-1; 5 hari kerja seminggu" in printed.out
    assert "Bila cuti bersama dihitung sebagai hari kerja: Senin, 23 Maret 2026." in printed.out


def test_backwards(bare):
    """Three working days before 27 March 2026 is 17 March."""
    assert bare("workday", "2026-03-27", "-3").out.startswith("2026-03-17\n")


def test_until_counts(bare):
    """`--until` counts the working days between two dates."""
    printed = bare("workday", "2026-03-17", "--until", "2026-03-27")
    assert printed.out.startswith("3\n")


def test_collective_leave_and_six_days(bare):
    """The week and the treatment of collective leave can be chosen."""
    assert bare("workday", "2026-03-17", "+3", "--count-cuti-bersama").out.startswith("2026-03-23")
    assert bare("workday", "2026-01-09", "+1").out.startswith("2026-01-12")
    assert bare("workday", "2026-01-09", "+1", "--week", "6").out.startswith("2026-01-10")


def test_calendar_days(bare):
    """With `--unit kalender` every day counts and none is skipped."""
    printed = bare("workday", "2026-03-17", "+3", "--unit", "kalender", "--json")
    assert printed.body["to"] == "2026-03-20"
    assert printed.body["skipped"] == []


def test_a_year_without_decree_is_provisional(bare):
    """A count that touches a year without decree says so."""
    printed = bare("workday", "2035-01-01", "+3")
    assert "kalender 2035 belum ditetapkan" in printed.out


def test_the_office_calendar_counts(etik, folder):
    """The workspace's own days off take part."""
    (folder / "calendar.toml").write_text(
        '[[add]]\ndate = 2026-01-12\nname = "Hari jadi"\nbasis = "Perda 1/2020"\n'
    )
    printed = etik("workday", "2026-01-09", "+1")
    assert printed.out.startswith("2026-01-13")
    assert "Hari jadi" in printed.out


def test_one_question_at_a_time(bare):
    """Neither or both of +N and --until is wrong usage."""
    assert bare("workday", "2026-01-09").status == 2
    assert bare("workday", "2026-01-09", "+1", "--until", "2026-01-12").status == 2
    assert bare("workday", "2026-01-09", "+1000000").status == 2
