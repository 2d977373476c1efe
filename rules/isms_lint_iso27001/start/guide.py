"""What the year holds: `README.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from isms_lint.offers.start import Answers
from isms_lint.records.dates import add_months
from isms_lint.written.month_names import MONTH_NAMES
from isms_lint_iso27001.derive.programme.year_plan import Plan
from isms_lint_iso27001.start.audits import Planned
from isms_lint_iso27001.start.programme import PROGRAMME, numbered
from isms_lint_iso27001.start.reviews import review_ids
from isms_lint_iso27001.start.texts import filled

_YEAR = 12
_VISITS = {
    "stage-1-on": "First stage of the certification.",
    "stage-2-on": "Second stage of the certification.",
    "next-visit-on": "The certification body comes.",
}
_SETTING_UP = (
    "Decide context and scope (`context/`): issues, climate change among them; interested parties"
    " and what they require. Top management approves the scope, the policy (POL-1), the risk criteria"
    " (RC-1), the method (MET-1) and the audit programme.",
    "Put everybody into `people/`, with unit and manager, and name operators in `processes/`.",
    "Write the treatment plan: `isms-lint new treatment-plan`. Decide the Statement of Applicability by"
    " what the risks need: in its file, or in a new one that takes its place, begun with"
    " `isms-lint new statement-of-applicability --from-risks`. Risk owners approve the plan and accept"
    " what remains, top management approves the statement.",
    "Objectives and measures become active; what is measured is written down from now on"
    " (`isms-lint new result`). The procedures are approved. What shows that the internal auditor is"
    " competent stands in `people/competence.yaml`; an auditor from outside has an engagement.",
)
"""What is done in the first months, one a month."""


def guide_file(plan: Plan, audits: Sequence[Planned], answers: Answers) -> str:
    """The file that explains the year."""
    planned = sorted(_planned(plan, audits, answers), key=lambda one: one[0])
    first = plan.start.replace(day=1)
    months = [add_months(first, number) for number in range(_YEAR + 1)]
    return filled(
        "README",
        {
            "months": "\n".join(_rows(pairwise(months), planned)),
            "later": "\n".join(f"| {day} | {what} |" for day, what in planned if day >= months[-1]),
        },
    )


def _rows(
    months: Iterable[tuple[date, date]], planned: Sequence[tuple[date, str]]
) -> Iterator[str]:
    """A row for each month, from its first day to the first of the next."""
    for place, (first, after) in enumerate(months):
        tasks = [*_SETTING_UP[place : place + 1]]
        tasks += [f"**{day}** {what}" for day, what in planned if first <= day < after]
        if not tasks:
            tasks = ["What `isms-lint calendar` shows; open actions with their owners."]
        yield f"| {MONTH_NAMES['en'][first.month - 1]} {first.year} | {'<br>'.join(tasks)} |"


def _planned(plan: Plan, audits: Sequence[Planned], answers: Answers) -> Iterator[tuple[date, str]]:
    """What is planned, by day."""
    for day in plan.assessments:
        yield (
            day,
            "Risk assessment: `started_on` in `risk/assessments.yaml`, then"
            " `isms-lint new risk --into risk/register.yaml` for each risk; afterwards `completed_on`.",
        )
    for number, (id, one) in enumerate(numbered(audits), 1):
        lead = "" if one.lead else " Nobody leads it yet."
        yield (
            one.day,
            f"Internal audit {id}: {', '.join(one.scope)}.{lead}"
            f" `isms-lint new audit --programme {PROGRAMME} --entry {number}`",
        )
    for id, day in zip(review_ids(plan.reviews), plan.reviews, strict=True):
        yield (
            day,
            f"Management review {id}: `isms-lint new management-review --review {id} --as-of {day}`",
        )
    for name, what in _VISITS.items():
        if answers.get(name) is not None:
            yield answers[name], what
