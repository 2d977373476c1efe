"""What the tests of the IND family share: an audit to vary, and what one rule says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.findings.finding import Finding
from isms_lint.testing import lint

AUDIT = """kind: audit
id: AUD-1
status: reported
fieldwork: {start: 2026-03-16, end: 2026-03-20}
reported_on: 2026-04-02
scope: [A.8.13]
team: [{person: dana, function: lead}]
"""
PEOPLE = "kind: person\nrecords: [{id: dana, name: Dana Holt}, {id: finn}, {id: gita}, {id: ana}]\n"
FINDING_PATH = "team[0].person"


def repository(*records: str) -> str:
    """The records as one text."""
    return "---\n".join(record if record.endswith("\n") else f"{record}\n" for record in records)


def findings(
    code: str,
    *records: str,
    as_of: str = "2026-11-20",
    options: Mapping[str, Any] | None = None,
) -> tuple[list[Finding], list[str]]:
    """The findings of the rule `code`, and its reasons for not evaluating."""
    parameters = {code: options} if options else None
    result = lint(repository(*records), as_of=as_of, select=[code], parameters=parameters)
    assert not result.errors
    return list(result.findings), [outcome[3] for outcome in result.not_evaluated]


def paths(code: str, *records: str, **settings: Any) -> list[str]:
    """Where the rule `code` has a finding; nothing may be left unevaluated."""
    found, reasons = findings(code, *records, **settings)
    assert reasons == []
    assert {finding.code for finding in found} <= {code}
    return [finding.path for finding in found]


def reasons(code: str, *records: str, **settings: Any) -> list[str]:
    """Why the rule `code` did not evaluate; there may be no finding."""
    found, why = findings(code, *records, **settings)
    assert found == []
    return why


def words(code: str, *records: str, **settings: Any) -> list[str]:
    """The messages of the rule `code`."""
    return [finding.message for finding in findings(code, *records, **settings)[0]]
