"""Rules in YAML, to those who run the command: exit codes, commits, baselines, a missing library."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import Cli, clean_environment

RULE = """\
code: ORG021
name: unit-has-head
kind: unit
summary: A unit has no head.
why: Somebody has to decide.
fix: Name one.
severity: {severity}
assert: {holds}
message: no head
examples:
  bad: "{{kind: unit, id: a}}"
  good: "{{kind: unit, id: b, x_head: ana}}"
"""
UNITS = "kind: unit\nrecords:\n  - {id: u-1, name: One}\n  - {id: u-2, name: Two}\n"
AS_OF = "--as-of=2026-11-20"


def write_rule(folder: Path, holds: str = "has(record.x_head)", severity: str = "error") -> None:
    (folder / "rules").mkdir(exist_ok=True)
    text = RULE.format(holds=holds, severity=severity)
    (folder / "rules" / "org021.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def isms(tmp_path: Path) -> Path:
    folder = tmp_path / "isms"
    folder.mkdir()
    (folder / "units.yaml").write_text(UNITS)
    write_rule(folder)
    return folder


@pytest.mark.parametrize(
    ("holds", "severity", "code", "said"),
    [
        ("has(record.x_head)", "error", 1, "ORG021 no head"),
        ("has(record.x_head)", "info", 0, "ORG021 no head"),
        ("has(record.name)", "error", 0, "Read 1 file: 2 records"),
        (
            "record.x_head == 'ana'",
            "error",
            0,
            "ORG021 on unit u-1, unit u-2: `x_head` is not stated",
        ),
        ("record.name > 3", "info", 1, "RUL002"),
        ("has(record.haed)", "info", 1, "RUL001"),
    ],
)
def test_exit_codes(cli: Cli, isms: Path, holds: str, severity: str, code: int, said: str) -> None:
    write_rule(isms, holds, severity)
    ran = cli("check", AS_OF, "--select=ORG", cwd=isms)
    assert ran.code == code, ran.out
    assert said.lower() in " ".join(ran.out.split()).lower()


def test_what_selects_a_rule_whose_file_is_broken_says_which_file(cli: Cli, isms: Path) -> None:
    (isms / "rules" / "org021.yaml").write_text("code: [ORG021\n")
    ran = cli("check", AS_OF, "--select=ORG021", cwd=isms)
    assert ran.code == 2
    assert "no rule is called `ORG021`" in ran.err
    assert "rules/org021.yaml:" in ran.err


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgSign=false")
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=clean_environment(), check=True)


def test_a_commit_is_judged_by_its_own_rules(cli: Cli, isms: Path) -> None:
    _git(isms, "init", "-q")
    _git(isms, "add", "--all")
    _git(isms, "commit", "-q", "-m", "x")
    (isms / "rules" / "org021.yaml").unlink()
    selected = ("check", AS_OF, "--format=json")
    (now, then) = (json.loads(cli(*selected, *rev, cwd=isms).out) for rev in ((), ("--rev=HEAD",)))
    found = [[f["code"] for f in said["findings"]].count("ORG021") for said in (now, then)]
    assert found == [0, 2]


def test_a_baseline_holds_what_it_found(cli: Cli, isms: Path) -> None:
    assert cli("baseline", AS_OF, "--select=ORG", cwd=isms).code == 0
    assert cli("check", AS_OF, "--select=ORG", cwd=isms).code == 0
    (isms / "units.yaml").write_text(f"# moved\n{UNITS}  - {{id: u-3, name: Three}}\n")
    ran = cli("check", AS_OF, "--select=ORG", "--format=concise", cwd=isms)
    assert ran.code == 1
    assert [line.split()[0] for line in ran.out.splitlines() if "ORG021" in line] == [
        "units.yaml:6:5:"
    ]


# --- the library that evaluates expressions

_WITHOUT = """
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "cel_expr_python":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Hidden())
from isms_lint.cli.main import main
sys.exit(main())
"""
_LOADED = """
import sys
from isms_lint.cli.main import main
code = main()
print("cel_expr_python" in sys.modules, file=sys.stderr)
sys.exit(code)
"""


def _python(script: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=cwd,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "command", [("check", AS_OF), ("check", AS_OF, "--select=CAR005"), ("rules",)]
)
def test_without_the_library_the_run_ends_and_says_what_to_install(
    isms: Path, command: tuple[str, ...]
) -> None:
    ran = _python(_WITHOUT, *command, cwd=isms)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "isms-lint[rules]" in ran.stderr
    assert "rules/org021.yaml" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_without_the_library_and_without_rules_in_yaml_all_is_well(isms: Path) -> None:
    (isms / "rules" / "org021.yaml").unlink()
    ran = _python(_WITHOUT, "check", AS_OF, "--select=CAR", cwd=isms)
    assert ran.returncode == 0, ran.stderr


def test_the_library_is_loaded_where_there_are_rules_in_yaml(isms: Path) -> None:
    command = ("check", AS_OF, "--exit-zero")
    assert _python(_LOADED, *command, cwd=isms).stderr.splitlines()[-1] == "True"
    (isms / "rules" / "org021.yaml").unlink()
    assert _python(_LOADED, *command, cwd=isms).stderr.splitlines()[-1] == "False"
