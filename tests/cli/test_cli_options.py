"""Every option of `check`, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import Cli, Ran

AS_OF = "--as-of=2026-11-20"


def _codes(ran: Ran) -> list[str]:
    return [finding["code"] for finding in json.loads(ran.out)["findings"]]


def _check(cli: Cli, folder: Path, *arguments: str) -> Ran:
    return cli("check", folder, AS_OF, "--format=json", *arguments)


def test_check_is_the_default_command(cli: Cli, overdue: Path) -> None:
    said = cli("check", overdue, AS_OF)
    assert "CAR005" in said.out
    assert cli(overdue, AS_OF) == said
    assert cli(AS_OF, overdue) == said
    assert cli(AS_OF, cwd=overdue).out == said.out.replace("overdue/isms.yaml", "isms.yaml")


@pytest.mark.parametrize("words", ["CAR005", "overdue", "INP,CAR005", "INP, overdue ,"])
def test_select_takes_codes_families_and_names(cli: Cli, overdue: Path, words: str) -> None:
    assert _codes(_check(cli, overdue, f"--select={words}")) == ["CAR005"]


def test_select_may_be_repeated(cli: Cli, overdue: Path) -> None:
    ran = _check(cli, overdue, "--select=CAR004", "--select=CAR005")
    assert set(_codes(ran)) == {"CAR004", "CAR005"}


def test_ignore_wins_over_select(cli: Cli, overdue: Path) -> None:
    assert _codes(_check(cli, overdue, "--select=CAR004,CAR005", "--ignore=CAR004")) == ["CAR005"]
    assert "CAR005" not in _codes(_check(cli, overdue, "--ignore=overdue"))
    assert not _codes(_check(cli, overdue, "--ignore=ALL"))


def test_extend_select_adds_to_the_configuration(cli: Cli, overdue: Path) -> None:
    (overdue / ".isms-lint.yaml").write_text("select: [CAR004]\n")
    assert set(_codes(_check(cli, overdue))) == {"CAR004"}
    assert set(_codes(_check(cli, overdue, "--extend-select=CAR005"))) == {"CAR004", "CAR005"}
    assert set(_codes(_check(cli, overdue, "--select=CAR005"))) == {"CAR005"}


def test_severity_changes_the_level_and_the_gate(cli: Cli, overdue: Path) -> None:
    only = "--select=CAR005"
    assert _check(cli, overdue, only).code == 0
    ran = _check(cli, overdue, only, "--severity=CAR005=error")
    assert ran.code == 1
    assert json.loads(ran.out)["findings"][0]["severity"] == "error"
    family = _check(cli, overdue, only, "--severity=CAR=info")
    assert json.loads(family.out)["summary"]["findings"] == {"error": 0, "warning": 0, "info": 1}


@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_fail_on(cli: Cli, overdue: Path, level: str, code: int) -> None:
    ran = _check(cli, overdue, "--select=CAR005", f"--fail-on={level}")
    assert (ran.code, _codes(ran)) == (code, ["CAR005"])


def test_fail_on_of_the_configuration(cli: Cli, overdue: Path) -> None:
    (overdue / ".isms-lint.yaml").write_text("select: [CAR005]\nfail_on: warning\n")
    assert _check(cli, overdue).code == 1
    assert _check(cli, overdue, "--fail-on=error").code == 0


def test_exit_zero_excuses_findings_and_nothing_else(cli: Cli, overdue: Path) -> None:
    findings = ("--select=CAR005", "--fail-on=info")
    assert _check(cli, overdue, *findings).code == 1
    assert _check(cli, overdue, *findings, "--exit-zero").code == 0
    assert _check(cli, overdue, "--select=CAR9", "--exit-zero").code == 2


@pytest.mark.parametrize(
    ("as_of", "codes"),
    [
        ("2026-09-30", []),
        ("2026-10-01", ["CAR005"]),
        ("2026-09-30T23:59:59Z", []),
        ("2026-10-01T01:30:00+02:00", []),
        ("2026-09-30T23:30:00-02:00", ["CAR005"]),
        ("2026-09-30t23:59:59z", []),
        ("2026-10-01t00:00:00z", ["CAR005"]),
        ("0001-01-01", []),
        ("9999-12-31", ["CAR005"]),
        ("0001-01-01T00:00:00+14:00", []),
        ("9999-12-31T23:59:59-12:00", ["CAR005"]),
    ],
)
def test_as_of(cli: Cli, overdue: Path, as_of: str, codes: list[str]) -> None:
    ran = cli("check", overdue, "--format=json", "--select=CAR005", f"--as-of={as_of}")
    assert _codes(ran) == codes


def test_an_instant_counts_in_the_timezone_of_the_organization(cli: Cli, overdue: Path) -> None:
    (overdue / "org.yaml").write_text("kind: organization\nid: o\ntimezone: Asia/Tokyo\n")
    arguments = ("check", overdue, "--format=json", "--select=CAR005")
    data = json.loads(cli(*arguments, "--as-of=2026-09-30T14:59:59Z").out)
    assert (data["as_of"], data["timezone"], data["findings"]) == ("2026-09-30", "Asia/Tokyo", [])
    assert json.loads(cli(*arguments, "--as-of=2026-09-30T15:00:00Z").out)["as_of"] == "2026-10-01"


def test_arguments_that_are_not_understood_are_printed_safely(cli: Cli, overdue: Path) -> None:
    ran = cli("check", overdue, "--nothing=\x1b[31mred")
    assert ran.code == 2
    assert "--nothing=\\x1b[31mred" in ran.err
    assert "\x1b" not in ran.err


def test_without_as_of_it_is_now(cli: Cli, overdue: Path) -> None:
    (overdue / "isms.yaml").write_text(
        "kind: corrective-action\nid: CAR-1\nstatus: planned\ndue_on: 2001-01-01\n"
    )
    ran = cli("check", overdue, "--format=json", "--select=CAR005")
    assert _codes(ran) == ["CAR005"]
    assert json.loads(ran.out)["as_of"] > "2025"


def test_statistics_count_by_rule_family_clause_and_basis(cli: Cli, repository: Path) -> None:
    ran = cli("check", repository, AS_OF, "--select=REF007,CAR005", "--statistics")
    for line in ("     1  CAR005  error    overdue\n", "     1  REF007  error    date-format\n"):
        assert line in ran.out
    for name in ("CAR", "REF", "7.5", "10.2 c", "organization's own rule"):
        assert f"     1  {name}\n" in ran.out


def test_quiet_leaves_findings_only(cli: Cli, overdue: Path) -> None:
    ran = cli("check", overdue, AS_OF, "--select=CAR005", "--quiet")
    assert "CAR005" in ran.out
    assert "Read" not in ran.out
    assert "As of" not in ran.out
    assert cli("check", overdue, AS_OF, "--ignore=ALL", "-q").out == ""


def test_jobs_change_nothing(cli: Cli, tmp_path: Path) -> None:
    for number in range(450):
        (tmp_path / f"car-{number}.yaml").write_text(
            f"kind: corrective-action\nid: CAR-{number}\nstatus: planned\ndue_on: 2026-09-30\n"
        )
    one = cli(AS_OF, "--select=CAR005", "--format=json", "--jobs=1")
    assert len(_codes(one)) == 450
    assert cli(AS_OF, "--select=CAR005", "--format=json", "--jobs=2") == one
    assert cli(AS_OF, "--select=CAR005", "--format=json", "-j4") == one


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format=tabel"], "there is no format `tabel`; did you mean `table`?"),
        (
            ["--format=xml"],
            "there is no format `xml`; there are azure, checkstyle, concise, csv, github, gitlab",
        ),
        (["--select=CAR9"], "select: no rule is called `CAR9`; did you mean `CAR`?"),
        (["--ignore=over-due"], "ignore: no rule is called `over-due`; did you mean `overdue`?"),
        (["--extend-select=XYZ001"], "extend_select: no rule is called `XYZ001`"),
        (["--severity=CAR005"], "--severity CAR005: write CODE=error"),
        (["--severity=CAR005=grave"], "--severity CAR005=grave: write CODE=error"),
        (["--severity==error"], "--severity =error: write CODE=error"),
        (["--severity=CAR9=error"], "no rule is called `CAR9`"),
        (["--as-of=20.11.2026"], "--as-of 20.11.2026: not a date (YYYY-MM-DD) or an instant"),
        (["--as-of=2026-02-30"], "--as-of 2026-02-30: not a date"),
        (["--as-of=20261120"], "--as-of 20261120: not a date"),
        (["--as-of=2026-W47-5"], "--as-of 2026-W47-5: not a date"),
        (["--as-of=2026-11-20T10:00"], "an instant needs an offset, such as Z or +02:00"),
        (["--fail-on=grave"], "invalid choice: 'grave'"),
        (["--jobs=0"], "--jobs 0: at least 1"),
        (["--jobs=two"], "invalid int value: 'two'"),
        (["--colour"], "unrecognized arguments: --colour"),
        (["--config=missing.yaml"], "missing.yaml: cannot read the configuration: No such file"),
        (["--root=missing"], "--root missing: no such folder"),
        (["missing.yaml"], "missing.yaml: no such file or folder"),
        (["chekc"], "chekc: no such file or folder; did you mean `check`?"),
        (["--output=no/such/folder.txt"], "--output no/such/folder.txt: No such file or directory"),
        (["--output=overdue"], "--output overdue: Is a directory"),
    ],
)
def test_a_wrong_argument_is_named(
    cli: Cli, overdue: Path, arguments: list[str], said: str
) -> None:
    ran = cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selekt: [CAR]\n", ".isms-lint.yaml:1:1: unknown setting `selekt`; did you mean `select`"),
        ("fail_on: grave\n", ".isms-lint.yaml:1:1: `grave` is no value of `fail_on`"),
        ("select: [CAR\n", ".isms-lint.yaml:"),
        ("plugins: {required: [house]}\n", "the plugin `house`, which the configuration requires"),
        ("plugins: {required: [iso27001==9]}\n", "requires the plugin `iso27001` 9; loaded is"),
        ("select: [XYZ]\n", "select: no rule is called `XYZ`"),
    ],
)
def test_a_wrong_configuration_ends_the_run(cli: Cli, overdue: Path, text: str, said: str) -> None:
    (overdue / ".isms-lint.yaml").write_text(text)
    ran = cli("check", overdue)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_help_names_commands_and_options(cli: Cli) -> None:
    assert all(word in cli("--help").out for word in ("check", "explain", "plugins", "schema"))
    ran = cli("check", "--help")
    assert ran.code == 0
    assert all(word in ran.out for word in ("--root", "--extend-select", "--fail-on", "--as-of"))


def test_version_names_every_plugin(cli: Cli) -> None:
    from isms_lint.version import VERSION

    ran = cli("--version")
    assert ran.code == 0
    assert ran.out.startswith(f"isms-lint {VERSION} (Python 3.")
    assert f"plugins: iso27001 {VERSION}, record-kinds {VERSION}" in ran.out
    assert cli("-V") == ran
