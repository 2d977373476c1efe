"""Runs rules over records in several processes, which share the records as they are in memory.

A forked process has all that was read and lifted without a copy being made. Each takes the next family
of rules that nobody has taken, as rules of a family go by the same facts; what they say is put together
in the order of the rules. Whatever a process did not come to is run here.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from isms_lint.records.register import Register
from isms_lint.rule_run import records_of
from isms_lint.rules.rule import Rule
from isms_lint.values import NamedTuple

_WORTH_A_PROCESS = 1500
"""Records from which another process brings more than it costs."""
_NUMBER = 2
"""Bytes of the number of a family."""

Outcome = TypeVar("Outcome")
"""What comes of a rule: something that can be pickled."""
Run = Callable[[Rule], Outcome]
Sent = tuple[list[tuple[str, Outcome]], list[int]]
"""Outcomes, by code, and the records that stand for more than could be followed, by place."""


class Process(NamedTuple):
    """A forked process, and the pipe through which it sends what its rules said."""

    pid: int
    pipe: int


def processes_for(records: int, jobs: int) -> int:
    """In how many processes to run rules over so many records, where there may be `jobs`."""
    if not hasattr(os, "fork"):
        return 1
    return max(1, min(jobs, records // _WORTH_A_PROCESS + 1))


def run_side_by_side(
    rules: Sequence[Rule], run: Run[Outcome], register: Register, processes: int
) -> Iterator[Outcome]:
    """What comes of each of the rules for the records in `register`, in their order. `run` runs one."""
    families = _families(rules, register)
    if processes < 2 or len(families) < 2:
        yield from map(run, rules)
        return
    waiting, filling = os.pipe()
    os.write(filling, b"".join(n.to_bytes(_NUMBER, "little") for n in range(len(families))))
    os.close(filling)
    others: list[Process] = []
    try:
        for _ in range(processes - 1):
            try:
                others.append(_start(families, run, register, waiting, others))
            except OSError:
                break  # no further process may be had: those there are do it all
        said: dict[str, Outcome] = dict(_taken(families, run, waiting))
        for other in others:
            received: Sent[Outcome] = _received(other)
            theirs, cut = received
            said.update(theirs)
            register.scope.cut.update((register.records[place], None) for place in cut)
    finally:
        os.close(waiting)
        for other in others:
            os.kill(other.pid, signal.SIGKILL)  # it has ended, or is not wanted any more
            os.waitpid(other.pid, 0)
            os.close(other.pipe)
    for rule in rules:
        yield said[rule.code] if rule.code in said else run(rule)


def _families(rules: Sequence[Rule], register: Register) -> list[list[Rule]]:
    """Those with the most to look at first, so that all processes end at about the same time."""
    families: dict[str, list[Rule]] = {}
    looks: dict[str, int] = {}
    for rule in rules:
        families.setdefault(rule.family, []).append(rule)
        looks[rule.family] = looks.get(rule.family, 0) + len(records_of(rule, register))
    return [families[name] for name in sorted(families, key=lambda name: -looks[name])]


def _taken(
    families: Sequence[Sequence[Rule]], run: Run[Outcome], waiting: int
) -> Iterator[tuple[str, Outcome]]:
    """What comes of the rules of those families that nobody else takes."""
    while number := os.read(waiting, _NUMBER):
        for rule in families[int.from_bytes(number, "little")]:
            yield rule.code, run(rule)


def _start(
    families: Sequence[Sequence[Rule]],
    run: Run[Outcome],
    register: Register,
    waiting: int,
    others: Sequence[Process],
) -> Process:
    """Fork a process that takes families of rules."""
    receive, send = os.pipe()
    try:
        pid = os.fork()
    except OSError:
        os.close(receive)
        os.close(send)
        raise
    if pid:
        os.close(send)
        return Process(pid, receive)
    try:
        import pickle

        os.close(receive)
        for other in others:
            os.close(other.pipe)
        # Sent at the end: nobody receives before, and a full pipe would keep this process waiting.
        said = list(_taken(families, run, waiting))
        cut = register.scope.cut
        sent: Sent[Outcome] = (
            said,
            [n for n, record in enumerate(register.records) if record in cut],
        )
        with os.fdopen(send, "wb") as pipe:
            pickle.dump(sent, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        # Leaves without the parent's clean-up: its buffers and exit handlers are not ours.
        os._exit(0)


def _received(process: Process) -> Sent[Outcome]:
    """What the process sent; nothing where it came to an end before."""
    import pickle

    with os.fdopen(os.dup(process.pipe), "rb") as pipe:
        try:
            sent: Sent[Outcome] = pickle.load(pipe)  # noqa: S301 (our own process wrote it)
        except (EOFError, pickle.UnpicklingError):
            return [], []
        return sent
