"""The example pack: built, and installed beside the published distribution."""

from __future__ import annotations

import json
import re
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from environment import Environment
from machinery import write_files

pytestmark = pytest.mark.xdist_group("wheel")

AS_OF = "--as-of=2026-11-20"


@pytest.fixture(scope="module")
def pack(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the pack outside this project."""
    copy = tmp_path_factory.mktemp("example") / "pack"
    return Path(shutil.copytree(project / "examples" / "pack", copy))


@pytest.fixture(scope="module")
def installed(authors: Environment, pack: Path) -> Iterator[Environment]:
    """The environment in which its wheel, built from its source distribution, is installed."""
    authors.module("build", "--outdir", pack.parent / "dist", pack, cwd=pack.parent)
    (wheel,) = (pack.parent / "dist").glob("*.whl")
    authors.pip("install", "--no-deps", wheel)
    yield authors
    authors.pip("uninstall", "-y", "hollin-rules")


def test_its_source_distribution_has_its_tests(installed: Environment, pack: Path) -> None:
    with tarfile.open(next((pack.parent / "dist").glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "tests/cases/hol001.cases.yaml"} <= names
    assert not any(name.startswith("records") for name in names)


def test_its_own_tests_pass_on_what_is_installed(
    installed: Environment, pack: Path, tmp_path: Path
) -> None:
    shutil.copytree(pack / "tests", tmp_path / "tests")
    shutil.copy(pack / "pyproject.toml", tmp_path)
    tested = installed.module("pytest", "-W", "error", cwd=tmp_path).stdout
    assert re.search(r"\b\d+ passed in", tested), tested


def test_its_types_and_style_are_strict(installed: Environment, pack: Path) -> None:
    installed.module("mypy", "--strict", cwd=pack)
    installed.module("ruff", "check", cwd=pack)
    installed.module("ruff", "format", "--check", cwd=pack)


def test_what_it_brings_is_listed(installed: Environment, tmp_path: Path) -> None:
    listed = json.loads(installed.lint("plugins", "--format=json", cwd=tmp_path).stdout)
    assert listed["failures"] == []
    plugin = next(found for found in listed["plugins"] if found["name"] == "hollin")
    assert (plugin["distribution"], plugin["version"]) == ("hollin-rules", "2.1.0")
    assert plugin["rules"] == ["HOL001", "HOL002", "HOL003"]
    assert plugin["kinds"] == ["hol-supplier-review"]
    assert plugin["readers"] == [".jsonl"]
    assert plugin["formats"] == ["hollin-todo"]
    assert plugin["profiles"] == ["hollin"]
    assert plugin["derivations"] == ["hollin.latest-reviews"]
    assert plugin["mappings"] == ["export/*.jsonl"]
    assert plugin["papers"] == ["hollin-suppliers"]
    assert plugin["due"] == ["hollin-supplier-review"]
    assert plugin["drafts"] == ["hol-supplier-review"]
    assert plugin["adjusts_findings"] is True


def test_built_in_rules_and_its_own_find(installed: Environment, pack: Path) -> None:
    records = pack / "records"
    done = installed.lint("check", AS_OF, "--format=concise", cwd=records)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[:-1] == [
        "critical/payments.yaml:2:5: error HOL002 the last review of the supplier was 445 days ago;"
        " 365 are allowed (contract CON-9)",
        "export/tickets.jsonl:1:134: warning CAR005 due on 2026-09-30 and still open on 2026-11-20,"
        " 51 days later (corrective-action T-41)",
    ]


def test_its_format_is_one_of_the_formats(installed: Environment, pack: Path) -> None:
    done = installed.lint("check", AS_OF, "--format=hollin-todo", cwd=pack / "records")
    assert done.returncode == 1
    assert "[ ] export/tickets.jsonl:1 due on 2026-09-30" in done.stdout
    assert "2 to do as of 2026-11-20" in done.stdout


ASKING = '''
from isms_lint.rules import REGISTER, Basis, Report, Severity, rule

@rule(code="LOC001", name="local-newest-review", kinds={"contract"}, scope=REGISTER,
      basis=Basis.ORGANIZATION, severity=Severity.INFO, since="1", messages={"newest": "{review}"})
def newest_review(contract, run):
    """Names the newest review."""
    latest = run.fact("hollin.latest-reviews")[contract.id]
    yield Report("newest", ("id",), review=latest.review.id)
'''


def test_rules_elsewhere_may_ask_for_what_it_derives(
    installed: Environment, pack: Path, tmp_path: Path
) -> None:
    write_files(tmp_path, {"local.py": ASKING})
    chosen = ("--plugin", tmp_path / "local.py", "--select=LOC001", "--format=concise")
    done = installed.lint("check", AS_OF, *chosen, cwd=pack / "records")
    assert [line.partition(" LOC001 ")[2] for line in done.stdout.splitlines()[:-1]] == [
        "SR-2025-4 (contract CON-9)",
        "SR-2026-1 (contract CON-7)",
    ]


def test_its_paper_is_one_of_the_papers(installed: Environment, pack: Path) -> None:
    records = pack / "records"
    done = installed.lint("report", "hollin-suppliers", AS_OF, cwd=records)
    assert (done.returncode, done.stderr) == (0, "")
    assert "| CON-7 | Northwind Hosting | 2026-02-03 | keep |" in done.stdout
    assert "CON-9: the last review of the supplier was 445 days ago" in done.stdout
