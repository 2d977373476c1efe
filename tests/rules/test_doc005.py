from __future__ import annotations

import pytest
from judge import judged

from isms_lint.testing import lint

OLD = "kind: document\nid: POL-1\ntitle: Access\nstatus: superseded\n"
NEW = "kind: document\nid: POL-2\ntitle: Access\nstatus: approved\nsupersedes: POL-1\n"


def on(record: str, *more: str) -> str:
    return "---\n".join([OLD, record, *more])


PROCEDURE = "kind: document\nid: PRO-2\nstatus: approved\nreferences: [POL-1]\n"
RELIES = ["PRO-2 warning references[0] relies"]


def test_a_procedure_cites_the_old_policy() -> None:
    assert judged("DOC005", on(PROCEDURE)) == RELIES
    (finding,) = lint(on(PROCEDURE), select=["DOC005"]).findings
    assert finding.message == "in force, and relies on POL-1, which is superseded"
    assert [(one.id, one.message) for one in finding.related] == [("POL-1", "POL-1 is superseded")]
    (finding,) = lint(on(PROCEDURE, NEW), select=["DOC005"]).findings
    assert finding.message == "in force, and relies on POL-1, which is replaced by POL-2"
    assert [(one.id, one.message) for one in finding.related] == [("POL-2", "POL-2 replaces POL-1")]


def test_one_finding_lists_all() -> None:
    text = on(
        PROCEDURE.replace("[POL-1]", "[POL-3, POL-0, POL-1]"),
        "kind: document\nid: POL-0\nstatus: withdrawn\n",
        "kind: document\nid: POL-3\nstatus: approved\n",
    )
    (finding,) = lint(text, select=["DOC005"]).findings
    assert (finding.path, finding.message) == (
        "references[1]",
        "in force, and relies on POL-0 (withdrawn) and POL-1 (superseded)",
    )


@pytest.mark.parametrize(
    "record",
    [
        "kind: process\nid: X\ncontrols: [POL-1]\n",
        "kind: audit\nid: X\nstatus: planned\ncriteria: [POL-1]\n",
        "kind: organization\nid: X\nprocedures: [POL-1]\n",
    ],
)
def test_what_is_not_in_force_but_stands(record: str) -> None:
    (finding,) = lint(on(record), select=["DOC005"]).findings
    assert finding.message == "relies on POL-1, which is superseded"


def test_superseded_by_what_another_says() -> None:
    old = OLD.replace("superseded", "approved")
    assert judged("DOC005", f"{old}---\n{PROCEDURE}") == []
    assert judged("DOC005", f"{old}---\n{PROCEDURE}---\n{NEW}") == RELIES
    for instead in (
        NEW.replace("approved", "draft"),
        f"{NEW}approved_on: 2026-11-21\n",
    ):
        assert judged("DOC005", f"{old}---\n{PROCEDURE}---\n{instead}") == []
    assert judged("DOC005", f"{old}---\n{PROCEDURE}---\n{NEW}approved_on: 2026-11-20\n") == RELIES


@pytest.mark.parametrize("status", ["draft", "in-review", "superseded", "withdrawn"])
def test_not_in_use(status: str) -> None:
    assert judged("DOC005", on(PROCEDURE.replace("approved", status))) == []


def test_the_one_that_replaces_it() -> None:
    assert judged("DOC005", on(NEW + "references: [POL-1]\n")) == []


@pytest.mark.parametrize(
    ("record", "path"),
    [
        ("kind: organization\nid: R\nprocedures: [POL-1]\n", "procedures[0]"),
        ("kind: process\nid: R\ncontrols: [A.5.15, POL-1]\n", "controls[1]"),
        ("kind: document\nid: R\nclauses: POL-1\n", "clauses"),
        ("kind: audit-programme\nid: R\ncriteria: [POL-1]\n", "criteria[0]"),
        (
            "kind: audit-programme\nid: R\nentries: [{audit: A, scope: [POL-1]}]\n",
            "entries[0].scope[0]",
        ),
        ("kind: audit\nid: R\nstatus: planned\ncriteria: [POL-1]\n", "criteria[0]"),
        ("kind: audit\nid: R\nstatus: in-progress\nscope: [POL-1]\n", "scope[0]"),
    ],
)
def test_what_is_in_force(record: str, path: str) -> None:
    assert judged("DOC005", on(record)) == [f"R warning {path} relies"]


@pytest.mark.parametrize(
    "record",
    [
        "kind: audit\nid: R\nstatus: reported\ncriteria: [POL-1]\n",
        "kind: audit\nid: R\nstatus: cancelled\ncriteria: [POL-1]\n",
        "kind: audit-programme\nid: R\nstatus: superseded\ncriteria: [POL-1]\n",
        "kind: audit-programme\nid: R\nperiod: {end: 2026-11-19}\ncriteria: [POL-1]\n",
        "kind: assignment\nid: R\nscope: [POL-1]\n",
        "kind: management-review\nid: R\ninputs: {risk: {references: [POL-1]}}\n",
        "kind: document\nid: R\nstatus: approved\nevidence: POL-1\n",
        "kind: document\nid: R\nstatus: approved\nsupersedes: [POL-1]\n",
        "kind: statement-of-applicability\nid: R\nstatus: superseded\nclauses: [POL-1]\n",
    ],
)
def test_history_keeps_its_own_documents(record: str) -> None:
    assert judged("DOC005", on(record, "kind: process\nid: other\n")) == []


def test_the_last_day_of_a_programme() -> None:
    programme = "kind: audit-programme\nid: R\nperiod: {end: 2026-11-20}\ncriteria: [POL-1]\n"
    assert judged("DOC005", on(programme)) == ["R warning criteria[0] relies"]


def test_without_documents() -> None:
    assert judged("DOC005", "kind: process\nid: backup\n") == ["? no document records"]
