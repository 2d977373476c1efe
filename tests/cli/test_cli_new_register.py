"""`isms-lint new KIND --into FILE`: rows one after another, each with its own open questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from isms_lint.cli.main import main
from isms_lint.documents.builtin import READERS

EMPTY = "# Risks of the house.\nkind: risk\nrecords: []\n# An example:\n#   - id: RISK-1\n"


def _new(title: str) -> None:
    arguments = ["risk", "--title", title, "--into", "register.yaml", "--as-of", "2027-01-05"]
    assert main(["new", *arguments]) == 0


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "register.yaml").write_text(EMPTY, encoding="utf-8")
    return tmp_path / "register.yaml"


def test_a_register_without_rows_gets_rows(register: Path) -> None:
    _new("Fire")
    _new("Flood")
    documents, problems = READERS[".yaml"](register.read_text(encoding="utf-8"))
    assert problems == []
    assert [one.data["records"] for one in documents] == [
        [
            {
                "id": f"RISK-{number}",
                "title": title,
                "status": "active",
                "identified_on": "2027-01-05",
            }
            for number, title in ((1, "Fire"), (2, "Flood"))
        ]
    ]


def test_each_row_keeps_its_questions(register: Path) -> None:
    _new("Fire")
    first = register.read_text(encoding="utf-8")
    assert first.startswith("# Risks of the house.\nkind: risk\nrecords:\n  - id: RISK-1\n")
    assert first.endswith("# An example:\n#   - id: RISK-1\n")
    _new("Flood")
    second = register.read_text(encoding="utf-8")
    rows = second.split("  - id: ")[1:]
    assert [row.partition("\n")[0] for row in rows[:2]] == ["RISK-1", "RISK-2"]
    assert second.startswith(first.removesuffix("# An example:\n#   - id: RISK-1\n"))
    assert rows[0].count("# ?") == rows[1].count("# ?") > 5
