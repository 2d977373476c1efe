"""What is published: built, installed into an environment of its own, and used there."""

from __future__ import annotations

import json
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import house_rules
import pytest
from machinery import OVERDUE, install_quickly, run, write_distribution, write_files

from isms_lint.version import VERSION

pytestmark = pytest.mark.xdist_group("wheel")

PACKAGES = ("src/isms_lint", "rules/isms_lint_iso27001", "schemas/isms_lint_schemas")
AS_OF = "--as-of=2026-11-20"


@pytest.fixture
def house(bin_: Path, tmp_path: Path) -> Iterator[None]:
    """A third-party distribution with a kind and a rule, installed beside the wheel."""
    source = write_distribution(tmp_path / "house", "house", "3.1", house_rules.FILES)
    run(bin_ / "python", "-m", "pip", "install", "-q", "--no-deps", source, cwd=tmp_path)
    yield
    run(bin_ / "python", "-m", "pip", "uninstall", "-q", "-y", "house", cwd=tmp_path)


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(
    built: Path, project: Path
) -> None:
    expected = {
        path.relative_to((project / package).parent).as_posix()
        for package in PACKAGES
        for path in (project / package).rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
        metadata = {name.partition("/")[2] for name in wheel.namelist() if ".dist-info/" in name}
    assert names == expected
    assert {f"{package.rpartition('/')[2]}/py.typed" for package in PACKAGES} <= names
    assert "isms_lint_schemas/output.json" in names
    assert "isms_lint_schemas/kinds/audit.json" in names
    assert any(name.startswith("isms_lint_iso27001/data/") for name in names)
    assert {"METADATA", "entry_points.txt", "licenses/LICENSE"} <= metadata


def test_the_source_distribution_has_no_tests_and_no_examples(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    assert {"src", "rules", "schemas", "pyproject.toml", "README.md", "LICENSE"} <= tops
    assert not tops & {"tests", "examples", ".venv", "benchmarks"}


def test_the_command_is_there(bin_: Path, tmp_path: Path) -> None:
    said = run(bin_ / "isms-lint", "--version", cwd=tmp_path).stdout
    assert said.startswith(f"isms-lint {VERSION} (")
    assert f"iso27001 {VERSION}, record-kinds {VERSION}" in said
    assert run(bin_ / "python", "-m", "isms_lint", "--version", cwd=tmp_path).stdout == said


def test_it_lints_the_example_as_the_work_tree_does(
    bin_: Path, project: Path, tmp_path: Path
) -> None:
    arguments = ("-m", "isms_lint", "check", project / "examples" / "alder", AS_OF, "--format=json")
    here = run(sys.executable, *arguments, cwd=tmp_path)
    there = run(bin_ / "python", *arguments, cwd=tmp_path)
    assert json.loads(there.stdout)["summary"]["files"] > 40
    assert there.stdout == here.stdout


def test_every_mistake_is_found(bin_: Path, project: Path, tmp_path: Path) -> None:
    folder = project / "examples" / "mistakes" / "ciso-audits-own-controls"
    done = run(bin_ / "isms-lint", "check", folder, AS_OF, cwd=tmp_path, may_fail=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert "IND010" in done.stdout


def test_a_third_party_plugin_is_listed(bin_: Path, house: None, tmp_path: Path) -> None:
    assert "house 3.1" in run(bin_ / "isms-lint", "--version", cwd=tmp_path).stdout
    said = run(bin_ / "isms-lint", "plugins", "--format=json", cwd=tmp_path).stdout
    plugin = next(p for p in json.loads(said)["plugins"] if p["name"] == "house")
    assert (plugin["distribution"], plugin["version"]) == ("house", "3.1")
    assert (plugin["rules"], plugin["kinds"]) == (["HOU001"], ["badge"])
    assert plugin["file"].startswith(str(bin_.parent))
    assert (
        "A badge opens doors." in run(bin_ / "isms-lint", "explain", "HOU001", cwd=tmp_path).stdout
    )
    assert "Badge" in run(bin_ / "isms-lint", "schema", "badge", cwd=tmp_path).stdout


def test_a_third_party_plugin_finds(bin_: Path, house: None, tmp_path: Path) -> None:
    records = write_files(tmp_path / "records", {"badges.yaml": house_rules.KEPT})
    done = run(
        *(bin_ / "isms-lint", "check", records, AS_OF, "--select=HOU,REF", "--format=concise"),
        cwd=tmp_path,
        may_fail=True,
    )
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("records/badges.yaml:3:9: error REF001 person names `ana`")
    assert lines[1] == (
        "records/badges.yaml:4:10: error HOU001 ana still holds the badge on 2026-11-20 (badge B-7)"
    )
    write_files(records, {"badges.yaml": house_rules.RETURNED})
    run(bin_ / "isms-lint", "check", records, AS_OF, cwd=tmp_path)


def test_without_it_its_kind_is_unknown(bin_: Path, tmp_path: Path) -> None:
    records = write_files(tmp_path / "records", {"badges.yaml": house_rules.RETURNED})
    done = run(bin_ / "isms-lint", "check", records, AS_OF, cwd=tmp_path, may_fail=True)
    assert done.returncode == 1
    assert "REF006" in done.stdout


RULE = """
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.rules import RECORD, Basis, Severity, rule

@rule(code="{code}", name="house-rule", kinds={{"corrective-action"}}, scope=RECORD,
      basis=Basis.DATA, severity=Severity.INFO, since="1", messages={{"said": "said"}})
def check(action, run):
    {body}

@hookimpl
def {hook}():
    return [check]
"""

BROKEN = {
    "import error": ("import no_such_module\n", "ModuleNotFoundError", ":1"),
    "syntax error": ("\ndef broken(:\n", "SyntaxError", ":2"),
    "exit on import": ("import sys\nsys.exit(0)\n", "SystemExit", ":2"),
    "duplicate code": (
        RULE.format(code="CAR005", body="return ()", hook="isms_lint_rules"),
        "the code `CAR005` is already brought by iso27001",
        "",
    ),
    "misspelt hook": (
        RULE.format(code="HOU001", body="return ()", hook="isms_lint_ruels"),
        "isms_lint_ruels",
        "",
    ),
    "crash in rule": (
        RULE.format(code="HOU001", body="return [1 / 0]", hook="isms_lint_rules"),
        "HOU001 of broken: crashed on corrective-action CAR-1 in isms.yaml: ZeroDivisionError",
        ":8",
    ),
    "unknown message": (
        RULE.format(
            code="HOU001",
            body="from isms_lint.rules import Report; return [Report('sad')]",
            hook="isms_lint_rules",
        ),
        "HOU001 of broken: crashed on corrective-action CAR-1 in isms.yaml: it has no message `sad`",
        "",
    ),
    "hook that raises": (
        "from isms_lint.plugins.hookspecs import hookimpl\n\n@hookimpl\n"
        "def isms_lint_rules():\n    raise RuntimeError('no database')\n",
        "RuntimeError: no database",
        ":5",
    ),
}


@pytest.mark.parametrize(
    "mistake",
    list(BROKEN),
)
def test_a_broken_plugin_fails_the_run_and_hides_nothing(
    bin_: Path, tmp_path: Path, mistake: str
) -> None:
    code, message, line = BROKEN[mistake]
    site = install_quickly(tmp_path / "site", "broken", code)
    records = write_files(tmp_path / "records", {"isms.yaml": OVERDUE})
    done = run(
        *(bin_ / "isms-lint", "check", records, AS_OF, "--select=CAR005,ALL", "--format=concise"),
        cwd=tmp_path,
        env={"PYTHONPATH": str(site)},
        may_fail=True,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stdout + done.stderr
    assert "records/isms.yaml:4:9: warning CAR005" in done.stdout
    (failed,) = (said for said in done.stdout.splitlines() if said.startswith("failed: "))
    assert message in failed
    assert "broken" in failed
    assert f"{site}/broken.py{line}" in failed
