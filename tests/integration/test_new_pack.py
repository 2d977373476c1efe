"""`new pack`: what it writes is sound at once, in an environment with the published distribution."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from environment import Environment
from machinery import ROOT, write_files

pytestmark = pytest.mark.xdist_group("wheel")


def _shown_in_the_documentation(prefix: str) -> tuple[str, str]:
    """A record for the new pack, and what is found in it, with `prefix` for the one shown there."""
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    page = page.replace("acm-", f"{prefix}-").replace("ACM", prefix.upper())
    shown = re.findall(r"^```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (record,) = (text for text in shown if text.startswith("kind:"))
    (found,) = (text for text in shown if text.startswith("supplier.yaml\n"))
    return record, found


@pytest.mark.parametrize(
    ("given", "letters", "name", "prefix"),
    [("Acme rules", [], "acme-rules", "acm"), ("q2_x.Y", ["--code", "QXY"], "q2-x-y", "qxy")],
)
def test_a_new_pack_passes_its_own_tests_and_strict_checks(
    authors: Environment,
    tmp_path: Path,
    given: str,
    letters: list[str],
    name: str,
    prefix: str,
) -> None:
    said = authors.lint("new", "pack", given, *letters, cwd=tmp_path)
    assert (said.returncode, said.stderr) == (0, "")
    pack = tmp_path / name
    authors.pip("install", "--editable", f"{pack}[dev]")
    try:
        tested = authors.module("pytest", cwd=pack).stdout
        assert re.search(r"\b10 passed in", tested), tested
        authors.module("mypy", "--strict", cwd=pack)
        authors.module("ruff", "check", cwd=pack)
        authors.module("ruff", "format", "--check", cwd=pack)
        cases = authors.lint("test-rules", "tests", cwd=pack)
        assert cases.returncode == 0, cases.stdout + cases.stderr
        record, said_of_it = _shown_in_the_documentation(prefix)
        write_files(tmp_path / "records", {"supplier.yaml": record})
        chosen = ("supplier.yaml", f"--select={prefix.upper()}")
        found = authors.module(
            *("isms_lint", "check", *chosen),
            cwd=tmp_path / "records",
            env={"COLUMNS": "100"},
        )
        assert found.stdout.startswith(said_of_it), found.stdout
        config = f"profile: {name}\nplugins: {{required: [{name}]}}\n"
        write_files(tmp_path / "records", {".isms-lint.yaml": config})
        found = authors.lint("check", *chosen, "--format=concise", cwd=tmp_path / "records")
        assert found.returncode == 1, found.stderr
        assert found.stdout.startswith(f"supplier.yaml:4:13: error {prefix.upper()}001 decided 49")
    finally:
        authors.pip("uninstall", "-y", name)


def test_its_wheel_holds_schema_and_types(authors: Environment, tmp_path: Path) -> None:
    authors.lint("new", "pack", "acme", "--directory", "here/below", cwd=tmp_path)
    authors.module("build", "--wheel", "here/below", cwd=tmp_path)
    (wheel,) = (tmp_path / "here" / "below" / "dist").glob("acme-0.1.0-*.whl")
    authors.pip("install", "--no-deps", wheel)
    try:
        schema = authors.lint("schema", "acm-supplier-review", cwd=tmp_path)
        assert '"title": "Supplier review"' in schema.stdout
        assert (authors.packages / "acme" / "py.typed").exists()
    finally:
        authors.pip("uninstall", "-y", "acme")


def test_what_its_readme_shows_is_well_formed(authors: Environment, tmp_path: Path) -> None:
    authors.lint("new", "pack", "acme", cwd=tmp_path)
    text = (tmp_path / "acme" / "README.md").read_text(encoding="utf-8")
    assert "$" not in text.replace("$schema", "")
    shown = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (hooks,) = (block for block in shown if "pre-commit-config" in block)
    (hook,) = yaml.safe_load(hooks)["repos"][0]["hooks"]
    assert hook["additional_dependencies"] == ["isms-lint[rules,xlsx]", "acme==0.1.0"]
    settings, apart = (block for block in shown if ".isms-lint.yaml" in block)
    assert yaml.safe_load(settings) == {"plugins": {"required": ["acme"]}, "profile": "acme"}
    write_files(tmp_path, {".isms-lint.yaml": apart.replace("path/to/", "")})
    assert authors.lint("check", "--select=INP", cwd=tmp_path).returncode == 0
