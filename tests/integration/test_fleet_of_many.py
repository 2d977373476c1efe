"""`fleet.sh` of docs/fleets.md, done as it is written over repositories of which some are broken."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from gates_kit import shell
from machinery import OVERDUE, ROOT, commit, run, write_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script for bash")
PAGE = (ROOT / "docs" / "fleets.md").read_text(encoding="utf-8")
(SCRIPT,) = re.findall(
    r"^```bash\n(#!/usr/bin/env bash\n# fleet.sh.*?)^```$", PAGE, re.DOTALL | re.MULTILINE
)
SOUND = "{kind: unit, id: board}\n"
CONFIG = "select: [CAR005]\nfail_on: warning\n"
BROKEN = "example-org/broken"
HOSTILE = "example-org/hostile"
MISSING = "example-org/missing"
SOUND_ONES = [f"example-org/isms-{number}" for number in range(8)]
FLEET = {
    **{
        name: {"records.yaml": OVERDUE if number % 4 == 3 else SOUND, ".isms-lint.yaml": CONFIG}
        for number, name in enumerate(SOUND_ONES)
    },
    BROKEN: {"records.yaml": OVERDUE, ".isms-lint.yaml": "select: [CAR005\n"},
    HOSTILE: {
        "\x1b[31m::error::x.yaml": "kind: [\n",
        "records.yaml": "a: &a [x, x]\nb: &b [*a, *a, *a]\nkind: [*b, *b, *c]\n",
    },
}


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script, its list, and the repositories it clones."""
    folder = tmp_path_factory.mktemp("fleet")
    for name, files in FLEET.items():
        work = write_files(folder / "work" / name, files)
        commit(work)
        bare = folder / "origin" / f"{name}.git"
        run("git", "clone", "-q", "--bare", work, bare, cwd=folder)
    (folder / "fleet.sh").write_text(SCRIPT)
    (folder / "repositories.txt").write_text("".join(f"{name}\n" for name in (*FLEET, MISSING)))
    return folder


def linted(fleet: Path) -> tuple[int, str]:
    env = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CACHE_HOME": str(fleet / "cache"),
    }
    done = shell("bash", "fleet.sh", f"file://{fleet}/origin", cwd=fleet, env=env)
    return done.code, done.log


def test_one_that_fails_costs_no_other_is_told_and_is_there_when_mended(fleet: Path) -> None:
    code, log = linted(fleet)
    assert code == 2, log
    assert f"{BROKEN}: isms-lint: checkouts/{BROKEN}/.isms-lint.yaml:1:9: not valid YAML" in log
    assert f"{MISSING}: fatal:" in log
    for name in (BROKEN, MISSING):
        assert f"missing: {name}: no report of it was read" in log
    assert "9 repositories, 3 failing" in log
    data = json.loads((fleet / "joined" / "fleet.json").read_text(encoding="utf-8"))
    gates = {repository["name"]: repository["gate"] for repository in data["repositories"]}
    late = {SOUND_ONES[3], SOUND_ONES[7]}
    assert gates == {
        **{name: "fails" if name in late else "passes" for name in SOUND_ONES},
        HOSTILE: "fails",
    }
    assert data["missing"] == [BROKEN, MISSING]

    log_of_runs = json.loads((fleet / "joined" / "fleet.sarif").read_text(encoding="utf-8"))
    *ran, failed = log_of_runs["runs"]
    named = {it["automationDetails"]["id"]: len(it["results"]) for it in ran}
    assert named.keys() == {f"isms-lint/{name}/" for name in gates}
    assert not failed["invocations"][0]["executionSuccessful"]

    suites = ElementTree.parse(fleet / "joined" / "fleet.xml").getroot()
    assert {f"{name}: run" for name in gates} <= {suite.get("name") for suite in suites}
    failures = {suite.get("name") for suite in suites if suite.find("testcase/failure") is not None}
    assert {f"{name}: records.yaml" for name in late} <= failures
    errors = [
        case.get("name") for case in suites.iter("testcase") if case.find("error") is not None
    ]
    assert errors == [f"missing: {name}" for name in (BROKEN, MISSING)]

    work = fleet / "work" / BROKEN
    commit(write_files(work, {".isms-lint.yaml": CONFIG}))
    run("git", "push", "-q", str(fleet / "origin" / f"{BROKEN}.git"), "HEAD:main", cwd=work)
    code, log = linted(fleet)
    assert code == 2, log
    assert f"missing: {BROKEN}" not in log
    assert "10 repositories, 4 failing" in log
