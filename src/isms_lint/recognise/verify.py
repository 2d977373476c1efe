"""A mapping held to what it lifts: parts that lift nothing are not applied, ids that repeat are asked
about.
"""

from __future__ import annotations

from collections import Counter

from isms_lint.recognise.plan import QUESTION, MappingPlan, PartPlan
from isms_lint.recognise.trial import Tried

_NOTHING = f"{QUESTION}nothing is lifted by it. Not applied: take the signs away once it is right"


def verified(plan: MappingPlan, outcome: Tried) -> MappingPlan:
    """The plan, given what it lifts. Templates lift nothing yet, and are left as they are."""
    if plan.page.off or plan.format or outcome.templates:
        return plan
    page = plan.page
    if not outcome.records:
        return plan._replace(page=page._replace(off=True, remarks=(_NOTHING,)))
    made = {record.kind for record in outcome.records}
    repeated = _repeated(outcome)
    parts = tuple(_verified(part, made, repeated) for part in page.parts)
    remarks = plan.remarks
    if isinstance(page.kind, str) and page.kind in repeated and not parts:
        remarks = (*remarks, repeated[page.kind])
    return plan._replace(page=page._replace(parts=parts), remarks=remarks)


def _verified(part: PartPlan, made: set[str], repeated: dict[str, str]) -> PartPlan:
    if part.off or not isinstance(part.kind, str) or not part.kind:
        return part
    if part.kind not in made:
        return part._replace(off=True, remarks=(_NOTHING,))
    if part.kind in repeated:
        return part._replace(remarks=(*part.remarks, repeated[part.kind]))
    return part


def _repeated(outcome: Tried) -> dict[str, str]:
    """A question for each kind that has several records of one id in a file."""
    found: dict[str, str] = {}
    counts = Counter((one.file, one.kind, one.id) for one in outcome.records if one.id)
    for (_, kind, id_), number in counts.items():
        if number > 1:
            asked = f"{QUESTION}{number} of these have the id {id_}: what tells them apart?"
            found.setdefault(kind, asked)
    return found
