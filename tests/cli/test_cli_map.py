"""`map`: what it writes, asks and shows, and what it leaves as it is."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli_process import Cli
from openpyxl import Workbook

RISKS = """\
# Risk Register – Alder Ltd.

| ID | Risk | Likelihood | Impact | Owner | Cost centre | Status |
|----|------|------------|--------|-------|-------------|--------|
| R-1 | Fire | 2 | 4 | Ana Reis | 4711 | open |
| R-2 | Theft | 3 | 2 | CISO | 4712 | resting |
"""
MAPPING = """\
# How the records of this repository are read. Proposed by `isms-lint map`; correct what is wrong.
# A comment that begins with `?` asks something. Answer it in the line, then take the comment away.
# `isms-lint map --check` shows what each mapping lifts.

records:
  - {kind: organization, id: alder, name: Alder Ltd., edition: "2022"} \
# ? timezone and top_management: which? Edition 2013 or 2022?
  - {kind: person, id: ana-reis, name: Ana Reis}
  # ? functions: each stands here for the one who has it. Where that is said, write \
{kind: role, id: ciso, holders: [{person: ana}]}
  - {kind: person, id: ciso, name: CISO}

mappings:
  - files: isms/risks.md
    records:
      - table: Risk Register - Alder Ltd.
        kind: risk
        fields:
          id: ID
          title: Risk
          likelihood: Likelihood
          consequence: Impact
          owner: Owner
          status: Status
          # status: {from: Status, words: {resting: which?}} # ? which of active, closed?
        # not placed: Cost centre (4711, 4712)
        # ? ignore: [Cost centre]
"""
SAID = """\
wrote .isms-lint.yaml: 1 file newly mapped (2 records), something new noted in 0 entries.
Looked at 2 files: 0 mapped before, 1 without records, 0 templates (no mapping), \
0 in the project's own form beside them.
4 questions in .isms-lint.yaml:
  1. line  6: {kind: organization, id: alder, name: Alder Ltd., edition: "2022"}  \
timezone and top_management: which? Edition 2013 or 2022?
  2. line  8: functions: each stands here for the one who has it. Where that is said, write \
{kind: role, id: ciso, holders: [{person: ana}]}
  3. line 23: status: {from: Status, words: {resting: which?}}  which of active, closed?
  4. line 25: ignore: [Cost centre]
"""


_ADOPTING = Path(__file__).resolve().parent.parent.parent / "docs" / "adopting.md"


@pytest.fixture
def isms(tmp_path: Path) -> Path:
    """A repository with a register and a page without records."""
    (tmp_path / "isms").mkdir()
    (tmp_path / "isms" / "risks.md").write_text(RISKS, encoding="utf-8")
    (tmp_path / "isms" / "notes.md").write_text("# Notes\n\nWe met.\n")
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_it_writes_the_mapping_and_prints_the_questions(cli: Cli, isms: Path) -> None:
    ran = cli("map", cwd=isms)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == SAID
    assert (isms / ".isms-lint.yaml").read_text(encoding="utf-8") == MAPPING
    for number, text in ((23, "# ? which of active"), (25, "# ? ignore")):
        assert text in MAPPING.splitlines()[number - 1]


def test_check_reads_what_it_wrote(cli: Cli, isms: Path) -> None:
    cli("map", cwd=isms)
    ran = cli("check", "--select", "INP,REF", "--as-of", "2026-08-01", cwd=isms)
    assert ran.code == 1
    assert "`Cost centre`" in ran.out
    assert "`resting`" in ran.out
    assert ran.out.count("INP012") == 3


def test_a_second_run_changes_nothing(cli: Cli, isms: Path) -> None:
    cli("map", cwd=isms)
    path = isms / ".isms-lint.yaml"
    before = path.read_bytes(), os.stat(path).st_mtime_ns
    ran = cli("map", cwd=isms)
    assert ran.code == 0
    assert ran.out.startswith(".isms-lint.yaml: nothing new; it is as it was.\n")
    assert "4 questions in .isms-lint.yaml:" in ran.out
    assert (path.read_bytes(), os.stat(path).st_mtime_ns) == before


def test_stdout_prints_the_configuration_and_writes_nothing(cli: Cli, isms: Path) -> None:
    ran = cli("map", "--stdout", cwd=isms)
    assert (ran.code, ran.out, ran.err) == (0, MAPPING, "")
    assert not (isms / ".isms-lint.yaml").exists()


def test_a_dry_run_prints_the_difference(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").write_text("exclude: [drafts/] # ours\n")
    ran = cli("map", "--dry-run", cwd=isms)
    assert ran.code == 0
    assert ran.out.startswith("--- .isms-lint.yaml\n+++ .isms-lint.yaml\n@@ -1 +1,")
    assert "\n exclude: [drafts/] # ours\n" in ran.out
    assert "\n+  - files: isms/risks.md\n" in ran.out
    assert "\n-" not in ran.out
    assert "would write .isms-lint.yaml: 1 file newly mapped" in ran.err
    assert (isms / ".isms-lint.yaml").read_text() == "exclude: [drafts/] # ours\n"


def test_only_what_is_below_the_paths(cli: Cli, isms: Path) -> None:
    (isms / "old").mkdir()
    (isms / "old" / "risks.md").write_text(RISKS.replace("R-", "O-"), encoding="utf-8")
    ran = cli("map", "isms", "--stdout", cwd=isms)
    assert (ran.code, "old/risks.md" in ran.out) == (0, False)
    assert "old/risks.md" in cli("map", "--stdout", cwd=isms).out


def test_what_is_excluded_is_not_looked_at(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").write_text("exclude: [isms/]\n")
    ran = cli("map", cwd=isms)
    assert ran.out.startswith(".isms-lint.yaml: nothing new; it is as it was.\nLooked at 0 files:")


def test_templates_and_data_without_records_are_counted(cli: Cli, isms: Path) -> None:
    (isms / "isms" / "risk-template.md").write_text(RISKS, encoding="utf-8")
    (isms / "isms" / "app.json").write_text('{"listen": "0.0.0.0", "debug": true}')
    ran = cli("map", "--dry-run", cwd=isms)
    assert "1 template (no mapping)" in ran.err
    assert (
        "1 file of data without records, which `check` will name: `exclude` what is none."
        " isms/app.json\n"
    ) in ran.err


def test_native_records_need_no_mapping(cli: Cli, isms: Path) -> None:
    (isms / "isms" / "risks.md").unlink()
    (isms / "ana.yaml").write_text("kind: person\nid: ana\nname: Ana\n")
    ran = cli("map", cwd=isms)
    assert ran.out == (
        "Nothing was recognised that needs a mapping: .isms-lint.yaml is not written.\n"
        "Looked at 1 file: 0 mapped before, 1 without records, 0 templates (no mapping),"
        " 1 in the project's own form beside them.\n"
    )
    assert not (isms / ".isms-lint.yaml").exists()


# --- what each mapping lifts


def test_what_the_mappings_lift(cli: Cli, isms: Path) -> None:
    cli("map", cwd=isms)
    ran = cli("map", "--check", cwd=isms)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "isms/risks.md: mappings[0], 2 records\n"
        "  risk: 2 records\n"
        "    id           2 of 2  ID\n"
        "    title        2 of 2  Risk\n"
        "    likelihood   2 of 2  Likelihood\n"
        "    consequence  2 of 2  Impact\n"
        "    owner        2 of 2  Owner\n"
        "    status       2 of 2  Status\n"
        "  no word for: resting\n"
        "  not mapped: Cost centre\n"
        "\n"
        "1 file, 2 records, 0 with templates.\n"
    )


def test_the_page_on_adopting_shows_what_it_does(cli: Cli, isms: Path) -> None:
    page = _ADOPTING.read_text(encoding="utf-8")
    assert f"```markdown\n{RISKS}```" in page
    assert f"```text\n{cli('map', cwd=isms).out}```" in page
    _, _, written = (isms / ".isms-lint.yaml").read_text(encoding="utf-8").partition("\n\n")
    assert f"```yaml\n{written}```" in page
    assert f"```text\n{cli('map', '--check', cwd=isms).out}```" in page


def test_each_record_with_its_place(cli: Cli, isms: Path) -> None:
    cli("map", cwd=isms)
    ran = cli("map", "--check", "--records", cwd=isms)
    assert "  risk: 2 records\n    5:3  R-1  Fire\n    6:3  R-2  Theft\n" in ran.out


def test_rows_of_a_list_are_counted_and_cells_of_a_workbook_named(cli: Cli, isms: Path) -> None:
    (isms / "isms" / "soa.md").write_text(
        "# Statement of Applicability\n\n| Control | Applicable | Justification |\n|--|--|--|\n"
        + "".join(f"| A.5.{n} Title | Yes | because |\n" for n in range(1, 6))
    )
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Risks")
    for row in (
        ("Risk ID", "Risk title", "Likelihood", "Impact", "Risk owner"),
        ("R-7", "Flood", 2, 3, "CISO"),
        ("R-8", "Fraud", 2, 3, "CISO"),
    ):
        sheet.append(row)
    book.save(isms / "isms" / "more.xlsx")
    cli("map", cwd=isms)
    assert "1 of 1, 5 rows  (rows)\n" in cli("map", "--check", cwd=isms).out
    assert "    Risks!A2  R-7  Flood\n" in cli("map", "--check", "--records", cwd=isms).out


def test_the_same_for_machines(cli: Cli, isms: Path) -> None:
    cli("map", cwd=isms)
    ran = cli("map", "--check", "--format", "json", "--records", cwd=isms)
    data = json.loads(ran.out)
    assert data["configuration"] == ".isms-lint.yaml"
    (file,) = data["files"]
    assert (file["file"], file["mapping"], file["templates"]) == ("isms/risks.md", 0, 0)
    assert (file["words"], file["names"]) == (["resting"], ["Cost centre"])
    (kind,) = file["kinds"]
    assert (kind["kind"], kind["count"]) == ("risk", 2)
    assert kind["fields"]["consequence"] == {"filled": 2, "from": ["Impact"]}
    assert kind["records"][1] == {"id": "R-2", "title": "Theft", "line": 6}


def test_templates_are_told(cli: Cli, isms: Path) -> None:
    header = "\n".join(RISKS.splitlines()[:4])
    (isms / "isms" / "risks.md").write_text(f"{header}\n| R-0 | — | — | — | TBD | — | — |\n")
    cli("map", cwd=isms)
    ran = cli("map", "--check", cwd=isms)
    assert "mappings[0], 0 records (a template: nothing is stated yet)\n" in ran.out
    assert "1 file, 0 records, 1 with templates.\n" in ran.out


# --- what cannot be done


def test_check_without_a_configuration(cli: Cli, isms: Path) -> None:
    ran = cli("map", "--check", cwd=isms)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "isms-lint: there is no configuration yet: `isms-lint map` writes one\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("exclude: [a\n", "not valid YAML"),
        ("mapings: []\n", "unknown setting `mapings`"),
        ("mappings: [{files: x.md, kind: risk}]\n", "`mappings` is written in brackets"),
    ],
)
def test_a_wrong_configuration_is_told_and_left(
    cli: Cli, isms: Path, text: str, message: str
) -> None:
    (isms / ".isms-lint.yaml").write_text(text)
    ran = cli("map", cwd=isms)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert (isms / ".isms-lint.yaml").read_text() == text


def test_settings_in_toml_are_not_written_to(cli: Cli, isms: Path) -> None:
    (isms / "pyproject.toml").write_text("[tool.isms-lint]\nexclude = ['drafts/']\n")
    ran = cli("map", cwd=isms)
    assert ran.code == 2
    assert "the settings stand in pyproject.toml: move them there, or use --stdout" in ran.err
    ran = cli("map", "--stdout", cwd=isms)
    assert (ran.code, ran.out) == (0, MAPPING)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--stdout", "--check"), "not allowed with"),
        (("--dry-run", "--stdout"), "not allowed with"),
        (("nowhere",), "nowhere"),
        (("--format", "xml", "--check"), "invalid choice"),
    ],
)
def test_wrong_usage(cli: Cli, isms: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = cli("map", *arguments, cwd=isms)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_file_that_cannot_be_read_is_told(cli: Cli, isms: Path) -> None:
    (isms / "isms" / "broken.json").write_text('{"a": ')
    ran = cli("map", "--dry-run", cwd=isms)
    assert ran.code == 0
    assert "Not read: isms/broken.json: " in ran.err


def test_a_link_out_of_the_repository_is_not_followed(cli: Cli, isms: Path) -> None:
    outside = isms.parent / f"{isms.name}-outside.yaml"
    outside.write_text("exclude: [drafts/]\n")
    (isms / ".isms-lint.yaml").symlink_to(outside)
    ran = cli("map", cwd=isms)
    assert ran.code == 2
    assert outside.read_text() == "exclude: [drafts/]\n"


def test_a_configuration_with_other_line_ends_is_told_and_left(cli: Cli, isms: Path) -> None:
    for text in (
        "exclude: [drafts/]\rrecords:\r  - {kind: person, id: ana}\r",
        "exclude: ['\u2028']\n",
    ):
        (isms / ".isms-lint.yaml").write_bytes(text.encode())
        ran = cli("map", cwd=isms)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            "isms-lint: .isms-lint.yaml: a line ends with a lone CR, NEL, LS or PS: end lines with LF"
            " or CRLF\n"
        )
        assert (isms / ".isms-lint.yaml").read_bytes() == text.encode()


def test_control_characters_of_a_kind_are_shown_as_escapes(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").write_text(
        'mappings:\n  - files: isms/risks.md\n    records:\n      - kind: "\\e[31mx"\n'
        "        table: '*'\n        fields: {id: ID}\n"
    )
    ran = cli("map", "--check", cwd=isms)
    assert "[31mx: 2 records" in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("option", ["--check", "--dry-run", "--stdout"])
def test_a_mapped_file_that_cannot_be_read_fails(cli: Cli, isms: Path, option: str) -> None:
    cli("map", cwd=isms)
    (isms / "isms" / "risks.md").write_bytes(b"# Risk \xff\xfe\n")
    ran = cli("map", option, cwd=isms)
    assert ran.code == 2
    assert "Not read: isms/risks.md: " in ran.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  exclude: [drafts/]\n", "  exclude: [drafts/]\n\n  records:\n    - {kind: organization"),
        ("mappings: []\nrecords: [ ] # none\n", "mappings:\n  - files: isms/risks.md\n"),
        ("mappings: []\nrecords: [ ] # none\n", "records: # none\n  - {kind: organization"),
    ],
)
def test_indented_keys_and_empty_brackets_are_added_to(
    cli: Cli, isms: Path, before: str, after: str
) -> None:
    (isms / ".isms-lint.yaml").write_text(before)
    assert cli("map", cwd=isms).code == 0
    assert after in (isms / ".isms-lint.yaml").read_text(encoding="utf-8")
    assert "nothing new" in cli("map", cwd=isms).out


def test_a_configuration_in_braces_is_told(cli: Cli, isms: Path) -> None:
    (isms / ".isms-lint.yaml").write_text("{exclude: [drafts/]}\n")
    ran = cli("map", cwd=isms)
    assert ran.code == 2
    assert ".isms-lint.yaml:1:1: all is written in braces" in ran.err


def test_settings_in_toml_that_is_none_are_told(cli: Cli, isms: Path) -> None:
    (isms / "pyproject.toml").write_text("[tool.isms-lint\nexclude = []\n")
    ran = cli("map", cwd=isms)
    assert ran.code == 2
    assert "pyproject.toml: not valid TOML" in ran.err
