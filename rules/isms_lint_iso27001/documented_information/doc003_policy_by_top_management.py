"""DOC003: the information security policy is approved by top management."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.document.documented import is_in_use
from isms_lint_iso27001.derive.document.policies import information_security_policies
from isms_lint_iso27001.derive.people.delegations import delegates_of
from isms_lint_iso27001.derive.people.top_management import left_before, top_management_on
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of, named

_MATTER = "document-approval"


@rule(
    code="DOC003",
    name="policy-by-top-management",
    kinds={"document"},
    scope=REGISTER,
    clauses=("5.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "not-top": (
            "the information security policy was approved {when}by {approver}, who did not belong"
            " to top management{managers}: that top management set it cannot be shown"
        )
    },
    needs={"organization"},
    related=("ROL001", "DOC001", "DOC002"),
)
def check(document: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The information security policy is approved by top management.

    What it checks
        Whether the information security policy was approved by a member of top management on that
        day, or was amended later by one. The policy is the document of the type
        `information-security-policy`; where there is none, the one with that title, else the one
        that cites 5.2.
    Why it matters
        The policy is the one document that the standard asks top management itself to establish. A
        policy that the CISO approves is an instruction of the CISO.
    How to fix
        Have a member of top management approve the policy. Where that was delegated, record it in
        `delegations` of the organization (`document-approval`).
    Not reported
        Policies on a topic, such as access or suppliers (A.5.1): the management responsible for the
        topic approves those. Drafts and superseded versions. Approval by a delegate. Where only a
        clause tells the policy and several documents cite it, one approved by top management is
        enough. A policy whose approver is missing: DOC002 speaks of that. An approver who has left
        since, and never stood on the list of top management, is not evaluated: they may have
        belonged to it at the time.
    Bad
        kind: organization
        id: org
        top_management: [ana]
        ---
        kind: person
        records: [{id: ana, title: CEO}, {id: dana, title: CISO}]
        ---
        kind: document
        id: POL-1
        type: information-security-policy
        status: approved
        approved_by: dana
        approved_on: 2026-02-02
    Good
        kind: organization
        id: org
        top_management: [ana]
        ---
        kind: person
        records: [{id: ana, title: CEO}, {id: dana, title: CISO}]
        ---
        kind: document
        id: POL-1
        type: information-security-policy
        status: approved
        approved_by: ana
        approved_on: 2026-02-02
        ---
        kind: document
        id: POL-2
        type: policy
        title: Access policy
        status: approved
        approved_by: dana
        approved_on: 2026-02-02
    """
    said = run.derive(_said)
    if not said:
        if document is run.register.of("document")[0]:
            yield NotEvaluated(
                "no document in use is the information security policy, by its type, its title or"
                " clause 5.2"
            )
        return
    found = said.get(document)
    if found is None or is_blank_answer(document.get("approved_by")):
        return
    if not (run.derive(_by_clause_alone) and None in said.values()):
        yield found


def _said(run: Pass) -> dict[Record, Report | NotEvaluated | None]:
    """What is to be said of each policy in use (a derivation)."""
    policies = (one for one in run.derive(information_security_policies) if is_in_use(one))
    return {policy: _judge(policy, run) for policy in policies}


def _by_clause_alone(run: Pass) -> bool:
    """Whether a clause or a title alone tells which document is the policy (a derivation)."""
    policies = run.derive(_said)
    return all(one.text("type") != "information-security-policy" for one in policies)


def _judge(policy: Record, run: Pass) -> Report | NotEvaluated | None:
    """What is to be said of the approval of one policy."""
    organization = run.register.organization
    if organization is None or is_blank_answer(organization.get("top_management")):
        return NotEvaluated("the organization does not say who its top management is")
    approver, day = policy.get("approved_by"), run.date(policy, "approved_on")
    approvals = [(approver, day)]
    approvals.extend(
        (amendment.get("by"), run.date(policy, "amendments", index, "on"))
        for index, amendment in policy.items("amendments")
    )
    if any(_is_of_top_management(by, on or run.as_of, run) for by, on in approvals):
        return None
    when = day or run.as_of
    persons = run.people.holders(approver, when)
    if not persons:
        return NotEvaluated(f"who {approver} was on {when} is not on record")
    if day is None and any(_ever_at_the_top(person, run) for person in persons):
        return NotEvaluated("`approved_on` is missing or not a date")
    left = left_before(when, run)
    gone = all(person.id in left for person in persons)
    if not gone and not any(run.people.active(person.id, run.as_of) for person in persons):
        return NotEvaluated(
            f"{list_of([named(person) for person in persons])} has left since, and who belonged to"
            f" top management on {when} is not on record"
        )
    managers = top_management_on(when, run)
    if not managers and not gone:
        return NotEvaluated(f"who belonged to top management on {when} is not on record")
    return Report(
        "not-top",
        ("approved_by",),
        related=(Related(organization, ("top_management",), "top management is named here"),),
        when="" if day is None else f"on {day} ",
        approver=list_of([named(person) for person in persons]),
        managers=_who_did(
            managers.values(), [left[person.id] for person in persons] if gone else []
        ),
    )


def _who_did(managers: Iterable[Record], left: list[date]) -> str:
    """Who belonged to top management then, or that the approver no longer did."""
    if left:
        return f" any more (until {max(left)})"
    return f"; {list_of([named(person) for person in managers])} did"


def _is_of_top_management(approver: object, day: date, run: Pass) -> bool:
    """Whether a person or role belongs to top management on a day, or acts for it."""
    managers = set(top_management_on(day, run))
    entitled = managers | delegates_of(managers, _MATTER, day, run)
    return any(person.id in entitled for person in run.people.holders(approver, day))


def _ever_at_the_top(person: Record, run: Pass) -> bool:
    organization = run.register.organization
    entries = organization.get("top_management") if organization is not None else None
    return any(
        person in run.people.holders(entry, date.min, run.as_of)
        for entry in (entries if isinstance(entries, list) else [entries])
    )
