"""`plugins`, and what every command does where a plugin does not work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import Cli

from isms_lint.version import VERSION


def _broken(tmp_path: Path, code: str) -> dict[str, str]:
    """The environment in which a plugin `house` with this code is installed."""
    site = tmp_path / "site"
    (site / "house-1.0.dist-info").mkdir(parents=True)
    (site / "house-1.0.dist-info" / "entry_points.txt").write_text("[isms_lint]\nhouse = house\n")
    (site / "house.py").write_text(code)
    return {"PYTHONPATH": str(site)}


def test_what_is_loaded_from_where(cli: Cli) -> None:
    ran = cli("plugins")
    assert ran.code == 0
    assert ran.out.startswith(f"iso27001 (isms-lint {VERSION})\n  from   ")
    assert "isms_lint_iso27001/plugin.py" in ran.out
    assert "CAR005" in ran.out
    assert "corrective-action" in ran.out


def test_as_data(cli: Cli) -> None:
    data = json.loads(cli("plugins", "--format=json").out)
    assert [plugin["name"] for plugin in data["plugins"]] == ["iso27001", "record-kinds"]
    pack, kinds = data["plugins"]
    assert pack["version"] == VERSION
    assert "CAR005" in pack["rules"]
    assert "audit" in kinds["kinds"]
    assert "INP001" in data["engine"]["rules"]
    assert data["failures"] == []


@pytest.mark.parametrize("command", [("rules",), ("explain", "CAR005"), ("schema", "audit")])
def test_every_command_tells_of_a_plugin_that_does_not_load(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    ran = cli(*command, env=_broken(tmp_path, "import no_such_module\n"))
    assert ran.code == 2
    assert ran.out == cli(*command).out
    assert ran.err == (
        "isms-lint: plugin house: ModuleNotFoundError: No module named 'no_such_module'"
        f" ({tmp_path}/site/house.py:1)\n"
    )


def test_plugins_lists_the_failure(cli: Cli, tmp_path: Path) -> None:
    ran = cli("plugins", env=_broken(tmp_path, "import no_such_module\n"))
    assert ran.code == 2
    assert ran.out.endswith(f"'no_such_module' ({tmp_path}/site/house.py:1)\n")
    assert "failed: house: ModuleNotFoundError" in ran.out


def test_a_plugin_that_exits_does_not_pass_the_run(cli: Cli, overdue: Path, tmp_path: Path) -> None:
    ran = cli("check", overdue, env=_broken(tmp_path, "import sys\nsys.exit(0)\n"))
    assert ran.code == 2
    assert f"{tmp_path}/site/house.py:2" in ran.out + ran.err


@pytest.mark.parametrize("command", [("check",), ("rules",), ("baseline",), ("test-rules",)])
def test_a_pack_that_is_missing_is_told_before_what_it_would_bring(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / ".isms-lint.yaml").write_text("profile: acme\nplugins: {required: [acme-rules]}\n")
    ran = cli(*command, cwd=tmp_path)
    assert ran.code == 2
    assert "the plugin `acme-rules`, which the configuration requires, is not loaded" in ran.err
    assert "install its pack beside isms-lint" in ran.err
    assert "there is no profile" not in ran.err
