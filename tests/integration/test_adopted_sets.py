"""Public sets of records, read in place by their mappings: every finding, each at its cell."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from isms_lint import check

ROOT = Path(__file__).parents[2]
SETS = ROOT / "examples" / "foreign-records"
EXPECTED = Path(__file__).parent / "adopted"
AS_OF = {"mssp": "2025-03-20", "mcp-server": "2026-11-20", "llm-iso27001": "2026-11-20"}


@cache
def result_of(name: str) -> Any:
    """What a check of the set gives."""
    return check([SETS / name], root=SETS / name, as_of=AS_OF[name])


def found(name: str) -> list[str]:
    """Each finding: where, which rule, which record."""
    return [
        f"{f.location.file}:{f.location.line}:{f.location.column} {f.code} {f.record_id}"
        for f in result_of(name).findings
    ]


@pytest.mark.parametrize("name", sorted(AS_OF))
def test_every_finding_is_known(name: str) -> None:
    expected = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert found(name) == expected


def test_what_is_lifted_of_the_security_provider() -> None:
    """As counted by hand in the pages."""
    counts = result_of("mssp").records
    assert {kind: counts[kind] for kind in ("nonconformity", "corrective-action", "risk")} == {
        "nonconformity": 9,
        "corrective-action": 9,
        "risk": 18,
    }
    assert counts["opportunity-for-improvement"] == 5
    assert counts["statement-of-applicability"] == counts["management-review"] == 1
    # In the plans of seven nonconformities, before and after the review, in the treatment plan.
    assert counts["action"] == (4 + 4 + 4 + 4 + 6 + 4 + 3) + (5 + 4) + 10


def test_what_an_expert_sees_in_it() -> None:
    messages = {(f.code, f.record_id): f.message for f in result_of("mssp").findings}
    assert "no internal audit was reported up to 2024-12-15" in messages["SEQ001", "SN-MR-001"]
    assert "leads the management system and audits" in messages["IND010", "AU-2025-02"]
    # What its pages say of one another.
    assert "has 8 minor nonconformities" in messages["REC001", "AU-2025-01"]
    assert "cites NCR-002 (raised on 2025-02-21)" in messages["REC004", "SN-MR-001"]
    assert "6 stands here, and 7 are listed" in messages["REC005", "🟡 In Progress"]
    assert "9 stands here, and 8 are listed" in messages["REC005", "🟢 Treated"]
    assert "91 stands here, and on record 93" in messages["REC005", "Applicable"]
    assert "2 stands here, and on record none" in messages["REC005", "Planned"]
    assert "(due 2025-03-21)" in messages["REC007", "CAR-005"]
    assert "R-001 has 0.25" in messages["REC008", "NCR-002"]


def test_nothing_of_the_mapped_sets_is_left_unread() -> None:
    for name in AS_OF:
        codes = Counter(finding.code for finding in result_of(name).findings)
        assert {code for code in codes if code.startswith("INP")} == set(), name


def test_templates_make_no_records_and_no_findings() -> None:
    result = result_of("llm-iso27001")
    assert (result.findings, dict(result.records)) == ((), {})
    assert set(result.templates) == {
        "procedures/management_review_template.md",
        "risks/risks_register.md",
        "run/logs/audit_log.md",
        "run/registers/actions_register.md",
        "statement_of_applicability.md",
    }


def test_the_first_row_that_somebody_fills_in_counts(tmp_path: Path) -> None:
    """Then the table is a register, and what it does not state is told."""
    folder = tmp_path / "set"
    (folder / "run" / "registers").mkdir(parents=True)
    config = (SETS / "llm-iso27001" / ".isms-lint.yaml").read_text(encoding="utf-8")
    (folder / ".isms-lint.yaml").write_text(config, encoding="utf-8")
    page = SETS / "llm-iso27001" / "run" / "registers" / "actions_register.md"
    row = "| ACT-001 | — | — | — | — | Open | — |"
    filled = page.read_text(encoding="utf-8").replace(
        row, "| ACT-001 | — | Encrypt the laptops | — | 2026-03-31 | Open | — |"
    )
    (folder / "run" / "registers" / "actions_register.md").write_text(filled, encoding="utf-8")
    result = check([folder], root=folder, as_of="2026-11-20", select=["ACT"])
    assert result.records["action"] == 1
    assert {finding.code for finding in result.findings} == {"ACT001", "ACT002"}


def test_figures_of_the_csv_registers() -> None:
    """As counted in the files: 93 controls, 86 of them applicable; ten risks."""
    counts = result_of("mcp-server").records
    assert (counts["risk"], counts["statement-of-applicability"]) == (10, 1)
    messages = " ".join(f.message for f in result_of("mcp-server").findings)
    assert "no entry" not in messages
