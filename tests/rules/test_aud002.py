from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
NONE = ["AUD-1 error criteria none"]
UNKNOWN = ["AUD-1 error criteria unknown"]
POLICY = "---\n{kind: document, id: POL-1, title: Access control policy, type: policy}\n"
PROGRAMME = "---\nkind: audit-programme\nid: PRG-1\nstatus: approved\n"


@pytest.mark.parametrize("criteria", ["", "criteria: []", "criteria: TBD", "criteria: ['', n/a]"])
def test_no_criteria(criteria: str) -> None:
    assert judged("AUD002", AUDIT + criteria) == NONE


def test_the_message() -> None:
    assert message("AUD002", AUDIT) == (
        "neither the audit nor its programme names criteria: against what it was done cannot be"
        " shown"
    )


@pytest.mark.parametrize("criteria", ["ISO/IEC 27001:2022", "['ISO/IEC 27001:2022', POL-1]"])
def test_own_criteria(criteria: str) -> None:
    assert judged("AUD002", AUDIT + f"criteria: {criteria}") == []


@pytest.mark.parametrize(
    "criteria",
    [
        "[best practice]",
        "good security",
        "[ISMS, common sense]",
        "[POL-99]",
        "[best practice, POL-99 4.2]",
        "[NC-1]",
    ],
)
def test_criteria_that_name_nothing(criteria: str) -> None:
    assert judged("AUD002", AUDIT + f"criteria: {criteria}\n" + POLICY) == UNKNOWN


@pytest.mark.parametrize(
    "criteria",
    [
        "[ISO/IEC 27001]",
        "[best practice, ISO 27001]",
        "['ISO/IEC 27001:2022', POL-99]",
        "[POL-99, POL-1]",
        "[POL-1 4.2]",
        "[Access Control Policy]",
        "[access control policy v2.1]",
        "[NIS 2, TISAX]",
        "[GDPR Art. 32]",
        "['Regulation (EU) 2016/679']",
        "['DIN EN 50600']",
        "[A.5.18]",
        "['9.2']",
    ],
)
def test_one_that_names_something_is_enough(criteria: str) -> None:
    assert judged("AUD002", AUDIT + f"criteria: {criteria}\n" + POLICY) == []


def test_the_message_on_criteria_that_name_nothing() -> None:
    assert message("AUD002", AUDIT + "criteria: [best practice, ISMS]") == (
        "the criteria (`best practice` and `ISMS`) name no standard, no law, and no document, clause"
        " or control on record: against what it was done cannot be shown"
    )


def test_criteria_of_other_systems() -> None:
    config = 'select: [AUD002]\nexternal_ids: ["dms:"]\n'
    assert lint(AUDIT + "criteria: ['dms:17']", config=config).findings == ()
    assert judged("AUD002", AUDIT + "criteria: ['dms:17']") == UNKNOWN


def test_where_such_criteria_stand() -> None:
    stated = PROGRAMME + "criteria: [best practice]\nentries: [{audit: AUD-1}]\n"
    (finding,) = lint(AUDIT + stated, select=["AUD002"]).findings
    assert [(r.id, r.location.line) for r in finding.related] == [("PRG-1", 8)]
    (finding,) = lint(AUDIT + "criteria: [best practice]", select=["AUD002"]).findings
    assert (finding.location.line, finding.related) == (4, ())


def test_documents_that_are_not_on_record() -> None:
    def reason(criteria: str, more: str = "") -> list[str]:
        return judged("AUD002", AUDIT + f"criteria: {criteria}\n" + more)

    assert reason("[POL-1]") == ["? AUD-1: whether `POL-1` is a document is not on record"]
    assert reason("[best practice, our policies, customer contracts]", POLICY) == [
        "? AUD-1: whether `our policies` and `customer contracts` are documents is not on record"
    ]


def test_criteria_of_the_programme() -> None:
    stated = PROGRAMME + "criteria: ['ISO/IEC 27001:2022']\n"
    assert judged("AUD002", AUDIT + stated) == NONE
    assert judged("AUD002", AUDIT + "programme: PRG-1\n" + stated) == []
    assert judged("AUD002", AUDIT + stated + "entries: [{audit: AUD-1}]\n") == []
    assert judged("AUD002", AUDIT + stated + "entries: [{audit: AUD-2}]\n") == NONE
    entry = PROGRAMME + "entries: [{audit: AUD-1, criteria: POL-1}]\n"
    assert judged("AUD002", AUDIT + entry + POLICY) == []
    assert judged("AUD002", AUDIT + PROGRAMME + "entries: [{audit: AUD-1}]\n") == NONE


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_have_not_begun(status: str) -> None:
    assert judged("AUD002", AUDIT.replace("reported", status)) == []


def test_what_cannot_be_judged() -> None:
    assert judged("AUD002", "kind: audit\nid: AUD-1") == [
        "? AUD-1: neither a status nor a date tells whether the audit has begun"
    ]
    assert judged("AUD002", AUDIT + "programme: PRG-9") == [
        "? AUD-1: the programme `PRG-9` is not on record"
    ]
