"""What a run leaves for the next: said again where nothing changed, and only there."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_process import Cli, Ran

SETTLED = 2.1
"""Seconds after which a change counts as seen."""
RECORD = "kind: corrective-action\nid: CAR-{0}\nstatus: planned\ndue_on: {1}\n"

Check = Callable[..., Ran]


@pytest.fixture(params=["git", "folder"])
def records(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Two records that have settled: CAR-1 is overdue as of 2026-11-20, CAR-2 is not."""
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "one.yaml").write_text(RECORD.format(1, "2026-09-30"))
    (folder / "two.yaml").write_text(RECORD.format(2, "2026-12-30"))
    if request.param == "git":
        for command in (["init", "-q"], ["add", "."]):
            subprocess.run(["git", *command], cwd=folder, check=True)
    (tmp_path / "away").mkdir()
    time.sleep(SETTLED)
    return folder


@pytest.fixture
def check(cli: Cli, records: Path, tmp_path: Path) -> Check:
    """Checks the records as of 2026-11-20, with a cache of its own."""

    def run(*more: str, **variables: str) -> Ran:
        cache = {"ISMS_LINT_CACHE_DIR": str(tmp_path / "cache")}
        arguments = (records, "--as-of", "2026-11-20", "--format", "concise", *more)
        return cli("check", *arguments, cwd=tmp_path / "away", env={**cache, **variables})

    return run


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "runs").glob("*"))


def test_a_run_is_said_again_while_nothing_changes(check: Check, tmp_path: Path) -> None:
    first = check()
    (entry,) = kept(tmp_path)
    # What stands there is believed, so that it can be seen to be used.
    entry.write_bytes(altered(entry, b"CAR-1", b"CAR-9"))
    again = check()
    assert "CAR-1" in first.out
    assert again.out == first.out.replace("CAR-1", "CAR-9")
    assert (again.code, again.err) == (first.code, first.err)
    assert check("--no-cache").out == first.out
    assert check(ISMS_LINT_NO_CACHE="1").out == first.out


def test_a_change_of_the_same_length_with_the_old_time_is_seen(check: Check, records: Path) -> None:
    assert "CAR005" in check().out
    file = records / "one.yaml"
    before = file.stat()
    file.write_text(RECORD.format(1, "2026-12-31"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert "CAR005" not in check().out


def test_files_that_come_go_and_change_their_names_are_seen(check: Check, records: Path) -> None:
    assert check().out.count("CAR005") == 1
    (records / "three.yaml").write_text(RECORD.format(3, "2026-09-30"))
    assert check().out.count("CAR005") == 2
    (records / "three.yaml").rename(records / "new.yaml")
    assert "new.yaml" in check().out
    (records / "new.yaml").unlink()
    (records / "one.yaml").unlink()
    assert "CAR005" not in check().out


def test_a_configuration_that_appears_is_seen(check: Check, records: Path) -> None:
    assert "CAR005" in check().out
    (records / ".isms-lint.yaml").write_text("ignore: [CAR005]\n")
    assert "CAR005" not in check().out


def test_damage_is_ignored(check: Check, tmp_path: Path) -> None:
    first = check()
    (entry,) = kept(tmp_path)
    whole = entry.read_bytes()
    for damaged in (b"", whole[:-1], whole[:20] + b"\0" + whole[21:], os.urandom(500)):
        entry.write_bytes(damaged)
        assert check() == first


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_what_others_may_write_is_not_believed(check: Check, tmp_path: Path) -> None:
    first = check()
    (entry,) = kept(tmp_path)
    entry.write_bytes(altered(entry, b"CAR-1", b"CAR-9"))
    entry.chmod(0o666)
    assert check() == first


def test_a_cache_in_what_is_judged_is_none(check: Check, records: Path) -> None:
    inside = records / ".cache"
    check(ISMS_LINT_CACHE_DIR=str(inside))
    assert not inside.exists()


def test_a_cache_that_cannot_be_written_costs_nothing(check: Check, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert check(ISMS_LINT_CACHE_DIR=str(tmp_path / "file")) == check("--no-cache")


def test_clear_deletes_it_and_nothing_else(cli: Cli, check: Check, tmp_path: Path) -> None:
    check()
    others = [tmp_path / "cache" / "mine.txt", tmp_path / "cache" / "runs" / "thesis.txt"]
    others.append(tmp_path / "cache" / "runs" / ("0" * 32))
    for other in others:
        other.write_text("mine")
    variables = {"ISMS_LINT_CACHE_DIR": str(tmp_path / "cache")}
    assert "runs that can be said again: 1 file" in cli("cache", "show", env=variables).out
    assert cli("cache", "clear", env=variables).out.startswith("deleted 1 file")
    assert kept(tmp_path) == sorted(others[1:])
    assert all(other.exists() for other in others)
    assert cli("cache", "clear", env=variables).out.startswith("deleted 0 files")


def altered(entry: Path, one: bytes, other: bytes) -> bytes:
    """The entry with another text of the same length in it, and a checksum that fits."""
    import zlib

    raw = entry.read_bytes()
    head, body = raw[: raw.index(b"\n") + 1], raw[raw.index(b"\n") + 5 :].replace(one, other)
    return head + zlib.crc32(body).to_bytes(4, "little") + body


def test_a_cache_that_is_not_used_is_told(cli: Cli, tmp_path: Path) -> None:
    def shown(folder: Path) -> Ran:
        return cli("cache", "show", env={"ISMS_LINT_CACHE_DIR": str(folder)})

    assert "not used here: it lies in" in shown(tmp_path / "cache").out
    (tmp_path / "file").write_text("")
    failed = shown(tmp_path / "file")
    assert (failed.code, failed.err.count("cannot be used: Not a directory")) == (2, 1)
