"""Nonconformities: correction, the decision on corrective action, the answer to the certification body,
corrective action under way by the next review, and closing (10.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.offers.due import Due, Undated
from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.action.closing_times import closing, why_maybe_closed
from isms_lint_iso27001.derive.action.corrective_actions import is_open as is_open_action
from isms_lint_iso27001.derive.action.evaluation import is_evaluated, needs_no_action
from isms_lint_iso27001.derive.action.initiation import initiated
from isms_lint_iso27001.derive.certification.external_findings import (
    answer_due,
    answers_to,
    raising_audit,
)
from isms_lint_iso27001.derive.due.acting import acting, leading
from isms_lint_iso27001.derive.due.no_day import no_day
from isms_lint_iso27001.derive.due.words import both, called, days, said, titled
from isms_lint_iso27001.derive.finding.corrections import has_correction
from isms_lint_iso27001.derive.finding.grades import MAJOR, MINOR
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_closed,
    is_open,
    is_withdrawn,
    why_unclear,
)
from isms_lint_iso27001.derive.oscal.followed import planned_for
from isms_lint_iso27001.derive.review.planned import planned_days
from isms_lint_iso27001.derive.text.words import list_of

WHAT = "nonconformity"
_GERMAN_GRADES = {MAJOR: "Hauptabweichung", MINOR: "Nebenabweichung"}


def nonconformities(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    for nc in run.register.of("nonconformity"):
        unclear = why_unclear(nc, run, f"{nc.id}'s")
        if unclear:
            yield Undated(WHAT, said(unclear), nc, ("status",))
        elif not is_withdrawn(nc):
            yield from _first_steps(nc, run)
            yield from _answer(nc, run)
            yield from _by_review(nc, run)
            yield from _closed(nc, run)


def _first_steps(nc: Record, run: Pass) -> Iterator[Due | Undated]:
    """What is to be done in the first days: correct it, and decide whether its cause needs action."""
    steps = []
    if not has_correction(nc):
        words = both(f"Correct {called(nc)}", f"Korrektur von {called(nc)}")
        steps.append((words, "FND005", ("correction",)))
    # Where a plan of action may hold the decision, FND004 does not judge either.
    if not is_evaluated(nc, run) and planned_for(nc, run) is None:
        words = both(
            f"Decide on corrective action for {called(nc)}",
            f"Entscheidung über Korrekturmaßnahme zu {called(nc)}",
        )
        steps.append((words, "FND004", ("disposition",)))
    raised = run.date(nc, "raised_on")
    if raised is None:
        if steps:
            yield no_day(WHAT, nc, "raised_on")
        return
    for title, rule, path in steps:
        allowed = run.option_of(rule, "open_days")
        due = add_days(raised, allowed)
        why = both(
            f"{allowed} days after it was raised on {raised}",
            f"{allowed} Tage nach der Feststellung am {raised}",
        )
        yield Due(due, WHAT, title, why, nc, path, _owners(nc, due, run), rule)


def _answer(nc: Record, run: Pass) -> Iterator[Due | Undated]:
    """By when the certification body wants a corrective action."""
    audit = raising_audit(nc, run)
    if audit is None or is_closed(nc, run.as_of, run):
        return
    answer = answer_due(nc, audit, run)
    if answer is None:
        why = f"{nc.id}: neither raised_on nor the end of the audit is a date"
        yield Undated(WHAT, said(why), nc, ("raised_on",))
        return
    actions = answers_to(nc, run)
    if any(day is not None and day <= run.as_of for day, _ in actions):
        return
    undated = [one.id for day, one in actions if day is None]
    if undated and answer.due < run.as_of:
        why = f"when {list_of(undated)} was opened is not on record"
        yield Undated(WHAT, said(why), nc, ("raised_on",))
    elif not undated:
        limit = days(answer.limit)
        yield Due(
            answer.due,
            WHAT,
            both(
                f"Corrective action opened for {called(nc)}",
                f"Korrekturmaßnahme eröffnet zu {called(nc)}",
            ),
            both(
                f"raised in {audit.id} on {answer.raised}, {limit['en']}",
                f"festgestellt in {audit.id} am {answer.raised}, {limit['de']}",
            ),
            nc,
            ("raised_on",),
            _owners(nc, answer.due, run),
            "EXT002",
        )


def _by_review(nc: Record, run: Pass) -> Iterator[Due]:
    """That corrective action is under way when a review looks at it."""
    raised = run.date(nc, "raised_on")
    if raised is None or needs_no_action(nc) or initiated(nc, run.as_of, run):
        return
    if not is_open(nc, run.as_of, run):
        return
    known = add_days(raised, run.option_of("SEQ005", "initiate_days"))
    review = next((day for day in run.derive(planned_days) if day >= known), None)
    if review is not None:
        yield Due(
            review,
            WHAT,
            both(
                f"Corrective action under way for {called(nc)}",
                f"Korrekturmaßnahme in Arbeit zu {called(nc)}",
            ),
            both(
                f"a management review is planned for {review}",
                f"für den {review} ist eine Managementbewertung geplant",
            ),
            nc,
            (),
            _owners(nc, review, run),
        )


def _closed(nc: Record, run: Pass) -> Iterator[Due | Undated]:
    """By when it is to be closed, as the organization or custom says for its grade."""
    found = closing(nc, run)
    if found is None:
        return
    _, one = found
    at: FieldPath = ("status",) if nc.text("status") else ("raised_on",)
    if isinstance(one, NotEvaluated):
        yield Undated(WHAT, said(f"{nc.id}: {one.reason}"), nc, at)
        return
    unclear = one.doubt.reason if one.doubt is not None else why_maybe_closed(one, run)
    if unclear:
        yield Undated(WHAT, said(f"{nc.id}: {unclear}"), nc, at)
        return
    limit = days(one.limit)
    yield Due(
        one.due,
        WHAT,
        titled("Close", "Abschluss von", nc),
        _since(one.grade, one.since, limit),
        nc,
        at,
        _owners(nc, one.due, run),
        "CAR006",
    )


def _since(grade: str, since: date, limit: Mapping[str, str]) -> Mapping[str, str]:
    return both(
        f"{grade}, open since {since}, {limit['en']}",
        f"{_GERMAN_GRADES.get(grade, grade)}, offen seit {since}, {limit['de']}",
    )


def _owners(nc: Record, on: date, run: Pass) -> tuple[Record, ...]:
    """Who owns its open corrective actions; else who owns it, or the process it was found in."""
    owners = [
        action.get("owner")
        for action in corrective_actions_of(nc, run)
        if is_open_action(action, run.as_of, run)
    ]
    process = run.register.find(nc.text("process"), "process")
    named = (*owners, nc.get("owner"), process.get("owner") if process is not None else None)
    return acting(on, run, *named) or leading(on, run)
