package org.jmpy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard input and output are. */
final class Terminals {
    private Terminals() {}

    /** {@return whether standard input is a terminal} */
    static boolean isTerminal() {
        return isTerminal(0);
    }

    /** {@return whether standard output is a terminal} */
    static boolean isOutputTerminal() {
        return isTerminal(1);
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            // Far cheaper than a native call where there is a /proc.
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console().isTerminal();
        }
    }
}
