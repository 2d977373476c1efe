from __future__ import annotations

import pytest
from judge import judged, message

OTHERS = """
---
{kind: organization, id: org, top_management: [ana, {person: bo, to: 2026-03-31}, chief]}
---
kind: person
records:
  - {id: ana}
  - {id: bo}
  - {id: cy}
  - {id: ines}
  - {id: finn, manager: gita}
  - {id: gita, manager: head}
  - {id: hal}
---
kind: role
records:
  - {id: chief, holders: [{person: cy, from: 2026-04-02}]}
  - {id: head, holders: [{person: hal}]}
  - {id: empty, holders: [{person: hal, to: 2020-01-01}]}
---
{kind: process, id: operations, owner: finn, controls: [A.8.13]}
"""
AUDIT = (
    "kind: audit\nid: AUD-1\nstatus: reported\nreported_on: 2026-04-02\nscope: [A.8.13]\n"
    "team: [{person: ines, function: lead}]\nreported_to: TO\n" + OTHERS
)
FOUND = ["AUD-1 error reported_to others"]


def reported(to: str, text: str = AUDIT) -> list[str]:
    return judged("AUD008", text.replace("TO", to))


def test_it_stays_with_the_auditor() -> None:
    assert reported("[ines]") == FOUND
    assert message("AUD008", AUDIT.replace("TO", "[ines]")) == (
        "the results were reported to ines, who is neither top management nor answers for what was"
        " audited"
    )
    assert message("AUD008", AUDIT.replace("TO", "[ines, bo]")) == (
        "the results were reported to ines and bo, none of whom is top management or answers for"
        " what was audited"
    )


@pytest.mark.parametrize(
    ("to", "who"),
    [
        ("[ana]", "top management"),
        ("[ines, ana]", "top management among others"),
        ("[chief]", "a role of it, held since that day"),
        ("[cy]", "its holder"),
        ("[finn]", "the owner"),
        ("[gita]", "the owner's manager"),
        ("[hal]", "a manager further up, by a role"),
        ("[head]", "that role"),
    ],
)
def test_somebody_concerned(to: str, who: str) -> None:
    assert reported(to) == [], who


@pytest.mark.parametrize(
    ("to", "who"),
    [
        ("[ines]", "the auditor"),
        ("[bo]", "top management until the day before"),
        ("[empty]", "a role that nobody holds"),
        ("[ines, bo]", "nobody of two"),
    ],
)
def test_nobody_concerned(to: str, who: str) -> None:
    assert reported(to) == FOUND, who


def test_days_of_top_management() -> None:
    assert reported("[bo]", AUDIT.replace("2026-04-02\nscope", "2026-03-31\nscope")) == []
    assert reported("[cy]", AUDIT.replace("2026-04-02\nscope", "2026-04-01\nscope")) == FOUND


def test_the_owner_of_what_was_audited_only() -> None:
    assert reported("[finn]", AUDIT.replace("scope: [A.8.13]", "scope: [A.8.14]")) == FOUND


def test_a_clause_nobody_owns_is_the_isms_managers() -> None:
    text = AUDIT.replace("scope: [A.8.13]", "scope: ['9.2']")
    role = "---\n{kind: role, id: isms-manager, holders: [{person: gita}]}\n"
    assert reported("[gita]", text) == FOUND
    assert reported("[gita]", text + role) == []
    assert reported("[hal]", text + role) == []


def test_the_scope_of_the_programme() -> None:
    text = AUDIT.replace("scope: [A.8.13]\n", "")
    entry = "---\n{kind: audit-programme, id: P, entries: [{audit: AUD-1, scope: [A.8.13]}]}\n"
    assert reported("[finn]", text) == FOUND
    assert reported("[finn]", text + entry) == []


@pytest.mark.parametrize("to", ["", "reported_to: []", "reported_to: TBD"])
def test_to_nobody(to: str) -> None:
    text = f"kind: audit\nid: AUD-1\nstatus: reported\nreported_on: 2026-04-02\n{to}\n"
    assert judged("AUD008", text) == ["AUD-1 error reported_to nobody"]


def test_the_messages() -> None:
    text = "kind: audit\nid: AUD-1\nstatus: reported\n"
    assert message("AUD008", text) == (
        "to whom the results were reported is not recorded: that managers know them cannot be shown"
    )
    assert message("AUD008", text + "reported_to: [ana]") == (
        "when the results were reported is not recorded"
    )


def test_without_a_day() -> None:
    text = "kind: audit\nid: AUD-1\nstatus: closed\nreported_to: [ana]\n"
    assert judged("AUD008", text) == ["AUD-1 error reported_on undated"]
    assert judged("AUD008", text + "reported_on: in April") == [
        "? AUD-1: `reported_on` cannot be read as a date"
    ]


@pytest.mark.parametrize(
    "status", ["planned", "in-progress", "fieldwork-done", "postponed", "cancelled"]
)
def test_audits_not_reported(status: str) -> None:
    assert judged("AUD008", f"kind: audit\nid: AUD-1\nstatus: {status}") == []


FIELDWORK = (
    "kind: audit\nid: AUD-1\nstatus: fieldwork-done\n"
    "fieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
)
LINKED = FIELDWORK + "evidence: [reports/AUD-1.pdf]\n"
NOBODY = ["AUD-1 error reported_to nobody"]


def test_a_report_that_nobody_is_known_to_have() -> None:
    assert judged("AUD008", LINKED, "2026-04-19") == []
    assert judged("AUD008", LINKED, "2026-04-20") == NOBODY
    own = "---\n{kind: organization, id: org, deadlines: {report_days: 60}}\n"
    assert judged("AUD008", LINKED + own, "2026-05-19") == []
    assert judged("AUD008", LINKED + own, "2026-05-20") == NOBODY
    assert judged("AUD008", LINKED.replace("fieldwork-done", "in-progress")) == NOBODY
    assert judged("AUD008", FIELDWORK + "reported_on: 2026-04-02\n") == NOBODY
    assert judged("AUD008", LINKED + "reported_to: [ana]\n") == ["AUD-1 error reported_on undated"]
    who = "reported_on: 2026-04-02\nreported_to: [ana]\n" + OTHERS
    assert judged("AUD008", LINKED + who) == []


def test_without_a_report_aud006_speaks() -> None:
    assert judged("AUD008", FIELDWORK) == []
    assert judged("AUD006", FIELDWORK) == ["AUD-1 error fieldwork.end late"]


def test_a_report_whose_time_is_not_known() -> None:
    undated = LINKED.replace(", end: 2026-03-20", "")
    assert judged("AUD008", undated) == [
        "? AUD-1: the day on which fieldwork ended is missing or not a date"
    ]
    assert judged("AUD008", undated.replace("fieldwork-done", "in-progress")) == []


def test_names_that_nobody_has() -> None:
    assert reported("[the board, ines]") == ["? AUD-1: `the board` is nobody on record"]
    assert reported("[the board, finn]") == []


def test_top_management_that_is_not_on_record() -> None:
    text = AUDIT.replace("top_management: [ana, {person: bo, to: 2026-03-31}, chief]", "name: Org")
    assert reported("[hal]", text) == []
    assert reported("[cy]", text) == [
        "? AUD-1: who belonged to top management on 2026-04-02 is not on record"
    ]
    # Whoever it is, the auditors alone are no management.
    assert reported("[ines]", text) == FOUND
