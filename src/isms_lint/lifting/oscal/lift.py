"""A document of OSCAL into records.

What becomes what stands in `docs/oscal.md`. Nothing of it is guessed: what a uuid does not lead to is
no link, and OSC001 tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.documents import limits
from isms_lint.documents.document import Document, Problem, ProblemKind
from isms_lint.documents.positions import Span
from isms_lint.lifting.mapping import Unmapped
from isms_lint.lifting.oscal.actions import corrective_action
from isms_lint.lifting.oscal.document import document_record
from isms_lint.lifting.oscal.draft import Draft
from isms_lint.lifting.oscal.evidence import evidence
from isms_lint.lifting.oscal.findings import NOT_SATISFIED, SATISFIED, nonconformity
from isms_lint.lifting.oscal.ground import Ground
from isms_lint.lifting.oscal.links import Links, Nonconformity
from isms_lint.lifting.oscal.model import OTHERS, PLAN, POAM, RESULTS
from isms_lint.lifting.oscal.node import Node
from isms_lint.lifting.oscal.outline import outline
from isms_lint.lifting.oscal.parties import parties
from isms_lint.lifting.oscal.results import audit, reviewed_controls
from isms_lint.lifting.oscal.risk import Risk, uuids
from isms_lint.lifting.oscal.risks import risk_record
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

_LIFTED = (RESULTS, POAM, PLAN)


class Lifted(NamedTuple):
    """What one document gives: its records, problems, and what in it nothing reads."""

    records: list[Record]
    problems: list[Problem]
    unmapped: list[Unmapped]


def lift_oscal(entry: Any, document: Document, slot: int, file: str, kind: str = "audit") -> Lifted:
    """The records in `entry`, a document of OSCAL that stands at `slot`; sets of results become `kind`.

    Never raises: what is not what OSCAL says it is stays away, and is told.
    """
    root = next((node for lead in _LIFTED if (node := Node(entry, ()).child(lead))), None)
    if root is None or not isinstance(root.value, dict):
        return Lifted([], [_no_document(entry, document, slot)], [])
    lead = str(root.path[-1])
    found = outline(root, lead)
    ground = Ground(root, lead, found, (document, slot, file), kind)
    lifting = _Lifting(ground)
    whole = ground.record(document_record(ground, lifting.satisfied, lifting.controls))
    whole.slots = (slot,)
    records = [whole, *map(ground.record, lifting.drafts)]
    problems = [_cut(document, slot)] if lifting.is_cut else []
    return Lifted(records, problems, list(_unmapped(whole, entry, ground, lifting.unread)))


class _Lifting:
    """The drafts of one document, and what it does not say in words of OSCAL."""

    def __init__(self, ground: Ground) -> None:
        self.drafts: list[Draft] = [] if ground.lead == PLAN else parties(ground)
        self.satisfied = 0
        self.controls: list[Node] = []
        self.unread: list[Node] = []
        self._ground = ground
        sets = ground.root.children("results") if ground.lead == RESULTS else [ground.root]
        found = (risk for one in sets for risk in one.children("risks"))
        risks = [Risk(risk) for risk in found if isinstance(risk.value, dict)]
        observations = [seen for one in sets for seen in one.children("observations")]
        self._observations = _by_uuid(observations)
        about = [(nc, one) for one in sets for nc in self._nonconformities(one)]
        links = Links(risks, [nc for nc, _ in about])
        if ground.lead == RESULTS:
            for one in sets:
                controls = reviewed_controls(one)
                self.controls += controls
                self.drafts.append(audit(one, controls, ground))
        self.drafts += [evidence(one, ground) for one in observations]
        for nc, one in about:
            result = one if ground.lead == RESULTS else None
            self.drafts.append(nonconformity(nc, links.risks_of(nc), result, ground))
        for risk in risks:
            self._risk(risk, links)
        self.is_cut = links.is_cut

    def _nonconformities(self, one: Node) -> list[Nonconformity]:
        """The findings of a set that are not satisfied, and the items that name none of them."""
        found: dict[str, Nonconformity] = {}
        alone: list[Nonconformity] = []
        for finding in one.children("findings"):
            state = finding.child("target", "status", "state")
            word = finding.text("target", "status", "state")
            if word == SATISFIED:
                self.satisfied += 1
            elif word == NOT_SATISFIED:
                nc = Nonconformity(finding, self._observations)
                alone.append(nc)
                found.setdefault(nc.id.casefold(), nc)
            elif isinstance(finding.value, dict):
                self.unread.append(state or finding)
        for item in one.children("poam-items"):
            named = uuids(item, "related-findings", "finding-uuid")
            about = [found[uuid] for uuid in named if uuid in found]
            for nc in about:
                nc.add(item, self._observations)
            if not about and isinstance(item.value, dict):
                alone.append(Nonconformity(item, self._observations))
        return alone

    def _risk(self, risk: Risk, links: Links) -> None:
        """The record of a risk, and those of the work on it."""
        known = self._observations
        seen = [known[uuid] for uuid in risk.observations if uuid in known]
        self.drafts.append(risk_record(risk, seen))
        self.controls += risk.controls
        if risk.work:
            answers = [Node(nc.id, (*nc.node.path, "uuid")) for nc in links.about(risk) if nc.id]
            for remediation in risk.work:
                self.drafts.append(corrective_action(remediation, risk, answers, self._ground))


def _by_uuid(nodes: list[Node]) -> dict[str, Node]:
    """Those that have a uuid, by it; the first one where it stands twice."""
    found: dict[str, Node] = {}
    for node in nodes:
        if node.text("uuid"):
            found.setdefault(node.text("uuid").casefold(), node)
    return found


def _cut(document: Document, slot: int) -> Problem:
    message = (
        f"more than {limits.MAX_EXPANSION} links between findings and risks: split the document"
    )
    return Problem(ProblemKind.OVER_LIMIT, message, _start(document, slot))


def _start(document: Document, slot: int) -> Span:
    span = document.positions.span(slot)
    return span._replace(end_line=span.line, end_column=span.column + 1)


def _no_document(entry: Any, document: Document, slot: int) -> Problem:
    other = next((OTHERS[name] for name in OTHERS if isinstance(entry, dict) and name in entry), "")
    if other:
        message = f"a {other} of OSCAL holds nothing that is lifted: exclude the file"
    else:
        names = ", ".join(f"`{lead}`" for lead in _LIFTED)
        message = f"this is no document of OSCAL that is read: {names} holds one"
    return Problem(ProblemKind.NOT_A_RECORD, message, _start(document, slot))


def _unmapped(whole: Record, entry: Any, ground: Ground, unread: list[Node]) -> Iterator[Unmapped]:
    lead = ground.root.path[0]
    beside = [(name,) for name in entry if name not in (lead, "$schema")]
    for path in [*beside, *ground.found.unknown]:
        yield Unmapped(whole, path, "no-field", str(path[-1]))
    for node in ground.found.misplaced:
        shown = "[…]" if isinstance(node.value, list) else str(node.value)
        yield Unmapped(whole, node.path, "item", shown)
    for node in unread:
        yield Unmapped(whole, node.path, "no-state", "")
