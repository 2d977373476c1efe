from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

FIRST = "{id: NC-1, requirement: [A.5.18], raised_on: 2025-03-03, process: access}"
SECOND = "{id: NC-2, requirement: [A.5.18], raised_on: 2026-06-03, process: access}"
VERIFIED = "{on: 2025-09-01, by: ines, result: effective}"
FOUND = ["NC-2 warning requirement repeat"]


def records(first: str = FIRST, second: str = SECOND, verified: str = VERIFIED) -> str:
    return (
        f"kind: nonconformity\nrecords:\n  - {first}\n  - {second}\n---\n"
        f"kind: corrective-action\nid: CAR-1\nnonconformity: NC-1\nverified: {verified}\n"
    )


def test_the_same_again() -> None:
    (finding,) = lint(records(), select=["FND011"]).findings
    assert (finding.record_id, str(finding.severity)) == ("NC-2", "warning")
    assert [(r.id, r.location.line) for r in finding.related] == [("NC-1", 3), ("CAR-1", 9)]
    assert finding.message == (
        "A.5.18 failed again on 2026-06-03, although CAR-1 for NC-1 was found effective on 2025-09-01"
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-06-02", FOUND),
        ("2026-06-03", []),
        ("2026-06-04", []),
        ("2023-06-03", FOUND),
        ("2023-06-02", []),
    ],
)
def test_verified_before_and_in_the_cycle(day: str, expected: list[str]) -> None:
    first = FIRST.replace("2025-03-03", "2023-01-02")
    assert (
        judged("FND011", records(first, verified=VERIFIED.replace("2025-09-01", day))) == expected
    )


@pytest.mark.parametrize(
    ("years", "day", "count"),
    [(1, "2025-06-03", 1), (1, "2025-06-02", 0), (2, "2024-06-03", 1), (2, "2024-06-02", 0)],
)
def test_the_cycle_is_that_of_the_audit_programme(years: int, day: str, count: int) -> None:
    text = records(FIRST.replace("2025", "2023"), verified=VERIFIED.replace("2025-09-01", day))
    result = lint(text, select=["FND011"], parameters={"PRG004": {"cycle_years": years}})
    assert len(result.findings) == count


@pytest.mark.parametrize(
    "verified",
    [
        "{on: 2025-09-01, by: ines, result: not-effective}",
        "{on: 2025-09-01, by: ines}",
        "{by: ines, result: effective}",
        "{on: in autumn, by: ines, result: effective}",
    ],
)
def test_not_verified_as_effective(verified: str) -> None:
    assert judged("FND011", records(verified=verified)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST, SECOND.replace("A.5.18", "A.5.15")),
        (FIRST, SECOND.replace("access", "hiring")),
        (FIRST, SECOND.replace("}", ", status: withdrawn}")),
        (FIRST.replace("}", ", status: withdrawn}"), SECOND),
        (FIRST.replace("2025-03-03", "2026-07-03"), SECOND),
        (FIRST, SECOND.replace("2026-06-03", "in June")),
        (FIRST.replace("[A.5.18]", "[POL-1 4.2]"), SECOND.replace("[A.5.18]", "[POL-1 4.3]")),
    ],
)
def test_not_the_same(first: str, second: str) -> None:
    assert judged("FND011", records(first, second)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[A.5.15-A.5.18]", "[A.5.18]"),
        ("[A.5.18, '9.2']", "['9.2.2']"),
        ("[POL-1 4.2]", "[POL-1  4.2]"),
    ],
)
def test_the_same_in_other_words(first: str, second: str) -> None:
    pair = (FIRST.replace("[A.5.18]", first), SECOND.replace("[A.5.18]", second))
    document = "---\n{kind: document, id: POL-1}\n"
    assert judged("FND011", records(*pair) + document) == FOUND


def test_neither_names_a_process() -> None:
    pair = (FIRST.replace(", process: access", ""), SECOND.replace(", process: access", ""))
    assert judged("FND011", records(*pair)) == FOUND


def test_only_one_names_its_process() -> None:
    reason = ["? NC-2: of this and NC-1 against the same, one names no process"]
    bare = ", process: access"
    assert judged("FND011", records(FIRST.replace(bare, ""), SECOND)) == reason
    assert judged("FND011", records(FIRST, SECOND.replace(bare, ""))) == reason


def test_causes() -> None:
    cause = records().replace("verified:", "cause: leavers\nverified:")
    second = "---\nkind: corrective-action\nid: CAR-2\nnonconformity: NC-2\ncause: {}\n"
    assert judged("FND011", cause) == FOUND
    assert judged("FND011", cause + second.format("licences")) == []
    assert judged("FND011", cause + second.format("Leavers.")) == FOUND
    assert judged("FND011", cause + second.format("TBD")) == FOUND
    assert judged("FND011", records() + second.format("licences")) == FOUND


def test_one_action_for_both_is_no_repetition_of_itself() -> None:
    text = records().replace("nonconformity: NC-1", "nonconformity: [NC-1, NC-2]")
    assert judged("FND011", text) == FOUND
    alone = text.replace(f"  - {FIRST}\n", "")
    assert judged("FND011", alone) == []


def test_the_latest_of_several_is_told() -> None:
    text = records() + (
        "---\nkind: nonconformity\nid: NC-0\nrequirement: [A.5.18]\nprocess: access\n---\n"
        "kind: corrective-action\nid: CAR-0\nnonconformity: NC-0\n"
        "verified: {on: 2026-01-01, result: effective}\n"
    )
    assert message("FND011", text).endswith(
        "although CAR-0 for NC-0 was found effective on 2026-01-01"
    )
