"""Addresses of the client, as paths."""

from __future__ import annotations

from pygls.uris import to_fs_path


def path_of(uri: str) -> str | None:
    """The path of a file that `uri` names; None where it names none."""
    path = to_fs_path(uri)
    return None if path is None or "\0" in path else path
