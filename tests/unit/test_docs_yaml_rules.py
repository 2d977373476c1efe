"""What docs/yaml-rules.md says is so: its rules find what they show, its expressions compile."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from isms_lint.declared import bounds
from isms_lint.declared.declare import MOST_CHARACTERS, MOST_RULES
from isms_lint.declared.expression import Language
from isms_lint.declared.functions import Asking, functions
from isms_lint.documents.builtin import READERS
from isms_lint.findings.result import Result
from isms_lint.testing import lint

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "yaml-rules.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def _data(text: str) -> dict[str, Any]:
    ((document, *_), problems) = READERS[".yaml"](text)
    assert not problems, text
    data: dict[str, Any] = document.data
    return data


YAML = [text for language, text in BLOCKS if language == "yaml"]
RULES = {_data(text)["code"]: text for text in YAML if "\nassert:" in text}
(DOCUMENTS,) = (text for text in YAML if "\nassert:" not in text)


def _rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its first two lines."""
    (section,) = re.findall(rf"^#+ {heading}\n(.*?)(?=^#+ |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in lines[2:]]


def _run(*arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "isms_lint", *arguments],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "120"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def _shown(beginning: str) -> str:
    (text,) = (text for _, text in BLOCKS if text.startswith(beginning))
    return text


def _judged(rule: str, which: str) -> Result:
    data = _data(rule)
    return lint(
        {"rules/rule.yaml": rule, "isms.yaml": data["examples"][which]},
        as_of=data["examples"].get("as_of", "2026-11-20"),
        select=[data["code"], "INP", "REF006", "REF007", "REF010"],
    )


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_shown_finds_what_it_shows(code: str) -> None:
    bad, good = _judged(RULES[code], "bad"), _judged(RULES[code], "good")
    assert [finding.code for finding in bad.findings] == [code]
    assert (good.findings, good.not_evaluated, good.errors) == ((), (), ())


def test_the_five_minutes(tmp_path: Path) -> None:
    rule = tmp_path / "rules" / "org011-document-retention.yaml"
    rule.parent.mkdir()
    rule.write_text(RULES["ORG011"], encoding="utf-8")
    (tmp_path / "documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    printed = _run("check", "--select", "ORG", "--as-of", "2026-11-20", cwd=tmp_path)
    assert printed.startswith(_shown("documents.yaml"))
    old = 'when: record.status == "approved"\n'
    new = _shown("when:")
    rule.write_text(RULES["ORG011"].replace(old, new), encoding="utf-8")
    assert _run("test-rules", cwd=tmp_path) == _shown("ORG011 document-retention")
    text = rule.read_text(encoding="utf-8")
    text = text.replace("    kind: document\n", "    kind: document\n    type: procedure\n")
    rule.write_text(text, encoding="utf-8")
    assert ": holds;" in _run("test-rules", cwd=tmp_path)


def test_the_cases_shown_hold(tmp_path: Path) -> None:
    (tmp_path / "org012.yaml").write_text(RULES["ORG012"], encoding="utf-8")
    cases = _shown("# rules: ORG012")
    (tmp_path / "org012.cases.yaml").write_text(cases, encoding="utf-8")
    (tested,) = json.loads(_run("test-rules", str(tmp_path), "--format", "json", cwd=tmp_path))[
        "rules"
    ]
    assert tested["cases"] == 3
    assert tested["failed"] == []


def test_every_function_is_there_with_an_example_that_compiles() -> None:
    rows = _rows("Functions")
    named = {name for cells in rows for name in re.findall(r"(\w+)\(", cells[0])}
    assert named >= {function.name for function in functions(Asking())}
    language = Language(("record", "as_of"), Asking())
    for *_, example in rows:
        language.compile(example.strip("`"), condition=False)


def test_every_field_of_a_rule_file_is_there() -> None:
    schema = json.loads(
        (ROOT / "schemas" / "isms_lint_schemas" / "rule.json").read_text(encoding="utf-8")
    )
    shown = [cells[0] for cells in _rows("The rule file")]
    assert [name.strip("`*") for name in shown] == list(schema["properties"])
    assert {name.strip("`*") for name in shown if "**" in name} == set(schema["required"])


def test_the_bounds_are_those_of_the_code() -> None:
    shown = re.sub(r"(?<=\d) (?=\d)", "", str(_rows("Bounds")))
    for bound in (
        MOST_RULES,
        MOST_CHARACTERS,
        bounds.LONGEST,
        bounds.LONGEST_TOGETHER,
        bounds.MOST_STATES,
        bounds.MOST_COST,
        bounds.LARGEST_RECORD,
        bounds.MOST_SELECTIONS,
    ):
        assert re.search(rf"\b{bound}\b", shown), bound
    assert f"{bounds.SECONDS:.0f} seconds" in shown
    assert f"{bounds.SECONDS_TOGETHER:.0f} seconds" in shown


@pytest.mark.parametrize("slip", ["retentoin", "retention)"])
def test_a_slip_in_an_expression_is_told_at_its_line(slip: str) -> None:
    broken = RULES["ORG011"].replace("has(record.retention)", f"has(record.{slip})")
    result = lint({"rules/rule.yaml": broken, "isms.yaml": DOCUMENTS}, select=["ORG"])
    (finding,) = result.findings
    assert finding.code == "RUL001"
    line = broken.splitlines()[finding.location.line - 1]
    assert line.startswith("assert:")
