"""Runs one kernel again and again and prints how long each run took.

    driver.py FOLDER KERNEL N SECONDS RUNS

FOLDER holds KERNEL.py, whose run(N) is called until SECONDS have gone by or RUNS are done, three
times at least (once if RUNS is 1). The lines printed, one each, are for the harness:

    ready                  the kernel is imported, nothing has run
    value REPR             what the first run returned
    run SECONDS            how long a run took
    differs REPR           a later run returned something else: the times are worthless

This file uses only what CPython, PyPy, MicroPython and jmpy have in common.
"""

import sys
import time

if hasattr(time, "perf_counter"):
    clock = time.perf_counter

    def since(start):
        return clock() - start

else:
    clock = time.ticks_us

    def since(start):
        return time.ticks_diff(clock(), start) / 1000000


def say(kind, what=""):
    print(kind, what)
    # MicroPython's print writes at once and its streams need not have a flush.
    if hasattr(sys.stdout, "flush"):
        sys.stdout.flush()


def main(folder, name, n, seconds, runs):
    sys.path.insert(0, folder)
    run = __import__(name).run
    say("ready")
    begin = clock()
    first = None
    done = 0
    while done < runs and (done < 3 or since(begin) < seconds):
        start = clock()
        value = run(n)
        took = since(start)
        if done == 0:
            first = value
            say("value", repr(value))
        elif value != first:
            say("differs", repr(value))
            return
        say("run", took)
        done += 1


main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5]))
