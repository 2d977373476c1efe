"""`isms-lint trend`: how findings moved, from reports, notes and tags."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cli_process import Cli, clean_environment
from fleet_kit import finding, report_file, waived
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import isms_lint_schemas

GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(isms_lint_schemas.__file__).parent
DAYS = ("2026-01-31", "2026-04-30", "2026-07-31")
OLD = GOLDEN.parents[1] / "reporters" / "report-1.0.json"


def git(folder: Path, *arguments: str, at: str = "2026-08-01 12:00 +0000") -> str:
    """Run git in `folder` as if it were the instant `at`; what it prints."""
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgSign=false")
    done = subprocess.run(
        ["git", *who, *arguments],
        cwd=folder,
        env=clean_environment(GIT_COMMITTER_DATE=at),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def commit(folder: Path, at: str = "2026-08-01 12:00 +0000") -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x", at=at)


def points(cli: Cli, *arguments: object, **options: Any) -> list[dict[str, Any]]:
    ran = cli("trend", *arguments, "--format=json", **options)
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    output, own = (
        json.loads((SCHEMAS / f"{it}.json").read_text(encoding="utf-8"))
        for it in ("output", "trend")
    )
    registry: Registry[Any] = Resource.from_contents(output) @ Registry()
    Draft202012Validator(own, registry=registry).validate(data)
    found: list[dict[str, Any]] = data["points"]
    return found


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    """Three reports; another version with one rule more wrote the last one."""
    other = finding(9, code="CAR017", name="no-progress", severity="info", clauses=[])
    tool = {"name": "isms-lint", "version": "9.0.0", "plugins": []}
    rules = [*json.loads((GOLDEN / "report.json").read_text())["rules"], "CAR017"]
    report_file(tmp_path / "q1.json", *map(finding, range(1, 6)), as_of=DAYS[0])
    report_file(tmp_path / "q2.json", finding(1), finding(2), waived(3), as_of=DAYS[1])
    report_file(tmp_path / "q3.json", finding(7), other, as_of=DAYS[2], tool=tool, rules=rules)
    return ["q3.json", "q1.json", "q2.json"]


@pytest.mark.parametrize("name", ["trend.txt", "trend.csv", "trend.md"])
def test_the_reports(cli: Cli, reports: list[str], name: str) -> None:
    form = {"txt": "table", "csv": "csv", "md": "markdown"}[name.partition(".")[2]]
    ran = cli("trend", *reports, f"--format={form}", env={"COLUMNS": "100"})
    assert (ran.code, ran.err) == (0, "")
    golden = GOLDEN / name
    if os.environ.get("ISMS_LINT_WRITE_GOLDEN"):
        golden.write_text(ran.out, encoding="utf-8")
    assert ran.out == golden.read_text(encoding="utf-8")


def test_points_stand_in_the_order_of_their_days(cli: Cli, reports: list[str]) -> None:
    found = points(cli, *reports)
    assert [point["as_of"] for point in found] == list(DAYS)
    moved = [(point["new"], point["newly_accepted"], point["gone"]) for point in found]
    assert moved == [(None, None, None), (0, 1, 2), (2, 0, 2)]
    assert [point["accepted"] for point in found] == [0, 1, 0]
    assert found[1]["accepted_by"] == {"waived": 1, "ignored": 0, "baseline": 0, "allowed": 0}


def test_a_finding_that_tells_of_more_is_new(cli: Cli, tmp_path: Path) -> None:
    place = finding(1)["location"]
    told = [
        [{"name": name, "location": place} for name in names] for names in ("ab", "a", "ac", "")
    ]
    for number, about in enumerate(told):
        report_file(
            tmp_path / f"{number}.json", finding(1, about=about), as_of=f"2026-0{number + 1}-01"
        )
    found = points(cli, *(f"{number}.json" for number in range(4)))
    assert [(point["new"], point["gone"]) for point in found[1:]] == [(0, 0), (1, 0), (0, 0)]


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_where_no_report_can_be_read(cli: Cli, tmp_path: Path, form: str) -> None:
    (tmp_path / "broken.json").write_text("[]")
    ran = cli("trend", "broken.json", f"--format={form}")
    assert (ran.code, ran.err) == (2, "")
    assert form == "csv" or "broken.json" in ran.out


def test_what_does_not_compare_is_told(cli: Cli, reports: list[str], tmp_path: Path) -> None:
    first, second, third = points(cli, *reports)
    assert first["differs"] == second["differs"] == []
    assert "isms-lint X, then 9.0.0" in third["differs"]
    assert "plugin iso27001 X, then not there" in third["differs"]
    assert "rules run that had not: CAR017" in third["differs"]
    narrowed = json.loads((tmp_path / "q2.json").read_text())
    narrowed["summary"]["elsewhere"] = 4
    (tmp_path / "q2.json").write_text(json.dumps(narrowed))
    _, second, _ = points(cli, *reports)
    assert second["differs"] == ["not all findings of the repository are reported"]


def test_a_report_that_names_no_rules(cli: Cli, reports: list[str], tmp_path: Path) -> None:
    old = json.loads(OLD.read_text())
    for name, day, rules in (("o1", DAYS[0], 8), ("o2", DAYS[1], 8), ("o3", DAYS[2], 7)):
        data = {**old, "as_of": day, "summary": {**old["summary"], "rules": rules}}
        (tmp_path / f"{name}.json").write_text(json.dumps(data))
    assert [it["differs"] for it in points(cli, "o1.json", "o2.json", "o3.json")] == [
        [],
        [],
        ["8 rules, then 7"],
    ]


def test_what_a_comparison_calls_existing_still_stands(cli: Cli, tmp_path: Path) -> None:
    report_file(tmp_path / "a.json", finding(1), finding(2, status="existing"))
    (point,) = points(cli, "a.json")
    assert point["findings"]["error"] == 2


@pytest.mark.parametrize(
    ("by", "counts"),
    [
        ("family", {"CAR": 2}),
        ("rule", {"CAR005": 1, "CAR017": 1}),
        ("clause", {"10.2 c": 1}),
        ("basis", {"organization's own rule": 2}),
    ],
)
def test_what_is_counted(cli: Cli, reports: list[str], by: str, counts: dict[str, int]) -> None:
    assert points(cli, *reports, f"--by={by}")[-1]["counts"] == counts


def test_one_repository_at_a_time(cli: Cli, tmp_path: Path) -> None:
    for name in ("berlin", "ghent"):
        report_file(tmp_path / f"{name}.json", finding(1), repository=name)
    ran = cli("trend", "berlin.json", "ghent.json")
    assert (ran.code, ran.out) == (2, "")
    assert "2 repositories, such as berlin, ghent: choose one with --repository" in ran.err
    ran = cli("trend", "berlin.json", "ghent.json", "--repository=ghent")
    assert ran.code == 0
    assert "Left out: 1 of other repositories.\n" in ran.out
    assert "Open findings of ghent: █ 1 at first, 1 at last.\n" in ran.out


def test_what_cannot_be_read_costs_no_neighbour(
    cli: Cli, reports: list[str], tmp_path: Path
) -> None:
    (tmp_path / "broken.json").write_text("[]")
    ran = cli("trend", "broken.json", *reports)
    assert ran.code == 2
    assert "not read: broken.json: not a report that `check --format json` wrote\n" in ran.out
    assert "2026-07-31  q3" in ran.out


def test_many_points_fit_the_terminal(cli: Cli, tmp_path: Path) -> None:
    names = [f"p{number:02}.json" for number in range(60)]
    for number, name in enumerate(names):
        report_file(tmp_path / name, *map(finding, range(1, 2 + number % 9)))
    said = cli("trend", *names, env={"COLUMNS": "80"}).out
    assert max(map(len, said.splitlines())) <= 80
    assert "and 59 points before these; --format csv has them all\n" in said
    rows = list(csv.DictReader(io.StringIO(cli("trend", *names, "--format=csv").out)))
    assert [int(row["family CAR"]) for row in rows] == [1 + n % 9 for n in range(60)]


def test_text_of_reports_does_nothing_where_it_is_shown(cli: Cli, tmp_path: Path) -> None:
    hostile = "\x1b[31m::error::x\n| a | <img src=x> \u202e"
    tool = {"name": "isms-lint", "version": hostile, "plugins": []}
    report_file(tmp_path / "=1+1.json", finding(1), as_of=DAYS[0])
    named = finding(1, clauses=["=cmd()", hostile])
    report_file(tmp_path / "b.json", named, repository="", tool=tool)
    arguments = ("trend", "=1+1.json", "b.json", "--by=clause")
    for form in ("table", "csv", "markdown"):
        shown = cli(*arguments, f"--format={form}").out
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "::error::" not in shown
        assert form != "markdown" or "<img" not in shown
    rows = list(csv.reader(io.StringIO(cli(*arguments, "--format=csv").out)))
    assert all(not cell.startswith("=") for row in rows for cell in row)
    assert points(cli, *arguments[1:])[1]["version"] == hostile


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give reports, or --notes, or --tags: one of the three"),
        (("a.json", "--tags=v*"), "give reports, or --notes, or --tags: one of the three"),
        (
            ("a.json", "--repository=x"),
            "there is no report to show; Left out: 1 of other repositories.",
        ),
        (("a.json", "--format=tables"), "there is no format `tables`; did you mean `table`?"),
        (("--notes",), "--notes isms-lint: nothing is committed yet"),
        (("--notes", "--root=absent"), "--root absent: no such folder"),
        (("--notes", "--root=/"), "--notes isms-lint: / lies in no git repository"),
        (("--tags=*", "--root=/"), "--tags *: / lies in no git repository"),
        (("--notes=refs/heads/main",), "--notes refs/heads/main: `refs/heads/main` names no notes"),
        (("--tags=v*",), "there is no report to show"),
    ],
)
def test_arguments_that_are_wrong(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    git(tmp_path, "init", "--quiet")
    report_file(tmp_path / "a.json")
    ran = cli("trend", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"isms-lint: {message}")


@pytest.fixture
def history(tmp_path: Path, repository: Path) -> Path:
    """A repository with a commit and a tag on each of `DAYS`; the people are gone in the second."""
    root = tmp_path / "isms"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    for number, day in enumerate(DAYS):
        shutil.copytree(repository, root, dirs_exist_ok=True)
        if number == 1:
            shutil.rmtree(root / "people")
        commit(root, f"{day} 23:30 +0000")
        git(root, "tag", "--annotate", "--message=x", f"v{number}", at=f"{day} 23:30 +0000")
    return root


class TestNotes:
    def test_each_commit_with_a_report_is_a_point(self, cli: Cli, history: Path) -> None:
        commits = git(history, "rev-list", "--reverse", "HEAD").split()
        expected = []
        for at, day in zip(reversed(commits), reversed(DAYS), strict=True):
            git(history, "checkout", "-q", at)
            report = history.parent / "report.json"
            cli("check", history, f"--as-of={day}", "--format=json", f"--output={report}")
            git(history, "notes", "--ref=isms-lint", "add", "-f", "-F", str(report))
            expected.insert(0, json.loads(report.read_text())["summary"]["findings"])
        git(history, "checkout", "-q", "main")
        found = points(cli, "--notes", cwd=history)
        assert [point["revision"] for point in found] == commits
        assert [point["label"] for point in found] == [it[:7] for it in commits]
        assert [point["findings"] for point in found] == expected
        assert len({json.dumps(counts) for counts in expected}) > 1

    def test_other_references_and_branches(self, cli: Cli, history: Path, tmp_path: Path) -> None:
        report = str(report_file(tmp_path / "r.json", finding(1)))
        git(history, "checkout", "-q", "-b", "side", "HEAD~1")
        commit(history)
        git(history, "notes", "--ref=ci/lint", "add", "-F", report)
        git(history, "checkout", "-q", "main")
        git(history, "notes", "--ref=ci/lint", "add", "-F", report)
        for ref in ("ci/lint", "refs/notes/ci/lint"):
            ran = cli("trend", f"--notes={ref}", f"--root={history}")
            assert ran.code == 0
            assert "Left out: 1 on commits outside of the history of HEAD.\n" in ran.out

    def test_without_notes_it_says_how_to_get_them(self, cli: Cli, history: Path) -> None:
        ran = cli("trend", "--notes", cwd=history)
        assert (ran.code, ran.out) == (2, "")
        assert "git fetch origin refs/notes/isms-lint:refs/notes/isms-lint" in ran.err

    def test_a_note_that_is_no_report(self, cli: Cli, history: Path, tmp_path: Path) -> None:
        report = str(report_file(tmp_path / "r.json", finding(1)))
        git(history, "notes", "--ref=isms-lint", "add", "-F", report)
        git(history, "notes", "--ref=isms-lint", "add", "-m", "looks good", "HEAD~1")
        ran = cli("trend", "--notes", cwd=history)
        before = git(history, "rev-parse", "HEAD~1")[:7]
        assert ran.code == 2
        assert f"not read: {before}: not JSON (line 1, column 1)\n" in ran.out
        assert "1 at first, 1 at last" in ran.out


class TestTags:
    def test_a_tag_is_judged_as_of_its_own_day(self, cli: Cli, history: Path) -> None:
        found = points(cli, "--tags=v*", cwd=history)
        assert [point["label"] for point in found] == ["v0", "v1", "v2"]
        for point in found:
            check = ("check", "--rev", point["label"], "--as-of", point["as_of"], "--format=json")
            own = json.loads(cli(*check, cwd=history).out)
            assert point["findings"] == own["summary"]["findings"]
            assert point["revision"] == own["revision"]
        # The organization is in Berlin, where the tags were set on the next day.
        assert [point["as_of"] for point in found] == ["2026-02-01", "2026-05-01", "2026-08-01"]

    def test_the_pattern_chooses(self, cli: Cli, history: Path) -> None:
        git(history, "tag", "light", "HEAD~2")
        git(history, "tag", "blob", "HEAD:people/staff.yaml")
        assert [it["label"] for it in points(cli, "--tags=v[12]", cwd=history)] == ["v1", "v2"]
        assert [it["label"] for it in points(cli, "--tags=*l*", cwd=history)] == ["light"]

    def test_its_own_configuration_counts(self, cli: Cli, history: Path) -> None:
        (history / ".isms-lint.yaml").write_text("select: [REF]\n")
        commit(history)
        git(history, "tag", "v3")
        (history / ".isms-lint.yaml").write_text("select: {}\n")
        commit(history)
        git(history, "tag", "v4")
        ran = cli("trend", "--tags=v*", cwd=history)
        assert ran.code == 2
        assert "* v3 does not compare with the point before it:" in ran.out
        assert "not read: v4: " in ran.out
        assert ".isms-lint.yaml:1:" in ran.out
