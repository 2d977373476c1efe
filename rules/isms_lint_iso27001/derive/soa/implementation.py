"""How far the controls of the Statement of Applicability are implemented, and by which plan."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.actions import is_open_action, is_void, plan_of
from isms_lint_iso27001.derive.action.corrective_actions import is_open
from isms_lint_iso27001.derive.risk.risks import items_of
from isms_lint_iso27001.derive.soa.rows import Row


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
    work, plans = run.derive(_open_work), run.derive(_plans_with_work)
    keys = (
        *(id for field in ("action", "risks") for id in _texts(row.data.get(field))),
        *row.leaves,
    )
    found = {record.id: record for key in keys for record in work.get(key, ())}
    for plan in dict.fromkeys(plan for key in keys for plan in plans.get(key, ())):
        found.update((record.id, record) for record in work.get(_whole(plan), ()))
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
    """Open work by its id and by each control it names; where it names none, by its plan."""
    found: dict[str, list[Record]] = {}
    for record in run.register.of("action", "corrective-action"):
        if not _is_live(record, run):
            continue
        named = record.strings("controls")
        keys = {leaf for _, text in named for leaf in run.register.resolve(text, record).leaves} | {
            record.id
        }
        plan = None if named else plan_of(record, run)
        if plan is not None:
            keys.add(_whole(plan.id))
        for key in keys:
            found.setdefault(key, []).append(record)
    return found


def _plans_with_work(run: Pass) -> dict[str, list[str]]:
    """The treatment plans with open work that names no control, by each risk they treat and by what
    that risk is treated by.
    """
    work = run.derive(_open_work)
    found: dict[str, list[str]] = {}
    for plan in run.register.of("treatment-plan"):
        for _, id in plan.strings("risks") if _whole(plan.id) in work else ():
            risk = run.register.find(id, "risk")
            for key in (id, *(items_of(risk, run) if risk is not None else ())):
                found.setdefault(key, []).append(plan.id)
    return found


def _whole(plan: str) -> str:
    """The key of what is done for a plan as a whole."""
    return f"plan {plan}"


def _is_live(record: Record, run: Pass) -> bool:
    if record.kind == "corrective-action":
        return is_open(record, run.as_of, run)
    return is_open_action(record) and not is_void(record, run)
