"""What is proposed lifts what it was made from, and nothing else; what is not sure is not applied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from recognise_kit import mapped, settings

from isms_lint.testing import lint


def only(folder: Path, file: str, text: str) -> dict[str, Any]:
    """The mapping that is proposed for one file."""
    (found,) = settings(mapped(folder, {file: text}))["mappings"].values()
    return dict(found)


def table(*rows: str) -> str:
    header, *others = rows
    line = "|".join("--" for _ in header.strip("| ").split("|"))
    return "\n".join([header, f"|{line}|", *others, ""])


# --- statements of applicability


def test_controls_with_their_titles_in_one_cell_are_controls(tmp_path: Path) -> None:
    text = "# Statement of Applicability\n\n" + table(
        "| Control | Applicable | Justification | Status |",
        "| A.5.1 Policies | Yes | because | Implemented |",
        "| A.5.2 Roles | Yes | because | Implemented |",
        "| A.5.3 Segregation of duties | No | nobody to segregate | Not implemented |",
        "| A.8.24 – Cryptography | Yes | because | Planned |",
    )
    rows = only(tmp_path, "soa.md", text)["fields"]["controls"]["rows"]
    assert rows["fields"]["control"] == "Control"
    assert rows["fields"]["applicable"] == "Applicable"
    outcome = mapped(tmp_path, {"soa.md": text})
    missing = lint({"soa.md": text}, config=outcome.text, select=["SOA001"]).findings
    assert not any("A.5.1" in one.message for one in missing)


# --- sections with ids


RISK = """
### {id} — {title}

| Champ | Valeur |
|---|---|
| Probabilité | 3 |
| Impact | 4 |
| Traitement | Réduire |
"""


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        ("Registre des Risques", "R* -*"),
        ("Registre — des risques", ["R0*", "R1*"]),
        ("R1 — Registre", ["R01 - Fuite", "R02 - Panne", "R10 - Vol"]),
    ],
)
def test_sections_with_ids_are_told_from_other_headings(
    first: str, wanted: str | list[str], tmp_path: Path
) -> None:
    text = f"# {first}\n" + "".join(
        RISK.format(id=one, title=title)
        for one, title in (("R01", "Fuite"), ("R02", "Panne"), ("R10", "Vol"))
    )
    files = {"risques.md": text}
    outcome = mapped(tmp_path, files)
    (found,) = settings(outcome)["mappings"].values()
    assert found["records"][0]["section"] == wanted
    assert lint(files, config=outcome.text, select=["INP"]).records["risk"] == 3


# --- what is lifted


def test_ids_that_repeat_are_a_question(tmp_path: Path) -> None:
    text = "# Register\n\n## Risks of 2025\n\n" + table(
        "| Risk ID | Risk title | Likelihood | Impact | Treatment |",
        "| R-1 | Leak | 3 | 4 | mitigate |",
        "| R-2 | Fire | 2 | 4 | accept |",
    )
    text += "\n## Risks of 2026\n\n" + table(
        "| Risk ID | Risk title | Probability | Consequence | Risk owner |",
        "| R-1 | Theft | 3 | 4 | Ana Reis |",
        "| R-3 | Fraud | 2 | 4 | Ana Reis |",
    )
    outcome = mapped(tmp_path, {"risks.md": text})
    assert any("2 of these have the id R-1" in asked for _, asked in outcome.questions)


# --- how a paper came about


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        ("Document control", "Version | Date | Author | Change Description"),
        ("Änderungsprotokoll", "Version | Datum | Autor | Beschreibung"),
        ("Histórico de revisões", "Versão | Data | Autor | Alterações"),
        ("Historique", "Version | Date | Auteur | Modifications"),
        ("Freigabematrix", "Dokument | Version | Status | Freigegeben von | Freigabedatum"),
        ("Approval", "Name | Role | Signature | Date"),
    ],
)
def test_changes_and_approvals_are_no_records(heading: str, columns: str, tmp_path: Path) -> None:
    row = " | ".join(f"x{number}" for number in range(columns.count("|") + 1))
    cells = ["1.0 | 2025-01-01 | Ana Reis | First", "1.1 | 2026-01-01 | Ana Reis | Second"]
    text = (
        "# Register\n\n## Documents\n\n"
        + table(
            "| ID | Title | Version | Owner |",
            "| POL-1 | Access control policy | 1.1 | CISO |",
            "| POL-2 | Backup policy | 1.0 | CISO |",
        )
        + f"\n## {heading}\n\n"
        + table(f"| {columns} |", *(f"| {one} |" for one in (*cells, row)))
    )
    found = only(tmp_path, "documents.md", text)
    assert [part["table"] for part in found["records"]] == ["Documents"]
    assert found["leave"] == [heading]


# --- pages that are records by their title alone


@pytest.mark.parametrize(
    "text",
    [
        "# Internal audit: objectives\n\n**Author:** Ana Reis\n**Date:** 2026-03-01\n\n"
        "## Audit objectives\n\nTo learn.\n\n## Conclusion\n\nAll is well.\n",
        "# Incident 2026\n\n**Status:** closed\n\n## Lessons learned\n\nMany.\n",
    ],
)
def test_a_title_alone_makes_no_record_without_a_question(text: str, tmp_path: Path) -> None:
    outcome = mapped(tmp_path, {"page.md": text})
    assert settings(outcome)["mappings"] == {}
    assert any("Only its title says so" in asked for _, asked in outcome.questions)


# --- what is left


def test_a_table_of_controls_that_is_none_of_the_record_is_asked_about(tmp_path: Path) -> None:
    text = "# Access policy\n\n**Document ID:** POL-1\n**Version:** 1.0\n\n## Coverage\n\n" + table(
        "| Control | Where |",
        "| A.5.15 | chapter 2 |",
        "| A.5.16 | chapter 3 |",
        "| A.5.18 | chapter 4 |",
    )
    outcome = mapped(tmp_path, {"policy.md": text})
    (found,) = settings(outcome)["mappings"].values()
    assert "leave" not in found
    assert any("Control | Where" in asked for _, asked in outcome.questions)


def test_times_to_recover_are_no_objectives_without_a_question(tmp_path: Path) -> None:
    text = "# Plan de continuité\n\n## Objectifs\n\n" + table(
        "| Métrique | Cible | Description |",
        "| RTO | < 4 heures | Temps maximal pour restaurer le service |",
        "| RPO | < 1 heure | Perte de données maximale acceptable |",
        "| MTTR | < 2 heures | Temps moyen de réparation |",
    )
    outcome = mapped(tmp_path, {"pca.md": text})
    assert settings(outcome)["mappings"] == {}


# --- findings of several types in one table


@pytest.mark.parametrize(
    ("columns", "minor", "observation", "conformity"),
    [
        ("ID | Type | Clause | Finding", "Minor NC", "Observation", "Conformity"),
        ("ID | Art | Kapitel | Feststellung", "Nebenabweichung", "Hinweis", "Konform"),
        ("ID | Tipo | Cláusula | Constatação", "NC menor", "Observação", "Conformidade"),
        ("ID | Tipo | Cláusula | Hallazgo", "No conformidad menor", "Observación", "Conformidad"),
        ("ID | Type | Clause | Constat", "NC mineure", "Observation", "Point fort"),
        ("ID | Type | Clausule | Bevinding", "Kleine afwijking", "Observatie", "Sterk punt"),
    ],
)
def test_the_type_of_a_finding_says_its_kind(
    columns: str, minor: str, observation: str, conformity: str, tmp_path: Path
) -> None:
    text = "# Internal Audit Report 2026\n\n**Audit ID:** IA-2026-1\n\n## Findings\n\n" + table(
        f"| {columns} |",
        f"| F-01 | {conformity} | 5.2 | The policy is there |",
        f"| F-02 | {minor} | 9.2 | No audit was done |",
        f"| F-03 | {observation} | 7.2 | Records could be better |",
    )
    outcome = mapped(tmp_path, {"audit.md": text})
    (found,) = settings(outcome)["mappings"].values()
    (part,) = found["records"]
    assert part["kind"]["words"] == {
        minor: "nonconformity",
        observation: "opportunity-for-improvement",
        conformity: None,
    }
    result = lint({"audit.md": text}, config=outcome.text, select=["INP"])
    assert (result.records["nonconformity"], result.records["opportunity-for-improvement"]) == (
        1,
        1,
    )


# --- tables of names and values below a heading of a page that is a record


def test_what_a_table_says_of_the_audit_is_a_field_of_it(tmp_path: Path) -> None:
    text = "# Internal Audit Report\n\n**Audit ID:** IA-1\n**Audit Date:** 2026-03-09\n"
    text += "**Lead Auditor:** Bo Berg\n\n## Audit Information\n\n" + table(
        "| Item | Description |",
        "| Audit Criteria | ISO/IEC 27001:2022 |",
        "| Audit Scope | A.5.1 |",
    )
    files = {"audit.md": text}
    outcome = mapped(tmp_path, files)
    (found,) = settings(outcome)["mappings"].values()
    assert "leave" not in found
    assert found["fields"]["criteria"] == "Audit Criteria"
    told = {one.message for one in lint(files, config=outcome.text, select=["INP012"]).findings}
    assert not any("Audit Information" in message for message in told)


# --- files without a proposal


def test_what_is_not_mapped_is_named_with_its_nearest_table(tmp_path: Path) -> None:
    files = {
        "stock.md": "# Stock\n\n## Chairs\n\n"
        + table("| Colour | Legs | Price |", "| red | 4 | 12 |", "| blue | 3 | 14 |"),
        "interview.md": "# Audit Interview\n\n**Date:** 2026-02-01\n**Auditor:** Bo Berg\n\nYes.\n",
    }
    outcome = mapped(tmp_path, files)
    assert not outcome.is_changed
    assert [(one.file, one.said) for one in outcome.near] == [
        ("stock.md", "`Chairs` fits no kind: Colour | Legs | Price")
    ]


# --- ids of rows that have none


def test_an_id_is_made_of_the_most_telling_text_and_never_of_a_score(tmp_path: Path) -> None:
    text = (
        "Gap_Description,Owner,Likelihood_1_3,Impact_1_3,Risk_Score,Risk_Owner\n"
        "Passwords are shared in a sheet,IT,3,3,9,CISO\n"
        "No restore was ever tested,IT,2,3,6,CISO\nLogs are kept for two days,IT,3,2,7,CTO\n"
    )
    outcome = mapped(tmp_path, {"risk-register.csv": text})
    assert "id: {from: Gap_Description, slug: true}" in outcome.text
    assert "title: Risk_Score" not in outcome.text


# --- people


def test_a_column_of_many_titles_is_none_of_people(tmp_path: Path) -> None:
    about = "sauvegarde archivage contrôle journalisation chiffrement mobilité sécurité accès"
    about += " développement surveillance continuité formation gestion"
    rows = [
        f"R-{number};Risk number {number};3;4;Politique de {word}"
        for number, word in enumerate(about.split(), 1)
    ]
    text = "Risk ID;Risk title;Likelihood;Impact;Owner\n" + "\n".join(rows) + "\n"
    found = only(tmp_path, "risks.csv", text)
    assert "owner" not in found["fields"]


# --- tables that are too wide


def _wide(columns: int) -> str:
    rows = ([f"{lead}{number}" for number in range(columns)] for lead in ("c", "v", "w"))
    return "".join(f"{','.join(row)}\n" for row in rows)


def test_a_table_of_very_many_columns_is_none_of_records(tmp_path: Path) -> None:
    outcome = mapped(tmp_path, {"wide.csv": _wide(5000)})
    assert not outcome.is_changed
    assert [(one.file, one.said) for one in outcome.near] == [
        ("wide.csv", "its table has 5000 columns, too many for one of records")
    ]


def test_very_many_names_without_a_place_are_one_question(tmp_path: Path) -> None:
    entry = "mappings:\n  - files: wide.csv\n    kind: risk\n    fields: {id: c0, title: c1}\n"
    outcome = mapped(tmp_path, {"wide.csv": _wide(5000)}, entry)
    asked = [asked for _, asked in outcome.questions]
    assert asked[0] == "4998 names are not placed; `map --check` shows them"
    assert len(asked) < 5
    assert not mapped(tmp_path, {"wide.csv": _wide(5000)}, outcome.text).is_changed


# --- records in the configuration that are none


@pytest.mark.parametrize(
    "records", ["[x]", "[null]", "[[]]", "[-1]", "[.nan]", "1", "{kind: person}"]
)
def test_records_that_are_none_are_passed_over(records: str, tmp_path: Path) -> None:
    before = f"records:\n  - kind: person\n    id: ana\n    records: {records}\n"
    text = table("| Risk ID | Risk title | Likelihood | Impact |", "| R-1 | Fire | 2 | 4 |")
    outcome = mapped(tmp_path, {"risks.md": f"# Risk register\n\n{text}"}, before)
    assert outcome.text.startswith(before)
    assert "/risks.md" in settings(outcome)["mappings"]
