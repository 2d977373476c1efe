"""Plugins that offer something besides rules, and get it wrong: nothing of it is silent, nothing told
twice, and nothing they print is taken for what a command says.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from isms_lint.cli.main import main

RECORDS = "kind: person\nid: ana\nname: Ana\n"
ANSWERS = """name: Acme
headcount: 40
top-management: [Ana Reyes]
isms-manager: Dana Holt
internal-auditor: Ines Ferro (Finance)
"""
COMMANDS = {
    "drafts": ["new", "risk", "--stdout"],
    "due": ["calendar", "--format=json"],
    "papers": ["report"],
    "starts": ["init", "isms", "--answers=answers.txt"],
}


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Writes the plugin `house.py` into the folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("ana.yaml").write_text(RECORDS)
    tmp_path.joinpath("answers.txt").write_text(ANSWERS)

    def write(code: str) -> None:
        imports = "from isms_lint.plugins.hookspecs import hookimpl\n"
        imports += "from isms_lint.offers.paper import Paper\n"
        tmp_path.joinpath("house.py").write_text(f"{imports}\n\n{code}")

    return write


@pytest.mark.parametrize("hook", COMMANDS)
def test_a_hook_that_fails_is_told_once(
    plugin: Callable[[str], None], capsys: pytest.CaptureFixture[str], hook: str
) -> None:
    plugin(
        f"@hookimpl\ndef isms_lint_{hook}():\n    print('HERE')\n    raise RuntimeError('no luck')\n"
    )
    assert main([*COMMANDS[hook], "--plugin=house.py"]) == 2
    said = capsys.readouterr()
    assert said.err.count("plugin house: RuntimeError: no luck") == 1
    assert "HERE" not in said.out
    assert said.out


def test_what_a_paper_is_about_are_kinds(
    plugin: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    plugin("@hookimpl\ndef isms_lint_papers():\n    return [Paper('note', 'x', dict, 'audit')]\n")
    assert main(["report", "--plugin=house.py"]) == 2
    said = capsys.readouterr()
    assert "plugin house: what the paper `note` is about is no tuple of kinds" in said.err
    assert "note" not in said.out


def test_a_value_that_ends_the_process_is_told_with_the_template(
    plugin: Callable[[str], None], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    tmp_path.joinpath("templates", "en").mkdir(parents=True)
    tmp_path.joinpath("templates", "en", "note.md.j2").write_text("# Note\n\n{{ said }}\n")
    plugin(
        "class Said:\n    def __str__(self):\n        raise SystemExit(0)\n\n\n"
        "@hookimpl\ndef isms_lint_papers():\n"
        "    return [Paper('note', 'x', lambda seen: {'said': Said()})]\n\n\n"
        "@hookimpl\ndef isms_lint_templates():\n    return ['templates']\n"
    )
    assert main(["report", "note", "--plugin=house.py"]) == 2
    assert "en/note.md.j2: template: SystemExit: 0" in capsys.readouterr().err
