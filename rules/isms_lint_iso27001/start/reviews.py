"""Planned management reviews: `reviews/`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from isms_lint_iso27001.start.texts import record, remark


def review_ids(days: Sequence[date]) -> list[str]:
    """The ids of reviews on these days."""
    in_year = Counter(day.year for day in days)
    found: list[str] = []
    for place, day in enumerate(days):
        number = sum(other.year == day.year for other in days[: place + 1])
        found.append(f"MR-{day.year}" if in_year[day.year] == 1 else f"MR-{day.year}-{number}")
    return found


def review_files(days: Sequence[date]) -> dict[str, str]:
    """A file for each review."""
    ids = review_ids(days)
    files = {}
    for place, (id, day) in enumerate(zip(ids, days, strict=True)):
        before: dict[str, Any] = {"previous_review": ids[place - 1]} if place else {}
        files[f"reviews/{id}.yaml"] = remark(
            f"Planned. Shortly before, `isms-lint new management-review --review {id}` writes what the"
            " ten inputs have to tell; afterwards the record says what top management decided."
        ) + record(
            "management-review",
            id,
            title=f"Management review {id.removeprefix('MR-')}",
            status="planned",
            **before,
            planned_on=str(day),
        )
    return files
