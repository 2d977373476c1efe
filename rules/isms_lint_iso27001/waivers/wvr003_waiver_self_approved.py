"""WVR003: nobody approves a waiver for themselves."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.people.answerable import answerable, who
from isms_lint_iso27001.derive.people.top_management import top_management_on
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of, named
from isms_lint_iso27001.derive.waivers import expired_on, names_many_records


@rule(
    code="WVR003",
    name="waiver-self-approved",
    kinds={"waiver"},
    scope=REGISTER,
    clauses=("9.2.2 b by analogy",),
    basis=Basis.GUIDANCE,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "self": (
            "{approver} approved the waiver for {target} and {words}: nobody else accepted the"
            " finding"
        )
    },
    related=(
        "WVR001",
        "WVR004",
        "IND001",
    ),
    unsuppressible=True,
)
def check(waiver: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Nobody approves a waiver for themselves.

    What it checks
        Whether whoever approved a waiver that still holds is somebody else than the record with the
        finding is about: its owner, an auditor in the team of the audit, who checked the effect of
        the corrective action, who manages the programme, who operates the process, the person
        themselves. A finding of an audit also concerns the owner of the process it was found in.
    Why it matters
        The gate holds only if nobody opens it for themselves. No clause speaks of waivers; the
        thought is that of 9.2.2 b.
    How to fix
        Have somebody approve it who does not answer for the record, as a rule somebody above.
    Not reported
        An approver who is all of the organization's top management: nobody stands above a sole
        director. Experts, observers and supervised trainees of an audit. Expired waivers. A role
        that several persons hold, of whom only some answer for the record. Records that name nobody.
    Bad
        kind: waiver
        id: WV-1
        rule: IND001
        target: AUD-1
        reason: no other auditor
        approved_by: dana
        approved_on: 2026-03-02
        expires_on: 2026-12-31
        ---
        kind: audit
        id: AUD-1
        team: [{person: dana, function: lead}]
        ---
        {kind: person, id: dana}
    Good
        kind: waiver
        id: WV-1
        rule: IND001
        target: AUD-1
        reason: no other auditor
        approved_by: ana
        approved_on: 2026-03-02
        expires_on: 2026-12-31
        ---
        kind: audit
        id: AUD-1
        team: [{person: dana, function: lead}]
        ---
        kind: person
        records: [{id: ana}, {id: dana}]
    """
    target, approved_by = waiver.text("target"), waiver.get("approved_by")
    if not target or is_blank_answer(approved_by) or expired_on(waiver, run) is not None:
        return
    if names_many_records(waiver, run):
        return
    record = run.register.get(target)
    if record is None:
        yield NotEvaluated(f"no record has the id {quote(target)}")
        return
    day = run.date(waiver, "approved_on") or run.as_of
    approvers = {person.id: person for person in run.people.holders(approved_by, day)}
    if not approvers:
        yield NotEvaluated(f"the approver {quote(str(approved_by))} is no person on {day}")
        return
    # Nobody stands above a sole director.
    if approvers.keys() == top_management_on(day, run).keys():
        return
    unknown = []
    for one in answerable(record, run):
        people = who(one, day, run)
        if not people:
            unknown.append(quote(str(one.reference)))
        elif approvers.keys() <= {person.id for person in people}:
            yield Report(
                "self",
                ("approved_by",),
                related=(Related(one.record, one.path, f"the {one.record.kind} says so here"),),
                approver=list_of([named(person) for person in approvers.values()]),
                target=record.id,
                words=one.words,
            )
            return
    if unknown:
        yield NotEvaluated(f"{record.id} names {list_of(unknown)}, and no person is known by that")
