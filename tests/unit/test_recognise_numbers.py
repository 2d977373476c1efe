"""Numbers of rows are no controls, though they look like them."""

from __future__ import annotations

from pathlib import Path

from isms_lint.cli.main import main

ROWS = "\n".join(f"| 5.{n} | Evidence {n} | ✅ | Wiki |" for n in range(1, 5))
PAGE = f"""# Audit readiness

**Document ID:** CHK-1
**Version:** 1.0
**Owner:** CISO

## Part 5: Management review evidence

| # | Evidence item | Status | Location |
|---|---------------|--------|----------|
{ROWS}
"""


def test_a_checklist_is_no_statement_of_applicability(tmp_path: Path) -> None:
    (tmp_path / "checklist.md").write_text(PAGE, encoding="utf-8")
    assert main(["map", str(tmp_path), "--root", str(tmp_path)]) == 0
    written = (tmp_path / ".isms-lint.yaml").read_text(encoding="utf-8")
    assert "kind: statement-of-applicability" not in written
