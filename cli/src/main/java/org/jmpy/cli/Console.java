package org.jmpy.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Texts of the command itself, written at once. */
final class Console {
    private Console() {}

    /** Writes to standard output. */
    static void out(String text) {
        write(FileDescriptor.out, text);
    }

    /** Writes to standard error. */
    static void error(String text) {
        write(FileDescriptor.err, text);
    }

    @SuppressWarnings("resource") // Closing it would close the descriptor.
    private static void write(FileDescriptor descriptor, String text) {
        try {
            new FileOutputStream(descriptor).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Nobody is left to be told.
        }
    }
}
