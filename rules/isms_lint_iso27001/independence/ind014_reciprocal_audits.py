"""IND014: two people audit each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.independence.auditors import Auditor
from isms_lint_iso27001.derive.independence.independence import Independence, independence
from isms_lint_iso27001.derive.responsibility.responsibilities import responsibilities
from isms_lint_iso27001.derive.text.words import counted, list_of


@rule(
    code="IND014",
    name="reciprocal-audits",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "swap": (
            "{auditor} audits in the area of {others}, and {others} audited in that of {reference} in"
            " {audits}, at most {months} before"
        )
    },
    options={
        "within_months": {
            "type": "integer",
            "minimum": 0,
            "default": 12,
            "description": "How many months may lie between the two audits.",
        }
    },
    needs={"person"},
    related=(
        "IND001",
        "IND016",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Two people audit each other.

    What it checks
        Whether an auditor of this audit covers something owned by a person who, in another audit at
        most 12 months (`within_months`) before, covered something this auditor owns.
    Why it matters
        Exchanging audits is common and usually acceptable. It is worth a look: who found little
        with the other may hope for the same.
    How to fix
        Nothing has to be done. Three departments in a ring, or a second reader, take the question
        away.
    Not reported
        Exchanges more than 12 months apart. The earlier of the two audits. Rings of three. Two
        auditors of one audit, who cover what the other owns: that is how a team splits its work so
        that nobody audits their own.
    Bad
        kind: audit
        records:
          - {id: AUD-1, status: reported, fieldwork: {start: 2026-03-16, end: 2026-03-18},
               scope: [hiring], team: [{person: finn, function: lead}]}
          - {id: AUD-2, status: reported, fieldwork: {start: 2026-06-16, end: 2026-06-18},
               scope: [operations], team: [{person: hana, function: lead}]}
        ---
        kind: process
        records: [{id: hiring, owner: hana}, {id: operations, owner: finn}]
        ---
        kind: person
        records: [{id: hana}, {id: finn}]
    Good
        kind: audit
        records:
          - {id: AUD-1, status: reported, fieldwork: {start: 2026-03-16, end: 2026-03-18},
               scope: [hiring], team: [{person: finn, function: lead}]}
          - {id: AUD-2, status: reported, fieldwork: {start: 2026-06-16, end: 2026-06-18},
               scope: [operations], team: [{person: ines, function: lead}]}
        ---
        kind: process
        records: [{id: hiring, owner: hana}, {id: operations, owner: finn}]
        ---
        kind: person
        records: [{id: hana}, {id: finn}, {id: ines}]
    """
    found = run.derive(independence).get(audit)
    if found is None:
        return
    if isinstance(found, NotEvaluated):
        yield found
        return
    known = run.derive(_Exchanges)
    months = run.options["within_months"]
    for auditor in found.team.auditors:
        swaps = known.swaps(audit, auditor, found.team.period.start, months)
        if swaps:
            yield Report(
                "swap",
                ("team", auditor.entries[0].place, "person"),
                related=tuple(
                    Related(before, ("team",), f"{owner} audits what {auditor.reference} owns here")
                    for owner, before in swaps
                ),
                about=[f"{auditor.id} {owner}" for owner, _ in swaps],
                auditor=auditor.named(),
                reference=auditor.id,
                others=list_of([owner for owner, _ in swaps]),
                audits=list_of(list(dict.fromkeys(before.id for _, before in swaps))),
                months=counted(months, "month"),
            )
    doubts = found.doubts_of("IND014")
    if doubts:
        yield NotEvaluated(doubts)


class _Exchanges:
    """Who audited what whom owns, and in which audits. Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._owners: dict[tuple[Record, str], list[str]] = {}
        self._last: tuple[tuple[str, ...], Period] | None = None
        self._found: frozenset[str] = frozenset()
        self._audits: dict[tuple[str, str], list[tuple[date, str, Record]]] = {}
        for audit, found in run.derive(independence).items():
            if isinstance(found, Independence):
                for auditor in found.team.auditors:
                    self._enter(audit, auditor, found.team.period, run)
        for audits in self._audits.values():
            audits.sort(key=_by_day)

    def swaps(
        self, audit: Record, auditor: Auditor, start: date, months: int
    ) -> list[tuple[str, Record]]:
        """Each owner of what the auditor covers who audited what the auditor owns, with the last
        audit in which that was, `months` back at most.

        Of two audits on one day, the later by id finds the other.
        """
        if auditor.person is None:
            return []
        id, since = auditor.person.id, add_months(start, -months)
        found = []
        for owner in self._owners.get((audit, id), ()):
            theirs = self._audits.get((owner, id), [])
            last = bisect_right(theirs, (start, audit.id), key=_by_day) - 1
            if last >= 0 and theirs[last][2] is audit:
                last -= 1
            if last >= 0 and theirs[last][0] >= since:
                found.append((owner, theirs[last][2]))
        return found

    def _owners_of(self, items: tuple[str, ...], period: Period, run: Pass) -> frozenset[str]:
        """The ids of all who own any of `items`; most of a team cover the same."""
        if (items, period) != self._last:
            self._last = (items, period)
            self._found = run.derive(responsibilities).owning(items, period)
        return self._found

    def _enter(self, audit: Record, auditor: Auditor, period: Period, run: Pass) -> None:
        if auditor.person is None:
            return
        id = auditor.person.id
        self._owners[audit, id] = sorted(self._owners_of(auditor.items, period, run) - {id})
        for owner in self._owners[audit, id]:
            self._audits.setdefault((id, owner), []).append((period.start, audit.id, audit))


def _by_day(one: tuple[date, str, Record]) -> tuple[date, str]:
    return one[:2]
