from __future__ import annotations

import pytest
from judge_findings import judged_among

CAR = "---\nkind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: {due}\n"
LATE = CAR.format(due="2026-08-31")
IN_TIME = CAR.format(due="2027-01-31")


def waiver(expires_on: str = "2026-09-30", rule: str = "CAR005", target: str = "CAR-1") -> str:
    return (
        f"kind: waiver\nid: WV-1\nrule: {rule}\ntarget: {target}\nreason: late\n"
        f"approved_by: ana\nexpires_on: {expires_on}\n"
    )


EXPIRED = ["WV-1 error expires_on expired"]


def found(text: str, as_of: str = "2026-11-20", *others: str) -> list[str]:
    return judged_among("WVR002", text, *(others or ("CAR005",)), as_of=as_of)[0]


def test_expired_and_still_there() -> None:
    said, (finding,) = judged_among("WVR002", waiver() + LATE, "CAR005")
    assert said == EXPIRED
    assert finding.message == "the waiver expired on 2026-09-30, and CAR005 still speaks of CAR-1"
    assert [(r.id, r.location.line) for r in finding.related] == [("CAR-1", 9)]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-09-29", []), ("2026-09-30", []), ("2026-10-01", EXPIRED)],
)
def test_the_day_of_expiry_still_holds(as_of: str, expected: list[str]) -> None:
    assert found(waiver() + LATE, as_of) == expected


def test_the_day_is_the_organizations_own() -> None:
    text = waiver() + LATE + "---\nkind: organization\nid: o\ntimezone: Asia/Tokyo\n"
    assert found(text, "2026-09-30T14:59:00+00:00") == []
    assert found(text, "2026-09-30T15:01:00+00:00") == EXPIRED
    # Half past midnight on the 1st in Tokyo.
    moved = text.replace("2026-09-30", "2026-09-30T15:30:00Z")
    assert found(moved, "2026-10-01T03:00:00+00:00") == []
    assert found(moved, "2026-10-02T03:00:00+00:00") == EXPIRED


def test_what_is_put_right_is_history() -> None:
    assert found(waiver() + IN_TIME) == []
    assert found(waiver(target="CAR-2") + LATE) == []
    assert found(waiver(rule="CAR001") + LATE, "2026-11-20", "CAR001", "CAR005") == []


def test_the_name_of_the_rule_will_do() -> None:
    assert found(waiver(rule="overdue") + LATE) == EXPIRED


def test_nested_records_by_their_own_id() -> None:
    review = (
        "---\nkind: management-review\nid: MR-1\n"
        "actions: [{id: ACT-1, text: keys, owner: ana, due_on: 2026-08-31, status: open}]\n"
    )
    text = waiver(rule="ACT002", target="ACT-1") + review
    assert found(text, "2026-11-20", "ACT002") == EXPIRED
    assert found(text.replace("target: ACT-1", "target: MR-1"), "2026-11-20", "ACT002") == []


def test_families_and_patterns() -> None:
    others = ("2026-11-20", "CAR004", "CAR005")
    assert found(waiver(rule="CAR") + LATE, *others) == EXPIRED
    assert found(waiver(rule="'*'", target="'CAR-*'") + LATE, *others) == EXPIRED
    said, (finding,) = judged_among("WVR002", waiver(rule="CAR") + LATE, "CAR004", "CAR005")
    assert said == EXPIRED
    assert finding.message == (
        "the waiver expired on 2026-09-30, and CAR004 and CAR005 still speak of CAR-1"
    )


def test_what_cannot_be_told() -> None:
    assert found(waiver("31.9.") + LATE) == ["? WV-1: `expires_on` cannot be read as a date"]
    assert found(waiver() + LATE, "2026-11-20", "CAR001") == [
        "? WV-1: the waiver expired on 2026-09-30, and CAR005 is none of the rules that run"
    ]
    # Rules that look at findings themselves cannot be looked at.
    assert found(waiver(rule="WVR005", target="WV-1"), "2026-11-20", "WVR005") == [
        "? WV-1: the waiver expired on 2026-09-30, and WVR005 is none of the rules that run"
    ]


def test_incomplete_waivers_are_another_rules() -> None:
    for text in (waiver(rule="''"), waiver(rule="CAR905"), waiver(target="''"), waiver("''")):
        assert found(text + LATE) == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("draft", []),
        ("requested", []),
        ("Rejected", []),
        ("expired", EXPIRED),
        ("approved", EXPIRED),
    ],
)
def test_a_waiver_that_nobody_granted_accepted_nothing(status: str, expected: list[str]) -> None:
    assert found(f"{waiver()}status: {status}\n{LATE}") == expected
