"""`etik case supplement`."""


def test_the_day_of_receipt_is_added_later(etik, number, panel):
    """A date known later is added to a summons; what it has already is refused with status 2."""
    assert etik("case", "act", number, "diterima-ppk", "--date", "2026-02-02").status == 0
    formed = ("majelis-dibentuk", "--date", "2026-02-04", "--number", "1/SK", "--majelis", panel(5))
    assert etik("case", "act", number, *formed).status == 0
    sent = ("panggilan-1", "--date", "2026-02-06", "--set", "pemeriksaan=2026-02-13")
    where = ("--set", "tempat=Aula", "--set", "jam=09.00", "--number", "2/PGL")
    assert etik("case", "act", number, *sent, *where).status == 0
    log = etik("case", "log", number, "--json").body["entries"]
    version = str(log[-1]["version"])
    added = etik("case", "supplement", number, version, "--set", "diterima=2026-02-09")
    assert added.status == 0, added.err
    assert "9 Feb 2026" in etik("case", "log", number).out
    again = etik("case", "supplement", number, version, "--set", "diterima=2026-02-10")
    assert again.status == 2
    assert "sudah tercatat" in again.err
    wrong = etik("case", "supplement", number, version, "--set", "diterima=2026-02-31")
    assert wrong.status == 2
