"""`NamedTuple` as `typing` has it, for classes that take a tenth of the time to make.

The standard one compiles every annotation, and code for every class: for the two hundred that are made
before a record is read, that was a tenth of a small run. Here classes with as many fields share their
code. To type checkers it is the standard one. It needs `from __future__ import annotations`.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class _Making(type):
        """Makes a class of tuples of a class body that names fields."""

        def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(mcs, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            like = _like(len(fields))
            defaults = {field: body[field] for field in fields if field in body}
            new = FunctionType(
                like.__new__.__code__.replace(co_varnames=("_cls", *fields)),
                like.__new__.__globals__,
                "__new__",
                tuple(defaults.values()),
            )
            new.__qualname__ = f"{name}.__new__"
            parts = vars(like)
            made = {
                "__slots__": (),
                "__new__": new,
                "_fields": fields,
                "_field_defaults": defaults,
                "__match_args__": fields,
                "_replace": _replace,
                "__repr__": _shown,
                **{part: parts[part] for part in ("_make", "_asdict", "__getnewargs__")},
                **body,
                **{field: parts[at] for field, at in zip(fields, like._fields, strict=True)},
            }
            return type(name, (tuple,), made)

    class NamedTuple(metaclass=_Making):
        """The base of such classes."""

    @cache
    def _like(count: int) -> type:
        """A standard class with so many fields, which lends its parts."""
        return namedtuple("_like", [f"field{number}" for number in range(count)])

    def _replace(self, /, **values: Any) -> Any:
        replaced = self._make(map(values.pop, self._fields, self))
        if values:
            raise ValueError(f"Got unexpected field names: {list(values)!r}")
        return replaced

    def _shown(self) -> str:
        told = ", ".join(
            f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True)
        )
        return f"{type(self).__name__}({told})"
