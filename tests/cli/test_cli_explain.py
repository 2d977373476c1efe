"""`explain` and `rules`: every rule says what it means, and says it legibly."""

from __future__ import annotations

import json

import pytest
from cli_process import Cli

from isms_lint.cli.explain import text_of
from isms_lint.plugins.manager import load_plugins
from isms_lint.rules.describe import read_explanation

RULES = load_plugins().rules
STANDARD = "ISO/IEC 27001:2022"
PROSE = ("What it checks", "Why it matters", "How to fix")


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_explanation_reads_well_at_80_columns(code: str) -> None:
    said = text_of(RULES[code], 80, STANDARD)
    before_examples = said.partition("\nBad\n")[0]
    assert max(map(len, before_examples.splitlines())) <= 80
    assert said.startswith(f"{code} {RULES[code].name}\n")
    assert all(f"\n{heading}\n    " in said for heading in PROSE)
    assert "\n\n\n" not in said
    assert not [line for line in said.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("code", sorted(RULES))
def test_folding_loses_no_word(code: str) -> None:
    summary, sections = read_explanation(RULES[code])
    words = " ".join([summary, *(f"{name} {body}" for name, body in sections.items())]).split()
    assert text_of(RULES[code], 80, STANDARD).split()[-len(words) :] == words


def test_by_code_in_any_case_and_by_name(cli: Cli) -> None:
    ran = cli("explain", "CAR005")
    assert ran.code == 0
    assert ran.out.startswith("CAR005 overdue\n\nSeverity   warning\nBasis      organization's own")
    assert "Edition    ISO/IEC 27001:2022, where no other standard is named\n" in ran.out
    assert "Option     grace_days = 0  Days after the due date" in ran.out
    assert cli("explain", "car005") == ran
    assert cli("explain", "overdue") == ran


def test_examples_are_printed_as_they_are(cli: Cli) -> None:
    said = cli("explain", "CAR005").out
    assert "\nBad\n    kind: corrective-action\n    id: CAR-1\n    status: planned\n" in said


@pytest.mark.parametrize(
    ("wanted", "advice"),
    [("CAR0005", "did you mean `CAR005`?"), ("zebra", "`isms-lint rules` lists them")],
)
def test_an_unknown_rule(cli: Cli, wanted: str, advice: str) -> None:
    ran = cli("explain", wanted)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"isms-lint: no rule is called `{wanted}`; {advice}\n"


def test_a_family_in_a_line_each(cli: Cli) -> None:
    ran = cli("explain", "soa")
    codes = [code for code in sorted(RULES) if code.startswith("SOA")]
    lines = ran.out.splitlines()
    assert (ran.code, [line.split()[0] for line in lines]) == (0, codes)
    assert lines[0] == (
        "SOA001 all-93: Each control of Annex A stands in the Statement of Applicability once, with"
        " a decision."
    )
    data = json.loads(cli("explain", "SOA", "--format=json").out)
    assert [rule["code"] for rule in data] == codes


def test_explain_as_data(cli: Cli) -> None:
    data = json.loads(cli("explain", "CAR005", "--format=json").out)
    assert (data["code"], data["name"], data["severity"]) == ("CAR005", "overdue", "warning")
    assert (data["clauses"], data["standard"]) == (["10.2 c"], STANDARD)
    assert data["options"]["grace_days"]["default"] == 0
    assert list(data["sections"])[:3] == list(PROSE)


def test_rules_as_data(cli: Cli) -> None:
    listed = json.loads(cli("rules", "--format=json").out)
    assert [rule["code"] for rule in listed] == sorted(RULES)
    for rule in listed:
        assert rule["summary"].endswith(".")
        assert rule["messages"]
        assert rule["basis"]
    one = cli("explain", listed[0]["code"], "--format=json")
    assert json.loads(one.out) == listed[0]


def test_rules_as_table(cli: Cli) -> None:
    lines = cli("rules").out.splitlines()
    assert [line.split()[0] for line in lines[2:]] == sorted(RULES)


def test_rules_as_markdown(cli: Cli) -> None:
    lines = cli("rules", "--format=markdown").out.splitlines()
    assert len(lines) == len(RULES) + 2
    assert all(line.startswith("|") for line in lines)
