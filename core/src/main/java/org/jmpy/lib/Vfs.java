package org.jmpy.lib;

import org.jmpy.interp.FileKinds;
import org.jmpy.interp.FileRegion;
import org.jmpy.interp.ModuleFolder;
import org.jmpy.interp.MountedFiles;
import org.jmpy.interp.Vm;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyLoader;
import org.jmpy.mpy.Utf8;
import org.jmpy.object.Args;
import org.jmpy.object.Attributes;
import org.jmpy.object.Buffer;
import org.jmpy.object.Call;
import org.jmpy.object.Errno;
import org.jmpy.object.IntType;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyIterator;
import org.jmpy.object.PyList;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;
import org.jmpy.object.Subscripts;
import org.jmpy.object.Text;
import org.jmpy.object.Types;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tree of mounted file systems of a context. A file system is any value with the methods mount,
 * open, stat and so on; that of the machine is mounted at the root if files are granted. Source:
 * MicroPython extmod/vfs.c.
 */
final class Vfs {
    private static final long DIRECTORY = 0x4000;
    private static final int PATH_MAX = 4096;

    private record Mount(String point, Object system) {
        boolean isRoot() {
            return point.length() == 1;
        }
    }

    /** A place: the file system and the path in it; no mount means the root of all. */
    private record Place(Mount mount, String path) {}

    private final Vm vm;
    private final List<Mount> mounts = new ArrayList<>(2);
    // Null is the root of all, above the mounted systems.
    private Mount current;

    private Vfs(Vm vm) {
        this.vm = vm;
        if (vm.host().hasFiles()) {
            current = new Mount("/", new PosixFileSystem(vm, ""));
            mounts.add(current);
        }
    }

    static Vfs of(Vm vm) {
        return vm.state(Vfs.class, Vfs::new);
    }

    // ---- look-up -------------------------------------------------------------------------------

    /** {@return where {@code path} leads, null if no file system has it} */
    private Place lookup(String path) {
        boolean absolute = path.startsWith("/");
        if (!absolute && current != null) {
            return new Place(current, path);
        }
        int start = absolute ? 1 : 0;
        if (start == path.length()) {
            return new Place(null, null);
        }
        for (Mount mount : mounts) {
            if (mount.isRoot()) {
                return new Place(mount, path);
            }
            int nameLength = mount.point.length() - 1;
            if (path.regionMatches(start, mount.point, 1, nameLength)) {
                int end = start + nameLength;
                if (end == path.length()) {
                    return new Place(mount, "/");
                }
                if (path.charAt(end) == '/') {
                    return new Place(mount, path.substring(end));
                }
            }
        }
        return null;
    }

    private static boolean isRoot(Place place) {
        return place != null && place.mount == null;
    }

    private static Object call(Place place, String method, Object... args) {
        if (place == null) {
            throw PyError.os(Errno.ENODEV);
        }
        if (place.mount == null) {
            throw PyError.os(Errno.EPERM);
        }
        return Call.method(place.mount.system, method, args);
    }

    /** The path as the file system gets it: of the kind that the caller gave. */
    private static Object pathFor(Place place, Object given) {
        if (place == null || place.path == null) {
            return "";
        }
        return given instanceof PyBytes ? new PyBytes(Utf8.encode(place.path)) : place.path;
    }

    private static Object callWithPath(Place place, Object given, String method) {
        return call(place, method, pathFor(place, given));
    }

    /** {@return the text of a path argument} @throws PyError TypeError; ValueError for NUL */
    static String path(Object value) {
        if (value instanceof PyBytes bytes) {
            return ByteStore.text(bytes.value(), 0, bytes.value().length);
        }
        return Text.name(value);
    }

    // ---- functions -----------------------------------------------------------------------------

    /** Declares the functions that both os and vfs have. */
    void declareMounting(Members members) {
        members.put("mount", mount).put("umount", umount);
    }

    /** Declares the functions of the module os. */
    void declare(Members members) {
        members.fn1("chdir", this::chdir)
                .fn0("getcwd", this::getcwd)
                .fn("listdir", 0, 1, this::listdir)
                .fn("ilistdir", 0, 1, this::ilistdir)
                .fn1("mkdir", this::mkdir)
                .fn1("remove", path -> callWithPath(lookup(path(path)), path, "remove"))
                .fn1("unlink", path -> callWithPath(lookup(path(path)), path, "remove"))
                .fn1("rmdir", path -> callWithPath(lookup(path(path)), path, "rmdir"))
                .fn2("rename", this::rename)
                .fn1("stat", this::stat)
                .fn1("statvfs", this::statvfs);
    }

    final PyBuiltin open = PyBuiltin.ofKw("open", 0, this::open);
    private final PyBuiltin mount = PyBuiltin.ofKw("mount", 0, this::mount);
    private final PyBuiltin umount = PyBuiltin.of("umount", this::umount);

    private Object open(Object[] args, String[] kw) {
        Object[] values = Args.parse(args, kw, 1, "file", "mode", "buffering", "encoding");
        Object mode = values[1] == null ? "r" : values[1];
        if (values[0] instanceof Long number) {
            return FileStream.ofNumber(vm, number, Text.name(mode));
        }
        Place place = lookup(path(values[0]));
        return call(place, "open", pathFor(place, values[0]), mode);
    }

    /** Mounts a file system. */
    void mountAt(String point, Object system) {
        mount(new Object[] {system, point}, null);
    }

    private Object mount(Object[] args, String[] kw) {
        if (args.length == 0) {
            PyList table = new PyList();
            for (Mount m : mounts) {
                table.append(new PyTuple(m.system, m.point));
            }
            return table;
        }
        Object[] values = Args.parse(args, kw, 2, 2, "", "", "readonly", "mkfs");
        String point = path(values[1]);
        Object system = values[0];
        if (Attributes.find(system, "mount") == null) {
            system = BlockDevices.detect(vm, system);
        }
        Mount added = new Mount(point, system);
        Object readonly = values[2] == null ? Boolean.FALSE : values[2];
        Object mkfs = values[3] == null ? Boolean.FALSE : values[3];
        call(new Place(added, null), "mount", readonly, mkfs);
        Place existing = lookup(point);
        if (existing != null && existing.mount != null) {
            if (added.isRoot() || !existing.mount.isRoot()) {
                throw PyError.os(Errno.EPERM);
            }
        }
        int at = mounts.size();
        if (at > 0 && mounts.get(at - 1).isRoot()) {
            // The root is found by any path, so it stays last.
            at--;
        }
        mounts.add(at, added);
        vm.setMountedFiles(new Files());
        return Singleton.NONE;
    }

    private Object umount(Object what) {
        for (int i = 0; i < mounts.size(); i++) {
            Mount m = mounts.get(i);
            if (m.point.equals(what) || m.system == what) {
                mounts.remove(i);
                if (current == m) {
                    current = null;
                }
                showImport();
                call(new Place(m, null), "umount");
                return Singleton.NONE;
            }
        }
        throw PyError.os(Errno.EINVAL);
    }

    /** Lets import see what is mounted now. */
    private void showImport() {
        boolean isMachine =
                mounts.size() == 1
                        && mounts.get(0).system instanceof PosixFileSystem fs
                        && fs.isWhole();
        vm.setMountedFiles(isMachine ? null : new Files());
    }

    /** What import sees of the mounted file systems. Source: extmod/vfs.c, vfs_reader.c. */
    private final class Files implements MountedFiles {
        private static final int DEFAULT_BUFFER = 53;
        private static final int MIN_BUFFER = 21;
        private static final int MAX_BUFFER = 255;

        /** {@return what has the files there without a call of a method, null if nothing has} */
        private static MountedFiles directly(Place place) {
            return place != null
                            && place.mount != null
                            && place.mount.system instanceof MountedFiles files
                    ? files
                    : null;
        }

        @Override
        public Kind kind(String path) {
            Place place = lookup(path);
            if (place == null || place.mount == null) {
                return Kind.NOTHING;
            }
            MountedFiles files = directly(place);
            if (files != null) {
                return files.kind(place.path);
            }
            try {
                Object[] stat = Iteration.toArray(call(place, "stat", place.path));
                long mode = IntType.toLong(stat[0]);
                return (mode & DIRECTORY) != 0 ? Kind.DIRECTORY : Kind.FILE;
            } catch (PyError e) {
                return Kind.NOTHING;
            }
        }

        @Override
        public ModuleFolder folder(String path) {
            Place place = lookup(path);
            MountedFiles files = directly(place);
            ModuleFolder folder =
                    files == null ? MountedFiles.super.folder(path) : files.folder(place.path);
            Set<String> points = mountPoints(FileKinds.path(path, ""));
            return points.isEmpty()
                    ? folder
                    : name -> points.contains(name) ? "" : folder.moduleEnd(name);
        }

        /**
         * {@return how the mount points go on that begin so: their files are not their folder's}
         */
        private Set<String> mountPoints(String start) {
            Set<String> points = new HashSet<>();
            for (Mount mount : mounts) {
                if (mount.point.startsWith(start)) {
                    points.add(mount.point.substring(start.length()));
                }
            }
            return points;
        }

        @Override
        public MpyImage module(String path, MpyLoader loader) throws MpyFormatException {
            Place place = lookup(path);
            MountedFiles files = directly(place);
            return files == null
                    ? MountedFiles.super.module(path, loader)
                    : files.module(place.path, loader);
        }

        @Override
        public FileRegion read(String path) {
            Place place = lookup(path);
            MountedFiles files = directly(place);
            if (files != null) {
                return files.read(place.path);
            }
            Object file = call(place, "open", pathFor(place, path), "rb");
            Stream stream = Streams.of(file, Stream.OP_READ);
            Buffer mapped = Types.of(file).buffer(file, false);
            if (mapped != null) {
                return FileRegion.of(mapped.toBytes());
            }
            long wanted = stream.ioctl(Stream.GET_BUFFER_SIZE, 0);
            int size =
                    wanted <= 0
                            ? DEFAULT_BUFFER
                            : (int) Math.min(MAX_BUFFER, Math.max(MIN_BUFFER, wanted));
            ByteStore content = new ByteStore(size);
            while (true) {
                content.reserve(size);
                int count = stream.read(content.data(), content.size(), size);
                if (count < 0) {
                    throw PyError.os(-count);
                }
                content.setSize(content.size() + count);
                if (count < size) {
                    break;
                }
            }
            stream.ioctl(Stream.CLOSE, 0);
            return FileRegion.of(content.toArray());
        }
    }

    private Mount rootMount() {
        for (Mount m : mounts) {
            if (m.isRoot()) {
                return m;
            }
        }
        return null;
    }

    private Object chdir(Object path) {
        Place place = lookup(path(path));
        if (isRoot(place)) {
            Mount root = rootMount();
            if (root != null) {
                call(new Place(root, "/"), "chdir", "/");
            }
            move(null);
        } else {
            callWithPath(place, path, "chdir");
            move(place.mount);
        }
        return Singleton.NONE;
    }

    /** Takes another file system for the current one: relative paths change their meaning. */
    private void move(Mount mount) {
        if (current != mount) {
            current = mount;
            showImport();
        }
    }

    private Object getcwd() {
        if (current == null) {
            return "/";
        }
        Object inside = call(new Place(current, null), "getcwd");
        if (current.isRoot()) {
            return inside;
        }
        String path = Text.name(inside);
        return path.equals("/") ? current.point : current.point + path;
    }

    private Object ilistdir(Object[] args) {
        Object path = args.length == 1 ? args[0] : "";
        Place place = lookup(path(path));
        return isRoot(place)
                ? new RootIterator(path instanceof String)
                : callWithPath(place, path, "ilistdir");
    }

    private Object listdir(Object[] args) {
        PyList names = new PyList();
        Object iterator = ilistdir(args);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            names.append(Subscripts.load(item, 0L));
        }
        return names;
    }

    /** The root of all: the mount points, then what the system mounted at the root has. */
    private final class RootIterator extends PyIterator {
        private final boolean text;
        private int next;
        private Object inner;

        RootIterator(boolean text) {
            this.text = text;
        }

        @Override
        public Object next() {
            if (inner != null) {
                return Iteration.next(inner);
            }
            if (next >= mounts.size()) {
                return null;
            }
            Mount m = mounts.get(next++);
            if (m.isRoot()) {
                inner = call(new Place(m, "/"), "ilistdir", "/");
                return Iteration.next(inner);
            }
            String name = m.point.substring(1);
            return new PyTuple(text ? name : new PyBytes(Utf8.encode(name)), DIRECTORY, 0L);
        }
    }

    private Object mkdir(Object path) {
        Place place = lookup(path(path));
        if (isRoot(place) || (place != null && place.path.equals("/"))) {
            throw PyError.os(Errno.EEXIST);
        }
        return callWithPath(place, path, "mkdir");
    }

    private Object rename(Object from, Object to) {
        Place source = lookup(path(from));
        Place target = lookup(path(to));
        if ((source == null ? null : source.mount) != (target == null ? null : target.mount)) {
            throw PyError.os(Errno.EPERM);
        }
        return call(source, "rename", pathFor(source, from), pathFor(target, to));
    }

    private Object stat(Object path) {
        Place place = lookup(path(path));
        if (isRoot(place)) {
            return zeros(DIRECTORY, 0);
        }
        return callWithPath(place, path, "stat");
    }

    private Object statvfs(Object path) {
        Place place = lookup(path(path));
        if (isRoot(place)) {
            Mount root = rootMount();
            if (root == null) {
                return zeros(0, PATH_MAX);
            }
            return call(new Place(root, "/"), "statvfs", "/");
        }
        return callWithPath(place, path, "statvfs");
    }

    private static PyTuple zeros(long first, long last) {
        return new PyTuple(first, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, last);
    }
}
