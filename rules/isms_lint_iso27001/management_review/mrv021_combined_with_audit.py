"""MRV021: the audit's report is not the minutes of the review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audits import ended_on, is_done
from isms_lint_iso27001.derive.review_inputs import INPUTS, is_addressed
from isms_lint_iso27001.derive.review_participants import took_part
from isms_lint_iso27001.derive.reviews import held_on
from isms_lint_iso27001.derive.similarity import similarity

_SHORTEST = 40


@rule(
    code="MRV021",
    name="combined-with-audit",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=(
        "9.2.2",
        "9.3.3",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "similar": (
            "the text of the review is {percent} % that of the report of {audit},"
            " and the review has {lacks}: the report was reused as minutes"
        ),
        "same-file": (
            "the review and {audit} have the same file as evidence, and the review"
            " has {lacks}: the report was reused as minutes"
        ),
        "closing-meeting": (
            "the review is of the day, the people and the findings of {audit}, and"
            " has {lacks}: it looks like the audit's closing meeting"
        ),
    },
    options={
        "similarity": {
            "type": "number",
            "minimum": 0,
            "default": 0.8,
            "description": "How alike the texts are, from 0 to 1, from which the rule speaks.",
        }
    },
    needs={"audit"},
    related=(
        "MRV002",
        "MRV009",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """The audit's report is not the minutes of the review.

    What it checks
        Whether a held review has the text of an audit's report (alike by 0.8 or more: about one
        word in ten differs), the same file by its hash, or the day, the people and nothing but the
        findings of an audit. Only reviews are looked at that have no decisions or fewer than half
        of the inputs.
    Why it matters
        Audit and review are two requirements with two purposes: one finds out, the other decides. A
        report with a new title shows one of them.
    How to fix
        Hold the review: the ten inputs, top management, decisions. The report is one of the inputs.
    Not reported
        One file that holds two complete records: separate files are no requirement. Texts on the
        same subject in other words. The measure is the Dice coefficient of pairs of neighbouring
        words.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        text: We spoke with the team, drew twelve nights from the log and found no restore was tested.
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        text: We spoke with the team, drew twelve nights from the log and found no restore was tested.
    Good
        kind: audit
        id: AUD-1
        status: reported
        text: We spoke with the team, drew twelve nights from the log and found no restore was tested.
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        text: The audit of the backups was presented. A restore drill each quarter was decided.
    """
    day = held_on(review, run)
    if day is None:
        return
    lacks = _lacks(review)
    if not lacks:
        return
    text = review.text("text")
    hashes = _hashes(review)
    for audit in run.register.of("audit"):
        if not is_done(audit):
            continue
        alike = (
            similarity(text, audit.text("text")) if _is_comparable(text, audit.text("text")) else 0
        )
        if alike >= run.options["similarity"]:
            related = (Related(audit, ("text",), "the report is here"),)
            percent = round(100 * alike)
            yield Report(
                "similar", ("text",), related=related, percent=percent, audit=audit.id, lacks=lacks
            )
            return
        if hashes & _hashes(audit):
            related = (Related(audit, ("evidence",), "the same file is here"),)
            yield Report("same-file", ("evidence",), related=related, audit=audit.id, lacks=lacks)
            return
        if _is_closing_meeting(review, day, audit, run):
            related = (Related(audit, ("team",), f"{audit.id} is here"),)
            yield Report(
                "closing-meeting", ("held_on",), related=related, audit=audit.id, lacks=lacks
            )
            return


def _lacks(review: Record) -> str:
    """What makes the review incomplete; empty where it is one of its own."""
    inputs = sum(is_addressed(review, one.field) for one in INPUTS)
    parts = []
    if 2 * inputs < len(INPUTS):
        parts.append(f"{inputs or 'none'} of the {len(INPUTS)} inputs")
    if not review.items("decisions"):
        parts.append("no decision")
    return " and ".join(parts)


def _is_comparable(text: str, report: str) -> bool:
    """Whether there is enough of both, and about as much."""
    short, long = sorted((len(text), len(report)))
    return short >= _SHORTEST and 2 * short >= long


def _hashes(record: Record) -> set[str]:
    return {
        str(item["sha256"]).casefold()
        for _, item in record.items("evidence")
        if isinstance(item.get("sha256"), str) and item["sha256"].strip()
    }


def _is_closing_meeting(review: Record, day: date, audit: Record, run: Pass) -> bool:
    if day not in (ended_on(audit, run), run.date(audit, "reported_on")):
        return False
    addressed = {one.field for one in INPUTS if is_addressed(review, one.field)}
    if not addressed or not addressed <= {"nonconformities", "audit_results"}:
        return False
    present, _ = took_part(review, day, run)
    auditors = {
        person.id
        for _, entry in audit.items("team")
        for person in run.people.holders(entry.get("person"), day)
    }
    return bool(auditors) and auditors <= present.keys()
