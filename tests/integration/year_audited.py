"""The months of its internal audits: findings, actions, an incident, a change, a waiver."""

from __future__ import annotations

from pathlib import Path

from year_kit import Year


def april(year: Year, lead: str) -> None:
    """The first audit: planned, done, reported."""
    year.on("2027-04-05")
    year.run("new audit --programme PRG-1 --entry 1")
    audit = "audits/2027/AUD-2027-1.yaml"
    year.answer(
        audit, objectives="whether context, planning and support are in place, and access works"
    )
    assert f"person: {lead}, function: lead" in Path(audit).read_text(encoding="utf-8")
    year.check()
    year.on("2027-04-22")
    year.run("calendar --months 1")
    year.edit(
        audit,
        (
            "status: planned\n",
            "status: fieldwork-done\nfieldwork: {start: 2027-04-19, end: 2027-04-21}\n",
        ),
    )
    year.check()


def may(year: Year) -> None:
    """Its report, a nonconformity with its corrective action, an opportunity."""
    year.on("2027-05-10")
    year.run(
        "new nonconformity --audit AUD-2027-1 --process access-control --grade minor"
        ' --title "Two leavers kept their accounts"'
    )
    year.run("new opportunity-for-improvement --audit AUD-2027-1 --process supplier-management")
    year.check()
    year.answer(
        "findings/NC-2027-1.yaml",
        requirement="[A.5.18]",
        statement="Two of nine leavers still had an account after a week.",
        raised_on="2027-04-20",
        correction="{text: both accounts were closed, done_on: 2027-04-20}",
        consequences="none; neither account was used",
        extent="all eleven leavers since October were looked at; no other account",
        disposition="{car: true, decided_by: rieke-thoms, decided_on: 2027-05-10}",
        risk_impact="none",
        evidence="[list of leavers against the log of the directory 2027-04-20]",
    )
    year.answer(
        "findings/OFI-2027-1.yaml",
        requirement="[A.5.22]",
        statement="The yearly look at suppliers could begin from the invoices.",
        raised_on="2027-04-21",
        disposition="accepted",
    )
    year.edit("findings/OFI-2027-1.yaml", ("status: raised", "status: accepted"))
    year.append("findings/OFI-2027-1.yaml", "decided_by: ute-lorenz\nreason: half a day a year\n")
    _report(
        year,
        "AUD-2027-1",
        "fieldwork-done",
        {
            "4": "[SCOPE, ISS-1]",
            "5": "[POL-1]",
            "A.5.1-A.5.3": "[POL-1]",
            "A.5.36": "[notes of the quarterly look 2027-03]",
            "6": "[RA-2027, TP-2027]",
            "7": "[CMP-1, PRO-DOCUMENTS]",
            "access-control": "[list of leavers against the log of the directory 2027-04-20]",
            "supplier-management": "[list of suppliers 2027-04-21]",
            "people-security": "[four personnel files 2027-04-21]",
            "incident-management": "[PRO-INCIDENT]",
        },
        nonconforming="access-control",
    )
    year.check()
    year.run("check --format concise")
    year.on("2027-05-12")
    year.run("new corrective-action --nonconformity NC-2027-1")
    year.check()
    year.on("2027-05-24")
    year.answer(
        "corrective-actions/CAR-2027-1.yaml",
        title="Leavers lose their accounts on the last day",
        cause="People tells IT once a month who leaves.",
        cause_determined_on="2027-05-24",
        action="The personnel system opens a ticket with the last day as its due date.",
        controls="[A.5.18]",
    )
    year.edit(
        "corrective-actions/CAR-2027-1.yaml",
        ("status: opened", "status: planned"),
        ("due_on: 2027-10-17", "due_on: 2027-07-31"),
    )


def _report(
    year: Year, audit: str, status: str, samples: dict[str, str], nonconforming: str = ""
) -> None:
    """What came out, and what the auditors conclude."""
    file = f"audits/2027/{audit}.yaml"
    day = {"AUD-2027-1": "2027-05-10", "AUD-2027-2": "2027-08-30", "AUD-2027-3": "2027-09-10"}[
        audit
    ]
    to = "[jule-brandt, matthias-oker, rieke-thoms, sven-adler, timo-krug, ute-lorenz, nele-fuchs]"
    reported = f"status: reported\nreported_on: {day}\nreported_to: {to}\n"
    year.edit(file, (f"status: {status}\n", reported))
    rows = "".join(
        f'  - {{item: "{item}", result: {"non" if item == nonconforming else ""}conforming,'
        f" samples: {looked_at}}}\n"
        for item, looked_at in samples.items()
    )
    year.append(
        file,
        f"results:\n{rows}"
        + ("" if nonconforming else "findings: []\n")
        + "conclusion: {own_requirements: met in what was audited, standard: met in what was audited,"
        " effective: yes, coverage: as planned}\n",
    )


def june_and_july(year: Year) -> None:
    """What is measured, what is done, an incident, an extension, a change."""
    year.on("2027-06-30")
    year.edit(
        "risk/TP-2027.yaml",
        ("2027-05-31, status: open", "2027-05-31, status: done, done_on: 2027-05-28"),
    )
    year.check()
    year.run("check --format concise")
    year.run("calendar --months 1")
    year.run("new result --measure MSR-1 --value 100 --into objectives/results.yaml")
    year.on("2027-07-05")
    year.edit(
        "risk/TP-2027.yaml",
        ("2027-06-30, status: open", "2027-06-30, status: done, done_on: 2027-06-29"),
    )
    for risk, action in (("RISK-1", 1), ("RISK-2", 2)):
        planned = f"implementation: planned\n    risks: [{risk}]\n    action: ACT-2027-{action}\n"
        year.edit_each(
            "soa/SOA.yaml", planned, f"implementation: implemented\n    risks: [{risk}]\n"
        )
    year.append(
        "soa/SOA.yaml",
        "amendments: [{on: 2027-07-05, by: jule-brandt, reason: what TP-2027 planned is in place}]\n",
    )
    year.check()
    year.on("2027-07-09")
    year.run(
        'new incident --title "Export sent to the wrong customer" --process software-development'
    )
    year.on("2027-07-23")
    year.answer(
        "incidents/INC-2027-1.yaml",
        severity="medium",
        occurred_on="2027-07-08",
        detected_by="timo-krug",
        affects="[confidentiality]",
        consequences="one customer saw ten readings of another; both were told",
        cause="The mail program completed the address to the wrong one.",
        lessons="Exports belong on the download page; the button for mail is gone.",
        disposition="{nonconformity: false, reason: no rule was broken, decided_by: rieke-thoms}",
        risk_impact="none; RISK-1 holds it",
    )
    year.edit(
        "incidents/INC-2027-1.yaml", ("status: open", "status: closed\nclosed_on: 2027-07-23")
    )
    year.run('new change --title "Second hosting region" --type technology')
    year.on("2027-07-26")
    year.answer(
        "context/CHG-2027-1.yaml",
        significant="true",
        scope="[A.8.14]",
        decided_by="matthias-oker",
        decided_on="2027-07-26",
        plan="",
        purpose="readings stay at hand when one region fails",
        responsible="sven-adler",
        due_on="2027-08-31",
        impact="",
        risk="RISK-2 becomes less likely; nothing new",
        programme="AUD-2027-2 looks at it",
    )
    year.edit("context/CHG-2027-1.yaml", ("status: proposed", "status: planned"))
    year.edit("organization.yaml", ("# complaints: none", "complaints: none"))
    year.check()
    car = "corrective-actions/CAR-2027-1.yaml"
    year.edit(car, ("due_on: 2027-07-31", "due_on: 2027-09-30"))
    year.append(
        car,
        "extensions:\n"
        "  - {from: 2027-07-31, to: 2027-09-30, reason: the supplier releases in September,"
        " approved_by: matthias-oker, approved_on: 2027-07-26}\n"
        "progress:\n"
        "  - {on: 2027-07-26, note: interface ordered}\n",
    )


def august(year: Year, lead: str) -> None:
    """Procedures are looked at again, one of them late and with a waiver; the second audit."""
    year.on("2027-08-05")
    for id in ("PRO-DOCUMENTS", "PRO-COMMUNICATION", "PRO-OPERATIONS"):
        _looked_at_again(year, id)
    year.check()
    year.run("new waiver --rule DOC004 --target PRO-PEOPLE")
    year.answer(
        "waivers/WV-1.yaml",
        reason="the procedure is written anew with CAR-2027-1, in September",
        approved_by="jule-brandt",
        approved_on="2027-08-05",
        expires_on="2027-09-30",
    )
    year.check()
    year.run("calendar --months 2 --what document-review,waiver")
    year.run("check --format json")
    year.run("report readiness")
    year.run("new audit")
    year.answer("audits/2027/AUD-2027-2.yaml", objectives="whether operation and checking work")
    text = Path("audits/2027/AUD-2027-2.yaml").read_text(encoding="utf-8")
    assert f"person: {lead}, function: lead" in text
    year.on("2027-08-30")
    year.edit(
        "context/CHG-2027-1.yaml",
        ("status: planned", "status: implemented\nimplemented_on: 2027-08-30"),
    )
    year.edit(
        "audits/2027/AUD-2027-2.yaml",
        (
            "planned_on: 2027-08-16\n",
            "planned_on: 2027-08-16\nfieldwork: {start: 2027-08-16, end: 2027-08-19}\n",
        ),
    )
    _report(
        year,
        "AUD-2027-2",
        "planned",
        {
            "8": "[RA-2027, CHG-2027-1]",
            "9.1": "[MSR-1, RES-2027-1]",
            "9.3": "[PRO-REVIEW]",
            "10": "[NC-2027-1, CAR-2027-1]",
            "it-operations": "[restore protocol 2027-05-28]",
            "software-development": "[six changes of the summer]",
            "physical-security": "[walk through the office 2027-08-18]",
            "information-protection": "[register of personal data 2027-08-19]",
        },
    )
    year.check()


def _looked_at_again(year: Year, id: str, version: str = "1") -> None:
    """The review of a document in the register: its next day, and an amendment of today."""
    file = Path("documents/register.yaml")
    before, found, behind = file.read_text(encoding="utf-8").partition(f"id: {id}\n")
    assert found
    for old, new in (
        (
            "next_review_on: 2027-07-31\n",
            "next_review_on: 2028-07-31\n    amendments: [{on: TODAY, by: rieke-thoms, reason: looked"
            " at again}]\n".replace("TODAY", year.day),
        ),
        ('version: "1"', f'version: "{version}"'),
    ):
        behind = behind.replace(old, new, 1)
    file.write_text(before + found + behind, encoding="utf-8")


def september(year: Year, audits_itself: str) -> None:
    """Internal audit is audited; the first stage; the corrective action is done; the waiver ends."""
    year.on("2027-08-31")
    year.run("new audit --entry AUD-2027-3")
    audit = "audits/2027/AUD-2027-3.yaml"
    year.answer(audit, objectives="whether internal audit is planned, independent and reported")
    assert f"person: {audits_itself}, function: lead" in Path(audit).read_text(encoding="utf-8")
    year.on("2027-09-10")
    year.edit(
        audit,
        (
            "planned_on: 2027-09-06\n",
            "planned_on: 2027-09-06\nfieldwork: {start: 2027-09-06, end: 2027-09-06}\n",
        ),
    )
    _report(
        year,
        "AUD-2027-3",
        "planned",
        {"9.2": "[PRG-1, AUD-2027-1, AUD-2027-2]", "internal-audit": "[PRO-AUDIT, CMP-1]"},
    )
    year.check()
    year.on("2027-09-20")
    year.edit(
        "audits/external.yaml",
        (
            "status: planned\n    planned_on: 2027-09-13\n",
            "status: closed\n    planned_on: 2027-09-13\n    start: 2027-09-13\n    end: 2027-09-13\n"
            "    reported_on: 2027-09-17\n    findings: []\n",
        ),
    )
    year.on("2027-09-24")
    car = "corrective-actions/CAR-2027-1.yaml"
    year.edit(car, ("status: planned", "status: implemented\nimplemented_on: 2027-09-22"))
    year.append(car, "  - {on: 2027-09-22, note: tickets are opened}\n")
    year.check()
    year.on("2027-10-01")
    year.check()
    year.run("check --format concise")
    _looked_at_again(year, "PRO-PEOPLE", version="2")
