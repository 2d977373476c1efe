"""What is recorded later, with its date, leaves every earlier day as it was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.closing_times import Closing, aged
from isms_lint_iso27001.derive.action.corrective_actions import (
    due_on,
    how_far,
    is_closed,
    is_extended,
    is_open,
    is_overdue,
    stage,
    stage_field,
)
from isms_lint_iso27001.derive.action.initiation import initiated
from isms_lint_iso27001.derive.action.verification import is_verified, is_verified_independently

DAY = date(2026, 6, 30)


def car(text: str) -> tuple[Any, Pass]:
    run = run_of(f"kind: corrective-action\nid: CAR-1\n{text}")
    return run.register.of("corrective-action")[0], run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "opened"),
        ("status: planned", "opened"),
        ("status: rejected\nclosed_on: 2026-06-01", "rejected"),
        # The status alone.
        ("status: implemented", "implemented"),
        ("status: verified", "verified"),
        ("status: closed", "closed"),
        ("status: closed\nclosed_on: TBD", "closed"),
        # The dates alone, and against the status.
        ("implemented_on: 2026-06-30", "implemented"),
        ("implemented_on: 2026-07-01", "opened"),
        ("verified: {on: 2026-06-30}", "verified"),
        ("status: planned\nclosed_on: 2026-06-30", "closed"),
        # A stage reached later falls back on what has a date, never on what has none.
        ("status: closed\nclosed_on: 2026-07-01", "opened"),
        ("status: closed\nclosed_on: 2026-07-01\nimplemented_on: 2026-06-01", "implemented"),
        ("status: verified\nverified: {on: 2026-07-01}", "opened"),
        # What cannot be read is taken to have been so all along.
        ("closed_on: last summer", "closed"),
        ("implemented_on: June", "implemented"),
    ],
)
def test_stages(text: str, expected: str) -> None:
    action, run = car(text)
    assert stage(action, DAY, run) == expected
    assert is_closed(action, DAY, run) is (expected == "closed")
    assert is_open(action, DAY, run) is (expected not in ("closed", "rejected"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "opened"),
        ("status: planned", "planned"),
        ("status: planned\nimplemented_on: 2026-06-30", "implemented"),
        ("status: implemented\nimplemented_on: 2026-07-01", "opened"),
        (
            "status: closed\nclosed_on: 2026-07-01\ncause_determined_on: 2026-06-30",
            "cause-determined",
        ),
        ("status: closed\nclosed_on: 2026-07-01\ncause_determined_on: 2026-07-01", "opened"),
        ("status: rejected", "rejected"),
    ],
)
def test_how_far_one_is(text: str, expected: str) -> None:
    action, run = car(text)
    assert how_far(action, DAY, run) == expected


@pytest.mark.parametrize(
    ("text", "name", "field"),
    [
        ("status: closed\nclosed_on: 2026-06-01", "closed", ("status",)),
        ("status: planned\nclosed_on: 2026-06-01", "closed", ("closed_on",)),
        ("verified: {on: 2026-06-01}", "verified", ("verified", "on")),
        ("implemented_on: 2026-06-01", "implemented", ("implemented_on",)),
    ],
)
def test_where_a_stage_is_told(text: str, name: str, field: tuple[str, ...]) -> None:
    assert stage_field(car(text)[0], name) == field


@pytest.mark.parametrize(
    ("opened", "expected"),
    [("2026-06-30", True), ("2026-07-01", False), ("June", True), ("", True)],
)
def test_opened_by_the_day(opened: str, expected: bool) -> None:
    action, run = car(f"opened_on: {opened}")
    assert is_open(action, DAY, run) is expected


APPROVED = "reason: part came late, approved_by: bo"
MOVED = f"{{from: 2026-05-31, to: 2026-07-31, {APPROVED}, approved_on: 2026-05-20}}"


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("due_on: 2026-05-31", "2026-06-30", "2026-05-31"),
        ("due_on: soon", "2026-06-30", None),
        ("", "2026-06-30", None),
        (f"extensions: [{MOVED}]", "2026-06-30", None),
        # Both ways to write an extension, before and after it was agreed to.
        (f"due_on: 2026-07-31\nextensions: [{MOVED}]", "2026-05-20", "2026-07-31"),
        (f"due_on: 2026-07-31\nextensions: [{MOVED}]", "2026-05-19", "2026-05-31"),
        (f"due_on: 2026-05-31\nextensions: [{MOVED}]", "2026-05-20", "2026-07-31"),
        (f"due_on: 2026-05-31\nextensions: [{MOVED}]", "2026-05-19", "2026-05-31"),
        # An extension nobody agreed to, or without a day, does not move what `due_on` says.
        (
            "due_on: 2026-05-31\nextensions: [{from: 2026-05-31, to: 2026-07-31}]",
            "2026-06-30",
            "2026-05-31",
        ),
        (
            f"due_on: 2026-05-31\nextensions: [{{from: 2026-05-31, {APPROVED}}}]",
            "2026-06-30",
            "2026-05-31",
        ),
        (
            f"due_on: 2026-07-31\nextensions: [{{{APPROVED}, approved_on: 2026-05-20}}]",
            "2026-05-19",
            "2026-07-31",
        ),
        # Two of them.
        (
            f"due_on: 2026-09-30\nextensions: [{MOVED}, {{from: 2026-07-31, to: 2026-09-30, "
            f"{APPROVED}, approved_on: 2026-07-20}}]",
            "2026-06-30",
            "2026-07-31",
        ),
    ],
)
def test_due_dates(text: str, day: str, expected: str | None) -> None:
    action, run = car(text)
    found = due_on(action, date.fromisoformat(day), run)
    assert found == (date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("text", "grace", "expected"),
    [
        ("due_on: 2026-06-29", 0, True),
        ("due_on: 2026-06-30", 0, False),
        ("due_on: 2026-06-29", 1, False),
        ("due_on: 2026-06-29\nimplemented_on: 2026-06-29", 0, False),
        ("due_on: 2026-06-29\nimplemented_on: 2026-06-30", 0, True),
        ("due_on: 2026-06-29\nclosed_on: 2026-06-30", 0, False),
        ("due_on: 2026-06-29\nstatus: rejected", 0, False),
        ("status: planned", 0, False),
    ],
)
def test_overdue(text: str, grace: int, expected: bool) -> None:
    action, run = car(text)
    assert is_overdue(action, DAY, run, grace) is expected


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        (f"to: 2026-06-30, {APPROVED}", True),
        (f"to: 2026-06-29, {APPROVED}", False),
        (APPROVED, True),
        ("to: 2026-08-31, reason: part came late", False),
        ("to: 2026-08-31, approved_by: bo, reason: TBD", False),
        (f"to: 2026-08-31, {APPROVED}, approved_on: 2026-06-30", True),
        (f"to: 2026-08-31, {APPROVED}, approved_on: 2026-07-01", False),
    ],
)
def test_extended(extension: str, expected: bool) -> None:
    action, run = car(f"extensions: [{{{extension}}}]")
    assert is_extended(action, DAY, run) is expected


START = date(2026, 1, 5)
DAYS = st.integers(0, 500).map(lambda days: START + timedelta(days=days))
HISTORY = st.fixed_dictionaries(
    {
        "corrected": DAYS,
        "cause": DAYS,
        "extended": st.lists(DAYS, max_size=3).map(sorted),
        "handed_over": DAYS,
        "implemented": DAYS,
        "verified": DAYS,
        "closed": DAYS,
        "nc_closed": DAYS,
    }
)


def written(history: dict[str, Any], until: date, due: str) -> str:
    """The records as they stood on `until`: what came later is not written yet.

    `due` says how people write the due date: `moved` with each extension, `left` as it was, `none`.
    """
    known = {name: on for name, on in history.items() if name != "extended" and on <= until}
    reached = [name for name in ("closed", "verified", "implemented") if name in known]
    lines = [
        "kind: corrective-action",
        "id: CAR-1",
        "nonconformity: NC-1",
        "owner: lead",
        f"opened_on: {START}",
        f"status: {reached[0] if reached else 'planned'}",
    ]
    if due != "none":
        lines += due_lines([on for on in history["extended"] if on <= until], due)
    if "cause" in known:
        lines += ["cause: nobody told HR", f"cause_determined_on: {known['cause']}"]
    if "implemented" in known:
        lines.append(f"implemented_on: {known['implemented']}")
    if "verified" in known:
        lines.append(f"verified: {{on: {known['verified']}, by: hugo, result: effective}}")
    if "closed" in known:
        lines.append(f"closed_on: {known['closed']}")
    lines += ["---", "kind: nonconformity", "id: NC-1", "grade: major", f"raised_on: {START}"]
    if "corrected" in known:
        lines.append(f"correction: {{text: accounts removed, done_on: {known['corrected']}}}")
    if "nc_closed" in known:
        lines += ["status: closed", f"closed_on: {known['nc_closed']}"]
    else:
        lines.append("status: open")
    lines += ["---", "kind: role", "id: lead", "holders:"]
    handed_over = known.get("handed_over")
    if handed_over is None:
        lines.append("  - {person: hugo}")
    else:
        lines.append(f"  - {{person: hugo, to: {handed_over - timedelta(days=1)}}}")
        lines.append(f"  - {{person: ines, from: {handed_over}}}")
    return "\n".join([*lines, "---", "kind: person", "records: [{id: hugo}, {id: ines}]"])


def due_lines(extended: list[date], due: str) -> list[str]:
    first = last = START + timedelta(days=60)
    extensions = []
    for on in extended:
        before, last = last, last + timedelta(days=45)
        agreed = f"reason: more work, approved_by: bo, approved_on: {on}"
        extensions.append(f"{{from: {before}, to: {last}, {agreed}}}")
    return [
        f"due_on: {last if due == 'moved' else first}",
        f"extensions: [{', '.join(extensions)}]",
    ]


def state(text: str, day: date) -> tuple[object, ...]:
    run = run_of(text, as_of=day.isoformat())
    action = run.register.of("corrective-action")[0]
    old = [one for one in aged(run).values() if isinstance(one, Closing)]
    return (
        is_open(action, day, run),
        stage(action, day, run),
        due_on(action, day, run),
        is_overdue(action, day, run),
        is_extended(action, day, run),
        [(one.grade, one.since, one.limit, one.place.id) for one in old],
        initiated(run.register.of("nonconformity")[0], day, run),
        is_verified(action, day, run),
        is_verified_independently(action, day, run),
    )


@settings(max_examples=150, deadline=None)
@given(history=HISTORY, day=DAYS, due=st.sampled_from(["moved", "left", "none"]))
def test_later_events_change_no_earlier_day(history: dict[str, Any], day: date, due: str) -> None:
    assert state(written(history, date.max, due), day) == state(written(history, day, due), day)


@settings(max_examples=50, deadline=None)
@given(history=HISTORY, days=st.lists(DAYS, min_size=2, max_size=6).map(sorted))
def test_nothing_goes_back(history: dict[str, Any], days: list[date]) -> None:
    order = ["opened", "implemented", "verified", "closed"]
    run = run_of(written(history, date.max, "moved"))
    action = run.register.of("corrective-action")[0]
    reached = [order.index(stage(action, day, run)) for day in days]
    assert reached == sorted(reached)
