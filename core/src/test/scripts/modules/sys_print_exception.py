# The traceback as text.
import io
import sys


def f(x):
    return 1 // x


def text(e):
    out = io.StringIO()
    sys.print_exception(e, out)
    # Only the names of the files differ from run to run.
    return [line[line.find(",") :] if "File" in line else line for line in out.getvalue().split("\n")]


try:
    f(0)
except ZeroDivisionError as e:
    print(text(e))
print(text(ValueError("x", 1)), text(OSError(2)), text(KeyError("k")), text(StopIteration()))


class E(Exception):
    def __str__(self):
        return "E as text"


class R(Exception):
    def __repr__(self):
        return "R as repr"


print(text(E()), text(R(1)))
try:
    sys.print_exception(ValueError(), 1)
except OSError as e:
    print(e)
sys.print_exception(KeyError(1))
