"""REC003: two documents on one thing, and rows of summaries on what they list."""

from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

PEOPLE = (
    "kind: person\nrecords: [{id: ana, name: Ana Reyes}, {id: bo, name: Bo Lind}]\n---\n"
    "kind: role\nrecords:\n  - {id: grc-lead, name: GRC Lead, holders: [{person: ana}]}\n"
    "  - {id: ciso, title: Chief security officer, holders: [{person: bo}]}\n---\n"
)


def twice(kind: str, one: str, two: str) -> list[str]:
    """What is said of two records of one id, the second in a file of its own."""
    files = {
        "a.yaml": f"{PEOPLE}kind: {kind}\nid: X-1\n{one}\n",
        "b.yaml": f"kind: {kind}\nid: X-1\n{two}\n",
    }
    return judged("REC003", files)


def test_what_differs_is_told_in_both_places() -> None:
    files = {
        "audit.yaml": "kind: audit\nid: A-1\nfindings:\n  - {id: NC-1, grade: major}\n",
        "register.yaml": "kind: nonconformity\nid: NC-1\naudit: A-1\ngrade: minor\n",
    }
    result = lint(files, select=["REC003", "REF002"])
    found = {finding.code: finding for finding in result.findings}
    assert sorted(found) == ["REC003", "REF002"]
    finding = found["REC003"]
    assert finding.message == (
        "grade is `minor` here, and `major` in the other record with the id NC-1"
    )
    assert (finding.location.file, finding.location.line) == ("register.yaml", 4)
    assert [(r.location.file, r.location.line, r.message) for r in finding.related] == [
        ("audit.yaml", 4, "grade is `major` here")
    ]
    assert (finding.severity, finding.record_id) == ("error", "NC-1")


@pytest.mark.parametrize(
    ("kind", "one", "two", "field"),
    [
        ("nonconformity", "status: open", "status: closed", "status"),
        ("nonconformity", "grade: Hauptabweichung", "grade: Minor (linked)", "grade"),
        ("nonconformity", "raised_on: 2026-03-01", "raised_on: 2026-03-02", "raised_on"),
        ("corrective-action", "due_on: 2026-03-01", "due_on: 2026-04-01", "due_on"),
        ("corrective-action", "owner: ana", "owner: bo", "owner"),
        ("corrective-action", "owner: Ana Reyes", "owner: Chief security officer", "owner"),
        ("corrective-action", "status: opened", "status: planned", "status"),
        ("risk", "level: 12", "level: 16", "level"),
        ("risk", "residual: {level: 0.25}", "residual: {level: 0.3}", "residual.level"),
        ("risk", "treatment: retain", "treatment: modify", "treatment"),
        ("document", 'version: "1.2"', 'version: "1.3"', "version"),
        ("document", "approved_on: 2026-01-01", "approved_on: 2026-01-02", "approved_on"),
        ("document", "approved_by: ana", "approved_by: ciso", "approved_by"),
    ],
)
def test_records_that_share_an_id(kind: str, one: str, two: str, field: str) -> None:
    assert twice(kind, one, two) == [f"X-1 error {field} duplicate"]
    assert twice(kind, one, one) == []


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [
        # the same, written otherwise
        ("nonconformity", "grade: minor", "grade: Nebenabweichung"),
        ("nonconformity", "grade: MAJOR", "grade: major (urgent)"),
        ("risk", "level: 12", "level: '12'"),
        ("document", "version: '1.0'", "version: v1"),
        ("document", "version: 'Version 2.1'", "version: '2.1'"),
        ("action", "owner: grc-lead", "owner: ana"),
        ("action", "owner: GRC Lead", "owner: Ana Reyes"),
        ("action", "due_on: 2026-03-01", "due_on: 2026-03-01T10:00:00Z"),
        # not known
        ("action", "owner: ana", "owner: somebody"),
        ("action", "owner: ana", "owner:"),
        ("action", "due_on: soon", "due_on: 2026-03-01"),
        ("nonconformity", "grade: 2", "grade: 3"),
        ("nonconformity", "status: open", "status: halfway"),
        ("nonconformity", "grade: minor", "grade: TBD"),
        ("risk", "level: 12", "level: high"),
        # a later state, told as such
        ("nonconformity", "grade: major\namendments: [{reason: regraded}]", "grade: minor"),
        ("document", "version: '1'\nstatus: superseded", "version: '2'\nstatus: approved"),
        (
            "action",
            "due_on: 2026-03-01",
            "due_on: 2026-04-01\nextensions: [{from: 2026-03-01, to: 2026-04-01}]",
        ),
        # what people call it may differ
        ("risk", "title: Leaked exports", "title: Exports that leak"),
    ],
)
def test_what_is_no_contradiction(kind: str, one: str, two: str) -> None:
    assert twice(kind, one, two) == []


def test_another_version_says_other_things() -> None:
    found = twice("document", "version: '1'\nowner: ana", "version: '2'\nowner: bo")
    assert found == ["X-1 error version duplicate"]


def test_other_kinds_are_told_by_another_rule() -> None:
    files = {
        "a.yaml": "kind: action\nid: X-1\nowner: ana\n",
        "b.yaml": "kind: risk\nid: X-1\nowner: bo\n",
    }
    assert judged("REC003", files) == []


@pytest.mark.parametrize(
    ("register", "expected"),
    [
        ("status: open", 0),
        # closed since the report
        ("status: closed\nclosed_on: 2026-04-03", 0),
        # closed before, and the report says open
        ("status: closed\nclosed_on: 2026-04-02", 1),
        # nobody knows when
        ("status: closed", 0),
    ],
)
def test_the_report_of_an_audit_shows_the_state_of_its_day(register: str, expected: int) -> None:
    files = {
        "audit.yaml": "kind: audit\nid: A-1\nstatus: reported\nreported_on: 2026-04-02\n"
        "findings: [{id: NC-1, status: open}]\n",
        "register.yaml": f"kind: nonconformity\nid: NC-1\n{register}\n",
    }
    assert len(judged("REC003", files)) == expected
    # Whichever is read first.
    files["z.yaml"] = files.pop("audit.yaml")
    assert len(judged("REC003", files)) == expected


def test_declared_grades_are_compared_as_they_are() -> None:
    declared = "kind: organization\nid: o\nnonconformity_grades: [A, B]\n---\n"
    text = declared + "kind: nonconformity\nrecords: [{id: N, grade: a}, {id: N, grade: B}]\n"
    assert judged("REC003", text) == ["N error grade duplicate"]
    assert judged("REC003", text.replace("grade: B", "grade: A")) == []


def row(said: str, item: str, kind: str = "nonconformity", as_of: str = "", more: str = "") -> str:
    day = f"as_of: {as_of}\n" if as_of else ""
    return (
        f"{PEOPLE}kind: {kind}\nid: X-1\n{item}\n---\n{more}"
        f"kind: stated-count\nlabel: Row\nitems: [X-1, X-1]\n{day}said: {{{said}}}\n"
    )


@pytest.mark.parametrize(
    ("said", "item", "kind", "field"),
    [
        ("grade: Major", "grade: minor", "nonconformity", "grade"),
        ("status: Closed", "status: open", "nonconformity", "status"),
        ("status: ✅ Closed", "status: planned", "corrective-action", "status"),
        ("status: In Progress", "status: closed", "nonconformity", "status"),
        ("status: geschlossen", "status: withdrawn", "nonconformity", "status"),
        ("owners: [bo]", "owner: ana", "nonconformity", "owners"),
        ("owners: [ciso]", "owner: grc-lead", "corrective-action", "owners"),
        ("due_on: 2026-03-21", "due_on: 2026-04-30", "action", "due_on"),
        ("raised_on: 2026-03-01", "raised_on: 2026-02-01", "nonconformity", "raised_on"),
        ("closed_on: 2026-03-01", "closed_on: 2026-02-01", "nonconformity", "closed_on"),
    ],
)
def test_rows_of_summaries(said: str, item: str, kind: str, field: str) -> None:
    assert judged("REC003", row(said, item, kind)) == [f"Row error said.{field} summary"]


@pytest.mark.parametrize(
    ("said", "item", "kind"),
    [
        ("grade: Minor (linked to X-2)", "grade: minor", "nonconformity"),
        ("status: 🟡 In Progress", "status: open", "nonconformity"),
        ("status: in progress", "status: opened", "corrective-action"),
        ("status: in progress", "status: planned", "corrective-action"),
        # done, or not yet verified: either may be meant
        ("status: done", "status: implemented", "corrective-action"),
        ("status: closed", "status: verified", "corrective-action"),
        ("status: parked", "status: open", "nonconformity"),
        ("status: ''", "status: open", "nonconformity"),
        ("status: closed", "title: x", "nonconformity"),
        ("owners: [grc-lead]", "owner: ana", "nonconformity"),
        ("owners: [bo, grc-lead]", "owner: ana", "nonconformity"),
        ("owners: [HR]", "owner: ana", "nonconformity"),
        ("due_on: 2026-03-21", "title: x", "nonconformity"),
        ("due_on: soon", "due_on: 2026-03-21", "action"),
        ("raised_on: 2026-03-01", "title: x", "nonconformity"),
    ],
)
def test_rows_that_may_mean_the_same(said: str, item: str, kind: str) -> None:
    assert judged("REC003", row(said, item, kind)) == []


def test_the_word_as_it_was_written_counts_too() -> None:
    item = "status: closed\nx_written: {status: 🟢 Treated}"
    assert judged("REC003", row("status: Treated", item, "risk")) == []
    assert judged("REC003", row("status: Open", item, "risk")) == ["Row error said.status summary"]


@pytest.mark.parametrize(
    ("status", "closed_on", "as_of", "expected"),
    [
        # open then, closed since
        ("open", "2026-03-01", "2026-02-28", 0),
        ("open", "2026-03-01", "2026-03-01", 1),
        # closed only afterwards
        ("closed", "2026-03-01", "2026-02-28", 1),
        ("closed", "2026-03-01", "2026-03-01", 0),
        ("open", "", "2026-03-01", 0),
    ],
)
def test_a_summary_holds_for_its_day(
    status: str, closed_on: str, as_of: str, expected: int
) -> None:
    item = f"status: closed\nclosed_on: {closed_on}"
    assert len(judged("REC003", row(f"status: {status}", item, as_of=as_of))) == expected


def test_how_a_row_is_told() -> None:
    text = row("status: In Progress", "status: closed\nclosed_on: 2026-02-01", as_of="2026-02-21")
    assert message("REC003", text) == (
        "said.status is `In Progress` here, and X-1 has `closed since 2026-02-01`"
    )


CAR = (
    "kind: corrective-action\nid: C-1\nnonconformity: X-1\nowner: ana\ndue_on: 2026-04-30\n{}---\n"
)


def test_of_a_nonconformity_the_one_corrective_action_counts() -> None:
    said = "owners: [bo], due_on: 2026-03-21"
    found = judged("REC003", row(said, "status: open", more=CAR.format("")))
    assert found == ["Row error said.owners summary", "Row error said.due_on summary"]
    second = CAR.format("").replace("C-1", "C-2")
    assert judged("REC003", row(said, "status: open", more=CAR.format("") + second)) == []


def test_a_due_date_as_it_was_on_the_day_of_the_summary() -> None:
    moved = (
        "extensions: [{from: 2026-03-21, to: 2026-04-30, reason: leave, approved_by: bo,"
        " approved_on: 2026-03-10}]\n"
    )
    for as_of, expected in (("2026-03-09", 0), ("2026-03-10", 1), ("", 0)):
        text = row("due_on: 2026-03-21", "status: open", as_of=as_of, more=CAR.format(moved))
        assert len(judged("REC003", text)) == expected, as_of


def test_what_is_not_on_record_is_no_contradiction() -> None:
    assert (
        judged("REC003", "kind: stated-count\nlabel: x\nitems: [X-9]\nsaid: {grade: major}\n") == []
    )
