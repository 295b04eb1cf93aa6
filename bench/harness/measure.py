"""One kernel on one peer in one process: raw times, its value, its peak memory."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

BENCH = Path(__file__).resolve().parents[1]


@dataclass
class Sample:
    """What one process did. Times are seconds; `ends` count from the start of the process.

    `startup` is the time until the kernel was imported, `runs` how long each run took by the
    peer's own clock, `ends` when its line arrived here, `peak` the largest resident set in bytes.
    """

    startup: float = 0.0
    runs: list = field(default_factory=list)
    ends: list = field(default_factory=list)
    value: str = ""
    peak: int = 0
    wall: float = 0.0
    cpu: float = 0.0
    error: str = ""


def sample(peer, kernel, seconds, runs, limit, niceness=0):
    """Runs `kernel` on `peer` for about `seconds`, at most `runs` times, killed after `limit`."""
    command = [
        *peer.command,
        str(BENCH / "driver.py"),
        str(BENCH / "kernels"),
        kernel.name,
        str(kernel.n),
        str(seconds),
        str(runs),
    ]
    result = Sample()
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **peer.environment},
            cwd=BENCH,
            start_new_session=True,
        )
        if niceness:
            set_niceness(process.pid, niceness)
        timer = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            read_lines(process.stdout, start, result)
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            timer.cancel()
            process.stdout.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        result.wall = time.perf_counter() - start
        result.cpu = usage.ru_utime + usage.ru_stime
        result.peak = usage.ru_maxrss * 1024
        if process.returncode == -signal.SIGKILL and result.wall >= limit:
            # A peer too slow for the bound keeps the runs it finished.
            result.error = "" if result.runs else "no run within %d s" % limit
        elif process.returncode:
            errors.seek(0)
            said = errors.read().decode(errors="replace") + result.error
            last = "".join(said.strip().splitlines()[-1:])
            result.error = "exit %d: %s" % (process.returncode, last)
    return result


def set_niceness(pid, niceness):
    """Sets a process's niceness; on Linux also that of its session, which is what counts there."""
    os.setpriority(os.PRIO_PROCESS, pid, niceness)
    group = Path("/proc", str(pid), "autogroup")
    if group.exists():
        group.write_text(str(niceness))


def read_lines(stream, start, result):
    """Reads what driver.py prints; its docstring tells the lines."""
    for line in iter(stream.readline, b""):
        now = time.perf_counter() - start
        kind, _, rest = line.decode().rstrip("\n").partition(" ")
        if kind == "ready":
            result.startup = now
        elif kind == "value":
            result.value = rest
        elif kind == "run":
            result.runs.append(float(rest))
            result.ends.append(now)
        elif kind == "differs":
            result.error = "a later run returned " + rest[:60]
        else:
            result.error = "unexpected output: " + kind + " " + rest[:90]
