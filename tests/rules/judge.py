"""What one rule says of some records, in lines that tests compare."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent
from typing import Any

from isms_lint.testing import lint


def judged(
    code: str,
    records: Mapping[str, str] | str,
    as_of: str = "2026-11-20",
    **parameters: Any,
) -> list[str]:
    """`<record id> <severity> <path> <message id>` for each finding of the rule `code`, then
    `? <record id>: <reason>` for what it could not evaluate. `parameters` are options of the rule.
    """
    texts = {"isms.yaml": records} if isinstance(records, str) else records
    result = lint(
        {path: dedent(text) for path, text in texts.items()},
        as_of=as_of,
        select=[code],
        parameters={code: parameters} if parameters else None,
    )
    assert not result.errors, result.errors
    # What guards the gate speaks unasked.
    findings = [finding for finding in result.findings if finding.code == code]
    outcomes = [outcome for outcome in result.not_evaluated if outcome.code == code]
    said = [f"{f.record_id} {f.severity} {f.path} {f.message_id}" for f in findings]
    return said + [f"? {o.record_id}: {o.reason}".replace("? :", "?") for o in outcomes]


def message(code: str, records: str, as_of: str = "2026-11-20", **parameters: Any) -> str:
    """The message of the one finding of the rule `code`."""
    result = lint(
        dedent(records),
        as_of=as_of,
        select=[code],
        parameters={code: parameters} if parameters else None,
    )
    (finding,) = (finding for finding in result.findings if finding.code == code)
    return finding.message
