from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

OBJECTIVE = "kind: objective\nid: OBJ-1\nstatus: active\ntarget: 95\nunit: percent\n"
MEASURE = "kind: measure\nid: MSR-1\nobjective: OBJ-1\n"
DAYS = ("2026-01-05", "2026-04-02", "2026-07-02", "2026-10-01")


def results(*values: object, last: str = "") -> str:
    rows = []
    for number, (day, value) in enumerate(zip(DAYS, values, strict=False), 1):
        more = f", {last}" if last and number == len(values) else ""
        rows.append(f"  - {{id: R-{number}, measure: MSR-1, on: {day}, value: {value}{more}}}\n")
    return "kind: result\nrecords:\n" + "".join(rows)


def isms(*records: str, objective: str = OBJECTIVE, measure: str = MEASURE) -> str:
    return "---\n".join((objective, measure, *records))


def missed(number: int) -> list[str]:
    return [f"R-{number} warning value missed"]


def test_missed_and_nothing_linked() -> None:
    assert judged("OBJ005", isms(results(71))) == missed(1)
    (finding,) = lint(isms(results(71)), select=["OBJ005"]).findings
    assert finding.message == (
        "71 misses the target of 95; no action and no decision is linked to it"
    )
    assert [(one.id, one.message) for one in finding.related] == [("OBJ-1", "the target of OBJ-1")]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((95,), []),
        ((96, 71), []),
        ((96, 71, 97), []),
        ((71, 97), []),
        ((96, 71, 80), missed(3)),
        ((71, 80), missed(2)),
        ((71, 80, 96), []),
        ((71, 96, 80), []),
    ],
)
def test_a_single_miss_may_be_chance(values: tuple[int, ...], expected: list[str]) -> None:
    assert judged("OBJ005", isms(results(*values))) == expected


@pytest.mark.parametrize(
    ("values", "tolerated", "expected"),
    [
        ((96, 71), 0, missed(2)),
        ((96, 71, 80), 2, []),
        ((71, 80), 2, missed(2)),
        ((96, 71, 80, 90), 2, missed(4)),
    ],
)
def test_tolerated_misses(values: tuple[int, ...], tolerated: int, expected: list[str]) -> None:
    assert judged("OBJ005", isms(results(*values)), tolerated_misses=tolerated) == expected


def test_how_often() -> None:
    assert message("OBJ005", isms(results(71, 80))) == (
        "80 misses the target of 95, as did the result before it; no action and no decision is"
        " linked to it"
    )
    assert "95, as did the 2 before it; no" in message("OBJ005", isms(results(96, 71, 80, 90)))


@pytest.mark.parametrize(("value", "expected"), [(93, []), (92.9, missed(1)), (95.1, [])])
@pytest.mark.parametrize("holder", ["objective", "measure"])
def test_declared_tolerance(holder: str, value: float, expected: list[str]) -> None:
    text = isms(
        results(value),
        objective=OBJECTIVE + ("tolerance: 2\n" if holder == "objective" else ""),
        measure=MEASURE + ("tolerance: 2\n" if holder == "measure" else ""),
    )
    assert judged("OBJ005", text) == expected
    if expected:
        assert message("OBJ005", text).startswith(
            "92.9 misses the target of 95, with a tolerance of 2; no action"
        )


def test_decided_or_acted() -> None:
    assert judged("OBJ005", isms(results(71, 80, last="decision: scanner was down"))) == []
    assert judged("OBJ005", isms(results(71, 80, last="actions: [ACT-7]"))) == []
    assert judged("OBJ005", isms(results(71, 80, last="actions: []"))) == missed(2)
    # One that was begun at the first miss goes on; one of an earlier row of misses does not.
    begun = results(71, last="actions: [ACT-7]")
    again = "---\nkind: result\nid: R-9\nmeasure: MSR-1\non: 2026-08-02\nvalue: 80\n"
    assert judged("OBJ005", isms(begun + again)) == []
    between = "---\nkind: result\nid: R-5\nmeasure: MSR-1\non: 2026-05-02\nvalue: 96\n"
    later = again.replace("R-9", "R-8").replace("08-02", "07-02")
    assert judged("OBJ005", isms(begun + between + later + again)) == ["R-9 warning value missed"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("kind: action\nid: A\norigin: R-2\n", []),
        ("kind: action\nid: A\norigin: MSR-1\nraised_on: 2026-04-20\n", []),
        ("kind: action\nid: A\ntext: better reminders (OBJ-1)\n", []),
        ("kind: nonconformity\nid: N\nstatement: OBJ-1 was missed.\nraised_on: 2026-04-20\n", []),
        ("kind: change\nid: C\ntitle: MSR-1 is counted anew\n", []),
        (
            "kind: management-review\nid: M\nheld_on: 2026-10-08\n"
            "decisions: [{text: keep OBJ-1 as it is}]\n",
            [],
        ),
        # Part of the plan from the start, or about another objective.
        ("kind: action\nid: A\norigin: OBJ-1\nraised_on: 2026-01-04\n", missed(2)),
        ("kind: action\nid: A\norigin: OBJ-1\nraised_on: 2026-11-21\n", missed(2)),
        ("kind: action\nid: A\ntext: OBJ-10 needs reminders\n", missed(2)),
        (
            "kind: management-review\nid: M\nheld_on: 2025-10-08\ndecisions: [{text: set OBJ-1}]\n",
            missed(2),
        ),
        (
            "kind: management-review\nid: M\nheld_on: 2026-10-08\n"
            "inputs: {objectives: OBJ-1 missed}\n",
            missed(2),
        ),
    ],
)
def test_told_by_others(record: str, expected: list[str]) -> None:
    assert judged("OBJ005", isms(results(71, 80), record)) == expected


def test_lower_is_better() -> None:
    lower = OBJECTIVE.replace("95", "5") + "better: lower\n"
    assert judged("OBJ005", isms(results(4), objective=lower)) == []
    assert judged("OBJ005", isms(results(6), objective=lower)) == missed(1)


def test_a_measure_of_its_own() -> None:
    own = "kind: measure\nid: MSR-1\ntarget: 3\nunit: days\nbetter: lower\n"
    assert judged("OBJ005", f"{own}---\n{results(4)}") == missed(1)
    assert judged("OBJ005", f"{own}---\n{results(3)}") == []
    # Its own target goes before that of the objective.
    assert judged("OBJ005", isms(results(71), measure=MEASURE + "target: 70\n")) == []


def test_what_does_not_count() -> None:
    assert judged("OBJ005", isms(results(71), measure=MEASURE + "status: withdrawn\n")) == []
    for status in ("draft", "closed", "withdrawn"):
        objective = OBJECTIVE.replace("active", status)
        assert judged("OBJ005", isms(results(71), objective=objective)) == []
    assert judged("OBJ005", isms(results(71), objective="kind: objective\nid: OBJ-1\n")) == []
    # Before the objective was set, and after the as-of day.
    assert judged("OBJ005", isms(results(71), objective=OBJECTIVE + "from: 2026-01-06\n")) == []
    assert judged("OBJ005", isms(results(71), objective=OBJECTIVE + "from: 2026-01-05\n")) == (
        missed(1)
    )
    assert judged("OBJ005", isms(results(71)), as_of="2026-01-04") == []


def test_what_cannot_be_judged() -> None:
    days = OBJECTIVE.replace("percent", "days")
    assert judged("OBJ005", isms(results(71), objective=days)) == [
        "? MSR-1: whether more or less is better is not on record (`better`)"
    ]
    for target, value in (("all of them", "most"), ("95", "good"), ("true", "1")):
        objective = OBJECTIVE.replace("95", target)
        assert judged("OBJ005", isms(results(value), objective=objective)) == [
            "? MSR-1: the target and the value of R-1 cannot be compared"
        ]
    assert judged("OBJ005", isms()) == ["? no result records"]
