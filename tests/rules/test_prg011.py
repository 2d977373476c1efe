from __future__ import annotations

import pytest
from judge import judged, message


def programme(more: str = "", status: str = "approved") -> str:
    return f"kind: audit-programme\nid: PRG-1\nstatus: {status}\n{more}"


def test_a_programme_without_a_reason() -> None:
    assert judged("PRG011", programme()) == ["PRG-1 warning  none"]
    assert message("PRG011", programme()) == (
        "the programme does not say how the importance of the processes and the results of earlier"
        " audits shaped it"
    )


@pytest.mark.parametrize("value", ['""', "TBD", '["", n/a]', "[]"])
def test_a_reason_that_is_none(value: str) -> None:
    assert judged("PRG011", programme(f"rationale: {value}\n")) == ["PRG-1 warning rationale none"]


@pytest.mark.parametrize(
    "more",
    [
        "rationale: access control carries the highest risks",
        "rationale: ['', access control carries the highest risks]",
        "references: [RA-2026]",
        "entries: [{audit: AUD-1}, {audit: AUD-2, rationale: findings of last year}]",
    ],
)
def test_one_reason_is_enough(more: str) -> None:
    assert judged("PRG011", programme(more)) == []


def test_programmes_that_are_not_judged() -> None:
    for status in ("draft", "superseded"):
        assert judged("PRG011", programme(status=status)) == []
    assert judged("PRG011", programme("criteria: [ISO 9001]")) == []
    assert judged("PRG011", "{kind: unit, id: x}") == ["? no audit-programme records"]
