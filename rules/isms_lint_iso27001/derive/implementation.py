"""How far the controls of the Statement of Applicability are implemented, and by which plan."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.actions import is_open_action, is_void
from isms_lint_iso27001.derive.corrective_actions import is_open
from isms_lint_iso27001.derive.soa_rows import Row


def implementation_of(row: Row, run: Pass) -> str:
    """`implemented`, `partly` or `planned`: as the row says, else as the control's record does."""
    said = row.data.get("implementation")
    if isinstance(said, str) and said.strip():
        return said.strip()
    known = run.derive(_control_records)
    records = [known[leaf] for leaf in row.leaves if leaf in known]
    return next((record.text("status") for record in records if record.text("status")), "")


def plan_items(row: Row, run: Pass) -> list[Record]:
    """The open actions and corrective actions that carry the implementation of the row's control."""
    named = row.data.get("action")
    found = {id: run.register.find(id, "action", "corrective-action") for id in _texts(named)}
    known = run.derive(_open_work)
    for leaf in row.leaves:
        found.update((record.id, record) for record in known.get(leaf, ()))
    return [record for record in found.values() if record is not None]


def _texts(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _control_records(run: Pass) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for control in run.register.of("control"):
        for leaf in run.register.resolve(control.id, control).leaves:
            found.setdefault(leaf, control)
    return found


def _open_work(run: Pass) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in run.register.of("action", "corrective-action"):
        live = (
            is_open(record, run.as_of, run)
            if record.kind == "corrective-action"
            else is_open_action(record) and not is_void(record)
        )
        for _, text in record.strings("controls") if live else ():
            for leaf in run.register.resolve(text, record).leaves:
                found.setdefault(leaf, []).append(record)
    return found
