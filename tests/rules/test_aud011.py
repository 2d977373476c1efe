from __future__ import annotations

import pytest
from judge import judged, message

AUDIT = "kind: audit\nid: AUD-1\nstatus: reported\n"
LACKS = ["AUD-1 warning conclusion lacks"]
OWN = "whether the organization's own requirements are met"
STANDARD = "whether the standard's requirements are met"
EFFECTIVE = "whether what is implemented works"


def lacking(conclusion: str) -> str:
    text = f"{AUDIT}conclusion: {conclusion}"
    return message("AUD011", text).removeprefix("the conclusion does not say ")


def test_a_conclusion_that_answers_nothing() -> None:
    assert judged("AUD011", AUDIT + "conclusion: went well") == LACKS
    assert message("AUD011", AUDIT + "conclusion: went well") == (
        "the conclusion does not say whether the organization's own requirements are met, whether the"
        " standard's requirements are met, or whether what is implemented works"
    )


@pytest.mark.parametrize(
    ("conclusion", "parts"),
    [
        ("{standard: conforms, effective: yes}", OWN),
        ("{own_requirements: conforms, effective: yes}", STANDARD),
        ("{own_requirements: conforms, standard: conforms}", EFFECTIVE),
        ("{own_requirements: TBD, standard: '', effective: yes}", f"{OWN}, or {STANDARD}"),
        ("{coverage: a third}", f"{OWN}, {STANDARD}, or {EFFECTIVE}"),
        ("The clauses are met and work.", OWN),
        ("Policies are followed; it works.", STANDARD),
        ("The system conforms to the requirements.", EFFECTIVE),
        ("The standard and our own rules are kept.", EFFECTIVE),
        ("Our auditors found that it conforms to the standard.", f"{OWN}, or {EFFECTIVE}"),
        ("Die Norm wird erfüllt und ist wirksam.", OWN),
    ],
)
def test_what_is_left_open(conclusion: str, parts: str) -> None:
    assert lacking(conclusion) == parts


@pytest.mark.parametrize(
    "conclusion",
    [
        "{own_requirements: conforms, standard: conforms, effective: yes}",
        "{own_requirements: kept, standard: clause 9.2 is met, effective: with one exception}",
        "The ISMS conforms and is effectively implemented.",
        "conforms to our requirements and the standard, effective",
        "Conforms to the organisation's requirements and to the standard; effective.",
        "Unsere Anforderungen und die der Norm sind erfüllt und wirksam.",
        "ISO/IEC 27001 and our own policies are followed; the controls work.",
        "Anforderungen der Norm und eigene Vorgaben sind wirksam umgesetzt.",
        "Conforme aux exigences, mis en œuvre de manière efficace.",
        "Conforme con los requisitos y eficaz.",
    ],
)
def test_all_three_are_answered(conclusion: str) -> None:
    assert judged("AUD011", AUDIT + f"conclusion: {conclusion}") == []


def test_no_conclusion_is_told_by_aud007() -> None:
    assert judged("AUD011", AUDIT) == []
    assert judged("AUD011", AUDIT + "conclusion: TBD") == []


def test_a_conclusion_that_is_not_read() -> None:
    reason = ["? AUD-1: the conclusion stands in a text or file that is not read"]
    assert judged("AUD011", AUDIT + "text: |\n  # Conclusion\n  Good.\n") == reason
    assert judged("AUD011", AUDIT + "evidence: [reports/AUD-1.pdf]") == reason
    assert judged("AUD011", AUDIT + "evidence: [EV-1]\ntext: Good.") == []


@pytest.mark.parametrize("status", ["planned", "in-progress", "fieldwork-done", "cancelled"])
def test_audits_not_reported(status: str) -> None:
    assert judged("AUD011", AUDIT.replace("reported", status) + "conclusion: went well") == []
