"""Risks, their assessment and treatment, and the criteria."""

from __future__ import annotations

from isms_lint.offers.draft import Asked, Draft, Drafted
from isms_lint.records.free_ids import free_ids
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.actions import is_in_force
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.derive.risk.criteria import criteria_now, in_words
from isms_lint_iso27001.derive.risk.risks import is_active, is_unacceptable
from isms_lint_iso27001.derive.text.words import list_of
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import record_given, records_given
from isms_lint_iso27001.drafts.offered import ids_of, people, some, top_management


def _risk(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(status="active", identified_on=run.as_of)
    begun.ask("title", "what could happen, in a few words?")
    owner = record_given(asked, "owner", "person", "role")
    begun.put_or_ask("owner", owner and owner.id, f"who owns it?{people(run)}")
    begun.ask("asset", "what is at stake?")
    begun.ask("threat", "what could happen to it?")
    begun.ask("vulnerability", "what would let it happen?")
    assessment = record_given(asked, "assessment", "risk-assessment")
    running = [one for one in run.register.of("risk-assessment") if _is_running(one, run)]
    if assessment is None and len(running) == 1:
        assessment = running[0]
    begun.put_or_ask(
        "assessment",
        assessment and assessment.id,
        f"in which assessment is it judged?{ids_of(run.register.of('risk-assessment'))}",
    )
    begun.ask("affects", "what of it?", "[confidentiality, integrity, availability]")
    criteria = run.derive(criteria_now)
    for field, question in (
        ("consequence", "how bad would it be?"),
        ("likelihood", "how likely is it?"),
    ):
        begun.ask(field, f"{question}{_scale(criteria, field)}")
    begun.ask("level", f"what does that come to?{_level(criteria)}")
    begun.ask("treatment", "what is done about it?")
    begun.ask("controls", "by which controls?", "[A.5.1]")
    begun.ask("residual", "what is left then, and who accepts that?", _RESIDUAL)
    return begun.drafted()


_RESIDUAL = "{level: ..., accepted_by: ..., accepted_on: YYYY-MM-DD}"


def _is_running(assessment: Record, run: Pass) -> bool:
    """Whether the assessment has begun, by its own word or by its plan, and is not completed."""
    begun = run.date(assessment, "started_on") or run.date(assessment, "planned_on")
    ended = run.date(assessment, "completed_on")
    return begun is not None and begun <= run.as_of and ended is None


def _scale(criteria: Record | None, field: str) -> str:
    scale = None if criteria is None else criteria.get("scales", field)
    if criteria is None or not isinstance(scale, list | dict) or not scale:
        return ""
    return f" ({in_words(scale)} by {criteria.id})"


def _level(criteria: Record | None) -> str:
    if criteria is None:
        return ""
    method = criteria.get("level")
    by = f"{method} of both" if method in ("product", "sum") else "by the table"
    acceptance = criteria.get("acceptance")
    until = "" if acceptance is None else f"; up to {acceptance} it may stay as it is"
    return f" ({by}, {criteria.id}{until})"


def _assessment(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(title=f"Risk assessment {run.as_of.year}", started_on=run.as_of)
    triggers = records_given(asked, "trigger", *run.register.kinds_present())
    begun.put("triggers", [one.id for one in triggers])
    criteria = run.derive(criteria_now)
    begun.put_or_ask("criteria", criteria and criteria.id, "by which risk criteria?")
    begun.ask("scope", "of what? Leave it out where everything is assessed")
    begun.ask("authors", f"who does it?{people(run)}", "[...]")
    begun.ask("completed_on", "when was it completed?")
    begun.ask("text", "what came out, in a few sentences?")
    last = run.derive(assessments)[-1:]
    if last:
        begun.notes.append(f"the last one, {last[0].assessment.id}, was completed on {last[0].day}")
    active = [one for one in run.register.of("risk") if is_active(one)]
    if active:
        begun.notes.append(
            f"{len(active)} active risks are to be judged: a judgement that changes goes to `history`"
        )
    return begun.drafted()


def _plan(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(title=f"Risk treatment plan {run.as_of.year}", status="draft")
    latest = run.derive(assessments)[-1:]
    begun.put_or_ask(
        "assessment",
        latest[0].assessment.id if latest else "",
        "which assessment does it answer to?",
    )
    risks = records_given(asked, "risk", "risk") or [
        one
        for one in run.register.of("risk")
        if is_active(one) and is_unacceptable(one, run) and not _is_left_as_it_is(one)
    ]
    begun.put_or_ask("risks", [one.id for one in risks], f"which risks does it treat?{_risks(run)}")
    owners = dict.fromkeys(one.text("owner") for one in risks if one.text("owner"))
    rows = ", ".join(f"{{by: {id}, on: YYYY-MM-DD}}" for id in owners)
    begun.ask("approvals", f"who of the risk owners approved it?{some(owners)}", f"[{rows}]")
    known = [one.id for one in run.register.of("action")]
    action = next(free_ids(known, run.register, run.as_of.year, "ACT-{year}-{number}"))
    begun.ask(
        "actions",
        "what is done, by whom and by when?",
        f"[{{id: {action}, text: ..., owner: ..., due_on: YYYY-MM-DD, controls: [...]}}]",
    )
    top = some(top_management(run))
    begun.ask("approved_by", f"who approves it as a whole?{top}")
    standing = [one.id for one in run.register.of("treatment-plan") if is_in_force(one)]
    if standing:
        begun.ask("supersedes", f"does it take the place of {list_of(standing)}?")
    if "risk" not in asked.options and risks:
        begun.notes.append(
            f"{len(risks)} active risks are above what is acceptable; --risk names others"
        )
    return begun.drafted()


def _is_left_as_it_is(risk: Record) -> bool:
    return risk.text("treatment") in ("retain", "avoid")


def _risks(run: Pass) -> str:
    return ids_of([one for one in run.register.of("risk") if is_active(one)])


def _criteria(asked: Asked) -> Drafted:
    begun = Beginning(title="Risk criteria", status="draft")
    begun.ask(
        "scales",
        "from what to what are consequence and likelihood judged?",
        "{consequence: [1, 2, 3, 4, 5], likelihood: [1, 2, 3, 4, 5]}",
    )
    begun.ask("level", "how does the level follow from both?", "product | sum")
    begun.ask("acceptance", "up to which level may a risk stay as it is?")
    begun.ask("high", "from which level on is it high?")
    begun.ask(
        "assessment_criteria", "when are risks assessed, and by what is each scale judged?", "[...]"
    )
    before = asked.run.derive(criteria_now)
    if before is not None:
        begun.put("supersedes", before.id)
        begun.notes.append(f"{before.id} stays in force until these are approved")
    return begun.drafted()


RISK = (
    Draft(
        "risk",
        {
            "owner": "who owns it: a person or a role",
            "assessment": "the risk assessment in which it is judged (default: the one that runs)",
        },
        _risk,
        "RISK-{number}",
        "risk",
    ),
    Draft(
        "risk-assessment",
        {"trigger": "what made it necessary; several ids with commas between them"},
        _assessment,
        "RA-{year}",
        "risk",
    ),
    Draft(
        "treatment-plan",
        {"risk": "the risks it treats, with commas (default: all above what is acceptable)"},
        _plan,
        "TP-{year}",
        "risk",
    ),
    Draft("risk-criteria", {}, _criteria, "RC-{number}", "risk"),
)
