"""What `check_rules` asks of a rule, and how it says what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from packs import CASES, DAYS, EXPLANATION, late, make

from isms_lint.config.errors import UsageError
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Report, Rule
from isms_lint.testing import check_rules


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    (tmp_path / "kit001.cases.yaml").write_text(CASES, encoding="utf-8")
    return tmp_path


def complaints(rule: Rule, cases: Path | None, **settings: Any) -> list[str]:
    with pytest.raises(AssertionError) as raised:
        check_rules([rule], cases=cases, **settings)
    return str(raised.value).splitlines()


def test_a_sound_rule_passes(cases: Path) -> None:
    check_rules([make()], cases=cases)


def test_what_nothing_reaches_is_told() -> None:
    assert complaints(make(), None) == [
        "KIT001: no records show what another value of the option `report_days` does"
    ]
    check_rules([make()], exercised=False)


def test_a_message_that_no_case_and_no_example_leads_to(cases: Path) -> None:
    rule = make(messages={"late": "reported after {days} days", "never": "never reported"})
    assert complaints(rule, cases) == ["KIT001: no records lead to the message `never`"]


def test_an_option_that_changes_nothing_is_not_exercised(cases: Path) -> None:
    def deaf(audit: Record, run: Pass) -> Iterator[Report]:
        reported = run.date(audit, "reported_on")
        if reported is not None and str(reported) > "2026-04-19":
            yield Report("late", ("reported_on",), days=31)

    told = complaints(make(deaf), cases)
    assert "KIT001: no records show what another value of the option `report_days` does" in told


def test_a_rule_about_which_no_record_is_fine() -> None:
    rule = make(explanation=EXPLANATION.partition("Good\n")[0])
    assert "KIT001: no case or example shows sound records about which it is silent" in complaints(
        rule, None
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("allows.", "allows", "the first line of the explanation is no sentence with a full stop"),
        (
            "Why it matters\n    Managers cannot act on what they do not know.\n",
            "",
            "the explanation has no section `Why it matters`, or nothing in it",
        ),
        ("in time.", "in time", "the section `How to fix` does not end with a full stop"),
        ("in time.", "and be compliant.", "the word `compliant` is a verdict: say what the"),
        ("2026-05-29", "2026-03-29", "the rule does not find what its Bad example shows"),
        ("2026-04-02", "2026-06-02", "the rule finds something in its Good example: "),
        (
            "fieldwork: {end: 2026-03-20}\n    reported_on: 2026-04-02",
            "reported_on: 2026-04-02",
            "the rule does not evaluate its Good example: the end of fieldwork is not on record",
        ),
        ("reported_on: 2026-05-29", "reported_on: 2026-05-29\n    nmae: x", "REF006 finds"),
    ],
)
def test_what_an_explanation_lacks(cases: Path, old: str, new: str, message: str) -> None:
    assert old in EXPLANATION
    rule = make(explanation=EXPLANATION.replace(old, new))
    assert any(f"KIT001: {message}" in line for line in complaints(rule, cases))


def test_an_option_without_a_description(cases: Path) -> None:
    schema = {**DAYS["report_days"], "description": "Days"}
    assert complaints(make(options={"report_days": schema}), cases) == [
        "KIT001: the option `report_days` has no `description` that ends with a full stop"
    ]


def test_a_rule_that_no_run_would_load() -> None:
    (told,) = complaints(make(name="Report Late"), None)
    assert told.startswith("KIT001: `Report Late` is no rule name: words in lower case")
    assert "packs.py:" in told


def test_a_rule_that_remembers(cases: Path) -> None:
    seen: set[str] = set()

    def remembering(audit: Record, run: Pass) -> Iterator[object]:
        for report in late(audit, run):
            if f"{audit.get('reported_on')}" not in seen:
                seen.add(f"{audit.get('reported_on')}")
                yield report

    told = complaints(make(remembering), cases)
    assert any("KIT001: the rule says something else when it is run again" in one for one in told)


def test_a_rule_that_changes_records(cases: Path) -> None:
    def changing(audit: Record, run: Pass) -> Iterator[object]:
        yield from late(audit, run)
        audit.data["seen"] = True

    told = complaints(make(changing), cases)
    assert any("changed audit AUD-1 in" in line for line in told), told


def test_a_rule_that_changes_its_options(cases: Path) -> None:
    def changing(audit: Record, run: Pass) -> Iterator[object]:
        yield from late(audit, run)
        cast(dict[str, object], run.options)["seen"] = True

    told = complaints(make(changing), cases)
    assert any("KIT001: the rule changes its options" in line for line in told), told


def test_a_rule_that_depends_on_the_order_of_records(tmp_path: Path) -> None:
    def first_alone(audit: Record, run: Pass) -> Iterator[object]:
        if audit is run.register.of("audit")[0]:
            yield from late(audit, run)

    (tmp_path / "kit001.cases.yaml").write_text(
        CASES + "\n# case: two without an id\n"
        "kind: audit  # expect: INP008[missing-id]\nfieldwork: {end: 2026-03-20}\n"
        "reported_on: 2026-04-20  # expect: KIT001[late]\n"
        "---\nkind: audit  # expect: INP008[missing-id]\nfieldwork: {end: 2026-04-20}\n"
        "reported_on: 2026-04-20\n",
        encoding="utf-8",
    )
    check_rules([make()], cases=tmp_path)
    (told,) = complaints(make(first_alone), tmp_path)
    assert "KIT001: the rule says something else where files and records stand in another" in told


def test_a_crash_is_told_with_its_line(cases: Path) -> None:
    def crashing(audit: Record, run: Pass) -> Iterator[object]:
        yield from late(audit, run)
        raise ValueError("no such day")

    told = "\n".join(complaints(make(crashing), cases))
    assert "crashed on audit AUD-1 in isms.yaml: ValueError: no such day" in told
    assert "test_reviews.py:" in told


def test_an_example_that_is_not_well_formed(cases: Path) -> None:
    bad = EXPLANATION.replace("kind: audit\n", "# rulse: KIT001\n    kind: audit\n", 1)
    with pytest.raises(UsageError) as raised:
        check_rules([make(explanation=bad)], cases=cases)
    assert raised.value.where == "KIT001, Bad:1"
    assert "did you mean `rules`?" in raised.value.message


def test_a_plugin_that_fails_is_told_once(cases: Path) -> None:
    site = cases / "site"
    (site / "broken-1.0.dist-info").mkdir(parents=True)
    (site / "broken-1.0.dist-info" / "entry_points.txt").write_text(
        "[isms_lint]\nbroken = broken\n"
    )
    (site / "broken.py").write_text("raise ValueError('no database')\n")
    code = (
        "from packs import make; from isms_lint.testing import check_rules;"
        f" check_rules([make()], cases={str(cases)!r})"
    )
    path = os.pathsep.join([str(site), str(Path(__file__).parent)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    said = "AssertionError: plugin broken: ValueError: no database ("
    assert done.stderr.count("no database") == done.stderr.count(said) == 1
