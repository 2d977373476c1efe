"""MRV021: the audit's report is not the minutes of the review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import ended_on, is_done
from isms_lint_iso27001.derive.review.decisions import decides
from isms_lint_iso27001.derive.review.inputs import INPUTS, is_addressed
from isms_lint_iso27001.derive.review.participants import took_part
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, day_held, group_of
from isms_lint_iso27001.derive.review.shared_evidence import evidence_shared_with_audits
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.similarity import Texts, text_in
from isms_lint_iso27001.derive.text.words import list_of

_SHORTEST = 10
"""Words from which a text is compared: `Minutes are in the wiki` is alike by chance."""
_FINDINGS = frozenset({"nonconformities", "audit_results"})


@rule(
    code="MRV021",
    name="combined-with-audit",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.2.2", "9.3.3"),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "similar": "{percent} % of the words of the review and of the report of {audits} are the same,"
        " {order}: one text does not show both an audit and a review",
        "same-file": "the only evidence of the review is {what}, and the record has {lacks}: a review"
        " of its own cannot be shown",
        "closing-meeting": "the review has the day and the people of {audits}, nothing but findings"
        " as inputs, and no decision: it cannot be told from the closing meeting of the audit",
    },
    options={
        "similarity": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1,
            "default": 0.8,
            "description": "Share of words in common and in the same order, above 0 and up to 1, from"
            " which a review counts as the report.",
        }
    },
    needs={"audit"},
    related=("MRV002", "MRV009"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The audit's report is not the minutes of the review.

    What it checks
        Whether a held review is the report of an internal audit over again. Its text is: 0.8 or more
        of the words of both are the same, in the same order, or with their sentences in another one.
        Or its only evidence is the audit's own record or evidence (by path, by hash where both have
        one), while the record has no text, and no decision or fewer than half of the inputs. Or it
        has the day and the auditors of an audit, no inputs but findings, and decided nothing.
        The measure counts the longest row of words that stands in both texts, gaps allowed: twice
        its length, over the words of both. It is the same in both directions, and a replaced or added
        word costs no more than itself. Then the sentences of one are laid in the order of those of
        the other that they are most like, and counted again; the better result holds. A report under
        another title, with those present added and terms replaced, keeps about 0.9, its paragraphs in
        whatever order; the next report of the same auditor reaches 0.55, minutes that quote half of a
        report 0.45, the same facts in other words 0.2. The threshold lies where one word in five
        differs, well away from both sides.
    Why it matters
        Audit and review are two requirements with two purposes: one finds out, the other decides. A
        report with a new title shows one of them.
    How to fix
        Hold the review: the ten inputs, top management, decisions. The report is one of the inputs.
        Write down what was said and decided, and refer to the report.
    Not reported
        One file that holds two complete records: separate files are no requirement, and two files
        are not one for their names. Minutes that quote the report. A review held on the day of the
        report that decided something. Texts of fewer than ten words.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        text: We spoke with the team, drew twelve nights from the log and found no restore was tested.
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        text: We spoke with the team, drew twelve nights from the log and found no restore was tested.
    Good
        kind: audit
        id: AUD-1
        status: reported
        text: We spoke with the team, drew twelve nights from the log and found no restore was tested.
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        text: The audit of the backups was presented. A restore drill each quarter was decided.
    """
    day = day_held(review, run)
    if not isinstance(day, date):
        if day is not None:
            yield day
        return
    text = text_in(review.text("text"))
    if len(text.words) >= _SHORTEST:
        match = run.derive(_reports).most_alike(text, run.options["similarity"])
        if match is not None:
            yield Report(
                "similar",
                ("text",),
                related=_related(match.keys, "text", "the report is here"),
                about=[audit.id for audit in match.keys],
                percent=int(100 * match.similarity),
                audits=_ids(match.keys),
                order="in the same order" if match.in_order else "with sentences in another order",
            )
            return
    group = group_of(review, run)
    lacks = "" if group is None else _lacks_of(group, run)
    shared = evidence_shared_with_audits(review, run) if lacks and not text.words else None
    if shared is not None:
        said = "the audit is here" if shared.is_record else "the same file is here"
        yield Report(
            "same-file",
            ("evidence",),
            related=_related(shared.audits, "id" if shared.is_record else "evidence", said),
            about=[audit.id for audit in shared.audits],
            what=f"{_ids(shared.audits)} {'itself' if len(shared.audits) == 1 else 'themselves'}"
            if shared.is_record
            else f"the file that is evidence of {_ids(shared.audits)}",
            lacks=lacks,
        )
        return
    audits = _closing_meetings(review, day, run)
    if audits:
        related = _related(audits, "team", "the same people on the same day")
        yield Report(
            "closing-meeting",
            ("held_on",),
            related=related,
            about=[audit.id for audit in audits],
            audits=_ids(audits),
        )


def _ids(audits: tuple[Record, ...]) -> str:
    return list_of([audit.id for audit in audits])


def _related(audits: tuple[Record, ...], field: str, message: str) -> tuple[Related, ...]:
    return tuple(Related(audit, (field,), message) for audit in audits)


def _reports(run: Pass) -> Texts[Record]:
    """The texts of all audits that took place (a derivation)."""
    found = ((one, text_in(one.text("text"))) for one in run.register.of("audit") if is_done(one))
    return Texts((audit, text) for audit, text in found if len(text.words) >= _SHORTEST)


def _lacks_of(group: ReviewGroup, run: Pass) -> str:
    """What makes the reviews of a group less than a review; empty where nothing does."""
    known = run.derive(_known_lacks)
    if group.last not in known:
        known[group.last] = _lacks(group)
    return known[group.last]


def _known_lacks(_run: Pass) -> dict[Record, str]:
    return {}


def _lacks(group: ReviewGroup) -> str:
    reviews = [held.review for held in group.reviews]
    inputs = sum(any(is_addressed(one, field) for one in reviews) for field, _, _ in INPUTS)
    parts = []
    if 2 * inputs < len(INPUTS):
        parts.append(f"{inputs or 'none'} of the {len(INPUTS)} inputs")
    if not any(decides(one) for one in reviews):
        parts.append("no decision")
    return " and ".join(parts)


def _closing_meetings(review: Record, day: date, run: Pass) -> tuple[Record, ...]:
    """The audits that ended or were reported on the day of a review that held only their findings."""
    addressed = {one.field for one in INPUTS if is_addressed(review, one.field)}
    if not addressed or not addressed <= _FINDINGS or decides(review):
        return ()
    if not is_blank_answer(review.get("conclusion")):
        return ()
    present, _ = took_part(review, day, run)
    return tuple(
        audit
        for audit in run.derive(_audits_by_day).get(day, ())
        if _is_team(audit, present, day, run)
    )


def _is_team(audit: Record, present: dict[str, Record], day: date, run: Pass) -> bool:
    entries = [entry for _, entry in audit.items("team")]
    auditors = {p.id for entry in entries for p in run.people.holders(entry.get("person"), day)}
    return bool(auditors) and auditors <= present.keys()


def _audits_by_day(run: Pass) -> dict[date, list[Record]]:
    found: dict[date, list[Record]] = {}
    for audit in run.register.of("audit"):
        days = {ended_on(audit, run), run.date(audit, "reported_on")} if is_done(audit) else set()
        for day in days:
            if day is not None:
                found.setdefault(day, []).append(audit)
    return found
