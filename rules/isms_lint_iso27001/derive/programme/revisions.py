"""Which programme in force was last approved or revised."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.dates.revisions import last_revised_on
from isms_lint_iso27001.derive.programme.cycle import programmes_on


class Revision(NamedTuple):
    """The last approval or revision of a programme."""

    day: date
    programme: Record


def last_revision(run: Pass) -> Revision | NotEvaluated | None:
    """The last one of the programmes whose period includes the as-of day (a derivation).

    None where there is no such programme; not evaluated where none of them tells a day.
    """
    known = [one.record for one in programmes_on(run.as_of, run)]
    dated = [Revision(day, one) for one in known if (day := last_revised_on(one, run)) is not None]
    if known and not dated:
        return NotEvaluated(f"when {known[-1].id} was approved is not on record")
    return max(dated, key=lambda one: (one.day, one.programme.id), default=None)
