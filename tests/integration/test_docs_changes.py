"""The walk through a change in docs/changes.md, done as it is written."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from machinery import ROOT, commit, run, write_files

PAGE = ROOT / "docs" / "changes.md"
ACTIONS = """\
kind: corrective-action
records:
  - id: CAR-2026-1
    status: planned
    due_on: 2026-06-30
  - id: CAR-2026-2
    status: planned
    due_on: 2026-12-31
---
{kind: person, id: jan}
"""
_BLOCK = re.compile(r"```(sh|console)\n(.*?)```", re.DOTALL)


def test_the_walk_through(tmp_path: Path) -> None:
    commit(write_files(tmp_path / "isms", {"actions.yaml": ACTIONS}))
    walk = PAGE.read_text(encoding="utf-8").partition("## A walk through")[2].partition("\n## ")[0]
    shown = 0
    for language, text in _BLOCK.findall(walk):
        if language == "sh":
            run("bash", "-euc", text, cwd=tmp_path / "isms")
            continue
        prompt, _, expected = text.partition("\n")
        _, *arguments = prompt.removeprefix("$ ").split()
        done = run(
            sys.executable, "-m", "isms_lint", *arguments, cwd=tmp_path / "isms", may_fail=True
        )
        assert done.returncode in (0, 1), done.stderr
        assert done.stdout == expected
        shown += 1
    assert shown == 2
