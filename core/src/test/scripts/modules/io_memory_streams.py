# StringIO and BytesIO: positions count bytes.
import io

s = io.StringIO("a\u20acb\nline two\n\nlast")
print(s.read(2), s.tell(), s.readline(), s.readline(), s.readline(), s.read(), repr(s.read()))
print(s.seek(1), s.read(1), s.seek(0, 2), s.seek(-4, 1), s.read())
for line in io.StringIO("x\ny"):
    print(repr(line))
b = io.BytesIO(b"0123456789")
print(b.read(3), b.seek(-2, 2), b.read(), b.seek(4), b.readline(3), b.tell())
buf = bytearray(4)
print(b.readinto(buf), buf, b.readinto(buf, 2), buf)
b.seek(12)
print(b.write(b"end"), b.getvalue())
print(b.seek(-100, 1), b.write(b"AB"), b.getvalue())
e = io.StringIO()
print(e.write("one"), e.write(b"two"), e.write("\u20ac"), e.getvalue(), e.flush())
print(io.BytesIO(10).getvalue(), io.StringIO(5).getvalue(), io.BytesIO(bytearray(b"x")).read())
print(e.write("abcdef", 2), e.write("abcdef", 1, 2), e.getvalue())
with io.BytesIO(b"x") as w:
    print(w.read())
for call in (lambda: w.read(), lambda: w.getvalue(), lambda: w.write(b"")):
    try:
        call()
    except ValueError as er:
        print(er)
for call in (lambda: io.BytesIO(1.5), lambda: io.StringIO("x").write(1), lambda: io.BytesIO().seek(-1)):
    try:
        call()
    except Exception as er:
        print(repr(er))
source = b"shared"
c = io.BytesIO(source)
c.write(b"S")
print(source, c.getvalue())
print(repr(io.StringIO())[:13], type(io.BytesIO()))
