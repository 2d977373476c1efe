"""`isms-lint schema KIND`: the JSON Schema of a kind, for editors."""

from __future__ import annotations

import argparse
import json

from isms_lint.config.errors import UsageError
from isms_lint.plugins.manager import load_plugins
from isms_lint.records.editor import editor_schema
from isms_lint.records.validate import nearest


def schema(arguments: argparse.Namespace) -> int:
    """Print the schema of one kind, or the names of all kinds."""
    kinds = load_plugins().kinds
    if arguments.kind is None:
        print("\n".join(kinds))
        return 0
    if arguments.kind not in kinds:
        advice = nearest(arguments.kind, kinds) or "`isms-lint schema` lists the kinds"
        raise UsageError(f"no kind is called `{arguments.kind}`; {advice}")
    print(json.dumps(editor_schema(arguments.kind, kinds), ensure_ascii=False, indent=2))
    return 0
