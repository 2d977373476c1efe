"""What pytest loads in every project where isms-lint is installed: nothing, until it is used.

Collects case files (`*.cases.yaml`), and counts with `--isms-lint-exercised RULES` which messages and
options of these rules a whole run of tests brought into play. `-p no:isms-lint` switches it off.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from isms_lint.testing.pytest_cases import CaseFile

_OPTION = "--isms-lint-exercised"
_SUFFIX = ".cases.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one option."""
    parser.getgroup("isms-lint").addoption(
        _OPTION,
        action="append",
        metavar="RULES",
        help="fail where the tests leave a message or option of these rules out"
        " (plugins, codes, families or names, joined by commas)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Counting begins before the first test, in each process of its own."""
    words: list[str] | None = config.getoption(_OPTION)
    if words:
        from isms_lint.testing.pytest_exercised import Counting

        config.pluginmanager.register(Counting(config, words), "isms-lint-exercised")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    """Case files are tests, each case one."""
    if not file_path.name.endswith(_SUFFIX):
        return None
    from isms_lint.testing.pytest_cases import CaseFile

    return CaseFile.from_parent(parent, path=file_path)
