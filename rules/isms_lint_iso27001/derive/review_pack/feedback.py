"""What interested parties said (9.3.2 e)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import audits_reported, is_of_certification_body
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, listed
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import with_title


class Feedback(NamedTuple):
    """What the organization states on complaints, and audits by customers reported in the period."""

    complaints: tuple[str, ...]
    organization: Record | None
    customer_audits: tuple[Record, ...]


def feedback(period: ReviewPeriod, run: Pass) -> Feedback:
    """What records tell of what interested parties said."""
    organization = run.register.organization
    said = organization.strings("complaints") if organization is not None else []
    return Feedback(
        tuple(text for _, text in said if not is_blank_answer(text)),
        organization,
        tuple(
            audit
            for day, audit in run.derive(audits_reported)
            if audit.kind == "external-audit"
            and not is_of_certification_body(audit)
            and period.holds(day)
        ),
    )


def in_words(found: Feedback, period: ReviewPeriod) -> Words:
    """The input in words."""
    parts = []
    if found.complaints:
        said = "; ".join(" ".join(text.split()).rstrip(".") for text in found.complaints)
        parts.append(f"On complaints the organization states: {said}.")
    if found.customer_audits:
        parts.append(f"Audited by customers: {listed(found.customer_audits, with_title)}.")
    references = [audit.id for audit in found.customer_audits]
    if found.complaints and found.organization is not None:
        references.insert(0, found.organization.id)
    question = (
        f"what did customers, staff, authorities and others say of information security after"
        f" {period.after}? Where nobody did, say so"
    )
    return Words(" ".join(parts), references=tuple(references), question=question)
