"""The installed schemas, as programs see them that know JSON Schema: the language server that editors
run for YAML, and check-jsonschema.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).resolve().parents[2]
SERVER = "yaml-language-server/bin/yaml-language-server"
SOUND = """\
kind: corrective-action
records:
  - id: CAR-1
    title: Replace the badge readers
    status: planned
    owner: viktor
"""
WRONG = SOUND.replace("status: planned", "statuss: planned").replace("viktor", "[viktor]")


@pytest.fixture
def alder(tmp_path: Path) -> Path:
    """The example repository with the schemas installed."""
    folder = Path(shutil.copytree(ROOT / "examples" / "alder", tmp_path / "alder"))
    command = [sys.executable, "-m", "isms_lint", "schema", "--install", "--root", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


async def _diagnosed(
    node: str, consumers: Path, root: Path, sound: list[Path], wrong: list[Path]
) -> dict[Path, list[str]]:
    """What the language server says of files, with the settings that were installed: it is waited for
    until it has spoken of all, and found something in those that are `wrong`.
    """
    files = [*sound, *wrong]
    settings = json.loads((root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    schemas = {
        (root / schema).as_uri(): patterns for schema, patterns in settings["yaml.schemas"].items()
    }
    client = LanguageClient("editor", "1")
    said: dict[str, list[str]] = {}
    told = asyncio.Event()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def publish(params: types.PublishDiagnosticsParams) -> None:
        found = [f"{one.range.start.line + 1}: {one.message}" for one in params.diagnostics]
        said[params.uri] = sorted(found)
        told.set()

    @client.feature(types.WORKSPACE_CONFIGURATION)
    def configuration(params: types.ConfigurationParams) -> list[Any]:
        yaml = {"validate": True, "schemas": schemas, "schemaStore": {"enable": False}}
        return [yaml if item.section == "yaml" else None for item in params.items]

    await client.start_io(node, str(consumers / SERVER), "--stdio")
    workspace = types.WorkspaceClientCapabilities(configuration=True)
    await client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(workspace=workspace),
            workspace_folders=[types.WorkspaceFolder(root.as_uri(), root.name)],
            process_id=os.getpid(),
        )
    )
    client.initialized(types.InitializedParams())
    for file in files:
        text = file.read_text(encoding="utf-8")
        document = types.TextDocumentItem(file.as_uri(), "yaml", 1, text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    async with asyncio.timeout(60):
        # It speaks of sound files, too, and of all a first time before it has read the schemas.
        while len(said) < len(files) or not all(said[file.as_uri()] for file in wrong):
            told.clear()
            await told.wait()
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return {file: said[file.as_uri()] for file in files}


def test_an_editor_for_yaml_finds_mistakes_by_kind(node: str, consumers: Path, alder: Path) -> None:
    wrong, rule = alder / "actions" / "wrong.yaml", alder / "rules" / "org001.yaml"
    wrong.write_text(WRONG, encoding="utf-8")
    rule.parent.mkdir()
    rule.write_text("code: ORG001\nkind: audit\nassert: 'true'\nmesage: late\n", encoding="utf-8")
    config = alder / ".isms-lint.yaml"
    config.write_text("fail_on: warning\nignored: [CAR005]\n", encoding="utf-8")
    sound = sorted(alder.glob("*/*.yaml"))[:6]
    sound = [file for file in sound if file not in (wrong, rule)]
    said = asyncio.run(_diagnosed(node, consumers, alder, sound, [rule, config, wrong]))
    assert said[wrong] == [
        "5: Property statuss is not allowed.",
        '6: Incorrect type. Expected "string".',
    ]
    assert [one for one in said[config] if one.startswith("2: ")]
    assert [one for one in said[rule] if one.startswith("4: ")]
    assert {file: said[file] for file in sound} == {file: [] for file in sound}


def test_check_jsonschema_agrees(alder: Path) -> None:
    schema = alder / ".isms-lint" / "schemas" / "record.json"
    records = alder / "records"
    records.mkdir()
    (records / "sound.yaml").write_text(SOUND, encoding="utf-8")
    assert _checked(schema, records / "sound.yaml").returncode == 0
    (records / "wrong.yaml").write_text(WRONG, encoding="utf-8")
    wrong = _checked(schema, records / "wrong.yaml")
    assert wrong.returncode == 1
    assert "'statuss'" in wrong.stdout
    several = [f for f in alder.rglob("*.yaml") if "\n---" not in f.read_text(encoding="utf-8")]
    several = [f for f in several if f.name not in ("wrong.yaml", ".isms-lint.yaml")]
    assert len(several) > 20
    assert _checked(schema, *several).returncode == 0


def _checked(schema: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
