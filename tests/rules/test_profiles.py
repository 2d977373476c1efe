"""The profiles of the pack, as a configuration names them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from isms_lint.config.config import Config
from isms_lint.config.load import to_config
from isms_lint.config.selection import selected
from isms_lint.plugins.manager import load_plugins
from isms_lint.rules import Basis
from isms_lint.testing import lint

INCOMPLETE = """
kind: corrective-action
id: CAR-1
nonconformity: NC-1
status: closed
closed_on: 2026-05-04
cause: Nobody was told.
cause_determined_on: 2026-06-02
---
{kind: nonconformity, id: NC-1}
"""


def codes(profile: str) -> set[str]:
    plugins = load_plugins()
    config = to_config({"profile": profile.split(",")}, plugins.profiles, ".isms-lint.yaml")
    return {rule.code for rule in selected(plugins.rules, config)}


def test_starter_has_the_integrity_of_records_and_the_classics() -> None:
    chosen = codes("starter")
    assert {"INP002", "REF001", "IND001", "SEQ001", "MRV002", "CAR005"} <= chosen
    assert chosen.isdisjoint({"CAR003", "FND002", "MRV016", "IND006"})


def test_each_step_has_the_rules_of_the_one_before_and_more() -> None:
    starter, managed, certification = map(codes, ("starter", "managed", "certification"))
    assert starter < managed < certification
    everything = selected(load_plugins().rules, Config())
    assert certification == codes("strict") == {rule.code for rule in everything}


def test_managed_has_every_rule_of_a_requirement() -> None:
    wanted = {c for c, r in load_plugins().rules.items() if r.basis is Basis.REQUIREMENT}
    assert wanted <= codes("managed")
    assert codes("managed") - wanted <= codes("starter")


REVIEW = """
kind: management-review
id: MR-1
status: held
held_on: 2026-10-08
decisions: [{class: isms-change, text: none needed}]
"""


@pytest.mark.parametrize(
    ("profile", "severity"), [("certification", "info"), ("[certification, iso9001]", "error")]
)
def test_iso9001_asks_for_a_decision_on_resources(profile: str, severity: str) -> None:
    result = lint(REVIEW, config=f"profile: {profile}\n")
    assert [str(f.severity) for f in result.findings if f.code == "MRV010"] == [severity]


@pytest.mark.parametrize(
    ("profile", "severity"),
    [("managed", None), ("certification", "error"), ("[strict, transition-2013]", "warning")],
)
def test_in_transition_ids_of_2013_are_warnings(profile: str, severity: str | None) -> None:
    result = lint("kind: risk\nid: R-1\ncontrols: [A.9.2.3]\n", config=f"profile: {profile}\n")
    found = [str(f.severity) for f in result.findings if f.code == "SOA009"]
    assert found == ([] if severity is None else [severity])


def test_what_starter_leaves_for_later_is_not_reported() -> None:
    said = {finding.code for finding in lint(INCOMPLETE, select=None).findings}
    assert "CAR003" in said
    result = lint(INCOMPLETE, config="profile: starter\n")
    assert {finding.code for finding in result.findings} == set()


@pytest.mark.parametrize(("profile", "code"), [("starter", 0), ("strict", 1)])
def test_strict_fails_where_starter_passes(tmp_path: Path, profile: str, code: int) -> None:
    (tmp_path / ".isms-lint.yaml").write_text(f"profile: {profile}\n")
    (tmp_path / "isms.yaml").write_text(INCOMPLETE)
    done = subprocess.run(
        [sys.executable, "-m", "isms_lint", "check", str(tmp_path), "--as-of", "2026-11-20"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == code


def _check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "isms_lint", "check", str(folder), "--as-of", "2026-11-20"]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)


def test_the_command_line_names_another_profile(tmp_path: Path) -> None:
    (tmp_path / ".isms-lint.yaml").write_text("profile: strict\n")
    (tmp_path / "isms.yaml").write_text(INCOMPLETE)
    assert "CAR003" in _check(tmp_path).stdout
    assert "CAR003" not in _check(tmp_path, "--profile", "starter").stdout
    wrong = _check(tmp_path, "--profile", "starter,iso9002")
    assert (wrong.returncode, wrong.stderr) == (
        2,
        "isms-lint: there is no profile `iso9002`; did you mean `iso9001`?\n",
    )


def test_a_profile_needs_no_file(tmp_path: Path) -> None:
    (tmp_path / "isms.yaml").write_text(INCOMPLETE)
    assert "CAR003" not in _check(tmp_path, "--profile", "starter").stdout
    assert _check(tmp_path, "--profile=managed,iso9001").returncode == 1


def test_an_unknown_profile_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / ".isms-lint.yaml").write_text("profile: startr\n")
    done = subprocess.run(
        [sys.executable, "-m", "isms_lint", "check", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "there is no profile `startr`; did you mean `starter`?" in done.stderr
