"""Mapped files as they lie in a folder: places in the configuration, history, broken input."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from cli_process import Cli, clean_environment

import isms_lint
from isms_lint.findings.result import Result

TABLE = """\
# Actions

| ID | What | Owner | Due |
|---|---|---|---|
| A-1 | x | GRC Lead | 2026-01-01 |
| A-2 | y | Bo Ek | 2027-01-01 |
"""
CONFIG = """\
names: {GRC Lead: ana}
records:
  - {kind: organization, id: acme, timezone: Asia/Tokyo}
  - kind: person
    records: [{id: ana}, {id: bo, name: Bo Ek}]
mappings:
  - files: "*.md"
    records:
      - table: "*"
        kind: action
        fields: {id: ID, text: What, owner: Owner, due_on: Due}
"""
Place = tuple[str, str, int, int]


@pytest.fixture
def isms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a register in Markdown and its mapping; it is the current one."""
    root = tmp_path / "isms"
    root.mkdir()
    (root / ".isms-lint.yaml").write_text(CONFIG)
    (root / "actions.md").write_text(TABLE)
    monkeypatch.chdir(root)
    return root


def check(*select: str, **request: Any) -> Result:
    """What a check of the folder finds, with everything it has to say."""
    chosen = select or ("INP", "REF", "ACT002")
    found = isms_lint.check(**{"as_of": "2026-11-20", "select": chosen, **request})
    assert found.errors == ()
    return found


def places(found: Result) -> list[Place]:
    return [
        (f.message_id, f.location.file, f.location.line, f.location.column) for f in found.findings
    ]


def test_the_register_is_read(isms: Path) -> None:
    found = check()
    assert places(found) == [("overdue", "actions.md", 5, 24)]
    assert found.timezone == "Asia/Tokyo"


IDLE = """\
records:
  - {kind: organization, id: acme}
mappings:
  - files: none.md
    kind: action
  - files: actions.md
    kind: document
    fields: {id: {file: "{}.md"}, title: {above: Title}}
    records:
      - table: Nowhere
        kind: action
      - section: [Gone*, Away]
        kind: risk
      - table: Actions
        columns: [ID]
        kind: action
        fields:
          id: ID
          text: What
          owner: {from: [Owner, Who]}
          due_on: Until
          x_list: {from: Due}
"""


def test_what_finds_nothing_is_told_in_the_configuration(isms: Path) -> None:
    (isms / ".isms-lint.yaml").write_text(IDLE)
    assert places(check("INP016")) == [
        ("file", ".isms-lint.yaml", 4, 12),
        ("field", ".isms-lint.yaml", 8, 42),
        ("row", ".isms-lint.yaml", 10, 16),
        ("row", ".isms-lint.yaml", 12, 18),
        ("column", ".isms-lint.yaml", 21, 19),
    ]


def test_what_finds_nothing_is_told_of_toml_too(isms: Path) -> None:
    (isms / ".isms-lint.yaml").unlink()
    (isms / "pyproject.toml").write_text(
        """
[tool.isms-lint]
[[tool.isms-lint.records]]
kind = "person"
records = [{id = "ana", name = "GRC Lead"}, {id = "bo", name = "Bo Ek"}]
[[tool.isms-lint.mappings]]
files = "none.md"
kind = "action"
[[tool.isms-lint.mappings]]
files = "actions.md"
[[tool.isms-lint.mappings.records]]
table = "*"
kind = "action"
fields = {id = "ID", text = "What", owner = "Owner", due_on = "Until"}
ignore = ["Due"]
"""
    )
    found = check("INP", "REF001")
    assert places(found) == [("file", "pyproject.toml", 1, 1), ("column", "pyproject.toml", 1, 1)]
    assert found.records == {"action": 2, "person": 2}


def test_templates_are_no_idle_mappings(isms: Path) -> None:
    (isms / "actions.md").write_text(TABLE.replace("# Actions", "# Template of actions"))
    found = check("INP")
    assert places(found) == []
    assert found.templates == ("actions.md",)


def test_records_of_the_configuration_are_records(isms: Path) -> None:
    broken = CONFIG.replace("records: [{id: ana}, {id: bo, name: Bo Ek}]", "records: {id: ana}")
    (isms / ".isms-lint.yaml").write_text(broken.replace("id: acme", "id: acme, oops: 1"))
    assert places(check()) == [
        ("field", ".isms-lint.yaml", 3, 36),
        ("problem", ".isms-lint.yaml", 5, 14),
        ("record", "actions.md", 5, 13),
        ("overdue", "actions.md", 5, 24),
        ("record", "actions.md", 6, 13),
    ]


def test_a_mapping_that_cannot_be_is_refused_at_its_place(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").write_text(CONFIG.replace('table: "*"', "rows: x"))
    ran = cli("check", cwd=isms)
    assert ran.code == 2
    assert ".isms-lint.yaml:9:" in ran.err
    (isms / ".isms-lint.yaml").write_text(CONFIG.replace("        kind: action\n", ""))
    ran = cli("check", cwd=isms)
    assert (ran.code, ran.out) == (2, "")
    assert "mappings[0].records[0]: say what `kind` of record that is" in ran.err


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\xff\xfe\x00", "INP002"),
        (b"# A\xe9\n", "INP002"),
        (b"\x00\x01\x02", "INP016"),
        (b"", "INP016"),
        (b"| X |\n|---|\n" + b"| x" * 2000, "INP012"),
    ],
)
def test_files_that_are_no_text(isms: Path, raw: bytes, code: str) -> None:
    (isms / "actions.md").write_bytes(raw)
    (isms / ".isms-lint.yaml").write_text(CONFIG.partition("fields:")[0])
    found = check("INP001", "INP002", "INP012", "INP016")
    assert {finding.code for finding in found.findings} == {code}


# --- a baseline


def test_what_hangs_on_a_day_is_not_gone_from_the_baseline(cli: Cli, isms: Path) -> None:
    (isms / "actions.md").write_text(TABLE.replace("2026-01-01", "Jul 2026"))
    assert cli("baseline", "--as-of=2026-08-01", "--select=ACT002", cwd=isms).code == 0
    for day, accepted in (("2026-08-01", 1), ("2026-07-15", 0)):
        found = check("ACT002", "GATE003", as_of=day)
        assert (len(found.accepted), found.findings) == (accepted, ())


# --- history


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgSign=false")
    subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        env=clean_environment(),
        check=True,
        capture_output=True,
    )


@pytest.fixture
def kept(isms: Path) -> Path:
    """The same in git, with another file that no mapping names."""
    (isms / "other.csv").write_text("ID,What,Owner,Due\nA-3,z,ana,2026-02-01\n")
    git(isms, "init", "-q")
    git(isms, "add", "--all")
    git(isms, "commit", "-q", "--no-verify", "--message=x")
    return isms


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def since() -> list[tuple[str, str, int, str]]:
    found = check("INP", "REF", "ACT002", "GATE", since="HEAD").findings
    return [(f.message_id, f.location.file, f.location.line, str(f.severity)) for f in found]


MAPPED = ("mappings-of-files", ".isms-lint.yaml", 6, "error")


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("actions.md", "2027-01-01", "2026-10-01", ("overdue", "actions.md", 6, "warning")),
        ("actions.md", "A-2 | y", "A-2 | z", None),
        (".isms-lint.yaml", "Lead: ana", "Lead: bo", ("names", ".isms-lint.yaml", 1, "warning")),
        (
            ".isms-lint.yaml",
            "s: {GRC",
            "s: {X: bo, GRC",
            ("settings", ".isms-lint.yaml", 1, "info"),
        ),
        (".isms-lint.yaml", "acme,", "acme, name: A,", ("settings", ".isms-lint.yaml", 2, "info")),
        (".isms-lint.yaml", ", due_on: Due}", "}\n        ignore: [Due]", MAPPED),
        (".isms-lint.yaml", 'files: "*.md"', 'files: "*.md"\n    leave: Legend', MAPPED),
        (".isms-lint.yaml", 'files: "*.md"', 'files: ["*.md", "*.csv"]', MAPPED),
    ],
)
def test_what_a_change_brings(
    kept: Path, file: str, old: str, new: str, found: tuple[str, str, int, str] | None
) -> None:
    edit(kept / file, old, new)
    assert [one for one in since() if one[1] == file] == ([found] if found else [])


def test_files_that_a_change_maps_are_read_as_it_says(kept: Path) -> None:
    """The file is the same; only the change reads records in it."""
    fields = "{id: ID, text: What, owner: Owner, due_on: Due}"
    with (kept / ".isms-lint.yaml").open("a") as config:
        config.write(f"  - {{files: other.csv, kind: action, fields: {fields}}}\n")
    assert ("overdue", "other.csv", 2, "warning") in since()


def test_a_commit_is_read_by_its_own_mapping(kept: Path) -> None:
    edit(kept / ".isms-lint.yaml", "Owner, due_on: Due", "Owner")
    (kept / "actions.md").unlink()
    assert places(check(rev="HEAD")) == [("overdue", "actions.md", 5, 24)]


def test_records_that_the_configuration_of_a_commit_states(kept: Path) -> None:
    edit(kept / ".isms-lint.yaml", "id: acme", "id: acme, oops: 1")
    git(kept, "commit", "-qam", "y", "--no-verify")
    edit(kept / ".isms-lint.yaml", "names:", "\n\n\nnames:")
    # Where the configuration stands in the order of files hangs on the commit.
    (found,) = (place for place in places(check(rev="HEAD")) if place[0] == "field")
    assert (found[1].partition(":")[2], found[2:]) == (".isms-lint.yaml", (1, 1))
