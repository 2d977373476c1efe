"""EXT001: the certification body comes back in time, and every year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.certification.surveillance import (
    Surveillance,
    surveillance,
    undated_visits,
)
from isms_lint_iso27001.derive.certification.year import Visit, begins, start_field_of
from isms_lint_iso27001.derive.document.named_information import PART_ONLY, named_information
from isms_lint_iso27001.derive.text.words import list_of

_DECIDED = ("certificate", "decided_on")


@rule(
    code="EXT001",
    name="surveillance-window",
    kinds={"organization"},
    scope=REGISTER,
    clauses=("ISO/IEC 17021-1:2015 9.1.3",),
    basis=Basis.CERTIFICATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "first-late": "the first surveillance {begins}, more than 12 months after the certification"
        " decision of {decided}{lapsed}",
        "first-missing": "no surveillance is on record after the certification decision of"
        " {decided}; the first one was due by {due}{lapsed}",
        "year-missed": "no surveillance is on record for {years}; one is due in each calendar year"
        " but those of a recertification{lapsed}",
    },
    related=("EXT003", "SEQ006"),
)
def check(organization: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The certification body comes back in time, and every year.

    What it checks
        Whether the first surveillance begins, or is planned, at most 12 months after the decision
        of a first certification (`certificate.decided_on`), and whether there is a surveillance in
        each calendar year after that of the decision. A visit that still counts as `planned` after
        its day was not held, as far as the records tell; the message names it.
    Why it matters
        The certificate rests on these visits. That a client does not allow them as often as
        required is one of the reasons for which a body suspends it (ISO/IEC 17021-1 9.6.5.2).
    How to fix
        Agree on a day with the body at once. Where a visit took place, record it.
    Not reported
        The year of a recertification, and that in which the certificate expires. A year that is not
        over. After a recertification the 12 months do not count, only the years. A transition audit
        counts as the visit of its year. Certificates that have no day of decision, and visits
        without a day that may be the missing one: that is not evaluated. Without any audit of the
        body on record, a repository that holds less than half of the information the standard names
        (DOC001) is not evaluated: they may be kept elsewhere.
    Bad
        kind: organization
        id: org
        certificate: {body: CertCo, decided_on: 2025-03-01, expires_on: 2028-02-29}
        ---
        kind: external-audit
        id: SURV-1
        type: surveillance
        status: closed
        start: 2026-04-20
        end: 2026-04-21
    Good
        kind: organization
        id: org
        certificate: {body: CertCo, decided_on: 2025-03-01, expires_on: 2028-02-29}
        ---
        kind: external-audit
        id: SURV-1
        type: surveillance
        status: closed
        start: 2026-02-16
        end: 2026-02-17
    """
    if organization is not run.register.organization or not organization.get("certificate"):
        return
    decided = run.date(organization, *_DECIDED)
    if decided is None:
        yield NotEvaluated("certificate.decided_on is missing or not a date")
        return
    reports = list(_judge(organization, surveillance(decided, run), run))
    undated = [one.id for one in undated_visits(run)]
    is_bare = not run.register.of("external-audit")
    if reports and is_bare and not run.derive(named_information).is_whole:
        yield NotEvaluated(f"no audit of the certification body is on record, and {PART_ONLY}")
        return
    if reports and undated:
        yield NotEvaluated(f"when {list_of(undated)} took place is not on record")
        return
    yield from reports


def _judge(organization: Record, asked: Surveillance, run: Pass) -> Iterator[Report]:
    decided, due, lapsed = asked.decided, asked.first_by, asked.lapsed
    if asked.lacks_first:
        if due is not None and run.as_of > due:
            words, related = _told(lapsed, run)
            yield Report(
                "first-missing", _DECIDED, related=related, decided=decided, due=due, lapsed=words
            )
        return
    first = asked.late_first
    if first is not None:
        words, related = _told([one for one in lapsed if one.start <= first.start], run)
        yield Report(
            "first-late",
            start_field_of(first, run),
            record=first.audit,
            related=(
                Related(organization, _DECIDED, f"the decision was taken on {decided}"),
                *related,
            ),
            begins=begins(first, run),
            decided=decided,
            lapsed=words,
        )
    expires = run.date(organization, "certificate", "expires_on")
    over = run.as_of.year if expires is None else min(run.as_of.year, expires.year)
    missed = asked.unvisited(over)
    if missed:
        words, related = _told([one for one in lapsed if one.start.year in missed], run)
        years = [str(one) for one in missed]
        yield Report(
            "year-missed",
            _DECIDED,
            related=related,
            about=years,
            years=list_of(years),
            lapsed=words,
        )


def _told(lapsed: Sequence[Visit], run: Pass) -> tuple[str, tuple[Related, ...]]:
    """The visits that were planned and are not on record as held: in words, and where they stand."""
    said = [f"{one.audit.id} was planned for {one.start}" for one in lapsed]
    which = "is not on record as held" if len(said) == 1 else "are not on record as held"
    related = tuple(
        Related(one.audit, start_field_of(one, run), words)
        for one, words in zip(lapsed, said, strict=True)
    )
    return f"; {list_of(said, 3)}, and {which}" if said else "", related
