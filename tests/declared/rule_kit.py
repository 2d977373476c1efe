"""Rules in YAML, written with little more than what a test is about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from isms_lint.findings.result import Result
from isms_lint.testing import lint

_REST = {
    "code": "TST001",
    "name": "under-test",
    "summary": "What the test is about.",
    "why": "It has to work.",
    "fix": "Mend it.",
    "message": "does not hold",
    "examples": {"bad": "{kind: unit, id: a}", "good": "{kind: unit, id: b}"},
}


def rule(**fields: Any) -> str:
    """The text of a rule file with these fields; `holds` stands for `assert`."""
    if "holds" in fields:
        fields["assert"] = fields.pop("holds")
    return json.dumps({**_REST, **fields})


def run(files: Mapping[str, str] | str, *rules: str, **settings: Any) -> Result:
    """Lint records by these rules."""
    texts = {"isms.yaml": files} if isinstance(files, str) else dict(files)
    texts |= {f"rules/r{number}.yaml": text for number, text in enumerate(rules)}
    result = lint(texts, select=settings.pop("select", ["TST"]), **settings)
    assert result.errors == ()
    return result


def said(result: Result) -> list[str]:
    """`TST001 NC-1` for each finding, by place; `? TST001 NC-1: reason` for what was not evaluated."""
    found = [f"{f.code} {f.record_id}" for f in result.findings]
    return found + [f"? {o.code} {o.record_id}: {o.reason}" for o in result.not_evaluated]
