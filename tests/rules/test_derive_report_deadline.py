from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.audit.report_deadline import Deadline, report_deadline
from isms_lint_iso27001.derive.dates.intervals import Limit

AUDIT = "kind: audit\nid: AUD-1\nfieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
OWN = "---\n{kind: organization, id: org, deadlines: {report_days: 10}}\n"


@pytest.mark.parametrize(
    ("text", "option", "expected"),
    [
        (AUDIT, 30, (date(2026, 4, 19), Limit(30, declared=False))),
        (AUDIT, 0, (date(2026, 3, 20), Limit(0, declared=False))),
        (AUDIT + OWN, 30, (date(2026, 3, 30), Limit(10, declared=True))),
    ],
)
def test_days_after_fieldwork(text: str, option: int, expected: tuple[date, Limit]) -> None:
    run = run_of(text, options={"AUD006": {"report_days": option}})
    latest, limit = expected
    assert report_deadline(run.register.of("audit")[0], run) == Deadline(
        latest, date(2026, 3, 20), limit
    )


@pytest.mark.parametrize("end", ["", ", end: in spring"])
def test_without_the_end_of_fieldwork(end: str) -> None:
    run = run_of(AUDIT.replace(", end: 2026-03-20", end))
    assert report_deadline(run.register.of("audit")[0], run) is None
