"""`convert`: what it writes and tells, and what it leaves alone."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from cli_process import Cli

from isms_lint.cli.parser import build_parser

CONFIGURATION = """\
exclude: [private/]
names: {The boss: ana}
records:
  - {kind: person, id: ana, name: Ana}
mappings:
  - files: isms/risks.md
    leave: [Legend]
    records:
      - table: Risks
        kind: risk
        fields: {id: ID, title: Risk, owner: Owner}
        ignore: [Colour, Not there]
  - files: isms/units.csv
    kind: unit
    fields: {id: ID, name: Name}
"""
RISKS = """\
# Register

## Risks

| ID | Risk | Owner | Colour | Mood |
|----|------|-------|--------|------|
| R-1 | Fire | The boss | red | bad |
| R-2 | Flood: again | ana | red | bad |

## Legend

| Colour | Meaning |
|--------|---------|
| red | bad |
"""


@pytest.fixture
def isms(tmp_path: Path) -> Path:
    """A repository with two mapped files, beside the folder that tests write to."""
    root = tmp_path / "repository"
    (root / "isms").mkdir(parents=True)
    (root / ".isms-lint.yaml").write_text(CONFIGURATION)
    (root / "isms" / "risks.md").write_text(RISKS)
    (root / "isms" / "units.csv").write_text("ID,Name\nops,Operations\n")
    return root


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_it_writes_and_tells_what_can_go_and_what_is_not_in_it(cli: Cli, isms: Path) -> None:
    before = _files(isms)
    ran = cli("convert", "--to", "../new", cwd=isms)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Wrote 4 records in 3 files to ../new:\n"
        "  1 person: ../new/person/ana.yaml\n"
        "  2 risk: ../new/risk/risks.yaml\n"
        "  1 unit: ../new/unit/ops.yaml\n"
        "\n"
        "Not converted:\n"
        "  mappings[0], isms/risks.md:\n"
        "    ignored: Colour\n"
        "    tables left alone: Legend\n"
        "    not mapped: 1 place, which `check` reports (INP012)\n"
        "  Texts of pages that no field takes, and comments in the files.\n"
        "\n"
        "Once these files are kept instead, .isms-lint.yaml can do without:\n"
        "  line 5: mappings (all of them)\n"
        "  line 3: records (what no file stated)\n"
        "  line 2: names (who texts mean)\n"
        "Nothing is deleted here. Without their mapping the old files are not read as records any"
        " more: move\n"
        "them away, or `exclude` those in YAML and JSON, which INP007 reports.\n"
    )
    assert _files(isms) == before
    assert _files(isms.parent / "new") == {
        "person/ana.yaml": "kind: person\nid: ana\nname: Ana\n",
        "risk/risks.yaml": (
            "kind: risk\n"
            "records:\n"
            "  - id: R-1\n"
            "    title: Fire\n"
            "    owner: ana\n"
            "    x_written: {owner: The boss}\n"
            "  - id: R-2\n"
            '    title: "Flood: again"\n'
            "    owner: ana\n"
        ),
        "unit/ops.yaml": "kind: unit\nid: ops\nname: Operations\n",
    }


def test_a_part_leaves_settings_that_the_rest_needs(cli: Cli, isms: Path) -> None:
    ran = cli("convert", "--kind", "risk", "--to", "new", "--split", cwd=isms)
    assert ran.code == 0
    assert _files(isms / "new").keys() == {"risk/R-1.yaml", "risk/R-2.yaml"}
    assert "can do without:\n  line 6: mappings[0] (isms/risks.md)\nIt has to keep:\n" in ran.out
    assert "  line 13: mappings[1] (isms/units.csv: 1 record was not converted)\n" in ran.out
    assert "  line 3: records (what no file stated: 1 record was not converted)\n" in ran.out
    assert "names (" not in ran.out
    ran = cli("convert", "isms/units.csv", "--to", "units", "--format", "markdown", cwd=isms)
    assert _files(isms / "units") == {
        "unit/ops.md": "---\nkind: unit\nid: ops\nname: Operations\n---\n"
    }
    assert "mappings[0] (isms/risks.md: 2 records were not converted)" in ran.out


def test_a_dry_run_writes_nothing(cli: Cli, isms: Path) -> None:
    (isms / "new" / "unit").mkdir(parents=True)
    (isms / "new" / "unit" / "ops.yaml").write_text("mine")
    before = _files(isms)
    ran = cli("convert", "--to", "new", "--dry-run", cwd=isms)
    assert ran.code == 0
    assert ran.out.startswith(
        "Would write 4 records in 3 files:\n"
        "  new/risk/risks.yaml (2 risk)\n"
        "  new/unit/ops.yaml (1 unit)\n"
        "  new/person/ana.yaml (1 person)\n"
        "There already: 1 file, which --force overwrites\n"
    )
    assert _files(isms) == before


def test_nothing_is_overwritten_unless_asked_for(cli: Cli, isms: Path) -> None:
    assert cli("convert", "--to", "new", cwd=isms).code == 0
    (isms / "new" / "unit" / "ops.yaml").write_text("mine")
    (isms / "new" / "risk" / "risks.yaml").unlink()
    ran = cli("convert", "--to", "new", cwd=isms)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "isms-lint: new/unit/ops.yaml and 1 more: there already, so nothing was written;"
        " --force overwrites\n"
    )
    assert (isms / "new" / "unit" / "ops.yaml").read_text() == "mine"
    assert not (isms / "new" / "risk" / "risks.yaml").exists()
    assert cli("convert", "--to", "new", "--force", cwd=isms).code == 0
    assert (isms / "new" / "unit" / "ops.yaml").read_text() != "mine"


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_links_lead_nowhere_else(cli: Cli, isms: Path, force: tuple[str, ...]) -> None:
    outside = isms.parent / "outside"
    outside.mkdir()
    (isms / "new").mkdir()
    (isms / "new" / "unit").symlink_to(outside)
    ran = cli("convert", "--to", "new", *force, cwd=isms)
    assert ran.code == 2
    assert "new/unit/ops.yaml: a link leads it out of new" in ran.err
    assert list(outside.iterdir()) == []
    (isms / "new" / "unit").unlink()
    (isms / "new" / "unit").mkdir()
    (outside / "file").write_text("kept")
    (isms / "new" / "unit" / "ops.yaml").symlink_to(outside / "file")
    assert cli("convert", "--to", "new", *force, cwd=isms).code == 2
    assert (outside / "file").read_text() == "kept"
    assert not (isms / "new" / "risk").exists()


def test_ids_lead_nowhere_else(cli: Cli, isms: Path) -> None:
    rows = "ID,Name\n../../../up,Up\n/etc/x,Abs\ncon,Con\n,No id\nOPS,Big\nops,Small\n"
    (isms / "isms" / "units.csv").write_text(rows)
    ran = cli("convert", "--kind", "unit", "--to", "new", "--split", cwd=isms)
    assert ran.code == 0
    assert {*_files(isms / "new")} == {
        "unit/up.yaml",
        "unit/etc-x.yaml",
        "unit/record-con.yaml",
        "unit/units.yaml",
        "unit/OPS.yaml",
        "unit/ops_2.yaml",
    }


def test_a_folder_that_is_not_read_is_told(cli: Cli, isms: Path) -> None:
    ran = cli("convert", "--to", "private/isms", cwd=isms)
    assert ran.code == 0
    assert "The configuration leaves out 3 files of these, such as private/isms/" in ran.out
    assert "leaves out" not in cli("convert", "--to", "native", cwd=isms).out


def test_a_record_that_no_file_can_hold_fails_the_command(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").write_text(
        "mappings: [{files: a.json, kind: unit, fields: {id: id, name: name}}]\n"
    )
    (isms / "a.json").write_text('[{"id": "a", "name": "\\ud800"}, {"id": "b", "name": "fine"}]')
    ran = cli("convert", "--to", "new", cwd=isms)
    assert ran.code == 1
    assert "No file can hold 1 record:\n  unit a of a.json: not valid YAML: " in ran.out
    assert "mappings[0] (a.json: 1 record was not converted)" in ran.out
    assert {*_files(isms / "new")} == {"unit/b.yaml"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "risks"), "--kind risks: no such kind; did you mean `risk`?"),
        (
            ("--kind", "audit"),
            "none of the mapped records is meant: they are of person, risk, unit",
        ),
        (("isms/risks.md", "--kind", "unit"), "none of the mapped records"),
        (("nowhere",), "nowhere: no such file or folder"),
        (("--to", ".isms-lint.yaml"), ".isms-lint.yaml"),
    ],
)
def test_what_cannot_be_done_is_refused(
    cli: Cli, isms: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = _files(isms)
    ran = cli("convert", "--to", "new", *arguments, cwd=isms)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert _files(isms) == before


def test_without_mappings_there_is_nothing_to_convert(cli: Cli, overdue: Path) -> None:
    ran = cli("convert", overdue, "--to", "new")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing to convert: no mapping lifts a record" in ran.err


def test_every_option_is_documented() -> None:
    page = Path(__file__).resolve().parent.parent.parent / "docs" / "converting.md"
    text = page.read_text(encoding="utf-8")
    parser = build_parser("convert")
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    for action in commands.choices["convert"]._actions:
        for option in action.option_strings:
            assert option in ("-h", "--help", "--require-plugin") or f"`{option}" in text, option
