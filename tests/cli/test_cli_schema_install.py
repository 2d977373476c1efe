"""`schema --install`: what is written, what stays, and what is refused."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from cli_process import Cli
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from isms_lint.plugins.manager import load_plugins

KINDS = list(load_plugins().kinds)
SCHEMAS = ".isms-lint/schemas"


def _validator(root: Path) -> Draft202012Validator:
    """The schema for all records, with the others where it looks for them: beside it."""
    folder = root / SCHEMAS

    def beside(uri: str) -> Resource[Any]:
        text = Path(uri.removeprefix("file://")).read_text(encoding="utf-8")
        return Resource.from_contents(json.loads(text))

    address = (folder / "record.json").as_uri()
    registry: Registry[Any] = Registry(retrieve=beside)  # type: ignore[call-arg]
    return Draft202012Validator({"$ref": address}, registry=registry)


def _settings(root: Path) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((root / ".vscode" / "settings.json").read_text())
    return settings


def test_every_kind_has_its_schema_and_one_leads_to_all(cli: Cli, tmp_path: Path) -> None:
    ran = cli("schema", "--install", "--root", tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert f"wrote {SCHEMAS}/record.json" in ran.out.splitlines()
    written = {path.stem for path in (tmp_path / SCHEMAS / "kinds").iterdir()}
    assert written == set(KINDS)
    for path in (tmp_path / SCHEMAS).rglob("*.json"):
        Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
    judge = _validator(tmp_path)
    for kind in KINDS:
        assert judge.is_valid({"kind": kind, "id": "X-1"})
        assert judge.is_valid({"kind": kind, "records": [{"id": "X-1"}]})
        assert not judge.is_valid({"kind": kind, "id": "X-1", "colour": "red"})
    assert not judge.is_valid({"kind": "audit", "id": "A", "findings": [{"colour": "red"}]})


def test_what_is_no_record_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    cli("schema", "--install", "--root", tmp_path)
    judge = _validator(tmp_path)
    for other in ({"services": {}}, {"kind": "Deployment", "spec": {}}, [1], "text"):
        assert judge.is_valid(other)
    rule = {"code": "ORG001", "kind": "audit", "assert": "true", "message": "no"}
    assert judge.is_valid(rule)


def test_files_are_led_to_the_schemas(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / ".isms-lint.yaml").write_text("include: ['isms/**', registers/]\nrules: [own/]\n")
    cli("schema", "--install", "--root", tmp_path)
    records = ["isms/**", "registers/**"]
    assert _settings(tmp_path) == {
        "yaml.schemas": {
            f"./{SCHEMAS}/record.json": records,
            f"./{SCHEMAS}/configuration.json": [".isms-lint.yaml"],
            f"./{SCHEMAS}/rule.json": ["own/**"],
        },
        "json.schemas": [
            {"fileMatch": records, "url": f"./{SCHEMAS}/record.json"},
            {"fileMatch": [".isms-lint-baseline.json"], "url": f"./{SCHEMAS}/baseline.json"},
        ],
    }
    extensions = json.loads((tmp_path / ".vscode" / "extensions.json").read_text())
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_a_second_time_nothing_is_written(cli: Cli, tmp_path: Path) -> None:
    cli("schema", "--install", "--root", tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    times = {path: path.stat().st_mtime_ns for path in files}
    ran = cli("schema", "--install", "--root", tmp_path)
    assert ran.out == f"{len(files)} of {len(files)} files were up to date\n"
    assert {path: path.stat().st_mtime_ns for path in files} == times


def test_settings_that_are_there_stay(cli: Cli, tmp_path: Path) -> None:
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    own = '// ours\n{\n  "editor.tabSize": 2, // two\n  "yaml.schemas": {"https://x/y": "z.yaml"},\n}\n'
    settings.write_text(own)
    (settings.parent / "extensions.json").write_text('{"recommendations": ["acme.tool"]}')
    cli("schema", "--install", "--root", tmp_path)
    text = settings.read_text()
    assert text.startswith('// ours\n{\n  "editor.tabSize": 2, // two\n')
    assert '"https://x/y": "z.yaml"' in text
    assert f"./{SCHEMAS}/record.json" in text
    extensions = json.loads((settings.parent / "extensions.json").read_text())
    assert extensions == {"recommendations": ["acme.tool", "redhat.vscode-yaml"]}


@pytest.mark.parametrize("text", ['{"a": ', '["list"]', '{"yaml.schemas": []}', "\ufeff{}"])
def test_settings_that_cannot_be_added_to_are_left(cli: Cli, tmp_path: Path, text: str) -> None:
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(text, encoding="utf-8")
    ran = cli("schema", "--install", "--root", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "settings.json: cannot be added to" in ran.err
    assert '{"yaml.schemas": {"./.isms-lint/schemas/record.json": ' in ran.err
    assert settings.read_text(encoding="utf-8") == text
    assert not (tmp_path / ".isms-lint").exists()


@pytest.mark.parametrize("link", [".isms-lint", ".vscode"])
def test_a_link_that_leads_out_is_refused(cli: Cli, tmp_path: Path, link: str) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    (root / ".git").mkdir(parents=True)
    outside.mkdir()
    (root / link).symlink_to(outside)
    ran = cli("schema", "--install", "--root", root)
    assert (ran.code, ran.out) == (2, "")
    assert "a link leads it out of the repository" in ran.err
    assert list(outside.iterdir()) == []


def test_a_run_does_not_take_them_for_records(cli: Cli, overdue: Path) -> None:
    before = cli("check", overdue, "--as-of", "2026-11-20")
    cli("schema", "--install", "--root", overdue)
    assert cli("check", overdue, "--as-of", "2026-11-20") == before


def test_no_kind_goes_with_it(cli: Cli, tmp_path: Path) -> None:
    ran = cli("schema", "audit", "--install", "--root", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "--install writes the schemas of all kinds" in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("file", [".vscode/settings.json", f"{SCHEMAS}/record.json"])
def test_what_is_no_file_is_refused(cli: Cli, tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / file)
    ran = cli("schema", "--install", "--root", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"{file}: there already, and no file; nothing is written" in ran.err
    assert not (tmp_path / SCHEMAS / "kinds").exists()
