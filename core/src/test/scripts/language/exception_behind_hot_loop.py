# What is raised behind a loop that became compiled code on its way passes the function once: one
# place in the traceback, and no handler runs again.
import io
import sys


def plain(n):
    for i in range(n):
        pass
    raise ValueError(n)


def clean(n):
    try:
        for i in range(n):
            pass
    finally:
        print("finally")
        [][n]


for f in plain, clean:
    for i in range(3):
        try:
            f(4)
        except Exception as e:
            text = io.StringIO()
            sys.print_exception(e, text)
            print([line[line.find("line") :] for line in text.getvalue().split("\n")[1:3]])
# expect: ['line 25, in <module>', 'line 10, in plain']
# expect: ['line 25, in <module>', 'line 10, in plain']
# expect: ['line 25, in <module>', 'line 10, in plain']
# expect: finally
# expect: ['line 25, in <module>', 'line 19, in clean']
# expect: finally
# expect: ['line 25, in <module>', 'line 19, in clean']
# expect: finally
# expect: ['line 25, in <module>', 'line 19, in clean']
