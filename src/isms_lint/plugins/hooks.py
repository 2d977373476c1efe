"""The hooks of a plugin, held to the ones there are."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from isms_lint.plugins import hookspecs
from isms_lint.plugins.places import place_of
from isms_lint.plugins.refused import Refused

_PREFIX = "isms_lint_"
_MARK = f"{hookspecs.GROUP}_impl"
_OF_NAMES = frozenset(
    {
        "isms_lint_kinds",
        "isms_lint_readers",
        "isms_lint_reporters",
        "isms_lint_profiles",
        "isms_lint_derivations",
        "isms_lint_due",
        "isms_lint_pictures",
    }
)
"""Hooks that return a mapping from names."""


def has_hooks(module: object) -> bool:
    """Whether a module means to be a plugin."""
    return any(name.startswith(_PREFIX) or _marked(module, name) for name in dir(module))


def mistakes_in_hooks(module: object) -> Iterator[Refused]:
    """What is wrong with the hooks of a plugin, each with its place."""
    for name in dir(module):
        found = getattr(module, name)
        marked = _marked(module, name)
        if not (name.startswith(_PREFIX) or marked):
            continue
        complaint = _complaint(name, found, marked)
        if complaint:
            yield Refused(complaint, place_of(found))


def _marked(module: object, name: str) -> bool:
    return isinstance(getattr(getattr(module, name, None), _MARK, None), dict)


def _complaint(name: str, found: Any, marked: bool) -> str:
    """What is wrong with one hook; empty where it is sound."""
    spec = getattr(hookspecs, name, None) if name.startswith(_PREFIX) else None
    if spec is None:
        from isms_lint.records.validate import nearest

        known = [other for other in vars(hookspecs) if other.startswith(_PREFIX)]
        return f"`{name}` is no hook of isms-lint; {nearest(name, known)}".rstrip("; ")
    if not callable(found):
        return f"`{name}` is no function"
    if not marked:
        return f"`{name}` is never called: it lacks `@hookimpl`"
    options = getattr(found, _MARK)
    if options.get("wrapper") or options.get("hookwrapper"):
        return f"`{name}` wraps others, which no hook of isms-lint does"
    wanted = list(inspect.signature(spec).parameters)
    given = inspect.signature(found).parameters
    more = [n for n, one in given.items() if n not in wanted and one.default is one.empty]
    if more:
        takes = f"it takes {', '.join(wanted)}" if wanted else "it takes none"
        return f"`{name}` has the argument {', '.join(more)}; {takes}"
    lacking = [argument for argument in wanted if argument not in given]
    return f"`{name}` lacks the argument {', '.join(lacking)}" if lacking else ""


def items_of(hook: str, function: Callable[[], Any]) -> list[Any]:
    """What the `function` of a hook returns, one by one: of a mapping pairs, the first a text.

    Raises Refused where it is something else.
    """
    brought = function()
    if brought is None:
        raise Refused(f"`{hook}` returned nothing")
    if hook in _OF_NAMES:
        if not isinstance(brought, Mapping):
            raise Refused(f"`{hook}` returned {_a(brought)}, not a mapping")
        for name in brought:
            if not isinstance(name, str):
                raise Refused(f"`{hook}` returned a mapping from {_a(name)}, not from names")
        return list(brought.items())
    if isinstance(brought, str | bytes | Mapping) or not hasattr(brought, "__iter__"):
        raise Refused(f"`{hook}` returned {_a(brought)}, not a list")
    return list(brought)


def _a(value: object) -> str:
    return f"a value of the type {type(value).__name__}"
