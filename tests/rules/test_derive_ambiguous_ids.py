from __future__ import annotations

from datetime import date

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.clause.ambiguous_ids import (
    ambiguous_ids,
    moved_to_2022_by,
    written_on,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: audit\nfieldwork: {start: 2024-03-12}\nplanned_on: 2024-02-01", "2024-03-12"),
        ("kind: audit\nplanned_on: 2024-02-01\nreported_on: 2026-01-01", "2024-02-01"),
        ("kind: audit", None),
        ("kind: corrective-action\nopened_on: 2024-03-12\nclosed_on: 2026-01-01", "2024-03-12"),
        ("kind: assignment\nfrom: 2015-01-01", "2026-11-20"),
        ("kind: assignment\nfrom: 2015-01-01\nto: 2024-03-12", "2024-03-12"),
        ("kind: engagement\nto: 2027-03-12", "2026-11-20"),
        ("kind: audit-programme\nperiod: {start: 2022-01-01, end: 2024-12-31}", "2024-12-31"),
        ("kind: audit-programme\nperiod: {start: 2024-01-01, end: 2026-12-31}", "2026-11-20"),
        ("kind: process", "2026-11-20"),
        ("kind: control\nimplemented_on: 2024-03-12", "2026-11-20"),
        ("kind: document\napproved_on: 2024-03-12\nnext_review_on: 2027-03-12", "2024-03-12"),
        ("kind: document\napproved_on: 2024-03-12\namendments: [{on: 2025-01-07}]", "2025-01-07"),
        ("kind: risk\nidentified_on: spring", "2026-11-20"),
    ],
)
def test_the_day_of_a_record(text: str, expected: str | None) -> None:
    run = run_of(f"{text}\nid: X-1\n")
    day = written_on(run.register.records[0], run)
    assert day == (expected and date.fromisoformat(expected))


def test_the_day_of_the_record_around_it() -> None:
    run = run_of(
        "kind: audit\nid: AUD-1\nplanned_on: 2024-03-12\nfindings: [{id: NC-1}]\n---\n"
        "{kind: nonconformity, id: NC-2, audit: AUD-1}\n---\n"
        "{kind: risk-assessment, id: RA-1, completed_on: 2024-04-01}\n---\n"
        "{kind: risk, id: RISK-1, assessment: RA-1}\n---\n"
        "{kind: action, id: ACT-1, origin: RISK-1}\n"
    )
    days = {one.id: str(written_on(one, run)) for one in run.register.records}
    assert days == {
        "AUD-1": "2024-03-12",
        "NC-1": "2024-03-12",
        "NC-2": "2024-03-12",
        "RA-1": "2024-04-01",
        "RISK-1": "2024-04-01",
        "ACT-1": "None",
    }


def test_what_an_id_means_in_each_edition() -> None:
    run = run_of("kind: risk\nid: R\ncontrols: [A.7.3, A.5.1, A.9.1]\n")
    (one,) = ambiguous_ids(run.register.records[0], run)
    assert one == (("controls", 0), "A.7.3", ("A.7.3",), ("A.6.5",))


@given(text=st.from_regex(r"A\.[5-9]\.([1-9]|[123][0-9])(\.[1-9])?", fullmatch=True))
def test_only_ids_of_both_editions(text: str) -> None:
    run = run_of(f"kind: risk\nid: R\ncontrols: ['{text}']\n")
    risk = run.register.records[0]
    now, then = (run.register.resolve(text, risk, edition) for edition in ("2022", "2013"))
    both = now.unknown is None and then.unknown is None and now.leaves != then.leaves
    assert bool(ambiguous_ids(risk, run)) == both


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind: risk", False),
        ("kind: statement-of-applicability\nedition: '2022'\napproved_on: 2026-11-20", True),
        ("kind: statement-of-applicability\nedition: '2022'\napproved_on: 2026-11-21", False),
        ("kind: statement-of-applicability\nedition: '2022'", False),
        ("kind: statement-of-applicability\napproved_on: 2026-11-20", False),
        (
            "kind: statement-of-applicability\nedition: '2022'\napproved_on: 2026-11-20\n"
            "status: draft",
            False,
        ),
        ("kind: organization\ncertificate: {edition: '2022', decided_on: 2026-11-20}", True),
        ("kind: organization\ncertificate: {edition: '2022', decided_on: 2026-11-21}", False),
        ("kind: organization\ncertificate: {edition: '2013'}", False),
    ],
)
def test_when_the_organization_moved(text: str, expected: bool) -> None:
    run = run_of(f"{text}\nid: X-1\n")
    assert moved_to_2022_by(run.as_of, run) is expected
