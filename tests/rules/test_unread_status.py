"""A status outside the vocabulary tells nothing: no rule takes it for `open` or `not held`.

Each record set is told of with the known word, and not evaluated with the unknown one.
"""

from __future__ import annotations

import pytest
from judge import judged

ORGANIZATION = "---\n{kind: organization, id: org, intervals: {management_review_months: 12}}\n"
CRITERIA = """
---
{kind: risk-criteria, id: RC, status: approved, scales: {consequence: [1, 2, 3], likelihood: [1, 2, 3]},
 level: product, acceptance: 3, high: 6}
"""
PERSON = "---\n{kind: person, id: gita}\n"
CAR = "{kind: corrective-action, id: X, status: WORD, MORE}"
NC = "{kind: nonconformity, id: X, status: WORD, grade: minor, raised_on: 2026-02-02}"
ACTION = "{kind: action, id: X, text: ship, status: WORD, MORE}"
RISK = "{kind: risk, id: X, status: WORD, MORE}"
PLAN = """
kind: treatment-plan
id: TP
status: approved
actions: [{id: X, text: roll out, status: WORD, due_on: 2026-06-30}]
"""
REVIEWS = """
kind: management-review
records:
  - {id: MR-1, status: held, held_on: 2024-10-08}
  - {id: MR-2, status: held, held_on: 2025-10-08}
  - {id: MR-3, status: held, held_on: 2026-10-08}
"""
REVIEW = "---\n{kind: management-review, id: MR, status: held, held_on: 2026-10-08}\n"
VISITS = """
---
kind: external-audit
records:
  - {id: SURV-1, type: surveillance, status: closed, start: 2025-11-25, end: 2025-11-26}
  - {id: SURV-2, type: surveillance, status: planned, start: 2026-11-24}
"""
OF_BODY = NC.replace("raised_on", "external_audit: SURV-1, raised_on")


def more(text: str, fields: str) -> str:
    return text.replace("MORE", fields)


@pytest.mark.parametrize(
    ("code", "known", "text"),
    [
        ("ACT001", "open", more(ACTION, "due_on: 2027-01-01")),
        ("ACT002", "open", more(ACTION, "due_on: 2026-08-01")),
        ("ACT003", "open", more(ACTION, "raised_on: 2024-01-10") + "\n---" + REVIEWS),
        ("CAR004", "planned", more(CAR, "owner: TBD")),
        ("CAR005", "planned", more(CAR, "due_on: 2026-09-30")),
        ("CAR016", "planned", more(CAR, "extensions: [{from: 2026-09-30, to: 2026-11-30}]")),
        ("CAR017", "planned", more(CAR, "opened_on: 2026-05-04")),
        ("CAR006", "open", NC),
        ("EXT002", "open", OF_BODY + VISITS),
        ("EXT003", "open", OF_BODY + VISITS),
        ("FND004", "open", NC),
        ("FND005", "open", NC),
        ("SEQ005", "open", NC + "\n" + REVIEW),
        ("RSK002", "active", more(RISK, "owner: IT")),
        ("RSK003", "active", more(RISK, "consequence: 3")),
        ("RSK004", "active", more(RISK, "consequence: 3, likelihood: 3, level: 8") + CRITERIA),
        ("RSK005", "active", more(RISK, "level: 6") + CRITERIA),
        (
            "RSK006",
            "active",
            more(RISK, "level: 6, owner: gita, treatment: modify") + CRITERIA + PERSON,
        ),
        ("RSK009", "open", PLAN),
        (
            "RSK010",
            "active",
            more(RISK, "residual: {level: 3, accepted_by: gita, accepted_until: 2026-03-31}"),
        ),
        ("PRG007", "planned", "{kind: audit, id: X, status: WORD, planned_on: 2026-07-13}"),
    ],
)
def test_a_record_is_told_of_only_where_its_status_is_known(
    code: str, known: str, text: str
) -> None:
    said = judged(code, text.replace("WORD", known))
    assert {line.split()[0] for line in said} == {"X"}
    expected = ["? X: its status `finished` is no known word"]
    if code == "CAR006":
        expected = ["? X: X's status `finished` is no known word"]
    assert judged(code, text.replace("WORD", "finished")) == expected


CLOSED = "closed_on: 2026-08-01, "


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("CAR004", more(CAR, CLOSED + "owner: TBD")),
        ("CAR005", more(CAR, CLOSED + "due_on: 2026-07-30")),
        ("CAR016", more(CAR, CLOSED + "extensions: [{from: 2026-09-30, to: 2026-11-30}]")),
        ("CAR017", more(CAR, CLOSED + "opened_on: 2026-05-04")),
        ("CAR006", NC.replace("raised_on", CLOSED + "raised_on")),
        ("EXT003", OF_BODY.replace("raised_on", CLOSED + "raised_on") + VISITS),
        ("RSK002", more(RISK, CLOSED + "owner: IT")),
        ("ACT002", more(ACTION, "done_on: 2026-08-01, due_on: 2026-07-01")),
    ],
)
def test_the_day_it_was_closed_settles_it(code: str, text: str) -> None:
    assert judged(code, text.replace("WORD", "finished")) == []


def test_where_the_status_does_not_matter_it_is_not_told() -> None:
    settled = more(CAR, "owner: gita, due_on: 2026-12-31") + "\n" + PERSON
    for code in ("CAR004", "CAR005", "CAR016"):
        assert judged(code, settled.replace("WORD", "finished")) == []


def test_closing_is_no_evaluation_and_no_correction() -> None:
    closed = NC.replace("raised_on", CLOSED + "raised_on").replace("WORD", "finished")
    assert judged("FND004", closed) == ["X error disposition nothing"]
    assert judged("FND005", closed) == ["X error correction none"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", ["NC error status open"]),
        ("finished", ["? NC: X's status `finished` is no known word"]),
        ("finished, closed_on: 2026-06-30", []),
    ],
)
def test_fnd012_asks_whether_the_corrective_action_is_open(
    status: str, expected: list[str]
) -> None:
    nc = "\n---\n{kind: nonconformity, id: NC, status: closed, closed_on: 2026-06-30}"
    assert judged("FND012", more(CAR, "nonconformity: NC").replace("WORD", status) + nc) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", ["X error nonconformity custom"]),
        ("finished", ["? NC: X's status `finished` is no known word"]),
    ],
)
def test_car006_asks_the_corrective_action_where_the_nonconformity_has_no_status(
    status: str, expected: list[str]
) -> None:
    nc = "\n---\n{kind: nonconformity, id: NC, grade: major, raised_on: 2026-02-02}"
    text = more(CAR, "nonconformity: NC").replace("WORD", status) + nc
    assert judged("CAR006", text) == [line.replace("? NC", "? X") for line in expected]


@pytest.mark.parametrize("kind", ["nonconformity", "corrective-action"])
def test_mrv016_cannot_tell_whether_it_had_to_be_presented(kind: str) -> None:
    began = "raised_on" if kind == "nonconformity" else "opened_on"
    record = f"{{kind: {kind}, id: X, status: finished, {began}: 2026-02-02}}\n"
    review = REVIEW.replace("}", ", inputs: {nonconformities: none}}")
    assert judged("MRV016", record + review) == [
        "? MR: when X began or ended is missing or not a date"
    ]


UNREAD = "MR-2's status `completed` is no known word"
OWN = "? MR-2: the status `completed` does not tell whether the review was held"


def reviews(first: str, second: str, status: str = "completed", third: str = "") -> str:
    last = f"\n  - {{id: MR-3, status: held, held_on: {third}}}" if third else ""
    return f"""
    kind: management-review
    records:
      - {{id: MR-1, status: held, held_on: {first}}}
      - {{id: MR-2, status: {status}, held_on: {second}}}{last}
    """.replace("\n  -", "\n      -")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (reviews("2025-06-02", "2026-05-04"), [f"? MR-1: {UNREAD}", OWN]),
        (reviews("2025-06-02", "2024-05-06"), [OWN, "MR-1 error held_on last"]),
        (
            reviews("2024-11-04", "2025-10-06", third="2026-10-05"),
            [OWN, f"? MR-3: {UNREAD}"],
        ),
        (reviews("2025-06-02", "2026-05-04", "cancelled"), ["MR-1 error held_on last"]),
    ],
)
def test_mrv001_counts_no_gap_in_which_a_review_may_have_been_held(
    text: str, expected: list[str]
) -> None:
    said = judged("MRV001", {"org.yaml": ORGANIZATION, "reviews.yaml": text})
    assert sorted(said) == sorted(expected)


def test_mrv023_leaves_the_plan_open_where_a_later_review_cannot_be_read() -> None:
    assert judged("MRV023", reviews("2025-11-03", "2026-10-05", "cancelled")) == [
        "MR-1 warning held_on none"
    ]
    assert judged("MRV023", reviews("2025-11-03", "2026-10-05")) == [f"? MR-1: {UNREAD}", OWN]
    assert judged("MRV023", reviews("2025-11-03", "2025-10-06")) == [
        "MR-1 warning held_on none",
        OWN,
    ]


def test_seq003_cannot_tell_the_last_review() -> None:
    files = {
        "audit.yaml": "{kind: audit, id: AUD, status: reported, reported_on: 2026-09-22}",
        "visit.yaml": "{kind: external-audit, id: S, type: surveillance, start: 2026-11-24}",
    }
    late = files | {"reviews.yaml": reviews("2026-08-03", "2026-10-05")}
    assert judged("SEQ003", late) == [f"? S: {UNREAD}"]
    early = files | {"reviews.yaml": reviews("2026-08-03", "2026-07-06")}
    assert judged("SEQ003", early) == ["AUD warning reported_on reported"]


MAJOR = """
kind: audit
id: AUD-1
status: reported
fieldwork: {start: DAY, end: DAY}
findings: [{kind: nonconformity, id: NC, grade: major, requirement: [A.5.18]}]
"""


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", ["AUD-1 warning findings not-followed"]),
        ("completed", ["? AUD-1: when AUD-2 took place is not on record"]),
    ],
)
def test_prg009_asks_whether_the_follow_up_took_place(status: str, expected: list[str]) -> None:
    again = f"---\n{{kind: audit, id: AUD-2, status: {status}, scope: [A.5.18]}}\n"
    assert judged("PRG009", MAJOR.replace("DAY", "2025-03-05") + again) == expected


PROGRAMME = """
---
kind: audit-programme
id: PRG
status: approved
period: {start: 2025-01-01, end: 2028-12-31}
entries: [ENTRY]
"""


@pytest.mark.parametrize("entry", ["{", "{audit: AUD-9, "])
@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (
            "A.5.18",
            ["? AUD-1: `planned_on` of entry 1 of PRG cannot be read as a date"],
        ),
        ("A.8", ["AUD-1 warning findings not-planned"]),
    ],
)
def test_prg009_asks_when_the_follow_up_is_planned(
    entry: str, scope: str, expected: list[str]
) -> None:
    plan = PROGRAMME.replace("ENTRY", f"{entry}planned_on: May 2027, scope: [{scope}]}}")
    audit = "---\n{kind: audit, id: AUD-9, status: planned}\n"
    text = MAJOR.replace("DAY", "2026-06-03") + plan + audit
    assert judged("PRG009", text) == expected


def test_prg009_reads_the_planned_day_of_an_audit_without_an_entry() -> None:
    plan = PROGRAMME.replace("ENTRY", "{planned_on: 2027-09-01, scope: [A.8]}")
    audit = (
        "---\n{kind: audit, id: AUD-9, status: planned, planned_on: May 2027, scope: [A.5.18]}\n"
    )
    assert judged("PRG009", MAJOR.replace("DAY", "2026-06-03") + plan + audit) == [
        "? AUD-1: `planned_on` of AUD-9 cannot be read as a date"
    ]


def test_prg007_cannot_place_an_audit_planned_for_no_day() -> None:
    assert judged("PRG007", "{kind: audit, id: X, status: planned, planned_on: May 2026}") == [
        "? X: `planned_on` cannot be read as a date"
    ]
    plan = PROGRAMME.replace("ENTRY", "{audit: X, planned_on: 2026-05-04}").removeprefix("\n---")
    assert judged("PRG007", plan + "---\n{kind: audit, id: X, status: completed}\n") == [
        "? PRG: X's status `completed` is no known word"
    ]


@pytest.mark.parametrize(
    ("status", "held_on", "expected"),
    [
        ("cancelled", "2026-05-04", ["NC warning reported_to silent"]),
        ("completed", "2026-05-04", [f"? NC: {UNREAD}"]),
        ("completed", "2026-02-02", [f"? NC: {UNREAD}"]),
        ("completed", "2026-02-01", ["NC warning reported_to silent"]),
    ],
)
def test_fnd013_cannot_tell_whether_a_review_heard_of_it(
    status: str, held_on: str, expected: list[str]
) -> None:
    files = {
        "org.yaml": f"{{kind: organization, id: org, top_management: [gita]}}\n{PERSON}",
        "nc.yaml": "{kind: nonconformity, id: NC, grade: major, raised_on: 2026-02-02}",
        "reviews.yaml": reviews("2025-10-08", held_on, status),
    }
    assert judged("FND013", files) == expected
