"""`isms-lint export` and `import`, as a person runs them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from cli_process import Cli
from openpyxl import load_workbook

REGISTER = """\
# What may happen.
kind: risk
assessment: RA-1
records:
  - id: R-1
    title: Theft of a laptop   # seen twice
    owner: ana
    consequence: 4
    controls: [A.7.9, A.8.1]
    residual: {level: 2, accepted_on: 2026-03-02}
  - id: R-2
    title: "=cmd|' /C calc'!A0"
    owner: bob
"""


@pytest.fixture
def isms(tmp_path: Path) -> Path:
    (tmp_path / ".isms-lint.yaml").write_text("select: [INP]\n")
    (tmp_path / "risks.yaml").write_text(REGISTER)
    return tmp_path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def rewritten(path: Path, **cells: str) -> None:
    """The CSV with other cells in its first row."""
    raw = path.read_text(encoding="utf-8-sig")
    reader = csv.DictReader(io.StringIO(raw, newline=""))
    lines = list(reader)
    lines[0] = {**lines[0], **cells}
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, reader.fieldnames or [])
        writer.writeheader()
        writer.writerows(lines)


def test_csv_on_standard_output(cli: Cli, isms: Path) -> None:
    ran = cli("export", "risk", "--csv", "-", cwd=isms)
    assert (ran.code, ran.err) == (0, "isms-lint: 2 rows of risk\n")
    first, second = rows(ran.out)
    assert first["[risk]"] == "risks.yaml#R-1"
    assert first["controls"] == "A.7.9; A.8.1"
    assert first["residual.accepted_on"] == "2026-03-02"
    assert first["assessment"] == "RA-1"
    assert second["title"] == "'=cmd|' /C calc'!A0"
    assert list(first)[1:5] == ["id", "title", "status", "owner"]


def test_a_workbook_has_dates_choices_and_no_formula(cli: Cli, isms: Path) -> None:
    ran = cli("export", "risk", "--xlsx", "risks.xlsx", cwd=isms)
    assert ran.code == 0
    workbook = load_workbook(isms / "risks.xlsx")
    sheet = workbook["risk"]
    columns = {str(cell.value): cell.column_letter for cell in sheet[1]}
    assert sheet[f"{columns['residual.accepted_on']}2"].is_date
    assert sheet[f"{columns['consequence']}2"].value == 4
    formula = sheet[f"{columns['title']}3"]
    assert (formula.data_type, formula.value) == ("s", "=cmd|' /C calc'!A0")
    assert sheet.column_dimensions["A"].hidden
    assert sheet.freeze_panes == "B2"
    choices = {
        str(one.sqref).split(":")[0]: one.formula1 for one in sheet.data_validations.dataValidation
    }
    assert choices[f"{columns['status']}2"] == '"active,closed"'
    meanings = {row[0].value: row[1].value for row in workbook["Fields"].iter_rows()}
    assert meanings["treatment"] == "modify | retain | avoid | share"
    assert meanings["owner"] == "the id of a person or role"


def test_what_nobody_changed_changes_nothing(cli: Cli, isms: Path) -> None:
    for option, file in (("--csv", "r.csv"), ("--xlsx", "r.xlsx")):
        cli("export", "risk", option, file, cwd=isms)
        ran = cli("import", file, "--write", cwd=isms)
        assert (ran.code, ran.out, ran.err) == (0, "", "isms-lint: nothing to change\n")
    assert (isms / "risks.yaml").read_text() == REGISTER


def test_changes_are_shown_first_and_written_when_asked(cli: Cli, isms: Path) -> None:
    cli("export", "risk", "--csv", "r.csv", cwd=isms)
    rewritten(isms / "r.csv", owner="bob")
    ran = cli("import", "r.csv", cwd=isms)
    assert (ran.code, ran.err) == (1, "isms-lint: --write changes 1 file\n")
    assert "-    owner: ana\n+    owner: bob\n" in ran.out
    assert (isms / "risks.yaml").read_text() == REGISTER
    ran = cli("import", "r.csv", "--write", cwd=isms)
    assert (ran.code, ran.err) == (0, "isms-lint: wrote 1 file; see `git diff`\n")
    assert (isms / "risks.yaml").read_text() == REGISTER.replace("owner: ana", "owner: bob")
    again = cli("import", "r.csv", cwd=isms)
    assert (again.code, again.err) == (0, "isms-lint: nothing to change\n")


def test_what_was_changed_on_both_sides_is_told_and_left(cli: Cli, isms: Path) -> None:
    cli("export", "risk", "--csv", "r.csv", cwd=isms)
    rewritten(isms / "r.csv", owner="bob")
    changed = REGISTER.replace("consequence: 4", "consequence: 5")
    (isms / "risks.yaml").write_text(changed)
    ran = cli("import", "r.csv", "--write", cwd=isms)
    assert ran.code == 1
    assert "r.csv:2:" in ran.err
    assert "was changed since the export, and says otherwise in `owner`, `consequence`" in ran.err
    assert (isms / "risks.yaml").read_text() == changed


def test_a_row_that_nobody_touched_is_no_conflict(cli: Cli, isms: Path) -> None:
    cli("export", "risk", "--csv", "r.csv", cwd=isms)
    (isms / "risks.yaml").write_text(REGISTER.replace("owner: bob", "owner: eve"))
    rewritten(isms / "r.csv", owner="eve")
    ran = cli("import", "r.csv", "--write", cwd=isms)
    assert (ran.code, ran.err) == (0, "isms-lint: wrote 1 file; see `git diff`\n")
    assert (isms / "risks.yaml").read_text().count("owner: eve") == 2


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("R-2", "the id `R-2` has a record already"),
        ("ana", "the id `ana` has a record already"),
        ("R-3", "the id `R-3` stands in two rows"),
        ("", "a record has an `id`"),
        ("R-4\nR-5", "an `id` has no line breaks or control characters"),
    ],
)
def test_an_id_that_cannot_be_is_told_and_left(cli: Cli, isms: Path, id: str, said: str) -> None:
    (isms / "ana.yaml").write_text("kind: person\nid: ana\nname: Ana\n")
    cli("export", "risk", "--csv", "r.csv", cwd=isms)
    rewritten(isms / "r.csv", id=id, owner="eve")
    with (isms / "r.csv").open("a") as handle:
        handle.write(",R-3,Fire\r\n")
    ran = cli("import", "r.csv", "--write", cwd=isms)
    assert ran.code == 1
    assert f": {said}: nothing of the row of `risks.yaml#R-1` is taken\n" in ran.err
    written = (isms / "risks.yaml").read_text()
    assert written.startswith(REGISTER)
    assert ("Fire" in written) is (id != "R-3")


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("R-1", "the id `R-1` has a record already"),
        ("ana", "the id `ana` has a record already"),
        ("", "a row without an `id` becomes no record"),
        ('"R-4\nR-5"', "an `id` has no line breaks or control characters"),
        ("R-4\x07", "an `id` has no line breaks or control characters"),
    ],
)
def test_a_new_row_needs_an_id_of_its_own(cli: Cli, isms: Path, id: str, said: str) -> None:
    (isms / "ana.yaml").write_text("kind: person\nid: ana\nname: Ana\n")
    cli("export", "risk", "--csv", "r.csv", cwd=isms)
    with (isms / "r.csv").open("a") as handle:
        handle.write(f",{id},Fire\r\n")
    ran = cli("import", "r.csv", "--write", cwd=isms)
    assert ran.code == 1
    assert said in ran.err
    assert (isms / "risks.yaml").read_text() == REGISTER


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "risks", "--csv", "-"), "no kind is called `risks`"),
        (("export", "risk", "--csv", "-", "--rows", "owner"), "`owner` is no list of mappings"),
        (("export", "risk"), "one of the arguments --xlsx --csv is required"),
        (("export", "risk", "--csv", "no/such/folder.csv"), "No such file"),
        (("export", "risk", "--csv", "risks.yaml", "--force"), "names end in `.csv`"),
        (("export", "risk", "--xlsx", "r.csv"), "names end in `.xlsx`"),
        (("import", "none.csv"), "none.csv: No such file"),
        (("import", "risks.yaml"), "no sheet that `isms-lint export` wrote"),
        (("import", ".isms-lint.xlsx"), "No such file"),
    ],
)
def test_what_cannot_be_done_is_told(
    cli: Cli, isms: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = cli(*arguments, cwd=isms)
    assert ran.code == 2
    assert said in ran.err


def test_an_export_replaces_an_earlier_one_and_nothing_else(cli: Cli, isms: Path) -> None:
    target = isms / "r.csv"
    target.write_text("name,salary\nana,1\n")
    ran = cli("export", "risk", "--csv", "r.csv", cwd=isms)
    assert ran.code == 2
    assert "r.csv: is there, and is no earlier export: --force replaces it" in ran.err
    assert target.read_text() == "name,salary\nana,1\n"
    assert cli("export", "risk", "--csv", "r.csv", "--force", cwd=isms).code == 0
    rewritten(target, owner="eve")
    assert cli("export", "risk", "--csv", "r.csv", cwd=isms).code == 0
    assert rows(target.read_text(encoding="utf-8-sig"))[0]["owner"] == "ana"


@pytest.mark.parametrize("target", ["mapped.csv", "link.csv"])
def test_an_export_never_replaces_what_records_are_read_from(
    cli: Cli, isms: Path, target: str
) -> None:
    (isms / ".isms-lint.yaml").write_text(
        "mappings:\n- files: mapped.csv\n  records:\n"
        "  - {kind: risk, table: '*', fields: {id: No, title: What}}\n"
    )
    (isms / "mapped.csv").write_text("No,What\nR-9,Fire\n")
    (isms / "link.csv").symlink_to("mapped.csv")
    ran = cli("export", "risk", "--csv", target, "--force", cwd=isms)
    assert ran.code == 2
    assert f"{target}: records are read from it" in ran.err
    assert (isms / "mapped.csv").read_text() == "No,What\nR-9,Fire\n"


def test_what_a_file_lost_is_told_at_the_export(cli: Cli, isms: Path) -> None:
    (isms / "broken.yaml").write_text("kind: risk\nid: R-9\ntitle: [\n")
    ran = cli("export", "risk", "--csv", "-", cwd=isms)
    assert ran.code == 0
    assert "not all is in the sheet: broken.yaml:4:1" in ran.err


def test_a_sheet_with_faults_is_told_at_the_place(cli: Cli, isms: Path) -> None:
    (isms / "r.csv").write_text('[risk],id\nrisks.yaml#R-1,"R-1\n')
    ran = cli("import", "r.csv", cwd=isms)
    assert ran.code == 2
    assert "r.csv: 2:16: not valid CSV" in ran.err
