"""Starts processes for `measure.py`, one after another.

A process begins as a copy of the one that starts it, and the memory of that copy counts in its peak. So
this program, which is small and stays so, starts them, and not the one that holds corpora. It reads
marshalled tuples (command, folder, file for output, file for errors) and answers with
(seconds, processor seconds, peak, exit status).
"""

import marshal
import os
import sys
import time


def launch(
    command: list[str], folder: str, output: str, errors: str
) -> tuple[float, float, int, int]:
    """Runs one process to its end."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    os.chdir(folder)
    streams = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, output, flags, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, errors, flags, 0o600),
    ]
    began = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=streams)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, code


if __name__ == "__main__":
    while True:
        try:
            asked = marshal.load(sys.stdin.buffer)
        except EOFError:
            break
        marshal.dump(launch(*asked), sys.stdout.buffer)
        sys.stdout.buffer.flush()
