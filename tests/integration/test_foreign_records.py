"""Records somebody else wrote, read by the mapping of the example: findings at their lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import pytest

from isms_lint.findings.result import Result
from isms_lint.testing import lint

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "foreign-records"
CONFIG = (EXAMPLE / ".isms-lint.yaml").read_text(encoding="utf-8")
RECORDS = {
    path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(EXAMPLE.rglob("*.yaml"))
    if path.name != ".isms-lint.yaml"
}
SHAPE = ["INP", "REF001", "REF002", "REF003", "REF004", "REF006", "REF007", "REF010"]

Place = tuple[str, int]
"""Code and line of a finding."""

JUDGED: dict[str, set[Place]] = {
    "AuditFinding-bad-closure-date": {("REF007", 4)},
    "AuditFinding-bad-finding-type": {("INP012", 3)},
    "AuditProgramme-missing-id": {("INP008", 1)},
    "CompetenceRecord-bad-competency-assessment-date": {("REF007", 3)},
    "CorrectiveAction-bad-target-completion-date": {("REF007", 3)},
    "CorrectiveAction-missing-id": {("INP008", 1)},
    "ImprovementOpportunity-missing-id": {("INP008", 1)},
    "InformationSecurityIncident-bad-incident-datetime": {("REF007", 3)},
    "InformationSecurityManagementSystem-missing-id": {("INP008", 1)},
    "InformationSecurityObjective-bad-target-date": {("REF007", 3)},
    "InformationSecurityPolicy-bad-document-type": {("INP012", 3)},
    "InterestedParty-missing-id": {("INP008", 1)},
    "InternalAudit-bad-report-date": {("REF007", 3)},
    "ManagementReview-bad-review-date": {("REF007", 3)},
    "Nonconformity-missing-id": {("INP008", 1)},
    "Risk-bad-impact": {("INP012", 3)},
    "Risk-bad-likelihood": {("INP012", 3)},
    "Risk-bad-risk-level": {("INP012", 3)},
    "Risk-bad-treatment-option": {("INP012", 3)},
    "RiskAssessment-bad-assessment-date": {("REF007", 3)},
    "RiskAssessmentProcess-missing-id": {("INP008", 1)},
    # An approval with a date and without a person.
    "RiskTreatmentPlan-bad-approved-date": {("REF007", 3), ("INP009", 3)},
    "SecurityControl-bad-control-category": {("INP012", 3)},
    "StatementOfApplicability-bad-last-review-date": {("REF007", 3)},
    "TopicSpecificPolicy-bad-document-type": {("INP012", 3)},
}
"""What reading says of each file in `invalid/` whose defect it judges, and nothing more."""

NO_KIND = {
    "Asset-missing-name",
    "AwarenessProgram-missing-name",
    "CommunicationItem-bad-records-required",
    "CommunicationPlan-missing-id",
    "InformationSecurityEvent-bad-event-datetime",
    "Resource-missing-id",
}
"""Files in `invalid/` that are excluded: the record model has no kind for them."""

NO_NAME = {
    "CorrectiveAction-missing-name",
    "ImprovementOpportunity-bad-target-date",  # its date is one; what it lacks is a name
    "OperationalProcedure-missing-name",
    "Organization-missing-name",
    "RiskTreatmentProcess-missing-name",
    "Role-missing-name",
}
"""Files in `invalid/` that lack a name only: the record model asks for an id and no name."""

HAS_A_READING = {
    "Nonconformity-bad-detection-date",  # `April 2026`: a day in that month
    "SecurityControl-bad-implementation-status",  # `done`: implemented
}
"""Files in `invalid/` whose value means one thing to the reader of what people write."""

TRUE_OF_VALID: dict[str, set[Place]] = {
    # People named in free text, where no person or role has that id or name. The one who is the
    # `Chief Information Security Officer` is found by that name: Role-001 has it.
    "CompetenceRecord-001": {("REF001", 4)},
    "CorrectiveAction-001": {("REF001", 6)},
    "CorrectiveAction-002": {("REF001", 6)},
    "InformationSecurityPolicy-001": {("REF001", 6)},
    "InternalAudit-001": {("REF001", 14)},
    "Risk-001": {("REF001", 11)},
    "Risk-002": {("REF001", 12)},
    "Risk-003": {("REF001", 11)},
    "RiskAssessment-001": {("REF001", 6)},
    "Role-001": {("REF001", 11)},
    "SecurityControl-001": {("REF001", 14)},
    "SecurityControl-002": {("REF001", 14)},
    "SecurityControl-003": {("REF001", 14)},
    "SecurityControl-004": {("REF001", 13)},
    # Line 17 names a control that no file describes.
    "StatementOfApplicability-002": {("REF001", 17)},
    # The requirement is a sentence.
    "Nonconformity-001": {("REF001", 5), ("REF001", 6)},
    "Nonconformity-002": {("REF001", 5), ("REF001", 6)},
    # Actions written as sentences, so without an id.
    "ManagementReview-001": {*(("REF001", n) for n in (6, 8)), ("INP008", 22), ("INP008", 23)},
    "RiskTreatmentPlan-001": {("REF001", 17), ("INP008", 8), ("INP008", 9)},
    "MonitoringItem-001": {("INP008", 1), ("REF001", 5), ("REF001", 7)},
}
"""Everything reading says of `valid/`: each is true of the data, none is of the mapping."""


def check(records: dict[str, str], select: Iterable[str]) -> Result:
    """The records linted with the example's configuration."""
    result = lint(records, config=CONFIG, select=select)
    assert result.errors == ()
    return result


def places(result: Result, folder: str) -> dict[str, set[Place]]:
    """Code and line of the findings in a folder, by the name of the file."""
    found: dict[str, set[Place]] = {}
    for finding in result.findings:
        if finding.location.file.startswith(f"lmodel/{folder}/"):
            at = (finding.code, finding.location.line)
            found.setdefault(Path(finding.location.file).stem, set()).add(at)
    return found


@pytest.fixture(scope="module")
def shape() -> Result:
    """What reading alone says: mapping, schema, references, dates."""
    return check(RECORDS, SHAPE)


def test_all_of_the_data_is_here() -> None:
    folders = [Path(name).parts[1] for name in RECORDS]
    assert (folders.count("valid"), folders.count("invalid")) == (42, 39)


def test_each_defect_is_found_at_its_line(shape: Result) -> None:
    assert places(shape, "invalid") == JUDGED


def test_each_invalid_file_is_accounted_for() -> None:
    names = {Path(name).stem for name in RECORDS if "/invalid/" in name}
    assert names == JUDGED.keys() | NO_KIND | NO_NAME | HAS_A_READING
    assert len(names) == len(JUDGED) + len(NO_KIND) + len(NO_NAME) + len(HAS_A_READING)


def test_valid_files_have_true_findings_only(shape: Result) -> None:
    assert places(shape, "valid") == TRUE_OF_VALID


def test_the_finding_stands_on_the_value_it_speaks_of(shape: Result) -> None:
    for finding in shape.findings:
        if finding.code in ("REF001", "REF007") or finding.message_id == "word":
            at = finding.location
            line = RECORDS[at.file].splitlines()[at.line - 1]
            value = line[at.column - 1 : at.end_column - 1].strip('"')
            assert value[:30] in finding.message, (at.file, at.line)


def test_rules_judge_mapped_records() -> None:
    """A few chosen rules, from the field they speak of."""
    found = places(check(RECORDS, ["CAR005", "FND002", "IND011", "MRV002"]), "valid")
    assert found == {
        "CorrectiveAction-002": {("CAR005", 7)},
        "InternalAudit-001": {("IND011", 14)},
        "ManagementReview-001": {("MRV002", 9)},
        "Nonconformity-001": {("FND002", 1)},
        "Nonconformity-002": {("FND002", 1)},
    }


def test_an_unmapped_field_is_reported_in_every_mapped_file() -> None:
    """One more field at the end of each valid file; praise is no record, so nothing is mapped."""
    valid = {name: text.rstrip() for name, text in RECORDS.items() if "/valid/" in name}
    result = check({name: f"{text}\nonly_here: 1\n" for name, text in valid.items()}, ["INP012"])
    found = {(f.location.file, f.location.line, f.location.column) for f in result.findings}
    excluded = {name.split("-")[0] for name in NO_KIND}
    expected = {
        (name, text.count("\n") + 2, 1)
        for name, text in valid.items()
        if Path(name).stem.split("-")[0] not in excluded and Path(name).stem != "AuditFinding-002"
    }
    assert found == expected
    assert all("`only_here`" in finding.message for finding in result.findings)


def test_an_unmapped_field_of_a_nested_row_is_reported() -> None:
    name = "lmodel/valid/StatementOfApplicability-002.yaml"
    lines = RECORDS[name].splitlines()
    at = next(n for n, line in enumerate(lines) if "control-physical-perimeter" in line) + 1
    lines.insert(at, "    maturity: 3")
    (finding,) = check({name: "\n".join(lines)}, ["INP012"]).findings
    assert (finding.location.line, finding.location.column) == (at + 1, 5)
    assert (finding.path, finding.record_id) == (
        "soa_entries[1].maturity",
        "iso27001:soa-2026-partial",
    )


def test_the_page_explains_every_key() -> None:
    page = (ROOT / "docs" / "mapping.md").read_text(encoding="utf-8")
    schema = json.loads(
        files("isms_lint_schemas").joinpath("configuration.json").read_text(encoding="utf-8")
    )
    first_cells = " ".join(line.split("|")[1] for line in page.splitlines() if line.startswith("|"))
    for part in ("mapping", "part", "source", "rows", "join"):
        for key in schema["$defs"][part]["properties"]:
            assert f"`{key}`" in first_cells, key
