from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.people.absence import why_absent, why_nobody

RUN = run_of(
    "kind: person\nrecords:\n  - {id: hugo}\n  - {id: eli, to: 2025-12-31}\n"
    "  - {id: new, from: 2026-12-01}\n---\nkind: role\nrecords:\n"
    "  - {id: empty, holders: []}\n  - {id: past, holders: [{person: hugo, to: 2025-01-31}]}\n"
    "  - {id: left, holders: [{person: eli}]}\n"
    "  - {id: both, holders: [{person: eli}, {person: new}]}\n---\n{kind: unit, id: it}\n"
)


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("eli", "its owner eli left on 2025-12-31"),
        ("new", "its owner new joins only on 2026-12-01"),
        ("empty", "nobody with the organization holds the role empty"),
        ("past", "nobody with the organization holds the role past"),
        ("left", "eli, who holds the role left, left on 2025-12-31"),
        ("both", "nobody with the organization holds the role both"),
    ],
)
def test_why(owner: str, words: str) -> None:
    record = RUN.register.get(owner)
    assert record is not None
    assert why_absent(record, date(2026, 11, 20), RUN) == words


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("eli", "eli left on 2025-12-31"),
        ("new", "new joins only on 2026-12-01"),
        ("empty", "nobody holds `empty` on 2026-11-20"),
        ("past", "nobody holds `past` on 2026-11-20"),
        ("left", "eli, who holds the role left, left on 2025-12-31"),
        ("both", "nobody with the organization holds the role both"),
        ("IT", "`IT` is no person or role on record"),
        ("it", "`it` is a unit on record, and no person or role"),
    ],
)
def test_why_a_reference_means_nobody(reference: str, words: str) -> None:
    assert why_nobody(reference, date(2026, 11, 20), RUN) == words
