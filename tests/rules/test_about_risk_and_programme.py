"""What findings about several things name: in the statement, on risks, programmes and objectives."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from risk_kit import CRITERIA, risk
from soa_kit import CONTROLS, excluded, row, statement

from isms_lint.findings.finding import Finding
from isms_lint.testing import lint


class Case(NamedTuple):
    """Two mistakes that `code` tells of in one finding, the records with some of them, and by what
    names the finding tells of each; `always` are those of the records around them.
    """

    code: str
    records: Callable[[list[str]], str]
    one: tuple[str, set[str]]
    other: tuple[str, set[str]]
    always: frozenset[str] = frozenset()
    as_of: str = "2026-11-20"


def rows(entries: list[str]) -> str:
    return statement(*entries)


def rows_for(more: str) -> tuple[tuple[str, set[str]], tuple[str, set[str]]]:
    """Rows on A.8.16 and A.8.17 that say `more`."""
    return (row("A.8.16", more), {"A.8.16"}), (row("A.8.17", more), {"A.8.17"})


def left_out(more: str) -> tuple[tuple[str, set[str]], tuple[str, set[str]]]:
    return (excluded("A.8.16", more), {"A.8.16"}), (excluded("A.8.17", more), {"A.8.17"})


def before(text: str) -> Callable[[list[str]], str]:
    """The rows, then the records in `text`."""
    return lambda entries: statement(*entries) + text


def listed(head: str, tail: str = "]\n") -> Callable[[list[str]], str]:
    """`head`, the entries of a list, `tail`."""
    return lambda entries: f"{head}{', '.join(entries)}{tail}"


def without(head: str, **fields: str) -> Callable[[list[str]], str]:
    """`head`, and each of `fields` that is not named."""
    return lambda names: head + "".join(f"{f}: {v}\n" for f, v in fields.items() if f not in names)


def fields(one: str, other: str) -> tuple[tuple[str, set[str]], tuple[str, set[str]]]:
    return (one, {one}), (other, {other})


OTHERS = [row(control) for control in CONTROLS if control != "A.8.34"]
OVER = "{kind: risk, id: R, status: closed}\n---\n"
WORK = "{kind: action, id: ACT, controls: [A.8.16, A.8.17], due_on: 2027-03-31}\n"
LATE = "implementation: planned, planned_on: 2026-06-30"
STATEMENT = [
    Case(
        "SOA001",
        lambda entries: statement(*OTHERS, *entries),
        ("{control: A.8.16}", {"A.8.16 twice", "A.8.16 undecided"}),
        (row("'9.2'"), {"9.2 clause"}),
        frozenset({"A.8.34 missing"}),
    ),
    Case("SOA002", rows, *rows_for("")),
    Case("SOA003", rows, *rows_for("")),
    Case("SOA004", rows, *left_out("justification: TBD")),
    Case("SOA006", rows, *rows_for("justification: best practice")),
    Case("SOA006", before(OVER), *rows_for("risks: [R]")),
    Case("SOA007", rows, *rows_for("")),
    Case("SOA008", rows, *rows_for("implementation: planned")),
    Case("SOA008", rows, *rows_for(LATE)),
    Case("SOA008", before(WORK), *rows_for(LATE)),
    Case(
        "SOA009",
        listed("kind: nonconformity\nid: NC\nrequirement: ["),
        *fields("A.12.1.1", "A.9.2.3"),
    ),
    Case(
        "SOA011",
        without(
            "kind: statement-of-applicability\nid: SOA\nstatus: approved\n",
            version="'5'",
            approved_on="2026-02-24",
            approved_by="ana",
        ),
        *fields("version", "approved_by"),
    ),
    Case("SOA013", rows, *left_out("justification: n/a")),
]

PEOPLE = "kind: person\nrecords: [{id: gita}, {id: hugo}]\n---\n"
OWNED = risk("owner: gita") + risk("owner: gita", "S") + risk("owner: hugo", "T")
RISKS = [
    Case(
        "RSK001",
        without(
            risk("level: 4") + "kind: risk-criteria\nid: RC\nstatus: approved\n",
            acceptance="9",
            level="product",
        ),
        *fields("acceptance", "level"),
    ),
    Case(
        "RSK003",
        without(CRITERIA + "kind: risk\nid: R\n", consequence="4", likelihood="4", level="16"),
        *fields("consequence", "level"),
    ),
    Case(
        "RSK006",
        listed(f"{PEOPLE}{OWNED}kind: treatment-plan\nid: TP\nstatus: approved\nrisks: ["),
        ("R", {"gita R"}),
        ("S, T", {"gita S", "hugo T"}),
    ),
]

PERIOD = "period: {start: 2024-01-01, end: 2026-12-31}\n"
PROGRAMME = f"kind: audit-programme\nid: PRG\nstatus: approved\napproved_on: 2026-03-01\n{PERIOD}"
AUDIT = "kind: audit\nid: AUD\nstatus: reported\nfieldwork: {end: 2025-03-05}\n"
PLAN = "planned_on: 2026-05-04"
CANCELLED = f"entries: [{{audit: AUD, {PLAN}, cancellation: {{on: 2026-05-01"
PUT_OFF = f"entries: [{{audit: AUD, {PLAN}, postponements: [{{from: 2026-05-04"
PROCESSES = "---\nkind: process\nrecords: [{id: pay}, {id: hire}, {id: buy}, {id: help}]\n"
MAJOR = "{{kind: nonconformity, id: NC-{}, grade: major, requirement: [A.5.{}]}}"
HIGH = "{{id: R-{}, level: 20, treatment: modify, controls: [A.8.{}]}}"
RISE = "{{id: R-{}, level: 16, controls: [A.5.{}], history: [{{on: 2025-02-01, level: 8}}]}}"
COVERED = "scope: ['4-8']\n"


def said(tail: str) -> Callable[[list[str]], str]:
    """The entry of a programme with a decision that says all but what is named."""
    told = {"no reason": "reason: moved", "no approver": "approved_by: ana"}
    return lambda names: (
        PROGRAMME
        + tail.replace(
            "<>", "".join(f", {words}" for lack, words in told.items() if lack not in names)
        )
    )


LACKS = ("no reason", {"AUD no reason"}), ("no approver", {"AUD no approver"})
PROGRAMMES = [
    Case(
        "PRG002",
        without(
            PROGRAMME,
            frequency="yearly",
            methods="[interview]",
            responsibilities="ana",
            planning="ana",
            reporting="ana",
        ),
        *fields("methods", "reporting"),
    ),
    Case(
        "PRG004",
        lambda names: (
            f"{PROGRAMME}---\n{AUDIT}scope: ['4-9'"
            f"{''.join(f', {one!r}' for one in ('10.1', '10.2') if one not in names)}]\n"
        ),
        *fields("10.1", "10.2"),
        as_of="2027-01-01",
    ),
    Case(
        "PRG005",
        lambda entries: (
            statement(*entries, more="approved_on: 2023-12-01")
            + f"{PROGRAMME}---\n{AUDIT}{COVERED}"
        ),
        *rows_for(""),
        as_of="2027-01-01",
    ),
    Case("PRG007", said(f"{CANCELLED}<>}}}}]\n"), *LACKS),
    Case("PRG007", said(f"{PUT_OFF}<>}}]}}]\n"), *LACKS, frozenset({"AUD no new date"})),
    Case(
        "PRG008",
        listed(
            "kind: risk-criteria\nid: RC\nstatus: approved\nlevel: product\nhigh: 15\n---\n"
            f"{PROGRAMME.replace('2026-03-01', '2023-12-10')}"
            "entries: [{planned_on: 2026-12-01, scope: [A.8.2, A.8.3]}]\n"
            "---\nkind: risk\nrecords: ["
        ),
        (HIGH.format(1, 2), {"A.8.2"}),
        (HIGH.format(2, 3), {"A.8.3"}),
    ),
    Case(
        "PRG009",
        listed(f"{AUDIT}findings: ["),
        (MAJOR.format(1, 18), {"NC-1"}),
        (MAJOR.format(2, 24), {"NC-2"}),
    ),
    Case(
        "PRG009",
        listed(
            PROGRAMME.replace("2026-12-31", "2028-12-31")
            + "entries: [{planned_on: 2028-03-01, scope: [A.5]}]\n---\n"
            + AUDIT.replace("2025-03-05", "2026-03-05")
            + "findings: ["
        ),
        (MAJOR.format(1, 18), {"NC-1"}),
        (MAJOR.format(2, 24), {"NC-2"}),
    ),
    Case(
        "PRG010",
        listed(
            f"{PROGRAMME}entries: [{{planned_on: 2026-12-01, scope: [A.8.2]}}]\n---\n"
            "kind: risk-assessment\nid: RA\ncompleted_on: 2026-02-01\naudit_attention: ["
        ),
        *fields("A.5.19", "A.5.7"),
    ),
    Case(
        "PRG010",
        listed(
            f"{PROGRAMME}entries: [{{planned_on: 2026-12-01, scope: [A.8.2]}}]\n---\n"
            "{kind: risk-assessment, id: RA, completed_on: 2026-02-01}\n---\n"
            "{kind: risk-criteria, id: RC, status: approved, level: product, acceptance: 9}\n---\n"
            "kind: risk\nassessment: RA\nrecords: ["
        ),
        (RISE.format(1, 19), {"A.5.19"}),
        (RISE.format(2, 7), {"A.5.7"}),
    ),
    Case(
        "PRG012",
        listed(f"{PROGRAMME}entries: [", f"]\n{PROCESSES}"),
        ("{planned_on: 2024-05-01, scope: [pay]}", {"2024-01-01"}),
        ("{planned_on: 2026-05-01, scope: [pay]}", {"2026-01-01"}),
    ),
]

NONCONFORMITY = "kind: nonconformity\nid: NC\nrequirement: ["
COMBINED = "kind: audit\nid: A\nstandards: [ISO/IEC 27001, ISO 9001, ISO 14001]\ncriteria: [POL-1"
CRITERIA_OF = {"ISO 9001": ", 'ISO 9001:2015'", "ISO 14001": ", 'ISO 14001:2015'"}
FRAMEWORKS = [
    Case("XFW001", listed(NONCONFORMITY), *fields("CC6.1", "PR.AA-01")),
    Case("XFW002", listed(NONCONFORMITY), *fields("9.3 c 3", "9.2 f")),
    Case(
        "XFW004",
        lambda names: (
            f"{COMBINED}{''.join(c for n, c in CRITERIA_OF.items() if n not in names)}]\n"
        ),
        *fields("ISO 9001", "ISO 14001"),
        frozenset({"ISO/IEC 27001"}),
    ),
]

MEASURE = "{{id: M-{}, objective: OBJ, frequency_months: 3, from: 2025-01-01}}"
OBJECTIVES = [
    Case(
        "CTX002",
        listed("kind: interested-party\nid: IP\nrequirements: [{text: law, addressed: true}, "),
        ("notice", {"notice"}),
        ("{text: register}", {"register"}),
    ),
    Case(
        "CTX004",
        without(
            "kind: change\nid: CHG\ntype: site\nplan:\n  purpose: more room\n",
            **{"  responsible": "finn", "  due_on": "2026-12-31"},
        ),
        ("  responsible", {"responsible"}),
        ("  due_on", {"due_on"}),
    ),
    Case(
        "OBJ001",
        without(
            "kind: objective\nid: OBJ\nstatus: active\nplan:\n  what: list of holes\n"
            "  resources: none\n  responsible: finn\n",
            **{"  due_on": "2027-12-31", "  evaluation": "share"},
        ),
        ("  due_on", {"due_on"}),
        ("  evaluation", {"evaluation"}),
    ),
    Case(
        "OBJ003",
        listed("kind: objective\nid: OBJ\nstatus: active\n---\nkind: measure\nrecords: ["),
        (MEASURE.format(1), {"M-1"}),
        (MEASURE.format(2), {"M-2"}),
    ),
    Case(
        "OBJ004",
        without(
            "kind: measure\nid: M\nwhat: share of holes\n",
            method="query",
            frequency_months="3",
            measured_by="finn",
            when_analysed="weekly",
            analysed_by="ana",
        ),
        ("frequency_months", {"when_measured"}),
        ("analysed_by", {"analysed_by"}),
    ),
]
CASES = [*STATEMENT, *RISKS, *PROGRAMMES, *FRAMEWORKS, *OBJECTIVES]


def found(case: Case, *entries: str) -> Finding:
    result = lint(case.records(list(entries)), as_of=case.as_of, select=[case.code])
    assert not result.errors, result.errors
    (finding,) = (one for one in result.findings if one.code == case.code)
    return finding


def names(finding: Finding) -> list[str]:
    return [part.name for part in finding.about]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_what_the_finding_is_about(case: Case) -> None:
    (one, named), (other, named_too) = case.one, case.other
    alone, both, turned = found(case, one), found(case, one, other), found(case, other, one)
    assert names(alone) == sorted(case.always | named)
    assert names(both) == names(turned) == sorted(case.always | named | named_too)
    assert alone.fingerprint == both.fingerprint == turned.fingerprint


@pytest.mark.parametrize(
    ("case", "places"),
    [
        # A row each, a field of a row each, an entry each; where nothing is written, what is around.
        (STATEMENT[1], [6, 7]),
        (STATEMENT[4], [6, 7]),
        (OBJECTIVES[0], [3, 3]),
        (RISKS[1], [9, 9]),
    ],
    ids=lambda one: one.code if isinstance(one, Case) else "",
)
def test_where_the_parts_stand(case: Case, places: list[int]) -> None:
    both = found(case, case.one[0], case.other[0])
    assert [part.location.line for part in both.about] == places
