from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, findings, paths
from test_ind004 import people

PROCESS = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
FOUND = [FINDING_PATH]


def test_the_owner_reports_to_the_auditor() -> None:
    (finding,), why = findings("IND005", AUDIT, PROCESS, people(finn="dana"))
    assert why == []
    assert (finding.severity, finding.basis, finding.message_id) == (
        "error",
        "requirement",
        "manages",
    )
    assert (finding.path, finding.location.line) == (FINDING_PATH, 7)
    assert finding.message == (
        "dana audits A.8.13 and manages who is responsible for it"
        " (dana -> manages -> finn -> owns -> A.8.13): impartiality cannot be shown"
    )
    assert [(r.id, r.message) for r in finding.related] == [
        ("backup", "finn is the owner here"),
        ("finn", "finn reports to dana here"),
    ]


@pytest.mark.parametrize(
    ("managers", "levels", "expected"),
    [
        ({"finn": "dana"}, 1, FOUND),
        ({"finn": "gita", "gita": "dana"}, 1, []),
        ({"finn": "gita", "gita": "dana"}, 2, FOUND),
        ({"finn": "gita", "gita": "ana", "ana": "dana"}, 2, []),
        ({"finn": "gita", "gita": "ana", "ana": "dana"}, 3, FOUND),
    ],
)
def test_levels(managers: dict[str, str], levels: int, expected: list[str]) -> None:
    options = {"levels": levels}
    assert paths("IND005", AUDIT, PROCESS, people(**managers), options=options) == expected


def test_two_levels_are_the_default() -> None:
    two = people(finn="gita", gita="dana")
    (finding,), _ = findings("IND005", AUDIT, PROCESS, two)
    assert "(dana -> manages -> gita -> manages -> finn -> owns -> A.8.13)" in finding.message
    three = people(finn="gita", gita="ana", ana="dana")
    assert paths("IND005", AUDIT, PROCESS, three) == []


@pytest.mark.parametrize(
    ("capacity", "verb"),
    [("operator", "operates"), ("implementer", "implements"), ("author", "writes")],
)
def test_those_who_do_the_work_count_too(capacity: str, verb: str) -> None:
    work = f"kind: assignment\nid: AS-1\nperson: gita\ncapacity: {capacity}\nscope: A.8.13\n"
    (finding,), _ = findings("IND005", AUDIT, PROCESS, work, people(gita="dana"))
    assert f"(dana -> manages -> gita -> {verb} -> A.8.13)" in finding.message
    assert paths("IND005", AUDIT, PROCESS, work + "to: 2026-03-16\n", people(gita="dana")) == FOUND
    assert paths("IND005", AUDIT, PROCESS, work + "to: 2026-03-15\n", people(gita="dana")) == []


def test_a_report_who_is_responsible_for_nothing_here() -> None:
    assert paths("IND005", AUDIT, PROCESS, people(gita="dana")) == []
    assert paths("IND005", AUDIT, PROCESS, people(finn="ana", dana="ana")) == []


def test_a_top_manager_stays_accountable() -> None:
    organization = "kind: organization\nid: o\ntop_management: [dana]\n"
    assert paths("IND005", AUDIT, organization, PROCESS, people(finn="dana")) == FOUND


def test_circles_end() -> None:
    circle = people(finn="gita", gita="finn", dana="dana", ana="dana")
    assert paths("IND005", AUDIT, PROCESS, circle, options={"levels": 50}) == []


def test_management_through_a_role() -> None:
    role = "kind: role\nid: head\nholders: [{person: dana, from: 2026-04-02}]\n"
    assert paths("IND005", AUDIT, PROCESS, role, people(finn="head")) == FOUND
    late = role.replace("04-02", "04-03")
    assert paths("IND005", AUDIT, PROCESS, late, people(finn="head")) == []


def test_clauses_belong_to_who_leads_the_isms() -> None:
    audit = AUDIT.replace("A.8.13", "'9.1'")
    role = "kind: role\nid: ciso\nholders: [{person: finn}]\n"
    assert paths("IND005", audit, role, people(finn="dana")) == FOUND


def test_several_ways_are_told_apart() -> None:
    audit = AUDIT.replace("A.8.13", "A.8.13, A.5.1, A.5.2, A.5.3, A.5.4")
    others = "kind: process\nrecords:\n" + "".join(
        f"  - {{id: p{n}, owner: {owner}, controls: [A.5.{n}]}}\n"
        for n, owner in ((1, "gita"), (2, "gita"), (3, "ana"), (4, "dora"))
    )
    staff = people(finn="dana", gita="dana", ana="dana") + "  - {id: dora, manager: dana}\n"
    (finding,), _ = findings("IND005", audit, PROCESS, others, staff)
    assert finding.message == (
        "dana audits A.5.1–A.5.4 and A.8.13 and manages who is responsible for them"
        " (dana -> manages -> gita -> owns -> A.5.1 and A.5.2;"
        " dana -> manages -> ana -> owns -> A.5.3;"
        " dana -> manages -> dora -> owns -> A.5.4; and 1 more): impartiality cannot be shown"
    )
    assert len(finding.related) == 8
