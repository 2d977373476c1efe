"""Statuses outside the vocabulary, and what rules say of a record that has one."""

from __future__ import annotations

import pytest
from facts import run_of

from isms_lint.rules import NotEvaluated, Report
from isms_lint_iso27001.derive.text.status_words import unless_unread, why_unread


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("closed", ""),
        ("null", ""),
        ("''", ""),
        ("done", "its status `done` is no known word"),
        ("Closed", "its status `Closed` is no known word"),
        ("clsoed", "its status `clsoed` is no known word"),
        ("[closed]", "its status is a list, not a word"),
    ],
)
def test_why_unread(status: str, why: str) -> None:
    run = run_of(f"{{kind: corrective-action, id: CAR-1, status: {status}}}")
    (record,) = run.register.records
    assert why_unread(record, run) == why


def test_another_field_with_an_unknown_word_is_no_matter_of_the_status() -> None:
    run = run_of("{kind: corrective-action, id: C-1, verified: {result: good}}")
    assert why_unread(run.register.records[0], run) == ""


def test_whose_status_it_is() -> None:
    run = run_of("{kind: nonconformity, id: NC-1, status: resolved}")
    said = why_unread(run.register.records[0], run, "NC-1's")
    assert said == "NC-1's status `resolved` is no known word"


REPORT, DOUBT = Report("open", ("status",)), NotEvaluated("a date is missing")


@pytest.mark.parametrize(
    ("why", "found", "said"),
    [
        ("", [REPORT, DOUBT], [REPORT, DOUBT]),
        ("unread", [REPORT, REPORT], [NotEvaluated("unread")]),
        ("unread", [DOUBT], [DOUBT]),
        ("unread", [], []),
    ],
)
def test_what_depends_on_it_is_not_said(
    why: str, found: list[Report | NotEvaluated], said: list[Report | NotEvaluated]
) -> None:
    assert list(unless_unread(why, found)) == said
