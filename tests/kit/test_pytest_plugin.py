"""The plugin for pytest, in runs of pytest of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LATE = "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-11-19"
HOLDS = f"# rules: CAR005\n# case: late\n{LATE}  # expect: CAR005[overdue]\n"
FAILS = f"\n# case: near miss: today\n{LATE}\n"


def pytest_in(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", "error", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_each_case_is_a_test(tmp_path: Path, workers: tuple[str, ...]) -> None:
    (tmp_path / "car005.cases.yaml").write_text(HOLDS + FAILS, encoding="utf-8")
    code, said = pytest_in(tmp_path, "-v", *workers)
    assert code == 1, said
    assert "1 failed, 1 passed" in said
    assert "car005.cases.yaml::late" in said
    assert "car005.cases.yaml:12: case `near miss: today`: not expected: CAR005[overdue]" in said
    assert "  > 12 | due_on: 2026-11-19" in said
    assert "judge.py" not in said  # no traceback


def test_what_is_mistyped_is_an_error_of_collection_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "car005.cases.yaml").write_text(f"# rulse: CAR005\n{LATE}\n", encoding="utf-8")
    code, said = pytest_in(tmp_path)
    assert code == 2
    assert "car005.cases.yaml:1: `# rulse:` is no directive; did you mean `rules`?" in said
    assert "read_cases.py" not in said


def test_what_no_rule_can_say_fails_the_case_without_a_traceback(tmp_path: Path) -> None:
    text = HOLDS.replace("[overdue]", "[late]")
    (tmp_path / "car005.cases.yaml").write_text(text, encoding="utf-8")
    code, said = pytest_in(tmp_path)
    assert code == 1
    assert "car005.cases.yaml:6: CAR005 has no message `late`" in said
    assert "judge.py" not in said


def test_rules_in_yaml_are_those_beside_the_cases(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    (rules / "cases").mkdir(parents=True)
    rule = (
        "code: ORG001\nname: titled\nkind: audit\nsummary: An audit has no title.\n"
        "why: Titles help.\nfix: Give it one.\nassert: has(record.title)\nmessage: no title\n"
        "examples:\n  bad: 'kind: audit'\n  good: 'kind: audit'\n"
    )
    (rules / "org001.yaml").write_text(rule, encoding="utf-8")
    cases = "# rules: ORG001\nkind: audit  # expect: ORG001[fails]\nid: A\n"
    (rules / "cases" / "org001.cases.yaml").write_text(cases, encoding="utf-8")
    code, said = pytest_in(tmp_path)
    assert (code, "1 passed" in said) == (0, True), said
    (rules / "org001.yaml").write_text(rule.replace("fix", "fxi"), encoding="utf-8")
    code, said = pytest_in(tmp_path)
    assert code == 1
    assert "org001.yaml:1:1: `fix` is missing" in said


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    (tmp_path / "car005.cases.yaml").write_text(HOLDS, encoding="utf-8")
    assert pytest_in(tmp_path, "-p", "no:isms-lint")[0] == pytest.ExitCode.NO_TESTS_COLLECTED


def test_projects_that_do_not_use_it_load_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "test_other.py").write_text(
        "import sys\n\n\ndef test_other():\n"
        "    assert 'isms_lint.pytest_plugin' in sys.modules\n"
        "    assert not {'isms_lint.testing', 'isms_lint.engine', 'yaml'} & sys.modules.keys()\n",
        encoding="utf-8",
    )
    code, said = pytest_in(tmp_path)
    assert code == 0, said


IN_PYTHON = """\
from isms_lint.testing import lint

RECORDS = "kind: corrective-action\\nid: CAR-1\\nnonconformity: NC-1\\ndue_on: 2026-11-10\\n"


def test_major():
    nc = "---\\nkind: nonconformity\\nid: NC-1\\ngrade: major\\n"
    assert lint(RECORDS + nc, select=["CAR005"]).findings


def test_grace():
    assert not lint(RECORDS, select=["CAR005"], parameters={"CAR005": {"grace_days": 10}}).findings
"""


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_messages_and_options_of_all_tests_are_counted(
    tmp_path: Path, workers: tuple[str, ...]
) -> None:
    (tmp_path / "car005.cases.yaml").write_text(HOLDS, encoding="utf-8")
    counting = ("--isms-lint-exercised", "CAR005", *workers)
    code, said = pytest_in(tmp_path, *counting)
    assert code == 1
    assert "1 passed" in said
    assert "CAR005: no records lead to the message `overdue-major`" in said
    assert "CAR005: no records show what another value of the option `grace_days` does" in said
    (tmp_path / "test_car005.py").write_text(IN_PYTHON, encoding="utf-8")
    code, said = pytest_in(tmp_path, *counting)
    assert code == 0, said
    assert "3 passed" in said


def test_a_plugin_stands_for_its_rules_and_a_word_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "car005.cases.yaml").write_text(HOLDS, encoding="utf-8")
    code, said = pytest_in(tmp_path, "--isms-lint-exercised", "iso27001")
    assert code == 1
    assert "PRG001: no records lead to" in said
    assert "XFW001: no records lead to" in said
    code, said = pytest_in(tmp_path, "--isms-lint-exercised", "CAR905")
    assert code == pytest.ExitCode.USAGE_ERROR, said
    assert "no rule is called `CAR905`" in said
