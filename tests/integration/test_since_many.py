"""`check --since` on a change that sets, waives and raises thousands of things at once."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from machinery import run

WAIVER = (
    "  - {{id: WVR-{0}, rule: CAR005, target: '{1}', reason: r, approved_by: ana,"
    " approved_on: 2026-01-01, expires_on: {2}}}\n"
)


def _state(folder: Path, until: str, ignores: int, most: int) -> None:
    """A pattern and an id are waived 5 000 times each, `ignores` files ignored, a cap set each day."""
    waivers = (
        WAIVER.format(f"{kind}{n}", target, until)
        for n in range(5_000)
        for kind, target in (("A", f"CAR-{n}"), ("B", f"CAR-{n}x*"))
    )
    (folder / "waivers.yaml").write_text("kind: waiver\nrecords:\n" + "".join(waivers))
    ids = (f"  - {{id: CAR-{n}, status: planned, due_on: 2026-09-30}}\n" for n in range(5_000))
    (folder / "actions.yaml").write_text("kind: corrective-action\nrecords:\n" + "".join(ids))
    files = "".join(f"  'f{n}.yaml': [CAR005]\n" for n in range(ignores))
    (folder / ".isms-lint.yaml").write_text(f"select: [CAR005]\nper_file_ignores:\n{files}")
    caps = [
        {"by": (date(2030, 1, 1) + timedelta(n)).isoformat(), "at_most": most - n}
        for n in range(10_000)
    ]
    held = {"schema_version": "1.0", "caps": caps, "entries": []}
    (folder / ".isms-lint-baseline.json").write_text(json.dumps(held))


def test_thousands_of_loosenings_are_told(tmp_path: Path) -> None:
    run("git", "init", "-q", "-b", "main", cwd=tmp_path)
    _state(tmp_path, "2027-01-31", 1, 20_000)
    run("git", "add", "-A", cwd=tmp_path)
    run("git", "commit", "-qm", "base", cwd=tmp_path)
    _state(tmp_path, "2027-02-28", 2_000, 20_001)
    command = (sys.executable, "-m", "isms_lint", "check", "--as-of=2026-11-20", "--since=HEAD")
    # The limit is for what would take many minutes, not for what takes seconds.
    done = subprocess.run(
        [*command, "--format=json"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
        timeout=100,
    )
    assert (done.returncode, done.stderr) == (1, "")
    found = [f["message"] for f in json.loads(done.stdout)["findings"] if f["code"] == "GATE005"]
    assert sum("per_file_ignores" in message for message in found) == 1_999
    assert sum("2027-02-28" in message for message in found) == 10_000
    assert sum("the cap of 20000 by 2030-01-01 is" in message for message in found) == 1


def test_a_folder_of_a_thousand_broken_files_is_renamed(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    for number in range(1_100):
        (tmp_path / f"old/{number}.yaml").write_text("kind: [\n")
    run("git", "init", "-q", "-b", "main", cwd=tmp_path)
    run("git", "add", "-A", cwd=tmp_path)
    run("git", "commit", "-qm", "base", cwd=tmp_path)
    (tmp_path / "old").rename(tmp_path / "new")
    command = (sys.executable, "-m", "isms_lint", "check", "--since=HEAD", "--format=json")
    found = json.loads(run(*command, cwd=tmp_path).stdout)["comparison"]
    assert (found["new"], found["existing"], found["gone"]) == (0, 1_100, 0)
