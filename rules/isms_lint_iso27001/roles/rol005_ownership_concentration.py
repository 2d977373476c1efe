"""ROL005: not nearly all controls are owned by one person."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.responsibility.responsibilities import OWNER, responsibilities
from isms_lint_iso27001.derive.soa.rows import Row, number_of_controls, rows_to_judge
from isms_lint_iso27001.derive.text.words import counted, named

_FEWEST = 5
"""Applicable controls, below which one owner of most of them is nothing to speak of."""


@rule(
    code="ROL005",
    name="ownership-concentration",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "most": (
            "{person} owns {count} of {total} applicable controls: hardly anybody else knows them,"
            " and whoever audits them judges the work of one person"
        ),
        "small": (
            "{person} owns {count} of {total} applicable controls; with {people} that is"
            " hard to avoid: have somebody from outside, or a second reader, look at these controls,"
            " and name a deputy"
        ),
    },
    options={
        "share": {
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "default": 0.6,
            "description": "The part of the applicable controls that one person may own.",
        },
        "small_org": {
            "type": "integer",
            "minimum": 0,
            "default": 50,
            "description": "With fewer people than this the finding gives advice instead.",
        },
    },
    related=(
        "SOA007",
        "IND001",
        "IND016",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Not nearly all controls are owned by one person.

    What it checks
        Whether one person who is with the organization owns more than 60 percent of the applicable
        controls of the statement in force: by their rows, processes, own records or assignments,
        by name or through a role.
    Why it matters
        Whoever owns nearly everything can be audited by nobody inside who does not depend on them,
        and is missed everywhere at once.
    How to fix
        Give controls to those who run them. In a small organization a deputy and a look from
        outside do.
    Not reported
        Drafts and superseded statements. With fewer than 5 applicable controls nothing can be said
        of concentration: that is not evaluated. Controls without
        an owner: SOA007 speaks of those; they count in the total. It is information only, and in a
        small organization advice.
    Bad
        {kind: organization, id: alder, headcount: 60}
        ---
        kind: person
        records: [{id: dana}, {id: finn}]
        ---
        kind: statement-of-applicability
        id: SOA
        status: approved
        controls:
          - {control: A.5.1, applicable: true, owner: dana}
          - {control: A.5.2, applicable: true, owner: dana}
          - {control: A.5.3, applicable: true, owner: dana}
          - {control: A.5.4, applicable: true, owner: dana}
          - {control: A.8.13, applicable: true, owner: finn}
    Good
        {kind: organization, id: alder, headcount: 60}
        ---
        kind: person
        records: [{id: dana}, {id: finn}]
        ---
        kind: statement-of-applicability
        id: SOA
        status: approved
        controls:
          - {control: A.5.1, applicable: true, owner: dana}
          - {control: A.5.2, applicable: true, owner: dana}
          - {control: A.5.3, applicable: true, owner: dana}
          - {control: A.8.13, applicable: true, owner: finn}
          - {control: A.8.14, applicable: true, owner: finn}
    """
    rows = rows_to_judge(statement, run)
    if isinstance(rows, NotEvaluated):
        yield rows
        return
    applicable = [row for row in rows if row.applies]
    total = number_of_controls(applicable)
    if total < _FEWEST:
        few = counted(total, "applicable control")
        yield NotEvaluated(f"{few} cannot show a concentration; that takes {_FEWEST}")
        return
    owned: dict[str, list[Row]] = {}
    people: dict[str, Record] = {}
    for row in applicable:
        owners = _owners(row, run)
        people.update(owners)
        for id in owners:
            owned.setdefault(id, []).append(row)
    organization = run.register.organization
    headcount = organization.get("headcount") if organization is not None else None
    small = isinstance(headcount, int) and headcount < run.options["small_org"]
    for id, theirs in sorted(owned.items()):
        count = number_of_controls(theirs)
        if count / total > run.options["share"]:
            yield Report(
                "small" if small else "most",
                ("controls",),
                about=[id],
                person=named(people[id]),
                count=count,
                total=total,
                people="1 person" if headcount == 1 else f"{headcount} people",
            )


def _owners(row: Row, run: Pass) -> dict[str, Record]:
    """The persons with the organization who own the row's control today."""
    known, today = run.derive(responsibilities), Period(run.as_of, run.as_of)
    owners = {person.id: person for person in run.people.active(row.data.get("owner"), run.as_of)}
    for leaf in row.leaves:
        for tenure in known.declared(leaf, run.as_of):
            here = run.people.overlaps(tenure.person, run.as_of, run.as_of)
            if tenure.capacity == OWNER and tenure.during(today) and here:
                owners[tenure.person.id] = tenure.person
    return owners
