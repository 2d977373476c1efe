"""Plugins that fail while they are used: readers, formats, late hooks, facts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_process import Cli, Ran

HEAD = """
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.documents.document import Document, Problem, ProblemKind, START
from isms_lint.documents.yaml import read_yaml
from isms_lint.rules import ANY, FINDINGS, RECORD, REGISTER, Basis, Report, Severity, rule

"""
LINE = HEAD.count("\n") + 1
House = Callable[..., Ran]
RULE = """
@rule(
    code="HOU001", name="house-rule", kinds={{"corrective-action"}}, scope=RECORD,
    basis=Basis.ORGANIZATION, severity=Severity.WARNING, since="1.0", messages={{"m": "{{said}}"}},
)
def check(record, run):
    yield Report("m", said={said})

@hookimpl
def isms_lint_rules():
    return [check]
"""


@pytest.fixture
def house(tmp_path: Path, overdue: Path, cli: Cli) -> House:
    """Runs `check` with a plugin of this code over one overdue action, and what else is given."""

    def run(code: str, *arguments: object) -> Ran:
        (tmp_path / "house.py").write_text(HEAD + code)
        plugin = f"--plugin={tmp_path / 'house.py'}"
        return cli("check", plugin, "--as-of=2026-11-20", *arguments, cwd=overdue)

    return run


def data_of(ran: Ran) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The codes found, and what failed: source, message and place."""
    data = json.loads(ran.out)
    codes = [finding["code"] for finding in data["findings"]]
    return codes, [(e["source"], e["message"], Path(e["where"]).name) for e in data["errors"]]


def bringing(hook: str, value: str) -> str:
    return f"@hookimpl\ndef isms_lint_{hook}():\n    return {value}\n"


def reader(body: str) -> str:
    return f"def read(text):\n    {body}\n\n" + bringing("readers", "{'.toml': read}")


def adjust(body: str) -> str:
    return f"@hookimpl\ndef isms_lint_adjust_findings(findings):\n    {body}\n"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("raise ValueError(text)", "failed: ValueError: x"),
        ("raise SystemExit(0)", "failed: SystemExit: 0"),
        ("return None", "gave no lists of documents and problems"),
        ("return 1, 2", "gave no lists of documents and problems"),
        ("return [], ['no']", "gave a problem that is no Problem"),
        ("return [3], []", "gave a document that is no Document"),
        ("return [Document({'a': 1}, None, {})], []", "no Document with Positions"),
        (
            "return [read_yaml('a: 1')[0][0]._replace(data={'a': b'1'})], []",
            "gave a value of the type bytes, which is no plain data",
        ),
        (
            "return [read_yaml('a: 1')[0][0]._replace(data={1: 'a'})], []",
            "gave a value of the type key that is no text",
        ),
    ],
)
def test_a_reader_that_fails(house: House, overdue: Path, body: str, says: str) -> None:
    (overdue / "a.toml").write_text("x")
    (overdue / "b.toml").write_text("x")
    ran = house(reader(body), "--format=json")
    assert ran.code == 2
    codes, errors = data_of(ran)
    assert "CAR005" in codes
    assert codes.count("INP001") == 2
    ((source, message, where),) = errors
    assert source == "plugin house"
    assert says in message
    assert where in (f"house.py:{LINE}", f"house.py:{LINE + 1}")


def test_a_reader_that_works(house: House, overdue: Path) -> None:
    (overdue / "a.toml").write_text("kind: corrective-action\nid: CAR-7\nstatus: planned\n")
    ran = house(reader("return read_yaml(text)"), "--format=json")
    assert ran.code in (0, 1)
    assert "CAR-7" in ran.out


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("1 / 0", "failed: ZeroDivisionError"),
        ("None", "gave no text"),
        ("exit(0)", "failed: SystemExit"),
        ("[1]", "gave no text"),
        ("(line for line in ('first\\n', 'second\\n', 1 / 0))", "failed: ZeroDivisionError"),
        ("(f'{1 // (3 - line)}\\n' for line in range(9))", "failed: ZeroDivisionError"),
    ],
)
def test_a_format_that_fails_costs_no_other(
    house: House,
    overdue: Path,
    tmp_path: Path,
    value: str,
    says: str,
) -> None:
    code = f"def made(result, style):\n    return {value}\n\n"
    code += bringing("reporters", "{'mine': made}")
    other = tmp_path / "other.json"
    ran = house(
        code,
        "--format=mine",
        f"--output={tmp_path}/mine.txt",
        "--format=json",
        f"--output={other}",
        "--format=concise",
    )
    assert ran.code == 2
    assert f"plugin house: the format `mine` {says}" in ran.err
    assert f"{tmp_path}/house.py:" in ran.err
    assert "CAR005" in ran.out
    assert "CAR005" in other.read_text()
    assert not (tmp_path / "mine.txt").exists()
    assert not list(tmp_path.glob(".isms-lint-*"))


@pytest.mark.parametrize("value", ["'a\\nb\\n'", "['a\\n', 'b\\n']", "iter(['a\\nb', '\\n'])"])
def test_a_format_gives_its_text_whole_or_in_pieces(
    house: House, overdue: Path, tmp_path: Path, value: str
) -> None:
    code = f"def made(result, style):\n    print('heard')\n    return {value}\n\n"
    code += bringing("reporters", "{'mine': made}")
    ran = house(code, "--format=mine")
    assert (ran.out, ran.err) == ("a\nb\n", "heard\n")
    ran = house(code, "--format=mine", f"--output={tmp_path}/mine.txt")
    assert (ran.out, ran.err) == ("", "heard\n")
    assert (tmp_path / "mine.txt").read_text() == "a\nb\n"


def test_a_format_that_fails_in_the_middle_leaves_the_last_report(
    house: House, overdue: Path, tmp_path: Path
) -> None:
    code = "def made(result, style):\n    yield 'new\\n' * 100_000\n    1 / 0\n\n"
    code += bringing("reporters", "{'mine': made}")
    (tmp_path / "mine.txt").write_text("old")
    ran = house(code, "--format=mine", f"--output={tmp_path}/mine.txt")
    assert ran.code == 2
    assert "plugin house: the format `mine` failed: ZeroDivisionError" in ran.err
    assert (tmp_path / "mine.txt").read_text() == "old"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("return None", "returned NoneType, no list"),
        ("return ['x']", "returned a str, which is no finding"),
        (
            "return [f._replace(code='HOU999') for f in findings]",
            "a finding of HOU999, which is no rule",
        ),
        ("return [f._replace(severity='error') for f in findings]", "without a severity"),
        ("return [f._replace(message=None) for f in findings]", "without a severity, a message"),
        ("return []", "dropped, changed or lowered a finding of INP002"),
        (
            "return [f._replace(message='fine') for f in findings]",
            "changed or lowered a finding of INP002",
        ),
        (
            "return [f._replace(severity=Severity.INFO) for f in findings]",
            "lowered a finding of INP002",
        ),
        (
            "return [f for f in findings if f.record_id]",
            "dropped, changed or lowered a finding of INP002",
        ),
    ],
)
def test_a_late_hook_that_fails_changes_nothing(
    house: House, overdue: Path, body: str, says: str
) -> None:
    (overdue / "broken.yaml").write_text("a: [\n")
    before = data_of(house("", "--format=json"))[0]
    assert "INP002" in before
    ran = house(adjust(body), "--format=json")
    assert ran.code == 2
    codes, errors = data_of(ran)
    assert codes == before
    ((source, message, where),) = errors
    assert source == "plugin house"
    assert says in message
    assert where.startswith("house.py:")


def test_what_a_late_hook_may_do(house: House, overdue: Path) -> None:
    (overdue / "broken.yaml").write_text("a: [\n")
    code = adjust(
        "return [f._replace(message='late again', severity=Severity.ERROR) if f.code == 'CAR005'"
        " else f for f in findings if f.code in ('CAR005', 'INP002')]"
    )
    ran = house(code, "--format=json")
    assert ran.code == 1
    data = json.loads(ran.out)
    assert {f["code"] for f in data["findings"]} == {"CAR005", "INP002"}
    (late,) = [f for f in data["findings"] if f["code"] == "CAR005"]
    assert (late["message"], late["severity"]) == ("late again", "error")


def test_a_fact_of_another_plugin(house: House) -> None:
    said = 'len(run.fact("iso27001.open-corrective-actions"))'
    ran = house(RULE.format(said=said), "--format=json", "--select=HOU")
    (finding,) = json.loads(ran.out)["findings"]
    assert finding["message"] == "1"


def test_a_fact_is_derived_once(house: House, overdue: Path) -> None:
    (overdue / "two.yaml").write_text("kind: corrective-action\nid: CAR-2\nstatus: planned\n")
    code = RULE.format(said='id(run.fact("house.thing"))')
    code += bringing("derivations", "{'house.thing': lambda run: object()}")
    ran = house(code, "--format=json", "--select=HOU")
    one, other = json.loads(ran.out)["findings"]
    assert one["message"] == other["message"]


def test_a_fact_that_nobody_publishes(house: House) -> None:
    ran = house(RULE.format(said='run.fact("iso27001.last-audted")'), "--format=json")
    codes, errors = data_of(ran)
    assert ran.code == 2
    assert "CAR005" in codes
    ((source, message, where),) = errors
    assert source == "rule HOU001 of house"
    assert (
        "no plugin publishes the fact `iso27001.last-audted`; did you mean `iso27001.last-audited`?"
        in message
    )
    assert where.startswith("house.py:")


def test_a_fact_that_cannot_be_derived(house: House) -> None:
    code = RULE.format(said='run.fact("house.thing")')
    code += (
        "@hookimpl\ndef isms_lint_derivations():\n    return {'house.thing': lambda run: 1 / 0}\n"
    )
    codes, errors = data_of(house(code, "--format=json"))
    assert "CAR005" in codes
    ((source, message, _),) = errors
    assert source == "rule HOU001 of house"
    assert (
        "the fact `house.thing` cannot be derived: ZeroDivisionError: division by zero (" in message
    )
    assert "house.py:" in message


def test_plugins_shows_all_that_one_brings(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    kind = {"type": "object", "properties": {"kind": {"const": "badge"}, "id": {"type": "string"}}}
    (folder / "badge.json").write_text(json.dumps(kind))
    hooks = {
        "kinds": "{'badge': __file__.replace('plugin.py', 'badge.json')}",
        "readers": "{'.toml': read_yaml}",
        "reporters": "{'mine': lambda result, style: ''}",
        "mappings": "[{'files': ['a.json', 'b.json'], 'kind': 'risk'}]",
        "profiles": "{'mine': {'select': ['CAR']}}",
        "derivations": "{'house.late': lambda run: 1}",
    }
    code = RULE.format(said="1") + adjust("return findings")
    for name, value in hooks.items():
        code += bringing(name, value)
    (folder / "plugin.py").write_text(HEAD + code)
    ran = cli("plugins", "--plugin=house", "--format=json")
    assert ran.code == 0, ran.out
    (house,) = [one for one in json.loads(ran.out)["plugins"] if one["name"] == "house"]
    brought = {name: house[name] for name in house if name not in ("module", "file")}
    assert brought == {
        "name": "house",
        "distribution": "",
        "version": "local",
        "path": str(folder),
        "rules": ["HOU001"],
        "kinds": ["badge"],
        "catalogues": [],
        "readers": [".toml"],
        "formats": ["mine"],
        "profiles": ["mine"],
        "derivations": ["house.late"],
        "drafts": [],
        "due": [],
        "papers": [],
        "pictures": [],
        "starts": [],
        "mappings": ["a.json b.json"],
        "templates": [],
        "adjusts_findings": True,
    }
    shown = cli("plugins", "--plugin=house").out
    for line in (
        "kinds        1: badge",
        "formats      1: mine",
        "mappings     1: a.json b.json",
        "adjusts findings",
    ):
        assert f"  {line}\n" in shown


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        ("record.data.clear()", "corrective-action CAR-1 in isms.yaml"),
        ("record.data['status'] = 'closed'", "corrective-action CAR-1 in isms.yaml"),
        ("record.data['within'] = record.data", "corrective-action CAR-1 in isms.yaml"),
        ("record.kind = 'risk'", "risk CAR-1 in isms.yaml"),
        ("run.register.records.clear()", "the list of records"),
    ],
)
def test_a_rule_that_changes_records_is_no_passed_run(house: House, spoil: str, what: str) -> None:
    code = RULE.format(said="1").replace("    yield", f"    {spoil}\n    yield")
    ran = house(code, "--format=json")
    assert ran.code == 2
    codes, errors = data_of(ran)
    # What comes with isms-lint has run before.
    assert "CAR005" in codes
    ((source, message, where),) = errors
    assert source == "rule HOU001 of house"
    assert f"changed {what}: a rule reads records" in message
    assert where.startswith("house.py:")


def test_a_rule_is_not_blamed_for_what_another_changed(house: House) -> None:
    code = RULE.format(said="1").replace("    yield", "    record.data.clear()\n    yield")
    second = RULE.format(said="2").replace("HOU001", "HOU002").replace("house-rule", "other-rule")
    code += second.replace("def check", "def other").replace("isms_lint_rules", "unused")
    code = code.replace("return [check]", "return [check, other]").replace(
        "@hookimpl\ndef unused", "def unused"
    )
    ran = house(code, "--format=json")
    assert ran.code == 2
    assert [source for source, _, _ in data_of(ran)[1]] == ["rule HOU001 of house"]


UNUSUAL = "class Unusual(BaseException):\n    def __str__(self):\n        raise GeneratorExit\n\n"


@pytest.mark.parametrize("raised", ["GeneratorExit", "Unusual()", "SystemExit(0)"])
@pytest.mark.parametrize("place", ["load", "hook", "rule", "fact", "reader", "late hook", "format"])
def test_whatever_a_plugin_raises_it_is_told(
    house: House, overdue: Path, place: str, raised: str
) -> None:
    (overdue / "a.toml").write_text("x")
    failing = f"def fails(*_, **__):\n    raise {raised}\n\n"
    code = {
        "load": f"raise {raised}",
        "hook": bringing("kinds", "fails()"),
        "rule": RULE.format(said="fails()"),
        "fact": RULE.format(said="run.fact('house.thing')")
        + bringing("derivations", "{'house.thing': fails}"),
        "reader": bringing("readers", "{'.toml': fails}"),
        "late hook": adjust("fails()"),
        "format": bringing("reporters", "{'mine': fails}"),
    }[place]
    shown = "--format=mine" if place == "format" else "--format=json"
    ran = house(UNUSUAL + failing + code, shown)
    assert ran.code == 2
    assert "house" in (ran.err if place == "format" else str(data_of(ran)[1]))


@pytest.mark.parametrize("command", ["check", "rules", "plugins", "schema risk", "baseline"])
def test_what_a_plugin_prints_is_not_in_the_report(
    cli: Cli, house: House, overdue: Path, tmp_path: Path, command: str
) -> None:
    printing = "print('LOADED')\ndef read(text):\n    print('READ')\n    return read_yaml(text)\n\n"
    code = printing + bringing("readers", "{'.toml': read}")
    code += adjust("print('ADJUSTED'); return findings")
    code += "def made(result, style):\n    print('MADE')\n    return '{}'\n\n"
    code += bringing("reporters", "{'mine': made}")
    code += RULE.format(said="print('JUDGED')")
    (overdue / "a.toml").write_text("kind: risk\nid: R-1\n")
    (tmp_path / "house.py").write_text(HEAD + code)
    words = command.split()
    as_json = [] if words[0] in ("schema", "baseline") else ["--format=json"]
    ran = cli(*words, f"--plugin={tmp_path / 'house.py'}", *as_json, cwd=overdue)
    if words[0] == "baseline":
        assert ran.out.startswith(".isms-lint-baseline")
    else:
        json.loads(ran.out)
    said = ran.err.split()
    assert "LOADED" in said
    if words[0] == "check":
        assert {"READ", "JUDGED", "ADJUSTED"} <= set(said)
        mine = house(code, "--format=mine")
        assert (mine.out.strip(), "MADE" in mine.err) == ("{}", True)


@pytest.mark.parametrize(
    ("report", "says"),
    [
        ('"q", said=1', "it has no message `q`; known: `m`"),
        ('"m", sad=1', "no value is given for {said} of the message `m`"),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_a_message_that_cannot_be_made_is_told_at_the_yield(
    house: House, report: str, says: str, inside: bool
) -> None:
    yields = f"yield Report({report})"
    if inside:
        helper = f"def inner():\n    {yields}\n"
        code = helper + RULE.format(said=1).replace(
            'yield Report("m", said=1)', "yield from inner()"
        )
    else:
        code = RULE.format(said=1).replace('yield Report("m", said=1)', yields)
    codes, errors = data_of(house(code, "--format=json"))
    assert "CAR005" in codes
    line = LINE + code[: code.index(yields)].count("\n")
    crashed = f"crashed on corrective-action CAR-1 in isms.yaml: {says}"
    assert [(message, where) for _, message, where in errors] == [(crashed, f"house.py:{line}")]
