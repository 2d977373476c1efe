"""The rules of a package: every module of it defines at most one."""

from __future__ import annotations

import importlib
import os
from types import ModuleType

from isms_lint.rules.rule import Rule


def load_rules(package: ModuleType) -> list[Rule]:
    """All rules of `package`, one module each, in the order of their file names."""
    rules: list[Rule] = []
    for folder in package.__path__:
        for file in sorted(os.listdir(folder)):
            name, suffix = os.path.splitext(file)
            if suffix != ".py" or name.startswith("_"):
                continue
            module = importlib.import_module(f"{package.__name__}.{name}")
            rules.extend(value for value in vars(module).values() if isinstance(value, Rule))
    return rules
