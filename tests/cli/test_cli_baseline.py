"""The baseline: what was there on the first day is accepted, what is new counts, and it shrinks."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cli_process import COMMAND, Cli, Ran, clean_environment
from jsonschema import Draft202012Validator

import isms_lint_schemas

NAME = ".isms-lint-baseline.json"
DAY = "--as-of=2026-11-20"
WAIVER = (
    "kind: waiver\nid: WV-1\nrule: CAR005\ntarget: CAR-1\nreason: the supplier delivers in January\n"
    "approved_by: ana\napproved_on: 2026-10-20\nexpires_on: 2026-12-31\n---\nkind: person\nid: ana\n"
)
ACTION = "kind: corrective-action\nid: {id}\nstatus: planned\ndue_on: 2026-09-30\n"


@pytest.fixture
def isms(tmp_path: Path) -> Path:
    """Two overdue actions: two warnings of CAR005."""
    folder = tmp_path / "isms"
    folder.mkdir()
    (folder / "a.yaml").write_text(ACTION.format(id="CAR-1"))
    (folder / "b.yaml").write_text(ACTION.format(id="CAR-2"))
    return folder


@pytest.fixture
def lint(cli: Cli, isms: Path) -> Callable[..., Ran]:
    """Check the folder for CAR005; a warning fails."""

    def run(*arguments: object) -> Ran:
        picked = ("--select=CAR005,GATE", "--fail-on=warning", "--format=concise", "-q")
        return cli("check", DAY, *picked, *arguments, cwd=isms)

    return run


@pytest.fixture
def baseline(cli: Cli, isms: Path) -> Callable[..., Ran]:
    """Write its baseline."""

    def run(*arguments: object, select: str = "CAR005,GATE") -> Ran:
        return cli("baseline", DAY, f"--select={select}", *arguments, cwd=isms)

    return run


def entries(isms: Path, name: str = NAME) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((isms / name).read_text(encoding="utf-8"))["entries"]
    return found


def held(isms: Path) -> list[tuple[str, int]]:
    return [(entry["record"]["id"], entry["count"]) for entry in entries(isms)]


def test_what_is_there_is_accepted_and_what_is_new_counts(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    assert lint().code == 1
    ran = baseline()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{NAME}: 2 findings in 2 entries (2 added, 0 kept, 0 removed).\n"
    assert (lint().code, lint().out) == (0, "")
    (isms / "c.yaml").write_text(ACTION.format(id="CAR-3"))
    ran = lint()
    assert ran.code == 1
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["c.yaml"]
    assert lint("--exit-zero").code == 0
    assert lint("--fail-on=error").code == 0


def test_the_report_says_how_many_it_holds(
    cli: Cli, isms: Path, baseline: Callable[..., Ran]
) -> None:
    baseline()
    assert "(2 in the baseline)" in cli("check", DAY, "--select=CAR005", cwd=isms).out
    data = json.loads(cli("check", DAY, "--select=CAR005", "--format=json", cwd=isms).out)
    assert data["baseline"] == {"file": NAME, "entries": 2, "accepted": 2, "unmatched": 0}
    assert data["summary"]["accepted"]["baseline"] == 2
    first = next(finding for finding in data["findings"] if finding["record"]["id"] == "CAR-1")
    assert first["status"] == "baseline"
    assert first["acceptance"]["location"]["file"] == NAME
    written = (isms / NAME).read_text().splitlines()
    assert '"CAR-1"' in written[first["acceptance"]["location"]["line"] - 1]


def test_an_entry_a_line_sorted_without_files_and_lines(
    isms: Path, baseline: Callable[..., Ran]
) -> None:
    baseline("--cap=2027-03-31=0", "--cap=2027-01-31=1")
    text = (isms / NAME).read_text(encoding="utf-8")
    assert text.splitlines()[:5] == [
        "{",
        '  "schema_version": "1.0",',
        '  "caps": [',
        '    {"by": "2027-01-31", "at_most": 1},',
        '    {"by": "2027-03-31", "at_most": 0}',
    ]
    assert [line.count('"fingerprint"') for line in text.splitlines()].count(1) == 2
    assert held(isms) == [("CAR-1", 1), ("CAR-2", 1)]
    assert not {"a.yaml", "line", "file"} & set(text.replace('"', " ").split())


def test_it_is_as_its_published_schema_says(isms: Path, baseline: Callable[..., Ran]) -> None:
    published = Path(isms_lint_schemas.__file__).parent / "baseline.json"
    schema = json.loads(published.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    # What stands in a file that is no record has none.
    (isms / "odd.yaml").write_text("kind: unit\nid: u\nid: v\n")
    baseline("--cap=2027-01-31=1", select="CAR005,INP003")
    data = json.loads((isms / NAME).read_text(encoding="utf-8"))
    assert [entry["record"] and entry["record"]["id"] for entry in data["entries"]] == [
        *("CAR-1", "CAR-2", None)
    ]
    Draft202012Validator(schema).validate(data)


def test_moving_files_and_rows_changes_nothing(
    cli: Cli, isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    rows = "\n".join(f"  - {{id: CAR-{n}, status: planned, due_on: 2026-09-30}}" for n in (2, 1))
    team = "kind: audit\nid: A-1\nteam:\n{}"
    people = ["- {person: bo, role: leed}\n", "- {person: ana, role: leed}\n"]
    (isms / "audit.yaml").write_text(team.format("".join(people)))
    baseline(select="CAR005,REF006")
    before = (isms / NAME).read_bytes()
    assert b'"team[person=ana].role"' in before
    for name in ("a.yaml", "b.yaml", "audit.yaml"):
        (isms / name).unlink()
    (isms / "sub").mkdir()
    (isms / "sub" / "all.yaml").write_text(f"kind: corrective-action\nrecords:\n{rows}\n")
    (isms / "sub" / "x.yaml").write_text(team.format("".join(reversed(people))))
    picked = ("--select=CAR005,REF006,GATE", "--fail-on=info", "-q")
    assert cli("check", DAY, *picked, cwd=isms).code == 0
    (isms / NAME).unlink()
    baseline(select="CAR005,REF006")
    assert (isms / NAME).read_bytes() == before


def test_findings_that_equal_each_other_are_counted(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    (isms / "b.yaml").unlink()
    baseline()
    # The same id once more: code, record, field and message are the same.
    (isms / "twin.yaml").write_text(ACTION.format(id="CAR-1"))
    ran = lint()
    assert (ran.code, len(ran.out.splitlines())) == (1, 1)
    baseline("--grow")
    assert held(isms) == [("CAR-1", 2)]
    assert lint().code == 0
    (isms / "twin.yaml").unlink()
    assert "or left to a waiver or a comment (CAR005 of CAR-1)" in lint().out
    assert baseline("--prune").out.endswith("(0 added, 1 kept, 1 removed).\n")
    assert held(isms) == [("CAR-1", 1)]
    assert lint().code == 0


def test_what_is_gone_is_told_and_pruned(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    baseline()
    (isms / "a.yaml").unlink()
    (isms / "c.yaml").write_text(ACTION.format(id="CAR-3"))
    out = lint().out.splitlines()
    assert out[0].startswith(f"{NAME}:5:5: warning GATE003 1 entry of the baseline holds what is")
    assert "isms-lint baseline --prune" in out[0]
    ran = baseline("--prune")
    assert ran.code == 0
    assert ran.out == (
        f"{NAME}: 1 finding in 1 entry (0 added, 1 kept, 1 removed).\n"
        "1 finding not in the baseline: open (CAR005 of CAR-3).\n"
    )
    assert held(isms) == [("CAR-2", 1)]
    # What was mended and pruned counts when it comes back.
    (isms / "a.yaml").write_text(ACTION.format(id="CAR-1"))
    assert [line.split(":")[0] for line in lint().out.splitlines()] == ["a.yaml", "c.yaml"]


def test_it_grows_only_where_that_is_said(isms: Path, baseline: Callable[..., Ran]) -> None:
    baseline("--cap=2027-01-31=2")
    before = (isms / NAME).read_bytes()
    (isms / "c.yaml").write_text(ACTION.format(id="CAR-3"))
    ran = baseline()
    assert ran.code == 2
    assert "1 finding not in the baseline yet (CAR005 of CAR-3): --grow takes in" in ran.err
    assert (isms / NAME).read_bytes() == before
    ran = baseline("--grow")
    assert ran.out == (
        f"{NAME}: 3 findings in 3 entries (1 added, 2 kept, 0 removed).\n"
        "Caps: at most 2 by 2027-01-31.\n"
    )
    assert baseline("--grow", "--prune").code == 2


def test_nothing_to_prune(baseline: Callable[..., Ran]) -> None:
    ran = baseline("--prune")
    assert (ran.code, "there is no baseline" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("as_of", "fails"),
    [
        *(("2027-01-30", False), ("2027-01-31", False), ("2027-02-01", True)),
        # Thirteen hours ahead of UTC, the next day begins at 11:00.
        *(("2027-01-31T10:59:59Z", False), ("2027-01-31T11:00:00Z", True)),
    ],
)
def test_a_cap_holds_from_the_next_day_in_the_organization(
    cli: Cli, isms: Path, baseline: Callable[..., Ran], as_of: str, fails: bool
) -> None:
    (isms / "o.yaml").write_text("kind: organization\nid: o\ntimezone: Pacific/Auckland\n")
    baseline("--cap=2027-01-31=1")
    picked = ("--select=CAR005", "--format=concise", "-q")
    ran = cli("check", f"--as-of={as_of}", *picked, cwd=isms)
    assert ran.code == int(fails)
    said = (
        "by 2027-01-31 the baseline was to accept at most 1 of the findings, and it accepts 2: 1 to"
    )
    assert (f"{NAME}:4:5: error GATE004 {said}" in ran.out) is fails
    # Nothing takes it out of the count.
    (isms / ".isms-lint.yaml").write_text("ignore: [GATE]\nper_file_ignores: {'**': [GATE]}\n")
    assert cli("check", f"--as-of={as_of}", *picked, cwd=isms).code == int(fails)


def test_of_caps_that_passed_the_latest_counts(
    cli: Cli, isms: Path, baseline: Callable[..., Ran]
) -> None:
    baseline("--cap=2027-01-31=2", "--cap=2027-02-28=0")
    for day, code in (("2027-02-28", 0), ("2027-03-01", 1)):
        ran = cli("check", f"--as-of={day}", "--select=CAR005", "--format=concise", cwd=isms)
        assert (ran.code, "2 to be put right" in ran.out) == (code, bool(code))


@pytest.mark.parametrize(
    ("cap", "said"),
    [
        *(
            ("2027-01-31", "write a day"),
            ("2027-02-30=1", "write a day"),
            ("2027-1-1=1", "write a"),
        ),
        *(("2027-01-31=-1", "write a day"), ("2027-01-31=3", "a baseline only shrinks")),
    ],
)
def test_caps_that_make_no_sense(
    isms: Path, baseline: Callable[..., Ran], cap: str, said: str
) -> None:
    ran = baseline("--cap=2026-12-31=2", f"--cap={cap}")
    assert (ran.code, said in ran.err) == (2, True)
    assert not (isms / NAME).exists()


def test_rules_that_do_not_run_are_not_missed(
    cli: Cli, isms: Path, baseline: Callable[..., Ran]
) -> None:
    baseline()
    before = (isms / NAME).read_bytes()
    ran = cli("check", DAY, "--select=REF,GATE", "--fail-on=info", "-q", cwd=isms)
    assert (ran.code, ran.out) == (0, "")
    assert baseline("--prune", select="REF,GATE").code == 0
    assert (isms / NAME).read_bytes() == before


def test_records_that_cannot_be_judged_are_not_missed(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    baseline()
    (isms / "a.yaml").write_text(ACTION.format(id="CAR-1") + "x_y: [\n")
    assert "GATE003" not in lint().out
    (isms / "a.yaml").write_text(ACTION.format(id="CAR-1").replace("2026-09-30", "soon"))
    assert "GATE003" not in lint().out
    (isms / "a.yaml").write_text(ACTION.format(id="CAR-1").replace("2026-09-30", "2027-09-30"))
    assert "GATE003" in lint().out


def test_what_guards_the_gate_is_never_taken_in(cli: Cli, isms: Path) -> None:
    (isms / "broken.yaml").write_text("kind: [\n")
    ran = cli("baseline", DAY, "--select=CAR005,INP", cwd=isms)
    assert ran.out.splitlines()[1] == "1 finding that no baseline holds: open (INP002)."
    assert {entry["code"] for entry in entries(isms)} == {"CAR005"}
    data = json.loads((isms / NAME).read_text())
    found = json.loads(cli("check", DAY, "--format=json", cwd=isms).out)["findings"]
    syntax = next(finding for finding in found if finding["code"] == "INP002")
    forged = {"record": None, "path": "", "count": 1}
    forged |= {key: syntax[key] for key in ("fingerprint", "code", "message_id")}
    (isms / NAME).write_text(json.dumps({**data, "entries": [*data["entries"], forged]}))
    ran = cli("check", DAY, "--select=CAR005", "--format=concise", "-q", cwd=isms)
    assert (ran.code, "error INP002" in ran.out) == (1, True)


def test_an_entry_accepts_only_what_it_says(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    baseline()
    text = (isms / NAME).read_text()
    (isms / NAME).write_text(text.replace('"id": "CAR-1"', '"id": "CAR-9"'))
    ran = lint()
    assert ran.code == 1
    assert [line.split(" ")[2] for line in ran.out.splitlines()] == ["GATE003", "CAR005"]


def test_what_is_waived_is_the_waivers_and_returns_when_it_ends(
    cli: Cli, isms: Path, baseline: Callable[..., Ran]
) -> None:
    baseline()
    (isms / "w.yaml").write_text(WAIVER)

    def statuses(day: str) -> dict[str, str]:
        ran = cli("check", f"--as-of={day}", "--select=CAR005,GATE", "--format=json", cwd=isms)
        found = json.loads(ran.out)["findings"]
        return {f["code"] + " " + (f["record"] or {"id": ""})["id"]: f["status"] for f in found}

    until = WAIVER.partition("expires_on: ")[2][:10]
    after = str(date.fromisoformat(until) + timedelta(days=1))
    held_still = {"CAR005 CAR-2": "baseline", "GATE003 ": "open"}
    assert statuses(until) == {**held_still, "CAR005 CAR-1": "waived"}
    assert statuses(after) == {**held_still, "CAR005 CAR-1": "open", "WVR002 WV-1": "open"}
    baseline("--prune")
    assert held(isms) == [("CAR-2", 1)]


def test_nothing_counts_as_gone_while_a_file_cannot_be_read(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    baseline()
    (isms / "a.yaml").unlink()
    (isms / "broken.yaml").write_text("kind: [")
    assert "GATE003" not in lint("--select=CAR005,GATE").out
    baseline("--prune")
    assert held(isms) == [("CAR-1", 1), ("CAR-2", 1)]


def test_what_is_waived_is_not_taken_in(isms: Path, baseline: Callable[..., Ran]) -> None:
    (isms / "w.yaml").write_text(WAIVER)
    baseline()
    assert held(isms) == [("CAR-2", 1)]


def test_what_a_comment_accepts_spends_no_count(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    comment = "  # isms-lint: ignore[CAR005] the supplier delivers in January\n"
    (isms / "a.yaml").write_text(ACTION.format(id="CAR-1").rstrip() + comment)
    (isms / "twin.yaml").write_text(ACTION.format(id="CAR-1"))
    baseline()
    assert held(isms) == [("CAR-1", 1), ("CAR-2", 1)]
    assert (lint().code, lint().out) == (0, "")


def test_paths_narrow_what_is_taken_in(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    ran = baseline("b.yaml")
    assert held(isms) == [("CAR-2", 1)]
    assert "1 finding outside the paths given: open, as before." in ran.out
    assert baseline("--grow", "a.yaml").code == 0
    assert held(isms) == [("CAR-1", 1), ("CAR-2", 1)]
    (isms / "b.yaml").unlink()
    assert lint("a.yaml").code == 0


def test_another_file(cli: Cli, isms: Path, baseline: Callable[..., Ran]) -> None:
    ran = baseline("--output=known.json")
    assert ran.out.startswith("known.json: 2 findings")
    check = ("check", DAY, "--fail-on=info", "--select=CAR005,INP,GATE", "-q")
    assert cli(*check, "--baseline=known.json", cwd=isms).code == 0
    # A file nobody names is read as what it may be: records.
    assert "INP007" in cli(*check, cwd=isms).out
    (isms / ".isms-lint.yaml").write_text("baseline: known.json\n")
    assert cli(*check, cwd=isms).code == 0
    assert cli(*check, "--jobs=1", cwd=isms.parent, env={"PWD": str(isms.parent)}).code == 1
    assert cli(*check, "--root=isms", "--jobs=1", cwd=isms.parent).code == 0
    (isms / "known.json").rename(isms / "unknown.json")
    ran = cli(*check, cwd=isms)
    assert (ran.code, "there is no baseline known.json" in ran.err) == (2, True)
    assert baseline().out.startswith("known.json: 2 findings")


def test_a_named_file_that_is_missing(lint: Callable[..., Ran]) -> None:
    ran = lint("--baseline=none.json")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no baseline none.json; `isms-lint baseline` writes one" in ran.err


WHOLE = '{"schema_version": "1.0", "caps": [], "entries": []}'
ENTRY = (
    '{"fingerprint": "%s", "code": "CAR005", "record": null, "path": "", "message_id": "x",'
    ' "count": 1}'
)
CAP = '{"by": "%s", "at_most": %s}'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "the file ends too early"),
        ("\n[]", 2, "expected object"),
        ('{"schema_version": "1.0"', 1, "missing"),
        ('{"schema_version": "1.0",\n "caps": []}', 1, "`entries` is missing in the file"),
        ('{\n"schema_version": "2.0"}', 2, "of version 2.0, and this isms-lint reads 1.0"),
        (WHOLE.replace("}", ', "extra": 1}'), 1, "unknown field `extra`"),
        (WHOLE.replace("}", ',\n "caps": []}'), 2, "stands twice"),
        ("\n<<<<<<< ours\n" + WHOLE, 2, "a merge is not resolved"),
        (f"{WHOLE}\r\n=======\r\n{WHOLE}", 2, "a merge is not resolved"),
        (WHOLE.replace('entries": [', 'entries": [\n' + ENTRY % "x"), 2, "fingerprint"),
        (
            WHOLE.replace(
                'entries": [', f'entries": [\n{ENTRY % ("a" * 32)},\n{ENTRY % ("a" * 32)}'
            ),
            3,
            "stands in line 2 too",
        ),
        (
            WHOLE.replace(
                'entries": [', 'entries": [\n' + ENTRY.replace("1}", "true}") % ("a" * 32)
            ),
            2,
            "wrong type",
        ),
        (
            WHOLE.replace('entries": [', 'entries": [\n' + ENTRY.replace("1}", "0}") % ("a" * 32)),
            2,
            "count",
        ),
        (WHOLE.replace('caps": [', 'caps": [\n' + CAP % ("2027-02-30", 1)), 2, "is no day"),
        (WHOLE.replace('caps": [', 'caps": [\n' + CAP % ("20270201", 1)), 2, "by"),
        (
            WHOLE.replace(
                'caps": [', f'caps": [\n{CAP % ("2027-02-01", 5)},\n{CAP % ("2027-01-01", 3)}'
            ),
            2,
            "a baseline only shrinks",
        ),
        (
            WHOLE.replace(
                'caps": [', f'caps": [\n{CAP % ("2027-02-01", 5)},\n{CAP % ("2027-02-01", 3)}'
            ),
            3,
            "two caps for 2027-02-01",
        ),
        ("[" * 100_000, 1, "nested deeper"),
        (WHOLE.replace("1.0", "\x1b[31m"), 1, "control character"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused(
    isms: Path,
    lint: Callable[..., Ran],
    baseline: Callable[..., Ran],
    text: str,
    line: int,
    said: str,
) -> None:
    (isms / NAME).write_bytes(text.encode())
    for ran in (lint(), baseline("--grow")):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"isms-lint: {NAME}:{line}:")
        assert said.lower() in ran.err.lower()
        assert "\x1b" not in ran.err
    assert (isms / NAME).read_bytes() == text.encode()


def test_bytes_that_are_no_text(isms: Path, lint: Callable[..., Ran]) -> None:
    (isms / NAME).write_bytes(b'{\n"schema_version": "\xff"}')
    ran = lint()
    assert (ran.code, f"{NAME}:2:" in ran.err, "not UTF-8" in ran.err) == (2, True, True)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_line_ends_and_marks_of_other_systems(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran], encoding: str
) -> None:
    baseline()
    text = (isms / NAME).read_text(encoding="utf-8")
    (isms / NAME).write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert lint().code == 0
    assert baseline().code == 0
    assert (isms / NAME).read_bytes() == text.encode()


def test_text_of_records_hides_nothing_in_it(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    (isms / "b.yaml").write_text(
        ACTION.format(id=r'"C\u202E\u2028\x1b\U0001F600 Ä"'), encoding="utf-8"
    )
    baseline()
    text = (isms / NAME).read_text(encoding="utf-8")
    assert all(char.isprintable() for char in text.replace("\n", ""))
    assert "😀 Ä" in text
    assert lint().code == 0


def test_a_link_is_followed_within_the_root_only(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    baseline()
    (isms / ".kept").mkdir()
    inside = isms / ".kept" / "baseline.json"
    (isms / NAME).rename(inside)
    (isms / NAME).symlink_to(inside)
    assert lint().code == 0
    (isms / "a.yaml").unlink()
    assert baseline("--prune").code == 0
    assert (isms / NAME).is_symlink()
    assert len(entries(isms)) == 1
    outside = isms.parent / "elsewhere.json"
    (isms / NAME).unlink()
    for written in (False, True):  # a link to nothing, and one to a baseline
        if written:
            inside.rename(outside)
        else:
            (isms / NAME).symlink_to(outside)
        for ran in (lint(), baseline("--grow")):
            assert (ran.code, "leads out of the root" in ran.err) == (2, True)
    assert lint("--baseline=../elsewhere.json").code == 0


@pytest.mark.parametrize("named", ["../elsewhere.json", "/elsewhere.json", '"a\\0b"'])
def test_a_configuration_names_no_file_outside_of_the_root(
    isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran], named: str
) -> None:
    (isms.parent / "elsewhere.json").write_text("kept")
    (isms / ".isms-lint.yaml").write_text(f"baseline: {named}\n")
    for ran in (lint(), baseline(), baseline("--grow")):
        assert (ran.code, ran.out) == (2, "")
        assert "`baseline` is no file below the root" in ran.err
    assert (isms.parent / "elsewhere.json").read_text() == "kept"
    # Whoever runs it may mean any place.
    assert baseline("--output=../another.json").code == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_file_does_not_hang(isms: Path, lint: Callable[..., Ran]) -> None:
    os.mkfifo(isms / NAME)
    ran = lint()
    assert (ran.code, "the baseline is no file" in ran.err) == (2, True)
    (isms / NAME).unlink()
    (isms / NAME).mkdir()
    assert "the baseline is no file" in lint().err


def test_where_nothing_can_be_written(isms: Path, baseline: Callable[..., Ran]) -> None:
    ran = baseline("--output=none/known.json")
    assert (ran.code, ran.out) == (2, "")
    assert "none/known.json: cannot write the baseline: No such file" in ran.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_may_only_be_read(isms: Path, baseline: Callable[..., Ran]) -> None:
    isms.chmod(0o555)
    try:
        ran = baseline()
    finally:
        isms.chmod(0o755)
    assert (ran.code, "cannot write the baseline: Permission denied" in ran.err) == (2, True)
    assert not (isms / NAME).exists()


def test_a_run_that_failed_writes_nothing(cli: Cli, isms: Path, tmp_path: Path) -> None:
    info = tmp_path / "site" / "broken-1.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text("[isms_lint]\nbroken = broken_plugin\n")
    ran = cli("baseline", DAY, cwd=isms, env={"PYTHONPATH": str(info.parent)})
    assert (ran.code, ran.out) == (2, "")
    assert "failed: plugin broken" in ran.err
    assert not (isms / NAME).exists()


def test_writers_at_the_same_time_leave_one_whole_file(
    isms: Path, lint: Callable[..., Ran]
) -> None:
    command = [*COMMAND, "baseline", DAY, "--select=CAR005,GATE"]
    writers = [
        subprocess.Popen(command, cwd=isms, env=clean_environment(), stdout=subprocess.DEVNULL)
        for _ in range(4)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0] * 4
    assert held(isms) == [("CAR-1", 1), ("CAR-2", 1)]
    assert sorted(path.name for path in isms.iterdir()) == [NAME, "a.yaml", "b.yaml"]
    assert lint().code == 0


def test_the_mode_of_the_file_is_kept(isms: Path, baseline: Callable[..., Ran]) -> None:
    baseline()
    mask = os.umask(0)
    os.umask(mask)
    assert (isms / NAME).stat().st_mode & 0o777 == 0o666 & ~mask
    (isms / NAME).chmod(0o640)
    baseline()
    assert (isms / NAME).stat().st_mode & 0o777 == 0o640


def test_a_commit_has_the_baseline_of_its_day(
    cli: Cli, isms: Path, lint: Callable[..., Ran], baseline: Callable[..., Ran]
) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(["git", *who, *arguments], cwd=isms, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "records")
    baseline()
    git("add", ".")
    git("commit", "-qm", "baseline")
    (isms / NAME).unlink()
    assert lint().code == 1
    assert lint("--rev=HEAD").code == 0
    assert lint("--rev=HEAD~1").code == 1


SOA = (
    "kind: statement-of-applicability\nid: SOA\nversion: '1'\nstatus: approved\ncontrols:\n"
    "  - {control: A.5.15, applicable: true, justification: r}\n"
    "  - {control: A.5.16, applicable: true, justification: r}\n"
    "  - {control: A.5.17, applicable: true, justification: r, implementation: planned}\n"
)


def test_a_finding_about_one_thing_more_is_not_held(cli: Cli, tmp_path: Path) -> None:
    """SOA003 tells of all rows without an implementation status in one finding."""

    def open_and_held() -> tuple[int, int]:
        ran = cli("check", DAY, "--select=SOA003,GATE", "--format=json", cwd=tmp_path)
        data = json.loads(ran.out)
        return sum(data["summary"]["findings"].values()), data["summary"]["accepted"]["baseline"]

    def entries() -> list[tuple[int, list[str]]]:
        data = json.loads((tmp_path / NAME).read_text())
        return [(entry["count"], entry["about"]) for entry in data["entries"]]

    soa = tmp_path / "soa.yaml"
    soa.write_text(SOA)
    cli("baseline", DAY, "--select=SOA003", cwd=tmp_path)
    assert entries() == [(1, ["A.5.15", "A.5.16"])]
    assert open_and_held() == (0, 1)
    lines = SOA.splitlines(keepends=True)
    soa.write_text("".join([*lines[:5], lines[6], lines[5], lines[7]]))
    assert open_and_held() == (0, 1), "the rows change places"
    soa.write_text(SOA.replace(", implementation: planned", ""))
    assert open_and_held() == (1, 0), "a third row"
    cli("baseline", DAY, "--select=SOA003", "--grow", cwd=tmp_path)
    assert entries() == [(1, ["A.5.15", "A.5.16", "A.5.17"])]
    assert open_and_held() == (0, 1)
    soa.write_text(SOA)
    assert open_and_held() == (1, 1), "GATE003: the entry names a row that is mended"
    cli("baseline", DAY, "--select=SOA003", "--prune", cwd=tmp_path)
    assert entries() == [(1, ["A.5.15", "A.5.16"])]
    assert open_and_held() == (0, 1)


def test_part_of_the_repository_adds_to_what_is_held(
    cli: Cli, isms: Path, baseline: Callable[..., Ran]
) -> None:
    """Twins in two files: growing by one of them keeps the other."""
    (isms / "b.yaml").unlink()
    baseline()
    (isms / "twin.yaml").write_text(ACTION.format(id="CAR-1"))
    baseline("--grow", "twin.yaml")
    assert held(isms) == [("CAR-1", 2)]


def test_what_an_expired_waiver_is_about_is_not_taken_in(
    isms: Path, baseline: Callable[..., Ran]
) -> None:
    (isms / "w.yaml").write_text(WAIVER.replace("2026-12-31", "2026-11-01"))
    baseline()
    assert held(isms) == [("CAR-2", 1)]
    assert baseline("--grow").code == 0
    assert held(isms) == [("CAR-2", 1)]


def test_the_configuration_is_no_record(cli: Cli, isms: Path) -> None:
    (isms / "lint.yaml").write_text("fail_on: warning\n")
    cli("baseline", DAY, "--config=lint.yaml", "--root=.", "--select=INP,CAR005", cwd=isms)
    assert held(isms) == [("CAR-1", 1), ("CAR-2", 1)]
