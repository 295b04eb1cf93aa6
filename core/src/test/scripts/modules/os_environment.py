# Environment variables and the shell.
import os

print(os.getenv("JMPY_NO_SUCH"), os.getenv("JMPY_NO_SUCH", 5))
os.putenv("JMPY_TEST", "value")
print(os.getenv("JMPY_TEST"))
os.unsetenv("JMPY_TEST")
print(os.getenv("JMPY_TEST"))
print(len(os.urandom(5)), os.urandom(0))
try:
    os.urandom(-1)
except ValueError as e:
    print(repr(e))
