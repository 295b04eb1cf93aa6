# A ROMFS image as a file system: reading, listing, importing, refusing to change.
import os, sys, vfs

image = (
    b"\xd2\xcd\x31\x54"
    b"\x05\x0b\x05a.txt\x02\x03hi\n"
    b"\x04\x27\x03lib"
    b"\x05\x0c\x05m3.py\x02\x04Y=2\n"
    b"\x05\x13\x08_m4.mpyx\x02\x08\x00\x00\x00\x00\x00\x00\x00\x00"
    b"\x05\x10\x06two.ln\x02\x07one\ntwo\x01\x07padding"
    b"\x01\x03pad"
)
image = image[:3] + bytes([len(image) - 4]) + image[4:]
rom = vfs.VfsRom(image)
print(rom.stat("/"))
print(rom.stat("a.txt"))
print(rom.statvfs("")[:3])
print(list(rom.ilistdir("")))
print(list(rom.ilistdir(b"/lib")))
with rom.open("/a.txt", "rb") as f:
    print(f.read(1), f.read(), f.read())
    print(f.seek(-2, 2), f.seek(100, 1), f.seek(1), f.tell())
    print(bytes(memoryview(f)))
    b = bytearray(5)
    print(f.readinto(b), b)
with rom.open("two.ln", "") as f:
    print(f.readlines())
    f.seek(0)
    print([line for line in f])
for path, mode in (("a.txt", "w"), ("a.txt", "a"), ("lib", "r"), ("none", "r"), ("a.txt/b", "r")):
    try:
        rom.open(path, mode)
    except OSError as e:
        print(path, mode, e)
for bad in (b"", b"\xd2\xcd\x31", b"xxxxxxxx", image[:20]):
    try:
        vfs.VfsRom(bad)
    except OSError as e:
        print(e)
try:
    rom.mount(True, True)
except OSError as e:
    print(e)
vfs.mount(rom, "/r")
print(os.listdir("/r"), os.listdir(b"/r/lib"))
sys.path.append("/r/lib")
import m3

print(m3.Y, m3.__file__)
for action in (os.mkdir, os.remove):
    try:
        action("/r/x")
    except (OSError, AttributeError) as e:
        print(type(e))
os.chdir("/r")
print(os.getcwd(), open("a.txt").read())
try:
    os.chdir("/r/lib")
except OSError as e:
    print(e)
vfs.umount("/r")
