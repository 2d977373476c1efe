"""The same records listed in two places: one of the lists is a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isms_lint.recognise.plan import QUESTION, MappingPlan, PartPlan
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

_MOST = 0.6
"""Share of its ids from which a list is one that is known."""
_DOCUMENT, _OF_PAGES = "document", 0.2
"""A list of documents is one sooner: each of them says itself what it is."""


class _List(NamedTuple):
    """Records of one kind that a plan makes: the number of the plan, their ids with their files,
    whether they are pages, how much they state.
    """

    plan: int
    kind: str
    ids: dict[str, str]
    is_page: bool
    richness: float


def without_doubles(
    plans: Sequence[MappingPlan], records: Sequence[Sequence[Record]], there: Iterable[Record]
) -> list[MappingPlan]:
    """The plans, each with the lists switched off that hold what a page or a richer list holds too, or
    the records that are `there` already. `records` are those that each plan lifts.
    """
    lists = [
        found
        for number, (plan, lifted) in enumerate(zip(plans, records, strict=True))
        for found in _lists(number, plan, lifted)
    ]
    lists.sort(key=lambda one: (not one.is_page, -one.richness, one.plan))
    seen = {(record.kind, record.id): record.file for record in there}
    changed = list(plans)
    for one in lists:
        known = [file for id_ in one.ids if (file := seen.get((one.kind, id_)))]
        share = _OF_PAGES if one.kind == _DOCUMENT else _MOST
        if not one.is_page and len(known) >= share * len(one.ids):
            remark = f"{QUESTION}the same ids as in {known[0]}: is it the same list? Not applied"
            changed[one.plan] = _without(changed[one.plan], one.kind, remark)
            continue
        for id_, file in one.ids.items():
            seen.setdefault((one.kind, id_), file)
    return changed


def _lists(number: int, plan: MappingPlan, records: Iterable[Record]) -> Iterable[_List]:
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        if record.id and record.parent is None:
            by_kind.setdefault(record.kind, []).append(record)
    for kind, several in by_kind.items():
        pages: list[Record] = []
        if plan.page.kind == kind:
            pages = list({record.file: record for record in reversed(several)}.values())
        rows = [record for record in several if record not in pages]
        for is_page, found in ((True, pages), (False, rows)):
            if found:
                ids = {record.id: record.file for record in found}
                richness = sum(len(record.data) for record in found) / len(found)
                yield _List(number, kind, ids, is_page, richness)


def _without(plan: MappingPlan, kind: str, remark: str) -> MappingPlan:
    """The plan with what makes records of `kind` switched off."""
    page = plan.page
    if page.kind == kind and not page.parts:
        return plan._replace(page=page._replace(off=True, remarks=(remark,)))
    parts = tuple(_switched(part, kind, remark) for part in page.parts)
    if not page.kind and all(part.off for part in parts):
        whole = page._replace(parts=tuple(part._replace(off=False) for part in parts), off=True)
        return plan._replace(page=whole._replace(remarks=(remark,)))
    return plan._replace(page=page._replace(parts=parts))


def _switched(part: PartPlan, kind: str, remark: str) -> PartPlan:
    if part.kind == kind and not part.off:
        return part._replace(off=True, remarks=(remark,))
    return part._replace(parts=tuple(_switched(inner, kind, remark) for inner in part.parts))
