"""`isms-lint test-rules`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli_process import Cli

RULE = """\
code: ORG001
name: closed-in-days
kind: corrective-action
summary: A corrective action was closed later than our procedure allows.
why: What stays open happens again.
fix: Close it in time.
when: has(record.closed_on)
assert: date(record.closed_on) <= date("2026-06-30")
message: closed on {record.closed_on}
at: closed_on
examples:
  bad: |
    kind: corrective-action
    id: CAR-1
    closed_on: 2026-07-01
  good: |
    kind: corrective-action
    id: CAR-1
    closed_on: 2026-06-30
"""
CASES = """\
# rules: ORG001

# case: near miss: not closed
kind: corrective-action
id: CAR-1

# case: a year later
kind: corrective-action
id: CAR-1
closed_on: 2027-07-01  # expect: ORG001[fails] "closed on 2027-07-01"
"""
PYTHON = '''\
from isms_lint.rules import RECORD, Basis, Report, Severity, rule


@rule(
    code="ACM001",
    name="acme-untitled",
    kinds={"audit"},
    scope=RECORD,
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="1.0",
    messages={"untitled": "the audit has no title"},
)
def check(audit, run):
    """An audit has no title.

    What it checks
        The title.
    Why it matters
        People speak of audits by their titles.
    How to fix
        Give it one.
    Bad
        kind: audit
        id: AUD-1
    Good
        kind: audit
        id: AUD-1
        title: Leavers
    """
    if not audit.text("title"):
        yield Report("untitled")
'''


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A repository with a rule of its own, tested by two cases."""
    folder = tmp_path / "house"
    (folder / "rules" / "cases").mkdir(parents=True)
    (folder / ".isms-lint.yaml").write_text("profile: managed\n", encoding="utf-8")
    (folder / "rules" / "org001.yaml").write_text(RULE, encoding="utf-8")
    (folder / "rules" / "cases" / "org001.cases.yaml").write_text(CASES, encoding="utf-8")
    return folder


HOLDS = "ORG001 closed-in-days: holds; 2 cases\n1 rule: nothing to complain of\n"


def test_the_rules_of_the_repository_here(cli: Cli, house: Path) -> None:
    ran = cli("test-rules", cwd=house)
    assert (ran.code, ran.out, ran.err) == (0, HOLDS, "")
    assert cli("test-rules", cwd=house / "rules").out == HOLDS


@pytest.mark.parametrize(
    "paths",
    [
        "house/rules",
        "house/rules/org001.yaml",
        "house/rules/cases",
        "house/rules/cases/org001.cases.yaml",
        "house/rules/cases house/rules",
        "house/rules/cases/org001.cases.yaml house/rules/org001.yaml ./house",
    ],
)
def test_rules_at_a_path(cli: Cli, house: Path, paths: str) -> None:
    ran = cli("test-rules", *paths.split())
    assert (ran.code, ran.out) == (0, HOLDS)


def test_a_case_file_tests_the_rules_it_names_alone(cli: Cli, house: Path) -> None:
    other = RULE.replace("ORG001", "ORG002").replace("closed-in", "shut-in")
    (house / "rules" / "org002.yaml").write_text(other, encoding="utf-8")
    assert cli("test-rules", "rules/cases/org001.cases.yaml", cwd=house).out == HOLDS
    assert "\n2 rules: nothing to complain of\n" in cli("test-rules", "rules", cwd=house).out


def test_cases_are_no_records(cli: Cli, house: Path) -> None:
    (house / "unit.yaml").write_text("kind: unit\nid: board\n", encoding="utf-8")
    report = json.loads(cli("check", "--format", "json", "--as-of", "2026-11-20", cwd=house).out)
    assert report["summary"]["files"] == 1


def test_a_case_that_fails(cli: Cli, house: Path) -> None:
    file = house / "rules" / "cases" / "org001.cases.yaml"
    file.write_text(CASES.replace("  # expect: ORG001[fails]", "  # late:"), encoding="utf-8")
    ran = cli("test-rules", "rules", cwd=house)
    assert ran.code == 1
    assert ran.out == (
        "ORG001 closed-in-days: does not hold; 1 of 2 cases fails\n"
        "  rules/cases/org001.cases.yaml:10: case `a year later`: not expected:"
        ' ORG001[fails] warning "closed on 2027-07-01"\n'
        "       8 | kind: corrective-action\n"
        "       9 | id: CAR-1\n"
        '    > 10 | closed_on: 2027-07-01  # late: "closed on 2027-07-01"\n'
        "         |            ^\n"
        "      11 |\n"
        "1 rule: 1 not sound\n"
    )


def test_an_example_that_does_not_hold(cli: Cli, house: Path) -> None:
    text = RULE.replace("closed_on: 2026-07-01", "closed_on: 2026-05-01")
    (house / "rules" / "org001.yaml").write_text(text, encoding="utf-8")
    ran = cli("test-rules", cwd=house)
    assert ran.code == 1
    assert "  ORG001, Bad:1: ORG001: the rule does not find what its Bad example shows" in ran.out


def test_a_rule_file_that_is_wrong(cli: Cli, house: Path) -> None:
    text = RULE.replace("record.closed_on)\nassert", "record.closd_on)\nassert")
    (house / "rules" / "org001.yaml").write_text(text, encoding="utf-8")
    (house / "rules" / "cases" / "org001.cases.yaml").unlink()
    ran = cli("test-rules", "rules", cwd=house)
    assert ran.code == 2
    assert ran.out.startswith("rules/org001.yaml:7:")
    assert "did you mean `closed_on`?" in ran.out


def test_for_programs(cli: Cli, house: Path) -> None:
    file = house / "rules" / "cases" / "org001.cases.yaml"
    file.write_text(CASES.replace("2027-07-01  #", "2026-06-01  #"), encoding="utf-8")
    ran = cli("test-rules", "--format", "json", cwd=house)
    report = json.loads(ran.out)
    (rule,) = report["rules"]
    assert (ran.code, report["holds"], rule["code"], rule["cases"]) == (1, False, "ORG001", 2)
    assert rule["failed"] == ["a year later"]
    (complaint,) = rule["complaints"]
    assert complaint["where"].endswith("org001.cases.yaml:10")
    assert "expected here, and not found" in complaint["message"]
    assert "> 10 | closed_on: 2026-06-01" in complaint["shown"]


def test_rules_in_python(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "acme.py").write_text(PYTHON, encoding="utf-8")
    ran = cli("test-rules", "--plugin", "pack/acme.py")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("ACM001 acme-untitled: holds; no case beside its examples\n")
    (folder / "acm001.cases.yaml").write_text(
        "# rules: ACM001\nkind: audit  # expect: ACM001[untitled]\nid: A\n", encoding="utf-8"
    )
    for arguments in (["--plugin", "pack"], ["pack", "--plugin", "pack/acme.py"]):
        assert cli("test-rules", *arguments).out.startswith("ACM001 acme-untitled: holds; 1 case\n")
    told = cli("test-rules", "pack/acme.py")
    assert (told.code, told.out) == (2, "")
    assert "pack/acme.py: rules in Python are loaded with --plugin pack/acme.py" in told.err


def test_rules_that_are_installed(cli: Cli, tmp_path: Path) -> None:
    ran = cli("test-rules", "--select", "CAR010,WVR", cwd=tmp_path)
    assert "CAR010 " in ran.out
    assert "WVR006 " in ran.out
    assert ran.code == 1
    assert "  WVR005: no records lead to the message `unknown`" in ran.out


def test_cases_alone_test_the_rules_they_name(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.cases.yaml").write_text(
        "# rules: CAR010\nkind: corrective-action\nid: CAR-1\n", encoding="utf-8"
    )
    ran = cli("test-rules", "a.cases.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("CAR010 result-evidence: holds; 1 case\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "there are no rules to test"),
        (("nowhere",), "nowhere: no such file or folder"),
        (("--select", "CAR905"), "--select: no rule is called `CAR905`"),
        (("bad.cases.yaml",), "bad.cases.yaml:1: `# rulse:` is no directive; did you mean `rules`"),
    ],
)
def test_what_cannot_run(
    cli: Cli, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "bad.cases.yaml").write_text("# rulse: CAR010\nkind: unit\n", encoding="utf-8")
    ran = cli("test-rules", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.parametrize("name", ["secret", "secret.txt", "secret.json"])
def test_a_file_that_is_no_rule(cli: Cli, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("word\n", encoding="utf-8")
    ran = cli("test-rules", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"{name}: no rule file and no case file: both end with .yaml or .yml" in ran.err


@pytest.mark.parametrize(
    "arguments", [[], ["rules"], ["rules/cases"], ["rules/cases/led.cases.yaml"]]
)
def test_no_case_is_read_where_a_link_leads_out(
    cli: Cli, house: Path, arguments: list[str]
) -> None:
    secret = house.parent / "secret"
    secret.write_text("password: hunter2  # expect: ORG001\n", encoding="utf-8")
    (house / "rules" / "cases" / "led.cases.yaml").symlink_to(secret)
    ran = cli("test-rules", *arguments, cwd=house)
    assert (ran.code, ran.out) == (2, "")
    assert "led.cases.yaml: a link leads it out of" in ran.err
    assert "hunter2" not in ran.err


def test_no_rule_is_read_where_a_link_leads_out(cli: Cli, house: Path) -> None:
    secret = house.parent / "secret"
    secret.write_text("code: ORG009\nassert: hunter2 +\nmessage: hunter2\n", encoding="utf-8")
    (house / "rules" / "led.yaml").symlink_to(secret)
    ran = cli("test-rules", "rules", cwd=house)
    assert (ran.code, ran.out) == (2, "")
    assert "rules/led.yaml: a link leads it out of rules" in ran.err
    for arguments in ([], ["rules/cases"]):
        ran = cli("test-rules", *arguments, cwd=house)
        assert (ran.code, ran.out) == (0, HOLDS)
        assert "hunter2" not in ran.err


def test_a_link_within_is_followed(cli: Cli, house: Path) -> None:
    cases = house / "rules" / "cases" / "org001.cases.yaml"
    cases.rename(house / "org001.cases.yaml")
    cases.symlink_to(house / "org001.cases.yaml")
    assert cli("test-rules", cwd=house).out == HOLDS


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("name", ["rules/pipe.yaml", "rules/cases/pipe.cases.yaml"])
def test_a_pipe_is_not_waited_for(cli: Cli, house: Path, name: str) -> None:
    os.mkfifo(house / name)
    ran = cli("test-rules", "rules", cwd=house)
    assert ran.code == 2
    assert f"{name}: no file that can be read" in ran.err
    assert cli("test-rules", "rules/cases/org001.cases.yaml", cwd=house).out == HOLDS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "# rules: ORG001\n" + "".join(f"# case: {n}\n" for n in range(2001)),
            "more than 2000 cases",
        ),
        ("# rules: ORG001\n" + "#" * 2**20, "more than 1048576 characters: split the file"),
    ],
    ids=["cases", "characters"],
)
def test_a_case_file_beyond_all_measure(cli: Cli, house: Path, text: str, said: str) -> None:
    (house / "rules" / "cases" / "many.cases.yaml").write_text(text, encoding="utf-8")
    ran = cli("test-rules", cwd=house)
    assert (ran.code, ran.out) == (2, "")
    assert "many.cases.yaml" in ran.err
    assert said in ran.err


def test_what_cases_hold_gives_no_command_to_a_pipeline(cli: Cli, house: Path) -> None:
    file = house / "rules" / "cases" / "org001.cases.yaml"
    file.write_text(
        CASES + "description: '::error::x'  # expect: ORG001[fails]\n", encoding="utf-8"
    )
    ran = cli("test-rules", cwd=house)
    assert ran.code == 1
    assert "description:" in ran.out
    assert "::error::" not in ran.out


BROKEN = "code: ORG002\nname: [\nassert: x\n"
OTHER = RULE.replace("ORG001", "ORG002").replace("closed-in", "shut-in")


def test_a_rule_file_that_cannot_be_read(cli: Cli, house: Path) -> None:
    file = house / "rules" / "org002.yaml"
    file.write_text(BROKEN, encoding="utf-8")
    cases = house / "rules" / "org002.cases.yaml"
    cases.write_text(CASES.replace("ORG001", "ORG002"), encoding="utf-8")
    for path, rules in (("rules", 2), ("rules/org002.yaml", 1)):
        ran = cli("test-rules", path, cwd=house)
        assert (ran.code, ran.err) == (2, "")
        assert ran.out.startswith("rules/org002.yaml:2: not valid YAML")
        assert ran.out.endswith(f"\n{rules} rule{'s' * (rules > 1)}: 1 not sound\n")
    assert "rules/org002.yaml:2: not valid YAML" in cli("test-rules", cwd=house).out
    assert cli("test-rules", "rules/org001.yaml", cwd=house).out == HOLDS


def test_one_of_several_rule_files_is_tested_by_its_own_cases(cli: Cli, house: Path) -> None:
    (house / "rules" / "org002.yaml").write_text(OTHER, encoding="utf-8")
    cases = house / "rules" / "cases" / "org002.cases.yaml"
    text = CASES.replace("  # expect: ORG001[fails]", "  # late:").replace("ORG001", "ORG002")
    cases.write_text(text, encoding="utf-8")
    assert cli("test-rules", "rules", cwd=house).code == 1
    ran = cli("test-rules", "rules/org001.yaml", cwd=house)
    assert (ran.code, ran.out, ran.err) == (0, HOLDS, "")
    assert cli("test-rules", "rules/org002.yaml", cwd=house).code == 1
    cases.write_text("# rules: ORG003\nkind: unit\n", encoding="utf-8")
    ran = cli("test-rules", "rules/org001.yaml", cwd=house)
    assert (ran.code, ran.out) == (2, "")
    assert "no rule is called `ORG003`" in ran.err


def test_files_that_are_wrong_are_counted_not_their_mistakes(cli: Cli, house: Path) -> None:
    text = OTHER.replace("closed_on", "closd_on").replace("severity", "severty")
    (house / "rules" / "org002.yaml").write_text(text, encoding="utf-8")
    ran = cli("test-rules", "rules", cwd=house)
    assert ran.code == 2
    assert ran.out.count("rules/org002.yaml:") > 1
    assert ran.out.endswith("\n2 rules: 1 not sound\n")


def test_rules_in_yaml_of_a_plugin_that_is_loaded(cli: Cli, house: Path) -> None:
    rules = house / "rules"
    ran = cli("test-rules", rules, "--plugin", rules, cwd=house)
    assert (ran.code, ran.out, ran.err) == (0, HOLDS, "")


def test_what_keeps_a_plugin_from_loading_is_told_once(cli: Cli, house: Path) -> None:
    (house / "broken.py").write_text("raise ValueError('no database')\n", encoding="utf-8")
    ran = cli("test-rules", "rules", "--plugin", "broken.py", cwd=house)
    assert (ran.code, ran.out) == (2, HOLDS)
    assert ran.err.count("no database") == 1
