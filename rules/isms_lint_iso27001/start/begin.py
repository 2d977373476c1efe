"""A repository for a management system by ISO/IEC 27001, out of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from isms_lint.offers.start import Answers, Begun
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.programme.year_plan import Intervals, plan
from isms_lint_iso27001.start.audits import Planned, audits_of, with_leads
from isms_lint_iso27001.start.context import context_files
from isms_lint_iso27001.start.documents import document_files
from isms_lint_iso27001.start.guide import guide_file
from isms_lint_iso27001.start.ids import Ids
from isms_lint_iso27001.start.objectives import objective_files
from isms_lint_iso27001.start.organization import organization_file
from isms_lint_iso27001.start.people import people_files
from isms_lint_iso27001.start.pipelines import pipeline_files, settings_file
from isms_lint_iso27001.start.process_file import processes_file
from isms_lint_iso27001.start.programme import numbered, programme_file, visits_file
from isms_lint_iso27001.start.questions import NOWHERE
from isms_lint_iso27001.start.read import source
from isms_lint_iso27001.start.reviews import review_files
from isms_lint_iso27001.start.risk import risk_files
from isms_lint_iso27001.start.roster import Roster
from isms_lint_iso27001.start.soa import statement_file
from isms_lint_iso27001.start.texts import filled

_EMPTY = ("findings", "corrective-actions", "incidents", "actions", "evidence")
"""Folders for what is still to happen."""
_MOST = 3


def begin(answers: Answers, facts: Callable[[Mapping[str, str]], Pass]) -> Begun:
    """The files of the repository."""
    ids = Ids()
    ids.take(answers["id"])
    roster = Roster(answers, ids)
    people = {
        "organization.yaml": organization_file(answers, roster),
        **people_files(roster),
        "processes/processes.yaml": processes_file(roster),
    }
    intervals = Intervals(
        *(
            answers[f"{what}-months"]
            for what in ("internal-audit", "management-review", "risk-assessment")
        )
    )
    visit = answers.get("stage-2-on") or answers.get("next-visit-on")
    days = plan(answers["start"], intervals, visit)
    audits = audits_of(days, is_certified=answers["certified-on"] is not None)
    audits = with_leads(audits, roster.auditor.id, facts(people))
    visits = visits_file(answers)
    files = {
        "README.md": guide_file(days, audits, answers),
        **people,
        **context_files(roster),
        **risk_files(days.assessments),
        "soa/statement-of-applicability.yaml": statement_file(roster),
        "audits/programme.yaml": programme_file(days, audits, answers, roster),
        **({"audits/external.yaml": visits} if visits is not None else {}),
        **review_files(days.reviews),
        **objective_files(days.start, roster),
        **document_files(roster),
        "waivers/README.md": filled("waivers", {}),
        **{f"{folder}/.gitkeep": "" for folder in _EMPTY},
        ".isms-lint.yaml": settings_file(answers),
        **pipeline_files(answers["isms-lint"]),
    }
    return Begun(files, tuple(_notes(answers, audits)))


def _notes(answers: Answers, audits: Sequence[Planned]) -> Iterator[str]:
    apart = [id for id, one in numbered(audits) if one.of_audit and not one.lead]
    tied = [id for id, one in numbered(audits) if not (one.of_audit or one.lead)]
    if apart:
        yield (
            f"Internal audit itself is audited in {_listed(apart)}: by somebody who does no other audit"
            " of the programme and does not run it. Name them as `lead`."
        )
    if tied:
        yield (
            f"Something ties the internal auditor to what is audited in {_listed(tied)}: name somebody"
            " else as `lead`."
        )
    if answers["isms-lint"] == source(NOWHERE, {}):
        yield (
            "Pipelines do not know yet where to get isms-lint: put the address of your copy into"
            " .pre-commit-config.yaml, .github/workflows/isms-lint.yml and .gitlab-ci.yml."
        )


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST
    return ", ".join(ids[:_MOST]) + (f" and {more} more" if more > 0 else "")
