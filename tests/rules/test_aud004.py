from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
NONE = ["AUD-1 warning objectives none"]


@pytest.mark.parametrize("objectives", ["", "objectives: ''", "objectives: []", "objectives: TBD"])
def test_no_objectives(objectives: str) -> None:
    assert judged("AUD004", AUDIT + objectives) == NONE


def test_the_message() -> None:
    assert message("AUD004", AUDIT) == "the audit does not say what it was to find out"


@pytest.mark.parametrize("objectives", ["whether leavers lose access", "[one, two]"])
def test_objectives(objectives: str) -> None:
    assert judged("AUD004", AUDIT + f"objectives: {objectives}") == []


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_have_not_begun(status: str) -> None:
    assert judged("AUD004", AUDIT.replace("reported", status)) == []


def test_what_cannot_be_judged() -> None:
    assert judged("AUD004", "kind: audit\nid: AUD-1") == [
        "? AUD-1: neither a status nor a date tells whether the audit has begun"
    ]
