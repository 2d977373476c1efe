"""What a management review cites that came about only after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import began_on, start_field
from isms_lint_iso27001.derive.review.happened import happened
from isms_lint_iso27001.derive.review.inputs import INPUTS, is_interim, references_of
from isms_lint_iso27001.derive.stated.cited_ids import cited_in
from isms_lint_iso27001.derive.stated.patterns import finds
from isms_lint_iso27001.derive.stated.sentences import sentences
from isms_lint_iso27001.derive.stated.texts import figures_of, has_figure

_FOUND = ("nonconformity", "opportunity-for-improvement")
_KINDS = (*_FOUND, "corrective-action", "incident", "result")
_AUDITS = ("audit", "external-audit")
_TO_COME = finds(
    r"plan(?:ned|s)?|schedul(?:ed|e|ing)|upcoming|next|will|to be|agenda|outlook|expected|future",
    r"geplante?[nrs]?|nächste[nrs]?|folgt|ausblick|tagesordnung|künftige?[nrs]?",
    r"prévue?s?|prochaine?s?|à venir|ordre du jour|perspectives?|sera|seront",
    r"próxim[ao]s?|previst[ao]s?|orden del día|futur[ao]s?|será|serán",
    r"agendad[ao]s?|pauta|serão|gepland|volgende?|vooruitblik|toekomst(?:ige)?|zal|zullen",
)
"""Words of what lies ahead."""
_RESULTS = finds(
    r"found|identified|raised|revealed|showed|noted|concluded|resulted|reported",
    r"festgestellt|ergab(?:en)?|zeigten?|aufgedeckt|relevé|constaté|identifié|révélé|montré",
    r"identificó|detectó|reveló|encontró|mostró|identificou|detectou|revelou|constatou|mostrou",
    r"vastgesteld|geconstateerd|toonde|bleek",
)
"""Words of what an audit has brought to light."""


class Later(NamedTuple):
    """A record that is cited: where, in which field it tells when it came about, and that day.

    `told_by` is the record that tells: the audit of a nonconformity that has no day of its own.
    """

    record: Record
    path: FieldPath
    told_by: Record
    field: FieldPath
    verb: str
    day: date


def cited_in_words(review: Record, held: date, days: int, run: Pass) -> list[Later]:
    """What the words of a review cite that came about more than `days` after it was held.

    What it raised itself and what its words say lies ahead is not among it. Of audits results count.
    """
    referred = {id for one in INPUTS for _, id in references_of(review, one.field)}
    interim = {one.field for one in INPUTS if is_interim(review, one.field)}
    latest = add_days(held, days)
    found: dict[Record, Later] = {}
    for path, text in figures_of(review, run):
        if path[:1] == ("inputs",) and interim.intersection(path[1:2]):
            continue
        for sentence in sentences(text):
            if not has_figure(sentence.text) or _TO_COME.search(sentence.in_context):
                continue
            has_results = bool(_RESULTS.search(sentence.text))
            for cited in cited_in(sentence.text):
                later = _later(cited.id, path, run, with_audits=has_results)
                if later is None or later.day <= latest or cited.id in referred:
                    continue
                if later.record.get("review") != review.id:
                    found.setdefault(later.record, later)
    return list(found.values())


def referred_to(review: Record, held: date, run: Pass) -> Iterator[Later]:
    """The nonconformities and opportunities that inputs refer to, without a day of their own, of an
    audit that began only after the review.
    """
    for one in INPUTS:
        references = references_of(review, one.field)
        if not references or is_interim(review, one.field):
            continue
        for path, id in references:
            later = _later(id, path, run, with_audits=False)
            if later is not None and later.told_by is not later.record and later.day > held:
                yield later


def _later(id: str, path: FieldPath, run: Pass, *, with_audits: bool) -> Later | None:
    """When the record with this id came about; None where that is not known, or of no interest."""
    record = run.register.find(id, *_KINDS, *(_AUDITS if with_audits else ()))
    if record is None:
        return None
    if record.kind in _AUDITS:
        return _of_audit(record, record, path, run)
    when = happened(record)
    day = run.date(record, when.field) if when is not None else None
    if when is not None and day is not None:
        return Later(record, path, record, (when.field,), when.verb, day)
    audit = next(
        (
            found
            for field, kind in (("audit", "audit"), ("external_audit", "external-audit"))
            if record.kind in _FOUND
            and (found := run.register.find(record.get(field), kind)) is not None
        ),
        None,
    )
    return None if audit is None else _of_audit(record, audit, path, run)


def _of_audit(record: Record, audit: Record, path: FieldPath, run: Pass) -> Later | None:
    began = began_on(audit, run)
    if began is None:
        return None
    return Later(record, path, audit, start_field(audit), "begun", began)
