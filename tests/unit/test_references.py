"""What a record points at: references, scope items, dates, ids that look like numbers."""

from __future__ import annotations

from records_kit import plugins, records, register

from isms_lint.records.annotations import Field
from isms_lint.records.references import Pointers, read_pointers


def pointers(text: str) -> Pointers:
    record = records(text)[0]
    return read_pointers(record, fields_of(record.kind))


def fields_of(name: str) -> Field:
    kind = plugins().kinds.get(name)
    assert kind is not None
    return kind.fields


AUDIT = """
kind: audit
id: A-1
programme: PRG-1
owner: ana
fieldwork: {start: 2026-03-16, end: 2026-03-20}
reported_on: 2026-04-02
reported_to: [ana, bo]
scope: [A.5.1, access]
team:
- {person: ines, covers: [A.8.1]}
- {person: 7}
clauses: "9.2"
findings:
- {id: N-1, requirement: [A.5.18], raised_on: 2026-03-20}
x_owner: nobody
"""


def test_references_with_their_kinds() -> None:
    found = {reference.path: reference for reference in pointers(AUDIT).references}
    assert {path: r.target for path, r in found.items()} == {
        ("programme",): "PRG-1",
        ("owner",): "ana",
        ("reported_to", 0): "ana",
        ("reported_to", 1): "bo",
        ("team", 0, "person"): "ines",
    }
    assert found[("programme",)].kinds == ("audit-programme",)
    assert set(found[("owner",)].kinds) == {"person", "role"}


def test_scope_items_alone_and_in_lists() -> None:
    found = {item.path: item.text for item in pointers(AUDIT).scope_items}
    assert found == {
        ("scope", 0): "A.5.1",
        ("scope", 1): "access",
        ("team", 0, "covers", 0): "A.8.1",
        ("clauses",): "9.2",
    }


def test_dates() -> None:
    assert {path: text for path, text, _ in pointers(AUDIT).dates} == {
        ("fieldwork", "start"): "2026-03-16",
        ("fieldwork", "end"): "2026-03-20",
        ("reported_on",): "2026-04-02",
    }


def test_nested_records_keep_their_own() -> None:
    audit, nested = register(AUDIT).records
    assert all(item.path[0] != "findings" for item in pointers(AUDIT).scope_items)
    assert (audit.id, nested.id) == ("A-1", "N-1")
    own = read_pointers(nested, fields_of("nonconformity"))
    assert [item.text for item in own.scope_items] == ["A.5.18"]
    assert [reference.target for reference in own.references] == ["A-1"]


def test_an_edition_reaches_what_is_below_it() -> None:
    found = pointers(
        "kind: audit\nid: A\nedition: '2013'\nscope: [A.9.2.1]\n"
        "team: [{person: p, covers: [A.9.2.2]}]\n"
    )
    assert {item.edition for item in found.scope_items} == {"2013"}
    assert {item.edition for item in pointers(AUDIT).scope_items} == {None}


def test_ids_other_readers_take_for_numbers() -> None:
    found = pointers("kind: audit\nid: A\nowner: 1_000\nscope: [5_1, '1_0', a_1]\ntitle: 1_000\n")
    assert found.numeric == [(("owner",), "1_000"), (("scope", 0), "5_1")] or set(
        found.numeric
    ) == {
        (("owner",), "1_000"),
        (("scope", 0), "5_1"),
    }


def test_who_refers_to_whom() -> None:
    found = register(
        "kind: nonconformity\nid: N-1\n---\nkind: corrective-action\nrecords:\n"
        "- {id: C-1, nonconformity: N-1}\n- {id: C-2, nonconformity: [N-1, N-2]}\n- {id: C-3}\n"
    )
    target = found.get("N-1")
    assert target is not None
    assert [r.id for r in found.referring(target, "corrective-action", "nonconformity")] == [
        "C-1",
        "C-2",
    ]
    assert found.referring(target, "corrective-action", "owner") == []
    assert found.find("N-1", "nonconformity") is target
    assert found.find("N-1", "audit", "person") is None
    assert found.find(7, "audit") is None


def test_an_id_that_stands_twice_means_the_first() -> None:
    found = register(
        "kind: person\nrecords:\n- {id: a, name: one}\n- {id: a, name: two}\n- {name: x}\n"
    )
    first = found.get("a")
    assert first is not None
    assert first.get("name") == "one"
    assert [r.get("name") for r in found.duplicates["a"]] == ["two"]
    assert found.get("") is None


def test_values_of_other_types_point_at_nothing() -> None:
    found = pointers(
        "kind: audit\nid: A\nowner: {a: b}\nscope: 3\nteam: words\nfieldwork: [x]\n"
        "reported_to: [1, [a]]\n"
    )
    assert found.references == found.scope_items == found.dates == []


def test_an_id_that_stands_very_often_means_the_first_records() -> None:
    rows = "- {id: NC-1}\n" * 150
    car = "kind: corrective-action\nid: CAR-1\nnonconformity: NC-1\n"
    found = register(f"kind: nonconformity\nrecords:\n{rows}---\n{car}")
    named = [found.referring(one, "corrective-action", "nonconformity") for one in found.records]
    assert sum(map(bool, named)) == 101
