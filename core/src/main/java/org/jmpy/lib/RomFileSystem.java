package org.jmpy.lib;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.interp.FileKinds;
import org.jmpy.interp.FileRegion;
import org.jmpy.interp.ModuleFolder;
import org.jmpy.interp.MountedFiles;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyLoader;
import org.jmpy.mpy.Utf8;
import org.jmpy.object.Buffer;
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
import org.jmpy.object.Types;
import org.jmpy.romfs.RomFormatException;
import org.jmpy.romfs.RomImage;

import java.util.Iterator;

/**
 * vfs.VfsRom: the files of a ROMFS image, used where the image lies. An image that the program
 * could still change is copied first: code that has been checked must stay as it is. Source:
 * MicroPython extmod/vfs_rom.c.
 */
final class RomFileSystem extends PyObject implements MountedFiles {
    static final PyType TYPE = new FileSystemType();

    private static final long DIRECTORY = 0x4000;
    private static final long REGULAR = 0x8000;
    private static final long NAME_MAX = 32767;

    private static final class FileSystemType extends PyType {
        FileSystemType() {
            super("VfsRom", Slot.MAKE);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 1, 1);
            Buffer buffer = Buffer.of(args[0]);
            boolean isFixed = Types.of(args[0]).buffer(args[0], true) == null;
            FileRegion region =
                    isFixed
                            ? new FileRegion(
                                    CodeBytes.of(buffer.data()),
                                    buffer.offset(),
                                    buffer.offset() + buffer.length())
                            : FileRegion.of(buffer.toBytes());
            return new RomFileSystem(region);
        }

        @Override
        protected void declare(Members members) {
            members.fn3("mount", (_, _, mkfs) -> mount(mkfs))
                    .fn1("umount", self -> self)
                    .fn3("open", (self, path, mode) -> cast(self).open(path, mode))
                    .fn2("chdir", (_, path) -> chdir(path))
                    .fn1("getcwd", _ -> "")
                    .fn2("ilistdir", (self, path) -> cast(self).ilistdir(path))
                    .fn2("stat", (self, path) -> cast(self).stat(path))
                    .fn2("statvfs", (self, _) -> cast(self).statvfs());
        }

        private static RomFileSystem cast(Object self) {
            return (RomFileSystem) self;
        }
    }

    private final RomImage image;

    /**
     * The file system in an image.
     *
     * @throws PyError OSError ENODEV if there is none
     */
    RomFileSystem(FileRegion region) {
        try {
            this.image = RomImage.at(region.bytes(), region.start(), region.end());
        } catch (RomFormatException e) {
            throw PyError.os(Errno.ENODEV);
        }
    }

    /** The file system in an image that others may use, too. */
    RomFileSystem(RomImage image) {
        this.image = image;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    private static Object mount(Object mkfs) {
        if (Ops.truth(mkfs)) {
            throw PyError.os(Errno.EPERM);
        }
        return Singleton.NONE;
    }

    private static Object chdir(Object path) {
        if (!Vfs.path(path).equals("/")) {
            throw PyError.os(Errno.EOPNOTSUPP);
        }
        return Singleton.NONE;
    }

    /** {@return what is at {@code path}} @throws PyError OSError ENOENT if there is nothing */
    private RomImage.Entry find(Object path) {
        RomImage.Entry entry = image.find(Vfs.path(path));
        if (entry == null) {
            throw PyError.os(Errno.ENOENT);
        }
        return entry;
    }

    @Override
    public Kind kind(String path) {
        return kind(image.find(path));
    }

    private static Kind kind(RomImage.Entry entry) {
        if (entry == null) {
            return Kind.NOTHING;
        }
        return entry.isDirectory() ? Kind.DIRECTORY : Kind.FILE;
    }

    @Override
    public ModuleFolder folder(String path) {
        RomImage.Entry folder = image.find(path);
        if (kind(folder) != Kind.DIRECTORY) {
            return ModuleFolder.NOTHING;
        }
        FileKinds inside = name -> kind(image.child(folder, name));
        return inside::moduleEnd;
    }

    @Override
    public FileRegion read(String path) {
        return region(findFile(path));
    }

    @Override
    public MpyImage module(String path, MpyLoader loader) throws MpyFormatException {
        return image.module(findFile(path), loader);
    }

    private RomImage.Entry findFile(Object path) {
        RomImage.Entry entry = find(path);
        if (entry.isDirectory()) {
            throw PyError.os(Errno.EISDIR);
        }
        return entry;
    }

    private FileRegion region(RomImage.Entry file) {
        return new FileRegion(image.bytes(), file.start(), file.end());
    }

    private Object open(Object path, Object modeText) {
        boolean isText = true;
        String mode = Text.name(modeText);
        for (int i = 0; i < mode.length(); i++) {
            switch (mode.charAt(i)) {
                case 'w', 'a', '+' -> throw PyError.os(Errno.EROFS);
                case 'b' -> isText = false;
                case 't' -> isText = true;
                default -> {}
            }
        }
        return new RomFile(region(findFile(path)), isText);
    }

    private Object ilistdir(Object path) {
        RomImage.Entry entry = find(path);
        if (!entry.isDirectory()) {
            throw PyError.os(Errno.ENOENT);
        }
        return new Listing(image.list(entry).iterator(), path instanceof String);
    }

    private static final class Listing extends PyIterator {
        private final Iterator<RomImage.Entry> entries;
        private final boolean isText;

        Listing(Iterator<RomImage.Entry> entries, boolean isText) {
            this.entries = entries;
            this.isText = isText;
        }

        @Override
        public Object next() {
            if (!entries.hasNext()) {
                return null;
            }
            RomImage.Entry entry = entries.next();
            Object name = isText ? entry.name() : new PyBytes(Utf8.encode(entry.name()));
            return new PyTuple(name, mode(entry), 0L, (long) entry.size());
        }
    }

    private static Long mode(RomImage.Entry entry) {
        return entry.isDirectory() ? DIRECTORY : REGULAR;
    }

    private Object stat(Object path) {
        RomImage.Entry entry = find(path);
        long size = entry.size();
        return new PyTuple(mode(entry), 0L, 0L, 0L, 0L, 0L, size, 0L, 0L, 0L);
    }

    private Object statvfs() {
        long size = image.root().size();
        return new PyTuple(1L, 0L, size, 0L, 0L, 0L, 0L, 0L, 0L, NAME_MAX);
    }
}
