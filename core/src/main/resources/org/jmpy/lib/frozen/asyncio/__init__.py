# asyncio: cooperative tasks, with the interface of MicroPython's package.
from .core import *

__version__ = (3, 0, 0)

# What the other files define is loaded when it is first used.
_homes = {
    "event": ("Event", "ThreadSafeFlag"),
    "funcs": ("wait_for", "wait_for_ms", "gather"),
    "lock": ("Lock",),
    "stream": ("open_connection", "start_server", "StreamReader", "StreamWriter"),
}


def __getattr__(name):
    for home, names in _homes.items():
        if name in names:
            value = getattr(__import__(home, globals(), None, (name,), 1), name)
            globals()[name] = value
            return value
    raise AttributeError(name)
