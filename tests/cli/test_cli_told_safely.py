"""What is told of rules that anybody may have written."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Cli

RULE = """\
code: ORG001
name: closed-in-days
kind: corrective-action
summary: "\\e[2J late | late <img src=x> ::error::x."
why: "why \\e[2J"
fix: "fix \\e[2J"
assert: has(record.closed_on)
message: open
examples:
  bad: "kind: corrective-action\\nid: CAR-1"
  good: "kind: corrective-action\\nid: CAR-1\\nclosed_on: 2026-06-30"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "org001.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / ".isms-lint.yaml").write_text("select: [ORG]\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "rules",
        "rules --format=json",
        "rules --format=markdown",
        "explain ORG",
        "explain ORG001",
        "explain ORG --format=json",
        "test-rules",
        "plugins --plugin=rules",
        "plugins --plugin=rules --format=json",
    ],
)
def test_nothing_acts_on_a_terminal_or_in_a_pipeline(cli: Cli, house: Path, command: str) -> None:
    ran = cli(*command.split(), cwd=house)
    assert ran.code in (0, 1)
    assert "ORG001" in ran.out
    assert "\x1b" not in ran.out + ran.err
    assert "::error::" not in ran.out + ran.err


def test_nothing_is_markup_in_the_table(cli: Cli, house: Path) -> None:
    (row,) = (
        line
        for line in cli("rules", "--format=markdown", cwd=house).out.splitlines()
        if "ORG001" in line
    )
    assert row.count("|") == 7
    assert "<img" not in row
    assert "late &#124; late &#60;img src=x&#62;" in row
