package org.jmpy.lib;

import org.jmpy.interp.FileRegion;
import org.jmpy.interp.HostFiles;
import org.jmpy.interp.IoErrors;
import org.jmpy.interp.ModuleFolder;
import org.jmpy.interp.MountedFiles;
import org.jmpy.interp.Vm;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyLoader;
import org.jmpy.mpy.Utf8;
import org.jmpy.object.Errno;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyIterator;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Text;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.Map;

/**
 * vfs.VfsPosix: the machine's file system, or a folder of it. A type of its own for each context,
 * because making one needs the context. Source: MicroPython extmod/vfs_posix.c.
 */
final class PosixFileSystem extends PyObject implements MountedFiles {
    private static final long DIRECTORY = 0x4000;
    private static final long REGULAR = 0x8000;
    private static final long SYMBOLIC_LINK = 0xa000;
    private static final long NAME_MAX = 255;

    /** The type VfsPosix of one context. */
    static final class FileSystemType extends PyType {
        private final Vm vm;

        private FileSystemType(Vm vm) {
            super("VfsPosix", Slot.MAKE);
            this.vm = vm;
        }

        static FileSystemType of(Vm vm) {
            return vm.state(FileSystemType.class, FileSystemType::new);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 0, 1);
            return new PosixFileSystem(vm, args.length == 0 ? "" : Vfs.path(args[0]));
        }

        @Override
        protected void declare(Members members) {
            members.fn3("mount", (self, readonly, mkfs) -> cast(self).mount(readonly, mkfs))
                    .fn1("umount", self -> Singleton.NONE)
                    .fn3("open", (self, path, mode) -> cast(self).open(path, mode))
                    .fn2("chdir", (self, path) -> cast(self).chdir(path))
                    .fn1("getcwd", self -> cast(self).getcwd())
                    .fn2("ilistdir", (self, path) -> cast(self).ilistdir(path))
                    .fn2("mkdir", (self, path) -> cast(self).change(path, PosixFileSystem::mkdir))
                    .fn2("remove", (self, path) -> cast(self).change(path, PosixFileSystem::remove))
                    .fn2("rmdir", (self, path) -> cast(self).change(path, PosixFileSystem::rmdir))
                    .fn3("rename", (self, from, to) -> cast(self).rename(from, to))
                    .fn2("stat", (self, path) -> cast(self).stat(path))
                    .fn2("statvfs", (self, path) -> cast(self).statvfs(path));
        }

        private static PosixFileSystem cast(Object self) {
            return (PosixFileSystem) self;
        }
    }

    private interface Change {
        void apply(Path path) throws IOException;
    }

    private final Vm vm;
    private final HostFiles files;
    private final String root;
    private boolean readonly;

    /** The file system below {@code root}; empty for all of it. */
    PosixFileSystem(Vm vm, String root) {
        this.vm = vm;
        this.files = new HostFiles(vm.host());
        if (root.isEmpty() || root.startsWith("/")) {
            this.root = root;
        } else {
            // A later chdir must not move it.
            this.root = vm.host().currentDirectory() + "/" + root;
        }
    }

    @Override
    public PyType type() {
        return FileSystemType.of(vm);
    }

    private String machinePath(Object path) {
        String text = Vfs.path(path);
        return root.isEmpty() || !text.startsWith("/") ? text : root + text;
    }

    private Path resolve(Object path, boolean write) {
        String text = machinePath(path);
        if (text.isEmpty()) {
            throw PyError.os(Errno.ENOENT);
        }
        return vm.host().path(text, write);
    }

    /** {@return whether this is all of the machine's file system} */
    boolean isWhole() {
        return root.isEmpty() && !readonly;
    }

    @Override
    public Kind kind(String path) {
        String file = machinePath(path);
        try {
            return file.isEmpty() ? Kind.NOTHING : files.kind(file);
        } catch (PyError e) {
            return Kind.NOTHING;
        }
    }

    @Override
    public ModuleFolder folder(String path) {
        ModuleFolder folder = files.folder(machinePath(path));
        return name -> {
            try {
                return folder.moduleEnd(name);
            } catch (PyError e) {
                return null;
            }
        };
    }

    @Override
    public FileRegion read(String path) {
        return files.read(machinePath(path));
    }

    @Override
    public MpyImage module(String path, MpyLoader loader) throws MpyFormatException {
        return files.module(machinePath(path), loader);
    }

    private void requireWritable() {
        if (readonly) {
            throw PyError.os(Errno.EROFS);
        }
    }

    private Object mount(Object readOnlyFlag, Object mkfs) {
        if (Ops.truth(readOnlyFlag)) {
            readonly = true;
        }
        if (Ops.truth(mkfs)) {
            throw PyError.os(Errno.EPERM);
        }
        return Singleton.NONE;
    }

    private Object open(Object path, Object modeText) {
        String text = Text.name(modeText);
        DiskFile.Mode mode = DiskFile.Mode.parse(text);
        if (mode.write()) {
            requireWritable();
        }
        if (path instanceof Long number) {
            return FileStream.ofNumber(vm, number, text);
        }
        return FileStream.of(vm, DiskFile.open(resolve(path, mode.write()), mode), text);
    }

    private Object chdir(Object path) {
        Path directory = resolve(path, false);
        if (!Files.exists(directory)) {
            throw PyError.os(Errno.ENOENT);
        }
        if (!Files.isDirectory(directory)) {
            throw PyError.os(Errno.ENOTDIR);
        }
        vm.host().changeDirectory(machinePath(path));
        return Singleton.NONE;
    }

    private Object getcwd() {
        String path = vm.host().currentDirectory();
        if (root.isEmpty() || !path.startsWith(root)) {
            return path;
        }
        return path.length() == root.length() ? "/" : path.substring(root.length());
    }

    private Object change(Object path, Change change) {
        requireWritable();
        try {
            change.apply(resolve(path, true));
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
        return Singleton.NONE;
    }

    private static void mkdir(Path path) throws IOException {
        Files.createDirectory(path);
    }

    private static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw PyError.os(Errno.EISDIR);
        }
        Files.delete(path);
    }

    private static void rmdir(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw PyError.os(Errno.ENOTDIR);
        }
        Files.delete(path);
    }

    private Object rename(Object from, Object to) {
        Path target = resolve(to, true);
        return change(from, source -> Files.move(source, target, StandardCopyOption.ATOMIC_MOVE));
    }

    private Object stat(Object path) {
        Path file = resolve(path, false);
        try {
            if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                return plainStat(file);
            }
            Map<String, Object> a = Files.readAttributes(file, "unix:*");
            return new PyTuple(
                    number(a.get("mode")),
                    number(a.get("ino")),
                    number(a.get("dev")),
                    number(a.get("nlink")),
                    number(a.get("uid")),
                    number(a.get("gid")),
                    number(a.get("size")),
                    seconds(a.get("lastAccessTime")),
                    seconds(a.get("lastModifiedTime")),
                    seconds(a.get("ctime")));
        } catch (NoSuchFileException e) {
            throw PyError.os(throughFile(file) ? Errno.ENOTDIR : Errno.ENOENT);
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }

    /** {@return whether a folder was expected where a file is} The JDK does not tell that apart. */
    private static boolean throughFile(Path path) {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above)) {
                return !Files.isDirectory(above);
            }
        }
        return false;
    }

    private static PyTuple plainStat(Path file) throws IOException {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        long kind = a.isDirectory() ? DIRECTORY : a.isSymbolicLink() ? SYMBOLIC_LINK : REGULAR;
        return new PyTuple(
                kind,
                0L,
                0L,
                0L,
                0L,
                0L,
                a.size(),
                seconds(a.lastAccessTime()),
                seconds(a.lastModifiedTime()),
                seconds(a.creationTime()));
    }

    private static Object number(Object value) {
        return ((Number) value).longValue();
    }

    private static Object seconds(Object time) {
        return Math.floorDiv(((FileTime) time).toMillis(), 1000L);
    }

    private Object statvfs(Object path) {
        Path file = resolve(path, false);
        try {
            FileStore store = Files.getFileStore(file);
            long block = store.getBlockSize();
            return new PyTuple(
                    block,
                    block,
                    store.getTotalSpace() / block,
                    store.getUnallocatedSpace() / block,
                    store.getUsableSpace() / block,
                    0L,
                    0L,
                    0L,
                    store.isReadOnly() ? 1L : 0L,
                    NAME_MAX);
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }

    @SuppressWarnings("StreamResourceLeak") // the iterator closes it at its end
    private Object ilistdir(Object path) {
        String text = machinePath(path);
        Path directory = vm.host().path(text.isEmpty() ? "." : text, false);
        try {
            return new DirectoryIterator(
                    Files.newDirectoryStream(directory), path instanceof String);
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }

    private static final class DirectoryIterator extends PyIterator {
        private final DirectoryStream<Path> stream;
        private final Iterator<Path> entries;
        private final boolean text;

        DirectoryIterator(DirectoryStream<Path> stream, boolean text) {
            this.stream = stream;
            this.entries = stream.iterator();
            this.text = text;
        }

        @Override
        public Object next() {
            try {
                if (!entries.hasNext()) {
                    stream.close();
                    return null;
                }
                Path entry = entries.next();
                String name = entry.getFileName().toString();
                Object shown = text ? name : new PyBytes(Utf8.encode(name));
                return describe(entry, shown);
            } catch (DirectoryIteratorException e) {
                throw PyError.os(IoErrors.errno(e.getCause()));
            } catch (IOException e) {
                throw PyError.os(IoErrors.errno(e));
            }
        }

        private static PyTuple describe(Path entry, Object name) {
            try {
                Map<String, Object> a =
                        Files.readAttributes(entry, "unix:mode,ino", LinkOption.NOFOLLOW_LINKS);
                long mode = ((Number) a.get("mode")).longValue() & 0xf000;
                return new PyTuple(name, mode, number(a.get("ino")));
            } catch (IOException | UnsupportedOperationException e) {
                long kind = Files.isDirectory(entry) ? DIRECTORY : REGULAR;
                return new PyTuple(name, kind, 0L);
            }
        }
    }
}
