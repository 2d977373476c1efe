from __future__ import annotations

from judge import judged, message

ACTION = """
kind: corrective-action
id: CAR-1
status: {status}
x_oscal:
  deadline: "{deadline}"
  tasks:
    - {{id: t-1, title: roles, end: "{end}"}}
    - {{id: t-2}}
"""


def action(end: str, deadline: str = "2026-12-23T17:00:00Z", status: str = "planned") -> str:
    return ACTION.format(end=end, deadline=deadline, status=status)


def test_a_task_that_ends_later() -> None:
    late = action("2027-12-23T17:00:00Z")
    assert judged("OSC003", late) == [
        "CAR-1 warning x_oscal.tasks[0].end later",
        "? CAR-1: the end of `t-2` cannot be read as a date",
    ]
    assert message("OSC003", late) == (
        "`roles` is to end on 2027-12-23, 365 days after the deadline of its risk, 2026-12-23"
    )


def test_the_same_day_is_in_time() -> None:
    assert judged("OSC003", action("2026-12-23T23:00:00Z").replace("    - {id: t-2}", "")) == []


def test_what_is_over_is_over() -> None:
    for status in ("closed", "rejected"):
        assert judged("OSC003", action("2027-12-23", status=status)) == []


def test_dates_that_cannot_be_read() -> None:
    assert judged("OSC003", action("2027-12-23", deadline="soon")) == [
        "? CAR-1: the deadline of its risk cannot be read as a date"
    ]
    assert judged("OSC003", action("2027-12-23", deadline="")) == []
    assert judged("OSC003", action("later"))[0] == (
        "? CAR-1: the end of `roles` cannot be read as a date"
    )
