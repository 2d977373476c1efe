"""`isms-lint schema`: the JSON Schemas of the kinds, for editors."""

from __future__ import annotations

import argparse
import json

from isms_lint.cli.load import load_telling
from isms_lint.cli.output import write
from isms_lint.config.errors import UsageError
from isms_lint.plugins.manager import Plugins
from isms_lint.records.editor import editor_schema
from isms_lint.records.validate import nearest
from isms_lint.reporters.escape import inert_json, plain


def schema(arguments: argparse.Namespace) -> int:
    """Print the schema of one kind, or the names of all kinds; with `--install` write all of them."""
    plugins, code = load_telling(arguments)
    if arguments.install:
        return _install(arguments, plugins) or code
    kinds = plugins.kinds
    if arguments.kind is None:
        write("\n".join(kinds) + "\n")
        return code
    if arguments.kind not in kinds:
        advice = nearest(arguments.kind, kinds) or "`isms-lint schema` lists the kinds"
        raise UsageError(f"no kind is called `{arguments.kind}`; {advice}")
    found = editor_schema(arguments.kind, kinds)
    write(inert_json(json.dumps(found, ensure_ascii=False, indent=2)) + "\n", utf_8=True)
    return code


def _install(arguments: argparse.Namespace, plugins: Plugins) -> int:
    from isms_lint.checking.request import Request
    from isms_lint.checking.root import find_root
    from isms_lint.checking.settings import read_config
    from isms_lint.config.settings import from_here
    from isms_lint.editors.install import install

    if arguments.kind is not None:
        raise UsageError("--install writes the schemas of all kinds: name none")
    request = Request(root=arguments.root)
    root, file = find_root(request)
    done = install(root, read_config(file, None, plugins, request), plugins.kinds)
    lines = [f"wrote {from_here(f'{root}/{name}')}" for name in done.written]
    if done.unchanged:
        lines.append(
            f"{done.unchanged} of {done.unchanged + len(done.written)} files were up to date"
        )
    write("".join(f"{plain(line)}\n" for line in lines))
    return 0
