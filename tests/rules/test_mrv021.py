from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from judge import judged, message
from review_texts import NEXT_REPORT, PARAPHRASE, QUOTING, RENAMED_THROUGHOUT, REPORT, RETITLED

TEN = "one two three four five six seven eight nine ten"
COMPLETE = (
    "inputs: {previous_actions: a, context_changes: b, interested_party_changes: c,"
    " nonconformities: d, measurement: e, audit_results: f, objectives: g,"
    " interested_party_feedback: h, risk: i, improvement_opportunities: j}\n"
    "decisions: [{class: improvement, text: a course}]\n"
)


def audit(more: str, id: str = "AUD-1", status: str = "reported") -> str:
    return f"---\nkind: audit\nid: {id}\nstatus: {status}\n{more}"


def review(more: str, day: str = "2026-10-08") -> str:
    return f"kind: management-review\nid: MR-1\nstatus: held\nheld_on: {day}\n{more}"


def text(body: str) -> str:
    return f"text: {json.dumps(body)}\n"


SIMILAR = ["MR-1 warning text similar"]


@pytest.mark.parametrize("body", [REPORT, RETITLED, RENAMED_THROUGHOUT])
def test_a_report_under_another_title(body: str) -> None:
    assert judged("MRV021", review(text(body)) + audit(text(REPORT))) == SIMILAR
    # Inputs and decisions beside it do not make two texts of one.
    assert judged("MRV021", review(text(body) + COMPLETE) + audit(text(REPORT))) == SIMILAR


def in_another_order(body: str) -> str:
    return "\n\n".join(reversed(body.split("\n\n")))


@pytest.mark.parametrize("body", [REPORT, RETITLED, RENAMED_THROUGHOUT])
def test_a_report_in_another_order(body: str) -> None:
    text_ = text(in_another_order(body))
    assert judged("MRV021", review(text_) + audit(text(REPORT))) == SIMILAR
    assert "are the same, with sentences in another order: one text" in message(
        "MRV021", review(text_) + audit(text(REPORT))
    )


@pytest.mark.parametrize("body", [PARAPHRASE, QUOTING, NEXT_REPORT])
@pytest.mark.parametrize("order", [str, in_another_order])
def test_minutes_of_their_own(body: str, order: Callable[[str], str]) -> None:
    assert judged("MRV021", review(text(order(body))) + audit(text(REPORT))) == []


def test_message_names_the_nearest_report() -> None:
    records = review(text(RETITLED)) + audit(text(NEXT_REPORT)) + audit(text(REPORT), "AUD-2")
    assert message("MRV021", records) == (
        "93 % of the words of the review and of the report of AUD-2 are the same, in the same order:"
        " one text does not show both an audit and a review"
    )
    same = review(text(REPORT)) + audit(text(REPORT)) + audit(text(REPORT), "AUD-2")
    assert message("MRV021", same).startswith(
        "100 % of the words of the review and of the report of AUD-1 and AUD-2 are the same"
    )


@pytest.mark.parametrize(("threshold", "expected"), [(0.4, SIMILAR), (0.5, []), (0.8, []), (1, [])])
def test_the_threshold_is_an_option(threshold: float, expected: list[str]) -> None:
    records = review(text(QUOTING)) + audit(text(REPORT))
    assert judged("MRV021", records, similarity=threshold) == expected


def test_exactly_at_the_threshold() -> None:
    eight = TEN.replace("nine ten", "x y")
    assert judged("MRV021", review(text(eight)) + audit(text(TEN))) == SIMILAR
    seven = eight.replace("eight", "z")
    assert judged("MRV021", review(text(seven)) + audit(text(TEN))) == []


def test_short_texts_are_alike_by_chance() -> None:
    nine = TEN.removesuffix(" ten")
    assert judged("MRV021", review(text(nine)) + audit(text(nine))) == []
    assert judged("MRV021", review(text(TEN)) + audit(text(TEN))) == SIMILAR


def test_audits_that_did_not_take_place() -> None:
    for status in ("planned", "cancelled"):
        assert judged("MRV021", review(text(REPORT)) + audit(text(REPORT), status=status)) == []


def test_one_file_that_holds_two_complete_records() -> None:
    records = review(text(QUOTING) + COMPLETE) + audit(text(REPORT))
    assert judged("MRV021", {"audit-and-review.yaml": records}) == []


FILE = "evidence: [{uri: report.pdf, sha256: AB12}]\n"
SAME_FILE = ["MR-1 warning evidence same-file"]


def test_the_file_of_the_audit_is_all_there_is() -> None:
    held = review(FILE) + audit(FILE.replace("AB12", "ab12").replace("report", "audit"))
    assert judged("MRV021", held) == SAME_FILE
    assert message("MRV021", held) == (
        "the only evidence of the review is the file that is evidence of AUD-1, and the record has"
        " none of the 10 inputs and no decision: a review of its own cannot be shown"
    )
    some = "inputs: {risk: a, objectives: b, measurement: c, audit_results: d}\n"
    decided = "decisions: [{class: other, text: a course}]\n"
    assert "the record has 4 of the 10 inputs: a" in message(
        "MRV021", review(FILE + some + decided) + audit(FILE)
    )


@pytest.mark.parametrize(
    "more",
    [
        FILE + COMPLETE,
        FILE + "text: We met and spoke.\n",
        "evidence: [{uri: report.pdf, sha256: ab12}, minutes.pdf]\n",
        "evidence: [{uri: report.pdf, sha256: ab12}, {uri: minutes.pdf, sha256: cd}]\n",
        "evidence: [{uri: report.pdf, sha256: cd}]\n",
        "evidence: [{note: signed by all}]\n",
        "evidence: [reports/report.pdf]\n",
        "evidence: [AUD-2]\n",
        "evidence: [AUD-1, minutes.pdf]\n",
        "evidence: []\n",
    ],
)
def test_more_than_the_file_or_another_file(more: str) -> None:
    assert judged("MRV021", review(more) + audit(FILE)) == []


@pytest.mark.parametrize(
    "more",
    [
        "evidence: [report.pdf]\n",
        "evidence: report.pdf\n",
        "evidence: {uri: ./report.pdf#page=2, note: signed}\n",
        "evidence: [report.pdf, {uri: moved.pdf, sha256: ab12}, '']\n",
        "evidence: [report.pdf, AUD-1]\n",
        "evidence: [EV-1]\n",
    ],
)
def test_the_same_path_is_the_same_file(more: str) -> None:
    kept = "---\nkind: evidence\nid: EV-1\nuri: report.pdf\n"
    assert judged("MRV021", review(more) + audit(FILE) + kept) == SAME_FILE
    assert judged("MRV021", review(more + COMPLETE) + audit(FILE) + kept) == []
    assert judged("MRV021", review(more) + audit(FILE, status="planned") + kept) == []


@pytest.mark.parametrize("more", ["evidence: [AUD-1]\n", "evidence: audits/AUD-1.yaml\n"])
def test_the_audit_itself_is_all_there_is(more: str) -> None:
    files = {"mr.yaml": review(more), "audits/AUD-1.yaml": audit(FILE)}
    assert judged("MRV021", files) == SAME_FILE
    assert message("MRV021", review("evidence: [AUD-1]\n") + audit(FILE)) == (
        "the only evidence of the review is AUD-1 itself, and the record has none of the 10 inputs and"
        " no decision: a review of its own cannot be shown"
    )


def test_a_part_of_a_series_is_not_taken_for_less_than_it_is() -> None:
    other = "---\nkind: management-review\nid: MR-2\nstatus: held\nheld_on: 2026-03-10\nseries: a\n"
    slice_ = review(f"series: a\n{FILE}") + other + COMPLETE + audit(FILE)
    assert judged("MRV021", slice_) == []
    assert judged("MRV021", slice_.replace("series: a\n", "", 1)) == SAME_FILE


MEETING = (
    "participants: [{person: ines}, {person: dana}]\n"
    "inputs: {audit_results: two minor, nonconformities: NC-1}\n"
)
PEOPLE = "---\nkind: person\nrecords: [{id: ines}, {id: dana}, {id: omar}]\n"
CLOSING = ["MR-1 warning held_on closing-meeting"]
TEAM = "team: [{person: ines, function: lead}]\n"
ENDED = "fieldwork: {end: 2026-10-08}\n" + TEAM


def test_the_closing_meeting_of_an_audit() -> None:
    held = review(MEETING) + audit(ENDED) + PEOPLE
    assert judged("MRV021", held) == CLOSING
    assert message("MRV021", held) == (
        "the review has the day and the people of AUD-1, nothing but findings as inputs, and no"
        " decision: it cannot be told from the closing meeting of the audit"
    )
    assert judged(
        "MRV021", review(MEETING) + audit(f"reported_on: 2026-10-08\n{TEAM}") + PEOPLE
    ) == (CLOSING)


@pytest.mark.parametrize(
    ("more", "audited"),
    [
        (MEETING, ENDED.replace("10-08", "10-07")),
        (MEETING, ENDED.replace("ines", "omar")),
        (MEETING, "fieldwork: {end: 2026-10-08}\n"),
        (MEETING.replace("nonconformities", "risk"), ENDED),
        (MEETING.partition("inputs")[0], ENDED),
        (f"{MEETING}decisions: [{{class: other, text: hire one}}]\n", ENDED),
        (f"{MEETING}conclusion: It works.\n", ENDED),
    ],
)
def test_a_review_that_is_more_or_other(more: str, audited: str) -> None:
    assert judged("MRV021", review(more) + audit(audited) + PEOPLE) == []


def test_what_cannot_be_judged() -> None:
    assert judged("MRV021", review(text(REPORT), "TBD") + audit("")) == [
        "? MR-1: held_on is not a date"
    ]
    planned = review(text(REPORT)).replace("status: held", "status: planned")
    assert judged("MRV021", planned + audit(text(REPORT))) == []
    assert judged("MRV021", review(text(REPORT))) == ["? no audit records"]
