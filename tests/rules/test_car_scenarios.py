"""Corrective actions as assessors meet them, judged by the whole family."""

from __future__ import annotations

import pytest

from isms_lint.testing import lint

SOUND = """kind: person
records: [{id: hugo}, {id: ines}, {id: bo}]
---
kind: nonconformity
id: NC-1
grade: minor
raised_on: 2026-09-07
statement: Three leavers still had access.
correction: {text: accounts removed, done_on: 2026-09-08}
---
kind: corrective-action
id: CAR-1
nonconformity: NC-1
owner: hugo
status: planned
opened_on: 2026-09-14
cause: Leavers are reported by mail to one person, and nobody stands in.
cause_determined_on: 2026-09-28
action: HR closes accounts on the last day
due_on: 2026-11-30
progress: [{on: 2026-10-20, note: form ready}]
"""


def said(text: str, as_of: str = "2026-11-20") -> list[tuple[str, str]]:
    result = lint(text, as_of=as_of, select=["CAR"])
    assert not result.errors
    assert not result.not_evaluated
    return sorted((finding.code, str(finding.severity)) for finding in result.findings)


def test_open_and_not_due() -> None:
    assert said(SOUND) == []
    assert said(SOUND, "2026-11-30") == []
    assert said(SOUND, "2026-12-01") == [("CAR005", "warning")]


CLOSED = (
    SOUND.replace("status: planned", "status: closed")
    + "implemented_on: 2026-10-26\nverified: {on: 2026-11-16, by: ines, result: effective}\n"
    "evidence: [EV-1]\nisms_change: none needed\nclosed_on: 2026-11-16\n"
)


def test_a_sound_closing() -> None:
    assert said(CLOSED) == []
    # As it stood on the days before, too.
    for day in ("2026-09-10", "2026-09-14", "2026-10-25", "2026-10-26", "2026-11-15", "2026-11-16"):
        assert said(CLOSED, day) == [], day


def test_closed_before_its_cause() -> None:
    text = CLOSED.replace("cause_determined_on: 2026-09-28", "cause_determined_on: 2026-11-17")
    assert said(text) == [("CAR002", "warning"), ("CAR003", "error")]
    # The action is told from the correction: that one came before the cause, rightly.
    corrected = CLOSED.replace("cause_determined_on: 2026-09-28", "cause_determined_on: 2026-10-26")
    assert said(corrected) == []


def test_closed_to_meet_a_deadline() -> None:
    text = SOUND.replace("status: planned", "status: closed") + "closed_on: 2026-11-16\n"
    assert said(text) == [("CAR007", "error"), ("CAR010", "error"), ("CAR012", "warning")]


@pytest.mark.parametrize(("grade", "severity"), [("major", "error"), ("minor", "warning")])
def test_major_against_minor(grade: str, severity: str) -> None:
    text = SOUND.replace("grade: minor", f"grade: {grade}").replace("2026-", "2025-")
    text += "verified: {on: 2026-11-02, by: hugo, result: not-effective}\n"
    assert said(text) == [("CAR005", severity), ("CAR006", severity), ("CAR009", severity)]


def test_waiting_for_the_check_of_the_effect() -> None:
    """Implemented in time, and the check needs its time: nothing is late yet."""
    text = SOUND.replace("grade: minor", "grade: major").replace("planned", "implemented")
    in_time = text + "implemented_on: 2026-11-02\n"
    assert said(in_time, "2026-12-06") == []
    # The nonconformity is open all the same.
    assert said(in_time, "2026-12-07") == [("CAR006", "error")]
    assert said(text + "implemented_on: 2026-12-07\n", "2027-03-01") == [
        ("CAR005", "error"),
        ("CAR006", "error"),
    ]
