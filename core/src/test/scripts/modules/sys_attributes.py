# What sys tells and what can be changed in it.
import sys

print(sys.byteorder, sys.maxsize, sys.version_info, sys.implementation[0], sys.implementation.name)
print(type(sys.implementation), sys.version.split(";")[0], sys.modules is sys.modules)
print(sys.ps1, sys.ps2)
sys.ps1 = "> "
sys.path = ["a"]
print(sys.ps1, sys.path)
sys.path.append("b")
print(sys.path)
for name in ("argv", "version", "nothing"):
    try:
        setattr(sys, name, 1)
    except AttributeError as e:
        print(e)
try:
    sys.nothing
except AttributeError as e:
    print(e)
print(sys.exc_info())
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[:2])
print(sys.exc_info())
print(sys.stdin, sys.stdout, sys.stderr)
for args in ((), (1,), ("text",), (None,)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(repr(e), e.value)
