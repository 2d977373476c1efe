"""`isms-lint schema KIND`: the JSON Schema of a kind, for editors."""

from __future__ import annotations

import argparse
import json

from isms_lint.cli.load import load_telling
from isms_lint.cli.output import write
from isms_lint.config.errors import UsageError
from isms_lint.records.editor import editor_schema
from isms_lint.records.validate import nearest


def schema(arguments: argparse.Namespace) -> int:
    """Print the schema of one kind, or the names of all kinds."""
    plugins, code = load_telling()
    kinds = plugins.kinds
    if arguments.kind is None:
        write("\n".join(kinds) + "\n")
        return code
    if arguments.kind not in kinds:
        advice = nearest(arguments.kind, kinds) or "`isms-lint schema` lists the kinds"
        raise UsageError(f"no kind is called `{arguments.kind}`; {advice}")
    found = editor_schema(arguments.kind, kinds)
    write(json.dumps(found, ensure_ascii=False, indent=2) + "\n", utf_8=True)
    return code
