"""The mappings for all files that have none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isms_lint.documents.document import Reading
from isms_lint.recognise.data import plan_data
from isms_lint.recognise.doubles import without_doubles
from isms_lint.recognise.grids import plan_grids
from isms_lint.recognise.page import plan_page
from isms_lint.recognise.plan import MappingPlan
from isms_lint.recognise.seen import Known
from isms_lint.recognise.shapes import glob_of, shape_of_name, together
from isms_lint.recognise.trial import Tried, tried, with_dates, with_words
from isms_lint.recognise.verify import verified
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

_EMPTY = "Nothing is stated in it yet: it makes records once it is filled in."


class Proposed(NamedTuple):
    """Mappings, and the records they lift."""

    plans: list[MappingPlan]
    records: list[Record]


def propose(
    readings: Sequence[Reading], files: Sequence[str], there: Iterable[Record], known: Known
) -> Proposed:
    """The mappings for `readings`; `files` are all that there are, which no pattern may take in, and
    `there` the records that there are already.
    """
    by_file = {reading.file: reading for reading in readings}
    plans = [plan for reading in readings if (plan := _of_page(reading, known)) is not None]
    plans.extend(_of_data(readings, known))
    merged = together(_of_one_shape(plans, by_file, known))
    outcomes = [_tried(plan, by_file, known) for plan in merged]
    merged = without_doubles(merged, [outcome.records for outcome in outcomes], there)
    found = Proposed([], [])
    for plan, outcome in zip(merged, outcomes, strict=True):
        dated = with_dates(plan, outcome, [by_file[file] for file in plan.files])
        if dated.dates or plan.page.off:
            outcome = _tried(dated, by_file, known)
        asked = verified(with_words(dated, outcome, known.kinds), outcome)
        if outcome.templates and not outcome.records:
            asked = asked._replace(remarks=(*asked.remarks, _EMPTY))
        others = set(files) - set(plan.files)
        found.plans.append(asked._replace(files=glob_of(plan.files, others)))
        found.records.extend(outcome.records)
    found.plans.sort(key=lambda plan: plan.files)
    return found


def _tried(plan: MappingPlan, by_file: dict[str, Reading], known: Known) -> Tried:
    if plan.page.off:
        return Tried([], [], 0)
    return tried(plan, [by_file[file] for file in plan.files], known.kinds)


def _of_page(reading: Reading, known: Known) -> MappingPlan | None:
    if reading.page is None:
        return None
    if reading.file.lower().endswith((".md", ".markdown")):
        front = reading.documents[0] if reading.documents else None
        return plan_page(reading.file, reading.page, front, known)
    return plan_grids(reading.file, reading.page, known)


def _of_data(readings: Iterable[Reading], known: Known) -> list[MappingPlan]:
    """Data: files whose names differ in numbers only are looked at together."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.page is None and reading.documents:
            groups.setdefault(shape_of_name(reading.file), []).append(reading)
    plans = []
    for group in groups.values():
        documents = [reading.documents[0] for reading in group]
        plan = plan_data([reading.file for reading in group], documents, known)
        if plan is not None:
            plans.append(plan)
    return plans


def _of_one_shape(
    plans: Sequence[MappingPlan], by_file: dict[str, Reading], known: Known
) -> list[MappingPlan]:
    """The plans, where one serves files whose names differ in numbers only (the reports of several
    years): the one that says most, if it lifts no less out of each.
    """
    groups: dict[str, list[MappingPlan]] = {}
    for plan in plans:
        groups.setdefault(shape_of_name(plan.files[0]), []).append(plan)
    kept: list[MappingPlan] = []
    for group in groups.values():
        richest = max(
            group, key=lambda plan: len(repr(plan.page.fields)) + len(repr(plan.page.parts))
        )
        merged = [richest]
        for plan in group:
            if plan is richest:
                continue
            mapped = [by_file[file] for file in plan.files]
            own, others = tried(plan, mapped, known.kinds), tried(richest, mapped, known.kinds)
            (merged if _no_worse(others, own) else kept).append(plan)
        files = tuple(sorted(file for plan in merged for file in plan.files))
        kept.append(richest._replace(files=files))
    return kept


def _no_worse(outcome: Tried, than: Tried) -> bool:
    return len(outcome.records) >= len(than.records) and len(outcome.unmapped) <= len(than.unmapped)
