"""AUD016: audits find something now and then."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import findings_of
from isms_lint_iso27001.derive.audit.report import lies_elsewhere
from isms_lint_iso27001.derive.audit.scope import leaves_in_scope
from isms_lint_iso27001.derive.audit.state import is_reported
from isms_lint_iso27001.derive.people.isms_leads import all_clauses
from isms_lint_iso27001.derive.programme.coverage import day_of
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="AUD016",
    name="zero-findings-streak",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "streak": (
            "{audits}: {count} audits of the whole system in a row without a"
            " nonconformity or an opportunity for improvement"
        )
    },
    options={
        "streak": {
            "type": "integer",
            "minimum": 2,
            "default": 3,
            "description": "Audits in a row without a finding.",
        }
    },
    related=(
        "AUD010",
        "FND009",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Audits find something now and then.

    What it checks
        Whether the last three reported audits whose scope holds every clause from 4 to 10 raised no
        nonconformity and no opportunity for improvement.
    Why it matters
        Mature systems exist. So do audits that look at the same clean corner each time, and
        auditors who do not want to disturb.
    How to fix
        Look at how the audits sample, and whether auditors and auditees know each other too well.
    Not reported
        Audits of a part of the system, whatever they found. Earlier rows of clean audits that a
        finding ended. Audits with a nonconforming result, or whose findings may stand in a report
        that `evidence` names: they end a row.
    Bad
        kind: audit
        status: reported
        scope: [full-isms]
        findings: []
        records:
          - {id: AUD-1, reported_on: 2024-04-02}
          - {id: AUD-2, reported_on: 2025-04-02}
          - {id: AUD-3, reported_on: 2026-04-02}
    Good
        kind: audit
        status: reported
        scope: [full-isms]
        findings: []
        records:
          - {id: AUD-1, reported_on: 2024-04-02}
          - {id: AUD-2, reported_on: 2025-04-02}
          - {id: AUD-3, reported_on: 2026-04-02, findings: [{kind: nonconformity, id: NC-1}]}
    """
    if audit in run.derive(_undated):
        yield NotEvaluated("no date tells when this audit of the whole system took place")
        return
    streak = run.derive(_streak)
    if len(streak) >= run.options["streak"] and streak[-1] is audit:
        yield Report(
            "streak",
            ("findings",),
            related=tuple(Related(one, ("findings",), "nor here") for one in streak[:-1]),
            audits=list_of([one.id for one in streak]),
            count=len(streak),
        )


def _streak(run: Pass) -> tuple[Record, ...]:
    """The last audits of the whole system, as far back as they are clean, the earliest first."""
    dated = [(day, one.id, one) for one in run.derive(_whole) if (day := day_of(one, run))]
    clean: list[Record] = []
    for _, _, audit in sorted(dated, key=lambda one: one[:2], reverse=True):
        if not _is_clean(audit, run):
            break
        clean.append(audit)
    return tuple(reversed(clean))


def _undated(run: Pass) -> frozenset[Record]:
    return frozenset(one for one in run.derive(_whole) if day_of(one, run) is None)


def _whole(run: Pass) -> list[Record]:
    """The reported audits of every clause (a derivation)."""
    clauses = run.derive(all_clauses)
    return [
        audit
        for audit in run.register.of("audit")
        if is_reported(audit, run) and clauses <= leaves_in_scope(audit, run)
    ]


def _is_clean(audit: Record, run: Pass) -> bool:
    """Whether nothing was found, as far as the record tells."""
    if findings_of(audit, run):
        return False
    if any(result.get("result") == "nonconforming" for _, result in audit.items("results")):
        return False
    return audit.get("findings") is not None or not lies_elsewhere(audit, run)
