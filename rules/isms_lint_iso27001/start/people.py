"""Who holds a task in the management system: `people/`."""

from __future__ import annotations

from typing import Any

from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.texts import EXAMPLE, register, remark, to_write


def people_files(roster: Roster) -> dict[str, str]:
    """The files with people, units, roles and competence."""
    files = {
        "people/staff.yaml": _staff(roster),
        "people/units.yaml": _units(roster),
        "people/roles.yaml": _roles(roster),
        "people/competence.yaml": _competence(),
        "people/assignments.yaml": _assignments(),
    }
    return {**files, "people/external.yaml": _external(roster)} if roster.firm else files


def _staff(roster: Roster) -> str:
    records = [
        {"id": one.id, "name": one.name, **({"unit": one.unit} if one.unit else {})}
        for one in roster.staff
    ]
    return remark(
        "Those who hold a task in the ISMS, and nobody else: other colleagues stay in the personnel"
        " system. Add `title`, and `manager` (the id of who they report to): who manages whom decides"
        " who may audit whom. When somebody leaves, write `to` and keep the record.",
    ) + register("person", records)


def _external(roster: Roster) -> str:
    auditor: dict[str, Any] = {"id": roster.auditor.id, "name": roster.auditor.name}
    return (
        remark("People from outside.")
        + register("person", [{**auditor, "firm": roster.firm}])
        + remark(
            "Once the contract is signed, record what they were hired for. Without it nothing shows"
            " that they audit for you. The same for consultants (type isms-consultancy): who helped to"
            " build the ISMS does not audit it for two years.",
        )
        + to_write(
            "---",
            "kind: engagement",
            "id: ENG-1",
            "firm: the firm, as above",
            f"person: {roster.auditor.id}",
            "type: internal-audit",
            "scope: [full-isms]",
            "from: 2026-01-31",
        )
    )


def _units(roster: Roster) -> str:
    records = [{"id": id, "name": name} for name, id in roster.units.items()]
    return remark(
        "Units as people were put into them. `parent` is the unit above: add those that are missing.",
        "Who audits a colleague of the same unit is not impartial; so put everybody where they belong.",
    ) + register("unit", records)


def _roles(roster: Roster) -> str:
    role: dict[str, Any] = {
        "id": "isms-manager",
        "name": "ISMS manager",
        "holders": [{"person": roster.isms_manager}],
        "duties": ["isms-conformity", "isms-reporting"],
    }
    return remark(
        "The two duties that clause 5.3 wants assigned: that the ISMS conforms to the standard, and"
        " that top management hears how it performs. With `from` and `to` at a holder, a role keeps"
        " its history.",
    ) + register("role", [role])


def _competence() -> str:
    return (
        remark(
            "What people can do, and what shows it: a course, a certificate, years of work (clause"
            " 7.2). The internal auditor first: it has to be shown from before the first audit.",
        )
        + register("competence", [])
        + remark(EXAMPLE)
        + to_write(
            "  - id: CMP-1",
            "    person: the id of the person",
            "    subject: internal-audit",
            "    evidence: course for internal auditors; three audits as a trainee",
            "    on: 2026-01-31",
        )
    )


def _assignments() -> str:
    return (
        remark(
            "Responsibilities that neither a process nor a row of the Statement of Applicability shows,"
            " and those that have ended: who ran something last year does not audit it this year.",
        )
        + register("assignment", [])
        + remark(EXAMPLE)
        + to_write(
            "  - id: AS-1",
            "    person: the id of the person",
            "    capacity: operator # owner, operator, implementer, author",
            "    scope: [A.8.13]",
            "    from: 2024-01-01",
            "    to: 2026-01-31",
        )
    )
