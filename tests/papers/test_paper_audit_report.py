"""The report of an internal audit says what its records and the rules say, and no more."""

from __future__ import annotations

from textwrap import dedent

import pytest
from papers_kit import ALDER, AS_OF, examine
from papers_kit import paper as of_alder

from isms_lint.offers.paper import NoPaper
from isms_lint.testing import lint, paper

WORLD = """
    kind: organization
    id: org
    name: Org
    ---
    kind: person
    records:
      - {id: ana, name: Ana Ruiz, unit: board}
      - {id: ines, name: Ines Duarte, unit: finance, manager: ana}
      - {id: dana, name: Dana Holt, unit: it, manager: ana}
    ---
    {kind: process, id: backup, name: Backup, owner: dana, controls: [A.8.13]}
    ---
    {kind: role, id: isms-manager, holders: [{person: dana}]}
    ---
"""


def records(text: str) -> str:
    """The records in `text`, and those around them."""
    return dedent(WORLD) + dedent(text)


def report(text: str, as_of: str = AS_OF, language: str = "en") -> str:
    """The report of the audit AUD-1 in `text`, in Markdown."""
    return paper(records(text), "audit-report", "AUD-1", as_of=as_of, language=language)


def section(markdown: str, heading: str) -> str:
    """What stands below a heading of the second level, without space around it."""
    return markdown.split(f"\n## {heading}", 1)[1].split("\n", 1)[1].split("\n## ", 1)[0].strip()


def rows(markdown: str, heading: str) -> list[list[str]]:
    """The cells of the table below a heading, without its head."""
    lines = [one for one in section(markdown, heading).splitlines() if one.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" |")] for line in lines[2:]]


AUDIT = """
    kind: audit
    id: AUD-1
    status: reported
    fieldwork: {start: 2026-03-16, end: 2026-03-18}
    reported_on: 2026-04-02
    reported_to: [ana]
    scope: [A.8.13]
    team: [{person: ines, function: lead, independent: true}]
    results: [{item: A.8.13, result: conforming, samples: [EV-1]}]
    findings: []
"""


@pytest.mark.parametrize("audit", ["AUD-2025-1", "AUD-2026-1", "AUD-2026-2", "AUD-2026-3"])
def test_findings_of_a_whole_audit_are_those_on_record(audit: str) -> None:
    register = examine(ALDER).register
    said = of_alder("audit-report", audit).markdown
    for kind in ("nonconformity", "opportunity-for-improvement"):
        for one in register.of(kind):
            assert (one.id in section(said, "Findings")) == (one.get("audit") == audit)
    glance = dict(rows(said, "At a glance"))
    ncs = [one for one in register.of("nonconformity") if one.get("audit") == audit]
    for grade in ("major", "minor"):
        count = sum(one.get("grade") == grade for one in ncs)
        assert glance[f"{grade.capitalize()} nonconformities"] == str(count)


@pytest.mark.parametrize(
    ("as_of", "is_draft"), [("2026-04-01", True), ("2026-04-02", False), ("2026-04-03", False)]
)
def test_before_the_day_of_its_report_it_is_a_draft(as_of: str, is_draft: bool) -> None:
    said = report(AUDIT, as_of)
    assert said.startswith("# Draft: ") == is_draft
    assert ("**Draft.**" in said) == is_draft
    assert ("To be reported to Ana Ruiz" in said) == is_draft
    assert ("\nReported to Ana Ruiz" in said) != is_draft


def test_one_whose_status_is_not_reported_is_a_draft() -> None:
    said = report(AUDIT.replace("status: reported", "status: fieldwork-done"))
    assert said.startswith("# Draft: ")
    assert ["Status", "fieldwork done"] in rows(said, "At a glance")
    german = report(AUDIT.replace("status: reported", "status: in-progress"), AS_OF, "de")
    assert german.startswith("# Entwurf: ")


@pytest.mark.parametrize(
    ("audit", "why"),
    [
        ("{kind: audit, id: AUD-1, status: planned, planned_on: 2027-03-15}", "for 2027-03-15"),
        ("{kind: audit, id: AUD-1, status: cancelled}", "cancelled"),
        ("{kind: audit, id: AUD-1, status: postponed}", "postponed"),
        ("{kind: audit, id: AUD-1, status: sometime}", "does not tell whether"),
        ("{kind: audit, id: AUD-1}", "neither a status nor a date"),
        (
            "{kind: audit, id: AUD-1, status: reported, fieldwork: {start: 2026-11-21}}",
            "after the day of this paper",
        ),
    ],
)
def test_an_audit_that_was_not_done_has_no_report(audit: str, why: str) -> None:
    with pytest.raises(NoPaper, match=why):
        report(audit)


def test_ties_are_told_with_the_rule_that_reports_them() -> None:
    said = report(AUDIT.replace("person: ines", "person: dana"))
    ((person, function, part, independence),) = rows(said, "Audit team and independence")
    assert (person, function, part) == ("Dana Holt", "lead auditor", "all of it")
    assert "**tie shown:** dana -> owns -> A.8.13 (IND001)" in independence
    assert "declared independent" in independence
    assert "no tie shown" not in independence
    open_codes = {row[1] for row in rows(said, "What the rules found in these records")}
    assert {"IND001", "IND012"} <= open_codes


def test_no_tie_is_told_as_none_shown() -> None:
    said = report(AUDIT)
    ((person, _, _, independence),) = rows(said, "Audit team and independence")
    assert person == "Ines Duarte"
    assert independence == "no tie shown<br>declared independent"


def test_what_cannot_be_derived_is_told_as_not_evaluated() -> None:
    said = report(AUDIT.replace("person: ines", "person: J. Smith"))
    ((person, _, _, independence),) = rows(said, "Audit team and independence")
    assert person == "J. Smith"
    assert "not evaluated" in independence
    assert "no tie shown" not in independence
    undated = AUDIT.replace("fieldwork: {start: 2026-03-16, end: 2026-03-18}", "")
    ((_, _, _, independence),) = rows(report(undated), "Audit team and independence")
    assert independence == "not evaluated"


def test_observers_and_trainees_judge_nothing() -> None:
    team = (
        "{person: dana, function: observer}, {person: ana, function: trainee, supervised_by: ines}"
    )
    said = report(AUDIT.replace("independent: true}]", f"independent: true}}, {team}]"))
    told = {row[0]: row[3] for row in rows(said, "Audit team and independence")}
    assert told["Dana Holt"] == "judges nothing here"
    assert told["Ana Ruiz"] == "judges nothing here; supervised by Ines Duarte"


NC = """
    ---
    kind: nonconformity
    id: NC-1
    audit: AUD-1
    grade: minor
    status: closed
    requirement: [A.8.13]
    statement: One restore was not tried.
    raised_on: 2026-03-17
    closed_on: 2026-06-08
    ---
    kind: corrective-action
    id: CAR-1
    nonconformity: NC-1
    status: closed
    owner: dana
    opened_on: 2026-03-20
    due_on: 2026-05-29
    implemented_on: 2026-06-01
    verified: {on: 2026-06-05, by: ines, result: effective}
    closed_on: 2026-06-08
"""


@pytest.mark.parametrize(
    ("as_of", "state", "action", "due", "check"),
    [
        ("2026-05-29", "open", "opened", "2026-05-29", "not on record"),
        ("2026-05-30", "open", "opened", "2026-05-29<br>**overdue**", "not on record"),
        (
            "2026-06-05",
            "open",
            "effect checked on 2026-06-05",
            "2026-05-29<br>**implemented late**",
            "effective on 2026-06-05, checked by Ines Duarte",
        ),
        (
            "2026-06-08",
            "closed on 2026-06-08",
            "closed on 2026-06-08",
            "2026-05-29",
            "effective on 2026-06-05, checked by Ines Duarte",
        ),
    ],
)
def test_corrective_action_stands_as_on_the_day(
    as_of: str, state: str, action: str, due: str, check: str
) -> None:
    said = report(AUDIT.replace("    findings: []\n", "") + NC, as_of)
    heading = section(said, "State of corrective action")
    line = next(one for one in heading.splitlines() if one.startswith("| NC-1"))
    assert [cell.strip() for cell in line.strip("|").split(" |")] == [
        "NC-1",
        "CAR-1",
        action,
        "Dana Holt",
        due,
        check,
    ]
    assert f"| State on {as_of} | {state} |" in said


def test_a_nonconformity_without_action_says_why_or_that_nothing_is_on_record() -> None:
    bare = AUDIT.replace("    findings: []\n", "") + NC.split("    ---\n    kind: corrective", 1)[0]
    assert "| NC-1 | **nothing on record** |" in report(bare)
    decided = bare + "    disposition: {car: false, reason: the queue is held, decided_by: dana}\n"
    assert "| NC-1 | none needed: the queue is held (Dana Holt) |" in report(decided)


@pytest.mark.parametrize(
    ("as_of", "ids"),
    [
        ("2026-03-16", set()),
        ("2026-03-17", {"NC-1"}),
        ("2026-03-19", {"NC-1"}),
        ("2026-03-20", {"NC-1", "CAR-1"}),
    ],
)
def test_what_came_later_is_not_in_it(as_of: str, ids: set[str]) -> None:
    said = report(AUDIT.replace("    findings: []\n", "") + NC, as_of)
    assert {one for one in ("NC-1", "CAR-1") if f"| {one} |" in said} == ids


@pytest.mark.parametrize(("count", "apart"), [(30, True), (31, False)])
def test_very_many_nonconformities_stand_in_one_table(count: int, apart: bool) -> None:
    many = "".join(
        f"\n    ---\n    {{kind: nonconformity, id: NC-{n}, audit: AUD-1, statement: gap {n}}}"
        for n in range(count)
    )
    said = section(report(AUDIT.replace("    findings: []\n", "") + many), "Findings")
    assert ("### NC-7: " in said) == apart
    assert ("### Nonconformities" in said) != apart
    assert all(f"| gap {n} |" in said for n in range(count))


def test_no_findings_and_silence_are_not_the_same() -> None:
    assert "raised no findings, as recorded" in report(AUDIT)
    silent = report(AUDIT.replace("    findings: []\n", ""))
    assert "do not say whether there were findings" in silent
    # No number stands where nobody counted.
    glance = dict(rows(silent, "At a glance"))
    assert glance["Findings"] == "not on record, nor that there were none"
    assert "Major nonconformities" not in glance
    assert dict(rows(report(AUDIT), "At a glance"))["Major nonconformities"] == "0"


PROGRAMME = """
    ---
    kind: audit-programme
    id: PRG-1
    status: approved
    period: {start: 2026-01-01, end: 2026-12-31}
    entries:
      - audit: AUD-1
        planned_on: %s
        scope: [A.8.13, A.8.14]
        postponements:
          - {from: 2026-02-02, reason: auditor ill, approved_by: ana, approved_on: 2026-01-30}
"""


def test_deviations_from_the_programme_are_told() -> None:
    text = AUDIT.replace(
        "results: [", "results: [{item: A.8.14, result: not-audited, reason: site closed}, "
    )
    said = section(report(text + PROGRAMME % "2026-03-02"), "Deviations")
    assert "Put off from 2 February 2026: auditor ill; agreed by Ana Ruiz on 2026-01-30" in said
    assert "Planned for 2 March 2026, begun on 16 March 2026" in said
    assert "In the programme, not in the scope of the audit: A.8.14" in said
    assert "Not audited: A.8.14 (Redundancy of information processing facilities), site closed" in (
        said
    )


@pytest.mark.parametrize("planned", ["2026-03-16", "2026-03-01/2026-03-31"])
def test_an_audit_begun_as_planned_deviates_in_nothing(planned: str) -> None:
    text = (AUDIT + PROGRAMME % planned).replace(", A.8.14]", "]").split("        postponements")[0]
    assert section(report(text), "Deviations") == "No deviation is on record."


def test_items_of_the_scope_without_a_word_are_told_as_the_rule_does() -> None:
    said = report(AUDIT.replace("scope: [A.8.13]", "scope: [A.8.13, A.8.14]"))
    results = {row[0]: row[1] for row in rows(said, "What was audited")}
    assert results["A.8.14 (Redundancy of information processing facilities)"] == (
        "nothing on record"
    )
    assert "AUD012" in {row[1] for row in rows(said, "What the rules found")}


def test_open_points_are_the_findings_on_the_audit_and_what_hangs_on_it() -> None:
    text = AUDIT.replace("    findings: []\n", "") + NC.replace("status: closed", "status: open")
    other = "    ---\n    {kind: nonconformity, id: NC-9, audit: AUD-9}\n"
    said = report(text + other)
    shown = {(row[1], row[2]) for row in rows(said, "What the rules found")}
    kinds = {"audit": "internal audit", "corrective-action": "corrective action"}
    found = {
        (one.code, f"{kinds.get(one.record_kind, one.record_kind)} {one.record_id}")
        for one in lint(records(text + other)).findings
        if one.record_id in ("AUD-1", "NC-1", "CAR-1")
    }
    assert found
    assert shown == found
    assert "NC-9" not in said


def test_a_record_with_holes_gives_a_report_with_holes() -> None:
    text = """
        kind: audit
        id: AUD-1
        status: in-progress
        team: [{}]
        results: [{}]
        amendments: [{}]
        findings: [{kind: nonconformity, id: NC-1}, {kind: opportunity-for-improvement, id: OFI-1}]
        ---
        {kind: corrective-action, id: CAR-1, nonconformity: NC-1}
        """
    for language in ("en", "de"):
        said = report(text, AS_OF, language)
        assert "None" not in said
        assert "Undefined" not in said
        for id in ("NC-1", "OFI-1", "CAR-1"):
            assert id in said
    bare = report("{kind: audit, id: AUD-1, status: reported}")
    assert "No team is on record" in bare
    assert "No conclusion is on record" in bare


def test_markdown_of_the_auditors_keeps_its_parts_and_stays_text() -> None:
    files = {
        "AUD-1.md": "---\nkind: audit\nid: AUD-1\nstatus: reported\n---\n# Our report\n\n"
        "**Access.** Fine <script>alert(1)</script>.\n\n- [one](javascript:x)\n- two\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    }
    said = paper(files, "audit-report", "AUD-1")
    text = section(said, "Text of the auditors")
    assert "**Our report**" in text
    assert "# Our report" not in text
    assert "Access. Fine \\<script\\>alert(1)\\</script\\>." in text
    assert "\n- \\[one\\](javascript:x)\n- two\n" in text
    assert "\n- 1 \\| 2" in text


def test_text_in_data_is_not_read_as_markdown() -> None:
    said = report(AUDIT + "    text: |\n      # two **stars**\n\n      - one\n      2. two\n")
    text = section(said, "Text of the auditors")
    assert "\\# two \\*\\*stars\\*\\*" in text
    assert "\n- one\n- 2\\. two" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "since 16 March 2026; its end is not on record"),
        ("de", "seit 16\\. März 2026; das Ende ist nicht dokumentiert"),
    ],
)
def test_of_fieldwork_under_way_only_its_beginning_is_told(language: str, said: str) -> None:
    text = AUDIT.replace(", end: 2026-03-18", "").replace("status: reported", "status: in-progress")
    assert f"| {said} |" in report(text, "2026-03-17", language)


def test_an_audit_of_no_programme_says_why_or_that_nothing_says_so() -> None:
    outside = "In no audit programme on record, and why it was held without one is not said"
    assert outside in section(report(AUDIT), "Deviations")
    said = section(report(f"{AUDIT}    unplanned_reason: after the fire\n"), "Deviations")
    assert said == "- Not planned by a programme, held because: after the fire"
    for text, found in (
        (AUDIT, ["AUD003"]),
        (f"{AUDIT}    unplanned_reason: after the fire\n", []),
    ):
        told = lint(records(text), as_of=AS_OF, select=["AUD003"]).findings
        assert [one.code for one in told] == found
