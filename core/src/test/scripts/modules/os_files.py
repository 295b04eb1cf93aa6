# Folders and files by os.
import os

print(os.listdir(), os.listdir("."), os.sep)
os.mkdir("d")
print(os.listdir(), os.stat("d")[0] & 0xF000)
open("d/f", "w").close()
print(os.listdir("d"), list(os.ilistdir("d"))[0][:2], os.listdir(b"d"))
os.rename("d/f", "d/g")
cwd = os.getcwd()
os.chdir("d")
print(os.getcwd() == cwd + "/d", os.listdir(), os.listdir(cwd))
os.chdir("..")
print(os.stat("d/g")[6], len(os.stat("d")), len(os.statvfs("/")))
for call in (
    lambda: os.mkdir("d"),
    lambda: os.mkdir("x/y"),
    lambda: os.rmdir("d"),
    lambda: os.rmdir("missing"),
    lambda: os.rmdir("d/g"),
    lambda: os.remove("d"),
    lambda: os.remove("missing"),
    lambda: os.stat("missing"),
    lambda: os.stat(""),
    lambda: os.chdir("missing"),
    lambda: os.chdir("d/g"),
    lambda: os.listdir("missing"),
    lambda: os.listdir("d/g"),
    lambda: os.rename("missing", "y"),
    lambda: os.stat(1),
    lambda: os.stat("d/g/h"),
):
    try:
        print(call())
    except Exception as e:
        print(repr(e))
os.unlink("d/g")
os.rmdir("d")
print(os.listdir())
