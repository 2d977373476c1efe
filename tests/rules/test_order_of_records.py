"""Where a record stands changes nothing that is said about it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.testing import lint

RECORDS = (
    "kind: organization\nid: alder\ntimezone: Europe/London\n",
    "kind: person\nid: hugo\nname: Hugo Lind\n",
    "kind: person\nid: eli\nto: 2025-12-31\n",
    "kind: process\nid: backup\ncontrols: [A.8.13, A.8.99]\n",
    "kind: nonconformity\nid: NC-1\ngrade: major\nraised_on: 2026-07-01\nraised_by: Hugo Lind\n"
    "requirement: [backups]\nevidence: TBD\n",
    "kind: nonconformity\nid: NC-2\nraised_on: 2026-07-01\nrequirement: [backup, '9.3.2 c4']\n",
    "kind: corrective-action\nid: CAR-1\nnonconformity: NC-1\nowner: eli\ndue_on: 2026-08-01\n",
    "kind: corrective-action\nid: CAR-2\nnonconformity: nc-1\nowner: hugoo\nstatus: closed\n"
    "closed_on: 2026-08-01\ncause_determined_on: 2026-08-02\n",
    "kind: corrective-action\nid: CAR-3\nnonconformity: hugo\nstatus: clsoed\ndue_on: 31.1.26\n",
)
CODES = ("CAR", "FND", "REF")


def said(files: dict[str, str]) -> list[tuple[str, ...]]:
    result = lint(files, select=CODES)
    assert not result.errors
    findings = [(f.code, f.record_id, f.path, f.severity, f.message) for f in result.findings]
    return sorted([*findings, *(tuple(outcome) for outcome in result.not_evaluated)])


ALL = said({"isms.yaml": "---\n".join(RECORDS)})


def test_every_rule_that_can_speaks() -> None:
    assert {line[0] for line in ALL if line[0].startswith(("CAR", "FND"))} >= {
        "CAR001",
        "CAR003",
        "CAR004",
        "CAR005",
        "CAR006",
        "CAR007",
        "CAR010",
        "FND001",
        "FND002",
        "FND004",
    }


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(RECORDS), files=st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_order_and_files_change_nothing(order: list[str], files: list[int]) -> None:
    written: dict[str, str] = {}
    for record, file in zip(order, files, strict=True):
        name = f"{file}.yaml"
        written[name] = f"{written[name]}---\n{record}" if name in written else record
    assert said(written) == ALL
