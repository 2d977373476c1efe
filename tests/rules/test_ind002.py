from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, findings, paths, reasons

PROCESS = "kind: process\nid: backup\nowner: finn\noperators: [gita, dana]\ncontrols: [A.8.13]\n"
OWNER = PROCESS.replace(", dana", "")
FOUND = [FINDING_PATH]


def worked(start: str = "", end: str = "", capacity: str = "operator") -> str:
    dates = (f"from: {start}\n" if start else "") + (f"to: {end}\n" if end else "")
    return (
        f"kind: assignment\nid: AS-1\nperson: dana\ncapacity: {capacity}\nscope: A.8.13\n{dates}"
        f"---\n{OWNER}"
    )


def test_operator_audits() -> None:
    (finding,), why = findings("IND002", AUDIT, PROCESS, PEOPLE)
    assert why == []
    assert (finding.severity, finding.basis, finding.clauses) == (
        "error",
        "requirement",
        ("9.2.2 b",),
    )
    assert (finding.path, finding.message_id, finding.location.line) == (
        FINDING_PATH,
        "operates",
        7,
    )
    assert finding.message == (
        "dana (Dana Holt) audits A.8.13 and does the work there (dana -> operates -> A.8.13):"
        " impartiality cannot be shown"
    )
    assert [(r.id, r.message, r.location.line) for r in finding.related] == [
        ("backup", "dana is an operator here", 12)
    ]


@pytest.mark.parametrize("capacity", ["operator", "implementer", "author"])
def test_every_way_of_doing_the_work(capacity: str) -> None:
    assert paths("IND002", AUDIT, worked(capacity=capacity), PEOPLE) == FOUND


def test_owning_is_another_rules_matter() -> None:
    assert paths("IND002", AUDIT, worked(capacity="owner"), PEOPLE) == []
    assert paths("IND002", AUDIT, PROCESS.replace("finn", "dana"), PEOPLE) == []


@pytest.mark.parametrize(
    "source",
    [
        "kind: statement-of-applicability\nid: SOA\ncontrols:\n"
        "  - {control: A.8.13, owner: finn, operators: [dana]}\n",
        "kind: control\nid: own-1\nowner: finn\noperators: [dana]\ncontrols: [A.8.13]\n",
        "kind: engagement\nid: E\nperson: dana\ntype: operation\nscope: [A.8.13]\n---\n" + OWNER,
    ],
)
def test_other_sources(source: str) -> None:
    assert paths("IND002", AUDIT, source, PEOPLE) == FOUND


def test_an_engagement_to_operate_counts_by_its_scope_and_time() -> None:
    engagement = "kind: engagement\nid: E\nperson: dana\ntype: operation\nto: 2026-03-16\n"
    assert paths("IND002", AUDIT, engagement, OWNER, PEOPLE) == []
    scoped = engagement + "scope: full-isms\n"
    assert paths("IND002", AUDIT, scoped, OWNER, PEOPLE) == FOUND
    assert paths("IND002", AUDIT, scoped.replace("16", "15"), OWNER, PEOPLE) == []
    assert paths("IND002", AUDIT, scoped.replace("operation", "training"), OWNER, PEOPLE) == []


def test_work_on_everything_is_work_on_a_process() -> None:
    audit = AUDIT.replace("A.8.13", "backup")
    text = worked().replace("A.8.13\n", "full-isms\n", 1)
    assert paths("IND002", audit, text, PEOPLE) == FOUND


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("", "2026-03-15", []),
        ("", "2026-03-16", FOUND),
        ("2026-04-02", "", FOUND),
        ("2026-04-03", "", []),
    ],
)
def test_only_work_in_the_time_of_the_audit(start: str, end: str, expected: list[str]) -> None:
    assert paths("IND002", AUDIT, worked(start, end), PEOPLE) == expected


def test_instants_count_in_the_organizations_timezone() -> None:
    organization = "kind: organization\nid: o\ntimezone: America/New_York\n"
    # 02:00 on the 16th in UTC is the 15th in New York.
    text = worked("", "2026-03-16T02:00:00Z")
    assert paths("IND002", AUDIT, text, PEOPLE) == FOUND
    assert paths("IND002", AUDIT, text, PEOPLE, organization) == []


def test_experts_may_do_the_work() -> None:
    audit = AUDIT.replace("team: [", "team: [{person: ana}, ").replace("lead", "expert")
    assert paths("IND002", audit, PROCESS, PEOPLE) == []


def test_unreadable_dates() -> None:
    assert reasons("IND002", AUDIT, worked("spring 2024"), PEOPLE) == [
        "`from` in AS-1 cannot be read as a date"
    ]


def test_owners_are_not_needed() -> None:
    text = worked().partition("---\n")[0]
    assert paths("IND002", AUDIT, text, PEOPLE) == FOUND
