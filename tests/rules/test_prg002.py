from __future__ import annotations

import pytest
from judge import judged, message

FIELDS = ("frequency", "methods", "responsibilities", "planning", "reporting")


def programme(status: str = "approved", **fields: str) -> str:
    given = dict.fromkeys(FIELDS, "PRO-1") | fields
    lines = [f"{field}: {value}" for field, value in given.items() if value != "-"]
    return "\n".join(["kind: audit-programme", "id: PRG-1", f"status: {status}", *lines])


def test_a_reference_to_a_procedure_is_an_answer() -> None:
    assert judged("PRG002", programme()) == []


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ['""', "TBD", "[]", '["", tbd]', "null"])
def test_each_field_is_stated(field: str, value: str) -> None:
    text = programme(**{field: value})
    assert judged("PRG002", text) == [f"PRG-1 error {field} lacks"]
    assert message("PRG002", text) == f"the programme does not state {field}"


def test_a_field_that_is_not_there() -> None:
    assert judged("PRG002", programme(reporting="-")) == ["PRG-1 error  lacks"]
    assert judged("PRG002", programme(reporting="-", methods='""')) == ["PRG-1 error methods lacks"]
    everything = programme(**dict.fromkeys(FIELDS, "-"))
    assert message("PRG002", everything) == (
        "the programme does not state frequency, methods, responsibilities, planning and reporting"
    )


def test_one_answer_in_a_list_is_enough() -> None:
    assert judged("PRG002", programme(methods="[interview, TBD]")) == []


@pytest.mark.parametrize("status", ["draft", "superseded"])
def test_programmes_not_in_force(status: str) -> None:
    assert judged("PRG002", programme(status, frequency='""')) == []


def test_programmes_of_another_standard() -> None:
    assert judged("PRG002", programme(frequency="-", criteria="[ISO 9001:2015]")) == []
    assert judged("PRG002", "{kind: unit, id: x}") == ["? no audit-programme records"]
