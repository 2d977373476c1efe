"""A plugin that the configuration requires is asked for by every command that goes by it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_process import Cli

COMMANDS = [
    ("check",),
    ("baseline",),
    ("rules",),
    ("explain", "IND001"),
    ("test-rules",),
    ("schema", "--install"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_command_does_without_a_required_plugin(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / ".isms-lint.yaml").write_text("plugins: {required: [acme]}\nprofile: acme\n")
    ran = cli(*command)
    assert (ran.code, ran.out) == (2, "")
    assert "the plugin `acme`, which the configuration requires, is not loaded" in ran.err
    assert [file.name for file in tmp_path.iterdir()] == [".isms-lint.yaml"]


@pytest.mark.parametrize(
    # With --plugin, test-rules tests that plugin and not the repository.
    "command",
    [command for command in COMMANDS if command != ("test-rules",)],
    ids=lambda command: command[0],
)
def test_what_is_missing_is_put_down_to_the_plugin_that_failed(
    cli: Cli, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / ".isms-lint.yaml").write_text("profile: acme\n")
    plugin = tmp_path / "acme.py"
    plugin.write_text("raise ValueError('no licence')\n")
    ran = cli(*command, f"--plugin={plugin}")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no profile `acme`" in ran.err
    assert "Plugin acme failed: ValueError: no licence" in ran.err
