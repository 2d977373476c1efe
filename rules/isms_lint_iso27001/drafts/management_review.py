"""A management review with its ten inputs, as far as records say anything on them."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.offers.draft import Asked, Draft, Drafted, NoDraft
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.interval import review_interval
from isms_lint_iso27001.derive.review.reviews import planned_for, series_of
from isms_lint_iso27001.derive.review_pack.pack import PackInput, review_pack
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod, review_period
from isms_lint_iso27001.drafts.beginning import Beginning
from isms_lint_iso27001.drafts.given import record_given
from isms_lint_iso27001.drafts.offered import some, top_management


def _draft(asked: Asked) -> Drafted:
    run = asked.run
    review = record_given(asked, "review", "management-review")
    if review is not None:
        return _filling(review, run)
    series = asked.options.get("series", "")
    period = review_period(run, series)
    begun = Beginning(title=f"Management review {run.as_of.year}", status="planned", series=series)
    last = period.last_review
    begun.put("previous_review", None if last is None else last.id)
    planned = None if last is None else run.date(last, "next_on")
    ahead = planned is not None and planned >= run.as_of
    begun.put_or_ask("planned_on", planned if ahead else None, "for which day?")
    _inputs(begun, period, run)
    _to_decide(begun, period, run)
    for other in run.register.of("management-review"):
        day = planned_for(other, run)
        if day is not None:
            begun.notes.append(
                f"{other.id} is planned for {day}: `--review {other.id}` writes the inputs there"
            )
    return begun.drafted()


def _filling(review: Record, run: Pass) -> Drafted:
    """The inputs of a review that is planned already."""
    status = review.text("status")
    if status not in ("", "planned"):
        day = review.text("held_on")
        raise NoDraft(
            f"--review {review.id}: it is {status}{f', on {day}' if day else ''}, and its inputs are"
            " what was before top management then"
        )
    period = review_period(run, series_of(review))
    begun = Beginning()
    _inputs(begun, period, run)
    if not begun.data["inputs"]:
        raise NoDraft(f"--review {review.id}: records say nothing on any input; write them by hand")
    _to_decide(begun, period, run, review)
    return begun.drafted(fills=review)


def _inputs(begun: Beginning, period: ReviewPeriod, run: Pass) -> None:
    pack = review_pack(period, run)
    inputs: dict[str, Any] = {}
    for one in pack.inputs:
        said = _said(one, period.until)
        if said:
            inputs[one.input.field] = said
        if one.words.question:
            begun.ask(("inputs", one.input.field, "summary"), one.words.question)
    begun.data["inputs"] = inputs
    silent = sum(not one.words.summary for one in pack.inputs)
    last = period.last_review
    since = f"after {last.id} of {period.after}" if last is not None else f"after {period.after}"
    begun.notes.append(f"looks back on the time {since}, up to {period.until}")
    begun.notes.append(
        f"records say something on {len(pack.inputs) - silent} of {len(pack.inputs)} inputs; what they"
        " do not say is for people to write"
    )


def _said(one: PackInput, day: date) -> dict[str, Any]:
    words = one.words
    parts = {
        "summary": words.summary,
        "trend": words.trend,
        "references": list(words.references),
        "coverage": words.coverage,
    }
    found: dict[str, Any] = {name: value for name, value in parts.items() if value}
    return {**found, "as_of": day.isoformat()} if words.summary else found


def _to_decide(
    begun: Beginning, period: ReviewPeriod, run: Pass, review: Record | None = None
) -> None:
    """What only the review itself gives, and `review` does not say yet."""

    def ask(name: str, text: str, form: str = "") -> None:
        if review is None or review.get(name) is None:
            begun.ask(name, text, form)

    people = top_management(run)
    rows = ", ".join(f"{{person: {id}, present: true}}" for id in people or ["..."])
    ask("participants", f"who of top management took part?{some(people)}", f"[{rows}]")
    ask("held_on", "when was it held? Then the status is `held`")
    ask(
        "decisions",
        "what was decided on improvement, and on changes to the ISMS? `none needed` is a decision",
        "[{class: improvement, text: ..., decided_by: ...}, {class: isms-change, text: ...}]",
    )
    ask(
        "conclusion",
        "is the ISMS still suitable, adequate and effective?",
        "{suitable: ..., adequate: ..., effective: ...}",
    )
    months = review_interval(run).months
    latest = add_months(period.until, months)
    ask("next_on", f"when is the next? {months} months later is {latest}")
    ask("approved_by", f"who of top management approves the results?{some(people)}")
    ask("approved_on", "when? Until then the minutes are a draft")


MANAGEMENT_REVIEW = Draft(
    "management-review",
    {
        "review": "a review that is planned already: the inputs are written into it",
        "series": "the label of reviews that share their inputs with this one",
    },
    _draft,
    "MR-{year}",
    "reviews",
)
