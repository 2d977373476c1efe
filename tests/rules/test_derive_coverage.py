"""What audits cover: scopes expand, editions map, and only what took place counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.programme.coverage import (
    Coverage,
    audited,
    came_from,
    coverage,
    day_of,
    is_completed,
    undated_audits,
)

START, END = date(2024, 1, 1), date(2026, 12, 31)
RECORDS = """
---
kind: unit
records: [{id: it}, {id: ops, parent: it}]
---
kind: process
records:
  - {id: access, controls: [A.5.15-A.5.18, A.8.2]}
  - {id: governance, clauses: ["4", "9.3"], controls: [own-1]}
  - {id: reception}
---
{kind: control, id: own-1, controls: [A.7.1]}
"""


def audit(
    scope: str = "",
    end: str = "2025-03-05",
    status: str = "reported",
    id: str = "AUD-1",
    more: str = "",
) -> str:
    return (
        f"kind: audit\nid: {id}\nstatus: {status}\nfieldwork: {{start: {end}, end: {end}}}\n"
        f"scope: [{scope}]\n{more}"
    )


def entry(scope: str, planned_on: str = "2026-12-01", more: str = "", id: str = "AUD-1") -> str:
    return (
        f"kind: audit-programme\nid: PRG-1\nstatus: approved\n"
        f"entries: [{{audit: {id}, planned_on: {planned_on}, scope: [{scope}]{more}}}]\n"
    )


def covered(*records: str, as_of: str = "2026-11-20") -> Coverage:
    return coverage(START, END, run_of("\n---\n".join(records) + RECORDS, as_of))


def annex(theme: str, first: int, last: int) -> set[str]:
    return {f"{theme}.{n}" for n in range(first, last + 1)}


@pytest.mark.parametrize(
    ("scope", "leaves"),
    [
        ('"9.3"', {"9.3.1", "9.3.2", "9.3.3"}),
        ('"9"', {"9.1", "9.2.1", "9.2.2", "9.3.1", "9.3.2", "9.3.3"}),
        ('"9.3.2 d3"', {"9.3.2"}),
        ('"8-10"', {"8.1", "8.2", "8.3", "9.1", "9.2.1", "9.2.2", "9.3.1", "9.3.2", "9.3.3"}
         | {"10.1", "10.2"}),
        ("A.7", annex("A.7", 1, 14) | {"own-1"}),
        ("A.5.1-A.5.3", annex("A.5", 1, 3)),
        ("it", {"it"}),
        ("POL-9", set()),
        # A process stands for itself, its clauses and controls, and those of what it carries out.
        ("governance", {"governance", "own-1", "A.7.1", "4.1", "4.2", "4.3", "4.4"}
         | {"9.3.1", "9.3.2", "9.3.3"}),
        # Who audited all that a process stands for audited the process.
        ("A.5.15-A.5.18, A.8.2", annex("A.5", 15, 18) | {"A.8.2", "access"}),
        ("A.5.15-A.5.18", annex("A.5", 15, 18)),
    ],
)  # fmt: skip
def test_scopes_expand(scope: str, leaves: set[str]) -> None:
    assert covered(audit(scope)).done == leaves


def test_the_whole_system_is_every_clause_control_process_and_own_control() -> None:
    done = covered(audit("full-isms")).done
    assert len(done) == 123 + len({"access", "governance", "reception", "own-1"})
    assert done == covered(audit('"4-10", A.5, A.6, A.7, A.8')).done


def test_partial_scopes_add_up() -> None:
    found = covered(audit('"4-7"'), audit('"8"', id="AUD-2"), audit('"9"', id="AUD-3"))
    leaves = clause_leaves(run_of("{kind: unit, id: x}"))
    assert len(leaves) == 30
    assert found.lacks(leaves, or_planned=True) == ["10.1", "10.2"]
    assert found.editions == {"2022"}


@pytest.mark.parametrize(
    ("status", "done", "planned"),
    [
        ("reported", True, False),
        ("closed", True, False),
        ("fieldwork-done", True, False),
        ("in-progress", False, True),
        ("planned", False, True),
        ("postponed", False, True),
        ("cancelled", False, False),
        ("''", True, False),
        ("finished", True, False),
    ],
)
def test_only_what_took_place_was_audited(status: str, done: bool, planned: bool) -> None:
    found = covered(audit('"5.1"', status=status))
    assert (found.done, found.planned) == (
        {"5.1"} if done else set(),
        {"5.1"} if planned else set(),
    )
    assert found.lacks(["5.1"], or_planned=False) == ([] if done else ["5.1"])
    assert found.lacks(["5.1"], or_planned=True) == ([] if done or planned else ["5.1"])


def test_without_a_status_the_dates_tell() -> None:
    for more, completed in {
        "fieldwork: {end: 2025-03-05}": True,
        "reported_on: 2025-03-05": True,
        "fieldwork: {start: 2025-03-05}": False,
        "planned_on: 2025-03-05": False,
        "fieldwork: {end: 2026-11-21}": False,
    }.items():
        run = run_of(f"kind: audit\nid: AUD-1\n{more}\n")
        assert is_completed(run.register.of("audit")[0], run) is completed


def test_the_day_of_an_audit() -> None:
    for more, day in {
        "fieldwork: {start: 2025-03-03, end: 2025-03-05}": "2025-03-05",
        "fieldwork: {start: 2025-03-03}\nreported_on: 2025-04-01": "2025-03-03",
        "reported_on: 2025-04-01\nplanned_on: 2025-03-01": "2025-04-01",
        "planned_on: 2025-03-01": "2025-03-01",
        "planned_on: spring": "None",
    }.items():
        run = run_of(f"kind: audit\nid: AUD-1\nstatus: reported\n{more}\n")
        assert str(day_of(run.register.of("audit")[0], run)) == day


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2023-12-31", False), ("2024-01-01", True), ("2026-11-20", True), ("2026-11-21", False)],
)
def test_the_time_counts_with_both_ends(day: str, inside: bool) -> None:
    assert ("5.1" in covered(audit('"5.1"', end=day)).done) is inside


def test_an_audit_of_tomorrow_is_planned() -> None:
    found = covered(audit('"5.1"', end="2026-11-21"))
    assert (found.done, found.planned) == (set(), {"5.1"})


@pytest.mark.parametrize(
    ("results", "done"),
    [
        ("{item: access, result: not-audited, reason: ill}", {"5.1", "9.3.2", "A.6.1"}),
        ('{item: "9.3.2", result: not-audited}', {"5.1", "A.6.1", "access", "A.8.2"}
         | annex("A.5", 15, 18)),
        # A letter that was left out leaves the clause audited.
        ('{item: "9.3.2 d3", result: not-audited}, {item: access, result: not-audited}',
         {"5.1", "9.3.2", "A.6.1"}),
        ("{item: access section 4, result: not-audited}", {"5.1", "9.3.2", "A.6.1", "access"}
         | {"A.8.2"} | annex("A.5", 15, 18)),
        ("{item: access, result: not-audited}, {item: A.5.18, result: conforming}",
         {"5.1", "9.3.2", "A.6.1", "A.5.18"}),
        ("{item: access, result: not-audited}, {item: A.7.4, result: nonconforming}",
         {"5.1", "9.3.2", "A.6.1", "A.7.4"}),
        ("{item: access, result: not-audited}, {result: conforming}", {"5.1", "9.3.2", "A.6.1"}),
    ],
)  # fmt: skip
def test_results_add_and_take_away(results: str, done: set[str]) -> None:
    text = audit('"5.1", "9.3.2 d3", access, A.6.1', more=f"results: [{results}]")
    assert covered(text).done == done


def test_the_entry_of_the_programme_gives_scope_and_day() -> None:
    bare = "kind: audit\nid: AUD-1\nstatus: planned\nplanned_on: 2025-01-01"
    assert covered(entry('"5.1"'), bare).planned == {"5.1"}
    assert covered(entry('"5.1"')).planned == {"5.1"}
    assert covered(entry('"5.1"', planned_on="2027-01-01"), bare).planned == set()
    assert covered(entry('"5.1"'), f'{bare}\nscope: ["6.2"]').planned == {"6.2"}
    done = "kind: audit\nid: AUD-1\nstatus: reported\nreported_on: 2025-04-01"
    assert covered(entry('"5.1"', planned_on="2027-01-01"), done).done == {"5.1"}
    # Once fieldwork has begun, the audit itself tells the day.
    begun = "kind: audit\nid: AUD-1\nstatus: in-progress\nfieldwork: {start: 2026-11-16}"
    assert covered(entry('"5.1"', planned_on="2027-01-01"), begun).planned == {"5.1"}


def test_entries_that_plan_nothing() -> None:
    off = ", cancellation: {on: 2026-01-01, reason: x, approved_by: bo}"
    planned = audit('"5.1"', status="planned")
    assert covered(entry('"5.1"', more=off)).planned == set()
    assert covered(entry('"5.1"', more=off), planned).planned == set()
    assert covered(entry('"5.1"', more=off), audit('"5.1"')).done == {"5.1"}
    for status in ("draft", "superseded"):
        text = entry('"5.1"').replace("approved", status)
        assert covered(text) == Coverage(frozenset(), frozenset(), frozenset())
    external = "{kind: external-audit, id: AUD-1, status: planned, planned_on: 2026-12-01}"
    assert covered(entry('"5.1"'), external).planned == set()
    assert covered(entry('"5.1"', planned_on="spring")).planned == set()


def test_audits_of_another_standard_do_not_count() -> None:
    for more in ("criteria: [ISO 9001:2015, POL-1]", "standards: [ISO 9001]"):
        assert covered(audit('"9.2"', more=more)).done == set()
    for more in (
        "criteria: [ISO 9001, ISO/IEC 27001]",
        "criteria: [POL-1]",
        "criteria: [ISO 27701]",
    ):
        assert covered(audit('"9.2.1"', more=more)).done == {"9.2.1"}
    assert covered(entry('"9.2"', more=", criteria: [ISO 9001:2015]")).planned == set()
    assert covered(entry('"9.2"') + "criteria: [ISO 9001:2015]").planned == set()


OLD = 'edition: "2013"'


@pytest.mark.parametrize(
    ("scope", "done"),
    [
        ("A.9.2.3", {"A.8.2"}),
        # A.5.15 came from A.9.1.1 and A.9.1.2.
        ("A.9.1.1", set()),
        ("A.9.1", {"A.5.15"}),
        # One control of 2013 became two; A.8.8 came from another one too.
        ("A.18.2.3", set()),
        ("A.18.2.3, A.12.6.1", {"A.8.8"}),
        ('"9.3"', {"9.3.1", "9.3.2", "9.3.3"}),
        ('"10.1"', {"10.2"}),
        ('"9.2"', {"9.2.1", "9.2.2"}),
        # The process of today was audited, but for what is new since.
        ("scans", {"scans", "A.8.8", "A.8.13"}),
    ],
)
def test_audits_of_2013_count_through_the_table(scope: str, done: set[str]) -> None:
    scans = "{kind: process, id: scans, controls: [A.8.8, A.8.11, A.8.13, A.8.16]}"
    assert covered(scans, audit(scope, more=OLD)).done == done


def test_predecessors_may_be_audited_one_by_one() -> None:
    first = audit("A.9.1.1", more=OLD)
    second = audit("A.9.1.2", more=OLD, id="AUD-2")
    assert "A.5.15" in covered(first, second).done
    planned = second.replace("reported", "planned")
    found = covered(first, planned)
    assert ("A.5.15" in found.done, "A.5.15" in found.planned) == (False, True)


def test_the_whole_system_of_2013_has_none_of_what_is_new() -> None:
    found = covered(audit("full-isms", more=OLD))
    assert found.editions == {"2013"}
    assert len([leaf for leaf in found.done if leaf.startswith("A.")]) == 82
    clauses = clause_leaves(run_of("{kind: unit, id: x}"))
    assert found.lacks(clauses, or_planned=False) == ["6.3"]
    assert {"access", "governance", "reception", "own-1"} <= found.done


def test_editions_come_from_entry_and_organization_too() -> None:
    organization = '{kind: organization, id: o, edition: "2013"}'
    assert covered(organization, audit("A.9.2.3")).done == {"A.8.2"}
    assert covered(organization, audit("A.8.2", more='edition: "2022"')).done == {"A.8.2"}
    assert covered(entry("A.9.2.3", more=', edition: "2013"')).planned == {"A.8.2"}
    bare = "kind: audit\nid: AUD-1\nstatus: reported\nreported_on: 2025-04-01"
    assert covered(entry("A.9.2.3", more=', edition: "2013"'), bare).done == {"A.8.2"}


def test_a_process_of_2013_in_an_audit_of_2022() -> None:
    process = '{kind: process, id: rights, edition: "2013", controls: [A.9.2.3]}'
    assert covered(process, audit("rights")).done == {"rights", "A.8.2"}
    assert covered(process, audit("rights", more=OLD)).done == {"rights", "A.8.2"}


def test_what_is_touched_needs_no_other_predecessor() -> None:
    run = run_of(audit("A.9.1.1", more=OLD))
    (one,) = audited(run)
    assert (one.items.leaves, one.items.old, one.items.touched) == (set(), {"A.9.1.1"}, {"A.5.15"})
    assert run.derive(came_from)["A.5.15"] == {"A.9.1.1", "A.9.1.2"}


def test_audits_on_an_unknown_day() -> None:
    run = run_of("kind: audit\nid: AUD-1\nstatus: reported\nscope: [A.5.1]\n")
    assert audited(run) == ()
    assert [(one.id, set(items)) for one, items in undated_audits(run)] == [("AUD-1", {"A.5.1"})]


def test_same_day_by_id() -> None:
    run = run_of(audit("A.5.1", id="AUD-2") + "\n---\n" + audit("A.5.1"))
    assert [one.audit.id for one in audited(run)] == ["AUD-1", "AUD-2"]


_SCOPES = (
    "A.5", "A.9.1.1", "A.9.1.2", "A.18", '"9"', '"4-10"', "access", "governance", "it", "full-isms",
)  # fmt: skip
_AUDITS = st.lists(
    st.tuples(
        st.sampled_from(_SCOPES),
        st.integers(0, 1200),
        st.sampled_from(["reported", "planned", "cancelled", "fieldwork-done"]),
        st.sampled_from(["", OLD]),
    ),
    max_size=6,
)


def _written(audits: list[tuple[str, int, str, str]], name: str = "AUD") -> list[str]:
    return [
        audit(scope, str(START + timedelta(days=day)), status, f"{name}-{n}", more)
        for n, (scope, day, status, more) in enumerate(audits)
    ]


@settings(max_examples=40, deadline=None)
@given(_AUDITS, st.randoms(use_true_random=False))
def test_order_and_names_change_nothing(
    audits: list[tuple[str, int, str, str]], random: object
) -> None:
    records = _written(audits, "CHECK")
    random.shuffle(records)  # type: ignore[attr-defined]
    assert covered(*records) == covered(*_written(audits))


@settings(max_examples=40, deadline=None)
@given(_AUDITS, _AUDITS)
def test_another_audit_never_lowers_coverage(
    audits: list[tuple[str, int, str, str]], more: list[tuple[str, int, str, str]]
) -> None:
    before, after = covered(*_written(audits)), covered(*_written([*audits, *more]))
    assert before.done <= after.done
    assert before.done | before.planned <= after.done | after.planned


@settings(max_examples=40, deadline=None)
@given(_AUDITS, st.integers(0, 1000))
def test_what_comes_later_was_not_audited_then(
    audits: list[tuple[str, int, str, str]], day: int
) -> None:
    as_of = START + timedelta(days=day)
    until_then = [one for one in audits if one[1] <= day]
    assert covered(*_written(audits), as_of=str(as_of)).done == covered(*_written(until_then)).done


def test_what_was_audited_counts_beside_the_rest_that_was_not() -> None:
    results = (
        "results: [{item: A.7.1, result: conforming}, {item: A.7.2, result: conforming},"
        " {item: A.7, result: not-audited}]"
    )
    assert covered(audit("A.7.1, A.7.2", more=results)).done == {"A.7.1", "A.7.2", "own-1"}
