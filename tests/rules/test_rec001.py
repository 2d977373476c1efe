"""REC001: figures in reports and minutes against the findings on record."""

from __future__ import annotations

from textwrap import indent

import pytest
from judge import judged, message

from isms_lint.testing import lint


def audit(
    text: str, majors: int = 1, minors: int = 8, opportunities: int = 5, more: str = ""
) -> str:
    """An audit with this text, and its findings on record."""
    grades = ["major"] * majors + ["minor"] * minors
    found = [
        f"  - {{kind: nonconformity, id: NC-{n}, grade: {grade}, raised_on: 2026-03-18}}\n"
        for n, grade in enumerate(grades, 1)
    ] + [
        f"  - {{kind: opportunity-for-improvement, id: OFI-{n}}}\n"
        for n in range(1, opportunities + 1)
    ]
    return (
        "kind: audit\nid: AUD-1\nstatus: reported\nfieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
        f"reported_on: 2026-04-02\n{more}findings:\n{''.join(found)}"
        f"text: |\n{indent(text, '  ', lambda _: True)}\n"
    )


def found(text: str, **on_record: int) -> list[str]:
    """The message ids of what is said of the audit with this text."""
    return [said.rpartition(" ")[2] for said in judged("REC001", audit(text, **on_record))]


SUMMARY = """\
# Report

The audit identified:

- **1 Major Non-Conformity** — to be put right at once (target: 30 days)
- **7 Minor Non-Conformities** — to be put right (target: 60 days)
- **5 Observations** — no deadline
"""


def test_a_summary_that_counts_one_too_few() -> None:
    (finding,) = lint(audit(SUMMARY), select=["REC001"]).findings
    assert finding.message == (
        "`7 Minor Non-Conformities` stands here, and AUD-1 has 8 minor nonconformities (NC-2, NC-3,"
        " NC-4, NC-5, NC-6, NC-7, NC-8 and NC-9) on record"
    )
    assert (finding.severity, finding.path, finding.message_id) == ("warning", "text", "minor")
    # `- **7 Minor …` in the block of text.
    assert (finding.location.line, finding.location.column, finding.location.end_column) == (
        27,
        7,
        31,
    )


@pytest.mark.parametrize(
    "words",
    [
        "1 major, 7 minors.",
        "One major and seven minor nonconformities were raised.",
        "The audit found 7 minor nonconformities.",
        "**7** minors",
        "7 (seven) minor non-conformities",
        "Minor nonconformities: 7",
        "| Minor non-conformities | 7 |",
        "There were 7 minor NCs in total.",
        "It conforms but for 7 minor nonconformities.",
        "Result: 1 major, 7 minor.",
        "AUD-1: 1 major, 7 minor.",
        "10 findings raised: 1 major NC, 7 minor NCs, 5 OFIs. Actions in progress.",
        "Konform mit Auflagen: 1 Hauptabweichung (Einkauf), 7 Nebenabweichungen.",
        "7 minor\nnonconformities were raised.",
        "Es wurden eine Haupt- und sieben Nebenabweichungen festgestellt.",
        "1 Hauptabweichung, 7 Nebenabweichungen",
        "Insgesamt 7 geringfügige Abweichungen",
        "L'audit a relevé une non-conformité majeure et sept mineures.",
        "7 non-conformités mineures ont été constatées.",
        "Se detectaron 1 no conformidad mayor y siete no conformidades menores.",
        "A auditoria identificou 1 não conformidade maior e 7 não-conformidades menores.",
        "Er zijn één grote afwijking en zeven kleine afwijkingen vastgesteld.",
    ],
)
def test_minors_in_six_languages(words: str) -> None:
    assert found(words) == ["minor"]
    assert found(words, minors=7) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2 Hauptabweichungen wurden festgestellt.", ["major"]),
        ("one major", []),
        ("two majors", ["major"]),
        ("0 majors and 8 minors", ["major"]),
        ("No nonconformities were found.", ["nonconformities"]),
        ("Keine Abweichungen.", ["nonconformities"]),
        ("Aucune non-conformité n'a été constatée.", ["nonconformities"]),
        ("One major and no minors.", ["minor"]),
        ("9 nonconformities, of which 1 major", []),
        ("8 nonconformities, of which 1 major", ["nonconformities"]),
        ("8 Abweichungen, davon 1 Hauptabweichung", ["nonconformities"]),
        ("8 nonconformities: 1 major, 7 minor", ["minor"]),
        ("9 nonconformities were raised: 8 minor and one major.", []),
        ("9 nonconformities were raised: 7 minor and one major.", ["minor"]),
        ("9 não conformidades", []),
        ("10 afwijkingen en 5 observaties", ["nonconformities"]),
        ("4 observations were recorded.", ["opportunities"]),
        ("5 Verbesserungspotenziale", []),
        ("6 opportunités d'amélioration", ["opportunities"]),
        ("3 oportunidades de melhoria", ["opportunities"]),
        ("2 oportunidades de mejora", ["opportunities"]),
        ("4 verbeterpunten", ["opportunities"]),
        ("4 OFIs", ["opportunities"]),
    ],
)
def test_majors_all_and_opportunities(words: str, expected: list[str]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        # something else
        "7 minor changes were made.",
        "The audit found 3 major releases and 7 minor ones.",
        "NC-7 minor nonconformity",
        "Clause 7 minor nonconformities were raised.",
        "Only 12 % minor nonconformities were found.",
        "7.5 minor nonconformities on average were found.",
        "In 2026 minor nonconformities were found.",
        "On 2026-03-7 minor nonconformities were found.",
        # limits, estimates, what may be
        "no more than 2 minors",
        "We found fewer than 10 minor nonconformities.",
        "Target: 2 minors",
        "Höchstens 3 Nebenabweichungen",
        "au plus 2 non-conformités mineures",
        "We accept no more than:\n\n- 1 major nonconformity\n- 5 minor nonconformities\n",
        "If 3 minors are raised against one requirement, they make 1 major.",
        "This could lead to 2 major nonconformities.",
        "7-9 minor nonconformities were found.",
        "3 of 7 minor nonconformities were found by sampling.",
        "10 minors or more were found.",
        # another time, another audit
        "In the last audit there were 5 minors.",
        "At the previous audit:\n\n- 2 major nonconformities\n- 5 minor nonconformities\n",
        "## Previous audit\n\n5 minor nonconformities",
        "In 2024 there were 5 minors.",
        "AUD-0 found 5 minor nonconformities.",
        "The certification audit found 5 minor nonconformities.",
        "Im Vorjahr wurden 5 Nebenabweichungen festgestellt.",
        "No exercício anterior foram identificadas 5 não conformidades menores.",
        # a part
        "2 minors concern suppliers.",
        "2 minor nonconformities were found in purchasing.",
        "5 minor nonconformities against A.5.18 were found.",
        "2 minor nonconformities are closed.",
        "3 new minor nonconformities were raised.",
        "2 minor nonconformities were raised again; they are still open.",
        "- Clause 9: 1 major, 2 minors\n- Annex A: 6 minors\n",
        "| Purchasing | 2 minors | 1 major |",
        "## A.5.18 Access rights\n\n1 minor nonconformity.",
        "2 minors were raised by the lead auditor, 6 minors were raised by the other.",
        "Eine Nebenabweichung betrifft den Einkauf.",
        "No nonconformities were found in purchasing.",
        "One minor nonconformity was noted. In all, 8 minor nonconformities were raised.",
    ],
)
def test_figures_that_are_no_total(words: str) -> None:
    text = audit(words) + "---\nkind: audit\nid: AUD-0\nfindings: []\n"
    assert judged("REC001", text) == []


def test_figures_that_differ_inside_the_text() -> None:
    text = "1 major, 7 minors.\n\n## Conclusion\n\nConforms but for 1 major and 8 minors.\n"
    assert message("REC001", audit(text)).endswith(" on record; elsewhere stands `8 minors`")


def test_observations_and_opportunities_are_one_kind_of_record() -> None:
    assert found("3 observations and 2 opportunities for improvement") == []
    assert found("3 observations and 3 opportunities for improvement") == ["opportunities"]


def test_what_may_count_or_not() -> None:
    for more in (
        "status: withdrawn",
        "amendments: [{reason: now a major}]",
        "raised_on: 2026-05-01",
    ):
        for said, expected in (("7 minors", []), ("8 minors", []), ("9 minors", ["minor"])):
            text = audit(said, minors=7) + (
                f"---\nkind: nonconformity\nid: NC-X\naudit: AUD-1\ngrade: minor\n{more}\n"
            )
            assert [one.rpartition(" ")[2] for one in judged("REC001", text)] == expected
    doubtful = audit("9 minors", minors=7) + (
        "---\nkind: nonconformity\nid: NC-X\naudit: AUD-1\ngrade: minor\nstatus: withdrawn\n"
    )
    assert "NC-8 and NC-X, 1 of which may not count) on record" in message("REC001", doubtful)


def test_grades_that_nobody_can_read_may_be_any() -> None:
    for grade in ("x", "observation"):
        text = audit("6 minors", minors=7) + (
            f"---\nkind: nonconformity\nid: NC-X\naudit: AUD-1\ngrade: {grade}\n"
        )
        assert len(judged("REC001", text)) == 1
        assert judged("REC001", text.replace("6 minors", "8 minors")) == []


def test_findings_that_are_kept_elsewhere() -> None:
    bare = "kind: audit\nid: AUD-1\nstatus: reported\nconclusion: 7 minors, 5 observations\n"
    assert judged("REC001", bare) == [
        "? AUD-1: no findings of AUD-1 are on record that `7 minors` and `5 observations` counts"
    ]
    assert judged("REC001", bare + "findings: []\n") == [
        "AUD-1 warning conclusion minor",
        "AUD-1 warning conclusion opportunities",
    ]
    # Observations need not be on record, even where nonconformities are.
    assert judged("REC001", bare + "findings: [{id: N-1, grade: minor}]\n") == [
        "AUD-1 warning conclusion minor",
        "? AUD-1: no findings of AUD-1 are on record that `5 observations` counts",
    ]


def test_an_external_audit_and_the_parts_of_a_conclusion() -> None:
    text = (
        "kind: external-audit\nid: SURV-1\nstatus: closed\ntext: 2 minor nonconformities were raised\n"
        "findings: [{id: N-1, grade: minor}]\n"
    )
    assert judged("REC001", text) == ["SURV-1 warning text minor"]
    assert judged("REC001", text.replace("raised", "raised in the internal audit")) == []
    parts = audit("", minors=1, majors=0, more="conclusion: {standard: 2 minors, effective: yes}\n")
    assert judged("REC001", parts) == ["AUD-1 warning conclusion.standard minor"]


REVIEW = "---\nkind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\ninputs:\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{summary: 7 minors, references: [AUD-1]}", ["minor"]),
        ("{summary: 8 minors, references: [AUD-1, AUD-1]}", []),
        ("'AUD-1: 1 major, 7 minors'", ["minor"]),
        # of which audit, nobody knows
        ("7 minors", []),
        ("{summary: 9 minors, references: [AUD-1, AUD-2]}", []),
    ],
)
def test_minutes_that_name_one_audit(said: str, expected: list[str]) -> None:
    other = "---\nkind: audit\nid: AUD-2\nfindings: [{id: N-1, grade: minor}]\n"
    text = audit("") + other + REVIEW + f"  audit_results: {said}\n"
    assert [one.rpartition(" ")[2] for one in judged("REC001", text)] == expected
    assert judged("REC001", text.replace("status: held", "status: planned")) == []


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("type: report\nreferences: [AUD-1]", ["DOC-1 warning text minor"]),
        ("title: Auditbericht\nreferences: [AUD-1]", ["DOC-1 warning text minor"]),
        ("type: procedure\nreferences: [AUD-1]", []),
        ("type: report\nreferences: []", []),
    ],
)
def test_a_report_that_is_a_document(document: str, expected: list[str]) -> None:
    text = audit("") + f"---\nkind: document\nid: DOC-1\n{document}\ntext: 7 minors were raised\n"
    assert judged("REC001", text) == expected


OPEN = (
    "kind: nonconformity\nrecords:\n"
    "  - {id: NC-1, status: open, raised_on: 2026-03-01}\n"
    "  - {id: NC-2, status: closed, raised_on: 2026-03-01, closed_on: 2026-11-01}\n"
    "  - {id: NC-3, status: closed, raised_on: 2026-03-01, closed_on: 2026-05-01}\n"
    "  - {id: NC-4, status: open, raised_on: 2026-10-09}\n"
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("3 nonconformities open", 1),
        ("2 nonconformities open", 0),
        ("Three open nonconformities, trend is down", 1),
        ("3 Abweichungen sind noch offen", 1),
        ("3 offene Abweichungen", 1),
        ("3 non-conformités restent ouvertes", 1),
        ("3 no conformidades siguen abiertas", 1),
        ("3 não conformidades em aberto", 1),
        ("3 openstaande afwijkingen", 1),
        ("{summary: 3 nonconformities are open, as_of: 2026-11-10}", 1),
        ("{summary: 2 nonconformities are open, as_of: 2026-11-10}", 0),
        # no count of all that was open then
        ("3 nonconformities", 0),
        ("3 of 5 nonconformities are open", 0),
        ("at the last review 3 nonconformities were open", 0),
        ("3 nonconformities open in purchasing", 0),
        ("more than 3 nonconformities open", 0),
        ("3 minor nonconformities open", 0),
        ("some open nonconformities", 0),
    ],
)
def test_what_was_open_on_the_day_of_the_review(said: str, expected: int) -> None:
    assert len(judged("REC001", OPEN + REVIEW + f"  nonconformities: {said}\n")) == expected


def test_how_open_nonconformities_are_told() -> None:
    text = OPEN + REVIEW + "  nonconformities: {trend: 'now 3 nonconformities open'}\n"
    assert message("REC001", text) == (
        "`3 nonconformities open` stands here, and the records show 2 (NC-1 and NC-2) open on"
        " 2026-10-08"
    )
    (finding,) = lint(text, select=["REC001"]).findings
    assert (finding.path, finding.location.column) == ("inputs.nonconformities.trend", 33)


@pytest.mark.parametrize(
    "unknown",
    [
        "status: open",
        "status: closed, raised_on: 2026-03-01",
        "status: withdrawn, raised_on: 2026-03-01",
        "status: halfway, raised_on: 2026-03-01",
        "status: open, raised_on: 2026-10-08",
    ],
)
def test_what_may_have_been_open(unknown: str) -> None:
    more = OPEN + f"  - {{id: NC-5, {unknown}}}\n"
    for number, expected in ((1, 1), (2, 0), (3, 0), (4, 1)):
        text = more + REVIEW + f"  nonconformities: {number} nonconformities open\n"
        assert len(judged("REC001", text)) == expected, number


def test_nothing_is_said_where_there_are_no_nonconformities_on_record() -> None:
    review = (REVIEW + "  nonconformities: 3 nonconformities open\n").removeprefix("---\n")
    assert judged("REC001", review) == []


@pytest.mark.parametrize(
    "words", ["1 major, 7 minor ", "1 major, 7 minor.\n\n", "a", "(", "\n", "# "]
)
def test_a_long_text_does_not_keep_a_run_busy(words: str) -> None:
    """Were it read again for each figure in it, this would take minutes."""
    assert lint(audit(words * 20_000), select=["REC001"]).errors == ()
