"""Schemas and editor settings, written into a repository."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

from isms_lint.config.config import Config
from isms_lint.config.errors import UsageError
from isms_lint.config.settings import from_here
from isms_lint.declared.files import USUAL
from isms_lint.editors import vscode
from isms_lint.editors.jsonc import NotMergeable
from isms_lint.editors.schemas import installed_schemas
from isms_lint.files.leading_out import leads_out
from isms_lint.files.replace import replace
from isms_lint.records.kinds import Kinds
from isms_lint.values import NamedTuple

FOLDER = ".isms-lint/schemas"
"""Where the schemas go, seen from the root. No run reads it: its name begins with a dot."""
_SETTINGS = ".vscode/settings.json"
_EXTENSIONS = ".vscode/extensions.json"


class Installed(NamedTuple):
    """The files below the root that were written, and how many were as they should be already."""

    written: tuple[str, ...]
    unchanged: int


def install(root: str, config: Config, kinds: Kinds) -> Installed:
    """Write the schemas of all kinds and of our own files, and the settings of VS Code that use them.

    Raises UsageError, before anything is written, where a link leads out of the repository, and where
    settings are there that cannot be added to; then it says what to add.
    """
    texts = editor_files(root, config, kinds)
    for file in texts:
        if leads_out(f"{root}/{file}"):
            raise UsageError("a link leads it out of the repository", from_here(f"{root}/{file}"))
        _refuse_no_file(f"{root}/{file}")
    written = tuple(file for file, text in texts.items() if _write(root, file, text))
    return Installed(written, len(texts) - len(written))


def editor_files(root: str, config: Config, kinds: Kinds) -> dict[str, str]:
    """The text of every file that `install` writes, by its path below the root.

    Raises UsageError where settings are there that cannot be added to.
    """
    rules = USUAL if config.rules is None else config.rules
    settings = vscode.associations(FOLDER, config.include, rules)
    recommended = {"recommendations": [vscode.YAML_EXTENSION]}
    texts = {f"{FOLDER}/{name}": _json(schema) for name, schema in installed_schemas(kinds).items()}
    texts[_SETTINGS] = _merged(
        root, _SETTINGS, settings, lambda text: vscode.with_associations(text, settings)
    )
    texts[_EXTENSIONS] = _merged(root, _EXTENSIONS, recommended, vscode.with_recommendation)
    return texts


def _merged(root: str, file: str, wanted: dict[str, Any], merge: Callable[[str], str]) -> str:
    """The text of `file` with what is wanted in it."""
    path = f"{root}/{file}"
    if not os.path.lexists(path):
        return merge("{}\n")
    _refuse_no_file(path)
    try:
        with open(path, encoding="utf-8", newline="") as handle:
            text = handle.read()
        return merge(text if text.strip() else "{}\n")
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", from_here(path)) from error
    except (NotMergeable, UnicodeDecodeError) as error:
        reason = str(error) if isinstance(error, NotMergeable) else "it is not UTF-8"
        add = json.dumps(wanted, ensure_ascii=False)
        raise UsageError(
            f"cannot be added to ({reason}); nothing is written. Add this yourself: {add}",
            from_here(path),
        ) from error


def _refuse_no_file(path: str) -> None:
    """Raise UsageError where something else than a file is there: a pipe would be read for ever."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise UsageError("there already, and no file; nothing is written", from_here(path))


def _write(root: str, file: str, text: str) -> bool:
    """Whether the file was another before."""
    path = f"{root}/{file}"
    raw = text.encode("utf-8")
    try:
        if os.path.isfile(path):
            with open(path, "rb") as handle:
                if handle.read() == raw:
                    return False
        os.makedirs(os.path.dirname(path), exist_ok=True)
        replace(path, raw)
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", from_here(path)) from error
    return True


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
