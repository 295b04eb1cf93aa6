package org.jmpy.interp;

/** What this is, and whose behaviour it follows. */
public final class Version {
    /** The MicroPython version whose language, library and file format this is. */
    public static final String MICROPYTHON = "v1.29.0-preview";

    /** Our own version. */
    public static final String JMPY = "0.1.0";

    private Version() {}

    /** {@return name, version and machine, as the prompt and --version show them} */
    public static String banner() {
        return "MicroPython " + MICROPYTHON + " (jmpy " + JMPY + "); " + machine() + " version";
    }

    /** {@return the system and what the program was made for, as sys.implementation tells} */
    public static String machine() {
        return platform() + " [JVM " + Runtime.version().feature() + "]";
    }

    /** {@return sys.platform} */
    public static String platform() {
        String name = System.getProperty("os.name", "");
        if (name.startsWith("Mac")) {
            return "darwin";
        }
        if (name.startsWith("Windows")) {
            return "win32";
        }
        return name.equals("FreeBSD") ? "freebsd" : "linux";
    }
}
