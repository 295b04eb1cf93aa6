package org.jmpy.lib;

import org.jmpy.interp.MountedFiles.Kind;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The modules of the library that are written in Python: resources in the folder frozen. */
final class FrozenModules {
    private FrozenModules() {}

    /** {@return what there is at {@code path}} */
    static Kind kind(String path) {
        return switch (path) {
            case "asyncio" -> Kind.DIRECTORY;
            case "uasyncio.py",
                    "asyncio/__init__.py",
                    "asyncio/core.py",
                    "asyncio/event.py",
                    "asyncio/funcs.py",
                    "asyncio/lock.py",
                    "asyncio/stream.py" ->
                    Kind.FILE;
            default -> Kind.NOTHING;
        };
    }

    /** {@return the source text of the module at {@code path}} */
    static byte[] source(String path) {
        try (InputStream in = FrozenModules.class.getResourceAsStream("frozen/" + path)) {
            if (in == null) {
                throw new IllegalStateException("no resource frozen/" + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
