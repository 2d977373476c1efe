"""SARIF 2.1.0 with a run for each repository (section 3.13.4: a log holds any number of runs)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from isms_lint.findings.finding import Finding
from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Totals
from isms_lint.reporters import Style
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.escape import inert_json
from isms_lint.reporters.sarif import INFORMATION, SCHEMA, run_of
from isms_lint.reporters.sarif_places import message
from isms_lint.rules.rule import Rule
from isms_lint.version import VERSION


class Writer:
    """A run a line."""

    def __init__(self, _width: int, rules: Mapping[str, Rule]) -> None:
        self._rules = rules
        self.begin = f'{{\n"$schema": {json.dumps(SCHEMA)},\n"version": "2.1.0",\n"runs": ['
        self._separator = "\n"

    def repository(self, repository: Repository) -> str:
        """Its run."""
        return self._run(_run(repository, self._rules))

    def end(self, totals: Totals) -> str:
        """What could not be read and what is missing, as a run that failed."""
        failed = [f"not read: {it.source}: {it.message}" for it in totals.unread]
        failed += [f"missing: {name}" for name in totals.missing]
        return (self._run(_of_failed(failed)) if failed else "") + "\n]\n}\n"

    def _run(self, run: dict[str, Any]) -> str:
        said = self._separator + inert_json(json.dumps(run, ensure_ascii=False))
        self._separator = ",\n"
        return said


def _run(repository: Repository, rules: Mapping[str, Rule]) -> dict[str, Any]:
    result = repository.result
    found = {finding.code: finding for finding in result.all_findings}
    # All that ran would be half a megabyte for each repository.
    named = sorted({*found, *(outcome.code for outcome in result.not_evaluated)})
    known = tuple(rules[code] for code in named if code in rules)
    lead = "" if result.root == "." else result.root + "/"
    style = Style(lead=lead, category=repository.name)
    run = run_of(result._replace(rules=known), style)
    run["results"] = list(run["results"])
    driver = run["tool"]["driver"]
    driver["version"] = encodable(", ".join(repository.versions))
    if len(repository.versions) > 1:
        del driver["semanticVersion"]
    else:
        driver["semanticVersion"] = driver["version"]
    driver["rules"] += [_unknown(found[code]) for code in named if code in found.keys() - rules]
    return run


def _unknown(finding: Finding) -> dict[str, Any]:
    """The rule of a plugin that is not loaded here: reports name rules, and say no more of them."""
    return {"id": finding.code, "name": encodable(finding.name)}


def _of_failed(failed: Sequence[str]) -> dict[str, Any]:
    return {
        "tool": {
            "driver": {"name": "isms-lint", "version": VERSION, "informationUri": INFORMATION}
        },
        "invocations": [
            {
                "executionSuccessful": False,
                "toolExecutionNotifications": [
                    {"level": "error", "message": message(said)} for said in failed
                ],
            }
        ],
        "results": [],
    }
