from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

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


PROCEDURE = "\n---\nkind: document\nid: PRO-1\nstatus: {}\n"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", "a draft"),
        ("in-review", "still in review"),
        ("superseded", "superseded"),
        ("withdrawn", "withdrawn"),
    ],
)
def test_a_procedure_that_is_not_in_use_states_nothing(status: str, words: str) -> None:
    text = programme(
        **{**dict.fromkeys(FIELDS, "said here"), "reporting": "see PRO-1, section 4.2"}
    )
    assert judged("PRG002", text + PROCEDURE.format("approved")) == []
    assert judged("PRG002", text + PROCEDURE.format("''")) == []
    text += PROCEDURE.format(status)
    assert judged("PRG002", text) == ["PRG-1 error reporting lacks"]
    assert message("PRG002", text) == (
        f"the programme does not state reporting; reporting only names PRO-1, which is {words}"
    )
    (finding,) = lint(text, select=["PRG002"]).findings
    assert [(r.id, r.message) for r in finding.related] == [("PRO-1", "PRO-1 is not in use")]


@pytest.mark.parametrize(
    "value",
    [
        "to the CEO as PRO-1 says",
        "[PRO-1, interview]",
        "PRO-1 and PRO-2",
        "PRO-9",
        "[PRO-1, PRO-9]",
    ],
)
def test_a_field_that_has_something_else(value: str) -> None:
    text = programme(**{**dict.fromkeys(FIELDS, "said here"), "reporting": value})
    text += PROCEDURE.format("withdrawn") + "---\n{kind: document, id: PRO-2, status: approved}\n"
    assert judged("PRG002", text) == []


def test_several_fields_that_state_nothing() -> None:
    text = programme(methods='""', reporting="said here") + PROCEDURE.format("withdrawn")
    assert message("PRG002", text) == (
        "the programme does not state frequency, methods, responsibilities and planning; frequency,"
        " responsibilities and planning only name PRO-1, which is withdrawn"
    )
