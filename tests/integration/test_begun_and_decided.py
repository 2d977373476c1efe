"""A repository that `init` wrote, once everything in it is decided: what is left is what takes time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

import isms_lint
from isms_lint.cli.main import main

ANSWERS = {
    "name": "Birkenau Systems GmbH",
    "timezone": "Europe/Berlin",
    "headcount": 40,
    "top-management": ["Ana Reyes", "Bo Lind"],
    "isms-manager": "Dana Holt (Security)",
    "internal-auditor": "Ines Ferro (Finance)",
    "owner-of-it-operations": "Finn Berg (IT)",
    "owner-of-people-security": "Pia Sund (People)",
    "owner-of-physical-security": "Pia Sund",
    "owner-of-supplier-management": "Bo Lind",
    "stage-2-on": "2028-03-06",
}
APPROVAL = {"status": "approved", "version": "1", "approved_by": "ana-reyes"}
Edit = Callable[[Any], None]


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("answers.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
    assert main(["init", "isms", "--answers", "answers.json", "--as-of=2026-11-20"]) == 0
    return tmp_path / "isms"


@contextmanager
def changed(file: Path) -> Iterator[Any]:
    """The data of a file of YAML, or before the text of one in Markdown, written as it is left."""
    before, *after = file.read_text(encoding="utf-8").removeprefix("---\n").split("---\n")
    data = yaml.load(before, yaml.BaseLoader)
    yield data
    text = json.dumps(data)
    file.write_text(f"---\n{text}\n---\n{after[0]}" if after else text, encoding="utf-8")


def approve(record: dict[str, Any], day: str) -> None:
    record.update(APPROVAL, approved_on=day)


def _first_month(isms: Path) -> None:
    """Context, scope, policy, criteria, method, programme and procedures."""
    for file in (*isms.glob("documents/*/*.md"), *isms.glob("context/scope.yaml")):
        with changed(file) as data:
            approve(data, "2026-12-01")
            data["interfaces" if data["kind"] == "scope" else "notes"] = "the hosting provider"
    with changed(isms / "documents/register.yaml") as data:
        for row in data["records"]:
            approve(row, "2026-12-01")
    with changed(isms / "context/issues.yaml") as data:
        data["records"][0].update(relevant=False, reason="no site of our own")
    with changed(isms / "context/interested-parties.yaml") as data:
        for row in data["records"]:
            row["requirements"] = [{"text": "their data stays confidential", "addressed": True}]
    for file in ("risk/criteria.yaml", "audits/programme.yaml"):
        with changed(isms / file) as data:
            approve(data, "2026-12-01")
            if "scales" in data:
                steps = [1, 2, 3, 4, 5]
                data.update(scales={"consequence": steps, "likelihood": steps})
                data.update(acceptance=9, high=15)


def _first_quarter(isms: Path) -> None:
    """Risks, their treatment, the Statement of Applicability, objectives, competence."""
    with changed(isms / "risk/assessments.yaml") as data:
        data["records"][0].update(started_on="2026-12-21", completed_on="2027-01-15")
    with changed(isms / "risk/register.yaml") as data:
        data["records"] = [
            {"id": "RISK-1", "title": "Leaked exports", "status": "active", "owner": "bo-lind"}
            | {"assessment": "RA-2026", "affects": ["confidentiality"], "consequence": 4}
            | {"likelihood": 3, "level": 12, "treatment": "modify", "controls": ["A.8.12"]}
            | {"residual": {"level": 8, "accepted_by": "bo-lind", "accepted_on": "2027-01-20"}}
        ]
    plan = {"kind": "treatment-plan", "id": "TP-1", "risks": ["RISK-1"], "assessment": "RA-2026"}
    approve(plan, "2027-01-20")
    plan |= {"title": "Treatment", "approvals": [{"by": "bo-lind", "on": "2027-01-20"}]}
    (isms / "risk/plan.yaml").write_text(json.dumps(plan))
    with changed(isms / "soa/statement-of-applicability.yaml") as data:
        approve(data, "2027-01-25")
        for row in data["controls"]:
            row.update(applicable=True, implementation="implemented", justification="as agreed")
            row.update(requirements="security annex of customers")
        data["controls"][-5].update(applicable=False, justification="no development is outsourced")
    with changed(isms / "objectives/objectives.yaml") as data:
        for row in data["records"]:
            row.update(status="active", **{"from": "2027-01-01"})
            row["target"] = int(row["target"])
    with changed(isms / "objectives/measures.yaml") as data:
        for row in data["records"]:
            del row["status"]
            row["frequency_months"] = int(row["frequency_months"])
            row["from"] = "2027-01-01"
    with changed(isms / "people/competence.yaml") as data:
        course = {"id": "CMP-1", "subject": "internal-audit", "evidence": "lead auditor course"}
        data["records"] = [{**course, "person": "ines-ferro", "on": "2026-05-01"}]
    with changed(isms / "organization.yaml") as data:
        data.update(
            headcount=40, complaints="none received", intervals=dict.fromkeys(INTERVALS, 12)
        )


INTERVALS = ("internal_audit_months", "management_review_months", "risk_assessment_months")


def found(as_of: str) -> dict[str, str]:
    result = isms_lint.check("isms", as_of=as_of, profile="certification")
    return {finding.code: finding.message for finding in result.findings}


def test_what_is_decided_is_found_no_more(begun: Path) -> None:
    _first_month(begun)
    assert set(found("2026-12-15")) == {"DOC001", "EXT004", "SOA011"}
    _first_quarter(begun)
    said = found("2027-02-26")
    # What only time can show: measurement, an audit, a review; and what the body will ask for of it.
    assert set(said) == {"DOC001", "EXT004"}
    assert said["DOC001"].startswith(
        "the records do not show results of measurement (9.1), audit results (9.2.2) and results of"
        " management reviews (9.3.3): 3"
    )
    assert said["EXT004"].startswith("5 of the 10 things")


def test_the_programme_plans_everything_before_the_certification(begun: Path) -> None:
    _first_month(begun)
    _first_quarter(begun)
    result = isms_lint.check("isms", as_of="2027-02-26", select=["PRG", "SEQ", "IND"])
    assert not result.findings
    assert not [one for one in result.not_evaluated if one.code in ("PRG004", "PRG005", "SEQ007")]
