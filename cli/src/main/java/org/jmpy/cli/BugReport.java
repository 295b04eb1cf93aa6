package org.jmpy.cli;

/** The last net: what is thrown here is a bug of ours, and is reported as one. */
final class BugReport {
    private BugReport() {}

    /** Reports a bug. {@return the exit status} */
    static int report(Throwable e) {
        StringBuilder text = new StringBuilder("jmpy: internal error, please report it with the");
        text.append(" output of jmpy --version:\n  ").append(e).append('\n');
        Throwable cause = e.getCause() == null ? e : e.getCause();
        int shown = 0;
        for (StackTraceElement place : cause.getStackTrace()) {
            text.append("    at ").append(place).append('\n');
            if (++shown == 8 && System.getenv("JMPY_TRACE") == null) {
                text.append("    ... (all of it with JMPY_TRACE=1)\n");
                break;
            }
        }
        Console.error(text.toString());
        return Main.INTERNAL;
    }
}
