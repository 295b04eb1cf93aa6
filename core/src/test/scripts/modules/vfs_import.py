# Where import looks when file systems are mounted, the current one changes, and they go.
import io
import os
import sys
import vfs


class Ram:
    """Files in a dict."""

    def __init__(self, name, files):
        self.name = name
        self.files = files
        self.current = "/"

    def mount(self, readonly, mkfs):
        pass

    def umount(self):
        print("umount", self.name)

    def full(self, path):
        return path if path.startswith("/") else self.current.rstrip("/") + "/" + path

    def stat(self, path):
        path = self.full(path)
        if path in self.files:
            return (0x8000, 0, 0, 0, 0, 0, len(self.files[path]), 0, 0, 0)
        if path == "/":
            return (0x4000,) + (0,) * 9
        raise OSError(2)

    def open(self, path, mode):
        return io.BytesIO(self.files[self.full(path)])

    def chdir(self, path):
        self.current = self.full(path)

    def getcwd(self):
        return self.current

    def ilistdir(self, path):
        return iter(())


def show(*names):
    for name in names:
        sys.modules.pop(name, None)
        try:
            module = __import__(name)
        except ImportError:
            print(name, "is not there")
        else:
            print(name, module.WHERE, module.__file__)


sys.path[:] = ["", "/a", "/b"]
a = Ram("a", {"/shared.py": b"WHERE = 'a'", "/only.py": b"WHERE = 'a'"})
b = Ram("b", {"/shared.py": b"WHERE = 'b'", "/other.py": b"WHERE = 'b'"})

show("shared")
vfs.mount(a, "/a")
show("shared", "other", "only")
vfs.mount(b, "/b")
show("shared", "other")
os.chdir("/b")
show("shared", "other", "only")
os.chdir("/a")
show("shared", "other")
vfs.umount("/a")
show("shared", "only")
os.chdir("/")
show("shared", "other")
vfs.umount("/b")
show("shared", "other")
