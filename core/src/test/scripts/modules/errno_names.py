# Numbers and names of errors, and how OSError shows them.
import errno

print(errno.ENOENT, errno.errorcode[errno.EAGAIN])
for number in (1, 2, 3, 115, 1000):
    e = OSError(number)
    print(e, repr(e), e.errno, e.args)
print(OSError(2, "text"), OSError("x"), OSError(), repr(OSError(2, 3)))
try:
    errno.errorcode[0] = 1
except TypeError as e:
    print("TypeError")
