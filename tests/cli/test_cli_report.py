"""`isms-lint report`: which papers it makes, and where they go."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from cli_process import Cli

from isms_lint.cli.main import main
from isms_lint.papers.formats import SUFFIXES

ALDER = Path(__file__).parents[2] / "examples" / "alder"
AS_OF = "--as-of=2026-11-20"
BEGINS = {"markdown": b"# ", "html": b"<!doctype html>", "docx": b"PK", "pdf": b"%PDF-"}


def report(*arguments: object, root: Path = ALDER) -> int:
    return main(["report", *map(str, arguments), f"--root={root}", AS_OF])


def test_without_a_name_the_papers_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert report() == 0
    out = capsys.readouterr().out
    assert "readiness" in out
    assert "what the records show, do not show, and what was not evaluated" in out


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_format_is_the_one_that_the_file_has(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"paper{SUFFIXES[form]}"
    assert report("readiness", "--output", path) == 0
    assert path.read_bytes().startswith(BEGINS[form])


def test_to_a_folder_in_several_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "papers"
    assert report("readiness", "--directory", folder, "--format=html", "--format=markdown") == 0
    assert {"readiness.html", "readiness.md"} <= {path.name for path in folder.iterdir()}
    assert f"{folder}/readiness.html" in capsys.readouterr().err


def test_on_standard_output_it_is_markdown_with_pictures_in_words(
    overdue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report("readiness", root=overdue) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Readiness of the records")
    assert "*Bars: " in out
    assert "picture:" not in out


def test_pictures_stand_beside_markdown(overdue: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "ready.md"
    assert report("readiness", "--output", path, root=overdue) == 0
    assert "](<ready-1.svg>)" in path.read_text(encoding="utf-8")
    assert (path.parent / "ready-1.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_paper_in_the_repository_leads_to_its_files(overdue: Path) -> None:
    (overdue / "out").mkdir()
    assert report("readiness", "--output", overdue / "out" / "ready.md", root=overdue) == 0
    text = (overdue / "out" / "ready.md").read_text(encoding="utf-8")
    assert "[isms.yaml:4](<../isms.yaml#L4>)" in text


def test_a_paper_elsewhere_tells_no_path_of_the_machine(overdue: Path, tmp_path: Path) -> None:
    assert report("readiness", "--output", tmp_path / "ready.md", root=overdue) == 0
    text = (tmp_path / "ready.md").read_text(encoding="utf-8")
    assert "isms.yaml:4" in text
    assert str(tmp_path) not in text
    assert ".." not in text


def test_figures_are_those_of_check(overdue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(overdue), AS_OF, "--format=json"])
    checked = json.loads(capsys.readouterr().out)
    assert report("readiness", root=overdue) == 0
    out = capsys.readouterr().out
    summary = checked["summary"]
    for severity, title in (("error", "that are errors"), ("warning", "that are warnings")):
        assert f"| Findings {title} | {summary['findings'][severity]} |" in out
    assert f"| Checks that could not be evaluated | {summary['not_evaluated']} |" in out
    assert f"| Rules that ran | {summary['rules']} |" in out


def test_the_language_is_asked_for_or_configured(
    overdue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (overdue / ".isms-lint.yaml").write_text("report: {language: de}\n")
    assert report("readiness", root=overdue) == 0
    german = capsys.readouterr().out
    assert report("readiness", "--language=en", root=overdue) == 0
    english = capsys.readouterr().out
    assert english.startswith("# Readiness of the records")
    assert not german.startswith("# Readiness of the records")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["readines"], "there is no paper `readines`; did you mean `readiness`?"),
        (["readiness", "--format=odt"], "--format odt: none of markdown, html, docx, pdf"),
        (["readiness", "--format=pdf"], "--format pdf is no text: say --output FILE"),
        (["readiness", "--format=html,pdf"], "several formats need --directory DIR"),
        (["readiness", "--output=a.odt"], "no format ends in .odt, but .md, .html, .docx, .pdf do"),
        (["readiness", "X-1"], "is about the whole: it takes no record"),
        (["--all"], "--all needs --directory DIR"),
        (["readiness", "--all", "--directory=x"], "name a paper, or say --all"),
        (["readiness", "--output=a.md", "--directory=b"], "say --output FILE for one file"),
        (["readiness", "--output=/"], "--output /: this is a folder; say --directory DIR"),
        (["readiness", "--templates=nowhere"], "--templates nowhere: no such folder"),
    ],
)
def test_what_cannot_be_made_is_refused(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(*arguments) == 2
    assert said in capsys.readouterr().err


def test_a_link_out_of_the_repository_is_not_followed(overdue: Path, tmp_path: Path) -> None:
    (overdue / ".git").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (overdue / "out").symlink_to(tmp_path / "elsewhere")
    assert report("readiness", "--output", overdue / "out" / "ready.md", root=overdue) == 2
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_failing_plugin_is_named_and_the_paper_still_made(
    overdue: Path, tmp_path: Path, cli: Cli
) -> None:
    plugin = tmp_path / "broken.py"
    plugin.write_text(
        "from isms_lint.plugins.hookspecs import hookimpl\n\n\n"
        "@hookimpl\ndef isms_lint_papers():\n    raise ValueError('no ink')\n"
    )
    ran = cli("report", "readiness", "--root", overdue, AS_OF, "--plugin", plugin)
    assert ran.code == 2
    assert "plugin broken: ValueError: no ink" in ran.err
    assert ran.out.startswith("# Readiness of the records")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("{'x': 1 / 0}", "failed: ZeroDivisionError: division by zero"),
        ("None", "failed: it gave a value of the type NoneType, which names no facts"),
    ],
)
def test_a_paper_of_a_plugin_that_fails_is_told(
    facts: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plugin = tmp_path / "wrong.py"
    plugin.write_text(
        "from isms_lint.offers.paper import Paper\n"
        "from isms_lint.plugins.hookspecs import hookimpl\n\n\n"
        "@hookimpl\ndef isms_lint_papers():\n"
        f"    return [Paper('wrong', 'nothing', lambda seen: {facts})]\n"
    )
    assert report("wrong", "--plugin", plugin) == 2
    assert f"plugin wrong: the paper `wrong` {said}" in capsys.readouterr().err


def test_each_paper_is_a_file_of_its_own_whatever_ids_hold(tmp_path: Path) -> None:
    ids = ["監査1", "審査1", "A/1", "a:1", "A_1_2", f"{'long' * 40}1", f"{'long' * 40}2"]
    records = (
        f"kind: audit\nid: '{id}'\nstatus: reported\ntitle: T{number}\n"
        "fieldwork: {start: 2026-01-01, end: 2026-01-02}\n"
        for number, id in enumerate(ids)
    )
    (tmp_path / "audits.yaml").write_text("---\n".join(records), encoding="utf-8")
    folder = tmp_path / "papers"
    assert report("--all", "--directory", folder, root=tmp_path) == 0
    names = [one.name for one in folder.glob("audit-report-*.md")]
    assert len({name.casefold() for name in names}) == len(ids)
    assert {"audit-report-監査1.md", "audit-report-A-1.md", "audit-report-a-1_2.md"} <= {*names}


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_into_a_pipe(form: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert report("waiver-register", f"--format={form}", "--output=-") == 0
    out = capfdbinary.readouterr().out
    assert report("waiver-register", "--output", tmp_path / f"paper.{form}") == 0
    assert out == (tmp_path / f"paper.{form}").read_bytes()
    assert not Path("-").exists()


@pytest.mark.parametrize(
    ("missing", "form", "said"),
    [
        (("jinja2", "markupsafe"), "markdown", "markupsafe"),
        (("docx",), "docx", "docx"),
        (("typst",), "pdf", "typst"),
        (("vl_convert",), "html", "vl_convert"),
    ],
)
def test_without_the_extra_it_is_said_what_brings_it(
    missing: tuple[str, ...],
    form: str,
    said: str,
    overdue: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in missing:
        monkeypatch.setitem(sys.modules, name, None)
    assert report("readiness", f"--format={form}", "--output=-", root=overdue) == 2
    wanted = f"isms-lint: this needs {said}, which the extra `report` brings"
    assert wanted in capsys.readouterr().err
