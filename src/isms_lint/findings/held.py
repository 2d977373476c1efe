"""Findings that the baseline accepts, and what there is to say about the baseline itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from isms_lint.findings.baseline import Baseline, Cap, Entry, named
from isms_lint.findings.finding import Acceptance, Finding, Status
from isms_lint.findings.judged import Judged
from isms_lint.findings.locate import Severities, of_place
from isms_lint.findings.waivers import Waivers
from isms_lint.rules.gate import GATE_RULES, OVER_CAP, UNMATCHED

_OF_THE_GATE = frozenset(rule.code for rule in GATE_RULES)
_REASON = "in the baseline"


class Held:
    """The findings of one run against the baseline: an acceptor for `settle`, to be asked last."""

    def __init__(self, baseline: Baseline, waivers: Waivers) -> None:
        """What one of `waivers` names is theirs: it returns when the waiver ends."""
        self._baseline = baseline
        self._waivers = waivers
        self._seen: Counter[str] = Counter()
        self._spent: Counter[str] = Counter()
        self._names: dict[str, set[str]] = {}

    def accept(self, finding: Finding) -> Acceptance | None:
        """The entry of `finding`, as long as its count is not spent; None where there is none.

        What something else accepts, or accepted until it ended, is not for the baseline. Nor is a
        finding about one thing more than the entry names.
        """
        entry = self._baseline.entries.get(finding.fingerprint)
        if entry is None or not entry.speaks_of(finding) or finding.code in _OF_THE_GATE:
            return None
        if finding.acceptance is not None or self._waivers.have_named(finding):
            return None
        self._seen[entry.fingerprint] += 1
        self._names.setdefault(entry.fingerprint, set()).update(finding.names)
        if self._spent[entry.fingerprint] == entry.number or finding.names - entry.about:
            return None
        self._spent[entry.fingerprint] += 1
        return Acceptance(Status.BASELINE, _REASON, self._baseline.location(entry.span))

    @property
    def accepted(self) -> int:
        """How many findings it has accepted."""
        return self._spent.total()

    def gone(self, judged: Judged) -> dict[str, Entry]:
        """What each entry holds and need not, once all findings were asked for: how many findings, and
        which of the things they were about.
        """
        found = {}
        for entry in self._baseline.entries.values():
            number = max(0, entry.number - self._seen[entry.fingerprint])
            names = entry.about.difference(self._names.get(entry.fingerprint, ()))
            if (number or names) and judged.tells(entry.code, entry.id):
                found[entry.fingerprint] = entry._replace(number=number, about=names)
        return found

    def findings(
        self, gone: Mapping[str, Entry], as_of: date, severities: Severities
    ) -> Iterator[Finding]:
        """What is wrong with the baseline itself: entries without findings (`gone`), a cap exceeded."""
        entries = self._baseline.entries
        if gone:
            stale = sorted((entries[print_] for print_ in gone), key=lambda entry: entry.span)
            values = {
                "number": f"{len(gone)} entr{'y' if len(gone) == 1 else 'ies'}",
                "hold": "holds" if len(gone) == 1 else "hold",
                "named": named(stale),
            }
            place = self._baseline.location(stale[0].span)
            yield of_place(UNMATCHED, "unmatched", values, place, severities, about="")
        cap = self._baseline.cap_on(as_of)
        if cap is not None and self.accepted > cap.at_most:
            yield self._over(cap, severities)

    def _over(self, cap: Cap, severities: Severities) -> Finding:
        values = {
            "by": cap.by.isoformat(),
            "at_most": str(cap.at_most),
            "accepted": str(self.accepted),
            "over": str(self.accepted - cap.at_most),
        }
        place = self._baseline.location(cap.span)
        return of_place(OVER_CAP, "over-cap", values, place, severities, about="")
