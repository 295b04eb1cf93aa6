# A file system written in Python.
import os
import sys
import vfs


class File:
    def __init__(self, data):
        self.data = data


class FS:
    def mount(self, readonly, mkfs):
        print("mount", readonly, mkfs)

    def umount(self):
        print("umount")

    def ilistdir(self, path):
        print("ilistdir", path)
        return iter([("a", 0x8000, 0), ("b", 0x4000, 0)])

    def chdir(self, path):
        print("chdir", path)

    def getcwd(self):
        return "/here"

    def mkdir(self, path):
        print("mkdir", path)

    def remove(self, path):
        print("remove", path)

    def rename(self, a, b):
        print("rename", a, b)

    def rmdir(self, path):
        print("rmdir", path)

    def stat(self, path):
        print("stat", path)
        return (0,) * 10

    def statvfs(self, path):
        return (1,) * 10

    def open(self, path, mode):
        print("open", path, mode)
        return "file"


vfs.mount(FS(), "/mine", readonly=True)
print(os.listdir("/mine"), list(os.ilistdir("/mine/sub")))
print(open("/mine/x/y", "wb"), os.stat("/mine/z"), os.statvfs("/mine"))
os.mkdir("/mine/d")
os.rename("/mine/d", "/mine/e")
os.rmdir("/mine/e")
os.remove("/mine/f")
old = os.getcwd()
os.chdir("/mine")
print(os.getcwd(), os.stat("rel"))
os.chdir(old)
for call in (
    lambda: vfs.mount(FS(), "/mine"),
    lambda: os.rename("/mine/a", "/tmp/b"),
    lambda: os.mkdir("/mine"),
    lambda: vfs.umount("/other"),
    lambda: vfs.mount(),
):
    try:
        r = call()
        print([m[1] for m in r])
    except OSError as e:
        print(e)
vfs.umount("/mine")
