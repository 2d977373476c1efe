from __future__ import annotations

import pytest

from isms_lint.config.errors import UsageError
from isms_lint.findings.finding import Status
from isms_lint.findings.result import Result
from isms_lint.testing import lint

WAIVER = {
    "rule": "CAR005",
    "target": "CAR-1",
    "reason": "the supplier delivers in January",
    "approved_by": "ana",
    "approved_on": "2026-10-20",
    "expires_on": "2026-12-31",
}
OVERDUE = (
    "kind: corrective-action\nrecords:\n"
    "  - {id: CAR-1, status: planned, due_on: 2026-09-30, owner: finn}\n"
    "  - {id: CAR-2, status: planned, due_on: 2026-09-30, owner: finn}\n"
)
PEOPLE = "kind: person\nrecords: [{id: ana, name: Ana}, {id: finn, name: Finn}]\n"


def waived(*, as_of: str = "2026-11-20", config: str | None = None, **fields: str | None) -> Result:
    given = {**WAIVER, **fields}
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    files = {
        "actions.yaml": OVERDUE,
        "people.yaml": PEOPLE,
        "waivers.yaml": "\n".join(["kind: waiver", "id: WV-1", *lines, ""]),
    }
    return lint(files, as_of=as_of, config=config or "select: [CAR005]\n")


def opened(result: Result) -> list[tuple[str, str]]:
    return [(f.code, f.record_id) for f in result.findings]


def test_a_waived_finding_is_kept_with_its_waiver() -> None:
    result = waived()
    assert opened(result) == [("CAR005", "CAR-2")]
    (finding,) = result.accepted
    assert (finding.code, finding.record_id, finding.status) == ("CAR005", "CAR-1", Status.WAIVED)
    by = finding.acceptance
    assert by is not None
    assert (by.waiver, by.approved_by, by.reason) == ("WV-1", "ana", WAIVER["reason"])
    assert str(by.until) == "2026-12-31"
    assert (by.location.file, by.location.line) == ("waivers.yaml", 1)


@pytest.mark.parametrize(
    ("as_of", "holds"),
    [
        ("2026-10-19", False),
        ("2026-10-20", True),
        ("2026-12-31", True),
        ("2027-01-01", False),
        # Midnight in the organization's timezone, which is UTC where there is none.
        ("2026-12-31T23:59:59Z", True),
        ("2026-12-31T23:59:59-01:00", False),
    ],
)
def test_from_its_approval_to_its_last_day(as_of: str, holds: bool) -> None:
    assert bool(waived(as_of=as_of).accepted) is holds


def test_the_day_after_the_finding_is_back_and_wvr002_speaks() -> None:
    result = waived(as_of="2027-01-01")
    assert opened(result) == [("CAR005", "CAR-1"), ("CAR005", "CAR-2"), ("WVR002", "WV-1")]


def test_without_a_day_of_approval_it_holds_to_its_end() -> None:
    assert waived(approved_on=None, as_of="2026-10-01").accepted


@pytest.mark.parametrize("field", ["rule", "target", "reason", "approved_by", "expires_on"])
@pytest.mark.parametrize("value", [None, "", "TBD"])
def test_an_incomplete_waiver_accepts_nothing(field: str, value: str | None) -> None:
    result = waived(**{field: value})
    assert result.accepted == ()
    assert ("CAR005", "CAR-1") in opened(result)


@pytest.mark.parametrize("day", ["31.12.2026", "soon", "2026-02-30"])
def test_an_end_nobody_can_read_is_none(day: str) -> None:
    assert waived(expires_on=day).accepted == ()


@pytest.mark.parametrize("status", ["draft", "Rejected", "withdrawn"])
def test_a_waiver_nobody_granted(status: str) -> None:
    assert waived(status=status).accepted == ()


@pytest.mark.parametrize("status", ["approved", "active", "genehmigt"])
def test_a_waiver_somebody_granted(status: str) -> None:
    assert waived(status=status).accepted


def test_nobody_waives_what_they_answer_for() -> None:
    result = waived(approved_by="finn")
    assert result.accepted == ()
    assert ("WVR003", "WV-1") in opened(result)


@pytest.mark.parametrize(
    ("rule", "target", "accepted"),
    [
        ("overdue", "CAR-1", ["CAR-1"]),
        ("car005", "CAR-1", ["CAR-1"]),
        ("CAR006", "CAR-1", []),
        ("CAR005", "car-1", []),
        ("CAR005", "CAR", []),
        ("CAR005", "CAR-3", []),
        ("CAR", "CAR-1", ["CAR-1"]),
        ("CAR005", '"CAR-*"', ["CAR-1", "CAR-2"]),
        ('"*"', '"*"', ["CAR-1", "CAR-2"]),
    ],
)
def test_what_it_names(rule: str, target: str, accepted: list[str]) -> None:
    found = [f.record_id for f in waived(rule=rule, target=target).accepted if f.code == "CAR005"]
    assert found == accepted


def test_of_two_waivers_the_longer_counts() -> None:
    second = WAIVER | {"expires_on": "2027-06-30", "reason": "second"}
    lines = "\n".join(f"{name}: {value}" for name, value in second.items())
    files = {
        "a.yaml": OVERDUE,
        "p.yaml": PEOPLE,
        "w.yaml": "kind: waiver\nid: WV-1\n"
        + "\n".join(f"{name}: {value}" for name, value in WAIVER.items())
        + f"\n---\nkind: waiver\nid: WV-2\n{lines}\n",
    }
    (finding,) = lint(files, select=["CAR005"]).accepted
    assert finding.acceptance is not None
    assert finding.acceptance.waiver == "WV-2"


def test_a_waiver_for_everything_does_not_silence_the_gate() -> None:
    files = {
        "a.yaml": "kind: [",
        "w.yaml": "kind: waiver\nid: WV-1\nrule: '*'\ntarget: '*'\nreason: r\napproved_by: ana\n"
        "expires_on: 2026-12-31\n---\nkind: waiver\nid: WV-2\nrule: CAR005\ntarget: X\n",
    }
    assert {f.code for f in lint(files).findings} == {"INP002", "WVR001"}


GUARDED = {
    "a.yaml": "kind: [",
    "w.yaml": "kind: waiver\nid: WV-2\nrule: CAR005\ntarget: X\n",
}


@pytest.mark.parametrize(
    "config",
    [
        "select: [CAR005]\n",
        "ignore: [ALL]\n",
        "ignore: [INP, WVR]\n",
        "ignore: ['basis:data']\n",
        "per_file_ignores: {'*': [ALL]}\n",
        "per_record_ignores: {WV-2: [WVR]}\n",
        "severities: {ALL: info}\n",
    ],
)
def test_what_guards_the_gate_always_speaks(config: str) -> None:
    found = {f.code: str(f.severity) for f in lint(GUARDED, config=config).findings}
    assert {"INP002": "error", "WVR001": "error"}.items() <= found.items()


@pytest.mark.parametrize(
    "config",
    [
        "ignore: [WVR001]\n",
        "ignore: [waiver-complete]\n",
        "per_file_ignores: {a.yaml: [INP002]}\n",
        "per_record_ignores: {WV-2: [waiver-expired]}\n",
        "severities: {WVR001: warning}\n",
        "severities: {syntax: info}\n",
    ],
)
def test_to_name_a_guard_is_a_mistake(config: str) -> None:
    with pytest.raises(UsageError, match="guards the gate itself"):
        lint(GUARDED, config=config)


def test_guards_without_anything_to_look_at_are_not_mentioned() -> None:
    result = lint("kind: person\nid: ana\n", select=["CAR005"])
    assert [rule.code for rule in result.rules] == ["CAR005"]
    assert {outcome.code for outcome in result.not_evaluated} == {"CAR005"}
