"""REC007: what is said to be closed, or due, and the work for it."""

from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

CAR = "kind: corrective-action\nid: CAR-1\nnonconformity: NC-1\nstatus: {}\n---\n"


def action(fields: str, id: str = "ACT-1", origin: str = "CAR-1") -> str:
    return f"kind: action\nid: {id}\norigin: {origin}\n{fields}\n---\n"


def row(said: str, as_of: str = "2026-02-21", items: str = "NC-1") -> str:
    day = f"as_of: {as_of}\n" if as_of else ""
    return f"kind: stated-count\nlabel: Row\nitems: [{items}]\n{day}said: {{{said}}}\n---\n"


NC = "kind: nonconformity\nid: NC-1\n---\n"
OPEN = action("status: open\ndue_on: 2026-03-15")


def test_a_row_that_closes_too_early() -> None:
    text = NC + CAR.format("planned") + OPEN + row("status: ✅ Closed")
    (finding,) = lint(text, select=["REC007"]).findings
    assert finding.message == (
        "NC-1 is said to be closed on 2026-02-21, and CAR-1 and ACT-1 (due 2026-03-15) are not done by"
        " then"
    )
    assert (finding.path, finding.severity) == ("said.status", "warning")
    assert [(r.id, r.location.line) for r in finding.related] == [("CAR-1", 4), ("ACT-1", 13)]


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (OPEN, 1),
        (action("status: done\ndone_on: 2026-02-22"), 1),
        (action("status: done\ndone_on: 2026-02-21"), 0),
        (action("status: done"), 0),
        (action("status: cancelled\ndue_on: 2026-03-15"), 0),
        (action("status: halfway\ndue_on: 2026-03-15"), 0),
        (action("status: open\nreview_months: 3"), 0),
        (action("status: open", origin="OTHER"), 0),
        # an improvement beside the corrective action
        (action("status: open", origin="NC-1"), 0),
    ],
)
def test_actions_of_a_corrective_action(work: str, expected: int) -> None:
    text = NC + CAR.format("implemented") + work + row("status: closed")
    assert len(judged("REC007", text)) == expected


def test_without_a_corrective_action_the_actions_are_the_plan() -> None:
    plan = action("status: open", origin="NC-1")
    assert judged("REC007", NC + plan + row("status: closed")) == ["Row warning said.status closed"]
    risk = "kind: risk\nid: R-1\n---\n" + action("status: open", origin="R-1")
    assert len(judged("REC007", risk + row("status: geschlossen", items="R-1"))) == 1


@pytest.mark.parametrize(
    ("car", "expected"),
    [("opened", 1), ("planned", 1), ("implemented", 0), ("verified", 0), ("rejected", 0)],
)
def test_corrective_actions(car: str, expected: int) -> None:
    assert len(judged("REC007", NC + CAR.format(car) + row("status: closed"))) == expected


def test_the_day_of_the_row() -> None:
    late = NC + action("status: done\ndone_on: 2026-03-01", origin="NC-1")
    assert len(judged("REC007", late + row("status: closed", "2026-02-28"))) == 1
    assert judged("REC007", late + row("status: closed", "2026-03-01")) == []
    # Without one it is that of the run.
    assert judged("REC007", late + row("status: closed", "")) == []
    assert len(judged("REC007", late + row("status: closed", ""), "2026-02-28")) == 1
    closed_on = row("closed_on: 2026-02-28", "2026-06-30")
    assert judged("REC007", late + closed_on) == ["Row warning said.closed_on closed"]
    now = NC + action("status: open", origin="NC-1") + row("status: closed", "")
    assert message("REC007", now) == "NC-1 is said to be closed, and ACT-1 is not done by then"


@pytest.mark.parametrize(
    "said", ["status: open", "status: In Progress", "status: parked", "grade: minor"]
)
def test_rows_that_close_nothing(said: str) -> None:
    assert judged("REC007", NC + CAR.format("planned") + OPEN + row(said)) == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [("2026-03-14", 1), ("2026-03-15", 0), ("soon", 0)],
)
def test_a_target_before_the_last_of_its_actions(target: str, expected: int) -> None:
    text = NC + CAR.format("planned") + OPEN + row(f"due_on: {target}, status: open")
    assert len(judged("REC007", text)) == expected


def test_how_a_target_is_told() -> None:
    text = NC + CAR.format("planned") + OPEN + row("due_on: 2026-03-01")
    assert message("REC007", text) == (
        "2026-03-01 stands here for NC-1, and ACT-1 (due 2026-03-15) is due only later"
    )
    # Done in time, whatever its due date.
    done = text.replace("status: open\ndue_on", "status: done\ndone_on: 2026-02-28\ndue_on")
    assert judged("REC007", done) == []


def test_a_due_date_that_was_moved_later() -> None:
    moved = action(
        "status: open\ndue_on: 2026-03-15\nextensions:\n"
        "  - {from: 2026-02-28, to: 2026-03-15, reason: x, approved_by: y, approved_on: 2026-02-25}"
    )
    for as_of, expected in (("2026-02-24", 0), ("2026-02-25", 1), ("", 0)):
        text = NC + CAR.format("planned") + moved + row("due_on: 2026-03-01", as_of)
        assert len(judged("REC007", text)) == expected, as_of


def test_a_closed_corrective_action_is_told_where_it_stands() -> None:
    closed = CAR.format("closed\nclosed_on: 2026-02-14")
    text = NC.replace("---", "status: closed\n---") + closed + OPEN + row("status: closed")
    assert judged("REC007", text) == ["CAR-1 warning status actions"]
    assert message("REC007", text) == (
        "the corrective action is closed, and ACT-1 (due 2026-03-15) is still open"
    )
    (finding,) = lint(text, select=["REC007"]).findings
    assert [part.name for part in finding.about] == ["ACT-1"]


@pytest.mark.parametrize(
    "work",
    [
        action("status: done\ndone_on: 2026-03-01"),
        action("status: open\nraised_on: 2026-02-15"),
        action("status: open\nreview_months: 6"),
        action("status: open", origin="NC-1"),
    ],
)
def test_what_is_no_part_of_a_closed_corrective_action(work: str) -> None:
    assert judged("REC007", CAR.format("closed\nclosed_on: 2026-02-14") + work) == []


def test_other_rules_speak_of_an_open_corrective_action() -> None:
    text = NC.replace("---", "status: closed\n---") + CAR.format("planned") + row("status: closed")
    assert {f.code for f in lint(text, select=["REC", "FND012"]).findings} == {"FND012"}


def test_a_row_that_the_record_contradicts_is_told_once() -> None:
    text = (
        NC.replace("---", "status: open\n---")
        + CAR.format("planned")
        + OPEN
        + row("status: closed")
    )
    assert {f.code for f in lint(text, select=["REC"]).findings} == {"REC003"}
