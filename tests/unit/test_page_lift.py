"""What a mapping lifts out of a page, where it says each thing stands, what it leaves to be told."""

from __future__ import annotations

from typing import Any

import pytest
from pages_kit import lifted, records, table, told

from isms_lint.config.errors import UsageError
from isms_lint.config.mappings import read_mapping
from isms_lint.findings.result import Result
from isms_lint.testing import lint

Data = dict[str, Any]

ACTION: Data = {
    "table": "*",
    "kind": "action",
    "fields": {"id": "ID", "text": "What", "owner": "Owner"},
}
PEOPLE = """
records:
  - {kind: organization, id: acme}
  - {kind: person, id: ana, name: Ana Reyes}
"""


def part(**changed: Any) -> Data:
    """A mapping of one part: the rows of every table as actions, but for what is changed."""
    return {"records": [{**ACTION, **changed}]}


def ids(found: list[Data]) -> list[str]:
    return [data.get("id", "") for data in found]


# --- rows of tables


def test_a_row_is_a_record() -> None:
    text = table("ID | What | Owner", "A-1 | Write *it* | ana", "A-2 | Read it |")
    assert records(text, part()) == [
        {"kind": "action", "id": "A-1", "text": "Write it", "owner": "ana"},
        {"kind": "action", "id": "A-2", "text": "Read it"},
    ]


def test_each_field_stands_in_its_cell() -> None:
    text = table("ID | What | Owner", "A-1 | **x** | ana")
    (record,) = lifted(text, part()).records
    assert tuple(record.locate(("text",))) == (5, 9, 5, 14)
    assert tuple(record.locate_key(("owner",))) == (3, 15, 3, 20)
    assert tuple(record.locate(("due_on",)))[:2] == (5, 3)


def test_names_of_columns_are_compared_as_people_write_them() -> None:
    text = table("**id** | WHAT: | 👤 Owner", "A-1 | x | ana")
    assert records(text, part())[0]["owner"] == "ana"
    fields = {"id": "ID", "text": "What*", "owner": "Own*"}
    assert records(table("ID | What to do | Owner (name)", "A-1 | x | ana"), part(fields=fields))


def test_a_column_that_nobody_mapped_is_told_once_at_its_header() -> None:
    rows = [f"A-{n} | x | ana | later" for n in range(50)]
    text = table("ID | What | Owner | Status", *rows)
    assert told(lifted(text, part())) == [("field", "Status", 3, 23)]
    assert told(lifted(text, part(ignore=["status"]))) == []


def test_a_column_without_a_text_is_nothing_to_tell() -> None:
    text = table("ID | What | Owner | Status |", "A-1 | x | ana | |", "A-2 | x | ana |")
    assert told(lifted(text, part())) == []


def test_several_parts_take_the_same_rows() -> None:
    other = {"table": "*", "kind": "risk", "fields": {"id": "Risk", "title": "Why"}}
    text = table("ID | What | Owner | Risk | Why | More", "A-1 | x | ana | R-1 | y | z")
    found = lifted(text, {"records": [ACTION, other]})
    assert [(record.kind, record.id) for record in found.records] == [
        ("action", "A-1"), ("risk", "R-1")
    ]  # fmt: skip
    # What one of them takes is accounted for.
    assert told(found) == [("field", "More", 3, 36)]


def test_cells_beyond_the_header_are_told_where_they_stand() -> None:
    text = table("ID | What | Owner", "A-1 | x | ana | fourth | | sixth", "A-2 | x | ana | again")
    assert told(lifted(text, part())) == [
        ("field", "column 4", 5, 19),
        ("field", "column 6", 5, 30),
        ("field", "column 4", 6, 19),
    ]
    assert told(lifted(text, part(ignore=["column 4", "column 6"]))) == []


def test_columns_without_a_name_and_with_the_same() -> None:
    text = table("ID | What | | Owner | owner", "A-1 | x | b | ana | bo")
    found = lifted(text, part())
    assert found.records[0].data["owner"] == "ana"
    assert told(found) == [("field", "column 3", 3, 14), ("field", "owner (5)", 3, 25)]
    fields = {"id": "ID", "owner": "Own*"}
    found = lifted(table("ID | Own 1 | Own 2", "A-1 | ana | bo"), part(fields=fields))
    assert found.records[0].data["owner"] == "ana"
    assert told(found) == [("field", "Own 2", 3, 16)]


def test_what_is_no_row_of_its_own() -> None:
    text = table(
        "ID | What | Owner",
        "Actions of this year | |", "A-1 | x | ana", " | | ", "ID | What | Owner", "A-2 | y | ana",
    )  # fmt: skip
    assert ids(records(text, part())) == ["A-1", "A-2"]


def test_tables_by_their_heading_and_their_columns() -> None:
    one = table("ID | What", "A-1 | x").replace("# Register", "# 1. Open ✅")
    text = one + "## More\n\n" + one.replace("A-1", "A-2")[12:] + "# Other\n\n" + one[12:]
    fields = {"id": "ID", "text": "What"}
    for pattern in ("Open", ["x", "open*"], "1. open"):
        found = lifted(text, part(table=pattern, fields=fields))
        assert ids([record.data for record in found.records]) == ["A-1", "A-2"]
        assert [(kind, name) for kind, name, _, _ in told(found)] == [("table", "Other")]
    assert records(text, part(table="*", columns=["wh*"], fields=fields))
    assert lifted(text, part(columns=["ID", "Nope"], fields=fields)).records == []


def test_where_only_some_rows_are_meant() -> None:
    text = table("ID | What | Owner", "A-1 | x | ana", "A-2 | y | Bo Ek", "A-3 | z | TBD")
    assert ids(records(text, part(where={"owner": "ana"}))) == ["A-1"]
    assert ids(records(text, part(where={"Owner": ["bo*", "tbd"]}))) == ["A-2", "A-3"]
    assert records(text, part(where={"Owner": ["*"], "What": "q"})) == []


def test_items_of_lists() -> None:
    text = "# Open\n\n- [x] Write it\n- [ ] Read it\n\n# Other\n\n- x\n"
    fields = {"text": "Item", "id": {"from": "Item", "slug": True}, "x_done": "Done"}
    data = records(text, {"records": [{"list": "Open", "kind": "action", "fields": fields}]})
    assert [(one["id"], one["text"], one["x_done"]) for one in data] == [
        ("r/write-it", "Write it", "true"), ("r/read-it", "Read it", "false")
    ]  # fmt: skip


def test_csv_between_fences() -> None:
    text = "# Register\n\n```csv\nRegister of actions\nID;What;Owner\nA-1;x;ana\n```\n"
    (record,) = lifted(text, part()).records
    assert (record.id, tuple(record.locate(("owner",)))) == ("A-1", (6, 7, 6, 10))


# --- the page and its sections

AUDIT = """\
---
edition: "2022"
---
# Audit report

**Document ID:** AUD-1
**Report Date:** 5 January 2026

| Field | Value |
|---|---|
| Auditor: | Ana |
| **Scope** | 9.2 |

## Findings

### NCR-1 (Minor) – No record

| | |
|---|---|
| Finding | It lacks |

**Clause:** 9.2

**Plan:**

| Action | Owner |
|---|---|
| Do it | ana |
| Do more | ana |

### NCR-2 (Major) – None

> **Finding:** other

Text.
"""
PLAN: Data = {"table": "Plan", "fields": {"text": "Action"}, "ignore": ["Owner"]}
PAGE: Data = {
    "kind": "audit",
    "fields": {
        "id": "Document ID",
        "title": {"heading": True},
        "reported_on": "Report Date",
        "x_auditor": "auditor",
        "scope": {"from": ["Scope", "Nope"]},
        "edition": "edition",
    },
    "records": [
        {
            "section": "NCR-*",
            "kind": "nonconformity",
            "fields": {
                "id": {"heading": "{} (*"},
                "title": {"heading": "*) – {}"},
                "grade": {"heading": "* ({}) *"},
                "statement": "Finding",
                "requirement": "Clause",
                "audit": {"above": "document id"},
                "raised_on": {"above": "Report Date"},
                "x_body": {"body": True},
                "x_actions": {"rows": {"table": "Plan", "column": "Action"}},
                "x_plan": {"rows": PLAN},
                "x_file": {"file": "{}/*.md"},
                "x_parent": {"parent": "title"},
                "x_text": {"section": "Plan"},
            },
            "records": [
                {
                    "table": "*",
                    "columns": ["Action"],
                    "kind": "action",
                    "fields": {
                        "id": {"from": "Action", "slug": True},
                        "text": "Action",
                        "owner": "Owner",
                        "origin": {"parent": "id"},
                        "x_grade": {"parent": "grade"},
                        "x_above": {"above": "Clause"},
                        "x_heading": {"heading": True},
                    },
                }
            ],
        }
    ],
}  # fmt: skip


def test_a_page_with_sections_with_tables() -> None:
    audit, first, one, two, second = records(AUDIT, PAGE)
    assert audit == {
        "kind": "audit", "id": "AUD-1", "title": "Audit report", "reported_on": "2026-01-05",
        "x_auditor": "Ana", "scope": "9.2", "edition": "2022",
    }  # fmt: skip
    assert first.pop("x_body") == AUDIT[AUDIT.index("| | |") : AUDIT.index("\n\n### NCR-2")]
    assert {name: first[name] for name in first if name != "x_written"} == {
        "kind": "nonconformity", "id": "NCR-1", "title": "No record", "grade": "minor",
        "statement": "It lacks", "requirement": "9.2", "audit": "AUD-1", "raised_on": "2026-01-05",
        "x_actions": ["Do it", "Do more"], "x_plan": [{"text": "Do it"}, {"text": "Do more"}],
        "x_file": "isms", "x_parent": "Audit report", "x_text": "\n".join(AUDIT.split("\n")[25:29]),
    }  # fmt: skip
    assert one == {
        "kind": "action", "id": "NCR-1/do-it", "text": "Do it", "owner": "ana", "origin": "NCR-1",
        "x_grade": "minor", "x_above": "9.2", "x_heading": "Plan",
    }  # fmt: skip
    assert (two["id"], second["id"], second["statement"]) == ("NCR-1/do-more", "NCR-2", "other")
    assert "x_actions" not in second


def test_where_the_parts_of_a_section_stand() -> None:
    found = lifted(AUDIT, PAGE).records
    places = [
        (0, "id", (6, 18)), (0, "title", (4, 3)), (0, "scope", (12, 15)), (0, "edition", (2, 10)),
        (1, "id", (16, 5)), (1, "grade", (16, 5)), (1, "statement", (20, 13)),
        (1, "requirement", (22, 13)), (1, "raised_on", (7, 18)), (1, "x_actions", (28, 3)),
        (1, "x_text", (26, 1)), (1, "x_body", (18, 1)), (1, "evidence", (16, 5)),
        (2, "text", (28, 3)), (2, "origin", (16, 5)), (2, "due_on", (28, 3)),
        (4, "statement", (33, 16)),
    ]  # fmt: skip
    for number, field, place in places:
        assert tuple(found[number].locate((field,)))[:2] == place, (number, field)
    assert tuple(found[1].locate(("x_plan", 1, "text")))[:2] == (29, 3)


def test_names_of_the_page_and_its_sections_are_accounted_for() -> None:
    text = AUDIT.replace("**Clause:**", "**Class:** x | **Clause:**").replace("Auditor:", "Auditee")
    assert told(lifted(text, PAGE)) == [("field", "Auditee", 11, 3), ("field", "Class", 22, 1)]


def test_names_that_stand_twice_make_a_list() -> None:
    text = "# A\n\n**Team:** Ana\n\n**Team:** Bo\n**Team:** Ana\n"
    mapping = {"kind": "document", "fields": {"x_team": "Team"}}
    (record,) = lifted(text, mapping).records
    assert record.data["x_team"] == ["Ana", "Bo"]
    assert tuple(record.locate(("x_team", 1)))[:2] == (5, 11)


@pytest.mark.parametrize(
    "rows",
    [
        "| Field | Value |\n|---|---|\n| No. | D-1 |\n| Owner | ana |\n",
        "| Attribut | Wert |\n|---|---|\n| **No.**: | D-1 |\n| Owner | ana |\n",
        "| | |\n|---|---|\n| No. | D-1 |\n| Owner | ana |\n",
        "| No. | D-1 |\n|---|---|\n| Owner | ana |\n",
        "| About | this |\n|---|---|\n| No. | D-1 |\n| Owner | ana |\n",
    ],
)
def test_tables_of_names_and_values(rows: str) -> None:
    mapping = {"kind": "document", "fields": {"id": "No.", "owner": "Owner"}}
    assert records(f"# D\n\n{rows}", mapping) == [{"kind": "document", "id": "D-1", "owner": "ana"}]


def test_a_register_of_two_columns_is_no_table_of_names_and_values() -> None:
    text = "# D\n\n| No. | Owner |\n|---|---|\n| D-1 | ana |\n| D-2 | bo |\n"
    found = lifted(text, {"kind": "document", "fields": {"id": "No.", "owner": "Owner"}})
    assert told(found) == [("table", "D", 3, 3)]


def test_more_in_a_table_of_names_and_values_is_told() -> None:
    text = "# D\n\n| Field | Value |\n|---|---|\n| No. | D-1 | more |\n| Other | x |\n"
    found = lifted(text, {"kind": "document", "fields": {"id": "No."}})
    assert told(found) == [("field", "column 3", 5, 15), ("field", "Other", 6, 3)]


def test_sections_with_the_same_heading_and_sections_in_sections() -> None:
    text = "# A\n\n## R-1\n\n**O:** x\n\n## R-1\n\n**O:** y\n\n### R-2\n\n**O:** z\n"
    mapping = {
        "records": [
            {"section": "R-*", "kind": "risk", "fields": {"id": {"heading": True}, "x_o": "O"}}
        ]
    }
    assert [(one["id"], one["x_o"]) for one in records(text, mapping)] == [
        ("R-1", "x"),
        ("R-1", "y"),
    ]


def test_names_are_compared_in_front_matter_and_in_the_text() -> None:
    fields = {"id": "doc id", "owner": "OWNER*", "version": "Version", "x": "Team.lead"}
    mapping = {"kind": "document", "fields": fields}
    text = "---\nVERSION: 1.10\nTeam: {lead: ana}\n---\n# D\n\n**Doc ID:** D-1 | **Owner (now):** ana\n"
    assert records(text, mapping) == [
        {"kind": "document", "id": "D-1", "owner": "ana", "version": "1.10", "x": "ana"}
    ]
    # What both say is not lost.
    twice = text.replace("**Doc", "**Version:** 1.10 | **Team:** all | **Doc")
    assert told(lifted(twice, mapping)) == [("field", "Team (3)", 7, 21)]
    twice = text.replace("**Doc", "**Version:** 2 | **Doc")
    assert lifted(twice, mapping).records[0].data["version"] == "1.10\n2"


def test_a_section_of_no_kind_has_records_in_it() -> None:
    inner = {**ACTION, "fields": {"id": "ID", "text": "What", "x": {"above": "K"}}}
    text = "# A\n\n## Team 1\n\n**K:** v\n\n| ID | What |\n|---|---|\n| A-1 | x |\n"
    data = records(text, {"records": [{"section": "Team*", "records": [inner]}]})
    assert (data[0]["id"], data[0]["x"]) == ("A-1", "v")


def test_front_matter_that_is_a_record_stays_one() -> None:
    text = "---\nkind: audit\nid: AUD-1\n---\n" + table("ID | What", "A-1 | x")
    mapping = part(fields={"id": "ID", "text": "What", "origin": {"parent": "id"}})
    audit, action = records(text, mapping)
    assert (audit["kind"], action["origin"]) == ("audit", "AUD-1")


def test_the_file_stands_for_the_record_around() -> None:
    fields = {"id": {"from": "What", "slug": True}, "origin": {"parent": "id"}, "x": {"file": True}}
    (data,) = records(table("What", "Über-Ich & más"), part(fields=fields), "a/minutes 1.md")
    assert (data["id"], data["origin"]) == ("minutes 1/uber-ich-mas", "minutes 1")
    assert data["x"] == "a/minutes 1.md"


# --- grids


def test_every_row_of_a_grid_is_a_record() -> None:
    mapping = {"kind": "action", "fields": {"id": "ID", "text": "What"}}
    text = "Actions\n;;\nID;What;Due\nA-1;x;\nA-2;y;\n"
    assert ids(records(text, mapping, "r.csv")) == ["A-1", "A-2"]


def test_the_header_of_a_grid_is_found_by_its_names_or_given() -> None:
    mapping: Data = {"kind": "action", "fields": {"id": "ID", "text": "What"}}
    text = "ID,Number of the action\nID,What,More\nA-1,x,y\n"
    found = lifted(text, mapping, "r.csv")
    assert told(found) == [("field", "More", 2, 9)]
    assert ids([one.data for one in found.records]) == ["A-1"]
    given = lifted(text, {**mapping, "header": 1}, "r.csv")
    assert ids([one.data for one in given.records]) == ["ID", "A-1"]
    assert told(lifted("Nr,Was\nA-1,x\n", mapping, "r.csv")) == [("table", "Nr | Was", 1, 1)]


def test_a_grid_may_be_one_record() -> None:
    rows = {"fields": {"control": "C", "applicable": "A"}}
    fields = {"id": {"file": "*/{}.csv"}, "controls": {"rows": rows}}
    mapping = {"kind": "statement-of-applicability", "fields": fields}
    (data,) = records("C,A\nA.5.1,yes\nA.5.2,no\n", mapping, "isms/r.csv")
    assert [(one["control"], one["applicable"]) for one in data["controls"]] == [
        ("A.5.1", True), ("A.5.2", False)
    ]  # fmt: skip


# --- joins

RISKS = """\
# Risks

| ID | Title |
|---|---|
| R-1 | a |
| R-2 | b |

# Tracking

| Risk | Owner | Note |
|---|---|---|
| R-1 | ana | n |
| **r-2** | bo | |
| R-9 | cy | |
| R-1 | di | |
| | ed | |
"""
JOINED: Data = {
    "table": "Risks",
    "kind": "risk",
    "joins": {"t": {"table": "Tracking", "column": "Risk", "by": "ID"}},
    "fields": {"id": "ID", "title": "Title", "owner": "t.Owner"},
}


def test_rows_elsewhere_that_belong_to_a_record() -> None:
    found = lifted(RISKS, {"records": [JOINED]})
    assert [record.data["owner"] for record in found.records] == ["ana", "bo"]
    assert tuple(found.records[1].locate(("owner",)))[:2] == (13, 13)
    assert told(found) == [
        ("field", "Note", 10, 18),
        ("unjoined", "R-9", 14, 3),
        ("twice", "R-1", 15, 3),
        ("unjoined", "ed", 16, 5),
    ]
    other = {**JOINED, "kind": "opportunity", "ignore": ["t"]}
    assert [kind for kind, *_ in told(lifted(RISKS, {"records": [JOINED, other]}))] == [
        "unjoined", "twice", "unjoined"
    ]  # fmt: skip


def test_a_join_by_what_a_heading_says() -> None:
    text = "# NCR-1 (Minor)\n\ntext\n\n# List\n\n| NCR | Status |\n|---|---|\n| NCR-1 | open |\n"
    join = {"table": "List", "column": "NCR", "by": {"heading": "{} (*"}}
    fields = {"id": {"heading": "{} (*"}, "x": "t.Stat*"}
    mapping = {
        "records": [
            {"section": "NCR-*", "kind": "nonconformity", "joins": {"t": join}, "fields": fields}
        ]
    }
    assert records(text, mapping)[0]["x"] == "open"


# --- kinds


def test_rows_that_do_not_say_their_kind_are_told() -> None:
    kind = {"from": "Type", "words": {"NC*": "nonconformity", "praise": None}}
    text = table("ID | Type", "A-1 | NC minor", "A-2 |", "A-3 | odd", "A-4 | praise")
    found = lifted(text, part(kind=kind, fields={"id": "ID"}))
    assert [(record.kind, record.id) for record in found.records] == [("nonconformity", "A-1")]
    assert told(found) == [("no-kind", "", 6, 3), ("word", "odd", 7, 9)]
    found = lifted(table("ID", "A-1"), part(kind=kind, fields={"id": "ID"}))
    assert told(found) == [("table", "Register", 3, 3)]


# --- what is left over


def test_tables_that_no_part_takes() -> None:
    text = f"{table('X', '1')}\n## Legend of it\n\n| Y |\n|---|\n| 1 |\n\n- item\n"
    assert told(lifted(text, part(table="Nope"))) == [
        ("table", "Register", 3, 3), ("table", "Legend of it", 9, 3)
    ]  # fmt: skip
    mapping = {**part(table="Nope"), "leave": "legend*"}
    assert told(lifted(text, mapping)) == [("table", "Register", 3, 3)]
    assert told(lifted(text, {**mapping, "leave": ["Register"]})) == []
    assert told(lifted("| Y |\n|---|\n| 1 |\n", {**mapping, "leave": "*"})) == []


def test_rows_in_no_table_and_tables_in_html_are_told() -> None:
    text = table("ID | What | Owner", "A-1 | x | ana") + "\n| A-2 | y | ana |\n\n<table>\n"
    found = lifted(text, part())
    assert told(found) == [("loose", "Register", 7, 3), ("html", "Register", 9, 1)]
    assert told(lifted(text, {**part(), "leave": "Register"})) == []


def test_a_column_taken_alone_leaves_the_others() -> None:
    fields = {"id": {"heading": True}, "x": {"rows": {"table": "*", "column": "ID"}}}
    mapping: Data = {"kind": "document", "fields": fields}
    text = table("ID | What | Void", "A-1 | x |", "A-2 | |")
    found = lifted(text, mapping)
    assert found.records[0].data["x"] == ["A-1", "A-2"]
    assert told(found) == [("field", "What", 3, 8)]
    assert told(lifted(text, {**mapping, **part(fields={"text": "What", "id": "ID"})})) == []
    assert records(text, {**mapping, "leave": "Register"})


def test_rows_of_a_field_are_accounted_for() -> None:
    rows = {"table": "*", "fields": {"text": "What"}, "ignore": ["Owner"]}
    mapping = {"kind": "document", "fields": {"x": {"rows": rows}}}
    text = table("ID | What | Owner", "A-1 | x | ana", "A-2 | y | ana")
    found = lifted(text, mapping)
    assert found.records[0].data["x"] == [{"text": "x"}, {"text": "y"}]
    assert told(found) == [("field", "ID", 3, 3)]


# --- templates


def test_tables_in_which_nothing_is_stated_are_counted() -> None:
    blank = "XXX | [what] | <owner>"
    found = lifted(table("ID | What | Owner | More", f"{blank} | x", f"{blank} | x"), part())
    assert (found.records, found.templates, told(found)) == ([], 1, [])


def test_a_register_with_some_open_cells_is_none() -> None:
    rows = ("A-1 | TBD | ana", "A-2 | Write it | —", "A-3 | Read it | ana", "A-4 | TBD | —")
    assert records(table("ID | What | Owner", *rows), part()) == [
        {"kind": "action", "id": "A-1", "owner": "ana"},
        {"kind": "action", "id": "A-2", "text": "Write it"},
        {"kind": "action", "id": "A-3", "text": "Read it", "owner": "ana"},
    ]


def test_a_row_whose_other_cells_nobody_reads_is_a_record() -> None:
    """Whoever begins with the id has to see what else there is."""
    text = table("ID | What | Owner", "A-1 | Write it | ana")
    found = lifted(text, part(fields={"id": "ID"}))
    assert (len(found.records), found.templates) == (1, 0)
    assert [name for _, name, _, _ in told(found)] == ["What", "Owner"]
    assert len(records(text, part(fields={"id": "ID"}, ignore=["What", "Owner"]))) == 1
    assert len(records(text, part(fields={"id": "ID", "x_w": "What", "x_o": "Owner"}))) == 1


def test_what_a_row_that_is_none_leaves_over_is_told_of_others() -> None:
    rows = ("Total | 12 | | n", "A-1 | Write it | ana | n")
    found = lifted(table("ID | What | Owner | More", *rows), part())
    assert [one.id for one in found.records] == ["A-1"]
    assert told(found) == [("field", "More", 3, 23)]


@pytest.mark.parametrize("file", ["templates/r.md", "r_template.md", "Vorlage Register.md"])
def test_files_that_are_named_templates(file: str) -> None:
    text = table("ID | What | Owner", "A-1 | x | ana")
    found = lifted(text, part(), file)
    assert (found.records, found.templates) == ([], 1)
    assert ids(records(text, {**part(), "template": False}, file)) == ["A-1"]


def test_a_page_that_says_that_it_is_a_template() -> None:
    text = table("ID | What | Owner", "A-1 | x | ana").replace("Register", "Register template")
    assert lifted(text, part()).templates == 1
    text = table("ID | What | Owner", "A-1 | x | ana")
    assert lifted(text, {**part(), "template": True}).templates == 1


# --- through the engine

CONFIG = (
    PEOPLE
    + """
mappings:
  - files: "*.md"
    records:
      - table: "*"
        kind: action
        fields: {id: ID, text: What, owner: Owner, due_on: Due}
"""
)


def check(text: str, config: str = CONFIG, select: tuple[str, ...] = ("INP", "REF")) -> Result:
    found = lint({"r.md": text}, config=config, select=select)
    assert found.errors == ()
    return found


def test_findings_point_at_the_cell() -> None:
    text = table("ID | What | Owner | Due | More", "A-1 | x | Nobody | 08/06/2026 | y").replace(
        "\n", "\r\n"
    )
    places = [
        (f.code, f.location.line, f.location.column, f.location.end_column)
        for f in check(text).findings
    ]
    assert places == [("INP012", 3, 29, 33), ("REF001", 5, 13, 19), ("INP012", 5, 22, 32)]


def test_a_date_with_two_readings_is_told_with_advice_and_is_no_missing_date() -> None:
    text = table("ID | What | Owner | Due", "A-1 | x | ana | 08/06/2026")
    found = check(text, select=("INP", "REF007", "ACT001", "ACT002"))
    (finding,) = found.findings
    assert "may be 8 June or 6 August: say dates: day-first or month-first" in finding.message
    assert [(one.code, one.reason) for one in found.not_evaluated] == [
        ("ACT002", "`due_on` cannot be read as a date")
    ]
    config = CONFIG.replace("files:", "dates: day-first\n    files:")
    assert (
        check(text, config, ("INP", "ACT002")).findings[0].message.startswith("due on 2026-06-08")
    )


def test_templates_are_counted_in_the_result() -> None:
    files = {"a.md": table("ID | What", "XXX | [what]"), "b.md": table("ID | What", "A-1 | x")}
    found = lint(files, config=CONFIG, select=["INP001"])
    assert found.templates == ("a.md",)
    assert found.records["action"] == 1


def test_what_was_read_and_the_settings_stay_as_they_are() -> None:
    """A second run over the same readings (an editor's, a comparison's) finds the same."""
    from isms_lint.testing.repository import read_repository

    config = (
        PEOPLE
        + """
mappings:
  - files: a.yaml
    kind: audit
    fields:
      id: no
      team: team
      fieldwork: {from: when, words: {"*": {start: 1 May 2026, end: 2 May 2026}}}
    constants: {reported_to: [Ana Reyes]}
"""
    )
    text = "no: A-1\nwhen: x\nteam: [{person: Ana Reyes, function: Lead}]\n"
    repository = read_repository(
        {"a.yaml": text}, as_of="2026-11-20", select=None, parameters=None, config=config
    )
    before = repr((repository.readings[0].documents[0].data, repository.config.mappings))
    first = repository.run()
    assert repr((repository.readings[0].documents[0].data, repository.config.mappings)) == before
    assert repository.run().findings == first.findings
    assert not [one for one in first.findings if one.code == "REF001"]


# --- configurations that cannot be


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({}, "say which `kind`"),
        ({"records": [{"kind": "risk"}]}, r"records\[0\]: say with one of"),
        ({"records": [{"table": "*", "section": "*", "kind": "risk"}]}, "say with one of"),
        ({"records": [{"table": "*"}]}, "what `kind` of record that is$"),
        ({"records": [{"section": "*"}]}, "or what `records` are inside"),
        (part(records=[ACTION]), "a row has no `records` inside it"),
        (part(fields={"x": {}}), "a field comes here from one of"),
        (part(fields={"x": {"from": "a", "heading": True}}), "not from `from`, `heading`"),
        (part(fields={"x": {"rows": {}}}), "not from `rows`"),
        (part(kind={"rows": {}}), "not from `rows`"),
        (part(fields={"x": {"heading": "NCR"}}), "once, what is taken"),
        (part(fields={"x": {"heading": "{}", "match": "{}"}}), "beside it no `match`"),
        (
            part(fields={"x": {"from": "a", "each": {"fields": {"y": {"above": "z"}}}}}),
            "from `from`",
        ),
        (
            {"kind": "risk", "fields": {"x": {"rows": {"column": "A", "fields": {}}}}},
            "one `column`",
        ),
        (
            {"kind": "risk", "fields": {"x": {"rows": {"table": "A", "list": "B"}}}},
            "or of a `list`",
        ),
        ({"kind": "risk", "fields": {"x": "\0heading"}}, "no text"),
        ({"kind": "risk", "by_kind": {"audit": {}}}, "never says"),
    ],
)
def test_mappings_that_are_refused(mapping: Data, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_mapping({"files": "*", **mapping})


def test_a_field_that_the_kind_does_not_have_is_told_once() -> None:
    text = table("ID | What | Owner | Due", *(f"A-{n} | x | ana |" for n in range(9)))
    found = check(text, CONFIG.replace("text: What", "txt: What"), ("REF006",))
    assert [(f.location.line, f.location.column) for f in found.findings] == [(3, 8)]


# --- tables of names and values below other headings

REPORT_WITH_TABLES = """\
# Audit IA-1

**Audit ID:** IA-1

## Audit information

| Item | Description |
|---|---|
| Audit criteria | ISO/IEC 27001 |
| Conclusion | Two findings |

## NC-1

| Field | Value |
|---|---|
| Finding | No keys |
| Reported | 2026-01-02 |

## NC-2

| Field | Value |
|---|---|
| Finding | No doors |
| Reported | 2026-01-03 |

## Method

| Item | Description |
|---|---|
| Sample | ten |
"""
OF_REPORT: Data = {
    "kind": "audit",
    "fields": {
        "id": "Audit ID",
        "criteria": "Audit criteria",
        "conclusion": "Conclusion",
        "reported_on": "Reported",
    },
}
SECTIONS: Data = {
    "section": "NC-*",
    "kind": "nonconformity",
    "fields": {"id": {"heading": True}, "statement": "Finding"},
    "ignore": ["Reported"],
}


def test_a_table_below_another_heading_says_what_the_page_is() -> None:
    found = lifted(REPORT_WITH_TABLES, {**OF_REPORT, "records": [SECTIONS]})
    audit, *findings = [record.data for record in found.records]
    assert audit["conclusion"] == "Two findings"
    assert "reported_on" not in audit, "it stands in sections that are records of their own"
    assert ids(findings) == ["NC-1", "NC-2"]
    assert [value for _, value, _, _ in told(found)] == ["Method"]


def test_a_name_in_several_such_tables_or_in_one_that_is_left_is_none_of_the_page() -> None:
    found = lifted(REPORT_WITH_TABLES, {**OF_REPORT, "leave": ["Audit information"]})
    (audit,) = [record.data for record in found.records]
    assert audit == {"kind": "audit", "id": "IA-1"}
