from __future__ import annotations

import pytest
from judge import judged, message
from judge_findings import judged_among


def waiver(rule: str, expires_on: str = "2026-12-31") -> str:
    return f"kind: waiver\nid: WV-1\nrule: {rule}\ntarget: MR-1\nexpires_on: {expires_on}\n"


FOUND = ["WV-1 warning rule requirement"]


@pytest.mark.parametrize("rule", ["MRV005", "top-management-took-part", "IND001"])
def test_requirements(rule: str) -> None:
    assert judged("WVR004", waiver(rule)) == FOUND


def test_the_words() -> None:
    assert message("WVR004", waiver("MRV005")) == (
        "MRV005 (top-management-took-part) rests on a requirement of the standard (9.3.1): the"
        " organization may accept a finding on `MR-1`, and no waiver meets the requirement"
    )
    assert "finding on its target, and" in message("WVR004", "kind: waiver\nid: W\nrule: MRV005\n")


@pytest.mark.parametrize("rule", ["CAR005", "IND006", "REF001", "CAR006", "'*'", "MRV", "none"])
def test_everything_else(rule: str) -> None:
    assert judged("WVR004", waiver(rule)) == []


@pytest.mark.parametrize(
    ("expires_on", "expected"), [("2026-11-19", []), ("2026-11-20", FOUND), ("soon", FOUND)]
)
def test_while_it_holds(expires_on: str, expected: list[str]) -> None:
    assert judged("WVR004", waiver("MRV005", expires_on)) == expected


def test_whether_or_not_the_rule_finds_anything() -> None:
    """It is shown in each run; that nothing is found is WVR005's to say."""
    review = "---\nkind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
    results = (
        "decisions:\n"
        "- {class: improvement, text: log more, decided_by: ana, needs_action: false}\n"
        "- {class: isms-change, text: none needed, decided_by: ana}\n"
    )
    for text in (waiver("MRV009") + review, waiver("MRV009") + review + results):
        assert judged_among("WVR004", text, "MRV009")[0] == FOUND
