"""Records out to a spreadsheet and back: what people change arrives, as a diff of just that."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from machinery import ROOT, commit, run, write_files
from openpyxl import load_workbook

from isms_lint.cli.main import main
from isms_lint.plugins.manager import load_plugins

ALDER = ROOT / "examples" / "alder"
Change = Callable[[dict[str, dict[str, Any]]], None]


@pytest.fixture
def alder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example, as a repository."""
    root = shutil.copytree(ALDER, tmp_path / "alder")
    commit(root)
    monkeypatch.chdir(root)
    return Path(root)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    """A repository of these files."""

    def made(files: dict[str, str]) -> Path:
        root = write_files(tmp_path / "small", files)
        commit(root)
        monkeypatch.chdir(root)
        return root

    return made


def diff(root: Path) -> list[str]:
    """The changed lines, as git sees them."""
    shown = run("git", "diff", "--unified=0", "--no-color", cwd=root).stdout
    return [
        line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]


def change_workbook(path: Path, change: Change) -> None:
    """Let `change` set cells, by the id of the row and the name of the column."""
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    naming = heads.index("control" if "control" in heads else "id")
    cells: dict[str, dict[str, Any]] = {}
    for row in sheet.iter_rows(min_row=2, values_only=True):
        cells[str(row[naming])] = dict(zip(heads, row, strict=True))
    before = list(cells)
    change(cells)
    sheet.delete_rows(2, len(before))
    for row in cells.values():
        sheet.append([row.get(head) for head in heads])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    workbook.save(path)


def change_csv(path: Path, change: Change) -> None:
    reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    naming = "control" if "control" in (reader.fieldnames or ()) else "id"
    cells: dict[str, dict[str, Any]] = {row[naming]: dict(row) for row in reader}
    change(cells)
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.DictWriter(handle, reader.fieldnames or [], restval="")
        writer.writeheader()
        writer.writerows(cells.values())


def brought_back(kind: str, change: Change, *options: str, form: str = "csv") -> int:
    """Export, change, import with `--write`; the exit code of the import."""
    file = f"sheet.{form}"
    assert main(["export", kind, f"--{form}", file]) == 0
    (change_workbook if form == "xlsx" else change_csv)(Path(file), change)
    return main(["import", file, "--write", *options])


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_nothing_changes_where_nobody_changed_anything(alder: Path, form: str) -> None:
    for kind in load_plugins().kinds:
        assert brought_back(kind, lambda cells: None, form=form) == 0
    assert diff(alder) == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_diff_is_what_people_changed(alder: Path, form: str) -> None:
    def change(cells: dict[str, dict[str, Any]]) -> None:
        cells["RISK-01"]["owner"] = "viktor"
        cells["RISK-01"]["residual.level"] = 6
        cells["RISK-01"]["residual.reason"] = "keys: in use"
        cells["RISK-02"]["controls"] = "A.5.19; A.5.21; A.5.20; A.5.22"
        cells["RISK-02"]["residual.accepted_on"] = "06.05.2026"
        cells["RISK-03"]["asset"] = None
        cells["RISK-04"]["review_on"] = "2027-03-16"
        cells["RISK-04"]["audit_attention"] = "true"
        cells["RISK-06"]["treatment"] = "Modify"

    assert brought_back("risk", change, form=form) == 0
    assert diff(alder) == [
        "-    owner: priya",
        "+    owner: viktor",
        "-    residual: {consequence: 4, likelihood: 2, level: 8, accepted_by: priya,"
        " accepted_on: 2026-04-28}",
        "+    residual: {consequence: 4, likelihood: 2, level: 6, accepted_by: priya,"
        ' accepted_on: 2026-04-28, reason: "keys: in use"}',
        "-    controls: [A.5.19, A.5.20, A.5.22]",
        "-    residual: {consequence: 4, likelihood: 2, level: 8, accepted_by: viktor,"
        " accepted_on: 2026-03-02}",
        "+    controls: [A.5.19, A.5.21, A.5.20, A.5.22]",
        "+    residual: {consequence: 4, likelihood: 2, level: 8, accepted_by: viktor,"
        " accepted_on: 2026-05-06}",
        "-    asset: planning database",
        "+    review_on: 2027-03-16",
        "+    audit_attention: true",
        "-    treatment: retain",
        "+    treatment: modify",
    ]


def test_the_statement_of_applicability_has_a_row_a_control(alder: Path) -> None:
    def change(cells: dict[str, dict[str, Any]]) -> None:
        assert len(cells) == 94
        cells["A.5.1"]["owner"] = "sofia"
        cells["A.5.2"]["justification"] = "Everybody knows who decides, and about what"
        cells["A.5.3"]["evidence"] = "EV-2026-14; EV-2026-15"

    assert brought_back("statement-of-applicability", change, form="xlsx") == 0
    assert [line.strip() for line in diff(alder)] == [
        "-  - {control: A.5.1, applicable: true, owner: elif, implementation: implemented,",
        "+  - {control: A.5.1, applicable: true, owner: sofia, implementation: implemented,",
        "-     justification: Everybody must know who decides about what (ISS-2)}",
        '+     justification: "Everybody knows who decides, and about what"}',
        "-     justification: Nobody should release their own change or approve their own access}",
        "+     justification: Nobody should release their own change or approve their own access,"
        " evidence: [EV-2026-14, EV-2026-15]}",
    ]


def test_new_rows_and_rows_taken_out(alder: Path) -> None:
    def change(cells: dict[str, dict[str, Any]]) -> None:
        del cells["RISK-11"]
        copied = {**cells["RISK-09"], "id": "RISK-13", "title": "Another one"}
        cells["RISK-13"] = copied  # with what our own columns say of the row it was made of
        cells["RISK-14"] = {"id": "RISK-14", "owner": "priya", "affects": "integrity"}

    assert brought_back("risk", change) == 1  # one is missing, and stays
    assert "-  - id: RISK-11" not in diff(alder)
    added = [line for line in diff(alder) if line.startswith("+")]
    assert added[:2] == ["+  - id: RISK-13", "+    title: Another one"]
    assert added[-3:] == ["+  - id: RISK-14", "+    owner: priya", "+    affects: [integrity]"]
    run("git", "checkout", "-q", ".", cwd=alder)
    assert main(["import", "sheet.csv", "--write", "--delete"]) == 0
    gone = [line for line in diff(alder) if line.startswith("-")]
    assert gone[:2] == ["-  - id: RISK-11", "-    title: A breach is reported too late"]
    assert "# The build server at the office is gone" in (alder / "risk/register.yaml").read_text()


def test_what_is_newer_than_the_sheet_is_never_taken_out(
    alder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", "risk", "--csv", "sheet.csv"])
    with (alder / "risk/register.yaml").open("a") as handle:
        handle.write("  - id: RISK-50\n    owner: priya\n")
    assert main(["import", "sheet.csv", "--write", "--delete"]) == 2
    assert "may be newer than it" in capsys.readouterr().err
    assert "RISK-50" in (alder / "risk/register.yaml").read_text()


FORMS = {
    "one.yaml": "# kept\nkind: risk\nid: R-1\ntitle: a   # also kept\n---\nkind: risk\nid: R-2\n",
    "two.json": '{\n  "kind": "risk",\n  "records": [\n    {"id": "R-3", "title": "c"}\n  ]\n}\n',
    "three.md": "---\nkind: risk\nid: R-4\n---\n# Page\n\nBody.\n",
    "four.yaml": "kind: risk\r\nid: R-5\r\ntitle: >\r\n  long\r\n  text\r\nowner: ana\r\n",
}


def test_every_form_of_file_is_changed_in_place(small: Callable[[dict[str, str]], Path]) -> None:
    root = small({"README": "Four forms of one thing.\n"})
    for name, text in FORMS.items():
        (root / name).write_bytes(text.encode())

    def change(cells: dict[str, dict[str, Any]]) -> None:
        for number, id in enumerate(cells, 1):
            cells[id]["title"] = f"title {number}"

    assert brought_back("risk", change, form="xlsx") == 0
    read = {name: (root / name).read_bytes().decode() for name in FORMS}
    assert read["one.yaml"] == (
        "# kept\nkind: risk\nid: R-1\ntitle: title 2   # also kept\n"
        "---\nkind: risk\nid: R-2\ntitle: title 3\n"
    )
    assert read["two.json"] == FORMS["two.json"].replace('"c"', '"title 5"')
    assert read["three.md"] == "---\nkind: risk\nid: R-4\ntitle: title 4\n---\n# Page\n\nBody.\n"
    assert read["four.yaml"] == "kind: risk\r\nid: R-5\r\ntitle: >\r\n  title 1\r\nowner: ana\r\n"


def test_new_records_go_where_they_are_sent(
    small: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = small({name: FORMS[name] for name in ("one.yaml", "two.json")})

    def change(cells: dict[str, dict[str, Any]]) -> None:
        cells["R-9"] = {"id": "R-9", "title": "new"}

    assert brought_back("risk", change) == 2
    assert "--to FILE: say which file takes the new records" in capsys.readouterr().err
    for file in ("one.yaml", "two.json", "new/risks.yaml"):
        assert main(["import", "sheet.csv", "--write", "--to", file]) == 0
        run("git", "add", "-N", ".", cwd=root)
        said = {
            "one.yaml": ["+---", "+kind: risk", "+id: R-9", "+title: new"],
            "two.json": [
                '-    {"id": "R-3", "title": "c"}',
                '+    {"id": "R-3", "title": "c"},',
                '+    {"id": "R-9", "title": "new"}',
            ],
            "new/risks.yaml": ["+kind: risk", "+records:", "+  - {id: R-9, title: new}"],
        }[file]
        shown = run("git", "diff", "--unified=0", "--", file, cwd=root).stdout.splitlines()
        assert [
            line for line in shown[4:] if line[0] in "+-" and line[:3] not in ("+++", "---")
        ] == said
        run("git", "checkout", "-q", "--", "one.yaml", "two.json", cwd=root)
    assert main(["import", "sheet.csv", "--write", "--to", "../elsewhere.yaml"]) == 2


def test_nested_records_and_what_a_register_says_for_all(
    small: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    audit = (
        "kind: audit\nid: A-1\nfindings:\n  - id: NC-1\n    kind: nonconformity\n    statement: old\n"
        "  - {id: NC-2, kind: nonconformity, statement: x}\n"
    )
    register = "kind: risk\nowner: ana\nrecords:\n  - id: R-1\n  - id: R-2\n    owner: bob\n"
    root = small({"audit.yaml": audit, "risks.yaml": register})

    def of_findings(cells: dict[str, dict[str, Any]]) -> None:
        assert cells["NC-1"]["audit"] == "A-1"
        cells["NC-1"]["statement"] = "new"
        cells["NC-2"]["audit"] = "A-2"

    assert brought_back("nonconformity", of_findings) == 1
    assert (
        "`audit` says where the record stands: move it there (audit.yaml:7)"
        in capsys.readouterr().err
    )
    assert diff(root) == ["-    statement: old", "+    statement: new"]
    run("git", "checkout", "-q", ".", cwd=root)

    def of_risks(cells: dict[str, dict[str, Any]]) -> None:
        cells["R-1"]["owner"] = "eve"
        cells["R-2"]["owner"] = ""

    assert brought_back("risk", of_risks) == 0
    assert diff(root) == ["+    owner: eve", "-    owner: bob"]
    run("git", "checkout", "-q", ".", cwd=root)
    assert brought_back("risk", lambda cells: cells["R-1"].update(owner="")) == 1
    assert "`owner` is said for all rows of the register" in capsys.readouterr().err


def test_records_of_a_mapping_are_shown_and_not_changed(
    small: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = small(
        {
            ".isms-lint.yaml": "mappings:\n  - files: theirs.yaml\n    kind: risk\n"
            "    fields: {id: key, title: name, status: state}\n",
            "theirs.yaml": "key: R-1\nname: old\nstate: Geschlossen\n",
        }
    )
    assert brought_back("risk", lambda cells: cells["R-1"].update(title="new")) == 1
    assert "it is read through a mapping" in capsys.readouterr().err
    shown = Path("sheet.csv").read_text(encoding="utf-8-sig")
    assert ",closed," in shown
    assert "Geschlossen" not in shown
    assert diff(root) == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_text_becomes_a_formula_and_every_text_comes_back(
    small: Callable[[dict[str, str]], Path], form: str
) -> None:
    texts = [
        "=1+1",
        "+x",
        "-x",
        "@x",
        "'=x",
        "''x",
        "'x",
        "plain",
        "＝x",
        "5",
        "true",
        "2026-01-02",
    ]
    register = "kind: risk\nrecords:\n" + "".join(
        f'  - id: R-{number}\n    title: "{text}"\n' for number, text in enumerate(texts)
    )
    root = small({"risks.yaml": register})

    def change(cells: dict[str, dict[str, Any]]) -> None:
        if form == "csv":
            assert cells["R-0"]["title"] == "'=1+1"
        for row in cells.values():
            row["threat"] = row["title"]

    assert brought_back("risk", change, form=form) == 0
    added = [line for line in diff(root) if line.startswith("+")]
    assert not [line for line in diff(root) if line.startswith("-")]
    assert [line.partition(": ")[2].strip('"') for line in added] == texts


def test_columns_that_people_move_add_and_misspell(
    small: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = small({"risks.yaml": "kind: risk\nrecords:\n  - id: R-1\n    title: a\n"})
    main(["export", "risk", "--csv", "sheet.csv"])
    reader = csv.DictReader(io.StringIO(Path("sheet.csv").read_text(encoding="utf-8-sig")))
    (row,) = reader
    row = {"Our risks": "", **dict(reversed(row.items())), "residual.levle": "3", "x_team": "blue"}
    with Path("sheet.csv").open("w", newline="") as handle:
        handle.write("Risk register of Alder;;\n")
        writer = csv.DictWriter(handle, list(row), delimiter=";")
        writer.writeheader()
        writer.writerow({**row, "title": "b"})
    assert main(["import", "sheet.csv", "--write"]) == 1
    said = capsys.readouterr().err
    assert "the column `residual.levle` is no field of risk" in said
    assert diff(root) == ["-    title: a", "+    title: b", "+    x_team: blue"]


def test_a_list_of_prose_and_a_text_of_lines(small: Callable[[dict[str, str]], Path]) -> None:
    root = small(
        {
            "risks.yaml": "kind: risk\nid: R-1\nnotes:\n  - one; two\n  - three   # kept\n"
            "text: |\n  first\n  second\n"
        }
    )

    def change(cells: dict[str, dict[str, Any]]) -> None:
        assert cells["R-1"]["notes"] == "one; two\nthree"
        cells["R-1"]["notes"] = "one; two\nthree\nfour, five"
        cells["R-1"]["text"] = "first\nnew\nsecond"

    assert brought_back("risk", change, form="xlsx") == 0
    assert diff(root) == ["+  - four, five", "+  new"]


def test_a_place_that_cannot_be_edited_costs_nothing_else(
    small: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = small(
        {
            "risks.yaml": "base: &base {owner: ana}\nkind: risk\nrecords:\n"
            "  - {id: R-1, <<: *base}\n  - id: R-2\n    owner: ana\n"
        }
    )

    def change(cells: dict[str, dict[str, Any]]) -> None:
        for row in cells.values():
            row["owner"] = "bob"

    assert brought_back("risk", change) == 1
    assert "`risks.yaml#R-1`: what a merge key brings in" in capsys.readouterr().err
    assert diff(root) == ["-    owner: ana", "+    owner: bob"]


def test_thousands_of_records(small: Callable[[dict[str, str]], Path]) -> None:
    register = "kind: risk\nrecords:\n" + "".join(
        f"  - id: R-{number}\n    title: Risk {number}\n    owner: ana\n" for number in range(3000)
    )
    root = small({"risks.yaml": register})

    def change(cells: dict[str, dict[str, Any]]) -> None:
        for row in cells.values():
            row["owner"] = "bob"

    assert brought_back("risk", change) == 0
    assert (root / "risks.yaml").read_text() == register.replace("ana", "bob")


def test_what_an_alias_repeats_changes_in_its_own_place(
    small: Callable[[dict[str, str]], Path],
) -> None:
    root = small(
        {
            "risks.yaml": "kind: risk\nrecords:\n  - id: R-1\n    residual: &same {level: 2}\n"
            "  - id: R-2\n    residual: *same\n"
        }
    )
    assert brought_back("risk", lambda cells: cells["R-2"].update({"residual.level": 3})) == 0
    assert diff(root) == ["-    residual: *same", "+    residual: {level: 3}"]
    run("git", "checkout", "-q", ".", cwd=root)
    assert brought_back("risk", lambda cells: cells["R-1"].update({"residual.level": 3})) == 1
    assert diff(root) == []


def test_records_that_are_documents_or_files_are_taken_out(
    small: Callable[[dict[str, str]], Path],
) -> None:
    root = small(
        {
            "three.yaml": "# first\nkind: risk\nid: R-1\n---\nkind: risk\nid: R-2\n"
            "--- # last\nkind: risk\nid: R-3\n",
            "page.md": "---\nkind: risk\nid: R-4\n---\nBody.\n",
            "list.json": '[{"kind": "risk", "id": "R-5"}, {"kind": "risk", "id": "R-6"}]\n',
        }
    )

    def change(cells: dict[str, dict[str, Any]]) -> None:
        for id in ("R-1", "R-3", "R-4", "R-5"):
            del cells[id]
        cells["R-7"] = {"id": "R-7"}

    assert brought_back("risk", change, "--delete", "--to", "list.json") == 0
    assert (root / "three.yaml").read_text() == "kind: risk\nid: R-2\n"
    assert not (root / "page.md").exists()
    assert (root / "list.json").read_text() == (
        '[{"kind": "risk", "id": "R-6"}, {"kind": "risk", "id": "R-7"}]\n'
    )


def test_the_body_of_a_page_is_left_to_the_page(
    small: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = small({"page.md": "---\nkind: risk\nid: R-4\n---\nBody.\n"})
    assert brought_back("risk", lambda cells: cells["R-4"].update(text="Other.")) == 1
    assert "the body of a page is changed in the page (page.md:2)" in capsys.readouterr().err
    assert diff(root) == []


def test_items_of_several_records(small: Callable[[dict[str, str]], Path]) -> None:
    statement = "kind: statement-of-applicability\nid: {}\ncontrols:\n  - control: A.5.1\n"
    root = small({"a.yaml": statement.format("SOA-A"), "b.yaml": statement.format("SOA-B")})
    main(["export", "statement-of-applicability", "--csv", "sheet.csv"])
    with Path("sheet.csv").open("a", newline="") as handle:
        handle.write(",SOA-B,A.5.2\r\n,SOA-C,A.5.3\r\n")
    assert main(["import", "sheet.csv", "--write"]) == 1
    assert diff(root) == ["+  - control: A.5.2"]
    assert (root / "b.yaml").read_text().endswith("  - control: A.5.2\n")
