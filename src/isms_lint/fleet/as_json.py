"""JSON for machines: a repository a line. The shape is published as `isms_lint_schemas/merged.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from isms_lint.fleet.repository import Repository
from isms_lint.fleet.totals import Totals
from isms_lint.reporters.encode import encodable
from isms_lint.reporters.escape import inert_json
from isms_lint.reporters.json import as_data
from isms_lint.rules.rule import Rule
from isms_lint.version import VERSION

SCHEMA_VERSION = "1.0"
_OF_ONE_REPORT = ("schema_version", "tool", "repository")
"""What a merged report says once, or in another way."""


class Writer:
    """One JSON object: what made it, the repositories, what could not be read, the totals."""

    def __init__(self, _width: int, _rules: Mapping[str, Rule]) -> None:
        self._separator = "\n"
        tool = {"name": "isms-lint", "version": VERSION}
        self.begin = (
            f'{{\n"schema_version": {_written(SCHEMA_VERSION)},\n"tool": {_written(tool)},\n'
            '"repositories": ['
        )

    def repository(self, repository: Repository) -> str:
        """Its object, in a line."""
        said = self._separator + _written(_data(repository))
        self._separator = ",\n"
        return said

    def end(self, totals: Totals) -> str:
        """The rest of the object."""
        unread = [
            {key: encodable(said) for key, said in it._asdict().items()} for it in totals.unread
        ]
        missing = [encodable(name) for name in totals.missing]
        return (
            f'\n],\n"unread": {_written(unread)},\n"missing": {_written(missing)},\n'
            f'"totals": {_written(_totals(totals))}\n}}\n'
        )


def _written(data: Any) -> str:
    return inert_json(json.dumps(data, ensure_ascii=False))


def _data(repository: Repository) -> dict[str, Any]:
    data = as_data(repository.result)
    for name in _OF_ONE_REPORT:
        del data[name]
    data["rules"] = None if repository.codes is None else list(repository.codes)
    data["summary"]["rules"] = repository.rules
    plugins = [
        {"name": encodable(name), "version": encodable(version)}
        for name, version in repository.result.plugins
    ]
    return {
        "name": encodable(repository.name),
        "sources": [encodable(source) for source in repository.sources],
        "made_by": {
            "versions": [encodable(version) for version in repository.versions],
            "plugins": plugins,
        },
        "notes": [encodable(note) for note in repository.notes],
        **data,
    }


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "repositories": len(totals.rows),
        "failing": sum(not row.passes for row in totals.rows),
        "gate": "passes" if totals.passes else "fails",
        "as_of": {
            "first": totals.days[0].isoformat() if totals.days else None,
            "last": totals.days[-1].isoformat() if totals.days else None,
        },
        "findings": {str(level): count for level, count in totals.findings.items()},
        "accepted": sum(row.accepted for row in totals.rows),
        "existing": sum(row.existing for row in totals.rows),
        "not_evaluated": sum(row.not_evaluated for row in totals.rows),
        "by": {
            by: {encodable(name): count for name, count in counts.items()}
            for by, counts in totals.by.items()
        },
        "rules": [firing._asdict() | {"name": encodable(firing.name)} for firing in totals.firing],
    }
