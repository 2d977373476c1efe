"""REC001: a report or minutes count other than what is on record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.grades import MAJOR, MINOR
from isms_lint_iso27001.derive.review.audits_considered import FIELD
from isms_lint_iso27001.derive.review.inputs import references_of, words_of
from isms_lint_iso27001.derive.review.reviews import held_on
from isms_lint_iso27001.derive.stated.count_words import may_count
from isms_lint_iso27001.derive.stated.counts import (
    NONCONFORMITIES,
    OBSERVATIONS,
    OPPORTUNITIES,
    Count,
    counts_in,
)
from isms_lint_iso27001.derive.stated.open_counts import open_counts_in, open_on
from isms_lint_iso27001.derive.stated.other_times import audit_ids, speaks_of_another
from isms_lint_iso27001.derive.stated.tally import Tally, tally
from isms_lint_iso27001.derive.text.naming import Names
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of

_OF_AUDIT = "{words} stands here, and {audit} has {found} on record{elsewhere}"
_AUDITS = ("audit", "external-audit")
_IN_AUDIT: tuple[FieldPath, ...] = (
    ("text",),
    ("conclusion",),
    ("conclusion", "own_requirements"),
    ("conclusion", "standard"),
    ("conclusion", "effective"),
    ("notes",),
)
_REPORT = Pattern(r"report|bericht|rapport|informe|relat[oó]rio|verslag", re.IGNORECASE)


@rule(
    code="REC001",
    name="stated-counts",
    kinds={"audit", "external-audit", "management-review", "document"},
    scope=REGISTER,
    clauses=("7.5.3", "9.2.2 (evidence)"),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.5",
    messages={
        "major": _OF_AUDIT,
        "minor": _OF_AUDIT,
        "nonconformities": _OF_AUDIT,
        "opportunities": _OF_AUDIT,
        "open": "{words} stands here, and the records show {found} open on {day}",
    },
    related=("REC005", "AUD007", "MRV016"),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A report or minutes state another number of findings than is on record.

    What it checks
        Figures in the words of an audit (`text`, `conclusion`, `notes`), of a document that is the
        report of one audit, and of a review's input on audit results that names one audit: so many
        major or minor nonconformities, nonconformities, observations or opportunities for
        improvement. They are those that the audit has on record. Where a review's input on
        nonconformities says how many are open, so many were open on the day of the review. Figures
        are read in English, German, French, Spanish, Portuguese and Dutch, as digits or in words.
    Why it matters
        Management reads the summary. If it counts seven where eight were raised, one is missing
        there or too many here, and nobody can tell which number was reported.
    How to fix
        Count again. Correct the summary in a new version of the report, or the register.
    Not reported
        Limits and estimates (`no more than 2 minors`), what might be (`could lead to one major`),
        parts (`2 minors in HR`, `3 new minors`, `2 are closed`), figures of another audit or time,
        and lists by area that add up. What was withdrawn, amended or raised after the report may
        have been counted or not. Observations and opportunities are one kind of record: where the
        text has both, their sum counts. An audit of which no findings of that kind are on record
        is not evaluated.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        conclusion: conforms but for 1 minor nonconformity
        findings:
          - {kind: nonconformity, id: NC-1, grade: minor, raised_on: 2026-03-18}
          - {kind: nonconformity, id: NC-2, grade: minor, raised_on: 2026-03-19}
    Good
        kind: audit
        id: AUD-1
        status: reported
        conclusion: conforms but for 2 minor nonconformities
        findings:
          - {kind: nonconformity, id: NC-1, grade: minor, raised_on: 2026-03-18}
          - {kind: nonconformity, id: NC-2, grade: minor, raised_on: 2026-03-19}
    """
    audit, texts = _about(record, run)
    if audit is not None:
        yield from _of_audit(audit, texts, run)
    if record.kind == "management-review":
        yield from _open(record, run)


class _Stated(NamedTuple):
    """A figure, and the field in whose text it stands."""

    path: FieldPath
    figure: Count


def _about(record: Record, run: Pass) -> tuple[Record | None, list[tuple[FieldPath, str]]]:
    """The audit whose findings the texts of a record count; None where that is no one audit."""
    if record.kind in _AUDITS:
        return record, [text for path in _IN_AUDIT for text in record.strings(*path)]
    if record.kind == "document":
        named = [id for _, id in record.strings("references")]
        is_report = any(_REPORT.search(record.text(field)) for field in ("type", "title"))
        return _only(named, run) if is_report else None, record.strings("text")
    if held_on(record, run) is None:
        return None, []
    told = [id for _, id in references_of(record, FIELD)]
    told.extend(Names(words_of(record, FIELD)).of(run.derive(audit_ids)))
    return _only(told, run), _of_input(record, FIELD)


def _only(ids: list[str], run: Pass) -> Record | None:
    """The audit among `ids`, if there is one and no other."""
    audits = {id: run.register.find(id, *_AUDITS) for id in ids}
    found = [audit for audit in audits.values() if audit is not None]
    return found[0] if len(found) == 1 else None


def _of_input(review: Record, field: str) -> list[tuple[FieldPath, str]]:
    """The words of an input, each with its path."""
    parts: tuple[FieldPath, ...] = ((), ("summary",), ("trend",))
    return [text for part in parts for text in review.strings("inputs", field, *part)]


def _of_audit(
    audit: Record, texts: list[tuple[FieldPath, str]], run: Pass
) -> Iterator[Report | NotEvaluated]:
    # One look at all of them: few audits count anything in words.
    counting = texts if may_count("\n".join(text for _, text in texts)) else []
    stated = [
        _Stated(path, figure)
        for path, text in counting
        for figure in counts_in(text, audit.id, lambda words: speaks_of_another(words, audit, run))
    ]
    unknown: dict[str, None] = {}
    told = False
    for message, group in _groups(stated).items():
        on_record = tally(audit, group[0].figure.what, run)
        if on_record is None:
            unknown.update(dict.fromkeys(quote(one.figure.words) for one in group))
            continue
        wrong = _wrong(message, group, on_record)
        # Where the majors or minors are wrong, so is their sum.
        if wrong is not None and not (told and message == NONCONFORMITIES):
            told = True
            yield _report(message, wrong, group, audit, on_record)
    if unknown:
        yield NotEvaluated(
            f"no findings of {audit.id} are on record that {list_of([*unknown])} counts"
        )


def _groups(stated: list[_Stated]) -> dict[str, list[_Stated]]:
    """The figures by what they count; observations and opportunities are of one kind."""
    found: dict[str, list[_Stated]] = {
        what: [] for what in (MAJOR, MINOR, NONCONFORMITIES, OPPORTUNITIES)
    }
    for one in stated:
        found[one.figure.what if one.figure.what in found else OPPORTUNITIES].append(one)
    return {what: group for what, group in found.items() if group}


def _wrong(message: str, group: list[_Stated], on_record: Tally) -> _Stated | None:
    """The first figure that is not what is on record; None where all are, or may be parts of it."""
    if message == OPPORTUNITIES and len({one.figure.what for one in group}) > 1:
        return _wrong_sum(group, on_record)
    wrong = [one for one in group if not on_record.fits(one.figure.number)]
    numbers = [one.figure.number for one in wrong]
    if len(wrong) > 1 and on_record.fits(sum(numbers)):
        return None
    if len(wrong) < len(group):
        # Beside one that is right a smaller one may be a part, unless it stands in a summary too.
        most = len(on_record.sure) + len(on_record.doubtful)
        wrong = [one for one in wrong if one.figure.in_summary or one.figure.number > most]
    return wrong[0] if wrong else None


def _wrong_sum(group: list[_Stated], on_record: Tally) -> _Stated | None:
    """Where observations and opportunities are both counted: the first, if their sum is wrong."""
    largest = {
        what: max((one.figure.number for one in group if one.figure.what == what), default=0)
        for what in (OBSERVATIONS, OPPORTUNITIES)
    }
    return None if on_record.fits(sum(largest.values())) else group[0]


def _report(
    message: str, wrong: _Stated, group: list[_Stated], audit: Record, on_record: Tally
) -> Report:
    others = [one for one in group if one.figure.number != wrong.figure.number]
    said = list_of(list(dict.fromkeys(quote(one.figure.words) for one in others)))
    return Report(
        message,
        wrong.path,
        at_words=wrong.figure.words,
        words=quote(wrong.figure.words),
        audit=audit.id,
        found=on_record.said(wrong.figure.what),
        elsewhere=f"; elsewhere stands {said}" if others else "",
    )


def _open(review: Record, run: Pass) -> Iterator[Report]:
    """What a review's input on nonconformities says is open."""
    held = held_on(review, run)
    day = run.date(review, "inputs", "nonconformities", "as_of") or held
    if day is None or held is None or not run.register.of("nonconformity"):
        return
    for path, text in _of_input(review, "nonconformities"):
        for count in open_counts_in(text):
            on_record = open_on(day, run)
            if not on_record.fits(count.number):
                yield Report(
                    "open",
                    path,
                    at_words=count.words,
                    words=quote(count.words),
                    found=on_record.in_words(),
                    day=day,
                )
                return
