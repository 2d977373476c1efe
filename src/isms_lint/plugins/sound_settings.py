"""Mappings and profiles that plugins bring: settings, held to the configuration's own schema."""

from __future__ import annotations

from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.config.mappings import read_mapping
from isms_lint.config.profile import check_profile
from isms_lint.config.settings import check_settings
from isms_lint.plugins.refused import Refused


def refuse_wrong_mapping(mapping: Any) -> None:
    """Raise Refused where it is none."""
    try:
        check_settings({"mappings": [mapping]}, None, "")
        read_mapping(mapping)
    except UsageError as error:
        raise Refused(f"a mapping is wrong: {error.message}") from error


def refuse_wrong_profile(name: str, settings: Any) -> None:
    """Raise Refused where it is none."""
    if not isinstance(settings, dict):
        raise Refused(f"the profile `{name}` is no mapping of settings")
    try:
        check_profile(name, settings)
    except UsageError as error:
        raise Refused(f"the profile `{name}` is wrong: {error.message}") from error
