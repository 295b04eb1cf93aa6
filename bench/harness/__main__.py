"""The command line: `bench/run --help`."""

import argparse
import json
import os
import platform
import sys
import time
from dataclasses import asdict
from pathlib import Path

from . import catalogue, figures, measure, peers, plot, table


def main():
    options = arguments()
    kernels = catalogue.select(options.only)
    if options.list:
        for kernel in kernels:
            print("%-20s %-12s %-6s n=%-8d %s" % tuple(vars(kernel)[k] for k in KERNEL_KEYS))
        return 0
    chosen = peers.standard(options.peers, options.jmpy)
    warm_launchers(chosen)
    results = []
    for kernel in kernels:
        results.append(collect(kernel, chosen, options))
        print(table.row(results[-1], [p.label for p in chosen[1:]], peers.REFERENCE), flush=True)
        for label, error in results[-1]["errors"].items():
            print("    %s: %s" % (label, error), flush=True)
    text = describe(options, chosen) + "\n\n" + table.render(results, peers.REFERENCE)
    print("\n" + text)
    if options.out:
        folder = Path(options.out)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "table.txt").write_text(text + "\n")
        (folder / "raw.json").write_text(json.dumps({"about": about(chosen), "results": results}))
        (folder / "warmup.svg").write_text(plot.render(results, peers.REFERENCE))
        print("\nwritten: table.txt, raw.json, warmup.svg in " + str(folder))
    return 1 if any(r["errors"] for r in results) else 0


KERNEL_KEYS = ("name", "family", "set", "n", "after")


def arguments():
    parser = argparse.ArgumentParser(
        prog="bench/run",
        description="Runs our benchmark programs on jmpy and its peers, side by side.",
        epilog="Binaries not on the path: PYTHON3, PYPY3, MICROPYTHON, GRAALPY name them.",
    )
    add = parser.add_argument
    add("--only", nargs="+", metavar="NAME", help="kernels, families, or 'table' or 'extra'")
    add("--peers", nargs="*", metavar="PEER", help="of cpython pypy micropython graalpy jmpy")
    add("--jmpy", action="append", default=[], metavar="[LABEL=]COMMAND",
        help="a jmpy to measure, may be repeated: a launcher, a folder of classes, or with"
        " settings: 'off=JMPY_JIT=off ./jmpy'")  # fmt: skip
    add("--seconds", type=float, help="time for each process (default 8, quick 2)")
    add("--runs", type=int, default=10000, help="at most so many runs in a process")
    add("--rounds", type=int, help="processes of each peer, in turn (default 3, quick 1)")
    add("--limit", type=float, default=60, help="seconds after which a process is killed")
    add("--nice", type=int, default=0, metavar="N",
        help="niceness of what is measured; below 0, on a busy machine, only root can")  # fmt: skip
    add("--quick", action="store_true", help="a first impression: one short round")
    add("--out", metavar="FOLDER", help="write table.txt, raw.json and warmup.svg there")
    add("--list", action="store_true", help="list the kernels and stop")
    options = parser.parse_args()
    options.seconds = options.seconds or (2 if options.quick else 8)
    options.rounds = options.rounds or (1 if options.quick else 3)
    return options


def warm_launchers(chosen):
    """Runs every peer once, so that no build and no cold file is measured."""
    for peer in chosen:
        null = catalogue.Kernel("nothing", "", "", 0, "")
        found = measure.sample(peer, null, 0, 1, 600)
        if found.error:
            sys.exit("bench: " + peer.label + ": " + found.error)


def collect(kernel, chosen, options):
    """Measures one kernel on all peers, round by round; checks values; makes figures."""
    samples = {peer.label: [] for peer in chosen}
    errors = {}
    for _ in range(options.rounds):
        for peer in chosen:
            if peer.label not in errors:
                # The reference has no compiler to warm up.
                share = 0.25 if peer.label == peers.REFERENCE else 1
                one = measure.sample(
                    peer, kernel, options.seconds * share, options.runs, options.limit, options.nice
                )
                if one.error:
                    errors[peer.label] = one.error
                samples[peer.label].append(one)
    reference = samples[peers.REFERENCE]
    found = {}
    for label, taken in samples.items():
        if label not in errors and taken[0].value != reference[0].value:
            errors[label] = "returned %s, not %s" % (taken[0].value[:60], reference[0].value[:60])
        if label in errors or peers.REFERENCE in errors:
            found[label] = None
            continue
        found[label] = asdict(figures.of(taken, reference))
        found[label]["total"] = min(s.ends[0] for s in taken)
    return {
        "kernel": kernel.name,
        "family": kernel.family,
        "set": kernel.set,
        "n": kernel.n,
        "figures": found,
        "errors": errors,
        "samples": {label: [asdict(s) for s in taken] for label, taken in samples.items()},
    }


def about(chosen):
    return {
        "when": time.strftime("%Y-%m-%dT%H:%M:%S"),
        "machine": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "peers": [asdict(peer) for peer in chosen],
    }


def describe(options, chosen):
    facts = about(chosen)
    return "%s, %d cores, load %.1f; %d round(s) of %g s a process; %s" % (
        facts["machine"],
        facts["cores"],
        facts["load"][0],
        options.rounds,
        options.seconds,
        ", ".join(peer.label for peer in chosen),
    )


if __name__ == "__main__":
    sys.exit(main())
