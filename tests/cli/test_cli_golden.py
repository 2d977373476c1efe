"""The reports, whole: compared with files that a person has read.

`ISMS_LINT_WRITE_GOLDEN=1 pytest tests/cli/test_cli_golden.py` writes them anew; read what changed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli_process import Cli

from isms_lint.version import VERSION

GOLDEN = Path(__file__).parent / "golden"
RULES = "INP002,REF001,REF002,REF006,REF007,CAR005,FND004,SEQ001"
BASE = (
    "repository",
    "--as-of=2026-11-20",
    f"--select={RULES}",
    "--severity=REF006=warning",
    "--severity=REF007=info",
)


@pytest.mark.parametrize(
    ("name", "columns", "arguments"),
    [
        ("table-wide.txt", "120", ()),
        ("table-80.txt", "80", ()),
        ("table-narrow.txt", "56", ()),
        ("table-statistics.txt", "120", ("--quiet", "--statistics")),
        ("table-grid.txt", "100", ("--table-style=rounded_grid",)),
        ("table-psql-80.txt", "80", ("--table-style=psql",)),
        ("grouped.txt", "80", ("--format=grouped",)),
        ("grouped-clause.txt", "80", ("--format=grouped", "--group-by=clause")),
        ("concise.txt", "80", ("--format=concise",)),
        ("concise-statistics.txt", "80", ("--format=concise", "--statistics")),
        ("github.txt", "80", ("--format=github",)),
        ("azure.txt", "80", ("--format=azure",)),
        ("report.md", "80", ("--format=markdown",)),
        ("report.csv", "80", ("--format=csv",)),
        ("report.json", "80", ("--format=json",)),
        ("report.jsonl", "80", ("--format=jsonl",)),
        ("report.sarif", "80", ("--format=sarif", "--category=nightly")),
        ("junit.xml", "80", ("--format=junit",)),
        ("checkstyle.xml", "80", ("--format=checkstyle",)),
        ("rdjson.json", "80", ("--format=rdjson",)),
        ("gitlab.json", "80", ("--format=gitlab",)),
    ],
)
def test_report(
    cli: Cli, repository: Path, name: str, columns: str, arguments: tuple[str, ...]
) -> None:
    ran = cli("check", *BASE, *arguments, env={"COLUMNS": columns})
    assert (ran.code, ran.err) == (1, "")
    said = ran.out.replace(f'ersion": "{VERSION}"', 'ersion": "X"')
    golden = GOLDEN / name
    if os.environ.get("ISMS_LINT_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("table-80.txt", 80),
        ("table-narrow.txt", 56),
        ("table-grid.txt", 100),
        ("table-psql-80.txt", 80),
        ("grouped.txt", 80),
    ],
)
def test_the_table_fits_the_terminal(name: str, columns: int) -> None:
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("form", ["json", "sarif", "junit"])
def test_two_runs_give_the_same_bytes(cli: Cli, repository: Path, form: str) -> None:
    arguments = ("check", *BASE, f"--format={form}")
    first = cli(*arguments, env={"PYTHONHASHSEED": "1"})
    assert "FND004" in first.out
    assert cli(*arguments, env={"PYTHONHASHSEED": "2"}) == first
    assert cli(*arguments, "--jobs=1", env={"TZ": "Asia/Tokyo"}) == first


def test_a_repository_in_order_says_so_without_praise(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("kind: person\nid: ana\nname: Ana Reyes\n")
    ran = cli("--select=REF001,CAR005", "--as-of=2026-11-20")
    assert ran.code == 0
    assert ran.out == (
        "No findings.\n"
        "Read 1 file: 1 record, 2 rules.\n"
        "Records: 1 person.\n"
        "Not evaluated: 1 check.\n"
        "  CAR005: no corrective-action records\n"
        "As of 2026-11-20 (UTC).\n"
    )


def test_many_reasons_are_cut_short_for_people_and_listed_in_json(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("kind: person\nid: ana\n")
    said = cli("--as-of=2026-11-20").out
    outcomes = json.loads(cli("--as-of=2026-11-20", "--format=json").out)["not_evaluated"]
    reasons = {outcome["reason"] for outcome in outcomes}
    block = said.partition("Not evaluated: ")[2].partition("As of ")[0]
    assert block.startswith(f"{len(outcomes)} checks.\n")
    more = f"  and {len(reasons) - 12} more reasons; --format json has them all\n"
    assert len(reasons) > 13
    assert block.endswith(more)


@pytest.mark.parametrize(("number", "lines"), [(12, 12), (13, 13), (14, 13)])
def test_no_line_tells_of_one_line_more(cli: Cli, tmp_path: Path, number: int, lines: int) -> None:
    text = "{kind: corrective-action, id: CAR-%d, cause: a, b %d}\n---\n"
    (tmp_path / "car.yaml").write_text("".join(text % (n, n) for n in range(number)))
    said = cli("--as-of=2026-11-20", "--select=REF006").out
    block = said.partition("Not evaluated: ")[2].partition("As of ")[0]
    assert block.count("  REF006 on ") + block.count("  and ") == lines
    assert block.endswith("  and 2 more reasons; --format json has them all\n") is (number == 14)


def test_records_of_an_unknown_kind_are_told_apart(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: observation\nid: O\n---\nkind: audit\nid: A\n")
    said = cli("--as-of=2026-11-20", "--select=REF006").out
    assert "Records: 1 audit, 1 observation (unknown kind).\n" in said
