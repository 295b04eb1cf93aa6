package org.jmpy.cli;

import org.jmpy.manifest.ManifestVerb;
import org.jmpy.tool.BuildTool;
import org.jmpy.tool.MpyTool;
import org.jmpy.tool.MpyVerb;
import org.jmpy.tool.RomTool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The verbs that work on .mpy files and images, with the process's own streams and folder. */
final class Tools {
    private Tools() {}

    /** A tool that writes to the streams it is given and returns the exit status. */
    private interface Tool {
        int run(FileOutputStream out, FileOutputStream error) throws IOException;
    }

    /** Compiles a tree of source files. {@return the exit status} */
    static int build(String[] args) {
        PrintStream terminal = isTerminal(2) ? System.err : null;
        return run((out, error) -> BuildTool.run(args, Path.of(""), terminal, out, error));
    }

    /** Runs manifests. {@return the exit status} */
    static int manifest(String[] args) {
        return run((out, error) -> ManifestVerb.run(args, Path.of(""), out, error));
    }

    /** Looks into .mpy files. {@return the exit status} */
    static int mpy(String[] args) {
        return run((out, error) -> MpyVerb.run(args, Path.of(""), hasColours(), out, error));
    }

    /**
     * {@return whether standard output is a terminal that shows colours, or must be taken for one}
     */
    private static boolean hasColours() {
        if (System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        if (System.getenv("FORCE_COLOR") != null) {
            return true;
        }
        return isTerminal(1);
    }

    private static boolean isTerminal(int descriptor) {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            Path link = Path.of("/proc/self/fd/" + descriptor);
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Runs the drop-in for mpy-tool.py. {@return the exit status} */
    static int mpyTool(String[] args) {
        return run((out, error) -> MpyTool.run(args, Path.of(""), out, error));
    }

    /** Builds ROMFS images, looks into them and runs them. {@return the exit status} */
    static int romfs(String program, String[] args) {
        if (args.length > 0 && args[0].equals("run")) {
            return RomRunner.run(program, Arrays.copyOfRange(args, 1, args.length));
        }
        return run((out, error) -> RomTool.run(args, Path.of(""), out, error));
    }

    @SuppressWarnings("resource") // Closing the streams would close the process's descriptors.
    private static int run(Tool tool) {
        try {
            return tool.run(
                    new FileOutputStream(FileDescriptor.out),
                    new FileOutputStream(FileDescriptor.err));
        } catch (IOException e) {
            Console.error("jmpy: cannot write: " + e.getMessage() + "\n");
            return 1;
        }
    }
}
