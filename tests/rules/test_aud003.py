from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
PROGRAMME = "---\nkind: audit-programme\nid: PRG-1\nentries: [{audit: AUD-9}]\n"
OUTSIDE = ["AUD-1 warning programme outside"]


def test_outside_the_programme() -> None:
    assert judged("AUD003", AUDIT + PROGRAMME) == OUTSIDE
    assert message("AUD003", AUDIT + PROGRAMME) == (
        "the audit belongs to no programme, and why it was held without one is not said"
    )


@pytest.mark.parametrize("more", ["programme: PRG-1\n", "unplanned_reason: after INC-1\n"])
def test_a_programme_or_a_reason(more: str) -> None:
    assert judged("AUD003", AUDIT + more + PROGRAMME) == []
    assert judged("AUD003", AUDIT + more) == []


def test_an_entry_names_it() -> None:
    assert judged("AUD003", AUDIT + PROGRAMME.replace("AUD-9", "AUD-1")) == []


@pytest.mark.parametrize("more", ["programme: ''\n", "unplanned_reason: TBD\n"])
def test_no_answer(more: str) -> None:
    assert judged("AUD003", AUDIT + more + PROGRAMME) == OUTSIDE


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_audits_that_do_not_take_place(status: str) -> None:
    assert judged("AUD003", AUDIT.replace("reported", status) + PROGRAMME) == []


@pytest.mark.parametrize("programme", [PROGRAMME, ""])
def test_each_audit_is_one_finding(programme: str) -> None:
    second = "---\nkind: audit\nid: AUD-2\nstatus: reported\n"
    special = "---\nkind: audit\nid: AUD-3\nunplanned_reason: after INC-1\n"
    assert judged("AUD003", AUDIT + second + special + programme) == [
        *OUTSIDE,
        "AUD-2 warning programme outside",
    ]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("status: planned\n", "is planned"),
        ("planned_on: 2026-12-01\n", "is planned"),
        ("status: in-progress\n", "was held"),
        ("status: closed\n", "was held"),
        ("title: x\n", "was held"),
    ],
)
def test_planned_ones_are_outside_too(state: str, words: str) -> None:
    text = AUDIT.replace("status: reported\n", state)
    assert judged("AUD003", text + PROGRAMME) == OUTSIDE
    assert message("AUD003", text + PROGRAMME) == (
        f"the audit belongs to no programme, and why it {words} without one is not said"
    )
