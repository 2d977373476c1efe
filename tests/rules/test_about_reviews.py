"""What findings on management reviews are about, whichever stands first."""

from __future__ import annotations

import json

import pytest
from about_kit import Case, assert_told_by_name, names, told
from review_texts import REPORT

HEAD = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\n"
BEFORE = HEAD.replace("MR-1", "MR-0").replace("2026", "2025")
PEOPLE = (
    "---\nkind: organization\nid: o\ntop_management: [ana, bo, cy]\n"
    "---\nkind: person\nrecords: [{id: ana}, {id: bo}, {id: cy}, {id: dana}, {id: eli}]\n"
)
MEETING = (
    f"{HEAD}participants: [{{person: ana}}, {{person: dana}}]\n"
    "inputs: {audit_results: two minor}\n"
)
AUDITS = "---\nkind: audit\nrecords:\n@"


def audit(number: int, more: str) -> str:
    return f"  - {{id: AUD-{number}, status: reported, {more}}}\n"


def two(first: str, second: str) -> tuple[str, str, str]:
    """The second alone, both, and both in the other order."""
    return second, first + second, second + first


def listed(first: str, second: str) -> tuple[str, str, str]:
    return second, f"{first}, {second}", f"{second}, {first}"


def decision(text: str, more: str) -> str:
    return f"{{class: improvement, text: {text}, {more}}}"


OTHERS = ", ".join(
    f"{field}: no change"
    for field in (
        *("previous_actions", "context_changes", "interested_party_changes", "measurement"),
        *("audit_results", "objectives", "interested_party_feedback", "improvement_opportunities"),
    )
)
CASES = [
    Case(
        *("MRV002", "missing", f"{HEAD}inputs: {{{OTHERS}@}}\n"),
        *(", risk: RA-1", ", risk: ''", ", nonconformities: '', risk: ''"),
        *(["nonconformities"], ["nonconformities", "risk"]),
    ),
    Case(
        *("MRV003", "thin", f"{HEAD}inputs: {{@}}\n"),
        *("measurement: ok", "measurement: ok, risk: ok", "risk: ok, measurement: ok"),
        *(["measurement"], ["measurement", "risk"]),
    ),
    Case(
        *("MRV004", "no-trend", f"{BEFORE}---\n{HEAD}inputs: {{@}}\n"),
        "measurement: 97 in time",
        "measurement: 97 in time, objectives: four are green",
        "objectives: four are green, measurement: 97 in time",
        *(["measurement"], ["measurement", "objectives"]),
    ),
    Case(
        "MRV007",
        "undated",
        f"{HEAD}mode: written\n"
        f"participants: [{{person: ana, contributed_on: 2026-10-07}}, @]\n{PEOPLE}",
        *listed("{person: bo}", "{person: cy}"),
        *(["cy"], ["bo", "cy"]),
    ),
    Case(
        "MRV008",
        "not-top",
        f"{HEAD}participants: [{{person: ana}}]\ndecisions: [@]\n{PEOPLE}",
        *listed(
            decision("a course", "decided_by: dana"), decision("a new tool", "decided_by: dana")
        ),
        *(["dana a new tool"], ["dana a course", "dana a new tool"]),
    ),
    Case(
        *("MRV009", "missing", f"{HEAD}decisions: [@]\n"),
        "{class: improvement, text: a course}",
        *("", "{class: other, text: thanks}"),
        *(["isms-change"], ["improvement", "isms-change"]),
    ),
    Case(
        *("MRV012", "lacks", f"{HEAD}conclusion: {{@}}\n"),
        *("suitable: fits, adequate: enough", "suitable: fits", "adequate: '', suitable: fits"),
        *(["effective"], ["adequate", "effective"]),
    ),
    Case(
        "MRV013",
        "left-out",
        f"{BEFORE}actions:\n@---\n{HEAD}inputs: {{previous_actions: four of nine done}}\n",
        *two(
            "  - {id: ACT-1, text: a, status: open}\n", "  - {id: ACT-2, text: b, status: open}\n"
        ),
        *(["ACT-2"], ["ACT-1", "ACT-2"]),
    ),
    Case(
        *("MRV014", "no-action", f"{HEAD}decisions: [@]\nactions: [{{id: ACT-1, text: a}}]\n"),
        *listed(
            decision("a course", "needs_action: true"),
            decision("a new tool", "needs_action: true, action: ACT-1"),
        ),
        *(["a new tool"], ["a course", "a new tool"]),
    ),
    Case(
        "MRV015",
        "left-out",
        f"{HEAD}inputs: {{audit_results: fine}}\n{AUDITS}",
        *two(audit(1, "reported_on: 2026-05-04"), audit(2, "reported_on: 2026-05-04")),
        *(["AUD-2"], ["AUD-1", "AUD-2"]),
    ),
    Case(
        "MRV016",
        "left-out",
        f"{HEAD}inputs: {{nonconformities: some}}\n---\nkind: nonconformity\nrecords:\n@"
        "---\n{kind: corrective-action, id: CAR-9, opened_on: 2026-08-05, status: planned}\n",
        *two(
            "  - {id: NC-1, raised_on: 2026-07-17, status: open}\n",
            "  - {id: NC-2, raised_on: 2026-07-17, status: open}\n",
        ),
        *(["CAR-9", "NC-2"], ["CAR-9", "NC-1", "NC-2"]),
    ),
    Case(
        "MRV018",
        "ignored",
        f"{HEAD}decisions: []\n---\nkind: nonconformity\nrecords:\n@",
        *two(
            "  - {id: NC-1, grade: major, raised_on: 2026-07-17}\n",
            "  - {id: NC-2, grade: major, raised_on: 2026-07-17}\n",
        ),
        *(["NC-2"], ["NC-1", "NC-2"]),
    ),
    Case(
        "MRV019",
        "left-out",
        f"{HEAD}inputs: {{objectives: some reached}}\n---\nkind: objective\nrecords:\n@",
        *two("  - {id: OBJ-1, status: active}\n", "  - {id: OBJ-2, status: active}\n"),
        *(["OBJ-2"], ["OBJ-1", "OBJ-2"]),
    ),
    Case(
        "MRV020",
        "lacks",
        f"{HEAD}inputs: {{risk: twelve of them}}\n---\nkind: treatment-plan\nrecords:\n@"
        "---\n{kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}\n",
        *two("  - {id: TP-1, status: approved}\n", "  - {id: TP-2, status: approved}\n"),
        *(["RA-1", "TP-2"], ["RA-1", "TP-1", "TP-2"]),
    ),
    Case(
        *("MRV021", "similar", f"{HEAD}text: {json.dumps(REPORT)}\n{AUDITS}"),
        *two(audit(1, f"text: {json.dumps(REPORT)}"), audit(2, f"text: {json.dumps(REPORT)}")),
        *(["AUD-2"], ["AUD-1", "AUD-2"]),
    ),
    Case(
        *("MRV021", "same-file", f"{HEAD}evidence: [report.pdf]\n{AUDITS}"),
        *two(audit(1, "evidence: [report.pdf]"), audit(2, "evidence: [report.pdf]")),
        *(["AUD-2"], ["AUD-1", "AUD-2"]),
    ),
    Case(
        *("MRV021", "closing-meeting", f"{MEETING}{PEOPLE}{AUDITS}"),
        *two(
            audit(1, "reported_on: 2026-10-08, team: [{person: dana}]"),
            audit(2, "reported_on: 2026-10-08, team: [{person: dana}]"),
        ),
        *(["AUD-2"], ["AUD-1", "AUD-2"]),
    ),
    Case(
        *("MRV022", "unnamed", f"{HEAD}participants: [@]\n{PEOPLE}"),
        *listed("{person: all of sales}", "{person: the board}"),
        *(["the board"], ["all of sales", "the board"]),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told_by_name(case: Case) -> None:
    assert_told_by_name(case)


def test_places() -> None:
    (case,) = (one for one in CASES if one.code == "MRV022")
    finding = told(case, case.turned)
    columns = {part.name: part.location.column for part in finding.about}
    assert finding.location.column == columns["the board"] < columns["all of sales"]


def test_the_same_late_answer_by_more_persons() -> None:
    records = f"{HEAD}mode: written\nparticipants: [@]\n{PEOPLE}"
    late = (f"{{person: {one}, contributed_on: 2026-10-12}}" for one in ("ana", "bo"))
    case = Case("MRV007", "late", records, *listed(*late), ["top management"], [])
    found = [told(case, text) for text in (case.one, case.two, case.turned)]
    assert [names(one) for one in found] == [["top management"]] * 3
    assert len({one.fingerprint for one in found}) == 1
