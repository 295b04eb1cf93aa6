# Files: modes, text and bytes, positions, lines.
import os

with open("f.txt", "w") as f:
    print(f.write("one\ntwo\n"), f.write("\u20ac"), f.tell())
    print(f.write(b"!"))
with open("f.txt") as f:
    print(f.read(5), f.tell(), f.readline(), f.read(), repr(f.read()), repr(f.readline()))
    print(f.seek(0), f.readlines())
with open("f.txt", "rb") as f:
    print(f.read(), f.seek(-4, 2), f.read(), f.seek(4), f.readline())
    buf = bytearray(3)
    print(f.seek(0), f.readinto(buf), buf)
for line in open("f.txt"):
    print(repr(line))
with open("f.txt", "a") as f:
    f.write("tail")
    print(f.tell())
with open("f.txt", "r+") as f:
    f.write("ONE")
    print(f.read(2), f.tell())
with open("f.txt", "a+") as f:
    f.seek(0)
    print(f.read(3))
    f.write("X")
print(open("f.txt").read())
with open("f.txt", "w+b") as f:
    f.write(b"abc")
    f.seek(1)
    print(f.read())
print(os.stat("f.txt")[6])
f.close()
for call in (
    lambda: f.read(),
    lambda: f.fileno(),
    lambda: open("missing"),
    lambda: open("missing", "r+"),
    lambda: open("f.txt", "w").read(),
    lambda: open("f.txt").write("x"),
    lambda: open("f.txt").seek(-1),
    lambda: open("f.txt").seek(-1, 1),
    lambda: open(),
    lambda: open("f.txt", nonsense=1),
    lambda: open("f.txt", mode=1),
):
    try:
        print(call())
    except Exception as e:
        print(repr(e))
print(open("f.txt", encoding="utf-8").read(), open(file="f.txt", mode="rb").read())
os.remove("f.txt")
