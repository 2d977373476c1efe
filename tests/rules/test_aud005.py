from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
NONE = ["AUD-1 warning methods none"]
PROGRAMME = "---\nkind: audit-programme\nid: PRG-1\nentries: [{audit: AUD-1}]\n"


@pytest.mark.parametrize("methods", ["", "methods: []", "methods: TBD"])
def test_no_methods(methods: str) -> None:
    assert judged("AUD005", AUDIT + methods) == NONE
    assert judged("AUD005", AUDIT + methods + "\n" + PROGRAMME) == NONE


def test_the_message() -> None:
    assert message("AUD005", AUDIT) == (
        "how the audit was done is said neither in it nor in its programme"
    )


def test_methods() -> None:
    assert judged("AUD005", AUDIT + "methods: interview") == []
    assert judged("AUD005", AUDIT + PROGRAMME + "methods: [interview, sampling]\n") == []


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_have_not_begun(status: str) -> None:
    assert judged("AUD005", AUDIT.replace("reported", status)) == []


def test_what_cannot_be_judged() -> None:
    assert judged("AUD005", "kind: audit\nid: AUD-1") == [
        "? AUD-1: neither a status nor a date tells whether the audit has begun"
    ]
    assert judged("AUD005", AUDIT + "programme: PRG-9") == [
        "? AUD-1: the programme `PRG-9` is not on record"
    ]
