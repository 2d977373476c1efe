"""The sample ISMS has no finding; each variant with a mistake has those its page lists, no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from isms_lint.findings.result import Result
from isms_lint.testing import lint

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = "2026-11-20"
_FORMATS = (".yaml", ".json", ".md")
_ROW = re.compile(r"^\|.*\| *([A-Z]{3}\d{3})[^|]*\|$", re.MULTILINE)

MISTAKES = {
    "report-reused-as-minutes": [
        ("MRV002", "MR-2026", "error"),
        ("MRV005", "MR-2026", "error"),
        ("MRV009", "MR-2026", "error"),
        ("MRV010", "MR-2026", "info"),
        ("MRV012", "MR-2026", "warning"),
        ("MRV017", "MR-2026", "info"),
        ("MRV021", "MR-2026", "warning"),
    ],
    "ciso-audits-own-controls": [
        ("IND001", "AUD-2026-1", "error"),
        ("IND010", "AUD-2026-1", "error"),
        ("IND012", "AUD-2026-1", "error"),
    ],
    "review-without-top-management": [("MRV005", "MR-2026", "error")],
    "programme-too-narrow": [
        ("PRG004", "PRG-2025", "warning"),
        ("PRG012", "PRG-2025", "warning"),
        ("PRG013", "PRG-2025", "warning"),
    ],
    "no-follow-up-before-review": [
        ("CAR005", "CAR-2026-1", "warning"),
        ("MRV016", "MR-2026", "warning"),
        ("SEQ005", "NC-2026-2", "warning"),
    ],
}


def linted(folder: Path, as_of: str = AS_OF) -> Result:
    files = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in _FORMATS and not path.name.startswith(".")
    }
    result = lint(files, as_of=as_of, config="profile: strict\n")
    assert result.errors == ()
    return result


@pytest.mark.parametrize("as_of", [AS_OF, "2026-12-15", "2026-12-31"])
def test_the_sample_has_no_finding(as_of: str) -> None:
    assert [
        (f.code, f.record_id, f.message) for f in linted(EXAMPLES / "alder", as_of).findings
    ] == []


def test_of_the_sample_nothing_but_waivers_is_left_unevaluated() -> None:
    """It has none: there is nothing to accept."""
    outcomes = linted(EXAMPLES / "alder").not_evaluated
    assert {(outcome.code[:3], outcome.reason) for outcome in outcomes} == {
        ("WVR", "no waiver records")
    }


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_found_with_what_follows_from_it(name: str) -> None:
    found = linted(EXAMPLES / "mistakes" / name).findings
    assert sorted((f.code, f.record_id, str(f.severity)) for f in found) == MISTAKES[name]


@pytest.mark.parametrize("name", MISTAKES)
def test_the_page_of_a_mistake_lists_its_findings(name: str) -> None:
    page = (EXAMPLES / "mistakes" / name / "README.md").read_text(encoding="utf-8")
    assert sorted(set(_ROW.findall(page))) == sorted({code for code, _, _ in MISTAKES[name]})


def test_every_mistake_is_tried() -> None:
    assert sorted(MISTAKES) == sorted(path.name for path in (EXAMPLES / "mistakes").iterdir())
