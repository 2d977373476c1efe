"""A Statement of Applicability with all of Annex A; what risks and contracts ask for is decided."""

from __future__ import annotations

import re
from typing import Any

from isms_lint.offers.draft import Asked, Draft, Drafted
from isms_lint.records.free_ids import free_ids
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.derive.soa.drivers import controls_asked_for
from isms_lint_iso27001.derive.soa.implementation import implementation_of, plan_items
from isms_lint_iso27001.derive.soa.rows import Row, current_rows, current_statement
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of, title_in, with_title
from isms_lint_iso27001.drafts.beginning import Beginning

_NUMBER = re.compile(r"\d{1,6}(?=\D*\Z)")
_KEPT = ("title", "owner", "operators", "applicable_since", "requirements", "evidence", "notes")
"""What a row has whatever the risks are."""
_ANSWERS = (
    "A control that applies has a `justification`, an `implementation` (implemented, partly or"
    " planned), and what it is for: `risks`, `contracts` or `requirements`.",
    "One that does not has a `justification` that is true here.",
)
_DECIDED = ("applicable", "justification", "implementation", "planned_on", "action")


def _draft(asked: Asked) -> Drafted:
    run = asked.run
    before = run.derive(current_statement)
    version = _next(before)
    owner = before.text("owner") if before is not None else ""
    begun = Beginning(
        title="Statement of Applicability",
        status="draft",
        version=version,
        edition="2022",
        owner=owner or _manager(run),
        supersedes=None if before is None else before.id,
    )
    latest = run.derive(assessments)[-1:]
    begun.put("assessment", latest[0].assessment.id if latest else None)
    begun.ask("approved_by", "who approves it, once every row is decided?")
    from_risks = "from-risks" in asked.options
    rows = [_row(begun, n, one, run, from_risks=from_risks) for n, one in enumerate(_controls(run))]
    begun.data["controls"] = rows
    begun.remark("controls", *_ANSWERS)
    decided = sum("applicable" in row for row in rows)
    begun.notes.append(f"{decided} of {len(rows)} controls are decided by what is on record")
    if not from_risks and before is None:
        begun.notes.append("`--from-risks` decides those that risks and contracts ask for")
    if before is not None:
        begun.notes.append(f"{before.id} stays in force until this one is approved")
    begun.notes.extend(
        f"{one.id} in {one.file} is a draft too: keep one of both"
        for one in run.register.of("statement-of-applicability")
        if one.text("status") == "draft"
    )
    return begun.drafted(_id(before, version, run))


def _manager(run: Pass) -> str:
    return "isms-manager" if run.register.find("isms-manager", "role") is not None else ""


def _next(before: Record | None) -> str:
    """The version after the one in force: its last number, one more."""
    label = "" if before is None else str(before.get("version") or "")
    found = _NUMBER.search(label)
    if found is None:
        return "1"
    return f"{label[: found.start()]}{int(found.group()) + 1}{label[found.end() :]}"


def _id(before: Record | None, version: str, run: Pass) -> str:
    like = [one.id for one in run.register.of("statement-of-applicability")]
    if before is None:
        return next(free_ids(like, run.register, run.as_of.year, "SOA"))
    stem = re.sub(r"-\d+\Z", "", before.id)
    return next(free_ids((), run.register, run.as_of.year, f"{stem}-{version}"))


def _controls(run: Pass) -> list[str]:
    """The controls of Annex A, then those of the organization's own that are on record in the statement
    or asked for.
    """
    scope = run.register.scope
    annex = [leaf for leaf in scope.all_leaves() if leaf.startswith("A.")]
    own = {leaf for row in run.derive(current_rows) for leaf in row.leaves}
    own.update(run.derive(controls_asked_for))
    return [*annex, *sorted(one for one in own if run.register.find(one, "control") is not None)]


def _row(
    begun: Beginning, place: int, control: str, run: Pass, *, from_risks: bool
) -> dict[str, Any]:
    """The row of one control, with a question where it is not decided."""
    earlier = next((row for row in run.derive(current_rows) if control in row.leaves), None)
    title = run.register.scope.title(control) or _own_title(control, run)
    row: dict[str, Any] = {"control": control, **({"title": title} if title else {})}
    if earlier is not None:
        unfit = _unfit(earlier, run)
        for field in unfit:
            begun.ask(("controls", place, field), "what stands in the one in force fits nothing")
        earlier = earlier._replace(
            data={name: value for name, value in earlier.data.items() if name not in unfit}
        )
        row.update(_taken(earlier, _KEPT, run))
    asking = run.derive(controls_asked_for).get(control, ()) if from_risks else ()
    if asking:
        row.update(_asked_for(asking, earlier, control, run))
        if "implementation" not in row:
            begun.ask(("controls", place, "implementation"), "how far is it in place?")
    elif earlier is not None and not from_risks:
        row.update(_taken(earlier, (*_DECIDED, "risks", "contracts"), run))
    else:
        begun.ask(("controls", place, "applicable"), _question(earlier, run))
    return row


def _unfit(row: Row, run: Pass) -> list[str]:
    """The fields of a row whose values do not fit the schema."""
    statement = run.derive(current_statement)
    faults = [] if statement is None else run.register.faults(statement)
    at = ("controls", row.place)
    return sorted({str(one.path[2]) for one in faults if one.path[:2] == at and one.path[2:]})


def _own_title(control: str, run: Pass) -> str:
    record = run.register.get(control)
    return "" if record is None else title_in(record)


def _taken(earlier: Row, fields: tuple[str, ...], run: Pass) -> dict[str, Any]:
    """What the row in force says, without what refers to nothing on record any more."""
    found = {}
    for field in fields:
        value = earlier.data.get(field)
        if value not in (None, "", []):
            found[field] = value
    if "implementation" in fields and earlier.applies and "implementation" not in found:
        known = implementation_of(earlier, run)
        if known:
            found["implementation"] = known
    return found


def _asked_for(
    asking: tuple[Record, ...], earlier: Row | None, control: str, run: Pass
) -> dict[str, Any]:
    """A control that active risks or contracts in force ask for."""
    risks = [one for one in asking if one.kind == "risk"]
    contracts = [one for one in asking if one.kind == "contract"]
    found: dict[str, Any] = {"applicable": True}
    said = earlier.data.get("justification") if earlier is not None and earlier.applies else None
    found["justification"] = (
        said if isinstance(said, str) and said.strip() else _why(risks, contracts)
    )
    found.update(_how_far(earlier, control, run))
    if risks:
        found["risks"] = [one.id for one in risks]
    if contracts:
        found["contracts"] = [one.id for one in contracts]
    return found


def _why(risks: list[Record], contracts: list[Record]) -> str:
    parts = [f"treats {list_of([with_title(one) for one in risks])}"] if risks else []
    if contracts:
        parts.append(f"{list_of([with_title(one) for one in contracts])} asks for it")
    return "; ".join(parts)


def _how_far(earlier: Row | None, control: str, run: Pass) -> dict[str, Any]:
    """The state in the statement in force; else planned, where open work is to bring it."""
    if earlier is not None and earlier.applies:
        return _taken(earlier, ("implementation", "planned_on", "action"), run)
    work = plan_items(Row(0, control, (control,), False, {}), run)
    return {"implementation": "planned", "action": work[0].id} if work else {}


def _question(earlier: Row | None, run: Pass) -> str:
    """Whether it applies, with what the statement in force says."""
    if earlier is None:
        return "is it needed, and why or why not?"
    statement = run.derive(current_statement)
    version = "" if statement is None else f" {statement.text('version') or statement.id}"
    said = earlier.data.get("justification")
    why = f": {quote(said)}" if isinstance(said, str) and said.strip() else ""
    if earlier.excluded:
        return f"not needed by version{version}{why}. Is that still so?"
    return f"needed by version{version}{why}. No active risk names it: is it still needed?"


STATEMENT = Draft(
    "statement-of-applicability",
    {"from-risks": "decide by what active risks and contracts ask for, not by the one in force"},
    _draft,
    "SOA",
    "soa",
    frozenset({"from-risks"}),
)
