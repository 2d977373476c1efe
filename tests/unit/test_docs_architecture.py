"""The page on the architecture names the layers and modules that there are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "isms_lint"
PACK = ROOT / "rules" / "isms_lint_iso27001"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_layers_are_those_that_are_held() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    held = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    (told,) = re.findall(r"only what is below it:\n\n```text\n(.*?)^```$", PAGE, re.DOTALL | re.M)
    assert [line.split()[0] for line in told.splitlines()] == [
        layer.removeprefix("isms_lint.") for layer in held
    ]


@pytest.mark.parametrize(
    "package", ["declared", "plugins", "papers", "drafting", "calendar", "scaffold"]
)
def test_every_module_has_its_line(package: str) -> None:
    named = _named(f"| Module of `{package}/` | What it does |\n")
    modules = {file.stem for file in (SOURCE / package).glob("*.py")} - {"__init__", "hookspecs"}
    assert all(any(module.startswith(name) for module in modules) for name in named)
    assert [m for m in sorted(modules) if not any(m.startswith(name) for name in named)] == []


def test_what_papers_share_has_its_line() -> None:
    modules = {file.stem for file in (PACK / "papers").glob("*.py")} - {"__init__", "offered"}
    assert sorted(_named("| Shared by papers | What it says |\n")) == sorted(modules)


def test_every_folder_of_facts_has_its_line() -> None:
    there = {one.stem for one in (PACK / "derive").iterdir() if one.name[0] not in "_."}
    assert sorted(_named("| Folder of `derive/` | Facts about |\n")) == sorted(there)


def _named(head: str) -> list[str]:
    """What is named in the first column of the table with this head."""
    _, table = PAGE.split(head)
    rows = table.partition("\n\n")[0].splitlines()[1:]
    return [name for row in rows for name in re.findall(r"`(\w+)\*?`", row.split("|")[1])]
