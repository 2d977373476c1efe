"""SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format): for code scanning and editors.

The same input gives the same bytes: no clock, no absolute path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.json_pieces import json_pieces
from isms_lint.reporters.sarif_places import message
from isms_lint.reporters.sarif_results import Results
from isms_lint.reporters.sarif_rules import descriptor
from isms_lint.reporters.unevaluated import unevaluated
from isms_lint.version import VERSION

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

INFORMATION = "urn:isms-lint"
"""Readers ask for a URI; the project is published at no address of its own."""


def report(result: Result, style: Style) -> Iterator[str]:
    """One log with one run."""
    run = run_of(result, style)
    return json_pieces({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def run_of(result: Result, style: Style) -> dict[str, Any]:
    """The run of a log. Its results are an iterator, so that not all of them are there at once."""
    places = {rule.code: place for place, rule in enumerate(result.rules)}
    results = Results(style.lead, places, result.comparison, suppressing=bool(result.accepted))
    return {
        "tool": _tool(result),
        # GitHub takes what stands before the last slash for the category.
        "automationDetails": {"id": encodable(f"isms-lint/{style.category}".rstrip("/") + "/")},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not result.errors,
                "toolExecutionNotifications": [
                    *_failures(result),
                    *_not_evaluated(result, places),
                ],
            }
        ],
        "results": map(results.of, result.state),
        "properties": _properties(result),
    }


def _tool(result: Result) -> dict[str, Any]:
    return {
        "driver": {
            "name": "isms-lint",
            "version": VERSION,
            "semanticVersion": VERSION,
            "informationUri": INFORMATION,
            "rules": [descriptor(rule) for rule in result.rules],
        },
        "extensions": [
            {"name": encodable(name), "version": encodable(number)}
            for name, number in result.plugins
        ],
    }


def _failures(result: Result) -> list[dict[str, Any]]:
    """Without the place in the code, which is a path of the machine."""
    return [
        {"level": "error", "message": message(f"failed: {error.source}: {error.message}")}
        for error in result.errors
    ]


def _not_evaluated(result: Result, places: Mapping[str, int]) -> list[dict[str, Any]]:
    notes = []
    for group in unevaluated(result.not_evaluated):
        note = {
            "level": "note",
            "message": message(f"not evaluated: {group.subject}: {group.reason}"),
        }
        if group.code in places:
            note["associatedRule"] = {"id": group.code, "index": places[group.code]}
        notes.append(note)
    return notes


def _properties(result: Result) -> dict[str, Any]:
    properties = {
        "asOf": result.as_of.isoformat(),
        "timezone": encodable(result.timezone),
        "failOn": result.fail_on,
        "repository": encodable(result.repository),
        "revision": result.revision,
    }
    return {name: value for name, value in properties.items() if value}
