"""A run's facts for tests of derivations: records in, the rules' view of them out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from textwrap import dedent
from typing import Any

from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.lifting.lift import lift
from isms_lint.plugins.manager import load_plugins
from isms_lint.records.register import Register
from isms_lint.rules import Pass

PLUGINS = load_plugins()


def run_of(
    files: Mapping[str, str] | str,
    as_of: str = "2026-11-20",
    options: Mapping[str, Mapping[str, Any]] | None = None,
) -> Pass:
    """The Pass over the records in `files` (path to text; one text is `isms.yaml`).

    Options are the rules' defaults, and over them `options` (by code and name).
    """
    kinds = PLUGINS.kinds
    records = []
    for path, text in ({"isms.yaml": files} if isinstance(files, str) else files).items():
        documents, problems = READERS[path[path.rfind(".") :]](dedent(text))
        assert not problems
        records.extend(lift(Reading(path, documents, problems), kinds, ()).records)
    register = Register(records, kinds, PLUGINS.catalogues)
    chosen = {
        code: {name: schema["default"] for name, schema in rule.options.items()}
        | dict((options or {}).get(code, {}))
        for code, rule in PLUGINS.rules.items()
    }
    return Pass(register, date.fromisoformat(as_of), chosen, rules=PLUGINS.rules)
