"""OSC001: a uuid in an OSCAL document leads to nothing, or to something else than is meant."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import (
    ANY,
    REGISTER,
    Basis,
    NotEvaluated,
    Pass,
    Related,
    Report,
    Severity,
    rule,
)
from isms_lint_iso27001.derive.oscal.documents import Astray, a, astray, document_of
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import alternatives, counted, list_of


@rule(
    code="OSC001",
    name="uuid-astray",
    kinds=ANY,
    scope=REGISTER,
    clauses=("7.5.3",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.5",
    messages={
        "nothing": "{uuid} stands where {wanted} is named, and nothing here has that uuid",
        "other": "{uuid} is {found}{around}, not {wanted}",
    },
    related=(
        "OSC002",
        "REF001",
        "REF003",
    ),
)
def check(document: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A uuid in an OSCAL document leads to nothing, or to something else than is meant.

    What it checks
        Each uuid by which an OSCAL document names a risk, an observation, a finding, a remediation, a
        party, a task, an activity, a component and so on: that what has this uuid is of that sort.
    Why it matters
        OSCAL's own schema asks for the form of a uuid and for nothing behind it. An item of a plan
        whose risk cannot be found has no deadline and no remediation, and looks as if it had.
    How to fix
        Write the uuid of what is meant.
    Not reported
        What another OSCAL document of the run describes: one uuid means one thing everywhere. What only
        an imported document could describe (components, parties, implementation statements), where no
        document of the run does: how many those are is listed as not evaluated.
    Bad
        kind: register
        id: 714210d2
        x_oscal:
          document: plan-of-action-and-milestones
          names: [{uuid: 401c15c9, wanted: [risk], found: mitigating factor}]
    Good
        kind: register
        id: 714210d2
        x_oscal:
          document: plan-of-action-and-milestones
          described: {8b8bae66: risk}
    """
    if document.kind != "register" or not document_of(document):
        return
    unknown: list[Astray] = []
    for one in astray(document, run):
        if one.where is not None or one.is_here:
            yield _report(one, document)
        else:
            unknown.append(one)
    if unknown:
        yield NotEvaluated(_not_followed(unknown, document))


def _report(one: Astray, document: Record) -> Report:
    path = ("x_oscal", "names", one.number)
    wanted = alternatives([a(word) for word in one.wanted]) or "something"
    if one.where is None:
        return Report("nothing", (*path, "uuid"), uuid=quote(one.uuid), wanted=wanted)
    place = (*path, "found") if one.where is document else ()
    return Report(
        "other",
        (*path, "uuid"),
        related=(Related(one.where, place, f"{a(one.found)} has this uuid"),),
        uuid=quote(one.uuid),
        found=a(one.found),
        around=f" of the {one.around}" if one.around else "",
        wanted=wanted,
    )


def _not_followed(unknown: list[Astray], document: Record) -> str:
    sorts = dict.fromkeys(" or ".join(one.wanted) or "resource" for one in unknown)
    imports = document.text("x_oscal", "imports")
    imported = f"; {quote(imports)}, which it imports, is not read" if imports else ""
    names = f"{counted(len(unknown), 'uuid')} ({list_of(list(sorts))})"
    return f"{names} may lead to what no document here describes{imported}"
