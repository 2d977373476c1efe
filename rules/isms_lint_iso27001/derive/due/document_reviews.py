"""Reviews of documents on the days that they name themselves (7.5.2)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.document.documented import is_in_use
from isms_lint_iso27001.derive.document.next_review import review_awaited
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.words import both, said, titled
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

WHAT = "document-review"


def document_reviews(run: Pass) -> Iterator[Due | Undated]:
    """What is due, and how many documents name no day."""
    without: list[Record] = []
    for document in run.register.of("document"):
        due = review_awaited(document, run)
        if isinstance(due, NotEvaluated):
            yield Undated(WHAT, said(f"{document.id}: {due.reason}"), document, ("next_review_on",))
        elif due is not None:
            yield Due(
                due,
                WHAT,
                titled("Review document", "Prüfung des Dokuments", document),
                both("the day that the document names", "der im Dokument genannte Tag"),
                document,
                ("next_review_on",),
                acting(due, run, document.get("owner")),
                "DOC004",
            )
        elif is_in_use(document) and is_blank_answer(document.get("next_review_on")):
            without.append(document)
    if without:
        ids = [one.id for one in without]
        yield Undated(
            WHAT,
            both(
                f"no `next_review_on` is on record for {list_of(ids)}",
                f"kein `next_review_on` ist festgehalten für {', '.join(ids[:6])}"
                f"{' und andere' if len(ids) > 6 else ''}",
            ),
            without[0],
        )
