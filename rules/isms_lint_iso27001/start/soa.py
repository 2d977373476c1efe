"""The Statement of Applicability with every control to decide: `soa/`."""

from __future__ import annotations

from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.texts import remark
from isms_lint_iso27001.tables import table


def statement_file(roster: Roster) -> str:
    """The statement, a draft without a decision."""
    rows = [{"control": row["id"], "title": row["title"]} for row in table("annex_a_2022.csv")]
    return remark(
        "A draft: no control is decided yet. Decide each row. It applies: add `applicable: true`, a"
        " `justification`, `implementation: implemented`, `partly` or `planned`, and what it is for:"
        " `risks`, `contracts` or `requirements`. It does not: `applicable: false` and a"
        " `justification` that is true here.",
        "Owners need not be written: a control belongs to the owner of its process.",
        "As a sheet: isms-lint export statement-of-applicability --rows controls --xlsx soa.xlsx, and"
        " back with isms-lint import soa.xlsx --write",
    ) + as_yaml(
        {
            "kind": "statement-of-applicability",
            "id": "SOA",
            "title": "Statement of Applicability",
            "version": "0.1",
            "edition": "2022",
            "status": "draft",
            "owner": roster.isms_manager,
            "controls": rows,
        }
    )
