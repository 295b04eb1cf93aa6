package org.jmpy.lib;

import org.jmpy.object.Members;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;

/** The module platform. Source: MicroPython extmod/modplatform.c. */
final class PlatformModule {
    private PlatformModule() {}

    static PyModule create() {
        String version = Integer.toString(Runtime.version().feature());
        Members members = new Members();
        members.fnKw("platform", 0, (args, kw) -> text(version))
                .fn0("python_compiler", () -> "JVM " + version)
                .fnKw("libc_ver", 0, (args, kw) -> new PyTuple("jvm", version));
        return Library.module("platform", members);
    }

    private static String text(String version) {
        String system = System.getProperty("os.name", "");
        String arch = System.getProperty("os.arch", "");
        return system
                + "-1.29.0-"
                + (arch.equals("amd64") ? "x86_64" : arch)
                + "-"
                + System.getProperty("os.version", "")
                + "-with-jvm"
                + version;
    }
}
