"""Results for the tests of reports, and text that tries to be more than text."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.findings.finding import Acceptance, Finding, Location, RelatedLocation, Status
from isms_lint.findings.result import Comparison, Result, RulesOf, RunError
from isms_lint.rules.basis import Basis, Severity

PLACE = Location("isms.yaml", 4, 9, 4, 19)
HOSTILE = (
    "::error::x%0A<script>=cmd()|[x](javascript:1)",
    "::error file=a,line=1::owned",
    "a\n::stop-commands::token",
    "\r\n::set-output name=a::b",
    "  ::add-mask::e",
    "::::warning::x",
    "##[error]x",
    "x ##[add-mask]e ##[group]",
    "#\ufe0f#[error]x",
    "##vso[task.complete result=Succeeded;]done",
    "a;b]c%3Bd%5De%AZP25f%25g,h:i",
    "\x1b[31mred\x1b]0;title\x07",
    "a\0b\ud800c\u202ed\u2028e\u0085f",
    "`a` ``b`` ```\n~~~",
    "<!-- a --> </details></summary><img src=x onerror=alert(1)>",
    "![x](https://x.example/y.png) [y]: https://x.example [^1] [[wiki]]",
    "@everyone someone@x.example #1 a/b#2 GH-3 !4 ~5 %6 $7 &8 ^alert#9 :tada:",
    "https://x.example www.x.example ftp://x.example mailto:a@x.example",
    "*a* _b_ __c__ ~~d~~ $e$ $`f`$ {+ g +} a|b\\|c\\\\|d &lt; &#64; \\",
    "=cmd()",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    '\'"x","=1"',
    "# a\n- b\n> c\n1. d\n---\n| e |\n|---|",
)


def finding(code: str = "CAR005", severity: str = "warning", **fields: Any) -> Finding:
    """A finding of the rule `code`, with `fields` as given."""
    given: dict[str, Any] = {
        "name": "overdue",
        "basis": Basis.ORGANIZATION,
        "clauses": ("10.2 c",),
        "message": "due on 2026-09-30 and still open",
        "message_id": "overdue",
        "record_kind": "corrective-action",
        "record_id": "CAR-1",
        "path": "due_on",
        "location": PLACE,
        "related": (),
        "fingerprint": "0" * 32,
        **fields,
    }
    return Finding(code=code, severity=Severity(severity), **given)


def hostile(text: str) -> Finding:
    """A finding with `text` wherever a repository can put text of its own."""
    place = Location(text, 1, 1, 1, 2)
    other = RelatedLocation(text, text, text, place)
    return finding(
        message=text,
        record_kind=text,
        record_id=text,
        path=text,
        location=place,
        related=(other,),
        acceptance=Acceptance(Status.WAIVED, text, place, text, text),
    )


def hostile_result(text: str) -> Result:
    """A result with `text` in all its parts: open, accepted, there before, failed."""
    one = hostile(text)
    return result(
        findings=(one,),
        accepted=(one._replace(status=Status.WAIVED),),
        existing=(one._replace(status=Status.EXISTING, acceptance=None),),
        errors=(RunError(text, text, text),),
        records={text: 1},
        comparison=COMPARED._replace(revision=text, reworded=(text,), blind=text),
        repository=text,
        root=text,
    )


def accepted(status: Status, **fields: Any) -> Finding:
    """A finding that a waiver, a comment or the baseline accepts."""
    by = {"waiver": "WVR-1", "approved_by": "ana", "until": date(2026, 12, 31)}
    if status is not Status.WAIVED:
        by = {}
    reason = "" if status is Status.BASELINE else "the supplier is being replaced"
    place = Location("waivers.yaml", 2, 1, 2, 3)
    return finding(
        status=status,
        acceptance=Acceptance(status, reason, place, **by),
        **fields,  # type: ignore[arg-type]
    )


COMPARED = Comparison(
    revision="main",
    base="1a2b3c4d5e" * 4,
    new=2,
    existing=30,
    reworded=("CAR005 CAR-7",),
    gone=4,
    rules_of=RulesOf.BASE,
    touched_only=False,
    blind="",
)


def result(**fields: Any) -> Result:
    """A result of a run over one file, with `fields` as given."""
    given: dict[str, Any] = {
        "root": ".",
        "as_of": date(2026, 11, 20),
        "timezone": "UTC",
        "files": 1,
        "without_records": 0,
        "records": {"corrective-action": 1},
        "rules": (),
        "findings": (),
        "not_evaluated": (),
        "ignored": 0,
        "elsewhere": 0,
        "errors": (),
        "plugins": (),
        **fields,
    }
    return Result(**given)
