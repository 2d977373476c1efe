"""The engine without the built-in pack: a pack for another standard, with kinds of its own."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from environment import Environment
from machinery import commit, write_files

pytestmark = pytest.mark.xdist_group("wheel")

AS_OF = "--as-of=2026-11-20"
RECORDS = """\
kind: employee
id: kim
---
kind: output
id: OUT-1
found_on: 2026-10-01
---
kind: output
id: OUT-2
found_on: 2026-11-10
disposition: scrapped
---
kind: equipment
id: EQ-1
in_use: true
---
kind: calibration
id: CAL-1
equipment: EQ-1
valid_to: 2026-06-30
---
kind: customer-complaint
id: CC-1
received_on: 2026-09-01
---
kind: audit-plan
id: AP-1
scope: ["4", "5", "6", "7", "8.1-8.7", "9", "10.9"]
excluded: ["8.3"]
---
kind: quality-goal
id: QG-1
what: fewer returns
owner: kim
"""
FOUND = [
    "quality.yaml:6:11: error QMS001 noticed 50 days ago, and nobody decided what to do with it"
    " (output OUT-1)",
    "quality.yaml:11:14: error QMS001 `scrapped`, and the record does not name who decided that"
    " (output OUT-2)",
    "quality.yaml:15:9: error QMS002 in use, and its calibration held to 2026-06-30"
    " (equipment EQ-1)",
    "quality.yaml:24:14: warning QMS003 came 80 days ago and is not answered"
    " (customer-complaint CC-1)",
    "quality.yaml:28:8: warning QMS004 leaves out 10.1, 10.2, 10.3 (audit-plan AP-1)",
    "quality.yaml:28:45: warning QMS004 `10.9` is no clause of the standard (audit-plan AP-1)",
    "quality.yaml:31:1: error QMS005 the record does not say how it is measured, by when"
    " (quality-goal QG-1)",
]
OTHERS = re.compile("27001|Statement of Applicability|information security", re.IGNORECASE)
"""What only the built-in pack and its kinds speak of."""


@pytest.fixture(scope="module")
def quality(bin_: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The wheel without the built-in pack and its kinds of record, and the toy pack beside it."""
    made = Environment.copy_of(bin_, tmp_path_factory.mktemp("quality") / "venv")
    shutil.rmtree(made.packages / "isms_lint_iso27001")
    shutil.rmtree(made.packages / "isms_lint_schemas" / "kinds")
    for name in ("plugin.py", "common.json"):
        (made.packages / "isms_lint_schemas" / name).unlink()
    (entries,) = made.packages.glob("isms_lint-*.dist-info/entry_points.txt")
    lines = entries.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("iso27001 ", "record-kinds "))]
    assert len(kept) == len(lines) - 2
    entries.write_text("\n".join(kept), encoding="utf-8")
    pack = tmp_path_factory.mktemp("toy") / "pack"
    shutil.copytree(project / "tests" / "integration" / "iso9001_pack", pack)
    made.pip("install", "--no-deps", pack)
    return made


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A repository of quality records."""
    config = "profile: quality\nplugins: {required: [iso9001]}\n"
    folder = tmp_path / "quality"
    return write_files(folder, {"quality.yaml": RECORDS, ".isms-lint.yaml": config})


def test_only_the_toy_pack_is_loaded(quality: Environment, tmp_path: Path) -> None:
    assert "plugins: iso9001 0.1.0)" in quality.lint("--version", cwd=tmp_path).stdout
    listed = json.loads(quality.lint("plugins", "--format=json", cwd=tmp_path).stdout)
    assert [plugin["name"] for plugin in listed["plugins"]] == ["iso9001"]
    assert listed["failures"] == []


def test_its_five_rules_find(quality: Environment, records: Path) -> None:
    done = quality.lint("check", AS_OF, "--format=concise", cwd=records)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[:-1] == FOUND


def test_records_in_order_pass(quality: Environment, tmp_path: Path) -> None:
    text = "kind: output\nid: OUT-3\nfound_on: 2026-11-10\ndisposition: corrected\nauthority: kim\n"
    write_files(tmp_path, {"out.yaml": f"kind: employee\nid: kim\n---\n{text}"})
    done = quality.lint("check", AS_OF, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_clauses_are_those_of_its_standard(quality: Environment, records: Path) -> None:
    report = json.loads(quality.lint("check", AS_OF, "--format=json", cwd=records).stdout)
    clauses = {finding["code"]: finding["clauses"] for finding in report["findings"]}
    assert clauses["QMS001"] == ["8.7.1", "8.7.2"]
    assert clauses["QMS003"] == ["8.2.1 c", "9.1.2"]
    sarif = json.loads(quality.lint("check", AS_OF, "--format=sarif", cwd=records).stdout)
    (run,) = sarif["runs"]
    assert {result["ruleId"] for result in run["results"]} == set(clauses)


def test_shape_is_checked_by_its_own_schemas(quality: Environment, tmp_path: Path) -> None:
    text = "kind: equipment\nid: 5.10\nin_use: maybe\nnmae: Scale\n---\nkind: person\nid: ana\n"
    write_files(tmp_path, {"a.yaml": text})
    found = quality.lint("check", AS_OF, "--format=concise", cwd=tmp_path).stdout.splitlines()
    assert [line.partition("`")[0] for line in found[:-1]] == [
        "a.yaml:2:5: error INP015 ",
        "a.yaml:3:9: error INP010 ",
        "a.yaml:4:1: error INP013 ",
        "a.yaml:6:7: error INP013 ",
    ]
    assert "`nmae` is no field here" in found[2]
    assert "`person` is no kind of record" in found[3]


def test_only_what_is_new(quality: Environment, records: Path) -> None:
    commit(records)
    more = "---\nkind: customer-complaint\nid: CC-2\nreceived_on: 2026-10-01\n"
    file = records / "quality.yaml"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    done = quality.lint("check", AS_OF, "--since=HEAD", "--format=concise", cwd=records)
    assert done.returncode == 1
    (found, *_) = done.stdout.splitlines()
    assert found.endswith("QMS003 came 50 days ago and is not answered (customer-complaint CC-2)")
    assert "1 new, 7 there before" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("check", AS_OF),
        ("check", AS_OF, "--format=json"),
        ("check", AS_OF, "--format=sarif"),
        ("check", AS_OF, "--format=junit"),
        ("check", AS_OF, "--format=markdown"),
        ("explain", "QMS001"),
        ("rules",),
        ("rules", "--format=json"),
        ("plugins",),
        ("schema",),
        ("schema", "output"),
    ],
    ids=" ".join,
)
def test_nothing_speaks_of_the_other_standard(
    quality: Environment, records: Path, command: tuple[str, ...]
) -> None:
    done = quality.lint(*command, cwd=records)
    assert done.returncode == (1 if command[0] == "check" else 0), done.stderr
    assert done.stdout
    assert not OTHERS.findall(done.stdout)
    assert done.stderr == ""
