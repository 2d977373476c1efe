"""Repositories so large that several processes share the work."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROWS = 2_000
SETTLED = 2.1
"""Seconds after which a change counts as seen."""
CHAIN = 100
FOLLOWED = 64
"""Levels of records that name records."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Actions in a register, some overdue, some of nobody, some for what is not there; processes that
    name one another in a chain longer than is followed.
    """
    folder = tmp_path_factory.mktemp("many")
    rows = ["kind: corrective-action\nrecords:\n"]
    for n in range(ROWS):
        owner = "" if n % 7 == 0 else ", owner: ana"
        of = "NC-404" if n % 11 == 0 else "NC-1"
        due = f"2026-{1 + n % 12:02}-15"
        rows.append(f"  - {{id: CAR-{n}, status: planned, due_on: {due}, source: {of}{owner}}}\n")
    (folder / "actions.yaml").write_text("".join(rows))
    (folder / "ana.yaml").write_text("kind: person\nid: ana\nname: Ana Reyes\n")
    chain = [f"  - id: P-{n}\n    controls: [P-{n + 1}]\n" for n in range(CHAIN)]
    (folder / "chain.yaml").write_text("kind: process\nrecords:\n" + "".join(chain))
    (folder / "audit.yaml").write_text(
        "kind: audit\nid: AUD-1\ntitle: An audit\nstatus: reported\nscope: [P-0]\n"
    )
    return folder


def report(many: Path, *more: str) -> dict[str, object]:
    command = [sys.executable, "-m", "isms_lint", "check", str(many), "--format", "json"]
    as_asked = [*command, "--as-of", "2026-11-20", "--no-cache", *more]
    done = subprocess.run(as_asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_one_process_or_many_find_the_same(many: Path) -> None:
    alone = report(many, "--jobs", "1")
    findings, unseen = alone["findings"], alone["not_evaluated"]
    assert isinstance(findings, list)
    assert len(findings) > ROWS
    assert isinstance(unseen, list)
    cut = [one["record"]["id"] for one in unseen if "levels that are followed" in one["reason"]]
    assert sorted(cut) == sorted(f"P-{n}" for n in range(CHAIN - FOLLOWED))
    for jobs in ("2", "3", "32"):
        assert report(many, "--jobs", jobs) == alone


def test_nothing_is_left_where_something_was_not_followed_to_its_end(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISMS_LINT_CACHE_DIR", str(tmp_path))
    time.sleep(SETTLED)
    command = [sys.executable, "-m", "isms_lint", "check", str(many), "--quiet"]
    subprocess.run(command, check=False)
    assert not (tmp_path / "snapshots").exists()
    (many / "chain.yaml").unlink()
    time.sleep(SETTLED)
    subprocess.run(command, check=False)
    assert len([*(tmp_path / "snapshots").iterdir()]) == 2
    (many / "ana.yaml").write_text("kind: person\nid: ana\nname: Ana Ray\n")
    ways = (command, [*command, "--no-cache"])
    said = [subprocess.run(way, capture_output=True, check=False) for way in ways]
    assert (said[0].returncode, said[0].stdout) == (said[1].returncode, said[1].stdout)
