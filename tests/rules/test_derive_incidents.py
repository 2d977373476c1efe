from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.finding.incidents import is_grave, lessons_from, reaches_threshold

WORDS = "{severities: [low, medium, high], lessons_from: medium}"


def judged(severity: str, incidents: str) -> tuple[bool | None, bool]:
    text = f"kind: incident\nid: INC-1\nseverity: {severity}\n"
    if incidents:
        text += f"---\nkind: organization\nid: org\nincidents: {incidents}\n"
    run = run_of(text)
    (incident,) = run.register.of("incident")
    return reaches_threshold(incident, run), is_grave(incident, run)


@pytest.mark.parametrize(
    ("severity", "incidents", "reaches", "grave"),
    [
        ("low", WORDS, False, False),
        ("Medium", WORDS, True, True),
        ("high", WORDS, True, True),
        ("odd", WORDS, None, False),
        ("critical", WORDS, None, True),
        ("''", WORDS, None, False),
        ("2", "{lessons_from: 3}", False, False),
        ("3", "{lessons_from: 3}", True, True),
        ("4", "{severities: [4, 3, 2, 1], lessons_from: 3}", False, False),
        ("1", "{severities: [4, 3, 2, 1], lessons_from: 2}", True, True),
        ("2", "{severities: [4, 3, 2, 1], lessons_from: 2}", True, True),
        ("3", "{severities: [4, 3, 2, 1], lessons_from: 2}", False, False),
        ("'1'", "{severities: [4, 3, 2, 1], lessons_from: '2'}", True, True),
        ("5", "{severities: [4, 3, 2, 1], lessons_from: 2}", None, False),
        ("3", "{severities: [], lessons_from: 2}", True, True),
        ("'3'", "{lessons_from: 2}", True, True),
        ("P3", "{severities: [P4, P3, P2, P1], lessons_from: P2}", False, False),
        ("high", "{lessons_from: high}", True, True),
        ("low", "{lessons_from: high}", None, False),
        ("high", "{severities: [low, high]}", None, True),
        ("high", "", None, True),
        ("low", "", None, False),
    ],
)
def test_against_the_threshold(
    severity: str, incidents: str, reaches: bool | None, grave: bool
) -> None:
    assert judged(severity, incidents) == (reaches, grave)


def test_the_threshold() -> None:
    assert lessons_from(run_of("kind: person\nid: ana")) is None
    assert lessons_from(run_of("kind: organization\nid: org")) is None
    text = f"kind: organization\nid: org\nincidents: {WORDS}"
    assert lessons_from(run_of(text)) == "medium"
