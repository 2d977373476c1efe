"""REC005: rows of summaries against what they list, the records, and one another."""

from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

RISKS = (
    "kind: risk\nrecords:\n"
    "  - {id: R-1, status: active, x_written: {status: 🔴 Open}, level: 20, residual: {level: 0.25}}\n"
    "  - {id: R-2, status: active, x_written: {status: 🟡 In Progress}, level: 12}\n"
    "  - {id: R-3, status: active, x_written: {status: 🟡 In Progress}, level: 12}\n"
    "  - {id: R-4, status: closed, x_written: {status: 🟢 Treated}, level: 4, residual: {level: 0.1}}\n"
    "---\n"
)


def row(fields: str, label: str = "Row", of: str = "risk", by: str = "status") -> str:
    return f"kind: stated-count\nlabel: {label}\nof: {of}\nfield: {by}\n{fields}\n---\n"


def found(fields: str, records: str = RISKS, of: str = "risk", by: str = "status") -> list[str]:
    told = judged("REC005", records + row(fields, of=of, by=by))
    return sorted(said.removeprefix("Row error ") for said in told)


def test_a_row_that_lists_more_than_it_counts() -> None:
    text = RISKS + row("value: 🟡 In Progress\ncount: 1\nitems: [R-2, R-3, R-2]", "In Progress")
    (finding,) = lint(text, select=["REC005"]).findings
    assert finding.message == (
        "1 stands here, and 2 are listed: R-2 and R-3; on record 2 have status `🟡 In Progress`"
    )
    assert (finding.record_kind, finding.record_id, finding.path) == (
        "stated-count",
        "In Progress",
        "count",
    )
    assert (finding.location.line, finding.location.column, finding.severity) == (13, 8, "error")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("value: In Progress\ncount: 2\nitems: [R-2, R-3]", []),
        ("value: In Progress\ncount: 2", []),
        ("value: In Progress\ncount: 3", ["count recorded"]),
        ("value: In Progress (all teams)\ncount: 3", ["count recorded"]),
        ("value: 🔴 Open (RR > 0.20)\ncount: 1\nitems: [R-1]", []),
        # of the items themselves
        ("value: In Progress\ncount: 2\nitems: [R-1, R-2]", ["items unlisted", "items[0] unlike"]),
        ("value: In Progress\ncount: 1\nitems: [R-2]", ["items unlisted"]),
        ("value: In Progress\ncount: 3\nitems: [R-2, R-3, R-4]", ["items[2] unlike"]),
        # the count is right, and one too many is listed: that is the mistake
        ("value: In Progress\ncount: 2\nitems: [R-2, R-3, R-4]", ["items[2] unlike"]),
        (
            "value: In Progress\ncount: 5\nitems: [R-2, R-3, R-4]",
            ["count listed", "items[2] unlike"],
        ),
        # the record's own word, where nobody wrote another
        ("value: closed\ncount: 1", []),
        ("value: closed\ncount: 2", ["count recorded"]),
        ("value: geschlossen\ncount: 0", ["count recorded"]),
        # no row without a count
        ("value: In Progress\nitems: [R-2, R-9]", []),
        ("value: In Progress\ncount: many", []),
    ],
)
def test_counts_of_records(fields: str, expected: list[str]) -> None:
    assert found(fields) == expected


def test_words_that_nobody_knows() -> None:
    assert found("value: parked\ncount: 2") == ["? Row: which records `parked` counts is not known"]
    # What is listed can be counted all the same.
    assert found("value: parked\ncount: 1\nitems: [R-1, R-2]") == [
        "? Row: which records `parked` counts is not known",
        "count listed",
    ]
    # Treated may be closed, or not.
    plain = RISKS.replace(", x_written: {status: 🟢 Treated}", "")
    assert found("value: Treated\ncount: 5", plain)[-1].startswith("? Row: which records")


def test_what_may_count_or_not() -> None:
    blank = RISKS.replace("R-4, status: closed, x_written: {status: 🟢 Treated}", "R-4")
    for count, expected in ((1, 1), (2, 0), (3, 0), (4, 1)):
        assert len(found(f"value: In Progress\ncount: {count}", blank)) == expected, count
    assert "3 have or may have status" in message(
        "REC005", blank + row("value: In Progress\ncount: 4")
    )
    records = (
        "kind: nonconformity\nrecords:\n  - {id: N-1, grade: minor}\n"
        "  - {id: N-2, grade: minor, status: withdrawn}\n  - {id: N-3, grade: Hauptabweichung}\n---\n"
    )
    for count, expected in ((0, 1), (1, 0), (2, 0), (3, 1)):
        said = found(f"value: Minor\ncount: {count}", records, "nonconformity", "grade")
        assert len(said) == expected, count
    assert found("value: major\ncount: 1", records, "nonconformity", "grade") == []


def test_numbers_and_fields_inside_fields() -> None:
    assert found("value: 12\ncount: 2", by="level") == []
    assert found("value: '12'\ncount: 1", by="level") == ["count recorded"]
    assert found("value: 13\ncount: 1", by="level") == ["count recorded"]
    assert found("value: 0.25\ncount: 4", by="residual.level") == ["count recorded"]


def test_the_whole_register_is_counted_where_no_field_is_given() -> None:
    text = RISKS + "kind: stated-count\nlabel: Risks\nof: risk\ncount: "
    assert judged("REC005", f"{text}4\n") == []
    assert message("REC005", f"{text}5\n") == (
        "5 stands here, and on record are 4 (R-1, R-2, R-3 and R-4)"
    )


@pytest.mark.parametrize(
    ("where", "count", "expected"),
    [
        ("{audit: A-1}", 1, 0),
        ("{audit: A-1}", 2, 1),
        ("{audit: A-3}", 0, 0),
        ("{audit: A-1, status: closed}", 0, 0),
        ("{audit: A-1, status: closed}", 1, 1),
    ],
)
def test_a_part_of_the_register(where: str, count: int, expected: int) -> None:
    records = (
        "kind: nonconformity\nrecords:\n  - {id: N-1, audit: A-1, status: open, grade: minor}\n"
        "  - {id: N-2, audit: A-2, status: closed, grade: minor}\n---\n"
    )
    fields = f"value: minor\ncount: {count}\nwhere: {where}"
    assert len(found(fields, records, "nonconformity", "grade")) == expected


def test_a_row_may_count_what_stands_in_its_own_file() -> None:
    files = {
        "report.yaml": "kind: nonconformity\nrecords: [{id: N-1, grade: minor}]\n---\n"
        + row("value: minor\ncount: 1\nitems: [N-1]", of="nonconformity", by="grade"),
        "other.yaml": "kind: nonconformity\ngrade: minor\nrecords: [{id: N-2}, {id: N-3}]\n",
    }
    assert judged("REC005", files) == []
    files["report.yaml"] = files["report.yaml"].replace("count: 1\nitems: [N-1]", "count: 2")
    assert len(judged("REC005", files)) == 1


def test_a_status_of_another_day_is_not_judged() -> None:
    fields = "value: In Progress\ncount: 3\nas_of: {}"
    assert found(fields.format("2026-11-19")) == ["? Row: the records tell no status of 2026-11-19"]
    assert found(fields.format("2026-11-20")) == ["count recorded"]
    assert found("value: 12\ncount: 1\nas_of: 2026-01-01", by="level") == ["count recorded"]


def test_nothing_on_record() -> None:
    assert found("value: minor\ncount: 1", of="nonconformity", by="grade") == [
        "? Row: no nonconformity is on record"
    ]
    assert judged("REC005", "kind: stated-count\nlabel: x\ncount: 3\n") == []


def test_a_record_that_stands_twice_counts_once() -> None:
    twice = RISKS + "kind: risk\nid: R-1\nstatus: active\n---\n"
    assert found("value: In Progress\ncount: 2", twice) == []
    assert judged("REC005", twice + "kind: stated-count\nlabel: x\nof: risk\ncount: 4\n") == []


SOA = (
    "kind: statement-of-applicability\nid: SOA\nstatus: approved\nedition: '2022'\ncontrols:\n"
    "  - {control: A.5.1, applicable: true, implementation: implemented,"
    " x_written: {applicable: ✅ Yes}}\n"
    "  - {control: A.5.2, applicable: true, implementation: partly,"
    " x_written: {implementation: Partial}}\n"
    "  - {control: A.7.1, applicable: false}\n---\n"
)


@pytest.mark.parametrize(
    ("by", "fields", "expected"),
    [
        ("applicable", "value: true\ncount: 2", []),
        ("applicable", "value: 'Yes'\ncount: 3", ["count recorded"]),
        ("applicable", "value: Applicable\ncount: 2", []),
        ("applicable", "value: 'no'\ncount: 1\ncontrols: A.7.1", []),
        ("applicable", "value: 'no'\ncount: 1\ncontrols: [A.7.2]", ["controls unlisted"]),
        ("applicable", "value: 'no'\ncount: 2\ncontrols: [A.7.1, A.5.2]", ["controls[1] unlike"]),
        ("applicable", "value: 'no'\ncount: 3\ncontrols: A.7.1-A.7.4", ["count listed"]),
        ("implementation", "value: Implemented\ncount: 1", []),
        ("implementation", "value: Partial\ncount: 1", []),
        ("implementation", "value: Partially implemented\ncount: 2", []),
        ("implementation", "value: Partially implemented\ncount: 3", ["count recorded"]),
        ("implementation", "value: Planned\ncount: 2", ["count recorded"]),
    ],
)
def test_rows_of_a_statement_of_applicability(by: str, fields: str, expected: list[str]) -> None:
    assert found(fields, SOA, "statement-of-applicability", by) == expected


def test_the_statement_that_is_counted() -> None:
    old = (
        SOA.replace("id: SOA", "id: OLD").replace("approved", "superseded").replace("true", "false")
    )
    summary = row("value: true\ncount: 2", of="statement-of-applicability", by="applicable")
    files = {"old.yaml": old, "soa.yaml": SOA, "summary.yaml": summary}
    assert judged("REC005", files) == []
    # A row counts the statement beside it.
    assert len(judged("REC005", {"old.yaml": old + summary, "soa.yaml": SOA})) == 1


@pytest.mark.parametrize(
    ("share", "count", "total", "expected"),
    [
        (77.4, 72, 93, 0),
        (77.6, 72, 93, 1),
        (77, 72, 93, 0),
        (78, 72, 93, 0),
        (79, 72, 93, 1),
        (77.42, 72, 93, 0),
        (97.8, 91, 93, 0),
        (0.77, 72, 93, 0),
        (0.6, 72, 93, 1),
        (0, 0, 93, 0),
        (0, 0, 0, 0),
        (33.3, 1, 3, 0),
        (66.6, 2, 3, 0),
        (66.7, 2, 3, 0),
    ],
)
def test_shares(share: float, count: int, total: int, expected: int) -> None:
    text = f"kind: stated-count\nlabel: Row\ncount: {count}\nshare: {share}\ntotal: {total}\n"
    assert judged("REC005", text) == ["Row warning share share"] * expected


@pytest.mark.parametrize(
    ("share", "expected"),
    [("25.4%", 1), ("'25,4 %'", 1), ("20,4 %", 0), ("20 %", 0), ("a fifth", 0), ("20.4.1", 0)],
)
def test_shares_as_people_write_them(share: str, expected: int) -> None:
    text = f"kind: stated-count\nlabel: x\ncount: 19\nshare: {share}\ntotal: 93\n"
    assert len(judged("REC005", text)) == expected


def test_how_a_share_is_told() -> None:
    text = "kind: stated-count\nlabel: x\ncount: 19\nshare: 25.4\ntotal: 93\n"
    assert message("REC005", text) == "25.4 % stands here, and 19 of 93 are 20.4 %"


def summary(*counts: int | str, total: str = "", more: str = "") -> str:
    """A summary with these counts; a text is that of the row with the total."""
    rows = [
        f"  - {{label: L{n}, value: v{n}, count: {count}{more}}}\n"
        for n, count in enumerate(counts)
        if isinstance(count, int)
    ]
    rows += [f"  - {{label: {one}}}\n" for one in counts if isinstance(one, str)]
    return f"kind: stated-count\nfield: status\n{total}records:\n{''.join(rows)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (summary(3, 6, 9, "Total, count: 18"), []),
        (summary(3, 6, 9, "Total, count: 19"), ["Total error count total"]),
        (summary(3, 6, 9, "Summe, count: 17"), ["Summe error count total"]),
        (summary(3, 6, 9, "'**Gesamt**', count: 17"), ["**Gesamt** error count total"]),
        (summary(3, 6, 9, "'Total geral:', count: 17"), ["Total geral: error count total"]),
        # a row that is no total, and a second table in the file
        (summary(3, 6, 9, "Other, count: 19"), []),
        (summary(3, 6, "Total, count: 5", "Sum, count: 6"), []),
        # beside each count
        (summary(3, 6, total="total: 9\n"), []),
        (summary(3, 6, total="total: 8\n"), ["L0 error total total"]),
        # some may be left out
        (summary(3, 6, total="total: 12\n"), []),
        (summary(3, total="total: 2\n"), []),
    ],
)
def test_what_the_counts_add_up_to(text: str, expected: list[str]) -> None:
    assert judged("REC005", text) == expected


def test_shares_that_make_a_hundred_leave_nothing_out() -> None:
    text = (
        "kind: stated-count\nfield: status\ntotal: 10\nrecords:\n"
        "  - {label: a, value: x, count: 4, share: 40}\n  - {label: b, value: y, count: 5, share: 60}\n"
    )
    assert sorted(judged("REC005", text)) == ["a error total total", "b warning share share"]
    # Without a total they are shares of what the counts add up to.
    assert judged("REC005", text.replace("total: 10\n", "").replace("count: 5", "count: 6")) == []
    without = text.replace("total: 10\n", "").replace("count: 4", "count: 5")
    assert judged("REC005", without) == ["a warning share share", "b warning share share"]


def test_the_total_is_told_with_its_parts_and_not_beside_a_part_that_is_wrong() -> None:
    text = summary(3, 6, "Total, count: 8")
    (finding,) = lint(text, select=["REC005"]).findings
    assert finding.message == "the counts of the summary add up to 9, and the total is 8"
    assert [(r.message, r.location.line) for r in finding.related] == [("L0: 3", 4), ("L1: 6", 5)]
    listed = text.replace("count: 6", "count: 6, items: [A, B, C, D, E]")
    assert judged("REC005", listed) == ["L1 error count listed"]


def test_the_same_value_twice_makes_no_one_summary() -> None:
    text = summary(3, 6, "Total, count: 8").replace("v1", "v0")
    assert judged("REC005", text) == []


def test_a_long_register_is_counted_once_a_row() -> None:
    risks = "kind: risk\nrecords:\n" + "".join(
        f"  - {{id: R-{n}, status: active}}\n" for n in range(3000)
    )
    rows = "".join(
        f"---\nkind: stated-count\nlabel: L{n}\nof: risk\nfield: status\nvalue: active\ncount: 3000\n"
        for n in range(20)
    )
    assert judged("REC005", risks + rows) == []
