"""What a conversion tells of what is not in it, and which settings can go."""

from __future__ import annotations

from pathlib import Path

from convert_kit import converted, put

from isms_lint.convert.left_out import LeftOut


def _left(root: Path, configuration: str, files: dict[str, str | bytes]) -> list[LeftOut]:
    put(root, {".isms-lint.yaml": configuration, **files})
    return converted(root).left


def test_names_that_are_ignored_and_there_and_that_no_other_part_takes(tmp_path: Path) -> None:
    configuration = """\
mappings:
  - files: page.md
    kind: audit
    fields:
      id: Reference
      methods: {rows: {table: Methods, column: Method}}
      results: {rows: {table: Results, fields: {item: Item}, ignore: [Mood]}}
    ignore: [Author, Not there, "Class*"]
    records:
      - section: NC-*
        kind: nonconformity
        joins: {tracking: {table: Tracking, column: NC, by: {heading: true}}}
        fields: {id: {heading: true}, closed_on: tracking.Closed}
        ignore: [Cause, tracking]
      - section: NC-*
        kind: corrective-action
        fields: {id: {heading: true, prefix: CA-}, cause: Cause}
"""
    page = """\
**Reference:** A-1
**Author:** Ana
**Classification:** secret

## Methods

| Method | Mood |
|---|---|
| interview | good |

## Results

| Item | Mood |
|---|---|
| A.5.1 | good |

## NC-1

**Cause:** haste

## Tracking

| NC | Closed | Who |
|---|---|---|
| NC-1 | 2026-01-02 | Bo |
"""
    (left,) = _left(tmp_path, configuration, {"page.md": page})
    assert left.ignored == ["Mood", "Author", "Class*", "tracking.Who"]


def test_names_inside_data_are_told_as_the_mapping_has_them(tmp_path: Path) -> None:
    configuration = """\
mappings:
  - files: a.json
    kind: audit
    fields:
      id: key
      team: {from: people, each: {fields: {person: id}, ignore: [phone, fax]}}
    ignore: [contact.mail, contact.fax, other]
    constants: {x_more: {ignore: [no name]}}
"""
    data = '[{"key": "A", "people": [{"id": "ana", "phone": 1}], "contact": {"mail": "x"}}]'
    (left,) = _left(tmp_path, configuration, {"a.json": data})
    assert left.ignored == ["phone", "contact.mail"]


def test_tables_that_are_left_alone_and_templates(tmp_path: Path) -> None:
    configuration = """\
mappings:
  - files: ["*.md"]
    leave: ["*"]
    records: [{table: Risks, kind: risk, fields: {id: ID, title: Risk}}]
"""
    risks = "# Page\n\n## Risks\n\n| ID | Risk |\n|---|---|\n"
    (left,) = _left(
        tmp_path,
        configuration,
        {
            "a.md": f"{risks}| R-1 | Fire |\n\n## Legend\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            "template.md": f"{risks}| R-9 | [RISK] |\n",
        },
    )
    assert (left.left, left.templates) == (["Legend"], ["template.md"])


def test_a_format_of_its_own_is_named(tmp_path: Path) -> None:
    plan = '{"assessment-plan": {"uuid": "11111111-1111-4111-8111-111111111111"}}'
    configuration = "mappings: [{files: plan.json, format: oscal}]"
    (left,) = _left(tmp_path, configuration, {"plan.json": plan})
    assert left.format == "oscal"
    assert [file.path for file in converted(tmp_path).made.files] == ["oscal/plan.yaml"]


def test_a_mapping_that_matches_no_file_keeps_the_names(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            ".isms-lint.yaml": (
                "names: {CEO: ana}\n"
                "mappings:\n"
                "  - {files: a.csv, kind: unit, fields: {id: ID, name: Name}}\n"
                "  - {files: none.csv, kind: unit, fields: {id: ID}}\n"
            ),
            "a.csv": "ID,Name\nx,X\n",
        },
    )
    settings = converted(tmp_path).settings
    assert [setting.path for setting in settings.gone] == [("mappings", 0)]
    assert settings.kept == []
