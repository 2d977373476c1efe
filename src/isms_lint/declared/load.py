"""The rule files of a folder outside of the repository: those of a pack, or of `--plugin`."""

from __future__ import annotations

import os

from isms_lint.declared.files import says_it_is_a_rule
from isms_lint.documents.builtin import READERS
from isms_lint.documents.document import Reading
from isms_lint.documents.read import read_file

_ENDINGS = (".yaml", ".yml")
_CASES = ".cases.yaml"
"""Files with cases to test rules by."""


def read_rule_files(path: str) -> list[Reading]:
    """The rule file at `path`, or those in the folder there, by name; each with its whole path.

    Raises OSError where the folder cannot be listed, ValueError where the file is no YAML file.
    """
    folder, names = os.path.split(path.replace(os.sep, "/"))[0], [os.path.basename(path)]
    if os.path.isdir(path):
        folder, names = path, sorted(os.listdir(path))
    elif not path.endswith(_ENDINGS):
        raise ValueError(f"{path} is no YAML file")
    kept = [
        name
        for name in names
        if name.endswith(_ENDINGS)
        and not name.endswith(_CASES)
        # A pipe would be waited for.
        and os.path.isfile(os.path.join(folder, name))
    ]
    return [
        read_file(folder or ".", name, READERS)._replace(file=os.path.join(folder, name))
        for name in kept
    ]


def rule_files_in(folder: str) -> list[Reading]:
    """Those files in `folder` that say that they are rules."""
    return [reading for reading in read_rule_files(folder) if says_it_is_a_rule(reading)]
