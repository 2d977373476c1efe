"""FND009: an opportunity for improvement is not a nonconformity in disguise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import findings_of
from isms_lint_iso27001.derive.finding.area import area_of
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.quote import quote

_FIELDS = ("statement", "title", "text")
_MOST = 5_000
_WORK = (
    "done|held|performed|conducted|carried out|recorded|kept|documented|reviewed|approved|tested"
    "|completed|implemented|evidenced|signed|followed|maintained|enforced|applied|in place"
)
_DONE = rf"(?:made|available|{_WORK})"
_HOW = r"(?:(?:always|fully|regularly|consistently|properly|formally|completely|being) )?"
_OTHERWISE = (
    r"(?! (?:automatically|centrally|digitally|electronically)| (?:in|at) (?:one|a single)"
    r"| by (?:a |the )?tool| as )"
)
_NEEDED = (
    r"(?:owners?|approvals?|approver|evidence|records?|dates?|signatures?|reviews?|documentation"
    r"|procedures?|polic(?:y|ies)|criteria|plan|objectives?|assessments?|acceptance|versions?)"
)
_RULE = (
    r"(?:polic(?:y|ies)|procedures?|standards?|clauses?|rules?|contracts?|laws?|regulations?"
    r"|27001(?::\d{4})?|[A-Z]+-\d+|A\.\d[\d.]*)"
)
_NO = (
    r"\bno (?!(?:\w+ )?(?:incident|issue|deviation|problem|complaint|finding|nonconformit|error|fault"
    r"|weakness|loss|exception|gap|breach))[\w' -]{1,40}?"
)
_NOT_MET = Pattern(
    rf"{_NO} (?:was|were|has been|have been|had been) {_DONE}\b"
    rf"|{_NO} (?:is|are) (?:{_WORK})\b{_OTHERWISE}"
    rf"|\b(?:was|were|has|have|had) (?:not|never) (?:been )?{_HOW}{_DONE}\b"
    rf"|\b(?:is|are) (?:not|never) {_HOW}(?:{_WORK})\b{_OTHERWISE}"
    r"|\b(?:does|do|did) not (?:meet|comply|fulfil|fulfill|conform|satisfy|follow|adhere)\b"
    r"|\bdid not (?:keep|carry out|perform|conduct|hold|review|record|document|approve|test|sign)\b"
    r"|\b(?:is|was|were|are) not (?:met|fulfilled|complied with|adhered to)\b"
    rf"|\b(?:lacks?|lacked|lack of|(?:has|have|had|is|are|was) no) (?:an? |any |the )?{_NEEDED}\b"
    rf"|\b{_NEEDED} (?:is|are|was|were) missing\b"
    rf"|\b(?:although|though|but|while|whereas) (?:[\w'/-]+ ){{0,4}}?{_RULE}(?: \w+)? "
    r"(?<!not )(?:require|demand|prescribe|mandate)s?\b"
    r"|\bviolat(?:es|ed|ion)\b|\bin breach of\b|\b(?:fails|failed) to\b|\bcontrary to\b",
    re.IGNORECASE,
)
_IF = Pattern(r"\b(?:if|when|whenever|unless|in case|should|would|could|might)\b", re.IGNORECASE)
"""What only might be is no breach."""


@rule(
    code="FND009",
    name="ofi-hides-nc",
    kinds={"opportunity-for-improvement"},
    scope=REGISTER,
    clauses=(
        "9.2.2",
        "10.2",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "hides": (
            "the words {words} read like a requirement that was not met: is this a nonconformity?"
        ),
        "result": (
            "{audit} found {item} nonconforming, and this is all it raised about it: is this a"
            " nonconformity?"
        ),
    },
    related=(
        "FND001",
        "FND008",
    ),
)
def check(ofi: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An opportunity for improvement is not a nonconformity in disguise.

    What it checks
        Whether an opportunity for improvement says that something required was not or is not done,
        kept, followed or met, or is missing; and whether it is all that its audit raised about an
        item with the result nonconforming.
    Why it matters
        An improvement can be declined, a nonconformity cannot. Auditors who grade down are asked
        about it.
    How to fix
        If a requirement was not met, raise a nonconformity. If not, say what could be better.
    Not reported
        The rule reads English words only, and asks; it does not decide. Sentences on what could or
        would happen. What is done, and could be done in another way: by a tool, in one place.
    Bad
        kind: opportunity-for-improvement
        id: OFI-1
        statement: No access review was done in 2025.
    Good
        kind: opportunity-for-improvement
        id: OFI-1
        statement: Access reviews could be started by the tool instead of by mail.
    """
    for field in _FIELDS:
        words = _unmet(ofi.text(field)[:_MOST])
        if words:
            yield Report("hides", (field,), words=quote(words))
            return
    if any(len(ofi.text(field)) > _MOST for field in _FIELDS):
        yield NotEvaluated(f"of a text only the first {_MOST} characters are read")
    audit = run.register.find(ofi.get("audit"), "audit")
    if audit is None:
        return
    area = area_of(ofi, run)
    for index, leaves in run.derive(_unexplained).get(audit, {}).items():
        if not area.isdisjoint(leaves):
            yield Report(
                "result",
                ("requirement",) if ofi.get("requirement") is not None else ("process",),
                related=(Related(audit, ("results", index), "the result is here"),),
                audit=audit.id,
                item=str(audit.get("results", index, "item")),
            )
            return


def _unmet(text: str) -> str:
    """The first words that say that something was not met; empty where there are none."""
    for sentence in re.split(r"(?<=[.!?;])\s", text):
        match = _NOT_MET.search(sentence)
        if match is not None and not _IF.search(sentence[: match.start()]):
            return match.group()
    return ""


def _unexplained(run: Pass) -> dict[Record, dict[int, frozenset[str]]]:
    """By audit, its nonconforming results on which it raised no nonconformity (a derivation)."""
    found: dict[Record, dict[int, frozenset[str]]] = {}
    for audit in run.register.of("audit"):
        results = [
            (index, frozenset(run.register.resolve(str(result.get("item", "")), audit).leaves))
            for index, result in audit.items("results")
            if result.get("result") == "nonconforming"
        ]
        if not results:
            continue
        raised = {
            leaf
            for finding in findings_of(audit, run)
            if finding.kind == "nonconformity"
            for leaf in area_of(finding, run)
        }
        bare = {index: leaves for index, leaves in results if raised.isdisjoint(leaves)}
        if bare:
            found[audit] = bare
    return found
