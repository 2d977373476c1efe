"""How nonconformities are graded: as the organization declares, or by an auditor from outside."""

from __future__ import annotations

from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.risk.criteria import same
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of

MAJOR = "major"
MINOR = "minor"
_WORD = Pattern(r"[^\W_]+")
_NOT = frozenset({"nicht", "not", "niet"})
# English, German, French, Spanish, Portuguese, Italian, Dutch
_MAJOR_WORDS = frozenset(
    {
        "major",
        *("haupt", "hauptabweichung", "hauptnichtkonformität", "wesentlich", "wesentliche"),
        *("majeur", "majeure", "mayor", "maior", "maggiore", "grote"),
    }
)
_MINOR_WORDS = frozenset(
    {
        "minor",
        *("neben", "nebenabweichung", "nebennichtkonformität", "geringfügig", "geringfügige"),
        *("untergeordnet", "untergeordnete", "unwesentlich", "unwesentliche"),
        *("mineur", "mineure", "menor", "minore", "kleine"),
    }
)
_MILDER_WORDS = frozenset(
    {
        *("observation", "ofi", "opportunity", "improvement", "recommendation", "remark"),
        *("beobachtung", "hinweis", "empfehlung", "verbesserungspotenzial", "remarque"),
        *("recommandation", "observación", "oportunidad", "recomendación", "observação"),
        *("oportunidade", "recomendação", "osservazione", "opportunità", "raccomandazione"),
        *("opmerking", "aanbeveling"),
    }
)


def declared_grades(run: Pass) -> list[Any]:
    """The grades the organization gives; none where it does not grade."""
    organization = run.register.organization
    grades = organization.get("nonconformity_grades") if organization is not None else None
    return grades if isinstance(grades, list) else []


def is_from_outside(nonconformity: Record) -> bool:
    """Whether a certification body or a customer raised it, who grade by their own rules."""
    return not is_blank_answer(nonconformity.get("external_audit"))


def grade_of(nonconformity: Record, run: Pass) -> str:
    """`major` (or graver), `minor`, or nothing where it is neither or cannot be told.

    Common words for the two count, in several languages. Of the grades that the organization
    declares, those on the far side of `major` from `minor` are graver: in `critical, major, minor`
    what is critical is at least major.
    """
    grade = nonconformity.get("grade")
    word = grade_word(grade)
    if word == MAJOR or (not word and _is_graver(nonconformity, grade, run)):
        return MAJOR
    return MINOR if word == MINOR else ""


def is_minor(nonconformity: Record, run: Pass) -> bool:
    """Whether it was graded minor, by somebody who has such a grade."""
    if grade_of(nonconformity, run) != MINOR:
        return False
    grades = declared_grades(run)
    own = not grades or any(grade_word(grade) == MINOR for grade in grades)
    return own or is_from_outside(nonconformity)


def unclear_grade(nonconformity: Record, run: Pass) -> NotEvaluated | None:
    """That it cannot be told whether its grade is a major one; None where it can.

    So it is where the organization declares grades of which none is known to be the major one, and
    the nonconformity has one that is not known to be milder.
    """
    grade, grades = nonconformity.get("grade"), declared_grades(run)
    if is_from_outside(nonconformity) or grade_word(grade) or run.derive(_graver):
        return None
    if not any(same(grade, one) for one in grades):
        return None
    names = list_of([str(one) for one in grades])
    return NotEvaluated(
        f"whether {quote(str(grade))}, the grade of {nonconformity.id}, is a major one cannot be told"
        f" from the declared grades ({names})"
    )


def with_grade(nonconformity: Record) -> str:
    """Its id and its grade, as it is written."""
    return f"{nonconformity.id} ({nonconformity.get('grade')})"


def _is_graver(nonconformity: Record, grade: Any, run: Pass) -> bool:
    return not is_from_outside(nonconformity) and any(
        same(grade, one) for one in run.derive(_graver)
    )


def _graver(run: Pass) -> tuple[Any, ...]:
    """The declared grades that are major or graver (a derivation)."""
    grades = declared_grades(run)
    words = [grade_word(grade) for grade in grades]
    if MAJOR not in words:
        return ()
    place = words.index(MAJOR)
    upwards = MINOR in words[:place]
    beyond = slice(place, None) if upwards else slice(place + 1)
    return tuple(
        grade
        for grade, word in zip(grades[beyond], words[beyond], strict=True)
        if word in ("", MAJOR)
    )


def grade_word(grade: object) -> str:
    """What the words of a grade say: `major`, `minor`, `milder` than both, or nothing known."""
    if grade in (MAJOR, MINOR):
        return str(grade)
    words = set(_WORD.findall(grade.casefold())) if isinstance(grade, str) else set()
    major, minor = not words.isdisjoint(_MAJOR_WORDS), not words.isdisjoint(_MINOR_WORDS)
    if major and minor:
        return ""
    if major:
        return MAJOR if words.isdisjoint(_NOT) else MINOR
    if minor:
        return MINOR
    return "" if words.isdisjoint(_MILDER_WORDS) else "milder"
