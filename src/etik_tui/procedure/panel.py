"""Whether a panel may sit: its seats, its size, and each member's eligibility."""

from collections.abc import Callable, Iterator

from etik_tui.domain.case import Case
from etik_tui.domain.identity import named_tokens, seeking_tokens
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict, verdict_of
from etik_tui.procedure.rank import Compared, Outcome, compare
from etik_tui.procedure.reading import judged
from etik_tui.procedure.situation import Situation
from etik_tui.profile.panel import Eligibility, EligibilityKind, MajelisRules, SeatRule, SizeRule

YES, NO = "ya", "tidak"


def check_majelis(situation: Situation, majelis: Majelis) -> tuple[Finding, ...]:
    """Return what the regulation says of a panel: seats, size, and every member."""
    extra = situation.extra.on_majelis(situation, majelis) if situation.extra else ()
    rules = situation.profile.majelis
    if rules is None:
        text = _("Teks tidak mengatur Majelis")
        return (Finding(id="majelis", verdict=Verdict.NOT_REGULATED, text=text), *extra)
    return (
        *_seats(situation, rules, majelis),
        *(_size(situation, rule, majelis) for rule in rules.size),
        *_doubles(rules, majelis),
        *_members(situation, rules, majelis),
        *extra,
    )


def _seats(situation: Situation, rules: MajelisRules, majelis: Majelis) -> Iterator[Finding]:
    known = {rule.id for rule in rules.seats}
    for seat in majelis.seats:
        if seat.seat not in known:
            text = _("Jabatan “{seat}” tidak dikenal dalam Majelis").format(seat=seat.seat)
            yield Finding(id="majelis.seats", verdict=Verdict.FAIL, text=text, cite=rules.cite)
    for rule in rules.seats:
        if rule.filled_at and not situation.case.recorded(rule.filled_at):
            yield _awaited(situation, rule, majelis)
        else:
            yield from _seat(rules, rule, majelis)


def _awaited(situation: Situation, rule: SeatRule, majelis: Majelis) -> Finding:
    """Say of a seat that a later act fills, such as an election, that it is empty until then."""
    act = situation.profile.milestone(rule.filled_at)
    title = act.title if act else rule.filled_at
    early = bool(majelis.holding(rule.id))
    said = (
        _("{seat} sudah terisi sebelum “{act}” tercatat")
        if early
        else _("{seat}: diisi pada “{act}”")
    )
    return Finding(
        id=f"majelis.seats.{rule.id}",
        verdict=Verdict.WARN if early else Verdict.NOTE,
        text=said.format(seat=rule.title, act=title),
        cite=rule.cite,
        quote=rule.quote,
    )


def _seat(rules: MajelisRules, rule: SeatRule, majelis: Majelis) -> Iterator[Finding]:
    held = len(majelis.holding(rule.id))
    if held and rule.note:
        yield Finding(
            id=f"majelis.seats.{rule.id}", verdict=Verdict.NOTE, text=rule.note, cite=rule.cite
        )
    number = held if rule.counts_as else _counted(rules, majelis, rule.id)
    if number == 0 and rule.min == 0:
        return
    few, many = number < rule.min, rule.max is not None and number > rule.max
    yield Finding(
        id=f"majelis.seats.{rule.id}",
        verdict=Verdict.FAIL if few or many else Verdict.PASS,
        text=_("{seat}: {number} orang, {bounds}").format(
            seat=rule.title, number=number, bounds=_bounds(rule)
        ),
        cite=rule.cite,
        quote=rule.quote,
        remedy=_("tambah anggota") if few else _("kurangi anggota") if many else "",
    )


def _bounds(rule: SeatRule) -> str:
    if rule.max == rule.min:
        return _("harus {n}").format(n=rule.min)
    least, most = _("paling sedikit {n}").format(n=rule.min), _("paling banyak {n}")
    if rule.max is None:
        return least
    return f"{least}, {most.format(n=rule.max)}" if rule.min else most.format(n=rule.max)


def _counted(rules: MajelisRules, majelis: Majelis, counting: str) -> int:
    if counting == "total":
        return len(majelis.seats)
    kinds = {counting, *(rule.id for rule in rules.seats if rule.counts_as == counting)}
    return sum(1 for seat in majelis.seats if seat.seat in kinds)


def _size(situation: Situation, rule: SizeRule, majelis: Majelis) -> Finding:
    return judged(
        situation,
        rule.readings,
        lambda other: _size_holds(other, rule.id, majelis),
        Finding(
            id=f"majelis.size.{rule.id}",
            verdict=verdict_of(rule.severity),
            text=_("{rule} (susunan ini {number} orang)").format(
                rule=rule.text, number=len(majelis.seats)
            ),
            cite=rule.cite,
            quote=rule.quote,
        ),
    )


def _size_holds(situation: Situation, rule_id: str, majelis: Majelis) -> bool:
    rules = situation.profile.majelis
    rule = next((each for each in rules.size if each.id == rule_id), None) if rules else None
    if rules is None or rule is None:
        return True
    number = _counted(rules, majelis, rule.counting)
    return (
        (rule.min is None or number >= rule.min)
        and (rule.max is None or number <= rule.max)
        and (rule.exactly is None or number == rule.exactly)
        and (not rule.odd or number % 2 == 1 or number <= (rule.odd_above or 0))
    )


def _doubles(rules: MajelisRules, majelis: Majelis) -> Iterator[Finding]:
    for seat in majelis.seats:
        others = (each for each in majelis.seats if each is not seat)
        if any(_same(seat.person, other.person) for other in others):
            yield Finding(
                id="majelis.doubles",
                verdict=Verdict.WARN,
                text=_("Orang yang sama tercantum lebih dari sekali"),
                cite=rules.cite,
                subject=seat.id,
            )


def _same(one: Person, other: Person) -> bool:
    """Tell whether two entries name one person, however numbers and titles are written."""
    return bool(named_tokens(one) & seeking_tokens(other))


def _is(person: Person, party: Party, case: Case) -> bool:
    """Tell whether a party is this person, also where the party's identity is not shown."""
    veiled = case.veiled.get(party.id)
    left = named_tokens(party.person) if veiled is None else veiled
    return bool(left & seeking_tokens(person))


def _members(situation: Situation, rules: MajelisRules, majelis: Majelis) -> Iterator[Finding]:
    tests: dict[EligibilityKind, Callable[[Situation, Eligibility, Seat], Iterator[Finding]]] = {
        EligibilityKind.RANK: _rank,
        EligibilityKind.NOT_PARTY: _not_party,
        EligibilityKind.ATTESTED: _attested,
    }
    for rule in rules.eligibility:
        findings = [
            each for seat in majelis.seats for each in tests[rule.kind](situation, rule, seat)
        ]
        yield from findings
        nobody = not any(each.verdict is Verdict.PASS for each in findings)
        if rule.kind is EligibilityKind.RANK and findings and nobody and rules.nobody_qualifies:
            yield Finding(
                id=f"majelis.eligibility.{rule.id}.nobody",
                verdict=Verdict.NOTE,
                text=rules.nobody_qualifies,
                cite=rule.cite,
            )


def _rank(situation: Situation, rule: Eligibility, seat: Seat) -> Iterator[Finding]:
    for terlapor in situation.case.with_role(Role.TERLAPOR):
        yield _against(situation, rule, seat, terlapor)


def _against(situation: Situation, rule: Eligibility, seat: Seat, terlapor: Party) -> Finding:
    profile = situation.profile
    compared = [
        compare(profile, axis, seat.person, terlapor.person, rule.comparison)
        for axis in profile.axes
        if axis.id in rule.axes
    ]
    outcome = _combined(compared, any_axis=rule.axes_mode == "any")
    verdict = {
        Outcome.PASS: Verdict.PASS,
        Outcome.FAIL: verdict_of(rule.severity),
        Outcome.INCOMPARABLE: Verdict.INCOMPARABLE,
    }[outcome]
    why = "; ".join(each.why for each in compared)
    if outcome is Outcome.INCOMPARABLE:
        verdict, why = _judged_by_hand(rule, seat, why)
    return Finding(
        id=f"majelis.eligibility.{rule.id}",
        verdict=verdict,
        text=f"{rule.text}: {why}",
        cite=rule.cite,
        quote=rule.quote,
        subject=seat.id,
    )


def _judged_by_hand(rule: Eligibility, seat: Seat, why: str) -> tuple[Verdict, str]:
    judgement = seat.attested.get(rule.id, "")
    if judgement == YES:
        return Verdict.PASS, _("{why}; dinilai memenuhi oleh pejabat").format(why=why)
    if judgement == NO:
        return verdict_of(rule.severity), _("{why}; dinilai tidak memenuhi").format(why=why)
    return Verdict.INCOMPARABLE, _("{why}; tidak dapat dibandingkan, perlu penilaian").format(
        why=why
    )


def _combined(compared: list[Compared], *, any_axis: bool) -> Outcome:
    outcomes = {each.outcome for each in compared}
    decisive = Outcome.PASS if any_axis else Outcome.FAIL
    if decisive in outcomes:
        return decisive
    if Outcome.INCOMPARABLE in outcomes or not outcomes:
        return Outcome.INCOMPARABLE
    return Outcome.FAIL if any_axis else Outcome.PASS


def _not_party(situation: Situation, rule: Eligibility, seat: Seat) -> Iterator[Finding]:
    parties = situation.case.with_role(*rule.roles)
    clash = [party for party in parties if _is(seat.person, party, situation.case)]
    yield Finding(
        id=f"majelis.eligibility.{rule.id}",
        verdict=verdict_of(rule.severity) if clash else Verdict.PASS,
        text=_("{rule}: anggota ini adalah {role}").format(rule=rule.text, role=clash[0].role.value)
        if clash
        else rule.text,
        cite=rule.cite,
        quote=rule.quote,
        subject=seat.id,
    )


def _attested(situation: Situation, rule: Eligibility, seat: Seat) -> Iterator[Finding]:
    del situation
    answer = seat.attested.get(rule.id, "")
    verdict = Verdict.PASS if answer == YES else verdict_of(rule.severity)
    state = {YES: _("dinyatakan"), NO: _("dinyatakan tidak")}.get(answer, _("belum dinyatakan"))
    yield Finding(
        id=f"majelis.eligibility.{rule.id}",
        verdict=verdict,
        text=f"{rule.text}: {state}",
        cite=rule.cite,
        quote=rule.quote,
        subject=seat.id,
    )
