"""What people write into cells, as the fields of records have it."""

from __future__ import annotations

from typing import Any

import pytest
from pages_kit import lifted, table, told

from isms_lint.testing import lint
from isms_lint.written.slugs import slug

Data = dict[str, Any]


def cell(text: str, field: str, kind: str = "action", **mapping: Any) -> tuple[Data, list[str]]:
    """A record with this text in the cell of a field, and what is told of it."""
    part = {"table": "*", "kind": kind, "fields": {"id": "ID", field: "Cell", "notes": "Note"}}
    found = lifted(table("ID | Cell | Note", f"X-1 | {text} | n"), {"records": [part], **mapping})
    (record,) = found.records
    return record.data, [value for _, value, _, _ in told(found)]


def read(text: str, field: str, kind: str = "action", **mapping: Any) -> Any:
    """The value that a text has in a field, where nothing is told of it."""
    data, left = cell(text, field, kind, **mapping)
    assert left == []
    value: Any = data
    for step in field.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def written(text: str, field: str, kind: str = "action") -> Any:
    """What is kept of a text beside what it is read as."""
    return cell(text, field, kind)[0].get("x_written", {}).get(field)


# --- dates


@pytest.mark.parametrize(
    "text",
    [
        *("2026-06-02", "2 June 2026", "June 2, 2026", "2. Juni 2026", "2 juin 2026", "02.06.2026"),
        *("2 de junio de 2026", "2 de junho de 2026", "2 juni 2026", "**2026-06-02**"),
    ],
)
def test_dates_in_six_languages(text: str) -> None:
    order = {"dates": "day-first"} if text == "02.06.2026" else {}
    assert read(text, "due_on", **order) == "2026-06-02"
    assert written(text, "due_on") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Jul 2026", "2026-07-01/2026-07-31"),
        ("Q2 2026", "2026-04-01/2026-06-30"),
        ("10–14 February 2025", "2025-02-10/2025-02-14"),
        ("2026-06-08 (AWS review)", "2026-06-08"),
        ("✅ 2026-06-08", "2026-06-08"),
    ],
)
def test_what_a_date_forgets_of_a_text_is_kept(text: str, value: str) -> None:
    assert (read(text, "due_on"), written(text, "due_on")) == (value, text)


def test_the_order_of_day_and_month() -> None:
    assert read("08/06/2026", "due_on", dates="day-first") == "2026-06-08"
    assert read("08/06/2026", "due_on", dates="month-first") == "2026-08-06"
    assert read("13/06/2026", "due_on") == "2026-06-13"
    data, left = cell("08/06/2026", "due_on")
    assert (data["due_on"], left) == ("08/06/2026", ["08/06/2026"])


@pytest.mark.parametrize("text", ["2026-02-30", "31/02/2026", "2026-01-01 & 2026-02-01"])
def test_dates_that_do_not_exist_are_told(text: str) -> None:
    assert cell(text, "due_on")[1] == [text]


def test_what_is_no_date_is_none_and_kept() -> None:
    data, left = cell("ongoing", "due_on")
    assert (data.get("due_on"), data["x_written"], left) == (None, {"due_on": "ongoing"}, [])


def test_an_instant_keeps_its_time_for_the_timezone() -> None:
    config = """
records: [{kind: organization, id: acme, timezone: Asia/Tokyo}]
mappings:
  - files: "*.md"
    records: [{table: "*", kind: action, fields: {id: ID, text: What, owner: Owner, due_on: Due}}]
"""
    row = "A-1 | x | ana | 2026-07-01T23:30:00Z"
    text = table("ID | What | Owner | Due", row)
    late = {day: lint(text_of(text), config=config, select=["ACT002"], as_of=day) for day in DAYS}
    assert [len(late[day].findings) for day in DAYS] == [0, 1]


DAYS = ("2026-07-02", "2026-07-03")


def text_of(text: str) -> dict[str, str]:
    return {"r.md": text}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("10–14 February 2025", "2025-02-10", "2025-02-14"),
        ("2025-02-10 to 2025-02-14", "2025-02-10", "2025-02-14"),
        ("2025-02-10 bis 2025-02-14", "2025-02-10", "2025-02-14"),
        ("10 February 2025", "2025-02-10", "2025-02-10"),
        ("Feb 2025", "2025-02-01", "2025-02-28"),
    ],
)
def test_a_range_is_a_period_where_the_field_is_one(text: str, start: str, end: str) -> None:
    assert read(text, "fieldwork", "audit") == {"start": start, "end": end}


def test_a_period_without_a_reading_is_told_and_stays() -> None:
    data, left = cell("08/06/2026", "fieldwork", "audit")
    assert (data["fieldwork"]["start"], left) == ("08/06/2026", ["08/06/2026"])


# --- words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        *(("open", "open"), ("Open", "open"), ("in progress", "open"), ("🔴 Offen", "open")),
        *(("✅ Closed", "done"), ("geschlossen", "done"), ("Concluída", "done"), ("fermé", "done")),
        *(("cerrado", "done"), ("gesloten", "done"), ("**Done** (2026-01-01)", "done")),
    ],
)
def test_words_in_six_languages(text: str, word: str) -> None:
    assert read(text, "status") == word


def test_another_spelling_is_kept() -> None:
    assert written("✅ Closed", "status") == "✅ Closed"
    assert written("done", "status") is None


@pytest.mark.parametrize("text", ["odd", "open / done"])
def test_words_that_mean_nothing_or_more_than_one_thing_are_told(text: str) -> None:
    data, left = cell(text, "status")
    assert "status" not in data or data["status"] == text
    assert left == [text]


def test_the_words_of_the_mapping_come_first() -> None:
    part = {
        "table": "*",
        "kind": "action",
        "fields": {
            "id": "ID",
            "text": "Note",
            "status": {"from": "Cell", "words": {"Open*": "done"}},
        },
    }
    rows = ("X-1 | opened | n", "X-2 | closed | n", "X-3 | odd | n")
    found = lifted(table("ID | Cell | Note", *rows), {"records": [part]})
    assert [record.get("status") for record in found.records[:2]] == ["done", "done"]
    assert [value for _, value, _, _ in told(found)] == ["odd"]


@pytest.mark.parametrize(
    ("text", "value"), [("Yes", True), ("nein", False), ("✅", True), ("ja", True)]
)
def test_true_and_false(text: str, value: bool) -> None:
    field = "controls.0.applicable"
    mapping = {
        "table": "*",
        "kind": "statement-of-applicability",
        "fields": {"id": "ID", field: "A"},
    }
    (record,) = lifted(table("ID | A", f"S-1 | {text}"), {"records": [mapping]}).records
    assert record.get("controls", 0, "applicable") is value


# --- numbers, lists, ids


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("3.5", 3.5), ("0,5", 0.5), ("3 (High)", "3 (High)"), ("1.000", "1.000")],
)
def test_numbers(text: str, value: object) -> None:
    found = read(text, "likelihood", "risk")
    assert (found, type(found)) == (value, type(value))


def test_a_label_is_no_number() -> None:
    assert read("1.10", "version", "document") == "1.10"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A.5.15–5.18", "A.5.15-A.5.18"),
        ("Clause 9.2, A.8.1", ["9.2", "A.8.1"]),
        ("4-10; A.5.7", ["4-10", "A.5.7"]),
    ],
)
def test_scope_items(text: str, value: object) -> None:
    found = read(text, "scope", "audit")
    assert found in (value, [value])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one; two", ["one", "two"]),
        ("one<br>two", ["one", "two"]),
        ("one, and two", "one, and two"),
        ("EV-1", "EV-1"),
    ],
)
def test_evidence(text: str, value: object) -> None:
    found = read(text, "evidence", "nonconformity")
    assert found in (value, [value])


def test_references_are_divided_at_commas() -> None:
    assert read("R-1, R-2", "risks", "treatment-plan") == ["R-1", "R-2"]


def test_texts_in_a_list_are_divided_and_each_stands_in_its_cell() -> None:
    part = {
        "table": "*",
        "kind": "treatment-plan",
        "fields": {"id": "ID", "risks": {"from": ["A", "B"]}, "x_s": {"from": "A", "split": "+"}},
    }
    found = lifted(
        table("ID | A | B", "T-1 | R-1, R-2 | R-3", "T-2 | TBD | R-4"), {"records": [part]}
    )
    first, second = found.records
    assert (first.data["risks"], second.data["risks"]) == (["R-1", "R-2", "R-3"], ["R-4"])
    places = [tuple(first.locate(("risks", n)))[:2] for n in range(3)]
    assert places == [(5, 9), (5, 9), (5, 20)]
    assert tuple(second.locate(("risks", 0)))[:2] == (6, 15)


@pytest.mark.parametrize("text", ["", "—", "TBD", "N/A", "[date]", "YYYY-MM-DD", "to be confirmed"])
@pytest.mark.parametrize("field", ["due_on", "owner", "status", "text"])
def test_what_is_not_stated_is_not_there(text: str, field: str) -> None:
    assert read(text, field) is None


def test_fields_of_ones_own_keep_their_text() -> None:
    assert read("TBD", "x_mine") == "TBD"
    assert read("1, 2", "x_mine") == "1, 2"


def test_what_was_written_may_be_a_field_too() -> None:
    part = {"table": "*", "kind": "action", "fields": {"id": "ID", "status": "S", "x_written": "W"}}
    (record,) = lifted(table("ID | S | W", "X-1 | ✅ Closed | w"), {"records": [part]}).records
    assert (record.data["status"], record.data["x_written"]) == ("done", "w")


# --- data keep what they are


def test_data_are_read_and_left_as_they_are_where_they_have_no_reading() -> None:
    mapping = {
        "kind": "action",
        "fields": {"id": "no", "due_on": "due", "status": "state", "text": "t"},
    }
    text = """
[{"no": "A-1", "due": "2 June 2026", "state": "Closed", "t": "TBD"}, {"no": "A-2", "due": "soon"}]
"""
    first, second = (record.data for record in lifted(text, mapping, "a.json").records)
    assert (first["due_on"], first["status"], first["text"]) == ("2026-06-02", "done", "TBD")
    assert second["due_on"] == "soon"


def test_items_of_data_at_a_path() -> None:
    item = {
        "at": "c",
        "kind": "action",
        "fields": {"text": "t", "origin": {"parent": "id"}, "id": "n"},
    }
    mapping = {
        "kind": "audit",
        "fields": {"id": "no"},
        "ignore": ["a.*.skip"],
        "records": [
            {
                "at": "a.*.b",
                "kind": "nonconformity",
                "fields": {"id": "n", "audit": {"above": "no"}, "x": {"parent": "id"}},
                "records": [item],
            }
        ],
    }
    text = """
no: AUD-1
a:
  k: {b: [{n: NC-1, c: [{n: A-1, t: x}, plain]}, {n: NC-2, more: 1}], skip: 1, left: 2}
  l: 5
other: 1
"""
    found = lifted(text, mapping, "a.yaml")
    assert [(record.kind, record.id) for record in found.records] == [
        ("audit", "AUD-1"), ("nonconformity", "NC-1"), ("action", "A-1"), ("nonconformity", "NC-2")
    ]  # fmt: skip
    assert [record.get("x") for record in found.records] == [None, "AUD-1", None, "AUD-1"]
    assert found.records[2].data["origin"] == "NC-1"
    assert [(kind, value, line) for kind, value, line, _ in told(found)] == [
        ("item", "plain", 4), ("field", "more", 4), ("field", "left", 4), ("field", "l", 5),
        ("field", "other", 6),
    ]  # fmt: skip


# --- ids made of texts


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Write it", "write-it"),
        ("  Über-Größe & Maß! ", "uber-grosse-mass"),
        ("Nørrebro ŁÓDŹ Ægir Þór İstanbul", "norrebro-lodz-aegir-thor-istanbul"),
        ("日本語", "row"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word"),
        ("x" * 80, "x" * 48),
    ],
)
def test_slugs(text: str, made: str) -> None:
    assert slug(text) == made
