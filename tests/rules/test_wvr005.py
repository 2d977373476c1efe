from __future__ import annotations

import pytest
from judge_findings import judged_among

CAR = "---\nkind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: {due}\n"
LATE = CAR.format(due="2026-08-31")
IN_TIME = CAR.format(due="2027-01-31")


def waiver(expires_on: str = "2026-12-31", rule: str = "CAR005", target: str = "CAR-1") -> str:
    return f"kind: waiver\nid: WV-1\nrule: {rule}\ntarget: {target}\nexpires_on: {expires_on}\n"


UNUSED = ["WV-1 info target unused"]


def found(text: str, *others: str, as_of: str = "2026-11-20") -> list[str]:
    return judged_among("WVR005", text, *(others or ("CAR005",)), as_of=as_of)[0]


def test_nothing_to_accept() -> None:
    said, (finding,) = judged_among("WVR005", waiver() + IN_TIME, "CAR005")
    assert said == UNUSED
    assert finding.message == "CAR005 has nothing to say of CAR-1: there is nothing to accept"
    assert [(r.id, r.location.line) for r in finding.related] == [("CAR-1", 7)]


def test_something_to_accept() -> None:
    assert found(waiver() + LATE) == []
    assert found(waiver(rule="overdue") + LATE) == []
    # What another rule found there is not what was accepted.
    assert found(waiver(rule="CAR001") + LATE, "CAR001", "CAR005") == UNUSED


def test_a_record_that_is_nowhere() -> None:
    said, (finding,) = judged_among("WVR005", waiver(target="CAR-01") + LATE, "CAR005")
    assert said == ["WV-1 info target unknown"]
    assert finding.message == (
        "no record has the id `CAR-01`: there is nothing to accept; did you mean `CAR-1`?"
    )
    _, (finding,) = judged_among("WVR005", waiver(target="gone") + LATE, "CAR005")
    assert finding.message == "no record has the id `gone`: there is nothing to accept"


def test_nested_records_have_their_own_id() -> None:
    review = (
        "---\nkind: management-review\nid: MR-1\n"
        "actions: [{id: ACT-1, text: keys, owner: ana, due_on: 2026-08-31, status: open}]\n"
    )
    assert found(waiver(rule="ACT002", target="ACT-1") + review, "ACT002") == []
    assert found(waiver(rule="ACT002", target="MR-1") + review, "ACT002") == UNUSED


def test_a_rule_that_does_not_run() -> None:
    assert found(waiver() + IN_TIME, "CAR001") == ["? WV-1: CAR005 does not run here"]
    assert found(waiver(rule="WVR002", target="WV-1"), "WVR002") == [
        "? WV-1: what WVR002 finds is not known when this rule runs"
    ]


@pytest.mark.parametrize(("as_of", "expected"), [("2026-12-31", UNUSED), ("2027-01-01", [])])
def test_while_it_holds(as_of: str, expected: list[str]) -> None:
    assert found(waiver() + IN_TIME, as_of=as_of) == expected


def test_what_other_rules_say() -> None:
    for text in (
        waiver(rule="''"),
        waiver(rule="CAR905"),
        waiver(rule="CAR"),
        waiver(target="''"),
        waiver(target="'CAR-*'"),
    ):
        assert found(text + IN_TIME) == []
