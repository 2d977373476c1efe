"""REF008 on registers in another form: a day they have no column for is not held against them."""

from __future__ import annotations

from isms_lint.findings.result import Result
from isms_lint.testing import lint

PAGE = """# Actions

| ID | Action | Status | Done |
|----|--------|--------|------|
| A-1 | Encrypt laptops | Done | {done} |
"""


def check(fields: str, done: str = "") -> Result:
    """The page, with a mapping of these fields beyond the usual ones."""
    config = f"""
mappings:
  - files: actions.md
    records:
      - table: Actions
        kind: action
        fields: {{id: ID, text: Action, status: Status{fields}}}
        ignore: [Done]
"""
    return lint({"actions.md": PAGE.format(done=done)}, config=config, select=["REF008"])


def test_a_register_without_the_column_is_not_evaluated() -> None:
    result = check("")
    assert result.findings == ()
    assert [(o.code, o.record_id, o.reason) for o in result.not_evaluated] == [
        ("REF008", "A-1", "its register has no place for done_on")
    ]


def test_a_column_that_says_nothing_is_told_at_the_status() -> None:
    (finding,) = check(", done_on: Done").findings
    assert (finding.location.line, finding.location.column) == (5, 27)


def test_a_column_with_the_day() -> None:
    result = check(", done_on: Done", "12 March 2026")
    assert (result.findings, result.not_evaluated) == ((), ())
