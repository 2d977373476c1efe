from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\n"
FOUND = ["CAR-1 warning nonconformity orphan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status: planned", FOUND),
        ("status: closed", FOUND),
        ("nonconformity:", FOUND),
        ("nonconformity: []", FOUND),
        ("nonconformity: TBD", FOUND),
        ("nonconformity: [TBD, n/a]", FOUND),
        ("nonconformity: NC-1", []),
        ("nonconformity: [TBD, NC-1]", []),
        ("incident: INC-1", []),
        ("nonconformity: TBD\nincident: INC-1", []),
        ("status: rejected", []),
    ],
)
def test_sources(text: str, expected: list[str]) -> None:
    assert judged("CAR015", f"{CAR}{text}\n") == expected


def test_message() -> None:
    assert message("CAR015", CAR) == (
        "names no nonconformity and no incident: what it answers cannot be shown"
    )


def test_improvements_are_actions() -> None:
    improvement = "---\nkind: action\nid: ACT-1\ntext: a better form\n"
    assert judged("CAR015", f"{CAR}incident: INC-1\n{improvement}") == []
