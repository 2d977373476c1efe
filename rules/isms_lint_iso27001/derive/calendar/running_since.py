"""Since when the management system runs, as far as the records tell.

Where audits, reviews or assessments were never held, their interval counts from then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass, Related
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.document.named_information import why_not_here
from isms_lint_iso27001.derive.programme.cycle import programmes


class Start(NamedTuple):
    """A day on which the system ran already, where it is on record, and in which words."""

    day: date
    record: Record
    path: FieldPath
    words: str

    @property
    def related(self) -> Related:
        """The place as the other end of a finding."""
        return Related(self.record, self.path, self.words)


def running_since(run: Pass) -> Start | None:
    """The first day of the earliest audit programme, or that of the certificate (a derivation)."""
    return _earliest([*_programmes(run), *_certificate(run)], run)


def risks_since(run: Pass) -> Start | None:
    """The day the earliest risk was known, or that of the certificate (a derivation)."""
    return _earliest([*_risks(run), *_certificate(run)], run)


def why_unknown(nothing: str, clause: str, start: Start | None, run: Pass) -> NotEvaluated | None:
    """Why nothing can be said where `nothing` of a sort is on record as done ("no review is on record
    as held"): its results under `clause` lie elsewhere, only a part of the system is here, or no
    day tells since when it is due. None where something can.
    """
    why = why_not_here(clause, run)
    if not why and start is None:
        why = "no day tells since when one is due"
    return NotEvaluated(f"{nothing}, and {why}") if why else None


def _earliest(starts: list[Start], run: Pass) -> Start | None:
    past = [one for one in starts if one.day <= run.as_of]
    return min(past, key=lambda one: (one.day, one.record.id), default=None)


def _programmes(run: Pass) -> Iterator[Start]:
    for one in run.derive(programmes):
        words = f"the audit programme {one.record.id} began on {one.start}"
        yield Start(one.start, one.record, ("period", "start"), words)


def _certificate(run: Pass) -> Iterator[Start]:
    organization = run.register.organization
    path = ("certificate", "decided_on")
    day = run.date(organization, *path) if organization is not None else None
    if organization is not None and day is not None:
        yield Start(day, organization, path, f"the certificate was granted on {day}")


def _risks(run: Pass) -> Iterator[Start]:
    for risk in run.register.of("risk"):
        paths: list[FieldPath] = [("identified_on",)]
        paths.extend(("history", index, "on") for index, _ in risk.items("history"))
        for path in paths:
            day = run.date(risk, *path)
            if day is not None:
                yield Start(day, risk, path, f"{risk.id} was known on {day}")
