"""Intervals and deadlines: the organization's own, else what is custom."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.rules import Pass, Severity
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.words import counted


class Limit(NamedTuple):
    """A number of months or days, and whether the organization declared it itself."""

    number: int
    declared: bool

    @property
    def severity(self) -> Severity | None:
        """A broken rule of one's own is what the rule says; a broken custom only warns."""
        return None if self.declared else Severity.WARNING

    def words(self, unit: str, field: str) -> str:
        """`12 months`; where none was declared, that it is custom, and which `field` would say."""
        name = unit if self.number != 1 else unit.removesuffix("s")
        return f"{self.number} {name}{self.usual(field)}"

    def usual(self, field: str) -> str:
        """That the limit is custom, and in which field another one would stand."""
        return "" if self.declared else f" (the usual time; `{field}` is not set)"

    def by(self, due: date, unit: str, grace: int = 0) -> str:
        """A due date that has passed, who says so, and when the `grace` of so many days ended:
        `2026-03-01 (12 months by custom, none declared; 30 days of grace ended 2026-03-31)`.
        """
        own = "as declared" if self.declared else "by custom, none declared"
        spared = f"{counted(grace, 'day')} of grace ended {add_days(due, grace)}"
        return f"{due} ({counted(self.number, unit)} {own}{f'; {spared}' if grace else ''})"


def declared_limit(group: str, name: str, default: int, run: Pass) -> Limit:
    """The organization's `group.name` (`intervals.internal_audit_months`), else `default`."""
    organization = run.register.organization
    value = organization.get(group, name) if organization is not None else None
    least = 0 if name.endswith("_days") else 1  # no days: on the day itself; no months: no interval
    if isinstance(value, int) and not isinstance(value, bool) and value >= least:
        return Limit(value, declared=True)
    return Limit(default, declared=False)
