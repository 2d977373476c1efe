"""`explain` and `rules` in a repository: what its configuration makes of the rules, and its words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_process import Cli

CONFIG = """\
profile: certification
ignore: [IND006]
severities: {CAR005: error}
parameters: {CAR005: {grace_days: 7}}
overrides:
- files: subsidiaries/
  kinds: [corrective-action]
  severities: {CAR005: info}
  parameters: {CAR005: {grace_days: 30}}
- files: archive/
  ignore: [CAR]
explanations:
  overdue:
    text: |
      Ask for more time in the **weekly meeting**:

      - before the due date
      - in writing, as <form> 7 ![x](https://x.example/x.png) says

      See [the procedure](https://wiki.example/p?a=1&b=2).
    url: https://wiki.example/overdue
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A repository with a configuration; the folder below its root is returned."""
    (tmp_path / ".isms-lint.yaml").write_text(CONFIG)
    below = tmp_path / "records" / "2026"
    below.mkdir(parents=True)
    return below


def test_explain_says_what_holds_here_and_what_the_default_is(cli: Cli, house: Path) -> None:
    ran = cli("explain", "CAR005", cwd=house)
    assert ran.code == 0
    assert "\nSeverity   error (by default: warning)\n" in ran.out
    assert "\nOption     grace_days = 7 (by default: 0)  Days after the due date" in ran.out
    assert (
        "\nOverride   files subsidiaries/, kinds corrective-action: severity info; grace_days = 30\n"
        "Override   files archive/: not reported\n"
    ) in ran.out.replace("\n           ", " ")
    assert "Runs" not in ran.out
    assert "\nRuns       not here: the configuration" in cli("explain", "IND006", cwd=house).out


def test_the_organizations_words_stand_under_a_heading_of_their_own(cli: Cli, house: Path) -> None:
    said = cli("explain", "CAR005", cwd=house).out
    assert said.endswith(
        "\n\nIn this organization\n"
        "    Ask for more time in the **weekly meeting**:\n\n"
        "    - before the due date\n"
        "    - in writing, as <form> 7 ![x](https://x.example/x.png) says\n\n"
        "    See [the procedure](https://wiki.example/p?a=1&b=2).\n\n"
        "    <https://wiki.example/overdue>\n"
    )
    data = json.loads(cli("explain", "CAR005", "--format=json", cwd=house).out)
    words = data["sections"]["In this organization"]
    assert words.startswith("Ask for more time in the **weekly meeting**:\n\n- before")
    assert words.endswith("\n\n<https://wiki.example/overdue>")


def test_the_same_as_data(cli: Cli, house: Path) -> None:
    data = json.loads(cli("explain", "CAR005", "--format=json", cwd=house).out)
    assert (data["severity"], data["default_severity"], data["selected"]) == (
        "error",
        "warning",
        True,
    )
    assert data["settings"] == {"grace_days": 7}
    assert data["options"]["grace_days"]["default"] == 0
    assert data["overrides"] == [
        {
            "files": ["subsidiaries/"],
            "kinds": ["corrective-action"],
            "ignored": False,
            "severity": "info",
            "settings": {"grace_days": 30},
        },
        {"files": ["archive/"], "kinds": [], "ignored": True, "severity": None, "settings": {}},
    ]
    listed = json.loads(cli("rules", "--format=json", cwd=house).out)
    assert data in listed
    assert [rule["code"] for rule in listed if not rule["selected"]] == ["IND006"]


def test_rules_lists_what_runs_here(cli: Cli, house: Path) -> None:
    lines = cli("rules", cwd=house).out.splitlines()
    everything = cli("rules", "--isolated", cwd=house).out.splitlines()[2:]
    gone = {line.split()[0] for line in everything} - {line.split()[0] for line in lines if line}
    assert gone == {"IND006"}
    (row,) = (line for line in lines if line.startswith("CAR005 "))
    assert row.split()[:3] == ["CAR005", "overdue", "error"]
    number = len(everything)
    assert f"{number - 1} of {number} rules run; the run fails on: error." in lines
    assert "CAR005: severity error instead of warning" in lines
    assert "CAR005: grace_days = 7 instead of 0" in lines
    assert (
        "CAR005: severity info; grace_days = 30 for files subsidiaries/, kinds corrective-action"
    ) in lines
    assert "CAR005: not reported for files archive/" in lines


@pytest.mark.parametrize("command", [("explain", "CAR005"), ("rules",), ("rules", "--format=json")])
def test_isolated_is_as_without_any_configuration(
    cli: Cli, house: Path, tmp_path_factory: pytest.TempPathFactory, command: tuple[str, ...]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    bare = cli(*command, cwd=elsewhere)
    assert cli(*command, "--isolated", cwd=house) == bare
    assert cli(*command, cwd=house) != bare
    assert cli(*command, "--root", house.parent, cwd=elsewhere) == cli(*command, cwd=house)
    file = house.parents[1] / ".isms-lint.yaml"
    assert cli(*command, "--config", file, cwd=elsewhere) == cli(*command, cwd=house)
    assert cli(*command, "--config", file, "--isolated", cwd=house).code == 2


def test_a_profile_instead_of_that_of_the_configuration(cli: Cli, house: Path) -> None:
    named = cli("rules", "--profile", "starter", cwd=house).out
    assert "CAR005: grace_days = 7 instead of 0\n" in named
    starter = json.loads(cli("rules", "--profile=starter", "--format=json", cwd=house).out)
    assert {r["code"] for r in starter if r["family"] == "DOC" and r["selected"]} == set()


def test_what_is_wrong_with_the_configuration_is_told(cli: Cli, house: Path) -> None:
    file = house.parents[1] / ".isms-lint.yaml"
    file.write_text("select: [CAR]\nignore: [CAR999]\n")
    ran = cli("explain", "CAR005", cwd=house.parents[1])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("isms-lint: .isms-lint.yaml:2:10: ignore: no rule is called `CAR999`")
    assert cli("explain", "CAR005", "--isolated", cwd=house).code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("{CAR999: a}", "2:1: explanations: no rule is called `CAR999`"),
        ("{CAR005: {url: 'javascript:alert(1)'}}", "is no value of `explanations.CAR005.url`"),
        ("{CAR005: {url: 'https://a b'}}", "is no value of `explanations.CAR005.url`"),
        ("{CAR005: '[a](javascript:alert)'}", "begins with none of http://, https:// and mailto:"),
        ("{CAR005: '[a]( data:text/html,x)'}", "begins with none of"),
        ('{CAR005: "[a]\\n\\n[a]: file:///etc"}', "begins with none of"),
        ("{CAR005: '[a](jav&#97;script:x)'}", "begins with none of"),
        ("{CAR005: {}}", "`explanations.CAR005` is nothing of what may stand there"),
        ("{CAR005: {text: a, link: b}}", "unknown setting `link`"),
    ],
)
def test_words_that_are_refused(cli: Cli, tmp_path: Path, words: str, says: str) -> None:
    (tmp_path / ".isms-lint.yaml").write_text(f"explanations: {words}\n")
    for command in (("check",), ("explain", "CAR005")):
        ran = cli(*command)
        assert ran.code == 2
        assert says.partition(": ")[2] in ran.err


def test_links_that_are_taken(cli: Cli, tmp_path: Path) -> None:
    text = "[a](https://a.example) [b](HTTP://b.example) [c](mailto:c@d.example) [d] (e) a[1]"
    (tmp_path / ".isms-lint.yaml").write_text(f"explanations: {{CAR005: '{text}'}}\n")
    assert text in cli("explain", "CAR005").out.replace("\n    ", " ")


def test_words_move_no_terminal_and_start_no_heading(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".isms-lint.yaml").write_text(
        'explanations: {CAR005: "a\\e[31m b\\u202ec\\u2028Bad\\nHow to fix\\n##[error]x"}\n'
    )
    ran = cli("explain", "CAR005")
    assert all(char.isprintable() or char == "\n" for char in ran.out)
    assert "\\x1b[31m" in ran.out
    assert "##[" not in ran.out
    data = json.loads(cli("explain", "CAR005", "--format=json").out)
    assert list(data["sections"])[-1] == "In this organization"
    assert data["sections"]["In this organization"].split("\n")[1:3] == ["Bad", "How to fix"]


def test_sarif_has_them_behind_the_rules_own_help(cli: Cli, house: Path) -> None:
    root = house.parents[1]
    (root / "a.yaml").write_text("kind: corrective-action\nid: CAR-1\ndue_on: 2026-01-01\n")
    log = json.loads(cli("check", "--format=sarif", "--as-of=2026-11-20", cwd=root).out)
    (rule,) = (r for r in log["runs"][0]["tool"]["driver"]["rules"] if r["id"] == "CAR005")
    assert "\n\nIn this organization: Ask for more time in the **weekly" in rule["help"]["text"]
    own, _, words = rule["help"]["markdown"].partition("\n\n## In this organization\n\n")
    assert own.endswith("More: isms-lint explain CAR005")
    assert "as &lt;form> 7 !\\[x](https" in words
    assert words.endswith("\n\n<https://wiki.example/overdue>")
    assert "helpUri" not in rule


def test_what_guards_the_gate_runs_unasked(cli: Cli, tmp_path: Path) -> None:
    config = "select: [CAR005]\nseverities: {CAR005: warning, RUL001: error}\n"
    (tmp_path / ".isms-lint.yaml").write_text(config)
    lines = cli("rules", cwd=tmp_path).out.splitlines()
    rows = {line.split()[0] for line in lines if line and line.split()[0][:3].isupper()}
    assert {"CAR005", "GATE005", "RUL001"} <= rows
    assert "CAR017" not in rows
    (count,) = (line for line in lines if "rules run;" in line)
    assert count.split()[0] == str(len([row for row in rows if row[-1].isdigit()]))
    assert not [line for line in lines if "instead of" in line]
    assert "Runs" not in cli("explain", "GATE005", cwd=tmp_path).out
    assert json.loads(cli("explain", "RUL001", "--format=json", cwd=tmp_path).out)["selected"]


def test_a_rule_file_that_cannot_be_read_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "org001.yaml").write_text("code: ORG001\nname: [\nassert: x\n")
    ran = cli("rules", cwd=tmp_path)
    assert ran.code == 2
    assert ran.err.startswith("isms-lint: rules/org001.yaml:2: not valid YAML")
    assert "CAR005" in ran.out
