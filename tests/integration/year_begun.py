"""The first months of a company of forty people: what it decides before its first audit."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from year_kit import Year

ANSWERS = """\
name: Föhrwald Messtechnik GmbH
timezone: Europe/Berlin
headcount: 40
top-management: [Jule Brandt, Matthias Oker]
isms-manager: Rieke Thoms (Security)
internal-auditor: Karl Wieland (Finance)
owner-of-supplier-management: Ute Lorenz (Purchasing)
owner-of-people-security: Nele Fuchs (People)
owner-of-it-operations: Sven Adler (IT)
owner-of-software-development: Timo Krug (Development)
owner-of-physical-security: Nele Fuchs
certification-body: CertNord
stage-1-on: 2027-09-13
stage-2-on: 2027-11-15
"""
OUTSIDE = ANSWERS.replace(
    "internal-auditor: Karl Wieland (Finance)",
    "audit-firm: Sable Assurance\ninternal-auditor: Omar Said",
)


def begin(year: Year, answers: str) -> None:
    """The repository; from now on it is the working folder."""
    Path("answers.yaml").write_text(answers, encoding="utf-8")
    year.on("2026-12-01")
    year.run("init isms --answers answers.yaml")
    os.chdir(year.root)
    year.check()


def december(year: Year) -> None:
    """Context, scope, policy, criteria, method and programme are decided."""
    year.on("2026-12-03")
    year.run('new issue --title "One administrator knows it all" --into context/issues.yaml')
    year.answer(
        "context/issues.yaml",
        at="id: ISS-2",
        type="internal",
        relevant="true",
        reason="when he is away, nobody restores a backup",
        addressed="a second administrator is trained",
    )
    year.edit(
        "context/issues.yaml",
        (
            "type: external}",
            "type: external, relevant: false, reason: one office above the flood line}",
        ),
    )
    for name, requirement in (
        ("Customers", "notice of an incident within 24 hours"),
        ("Staff", "personal data stays confidential"),
        ("Authorities and regulators", "breaches of personal data are notified in 72 hours"),
        ("Suppliers", "access is agreed in writing"),
        ("Owners and insurers", "risks are looked at each year"),
    ):
        required = (
            f"determined_on: 2026-12-03, requirements: [{{text: {requirement}, addressed: true}}]"
        )
        year.edit(
            "context/interested-parties.yaml", (f"name: {name}}}", f"name: {name}, {required}}}")
        )
    year.append(
        "context/scope.yaml",
        "text: Development, hosting and support of the measuring platform, from Freiburg\n"
        "interfaces: [the hosting provider runs machines and network]\n"
        "dependencies: [hosting provider]\n"
        "exclusions: none\n",
    )
    year.on("2026-12-10")
    for file in ("context/scope.yaml", "risk/criteria.yaml", "audits/programme.yaml"):
        year.approve(file, "jule-brandt")
    for file in ("documents/policies/POL-1.md", "documents/procedures/MET-1.md"):
        year.approve(file, "jule-brandt", "2027-12-10")
    year.check()
    year.run("check --format concise")
    year.run("calendar --months 10")


def january(year: Year) -> None:
    """Who reports to whom; risks are assessed."""
    year.on("2027-01-05")
    for unit in ("security", "purchasing", "people", "it", "development"):
        year.edit("people/staff.yaml", (f"unit: {unit}}}", f"unit: {unit}, manager: jule-brandt}}"))
    if "unit: finance}" in Path("people/staff.yaml").read_text(encoding="utf-8"):
        year.edit("people/staff.yaml", ("unit: finance}", "unit: finance, manager: matthias-oker}"))
    year.edit(
        "risk/assessments.yaml",
        ("planned_on: 2027-01-04,", "planned_on: 2027-01-04, started_on: 2027-01-04,"),
    )
    for title, owner in (
        ("Exports of customers leak by mail", "timo-krug"),
        ("Nobody can restore the platform", "sven-adler"),
        ("A laptop is lost", "nele-fuchs"),
    ):
        year.run(f'new risk --title "{title}" --owner {owner} --into risk/register.yaml')
    year.on("2027-01-20")
    for id, consequence, likelihood, controls in (
        ("RISK-1", 4, 4, "[A.8.12, A.5.14]"),
        ("RISK-2", 4, 3, "[A.8.13]"),
        ("RISK-3", 3, 2, "[A.8.1]"),
    ):
        year.answer(
            "risk/register.yaml",
            at=f"id: {id}",
            affects="[availability]" if id == "RISK-2" else "[confidentiality]",
            consequence=str(consequence),
            likelihood=str(likelihood),
            level=str(consequence * likelihood),
            treatment="retain" if id == "RISK-3" else "modify",
            controls=controls,
        )
    year.edit(
        "risk/assessments.yaml",
        ("started_on: 2027-01-04,", "started_on: 2027-01-04, completed_on: 2027-01-20,"),
    )
    year.check()


def february(year: Year) -> None:
    """Treatment is planned, and each control decided."""
    year.on("2027-02-08")
    year.run("new treatment-plan")
    year.answer(
        "risk/TP-2027.yaml",
        approvals="[{by: timo-krug, on: 2027-02-08}, {by: sven-adler, on: 2027-02-08}]",
        actions="\n"
        "  - {id: ACT-2027-1, text: Exports only by the download page, owner: timo-krug,"
        " due_on: 2027-06-30, status: open, controls: [A.8.12, A.5.14]}\n"
        "  - {id: ACT-2027-2, text: A second administrator restores a backup, owner: sven-adler,"
        " due_on: 2027-05-31, status: open, controls: [A.8.13]}",
        approved_by="jule-brandt",
    )
    year.edit("risk/TP-2027.yaml", ("status: draft", "status: approved"))
    year.append("risk/TP-2027.yaml", 'approved_on: 2027-02-08\nversion: "1"\n')
    year.check()
    year.run("check --format concise")
    Path("soa/statement-of-applicability.yaml").unlink()
    year.run("new statement-of-applicability --from-risks")
    for id, owner, level in (
        ("RISK-1", "timo-krug", 8),
        ("RISK-2", "sven-adler", 8),
        ("RISK-3", "nele-fuchs", 6),
    ):
        accepted = f"{{level: {level}, accepted_by: {owner}, accepted_on: 2027-02-08}}"
        year.answer("risk/register.yaml", at=f"id: {id}", residual=accepted)
    year.on("2027-02-20")
    _decide_controls(year)
    year.answer("soa/SOA.yaml", approved_by="jule-brandt")
    year.edit("soa/SOA.yaml", ("status: draft", "status: approved"))
    year.append("soa/SOA.yaml", "approved_on: 2027-02-20\n")
    year.check()


def _decide_controls(year: Year) -> None:
    """In a sheet: what risks do not ask for already."""
    year.run("export statement-of-applicability --rows controls --csv soa.csv")
    sheet = Path("soa.csv")
    with sheet.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    for row in rows:
        if row["control"] == "A.8.30":
            row.update(applicable="false", justification="all development is our own")
        elif not row["applicable"]:
            row.update(applicable="true", justification="agreed with customers")
            row.update(implementation="implemented", requirements="customer security annex")
    with sheet.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    year.run("import soa.csv --write")
    sheet.unlink()


def march(year: Year, *, outside: bool) -> None:
    """Objectives count, procedures are approved, auditors are competent and engaged."""
    year.on("2027-03-08")
    if outside:
        year.run(
            'new person --name "Karl Wieland" --unit purchasing --manager matthias-oker'
            " --into people/staff.yaml"
        )
    else:
        year.run('new person --name "Omar Said" --firm "Sable Assurance" --into people/staff.yaml')
    year.run("new engagement --person omar-said --type internal-audit")
    scope = "[full-isms]" if outside else '["9.2", internal-audit]'
    year.answer("people/ENG-1.yaml", scope=scope, **{"from": "2027-03-08", "to": "2027-12-31"})
    for id, person, evidence, on in (
        ("CMP-1", "karl-wieland", "course for internal auditors, exam passed", "2027-02-26"),
        ("CMP-2", "omar-said", "certificate as lead auditor", "2021-05-04"),
    ):
        year.run(f"new competence --person {person} --into people/competence.yaml")
        answers = {"subject": "internal-audit", "on": on, "evidence": evidence}
        year.answer("people/competence.yaml", at=f"id: {id}", **answers)
    audits_itself = "karl-wieland" if outside else "omar-said"
    year.edit(
        "audits/programme.yaml",
        (
            'planned_on: 2027-09-06\n    scope: ["9.2", internal-audit]\n',
            'planned_on: 2027-09-06\n    scope: ["9.2", internal-audit]\n'
            f"    lead: {audits_itself}\n",
        ),
        ("criteria:\n", "amendments: [{on: 2027-03-08, reason: who audits 9.2}]\ncriteria:\n"),
    )
    year.on("2027-03-22")
    year.edit_each("objectives/objectives.yaml", "status: draft", "status: active")
    year.edit_each("objectives/measures.yaml", "status: draft", "from: 2027-03-22")
    for id in ("PRO-AUDIT", "PRO-CAR", "PRO-INCIDENT", "PRO-REVIEW"):
        year.approve(f"documents/procedures/{id}.md", "jule-brandt", "2028-03-22")
    year.edit_each(
        "documents/register.yaml",
        'status: draft\n    version: "0.1"\n',
        'status: approved\n    version: "1"\n    approved_by: matthias-oker\n'
        "    approved_on: 2027-03-22\n    next_review_on: 2027-07-31\n"
        "    evidence: https://wiki.example.org/isms\n",
    )
    year.edit(
        ".isms-lint.yaml",
        ("profile: managed\nfail_on: error", "profile: certification\nfail_on: warning"),
    )
    year.check()
