"""The ten house rules of examples/house-rules: their examples, their cases, and a whole ISMS."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "examples" / "house-rules" / "rules"
CODES = [f"ORG{number:03}" for number in range(1, 11)]


def _json(*arguments: str, cwd: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "isms_lint", *arguments, "--format", "json"],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def test_examples_and_cases_hold() -> None:
    tested = _json("test-rules", str(RULES), cwd=ROOT)
    assert [c for rule in tested["rules"] for c in rule["complaints"]] == []
    assert tested["holds"]
    assert [rule["code"] for rule in tested["rules"]] == CODES
    files = sorted(path.name for path in (RULES / "cases").iterdir())
    assert files == [f"{code.lower()}.cases.yaml" for code in CODES]
    assert min(rule["cases"] for rule in tested["rules"]) >= 4


def test_a_repository_that_takes_them_over(tmp_path: Path) -> None:
    repository = tmp_path / "alder"
    shutil.copytree(ROOT / "examples" / "alder", repository)
    before = _json("check", "--as-of", "2026-11-20", cwd=repository)
    shutil.copytree(RULES, repository / "rules")
    after = _json("check", "--as-of", "2026-11-20", cwd=repository)
    assert before["findings"] == []
    assert sorted((f["code"], f["record"]["id"], f["message"]) for f in after["findings"]) == [
        ("ORG001", "NC-2025-1", _late("minor", "2025-03-26", "closed after 163", 90)),
        ("ORG001", "NC-2025-2", _late("minor", "2025-07-30", "closed after 107", 90)),
        ("ORG001", "NC-2025-3", _late("minor", "2025-12-03", "closed after 168", 90)),
        ("ORG001", "NC-2026-1", _late("minor", "2026-03-19", "closed after 169", 90)),
        ("ORG001", "NC-2026-2", _late("major", "2026-03-18", "closed after 82", 30)),
        ("ORG001", "NC-2026-3", _late("minor", "2026-07-30", "is still open after 113", 90)),
        (
            "ORG004",
            "alderhoek",
            "no audit of A.8.2 in the last 6 months is on record; the latest ended on 2026-03-20",
        ),
        ("ORG009", "AUD-2025-1", _link("AUD-2025-1")),
        ("ORG009", "AUD-2025-2", _link("AUD-2025-2")),
        ("ORG010", "POL-1", _old("2026-02-02")),
        ("ORG010", "POL-5", _old("2025-11-03")),
    ]
    # Cases that stand beside the rules are no records.
    assert after["summary"]["records"] == before["summary"]["records"]
    own = [o for o in after["not_evaluated"] if o["code"] in CODES]
    assert [(o["code"], o["reason"]) for o in own] == [("ORG002", "no waiver records")]


def _late(grade: str, day: str, how_long: str, allowed: int) -> str:
    return f"this {grade} was raised on {day} and {how_long} days; {allowed} are allowed"


def _link(audit: str) -> str:
    where = f"https://files.alderhoek.example/isms/audits/{audit}-report.pdf"
    return f"the link {where} carries no `sha256`"


def _old(day: str) -> str:
    return f"last looked at on {day}; a risk assessment was completed on 2026-02-12"
