"""Where a file would really lie."""

from __future__ import annotations

import os


def leads_out(path: str) -> bool:
    """Whether `path` lies in a git repository by its name, and links take it out of that, or to where
    git keeps what is its own. A change can bring such links.
    """
    path = os.path.abspath(path)
    folder = os.path.dirname(path)
    while True:
        if os.path.lexists(os.path.join(folder, ".git")) and _is_led_away(folder, path):
            return True
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above


def leaves(folder: str, path: str) -> bool:
    """Whether links take `path` out of `folder`, or to where git keeps what is its own."""
    real, top = os.path.realpath(path), os.path.realpath(folder)
    return not real.startswith(top.rstrip(os.sep) + os.sep) or ".git" in real[len(top) :].split(
        os.sep
    )


def _is_led_away(top: str, path: str) -> bool:
    named = os.path.join(os.path.realpath(top), os.path.relpath(path, top))
    real = os.path.realpath(path)
    if real == named:
        return False
    inside = real.startswith(os.path.realpath(top).rstrip(os.sep) + os.sep)
    return not inside or ".git" in real.split(os.sep)
