from __future__ import annotations

import pytest

from isms_lint.testing import lint


def found(text: str, as_of: str = "2026-11-20") -> list[tuple[str, str, str]]:
    result = lint(f"kind: corrective-action\nid: CAR-1\n{text}", as_of=as_of, select=["CAR001"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.record_id, f.path, f.message_id) for f in result.findings]


def test_closed_with_a_placeholder() -> None:
    result = lint(
        "kind: corrective-action\nid: CAR-1\nstatus: closed\ncause: TBD\n", select=["CAR001"]
    )
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.basis) == ("CAR001", "error", "requirement")
    assert (finding.record_kind, finding.record_id) == ("corrective-action", "CAR-1")
    assert (finding.path, finding.location.line, finding.location.column) == ("cause", 4, 8)
    assert finding.clauses == ("10.2 b2",)
    assert finding.message == (
        "the action is closed and its cause reads `TBD`: that the cause was determined cannot be"
        " shown"
    )


@pytest.mark.parametrize("status", ["implemented", "verified", "closed"])
def test_missing_from_implementation_on(status: str) -> None:
    assert found(f"status: {status}") == [("CAR-1", "status", "missing")]
    assert found(f"status: {status}\ncause: ''") == [("CAR-1", "status", "missing")]
    assert found(f"status: {status}\ncause:") == [("CAR-1", "status", "missing")]
    assert found(f"status: {status}\ncause_determined_on: 2026-05-01") == [
        ("CAR-1", "status", "missing")
    ]


@pytest.mark.parametrize("status", ["opened", "cause-determined", "planned", "rejected"])
def test_earlier_states_may_lack_it(status: str) -> None:
    assert found(f"status: {status}") == []
    assert found(f"status: {status}\ncause: TBD") == []


def test_dates_tell_the_state_without_a_status() -> None:
    assert found("closed_on: 2026-05-20") == [("CAR-1", "closed_on", "missing")]
    assert found("implemented_on: 2026-05-20") == [("CAR-1", "implemented_on", "missing")]
    assert found("opened_on: 2026-05-20") == []


def test_closed_by_date_whatever_the_status_says() -> None:
    for field in ("closed_on", "implemented_on"):
        assert found(f"status: planned\n{field}: 2026-05-20") == [("CAR-1", field, "missing")]
    assert found("verified: {on: 2026-05-20}") == [("CAR-1", "verified.on", "missing")]
    assert found("status: rejected\nclosed_on: 2026-05-20") == []
    assert found("status: planned\nclosed_on: TBD") == []


def test_a_stage_is_reached_on_its_day() -> None:
    text = "status: implemented\nimplemented_on: 2026-11-21"
    assert found(text) == []
    assert found(text, as_of="2026-11-21") == [("CAR-1", "status", "missing")]


@pytest.mark.parametrize("cause", ["unknown", "n/a", "wird ergänzt", "'?'", "<root cause>"])
def test_words_for_no_cause(cause: str) -> None:
    assert found(f"status: closed\ncause: {cause}") == [("CAR-1", "cause", "placeholder")]


def test_any_cause_is_one() -> None:
    assert found("status: closed\ncause: human error") == []
    assert found("status: closed\ncause: Unknown devices were not blocked") == []


def test_several_records_keep_the_order_of_the_file() -> None:
    text = "kind: corrective-action\nrecords:\n" + "".join(
        f"  - {{id: CAR-{n}, status: closed, cause: {cause}}}\n"
        for n, cause in enumerate(["TBD", "rushed roll-out", "TBC"], 1)
    )
    result = lint(text, select=["CAR001"])
    assert [(f.record_id, f.location.line) for f in result.findings] == [("CAR-1", 3), ("CAR-3", 5)]
