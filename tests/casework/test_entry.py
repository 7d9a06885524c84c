"""What may be typed into a field."""

import pytest

from etik_tui.casework.entry import check_fields
from etik_tui.profile.act import FieldSpec, FieldType
from tests.procedure.regulation import regulation


@pytest.mark.parametrize("typed", ["09.00", "9.00", "23:59", "00.00", "13.30 WITA"])
def test_an_hour_is_accepted(typed: str) -> None:
    """An hour with dot or colon, with or without its zone, is an hour."""
    spec = FieldSpec(id="jam", title="Jam", type=FieldType.TIME)
    assert not list(check_fields(regulation(), (spec,), {"jam": typed}))


@pytest.mark.parametrize("typed", ["25.99", "24.00", "9.60", "09.000", "pagi", "9"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    """What no clock shows is refused with an example."""
    spec = FieldSpec(id="jam", title="Jam", type=FieldType.TIME)
    (problem,) = check_fields(regulation(), (spec,), {"jam": typed})
    assert problem.what == "bukan jam"
    assert "09.00" in problem.remedy
