from __future__ import annotations

import pytest
from judge import judged, message


def waiver(rule: str, expires_on: str = "2026-12-31") -> str:
    return f"kind: waiver\nid: WV-1\nrule: {rule}\ntarget: MR-1\nexpires_on: {expires_on}\n"


FOUND = ["WV-1 warning rule requirement"]


@pytest.mark.parametrize("rule", ["MRV005", "top-management-took-part", "IND001"])
def test_requirements(rule: str) -> None:
    assert judged("WVR004", waiver(rule)) == FOUND


def test_the_words() -> None:
    assert message("WVR004", waiver("MRV005")) == (
        "MRV005 (top-management-took-part) rests on a requirement of the standard (9.3.1): the"
        " organization may accept the finding on `MR-1`, and the requirement stays unmet"
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
