from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

LEFT = ["eli warning to left"]


def people(more: str = "", to: str = "2025-12-31") -> str:
    eli = f"- {{id: eli, name: Eli Dun, to: {to}{more}}}\n"
    return f"kind: person\nrecords:\n{eli}- {{id: hugo}}\n---\n"


CAR = "{kind: corrective-action, id: CAR-4, status: planned, owner: eli}\n---\n"
RISK = "{kind: risk, id: RISK-2, status: active, owner: eli}\n---\n"


def found(text: str, as_of: str = "2026-11-20", **options: int) -> list[str]:
    return judged("ROL004", text, as_of, **options)


def test_the_words() -> None:
    assert message("ROL004", people() + CAR) == (
        "eli (Eli Dun) left on 2025-12-31 and is still named for 1 open item: CAR-4; no handover is"
        " on record"
    )
    statement = (
        "kind: statement-of-applicability\nid: SOA\nstatus: approved\ncontrols:\n"
        "- {control: A.8.13, applicable: true, owner: eli}\n"
        "- {control: A.8.14, applicable: true, owner: eli}\n"
        "- {control: A.8.15, applicable: false, owner: eli}\n---\n"
    )
    role = "{kind: role, id: ciso, holders: [{person: eli}]}\n"
    text = people() + RISK + CAR + statement + role
    assert message("ROL004", text) == (
        "eli (Eli Dun) left on 2025-12-31 and is still named for 4 open items: CAR-4, RISK-2, the"
        " role ciso and 2 controls in SOA; no handover is on record"
    )
    (finding,) = lint(text, select=["ROL004"]).findings
    assert [r.id for r in finding.related] == ["CAR-4", "RISK-2", "ciso", "SOA"]


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2025-12-31", 0, []),
        ("2026-01-01", 0, LEFT),
        ("2026-01-30", 30, []),
        ("2026-01-31", 30, LEFT),
    ],
)
def test_the_days_after_leaving(as_of: str, days: int, expected: list[str]) -> None:
    assert found(people() + CAR, as_of, handover_days=days) == expected


@pytest.mark.parametrize(
    ("handover", "says"),
    [
        ("{to: hugo, on: 2025-12-01}", ""),
        ("{to: hugo, on: 2026-01-30}", ""),
        ("{to: hugo, on: 2026-01-31}", "the handover to `hugo` is dated 2026-01-31"),
        ("{to: hugo}", "the handover to `hugo` has no date"),
        (
            "{to: eli, on: 2026-01-02}",
            "the handover names `eli`, who is nobody with the organization",
        ),
        (
            "{to: Max, on: 2026-01-02}",
            "the handover names `Max`, who is nobody with the organization",
        ),
        ("{to: TBD, on: 2026-01-02}", "no handover is on record"),
    ],
)
def test_handovers(handover: str, says: str) -> None:
    text = people(f", handover: {handover}") + CAR
    assert found(text) == (LEFT if says else [])
    if says:
        assert message("ROL004", text).endswith(says)


@pytest.mark.parametrize(
    "item",
    [
        "{kind: nonconformity, id: X, owner: eli}",
        "{kind: opportunity-for-improvement, id: X, status: accepted, owner: eli}",
        "{kind: objective, id: X, status: active, plan: {responsible: eli}}",
        "{kind: action, id: X, status: open, owner: eli}",
        "{kind: incident, id: X, status: open, owner: eli}",
        "{kind: change, id: X, status: planned, owner: eli}",
        "{kind: process, id: X, owner: eli}",
        "{kind: process, id: X, owner: hugo, operators: [hugo, eli]}",
        "{kind: control, id: X, owner: eli}",
        "{kind: document, id: X, status: approved, owner: eli}",
        "{kind: treatment-plan, id: X, status: approved, owner: eli}",
        "{kind: audit-programme, id: X, period: {end: 2026-11-20}, manager: eli}",
        "{kind: measure, id: X, measured_by: eli}",
        "{kind: unit, id: X, owner: eli}",
        "{kind: role, id: X, holders: [{person: eli, from: 2024-01-01}]}",
        "{kind: assignment, id: X, person: eli, capacity: owner, scope: [A.8.13]}",
    ],
)
def test_what_is_open(item: str) -> None:
    assert found(people() + item) == LEFT


@pytest.mark.parametrize(
    "item",
    [
        "{kind: corrective-action, id: X, status: closed, owner: eli}",
        "{kind: corrective-action, id: X, status: planned, owner: hugo, verified: {by: eli}}",
        "{kind: risk, id: X, status: closed, owner: eli}",
        "{kind: nonconformity, id: X, closed_on: 2026-01-02, owner: eli}",
        "{kind: nonconformity, id: X, status: withdrawn, owner: eli}",
        "{kind: opportunity-for-improvement, id: X, disposition: declined, owner: eli}",
        "{kind: action, id: X, status: done, owner: eli}",
        "{kind: treatment-plan, id: X, status: draft, actions: [{id: A, owner: eli}]}",
        "{kind: document, id: X, status: superseded, owner: eli}",
        "{kind: audit-programme, id: X, period: {end: 2026-11-19}, manager: eli}",
        "{kind: role, id: X, holders: [{person: eli}, {person: hugo, from: 2026-01-01}]}",
        "{kind: role, id: X, holders: [{person: eli, to: 2025-12-31}]}",
        "{kind: assignment, id: X, person: eli, to: 2025-12-31}",
        "{kind: audit, id: X, owner: eli, team: [{person: eli}]}",
        "{kind: statement-of-applicability, id: X, status: draft, controls: [{owner: eli}]}",
        "{kind: nonconformity, id: X, process: P}\n---\n{kind: process, id: P, owner: hugo}",
    ],
)
def test_what_is_not(item: str) -> None:
    assert found(people() + item) == []


def test_through_a_role_that_somebody_holds_now() -> None:
    role = (
        "{kind: role, id: lead, holders: [{person: eli, to: 2025-12-31},"
        " {person: hugo, from: 2026-01-01}]}\n---\n"
    )
    assert found(people() + role + CAR.replace("owner: eli", "owner: lead")) == []


def test_what_cannot_be_told() -> None:
    assert found(people(to="spring") + CAR) == ["? eli: `to` cannot be read as a date"]
    assert found(people(to="spring")) == []
    text = people(", handover: {to: hugo, on: spring}")
    assert found(text + CAR) == ["? eli: `handover.on` cannot be read as a date"]
    assert found(text) == []
