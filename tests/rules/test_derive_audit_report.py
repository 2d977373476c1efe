from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.audit.report import (
    has_report,
    has_results,
    lies_elsewhere,
    tells_conclusion,
    tells_findings,
)


def told(text: str) -> tuple[bool, bool, bool]:
    run = run_of(f"kind: audit\nid: AUD-1\n{text}")
    (audit,) = run.register.of("audit")
    return has_results(audit, run), has_report(audit, run), lies_elsewhere(audit, run)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (False, False, False)),
        ("objectives: to look", (False, False, False)),
        ("text: TBD", (False, False, False)),
        ("text: We looked.", (True, True, False)),
        ("conclusion: conforms", (True, True, False)),
        ("results: [{item: A.8.13}]", (True, False, False)),
        ("findings: []", (True, False, False)),
        ("findings: [{kind: nonconformity, id: NC-1}]", (True, False, False)),
        ("evidence: [EV-12]", (True, False, False)),
        ("evidence: [EV-12, TBD]", (True, False, False)),
        ("evidence: ['']", (False, False, False)),
        ("evidence: audits/AUD-1.pdf", (True, True, True)),
        ("evidence: [AUD-1.docx]", (True, True, True)),
        ("evidence: ['Report AUD-1']", (True, True, True)),
        ("evidence: https://files.example/x", (True, True, True)),
        ("evidence: [{uri: EV-12}]", (True, True, True)),
        ("evidence: [{note: in the safe}]", (True, True, True)),
        ("evidence: [{note: ''}]", (False, False, False)),
    ],
)
def test_where_a_report_is(text: str, expected: tuple[bool, bool, bool]) -> None:
    assert told(text) == expected


def test_what_an_evidence_record_says_of_itself() -> None:
    record = "---\n{kind: evidence, id: EV-12, title: Export of May, uri: %s}\n"
    assert told("evidence: [EV-12]\n" + record % "exports/may.csv") == (True, False, False)
    assert told("evidence: [EV-12]\n" + record % "reports/AUD-1.pdf") == (True, True, True)


def test_findings_in_other_files() -> None:
    assert told("---\n{kind: nonconformity, id: NC-1, audit: AUD-1}") == (True, False, False)


@pytest.mark.parametrize(
    ("text", "conclusion", "findings"),
    [
        ("", False, False),
        ("text: We looked at leavers.", False, False),
        ("text: In conclusion all is well.", True, False),
        ("text: 'Fazit: keine Abweichung.'", True, True),
        ("text: Conclusiones y no conformidades.", True, True),
        ("text: Two findings.", False, True),
        ("conclusion: one nonconformity", False, True),
        ("conclusion: {standard: conforms, effective: but for one finding}", False, True),
        ("conclusion: {standard: conforms}", False, False),
    ],
)
def test_what_the_words_speak_of(text: str, conclusion: bool, findings: bool) -> None:
    (audit,) = run_of(f"kind: audit\nid: AUD-1\n{text}").register.of("audit")
    assert (tells_conclusion(audit), tells_findings(audit)) == (conclusion, findings)
