"""A check as a function: what the command line reports, as values."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from git_kit import commit, git, new_repository, write

import isms_lint
from isms_lint import Result, Severity, Status, UsageError, check

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"
MISTAKES = sorted(path.parent for path in EXAMPLES.glob("mistakes/*/README.md"))
DAY = "2026-11-20"

OVERDUE = "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2026-09-30\n"
OVERDUE_TOO = OVERDUE.replace("CAR-1", "CAR-2")
WAIVER = (
    "kind: waiver\nid: WVR-1\nrule: CAR005\ntarget: CAR-1\nreason: the supplier is late\n"
    "approved_by: ana\napproved_on: 2026-10-01\nexpires_on: 2027-01-31\n"
)


@pytest.fixture
def overdue(tmp_path: Path) -> Path:
    """A repository with one overdue action: a warning of CAR005 as of that day."""
    folder = new_repository(tmp_path / "overdue")
    write(folder, {"actions/one.yaml": OVERDUE})
    return folder


def _codes(result: Result) -> list[tuple[str, str]]:
    return [(finding.code, finding.record_id) for finding in result.findings]


def _command_line(*arguments: object) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON report of the command."""
    done = subprocess.run(
        [sys.executable, "-m", "isms_lint", "check", *map(str, arguments), "--format=json"],
        capture_output=True,
        check=False,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return done.returncode, report


@pytest.mark.parametrize("folder", [*MISTAKES, EXAMPLES / "alder"], ids=lambda path: path.name)
def test_the_result_is_what_the_command_line_reports(folder: Path) -> None:
    code, report = _command_line(folder, "--as-of", DAY, "--profile=strict")
    result = check(folder, as_of=DAY, profile="strict")
    assert [
        (
            finding.fingerprint,
            finding.code,
            finding.severity,
            finding.message,
            finding.record_id,
            finding.location.file,
            finding.location.line,
            finding.location.column,
        )
        for finding in result.findings
    ] == [
        (
            finding["fingerprint"],
            finding["code"],
            finding["severity"],
            finding["message"],
            finding["record"]["id"],
            finding["location"]["file"],
            finding["location"]["line"],
            finding["location"]["column"],
        )
        for finding in report["findings"]
        if finding["status"] == "open"
    ]
    assert result.records == report["summary"]["records"]
    assert len(result.not_evaluated) == len(report["not_evaluated"])
    assert [rule.code for rule in result.rules] == report["rules"]
    assert (result.passes, result.errors) == (code == 0, ())


def test_a_path_narrows_what_is_reported(overdue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(overdue, {".isms-lint.yaml": "select: [CAR005]\n", "more/two.yaml": OVERDUE_TOO})
    assert _codes(check(overdue, as_of=DAY)) == [("CAR005", "CAR-1"), ("CAR005", "CAR-2")]
    below = check(overdue / "more", as_of=DAY)
    assert (_codes(below), below.elsewhere) == ([("CAR005", "CAR-2")], 1)
    both = check([overdue / "more", str(overdue / "actions/one.yaml")], as_of=DAY)
    assert len(both.findings) == 2
    monkeypatch.chdir(overdue / "actions")
    assert _codes(check(as_of=DAY)) == [("CAR005", "CAR-1")]
    assert check(as_of=DAY, root=".").root == str(overdue / "actions")


@pytest.mark.parametrize(
    "as_of",
    [DAY, date(2026, 11, 20), datetime(2026, 11, 20, 12, tzinfo=UTC), "2026-11-20T12:00:00+01:00"],
    ids=repr,
)
def test_the_day_is_a_date_an_instant_or_text(overdue: Path, as_of: Any) -> None:
    assert check(overdue, as_of=as_of).as_of == date(2026, 11, 20)


def test_an_instant_is_the_day_of_the_organization() -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    result = check(EXAMPLES / "alder", as_of=late, select="CAR005")
    assert (result.timezone, result.as_of) == ("Europe/Amsterdam", date(2026, 11, 21))


def test_without_a_day_it_is_today() -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    before = datetime.now(amsterdam).date()
    result = check(EXAMPLES / "alder", select="CAR005")
    assert before <= result.as_of <= datetime.now(amsterdam).date()


def test_what_is_set_counts_over_the_configuration(overdue: Path) -> None:
    write(overdue, {".isms-lint.yaml": "select: [IND]\nfail_on: error\n"})

    def one(**settings: Any) -> Result:
        return check(overdue, as_of=DAY, **settings)

    assert _codes(one()) == []
    assert _codes(one(select="CAR005,REF")) == [("CAR005", "CAR-1")]
    assert _codes(one(extend_select=["CAR005"])) == [("CAR005", "CAR-1")]
    assert _codes(one(select=["CAR005"], ignore="overdue")) == []
    assert one(select=["CAR005"]).passes
    assert not one(select=["CAR005"], fail_on="warning").passes
    assert not one(select=["CAR005"], fail_on=Severity.WARNING).passes
    graver = one(select=["CAR005"], severities={"CAR": "error"})
    assert (graver.findings[0].severity, graver.passes) == (Severity.ERROR, False)
    assert len(one(profile=["starter"], select="ALL").rules) > 100
    other = overdue.parent / "other.yaml"
    other.write_text("select: [CAR005]\nfail_on: info\n")
    assert not one(config=other).passes


def test_what_is_accepted_is_told_apart(overdue: Path) -> None:
    write(overdue, {"waiver.yaml": WAIVER})
    result = check(overdue, as_of=DAY, select="CAR005")
    (accepted,) = result.accepted
    assert (result.findings, accepted.status) == ((), Status.WAIVED)
    assert accepted.acceptance is not None
    assert accepted.acceptance.until == date(2027, 1, 31)
    assert _codes(check(overdue, as_of=DAY, select="CAR005", ignores=False)) == [
        ("CAR005", "CAR-1")
    ]


def test_a_baseline_is_named(overdue: Path, tmp_path: Path) -> None:
    file = tmp_path / "accepted.json"
    command = [sys.executable, "-m", "isms_lint", "baseline", overdue, f"--output={file}"]
    subprocess.run([*command, f"--as-of={DAY}", "--select=CAR005"], check=True, capture_output=True)
    result = check(overdue, as_of=DAY, select="CAR005", baseline=file)
    assert [finding.status for finding in result.accepted] == [Status.BASELINE]


def test_a_commit_and_what_is_new_since(overdue: Path) -> None:
    first = commit(overdue)
    write(overdue, {"actions/two.yaml": OVERDUE_TOO})
    git(overdue, "checkout", "-q", "-b", "change")

    def one(**asked: Any) -> Result:
        return check(overdue, as_of=DAY, select="CAR005", **asked)

    assert _codes(one()) == [("CAR005", "CAR-1"), ("CAR005", "CAR-2")]
    past = one(rev="main")
    assert (_codes(past), past.revision) == ([("CAR005", "CAR-1")], first)
    new = one(since="main", repository="acme")
    assert (_codes(new), new.repository) == ([("CAR005", "CAR-2")], "acme")
    assert new.comparison is not None
    assert (new.comparison.base, new.comparison.existing) == (first, 1)
    assert _codes(one(diff_only=True, config_from="head")) == [("CAR005", "CAR-2")]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"path": "nowhere"}, "nowhere: no such file or folder"),
        ({"root": "nowhere"}, "--root nowhere: no such folder"),
        ({"as_of": "tomorrow"}, "--as-of tomorrow: not a date (YYYY-MM-DD) or an instant with an"),
        ({"as_of": 5}, "--as-of 5: not a date (YYYY-MM-DD) or an instant with an"),
        ({"as_of": datetime(2026, 11, 20)}, "--as-of 2026-11-20 00:00:00: an instant needs an"),
        ({"select": "CAR9"}, "select: no rule is called `CAR9`; did you mean `CAR`?"),
        ({"fail_on": "fatal"}, "--fail-on fatal: none of error, warning, info, never"),
        (
            {"severities": {"CAR005": "high"}},
            "--severity CAR005 high: none of error, warning, info",
        ),
        ({"profile": "stern"}, "there is no profile `stern`"),
        ({"config_from": "main", "since": "main"}, "--config-from main: none of base, head"),
        ({"config_from": "head"}, "--config-from says whose rules count for --since"),
        ({"rev": "v9"}, "--rev v9: there is no commit `v9`"),
        ({"since": "v9"}, "--since v9: there is no commit `v9`"),
        ({"since": "HEAD", "rev": "HEAD"}, "--since compares with the files as they are"),
        ({"baseline": "none.json"}, "there is no baseline none.json"),
        ({"jobs": 0}, "--jobs 0: at least 1"),
        ({"plugins": "house.py"}, "--plugin house.py: no such file or folder"),
        (
            {"require_plugins": "house"},
            "the plugin `house`, which --require-plugin requires, is not loaded",
        ),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else "",
)
def test_what_cannot_begin_raises(
    overdue: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], message: str
) -> None:
    commit(overdue)
    monkeypatch.chdir(overdue)
    with pytest.raises(UsageError) as raised:
        check(**{"as_of": DAY, **asked})
    assert message in str(raised.value)


def test_a_wrong_configuration_is_told_with_its_place(
    overdue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(overdue, {".isms-lint.yaml": "select: [CAR005]\nfail_onn: error\n"})
    monkeypatch.chdir(overdue)
    with pytest.raises(UsageError) as raised:
        check(as_of=DAY)
    assert raised.value.where == ".isms-lint.yaml:2:1"
    assert str(raised.value).startswith(".isms-lint.yaml:2:1: unknown setting `fail_onn`")


_HOUSE_RULE = """
from isms_lint.rules import RECORD, Basis, Report, Severity, rule

@rule(
    code="HSE001",
    name="house-rule",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2",),
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="1.0",
    messages={"seen": "seen"},
)
def check(action, run):
    \"\"\"Every action is seen.

    What it checks
        Nothing.
    Why it matters
        It does not.
    How to fix
        Not at all.
    \"\"\"
    yield Report("seen", ("id",))
"""


def test_a_local_plugin_is_named(overdue: Path, tmp_path: Path) -> None:
    house = tmp_path / "house.py"
    house.write_text(_HOUSE_RULE)
    one = check(overdue, as_of=DAY, select="HSE", plugins=house, require_plugins=["house"])
    assert (_codes(one), one.errors) == ([("HSE001", "CAR-1")], ())
    assert "HSE001" not in [rule.code for rule in check(overdue, as_of=DAY).rules]


def test_a_rule_that_crashes_costs_no_other_finding(overdue: Path, tmp_path: Path) -> None:
    house = tmp_path / "house.py"
    house.write_text(_HOUSE_RULE.replace('yield Report("seen"', "yield Report(1 / 0"))
    result = check(overdue, as_of=DAY, select="HSE,CAR005", fail_on="never", plugins=[house])
    assert _codes(result) == [("CAR005", "CAR-1")]
    (error,) = result.errors
    assert "ZeroDivisionError" in error.message
    assert f"{house}:" in error.where
    assert not result.passes


def test_nothing_is_printed_written_or_kept(
    overdue: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    files = sorted(overdue.rglob("*"))
    here, collects = os.getcwd(), gc.isenabled()
    first = check(overdue, as_of=DAY, progress=said.append)
    assert check(overdue, as_of=DAY, progress=said.append) == first
    assert capfd.readouterr() == ("", "")
    assert (sorted(overdue.rglob("*")), os.getcwd(), gc.isenabled()) == (files, here, collects)
    assert "checking" in said


def test_threads_do_not_disturb_one_another() -> None:
    alone = [check(folder, as_of=DAY) for folder in MISTAKES]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda folder: check(folder, as_of=DAY), MISTAKES * 2))
    assert [result.findings for result in together] == [result.findings for result in alone] * 2


def test_threads_load_a_local_plugin_one_after_the_other(overdue: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    write(
        pack, {"words.py": "SEEN = 'seen'\n", "house.py": f"from .words import SEEN\n{_HOUSE_RULE}"}
    )

    def one(_: int) -> Result:
        return check(overdue, as_of=DAY, select="HSE", plugins=pack)

    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            results = list(pool.map(one, range(16)))
    finally:
        sys.setswitchinterval(often)
    assert [_codes(result) for result in results] == [[("HSE001", "CAR-1")]] * 16


def test_several_processes_read_what_one_reads() -> None:
    assert check(EXAMPLES / "alder", as_of=DAY, jobs=2) == check(EXAMPLES / "alder", as_of=DAY)


def test_a_name_is_imported_when_it_is_asked_for() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _IMPORTS], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["[]", "True", "isms_lint has no chekc"]


_IMPORTS = """
import sys
import isms_lint
print(sorted(m for m in sys.modules if m.startswith("isms_lint.") or m in ("typing", "pluggy")))
print(set(isms_lint.__all__) <= set(dir(isms_lint)))
try:
    isms_lint.chekc
except AttributeError:
    print("isms_lint has no chekc")
"""


def test_every_public_name_is_there() -> None:
    assert all(getattr(isms_lint, name).__name__ == name for name in isms_lint.__all__)
