from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
PROGRAMME = "---\nkind: audit-programme\nid: PRG-1\nentries: [{audit: AUD-9}]\n"
OUTSIDE = ["AUD-1 warning programme outside"]
WITHOUT = ["AUD-1 warning programme no-programme"]


def test_outside_the_programme() -> None:
    assert judged("AUD003", AUDIT + PROGRAMME) == OUTSIDE
    assert message("AUD003", AUDIT + PROGRAMME) == (
        "the audit belongs to no programme, and why it was held is not said"
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


def test_planned_ones_are_outside_too() -> None:
    assert judged("AUD003", AUDIT.replace("reported", "planned") + PROGRAMME) == OUTSIDE


def test_without_any_programme_there_is_one_finding() -> None:
    second = "---\nkind: audit\nid: AUD-0\nstatus: reported\n"
    special = "---\nkind: audit\nid: AUD-2\nunplanned_reason: after INC-1\n"
    assert judged("AUD003", AUDIT) == WITHOUT
    assert message("AUD003", AUDIT) == (
        "no programme is on record, and why AUD-1 was held without one is not said"
    )
    (finding,) = lint(AUDIT + second + special, select=["AUD003"]).findings
    assert (finding.record_id, [r.id for r in finding.related]) == ("AUD-0", ["AUD-1"])
    assert finding.message == (
        "no programme is on record, and why AUD-0 and AUD-1 were held without one is not said"
    )
