"""REC005: a summary that does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import (
    ANY,
    REGISTER,
    Basis,
    NotEvaluated,
    Part,
    Pass,
    Related,
    Report,
    Severity,
    rule,
)
from isms_lint_iso27001.derive.stated.columns import Entry
from isms_lint_iso27001.derive.stated.on_record import OnRecord, on_record
from isms_lint_iso27001.derive.stated.summaries import listed_by
from isms_lint_iso27001.derive.stated.totals import count_of, share_of, summary_of, total_of
from isms_lint_iso27001.derive.stated.written import as_text
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of

_MOST = 12
"""Ids that a message lists."""


@rule(
    code="REC005",
    name="summary-adds-up",
    kinds=ANY,
    scope=REGISTER,
    clauses=("7.5.3",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.5",
    messages={
        "listed": "{count} stands here, and {listed} listed: {ids}{also}",
        "recorded": "{count} stands here, and on record {found}",
        "unlike": "{ids} listed here, and on record {have}",
        "unlisted": "{ids} on record as {value}, and not listed here",
        "share": "{share} % stands here, and {count} of {total} are {right} %",
        "total": "the counts of the summary add up to {sum}, and the total is {total}",
    },
    related=("REC001", "REC003", "SOA003"),
)
def check(row: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A row of a summary does not fit what it lists, the records, or the other rows.

    What it checks
        Of each `stated-count`: its `count` against the number of different items it lists, and
        against the records of the kind `of` that have `value` in `field` and what `where` says;
        whether the items have that value, and whether others have it too; its `share` against count
        and total; the counts of a summary against its total. For a Statement of Applicability its
        rows are counted. Words are compared as they were written, where a mapping translated them.
    Why it matters
        Summaries are what is read and reported. One that does not add up shows that nobody held it to
        the register, and makes the rest of the document doubtful.
    How to fix
        Count again, and correct the row or the record. Better let the summary be made from the
        register.
    Not reported
        Rows whose words are none of the register or the vocabulary; records without that field, and
        nonconformities that were withdrawn, may count or not. Statuses of an earlier day (`as_of`)
        than that of the run. Shares within what rounding makes. Summaries of which parts may be left
        out: no row is the total, and the shares do not make 100. A row that counts the records in its
        own file alone. Items that are not on record: REF001 speaks of those.
    Bad
        kind: risk
        records: [{id: R-1, status: active}, {id: R-2, status: active}, {id: R-3, status: closed}]
        ---
        kind: stated-count
        label: Active
        of: risk
        field: status
        value: active
        count: 1
        items: [R-1, R-2]
    Good
        kind: risk
        records: [{id: R-1, status: active}, {id: R-2, status: active}, {id: R-3, status: closed}]
        ---
        kind: stated-count
        label: Active
        of: risk
        field: status
        value: active
        count: 2
        items: [R-1, R-2]
    """
    # Where there are no summaries nothing is missing.
    if row.kind != "stated-count":
        return
    recorded = on_record(row, run)
    if isinstance(recorded, NotEvaluated):
        yield recorded
        recorded = None
    found = list(_against(row, recorded, run))
    yield from found or _share(row, run)
    yield from () if found else _total(row, run)


def _against(row: Record, recorded: OnRecord | None, run: Pass) -> Iterator[Report]:
    """What a row counts, against what it lists and what is on record."""
    stated = count_of(row)
    if stated is None:
        return
    listed = listed_by(row, run)
    unlike = recorded.unlike(listed) if recorded is not None and listed else []
    unlisted = recorded.unlisted(listed) if recorded is not None and listed else []
    right = recorded is None or recorded.fits(stated)
    explained = bool(unlike or unlisted)
    if listed and stated != len(listed) and not (recorded is not None and right and explained):
        are = "1 is" if len(listed) == 1 else f"{len(listed)} are"
        ids = list_of([*listed], _MOST)
        also = ""
        if recorded is not None:
            also = f"; on record {recorded.number if recorded.lists(listed) else recorded.said}"
        yield Report("listed", ("count",), count=stated, listed=are, ids=ids, also=also)
    elif recorded is not None and not right and not explained:
        yield Report(
            "recorded",
            ("count",),
            related=recorded.places,
            count=stated,
            found=recorded.said,
        )
    if recorded is not None and unlike:
        yield _unlike(listed, unlike, recorded)
    if recorded is not None and unlisted:
        yield _unlisted(row, unlisted, recorded)


def _unlike(listed: Mapping[str, FieldPath], unlike: list[Entry], recorded: OnRecord) -> Report:
    """Items that have another value on record."""
    places = {one.id: next(listed[name] for name in listed if name in one.names) for one in unlike}
    have = [f"{one.id} has {quote(recorded.written(one))}" for one in unlike]
    return Report(
        "unlike",
        next(iter(places.values())),
        about=[Part(id, path) for id, path in places.items()],
        related=tuple(recorded.place(one) for one in unlike),
        ids=f"{list_of([*places], _MOST)} {'is' if len(unlike) == 1 else 'are'}",
        have=list_of(have, _MOST),
    )


def _unlisted(row: Record, unlisted: list[Entry], recorded: OnRecord) -> Report:
    """Records that have the value, and are not listed."""
    ids = [one.id for one in unlisted]
    return Report(
        "unlisted",
        ("items",) if row.get("items") is not None else ("controls",),
        about=ids,
        related=tuple(recorded.place(one) for one in unlisted),
        ids=f"{list_of(ids, _MOST)} {'is' if len(ids) == 1 else 'are'}",
        value=quote(recorded.value),
    )


def _share(row: Record, run: Pass) -> Iterator[Report]:
    """The share, against the count and the total."""
    stated, share, summary = count_of(row), share_of(row), summary_of(row, run)
    total = total_of(row)
    if total is None and summary is not None and summary.is_whole:
        total = summary.total
    if stated is None or share is None or not total or share.fits(stated, total):
        return
    yield Report(
        "share",
        ("share",),
        severity=Severity.WARNING,
        share=as_text(row.get("share")).rstrip(" %"),
        count=stated,
        total=total,
        right=f"{100 * stated / total:.1f}",
    )


def _total(row: Record, run: Pass) -> Iterator[Report]:
    """The total, at the row that states it; unless one of its parts is wrong already."""
    summary = summary_of(row, run)
    if summary is None or row is not (summary.row or summary.parts[0]):
        return
    if summary.sum == summary.total or (summary.sum < summary.total and not summary.is_whole):
        return
    for part in summary.parts:
        recorded = on_record(part, run)
        known = None if isinstance(recorded, NotEvaluated) else recorded
        if any(_against(part, known, run)):
            return
    yield Report(
        "total",
        ("count",) if summary.row is row else ("total",),
        related=tuple(
            Related(part, ("count",), f"{part.id}: {count_of(part)}") for part in summary.parts
        ),
        sum=summary.sum,
        total=summary.total,
    )
