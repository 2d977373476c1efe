"""The audit programme of three years, and what the certification body plans: `audits/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from isms_lint.offers.start import Answers
from isms_lint_iso27001.derive.certification.next_visit import sort_of_visit
from isms_lint_iso27001.derive.programme.year_plan import Plan
from isms_lint_iso27001.start.audits import Planned
from isms_lint_iso27001.start.processes import INTERNAL_AUDIT
from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.texts import record, register, remark

PROGRAMME = "PRG-1"
STANDARD = "ISO/IEC 27001:2022"


def numbered(audits: Sequence[Planned]) -> list[tuple[str, Planned]]:
    """The audits, in the order of their days, each with its id."""
    found = []
    year, number = 0, 0
    for one in audits:
        number = number + 1 if one.day.year == year else 1
        year = one.day.year
        found.append((f"AUD-{year}-{number}", one))
    return found


def programme_file(plan: Plan, audits: Sequence[Planned], answers: Answers, roster: Roster) -> str:
    """The programme, a draft, with every audit of its three years."""
    months = answers["internal-audit-months"]
    return remark(
        "A draft: top management approves it (`status: approved`, `approved_by`, `approved_on`), and"
        " from then on it is what you are held to. Days may be moved until then as you like; after that"
        " a new day is a postponement, with a reason and an approver.",
        "`isms-lint new audit` makes the record of an audit from its entry. An entry without a lead"
        " waits for one.",
    ) + record(
        "audit-programme",
        PROGRAMME,
        title=f"Internal audit programme {plan.start.year} to {plan.end.year}",
        version="0.1",
        status="draft",
        manager=roster.owner_of(INTERNAL_AUDIT.id),
        period={"start": str(plan.start), "end": str(plan.end)},
        frequency=f"audits in each year, never more than {months} months apart",
        methods=["interview", "document review", "observation", "sampling"],
        responsibilities=[
            "the programme's manager plans, engages auditors and keeps the records",
            "the lead auditor answers for plan, conduct and report",
            "owners of audited processes give access and answer findings",
        ],
        planning="Each audit plan names objectives, criteria, scope, methods, team and days, and is"
        " sent out two weeks ahead.",
        reporting="A report within 30 days, to the owners of what was audited and to top management;"
        " findings go to the register at once.",
        rationale=list(_rationale(answers)),
        criteria=[STANDARD, "POL-1"],
        entries=[_entry(id, one) for id, one in numbered(audits)],
    )


def _rationale(answers: Answers) -> Iterator[str]:
    yield "Clauses 4 to 10 are audited every year: everything else rests on them."
    if answers.get("certified-on") is None:
        yield (
            "Every process is audited once before the first certification, and once more in the two"
            " years after."
        )
    else:
        yield "Every process is audited once in the three years."
    yield (
        "What carries high risk is audited every year: looked at again after each risk assessment, and"
        " after each audit with findings."
    )
    yield "Clause 9.2 goes to somebody who has no other part in the programme."


def _entry(id: str, audit: Planned) -> dict[str, Any]:
    return {
        "audit": id,
        "planned_on": str(audit.day),
        "scope": list(audit.scope),
        **({"lead": audit.lead} if audit.lead else {}),
    }


def visits_file(answers: Answers) -> str | None:
    """The planned visits of the certification body; None where no day is known."""
    body = answers["certification-body"]
    asked = (
        ("STAGE-1", "stage-1", "stage-1-on"),
        ("STAGE-2", "stage-2", "stage-2-on"),
        ("VISIT-1", _sort_of_visit(answers), "next-visit-on"),
    )
    records = [
        {
            "id": id,
            "type": sort,
            **({"body": body} if body else {}),
            "status": "planned",
            "planned_on": str(answers[name]),
            "criteria": [STANDARD],
        }
        for id, sort, name in asked
        if answers.get(name) is not None
    ]
    if not records:
        return None
    return remark(
        "Audits of the certification body. After a visit write `start`, `end`, `reported_on`, the"
        " status and its `findings`."
    ) + register("external-audit", records)


def _sort_of_visit(answers: Answers) -> str:
    until, day = answers.get("certified-until"), answers.get("next-visit-on")
    return "surveillance" if until is None or day is None else sort_of_visit(day, until)
