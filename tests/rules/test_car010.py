from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\n"
CLOSED = CAR + "status: closed\n"


@pytest.mark.parametrize(
    "evidence",
    [
        "",
        "evidence: []\n",
        "evidence: TBD\n",
        "evidence: [TBD, n/a]\n",
        "evidence: [{sha256: 0123abcd}]\n",
        "verified: {on: 2026-06-30, by: ines, result: effective}\n",
        "verified: {on: 2026-06-30, evidence: [pending]}\n",
    ],
)
def test_none(evidence: str) -> None:
    assert judged("CAR010", CLOSED + evidence) == ["CAR-1 error status none"]


@pytest.mark.parametrize(
    "evidence",
    [
        "evidence: EV-12\n",
        "evidence: [evidence/leavers.csv]\n",
        "evidence: ['https://tickets.example/4711']\n",
        "evidence: [TBD, EV-12]\n",
        "evidence: [{note: kept by the DPO}]\n",
        "verified: {evidence: [EV-12]}\n",
    ],
)
def test_a_reference_is_enough(evidence: str) -> None:
    assert judged("CAR010", CLOSED + evidence) == []


@pytest.mark.parametrize("status", ["opened", "planned", "implemented", "verified", "rejected"])
def test_only_closed_actions(status: str) -> None:
    assert judged("CAR010", f"{CAR}status: {status}\n") == []


def test_closed_by_date() -> None:
    text = CAR + "closed_on: 2026-06-30\n"
    assert judged("CAR010", text) == ["CAR-1 error closed_on none"]
    assert judged("CAR010", text, as_of="2026-06-29") == []
    assert message("CAR010", text) == (
        "closed without evidence: what the action achieved cannot be shown"
    )
