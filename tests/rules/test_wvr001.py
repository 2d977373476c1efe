from __future__ import annotations

import pytest
from judge import judged, message

WHOLE = {
    "rule": "CAR005",
    "target": "CAR-1",
    "reason": "supplier is late",
    "approved_by": "ana",
    "expires_on": "2026-12-31",
}


def waiver(**fields: str | None) -> str:
    given = {**WHOLE, **fields}
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    return "\n".join(["kind: waiver", "id: WV-1", *lines, ""])


@pytest.mark.parametrize("field", WHOLE)
@pytest.mark.parametrize("value", [None, "", "TBD"])
def test_each_missing_field(field: str, value: str | None) -> None:
    assert judged("WVR001", waiver(**{field: value})) == [f"WV-1 error {field} incomplete"]


def test_all_that_is_missing_is_one_finding() -> None:
    assert judged("WVR001", "kind: waiver\nid: WV-1\n") == ["WV-1 error rule incomplete"]
    assert message("WVR001", "kind: waiver\nid: WV-1\n") == (
        "the waiver has no rule, no target, no reason, no approver and no end"
    )


def test_a_rule_that_does_not_exist() -> None:
    assert judged("WVR001", waiver(rule="CAR905")) == ["WV-1 error rule incomplete"]
    assert message("WVR001", waiver(rule="CAR0055")) == (
        "the waiver has a rule that does not exist (`CAR0055`); did you mean `CAR005`?"
    )
    assert message("WVR001", waiver(rule="zzz", reason=None)) == (
        "the waiver has no reason, and a rule that does not exist (`zzz`)"
    )
    assert judged("WVR001", waiver(rule='"CAR005, CAR006"')) == ["WV-1 error rule incomplete"]


@pytest.mark.parametrize("rule", ["CAR005", "car005", "overdue", "INP003", "CAR", "'*'", "CAR*"])
def test_rules_that_exist(rule: str) -> None:
    assert judged("WVR001", waiver(rule=rule)) == []


@pytest.mark.parametrize("rule", ["INP002", "wvr002", "waiver-complete"])
def test_rules_that_guard_the_gate(rule: str) -> None:
    assert judged("WVR001", waiver(rule=rule)) == ["WV-1 error rule incomplete"]
    assert message("WVR001", waiver(rule=rule)).endswith(": it guards the gate itself)")


def test_what_other_rules_say() -> None:
    # A day that cannot be read, an approver and a target that nobody knows.
    assert judged("WVR001", waiver(expires_on="31.12.26", approved_by="x", target="y")) == []


def test_without_waivers() -> None:
    assert judged("WVR001", "kind: person\nid: ana\n") == ["? no waiver records"]
