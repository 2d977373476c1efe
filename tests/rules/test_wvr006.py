from __future__ import annotations

import pytest
from judge import judged, message


def waiver(rule: str = "CAR005", target: str = "CAR-1", expires_on: str = "2026-12-31") -> str:
    return f"kind: waiver\nid: WV-1\nrule: '{rule}'\ntarget: '{target}'\nexpires_on: {expires_on}\n"


@pytest.mark.parametrize("rule", ["*", "CAR*", "car*", "XFW", "xfw", "ALL"])
def test_many_rules(rule: str) -> None:
    assert judged("WVR006", waiver(rule)) == ["WV-1 warning rule broad"]


@pytest.mark.parametrize("target", ["*", "CAR-*", "corrective-actions/*"])
def test_many_records(target: str) -> None:
    assert judged("WVR006", waiver(target=target)) == ["WV-1 warning target broad"]
    assert judged("WVR006", waiver("*", target)) == ["WV-1 warning rule broad"]


def test_the_words() -> None:
    assert message("WVR006", waiver("XFW", "*")) == (
        "the waiver names `XFW`, which is 4 rules, and `*` as its target, which is no single record:"
        " nobody can say what was accepted with it"
    )


@pytest.mark.parametrize("rule", ["CAR005", "overdue", "CAR905", "", "XFW*9"])
def test_one_rule_or_none(rule: str) -> None:
    expected = ["WV-1 warning rule broad"] if "*" in rule else []
    assert judged("WVR006", waiver(rule)) == expected


def test_an_id_with_an_asterisk() -> None:
    text = waiver(target="CAR-*") + "---\nkind: corrective-action\nid: CAR-*\n"
    assert judged("WVR006", text) == []


@pytest.mark.parametrize(
    ("expires_on", "expected"),
    [("2026-11-19", []), ("2026-11-20", ["WV-1 warning rule broad"])],
)
def test_while_it_holds(expires_on: str, expected: list[str]) -> None:
    assert judged("WVR006", waiver("*", expires_on=expires_on)) == expected
