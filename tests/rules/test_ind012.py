from __future__ import annotations

import pytest
from independence_kit import AUDIT, PEOPLE, findings, paths, reasons

DECLARED = AUDIT.replace("function: lead", "function: lead, independent: true")
PROCESS = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
OWNED = PROCESS.replace("finn", "dana")
FOUND = ["team[0].independent"]


def test_a_declaration_against_the_records() -> None:
    (finding,), why = findings("IND012", DECLARED, OWNED, PEOPLE)
    assert why == []
    assert (finding.severity, finding.basis, finding.message_id) == (
        "error",
        "data coherence",
        "contradicts",
    )
    assert (finding.path, finding.location.line, finding.location.column) == (*FOUND, 7, 52)
    assert finding.message == (
        "dana (Dana Holt) is declared independent, but the records show a conflict"
        " (dana -> owns -> A.8.13; see IND001): the declaration cannot be relied on"
    )
    assert [r.id for r in finding.related] == ["backup"]


@pytest.mark.parametrize(
    ("code", "records"),
    [
        ("IND001", [OWNED, PEOPLE]),
        ("IND002", [PROCESS + "operators: [dana]\n", PEOPLE]),
        ("IND005", [PROCESS, PEOPLE.replace("{id: finn}", "{id: finn, manager: dana}")]),
        (
            "IND007",
            [PROCESS, "kind: engagement\nid: E\nperson: dana\ntype: isms-consultancy\n", PEOPLE],
        ),
        ("IND010", ["kind: role\nid: ciso\nholders: [{person: dana}]\n", PEOPLE]),
    ],
)
def test_every_error_counts(code: str, records: list[str]) -> None:
    audit = DECLARED.replace("A.8.13", "full-isms") if code == "IND010" else DECLARED
    (finding,), _ = findings("IND012", audit, *records)
    assert f"see {code})" in finding.message


@pytest.mark.parametrize(
    "records",
    [
        [PROCESS, PEOPLE],
        [PROCESS, PEOPLE.replace("Dana Holt", "Dana Holt, manager: finn")],
        [
            PROCESS,
            PEOPLE,
            "kind: assignment\nid: A\nperson: dana\ncapacity: owner\nscope: A.8.13\n"
            "to: 2026-03-15\n",
        ],
    ],
)
def test_warnings_do_not(records: list[str]) -> None:
    assert paths("IND012", DECLARED, *records) == []


@pytest.mark.parametrize("declaration", ["", ", independent: false", ", independent: 'yes'"])
def test_without_a_declaration(declaration: str) -> None:
    audit = AUDIT.replace("function: lead", f"function: lead{declaration}")
    assert paths("IND012", audit, OWNED, PEOPLE) == []
    assert paths("IND012", audit.replace("dana", "J. Smith"), OWNED, PEOPLE) == []


def test_only_the_part_declared_on() -> None:
    team = (
        "team:\n  - {person: dana, covers: [A.8.13]}\n"
        "  - {person: dana, covers: [A.5.1], independent: true}\n"
    )
    audit = AUDIT.partition("team:")[0] + team
    assert paths("IND012", audit, OWNED, PEOPLE) == []
    assert paths("IND012", audit.replace("A.5.1", "backup"), OWNED, PEOPLE) == [
        "team[1].independent"
    ]


def test_several_conflicts_in_one_finding() -> None:
    audit = DECLARED.replace("A.8.13", "A.8.13, A.5.1")
    work = "kind: assignment\nid: A\nperson: dana\ncapacity: author\nscope: A.5.1\n"
    (finding,), _ = findings("IND012", audit, OWNED, work, PEOPLE)
    assert "(dana -> writes -> A.5.1; dana -> owns -> A.8.13; see IND001 and IND002)" in (
        finding.message
    )


def test_experts_declare_nothing() -> None:
    audit = DECLARED.replace("lead", "expert").replace("team: [", "team: [{person: ana}, ")
    assert paths("IND012", audit, OWNED, PEOPLE) == []


def test_what_cannot_be_judged() -> None:
    assert reasons("IND012", DECLARED.replace("dana", "J. Smith"), PROCESS, PEOPLE) == [
        "`J. Smith` in `team` is no person on record"
    ]
    undated = DECLARED.replace("fieldwork: {start: 2026-03-16, end: 2026-03-20}\n", "")
    assert reasons("IND012", undated, PROCESS, PEOPLE) == [
        "the audit has neither `fieldwork.start` nor `planned_on`"
    ]
