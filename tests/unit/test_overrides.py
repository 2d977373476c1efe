"""Overrides: severities, options and ignored rules for some files and kinds of record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_engine import bringing, plugins_with

from isms_lint.config.errors import UsageError
from isms_lint.config.load import load_config
from isms_lint.config.resolve import resolve
from isms_lint.engine import run
from isms_lint.findings.result import Result
from isms_lint.intake import take_in
from isms_lint.plugins.manager import load_plugins
from isms_lint.records.record import Record
from isms_lint.rules import ANY, RECORD, REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint.testing import lint

DUE = "kind: corrective-action\nid: {}\nstatus: planned\ndue_on: 2026-11-10\n"
FILES = {
    "a/1.yaml": DUE.format("CAR-1"),
    "b/2.yaml": DUE.format("CAR-2"),
    "b/3.yaml": "kind: action\nid: ACT-1\nstatus: open\nowner: nobody\ndue_on: 2026-11-10\n",
    "b/broken.yaml": "a: *b\n",
}


def weights(config: str, code: str = "CAR005") -> dict[str, str]:
    """The severity of each record's finding of a rule."""
    findings = lint(FILES, config=config).findings
    return {f.record_id: str(f.severity) for f in findings if f.code == code}


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", {"CAR-1": "warning", "CAR-2": "warning"}),
        (
            "overrides: [{files: a/, severities: {CAR005: error}}]",
            {"CAR-1": "error", "CAR-2": "warning"},
        ),
        (
            "overrides: [{files: ['a/*', 'x/*'], severities: {overdue: info}}]",
            {"CAR-1": "info", "CAR-2": "warning"},
        ),
        (
            "overrides: [{kinds: corrective-action, severities: {CAR: info}}]",
            {"CAR-1": "info", "CAR-2": "info"},
        ),
        (
            "overrides: [{files: a/, kinds: [action], severities: {CAR: info}}]",
            {"CAR-1": "warning", "CAR-2": "warning"},
        ),
        (
            "severities: {CAR005: error}\noverrides: [{files: a/, severities: {ALL: info}}]",
            {"CAR-1": "info", "CAR-2": "error"},
        ),
        (
            "overrides:\n- {files: a/, severities: {CAR005: error}}\n"
            "- {kinds: corrective-action, severities: {CAR: info}}",
            {"CAR-1": "info", "CAR-2": "info"},
        ),
        (
            "overrides: [{files: a/, severities: {CAR005: error, CAR: info}}]",
            {"CAR-1": "error", "CAR-2": "warning"},
        ),
        ("overrides: [{files: a/, ignore: [CAR005]}]", {"CAR-2": "warning"}),
        (
            "overrides: [{files: a/, ignore: [CAR005]}, {files: a/, severities: {CAR005: error}}]",
            {"CAR-2": "warning"},
        ),
        (
            "overrides: [{files: b/, parameters: {CAR005: {grace_days: 30}}}]",
            {"CAR-1": "warning"},
        ),
        (
            "parameters: {CAR005: {grace_days: 30}}\n"
            "overrides: [{files: b/, parameters: {overdue: {grace_days: 3}}}]",
            {"CAR-2": "warning"},
        ),
    ],
)
def test_what_holds_for_a_record(config: str, expected: dict[str, str]) -> None:
    assert weights(config) == expected


def test_what_is_ignored_is_counted() -> None:
    assert lint(FILES, config="overrides: [{files: a/, ignore: [CAR005]}]").ignored == 1


def test_what_belongs_to_no_record_follows_files_alone() -> None:
    for entry, level in (
        ("{files: b/, severities: {INP005: info}}", "info"),
        ("{files: a/, severities: {INP005: info}}", "error"),
        ("{kinds: corrective-action, severities: {INP005: info}}", "error"),
        ("{files: b/, kinds: corrective-action, severities: {INP005: info}}", "error"),
    ):
        assert weights(f"overrides: [{entry}]", "INP005") == {"": level}, entry


def test_what_guards_the_gate_weighs_no_less_anywhere() -> None:
    broken = {"a.yaml": "kind: [\n"}
    (before,) = lint(broken).findings
    config = "overrides: [{files: '*.yaml', severities: {ALL: info}, ignore: [ALL]}]"
    (after,) = lint(broken, config=config).findings
    assert (after.code, after.severity) == (before.code, Severity.ERROR)
    for setting in (f"severities: {{{before.code}: info}}", f"ignore: [{before.code}]"):
        with pytest.raises(UsageError, match="guards the gate itself"):
            lint(broken, config=f"overrides: [{{files: '*.yaml', {setting}}}]")


@pytest.mark.parametrize(
    ("entry", "place", "says"),
    [
        ("severities: {CAR005: info}", "2:3", "overrides[0]: say for which `files`, or for which"),
        ("{kinds: [audit, audt]}", "2:19", "no kind of record is called `audt`; did you mean"),
        ("{kinds: audt}", "2:11", "overrides[0].kinds: no kind of record is called `audt`"),
        ("{files: a, ignore: [CAR, CAR999]}", "2:28", "overrides[0].ignore: no rule is called"),
        ("{files: a, severities: {CAR999: info}}", "2:27", "overrides[0].severities: no rule"),
        ("{files: a, severities: {CAR005: low}}", "2:27", "`low` is no value of"),
        ("{files: a, parameters: {CAR999: {}}}", "2:27", "no rule is called `CAR999`"),
        ("{files: a, parameters: {CAR999: {a: 1}}}", "2:27", "no rule is called `CAR999`"),
        ("{files: a, parameters: {CAR005: {grace: 1}}}", "2:36", "CAR005 has no option `grace`"),
        ("{files: a, parameters: {CAR005: {grace_days: x}}}", "2:36", "CAR005.grace_days: 'x' is"),
        ("{files: a, parameters: {CAR006: {major_close_days: 9}}}", "2:36", "in a whole run"),
        ("{files: a, fail_on: error}", "2:14", "unknown setting `fail_on`"),
        ("{files: [], ignore: []}", "2:4", "`overrides[0].files`"),
    ],
)
def test_refused_with_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entry: str, place: str, says: str
) -> None:
    file = tmp_path / ".isms-lint.yaml"
    monkeypatch.chdir(tmp_path)
    file.write_text(f"overrides:\n- {entry}\n")
    plugins = load_plugins()
    with pytest.raises(UsageError) as caught:
        resolve(load_config(str(file), {}), plugins.rules, plugins.kinds)
    assert says in caught.value.message
    assert caught.value.where == f".isms-lint.yaml:{place}"


@pytest.mark.parametrize(
    ("own", "level"),
    [
        ("", "info"),
        ("overrides: [{files: a/, severities: {CAR: error}}]", "error"),
        ("severities: {CAR005: error}", "error"),
        (
            "severities: {CAR: error}\noverrides: [{files: a/, severities: {CAR: warning}}]",
            "warning",
        ),
        ("severities: {IND: error}", "info"),
    ],
)
def test_what_is_stronger_than_a_profile_is_stronger_than_its_overrides(
    tmp_path: Path, own: str, level: str
) -> None:
    profiles = {"house": {"overrides": [{"files": "a/", "severities": {"CAR005": "info"}}]}}
    assert level_in(tmp_path, f"profile: house\n{own}\n", profiles) == level


def level_in(folder: Path, config: str, profiles: Mapping[str, Mapping[str, Any]]) -> str:
    (folder / ".isms-lint.yaml").write_text(config)
    plugins = load_plugins()
    found = resolve(
        load_config(str(folder / ".isms-lint.yaml"), profiles), plugins.rules, plugins.kinds
    )
    return str(found.overrides.here("a/1.yaml", "corrective-action").severities["CAR005"])


def test_an_override_of_a_profile_is_blamed_on_it(tmp_path: Path) -> None:
    profiles = {"house": {"overrides": [{"files": "a/", "ignore": ["NOPE"]}]}}
    with pytest.raises(UsageError) as caught:
        level_in(tmp_path, "profile: house\n", profiles)
    assert caught.value.where == "profile house"


def test_an_option_of_the_whole_run_may_be_set_at_the_top_over_a_profiles_overrides(
    tmp_path: Path,
) -> None:
    profiles = {"house": {"overrides": [{"files": "a/", "severities": {"CAR005": "info"}}]}}
    config = "profile: house\nparameters: {CAR006: {major_close_days: 9}}\n"
    assert level_in(tmp_path, config, profiles) == "info"


DAY = date(2026, 11, 20)
OPTION = {"type": "integer", "default": 1, "description": "A number."}


def told(code: str, check: Any, **option: object) -> Any:
    return rule(
        code=code,
        name=code.lower(),
        kinds=ANY,
        scope=REGISTER if option else RECORD,
        basis=Basis.ORGANIZATION,
        severity=Severity.ERROR,
        since="1.0",
        messages={"m": "{n}"},
        options={"n": {**OPTION, **option}},
    )(check)


def run_in(folder: Path, *rules: Any) -> Result:
    (folder / "a.yaml").write_text("kind: person\nid: ana\n")
    plugins = plugins_with(("toys", bringing(*rules)))
    config = folder / ".isms-lint.yaml"
    config.write_text("overrides: [{kinds: person, parameters: {TOY001: {n: 2}}}]\n")
    readings = take_in(str(folder), str(config), (), plugins.readers).readings
    return run(
        str(folder), load_config(str(config), {})._replace(select=("TOY",)), plugins, DAY, readings
    )


def own(record: Record, seen: Pass) -> Iterator[Report]:
    """A check.

    What it checks
        A number.
    """
    yield Report("m", ("id",), n=seen.options["n"])


def derived(record: Record, seen: Pass) -> Iterator[Report]:
    """A check by a derivation that reads the option of whichever rule asks first."""
    yield Report("m", ("id",), n=seen.derive(lambda any_rule: any_rule.options["n"]))


def of_another(record: Record, seen: Pass) -> Iterator[Report]:
    """A check by the option of a rule that may differ by record."""
    yield Report("m", ("id",), n=seen.option_of("TOY001", "n"))


def test_a_rule_sees_the_options_that_hold_for_its_record(tmp_path: Path) -> None:
    (finding,) = run_in(tmp_path, told("TOY001", own)).findings
    assert finding.message == "2"


@pytest.mark.parametrize(
    ("check", "says"),
    [
        (derived, "a derivation reads the option n through `option_of`"),
        (of_another, "`option_of` reads TOY001.n, which has no `x-whole-run: true`"),
    ],
)
def test_what_holds_for_the_run_cannot_hang_on_a_record(
    tmp_path: Path, check: Any, says: str
) -> None:
    result = run_in(tmp_path, told("TOY001", own), told("TOY002", check))
    (error,) = result.errors
    assert error.source == "rule TOY002 of toys"
    assert says in error.message
    assert [finding.code for finding in result.findings] == ["TOY001"]
