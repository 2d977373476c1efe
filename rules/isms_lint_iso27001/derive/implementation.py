"""How far the controls of the Statement of Applicability are implemented, and by which plan."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.actions import is_in_force, is_open_action, plan_of
from isms_lint_iso27001.derive.corrective_actions import is_open
from isms_lint_iso27001.derive.risks import items_of
from isms_lint_iso27001.derive.soa_rows import Row


def implementation_of(row: Row, run: Pass) -> str:
    """`implemented`, `partly` or `planned`: as the row says, else as the control's records do.

    Where several records carry the control out and differ, it is partly implemented.
    """
    said = row.data.get("implementation")
    if isinstance(said, str) and said.strip():
        return said.strip()
    known = run.derive(_said_by_records)
    found = {status for leaf in row.leaves for status in known.get(leaf, ())}
    return found.pop() if len(found) == 1 else "partly" if found else ""


def plan_items(row: Row, run: Pass) -> list[Record]:
    """The open actions and corrective actions that carry the implementation of the row's control.

    Those the row names, those that name the control, and those of a treatment plan that name no
    control, where the plan treats a risk of the row or one that the control treats.
    """
    live = run.derive(_open_work)
    named = (id for field in ("action", "risks") for id in _texts(row.data.get(field)))
    found = {record.id: record for key in (*named, *row.leaves) for record in live.get(key, ())}
    return list(found.values())


def _texts(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _said_by_records(run: Pass) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for control in run.register.of("control"):
        status = control.text("status")
        for leaf in run.register.resolve(control.id, control).leaves if status else ():
            found.setdefault(leaf, set()).add(status)
    return found


def _open_work(run: Pass) -> dict[str, list[Record]]:
    """Open work by its id and by each control it names, else by the risks its plan treats and what
    those are treated by.
    """
    found: dict[str, list[Record]] = {}
    for record in run.register.of("action", "corrective-action"):
        if _is_live(record, run):
            for key in {record.id, *_about(record, run)}:
                found.setdefault(key, []).append(record)
    return found


def _is_live(record: Record, run: Pass) -> bool:
    if record.kind == "corrective-action":
        return is_open(record, run.as_of, run)
    plan = plan_of(record, run)
    return is_open_action(record) and (plan is None or is_in_force(plan))


def _about(record: Record, run: Pass) -> Iterator[str]:
    named = record.strings("controls")
    for _, text in named:
        yield from run.register.resolve(text, record).leaves
    plan = None if named else plan_of(record, run)
    for _, id in plan.strings("risks") if plan is not None else ():
        yield id
        risk = run.register.find(id, "risk")
        if risk is not None:
            yield from items_of(risk, run)
