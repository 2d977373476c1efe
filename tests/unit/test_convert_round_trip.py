"""Converted records are the records that the mapping lifts, and the same is found in them."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from convert_kit import Fact, facts, judged, native, put, records
from openpyxl import Workbook

from isms_lint.engine import Examined

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples" / "foreign-records"
FORMATS = [("yaml", False), ("yaml", True), ("markdown", False)]


def _had_no_place(fact: Fact, mapped: Examined) -> bool:
    """Whether the old form of a record may lack what is found to be missing: a rule may take it that
    silence of such a form says nothing, where a native record has a place for every field.
    """
    alike = [record for record in mapped.register.records if record.id == fact[1]]
    return bool(alike) and all((one.parent or one).mapped is not None for one in alike)


@pytest.mark.parametrize(("format", "split"), FORMATS)
@pytest.mark.parametrize(
    ("example", "day"), [("mssp", "2025-03-20"), ("mcp-server", "2026-11-20"), (".", "2026-11-20")]
)
def test_the_examples_stay_what_they_are(
    tmp_path: Path, example: str, day: str, format: str, split: bool
) -> None:
    before = judged(EXAMPLES / example, day)
    after = judged(native(EXAMPLES / example, tmp_path / "native", format, split=split), day)
    _is_kept(before, after, {"risk": 5})


def _is_kept(before: Examined, after: Examined, fewest: dict[str, int]) -> None:
    """That records and what is found in them are the same. `fewest` are records that there are."""
    for kind, number in fewest.items():
        assert before.result.records[kind] >= number
    assert records(after) == records(before)
    assert facts(before) - facts(after) == Counter()
    more = facts(after) - facts(before)
    assert [fact for fact in more if not _had_no_place(fact, before)] == []


CONFIGURATION = """\
names: {The boss: ana}
records:
  - {kind: organization, id: acme, name: Acme, timezone: Europe/Berlin, edition: "2022"}
  - kind: person
    records:
      - {id: ana, name: Ana Reyes}
      - {id: bo, name: Bo Lindgren}
  - {kind: unit, id: yes-unit, name: "yes"}
mappings:
  - files: [risks.csv, risks.xlsx]
    kind: risk
    dates: day-first
    fields:
      id: ID
      title: Risk
      owner: Owner
      likelihood: L
      consequence: I
      level: Score
      treatment: Treatment
      controls: Controls
      review_on: Review
      status: Status
      notes: Notes
    ignore: [Colour]
  - files: audit.md
    kind: audit
    fields:
      id: Reference
      title: {heading: true}
      version: Version
      fieldwork: Held
      reported_on: Reported
      team: {from: Auditor, split: ";", each: {fields: {person: .}, constants: {function: lead}}}
      text: {body: true}
      findings:
        rows:
          table: Findings
          fields: {id: No., grade: Grade, requirement: Clause, statement: Finding, raised_by: By}
    constants: {status: reported}
  - files: data.json
    records:
      - at: items
        kind: document
        fields: {id: key, title: name, version: version, text: text, x_data: data}
"""

COLUMNS = [
    *("ID", "Risk", "Owner", "L", "I", "Score"),
    *("Treatment", "Controls", "Review", "Status", "Notes", "Colour"),
]
ROWS = [
    [
        *("R-1", "Leak: of # everything", "The boss", "3", "4", "12"),
        *("Mitigate: encrypt", "A.5.15; A.8.24", "Q2 2026", "Open", "", "red"),
    ],
    [
        *("R-2", "yes", "Bo Lindgren", "2", "2", "4"),
        *("Accept", "A.5.1–A.5.4", "08/06/2026", "closed", "one\n two \n\nthree", "x"),
    ],
    [
        *("R-3", "  null", "Nobody we know", "", "5", ""),
        *("Hope", "TBD", "2026-06-08 (AWS review)", "🟡 In progress", "- a\n# b", ""),
    ],
    [
        *("R-3", "the same id again", "ana", "1", "1", "1"),
        *("Avoid", "5.10", "someday", "Open", "---", ""),
    ],
]

AUDIT = """\
# Audit of 🟢 everything

**Reference:** AUD-1
**Version:** 2.10
**Held:** 10–14 February 2026
**Reported:** 21 February 2026
**Auditor:** Bo Lindgren; Ana Reyes

We looked at `everything`: nothing is *said*.

| a | b |
|---|---|

## Findings

| No. | Grade | Clause | Finding | By |
|-----|-------|--------|---------|----|
| NC-1 | Minor | 9.2 | No plan for 2027: none | The boss |
| NC-2 | Major | A.5.10 | "Nobody" knows | Bo Lindgren |
"""

DATA = """\
{"items": [
  {"key": "D-1", "name": "5.10", "version": 1.10, "text": "line\\n\\ttab\\r\\nother \\u0000 end",
   "data": {"a": [1, [2, {"": null}]], "n": 1e3}},
  {"key": "007", "name": " padded ", "version": 3, "text": "\\n\\n",
   "data": [-0.5, true, "true", [], {}]},
  {"key": 5, "name": "no text", "version": "1.0", "data": "\\u2028"}
]}
"""


def _csv() -> str:
    rows = (",".join(f'"{cell}"' for cell in row) for row in [COLUMNS, *ROWS])
    return "\n".join(rows) + "\n"


def _xlsx() -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(COLUMNS)
    for id, *row in ROWS:
        sheet.append([f"X{id}", *row])
    sheet["D2"], sheet["I2"] = 3, date(2026, 6, 30)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("format", "split"), FORMATS)
def test_registers_of_every_sort_stay_what_they_are(
    tmp_path: Path, format: str, split: bool
) -> None:
    root = put(
        tmp_path / "old",
        {
            ".isms-lint.yaml": CONFIGURATION,
            "risks.csv": _csv(),
            "risks.xlsx": _xlsx(),
            "audit.md": AUDIT,
            "data.json": DATA,
        },
    )
    before = judged(root, "2026-11-20")
    after = judged(native(root, tmp_path / "new", format, split=split), "2026-11-20")
    _is_kept(before, after, {"risk": 8, "audit": 1, "nonconformity": 2, "document": 3, "person": 2})
