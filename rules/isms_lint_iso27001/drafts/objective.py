"""Objectives, their measures and results."""

from __future__ import annotations

from isms_lint.offers.draft import Asked, Draft, Drafted
from isms_lint.records.free_ids import free_ids
from isms_lint_iso27001.derive.objective.results import results_of
from isms_lint_iso27001.derive.objective.targets import is_missed, target_of
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import number_given, record_given
from isms_lint_iso27001.drafts.offered import ids_of, people


def _objective(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(status="active")
    begun.put("from", run.as_of)
    begun.ask("title", "what is to be reached?")
    owner = record_given(asked, "owner", "person", "role")
    begun.put_or_ask("owner", owner and owner.id, f"who answers for it?{people(run)}")
    begun.ask("target", "which value is to be reached?")
    begun.ask("unit", "in which unit?")
    begun.ask("risks", f"which risks does it lower?{_risks(asked)}", "[...]")
    for field, question in (
        ("what", "what is done for it?"),
        ("resources", "with what?"),
        ("responsible", "by whom?"),
        ("due_on", "until when?"),
        ("evaluation", "how is it judged?"),
    ):
        begun.ask(("plan", field), question)
    begun.notes.append("a measure says how far it is: `isms-lint new measure --objective`")
    return begun.drafted()


def _risks(asked: Asked) -> str:
    return ids_of([one for one in asked.run.register.of("risk") if is_active(one)])


def _measure(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning()
    begun.put("from", run.as_of)
    begun.ask("title", "what is it called?")
    objective = record_given(asked, "objective", "objective")
    begun.put_or_ask(
        "objective",
        objective and objective.id,
        f"which objective does it serve?{ids_of(run.register.of('objective'))}",
    )
    begun.ask("what", "what is measured?")
    begun.ask("method", "how, so that two people get the same?")
    begun.ask("when_measured", "when?")
    begun.ask("frequency_months", "every how many months?")
    begun.ask("measured_by", f"by whom?{people(run)}")
    begun.ask("when_analysed", "when is it looked at?")
    begun.ask("analysed_by", f"by whom?{people(run)}")
    unit = objective.text("unit") if objective is not None else ""
    begun.put_or_ask("unit", unit, "in which unit?")
    return begun.drafted()


def _result(asked: Asked) -> Drafted:
    run = asked.run
    begun = Beginning(on=run.as_of)
    measure = record_given(asked, "measure", "measure")
    value = number_given(asked, "value")
    begun.put_or_ask(
        "measure", measure and measure.id, f"of which measure?{ids_of(run.register.of('measure'))}"
    )
    if value is None:
        begun.ask("value", "what was measured?")
    else:
        begun.data["value"] = value
    like = [one.id for one in run.register.of("result")]
    if measure is not None:
        known = results_of(measure, run)
        like = [one.record.id for one in known] or like
        if known:
            last = known[-1]
            begun.notes.append(
                f"the last: {last.record.get('value')} on {last.day} ({last.record.id})"
            )
        objective = run.register.find(measure.get("objective"), "objective")
        target = target_of(measure, objective)
        if target is not None and value is not None and is_missed(value, target):
            begun.ask(
                "actions", f"{target.record.get('target')} is the target: what is done?", "[...]"
            )
    return begun.drafted(next(free_ids(like, run.register, run.as_of.year, "RES-{year}-{number}")))


OBJECTIVES = (
    Draft(
        "objective",
        {"owner": "who answers for it: a person or a role"},
        _objective,
        "OBJ-{number}",
        "objectives",
    ),
    Draft(
        "measure", {"objective": "the objective it serves"}, _measure, "MSR-{number}", "objectives"
    ),
    Draft(
        "result",
        {"measure": "the measure", "value": "the number that was measured"},
        _result,
        "RES-{year}-{number}",
        "objectives",
    ),
)
