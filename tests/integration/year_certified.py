"""The review, the certification, and how the next year begins."""

from __future__ import annotations

from year_kit import Year


def october(year: Year) -> None:
    """The effect of the action is checked; top management reviews the system."""
    year.on("2027-10-05")
    year.run("new result --measure MSR-1 --value 100 --into objectives/results.yaml")
    year.run("new result --measure MSR-2 --value 97.5 --into objectives/results.yaml")
    year.on("2027-10-14")
    car = "corrective-actions/CAR-2027-1.yaml"
    year.edit(car, ("status: implemented", "status: closed\nclosed_on: 2027-10-14"))
    year.append(
        car,
        "verified: {on: 2027-10-14, by: karl-wieland, result: effective, method: all four leavers"
        " since 2027-09-22, evidence: [log of the directory 2027-10-14]}\n",
    )
    year.edit("findings/NC-2027-1.yaml", ("status: open", "status: closed\nclosed_on: 2027-10-14"))
    year.check()
    year.on("2027-10-18")
    year.run("new management-review --review MR-2027")
    review = "reviews/MR-2027.yaml"
    year.answer(review, previous_actions="\n    summary: none, this is the first review")
    year.edit(review, ("status: planned\n", "status: held\n"))
    year.append(
        review,
        "held_on: 2027-10-18\n"
        "mode: meeting\n"
        "participants:\n"
        "  - {person: jule-brandt, present: true}\n"
        "  - {person: matthias-oker, present: true}\n"
        "  - {person: rieke-thoms, present: true, function: presents}\n"
        "decisions:\n"
        "  - {class: improvement, text: OFI-2027-1 with the next look at suppliers,"
        " decided_by: jule-brandt, action: ACT-2027-3}\n"
        "  - {class: isms-change, text: none needed, decided_by: jule-brandt, needs_action: false}\n"
        "  - {class: resources, text: a second internal auditor is trained, decided_by:"
        " matthias-oker, action: ACT-2027-4}\n"
        "conclusion: {suitable: yes, adequate: yes, effective: yes}\n"
        "actions:\n"
        "  - {id: ACT-2027-3, text: The look at suppliers begins from the invoices, owner: ute-lorenz,"
        " due_on: 2028-03-31, status: open}\n"
        "  - {id: ACT-2027-4, text: A second internal auditor is trained, owner: nele-fuchs,"
        " due_on: 2028-02-29, status: open}\n"
        "next_on: 2028-10-16\n"
        "approved_by: jule-brandt\n"
        "approved_on: 2027-10-20\n",
    )
    year.on("2027-10-20")
    year.check()
    year.run("check --format concise")


def november(year: Year) -> None:
    """What is handed to the certification body; its second stage finds something; what follows."""
    year.on("2027-11-08")
    year.run("check --format json")
    year.run("report readiness")
    year.run("report audit-report AUD-2027-1")
    year.run("report review-minutes MR-2027")
    year.run("report coverage-map")
    year.on("2027-11-22")
    year.edit(
        "audits/external.yaml",
        (
            "status: planned\n    planned_on: 2027-11-15\n",
            "status: reported\n    planned_on: 2027-11-15\n    start: 2027-11-15\n"
            "    end: 2027-11-17\n    reported_on: 2027-11-22\n",
        ),
    )
    year.run(
        "new nonconformity --external-audit STAGE-2 --grade minor --process it-operations"
        ' --title "Restored backups are not compared"'
    )
    year.answer(
        "findings/NC-2027-2.yaml",
        requirement="[A.8.13]",
        statement="The restore of May was not compared with the original.",
        raised_on="2027-11-16",
        correction="{text: the restore of November was compared, done_on: 2027-11-19}",
        consequences="none",
        extent="all three restores were looked at; none was compared",
        disposition="{car: true, decided_by: rieke-thoms, decided_on: 2027-11-22}",
        risk_impact="none; RISK-2 as judged",
        evidence="[restore protocol 2027-05-28]",
    )
    year.check()
    year.on("2027-11-23")
    year.run("new corrective-action --nonconformity NC-2027-2")
    year.answer(
        "corrective-actions/CAR-2027-2.yaml",
        title="Restores are compared with the original",
        cause="The checklist ends with the start of the service.",
        cause_determined_on="2027-11-23",
        action="The checklist gets a step that compares both.",
        controls="[A.8.13]",
    )
    year.edit("corrective-actions/CAR-2027-2.yaml", ("status: opened", "status: planned"))
    year.check()


def next_year(year: Year) -> None:
    """The certificate, and how the next year begins."""
    year.on("2027-12-13")
    year.edit(
        "organization.yaml",
        (
            "intervals:",
            "certificate: {body: CertNord, decided_on: 2027-12-06, expires_on: 2030-12-05,"
            ' edition: "2022", soa_version: "1"}\nintervals:',
        ),
    )
    year.check()
    for file in ("documents/policies/POL-1.md", "documents/procedures/MET-1.md"):
        year.edit(
            file,
            (
                "next_review_on: 2027-12-10\n",
                "next_review_on: 2028-12-10\n"
                "amendments: [{on: 2027-12-13, by: jule-brandt, reason: looked at again}]\n",
            ),
        )
    year.on("2028-01-21")
    year.check()
    year.run("check --format concise")
    year.edit(
        "risk/assessments.yaml",
        (
            "planned_on: 2028-01-03,",
            "planned_on: 2028-01-03, started_on: 2028-01-03, completed_on: 2028-01-20,",
        ),
    )
    year.edit(
        "soa/SOA.yaml",
        (
            "in place}]\n",
            "in place}, {on: 2028-01-21, by: jule-brandt, reason: stands after RA-2028}]\n",
        ),
    )
    year.edit_each("objectives/objectives.yaml", "status: active", "status: closed")
    year.run("new result --measure MSR-1 --value 100 --into objectives/results.yaml")
    year.run(
        'new objective --title "Restores are compared" --owner sven-adler'
        " --into objectives/objectives.yaml"
    )
    year.check()
    year.answer(
        "objectives/objectives.yaml",
        at="id: OBJ-3",
        target="100",
        unit="percent",
        plan="",
        what="the checklist of restores gets a step",
        resources="a day of IT",
        responsible="sven-adler",
        due_on="2028-12-31",
        evaluation="restores that were compared, each quarter",
    )
    year.append(
        "corrective-actions/CAR-2027-2.yaml",
        "progress: [{on: 2028-01-21, note: step is written}]\n",
    )
    year.check()
    year.run("calendar --months 4")
