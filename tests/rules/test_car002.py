from __future__ import annotations

import pytest
from judge import judged, message

CAR = "kind: corrective-action\nid: CAR-1\n"
FOUND = ["CAR-1 warning implemented_on before"]


@pytest.mark.parametrize(
    ("implemented", "cause", "expected"),
    [
        ("2026-04-15", "2026-06-02", FOUND),
        ("2026-06-01", "2026-06-02", FOUND),
        ("2026-06-02", "2026-06-02", []),
        ("2026-06-03", "2026-06-02", []),
        # 23:30 on the 1st in UTC is the 2nd in Paris.
        ("2026-06-01T23:30:00Z", "2026-06-02", []),
        ("2026-06-01T21:30:00Z", "2026-06-02", FOUND),
        # A leap day is a day.
        ("2028-02-28", "2028-02-29", FOUND),
        ("2028-02-29", "2028-02-29", []),
    ],
)
def test_days(implemented: str, cause: str, expected: list[str]) -> None:
    text = f"{CAR}implemented_on: {implemented}\ncause_determined_on: {cause}\n---\n"
    organization = "kind: organization\nid: o\ntimezone: Europe/Paris\n"
    assert judged("CAR002", text + organization, as_of="2028-11-20") == expected


def test_message() -> None:
    text = CAR + "implemented_on: 2026-04-15\ncause_determined_on: 2026-06-02\n"
    assert message("CAR002", text) == (
        "the action was implemented on 2026-04-15, and its cause was determined only on 2026-06-02:"
        " that the action answers the cause cannot be shown"
    )


@pytest.mark.parametrize(
    "text",
    [
        # Correction before the cause is correct practice.
        CAR + "nonconformity: NC-1\ncause_determined_on: 2026-06-02\n---\nkind: nonconformity\n"
        "id: NC-1\ncorrection: {text: accounts removed, done_on: 2026-04-15}\n",
        CAR + "status: rejected\nimplemented_on: 2026-04-15\ncause_determined_on: 2026-06-02\n",
        CAR + "implemented_on: 2026-04-15\n",
        CAR + "cause_determined_on: 2026-06-02\n",
        CAR + "implemented_on: TBD\ncause_determined_on: 2026-06-02\n",
    ],
)
def test_silent(text: str) -> None:
    assert judged("CAR002", text) == []


def test_dates_that_cannot_be_read() -> None:
    assert judged("CAR002", CAR + "implemented_on: 2026-04-15\ncause_determined_on: June\n") == [
        "? CAR-1: `cause_determined_on` cannot be read as a date"
    ]
    assert judged("CAR002", CAR + "implemented_on: May\ncause_determined_on: June\n") == [
        "? CAR-1: `implemented_on` and `cause_determined_on` cannot be read as a date"
    ]
