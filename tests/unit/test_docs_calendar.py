"""The page on the calendar names every sort of thing, and the rules behind it."""

from __future__ import annotations

import re
from pathlib import Path

import isms_lint_iso27001
from isms_lint.testing.repository import installed
from isms_lint_iso27001.derive.due.sorts import DUE

PAGE = Path(__file__).parents[2] / "docs" / "calendar.md"
MODULES = Path(isms_lint_iso27001.__file__).parent / "derive" / "due"
READ = {"CAR008", "SEQ005"}
"""Rules of which only an option is read."""


def test_every_sort_and_every_rule_is_in_the_table() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## Sorts of thing")[2]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if line.startswith("| ")][1:]
    named = [word for first, *_ in rows for word in re.findall(r"`([\w-]+)`", first)]
    assert named == list(dict.fromkeys(named))
    assert set(named) == set(DUE)
    source = "".join(path.read_text(encoding="utf-8") for path in MODULES.glob("*.py"))
    behind = {code for code in installed().rules if f'"{code}"' in source} - READ
    shown = {code for *_, last in rows for code in re.findall(r"[A-Z]{3}\d{3}", last)}
    assert shown == behind
