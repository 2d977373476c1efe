"""Where the values of a record stand, and how rules read them."""

from __future__ import annotations

from records_kit import records

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record


def place(record: Record, *path: str | int) -> tuple[int, int]:
    return record.locate(path)[:2]


def key_place(record: Record, *path: str | int) -> tuple[int, int]:
    return record.locate_key(path)[:2]


def test_values_and_keys() -> None:
    (audit,) = records("kind: audit\nid: A-1\nteam:\n- person: ana\n  covers: [A.5.1, x]\n")
    assert place(audit, "team", 0, "covers", 1) == (5, 19)
    assert key_place(audit, "team", 0, "covers") == (5, 3)
    # A list item has no key: its value.
    assert key_place(audit, "team", 0, "covers", 1) == (5, 19)


def test_a_whole_record_is_its_first_character() -> None:
    (audit,) = records("# first\nkind: audit\nid: A-1\n")
    assert audit.locate(()) == (2, 1, 2, 2)


def test_what_is_not_written_stands_at_the_nearest_value_around_it() -> None:
    (audit,) = records(
        "kind: audit\nid: A-1\nfieldwork: {start: 2026-01-01}\nteam: [{person: ana}]\n"
    )
    assert place(audit, "fieldwork", "end") == (3, 12)
    assert place(audit, "team", 0, "covers", 3) == (4, 8)
    assert place(audit, "team", 7) == (4, 7)
    assert place(audit, "reported_on") == (1, 1)
    assert key_place(audit, "fieldwork", "end") == (3, 12)


def test_a_field_without_a_value() -> None:
    (audit,) = records("kind: audit\nid: A-1\nreported_on:\nowner: ana\n")
    assert key_place(audit, "reported_on") == (3, 1)
    assert place(audit, "reported_on")[0] == 3


def test_fields_of_the_register_stand_at_its_head() -> None:
    ana, bo = records("kind: person\nowner: chi\nrecords:\n- {id: ana}\n- {id: bo, owner: dan}\n")
    assert place(ana, "owner") == (2, 8)
    assert key_place(ana, "owner") == (2, 1)
    assert place(bo, "owner") == (5, 19)
    assert place(bo) == (5, 3)
    assert place(bo, "unit") == (5, 3)


def test_aliases_and_merges() -> None:
    first, second = records(
        "kind: audit\nid: A-1\nteam: &t\n- {person: ana}\nx_base: &b {owner: bo, tags: [k]}\n"
        "---\nkind: audit\nid: A-2\nx_base: &b {owner: bo, tags: [k]}\n<<: *b\n"
        "team: &t [{person: chi}]\nscope: *t\n"
    )
    assert place(first, "team", 0, "person") == (4, 12)
    assert place(second, "owner") == (9, 20)
    assert key_place(second, "owner") == (9, 13)
    assert place(second, "tags", 0) == (9, 31)
    assert place(second, "scope") == (12, 8)
    assert place(second, "scope", 0, "person") == (11, 20)


def test_every_field_of_a_record_is_found() -> None:
    text = "kind: audit\nid: A-1\na: {b: [1, {c: d}], e: }\nf:\n- - g\n  - h\n"
    (record,) = records(text)
    lines = text.splitlines()
    for path, shown in [
        (("a", "b", 0), "1"),
        (("a", "b", 1, "c"), "d"),
        (("f", 0, 0), "g"),
        (("f", 0, 1), "h"),
    ]:
        line, column, _, end = record.locate(path)
        assert lines[line - 1][column - 1 : end - 1] == shown


def test_keys_chosen_to_be_taken_for_one_another() -> None:
    # Two keys of one CRC-32, as a hostile file may choose them. Some place is found, and nothing hangs.
    for other in ("{c: d}", "[1, 2]", "x"):
        for wanted in ("{c: d}", "[1, 2]", "x"):
            (record,) = records(f"kind: x\nid: y\nplumless: {other}\nbuckeroo: {wanted}\n")
            paths: list[FieldPath] = [
                ("buckeroo",),
                ("buckeroo", "c"),
                ("buckeroo", 1),
                ("buckeroo", 1, "z"),
            ]
            for path in paths:
                assert record.locate(path).line in (1, 3, 4)
                assert record.locate_key(path).line in (1, 3, 4)


def test_reading_values() -> None:
    (record,) = records(
        "kind: audit\nid: A-1\ntitle: '  padded '\nteam: [{person: ana}, bo, {person: chi}]\n"
        "scope: full-isms\nclauses: [a, 3, b]\nn: 3\n"
    )
    assert record.text("title") == "padded"
    assert record.text("n") == record.text("gone") == record.text("team") == ""
    assert record.get("team", 2, "person") == "chi"
    assert record.get("team", 9, "person") is record.get("title", "x") is record.get("n", 0) is None
    assert record.items("team") == [(0, {"person": "ana"}), (2, {"person": "chi"})]
    assert record.items("scope") == []
    assert record.strings("scope") == [(("scope",), "full-isms")]
    assert record.strings("clauses") == [(("clauses", 0), "a"), (("clauses", 2), "b")]
    assert repr(record) == "<audit A-1 in isms.yaml>"
