"""Pages of three languages: what is recognised on them, and what `check` finds with that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from recognise_kit import MINUTES, POLICY, REGISTER, REPORT, mapped, settings

from isms_lint.findings.result import Result
from isms_lint.recognise.run import Outcome
from isms_lint.testing import lint


def mapping(folder: Path, file: str, text: str) -> dict[str, Any]:
    """The mapping that is proposed for one file."""
    found = settings(mapped(folder, {file: text}))["mappings"]
    (only,) = found.values()
    return dict(only)


def checked(files: dict[str, str], outcome: Outcome) -> Result:
    return lint(files, config=outcome.text, select=["INP", "REF"])


# --- an audit report with its findings, their actions and a summary


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return mapping(tmp_path_factory.mktemp("report"), "audits/report.md", REPORT)


def test_the_page_is_the_audit(report: dict[str, Any]) -> None:
    assert report["kind"] == "audit"
    fields = report["fields"]
    assert fields["id"] == "Audit Reference"
    assert fields["fieldwork"] == "Audit Period"
    assert fields["reported_on"] == "Report Date"
    assert fields["team"]["from"] == "Lead Auditor"
    assert fields["conclusion"] == {"section": "Executive Summary"}


def test_sections_with_ids_are_findings_of_that_audit(report: dict[str, Any]) -> None:
    finding = report["records"][0]
    assert (finding["section"], finding["kind"]) == ("NCR-*", "nonconformity")
    fields = finding["fields"]
    assert fields["id"] == {"heading": "{} (*"}
    assert fields["audit"] == {"parent": "id"}
    assert fields["grade"] == "Severity"
    assert fields["requirement"] == "ISO Clause"
    assert fields["statement"] == "Finding"


def test_the_row_that_sums_a_finding_up_is_joined(report: dict[str, Any]) -> None:
    finding = report["records"][0]
    assert finding["joins"]["summary"] == {
        "table": "Tracking",
        "column": "NCR",
        "by": {"heading": "{} (*"},
    }
    assert finding["fields"]["status"] == "summary.Status *"


def test_what_the_summary_says_is_held_to_the_findings(report: dict[str, Any]) -> None:
    summary = report["records"][2]
    assert summary == {
        "table": "Tracking",
        "kind": "stated-count",
        "fields": {
            "label": "NCR",
            "items": "NCR",
            "said.owners": "Owner",
            "said.due_on": "Target",
            "said.status": "Status *",
            "as_of": {"above": "Report Date"},
        },
        "constants": {"of": "nonconformity"},
    }


def test_what_is_done_is_a_record_of_its_own_with_its_steps(report: dict[str, Any]) -> None:
    answer = report["records"][1]
    assert (answer["section"], answer["kind"]) == ("NCR-*", "corrective-action")
    assert answer["fields"]["id"] == {"heading": "{} (*", "prefix": "CA-"}
    assert answer["fields"]["nonconformity"] == {"heading": "{} (*"}
    assert answer["fields"]["cause"] == "Root Cause"
    assert answer["fields"]["due_on"] == "summary.Target"
    (step,) = answer["records"]
    assert (step["table"], step["kind"]) == ("Corrective Action Plan", "action")
    assert step["fields"]["origin"] == {"parent": "id"}
    assert step["fields"]["status"] == {"from": "Deadline", "words": {"*Done": "done", "*": "open"}}


def test_check_with_that_mapping_finds_no_mistake_of_it(tmp_path: Path) -> None:
    files = {"audits/report.md": REPORT}
    result = checked(files, mapped(tmp_path, files))
    assert result.records["nonconformity"] == 2
    assert result.records["corrective-action"] == 2
    assert result.records["action"] == 3
    told = {finding.message.split("`")[1] for finding in result.findings}
    assert told == {"Document ID", "Classification", "🟡 In Progress"}, "what nobody placed alone"


def test_two_reports_are_one_mapping(tmp_path: Path) -> None:
    files = {
        "audits/2025-report.md": REPORT.replace("2026", "2025"),
        "audits/2026-report.md": REPORT,
    }
    (only,) = settings(mapped(tmp_path, files))["mappings"]
    assert only == "audits/*-report.md"


def test_a_grade_that_stands_in_the_headings_alone(tmp_path: Path) -> None:
    text = REPORT.replace("| **Severity** | Minor |\n", "").replace(
        "| **Severity** | Major |\n", ""
    )
    finding = mapping(tmp_path, "report.md", text)["records"][0]
    assert finding["fields"]["grade"] == {"heading": "*({})*"}


def test_a_table_that_counts_the_records_of_its_page(tmp_path: Path) -> None:
    register = (
        "# Riscos\n\n## Registro\n\n"
        "| ID | Risco | Probabilidade | Impacto | Status |\n|--|--|--|--|--|\n"
        "| R-1 | Incêndio | 2 | 5 | aberto |\n| R-2 | Furto | 3 | 3 | fechado |\n"
        "| R-3 | Fraude | 3 | 3 | aberto |\n"
        "\n## Resumo\n\n"
        "| Situação | Quantidade |\n|--|--|\n| Aberto | 1 |\n| Fechado | 1 |\n| Total | 3 |\n"
    )
    files = {"riscos.md": register}
    outcome = mapped(tmp_path, files)
    (only,) = settings(outcome)["mappings"].values()
    assert only["records"][1] == {
        "table": "Resumo",
        "kind": "stated-count",
        "fields": {"label": "Situação", "count": "Quantidade", "value": "Situação"},
        "constants": {"of": "risk", "field": "status"},
    }
    (told,) = lint(files, config=outcome.text, select=["REC005"]).findings
    assert "2 have status `Aberto`" in told.message


# --- a register in German


def test_columns_of_a_german_register(tmp_path: Path) -> None:
    register = mapping(tmp_path, "risikoregister.csv", REGISTER)
    assert register["kind"] == "risk"
    assert register["fields"] == {
        "id": "ID",
        "title": "Risikobezeichnung",
        "threat": "Bedrohung",
        "likelihood": "Eintrittswahrscheinlichkeit (1-5)",
        "consequence": "Auswirkung (1-5)",
        "owner": "Risikoeigner",
        "treatment": "Behandlung",
        "status": "Status",
    }


def test_what_is_not_placed_or_known_is_asked_and_told(tmp_path: Path) -> None:
    files = {"risikoregister.csv": REGISTER}
    outcome = mapped(tmp_path, files)
    assert "    # not placed: Kostenstelle (4711, 4712, 4713)\n" in outcome.text
    asked = [question for _, question in outcome.questions]
    assert any(question.startswith("ignore: [Kostenstelle]") for question in asked)
    assert any("ruht" in question and "active, closed" in question for question in asked)
    told = [finding.message for finding in checked(files, outcome).findings]
    assert len(told) == 2
    assert any("`Kostenstelle`" in message for message in told)
    assert any("`ruht`" in message for message in told)


def test_people_and_functions_get_records(tmp_path: Path) -> None:
    records = settings(mapped(tmp_path, {"risikoregister.csv": REGISTER}))["records"]
    assert {"kind": "person", "id": "anna-weber", "name": "Anna Weber"} in records
    assert {"kind": "person", "id": "it-leitung", "name": "IT-Leitung"} in records


# --- minutes in Portuguese


def test_minutes_in_portuguese(tmp_path: Path) -> None:
    minutes = mapping(tmp_path, "ata.md", MINUTES)
    assert minutes["kind"] == "management-review"
    fields = minutes["fields"]
    assert fields["held_on"] == "Data"
    assert fields["participants"]["from"] == "Participantes"
    assert fields["inputs.previous_actions"] == {
        "section": "Situação das ações das análises críticas anteriores"
    }
    assert fields["inputs.audit_results"] == {"section": "Resultados de auditorias"}
    assert fields["decisions"]["rows"]["fields"]["text"] == "Decisão"
    (actions,) = minutes["records"]
    assert (actions["table"], actions["kind"]) == ("Ações", "action")
    assert actions["fields"]["origin"] == {"parent": "id"}


def test_the_order_of_days_is_proven_by_another_cell(tmp_path: Path) -> None:
    outcome = mapped(tmp_path, {"ata.md": MINUTES})
    assert "dates: day-first # 25/06/2026 shows it\n" in outcome.text


def test_without_proof_the_order_is_a_question(tmp_path: Path) -> None:
    text = MINUTES.replace("25/06/2026", "05/06/2026")
    outcome = mapped(tmp_path, {"ata.md": text})
    assert "dates:" not in str(settings(outcome)["mappings"])
    asked = [question for _, question in outcome.questions]
    assert any("day-first or month-first? 02/06/2026" in question for question in asked)


# --- pages that hold no rows


def test_prose_is_a_document_whose_tables_are_left(tmp_path: Path) -> None:
    policy = mapping(tmp_path, "policies/access.md", POLICY)
    assert policy["kind"] == "document"
    assert policy["fields"]["id"] == "Document ID"
    assert policy["constants"] == {"type": "policy"}
    assert policy["leave"] == ["Principles"]


@pytest.mark.parametrize(
    "text",
    [
        "# Holiday calendar\n\n| Day | Office |\n|---|---|\n| Monday | closed |\n",
        "# Readme\n\nHow to build it.\n",
        "# Server\n\n| Host | IP | CPU |\n|---|---|---|\n| web1 | 10.0.0.1 | 8 |\n",
    ],
)
def test_other_pages_have_no_mapping(text: str, tmp_path: Path) -> None:
    outcome = mapped(tmp_path, {"notes/page.md": text})
    assert not outcome.is_changed
    assert outcome.text == ""


def test_a_template_gets_a_mapping_that_says_so(tmp_path: Path) -> None:
    header = (
        "# Risk register\n\n| Risk ID | Risk | Likelihood | Impact | Owner |\n|--|--|--|--|--|\n"
    )
    files = {"risks.md": header + "| R-001 | — | — | — | TBD |\n"}
    outcome = mapped(tmp_path, files)
    assert "# Nothing is stated in it yet" in outcome.text
    result = checked(files, outcome)
    assert result.findings == ()
    assert "risk" not in result.records


def test_what_calls_itself_a_template_gets_none(tmp_path: Path) -> None:
    outcome = mapped(tmp_path, {"templates/audit-report.md": REPORT})
    assert not outcome.is_changed


def test_a_register_of_no_known_kind_is_asked_about(tmp_path: Path) -> None:
    assets = (
        "\n\n## Assets\n\n| Asset ID | Asset | Location | Backup | Criticality |\n|--|--|--|--|--|\n"
        "| AST-1 | Laptop | Berlin | daily | high |\n| AST-2 | Server | Ulm | daily | high |\n"
        "| AST-3 | Safe | Ulm | none | low |\n"
    )
    outcome = mapped(tmp_path, {"policies/assets.md": POLICY + assets})
    asked = [question for _, question in outcome.questions]
    assert any(question.startswith("Assets  no kind fits Asset ID | Asset") for question in asked)
    (only,) = settings(outcome)["mappings"].values()
    assert "Assets" not in only["leave"]


# --- other forms


def test_an_applicability_table_of_numbers_alone(tmp_path: Path) -> None:
    rows = "".join(f"5.{n},Control {n},Yes,needed,implemented\n" for n in range(1, 8))
    files = {"soa.csv": "control_id,name,included,justification,status\n" + rows}
    (only,) = settings(mapped(tmp_path, files))["mappings"].values()
    assert only["kind"] == "statement-of-applicability"
    controls = only["fields"]["controls"]["rows"]["fields"]
    assert controls["control"] == {"from": "control_id", "prefix": "A."}
    assert controls["applicable"] == "included"


def test_data_in_json_at_a_path(tmp_path: Path) -> None:
    text = (
        '{"export": {"incidents": ['
        '{"incident_id": "INC-1", "severity": "high", "detected_on": "2026-03-01", "root_cause": "x"},'
        '{"incident_id": "INC-2", "severity": "low", "detected_on": "2026-04-01", "root_cause": "y"}]}}'
    )
    (only,) = settings(mapped(tmp_path, {"data.json": text}))["mappings"].values()
    (part,) = only["records"]
    assert (part["at"], part["kind"]) == ("export.incidents", "incident")
    assert part["fields"]["id"] == "incident_id"
    assert part["fields"]["detected_on"] == "detected_on"


def test_oscal_is_known_by_its_first_name(tmp_path: Path) -> None:
    files = {"poam.json": '{"plan-of-action-and-milestones": {"uuid": "x"}}'}
    (only,) = settings(mapped(tmp_path, files))["mappings"].values()
    assert only == {"files": "/poam.json", "format": "oscal"}


def test_the_same_list_in_another_form_is_a_question(tmp_path: Path) -> None:
    header = "Risk ID,Risk,Likelihood,Impact,Risk owner\n"
    rows = "".join(f"R-{n},Something {n},3,4,CISO\n" for n in range(1, 6))
    files = {"a/risks.csv": header + rows, "b/copy.csv": header + rows}
    outcome = mapped(tmp_path, files)
    assert list(settings(outcome)["mappings"]) == ["a/risks.csv"]
    assert any("the same ids as in a/risks.csv" in asked for _, asked in outcome.questions)
    assert checked(files, outcome).findings == ()


def test_headings_of_signs_alone_select_nothing(tmp_path: Path) -> None:
    text = (
        "# 🔍\n\n## *\n\n- NCR-1: a gap\n- NCR-2: another\n\n## 🔴\n\n"
        "| ID | Risk | Likelihood | Impact |\n|--|--|--|--|\n| R-1 | Fire | 2 | 3 |\n"
    )
    (part,) = mapping(tmp_path, "page.md", text)["records"]
    assert (part["table"], part["columns"]) == ("*", ["ID", "Risk"])
