package org.jmpy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard input is. */
final class Terminals {
    private Terminals() {}

    /** {@return whether standard input is a terminal} */
    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25 where there is none
    static boolean isTerminal() {
        Path link = Path.of("/proc/self/fd/0");
        try {
            // Far cheaper than a native call where there is a /proc.
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/")
                    || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            java.io.Console console = System.console();
            return console != null && console.isTerminal();
        }
    }
}
