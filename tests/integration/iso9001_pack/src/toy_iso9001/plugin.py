"""What the pack brings: rules, kinds and the clauses of its standard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.records.scope import ScopeCatalogue
from isms_lint.rules import Rule, load_rules

_HERE = Path(__file__).parent


@hookimpl
def isms_lint_rules() -> list[Rule]:
    import toy_iso9001.rules

    return load_rules(toy_iso9001.rules)


@hookimpl
def isms_lint_kinds() -> dict[str, str]:
    return {file.stem: str(file) for file in sorted((_HERE / "kinds").glob("*.json"))}


@hookimpl
def isms_lint_common_schemas() -> list[str]:
    return [str(_HERE / "quality.json")]


@hookimpl
def isms_lint_scope_catalogues() -> list[ScopeCatalogue]:
    from toy_iso9001.clauses import CLAUSES

    return [CLAUSES]


@hookimpl
def isms_lint_profiles() -> dict[str, dict[str, Any]]:
    return {"quality": {"severities": {"QMS002": "error"}, "fail_on": "warning"}}
