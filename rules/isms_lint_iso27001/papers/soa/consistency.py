"""The Statement of Applicability in force against the records around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.certification.certified import is_certified
from isms_lint_iso27001.derive.finding.area import requirements_of
from isms_lint_iso27001.derive.finding.nonconformities import is_open
from isms_lint_iso27001.derive.soa.rows import current_rows, current_statement
from isms_lint_iso27001.derive.soa.statement_in_force import STATEMENT
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.soa.lines import STATES, Line, lines_of
from isms_lint_iso27001.papers.soa.points import answers, codes_by_control
from isms_lint_iso27001.papers.titles import title

_STEPS = ("implemented", "partly", "planned")
UNSAID = "unsaid"
OWN = "own"
_MOST_NAMED = 8
"""What asks for one control, carries it out or doubts it."""


class Counted(NamedTuple):
    """How many controls there are, by state, and of those that apply by implementation; how many of
    them nobody owns. `theme` is empty for all of Annex A, and OWN for the organization's own controls.
    """

    theme: str
    total: int
    states: Mapping[str, int]
    steps: Mapping[str, int]
    ownerless: int


class Confirmed(NamedTuple):
    """When somebody looked at the statement and left it so, who, and what they say."""

    on: date | None
    by: str
    reason: str


class Doubted(NamedTuple):
    """A control that applies and is said to be implemented, and the open nonconformities against it."""

    control: str
    nonconformities: tuple[Record, ...]


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    statement = run.derive(current_statement)
    if statement is None:
        raise NoPaper(_none_in_force(run))
    rows = run.derive(current_rows)
    if not rows:
        raise NoPaper(
            f"{statement.id} has no rows on record: write its `controls`,"
            " or map the sheet they stand in"
        )
    lines = lines_of(statement, rows, run)
    found = answers(statement, seen)
    standard = [line for line in lines.values() if line.control.startswith("A.")]
    own = [line for line in lines.values() if _is_own(line, run)]
    themes = list(dict.fromkeys(line.theme for line in standard))
    counts = [_counted(theme, [one for one in standard if one.theme == theme]) for theme in themes]
    known = {line.control for line in (*standard, *own)}
    annex = _counted("", standard)
    organization = run.register.organization
    return {
        "title_of": title,
        "most_named": _MOST_NAMED,
        "statement": statement,
        "edition": run.register.edition(statement),
        "approved_on": run.date(statement, "approved_on"),
        "approved_by": [
            named_on(one, run.as_of, run) for _, one in statement.strings("approved_by")
        ],
        "confirmed": _confirmed(statement, run),
        "certified": ""
        if organization is None
        else organization.text("certificate", "soa_version"),
        "is_certified": run.derive(is_certified),
        "notices": [] if organization is None else _notices(organization, run),
        "themes": [(theme, [one for one in standard if one.theme == theme]) for theme in themes],
        "own": own,
        "unlisted": [
            control
            for control in run.register.of("control")
            if control.id not in lines and not control.strings("controls")
        ],
        "strange": [(row.place + 1, row.control) for row in rows if known.isdisjoint(row.leaves)],
        "columns": [*counts, annex, *([_counted(OWN, own)] if own else [])],
        "annex": annex,
        "answers": found,
        "codes": codes_by_control(found, statement, rows),
        "doubted": _doubted(lines.values(), run),
        "bars": [bar for count in counts for bar in _bars(count)],
    }


def _none_in_force(run: Pass) -> str:
    there = run.register.of(STATEMENT)
    if not there:
        return "no Statement of Applicability is on record: `isms-lint new` begins one"
    states = ", ".join(f"{one.id} ({one.text('status') or 'no status'})" for one in there)
    return f"no Statement of Applicability is in force: {states}; a draft is not judged"


def _is_own(line: Line, run: Pass) -> bool:
    return run.register.find(line.control, "control") is not None


def _counted(theme: str, lines: list[Line]) -> Counted:
    applied = [line for line in lines if line.state == "applicable"]
    steps = {step: sum(line.implementation == step for line in applied) for step in _STEPS}
    steps[UNSAID] = len(applied) - sum(steps.values())
    return Counted(
        theme,
        len(lines),
        {state: sum(line.state == state for line in lines) for state in STATES},
        steps,
        sum(not line.owners for line in applied),
    )


def _bars(count: Counted) -> list[dict[str, Any]]:
    """The bars of a theme: what applies by implementation, and the rest by state."""
    states = count.states
    rest = {"excluded": states["excluded"], "undecided": states["undecided"] + states["missing"]}
    parts = {**count.steps, **rest}
    return [{"theme": count.theme, "part": part, "count": number} for part, number in parts.items()]


def _confirmed(statement: Record, run: Pass) -> list[Confirmed]:
    return [
        Confirmed(
            run.date(statement, "reconfirmed", index, "on"),
            named_on(one.get("by"), run.as_of, run),
            statement.text("reconfirmed", index, "reason"),
        )
        for index, one in statement.items("reconfirmed")
    ]


def _notices(organization: Record, run: Pass) -> list[tuple[date | None, str]]:
    """The notices to the certification body that name a version of the statement."""
    return [
        (run.date(organization, "certificate", "notices", index, "on"), version)
        for index, _ in organization.items("certificate", "notices")
        if (version := organization.text("certificate", "notices", index, "soa_version"))
    ]


def _doubted(lines: Iterable[Line], run: Pass) -> list[Doubted]:
    against: dict[str, list[Record]] = {}
    for nonconformity in run.register.of("nonconformity"):
        if is_open(nonconformity, run.as_of, run):
            for item in requirements_of(nonconformity, run):
                against.setdefault(item, []).append(nonconformity)
    return [
        Doubted(line.control, tuple(against[line.control]))
        for line in lines
        if line.control in against
        and line.state == "applicable"
        and line.implementation == "implemented"
    ]


SOA_CONSISTENCY = Paper(
    "soa-consistency",
    "the Statement of Applicability against risks, plans, owners, audits and the certificate",
    _facts,
)
