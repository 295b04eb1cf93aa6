package org.jmpy.interp;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyLoader;
import org.jmpy.mpy.MpyReader;
import org.jmpy.object.PyError;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** The machine's files, as far as the host lets the program see them. */
public final class HostFiles implements MountedFiles {
    private final Host host;

    public HostFiles(Host host) {
        this.host = host;
    }

    @Override
    public Kind kind(String path) {
        if (!host.hasFiles()) {
            return Kind.NOTHING;
        }
        Path file = host.path(path, false);
        try {
            // One question to the system, and no exception if nothing is there, as is usual.
            BasicFileAttributes found =
                    file.getFileSystem()
                            .provider()
                            .readAttributesIfExists(file, BasicFileAttributes.class);
            if (found == null) {
                return Kind.NOTHING;
            }
            if (found.isDirectory()) {
                return Kind.DIRECTORY;
            }
            return found.isRegularFile() ? Kind.FILE : Kind.NOTHING;
        } catch (IOException e) {
            return Kind.NOTHING;
        }
    }

    @Override
    public ModuleFolder folder(String path) {
        return new HostFolder(host, this, path);
    }

    @Override
    public FileRegion read(String path) {
        try {
            return FileRegion.of(Files.readAllBytes(host.path(path, false)));
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }

    @Override
    public MpyImage module(String path, MpyLoader loader) throws MpyFormatException {
        CodeBytes file;
        try {
            file = MpyReader.open(host.path(path, false));
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
        return loader.load(file, 0, file.size());
    }
}
