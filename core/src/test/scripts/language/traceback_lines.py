import sys, io
def a():
    b(
        1,
    )
def b(x):
    return x / 0
try:
    a()
except ZeroDivisionError as e:
    s = io.StringIO()
    sys.print_exception(e, s)
    text = s.getvalue()
    print([l.split("line ")[1] for l in text.split("\n") if "line " in l])
    print(text.split("\n")[-2])
