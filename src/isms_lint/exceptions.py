"""What accepts findings in one run: waivers, comments, the baseline; and what is wrong with these."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from isms_lint.documents.document import Reading
from isms_lint.findings.finding import Finding
from isms_lint.findings.judged import Judged
from isms_lint.findings.locate import Severities
from isms_lint.findings.result import BaselineUse, IgnoreUse
from isms_lint.findings.settle import Acceptor
from isms_lint.findings.waivers import Waivers
from isms_lint.records.register import Register
from isms_lint.rules.naming import RuleNames

if TYPE_CHECKING:
    from isms_lint.findings.baseline import Baseline


class Exceptions:
    """The exceptions of a run. `acceptors` are for `settle`; what is of no use is not imported."""

    def __init__(
        self,
        register: Register,
        readings: list[Reading],
        names: RuleNames,
        waivers: Waivers,
        baseline: Baseline | None,
        *,
        accept: bool,
    ) -> None:
        """Without `accept` nothing is accepted, and nothing said of what is of no use."""
        self._register = register
        self._accept = accept
        self._baseline = baseline if accept else None
        self._inline = None
        self._held = None
        if any(reading.ignores for reading in readings):
            from isms_lint.findings.inline import Inline

            self._inline = Inline(readings, names)
        if self._baseline is not None:
            from isms_lint.findings.held import Held

            self._held = Held(self._baseline, waivers)
        found = (waivers, self._inline, self._held) if accept else ()
        self.acceptors: list[Acceptor] = [one for one in found if one is not None]

    def findings(
        self, judged: Judged, use: BaselineUse | None, as_of: date, levels: Severities
    ) -> Iterator[Finding]:
        """What is wrong with the exceptions themselves, once all findings are settled; `use` is what
        `baseline` gave.
        """
        if self._inline is not None:
            yield from self._inline.malformed(levels)
            if self._accept:
                yield from self._inline.unused(judged, self._register.records, levels)
        if self._held is not None and use is not None:
            yield from self._held.findings(use.gone, as_of, levels)

    def comments(self) -> tuple[IgnoreUse, ...]:
        """The comments that may accept something, and what each was good for."""
        return () if self._inline is None else self._inline.listed()

    def baseline(self, judged: Judged) -> BaselineUse | None:
        """What the baseline was good for; None where there is none."""
        if self._baseline is None or self._held is None:
            return None
        number = len(self._baseline.entries)
        gone = self._held.gone(judged)
        return BaselineUse(self._baseline.file, number, self._held.accepted, len(gone), gone)
