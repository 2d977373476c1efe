"""`--plugin` and `--require-plugin`: code that the invoker names, and that a run must have."""

from __future__ import annotations

import json
import py_compile
import re
import subprocess
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest
from cli_process import Cli

from isms_lint.version import VERSION

RULE = '''
from isms_lint.rules import RECORD, Basis, Report, Severity, rule
{imports}

@rule(
    code="{code}", name="{name}", kinds={{"corrective-action"}}, scope=RECORD,
    basis=Basis.ORGANIZATION, severity=Severity.ERROR, since="1.0",
    messages={{"m": "seen {{id}}"}},
)
def check(action, run):
    """Seen."""
    yield Report("m", ("id",), id={value})
'''
HOOKS = """
from isms_lint.plugins.hookspecs import hookimpl
{imports}

@hookimpl
def isms_lint_{hook}():
    return {value}
"""


def rule(code: str = "HOU001", value: str = "action.id", imports: str = "") -> str:
    """A file with one rule, which finds every corrective action."""
    name = f"house-{code[-3:]}"
    return RULE.format(code=code, name=name, value=value, imports=imports)


def codes(cli: Cli, *arguments: object, cwd: Path) -> list[str]:
    ran = cli("check", *arguments, "--format=json", "--as-of=2026-11-20", cwd=cwd)
    assert ran.code == 1, ran.err
    return [finding["code"] for finding in json.loads(ran.out)["findings"]]


def nothing_written(folder: Path) -> bool:
    return not list(folder.rglob("__pycache__")) and not list(folder.rglob("*.pyc"))


def test_the_rules_of_a_file(cli: Cli, overdue: Path) -> None:
    (overdue / "house rules.py").write_text(rule())
    assert "HOU001" in codes(cli, "--plugin", "house rules.py", cwd=overdue)
    assert "HOU001" not in codes(cli, "--fail-on=warning", cwd=overdue)
    assert nothing_written(overdue)


def test_a_file_with_hooks_is_a_plugin_like_another(cli: Cli, overdue: Path) -> None:
    value = '{"house": {"severities": {"CAR005": "error"}}}'
    (overdue / "house.py").write_text(HOOKS.format(hook="profiles", value=value, imports=""))
    assert cli("check", "--plugin=house.py", "--profile=house", cwd=overdue).code == 1
    ran = cli("check", "--profile=house", cwd=overdue)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no profile `house`" in ran.err


def test_the_rules_of_a_folder_whose_files_share_a_helper(cli: Cli, overdue: Path) -> None:
    folder = overdue / "house"
    folder.mkdir()
    (folder / "_words.py").write_text("SEEN = 'words'\n")
    (folder / "first.py").write_text(rule("HOU001", "SEEN", "from ._words import SEEN"))
    (folder / "second.py").write_text(rule("HOU002", imports="from .first import check as other"))
    (folder / "test_first.py").write_text("raise SystemExit('no test is loaded')\n")
    (folder / "conftest.py").write_text("raise SystemExit('no test is loaded')\n")
    found = codes(cli, "--plugin=house/", cwd=overdue)
    assert (found.count("HOU001"), found.count("HOU002")) == (1, 1)
    assert nothing_written(overdue)


def test_a_folder_with_plugin_py_is_a_package(cli: Cli, overdue: Path) -> None:
    folder = overdue / "house"
    (folder / "rules").mkdir(parents=True)
    (folder / "rules" / "__init__.py").touch()
    (folder / "rules" / "hou001.py").write_text(rule())
    hooks = HOOKS.format(
        hook="rules",
        value="load_rules(rules)",
        imports="from isms_lint.rules import load_rules\nfrom . import rules",
    )
    (folder / "plugin.py").write_text(hooks)
    assert "HOU001" in codes(cli, "--plugin", folder, cwd=overdue)
    assert nothing_written(overdue)


def test_what_is_named_as_a_plugin_is_no_record(cli: Cli, overdue: Path) -> None:
    folder = overdue / "house"
    folder.mkdir()
    (folder / "hou001.py").write_text(rule())
    (folder / "more.yaml").write_text("kind: corrective-action\nid: CAR-9\n")
    assert codes(cli, "--plugin=house", "--select=HOU", cwd=overdue) == ["HOU001"]


def test_old_bytecode_beside_a_file_is_not_run(cli: Cli, overdue: Path) -> None:
    file = overdue / "house.py"
    file.write_text(rule(value="'old'"))
    py_compile.compile(str(file), invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
    file.write_text(rule(value="'new'"))
    ran = cli("check", "--plugin=house.py", "--select=HOU", cwd=overdue)
    assert "seen new" in ran.out


def test_both_sides_of_a_comparison_have_it(cli: Cli, overdue: Path) -> None:
    for command in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "one"),
    ):
        subprocess.run(["git", *command], cwd=overdue, check=True)
    plugin = overdue.parent / "house.py"
    plugin.write_text(rule())
    since = ("--since=HEAD", f"--plugin={plugin}")
    assert cli("check", *since, cwd=overdue).code == 0
    (overdue / "more.yaml").write_text("kind: corrective-action\nid: CAR-2\n")
    assert "HOU001" in codes(cli, *since, "--select=HOU", cwd=overdue)
    subprocess.run(["git", "tag", "v1"], cwd=overdue, check=True)
    ran = cli("trend", "--tags=v*", f"--plugin={plugin}", "--by=family", cwd=overdue)
    assert "HOU" in ran.out


def test_every_command_that_tells_of_rules_takes_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "house.py").write_text(rule())
    assert "HOU001" in cli("rules", "--plugin=house.py").out
    assert cli("explain", "HOU001", "--plugin=house.py").code == 0
    assert cli("schema", "audit", "--plugin=house.py").code == 0
    data = json.loads(cli("plugins", "--plugin=house.py", "--format=json").out)
    (house,) = [one for one in data["plugins"] if one["name"] == "house"]
    assert (house["version"], house["distribution"]) == ("local", "")
    assert house["path"] == str(tmp_path / "house.py")
    assert house["rules"] == ["HOU001"]
    shown = cli("plugins", "--plugin=house.py").out
    assert f"house (local)\n  from         {tmp_path}/house.py\n  rules        1: HOU001\n" in shown


def test_the_baseline_takes_it(cli: Cli, overdue: Path) -> None:
    (overdue / "house.py").write_text(rule())
    assert cli("baseline", "--plugin=house.py", "--select=HOU", cwd=overdue).code == 0
    ran = cli("check", "--plugin=house.py", "--select=HOU", cwd=overdue)
    assert ran.code == 0, ran.out


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("nowhere.py", "--plugin nowhere.py: no such file or folder"),
        ("notes.txt", "--plugin notes.txt: neither Python, nor a rule in YAML, nor a folder"),
    ],
)
def test_a_plugin_that_is_not_there_ends_the_run(
    cli: Cli, overdue: Path, path: str, says: str
) -> None:
    (overdue / "notes.txt").touch()
    ran = cli("check", "--plugin", path, cwd=overdue)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


@pytest.mark.parametrize(
    ("files", "where", "says"),
    [
        ({"house.py": "import no_such_module\n"}, "house.py:1", "no_such_module"),
        ({"house.py": "x = (\n"}, "house.py:1", "SyntaxError"),
        ({"house.py": "import sys\nsys.exit(0)\n"}, "house.py:2", "SystemExit"),
        ({"house.py": "x = 1\n"}, "house.py", "neither a rule nor a hook"),
        ({"house.py": rule("CAR005")}, "house.py:5", "`CAR005` is already brought by iso27001 ("),
        ({"house/a.py": "1 / 0\n"}, "house/a.py:1", "ZeroDivisionError"),
        ({"house/a.py": "def isms_lint_rules(): ...\n"}, "house/a.py", "`plugin.py`"),
        ({"house/plugin.py": "x = 1\n"}, "house/plugin.py", "there is no hook"),
        ({"house/__init__.py": "\n1 / 0\n"}, "house/__init__.py:2", "ZeroDivisionError"),
        ({"house/plugin.py": "import house.rules\n"}, "house/plugin.py:1", "from . import"),
        ({"iso27001.py": rule()}, "iso27001.py", "two plugins are called `iso27001`"),
    ],
)
def test_what_does_not_load_is_told_by_file_and_line_and_costs_nothing_else(
    cli: Cli, overdue: Path, tmp_path: Path, files: dict[str, str], where: str, says: str
) -> None:
    for name, text in files.items():
        (tmp_path / "plugins" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "plugins" / name).write_text(text)
    named = tmp_path / "plugins" / next(iter(files)).partition("/")[0]
    ran = cli(
        "check", overdue, "--plugin", named, "--format=json", "--as-of=2026-11-20", cwd=overdue
    )
    assert ran.code == 2
    data = json.loads(ran.out)
    assert "CAR005" in [finding["code"] for finding in data["findings"]]
    errors = [(error["source"], error["where"]) for error in data["errors"]]
    assert (f"plugin {named.stem}", f"{tmp_path}/plugins/{where}") in errors
    assert says in data["errors"][0]["message"]


def test_one_file_of_a_folder_that_fails_costs_no_other(cli: Cli, overdue: Path) -> None:
    folder = overdue / "house"
    folder.mkdir()
    (folder / "a.py").write_text("1 / 0\n")
    (folder / "b.py").write_text(rule())
    ran = cli("check", "--plugin=house", cwd=overdue)
    assert ran.code == 2
    assert "HOU001" in ran.out
    assert "house/a.py:1" in ran.out + ran.err


def test_why_something_is_missing(cli: Cli, overdue: Path) -> None:
    """What selects a rule of a plugin that failed is no mistake of the configuration."""
    (overdue / "house.py").write_text("1 / 0\n")
    ran = cli("check", "--plugin=house.py", "--select=HOU001", cwd=overdue)
    assert (ran.code, ran.out) == (2, "")
    assert "no rule is called `HOU001`" in ran.err
    assert "Plugin house failed: ZeroDivisionError: division by zero" in ran.err
    assert f"{overdue}/house.py:1" in ran.err


@pytest.mark.parametrize(
    "text", ["plugins: {local: [a.py]}\n", "plugin: a.py\n", "plugins: [a.py]\n"]
)
def test_the_repository_cannot_name_code(cli: Cli, overdue: Path, text: str) -> None:
    (overdue / "a.py").write_text("raise SystemExit('it ran')\n")
    (overdue / ".isms-lint.yaml").write_text(text)
    ran = cli("check", cwd=overdue)
    assert (ran.code, ran.out) == (2, "")
    assert ".isms-lint.yaml:1:" in ran.err
    assert "it ran" not in ran.err


def test_a_plugin_that_is_required_and_loaded(cli: Cli, overdue: Path) -> None:
    (overdue / "house.py").write_text(rule())
    ran = cli(
        "check",
        "--plugin=house.py",
        "--require-plugin=house",
        f"--require-plugin=iso27001=={VERSION}",
        "--select=CAR005",
        cwd=overdue,
    )
    assert ran.code == 0, ran.err


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (
            "house",
            "the plugin `house`, which --require-plugin requires, is not loaded; loaded: iso2",
        ),
        ("house==1.0", "install its pack beside isms-lint"),
        ("iso27001==9.9", f"requires the plugin `iso27001` 9.9; loaded is {VERSION}"),
        ("iso27001>=1", "`iso27001>=1` is no plugin: write NAME or NAME==VERSION"),
        ("==1", "`==1` is no plugin"),
        ("", "`` is no plugin"),
    ],
)
@pytest.mark.parametrize("command", ["check", "rules", "plugins", "baseline"])
def test_a_plugin_that_is_required_and_not_loaded(
    cli: Cli, overdue: Path, command: str, wanted: str, says: str
) -> None:
    ran = cli(command, "--require-plugin", wanted, cwd=overdue)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert not (overdue / ".isms-lint-baseline.json").exists()


def test_one_that_is_required_and_failed_says_why(cli: Cli, overdue: Path) -> None:
    (overdue / "house.py").write_text("1 / 0\n")
    ran = cli("check", "--plugin=house.py", "--require-plugin=house", cwd=overdue)
    assert ran.code == 2
    assert f"{overdue}/house.py:1: the plugin `house`" in ran.err
    assert "failed: ZeroDivisionError" in ran.err


def test_the_late_hook_that_the_documentation_shows(cli: Cli, overdue: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "plugins.md").read_text(encoding="utf-8")
    (shown,) = [
        block
        for block in re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
        if "def isms_lint_adjust_findings" in block
    ]
    plugin = overdue.parent / "late.py"
    plugin.write_text(shown)
    (overdue / "suppliers").mkdir()
    (overdue / "isms.yaml").rename(overdue / "suppliers" / "isms.yaml")
    arguments = ("check", "--as-of=2026-11-20", "--select=CAR005")
    assert cli(*arguments, cwd=overdue).code == 0
    ran = cli(*arguments, f"--plugin={plugin}", cwd=overdue)
    assert ran.code == 1, ran.err
