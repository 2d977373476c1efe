from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule


def _valid_to(run: Pass) -> dict[str, tuple[date, Record]]:
    """For each piece of equipment the last day of its newest calibration."""
    found: dict[str, tuple[date, Record]] = {}
    for calibration in run.register.of("calibration"):
        day = run.date(calibration, "valid_to")
        equipment = calibration.text("equipment")
        if day is not None and (equipment not in found or found[equipment][0] < day):
            found[equipment] = (day, calibration)
    return found


@rule(
    code="QMS002",
    name="calibration-ran-out",
    kinds={"equipment"},
    scope=REGISTER,
    clauses=("7.1.5.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "none": "in use, and no calibration is on record",
        "over": "in use, and its calibration held to {day}",
    },
)
def check(equipment: Record, run: Pass) -> Iterator[Report]:
    """Measuring equipment is used without a calibration that holds.

    What it checks
        The newest calibration that names the equipment.
    Why it matters
        Nobody knows what its results are worth.
    How to fix
        Calibrate it, or take it out of use.
    """
    if equipment.get("in_use") is not True:
        return
    newest = run.derive(_valid_to).get(equipment.id)
    if newest is None:
        yield Report("none", ("in_use",))
    elif newest[0] < run.as_of:
        where = Related(newest[1], ("valid_to",), "the newest calibration")
        yield Report("over", ("in_use",), related=(where,), day=newest[0])
