"""What findings on nonconformities, incidents and actions are about, whichever stands first."""

from __future__ import annotations

import pytest
from about_kit import Case, assert_told_by_name, names

from isms_lint.testing import lint

ACTION = "{kind: corrective-action, id: CAR-1, status: planned, @}\n"
MOVE = "from: 2026-09-30, to: 2026-11-30"
LATER = "from: 2026-11-30, to: 2027-01-31"
SIGNED = "reason: part delivered late, approved_by: bo"
STATED = "statement: the accounts stayed open, correction: {text: the accounts were removed}"
NCS = f"---\nkind: nonconformity\nrecords: [{{id: NC-1, {STATED}}}, {{id: NC-2, {STATED}}}]\n"
MINOR = """\
kind: nonconformity
records:
  - {id: NC-1, grade: minor, requirement: [A.5.18], raised_on: 2026-02-02}
  - {id: NC-2, grade: minor, requirement: [A.5.18], raised_on: 2026-05-04}
@  - {id: NC-9, grade: minor, requirement: [A.5.18], raised_on: 2026-10-05}
"""
CASES = [
    Case(
        *("FND010", "cluster", MINOR),
        "",
        "  - {id: NC-3, grade: minor, requirement: [A.5.18], raised_on: 2026-03-02}\n",
        "  - {id: NC-3, grade: minor, requirement: [A.5.18], raised_on: 2026-06-01}\n",
        ["NC-1 A.5.18", "NC-2 A.5.18", "NC-9 A.5.18"],
        ["NC-1 A.5.18", "NC-2 A.5.18", "NC-3 A.5.18", "NC-9 A.5.18"],
    ),
    Case(
        "FND011",
        "repeat",
        "{kind: nonconformity, id: NC-1, requirement: [A.5.15, A.5.18], raised_on: 2025-03-03}\n"
        "---\n{kind: nonconformity, id: NC-2, requirement: [@], raised_on: 2026-06-03}\n"
        "---\n{kind: corrective-action, id: CAR-1, nonconformity: NC-1,"
        " verified: {on: 2025-09-01, by: ines, result: effective}}\n",
        *("A.5.18", "A.5.15, A.5.18", "A.5.18, A.5.15"),
        *(["A.5.18"], ["A.5.15", "A.5.18"]),
    ),
    Case(
        "FND012",
        "open",
        "{kind: nonconformity, id: NC-1, status: closed, closed_on: 2026-06-30}\n"
        "---\nkind: corrective-action\nrecords: [@]\n",
        "{id: CAR-2, nonconformity: NC-1, status: planned}",
        "{id: CAR-1, nonconformity: NC-1, status: planned},"
        " {id: CAR-2, nonconformity: NC-1, status: planned}",
        "{id: CAR-2, nonconformity: NC-1, status: planned},"
        " {id: CAR-1, nonconformity: NC-1, status: planned}",
        *(["CAR-2"], ["CAR-1", "CAR-2"]),
    ),
    Case(
        *("CAR007", "incomplete", ACTION.replace("planned", "closed")),
        "verified: {on: 2026-11-02, result: effective}",
        "verified: {on: 2026-11-02}",
        "verified: {result: '', on: 2026-11-02}",
        *(["by"], ["by", "result"]),
    ),
    Case(
        *("CAR013", "repeats", f"{ACTION.replace('planned', 'opened')}{NCS}"),
        "cause: The accounts stayed open., nonconformity: NC-2",
        "cause: The accounts stayed open., nonconformity: [NC-1, NC-2]",
        "cause: The accounts stayed open., nonconformity: [NC-2, NC-1]",
        *(["NC-2"], ["NC-1", "NC-2"]),
    ),
    Case(
        *("CAR014", "same", f"{ACTION}{NCS}"),
        "action: The accounts were removed., nonconformity: NC-2",
        "action: The accounts were removed., nonconformity: [NC-1, NC-2]",
        "action: The accounts were removed., nonconformity: [NC-2, NC-1]",
        *(["NC-2"], ["NC-1", "NC-2"]),
    ),
    Case(
        *("CAR016", "unapproved", ACTION),
        f"extensions: [{{{MOVE}, reason: part delivered late}}]",
        f"extensions: [{{{MOVE}}}]",
        f"extensions: [{{approved_by: '', {MOVE}}}]",
        ["from 2026-09-30 to 2026-11-30 approved_by"],
        ["from 2026-09-30 to 2026-11-30 approved_by", "from 2026-09-30 to 2026-11-30 reason"],
    ),
    Case(
        *("CAR016", "often", ACTION),
        f"extensions: [{{{MOVE}, {SIGNED}}}, {{{LATER}, {SIGNED}}}]",
        f"extensions: [{{{MOVE}, {SIGNED}}}, {{{LATER}, reason: late again}}]",
        f"extensions: [{{{LATER}, reason: late again}}, {{{MOVE}, {SIGNED}}}]",
        ["from 2026-09-30 to 2026-11-30", "from 2026-11-30 to 2027-01-31"],
        [
            "from 2026-09-30 to 2026-11-30",
            "from 2026-11-30 to 2027-01-31",
            "from 2026-11-30 to 2027-01-31 approved_by",
        ],
    ),
    Case(
        *("ACT001", "lacks", "{kind: action, id: ACT-1, text: ship logs, status: open@}\n"),
        *(", due_on: 2027-01-31", "", ", due_on: TBD, owner: ''"),
        *(["owner"], ["due_on", "owner"]),
    ),
    Case(
        "ACT001",
        "gone",
        "{kind: action, id: ACT-1, text: ship logs, status: open, owner: finn@}\n"
        "---\n{kind: person, id: finn, to: 2025-12-31}\n",
        *(", due_on: 2027-01-31", "", ", due_on: TBD"),
        *(["owner"], ["due_on", "owner"]),
    ),
    Case(
        *("INC001", "lacks", "{kind: incident, id: INC-1, status: closed@}\n"),
        ", lessons: none, disposition: {nonconformity: false, reason: no requirement touched}",
        ", lessons: none",
        ", cause: '', lessons: none",
        *(["cause"], ["cause", "disposition"]),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told_by_name(case: Case) -> None:
    assert_told_by_name(case)


def test_moves_that_nobody_agreed_to() -> None:
    # Without a limit on their number: two are one too many by default.
    found = []
    for moves in (LATER, f"{MOVE}}}, {{{LATER}", f"{LATER}}}, {{{MOVE}"):
        bare = moves.replace("to:", "reason: late, to:")
        text = ACTION.replace("@", f"extensions: [{{{bare}}}]")
        result = lint(text, select=["CAR016"], parameters={"CAR016": {"max_extensions": 9}})
        found.extend(result.findings)
    later = "from 2026-11-30 to 2027-01-31 approved_by"
    both = ["from 2026-09-30 to 2026-11-30 approved_by", later]
    assert [names(one) for one in found] == [[later], both, both]
    assert {one.message_id for one in found} == {"unapproved"}
    assert len({one.fingerprint for one in found}) == 1
