"""Registers in the forms that people keep them in: data, workbooks, lists, tables that belong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from recognise_kit import mapped, settings

from isms_lint.testing import lint


def only(folder: Path, files: dict[str, str]) -> dict[str, Any]:
    """The one mapping that is proposed for these files."""
    (found,) = settings(mapped(folder, files))["mappings"].values()
    return dict(found)


def table(*rows: str) -> str:
    """A table, its cells apart by commas."""
    lines = [f"| {' | '.join(row.split(','))} |" for row in rows]
    lines.insert(1, f"|{'--|' * (rows[0].count(',') + 1)}")
    return "\n".join(lines) + "\n"


# --- data

CAUSES = {
    "nc_id": "NC-1",
    "title": "Doors stay open",
    "root_cause": "Nobody closes them",
    "corrective_action": "Springs",
    "due_date": "2026-05-01",
    "owner": "Ana Reis",
}


def test_records_one_a_file_are_one_mapping(tmp_path: Path) -> None:
    def file(number: int) -> str:
        return (
            f"audit_id: IA-{number}\ntitle: Internal audit {number}\nlead_auditor: Ana Reis\n"
            f"start_date: 2026-0{number}-03\ncriteria: [ISO/IEC 27001]\nscope: [A.5.1]\n"
        )

    files = {f"audits/InternalAudit-{n}.yaml": file(n) for n in (1, 2, 3)}
    found = only(tmp_path, files)
    assert found["files"] == "audits/InternalAudit-*.yaml"
    assert found["kind"] == "audit"
    assert found["fields"]["id"] == "audit_id"


def test_a_list_at_the_top_of_a_file_is_one_of_records(tmp_path: Path) -> None:
    risks = [
        {
            "risk_id": f"R-{n}",
            "risk": f"Risk {n}",
            "likelihood": 2,
            "impact": 3,
            "risk_owner": "CISO",
        }
        for n in range(1, 4)
    ]
    found = only(tmp_path, {"risks.json": json.dumps(risks)})
    assert found["kind"] == "risk"
    assert found["fields"]["consequence"] == "impact"


def test_lists_inside_data_are_those_of_the_record(tmp_path: Path) -> None:
    review = {
        "management_review_id": "MR-1",
        "date_held": "2026-06-01",
        "participants": ["Ana Reis", "Rui Matos"],
        "decisions": [{"decision": "Hire", "due_date": "2026-07-01"}],
        "review_type": "planned",
    }
    found = only(tmp_path, {"ManagementReview.json": json.dumps(review)})
    assert found["kind"] == "management-review"
    decisions = found["fields"]["decisions"]
    assert decisions["from"] == "decisions"
    assert decisions["each"]["fields"]["text"] == "decision"


@pytest.mark.parametrize(
    "text", ['{"listen": "0.0.0.0", "debug": true}', "[1, 2]", '"text"', "{}", '{"a": [{"b": 1}]}']
)
def test_other_data_have_no_mapping_and_are_named(text: str, tmp_path: Path) -> None:
    outcome = mapped(tmp_path, {"app.json": text})
    assert not outcome.is_changed
    assert outcome.data == ["app.json"]


# --- workbooks


def test_sheets_of_a_workbook(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    risks = book.active
    risks.title = "Risk Register"
    risks.append(["Alder Ltd."])
    risks.append([])
    risks.append(["Risk ID", "Risk", "Likelihood", "Impact", "Risk owner"])
    for n in range(1, 5):
        risks.append([f"R-{n}", f"Risk {n}", n, 3, "CISO"])
    scale = book.create_sheet("Scale")
    for row in (["Level", "Meaning"], [1, "rare"], [5, "often"]):
        scale.append(row)
    actions = book.create_sheet("Actions")
    for row in (
        ["Action ID", "Action", "Owner", "Due date"],
        ["ACT-1", "Do", "CISO", "2026-05-01"],
    ):
        actions.append(row)
    book.save(tmp_path / "isms.xlsx")
    found = only(tmp_path, {})
    assert found["leave"] == ["Scale"]
    assert [(part["sheet"], part["kind"]) for part in found["records"]] == [
        ("Risk Register", "risk"),
        ("Actions", "action"),
    ]


# --- lists


def test_items_that_begin_with_ids(tmp_path: Path) -> None:
    text = (
        "# Internal Audit Report\n\n**Audit ID:** IA-1\n**Lead auditor:** Ana Reis\n"
        "**Report date:** 2026-03-01\n\n## Nonconformities\n\n"
        "- NC-1: Doors stay open\n- NC-2: Logs are not read\n"
    )
    found = only(tmp_path, {"report.md": text})
    (part,) = found["records"]
    assert (part["list"], part["kind"]) == ("Nonconformities", "nonconformity")
    assert part["fields"]["id"] == {"from": "Item", "match": "{}: *"}
    assert part["fields"]["audit"] == {"parent": "id"}


def test_a_list_of_the_pages_own_record(tmp_path: Path) -> None:
    text = (
        "# Management Review\n\n**Meeting date:** 2026-06-01\n**Chair:** Ana Reis\n"
        "\n## Attendees\n\n- Ana Reis\n- Rui Matos\n"
        "\n## Results of audits\n\nTwo audits were held.\n"
        "\n## Decisions\n\n- Hire an auditor\n- Keep the objectives\n"
    )
    fields = only(tmp_path, {"review.md": text})["fields"]
    assert fields["participants"]["rows"] == {"list": "Attendees", "fields": {"person": "Item"}}
    assert fields["decisions"]["rows"] == {"list": "Decisions", "fields": {"text": "Item"}}


# --- tables that belong together


def test_a_second_table_of_the_same_records_is_joined(tmp_path: Path) -> None:
    text = (
        "# Risk Assessment\n\n## Risks\n\n"
        + table("Risk ID,Risk,Likelihood,Impact", "R-1,Fire,2,4", "R-2,Theft,3,2", "R-3,Fraud,2,2")
        + "\n## Treatment\n\n"
        + table(
            "Risk ID,Risk,Treatment,Risk owner",
            "R-1,Fire,Mitigate,CISO",
            "R-2,Theft,Accept,CEO",
            "R-3,Fraud,Accept,CEO",
        )
    )
    files = {"risks.md": text}
    outcome = mapped(tmp_path, files)
    (found,) = settings(outcome)["mappings"].values()
    (part,) = found["records"]
    assert part["joins"] == {
        "more1": {"table": "Treatment", "column": "Risk ID", "by": {"from": "Risk ID"}}
    }
    assert part["fields"]["treatment"] == "more1.Treatment"
    assert part["fields"]["owner"] == "more1.Risk owner"
    result = lint(files, config=outcome.text, select=["INP", "REF"])
    assert result.records["risk"] == 3


def test_corrective_actions_that_go_by_the_ids_of_findings(tmp_path: Path) -> None:
    rows = (
        "NC ID,Root cause,Corrective action,Owner,Due date",
        "NC-1,Nobody closes them,Springs,Ana Reis,2026-05-01",
        "NC-2,Nobody reads them,A reader,Ana Reis,2026-06-01",
    )
    found = only(tmp_path, {"car.csv": "\n".join(rows) + "\n"})
    assert found["kind"] == "corrective-action"
    assert found["fields"]["id"] == {"from": "NC ID", "prefix": "CA-"}
    assert found["fields"]["nonconformity"] == "NC ID"


def test_a_schedule_is_the_programme_and_the_audits_that_lie_ahead(tmp_path: Path) -> None:
    text = "# Internal Audit Programme 2026\n\n**Owner:** CISO\n\n## Schedule\n\n" + table(
        "Audit ID,Scope,Planned date,Lead auditor,Status",
        "IA-1,A.5.1,2026-03-01,Ana Reis,Completed",
        "IA-2,A.5.2,2026-09-01,Rui Matos,Planned",
    )
    found = only(tmp_path, {"programme.md": text})
    assert found["kind"] == "audit-programme"
    entries = found["fields"]["entries"]["rows"]
    assert entries["fields"]["planned_on"] == "Planned date"
    (audits,) = found["records"]
    assert audits["kind"] == {"from": "Status", "words": {"Completed": None, "Planned": "audit"}}


def test_sections_without_ids_are_records_with_ids_of_their_headings(tmp_path: Path) -> None:
    def section(title: str, day: str) -> str:
        return (
            f"### {title}\n\n**Date detected:** {day}\n**Severity:** High\n"
            "**Root cause:** A wrong setting\n**Status:** Closed\n\n"
        )

    text = (
        "# Incident Log\n\n## Incidents\n\n"
        + section("Lost laptop", "2026-02-01")
        + section("Phishing mail", "2026-03-01")
        + section("Outage of mail", "2026-04-01")
    )
    files = {"incidents.md": text}
    outcome = mapped(tmp_path, files)
    result = lint(files, config=outcome.text, select=["INP"])
    assert result.records["incident"] == 3
    assert "{heading: true, slug: true} # made of the heading: there is no id" in outcome.text
