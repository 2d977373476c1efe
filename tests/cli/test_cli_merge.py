"""`isms-lint merge`: many repositories, or shards of one, in one report."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cli_process import COMMAND, Cli, clean_environment
from fleet_kit import finding, report_file, waived
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import isms_lint_schemas
from isms_lint.version import VERSION

GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(isms_lint_schemas.__file__).parent


def schema(name: str) -> Draft202012Validator:
    output, own = (
        json.loads((SCHEMAS / f"{it}.json").read_text(encoding="utf-8")) for it in ("output", name)
    )
    registry: Registry[Any] = Resource.from_contents(output) @ Registry()
    return Draft202012Validator(own, registry=registry)


def merged(cli: Cli, *arguments: object, code: int) -> dict[str, Any]:
    ran = cli("merge", *arguments, "--format=json")
    assert ran.code == code
    data: dict[str, Any] = json.loads(ran.out)
    schema("merged").validate(data)
    return data


@pytest.fixture
def fleet(tmp_path: Path) -> list[Path]:
    """Three repositories: one fails, one passes with a warning, one says less (its report is old)."""
    info = finding(9, code="CAR017", name="no-progress", severity="info")
    failing = [*map(finding, range(1, 4)), waived(4), info]
    old = json.loads((GOLDEN.parents[1] / "reporters" / "report-1.0.json").read_text())
    (tmp_path / "old.json").write_text(json.dumps({**old, "findings": []}))
    return [
        report_file(tmp_path / "r1.json", *failing, repository="berlin/isms"),
        report_file(tmp_path / "ghent.json", finding(1, severity="warning"), as_of="2026-11-21"),
        tmp_path / "old.json",
    ]


@pytest.mark.parametrize("name", ["merged.txt", "merged.md"])
def test_for_people(cli: Cli, fleet: list[Path], tmp_path: Path, name: str) -> None:
    form = {"txt": "table", "md": "markdown"}[name.partition(".")[2]]
    ran = cli("merge", *(path.name for path in fleet), f"--format={form}", env={"COLUMNS": "100"})
    assert (ran.code, ran.err) == (1, "")
    golden = GOLDEN / name
    if os.environ.get("ISMS_LINT_WRITE_GOLDEN"):
        golden.write_text(ran.out, encoding="utf-8")
    assert ran.out == golden.read_text(encoding="utf-8")


def test_a_repository_is_reported_as_its_own_report_has_it(
    cli: Cli, repository: Path, tmp_path: Path
) -> None:
    arguments = ("--as-of=2026-11-20", "--format=json", "--repository=berlin", repository)
    cli("check", *arguments, "--output=own.json")
    own = json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))
    (found,) = merged(cli, "own.json", code=1)["repositories"]
    assert found["name"] == own["repository"] == "berlin"
    assert found["made_by"] == {"versions": [VERSION], "plugins": own["tool"]["plugins"]}
    same = own.keys() - {"schema_version", "tool", "repository"}
    assert {name: found[name] for name in same} == {name: own[name] for name in same}
    assert found["findings"]


def test_totals(cli: Cli, fleet: list[Path]) -> None:
    totals = merged(cli, *fleet, code=1)["totals"]
    assert (totals["repositories"], totals["failing"], totals["gate"]) == (3, 1, "fails")
    assert totals["findings"] == {"error": 3, "warning": 1, "info": 1}
    assert totals["accepted"] == 1
    assert totals["rules"][0] == {
        "code": "CAR005",
        "name": "overdue",
        "repositories": 2,
        "findings": 4,
    }
    assert totals["by"]["family"] == {"CAR": 5}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("warning.json",), 0),
        (("strict.json",), 1),
        (("strict.json", "--fail-on=error"), 0),
        (("warning.json", "--fail-on=info"), 1),
        (("warning.json", "strict.json"), 1),
        (("--fail-on=never", "warning.json", "strict.json"), 0),
        (("crashed.json", "--fail-on=never"), 2),
    ],
)
def test_the_exit_code(cli: Cli, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    warning = finding(1, severity="warning")
    crash = {"source": "rule CAR005", "message": "crashed", "where": ""}
    report_file(tmp_path / "warning.json", warning)
    report_file(tmp_path / "strict.json", warning, fail_on="warning")
    report_file(tmp_path / "crashed.json", errors=[crash])
    assert cli("merge", *arguments).code == code


def test_what_cannot_be_read_costs_no_neighbour(
    cli: Cli, fleet: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "broken.json").write_text('{"schema_version": "1.2"')
    ran = cli("merge", "broken.json", *(path.name for path in fleet), "absent.json")
    assert ran.code == 2
    assert "not read: broken.json: not JSON (line 1, column 25)\n" in ran.out
    assert "not read: absent.json: No such file or directory\n" in ran.out
    assert "berlin/isms" in ran.out
    none = cli("merge", "broken.json")
    assert (none.code, none.out.splitlines()[-1]) == (2, "No report could be read.")
    data = merged(cli, "broken.json", *fleet, code=2)
    assert [it["source"] for it in data["unread"]] == ["broken.json"]
    assert len(data["repositories"]) == 3


class TestNames:
    def names(self, cli: Cli, *arguments: object) -> list[str]:
        data = merged(cli, *arguments, code=0)
        return [repository["name"] for repository in data["repositories"]]

    def test_the_command_line_comes_before_the_report(self, cli: Cli, tmp_path: Path) -> None:
        report_file(tmp_path / "a.json", repository="berlin")
        report_file(tmp_path / "b.json", repository="ghent")
        assert self.names(cli, "bonn=a.json", "b.json") == ["bonn", "ghent"]

    def test_the_shortest_paths_that_tell_files_apart(self, cli: Cli, tmp_path: Path) -> None:
        paths = ["x/one/report.json", "x/two/report.json", "y/two/report.json", "y/c.json"]
        for path in paths:
            report_file(tmp_path / path)
        assert self.names(cli, *paths) == ["one/report", "x/two/report", "y/two/report", "c"]

    def test_a_file_with_an_equals_sign(self, cli: Cli, tmp_path: Path) -> None:
        report_file(tmp_path / "a=b.json")
        assert self.names(cli, "a=b.json") == ["a=b"]

    def test_standard_input(self, cli: Cli, tmp_path: Path) -> None:
        path = report_file(tmp_path / "a.json")
        with path.open("rb") as handle:
            done = subprocess.run(
                [*COMMAND, "merge", "bonn=-", "--format=json"],
                stdin=handle,
                env=clean_environment(),
                capture_output=True,
                timeout=60,
                check=True,
            )
        assert [it["name"] for it in json.loads(done.stdout)["repositories"]] == ["bonn"]

    def test_pipes(self, cli: Cli, fleet: list[Path]) -> None:
        command = shlex.join([*COMMAND, "merge", "--format=json"])
        berlin, ghent, _ = fleet
        done = subprocess.run(
            ["bash", "-c", f"{command} A=<(cat {berlin.name}) B=<(cat {ghent.name})"],
            env=clean_environment(),
            cwd=berlin.parent,
            capture_output=True,
            timeout=60,
            check=False,
        )
        data = json.loads(done.stdout)
        assert [(it["name"], it["gate"]) for it in data["repositories"]] == [
            ("A", "fails"),
            ("B", "passes"),
        ]
        assert (done.returncode, data["unread"]) == (1, [])


def test_a_repository_that_is_expected_and_missing(
    cli: Cli, fleet: list[Path], tmp_path: Path
) -> None:
    names = "--expect=berlin/isms,bonn", "--expect=ghent,\x1bx"
    ran = cli("merge", *fleet, *names)
    assert ran.code == 2
    assert "missing: bonn: no report of it was read\n" in ran.out
    assert "missing: \\x1bx: no report of it was read\n" in ran.out
    assert ran.out.count("missing: ") == 2
    assert merged(cli, *fleet, *names, code=2)["missing"] == ["bonn", "\x1bx"]
    (tmp_path / "bonn.json").write_text("{")
    assert merged(cli, *fleet, "bonn.json", "--expect=bonn", code=2)["missing"] == ["bonn"]
    assert merged(cli, *fleet, "--expect=ghent,old", code=1)["missing"] == []
    for form in ("sarif", "junit", "markdown"):
        assert "missing: bonn" in cli("merge", *fleet, *names, f"--format={form}").out


class TestShards:
    def joined(self, cli: Cli, tmp_path: Path, *shards: dict[str, Any]) -> dict[str, Any]:
        paths = []
        for number, shard in enumerate(shards):
            path = tmp_path / f"{number}.json"
            report_file(path, *shard.pop("found", ()), **{"repository": "berlin", **shard})
            paths.append(path)
        ran = cli("merge", *paths, "--format=json")
        data = json.loads(ran.out)
        schema("merged").validate(data)
        (found,) = data["repositories"]
        assert isinstance(found, dict)
        return {**found, "code": ran.code}

    def test_a_finding_counts_once(self, cli: Cli, tmp_path: Path) -> None:
        both = [finding(1), finding(2)]
        found = self.joined(cli, tmp_path, {"found": both}, {"found": [finding(2), finding(3)]})
        assert [it["record"]["id"] for it in found["findings"]] == ["CAR-1", "CAR-2", "CAR-3"]
        assert found["summary"]["findings"]["error"] == 3

    @pytest.mark.parametrize("turn", [1, -1])
    def test_open_in_one_of_them_is_open(self, cli: Cli, tmp_path: Path, turn: int) -> None:
        shards = [{"found": [waived(1)]}, {"found": [finding(1)]}][::turn]
        found = self.joined(cli, tmp_path, *shards)
        assert [it["status"] for it in found["findings"]] == ["open"]
        assert (found["gate"], found["code"]) == ("fails", 1)

    def test_what_one_could_not_evaluate_stays_unevaluated(self, cli: Cli, tmp_path: Path) -> None:
        none = {"code": "ACT001", "record": None, "reason": "no action records"}
        other = {**none, "code": "CAR001"}
        shards = [{"not_evaluated": [none]}, {"not_evaluated": [other, none]}, {}]
        assert self.joined(cli, tmp_path, *shards)["not_evaluated"] == [none, other]

    def test_the_worse_counts_and_is_told(self, cli: Cli, tmp_path: Path) -> None:
        warning = finding(1, severity="warning")
        tool = {"name": "isms-lint", "version": "0.9.0", "plugins": []}
        shards = [
            {"found": [warning], "fail_on": "error", "as_of": "2026-11-22"},
            {"found": [warning], "fail_on": "warning", "tool": tool, "timezone": "UTC"},
        ]
        found = self.joined(cli, tmp_path, *shards)
        assert (found["as_of"], found["fail_on"], found["gate"]) == (
            "2026-11-20",
            "warning",
            "fails",
        )
        assert found["notes"] == [
            "its reports are as of 2026-11-20 and 2026-11-22; the earliest counts",
            "its reports are in the timezone Europe/Berlin and UTC",
            "its reports are made by isms-lint 0.9.0 and X",
            "its reports are made with plugins iso27001 X, record-kinds X and none named",
            "its reports are made to fail on error and warning; the strictest counts",
        ]

    def test_one_report_keeps_its_own_numbers(self, cli: Cli, repository: Path) -> None:
        cli("baseline", "--as-of=2026-11-20", "--select=REF", cwd=repository)
        for command in ("init -q", "add -A", "commit -qm base"):
            git = ("git", "-c", "user.name=T", "-c", "user.email=t@example.org")
            subprocess.run([*git, *command.split()], cwd=repository, check=True)
        check = ("check", "--as-of=2026-11-20", "--since=HEAD", "--format=json")
        cli(*check, "--output=own.json", cwd=repository)
        own = json.loads((repository / "own.json").read_text())
        (found,) = merged(cli, repository / "own.json", code=0)["repositories"]
        assert own["comparison"]["existing"] > own["summary"]["existing"]
        assert found["comparison"] == own["comparison"]
        assert found["baseline"] == own["baseline"] is not None
        there = own["comparison"]["existing"]
        lacking = f"{there} findings that were there before are counted, and not reported"
        assert lacking in found["notes"]

    def test_a_part_is_told_from_the_whole(self, cli: Cli, tmp_path: Path) -> None:
        summary = json.loads((GOLDEN / "report.json").read_text())["summary"]
        part = {"repository": "ghent", "summary": {**summary, "elsewhere": 4}}
        report_file(tmp_path / "part.json", finding(1), **part)
        report_file(tmp_path / "whole.json", finding(1), repository="berlin")
        said = cli("merge", "part.json", "whole.json").out
        assert re.search("^ghent[*] ", said, re.MULTILINE)
        assert re.search("^berlin ", said, re.MULTILINE)
        assert "ghent: 4 open findings are outside the paths that its reports are of\n" in said

    def test_compared_with_one_commit(self, cli: Cli, tmp_path: Path) -> None:
        compared = {
            "revision": "main",
            "base": "1a" * 20,
            "new": 1,
            "existing": 1,
            "reworded": [],
            "gone": 2,
            "rules_of": "base",
            "touched_only": False,
            "blind": None,
            "unjudged": 3,
            "mended": ["CAR005 CAR-4"],
            "removed": ["audit AUD-1"],
        }
        old = finding(9, status="existing")
        shards = [
            {"found": [finding(1), old], "comparison": compared},
            {"found": [finding(2), old], "comparison": compared},
        ]
        found = self.joined(cli, tmp_path, *(dict(shard) for shard in shards))
        assert found["comparison"] == {**compared, "new": 2, "existing": 1, "gone": 4}
        shards[1]["comparison"] = {**compared, "base": "2b" * 20}
        found = self.joined(cli, tmp_path, *(dict(shard) for shard in shards))
        assert found["comparison"] is None
        assert [it["status"] for it in found["findings"]] == ["open", "open", "existing"]
        assert f"its reports are compared with {'1a' * 20} and {'2b' * 20}" in found["notes"]

    def test_by_rules(self, cli: Cli, repository: Path, tmp_path: Path) -> None:
        check = ("check", repository, "--as-of=2026-11-20", "--format=json")
        ignoring = "per_file_ignores: {'people/*': [REF002], 'findings/*': [CAR005]}\n"
        (repository / ".isms-lint.yaml").write_text(ignoring)
        self.same(cli, check, ("--select=CAR",), ("--ignore=CAR",))

    def test_by_paths(self, cli: Cli, repository: Path) -> None:
        folders = sorted(path for path in repository.iterdir() if path.is_dir())
        check = ("check", f"--root={repository}", "--as-of=2026-11-20", "--format=json")
        self.same(cli, check, *((folder,) for folder in folders))

    def same(self, cli: Cli, check: tuple[object, ...], *shards: tuple[object, ...]) -> None:
        """The shards joined say what one run over everything says."""
        cli(*check, "--output=whole.json")
        names = [f"berlin=s{number}.json" for number in range(len(shards))]
        for name, shard in zip(names, shards, strict=True):
            cli(*check, *shard, f"--output={name.partition('=')[2]}")
        (whole,) = merged(cli, "berlin=whole.json", code=1)["repositories"]
        (joined,) = merged(cli, *names, code=1)["repositories"]
        assert whole["findings"]
        for name in ("findings", "not_evaluated", "summary", "rules", "gate", "notes"):
            assert joined[name] == whole[name], name


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.json", "./a.json"), "./a.json: given twice"),
        (("=a.json",), "=a.json: write NAME=FILE"),
        (("a=",), "a=: write NAME=FILE"),
        (("a.json", "--output", "a.json"), "--output a.json: a report that is read"),
        (("a.json", "--format=tables"), "there is no format `tables`; did you mean `table`?"),
        (("a.json", "--output", "no/b.json"), "--output no/b.json: No such file or directory"),
    ],
)
def test_arguments_that_are_wrong(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    report = report_file(tmp_path / "a.json").read_text()
    ran = cli("merge", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"isms-lint: {message}\n")
    assert (tmp_path / "a.json").read_text() == report


def test_several_formats_at_once(cli: Cli, fleet: list[Path], tmp_path: Path) -> None:
    forms = ("--format=json", "--output=m.json", "--format=sarif", "--output=m.sarif")
    ran = cli("merge", *fleet, *forms, "--format=table")
    assert ran.out == cli("merge", *fleet).out
    assert (tmp_path / "m.json").read_text() == cli("merge", *fleet, "--format=json").out
    assert (tmp_path / "m.sarif").read_text() == cli("merge", *fleet, "--format=sarif").out


def test_text_of_reports_does_nothing_where_it_is_shown(cli: Cli, tmp_path: Path) -> None:
    hostile = "\x1b[31m::error::x\n| a | <img src=x> [b](javascript:c) \u202e"
    said = finding(1, message=hostile, path=hostile, clauses=[hostile])
    error = {"source": hostile, "message": hostile, "where": ""}
    report_file(tmp_path / "a.json", said, repository=hostile, errors=[error], timezone=hostile)
    table = cli("merge", "a.json").out
    comment = cli("merge", "a.json", "--format=markdown").out
    log = cli("merge", "a.json", "--format=sarif").out
    for shown in (table, comment, log):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "::error::" not in shown
    assert "<img" not in comment
    assert "[b](" not in comment
    assert merged(cli, "a.json", code=2)["repositories"][0]["name"] == hostile


def test_a_comment_has_room_for_any_number(cli: Cli, tmp_path: Path) -> None:
    many = [finding(n, message="x" * 300) for n in range(1, 61)]
    first = report_file(tmp_path / "0.json", *many).read_text()
    names = [f"{'n' * 150}{number}=r{number}.json" for number in range(300)]
    for name in names:
        (tmp_path / name.partition("=")[2]).write_text(first)
    shown = cli("merge", *names, "--format=markdown").out
    assert len(shown.encode()) <= 65_536
    assert shown.count("a comment has no room for them") == 1
