"""Ids for new records: free, and like those that there are."""

from __future__ import annotations

from itertools import islice

import pytest
from records_kit import register

from isms_lint.records.free_ids import free_ids


def _ids(like: list[str], default: str = "X-{number}", records: str = "") -> list[str]:
    text = "".join(f"---\nkind: note\nid: {id}\n" for id in like) + records
    return list(islice(free_ids(like, register(text), 2026, default), 2))


@pytest.mark.parametrize(
    ("like", "expected"),
    [
        (["AUD-2026-1", "AUD-2026-3"], ["AUD-2026-4", "AUD-2026-5"]),
        (["AUD-2025-7"], ["AUD-2026-1", "AUD-2026-2"]),
        (["RISK-01", "RISK-12"], ["RISK-13", "RISK-14"]),
        (["RISK-09"], ["RISK-10", "RISK-11"]),
        (["EV-2026-09"], ["EV-2026-10", "EV-2026-11"]),
        (["NC7"], ["NC8", "NC9"]),
        (["MR-2024", "MR-2025"], ["MR-2026", "MR-2026-2"]),
        (["MR-2025", "MR-2026"], ["MR-2026-2", "MR-2026-3"]),
        (["MR-2025", "MR-2026-1"], ["MR-2026-2", "MR-2026-3"]),
        (["RES-1-2026-Q3"], ["RES-1-2026-Q4", "RES-1-2026-Q5"]),
        (["ACT-TP-1", "ACT-TP-2", "ACT-9"], ["ACT-TP-3", "ACT-TP-4"]),
        (["ana", "bo"], ["X-1", "X-2"]),
        ([], ["X-1", "X-2"]),
        (["2026/3"], ["2026/4", "2026/5"]),
        (["3/2026"], ["4/2026", "5/2026"]),
    ],
)
def test_they_go_on_where_the_others_end(like: list[str], expected: list[str]) -> None:
    assert _ids(like) == expected


def test_the_default_has_years_too() -> None:
    assert _ids([], "AUD-{year}-{number}") == ["AUD-2026-1", "AUD-2026-2"]
    assert _ids([], "SOA") == ["SOA", "SOA-2"]


def test_ids_of_other_kinds_are_taken() -> None:
    assert _ids(["NC-1"], records="---\nkind: other\nid: NC-2\n") == ["NC-3", "NC-4"]


def test_what_is_named_and_not_there_is_taken() -> None:
    planned = (
        "---\nkind: audit-programme\nid: P\nentries: [{audit: AUD-2026-2, planned_on: 2026-05-05}]\n"
        "---\nkind: audit\nid: AUD-2026-1\n---\nkind: corrective-action\nid: C\nnonconformity: NC-2\n"
    )
    known = register(planned)
    audits = [record.id for record in known.of("audit")]
    assert next(free_ids(audits, known, 2026, "")) == "AUD-2026-3"
    assert next(free_ids(["NC-1"], known, 2026, "")) == "NC-3"
