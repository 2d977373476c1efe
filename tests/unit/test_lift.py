"""Documents into records: every way a record can be written."""

from __future__ import annotations

import pytest
from records_kit import lifted, records

from isms_lint.documents.document import ProblemKind


def names(text: str, file: str = "isms.yaml") -> list[tuple[str, str]]:
    return [(record.kind, record.id) for record in records(text, file)]


def problems(text: str, file: str = "isms.yaml") -> list[tuple[str, int, int]]:
    found = lifted(text, file).problems
    assert {p.kind for p in found} <= {ProblemKind.NOT_A_RECORD}
    return [(p.message, p.span.line, p.span.column) for p in found]


def test_one_record() -> None:
    assert names("kind: person\nid: ana\n") == [("person", "ana")]


def test_several_documents() -> None:
    assert names("kind: person\nid: ana\n---\nkind: unit\nid: board\n---\n# end\n") == [
        ("person", "ana"),
        ("unit", "board"),
    ]


def test_a_register_gives_its_fields_to_its_rows() -> None:
    ana, bo = records(
        "kind: person\nowner: chi\nedition: '2013'\ntitle: Staff\ntext: All of us.\nnotes: none\n"
        "records:\n- {id: ana}\n- {id: bo, owner: dan}\n"
    )
    assert ana.data == {"kind": "person", "owner": "chi", "edition": "2013", "id": "ana"}
    assert bo.data == {"kind": "person", "owner": "dan", "edition": "2013", "id": "bo"}


def test_a_row_without_a_value_keeps_the_default() -> None:
    (ana,) = records("kind: person\nowner: chi\nrecords:\n- {id: ana, owner: }\n")
    assert ana.get("owner") == "chi"


def test_a_register_with_an_id_is_a_record_itself() -> None:
    register, ana = records("kind: person\nid: REG-1\nversion: '2'\nrecords:\n- {id: ana}\n")
    assert (register.kind, register.id, register.get("version")) == ("register", "REG-1", "2")
    assert register.get("records") is None
    assert (ana.kind, ana.id) == ("person", "ana")


def test_rows_may_be_of_another_kind() -> None:
    assert names("kind: person\nrecords:\n- {id: ana}\n- {kind: role, id: ciso}\n") == [
        ("person", "ana"),
        ("role", "ciso"),
    ]


def test_an_empty_register() -> None:
    assert names("kind: person\nrecords: []\n") == []


@pytest.mark.parametrize("rows", ["", " words", " {a: 1}", " 3"])
def test_a_register_without_a_list(rows: str) -> None:
    ((message, line, _),) = problems(f"kind: person\nrecords:{rows}\n")
    assert "list of records" in message
    assert line == 2


def test_rows_that_are_no_records() -> None:
    found = lifted("kind: person\nrecords:\n- ana\n- {id: bo}\n- [chi]\n-\n")
    assert [r.id for r in found.records] == ["bo"]
    assert [p.span.line for p in found.problems[:2]] == [3, 5]
    assert len(found.problems) == 3


def test_json_shapes() -> None:
    assert names('{"kind": "person", "id": "ana"}', "a.json") == [("person", "ana")]
    assert names('[{"kind": "person", "id": "ana"}, {"kind": "unit", "id": "u"}]', "a.json") == [
        ("person", "ana"),
        ("unit", "u"),
    ]
    assert names('{"kind": "person", "records": [{"id": "ana"}]}', "a.json") == [("person", "ana")]
    assert names('[{"kind": "person", "records": [{"id": "ana"}]}]', "a.json") == [
        ("person", "ana")
    ]
    assert names("[]", "a.json") == []


def test_a_json_list_with_something_else_in_it() -> None:
    found = problems('[{"kind": "person", "id": "ana"},\n 3,\n ["x"]]', "a.json")
    assert [place[1:] for place in found] == [(2, 2), (3, 2)]


def test_a_yaml_list_is_no_record() -> None:
    ((message, line, column),) = problems("- {kind: person, id: ana}\n")
    assert "this is a list" in message
    assert (line, column) == (1, 1)


def test_a_single_value_is_no_record() -> None:
    assert "single value" in problems("just words\n")[0][0]


@pytest.mark.parametrize("text", ["id: x\n", "{}\n", "kind: \nid: x\n", "records: [{id: a}]\n"])
def test_without_a_kind(text: str) -> None:
    ((message, line, _),) = problems(text)
    assert "no `kind`" in message
    assert line == 1


def test_prose_with_front_matter_is_no_problem() -> None:
    assert problems("---\ntitle: About\nlayout: page\n---\nBody\n", "a.md") == []
    assert names("---\nkind: document\nid: POL-1\n---\nBody\n", "a.md") == [("document", "POL-1")]


def test_a_neighbour_without_a_kind_does_not_stop_the_others() -> None:
    found = lifted("id: x\n---\nkind: person\nid: ana\n---\n- 1\n---\nkind: person\nid: bo\n")
    assert [r.id for r in found.records] == ["ana", "bo"]
    assert len(found.problems) == 2


def test_nested_records_follow_the_one_they_stand_in() -> None:
    audit, first, second = records(
        "kind: audit\nid: A-1\nedition: '2013'\nfindings:\n- {id: N-1}\n"
        "- {kind: opportunity-for-improvement, id: O-1, edition: '2022'}\n- words\n"
    )
    assert (first.kind, first.id, first.get("audit"), first.get("edition")) == (
        "nonconformity",
        "N-1",
        "A-1",
        "2013",
    )
    assert (second.kind, second.get("edition")) == ("opportunity-for-improvement", "2022")
    assert first.parent is audit
    assert first.locate(("id",))[:2] == (5, 8)


def test_records_nested_in_rows() -> None:
    text = (
        "kind: management-review\nrecords:\n- id: MR-1\n  actions: [{id: ACT-1, owner: bo}]\n"
        "- id: MR-2\n  actions: []\n"
    )
    assert names(text) == [
        ("management-review", "MR-1"),
        ("action", "ACT-1"),
        ("management-review", "MR-2"),
    ]
    action = records(text)[1]
    assert action.get("origin") == "MR-1"
    assert action.locate(("owner",))[:2] == (4, 32)


def test_a_parent_named_in_the_nested_record_stands() -> None:
    nested = records("kind: audit\nid: A-1\nfindings: [{id: N-1, audit: A-2}]\n")[1]
    assert nested.get("audit") == "A-2"


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("0012", "0012"),
        ("7", "7"),
        ("5.10", "5.10"),
        ("1e3", "1e3"),
        ("", ""),
        ("[a]", ""),
        ("true", ""),
    ],
)
def test_ids_that_are_no_text(written: str, id: str) -> None:
    (record,) = records(f"kind: person\nid: {written}\n")
    assert record.id == id


def test_problems_of_one_file_are_bounded() -> None:
    assert len(lifted("[" + ",".join("1" for _ in range(5000)) + "]", "a.json").problems) == 50
