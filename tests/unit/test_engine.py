"""The run: its order, its sameness, and what happens when a plugin fails."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import isms_lint_iso27001.plugin
import isms_lint_schemas.plugin
from isms_lint.config.config import Config
from isms_lint.engine import run
from isms_lint.findings.finding import Finding
from isms_lint.findings.result import Result
from isms_lint.intake import take_in
from isms_lint.plugins.discovery import Installed
from isms_lint.plugins.hookspecs import hookimpl
from isms_lint.plugins.manager import Plugins
from isms_lint.records.record import Record
from isms_lint.reporters import Style
from isms_lint.reporters.json import report as as_json
from isms_lint.rules import ANY, Basis, NotEvaluated, Pass, Related, Report, Rule, Severity, rule
from isms_lint.testing import lint

DAY = date(2026, 11, 20)
SAMPLE = {
    "b/audit.yaml": (
        "kind: audit\nid: A-1\nstatus: reprted\nreported_on: TBD\nteam: [{person: nobody}]\n"
        "scope: [A.5.99]\n"
    ),
    "a/broken.yaml": "kind: x\nid: [\n",
    "a/people.yaml": (
        "kind: person\nrecords:\n- {id: ana, unit: gone}\n- {id: ana}\n- {id: 007, zzz: 1}\n"
    ),
    "c.json": '{"kind": "audit", "id": "A-2", "programme": "PRG-9", "a": 1, "a": 2}',
}


def plugins_with(*modules: tuple[str, Any]) -> Plugins:
    """The built-in plugins and others, registered as if they were installed."""
    plugins = Plugins()
    for name, module in (
        ("iso27001", isms_lint_iso27001.plugin),
        ("record-kinds", isms_lint_schemas.plugin),
        *modules,
    ):
        plugins.register(Installed(name, name, name, "1.0"), module)
    plugins.collect()
    return plugins


def run_with(tmp_path: Path, plugins: Plugins, files: dict[str, str] = SAMPLE) -> Result:
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    readings = take_in(str(tmp_path), None, (), plugins.readers).readings
    return run(str(tmp_path), Config(), plugins, DAY, readings)


def bringing(*rules: Any) -> SimpleNamespace:
    return SimpleNamespace(isms_lint_rules=hookimpl(named("isms_lint_rules", lambda: list(rules))))


def named(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    function.__name__ = name
    return function


def toy(check: Callable[[Record, Pass], Iterable[Any]], code: str = "TST001", **more: Any) -> Rule:
    settings: dict[str, Any] = {
        "name": f"toy-{code.lower()}",
        "kinds": ANY,
        "scope": "record",
        "basis": Basis.DATA,
        "severity": Severity.ERROR,
        "since": "0.1",
        "messages": {"m": "seen {word}"},
    }
    return rule(code=code, **{**settings, **more})(check)


def said(findings: Iterable[Finding]) -> list[tuple[str, ...]]:
    """Findings without their places."""
    return sorted((f.code, f.record_id, f.path, f.message, f.fingerprint) for f in findings)


def test_findings_come_in_the_order_of_their_places() -> None:
    findings = lint(SAMPLE).findings
    places = [(f.location.file, f.location.line, f.location.column) for f in findings]
    assert places == sorted(places)
    assert len({f.location.file for f in findings}) == 4
    assert len(findings) > 8


def test_the_same_bytes_every_time() -> None:
    style = Style()
    reports = {"".join(as_json(lint(SAMPLE)._replace(root="."), style)) for _ in range(3)}
    assert len(reports) == 1


def test_other_file_names_change_nothing_but_places() -> None:
    texts = [text for text in SAMPLE.values() if text.startswith("kind")]
    names = ["z/1.yaml", "m.yaml", "a/b/c.yaml"]
    first = lint(dict(zip(names, texts, strict=True)))
    renamed = lint(dict(zip(reversed(names), texts, strict=True)))
    assert said(first.findings) == said(renamed.findings)
    assert first.not_evaluated == renamed.not_evaluated
    assert [f.location for f in first.findings] != [f.location for f in renamed.findings]


def test_one_process_or_several_give_the_same_bytes(tmp_path: Path) -> None:
    chosen = random.Random(7)
    for number in range(450):
        kind = chosen.choice(["audit", "person", "nonconformity", "corrective-action"])
        text = f"kind: {kind}\nid: R-{number}\nowner: P-{chosen.randrange(600)}\nstatus: open\n"
        text += chosen.choice(
            ["", "due_on: TBD\n", "b: *c\n", "a: [\n", "id: again\n", "scope: [A.5.99, 5.10]\n"]
        )
        folder = tmp_path / f"d{number % 7}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    outputs = set()
    for jobs in ("1", "2", "5"):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "isms_lint",
                "--format",
                "json",
                "--as-of",
                "2026-11-20",
                "--jobs",
                jobs,
            ],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1
    data = json.loads(outputs.pop())
    assert data["summary"]["files"] == 450
    assert len(data["findings"]) > 450
    assert data["errors"] == []


BEFORE = {
    "one.yaml": (
        "kind: audit\nid: A-1\nteam:\n- {person: nobody}\n- {person: someone}\nscope: [A.5.99, gone]\n"
        "---\nkind: person\nrecords:\n- {id: ana, unit: gone}\n- {id: bo, zzz: 1}\n"
    )
}
AFTER = {
    "added": {
        "one.yaml": "# a line\n\n"
        + BEFORE["one.yaml"].replace("team:", "# another\ntitle: new\nteam:")
    },
    "renamed": {"other/two.yaml": BEFORE["one.yaml"]},
    "split": dict(zip(("x.yaml", "y.yaml"), BEFORE["one.yaml"].split("---\n"), strict=True)),
    "register reordered": {
        "one.yaml": BEFORE["one.yaml"].replace(
            "- {id: ana, unit: gone}\n- {id: bo, zzz: 1}\n",
            "- {id: bo, zzz: 1}\n- {id: ana, unit: gone}\n",
        )
    },
    "items reordered": {
        "one.yaml": BEFORE["one.yaml"]
        .replace(
            "- {person: nobody}\n- {person: someone}\n", "- {person: someone}\n- {person: nobody}\n"
        )
        .replace("[A.5.99, gone]", "[gone, A.5.99]")
    },
    "written otherwise": {
        "one.yaml": BEFORE["one.yaml"]
        .replace("- {person: nobody}", "- person: 'nobody'\n  function: lead")
        .replace("kind: audit\nid: A-1\n", "id: A-1\nkind: audit\n")
    },
}


@pytest.mark.parametrize("change", AFTER)
def test_fingerprints_last(change: str) -> None:
    wanted = {"REF001", "REF004", "REF006"}
    before = {f.fingerprint for f in lint(BEFORE).findings if f.code in wanted}
    after = {f.fingerprint for f in lint(AFTER[change]).findings if f.code in wanted}
    assert len(before) >= 5
    assert before == after


def test_fingerprints_tell_findings_apart() -> None:
    findings = lint(SAMPLE).findings
    assert len({f.fingerprint for f in findings}) == len(findings)
    assert all(len(f.fingerprint) == 32 for f in findings)


def test_a_rule_that_crashes_loses_nobody_elses_findings(tmp_path: Path) -> None:
    def crash(record: Record, run: Pass) -> Iterable[Report]:
        if record.id == "A-2":
            raise RuntimeError("no luck")
        yield Report("m", word=record.id)

    alone = run_with(tmp_path, plugins_with())
    result = run_with(tmp_path, plugins_with(("mine", bringing(toy(crash)))))
    assert [f for f in result.findings if f.code != "TST001"] == list(alone.findings)
    (error,) = result.errors
    assert error.source == "rule TST001 of mine"
    assert "audit A-2 in c.json: RuntimeError: no luck" in error.message
    assert error.where.startswith(f"{__file__}:")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda: [Report("nope")], "nope"),
        (lambda: [Report("m")], "word"),
        (lambda: ["words"], "AttributeError"),
        (lambda: None, "TypeError"),
        (lambda: [Report("m", ("a", object()), word="x")], ""),
        (lambda: 1 / 0, "ZeroDivisionError"),
    ],
)
def test_rules_that_say_nonsense(tmp_path: Path, answer: Callable[[], Any], says: str) -> None:
    result = run_with(tmp_path, plugins_with(("mine", bringing(toy(lambda record, run: answer())))))
    if says:
        (error,) = result.errors
        assert error.source == "rule TST001 of mine"
        assert says in error.message
        assert ":" in error.where
    assert any(f.code == "REF001" for f in result.findings)


def test_what_a_rule_says_has_an_end(tmp_path: Path) -> None:
    def talk(record: Record, run: Pass) -> Iterable[Report | NotEvaluated]:
        long = "word " * 100_000
        yield NotEvaluated(long)
        yield Report("m", related=(Related(record, (), long),) * 10_000, word=long)

    result = run_with(tmp_path, plugins_with(("mine", bringing(toy(talk)))))
    said = [finding for finding in result.findings if finding.code == "TST001"]
    assert said
    assert all("…" in finding.message and len(finding.message) < 600 for finding in said)
    assert all(len(finding.related) == 50 for finding in said)
    assert all(len(one.message) <= 500 for finding in said for one in finding.related)
    assert all(len(one.reason) <= 500 for one in result.not_evaluated)


def test_endless_recursion_is_a_crash_like_any_other(tmp_path: Path) -> None:
    def forever(record: Record, run: Pass) -> Iterable[Report]:
        return forever(record, run)

    (error,) = run_with(tmp_path, plugins_with(("mine", bringing(toy(forever))))).errors
    assert "RecursionError" in error.message


def raising(name: str) -> SimpleNamespace:
    def hook() -> Any:
        raise OSError("no network")

    return SimpleNamespace(**{name: hookimpl(named(name, hook))})


@pytest.mark.parametrize(
    ("module", "says"),
    [
        (raising("isms_lint_rules"), "no network"),
        (raising("isms_lint_kinds"), "no network"),
        (raising("isms_lint_profiles"), "no network"),
        (bringing("words"), "is no rule"),
        (bringing(toy(lambda r, p: (), code="lower1")), "no rule code"),
        (bringing(toy(lambda r, p: (), code="REF001")), "already brought by iso27001"),
        (bringing(toy(lambda r, p: (), code="INP001")), "already brought by isms-lint"),
        (bringing(toy(lambda r, p: (), name="Bad Name")), "no rule name"),
        (
            bringing(toy(lambda r, p: (), name="syntax")),
            "name `syntax` is already brought by isms-lint",
        ),
        (bringing(toy(lambda r, p: (), scope="world")), "scope"),
        (bringing(toy(lambda r, p: (), severity="fatal")), "Severity"),
        (bringing(toy(lambda r, p: (), messages={})), "at least one message"),
        (bringing(toy(lambda r, p: (), options={"days": {}})), "no default"),
        (
            SimpleNamespace(isms_lint_rules=hookimpl(named("isms_lint_rules", lambda: None))),
            "nothing",
        ),
        (
            SimpleNamespace(isms_lint_ruels=hookimpl(named("isms_lint_ruels", lambda: ()))),
            "isms_lint_ruels",
        ),
        (SimpleNamespace(isms_lint_ruels=lambda: ()), "is no hook"),
        (SimpleNamespace(isms_lint_rules=hookimpl(lambda nonsense: [])), "nonsense"),
        (SimpleNamespace(isms_lint_kinds=hookimpl(lambda: {"audit": __file__})), "already brought"),
        (
            SimpleNamespace(isms_lint_readers=hookimpl(lambda: {".yaml": len})),
            "reader `.yaml` is al",
        ),
        (
            SimpleNamespace(isms_lint_reporters=hookimpl(lambda: {"json": len})),
            "format `json` is al",
        ),
        (
            SimpleNamespace(isms_lint_adjust_findings=hookimpl(lambda findings: 1 / 0)),
            "ZeroDivisionError",
        ),
        (SimpleNamespace(isms_lint_adjust_findings=hookimpl(lambda findings: None)), "no list"),
    ],
)
def test_a_plugin_that_does_not_work_fails_the_run_by_name(
    tmp_path: Path, module: Any, says: str
) -> None:
    alone = run_with(tmp_path, plugins_with())
    result = run_with(tmp_path, plugins_with(("zoe", module)))
    assert [error.source for error in result.errors] == ["plugin zoe"]
    assert says in result.errors[0].message
    assert result.findings == alone.findings


def test_plugins_work_in_the_order_they_are_loaded(tmp_path: Path) -> None:
    def adding(mark: str) -> SimpleNamespace:
        def adjust(findings: list[Finding]) -> list[Finding]:
            return [
                f if f.code[:3] == "INP" else f._replace(message=f.message + mark) for f in findings
            ]

        return SimpleNamespace(
            isms_lint_adjust_findings=hookimpl(named("isms_lint_adjust_findings", adjust))
        )

    result = run_with(tmp_path, plugins_with(("zoe", adding(" z")), ("abe", adding(" a"))))
    assert {f.message[-4:] for f in result.findings if f.code[:3] != "INP"} == {" z a"}


def test_what_a_rule_cannot_judge_is_told(tmp_path: Path) -> None:
    def unsure(record: Record, run: Pass) -> Iterable[Report | NotEvaluated]:
        yield NotEvaluated(f"no date in {record.id}")

    rules = (
        toy(unsure, kinds={"audit"}),
        toy(unsure, code="TST002", kinds={"waiver", "change"}),
        toy(unsure, code="TST003", kinds={"audit"}, needs={"organization"}),
    )
    outcomes = run_with(tmp_path, plugins_with(("mine", bringing(*rules)))).not_evaluated
    assert [tuple(o) for o in outcomes if o.code.startswith("TST")] == [
        ("TST001", "audit", "A-1", "no date in A-1"),
        ("TST001", "audit", "A-2", "no date in A-2"),
        ("TST002", "", "", "no change or waiver records"),
        ("TST003", "", "", "no organization records"),
    ]


def test_an_empty_repository() -> None:
    result = lint({})
    assert result.findings == result.errors == ()
    assert (result.files, dict(result.records)) == (0, {})
    assert result.not_evaluated


def test_counts() -> None:
    result = lint({**SAMPLE, "prose.md": "# Words\n", "empty.yaml": ""})
    assert result.files == 6
    assert result.without_records == 2
    assert dict(result.records) == {"audit": 2, "person": 3}


def test_the_day_is_the_organizations() -> None:
    files = "kind: organization\nid: o\nname: O\ntimezone: Asia/Tokyo\n"
    assert lint(files, as_of="2026-03-16T15:00:00+00:00").as_of == date(2026, 3, 17)
    assert lint(files, as_of="2026-03-16").as_of == date(2026, 3, 16)
