from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.dates.in_force import in_force_now, in_force_on

KIND = "risk-criteria"


def one(id: str, status: str = "", approved_on: str = "") -> str:
    text = f"kind: {KIND}\nid: {id}\n"
    text += f"status: {status}\n" if status else ""
    return text + (f"approved_on: {approved_on}\n" if approved_on else "") + "---\n"


def now(text: str, as_of: str = "2026-11-20") -> str | None:
    found = in_force_now(KIND, run_of(text or "kind: person\nid: x\n", as_of))
    return found.id if found else None


V1 = one("V1", "superseded", "2025-02-01")
V2 = one("V2", "approved", "2026-02-24")
DRAFT = one("V3", "draft", "2026-10-01")
PLAIN = one("P", "approved")


@pytest.mark.parametrize(
    ("text", "as_of", "expected"),
    [
        ("", "2026-11-20", None),
        (V1 + V2 + DRAFT, "2026-11-20", "V2"),
        (DRAFT + V2 + V1, "2026-11-20", "V2"),
        (V1 + V2, "2026-02-24", "V2"),
        # On an earlier day what has been superseded since applied.
        (V1 + V2, "2026-02-23", "V1"),
        (V1 + V2, "2025-01-31", "V2"),
        (DRAFT, "2026-11-20", None),
        (V1, "2026-11-20", None),
        (V1 + DRAFT, "2026-11-20", None),
        (one("N"), "2026-11-20", "N"),
        (PLAIN, "2026-11-20", "P"),
        (V1 + PLAIN, "2026-11-20", "P"),
        (V2 + PLAIN, "2026-11-20", "V2"),
        (one("V2", "approved", "spring") + V1, "2026-11-20", "V2"),
        (
            one("A", "approved", "2026-02-24") + one("B", "approved", "2026-02-24"),
            "2026-11-20",
            "B",
        ),
    ],
)
def test_what_applies_now(text: str, as_of: str, expected: str | None) -> None:
    assert now(text, as_of) == expected


DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(DAYS, st.sampled_from(["approved", "superseded"])), max_size=5), DAYS)
def test_never_one_approved_later_where_an_earlier_one_stands(
    versions: list[tuple[date, str]], day: date
) -> None:
    text = "".join(one(f"V{n}", status, str(on)) for n, (on, status) in enumerate(versions))
    run = run_of(text or "kind: person\nid: x\n", str(day))
    found = in_force_on(KIND, day, run)
    by_day = [on for on, _ in versions if on <= day]
    if by_day:
        assert found is not None
        assert run.date(found, "approved_on") == max(by_day)
    elif found is not None:
        assert found.text("status") == "approved"
    current = in_force_now(KIND, run)
    standing = [on for on, status in versions if status == "approved"]
    assert (current is None) == (not standing)
    if current is not None and any(on <= day for on in standing):
        assert current.text("status") == "approved"
        assert run.date(current, "approved_on") == max(on for on in standing if on <= day)


@given(st.lists(DAYS, min_size=2, max_size=4, unique=True))
def test_each_version_applies_until_the_next(days: list[date]) -> None:
    days.sort()
    text = "".join(one(f"V{n}", "superseded", str(day)) for n, day in enumerate(days[:-1]))
    run = run_of(text + one("LAST", "approved", str(days[-1])))
    for n, (day, following) in enumerate(pairwise(days)):
        for at in (day, following - timedelta(days=1)):
            found = in_force_on(KIND, at, run)
            assert found is not None
            assert found.id == f"V{n}"
