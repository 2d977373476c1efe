"""Wherever the report goes: pipes that close, narrow encodings, full disks, hostile text."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from cli_process import COMMAND, Cli, clean_environment

ARGUMENTS = ("--as-of=2026-11-20", "--select=CAR005,REF")


def _shell(command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    quoted = " ".join(COMMAND)
    return subprocess.run(
        ["bash", "-c", command.replace("isms-lint", quoted)],
        cwd=cwd,
        env=clean_environment(**env),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("isms-lint check overdue --as-of=2026-11-20 --select=CAR005 --format=json", 0),
        ("isms-lint check overdue --as-of=2026-11-20 --select=CAR005 --fail-on=warning", 1),
        ("isms-lint rules", 0),
        ("isms-lint schema audit", 0),
        ("isms-lint explain CAR005", 0),
        ("isms-lint --version", 0),
    ],
)
def test_a_reader_that_goes_away_changes_nothing(
    overdue: Path, tmp_path: Path, command: str, code: int
) -> None:
    done = _shell(f"{command} | true; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["check overdue", "rules", "--version", "--help", "trend -h"])
def test_a_full_disk_ends_the_run(overdue: Path, tmp_path: Path, command: str) -> None:
    done = _shell(f"isms-lint {command} > /dev/full", tmp_path)
    assert done.returncode == 2
    assert done.stderr == "isms-lint: cannot write the report: No space left on device\n"


@pytest.mark.parametrize("to", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("check nowhere", 2),
        ("check overdue --since=nowhere", 2),
        ("check overdue --bogus", 2),
        ("--bogus", 2),
        ("check overdue --fix --fail-on=warning", 1),
        ("check overdue --diff", 0),
    ],
)
def test_who_hears_nothing_has_the_exit_code(
    overdue: Path, tmp_path: Path, command: str, code: int, to: str
) -> None:
    if to == "2>/dev/full" and not os.path.exists("/dev/full"):
        pytest.skip("needs a device that is always full")
    done = _shell(f"isms-lint {command} {to}", tmp_path)
    assert done.returncode == code
    assert "isms-lint:" not in done.stdout


def test_standard_output_may_be_closed(overdue: Path, tmp_path: Path) -> None:
    done = _shell("isms-lint check overdue >&-", tmp_path)
    assert (done.returncode, done.stderr) == (2, "isms-lint: standard output is closed\n")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_any_encoding_of_the_output_will_do(
    repository: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    for command in (
        "check repository --as-of=2026-11-20 --select=CAR005,REF",
        "explain CAR005",
        "rules",
        "schema audit",
    ):
        done = subprocess.run(
            [*COMMAND, *command.split()],
            cwd=tmp_path,
            env=clean_environment(**environment),
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode in (0, 1)
        assert done.stdout
        assert done.stderr == b""


def test_what_ascii_lacks_is_escaped(cli: Cli, repository: Path) -> None:
    ran = cli("check", repository, *ARGUMENTS, env={"PYTHONIOENCODING": "ascii"})
    assert "\\u21b3 graded major here" in ran.out


FOR_PROGRAMS = (
    "json",
    "jsonl",
    "sarif",
    "junit",
    "checkstyle",
    "rdjson",
    "gitlab",
    "csv",
    "markdown",
)


def _raw(command: str, cwd: Path, **environment: str) -> bytes:
    done = subprocess.run(
        [*COMMAND, *command.split()],
        cwd=cwd,
        env=clean_environment(**environment),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_programs_read_utf_8_wherever_it_runs(overdue: Path, tmp_path: Path, encoding: str) -> None:
    text = (overdue / "isms.yaml").read_text().replace("CAR-1", "CAR-é")
    (overdue / "isms.yaml").write_text(text, encoding="utf-8")
    check = f"check overdue {ARGUMENTS[0]} --select=CAR005 --repository=Émile"
    (tmp_path / "report.json").write_bytes(_raw(f"{check} --format=json", tmp_path))
    commands = [f"{check} --format={form}" for form in FOR_PROGRAMS]
    commands += [f"merge report.json --format={form}" for form in ("json", "sarif", "markdown")]
    commands += [f"trend report.json --format={form}" for form in ("json", "csv", "markdown")]
    for command in (*commands, "explain CAR005 --format=json", "rules --format=json"):
        narrow = _raw(command, tmp_path, PYTHONIOENCODING=encoding)
        assert narrow == _raw(command, tmp_path, PYTHONIOENCODING="utf-8")
        narrow.decode("utf-8")


HOSTILE = (
    'kind: corrective-action\nid: "CAR\\e[31m\\a"\nstatus: "pl\\e]0;owned\\aanned\\r\\nX"\n'
    'owner: "an\\u202Ea\\u200B"\ndue_on: 2026-09-30\n'
)


@pytest.mark.parametrize("form", ["table", "concise"])
def test_control_characters_of_records_are_shown_and_not_sent(
    cli: Cli, tmp_path: Path, form: str
) -> None:
    (tmp_path / "isms.yaml").write_text(HOSTILE)
    ran = cli("check", *ARGUMENTS, f"--format={form}", env={"COLUMNS": "300"})
    assert not [char for char in ran.out if not char.isprintable() and char != "\n"]
    assert "\\x1b[31m\\x07" in ran.out
    assert "\\u202e" in ran.out


def test_json_escapes_control_characters_itself(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(HOSTILE)
    ran = cli("check", *ARGUMENTS, "--format=json")
    assert "\x1b" not in ran.out
    assert json.loads(ran.out)["findings"][0]["record"]["id"] == "CAR\x1b[31m\x07"


def test_file_names_are_escaped_too(cli: Cli, overdue: Path) -> None:
    (overdue / "isms.yaml").rename(overdue / "\x1b[2J\nisms.yaml")
    for form in ("table", "concise"):
        ran = cli("check", overdue, *ARGUMENTS, f"--format={form}")
        assert "\x1b" not in ran.out
        assert "\\x1b[2J isms.yaml" in ran.out


def test_file_names_of_other_encodings(cli: Cli, overdue: Path) -> None:
    os.rename(overdue / "isms.yaml", os.fsencode(overdue) + b"/caf\xe9.yaml")
    for form in ("table", "concise"):
        assert "caf\\udce9.yaml" in cli("check", overdue, *ARGUMENTS, f"--format={form}").out
    ran = cli("check", overdue, *ARGUMENTS, "--format=json")
    assert json.loads(ran.out)["findings"][0]["location"]["file"] == "caf\\udce9.yaml"


def test_messages_on_standard_error_are_escaped(cli: Cli, tmp_path: Path) -> None:
    ran = cli("check", "\x1b[31mred\n")
    assert ran.code == 2
    assert ran.err == "isms-lint: \\x1b[31mred : no such file or folder\n"


def test_output_goes_to_a_file_and_nowhere_else(cli: Cli, overdue: Path, tmp_path: Path) -> None:
    arguments = ("check", "overdue", *ARGUMENTS, "--fail-on=warning")
    printed = cli(*arguments)
    filed = cli(*arguments, "--output=report.txt", env={"PYTHONIOENCODING": "ascii"})
    assert (filed.code, filed.out, filed.err) == (1, "", "")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == printed.out


def test_the_last_report_is_no_record_of_the_next_run(cli: Cli, overdue: Path) -> None:
    for name in ("report.json", "out/[a] report.json"):
        (overdue / name).parent.mkdir(exist_ok=True)
        arguments = ("--as-of=2026-11-20", "--format=json", f"--output={name}")
        cli(*arguments, cwd=overdue)
        first = (overdue / name).read_bytes()
        cli(*arguments, cwd=overdue)
        assert (overdue / name).read_bytes() == first
        (overdue / name).unlink()
