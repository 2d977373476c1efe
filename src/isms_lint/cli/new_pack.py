"""`isms-lint new pack NAME`: a rule pack to begin with."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from importlib.metadata import packages_distributions
from shutil import which

from isms_lint.cli.load import load_telling
from isms_lint.cli.output import write
from isms_lint.new_files import write_below
from isms_lint.reporters.escape import plain
from isms_lint.scaffold.names import Taken, name_pack
from isms_lint.scaffold.pack import files_of_pack


def new_pack(arguments: argparse.Namespace) -> int:
    """Write the pack; print what was written, and the commands that come next.

    Raises UsageError where name or letters will not do, and where something would be overwritten.
    """
    plugins, code = load_telling(arguments)
    taken = Taken(
        {rule.family for rule in plugins.rules.values()},
        {*(plugin.name for plugin in plugins.loaded), *plugins.profiles},
        {*packages_distributions(), *sys.modules},
    )
    names = name_pack(arguments.name, arguments.code, taken)
    folder = arguments.directory or names.name
    files = files_of_pack(names)
    write_below(folder, {path: text.encode() for path, text in files.items()})
    lines = [f"A rule pack, its codes beginning with {names.letters}:"]
    lines.extend(f"  {os.path.join(folder, *path.split('/'))}" for path in files)
    # The pack is installed beside this isms-lint, whichever Python `python` is.
    ours, found = sys.executable, which("python") or ""
    python = "python" if os.path.dirname(found) == os.path.dirname(ours) else shlex.quote(ours)
    lines.append("Next:")
    lines.append(f"  cd {shlex.quote(folder)}")
    lines.append(f'  {python} -m pip install --editable ".[dev]"')
    lines.append(f"  {python} -m pytest")
    write("".join(plain(line) + "\n" for line in lines))
    return code
