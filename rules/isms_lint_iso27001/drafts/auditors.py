"""Who could do an audit, in words: everybody on record, with what speaks for and against each."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.competence import Lack
from isms_lint_iso27001.derive.independence.candidates import Candidate, Standing
from isms_lint_iso27001.derive.independence.tie_reports import paths_of
from isms_lint_iso27001.derive.text.words import collapse_scope, counted, list_of, named

_MOST_IN_FILE = 40
_MOST_OTHERS = 3
_LACKS = {
    Lack.NOTHING: "no competence as an auditor is on record",
    Lack.BARE: "competence as an auditor is claimed, without evidence",
    Lack.LATE: "competence as an auditor is shown only later",
    Lack.EXPIRED: "the evidence of competence as an auditor has expired by then",
    Lack.UNDATED: "the evidence of competence as an auditor has no date",
}


def said_of(one: Candidate, run: Pass, others: Sequence[str] = ()) -> str:
    """One person, with what speaks for them and against."""
    return f"{named(one.person)}: {reasons(one, run, others)}"


def reasons(one: Candidate, run: Pass, others: Sequence[str] = ()) -> str:
    """What speaks for somebody, and what against. `others` are audits of the programme in which they
    have a part, where internal audit itself is to be audited.
    """
    if one.away:
        return one.away
    parts = []
    if one.ties:
        codes = ", ".join(dict.fromkeys(tie.code for tie in one.ties))
        parts.append(
            f"tied to {counted(len(one.ties), 'item')} ({codes}): {paths_of(one.ties, run)}"
        )
    else:
        parts.append("no tie on record")
    parts.append(_LACKS[one.lack] if one.lack is not None else "competence is shown")
    parts.extend(one.gaps)
    if one.outside:
        parts.append(_hired(one, run))
    if others:
        parts.append(f"has a part in {_some(others)}, which an audit of 9.2 looks at")
    if one.standing is Standing.FREE and one.audits:
        parts.append(f"auditor of {counted(one.audits, 'audit')}")
    return "; ".join(parts)


def _some(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_OTHERS
    return list_of([*ids[:_MOST_OTHERS], *([f"{more} more"] if more > 0 else [])])


def _hired(one: Candidate, run: Pass) -> str:
    if one.engagement is None:
        return "from outside, and no engagement to audit lasts until then"
    if one.engaged:
        return f"from outside, engaged by {one.engagement.id}"
    about = collapse_scope(
        [
            leaf
            for _, text in one.engagement.strings("scope")
            for leaf in run.register.resolve(text, one.engagement).leaves
        ],
        run,
    )
    return f"from outside, engaged by {one.engagement.id} for {about} only"


def in_file(head: str, said: Sequence[str]) -> tuple[str, ...]:
    """What is said of each, as a comment: of many the first."""
    lines = [f"- {line}" for line in said[:_MOST_IN_FILE]]
    more = len(said) - _MOST_IN_FILE
    return (head, *lines, *([f"- and {more} more, who come after these"] if more > 0 else []))
