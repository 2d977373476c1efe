from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

NC = "kind: nonconformity\nid: NC-1\nstatus: closed\nclosed_on: 2026-06-30\n"
OPEN = ["NC-1 error status open"]


def car(more: str, id: str = "CAR-1") -> str:
    return f"---\nkind: corrective-action\nid: {id}\nnonconformity: NC-1\n{more}\n"


def test_closed_too_early() -> None:
    text = NC + car("status: implemented")
    assert judged("FND012", text) == OPEN
    assert message("FND012", text) == "the nonconformity is closed, and CAR-1 for it is open"


def test_several_are_one_finding() -> None:
    text = (
        NC + car("status: planned", "CAR-2") + car("status: opened") + car("status: closed", "C-3")
    )
    (finding,) = lint(text, select=["FND012"]).findings
    assert finding.message == "the nonconformity is closed, and CAR-1 and CAR-2 for it are open"
    assert [(r.id, r.location.line) for r in finding.related] == [("CAR-1", 14), ("CAR-2", 9)]


@pytest.mark.parametrize(
    "status", ["opened", "cause-determined", "planned", "implemented", "verified"]
)
def test_open_in_any_state(status: str) -> None:
    assert judged("FND012", NC + car(f"status: {status}")) == OPEN


@pytest.mark.parametrize(
    "more",
    [
        "status: closed",
        "closed_on: 2026-11-20",
        "status: rejected",
        "status: verified\nverified: {on: 2026-06-30, by: ines, result: effective}",
        "opened_on: 2026-11-21",
    ],
)
def test_finished(more: str) -> None:
    assert judged("FND012", NC + car(more)) == []


@pytest.mark.parametrize(
    "more",
    [
        "closed_on: 2026-11-21",
        "status: verified\nverified: {on: 2026-06-30, by: ines, result: not-effective}",
        "status: verified\nverified: {on: 2026-07-01, by: ines, result: effective}",
        "status: verified\nverified: {on: 2026-11-21, by: ines, result: effective}",
        "status: verified\nverified: {by: ines, result: effective}",
    ],
)
def test_not_finished(more: str) -> None:
    assert judged("FND012", NC + car(more)) == OPEN


def test_verified_by_the_day_where_none_tells_when_it_was_closed() -> None:
    undated = NC.replace("closed_on: 2026-06-30\n", "")
    done = car("status: verified\nverified: {on: 2026-11-20, by: ines, result: effective}")
    assert judged("FND012", undated + done) == []
    assert judged("FND012", undated + done.replace("11-20", "11-21")) == OPEN


def test_closed_by_its_date_alone() -> None:
    text = "kind: nonconformity\nid: NC-1\nclosed_on: 2026-06-30\n" + car("status: planned")
    assert judged("FND012", text) == ["NC-1 error closed_on open"]


@pytest.mark.parametrize("status", ["open", "withdrawn"])
def test_not_closed(status: str) -> None:
    text = f"kind: nonconformity\nid: NC-1\nstatus: {status}\n" + car("status: planned")
    assert judged("FND012", text) == []


def test_improvement_actions_do_not_count() -> None:
    action = "---\n{kind: action, id: ACT-1, origin: NC-1, status: open}\n"
    assert judged("FND012", NC + action) == []
    assert judged("FND012", NC + car("status: planned").replace("NC-1", "NC-2")) == []
