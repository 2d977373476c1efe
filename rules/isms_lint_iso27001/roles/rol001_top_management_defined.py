"""ROL001: the organization says who its top management is."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.people.top_management import top_management_on
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="ROL001",
    name="top-management-defined",
    kinds={"organization"},
    scope=REGISTER,
    clauses=(
        "5.1",
        "9.3.1",
    ),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "empty": (
            "the organization does not say who its top management is: that top management leads and"
            " reviews the system cannot be shown"
        ),
        "nobody": (
            "on {as_of} nobody is top management: {reasons}. That top management leads and reviews"
            " the system cannot be shown"
        ),
    },
    related=(
        "MRV005",
        "DOC003",
    ),
)
def check(organization: Record, run: Pass) -> Iterator[Report]:
    """The organization says who its top management is.

    What it checks
        Whether `top_management` of the organization names at least one person who belongs to it on
        the as-of date: a person with the organization, or a role that one holds.
    Why it matters
        Top management leads the system, sets the policy and reviews the system. Whether it did
        cannot be shown where nobody knows who it is.
    How to fix
        Name those who direct and control the organization; where the system covers a division only,
        those who direct that. Ids of persons or roles; `{person, from, to}` where it changed.
    Not reported
        A single entry that resolves to nobody, while others do: REF001 and REF003 say what is wrong
        with it.
    Bad
        kind: organization
        id: alder
        top_management: []
    Good
        kind: organization
        id: alder
        top_management: [ana]
        ---
        {kind: person, id: ana}
    """
    entries = organization.get("top_management")
    listed = entries if isinstance(entries, list) else [entries]
    named = [one for one in listed if not is_blank_answer(_reference(one))]
    if not named:
        yield Report("empty", ("top_management",))
    elif not top_management_on(run.as_of, run):
        reasons = [_why_nobody(one, run) for one in named]
        yield Report("nobody", ("top_management",), as_of=run.as_of, reasons=list_of(reasons, 3))


def _reference(entry: object) -> object:
    return entry.get("person") if isinstance(entry, dict) else entry


def _why_nobody(entry: object, run: Pass) -> str:
    reference = _reference(entry)
    text = quote(str(reference))
    found = run.register.find(reference, "person", "role")
    if found is None:
        return f"{text} is no person or role on record"
    if isinstance(entry, dict) and not run.people.overlaps(entry, run.as_of, run.as_of):
        return f"{text} is entered for another time"
    if found.kind == "role":
        return f"nobody with the organization holds the role {text}"
    return f"{text} is not with the organization then"
