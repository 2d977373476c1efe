"""Every key of a mapping: what it makes of a row, where it says each value stands, what is left."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.config.mappings import read_mapping
from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.filling import fill
from isms_lint.lifting.schema_types import Takes
from isms_lint.lifting.values import read_values
from isms_lint.records.annotations import Field
from isms_lint.testing import lint

Row = dict[str, Any]


class Mapped(NamedTuple):
    """What a mapping makes of a row: the record, where its fields stand in the row, what is left."""

    data: Row
    origin: dict[FieldPath, FieldPath]
    unmapped: list[tuple[FieldPath, str, str]]
    left_out: bool


def apply(row: Row, **settings: Any) -> Mapped:
    """The row mapped by these settings; without a kind of their own, as a document."""
    mapping = read_mapping({"files": "*", "kind": "document", **settings})
    building, left_over, left_out = fill(mapping.page, row)
    read_values(building, Takes(frozenset(), {}, None, Field()), "", by_people=False)
    unmapped = [tuple(left[:3]) for left in building.unmapped]
    unmapped += [(path, "field", str(path[-1])) for path in left_over]
    return Mapped(building.data, building.origin, unmapped, left_out)


def data(row: Row, fields: dict[str, Any], **settings: Any) -> Row:
    """What a mapping with these fields makes of the row, where it accounts for all of it."""
    mapped = apply(row, fields=fields, **settings)
    assert mapped.unmapped == []
    return {name: value for name, value in mapped.data.items() if name != "kind"}


# --- files and kind


@pytest.mark.parametrize("files", ["Risk-*.yaml", ["x.json", "Risk-*.yaml"]])
def test_files(files: object) -> None:
    mapping = read_mapping({"files": files, "kind": "risk"})
    assert mapping.applies("deep/down/Risk-1.yaml")
    assert not mapping.applies("deep/down/RiskAssessment-1.yaml")


def test_the_kind_is_said_or_read() -> None:
    assert apply({"a": 1}).data["kind"] == "document"
    words = {"NC": "nonconformity"}
    mapped = apply({"type": "NC"}, kind={"from": "type", "words": words})
    assert (mapped.data, mapped.unmapped) == ({"kind": "nonconformity"}, [])


def test_a_row_of_unknown_kind_is_named_and_reported_once() -> None:
    kind = {"from": "type", "words": {"NC": "nonconformity"}}
    mapped = apply({"no": "7", "type": "oddity", "more": 1}, kind=kind, fields={"id": "no"})
    assert mapped.data == {"id": "7"}
    assert mapped.unmapped == [(("type",), "word", "oddity")]
    assert not mapped.left_out


def test_a_row_without_a_kind() -> None:
    mapped = apply({"no": "7"}, kind={"from": "type"}, fields={"id": "no"})
    assert (mapped.data, mapped.unmapped, mapped.left_out) == ({"id": "7"}, [], False)


def test_a_row_that_is_knowingly_no_record() -> None:
    mapped = apply(
        {"type": "praise", "text": "!"}, kind={"from": "type", "words": {"praise": None}}
    )
    assert (mapped.data, mapped.unmapped, mapped.left_out) == ({}, [], True)


BY_KIND: Row = {
    "kind": {
        "from": "type",
        "words": {"NC": "nonconformity", "OFI": "opportunity-for-improvement"},
    },
    "fields": {"id": "no", "status": "state"},
    "by_kind": {
        "nonconformity": {
            "fields": {"status": {"from": "state", "words": ["open"]}},
            "constants": {"grade": "minor"},
            "ignore": ["rank"],
        }
    },
}


def test_by_kind_adds_to_the_common_fields_and_wins_over_them() -> None:
    nonconformity = apply({"no": "1", "type": "NC", "state": "open", "rank": 3}, **BY_KIND)
    assert nonconformity.data == {
        "kind": "nonconformity", "id": "1", "status": "open", "grade": "minor"
    }  # fmt: skip
    assert nonconformity.unmapped == []
    other = apply({"no": "2", "type": "OFI", "state": "new", "rank": 3}, **BY_KIND)
    assert other.data == {"kind": "opportunity-for-improvement", "id": "2", "status": "new"}
    assert other.unmapped == [(("rank",), "field", "rank")]


def test_by_kind_for_a_kind_nothing_says() -> None:
    with pytest.raises(UsageError, match="`audit`, which `kind` never says"):
        read_mapping({"files": "*", "kind": "risk", "by_kind": {"audit": {}}})


# --- fields


def test_a_field_by_name_by_path_and_absent() -> None:
    row = {"ref": "X", "plan": {"due": "2026-01-01"}, "void": None}
    fields = {"id": "ref", "plan.due_on": "plan.due", "text": "nowhere", "notes": "void"}
    assert data(row, fields) == {"id": "X", "plan": {"due_on": "2026-01-01"}}


def test_a_name_with_a_dot_is_a_name_before_it_is_a_path() -> None:
    row = {"No.": "7", "a.b": 1, "a": {"b": 2}}
    assert data(row, {"id": "No.", "x_ab": "a.b"}, ignore=["a.b", "a"]) == {"id": "7", "x_ab": 1}


def test_a_path_through_something_that_is_no_mapping() -> None:
    mapped = apply({"plan": "later"}, fields={"due_on": "plan.due"})
    assert "due_on" not in mapped.data
    assert mapped.unmapped == [(("plan",), "field", "plan")]


def test_places_of_a_list_are_made_of_several_fields() -> None:
    row = {"by": "ana", "on": "2026-01-02"}
    mapped = apply(row, fields={"approvals.0.by": "by", "approvals.0.on": "on"})
    assert mapped.data["approvals"] == [{"by": "ana", "on": "2026-01-02"}]
    assert mapped.origin == {("approvals", 0, "by"): ("by",), ("approvals", 0, "on"): ("on",)}


def test_an_empty_place_of_a_list_leaves_no_gap() -> None:
    fields = {"team.0.person": "lead", "team.1.person": "second", "team.1.covers": "topic"}
    constants = {"team.0.function": "lead", "team.1.function": "auditor"}
    mapped = apply({"second": "bo", "topic": "9.2"}, fields=fields, constants=constants)
    assert mapped.data["team"] == [{"person": "bo", "covers": "9.2", "function": "auditor"}]
    assert mapped.origin[("team", 0, "covers")] == ("topic",)
    assert "team" not in apply({}, fields=fields, constants=constants).data


@pytest.mark.parametrize(
    "fields",
    [
        {"plan": "a", "plan.due_on": "b"},
        {"plan.due_on": "b", "plan": "a"},
        {"team.0.person": "a", "team.person": "b"},
        {"team.0": "a", "team.0.person": "b"},
        {"0.by": "a"},
    ],
)
def test_fields_that_stand_in_each_others_way(fields: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="mappings: "):
        apply({}, fields=fields)
    with pytest.raises(UsageError, match="mappings: "):
        apply({}, fields={"x": {"from": "x", "each": {"fields": fields}}})


def test_constants_hold_where_the_row_says_nothing() -> None:
    constants = {"status": "held", "plan.what": "x", "plan.resources": "none"}
    fields = {"status": "state", "plan.what": "what"}
    assert data({}, fields, constants=constants) == {
        "status": "held", "plan": {"what": "x", "resources": "none"}
    }  # fmt: skip
    assert data({"state": "planned", "what": "y"}, fields, constants=constants) == {
        "status": "planned", "plan": {"what": "y", "resources": "none"}
    }  # fmt: skip


def test_ignored_and_left_over_at_any_depth() -> None:
    row = {"a": 1, "b": {"c": 1, "d": {"e": 1, "f": 1}, "g": 1}, "h": [1]}
    mapped = apply(row, fields={"id": "a"}, ignore=["b.c", "b.d.e"])
    assert mapped.unmapped == [
        (("b", "d", "f"), "field", "f"),
        (("b", "g"), "field", "g"),
        (("h",), "field", "h"),
    ]


# --- from


def test_the_one_of_several_that_is_there() -> None:
    fields = {"justification": {"from": ["why", "why_not"]}}
    assert data({"why_not": "none"}, fields) == {"justification": "none"}
    mapped = apply({"why_not": "none"}, fields=fields)
    assert mapped.origin == {("justification",): ("why_not",)}


def test_several_that_are_there_make_a_list_without_repeats() -> None:
    row = {"lead": "ana", "team": ["bo", "ana"], "deep": {"x": "chi"}}
    mapped = apply(row, fields={"people": {"from": ["lead", "team", "deep.x"]}})
    assert mapped.data["people"] == ["ana", "bo", "chi"]
    assert mapped.origin == {
        ("people",): ("lead",),
        ("people", 0): ("lead",),
        ("people", 1): ("team", 0),
        ("people", 2): ("deep", "x"),
    }


# --- words


def test_words() -> None:
    words = {"accept": "retain", "1": "one", "true": "yes", "gone": None}
    field = {"x": {"from": "x", "words": words}}
    for value, expected in [("accept", "retain"), (1, "one"), (True, "yes")]:
        assert data({"x": value}, field)["x"] == expected
    assert data({"x": "gone"}, field) == {}


def test_the_text_in_the_place_of_which_a_word_stands_is_kept() -> None:
    words = {"🟡 In Progress": "open", "*Done": "done", "open": "open"}
    fields = {"state.now": {"from": "x", "words": words}}
    for text, word in [("🟡 In Progress", "open"), ("✅ Done", "done")]:
        assert data({"x": text}, fields) == {"state": {"now": word, "x_written": {"now": text}}}
    assert data({"x": "open"}, fields) == {"state": {"now": "open"}}
    # Of several texts it is not told which word stands for which.
    assert data({"x": ["✅ Done"]}, fields) == {"state": {"now": ["done"]}}


def test_an_unknown_word_is_reported_and_left_out() -> None:
    mapped = apply({"x": ["a", "b" * 50]}, fields={"x": {"from": "x", "words": ["a"]}})
    assert mapped.data["x"] == ["a"]
    assert mapped.unmapped == [(("x", 1), "word", "b" * 39 + "…")]


def test_items_after_one_left_out_keep_their_place() -> None:
    field = {"x": {"from": "x", "words": {"skip": None, "*": "any"}}}
    mapped = apply({"x": ["skip", "b"]}, fields=field)
    assert mapped.data["x"] == ["any"]
    assert mapped.origin[("x", 0)] == ("x", 1)


def test_words_kept_as_they_are() -> None:
    assert data({"x": "open"}, {"x": {"from": "x", "words": ["open"]}}) == {"x": "open"}


def test_a_word_may_stand_for_a_mapping() -> None:
    year = {"start": "2026-01-01", "end": "2026-12-31"}
    field = {"period": {"from": "year", "words": {"2026": year}}}
    assert data({"year": 2026}, field) == {"period": year}


# --- prefix, join, wrap


def test_prefix() -> None:
    field = {"controls": {"from": "c", "prefix": "A."}}
    assert data({"c": ["5.15", "A.8.2"]}, field) == {"controls": ["A.5.15", "A.8.2"]}
    assert data({"c": "5.15"}, field) == {"controls": "A.5.15"}
    assert data({"c": 5.15}, field) == {"controls": 5.15}


def test_join() -> None:
    field = {"text": {"from": ["a", "b"], "join": "; "}}
    mapped = apply({"a": ["one", 2], "b": True}, fields=field)
    assert mapped.data["text"] == "one; 2; true"
    assert mapped.origin == {("text",): ("a",)}
    assert data({"b": "alone"}, field) == {"text": "alone"}


def test_wrap() -> None:
    one, many = {"x": {"from": "x", "wrap": "one"}}, {"x": {"from": "x", "wrap": "list"}}
    assert data({"x": ["a"]}, one) == {"x": "a"}
    assert data({"x": ["a", "b"]}, one) == {"x": ["a", "b"]}
    assert data({"x": "a"}, many) == {"x": ["a"]}
    assert data({"x": ["a"]}, many) == {"x": ["a"]}
    assert apply({"x": "a"}, fields=many).origin[("x", 0)] == ("x",)


# --- each


def test_each_of_a_list_of_mappings() -> None:
    each = {
        "fields": {"control": {"from": "ref", "prefix": "A."}},
        "constants": {"applicable": True},
        "ignore": ["rank"],
    }
    rows = [{"ref": "5.1", "rank": 1}, {"ref": "5.2", "applies": "no"}]
    mapped = apply({"rows": rows}, fields={"controls": {"from": "rows", "each": each}})
    assert mapped.data["controls"] == [
        {"control": "A.5.1", "applicable": True},
        {"control": "A.5.2", "applicable": True},
    ]
    assert mapped.origin[("controls", 1, "control")] == ("rows", 1, "ref")
    assert mapped.unmapped == [(("rows", 1, "applies"), "field", "applies")]


def test_each_within_each() -> None:
    inner = {"fields": {"text": "t"}}
    outer = {"fields": {"name": "n", "items": {"from": "i", "each": inner}}}
    row = {"groups": [{"n": "g", "i": [{"t": "x"}, {"t": "y", "z": 1}]}]}
    mapped = apply(row, fields={"groups": {"from": "groups", "each": outer}})
    assert mapped.data["groups"] == [{"name": "g", "items": [{"text": "x"}, {"text": "y"}]}]
    assert mapped.origin[("groups", 0, "items", 1, "text")] == ("groups", 0, "i", 1, "t")
    assert mapped.unmapped == [(("groups", 0, "i", 1, "z"), "field", "z")]


def test_each_of_plain_items_and_of_one_item() -> None:
    each = {"fields": {"person": ".", "function": "as"}, "constants": {"present": True}}
    fields = {"participants": {"from": "who", "each": each}}
    mapped = apply({"who": ["ana", {"as": "guest"}]}, fields=fields)
    assert mapped.data["participants"] == [
        {"person": "ana", "present": True},
        {"function": "guest", "present": True},
    ]
    assert mapped.origin[("participants", 0, "person")] == ("who", 0)
    assert mapped.unmapped == []
    alone = apply({"who": "ana"}, fields=fields)
    assert alone.data["participants"] == [{"person": "ana", "present": True}]
    assert alone.origin[("participants", 0, "person")] == ("who",)


def test_each_of_plain_items_that_no_field_takes() -> None:
    fields = {"actions": {"from": "todo", "each": {"fields": {"text": "what"}}}}
    mapped = apply({"todo": [{"what": "x"}, "call Bo"]}, fields=fields)
    assert mapped.unmapped == [(("todo", 1), "item", "call Bo")]


# --- through the engine: lines and columns of the original file


CONFIG = """
mappings:
  - files: "*.yaml"
    kind: {from: Type, words: {NC: nonconformity, praise: null}}
    fields:
      id: No.
      status: {from: State.now, words: {done: closed}}
      raised_on: Seen
      requirement: {from: [Clause, Control]}
      correction.text: Fix
      reported_to: {from: Told, wrap: list}
    ignore: [State.since]
"""
FOREIGN = """\
No.: NC-1
Type: NC
State: {now: never, since: x, until: y}
Seen: 31.04.2026
Clause: "9.2"
Control:
  - A.5.15
  - A.9.9
Told: Bo
Extra:
  - 1
"""


def places(files: dict[str, str]) -> list[tuple[str, str, int, int]]:
    """Code, record, line and column of each finding on reading the files."""
    select = ["INP", "REF"]
    found = lint(files, config=CONFIG, select=select)
    assert not found.errors
    return [(f.code, f.record_id, f.location.line, f.location.column) for f in found.findings]


def test_findings_stand_in_the_original_file() -> None:
    assert sorted(places({"a.yaml": FOREIGN})) == [
        ("INP012", "NC-1", 3, 14),  # no word for `never`
        ("INP012", "NC-1", 3, 31),  # `until`
        ("INP012", "NC-1", 10, 1),  # `Extra`
        ("REF001", "NC-1", 9, 7),  # Bo
        ("REF004", "NC-1", 8, 5),  # A.9.9
        ("REF007", "NC-1", 4, 7),
    ]


def test_a_row_of_unknown_kind_a_row_without_and_one_left_out() -> None:
    files = {
        "a.yaml": "No.: X-1\nType: odd\nMore: 1\n",
        "b.yaml": "No.: X-2\n",
        "c.yaml": "Type: praise\n",
    }
    assert places(files) == [("INP012", "X-1", 2, 7), ("INP007", "", 1, 1)]


def test_a_value_built_of_several_fields_is_found_at_one_of_them() -> None:
    config = """
mappings:
  - files: "*.yaml"
    kind: treatment-plan
    fields: {id: no, approvals.0.on: date}
"""
    found = lint("no: TP-1\ndate: 2026-01-01\n", config=config, select=["INP009"])
    assert [(f.path, f.location.line) for f in found.findings] == [("approvals[0]", 2)]


def test_nested_records_of_flat_fields_are_found_at_their_own() -> None:
    config = """
mappings:
  - files: "*.yaml"
    kind: audit
    fields: {id: no, findings.0.id: nc, findings.0.raised_on: seen}
"""
    found = lint("no: A-1\nnc: NC-1\nseen: soon\n", config=config, select=["REF007"])
    assert [(f.record_id, f.path, f.location.line) for f in found.findings] == [
        ("NC-1", "raised_on", 3)
    ]
