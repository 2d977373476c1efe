"""Brings the kinds of the record model through the plugin door."""

from __future__ import annotations

import os

import pluggy

hookimpl = pluggy.HookimplMarker("isms_lint")

FOLDER = os.path.dirname(os.path.abspath(__file__))


@hookimpl
def isms_lint_kinds() -> dict[str, str]:
    """Every file of `kinds/` is the schema of the kind it is named after."""
    folder = os.path.join(FOLDER, "kinds")
    return {
        file.removesuffix(".json"): os.path.join(folder, file)
        for file in sorted(os.listdir(folder))
        if file.endswith(".json")
    }


@hookimpl
def isms_lint_common_schemas() -> list[str]:
    """The definitions the kinds share."""
    return [os.path.join(FOLDER, "common.json")]
