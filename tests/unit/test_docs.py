"""What the documentation says is so: links lead somewhere, examples lint, commands run."""

from __future__ import annotations

import argparse
import csv
import gc
import inspect
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import isms_lint
from isms_lint.cli.commands import COMMANDS
from isms_lint.cli.main import main
from isms_lint.cli.parser import build_parser
from isms_lint.documents.builtin import READERS
from isms_lint.plugins import hookspecs
from isms_lint.plugins.manager import load_plugins
from isms_lint.rules.rule import rule
from isms_lint.testing import lint

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
SCHEMAS = ROOT / "schemas" / "isms_lint_schemas"
WRITTEN = [
    *sorted(ROOT.glob("*.md")),
    *sorted(DOCS.glob("*.md")),
    *sorted((ROOT / "examples").glob("*.md")),
    ROOT / "examples" / "foreign-records" / "README.md",
    ROOT / "examples" / "house-rules" / "README.md",
    ROOT / "examples" / "pack" / "README.md",
    *sorted((ROOT / "examples").glob("mistakes/*/README.md")),
]
PAGES = [*WRITTEN, *sorted((DOCS / "reference").rglob("*.md"))]
OWN = [page for page in WRITTEN if page.parent in (ROOT, DOCS)]

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"(`+)(?!`).*?\1")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def _id(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _blocks(page: Path, *languages: str) -> list[str]:
    """The text of the fenced blocks of a page in these languages."""
    found = _FENCED.findall(page.read_text(encoding="utf-8"))
    return [text for language, text in found if language in languages]


def _anchors(page: Path) -> set[str]:
    """The names that headings get on a page."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    titles = [re.sub(r"[^\w\- ]", "", title).strip() for title in _HEADING.findall(text)]
    return {title.lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_links_lead_somewhere(page: Path) -> None:
    text = _SPAN.sub("", _FENCED.sub("", page.read_text(encoding="utf-8")))
    for link in _LINK.findall(text):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        aim = (page.parent / target).resolve() if target else page
        assert aim.exists(), f"{link} leads nowhere"
        assert aim.is_relative_to(ROOT), f"{link} leads out of the project"
        assert not anchor or anchor in _anchors(aim), f"{link}: no such heading"


def test_the_site_is_built_without_a_page_or_link_missing(tmp_path: Path) -> None:
    for name in ("docs", "zensical.toml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "site" / "reference"
    assert "does not audit it" in (site / "rules" / "IND007.html").read_text(encoding="utf-8")
    pages = {page.relative_to(site).with_suffix("").as_posix() for page in site.rglob("*.html")}
    written = {
        page.relative_to(DOCS / "reference").with_suffix("").as_posix()
        for page in (DOCS / "reference").rglob("*.md")
    }
    assert pages == written


@pytest.mark.parametrize("page", PAGES, ids=_id)
def test_no_verdict_on_an_organization(page: Path) -> None:
    assert not re.search(r"\bcompliant\b", page.read_text(encoding="utf-8"), re.IGNORECASE)


def _generate(docs: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, docs / "generate.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_generated_pages_are_up_to_date() -> None:
    done = _generate(DOCS, "--check")
    assert done.returncode == 0, f"{done.stdout}{done.stderr}run: python docs/generate.py"


def test_each_statement_of_the_guide_is_watched_by_a_living_rule() -> None:
    table = (DOCS / "generator" / "guide_trace.csv").read_text(encoding="utf-8")
    statements = list(csv.DictReader(io.StringIO(table)))
    assert len(statements) == 57
    known, page = load_plugins().rules, (DOCS / "reference" / "guide.md").read_text("utf-8")
    for statement in statements:
        watching = statement["rules"].split()
        assert watching, statement["code"]
        assert set(watching) <= known.keys(), statement["code"]
        (row,) = re.findall(rf"^\| {statement['code']} \|.*$", page, re.MULTILINE)
        assert re.findall(r"\[([A-Z]{3}\d{3})\]", row) == watching


def test_the_generator_finds_and_repairs_what_is_not_up_to_date(tmp_path: Path) -> None:
    for name in ("docs", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "README.md", tmp_path)
    docs = tmp_path / "docs"
    _generate(docs)
    changed, missing = docs / "reference/rules/IND001.md", docs / "reference/kinds/audit.md"
    shown, stale = docs / "output.md", docs / "reference/rules/OLD001.md"
    before = changed.read_text(encoding="utf-8"), shown.read_text(encoding="utf-8")
    changed.write_text(before[0] + "more\n", encoding="utf-8")
    shown.write_text(before[1].replace(" Not evaluated: ", " Evaluated: "), encoding="utf-8")
    missing.unlink()
    stale.write_text("# OLD001\n", encoding="utf-8")
    told = _generate(docs, "--check")
    assert told.returncode == 1
    assert sorted(line.partition(":")[0] for line in told.stderr.splitlines()) == [
        "docs/output.md",
        "docs/reference/kinds/audit.md",
        "docs/reference/rules/IND001.md",
        "docs/reference/rules/OLD001.md",
    ]
    assert _generate(docs).returncode == 0
    assert _generate(docs, "--check").returncode == 0
    assert (changed.read_text(encoding="utf-8"), shown.read_text(encoding="utf-8")) == before
    assert missing.exists()
    assert not stale.exists()
    assert _generate(docs, "--chekc").returncode == 2


def _is_record(text: str) -> bool:
    documents, _ = READERS[".yaml"](text)
    return any(
        isinstance(d.data, dict) and "kind" in d.data and "code" not in d.data for d in documents
    )


def test_the_records_of_the_page_on_writing_records_fit_together() -> None:
    page = DOCS / "writing-records.md"
    files = {f"{n:02}.yaml": text for n, text in enumerate(_blocks(page, "yaml"))}
    files |= {f"{n:02}.md": text for n, text in enumerate(_blocks(page, "markdown"))}
    result = lint(files, as_of="2026-11-20")
    # Six rows of 93 are shown; the other is what the waiver accepts.
    assert [(f.code, f.record_id) for f in result.findings] == [("SOA001", "SOA")]
    assert [(f.code, f.record_id) for f in result.accepted] == [("ROL005", "SOA")]
    assert result.without_records == 0
    assert set(result.records) == set(load_plugins().kinds), "an example of every kind"


@pytest.mark.parametrize("page", OWN, ids=_id)
def test_records_shown_elsewhere_are_well_formed(page: Path) -> None:
    for text in filter(_is_record, _blocks(page, "yaml")):
        result = lint(text, select=["INP", "REF006", "REF007", "REF010"])
        assert [(f.code, f.message) for f in result.findings] == [], text


@pytest.mark.parametrize(
    "text",
    [text for text in _blocks(DOCS / "configuration.md", "yaml") if not _is_record(text)],
    ids=lambda text: text.partition(":")[0],
)
def test_configurations_shown_are_taken(text: str) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((SCHEMAS / "configuration.json").read_text(encoding="utf-8"))
    ((document, *_), problems) = READERS[".yaml"](text)
    assert not problems
    assert list(Draft202012Validator(schema).iter_errors(document.data)) == []
    if "plugins" not in text and "profile" not in text:
        assert lint("kind: unit\nid: board\n", config=text).errors == ()


def test_the_mapping_shown_reads_the_page_shown() -> None:
    page = DOCS / "mapping.md"
    (register,) = _blocks(page, "markdown")
    (mapping,) = (text for text in _blocks(page, "yaml") if text.startswith("names: {CISO"))
    people = "kind: person\nrecords: [{id: dana}, {id: ana}]\n"
    files = {"isms/risks.md": register, "people.yaml": people}
    result = lint(files, config=mapping, select=["INP", "REF001", "REF006", "REF007"])
    assert result.findings == ()
    assert result.records["risk"] == 2
    files["people.yaml"] = "kind: person\nid: ana\n"
    (told,) = lint(files, config=mapping, select=["REF001"]).findings
    assert (told.record_id, told.path, told.location.line) == ("R-1", "owner", 10)


def test_the_comments_shown_accept_what_they_name() -> None:
    (text,) = filter(_is_record, _blocks(DOCS / "exceptions.md", "yaml"))
    result = lint(text, select=["CAR015", "CAR005", "GATE002"])
    assert [(f.code, f.record_id) for f in result.accepted] == [
        ("CAR005", "CAR-2026-1"),
        ("CAR015", "CAR-2026-2"),
        ("CAR005", "CAR-2026-2"),
    ]
    assert [(f.code, f.record_id) for f in result.findings] == [("CAR015", "CAR-2026-1")]


def _command_lines() -> Iterator[tuple[str, str]]:
    for page in WRITTEN:
        for text in _blocks(page, "sh", "console", ""):
            for line in text.splitlines():
                command = line.removeprefix("$ ")
                if command.startswith("isms-lint"):
                    yield _id(page), command


@pytest.mark.parametrize(("page", "command"), sorted(set(_command_lines())))
def test_commands_shown_run(
    page: str,
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, *arguments = shlex.split(command, comments=True)
    if not arguments or arguments[0] not in (*COMMANDS, "-V", "--version"):
        arguments = ["check", *arguments]
    parsed = build_parser(arguments[0]).parse_args(arguments)
    # Reports that a command writes stay out of the project.
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    wanted = [*getattr(parsed, "paths", ()), getattr(parsed, "root", None) or "."]
    wanted.append(getattr(parsed, "file", None) or ".")
    wanted.append(getattr(parsed, "answers", None) or ".")
    if not all(os.path.exists(path) for path in wanted):
        pytest.skip("speaks of a repository of the reader's")
    if any(getattr(parsed, name, None) for name in ("since", "diff_only", "rev")):
        pytest.skip("needs a history: tests/integration has one")
    if page == "docs/a-year.md":
        pytest.skip("speaks of a company's records: tests/integration/test_a_year.py runs it")
    if arguments[0] == "new" and arguments[1:2] != ["pack"]:
        pytest.skip("speaks of the reader's records: tests/cli/test_cli_new_record.py runs it")
    if arguments == ["init", "isms"]:
        pytest.skip("asks on a terminal")
    try:
        code = main(arguments)
    finally:
        gc.enable()  # a run switches it off for the life of the process
    printed = capsys.readouterr()
    assert code in (0, 1), printed.err or printed.out
    assert code == 0 or parsed.run.__name__ == "check"


def test_every_setting_is_documented() -> None:
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    schema = json.loads((SCHEMAS / "configuration.json").read_text(encoding="utf-8"))
    for setting in schema["properties"]:
        assert f"### `{setting}`\n" in text, setting


def test_every_option_and_command_is_documented() -> None:
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`isms-lint {command}" in text or f"Options of `{command}`" in text, command
    for option in _options("check"):
        assert f"`{option}" in text, option


def _options(command: str) -> list[str]:
    parser = build_parser(command)
    (commands,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    given = [
        option for action in commands.choices[command]._actions for option in action.option_strings
    ]
    return [option for option in given if option not in ("-h", "--help")]


def test_every_hook_is_documented() -> None:
    text = (DOCS / "plugins.md").read_text(encoding="utf-8")
    hooks = [name for name in vars(hookspecs) if name.startswith("isms_lint_")]
    assert hooks
    for name in hooks:
        assert f"| `{name}` |" in text, name


def test_every_argument_of_a_rule_is_documented() -> None:
    text = (DOCS / "plugins.md").read_text(encoding="utf-8")
    for name in inspect.signature(rule).parameters:
        assert f"| `{name}` |" in text, name


def _names(schema: dict[str, Any]) -> Iterator[str]:
    """All names of fields in the schema of the JSON output."""
    for name, child in schema.get("properties", {}).items():
        yield name
        yield from _names(child)


def test_every_field_of_the_json_output_is_documented() -> None:
    text = (DOCS / "output.md").read_text(encoding="utf-8")
    schema = json.loads((SCHEMAS / "output.json").read_text(encoding="utf-8"))
    for part in (schema, *schema["$defs"].values()):
        for name in set(_names(part)) - {"error", "warning", "info", "version"}:
            assert re.search(rf"`(summary\.)?{name}`", text), name


def test_the_programs_shown_print_what_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    shown = re.findall(
        r"^```python\n(.*?)^```\n\n```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE
    )
    assert len(shown) == page.count("```python\n")
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {}
    for program, printed in shown:
        exec(program, names)
        assert capsys.readouterr().out == printed


def test_the_whole_python_interface_is_documented() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    _, *arguments = inspect.signature(isms_lint.check).parameters
    for name in (*arguments, *isms_lint.__all__):
        assert f"`{name}`" in text, name


def test_the_rule_pack_shown_works(tmp_path: Path) -> None:
    page = (DOCS / "plugins.md").read_text(encoding="utf-8")
    block = r"^`([\w/.]+)`[^\n]*:\n\n```\w+\n(.*?)^```$"
    shown = re.findall(block, page, re.DOTALL | re.MULTILINE)
    assert len(shown) == 4
    for name, text in shown:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "acme_isms_rules/rules/__init__.py").touch()
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = tmp_path / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    installed.mkdir()
    entries = project["entry-points"]["isms_lint"].items()
    lines = ["[isms_lint]", *(f"{name} = {module}" for name, module in entries)]
    (installed / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout


def test_the_tests_that_security_names_exist() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:tests|schemas)/[\w/.]+)`", text))
    assert named
    for name in named:
        assert (ROOT / name).exists(), name


_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("deep.yaml", "kind: unit\nid: u\nx_deep: " + "[" * 100_000),
        ("deep.json", '{"kind": "unit", "id": "u", "x_deep": ' + "[" * 100_000),
        ("bomb.yaml", _BOMB),
    ],
)
def test_what_security_says_of_limits(file: str, text: str) -> None:
    result = lint({file: text, "unit.yaml": "kind: unit\nid: board\nnmae: Board\n"})
    assert {f.code for f in result.findings if f.location.file == file} == {"INP006"}
    assert {f.code for f in result.findings if f.location.file == "unit.yaml"} == {"REF006"}
    assert not result.errors


@pytest.mark.parametrize(
    "config",
    ['per_file_ignores: {"unit.yaml": [REF006]}\n', "per_record_ignores: {board: [REF006]}\n"],
)
def test_what_security_says_of_ignores(config: str) -> None:
    files = {"unit.yaml": "kind: unit\nid: board\nnmae: Board\n"}
    result = lint(files, config=config, select=["REF006"])
    assert (result.findings, result.ignored) == ((), 1)
