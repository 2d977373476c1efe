"""SOA005: nothing in force relies on a control that the statement excludes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.records.scope import Resolved
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import is_in_force, is_open_action, plan_of
from isms_lint_iso27001.derive.action.corrective_actions import is_open
from isms_lint_iso27001.derive.risk.risks import is_active, is_treated_by_controls
from isms_lint_iso27001.derive.soa.rows import (
    NONE_APPROVED,
    current_statement,
    excluded_controls,
)
from isms_lint_iso27001.derive.text.pattern import Pattern

FieldPath = tuple[str | int, ...]

_RANGE = Pattern(r"\d\.\d+\s*(?:-|–|\.\.|\bto\b)\s*[A-Z\d]")
"""A range of controls; one of themes (`A.5-A.7`) names them as wholes."""


@rule(
    code="SOA005",
    name="excluded-but-relied-on",
    kinds={"action", "contract", "corrective-action", "document", "risk"},
    scope=REGISTER,
    clauses=(
        "6.1.3 b",
        "6.1.3 c",
        "6.1.3 d",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "relied-on": (
            "{what} relies on {control}{through}, which the Statement of Applicability {soa} excludes"
        )
    },
    needs={"statement-of-applicability"},
    related=(
        "SOA001",
        "SOA004",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Nothing in force relies on a control that the statement excludes.

    What it checks
        Whether an active risk is treated by a control that the statement in force excludes, or an
        open corrective action, an open action, a contract in force or an approved document has it
        among its `controls`, or a control of the organization's own that carries it out and
        nothing else.
    Why it matters
        The statement lists the necessary controls. Where a treatment needs a control that the
        statement says is not needed, one of the two is wrong, and both are what the certificate
        stands on.
    How to fix
        Make the control applicable and say how far it is implemented, or treat the risk by another
        control.
    Not reported
        Closed risks and the actions for them, risks that are retained or avoided, superseded plans,
        actions that are done, contracts that ended, drafts. An action for a risk or a corrective
        action that names the control itself: the finding is about that. A whole theme or process in
        which an excluded control happens to lie. Texts and `clauses` that only mention a control.
    Bad
        kind: risk
        id: RISK-7
        status: active
        treatment: modify
        controls: [A.8.12]
        ---
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.12, applicable: false, justification: no such data}
    Good
        kind: risk
        records:
          - {id: RISK-7, status: active, treatment: modify, controls: [A.8.12]}
          - {id: RISK-8, status: closed, treatment: modify, controls: [A.8.30]}
        ---
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.12, applicable: true, justification: RISK-7}
          - {control: A.8.30, applicable: false, justification: no such work}
    """
    what = _reliance(record, run)
    named = _named(record, run) if what else {}
    if not named:
        return
    statement = run.derive(current_statement)
    if statement is None:
        yield NONE_APPROVED
        return
    excluded = run.derive(excluded_controls)
    told = _told_elsewhere(record, run)
    for control, (path, through) in named.items():
        if control in excluded and control not in told:
            row = ("controls", excluded[control].place)
            yield Report(
                "relied-on",
                path,
                related=(
                    Related(statement, row, f"{control} is excluded here"),
                    *(Related(plan, ("risks",), words) for plan, words in _plans(record, run)),
                ),
                what=what,
                control=control,
                through=f" (through {through})" if through else "",
                soa=statement.id,
            )


class _Place(NamedTuple):
    """Where a record names a control, and through which control of the organization's own."""

    path: FieldPath
    through: str


def _named(record: Record, run: Pass) -> dict[str, _Place]:
    """The controls that the record names one by one or as a range, and where.

    A theme or a process is named as a whole: whoever means a control of it writes its id.
    """
    found: dict[str, _Place] = {}
    for path, text in record.strings("controls"):
        resolved = run.register.resolve(text, record)
        own = resolved.record
        if own is not None:
            for leaf in _of_own(own, run) if own.kind == "control" else ():
                found.setdefault(leaf, _Place(path, "" if leaf == own.id else own.id))
            continue
        for leaf in _written(text, resolved, run):
            found.setdefault(leaf, _Place(path, ""))
    return found


def _of_own(own: Record, run: Pass) -> list[str]:
    """A control of the organization's own, and the controls it carries out.

    Where one of those applies, that one may be what is relied on.
    """
    resolve = run.register.resolve
    written = (_written(text, resolve(text, own), run) for _, text in own.strings("controls"))
    carried_out = [leaf for leaves in written for leaf in leaves]
    excluded = run.derive(excluded_controls)
    all_out = all(leaf in excluded for leaf in carried_out)
    return [own.id, *dict.fromkeys(carried_out if all_out else ())]


def _written(text: str, resolved: Resolved, run: Pass) -> tuple[str, ...]:
    """The controls that a text, which stands for `resolved`, names one by one or as a range."""
    if len(resolved.cited) == 1:
        # One control of 2013 may have become two: one of them may be what is relied on.
        excluded = run.derive(excluded_controls)
        kept = len(resolved.leaves) > 1 and any(x not in excluded for x in resolved.leaves)
        return () if kept else resolved.leaves
    return resolved.leaves if _RANGE.search(text) else ()


def _reliance(record: Record, run: Pass) -> str:
    """What the record is, in words, where its controls are relied on now; empty where not."""
    if record.kind == "risk":
        active = is_active(record) and is_treated_by_controls(record)
        return "the treatment of an active risk" if active else ""
    if record.kind == "corrective-action":
        return "an open corrective action" if is_open(record, run.as_of, run) else ""
    if record.kind == "action":
        return "an open action" if is_open_action(record) and _is_live(record, run) else ""
    if record.kind == "contract":
        in_force = run.people.overlaps(record, run.as_of, run.as_of)
        return "a contract in force" if in_force else ""
    return "an approved document" if record.text("status") == "approved" else ""


def _is_live(action: Record, run: Pass) -> bool:
    """Whether the plan it belongs to is in force, and not all risks it is for are closed."""
    plan = plan_of(action, run)
    if plan is not None:
        treated = run.derive(_treated).get(plan, _NO_RISKS)
        return is_in_force(plan) and (treated.active or not treated.known)
    risk = run.register.find(action.get("origin"), "risk")
    return risk is None or is_active(risk)


def _told_elsewhere(record: Record, run: Pass) -> frozenset[str]:
    """The controls that what an action is for relies on already: the finding is about that."""
    if record.kind != "action":
        return frozenset()
    plan = plan_of(record, run)
    if plan is not None:
        return run.derive(_treated).get(plan, _NO_RISKS).controls
    origin = run.register.find(record.get("origin"), "risk", "corrective-action")
    relying = origin is not None and _reliance(origin, run)
    return frozenset(_named(origin, run)) if origin is not None and relying else frozenset()


class _Treated(NamedTuple):
    """Of the risks of a plan: whether one is on record, whether one is active, what they rely on."""

    known: bool
    active: bool
    controls: frozenset[str]


_NO_RISKS = _Treated(known=False, active=False, controls=frozenset())


def _treated(run: Pass) -> dict[Record, _Treated]:
    """What each treatment plan treats (a derivation)."""
    found = {}
    for plan in run.register.of("treatment-plan"):
        named = (run.register.find(id, "risk") for _, id in plan.strings("risks"))
        risks = [risk for risk in named if risk is not None]
        relying = [risk for risk in risks if _reliance(risk, run)]
        controls = frozenset(control for risk in relying for control in _named(risk, run))
        found[plan] = _Treated(bool(risks), any(map(is_active, risks)), controls)
    return found


def _plans(record: Record, run: Pass) -> Iterator[tuple[Record, str]]:
    """The treatment plans in force that the risk or the action stands in."""
    if record.kind == "risk":
        for plan in run.register.referring(record, "treatment-plan", "risks"):
            if is_in_force(plan):
                yield plan, f"{record.id} is treated by this plan"
    plan_of_action = plan_of(record, run) if record.kind == "action" else None
    if plan_of_action is not None:
        yield plan_of_action, f"{record.id} belongs to this plan"
