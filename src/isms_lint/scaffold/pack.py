"""The files of a new rule pack."""

from __future__ import annotations

import os
from string import Template

from isms_lint.scaffold.names import PackNames
from isms_lint.version import VERSION

_TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates", "pack")
_FILES = {
    "pyproject.toml": "pyproject.toml",
    "gitignore": ".gitignore",
    "readme.md": "README.md",
    "rules.md": "docs/rules.md",
    "init.py": "src/$package/__init__.py",
    "py.typed": "src/$package/py.typed",
    "plugin.py": "src/$package/plugin.py",
    "kind.json": "src/$package/kinds/$prefix-supplier-review.json",
    "rules_init.py": "src/$package/rules/__init__.py",
    "rule.py": "src/$package/rules/${prefix}001_supplier_review_undecided.py",
    "cases.yaml": "tests/cases/${prefix}001.cases.yaml",
    "test_pack.py": "tests/test_pack.py",
    "test_rule.py": "tests/test_${prefix}001.py",
}
"""For each template of `templates/pack` the file it becomes."""


def files_of_pack(names: PackNames) -> dict[str, str]:
    """The text of every file of the pack, by its path below the pack's folder, written with `/`."""
    values = {**names._asdict(), "prefix": names.prefix, "version": VERSION}
    files = {}
    for source, target in _FILES.items():
        with open(os.path.join(_TEMPLATES, f"{source}.template"), encoding="utf-8") as handle:
            files[Template(target).substitute(values)] = Template(handle.read()).substitute(values)
    return files
