"""The formats for people, logs and machines, as the command prints them."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from cli_process import Cli

AS_OF = ("--as-of=2026-11-20", "--select=CAR005,REF")
FORMATS = ("table", "concise", "grouped", "github", "azure", "markdown", "csv", "json", "jsonl")
TEXT = "::error::x%0A<script>=cmd()|[x](javascript:1)"
RECORD = r"""kind: corrective-action
id: "::error::x%0A<script>=cmd()|[x](javascript:1)"
title: "##vso[task.complete]\n::stop-commands::x\e[31m\0\u202e`` ``` --> </details> @everyone #1"
owner: "##[error]\n::set-output name=a::b\e]0;x\a"
status: planned
"::warning::\r\n| a |\n|---|": 1
colour of all: "https://x.example"
due_on: 2026-09-30
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Records and a file whose names and texts try to be more than text."""
    folder = tmp_path / "isms"
    folder.mkdir()
    text = RECORD.encode()
    (folder / "a.yaml").write_bytes(text)
    if os.name != "nt":
        Path(
            os.fsdecode(os.fsencode(folder) + b"/::error::\n##[error]<b>`\xe9=\x1b[2J.yaml")
        ).write_bytes(text)
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_text_of_records_is_text_in_every_format(cli: Cli, hostile: Path, form: str) -> None:
    ran = cli("check", *AS_OF, f"--format={form}", cwd=hostile, env={"COLUMNS": "70"})
    assert (ran.code, ran.err) == (1, "")
    assert "CAR005" in ran.out
    assert [char for char in ran.out if not char.isprintable() and char != "\n"] == []
    assert "##[" not in ran.out
    ours = "##vso[task.logissue type="
    for line in ran.out.splitlines():
        begins = line.lstrip().startswith("::")
        assert not begins or (
            form == "github" and line.startswith(("::error file=", "::warning file="))
        )
        assert line.count("##vso[") == (form == "azure" and line.startswith(ours))


def test_the_id_comes_back_from_what_machines_read(cli: Cli, hostile: Path) -> None:
    ran = cli("check", *AS_OF, "--format=json", cwd=hostile)
    assert TEXT in {finding["record"]["id"] for finding in json.loads(ran.out)["findings"]}
    ran = cli("check", *AS_OF, "--format=csv", cwd=hostile)
    ids = {row["id"] for row in csv.DictReader(io.StringIO(ran.out))}
    assert ids == {TEXT.replace("::error", "\\x3a:error")}


def test_in_github_actions_the_format_is_github_unless_one_is_named(
    cli: Cli, overdue: Path
) -> None:
    arguments = ("check", overdue, "--as-of=2026-11-20", "--select=CAR005")
    inside = {"GITHUB_ACTIONS": "true"}
    line = "::warning file=overdue/isms.yaml,line=4,"
    assert cli(*arguments, env=inside).out.startswith(line)
    assert cli(*arguments, env={"GITHUB_ACTIONS": "false"}).out.startswith("overdue/isms.yaml\n")
    assert cli(*arguments, "--format=table", env=inside).out.startswith("overdue/isms.yaml\n")
    assert cli(*arguments, "--format=github").out.startswith(line)


@pytest.mark.parametrize("form", FORMATS)
def test_a_waived_finding_is_shown_with_its_waiver_and_fails_nothing(
    cli: Cli, waived: Path, form: str
) -> None:
    asked = ("check", waived, "--as-of=2026-11-20", "--select=CAR005", "--fail-on=warning")
    ran = cli(*asked, f"--format={form}", env={"COLUMNS": "300"})
    assert (ran.code, ran.err) == (0, "")
    for said in ("CAR005", "WVR-1", "2027-01-31", "ana", "the supplier is late"):
        assert said in ran.out


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("--table-style=grit", "--table-style grit: no such style; did you mean `grid`?"),
        ("--table-style=html", "--table-style html: no such style; there are plain, simple, grid"),
        ("--group-by=owner", "`owner` is none of record, file, "),
    ],
)
def test_a_style_that_is_not_there(cli: Cli, overdue: Path, argument: str, said: str) -> None:
    ran = cli("check", overdue, argument)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_that_failed_says_so_in_every_format(
    cli: Cli, overdue: Path, tmp_path: Path, form: str
) -> None:
    (tmp_path / "site" / "broken-1.dist-info").mkdir(parents=True)
    entry = tmp_path / "site" / "broken-1.dist-info" / "entry_points.txt"
    entry.write_text("[isms_lint]\nbroken = broken_plugin\n")
    ran = cli("check", overdue, f"--format={form}", env={"PYTHONPATH": str(entry.parents[1])})
    assert ran.code == 2
    if form != "csv":  # rows are findings, and nothing else
        assert "plugin broken" in ran.out


def test_no_report_is_written_through_a_link_out_of_the_repository(
    cli: Cli, overdue: Path, tmp_path: Path
) -> None:
    (overdue / ".git").mkdir()
    (overdue / "report.md").symlink_to(tmp_path / "victim")
    ran = cli("check", "--format=markdown", "--output=report.md", cwd=overdue)
    assert (ran.code, ran.out) == (2, "")
    assert "--output report.md: a link leads it out of the repository" in ran.err
    assert not (tmp_path / "victim").exists()
    (overdue / "known.json").symlink_to(tmp_path / "victim")
    ran = cli("baseline", "--output=known.json", cwd=overdue)
    assert (ran.code, "a link leads it out of the repository" in ran.err) == (2, True)
    assert not (tmp_path / "victim").exists()
