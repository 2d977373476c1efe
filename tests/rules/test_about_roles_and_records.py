"""What findings on roles, documents, references and waivers are about, whichever stands first."""

from __future__ import annotations

import pytest
from about_kit import Case, assert_told_by_name, names, told

from isms_lint.findings.finding import Finding
from isms_lint.testing import lint


def listed(first: str, second: str) -> tuple[str, str, str]:
    """The second alone, both, and both in the other order."""
    return second, f"{first}, {second}", f"{second}, {first}"


ROLE = "---\n{kind: role, id: clerk, holders: [{person: dana}]%s}\n"
ORGANIZATION = "kind: organization\nid: alder\n---\nkind: person\nrecords: [@]\n"
WAIVER = (
    "kind: waiver\nid: WV-1\nreason: supplier is late\napproved_by: ana\nexpires_on: 2026-12-31\n"
)
NO_REASON = WAIVER.replace("reason: supplier is late\n", "") + "target: CAR-1\n"
SHOWN = '"4.3", "5.2", "6.1.2", "6.1.3", "6.1.3 d", "7.2", "8.1", "8.2", "8.3"'
CASES = [
    Case(
        *("ROL002", "nobody"),
        "kind: organization\nid: alder\n---\nkind: person\nrecords: [{id: dana}]\n@",
        *(ROLE % ", duties: [isms-conformity]", ROLE % "", ROLE % ", duties: [first-aid]"),
        *(["isms-reporting"], ["isms-conformity", "isms-reporting"]),
    ),
    Case(
        *("ROL004", "left"),
        "{kind: person, id: eli, to: 2025-12-31}\n"
        "---\n{kind: corrective-action, id: CAR-4, status: planned, owner: eli}\n"
        "---\n{kind: statement-of-applicability, id: SOA, status: approved, controls: [@]}\n",
        *listed(
            "{control: A.5.7, applicable: true, owner: eli}",
            "{control: A.8.13, applicable: true, owner: eli}",
        ),
        *(["CAR-4", "SOA A.8.13"], ["CAR-4", "SOA A.5.7", "SOA A.8.13"]),
    ),
    Case(
        *("DOC001", "missing"),
        "kind: organization\nid: org\n"
        f"---\n{{kind: document, id: MAN-1, status: approved, clauses: [@{SHOWN}]}}\n",
        *('"6.2", "9.2.2", "9.3.3", ', '"9.2.2", "9.3.3", ', '"9.3.3", "9.2.2", '),
        *(["9.1"], ["6.2", "9.1"]),
    ),
    Case(
        *("DOC002", "lacks", "kind: document\nid: POL-1\nstatus: approved\n@"),
        "title: Policy\napproved_by: ana\nversion: '3'\n",
        "approved_by: ana\nversion: '3'\n",
        "version: '3'\napproved_by: ana\napproved_on: TBD\ntitle: ''\n",
        *(["approved_on"], ["approved_on", "title"]),
    ),
    Case(
        *("DOC005", "relies"),
        "kind: document\nrecords: [{id: OLD-1, status: superseded},"
        " {id: OLD-2, status: withdrawn}, {id: PRO-2, status: approved, references: [@]}]\n",
        *listed("OLD-1", "OLD-2"),
        *(["OLD-2"], ["OLD-1", "OLD-2"]),
    ),
    Case(
        *("REF008", "disagree", "kind: nonconformity\nid: NC-1\nstatus: open\n@"),
        "closed_on: 2026-06-30\n",
        "raised_on: 2026-07-01\nclosed_on: 2026-06-30\n",
        "closed_on: 2026-06-30\nraised_on: 2026-07-01\n",
        *(["closed_on"], ["closed_on", "closed_on raised_on"]),
    ),
    Case(
        *("REF008", "disagree", "kind: audit\nid: AUD-1\nstatus: planned\n@"),
        "closed_on: 2026-06-30\n",
        "reported_on: 2026-06-02\nclosed_on: 2026-06-30\n",
        "closed_on: 2026-06-30\nreported_on: 2026-06-02\n",
        *(["closed_on"], ["closed_on", "reported_on"]),
    ),
    Case(
        *("REF009", "either"),
        "kind: nonconformity\nid: NC-1\nraised_on: 2024-03-12\nrequirement: [@]\n",
        *listed("A.8.2", "A.8.3"),
        *(["A.8.3"], ["A.8.2", "A.8.3"]),
    ),
    Case(
        *("WVR001", "incomplete", f"{NO_REASON}@"),
        *("rule: CAR005\n", "", "reason: TBD\nrule: CAR999\n"),
        *(["reason"], ["reason", "rule"]),
    ),
    Case(
        *("WVR006", "broad", f"{WAIVER}@"),
        *("rule: CAR005\ntarget: '*'\n", "rule: CAR\ntarget: '*'\n", "target: '*'\nrule: CAR\n"),
        *(["target"], ["rule", "target"]),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_records_are_told_by_name(case: Case) -> None:
    assert_told_by_name(case)


def test_a_waiver_that_ended_names_rule_and_record() -> None:
    waiver = WAIVER.replace("2026-12-31", "2026-09-30") + "rule: CAR005\ntarget: 'CAR-*'\n"

    def ended(*ids: str) -> Finding:
        actions = "".join(
            f"---\n{{kind: corrective-action, id: {id}, status: planned, due_on: 2026-08-31}}\n"
            for id in ids
        )
        found = lint(waiver + actions, select=["WVR002", "CAR005"]).findings
        return next(one for one in found if one.code == "WVR002")

    one, two, turned = ended("CAR-2"), ended("CAR-1", "CAR-2"), ended("CAR-2", "CAR-1")
    assert names(one) == ["CAR005 CAR-2"]
    assert names(two) == names(turned) == ["CAR005 CAR-1", "CAR005 CAR-2"]
    assert one.fingerprint == two.fingerprint == turned.fingerprint


def test_another_owner_of_most_controls_is_another_one() -> None:
    rows = "".join(
        f"  - {{control: A.5.{number}, applicable: true, owner: @}}\n" for number in range(1, 6)
    )
    case = Case(
        "ROL005",
        "most",
        "kind: person\nrecords: [{id: dana}, {id: finn}]\n---\n"
        f"kind: statement-of-applicability\nid: SOA\nstatus: approved\ncontrols:\n{rows}",
        *("dana", "finn", "", [], []),
    )
    assert names(told(case, case.one)) == ["dana"]
    assert names(told(case, case.two)) == ["finn"]


@pytest.mark.parametrize(
    ("code", "values"),
    {
        "DOC005": {"OLD-1": "OLD-1", "OLD-2": "OLD-2"},
        "REF008": {"closed_on": "2026-06-30", "closed_on raised_on": "2026-06-30"},
        "WVR001": {"reason": "TBD", "rule": "CAR999"},
        "WVR006": {"rule": "CAR", "target": "'*'"},
    }.items(),
)
def test_each_stands_at_its_own_place(code: str, values: dict[str, str]) -> None:
    case = next(case for case in CASES if case.code == code)
    lines = case.records.replace("@", case.turned).splitlines()
    assert {
        name: lines[at.line - 1][at.column - 1 : at.end_column - 1]
        for name, at in told(case, case.turned).about
    } == values
