"""The Python implementations that run side by side."""

import os
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = "cpython"


@dataclass
class Peer:
    """A program that runs a Python file: its label, command line and extra environment."""

    label: str
    command: list
    environment: dict = field(default_factory=dict)


def parse(text):
    """A peer from `LABEL=COMMAND`.

    COMMAND may begin with assignments (`off=JMPY_JIT=off ./jmpy`); a folder stands for the jmpy
    classes compiled into it. Without `LABEL=` the command's text is the label.
    """
    label, sign, rest = text.partition("=")
    if not sign or "/" in label or " " in label or label.isupper():
        label, rest = text, text
    environment = {}
    words = shlex.split(rest)
    while words and "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        environment[name] = value
    if not words:
        words = [str(ROOT / "jmpy")]
    if Path(words[0]).is_dir():
        words[:1] = classes_command(words[0])
    return Peer(label, words, environment)


def classes_command(folder):
    """The command that runs jmpy from a folder of classes, without the launcher's cache."""
    return [find_java(), "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xshare:auto",
            "-cp", folder, "org.jmpy.cli.Main"]  # fmt: skip


def find_java():
    """The `java` of a JDK 25 or later, as the launcher would find it."""
    homes = [os.environ.get("JMPY_JAVA_HOME"), os.environ.get("JAVA_HOME")]
    homes += sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)
    for home in filter(None, homes):
        release = Path(home, "release")
        if release.is_file():
            for line in release.read_text().splitlines():
                if line.startswith("JAVA_VERSION=") and int(line[14:16].rstrip('."')) >= 25:
                    return str(Path(home, "bin", "java"))
    return "java"


def standard(names, jmpys):
    """The peers called `names` (all that are present if None), the reference first.

    `jmpys` are texts for `parse`, each one a jmpy; by default the checkout's launcher.
    MICROPYTHON, PYPY3, PYTHON3 and GRAALPY name the binaries where they are not on the path.
    """
    known = {
        REFERENCE: [os.environ.get("PYTHON3") or shutil.which("python3")],
        "pypy": [os.environ.get("PYPY3") or shutil.which("pypy3")],
        "micropython": [
            os.environ.get("MICROPYTHON") or shutil.which("micropython"),
            "-X",
            "heapsize=128M",
        ],
        "graalpy": [os.environ.get("GRAALPY") or shutil.which("graalpy")],
    }
    chosen = []
    for label, command in known.items():
        if command[0] and (names is None or label in names or label == REFERENCE):
            chosen.append(Peer(label, resolved(command)))
        elif names and label in names:
            raise SystemExit("bench: no " + label + " here")
    if names is None or "jmpy" in names or jmpys:
        chosen += [parse(text) for text in jmpys or ["jmpy=" + shlex.quote(str(ROOT / "jmpy"))]]
    return chosen


def resolved(command):
    """The command with version-manager shims replaced by the program behind them.

    A shim is a shell script that costs a tenth of a second, which is not the peer's start-up.
    """
    if "/shims/" in command[0]:
        tool = Path(command[0])
        for candidate in sorted(tool.parents[1].glob("versions/*/bin/" + tool.name)):
            return [str(candidate), *command[1:]]
    return command
