from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
NONE = ["AUD-1 error criteria none"]
PROGRAMME = "---\nkind: audit-programme\nid: PRG-1\nstatus: approved\n"


@pytest.mark.parametrize("criteria", ["", "criteria: []", "criteria: TBD", "criteria: ['', n/a]"])
def test_no_criteria(criteria: str) -> None:
    assert judged("AUD002", AUDIT + criteria) == NONE


def test_the_message() -> None:
    assert message("AUD002", AUDIT) == (
        "neither the audit nor its programme names criteria: against what it was done cannot be"
        " shown"
    )


@pytest.mark.parametrize("criteria", ["ISO/IEC 27001:2022", "['ISO/IEC 27001:2022', POL-1]"])
def test_own_criteria(criteria: str) -> None:
    assert judged("AUD002", AUDIT + f"criteria: {criteria}") == []


def test_criteria_of_the_programme() -> None:
    stated = PROGRAMME + "criteria: ['ISO/IEC 27001:2022']\n"
    assert judged("AUD002", AUDIT + stated) == NONE
    assert judged("AUD002", AUDIT + "programme: PRG-1\n" + stated) == []
    assert judged("AUD002", AUDIT + stated + "entries: [{audit: AUD-1}]\n") == []
    assert judged("AUD002", AUDIT + stated + "entries: [{audit: AUD-2}]\n") == NONE
    entry = PROGRAMME + "entries: [{audit: AUD-1, criteria: POL-1}]\n"
    assert judged("AUD002", AUDIT + entry) == []
    assert judged("AUD002", AUDIT + PROGRAMME + "entries: [{audit: AUD-1}]\n") == NONE


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_have_not_begun(status: str) -> None:
    assert judged("AUD002", AUDIT.replace("reported", status)) == []


def test_what_cannot_be_judged() -> None:
    assert judged("AUD002", "kind: audit\nid: AUD-1") == [
        "? AUD-1: neither a status nor a date tells whether the audit has begun"
    ]
    assert judged("AUD002", AUDIT + "programme: PRG-9") == [
        "? AUD-1: the programme `PRG-9` is not on record"
    ]
