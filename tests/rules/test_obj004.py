from __future__ import annotations

import pytest
from judge import judged, message

WHOLE = {
    "what": "share of holes closed in time",
    "method": "query of the scanner",
    "when_measured": "each quarter",
    "measured_by": "finn",
    "when_analysed": "within a week",
    "analysed_by": "isms-manager",
}
LACKS = ["MSR-1 error  lacks"]


def measure(*without: str, more: str = "") -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in WHOLE.items() if key not in without)
    return f"kind: measure\nid: MSR-1\n{lines}{more}"


def test_whole() -> None:
    assert judged("OBJ004", measure()) == []


@pytest.mark.parametrize("field", WHOLE)
def test_each_part(field: str) -> None:
    assert judged("OBJ004", measure(field)) == LACKS
    assert judged("OBJ004", measure(field, more=f"{field}: TBD\n")) == LACKS


def test_the_message() -> None:
    assert message("OBJ004", measure("analysed_by")) == (
        "the measure does not say who analyses the results (f)"
    )
    assert message("OBJ004", measure(*WHOLE)) == (
        "the measure does not say what is measured (a), how (b), when it is measured (c), who"
        " measures (d), when results are analysed (e) and who analyses the results (f)"
    )


@pytest.mark.parametrize(
    ("field", "instead"), [("what", "title: Holes"), ("when_measured", "frequency_months: 3")]
)
def test_what_says_it_too(field: str, instead: str) -> None:
    assert judged("OBJ004", measure(field, more=f"{instead}\n")) == []


def test_an_owner_is_neither_of_the_two() -> None:
    assert judged("OBJ004", measure("measured_by", more="owner: finn\n")) == LACKS


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_not_taken(status: str) -> None:
    assert judged("OBJ004", measure("method", more=f"status: {status}\n")) == []
